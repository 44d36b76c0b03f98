"""Con qué se distingue a los pacientes: las pruebas, y lo que se espera de cada diagnóstico."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

# De cada prueba, sus medidas. Lo que se ve sin pedir nada es ``seen``; ``check`` no lo mira ningún diagnóstico.
PROBES = {
    "seen": ("train", "right", "rise"),
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
    where = f"sería de {low:g} a {high:g}" if high < INF else f"pasaría de {low:g}"
    return Sign("train", low, high, f"Entonces el coste de entrenamiento {where}, y es {{}}.")


# La primera es la suya; la del coste, que se parece a la de otros, la última. Los intervalos abarcan lo medido con diez
# semillas, con margen: tests/test_clinic.py lo comprueba.
SIGNS = {
    "pesos-a-cero": (
        Sign("grad2", 0, 1e-9, "Entonces el gradiente sería 0 en las dos capas, y en la segunda mide {}."),
        ends(2.25, 2.35),
    ),
    "tasa-pequena": (
        Sign("up", 2.2, 2.297, "Entonces, con 10 veces más tasa, el coste bajaría a 2.29, y se queda en {}."),
        ends(2.25, 2.35),
    ),
    "tasa-grande": (
        Sign("down", 0, 0.1, "Entonces, con 10 veces menos tasa, se curaría, y se queda en {}."),
        ends(2.4, 100),
    ),
    "por-clases": (
        Sign("first", 1, 1, "Entonces su primer minilote sería de una sola cifra, y tiene {} distintas."),
        ends(2.4, 100),
    ),
    "plan-en-pasos": (
        Sign("half", 0, 0, "Entonces, a mitad de camino, el paso sería 0, y mide {} veces lo que los pesos."),
        ends(0.4, 1.7),
    ),
    "una-epoca": (
        Sign("half", 0.06, 0.1, "Entonces, a mitad de camino, el paso sería unas 0.07 veces los pesos, y es {}."),
        ends(0.4, 1.7),
    ),
    "softmax-dos-veces": (
        Sign("surest", 0.22, 0.24, "Entonces su respuesta más segura sería de 0.232, y es de {}."),
        ends(0.75, 1.6),
    ),
    "tanh-en-la-salida": (
        Sign("surest", 0.44, 0.46, "Entonces su respuesta más segura sería de 0.451, y es de {}."),
        ends(0.75, 1.6),
    ),
    "otras-unidades": (
        Sign("pixel", 2, INF, "Entonces algún píxel pasaría de 1, y el mayor vale {}."),
        ends(0.05, 1),
    ),
    "pesos-grandes": (
        Sign("sat0", 50, 100, "Entonces en el paso 0 ya estarían saturadas casi todas, y lo están {} de cada 100."),
        ends(0.1, 1),
    ),
    "etiquetas": (
        Sign(
            "gap", -INF, -6, "Entonces acertaría mucho menos en entrenamiento que en validación, y son {} puntos más."
        ),
        ends(0.4, 0.85),
    ),
    "decaimiento": (
        Sign("norm1", 0, 4.8, "Entonces los pesos de la primera capa no pasarían de 4.8, y miden {}."),
        ends(0.4, 0.85),
    ),
    "ningun-8": (
        Sign("eights", 0, 0, "Entonces no tendría ningún 8 entre sus ejemplos, y tiene {}."),
        ends(0.01, 0.05),
    ),
    "relu-en-la-salida": (
        Sign("said", 1, 9, "Entonces alguna cifra no la diría nunca, y dice {} distintas."),
        Sign("surest", 0.98, 1, "Entonces de alguna cifra estaría segura, y no pasa de {}."),
        ends(0.15, 2.25),
    ),
    "cien-ejemplos": (
        Sign("examples", 0, 100, "Entonces tendría 100 ejemplos, y tiene {}."),
        ends(0.001, 0.01),
    ),
    "fuga": (
        Sign("examples", 1201, INF, "Entonces tendría 1500 ejemplos, y tiene {}."),
        ends(0.02, 0.08),
    ),
    "sin-poner-a-cero": (
        Sign("rise", 10, INF, "Entonces el coste no dejaría de subir, y se multiplica por {} tras la primera época."),
        ends(500, INF),
    ),
    "iguales": (
        Sign("drawings", 1, 1, "Entonces sus neuronas serían todas iguales, y hay {} distintas."),
        ends(1.2, 1.8),
    ),
    "seis-ochos": (
        Sign("eights", 1, 12, "Entonces tendría unos pocos ochos entre sus ejemplos, y tiene {}."),
        ends(0.01, 0.06),
    ),
    "de-nuevo": (
        Sign("pushed", 0.99, 1.01, "Entonces cada paso sería la tasa por el gradiente, y alguno llega a {} veces eso."),
        ends(0.2, 0.4),
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
