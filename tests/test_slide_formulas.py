"""Cada fórmula y cada cálculo de la presentación, evaluados desde su LaTeX y comparados con optlib."""

import numpy as np
import pytest
from latex_eval import evaluate, right_side

from optlib import PROBLEMS, Adam, GradientDescent, LinearNeuron
from optlib.deck import audit, slides
from optlib.optimizers import AdamState

RNG = np.random.default_rng(20)
POINTS = range(20)


def draw(*names: str) -> dict[str, float]:
    """Un valor al azar, lejos de 0 y positivo, por símbolo."""
    return {name: float(value) for name, value in zip(names, RNG.uniform(0.1, 3, len(names)), strict=True)}


def problem_case(name: str, *symbols: str):
    values = draw(*symbols)
    point = list(values.values())
    return values, PROBLEMS[name](point[0] if len(point) == 1 else np.array(point))


def gd_case():
    problem = PROBLEMS["coupled_quadratic"]
    theta, lr = RNG.normal(size=2), float(RNG.uniform(0.01, 1))
    new, _ = GradientDescent(lr).step(theta, (), problem.grad)
    return theta, problem.grad(theta), lr, new


def update_case():
    theta, gradient, lr, new = gd_case()
    return {"\\theta_t": theta, "\\nabla J(\\theta_t)": gradient, "\\alpha": lr}, new


def component_case():
    theta, gradient, lr, new = gd_case()
    partial = "\\frac{\\partial J(\\theta)}{\\partial \\theta_j}"
    return {"\\theta_j": theta[1], partial: gradient[1], "\\alpha": lr}, new[1]


def neuron_case(result: str):
    """Los símbolos de la neurona y la cantidad ``result``, calculada con optlib."""
    values = draw("x", "w", "b", "y", "\\alpha")
    neuron = LinearNeuron(values["x"], values["y"], b=values["b"])
    w, lr = values["w"], values["\\alpha"]
    prediction = float(neuron.predict(w)[0])
    gradient = float(neuron.grad(w))
    values |= {"\\hat{y}": prediction, "w_{\\text{viejo}}": w, "\\frac{dC}{dw}": gradient}
    new, _ = GradientDescent(lr).step(w, (), neuron.grad)
    return values, {"prediction": prediction, "cost": neuron(w), "grad": gradient, "new": new}[result]


def adam_case(result: str):
    """Los símbolos de Adam en un paso cualquiera y la cantidad ``result`` de ese paso, calculada con optlib."""
    values = draw("m_{t-1}", "v_{t-1}", "g_t", "\\theta_t", "\\alpha", "\\epsilon")
    values |= {
        "\\beta_1": float(RNG.uniform(0.1, 0.9)),
        "\\beta_2": float(RNG.uniform(0.1, 0.9)),
        "t": float(RNG.integers(1, 9)),
    }
    rule = Adam(values["\\alpha"], values["\\beta_1"], values["\\beta_2"], values["\\epsilon"])
    before = AdamState(values["t"] - 1, values["m_{t-1}"], values["v_{t-1}"], 0.0, 0.0)
    new, state = rule.step(values["\\theta_t"], before, lambda x: values["g_t"])
    values |= {"m_t": state.m, "v_t": state.v, "\\hat{m}_t": state.m_hat, "\\hat{v}_t": state.v_hat}
    return values, new if result == "new" else getattr(state, result)


RIGHT = {
    "gd_update": update_case,
    "gd_update_component": component_case,
    "parabola": lambda: problem_case("parabola", "x"),
    "shifted_parabola": lambda: problem_case("shifted_parabola", "w"),
    "coupled_quadratic": lambda: problem_case("coupled_quadratic", "x", "y"),
    "neuron": lambda: neuron_case("prediction"),
    "neuron_cost": lambda: neuron_case("cost"),
    "neuron_update": lambda: neuron_case("new"),
    "neuron_derivative": lambda: neuron_case("grad"),
    "neuron_update_substituted": lambda: neuron_case("new"),
    "adam_m": lambda: adam_case("m"),
    "adam_v": lambda: adam_case("v"),
    "adam_m_hat": lambda: adam_case("m_hat"),
    "adam_v_hat": lambda: adam_case("v_hat"),
    "adam_update": lambda: adam_case("new"),
}
# Fórmulas erróneas: la entrada de errata.toml que las corrige y lo que deberían valer.
WRONG = {
    "neuron_cost_substituted": ("coste-sin-cuadrado", lambda: neuron_case("cost")),
    "neuron_head": ("cabecera-sin-sesgo", lambda: neuron_case("prediction")),
}


