"""Las figuras del curso: parámetros, qué conviene probar, la pregunta que responde cada una y lo que muestra."""

import difflib
from dataclasses import dataclass

from ..matrices import COEFFICIENTS
from ..optimizers import OPTIMIZERS, Momentum
from .bigram import BUDGET
from .landscapes import CURVES, VALLEYS
from .params import Flag, InRange, Names, OneOf, Param, Params, Point, Rates, Text
from .rules import text_of
from .runs import EXAMPLES, FRAMES, OUTBURST
from .turning import MATRICES


@dataclass(frozen=True)
class Spec:
    """Una figura: título, parámetros por nombre, qué conviene probar (``attempt``), la pregunta y lo que muestra.

    Los parámetros van en el orden en que se comprueban: uno puede depender de los de delante.
    """

    title: str
    params: dict[str, Param]
    attempt: str
    question: str
    shows: str


def _lr(default: float, low: float = 0.0001, high: float = 2.0) -> InRange:
    return InRange(default, low, high)


def _count(default: int, high: int, low: int = 0, step: int = 1) -> InRange:
    return InRange(default, low, high, step=step, whole=True)


def _at(default: float, *stops: float, whole: bool = False) -> InRange:
    """Un número cuyo mando pasa por esos valores."""
    return InRange(default, stops[0], stops[-1], stops=stops, whole=whole)


def _framed(default: float, name: str) -> InRange:
    """Un número de «neurona», entre los extremos de lo que se ve de esos datos."""
    low, high = (lambda params, side=side: FRAMES[params["data"]][name][side] for side in (0, 1))
    return InRange(default, low, high, step=0.05)


_BETA = InRange(0.9, 0.0, 0.99, step=0.01)
# De la ida y la vuelta de «retropropagacion», lo que ya se ha hecho; None es todo.
PARTS = 9
# Paso que se ve, hasta el último; None es el último.
_STEP = InRange(None, 0, lambda params: params["steps"], step=1, whole=True, optional=True)

