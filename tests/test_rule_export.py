"""Lo que el lector se lleva de su regla, en optlib o en PyTorch, va adonde va en la página."""

import ast
import contextlib
import importlib.util
import io
import math
from collections import Counter

import numpy as np
import pytest
from node import ask
from reference.libraries import methods
from test_rules_js import TODAY, written

from optlib import NoState, Quadratic, check_optimizer, minimize, ravine
from optlib.digits import network
from optlib.matrices import Muon
from optlib.optimizers import OPTIMIZERS, ScheduleFree
from optlib.rules import MUON, points_of, text_of

PYTORCH = importlib.util.find_spec("torch")
RANDOM = 20  # reglas
WAYS = ("optlib", "PyTorch")
# Dónde se comprueba una regla con norm, que es de un punto.
MANY = np.array([[-8.0, 1.5], [1.0, 2.0], [0.5, -3.0]])
# Lo que no sale al azar.
ODD = {
    "sin estado": "x = x - 0.1 * grad(x)",
    "como en init": "v = 0 * x\nu = 0.5 - 0 * x\ng = grad(x)\nv = 0.9 * v + g\nu = u * 0.5\nx = x - lr * (v + u)",
    "solo t": "g = grad(x)\nx = x - lr * g / t",
    "abreviada": "m = v = 0\ng = grad(x)\nm *= 0.9\nm += g - 0.1 * m\nv -= m\nx += 0.01 * v",
    "Muon": MUON,
    "Schedule-Free": text_of(ScheduleFree, lr=0.1),
    "dos veces": "m = orthogonalize(u)\ng = grad(x - 0.1 * m)\nu = 0.9 * u + g / sqrt(1 + g**2)\n"
    "x = x - lr * orthogonalize(u + 0 * norm(g)) - shapes * orthogonalize(orthogonalize(g)) - 0 * joins",
    "varios nombres": "v = 0.5\ng = d = grad(x)\nv = u = 0.9 * v + g\nx = x - 0.01 * u - 0.001 * d",
    "el punto antes": "z = x\nlr = .01\ny = 0.9 * x + 0.1 * z\ng = grad(y)\nz = z - lr * g\nx = 0.5 * x + 0.5 * z",
    "el punto, movido": "x = x - 0.001 * x\ng = grad(x)\nx = x - lr * g",
    "el punto de antes": "p = x\nd = x - p\np = x\nx = x + 0.5 * d - lr * grad(x)",
    "lo de antes": "old = 0\ng = grad(x)\nx = x - lr * (2 * g - old)\nold = g",
    "el gradiente, sin más": "d = x - lr * old\nold = grad(x)\nx = d",
    "norma": "lr = 0.05\ng = grad(x)\nx = x - lr * g / maximum(norm(g), 1e-8)\nlr = lr * 0.99",
    "norma de un número": "n = norm(t) + norm(lr)\ng = grad(x)\nx = x - 0.01 * g / n * norm(norm(g)) / (1 + norm(g))",
    "un número, ancho": "g = grad(x)\nu = t\nx = x - lr * g / norm(u)\nx = x * sign(2)",
    "enteros": "g = grad(x)\nk = maximum(t, 2)\nx = x - lr * g * k**-1 - sign(t - 3) * abs(t)**-2 * 1e-3",
    "un signo que suma": "g = grad(x)\nx = x - lr * (sign(2) + t) * g / t",
    "números": "a = sqrt(lr) + exp(-t) * log(t + 1)\ng = grad(x)\nx = x - minimum(a, 0.01) * np.sign(g)",
    "extremos": "g = grad(x)\nx = x - minimum(maximum(-1, g), 1) * lr + maximum(norm(g), lr) * 0 + minimum(g, x) * 0",
    "potencias": "g = grad(x)\nx = x - lr * -g * -(1 + g**2)**-0.5**2 * 2**(0*g) - (-t)**2 * 0 * x",
    "paréntesis": "g = grad(x)\nx = x - (lr - (0.001 - 0.002)) * g / (2 / (4 / 2)) - ((x - g) - (x - g))",
    "fuera de intervalo": "lr = -0.01\nbeta = 1.01\neps = -1e-9\ng = grad(x)\nv = beta * v + g\n"
    "x = x + lr * v + eps * x",
    "nombres de Python": "del = grad(x)\nself = 0.9 * self + del\n"
    "x = x - step * self / (1 + 0 * state) - 0 * None * class_",
    "nombres nuestros": "np = grad(x)\n_m = 0.9 * _m + np\nf = f + p\n"
    "x = x - steps * _m + 0 * f * path - 0 * init * math",
    "largos": "g = grad(x)\nvelocity = damping * velocity + (1 - damping) * g + damping * g * velocity * g - g * g\n"
    "x = x - lr * velocity / (1 + abs(velocity)) - lr * velocity / (1 + velocity**2) - lr * g / (1 + g**2)",
}
# Lo mismo con números, con uno de la biblioteca y con algo como x, en cada sitio.
ODD |= {
    "where": "g = grad(x)\nn = norm(g)\na = where(t > 3, g, 0) + where(n > 1, g, n) + where(g < t, 0.1, 0.2)\n"
    "b = where(t <= 3, n, 0.5) + where(t >= T, 1, 2) + where(n < 2, 1, 0)**-1 * 0 + norm(where(t > 1, n, g))\n"
    "v = where(t > 2, n, 1)\nx = x - 0.001 * a - 0.001 * g * b / (1 + mean(v))",
    "clip": "g = grad(x)\na = clip(g, -1, 1) + clip(g, -abs(x), 2) + clip(t, g, 7) + clip(g, norm(g) / 3, t)\n"
    "x = x - 0.01 * a - 0.01 * g * clip(t, 2, 4)**-1 * clip(norm(g), 0, 1)",
    "dot y mean": "g = grad(x)\na = dot(g, x) + dot(g, 2) + dot(t, 1 + T) * 0.01 + dot(norm(g), g - x) + mean(t)\n"
    "a = a - mean(norm(g))\nx = x - 1e-4 * g * a - mean(g + x) * 0.001 - dot(2 - 1, mean(x)) * 1e-3",
    "un T suyo": "T = 50\ng = grad(x)\nx = x - 0.01 * g * (1 - t / T)",
    "lo que no cabe": "g = grad(x)\nx = x - 0.001 * g * clip(where(g * grande_y_larga > 0, maximum(g, media_muy_larga)"
    ", minimum(g, otra_media_larga)), -maximum(grande_y_larga, 1), maximum(media_muy_larga, otra_media_larga))",
}
GIVEN = {"lr": 0.01, "a": 0.3, "steps": 0.01, "step": 0.01, "damping": 0.5}


