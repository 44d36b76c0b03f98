"""Los pacientes: qué nombre tiene lo suyo, qué va mal y con qué se cura. Los cambios son de los campos de ``Training``."""

from dataclasses import dataclass

from ..optimizers import Adam
from ..rules import text_of
from .training import MOMENTUM


@dataclass(frozen=True)
class Patient:
    """Lo que tiene, ``name``; lo que va mal, ``wrong``; y la cura: qué se toca y, de cada opción, qué cambia después.

    La opción que no cambia nada es como está. Si todas son números, la página pone un mando.
    """

    name: str
    wrong: dict
    touch: str
    options: dict[str, dict]


def momentum(lr):
    return {"rule": MOMENTUM.replace("0.3", lr)}


def adam(lr):
    return {"rule": text_of(Adam, lr=float(lr))}


def decay(factor):
    return {"rule": f"{MOMENTUM} - lr*{factor}*x"}


RATES = ("0.001", "0.01", "0.03", "0.1", "0.3", "1", "10")
ADAM_RATES = ("0.000001", "0.00001", "0.0001", "0.001", "0.01", "0.1", "1", "10")
FORGOTTEN = "lr = 0.3\ng = g + grad(x)\nv = 0.9*v + g\nx = x - lr*v"
ANEW = "lr = 0.3\ng = grad(x)\nv = 0*g\nv = 0.9*v + g\nx = x - lr*v"
STARTS = {
    "todos a 0": {"start": "zero"},
    "todos a 0.1": {"start": "equal"},
    "al azar, pequeños": {"start": "small"},
    "al azar, 30 veces los de Glorot": {"start": "large"},
}
ENDS = {
    "softmax(z)": {"ending": "none"},
    "softmax(softmax(z))": {"ending": "softmax"},
    "softmax(tanh(z))": {"ending": "tanh"},
    "softmax(relu(z))": {"ending": "relu"},
}
EIGHTS = {
    "sin ochos": {"examples": "no-8"},
    "con seis ochos": {"examples": "six-8"},
    "con todos sus ochos": {"examples": "all"},
}

PATIENTS = {
    "pesos-a-cero": Patient("pesos a cero", {"start": "zero"}, "Los pesos, al empezar", STARTS),
    "tasa-pequena": Patient(
        "tasa demasiado pequeña", adam("0.000001"), "La tasa de Adam", {lr: adam(lr) for lr in ADAM_RATES}
    ),
    "tasa-grande": Patient(
        "tasa demasiado grande", momentum("10"), "La tasa de Momentum", {lr: momentum(lr) for lr in RATES}
    ),
    "por-clases": Patient(
        "minilotes por clases",
        {"order": "classes"},
        "El orden de los ejemplos",
        {"por clases": {"order": "classes"}, "barajados en cada época": {"order": "shuffled"}},
    ),
    "plan-en-pasos": Patient(
        "plan contado en pasos, no en épocas",
        {"plan": 10},
        "Por cuánto se multiplica la tasa en el paso k",
        {"1 - k/10": {"plan": 10}, "1 - k/19": {"plan": 19}, "1 - k/190": {"plan": 190}},
    ),
    "una-epoca": Patient("una sola época", {"steps": 19}, "Épocas", {str(n): {"steps": 19 * n} for n in (1, 2, 5, 10)}),
    "softmax-dos-veces": Patient("softmax dos veces", {"ending": "softmax"}, "La salida", ENDS),
    "tanh-en-la-salida": Patient("tanh en la salida", {"ending": "tanh"}, "La salida", ENDS),
    "otras-unidades": Patient(
        "píxeles en otras unidades",
        {"inputs": "units"},
        "Los píxeles, o la regla",
        {
            "píxeles tal como llegan": {"inputs": "units"},
            "píxeles tal como llegan, con Adam": {"inputs": "units", **adam("0.01")},
            "cada píxel, de 0 a 1": {"inputs": "ink"},
        },
    ),
    "pesos-grandes": Patient("pesos iniciales demasiado grandes", {"start": "large"}, "Los pesos, al empezar", STARTS),
    "etiquetas": Patient(
        "etiquetas cambiadas",
        {"labels": 0.3},
        "Las etiquetas",
        {"como están": {"labels": 0.3}, "revisada la mitad": {"labels": 0.15}, "revisadas todas": {"labels": 0.0}},
    ),
    "decaimiento": Patient(
        "decaimiento demasiado fuerte",
        decay("0.3"),
        "El decaimiento",
        {factor: decay(factor) for factor in ("0.3", "0.1", "0.03", "0.001", "0")},
    ),
    "ningun-8": Patient("ningún 8 en el entrenamiento", {"examples": "no-8"}, "Los ejemplos", EIGHTS),
    "relu-en-la-salida": Patient("ReLU en la salida", {"ending": "relu", **adam("0.1")}, "La salida", ENDS),
    "cien-ejemplos": Patient(
        "solo cien ejemplos",
        {"examples": "100"},
        "Ejemplos",
        {"100": {"examples": "100"}, "200": {"examples": "200"}, "1200": {"examples": "all"}},
    ),
    "fuga": Patient(
        "validación dentro del entrenamiento",
        {"examples": "leak"},
        "Los ejemplos",
        {"los de entrenamiento y los de validación": {"examples": "leak"}, "solo los suyos": {"examples": "all"}},
    ),
    "sin-poner-a-cero": Patient(
        "gradiente sin poner a cero",
        {"rule": FORGOTTEN},
        "La línea del gradiente",
        {"g = g + grad(x)": {"rule": FORGOTTEN}, "g = grad(x)": {"rule": FORGOTTEN.replace("g + grad", "grad")}},
    ),
    "iguales": Patient("todos los pesos iguales", {"start": "equal"}, "Los pesos, al empezar", STARTS),
    "seis-ochos": Patient("casi ningún 8 en el entrenamiento", {"examples": "six-8"}, "Los ejemplos", EIGHTS),
    "de-nuevo": Patient(
        "optimizador nuevo en cada paso",
        {"rule": ANEW},
        "Dónde empieza v",
        {"en cada paso": {"rule": ANEW}, "una vez, antes del primero": {"rule": MOMENTUM}},
    ),
}
PAIRS = [tuple(list(PATIENTS)[k : k + 2]) for k in range(0, 16, 2)]
