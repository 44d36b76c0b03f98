"""Lo que hacen PyTorch, Keras y Optax por omisión: sus valores y unos pasos, y el programa que los obtuvo.

Qué clase es cada método en cada biblioteca y cómo se llaman allí los hiperparámetros lo dice ``chapters/tablas.toml``.
Los datos están en ``tests/data/libraries.json`` para que comprobarlos no necesite ninguna de las tres. Para rehacerlos,
con las tres instaladas, desde ``tests``: ``python -m reference.libraries``.
"""

import inspect
import json
import os
import tomllib
from functools import cache
from importlib.metadata import version
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
DATA = TESTS / "data" / "libraries.json"
TABLES = tomllib.loads((TESTS.parent / "chapters" / "tablas.toml").read_text("utf-8"))
START = [2.0, -1.0]
CURVATURE = [1.0, 5.0]  # el problema es ½(x² + 5y²)
LR = 0.05
STEPS = 8
LIBRARIES = ("torch", "keras", "optax")
# De quiénes están guardados los datos: si faltan los de uno, se han perdido; los de otro, están por hacer.
COMPARED = (
    *("GradientDescent", "Momentum", "Nesterov", "Adagrad", "RMSProp", "Adadelta"),
    *("Adam", "AMSGrad", "AdamW", "Nadam", "Lion"),
)
PENDING = "está por comparar: rehaz los datos de las bibliotecas, como dice CONTRIBUTING.md, o dilo en tu propuesta"
# Lo que se da en «SGD, con nesterov».
WITH = {"momentum": {"momentum": 0.9}, "nesterov": {"momentum": 0.9, "nesterov": True}, "amsgrad": {"amsgrad": True}}


@cache
def methods(library: str) -> dict[str, tuple[str, dict]]:
    """Clase o función de cada método en una biblioteca, y argumentos para obtenerlo; falta lo que no tiene."""
    found = {}
    for method, cells in TABLES["names"].items():
        name, *given = cells[LIBRARIES.index(library)].split(", con ")
        if name != "—":
            found[method] = name, {key: value for each in given for key, value in WITH[each].items()}
    return found


@cache
def synonyms(library: str) -> dict[str, set[tuple[str, int | None]]]:
    """Por hiperparámetro de optlib, sus nombres en una biblioteca y su posición si allí van varios en uno."""
    found: dict[str, set] = {}
    for ours, *others in TABLES["hyperparameters"].values():
        mine, theirs = ours.split(", "), others[LIBRARIES.index(library)].split(", ")
        pairs = [(name, None) for name in theirs]
        if len(theirs) < len(mine):
            pairs = [(theirs[0], k) for k in range(len(mine))]
        for name, pair in zip(mine, pairs, strict=True):
            if pair[0] != "—":
                found.setdefault(name, set()).add(pair)
    return found


def known_as(library: str, name: str, parameters: list[str]) -> tuple[str, int | None] | None:
    """Nombre que recibe un hiperparámetro nuestro entre los de esa clase, o ``None`` si no lo tiene."""
    return next((pair for pair in synonyms(library).get(name, ()) if pair[0] in parameters), None)


def defaults(function) -> dict:
    """Valores por omisión que son números, o parejas de números."""
    given = {name: item.default for name, item in inspect.signature(function).parameters.items()}
    return {
        name: value
        for name, value in given.items()
        if isinstance(value, (int, float, tuple)) and not isinstance(value, bool)
    }


def torch_run(name: str, arguments: dict) -> tuple:
    import torch

    torch.set_default_dtype(torch.float64)
    rule = getattr(torch.optim, name)
    x = torch.tensor(START, dtype=torch.float64, requires_grad=True)
    optimizer, points = rule([x], lr=LR, **arguments), []
    for _ in range(STEPS):
        x.grad = (torch.tensor(CURVATURE, dtype=torch.float64) * x).detach()
        optimizer.step()
        points.append(x.detach().tolist())
    return rule, points


def keras_run(name: str, arguments: dict) -> tuple:
    os.environ.setdefault("KERAS_BACKEND", "torch")
    import keras

    keras.config.set_floatx("float64")
    rule = getattr(keras.optimizers, name)
    x = keras.Variable(START, dtype="float64")
    optimizer, points = rule(learning_rate=LR, **arguments), []
    curvature = keras.ops.convert_to_tensor(CURVATURE, dtype="float64")
    for _ in range(STEPS):
        optimizer.apply([curvature * x.value], [x])
        points.append(keras.ops.convert_to_numpy(x.value).tolist())
    return rule, points


def optax_run(name: str, arguments: dict) -> tuple:
    import jax
    import optax

    jax.config.update("jax_enable_x64", True)
    rule = getattr(optax, name)
    x, optimizer, points = jax.numpy.array(START), rule(LR, **arguments), []
    state = optimizer.init(x)
    for _ in range(STEPS):
        updates, state = optimizer.update(jax.numpy.array(CURVATURE) * x, state, x)
        x = optax.apply_updates(x, updates)
        points.append(x.tolist())
    return rule, points


RUNS = {"torch": torch_run, "keras": keras_run, "optax": optax_run}


def collect(library: str) -> dict:
    """Lo que hace una biblioteca, por método."""
    found = {}
    for method, (name, arguments) in methods(library).items():
        rule, points = RUNS[library](name, arguments)
        parameters = list(inspect.signature(rule).parameters)
        found[method] = {"name": name, "arguments": arguments, "parameters": parameters, "defaults": defaults(rule)}
        found[method]["x"] = points
    return found


if __name__ == "__main__":
    found = {library: collect(library) for library in LIBRARIES}
    versions = {library: ".".join(version(library).split("+")[0].split(".")[:2]) for library in LIBRARIES}
    DATA.write_text(json.dumps({"versions": versions} | found, indent=1) + "\n", "utf-8")
    print(f"Escrito {DATA.name}")
