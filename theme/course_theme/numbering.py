"""Los números: los de cada página, por su lugar en ``_toc.yml``, y los que se dicen de ella en ejercicios y enlaces.

Las páginas que cuelgan de otra (``sections:``) son del mismo capítulo: comparten su número y siguen la cuenta de sus
apartados y de sus ejercicios. Ni los cuadernos ni los nombres de los ficheros llevan ninguno que cuente.
"""

import re
from collections import Counter
from collections.abc import Iterator

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.environment.collectors.toctree import TocTreeCollector
from sphinx.transforms.post_transforms import SphinxPostTransform

from optlib.exercises import bank

# Los apartados que acaban una página: no llevan número.
LAST = {"Más práctica", "La presentación, comprobada", "Ejercicios", "Resumen", "Qué viene después", "Referencias"}
# Como los guarda un cuaderno (optlib/exercises/page.py).
EXERCISE = re.compile(r'data-exercise="([\w-]+)" (.*?)<strong>Ejercicio', re.DOTALL)
# «el capítulo 3», o «3» en «los capítulos 2 y 3».
SAID = re.compile(r"^(?:[Ee]l\s)?(?:[Cc]apítulo\s)?\d+$")


def shared(numbers: dict[str, dict[str, tuple]]) -> dict[str, dict[str, tuple]]:
    """Los números de cada página y de sus apartados, cuando los de un capítulo se cuentan seguidos.

    ``numbers`` da, en el orden del libro y por su ancla, los que les pone Sphinx: los de una página que cuelga de otra
    empiezan por el suyo, que es un apartado más.
    """
    found: dict[str, dict[str, tuple]] = {}
    before: Counter[str] = Counter()
    for docname, page in numbers.items():
        depth = len(page.get("", ()))
        if not depth:
            found[docname] = page
            continue
        chapter = page[""][0]
        found[docname] = {
            anchor: number
            and (chapter, *(before[chapter] + place for place in number[depth : depth + 1]), *number[depth + 1 :])
            for anchor, number in page.items()
        }
        before[chapter] = max([before[chapter], *(number[1] for number in found[docname].values() if len(number) > 1)])
    return found


def last(toc: nodes.Element) -> set[str]:
    """Las anclas de los apartados que acaban una página, y las de los que llevan dentro."""
    return {
        inner["anchorname"]
        for item in toc.findall(nodes.list_item)
        if item.next_node(nodes.reference).astext() in LAST
        for inner in item.findall(nodes.reference)
    }


def number(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Pone los números donde Sphinx los busca, y numera con ellos las ecuaciones; devuelve las páginas que cambian."""
    before, ends = env.toc_secnumbers, {docname: last(env.tocs[docname]) for docname in env.toc_secnumbers}
    env.toc_secnumbers = shared(
        {
            docname: {anchor: () if anchor in ends[docname] else number for anchor, number in page.items()}
            for docname, page in before.items()
        }
    )
    changed = [docname for docname, page in env.toc_secnumbers.items() if page != before[docname]]
    for docname in changed:
        page = env.toc_secnumbers[docname]
        env.titles[docname]["secnumber"] = page[""]
        for reference in env.tocs[docname].findall(nodes.reference):
            reference["secnumber"] = page[reference["anchorname"]]
    return changed + TocTreeCollector().assign_figure_numbers(env)


def label(env: BuildEnvironment, docname: str) -> str:
    """El número de una página, «3», o su letra; vacío si no lo lleva."""
    return str(next(iter(env.toc_secnumbers.get(docname, {}).get("", ())), ""))


def order(env: BuildEnvironment, docname: str) -> Iterator[str]:
    """Las páginas que cuelgan de una, en el orden del libro."""
    for name in env.toctree_includes.get(docname, ()):
        yield name
        yield from order(env, name)


def exercises(env: BuildEnvironment) -> dict[str, dict[str, str]]:
    """Los ejercicios de cada página que los tiene, en el orden del libro, y el número de cada uno.

    Es el de su capítulo y su orden en él, «3.4»; en una página sin número, su orden.
    """
    count: Counter[str] = Counter()
    found: dict[str, dict[str, str]] = {}
    for docname in order(env, env.config.root_doc):
        chapter = label(env, docname)
        for item in bank.pages().get(docname.rpartition("/")[2], ()):
            count[chapter or docname] += 1
            place = f"{chapter}.{count[chapter or docname]}".removeprefix(".")
            found.setdefault(docname, {})[item.id] = place
    return found


def number_exercises(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Pone su número en los ejercicios de una página."""
    known = exercises(app.env).get(docname, {})

    def numbered(found: re.Match[str]) -> str:
        own = known.get(found[1], "")
        return f'data-exercise="{found[1]}" data-number="{own}" {found[2]}<strong>Ejercicio {own}'.rstrip()

    for raw in doctree.findall(nodes.raw):
        if "data-exercise" in raw.astext():
            raw.children = [nodes.Text(EXERCISE.sub(numbered, raw.astext()))]


class NumberLinks(SphinxPostTransform):
    """En un enlace a un capítulo que dice su número, el de ahora."""

    # Antes de que Sphinx y MyST los resuelvan.
    default_priority = 5

    def run(self, **kwargs: object) -> None:
        """Mira cada enlace de la página."""
        for reference in self.document.findall(addnodes.pending_xref):
            said = SAID.match(reference.astext())
            own = label(self.env, self.target(reference)) if said else ""
            if said and own:
                text = list(reference.findall(nodes.Text))[-1]
                text.parent.replace(text, nodes.Text(re.sub(r"\d+$", own, text)))

    def target(self, reference: addnodes.pending_xref) -> str:
        """La página a la que va un enlace."""
        name = str(reference["reftarget"]).partition("#")[0].rpartition("/")[2]
        return f"chapters/{name.removesuffix('.ipynb').removesuffix('.md')}"


def setup(app: Sphinx) -> None:
    # Después de que Sphinx haya numerado las páginas, y antes de «navigation».
    app.connect("env-get-updated", number, priority=600)
    app.connect("doctree-resolved", number_exercises)
    app.add_post_transform(NumberLinks)
