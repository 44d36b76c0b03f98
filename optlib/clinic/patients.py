"""Los pacientes: cómo se llama lo suyo, qué va mal y qué lo cura, en campos de ``Training``."""

from dataclasses import dataclass, replace

from .training import Training


@dataclass(frozen=True)
class Patient:
    """Lo que tiene, ``name``; lo que va mal, ``wrong``; y el campo con que se cura, ``field``, y sus valores."""

    name: str
    wrong: dict
    field: str
    values: tuple = ()

    @property
    def options(self) -> dict[str, dict]:
        """Lo que se puede hacer, en palabras, y lo que cambia."""
        words = WORDS[self.field]
        said = lambda value: words[value] if words else f"{value:f}".rstrip("0").rstrip(".")  # noqa: E731
        return {said(value): {self.field: value} for value in self.values or words}

    def training(self, **changes) -> Training:
        """Su entrenamiento, o el que queda con unos cambios."""
        return replace(Training(), **{**self.wrong, **changes})


# De cada campo, qué es y, si sus valores no son números, cómo se dice cada uno.
FIELDS = {
    "rule": "La regla",
    "lr": "La tasa",
    "decay": "El decaimiento",
    "steps": "Los pasos",
    "plan": "En cuántos pasos baja la tasa a cero",
    "start": "Los pesos, al empezar",
    "inputs": "Los píxeles",
    "labels": "La parte de las etiquetas que está cambiada",
    "order": "El orden de los ejemplos",
    "ending": "La salida",
    "examples": "Los ejemplos",
}
WORDS: dict[str, dict] = {field: {} for field in FIELDS} | {
    "rule": {
        "forgetful": "g = g + grad(x)",
        "anew": "g = grad(x), y v = 0 en cada paso",
        "momentum": "g = grad(x), y v = 0 antes del primero",
    },
    "start": {
        "zero": "todos a 0",
        "equal": "todos a 0.1",
        "small": "al azar, pequeños",
        "large": "al azar, los de la primera capa 3000 veces mayores",
    },
    "inputs": {"units": "cada uno en sus unidades", "ink": "todos de 0 a 1"},
    "order": {"classes": "por clases", "shuffled": "barajados en cada época"},
    "ending": {
        "softmax": "softmax(softmax(z))",
        "tanh": "softmax(tanh(z))",
        "relu": "softmax(relu(z))",
        "none": "softmax(z)",
    },
    "examples": {
        "100": "100",
        "200": "200",
        "no-8": "sin ningún 8",
        "six-8": "con seis ochos",
        "leak": "los suyos y los de validación",
        "all": "los 1200 suyos",
    },
}
RATES = (1e-6, 1e-5, 1e-4, 0.001, 0.01, 0.1, 1.0, 10.0)
ENDS = ("softmax", "tanh", "none")
EIGHTS = ("no-8", "six-8", "all")

PATIENTS = {
    "pesos-a-cero": Patient("pesos a cero", {"start": "zero"}, "start"),
    "tasa-pequena": Patient("tasa demasiado pequeña", {"rule": "adam", "lr": 1e-6}, "lr", RATES),
    "tasa-grande": Patient("tasa demasiado grande", {"lr": 10.0}, "lr", (0.001, 0.01, 0.03, 0.1, 0.3, 3.0, 10.0)),
    "por-clases": Patient("minilotes por clases", {"order": "classes"}, "order"),
    "plan-en-pasos": Patient("plan contado en pasos, no en épocas", {"plan": 10}, "plan", (10, 19, 190)),
    "una-epoca": Patient("una sola época", {"steps": 19}, "steps", (19, 38, 95, 190)),
    "softmax-dos-veces": Patient("softmax dos veces", {"ending": "softmax"}, "ending", ENDS),
    "tanh-en-la-salida": Patient("tanh en la salida", {"ending": "tanh"}, "ending", ENDS),
    "otras-unidades": Patient("píxeles en otras unidades", {"inputs": "units"}, "inputs"),
    "pesos-grandes": Patient("pesos iniciales demasiado grandes", {"start": "large"}, "start"),
    "etiquetas": Patient("etiquetas cambiadas", {"labels": 0.3}, "labels", (0.3, 0.15, 0.0)),
    "decaimiento": Patient(
        "decaimiento demasiado fuerte", {"rule": "decaying", "decay": 0.3}, "decay", (0.3, 0.1, 0.03, 0.001, 0.0)
    ),
    "ningun-8": Patient("ningún 8 en el entrenamiento", {"examples": "no-8"}, "examples", EIGHTS),
    "relu-en-la-salida": Patient("ReLU en la salida", {"ending": "relu", "rule": "adam", "lr": 0.1}, "ending"),
    "cien-ejemplos": Patient("solo cien ejemplos", {"examples": "100"}, "examples", ("100", "200", "all")),
    "fuga": Patient("validación dentro del entrenamiento", {"examples": "leak"}, "examples", ("leak", "all")),
    "sin-poner-a-cero": Patient("gradiente sin poner a cero", {"rule": "forgetful"}, "rule", ("forgetful", "momentum")),
    "iguales": Patient("todos los pesos iguales", {"start": "equal"}, "start"),
    "seis-ochos": Patient("casi ningún 8 en el entrenamiento", {"examples": "six-8"}, "examples", EIGHTS),
    "de-nuevo": Patient("optimizador nuevo en cada paso", {"rule": "anew"}, "rule", ("anew", "momentum")),
}
# Las que enseñan casi lo mismo, por orden; las cuatro últimas solo están en la guardia.
PAIRS = [tuple(list(PATIENTS)[k : k + 2]) for k in range(0, 16, 2)]
