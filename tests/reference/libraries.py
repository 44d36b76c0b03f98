"""Lo que hacen PyTorch, Keras y Optax de serie: valores por omisión y unos pasos, y el programa que los obtuvo.

Los datos están en ``tests/data/libraries.json`` para que comprobarlos no necesite ninguna de las tres. Para rehacerlos,
con las tres instaladas: ``python tests/reference/libraries.py``.
"""

import inspect
import json
import os
from importlib.metadata import version
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data" / "libraries.json"
START = [2.0, -1.0]
CURVATURE = [1.0, 5.0]  # el problema es ½(x² + 5y²)
LR = 0.05
STEPS = 8

# Método: clase o función y argumentos que hay que dar para obtenerlo. La tasa se da siempre.
TORCH = {
    "GradientDescent": ("SGD", {}),
    "Momentum": ("SGD", {"momentum": 0.9}),
    "Nesterov": ("SGD", {"momentum": 0.9, "nesterov": True}),
    "Adagrad": ("Adagrad", {}),
    "RMSProp": ("RMSprop", {}),
    "Adadelta": ("Adadelta", {}),
    "Adam": ("Adam", {}),
    "AMSGrad": ("Adam", {"amsgrad": True}),
    "AdamW": ("AdamW", {}),
}
KERAS = TORCH
OPTAX = {
    "GradientDescent": ("sgd", {}),
    "Momentum": ("sgd", {"momentum": 0.9}),
    "Nesterov": ("sgd", {"momentum": 0.9, "nesterov": True}),
    "Adagrad": ("adagrad", {}),
    "RMSProp": ("rmsprop", {}),
    "Adadelta": ("adadelta", {}),
    "Adam": ("adam", {}),
    "AMSGrad": ("amsgrad", {}),
    "AdamW": ("adamw", {}),
}


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


LIBRARIES = {"torch": (torch_run, TORCH), "keras": (keras_run, KERAS), "optax": (optax_run, OPTAX)}


def collect(library: str) -> dict:
    """Lo que hace una biblioteca, por método."""
    run, methods = LIBRARIES[library]
    found = {}
    for method, (name, arguments) in methods.items():
        rule, points = run(name, arguments)
        names = list(inspect.signature(rule).parameters)
        found[method] = {"name": name, "arguments": arguments, "parameters": names, "defaults": defaults(rule)}
        found[method]["x"] = points
    return found


if __name__ == "__main__":
    found = {library: collect(library) for library in LIBRARIES}
    versions = {library: ".".join(version(library).split("+")[0].split(".")[:2]) for library in LIBRARIES}
    DATA.write_text(json.dumps({"versions": versions} | found, indent=1) + "\n")
    print(f"Escrito {DATA.name}")
