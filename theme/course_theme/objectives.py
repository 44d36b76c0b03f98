"""La directiva ``objetivos``: lo que sabe hacer quien acaba una página, de ``chapters/objetivos.toml``.

En una página con objetivos deja los primeros, plegados; en las demás, una tabla con los de todas.
"""

import tomllib
from pathlib import Path

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

FILE = "chapters/objetivos.toml"
SHOWN = 3


def listed(objectives: list[str]) -> list[str]:
    """Los primeros, en una lista plegada."""
    ends = [*";" * (SHOWN - 1), "."]
    rows = [f"- {text}{end}" for text, end in zip(objectives, ends, strict=False)]
    return [":::{admonition} Al acabar sabrás", ":class: demostracion objetivos", *rows, ":::"]


def table(pages: dict[str, list[str]]) -> list[str]:
    """Los de todas las páginas, con su enlace."""
    rows = [f"| {{doc}}`{name}` | {'; '.join(objectives)} |" for name, objectives in pages.items()]
    return ["| Página | Quien la acaba sabe |", "|---|---|", *rows]


class Objectives(SphinxDirective):
    """Los de la página o, si no los tiene, los de todas."""

    def run(self) -> list[nodes.Node]:
        path = Path(self.env.srcdir) / FILE
        self.env.note_dependency(str(path))
        every = tomllib.loads(path.read_text("utf-8"))
        name = self.env.docname.rpartition("/")[2]
        found = {page: said for page, said in every.items() if f"chapters/{page}" in self.env.found_docs}
        lines = listed(found[name]) if name in found else table(found)
        box = nodes.container()
        self.state.nested_parse(StringList(lines, self.get_source_info()[0]), self.content_offset, box)
        return box.children


def setup(app: Sphinx) -> None:
    app.add_directive("objetivos", Objectives)
