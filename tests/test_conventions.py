"""La página de convenciones dice de cada biblioteca lo que la biblioteca hace."""

import importlib.util
import json
from dataclasses import fields

import numpy as np
import pytest
import toc
from reference import libraries as reference

from optlib import OPTIMIZERS, Nesterov, Quadratic, RMSProp, minimize

PAGE = (toc.ROOT / "chapters" / "convenciones.md").read_text("utf-8")


class Stored(dict):
    """Los datos de una biblioteca, por optimizador; de uno nuevo no los hay."""

    def __missing__(self, method: str):
        assert method not in reference.COMPARED, f"{method}: se han perdido sus datos de tests/data/libraries.json"
        pytest.skip(f"{method} {reference.PENDING}")


DATA = {
    name: Stored(found) if name in reference.LIBRARIES else found
    for name, found in json.loads(reference.DATA.read_text("utf-8")).items()
}
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


# Donde la página dice que la fórmula es otra; en lo demás, la de optlib con los valores de la biblioteca.
OTHER_FORMULAS = {
    ("keras", "Momentum"): velocity_with_rate_inside,
    ("keras", "Nesterov"): nesterov_with_rate_inside,
    ("keras", "Adagrad"): adagrad_inside,
    ("keras", "RMSProp"): rmsprop_inside(1e-7),
    ("keras", "Adam"): adam_epsilon_hat(),
    ("keras", "AMSGrad"): adam_epsilon_hat(amsgrad=True),
    ("keras", "AdamW"): adam_epsilon_hat(decay=0.004),
    ("optax", "Adagrad"): adagrad_inside,
    ("optax", "RMSProp"): rmsprop_inside(1e-8),
    ("optax", "AMSGrad"): amsgrad_of_corrected,
}
PAIRS = [(library, method) for library in reference.LIBRARIES for method in reference.methods(library)]


def number(cell: str) -> float | None:
    """El valor de una casilla; «∞» es un número enorme."""
    return None if cell == "—" else 1e9 if cell == "∞" else float(cell)


# Por método e hiperparámetro, los valores de PyTorch, Keras y Optax.
DEFAULTS = {
    (method, name): [number(cell) for cell in cells]
    for group in reference.TABLES["defaults"]
    for method in group["of"]
    for name, cells in group.items()
    if name != "of"
}


def told(library: str, method: str) -> dict[str, float]:
    """Los valores con que corre una biblioteca, sin la tasa: los que se le dan y, si no, los que dice la página."""
    column, entry = reference.LIBRARIES.index(library), DATA[library][method]
    values = {}
    for name in (field.name for field in fields(OPTIMIZERS[method]) if field.name != "lr"):
        theirs, _ = reference.known_as(library, name, entry["parameters"]) or ("", None)
        values[name] = entry["arguments"].get(theirs, DEFAULTS[method, name][column])
    return {name: value for name, value in values.items() if value is not None}


@pytest.mark.parametrize(("library", "method"), PAIRS)
def test_the_formula_of_the_page_is_the_library_s(library, method):
    other = OTHER_FORMULAS.get((library, method))
    points = follow(other) if other else ours(OPTIMIZERS[method](lr=LR, **told(library, method)))
    np.testing.assert_allclose(points, DATA[library][method]["x"], rtol=0, atol=1e-12)


def test_the_data_are_of_the_methods_that_the_page_names():
    for library in reference.LIBRARIES:
        stored = {method: (entry["name"], entry["arguments"]) for method, entry in DATA[library].items()}
        named = {method: found for method, found in reference.methods(library).items() if method in reference.COMPARED}
        assert stored == named, "los de tests/data/libraries.json son los de COMPARED, de tests/reference/libraries.py"


def test_versions():
    versions = DATA["versions"]
    assert f"PyTorch {versions['torch']}, Keras {versions['keras']} y Optax {versions['optax']}" in PAGE


def library_default(library: str, method: str, name: str) -> float | None:
    """Valor por omisión en una biblioteca, o ``None`` si no lo tiene."""
    entry = DATA[library][method]
    pair = reference.known_as(library, name, entry["parameters"])
    value = entry["defaults"].get(pair[0]) if pair else None
    return value if value is None or pair[1] is None else value[pair[1]]


@pytest.mark.parametrize(("method", "name"), [key for key in DEFAULTS if key[1] != "$G_0$"], ids=str)
def test_default_values(method, name):
    for library, value in zip(reference.LIBRARIES, DEFAULTS[method, name], strict=True):
        if method not in reference.methods(library):
            assert value is None
        elif reference.known_as(library, name, DATA[library][method]["parameters"]):
            there = f"chapters/tablas.toml: {name} de {method} es otro en {library}"
            assert value == library_default(library, method, name), there


def test_the_first_accumulator_of_adagrad():
    assert OPTIMIZERS["Adagrad"](lr=1).init(1.0).G == 0
    theirs = [DATA[library]["Adagrad"]["defaults"].get("initial_accumulator_value") for library in reference.LIBRARIES]
    assert DEFAULTS["Adagrad", "$G_0$"] == theirs


@pytest.mark.parametrize("library", reference.LIBRARIES)
def test_names_of_the_hyperparameters(library):
    """Cada nombre que da la página es un argumento de alguna clase, y cada hiperparámetro tiene el suyo."""
    parameters = {name for entry in DATA[library].values() for name in entry["parameters"]}
    ours = {field.name for method in DATA[library] for field in fields(OPTIMIZERS[method])}
    pairs = {pair for name, pairs in reference.synonyms(library).items() if name in ours for pair in pairs}
    assert {name for name, _ in pairs} <= parameters
    for method, entry in DATA[library].items():
        for field in fields(OPTIMIZERS[method]):
            named = field.name in reference.synonyms(library)
            assert not named or reference.known_as(library, field.name, entry["parameters"]), (method, field.name)


def test_numbers_in_the_prose():
    first = [abs(minimize(Quadratic([[2.0]]), [5.0], RMSProp(1.0, rho=rho), 1).x[1, 0] - 5) for rho in (0.9, 0.99)]
    assert f"unas {first[0]:.2f} veces" in PAGE and f"PyTorch, {first[1]:.0f} veces" in PAGE
    assert f"unas {(1 - 0.999) ** -0.5:.0f} veces mayor" in PAGE


@pytest.mark.parametrize("library", reference.LIBRARIES)
def test_stored_data_are_what_the_library_does(library):
    if importlib.util.find_spec(library) is None or (library == "keras" and importlib.util.find_spec("torch") is None):
        pytest.skip(f"{library} no está instalado")
    fresh = reference.collect(library)
    for method, stored in DATA[library].items():
        np.testing.assert_allclose(fresh[method]["x"], stored["x"], rtol=1e-10)
        assert json.loads(json.dumps(fresh[method]["defaults"])) == stored["defaults"]
