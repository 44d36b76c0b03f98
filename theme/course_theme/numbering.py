"""El número de cada página: las que comparten capítulo comparten el suyo, y siguen la cuenta de sus apartados."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.environment.collectors.toctree import TocTreeCollector

from optlib.exercises.bank import label


def shared(numbers: dict[str, dict[str, tuple]]) -> dict[str, dict[str, tuple]]:
    """Los números de cada página y de sus apartados, cuando los de un capítulo se cuentan seguidos.

    ``numbers`` da, en el orden del libro y por su ancla, los que tendrían si cada página fuera un capítulo.
    """
    found: dict[str, dict[str, tuple]] = {}
    before: dict[str, int] = {}
    for docname, page in numbers.items():
        chapter = label(docname.rpartition("/")[2])
        if not chapter.isdigit() and len(chapter) > 1:
            found[docname] = page
            continue
        first = int(chapter) if chapter.isdigit() else chapter
        done = before.get(chapter, 0)
        found[docname] = {
            anchor: (first, *(done + place for place in number[1:2]), *number[2:]) for anchor, number in page.items()
        }
        before[chapter] = max((number[1] for number in found[docname].values() if len(number) > 1), default=done)
    return found


def number(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Pone los números donde Sphinx los busca, y numera con ellos las ecuaciones; devuelve las páginas que cambian."""
    before, env.toc_secnumbers = env.toc_secnumbers, shared(env.toc_secnumbers)
    changed = [docname for docname, page in env.toc_secnumbers.items() if page != before[docname]]
    for docname in changed:
        page = env.toc_secnumbers[docname]
        env.titles[docname]["secnumber"] = page[""]
        for reference in env.tocs[docname].findall(nodes.reference):
            reference["secnumber"] = page[reference["anchorname"]]
    return changed + TocTreeCollector().assign_figure_numbers(env)


def setup(app: Sphinx) -> None:
    """Conecta esta parte con Sphinx."""
    # Después de que Sphinx haya numerado las páginas, y antes de «navigation».
    app.connect("env-get-updated", number, priority=600)
