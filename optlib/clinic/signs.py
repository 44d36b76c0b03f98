"""Con qué se distingue a los pacientes: las pruebas, y lo que se espera de cada diagnóstico."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

# De cada prueba, sus medidas. Lo que se ve sin pedir nada es ``seen``; ``check`` no lo mira ningún diagnóstico.
PROBES = {
    "seen": ("train", "valid", "right", "ratio", "rise"),
    "cost0": ("cost0",),
    "gradient": ("grad1", "grad2"),
    "saturation": ("sat0", "sat"),
    "step": ("step", "half", "pushed"),
    "surest": ("surest",),
    "examples": ("examples", "eights"),
    "batch": ("first", "pixel"),
    "mistakes": ("learnt", "gap", "said", "worst"),
    "ten": ("ten",),
    "check": ("check",),
    "up": ("up",),
    "down": ("down",),
    "weights": ("norm1", "norm2", "drawings"),
}


class Sign(NamedTuple):
    """Lo que un diagnóstico espera: que la medida esté entre ``low`` y ``high``. Si no, ``text`` la dice, en ``{}``."""

    measure: str
    low: float
    high: float
    text: str


INF = float("inf")


def ends(low: float, high: float) -> Sign:
    """En qué coste de entrenamiento se acaba."""
    between = f"de {low:g} a {high:g}" if high < INF else f"más de {low:g}"
    return Sign("train", low, high, f"Entonces el coste de entrenamiento sería {between}, y es {{}}.")


# Los intervalos abarcan lo medido con diez semillas, con margen; tests/test_clinic.py lo comprueba.
SIGNS = {
    "pesos-a-cero": (
        ends(2.25, 2.35),
        Sign("grad2", 0, 1e-9, "Entonces el gradiente valdría 0 en las dos capas, y en la segunda vale {}."),
    ),
    "tasa-pequena": (
        ends(2.25, 2.35),
        Sign("up", 2.2, 2.297, "Entonces, con 10 veces más tasa, el coste ya bajaría algo, y se queda en {}."),
        Sign("grad2", 1e-6, INF, "Entonces el gradiente no sería 0, y en la segunda capa vale {}."),
    ),
    "tasa-grande": (
        ends(2.4, 100),
        Sign("down", 0, 0.1, "Entonces, con 10 veces menos tasa, se curaría, y se queda en {}."),
        Sign("first", 5, 10, "Entonces su primer minilote tendría casi todas las cifras, y tiene {}."),
    ),
    "por-clases": (
        ends(2.4, 100),
        Sign("first", 1, 1, "Entonces su primer minilote sería de una sola cifra, y tiene {}."),
        Sign("down", 0.2, INF, "Entonces, con 10 veces menos tasa, no se curaría, y se queda en {}."),
    ),
    "plan-en-pasos": (
        ends(0.4, 1.7),
        Sign("half", 0, 0, "Entonces, a mitad de camino, el paso sería 0, y es {} veces lo que miden los pesos."),
    ),
    "una-epoca": (
        ends(0.4, 1.7),
        Sign("half", 0.06, 0.1, "Entonces, a mitad de camino, el paso sería aún el 7 % de los pesos, y es {} veces."),
    ),
    "softmax-dos-veces": (
        ends(0.75, 1.6),
        Sign("surest", 0.22, 0.24, "Entonces su respuesta más segura sería de 0.232, y es de {}."),
    ),
    "tanh-en-la-salida": (
        ends(0.75, 1.6),
        Sign("surest", 0.44, 0.46, "Entonces su respuesta más segura sería de 0.451, y es de {}."),
    ),
    "otras-unidades": (
        ends(0.05, 1),
        Sign("pixel", 2, INF, "Entonces algún píxel pasaría de 1, y el mayor vale {}."),
        Sign("sat0", 0, 5, "Entonces en el paso 0 no estaría saturada ninguna, y lo están {} de cada 100."),
    ),
    "pesos-grandes": (
        ends(0.1, 1),
        Sign("sat0", 50, 100, "Entonces en el paso 0 ya estarían saturadas casi todas, y lo están {} de cada 100."),
        Sign("pixel", 0, 1, "Entonces ningún píxel pasaría de 1, y el mayor vale {}."),
    ),
    "etiquetas": (
        ends(0.4, 0.85),
        Sign("gap", -INF, -6, "Entonces acertaría en validación bastante más que en entrenamiento, y son {} puntos."),
        Sign("ten", 0, 0.01, "Entonces aprendería diez ejemplos de memoria, y su coste se queda en {}."),
    ),
    "decaimiento": (
        ends(0.4, 0.85),
        Sign("norm1", 0, 4.8, "Entonces los pesos encogerían, y los de la primera capa miden {}."),
        Sign("ten", 0.03, INF, "Entonces le costarían hasta diez ejemplos, y su coste llega a {}."),
    ),
    "ningun-8": (
        ends(0.01, 0.05),
        Sign("eights", 0, 0, "Entonces no tendría ningún 8, y tiene {}."),
        Sign("right", 0, 94.5, "Entonces fallaría los ochos de validación, y acierta {} de cada 100."),
    ),
    "relu-en-la-salida": (
        ends(0.15, 2.25),
        Sign("said", 1, 9, "Entonces alguna cifra no la diría nunca, y dice {}."),
        Sign("surest", 0.98, 1, "Entonces de alguna cifra estaría segura, y no pasa de {}."),
        Sign("eights", 50, INF, "Entonces tendría sus ochos, y tiene {}."),
    ),
    "cien-ejemplos": (
        ends(0.001, 0.01),
        Sign("examples", 0, 100, "Entonces tendría 100 ejemplos, y tiene {}."),
    ),
    "fuga": (
        ends(0.02, 0.08),
        Sign("right", 97.5, 100, "Entonces acertaría en validación casi todo, y acierta {} de cada 100."),
        Sign("examples", 1201, INF, "Entonces tendría 1500 ejemplos, y tiene {}."),
    ),
    "sin-poner-a-cero": (
        ends(500, INF),
        Sign("rise", 10, INF, "Entonces el coste no dejaría de subir, y acaba en {} veces el de la primera época."),
    ),
    "iguales": (
        ends(1.2, 1.8),
        Sign("drawings", 1, 1, "Entonces sus neuronas serían iguales, y hay {} distintas."),
    ),
    "seis-ochos": (
        ends(0.01, 0.06),
        Sign("eights", 1, 12, "Entonces tendría muy pocos ochos, y tiene {}."),
        Sign("right", 0, 94.5, "Entonces fallaría los ochos de validación, y acierta {} de cada 100."),
    ),
    "de-nuevo": (
        ends(0.2, 0.4),
        Sign("pushed", 0.99, 1.01, "Entonces cada paso sería la tasa por el gradiente, y llega a {} veces eso."),
    ),
}


# Lo que mide una red sana; curarse es llegar a eso.
HEALTHY = {"train": (0, 0.05), "right": (92.5, 100), "worst": (70, 100), "examples": (1200, 1200)}


def cured(measure: Callable[[str], float]) -> bool:
    """Si lo que mide está donde lo de una sana."""
    return all(low <= measure(name) <= high for name, (low, high) in HEALTHY.items())


def fails(sign: Sign, value: float) -> bool:
    """Si ese valor desmiente lo que se espera; lo que no es un número está más allá de todos."""
    return not sign.low <= (value if value == value else INF) <= sign.high


def refuted(diagnosis: str, measure: Callable[[str], float], probes: Iterable[str] = tuple(PROBES)) -> Sign | None:
    """Lo primero de ese diagnóstico que desmienten las medidas de esas pruebas; ``None`` si nada.

    >>> refuted("pesos-a-cero", {"train": 2.3, "grad2": 0.0}.get)
    >>> refuted("pesos-a-cero", {"train": 2.3, "grad2": 0.7}.get).measure
    'grad2'
    """
    known = {name for probe in probes for name in PROBES[probe]}
    return next((s for s in SIGNS[diagnosis] if s.measure in known and fails(s, measure(s.measure))), None)