def test_every_formula_is_evaluated():
    assert set(RIGHT) | set(WRONG) == set(slides.formulas())


@pytest.mark.parametrize("key", RIGHT)
def test_formula_equals_optlib(key):
    latex = right_side(slides.formulas()[key].latex)
    for _ in POINTS:
        values, expected = RIGHT[key]()
        assert evaluate(latex, values) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("key", WRONG)
def test_wrong_formula_is_wrong_and_its_correction_is_right(key):
    name, case = WRONG[key]
    (item,) = [item for item in audit.errata()["item"] if item["id"] == name]
    assert key in item["of"]
    correction = item["right"].split("$")[1]
    for _ in POINTS:
        values, expected = case()
        assert evaluate(right_side(slides.formulas()[key].latex), values) != pytest.approx(expected, rel=1e-3)
        assert evaluate(right_side(correction), values) == pytest.approx(expected, rel=1e-12)


def bias_case():
    values = draw("x", "w", "b_k", "y", "\\alpha")
    neuron = LinearNeuron(values["x"], values["y"])
    point = np.array([values["w"], values["b_k"]])
    new, _ = GradientDescent(values["\\alpha"]).step(point, (), neuron.grad)
    return values | {"\\hat{y}": float(neuron.predict(*point)[0])}, new[1]


def shrink_case():
    values = draw("x_k", "\\alpha")
    new, _ = GradientDescent(values["\\alpha"]).step(values["x_k"], (), PROBLEMS["parabola"].grad)
    return values, new


def adam_index_case():
    values, new = adam_case("new")
    return values | {"\\theta_{t-1}": values["\\theta_t"]}, new


def slope_case():
    values = draw("w")
    return values, PROBLEMS["shifted_parabola"].grad(values["w"])


# Fórmulas que la revisión añade: entrada de errata.toml, cuál de sus fórmulas y lo que debe valer.
ADDED = [
    ("sesgo-sin-actualizar", 0, bias_case),
    ("parabola-sin-solucion", 0, shrink_case),
    ("adam-indice", 2, adam_index_case),
    ("derivada-sin-formula", 0, slope_case),
]


@pytest.mark.parametrize(("name", "position", "case"), ADDED, ids=[name for name, _, _ in ADDED])
def test_formula_that_the_audit_adds_equals_optlib(name, position, case):
    (item,) = [item for item in audit.errata()["item"] if item["id"] == name]
    latex = right_side(item["right"].split("$")[1::2][position])
    for _ in POINTS:
        values, expected = case()
        assert evaluate(latex, values) == pytest.approx(expected, rel=1e-12)


def test_lost_square_is_the_cause_of_the_wrong_cost():
    """La derivada que da la presentación es la del coste con el cuadrado, no la del que imprime."""
    printed = right_side(slides.formulas()["neuron_cost_substituted"].latex)
    derivative = right_side(slides.formulas()["neuron_derivative"].latex)
    for _ in POINTS:
        values, _ = neuron_case("cost")
        h = 1e-6
        shifted = [evaluate(printed, {**values, "w": values["w"] + d}) for d in (-h, h)]
        assert (shifted[1] - shifted[0]) / (2 * h) == pytest.approx(values["x"] / 2, rel=1e-6)
        squared = [2 * evaluate(printed, {**values, "w": values["w"] + d}) ** 2 for d in (-h, h)]
        assert (squared[1] - squared[0]) / (2 * h) == pytest.approx(evaluate(derivative, values), rel=1e-6, abs=1e-6)


def test_printed_workings_give_the_printed_numbers_but_for_the_first_step_of_adam():
    worked = [number for number in slides.numbers().values() if number.work]
    assert len(worked) == 23
    wrong = [number.key for number in worked if f"{evaluate(number.work):.{number.decimals}f}" != number.text]
    assert wrong == ["adam_first_step.1.x"]
    assert evaluate(slides.printed("adam_first_step.1.x").work) == pytest.approx(4.9)


def test_epsilon_inside_and_outside_the_root_differ_less_than_the_printed_decimals():
    inside = evaluate(slides.printed("adam_first_step.1.x").work)
    outside = audit.verdicts("adam_first_step")["adam_first_step.1.x"].value
    assert 0 < abs(inside - outside) < 1e-9