@pytest.fixture(scope="module")
def course() -> dict[str, dict]:
    return ask("rule_export.mjs")


@pytest.fixture(scope="module")
def every(course) -> list[dict]:
    """Las del curso, las raras y unas cuantas al azar."""
    rng = np.random.default_rng(11)
    texts = [*TODAY.values(), *ODD.values(), *(written(rng) for _ in range(RANDOM))]
    return [*course.values(), *ask("rule_export.mjs", [{"text": text, "given": GIVEN} for text in texts])]


def page(found: dict) -> np.ndarray:
    """Los puntos a los que llega una regla en la página."""
    return np.array(found["points"], dtype=float)


def title(text: str) -> str:
    """Cómo se llama la clase de una regla: como dice su primera línea."""
    return text.partition("\n")[0].removeprefix("# ") if text.startswith("# ") else "MyRule"


def names_left(code: str) -> dict:
    """Las variables que deja un código."""
    names: dict = {"__name__": "regla"}
    with contextlib.redirect_stdout(io.StringIO()), np.errstate(all="ignore"):
        exec(code, names)
    return names


def test_they_go_where_the_page_goes(every):
    for found in every:
        points = names_left(found["optlib"])["path"].x
        assert points == pytest.approx(page(found), rel=1e-12, abs=1e-12, nan_ok=True), found["optlib"]
        if found["text"] in TODAY.values():
            assert points_of(found["text"], ravine, 20) == pytest.approx(page(found), rel=1e-12, abs=1e-12)


@pytest.mark.parametrize("rule", [*OPTIMIZERS.values(), ScheduleFree])
def test_a_rate_of_zero_moves_nothing_and_breaks_nothing(rule):
    text = text_of(rule, lr=1).replace("lr = 1\n", "lr = 0.01 * maximum(0, t - 3)\n")
    (found,) = ask("rule_export.mjs", [{"text": text}])
    points, path = page(found), names_left(found["optlib"])["path"].x
    assert np.array_equal(points[3], points[0]) and np.all(points[5] != points[4])
    assert np.isfinite(points).all() and path == pytest.approx(points, rel=1e-12)


