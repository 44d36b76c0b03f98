"""La página de convenciones dice de cada biblioteca lo que la biblioteca hace."""

import importlib.util
import json
import re
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest
from reference import libraries as reference

from optlib import (
    OPTIMIZERS,
    Adadelta,
    Adagrad,
    Adam,
    AdamW,
    AMSGrad,
    GradientDescent,
    Momentum,
    Nesterov,
    Quadratic,
    RMSProp,
    minimize,
)

PAGE = (Path(__file__).resolve().parent.parent / "chapters" / "convenciones.md").read_text(encoding="utf-8")
DATA = json.loads(reference.DATA.read_text())
LR, START, CURVATURE = reference.LR, np.array(reference.START), np.array(reference.CURVATURE)


def follow(step) -> np.ndarray:
    """Puntos que da ``step(x, g, state, t)``, una regla escrita como en la página."""
    x, state, points = START, {}, []
    for t in range(1, reference.STEPS + 1):
        x = step(x, CURVATURE * x, state, t)
        points.append(x)
    return np.array(points)


def ours(rule) -> np.ndarray:
    """Puntos de optlib; los de Nesterov, adelantados, como los guardan las bibliotecas."""
    trajectory = minimize(Quadratic(np.diag(CURVATURE)), START, rule, reference.STEPS)
    points = trajectory.x[1:]
    return points - rule.lr * rule.beta * trajectory["v"] if isinstance(rule, Nesterov) else points


def velocity_with_rate_inside(x, g, state, t):
    state["m"] = 0.9 * state.get("m", 0) - LR * g
    return x + state["m"]


def nesterov_with_rate_inside(x, g, state, t):
    state["m"] = 0.9 * state.get("m", 0) - LR * g
    return x + 0.9 * state["m"] - LR * g


def adagrad_inside(x, g, state, t):
    state["G"] = state.get("G", 0.1) + g**2
    return x - LR * g / (state["G"] + 1e-7) ** 0.5


def rmsprop_inside(eps):
    def step(x, g, state, t):
        state["v"] = 0.9 * state.get("v", 0) + 0.1 * g**2
        return x - LR * g / (state["v"] + eps) ** 0.5

    return step


def adam_epsilon_hat(*, amsgrad=False, decay=0.0):
    def step(x, g, state, t):
        x = x - LR * decay * x
        state["m"] = 0.9 * state.get("m", 0) + 0.1 * g
        state["v"] = 0.999 * state.get("v", 0) + 0.001 * g**2
        state["max"] = np.maximum(state.get("max", 0), state["v"])
        rate = LR * (1 - 0.999**t) ** 0.5 / (1 - 0.9**t)
        return x - rate * state["m"] / (state["max" if amsgrad else "v"] ** 0.5 + 1e-7)

    return step


def amsgrad_of_corrected(x, g, state, t):
    state["m"] = 0.9 * state.get("m", 0) + 0.1 * g
    state["v"] = 0.999 * state.get("v", 0) + 0.001 * g**2
    state["max"] = np.maximum(state.get("max", 0), state["v"] / (1 - 0.999**t))
    return x - LR * state["m"] / (1 - 0.9**t) / (state["max"] ** 0.5 + 1e-8)


