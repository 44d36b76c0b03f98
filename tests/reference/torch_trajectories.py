"""Trayectorias de referencia hechas con PyTorch, y el programa que las hizo.

Los optimizadores que PyTorch tiene, en cuadráticas convexas ``½ xᵀA x + bᵀx``, con hiperparámetros al azar (semilla
fija) dentro del rango estable, en float64. Se guardan en ``tests/data/torch_trajectories.json`` para que comprobarlas
no necesite PyTorch. Para rehacerlas, con él instalado, desde ``tests``: ``python -m reference.torch_trajectories``.
"""

import inspect
import json
from dataclasses import fields
from pathlib import Path

import numpy as np
from reference import libraries

from optlib.optimizers import OPTIMIZERS

DATA = Path(__file__).resolve().parent.parent / "data" / "torch_trajectories.json"
CASES_PER_RULE = 6
STEPS = 40

# Los demás hiperparámetros, por su nombre.
DRAWS = {
    "rho": lambda rng: float(rng.uniform(0.8, 0.99)),
    "beta1": lambda rng: float(rng.uniform(0.7, 0.95)),
    "beta2": lambda rng: float(rng.uniform(0.9, 0.9999)),
    "weight_decay": lambda rng: float(rng.uniform(0, 0.3)),
    "momentum_decay": lambda rng: float(10 ** rng.uniform(-3, 0)),
}


def hyperparameters(rule: str, largest: float, rng: np.random.Generator) -> dict[str, float]:
    """Hiperparámetros al azar con los que el optimizador es estable si ``largest`` es el mayor valor propio."""
    beta = float(rng.uniform(0.3, 0.95))
    fraction = float(rng.uniform(0.05, 0.9))
    limits = {"GradientDescent": 2, "Momentum": 2 * (1 + beta), "Nesterov": 2 * (1 + beta) / (1 + 2 * beta)}
    if rule in limits:
        return {"lr": fraction * limits[rule] / largest} | ({} if rule == "GradientDescent" else {"beta": beta})
    names = [field.name for field in fields(OPTIMIZERS[rule])]
    settings = {"lr": float(10 ** rng.uniform(-3, -1)), "eps": float(10 ** rng.uniform(-10, -4))}
    if rule == "Adadelta":
        settings["lr"] = float(rng.uniform(0.5, 1.5))
    return settings | {name: DRAWS[name](rng) for name in names if name not in settings}


def run(rule: str, A: list, b: list, x0: list, settings: dict[str, float]) -> list[list[float]]:
    """Puntos de ``STEPS`` pasos de PyTorch, sin el de partida."""
    import torch

    torch.set_default_dtype(torch.float64)  # NAdam guarda su producto en el tipo por omisión
    name, arguments = libraries.methods("torch")[rule]
    cls = getattr(torch.optim, name)
    arguments = dict(arguments)
    for key, value in settings.items():
        theirs, position = libraries.known_as("torch", key, list(inspect.signature(cls).parameters))
        arguments[theirs] = value if position is None else (*arguments.get(theirs, ()), value)
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    matrix, vector = torch.tensor(A, dtype=torch.float64), torch.tensor(b, dtype=torch.float64)
    optimizer = cls([x], **arguments)
    points = []
    for _ in range(STEPS):
        x.grad = (matrix @ x + vector).detach()
        optimizer.step()
        points.append(x.detach().tolist())
    return points


def cases() -> list[dict]:
    """Los casos con sus trayectorias, siempre los mismos."""
    rng = np.random.default_rng(20150507)
    made = []
    for rule in libraries.methods("torch"):
        for _ in range(CASES_PER_RULE):
            d = int(rng.integers(1, 5))
            basis, _ = np.linalg.qr(rng.normal(size=(d, d)))
            eigenvalues = 10 ** rng.uniform(-1, 1.5, d)
            A = basis * eigenvalues @ basis.T
            A = ((A + A.T) / 2).tolist()
            b, x0 = rng.normal(size=d).tolist(), (3 * rng.normal(size=d)).tolist()
            settings = hyperparameters(rule, float(eigenvalues.max()), rng)
            made.append({"rule": rule, "A": A, "b": b, "x0": x0, "settings": settings})
    return [case | {"x": run(**case)} for case in made]


if __name__ == "__main__":
    lines = ",\n".join(json.dumps(case) for case in cases())
    DATA.write_text(f"[\n{lines}\n]\n", "utf-8")
    print(f"Escrito {DATA.name}")