def test_the_class_of_optlib_is_a_good_one(every):
    for found in every:
        rule = names_left(found["optlib"])[title(found["text"])]()
        faults = check_optimizer(rule, ravine) + check_optimizer(rule, ravine, MANY)
        if "norm(" not in found["optlib"]:  # que no es de un número
            faults += check_optimizer(rule)
        assert not [each for each in faults if "x0" in each], faults  # la salida no cambia
        # Lo que está en la regla del lector, y no en cómo se escribe: que no use lr, o lo que solo se pregunta.
        assert [each for each in faults if "no usa lr" not in each and "¿" not in each] == [], found["optlib"]


def test_those_of_the_course_are_its_classes(course):
    for name, found in course.items():
        names = names_left(found["optlib"])
        theirs, mine = OPTIMIZERS[name](**vars(names["MyRule"]())), names["MyRule"]()
        assert vars(theirs) == vars(mine)
        assert isinstance(mine.init(ravine.start), NoState) == (name == "GradientDescent")
        points = [minimize(ravine, ravine.start, rule, 5).x for rule in (mine, theirs)]
        assert points[0] == pytest.approx(points[1], rel=1e-12)


def test_a_class_that_looks_at_matrices_takes_them_from_a_network():
    (found,) = ask("rule_export.mjs", [{"text": MUON}])
    net, shapes = network(0), network(0).shapes
    mine, theirs = names_left(found["optlib"])["MyRule"](shapes=shapes), Muon(lr=0.1, beta=0.9, shapes=shapes)
    points = [minimize(net, net.start, rule, 20).x for rule in (mine, theirs)]
    assert points[0] == pytest.approx(points[1], rel=1e-9, abs=1e-12)


@pytest.mark.skipif(PYTORCH is None, reason="PyTorch no está instalado")
def test_that_of_pytorch_takes_each_parameter_as_a_matrix():
    """Los de una capa: su matriz, alta o ancha, y sus sesgos, que son una columna."""
    import torch

    (found,) = ask("rule_export.mjs", [{"text": MUON}])
    names: dict = {"__name__": "regla"}
    exec(found["PyTorch"], names)
    for shapes in ([(3, 2), (2,)], [(2, 3), (3,)]):
        size = sum(map(math.prod, shapes))
        bowl = Quadratic(np.diag(np.arange(1.0, size + 1)), np.random.default_rng(size).standard_normal(size))
        bowl.start, bowl.shapes = np.zeros(size), shapes
        tensors = [torch.zeros(shape, dtype=torch.float64, requires_grad=True) for shape in shapes]
        rule = names["MyRule"](tensors)
        for _ in range(20):
            x = torch.cat([each.detach().ravel() for each in tensors])
            parts = torch.tensor(bowl.grad(x.numpy())).split([math.prod(shape) for shape in shapes])
            for each, part in zip(tensors, parts, strict=True):
                each.grad = part.reshape(each.shape).clone()
            rule.step()
        x = torch.cat([each.detach().ravel() for each in tensors]).numpy()
        assert x == pytest.approx(points_of(MUON, bowl, 20)[-1], rel=1e-9, abs=1e-12)


def test_they_are_short_and_have_nothing_to_spare(every, course):
    for found in every:
        for way in WAYS:
            code = found[way]
            tree = ast.parse(code)
            imported = [each.asname or each.name for node in ast.walk(tree) for each in getattr(node, "names", [])]
            used = Counter(node.id for node in ast.walk(tree) if isinstance(node, ast.Name))
            assert all(used[name] for name in imported), code
            widest = 72 if found in course.values() else 100
            assert len(code.splitlines()) <= 80, code
            wide = [line for line in code.splitlines() if len(line) > widest]
            assert not wide, f"reparte en dos líneas de step las que pasan de {widest} letras: {wide}"
            assert not [line for line in code.splitlines() if line != line.rstrip()] and "\n\n\n\n" not in code