STATED = {
    ("torch", "GradientDescent"): lambda: ours(GradientDescent(LR)),
    ("torch", "Momentum"): lambda: ours(Momentum(LR)),
    ("torch", "Nesterov"): lambda: ours(Nesterov(LR)),
    ("torch", "Adagrad"): lambda: ours(Adagrad(LR, eps=1e-10)),
    ("torch", "RMSProp"): lambda: ours(RMSProp(LR, rho=0.99)),
    ("torch", "Adadelta"): lambda: ours(Adadelta(LR, rho=0.9)),
    ("torch", "Adam"): lambda: ours(Adam(LR)),
    ("torch", "AMSGrad"): lambda: ours(AMSGrad(LR)),
    ("torch", "AdamW"): lambda: ours(AdamW(LR)),
    ("keras", "GradientDescent"): lambda: ours(GradientDescent(LR)),
    ("keras", "Momentum"): lambda: follow(velocity_with_rate_inside),
    ("keras", "Nesterov"): lambda: follow(nesterov_with_rate_inside),
    ("keras", "Adagrad"): lambda: follow(adagrad_inside),
    ("keras", "RMSProp"): lambda: follow(rmsprop_inside(1e-7)),
    ("keras", "Adadelta"): lambda: ours(Adadelta(LR, rho=0.95, eps=1e-7)),
    ("keras", "Adam"): lambda: follow(adam_epsilon_hat()),
    ("keras", "AMSGrad"): lambda: follow(adam_epsilon_hat(amsgrad=True)),
    ("keras", "AdamW"): lambda: follow(adam_epsilon_hat(decay=0.004)),
    ("optax", "GradientDescent"): lambda: ours(GradientDescent(LR)),
    ("optax", "Momentum"): lambda: ours(Momentum(LR)),
    ("optax", "Nesterov"): lambda: ours(Nesterov(LR)),
    ("optax", "Adagrad"): lambda: follow(adagrad_inside),
    ("optax", "RMSProp"): lambda: follow(rmsprop_inside(1e-8)),
    ("optax", "Adadelta"): lambda: ours(Adadelta(LR, rho=0.9)),
    ("optax", "Adam"): lambda: ours(Adam(LR)),
    ("optax", "AMSGrad"): lambda: follow(amsgrad_of_corrected),
    ("optax", "AdamW"): lambda: ours(AdamW(LR, weight_decay=1e-4)),
}


@pytest.mark.parametrize(("library", "method"), STATED)
def test_the_formula_of_the_page_is_the_library_s(library, method):
    np.testing.assert_allclose(STATED[library, method](), DATA[library][method]["x"], rtol=0, atol=1e-12)


def test_every_library_has_every_optimizer():
    assert set(STATED) == {(library, method) for library in reference.LIBRARIES for method in OPTIMIZERS}


@pytest.mark.parametrize(
    ("library", "method", "other"),
    [
        ("keras", "Adam", lambda: ours(Adam(LR, eps=1e-7))),
        ("keras", "RMSProp", lambda: ours(RMSProp(LR, eps=1e-7))),
        ("optax", "AMSGrad", lambda: ours(AMSGrad(LR))),
        ("optax", "Adagrad", lambda: ours(Adagrad(LR, eps=1e-7))),
    ],
)
def test_the_differences_of_the_page_can_be_seen(library, method, other):
    assert np.abs(other() - DATA[library][method]["x"]).max() > 1e-10


def test_versions():
    versions = DATA["versions"]
    assert f"PyTorch {versions['torch']}, Keras {versions['keras']} y Optax {versions['optax']}" in PAGE


# Fila de la tabla: método con el que se mira, y nombre del valor en optlib, PyTorch, Keras y Optax.
DEFAULTS = {
    ("Descenso por gradiente", "tasa"): ("GradientDescent", "lr", "lr", "learning_rate", "learning_rate"),
    ("Momentum, Nesterov", r"$\beta$"): ("Momentum", "beta", "momentum", "momentum", "momentum"),
    ("Adagrad", "tasa"): ("Adagrad", "lr", "lr", "learning_rate", "learning_rate"),
    ("Adagrad", r"$\varepsilon$"): ("Adagrad", "eps", "eps", "epsilon", "eps"),
    ("Adagrad", "$G_0$"): ("Adagrad", None, *["initial_accumulator_value"] * 3),
    ("RMSProp", "tasa"): ("RMSProp", "lr", "lr", "learning_rate", "learning_rate"),
    ("RMSProp", r"$\rho$"): ("RMSProp", "rho", "alpha", "rho", "decay"),
    ("RMSProp", r"$\varepsilon$"): ("RMSProp", "eps", "eps", "epsilon", "eps"),
    ("Adadelta", "tasa"): ("Adadelta", "lr", "lr", "learning_rate", "learning_rate"),
    ("Adadelta", r"$\rho$"): ("Adadelta", "rho", "rho", "rho", "rho"),
    ("Adadelta", r"$\varepsilon$"): ("Adadelta", "eps", "eps", "epsilon", "eps"),
    ("Adam, AMSGrad, AdamW", "tasa"): ("Adam", "lr", "lr", "learning_rate", "learning_rate"),
    ("Adam, AMSGrad, AdamW", r"$\beta_1$"): ("Adam", "beta1", "betas.0", "beta_1", "b1"),
    ("Adam, AMSGrad, AdamW", r"$\beta_2$"): ("Adam", "beta2", "betas.1", "beta_2", "b2"),
    ("Adam, AMSGrad, AdamW", r"$\varepsilon$"): ("Adam", "eps", "eps", "epsilon", "eps"),
    ("AdamW", "decaimiento"): ("AdamW", *["weight_decay"] * 4),
}


