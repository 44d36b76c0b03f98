"""La directiva ``optimizadores`` de la página de referencia: una ficha por optimizador del registro."""

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from optlib import OPTIMIZERS


class Optimizers(SphinxDirective):
    """Documenta cada clase de ``OPTIMIZERS``, en su orden."""

    def run(self) -> list[nodes.Node]:
        source, _ = self.get_source_info()
        lines = StringList([f".. autoclass:: optlib.{name}" for name in OPTIMIZERS], source)
        box = nodes.container()
        self.state.nested_parse(lines, self.content_offset, box)
        return box.children


def setup(app: Sphinx) -> None:
    app.add_directive("optimizadores", Optimizers)
