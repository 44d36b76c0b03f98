"""La página de referencia nombra todo lo público; los ejemplos de las docstrings se ejecutan con --doctest-modules."""

import re
import tomllib
from pathlib import Path

import numpy as np
import pytest
from latex_eval import evaluate

import optlib

CHAPTERS = Path(__file__).resolve().parent.parent / "chapters"
PAGE = (CHAPTERS / "referencia.md").read_text("utf-8")
ROWS = tomllib.loads((CHAPTERS / "tablas.toml").read_text("utf-8"))["problems"]


def test_the_code_of_the_page_does_what_the_page_says(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)  # donde guarda su imagen
    names = {}
    blocks = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    for code in blocks:
        exec(code, names)
    assert optlib.check_optimizer(names["Averaged"](lr=0.1)) == optlib.check_optimizer(names["AdamL2"]()) == []
    noisy = names["run"].optimizer
    again = optlib.minimize(optlib.parabola, 5.0, noisy, steps=20).x
    assert np.array_equal(names["run"].x, again)
    assert names["x"] == optlib.minimize(optlib.parabola, 5.0, type(noisy)(lr=0.1), 20).x[-1]


@pytest.mark.parametrize("name", sorted(optlib.__all__))
def test_every_public_name_is_on_the_page(name):
    if name in ("OPTIMIZERS", "PROBLEMS"):
        assert f"`{name}`" in PAGE
    elif name in optlib.PROBLEMS:
        assert name in ROWS
    elif name in optlib.OPTIMIZERS:
        assert ".. optimizadores::" in PAGE
    elif name != "Optimizer":
        assert re.search(rf":: optlib\.{name}$", PAGE, re.MULTILINE)


def numbers(text: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", text.replace("−", "-"))]


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if len(row) == 2])
def test_the_minimum_of_a_problem_is_the_one_that_the_table_tells(name):
    """Sin lo que se añade: «otro, local, en…», «cuatro…; uno es…»."""
    minimum = optlib.PROBLEMS[name].minimum
    found = numbers(ROWS[name][1].split("es")[-1] if "es (" in ROWS[name][1] else ROWS[name][1])[: np.size(minimum)]
    assert np.allclose(found, minimum, atol=5e-4), f"chapters/tablas.toml: el mínimo de {name} es {minimum}"


@pytest.mark.parametrize("name", ROWS)
def test_the_formula_of_a_problem_is_the_one_it_calculates(name):
    """Con senos, exponenciales o logaritmos no se mira: ``evaluate`` no los conoce; ``wavy`` lleva uno."""
    problem, latex = optlib.PROBLEMS[name], re.sub(r"\\frac(\d)(\d)", r"\\frac{\1}{\2}", ROWS[name][0])
    point = np.array([0.7, -1.3]) if problem.dim else 0.7
    latex = latex.replace(r"\operatorname{sen} 2x", "s")
    if re.search(r"\\(?!frac|sqrt)", latex):
        pytest.skip(f"la fórmula de {name} lleva funciones que no se calculan")
    x, y = point if problem.dim else (point, 0)
    found = evaluate(latex, {"x": x, "w": x, "y": y, "s": np.sin(2 * x)})
    assert found == pytest.approx(problem(point)), f"chapters/tablas.toml: la fórmula de {name} es otra"


def test_the_other_minimum_of_the_double_well():
    other = numbers(ROWS["double_well"][1])[1]
    assert abs(optlib.double_well.grad(other)) < 1e-3
    assert optlib.double_well(other) > optlib.double_well(optlib.double_well.minimum)
