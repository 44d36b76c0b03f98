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
        "✓ Conseguido. Viendo el mapa se puede; con miles de parámetros no hay mapa, solo pendiente.",
    ),
    "un-paso": Goal(
        "Meta: encuentra la α que llega al fondo en un solo paso.",
        1e-9,
        "✓ Conseguido: con la tasa justa, el factor vale 0 y basta un paso.",
    ),
    "minilote": Goal(
        "Meta: que los minilotes acaben a menos de 0.001 por encima del mínimo.",
        0.001,
        "✓ Conseguido: bastantes ejemplos para apuntar bien y bastantes pasos para llegar.",
    ),
    "neurona-un-paso": Goal(
        "Meta: encuentra la α con la que la recta acierta en un solo paso.",
        1e-6,
        "✓ Conseguido: cada paso multiplica el error por 1 − 5α, y ahí vale 0.",
    ),
    "gana-el-descenso": Goal(
        "Meta: encuentra un punto de partida desde el que gane el descenso por gradiente.",
        0,
        "✓ Conseguido: sobre un eje solo cuenta una curvatura, y una tasa le basta.",
    ),
    "frenar": Goal(
        "Meta: elige β para acabar a menos de 0.0001 del mínimo.",
        0.0001,
        "✓ Conseguido: con esa inercia ni rebota en el valle ni se pasa de largo.",
    ),
    "dos-a-la-vez": Goal(
        "Meta: con una sola α, que Momentum y Adam queden los dos bajo la línea de puntos.",
        0.01,
        "✓ Conseguido: la franja en que coinciden es estrecha. Cada método pide su tasa.",
    ),
    "hacia-abajo": Goal(
        "Meta: encuentra una β₂ con la que x baje en total, hacia el mejor punto.",
        0,
        "✓ Conseguido: con más memoria, el 3 ya no se divide entre un denominador mucho mayor que los −1.",
    ),
    "ir-y-parar": Goal(
        "Meta: elige α para acabar a menos de 0.05 del mínimo.",
        0.05,
        "✓ Conseguido: bastante corta para acabar cerca y bastante larga para llegar.",
    ),
    "sin-limite": Goal(
        "Meta: elige α para acabar a menos de 0.01 del mínimo.",
        0.01,
        "✓ Conseguido, con una α al menos veinte veces mayor que el límite del descenso.",
    ),
    "reunirlos": Goal(
        "Arrástralo: júntalos en A; luego en B, C y D.",
        1,
        "✓ Conseguido: el método solo importa cerca de la frontera entre dos valles.",
    ),
}
