"""Aspecto de cada optimizador, el mismo en todo el curso: color (claro y oscuro), trazo y marcador.

Un color quiere decir una cosa: el de un optimizador no lo lleva nada más. Lo que no es un optimizador se dibuja con
``SERIES``, cuyos colores no se confunden con los de ninguno, o con los del texto.

Es la única tabla de colores: de ella salen las imágenes, las variables de CSS del sitio y ``static/data.js``. Los
colores contrastan al menos 3:1 con el fondo de su tema; trazo y marcador los distinguen sin color.
"""

from typing import NamedTuple


class Style(NamedTuple):
    """Colores ``light`` y ``dark``, longitudes ``dash`` de trazo y hueco (vacía: continuo) y marcador.

    Un optimizador lleva además su rótulo, la tasa de la que parte en las figuras, prudente en todos los paisajes, y
    aquella con la que aprende a leer la red de «red».
    """

    light: str
    dark: str
    dash: tuple[float, ...]
    marker: str
    name: str = ""
    lr: float = 0.0
    reading: float = 0.0


STYLES = {
    "GradientDescent": Style("#5b6675", "#a9b4c2", (), "o", "Descenso por gradiente", 0.001, 1.0),
    "Momentum": Style("#0b6bb5", "#5fb3f2", (6, 2), "s", "Momentum", 0.001, 0.3),
    "Nesterov": Style("#00796f", "#3ccfc0", (2, 1.5), "^", "Nesterov", 0.001, 0.3),
    "Adagrad": Style("#8f6200", "#e3b341", (6, 2, 1, 2), "D", "Adagrad", 0.3, 0.18),
    "RMSProp": Style("#c4450a", "#ff8a50", (4, 1, 1, 1), "v", "RMSProp", 0.02, 0.018),
    "Adadelta": Style("#7a4fbf", "#b99af0", (1, 1), "P", "Adadelta", 10.0, 10.0),
    "Adam": Style("#c2185b", "#ff6f9f", (), "X", "Adam", 0.1, 0.03),
    "AMSGrad": Style("#7d4e2d", "#d0a283", (8, 2, 2, 2), "<", "AMSGrad", 0.1, 0.03),
    "AdamW": Style("#3d7a1c", "#8fce66", (5, 1), ">", "AdamW", 0.1, 0.03),
    "Nadam": Style("#a8327e", "#ef8fd0", (3, 1, 1, 1, 1, 1), "p", "Nadam", 0.1, 0.03),
    "Lion": Style("#6b6a00", "#c9c83a", (3, 1), "*", "Lion", 0.02, 0.01),
}
NAMES = {key: style.name for key, style in STYLES.items()}

# Lo que no es un optimizador: tasas, tamaños de minilote, momentos… Añil, púrpura, verde, granate y malva.
SERIES = (
    Style("#221a86", "#5c82ff", (), "o"),
    Style("#b41fd0", "#ee66ff", (6, 2), "s"),
    Style("#12430d", "#28b830", (2, 1.5), "^"),
    Style("#8a0f24", "#e0453c", (6, 2, 1, 2), "D"),
    Style("#9a7590", "#a98aa6", (4, 1, 1, 1), "v"),
)

# Los pesos de una neurona: los que suman y los que restan. En la página son --weight-for y --weight-against.
WEIGHTS = (Style("#0f6b64", "#5fd6c7", (), ""), Style("#b4540a", "#f0a04b", (), ""))

INK = Style("#1f2933", "#e8ebee", (), "")  # ejes, texto y la función que se minimiza
MUTED = Style("#8793a1", "#77828f", (), "")  # curvas de nivel, rejilla, anotaciones
BACKGROUND = Style("#ffffff", "#12161b", (), "")
