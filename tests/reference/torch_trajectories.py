"""Trayectorias de referencia hechas con PyTorch, y el programa que las hizo.

Los nueve optimizadores en cuadráticas convexas ``½ xᵀA x + bᵀx``, con hiperparámetros al azar (semilla fija) dentro del
rango estable, en float64. Se guardan en ``tests/data/torch_trajectories.json`` para que comprobarlas no necesite
PyTorch. Para rehacerlas, con PyTorch instalado: ``python tests/reference/torch_trajectories.py``.
"""

import json
from pathlib import Path

import numpy as np

DATA = Path(__file__).resolve().parent.parent / "data" / "torch_trajectories.json"
CASES_PER_RULE = 6
STEPS = 40

# Nombre en PyTorch, y el que recibe allí cada hiperparámetro nuestro.
COMMON = {"lr": "lr", "eps": "eps", "weight_decay": "weight_decay"}
RULES = {
    "GradientDescent": ("SGD", {}, {}),
    "Momentum": ("SGD", {"beta": "momentum"}, {}),
    "Nesterov": ("SGD", {"beta": "momentum"}, {"nesterov": True}),
    "Adagrad": ("Adagrad", {}, {}),
    "RMSProp": ("RMSprop", {"rho": "alpha"}, {}),
    "Adadelta": ("Adadelta", {"rho": "rho"}, {}),
    "Adam": ("Adam", {}, {}),
    "AMSGrad": ("Adam", {}, {"amsgrad": True}),
    "AdamW": ("AdamW", {}, {}),
}


def hyperparameters(rule: str, largest: float, rng: np.random.Generator) -> dict[str, float]:
    """Hiperparámetros al azar con los que el optimizador es estable si ``largest`` es el mayor valor propio."""
    beta = float(rng.uniform(0.3, 0.95))
    fraction = float(rng.uniform(0.05, 0.9))
    if rule == "GradientDescent":
        return {"lr": fraction * 2 / largest}
    if rule == "Momentum":
        return {"lr": fraction * 2 * (1 + beta) / largest, "beta": beta}
    if rule == "Nesterov":
        return {"lr": fraction * 2 * (1 + beta) / (1 + 2 * beta) / largest, "beta": beta}
    settings = {"lr": float(10 ** rng.uniform(-3, -1)), "eps": float(10 ** rng.uniform(-10, -4))}
    if rule == "Adagrad":
        return settings
    if rule in ("RMSProp", "Adadelta"):
        scale = {"lr": float(rng.uniform(0.5, 1.5))} if rule == "Adadelta" else {}
        return settings | scale | {"rho": float(rng.uniform(0.8, 0.99))}
    settings |= {"beta1": float(rng.uniform(0.7, 0.95)), "beta2": float(rng.uniform(0.9, 0.9999))}
    return settings | ({"weight_decay": float(rng.uniform(0, 0.3))} if rule == "AdamW" else {})


def run(rule: str, A: list, b: list, x0: list, settings: dict[str, float]) -> list[list[float]]:
    """Puntos de ``STEPS`` pasos de PyTorch, sin el de partida."""
    import torch

    name, renamed, extra = RULES[rule]
    names = COMMON | renamed
    arguments = {names[key]: value for key, value in settings.items() if key in names}
    if "beta1" in settings:
        arguments["betas"] = (settings["beta1"], settings["beta2"])
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    matrix, vector = torch.tensor(A, dtype=torch.float64), torch.tensor(b, dtype=torch.float64)
    optimizer = getattr(torch.optim, name)([x], **arguments, **extra)
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
    for rule in RULES:
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
    DATA.write_text(f"[\n{lines}\n]\n")
    print(f"Escrito {DATA.name}")
