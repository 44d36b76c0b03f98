"""La directiva ``regla``: donde el lector escribe un optimizador. Sin JavaScript, su texto y su recorrido."""

import json
from html import escape
from typing import ClassVar

import numpy as np
from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from optlib import PROBLEMS
from optlib.figures.landscapes import VALLEYS
from optlib.rules import points_of
from optlib.styles import NAMES

from .drawing import Frame

WIDTH, HEIGHT, LEVELS = 560, 400, 12


def still(rule: str, problem: str, steps: int) -> str:
    """El paisaje y el recorrido de la regla, en SVG."""
    plane = Frame(WIDTH, HEIGHT, VALLEYS[problem], decimals=1)
    left, right, bottom, top = VALLEYS[problem]
    x, y = np.meshgrid(np.linspace(left, right, 60), np.linspace(bottom, top, 60))
    levels = np.quantile(PROBLEMS[problem](np.stack([x, y], axis=-1)), np.linspace(0.02, 0.95, LEVELS))
    lines = [f'<path class="level" d="{path}"/>' for path in plane.contours(PROBLEMS[problem], levels)]
    # De un recorrido que se va, lo que cabe cerca del dibujo.
    points = np.nan_to_num(points_of(rule, PROBLEMS[problem], steps), nan=1e9).clip(-100, 100)
    lines.append(f'<path class="run" d="{plane.line(points)}"/>')
    label = f"Curvas de nivel de {PROBLEMS[problem].name} y el recorrido de la regla en {steps} pasos"
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img"'
        f' aria-label="{escape(label)}">{"".join(lines)}</svg>'
    )


class RuleBench(SphinxDirective):
    """``regla``: la regla con que se empieza; el paisaje, los pasos y contra quién corre."""

    has_content = True
    option_spec: ClassVar = {
        "paisaje": directives.unchanged,
        "pasos": directives.positive_int,
        "contra": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """Escribe la figura. Errores: el de la directiva si el paisaje o un rival no existen."""
        problem, steps = self.options.get("paisaje", "beale"), self.options.get("pasos", 100)
        rivals = self.options.get("contra", "Adam").split()
        if problem not in VALLEYS:
            raise self.error(f"paisaje: {problem}; los que hay: {', '.join(VALLEYS)}")
        if strange := [name for name in rivals if name not in NAMES]:
            raise self.error(f"contra: {strange[0]}; los que hay: {', '.join(NAMES)}")
        rule = "\n".join(self.content)
        params = {"problem": problem, "rule": rule, "optimizers": rivals, "steps": steps}
        text = (
            f'<figure class="fig" data-rule="regla" data-params="{escape(json.dumps(params, ensure_ascii=False))}">'
            '<div class="fig-body"><div class="fig-still">'
            f"<pre>{escape(rule)}</pre>{still(rule, problem, steps)}</div></div></figure>"
        )
        return [nodes.raw("", text, format="html")]


def setup(app: Sphinx) -> None:
    app.add_directive("regla", RuleBench)
