"""La directiva ``clinica``: donde se atiende a los pacientes. Sin JavaScript, las curvas de uno y lo que hay aquí.

``consulta`` es la de las parejas y ``guardia``, la de los sorteados; las llena ``optlib/static/clinic/mount.js``.
"""

from functools import cache
from math import log10

import numpy as np
from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from optlib.clinic import PATIENTS, Case, Training

from .drawing import Frame

SHOWN, SEED, MARKS = "plan-en-pasos", 27, 20
PLANE = Frame(560, 220, (-1.2, MARKS - 1, -2, 0.5), decimals=1)
WITHOUT_SCRIPTS = {
    "consulta": "Con JavaScript activado, aquí se atiende a dieciséis redes: sus curvas, sus pruebas y su cura.",
    "guardia": "Con JavaScript activado, aquí se escribe la palabra de la guardia y entran sus pacientes.",
}


def curves(training: Training) -> list[np.ndarray]:
    """Los costes de entrenamiento y de validación, del principio al final, como puntos del dibujo."""
    case = Case(training, SEED)
    x = case.x[np.rint(np.linspace(0, training.steps, MARKS)).astype(int)]
    return [np.array([(k, log10(net(p))) for k, p in enumerate(x)]) for net in (case.net, case.net.valid)]


@cache
def still() -> str:
    """Las curvas de una red enferma y, detrás, las de una sana, en SVG."""
    lines = []
    for power, said in ((-1, "0.1"), (0, "1")):
        x, y = PLANE.place(0, power)
        lines.append(f'<path class="clinic-grid" d="M{x} {y}h{PLANE.width}"/><text y="{y}" dy="4">{said}</text>')
    runs = ("clinic-healthy", Training()), ("clinic-sick", Training(**PATIENTS[SHOWN].wrong))
    for name, training in runs:
        for kind, points in zip(("", " clinic-valid"), curves(training), strict=True):
            lines.append(f'<path class="{name}{kind}" d="{PLANE.line(points)}"/>')
    label = "El coste de una red enferma se queda quieto enseguida; el de una sana, en gris, baja hasta el final"
    return (
        f'<svg viewBox="0 0 {PLANE.width} {PLANE.height}" width="{PLANE.width}" height="{PLANE.height}" role="img"'
        f' aria-label="{label}">{"".join(lines)}</svg>'
    )


class Clinic(SphinxDirective):
    """Pone una parte de la clínica."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Escribe lo que se lee sin JavaScript."""
        part = directives.choice(self.arguments[0], tuple(WITHOUT_SCRIPTS))
        drawn = still() if part == "consulta" else ""
        html = f'<div class="clinic" data-clinic="{part}">{drawn}<p>{WITHOUT_SCRIPTS[part]}</p></div>'
        return [nodes.raw("", html, format="html")]


def setup(app: Sphinx) -> None:
    app.add_directive("clinica", Clinic)
