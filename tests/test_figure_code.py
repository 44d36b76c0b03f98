"""El código que da cada figura, ejecutado: con ajustes al azar da los números de la figura, y solo con lo público."""

import ast
import contextlib
import importlib
import io
import random
from functools import cache

import numpy as np
import pytest
from node import ask

from optlib.digits import network
from optlib.figures import SPECS, figure
from optlib.figures.landscapes import start_of
from optlib.figures.params import Flag, InRange, Names, OneOf, Point, Rates, Series, Text
from optlib.figures.specs import MODULES
from optlib.optimizers import OPTIMIZERS, ScheduleFree
from optlib.problems import PROBLEMS
from optlib.rules import MUON, best_rate, text_of
from optlib.styles import STYLES

SETTINGS = 6  # de cada figura
# De dónde puede tomar lo que no es la regla.
GIVEN = (
    "optlib",
    "optlib.prng",
    "optlib.digits",
    "optlib.towns",
    "optlib.towns.pairs",
    *(module.__name__ for module in MODULES.values()),
)


def some(param, params, draw):
    """Un valor al azar de los que admite el parámetro, o el de omisión."""
    if isinstance(param, InRange):
        low, high = param.bounds(params)
        if param.optional and draw.random() < 0.4:
            return None
        if param.stops:
            return draw.choice(param.stops)
        value = draw.uniform(low, high) if param.whole or low <= 0 else low * (high / low) ** draw.random()
        return round(value) if param.whole else round(value, 4)
    if isinstance(param, OneOf):
        return draw.choice(list(param.options))
    if isinstance(param, Flag):
        return draw.random() < 0.5
    if isinstance(param, Point):
        return None if draw.random() < 0.4 else [round(draw.uniform(-2, 2), 3), round(draw.uniform(-2, 2), 3)]
    if isinstance(param, Series):
        return (
            [round(draw.uniform(param.low, param.high), 1) for _ in range(param.count)] if draw.random() < 0.6 else None
        )
    if isinstance(param, Text):
        return text_of(OPTIMIZERS[draw.choice(list(OPTIMIZERS))], lr=0.01) if param.default else ""
    if isinstance(param, Names):
        return draw.sample(list(OPTIMIZERS), draw.randint(1, len(OPTIMIZERS)))
    assert isinstance(param, Rates)
    return {name: round(10 ** draw.uniform(-4, 0), 5) for name in draw.sample(list(OPTIMIZERS), 3)}


@cache
def settings(figure_id):
    """Los de omisión y unos cuantos al azar."""
    draw, found = random.Random(figure_id), [figure(figure_id).params]
    if figure_id == "red":  # la que mira las matrices, y la que empieza en el punto
        found += [figure("red", rule=rule).params for rule in (MUON, text_of(ScheduleFree, lr=0.03))]
    for _ in range(SETTINGS):
        params = {}
        for name, param in SPECS[figure_id].params.items():
            params[name] = some(param, params, draw)
        found.append(figure(figure_id, **params).params)
    return found


def asked(figure_id, params):
    """Lo que se pide a JavaScript: los ajustes con su valor efectivo y, en una carrera, la tasa de cada uno."""
    state, rates = dict(params), {}
    if "start" in state:
        state["start"] = np.asarray(start_of(params)).tolist()
    if figure_id == "momento":
        state["lr"] = MODULES["momento"].inertial_rate(params)
    if "lrs" in state:
        rates = {name: params["lrs"].get(name, style.lr) for name, style in STYLES.items()}
        if params.get("fair"):
            problem, start = PROBLEMS[params["problem"]], start_of(params)
            rates = {name: best_rate(name, problem, start, params["steps"]) for name in rates}
    return {"id": figure_id, "state": state, "rates": rates}


@cache
def written(figure_id):
    """El código de cada recorrido, con cada uno de esos ajustes."""
    return ask("figure_code.mjs", [asked(figure_id, each) for each in settings(figure_id)])


def executed(code):
    """Las variables que deja el código y lo que escribe."""
    names, said = {}, io.StringIO()
    with contextlib.redirect_stdout(said), np.errstate(all="ignore"):
        exec(code, names)
    return names, said.getvalue()


def expected(figure_id, params):
    """Los números de la figura, de cada recorrido, como los da el código."""
    with np.errstate(all="ignore"):
        runs = figure(figure_id, **params).trajectory
    if figure_id == "adam-por-dentro":
        step = MODULES["adam-por-dentro"].LR * MODULES["adam-por-dentro"].in_alphas(params)
        return {"": np.stack([runs.grad, *(runs[name] for name in ("m", "v", "m_hat", "v_hat")), step], axis=-1)}
    return {name: run.x for name, run in runs.items()} if isinstance(runs, dict) else {"": getattr(runs, "x", runs)}


@pytest.mark.parametrize("figure_id", list(SPECS))
def test_the_code_of_a_figure_finds_its_numbers(figure_id):
    for params, codes in zip(settings(figure_id), written(figure_id), strict=True):
        numbers = expected(figure_id, params)
        assert set(codes) == set(numbers)
        for which, code in codes.items():
            names, said = executed(code)
            found = np.array(names["path"], dtype=float)
            # Lo demás agranda el redondeo.
            same = slice({("letras", "Muon"): 15, ("brote", ""): 300}.get((figure_id, which)))
            assert len(found) == len(numbers[which])
            pair = found[same], numbers[which][same]
            np.testing.assert_allclose(*pair, rtol=1e-9, atol=1e-9, err_msg=f"{params}, {which}\n{code}")
            assert said.strip()
            if figure_id == "red":  # lo mismo que la figura, y no el examen
                valid = network(params["seed"]).valid
                many = np.sum(valid.predict(pair[1][-1], valid.X[:100]) == valid.y[:100])
                assert f"lee {many} de 100" in said


@pytest.fixture(scope="module")
def codes():
    return [(figure_id, code) for figure_id in SPECS for found in written(figure_id) for code in found.values()]


def test_it_is_short_and_uses_numpy_and_what_optlib_documents(codes):
    for _, code in codes:
        imports = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Import | ast.ImportFrom)]
        for node in imports:
            if isinstance(node, ast.Import):
                assert [(each.name, each.asname) for each in node.names] == [("numpy", "np")]
                continue
            assert node.module in GIVEN
            module = importlib.import_module(node.module)
            assert all(getattr(module, each.name).__doc__ for each in node.names)
        # La regla y el bucle están a la vista.
        assert "minimize" not in code and "OPTIMIZERS" not in code and ".step(" not in code
        assert any(isinstance(node, ast.For) for node in ast.walk(ast.parse(code)))
        assert max(map(len, code.splitlines())) <= 72, code
        assert len(code.splitlines()) <= 32, code


def test_a_changed_rule_gives_other_numbers(codes):
    """La comparación de arriba notaría una regla mal escrita."""
    code = next(code for _, code in codes if "beta1 * m +" in code)
    right, wrong = (executed(each)[0]["path"][-1] for each in (code, code.replace("beta1 * m +", "beta2 * m +")))
    assert abs(np.array(right) - wrong).max() > 1e-3