SPECS: dict[str, Spec] = {
    "descenso-1d": Spec(
        title="El descenso por gradiente, paso a paso",
        params={
            "problem": OneOf("parabola", tuple(CURVES)),
            "lr": _lr(0.1, 0.001),
            "start": InRange(
                None,
                lambda params: CURVES[params["problem"]][0],
                lambda params: CURVES[params["problem"]][1],
                optional=True,
            ),
            "steps": _count(20, 60),
        },
        attempt="Sube α poco a poco hasta 0.5, sigue hasta 1 y pasa de ahí. Después cambia de función y arrastra el "
        "punto de partida (el disco hueco).",
        question="¿Para qué valores de α el descenso va por un solo lado, llega de una vez, alterna de lado o se "
        "escapa, y cómo lo dice el factor 1 − α·f″?",
        shows="En una parábola, cada paso multiplica por 1 − α·f″ la distancia al mínimo. Si el factor está entre 0 y "
        "1, se baja por un solo lado; si vale 0, se llega de una vez; entre −1 y 0 se alterna de lado, y por debajo de "
        "−1 el punto se escapa.",
    ),
    "valle": Spec(
        title="El descenso sobre un valle",
        params={
            "problem": OneOf("coupled_quadratic", tuple(VALLEYS)),
            "optimizer": OneOf("GradientDescent", tuple(OPTIMIZERS)),
            "lr": _lr(0.05),
            "beta": _BETA,
            "start": Point(),
            "steps": _count(60, 300),
        },
        attempt="Arrastra el punto de partida alrededor del mínimo y mira la forma del camino. Acerca α al límite y "
        "pásalo. Lleva el punto de partida a una de las rectas de los vectores propios (las de trazos).",
        question="¿Qué dirección decide hasta dónde puede subir α, y cuál decide lo que se tarda?",
        shows="En estos valles, con descenso por gradiente, la dirección de mayor curvatura pone el límite de α: por "
        "encima de él, cada rebote en esa dirección es mayor que el anterior. La de menor curvatura decide lo que se "
        "tarda: en ella se avanza poco hasta con la mayor tasa permitida.",
    ),
    "carrera": Spec(
        title="Carrera de optimizadores",
        params={
            "problem": OneOf("beale", tuple(VALLEYS)),
            "optimizers": Names(),
            "lrs": Rates(),
            "fair": Flag(False),
            "start": Point(),
            "steps": _count(200, 300, low=1),
            "step": _STEP,
            "speed": _at(30, 2, 5, 10, 20, 30, 60, 120, whole=True),
        },
        attempt="Pulsa «Reproducir» con las tasas dadas; luego marca «A la mejor tasa de cada uno» y repite. Quita "
        "optimizadores de la tabla, cambia sus tasas y arrastra el punto de partida.",
        question="¿Gana el mismo en todos los paisajes, y sigue ganando cuando todos corren con su mejor tasa?",
        shows="Ninguno gana siempre. Con la mejor tasa de cada uno, tras 200 pasos va primero Momentum en Rosenbrock "
        "y, si corren todos, Nadam en Beale: aquí cuenta el coste final. En Himmelblau hay empates. Con otras tasas "
        "el orden cambia: sin buscarlas antes, la carrera compara tanto las tasas como los métodos.",
    ),
    "adam-por-dentro": Spec(
        title="Adam por dentro",
        params={
            "signal": OneOf("noisy", ("constant", "noisy", "alternating", "sparse", "jump", "cycle")),
            "noise": InRange(0.5, 0.0, 3.0, step=0.1),
            "lr": _lr(0.1, 0.001),
            "beta1": _at(0.9, 0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99),
            "beta2": _at(0.999, 0, 0.1, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999),
            "eps": _at(1e-8, 0, 1e-8, 1e-6, 1e-4, 1e-3, 0.01, 0.1, 1),
            "correction": Flag(True),
            "steps": _count(60, 200, low=5, step=5),
            "t": _count(1, 200, low=1),
            "seed": _count(1, 20, low=1),
        },
        attempt="Con gradiente constante, quita y pon la corrección de sesgo y mira el primer paso. Con gradientes "
        "alternos o ruidosos, mueve β₁. Con gradientes dispersos, mueve β₂. Lee los números de cada t.",
        question="¿Por qué el primer paso de Adam mide siempre casi α, sea cual sea el gradiente?",
        shows="En el primer paso, ya corregidos, m̂ = g y v̂ = g²: el cociente es 1 o −1 y el paso mide α, salvo lo "
        "poco que quita ε. Después ya no cuenta el tamaño de los gradientes, sino cuánto se parecen unos a otros.",
    ),
    "brote": Spec(
        title="Veinte mil pasos junto al mínimo",
        params={
            "method": OneOf("Adam", ("Adam", "AMSGrad", "linear")),
            "eps": _at(1e-8, 1e-8, 1e-6, 1e-4, 1e-3, 0.01),
            "beta2": _at(0.999, 0.95, 0.99, 0.999),
            "guess": _count(0, OUTBURST, step=100),
            "steps": _count(1000, OUTBURST),
        },
        attempt="Arrastra tu apuesta hasta el paso en que crees que Adam se irá del mínimo, y pulsa «Reproducir». "
        "Después prueba los remedios: ε, β₂ y los otros dos métodos.",
        question="¿Qué crece mientras el punto está quieto, y qué remedio evita que llegue al límite?",
        shows="En x², desde 5 y con α = 0.1. Junto al mínimo v̂ mengua, y la tasa propia crece: por 1.65 cada mil "
        "pasos. Pasado el límite, el punto se va. Con ε = 0.01 no lo alcanza, y con AMSGrad tampoco. Con β₂ = 0.95 se "
        "va antes, pero apenas se aleja; con una tasa que baja a cero, más tarde y menos lejos.",
    ),
    "momento": Spec(
        title="El plano de la tasa y la inercia",
        params={
            "condition": _at(25, 1, 2, 3, 5, 10, 25, 50, 100, 200, whole=True),
            "method": OneOf("Momentum", ("Momentum", "Nesterov")),
            "lr": InRange(None, 0.0, lambda params: 4 / params["condition"], optional=True),
            "beta": InRange(0.0, 0.0, 0.99, step=0.01),
            "steps": _count(60, 200, low=1),
        },
        attempt="Arrastra el punto por el plano: cada punto es un par (α, β). Busca el más rápido: "
        "tras el primer intento sale la estrella, que lo enseña. Cambia el número de condición.",
        question="¿Cuánto gana la inercia sobre el descenso sin ella, y por qué gana más cuanto más estrecho es el "
        "valle?",
        shows="En el peor caso, a la larga cada paso multiplica el error por (κ − 1)/(κ + 1) sin inercia y con la "
        "mejor tasa, y por (√κ − 1)/(√κ + 1) con el mejor par de Momentum: con κ = 100, diez veces menos pasos por "
        "cada cifra exacta.",
    ),
    "lotes": Spec(
        title="Lote completo, minilote y un ejemplo",
        params={
            "batch_size": _count(8, 32, low=2),
            "lr": _lr(0.1, 0.001, 1.0),
            "epochs": _count(6, 20),
            "seed": _count(1, 20, low=1),
        },
        attempt="Mira las dos gráficas de coste: frente a los pasos y frente a los ejemplos vistos. Cambia el tamaño "
        "del minilote, baja α y prueba otras semillas.",
        question="A igual número de ejemplos vistos, ¿quién ha bajado más, y quién se queda dando vueltas al final?",
        shows="Con los mismos ejemplos vistos, quien mira menos en cada paso da más pasos y baja antes. Al final, con "
        "la tasa fija, quien va de uno en uno se queda temblando por encima de los minilotes de 8, y el lote completo "
        "aún baja.",
    ),
    "neurona": Spec(
        title="La recta y su coste",
        params={
            "data": OneOf("line", tuple(EXAMPLES)),
            "lr": _lr(0.1, 0.001, 2.0),
            "w": _framed(-1.0, "w"),
            "b": _framed(2.5, "b"),
            "steps": _count(30, 200, low=1),
            "step": _STEP,
        },
        attempt="Arrastra el punto (w, b) y mira cómo se mueve la recta. Reproduce el descenso con cada juego de "
        "datos: un solo ejemplo, varios, uno que desentona y datos sin centrar.",
        question="¿Por qué con un solo ejemplo hay infinitas rectas perfectas, y por qué sin centrar los datos el "
        "valle se estrecha?",
        shows="Un único ejemplo fija el valor de x·w + b: aciertan todas las parejas (w, b) de una recta del plano. "
        "Sin centrar los datos, al cambiar w hay que compensar con b, y el fondo del valle se inclina y se alarga.",
    ),
    "retropropagacion": Spec(
        title="La red, hacia delante y hacia atrás",
        params={
            "x": InRange(2.0, -3.0, 3.0, step=0.1),
            "y": InRange(2.0, -3.0, 3.0, step=0.1),
            "w": InRange(0.5, -4.0, 4.0, step=0.1),
            "c": InRange(1.0, -2.0, 2.0, step=0.1),
            "lr": _lr(0.1, 0.01, 2.0),
            "steps": _count(0, 60),
            "step": InRange(None, 0, PARTS, step=1, whole=True, optional=True),
        },
        attempt="Pulsa «Un paso» y haz cada cuenta antes de verla. Después cambia w₁ y c₁, y mira por dónde vuelve el "
        "error: cuanto más vuelve por una línea, más gruesa es.",
        question="¿Qué factores deciden cuánto error llega a cada peso, y cuándo no llega nada?",
        shows="Hacia delante, cada neurona calcula su suma y su tangente. Hacia atrás, la derivada de J se multiplica "
        "en cada línea: por el peso c en la salida, por 1 − h² al atravesar una neurona y por la entrada al llegar a "
        "w. Si uno de esos factores es casi cero, lo que va detrás no aprende.",
    ),
    "planes": Spec(
        title="Planes de la tasa, con el mismo presupuesto",
        params={
            "landscape": OneOf("bowl", ("bowl", "walls")),
            "lr": _lr(0.2, 0.01),
            "warmup": _count(0, 100),
            "noise": InRange(1.0, 0.0, 3.0, step=0.1),
            "steps": _count(300, 400, low=10, step=10),
            "seed": _count(1, 20, low=1),
        },
        attempt="Mueve α de un extremo al otro y mira quién acaba más abajo. Acorta el presupuesto. Después elige el "
        "coste con paredes, sube α y busca cuántos pasos de calentamiento hacen falta.",
        question="Con los mismos pasos y la misma tasa más alta, ¿qué plan acaba más cerca del mínimo, y cuánto hay "
        "que esperar para verlo?",
        shows="No gana siempre el mismo. Con α = 0.02 y 300 pasos, el constante: los demás no llegan a tiempo. Con "
        "α = 0.2, el de escalones, y los que bajan a cero quedan cerca. Con α = 1, el inverso: es la media de todo lo "
        "visto. En la parábola, calentar solo mejora al inverso, que así tarda más en bajar; con paredes, permite una "
        "α que sin calentar se escaparía.",
    ),
    "red": Spec(
        title="Una red que aprende a leer",
        params={
            "rule": Text(text_of(Momentum, lr=0.1)),
            "steps": _at(190, 5, 19, 38, 95, 190, 380, 760, whole=True),
            "seed": _count(0, 19),
            "drawing": Text(""),
            "rival": Text(""),
            "score": _count(0, 100),
        },
        attempt="Dibuja una cifra y mira qué dice la red antes y después de entrenarla. Cambia después la última línea "
        "de la regla, y entrénala otra vez.",
        question="¿Cuántos pasos le bastan para leer más de la mitad de lo que no ha visto?",
        shows="Menos de 19, que son los que hacen falta para ver una vez cada imagen de entrenamiento. Con 190 lee más "
        "de 90 de cada cien de las que no ha visto. De los dedos lee menos, porque son otros datos.",
    ),
    "muon": Spec(
        title="Un paso para una matriz",
        params={
            "matrix": OneOf("words", tuple(MATRICES)),
            "turned": Flag(False),
            "a": InRange(COEFFICIENTS[0], 1.0, 5.0, step=0.05),
            "b": InRange(COEFFICIENTS[1], -8.0, 0.0, step=0.05),
            "c": InRange(COEFFICIENTS[2], 0.0, 4.0, step=0.05),
            "steps": _count(0, 12),
        },
        attempt="Pulsa «Iterar» cinco veces y mira cómo van las barras a la banda gris. Después gira la matriz y "
        "compara el paso del signo, que es el primero de Adam, con el de Muon.",
        question="¿Qué hace cada iteración con los valores singulares, y cuál de los tres pasos cambia si se gira la "
        "matriz?",
        shows="Cada valor singular va por su cuenta: σ pasa a ser aσ + bσ³ + cσ⁵, y los pequeños se multiplican por "
        "casi 3.44 hasta llegar a la banda. Girar no mueve las barras: el descenso y Muon dan el mismo paso, girado. "
        "El signo mira los números de uno en uno, y da otro.",
    ),
    "palabras": Spec(
        title="Treinta y dos palabras, de la más frecuente a la más rara",
        params={"turned": Flag(False), "equal": Flag(False), "steps": _count(BUDGET, BUDGET)},
        attempt="Gira las palabras y mira qué curvas cambian. Después haz que salgan todas igual de frecuentes.",
        question="¿A quién le quita girar lo que ganaba, y quién se queda sin ventaja si no hay palabras raras?",
        shows="Cada método va con su mejor tasa, que baja a cero en 100 pasos. Girar multiplica por doce lo que deja "
        "Adam, y por seiscientos lo que deja Adagrad. Momentum y Muon dejan lo mismo: en la palabra más rara, Momentum "
        "deja más de veinte veces lo que en la más frecuente; Muon, unas pocas. Con todas igual de frecuentes, acaban "
        "cerca.",
    ),
}


def complete(figure_id: str, given: Params) -> Params:
    """Devuelve todos los parámetros de la figura, comprobados; los que faltan en ``given``, por omisión.

    Errores: ``TypeError`` si se da uno que la figura no tiene; ``ValueError`` o ``TypeError`` si su valor no sirve.

    >>> complete("descenso-1d", {"lr": 0.3})
    {'problem': 'parabola', 'lr': 0.3, 'start': None, 'steps': 20}
    """
    spec = SPECS[figure_id].params
    for name in given:
        if name not in spec:
            near = difflib.get_close_matches(name, spec, n=1)
            hint = f" ¿Querías decir {near[0]!r}?" if near else ""
            raise TypeError(f'figure("{figure_id}") no tiene el parámetro {name!r}: tiene {", ".join(spec)}.{hint}')
    checked: Params = {}
    for name, param in spec.items():
        value = given.get(name, param.default)
        checked[name] = param.accept(f'figure("{figure_id}"): {name}', value, checked)
    return checked
