"""Las metas de las figuras: qué se busca con sus mandos, cuándo se ha conseguido y qué se dice entonces.

Lo que mide cada figura lo calcula la suya de ``static/figures``: ``below`` es el valor del que tiene que bajar.
"""

from html import escape
from typing import NamedTuple


class Goal(NamedTuple):
    """``text`` dice lo que se busca; ``won``, lo que se aprende al conseguirlo."""

    text: str
    below: float
    won: str

    @property
    def html(self) -> str:
        """El renglón que lo dice, que ``static/figures/kit.js`` cambia al conseguirlo."""
        data = f'data-below="{self.below:g}" data-won="{escape(self.won)}"'
        return f'<p class="fig-goal" role="status" {data}>{escape(self.text)}</p>'


# Por el nombre con que los cita ``figure(…, goal="…")``. Un test las consigue todas con los mandos de su apertura.
GOALS = {
    "recta": Goal(
        "Meta: con w y b, deja el coste por debajo de 0.1 sin ayuda.",
        0.1,
        "✓ Conseguido. Con mapa se puede; con miles de parámetros no lo hay.",
    ),
    "un-paso": Goal(
        "Meta: encuentra la α que llega al fondo en un solo paso.",
        1e-9,
        "✓ Conseguido: con la tasa justa, el factor vale 0 y basta un paso.",
    ),
    "minilote": Goal(
        "Meta: que los minilotes acaben a menos de 0.001 por encima del mínimo.",
        0.001,
        "✓ Conseguido: ejemplos para apuntar bien y pasos para llegar.",
    ),
    "neurona-un-paso": Goal(
        "Meta: encuentra la α con la que la recta acierta en un solo paso.",
        1e-6,
        "✓ Conseguido: cada paso multiplica el error por 1 − 5α, y ahí vale 0.",
    ),
    "gana-el-descenso": Goal(
        "Meta: parte de un punto desde el que gane el descenso por gradiente.",
        0,
        "✓ Conseguido: sobre un eje solo cuenta una curvatura, y una tasa le basta.",
    ),
    "frenar": Goal(
        "Meta: elige β para acabar a menos de 0.0001 del mínimo.",
        0.0001,
        "✓ Conseguido: con esa inercia ni rebota en el valle ni se pasa de largo.",
    ),
    "dos-a-la-vez": Goal(
        "Meta: con una α, que Momentum y Adam queden bajo la línea de puntos.",
        0.01,
        "✓ Conseguido: la franja en que coinciden es estrecha. Cada método pide su tasa.",
    ),
    "reunirlos": Goal(
        "Arrástralo: júntalos en A, B, C y D.",
        1,
        "✓ Conseguido: lo decide el valle.",
    ),
}