def trained(code: str, name: str, problem, start, steps: int, *, closure: bool) -> np.ndarray:
    """Los puntos a los que lleva una clase de PyTorch, con el punto en dos tensores o en uno."""
    import torch

    names: dict = {"__name__": "regla"}
    exec(code, names)
    x = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    idle = torch.zeros(1, requires_grad=True)  # sin gradiente
    rule = names[name]([{"params": [idle]}, {"params": [x]}])

    def give() -> float:
        x.grad = torch.tensor(problem.grad(x.detach().numpy().copy()))
        return problem(x.detach().numpy())

    points = [start]
    for _ in range(steps):
        if closure:
            assert rule.step(give) is not None
        else:
            give()
            rule.step()
        points.append(x.detach().numpy().copy())
        # Nadie debe quedarse con lo que otro va a cambiar.
        x.grad.zero_()
    assert float(idle) == 0
    return np.array(points)


@pytest.mark.skipif(PYTORCH is None, reason="PyTorch no está instalado")
def test_the_class_of_pytorch_goes_where_the_page_goes(every):
    # Con números de Python, dividir entre cero no da infinito.
    finite = [found for found in every if np.isfinite(page(found)).all()]
    assert len(finite) > len(every) - 5
    for found in finite:
        needs = "step(self, closure):" in found["PyTorch"]
        for closure in {True, needs}:
            name = title(found["text"])
            points = trained(found["PyTorch"], name, ravine, ravine.start, 20, closure=closure)
            assert points == pytest.approx(page(found), rel=1e-12, abs=1e-12), found["PyTorch"]


@pytest.mark.skipif(PYTORCH is None, reason="PyTorch no está instalado")
def test_those_of_the_course_train_as_those_of_pytorch(course):
    """Una red pequeña, con cada clase y con la de PyTorch que hace lo mismo; su estado se guarda y se vuelve a leer."""
    import torch

    theirs = {
        "GradientDescent": lambda p, v: torch.optim.SGD(p, lr=v["lr"]),
        "Momentum": lambda p, v: torch.optim.SGD(p, lr=v["lr"], momentum=v["beta"]),
        "Adagrad": lambda p, v: torch.optim.Adagrad(p, lr=v["lr"], eps=v["eps"]),
        "RMSProp": lambda p, v: torch.optim.RMSprop(p, lr=v["lr"], alpha=v["rho"], eps=v["eps"]),
        "Adadelta": lambda p, v: torch.optim.Adadelta(p, lr=v["lr"], rho=v["rho"], eps=v["eps"]),
        "Adam": lambda p, v: torch.optim.Adam(p, lr=v["lr"], betas=(v["beta1"], v["beta2"]), eps=v["eps"]),
        "AMSGrad": lambda p, v: torch.optim.Adam(p, v["lr"], (v["beta1"], v["beta2"]), v["eps"], amsgrad=True),
        "AdamW": lambda p, v: torch.optim.AdamW(p, v["lr"], (v["beta1"], v["beta2"]), v["eps"], v["weight_decay"]),
        "Nadam": lambda p, v: torch.optim.NAdam(
            p, v["lr"], (v["beta1"], v["beta2"]), v["eps"], momentum_decay=v["momentum_decay"]
        ),
    }
    # De Nesterov, PyTorch guarda el punto adelantado.
    assert theirs.keys() == methods("torch").keys() - {"Nesterov"}
    before = torch.get_default_dtype()
    torch.set_default_dtype(torch.float64)
    try:
        for name in theirs:
            names: dict = {"__name__": "regla"}
            exec(course[name]["PyTorch"], names)
            known, ends = names["MyRule"]([torch.zeros(1, requires_grad=True)]).defaults, []
            for mine in (True, False):
                torch.manual_seed(0)
                model = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.Tanh(), torch.nn.Linear(4, 1))
                data, goal = torch.randn(20, 3), torch.randn(20, 1)
                rule = names["MyRule"](model.parameters()) if mine else theirs[name](model.parameters(), known)
                for k in range(30):
                    if mine and k == 15:
                        saved = rule.state_dict()
                        rule = names["MyRule"](model.parameters())
                        rule.load_state_dict(saved)
                    rule.zero_grad()
                    torch.mean((model(data) - goal) ** 2).backward()
                    rule.step()
                ends.append(torch.cat([each.detach().ravel() for each in model.parameters()]).numpy())
            assert ends[0] == pytest.approx(ends[1], rel=1e-9, abs=1e-12), name
    finally:
        torch.set_default_dtype(before)