def table_of_defaults() -> dict:
    section = PAGE.split("## Valores por omisión")[1].split("\n## ")[0]
    rows, method = {}, ""
    for line in section.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == 6 and not set(line) <= set("|-"):
            method = cells[0] or method
            rows[method, cells[1]] = cells[2:]
    return {key: cells for key, cells in rows.items() if key[1] and key[0] != "Método"}


def library_default(library: str, method: str, name: str):
    key, _, index = name.partition(".")
    value = DATA[library][method]["defaults"].get(key)
    return value[int(index)] if index else value


def optlib_default(method: str, name: str):
    """Valor por omisión en optlib, o ``None``; el acumulador de Adagrad empieza en lo que da ``init``."""
    if name is None:
        return OPTIMIZERS[method](lr=1).init(1.0).G
    (field,) = (field for field in fields(OPTIMIZERS[method]) if field.name == name)
    return field.default if isinstance(field.default, float) else None


@pytest.mark.parametrize("row", DEFAULTS, ids=" ".join)
def test_default_values(row):
    method, *names = DEFAULTS[row]
    real = [optlib_default(method, names[0])]
    real += [library_default(lib, method, name) for lib, name in zip(reference.LIBRARIES, names[1:], strict=True)]
    told = [None if cell == "—" else float(cell) for cell in table_of_defaults()[row]]
    assert told == real


def test_the_table_of_defaults_has_no_other_rows():
    assert set(table_of_defaults()) == set(DEFAULTS)


def named_rows() -> dict[str, list[list[str]]]:
    """Filas de las tablas de nombres: primera celda y, por columna, los nombres que da."""
    section = PAGE.split("## Nombres")[1].split("\n## ")[0]
    lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if line[:1] == "|"]
    return {cells[0].strip("`"): [re.findall(r"`(\w+)`", cell) for cell in cells[1:]] for cells in lines}


@pytest.mark.parametrize("method", OPTIMIZERS)
def test_names_of_the_classes(method):
    for cell, library in zip(named_rows()[method], reference.LIBRARIES, strict=True):
        entry = DATA[library][method]
        assert cell == [entry["name"], *(name for name in ("nesterov", "amsgrad") if name in entry["arguments"])] or (
            method == "Momentum" and cell == [entry["name"], "momentum"]
        )


# Fila de la tabla de hiperparámetros y método con el que se mira.
HYPERPARAMETERS = {
    r"tasa, $\alpha$": "Adam",
    r"impulso, $\beta$": "Momentum",
    r"memoria de RMSProp, $\rho$": "RMSProp",
    r"memoria de Adadelta, $\rho$": "Adadelta",
    r"momentos de Adam, $\beta_1$ y $\beta_2$": "Adam",
    r"$\varepsilon$": "Adam",
    r"decaimiento, $\lambda$": "AdamW",
}


@pytest.mark.parametrize("row", HYPERPARAMETERS)
def test_names_of_the_hyperparameters(row):
    mine, *theirs = named_rows()[row]
    method = HYPERPARAMETERS[row]
    assert set(mine) <= {field.name for field in fields(OPTIMIZERS[method])}
    for names, library in zip(theirs, reference.LIBRARIES, strict=True):
        assert set(names) <= set(DATA[library][method]["parameters"])


def test_numbers_in_the_prose():
    first = [abs(minimize(Quadratic([[2.0]]), [5.0], RMSProp(1.0, rho=rho), 1).x[1, 0] - 5) for rho in (0.9, 0.99)]
    assert f"unas {first[0]:.2f} veces" in PAGE and f"PyTorch, {first[1]:.0f} veces" in PAGE
    assert f"unas {(1 - 0.999) ** -0.5:.0f} veces mayor" in PAGE


@pytest.mark.parametrize("library", reference.LIBRARIES)
def test_stored_data_are_what_the_library_does(library):
    if importlib.util.find_spec(library) is None or (library == "keras" and importlib.util.find_spec("torch") is None):
        pytest.skip(f"{library} no está instalado")
    for method, fresh in reference.collect(library).items():
        np.testing.assert_allclose(fresh["x"], DATA[library][method]["x"], rtol=1e-10)
        assert json.loads(json.dumps(fresh["defaults"])) == DATA[library][method]["defaults"]
