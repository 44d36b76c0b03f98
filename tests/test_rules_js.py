"""Una regla corre en la página como en Python, y de cada nombre se sabe qué es; de lo mal escrito, qué y dónde."""

import math
import re

import numpy as np
import pytest
from node import ask

from optlib.exercises.bank import everything
from optlib.exercises.kinds import Rule
from optlib.matrices import orthogonalize
from optlib.optimizers import OPTIMIZERS
from optlib.rules import text_of

STEPS = 6
ALLOWED = {
    **{name: getattr(np, name) for name in ("sqrt", "abs", "sign", "exp", "log", "maximum", "minimum")},
    "norm": lambda v: np.sqrt(np.sum(np.square(v))),
    "dot": lambda a, b: np.sum(a * b),
    **{name: getattr(np, name) for name in ("mean", "where", "clip")},
    "np": np,
}

# Las que hay que poder escribir: con lo que un solo número dice de todo el punto, y con cuántos pasos se darán.
TODAY = {
    "Lion": "# Lion\nlr = 0.01\nwd = 1e-6\ng = grad(x)\nu = sign(0.9 * m + 0.1 * g)\nm = 0.99 * m + 0.01 * g\n"
    "x = x - lr * u - lr * wd * x",
    "Prodigy": "# Prodigy\nd = 1e-6\nx0 = x\nbeta = 0.999\neps = 1e-8\ng = grad(x)\nm = 0.9 * m + 0.1 * d * g\n"
    "v = beta * v + (1 - beta) * d**2 * g**2\nr = sqrt(beta) * r + (1 - sqrt(beta)) * d**2 * dot(g, x0 - x)\n"
    "s = sqrt(beta) * s + (1 - sqrt(beta)) * d**2 * g\nd_hat = r / (dot(abs(s), 1) + 1e-30)\n"
    "x = x - d * m / (sqrt(v) + d * eps)\nd = maximum(d, d_hat)\nx0 = x0",
    "Lookahead": "k = 0\nslow = x\ng = grad(x)\nv = 0.9 * v + g\nfast = x - 0.01 * v\nk = where(k < 5, k + 1, 1)\n"
    "slow = where(k >= 5, slow + 0.5 * (fast - slow), slow)\nx = where(k >= 5, slow, fast)",
    "Barzilai–Borwein": "old = x\ng = grad(x)\ns = x - old\ny = g - g_old\nold = x\ng_old = g\n"
    "x = x - where(t > 1, clip(dot(s, s) / (abs(dot(s, y)) + 1e-30), 1e-4, 1), 0.01) * g",
    "Cautious": "lr = 0.01\ng = grad(x)\nm = 0.9 * m + 0.1 * g\nv = 0.99 * v + 0.01 * g**2\nu = m / (sqrt(v) + 1e-8)\n"
    "mask = where(u * g > 0, 1, 0)\nx = x - lr * u * mask / maximum(mean(mask), 0.1)",
    "Caída": "# Caída\nlr = 0.02\ng = grad(x)\nx = x - lr * (1 - t / T) * g",
}


def told(*texts: str, **given) -> list[dict]:
    return ask("rules.mjs", [{"text": text, **given} for text in texts])


def test_what_each_name_is():
    text = """
    lr = 0.1  # un ajuste
    m = 0
    z = x
    total = 2
    g = grad(x - lr * beta * v)
    v = beta * v + g
    m = 0.9 * m + 0.1 * g
    total = total + 1
    z = z + v
    m_hat = m / (1 - 0.9**t)
    x = z - m_hat
    """
    (found,) = told(text, x=[1.0, 2.0])
    assert found["settings"] == {"lr": 0.1, "beta": None}
    assert found["states"] == {"v": 0, "m": 0, "total": 2, "z": "x"}
    assert found["names"] == ["g", "v", "m", "total", "z", "m_hat", "x"]


def test_where_a_memory_starts():
    """Solo de un número, también como lo escribe ``init``, o del punto; lo demás se calcula en cada paso."""
    starts, init, opposite, other = told(
        "a = 2\nb = -0.5\nc = x\ng = grad(x)\nx = a + b + c - g\na = b = c = x",
        "a = 0 * x\nb = 0.5 + x * 0\nc = 1 * x\nd = 1 - 0.9\ng = grad(x)\nx = a + b + c - d * g\na = b = c = x",
        "a = -x\ng = grad(x)\nx = a + g\na = g",
        "g = grad(x)\nx = x - NP * g",
        x=[1.0, 2.0],
    )
    assert starts["states"] == {"a": 2, "b": -0.5, "c": "x"}
    assert init["states"] == {"a": 0, "b": 0.5, "c": "x"} and init["settings"] == {} and "d" in init["names"]
    assert opposite["states"] == {} and other["settings"] == {"NP": None}
    assert told("x = x - NP.a * grad(x)", x=1.0)[0]["errors"][0]["code"] == "sign"


class Writer:
    """Escribe expresiones al azar, con los nombres que se pueden leer."""

    def __init__(self, rng):
        self.rng = rng

    def pick(self, options):
        return options[self.rng.integers(len(options))]

    def tree(self, names, depth):
        if depth == 0 or self.rng.random() < 0.2:
            return self.pick([*names, "2.0", "0.5", "1e-3", ".25"])
        inner = lambda: self.tree(names, depth - 1)  # noqa: E731
        kind = self.pick(["binary", "binary", "binary", "power", "minus", "call", "pair", "several", "parenthesis"])
        if kind == "binary":
            return f"{inner()} {self.pick('+-*/')} {inner()}"
        if kind == "power":
            return f"(1 + abs({inner()}))**{self.pick(['2', '0.5', '-1', '1.5', 't'])}"
        if kind == "minus":
            return f"-{self.pick(names)}**2" if self.rng.random() < 0.5 else f"-({inner()})"
        if kind == "call":
            name = self.pick(["sqrt", "log", "exp", "sign", "abs", "norm"])
            return f"{name}({'1 + abs' if name in ('sqrt', 'log') else '-abs' if name == 'exp' else ''}({inner()}))"
        if kind == "several":
            compared = f"{inner()} {self.pick(['<', '<=', '>', '>='])} {inner()}"
            given = {"where": f"{compared}, {inner()}, {inner()}", "clip": f"{inner()}, -1, T / 9", "mean": inner()}
            name = self.pick([*given, "dot"])
            return f"{name}({given.get(name) or f'{inner()}, {inner()}'})"
        if kind == "pair":
            return f"{self.pick(['np.', ''])}{self.pick(['maximum', 'minimum'])}({inner()}, {inner()})"
        return f"({inner()})"


def squeezed(tree: str) -> str:
    """Lo escrito, entre −1 y 1: dividido entre 1 más su valor absoluto."""
    return f"(({tree}) / (1 + abs({tree})))"


def written(rng) -> str:
    """Una regla al azar: un estado que se amortigua, dos nombres de paso, y el punto que se mueve poco."""
    write = Writer(rng)
    some = lambda names, depth: squeezed(write.tree(names.split(), depth))  # noqa: E731
    return f"""\
u = 0.5
g = grad(x - 0.1 * {some("x u a", 2)})
m = 0.5 * m + 0.1 * {some("g x u a t", 3)}
u = 0.5 * u + 0.1 * {some("g m u t", 3)}
m += 0.1 * {some("m g", 2)}
x = x - 0.1 * m - 0.05 * g"""


def points_of(text: str, x):
    """Los puntos a los que lleva una regla en Python."""
    _, *body = [line.strip() for line in text.splitlines()]
    x = np.array(x)
    names = {**ALLOWED, "x": x, "grad": lambda z: 2 * z, "a": 0.3, "m": 0 * x, "u": 0.5 + 0 * x, "T": STEPS}
    points = [names["x"]]
    for t in range(1, STEPS + 1):
        names["t"] = float(t)
        exec("\n".join(body), names)
        points.append(names["x"])
    return np.array(points)


@pytest.mark.parametrize("x", [1.5, [1.5, -0.7], [0.3, 2.0, -1.0, 4.0, 0.1, -3.0, 1.0]], ids=["número", "dos", "siete"])
def test_random_rules_go_where_python_goes(x):
    rng = np.random.default_rng(7)
    texts = [written(rng) for _ in range(150)]
    answers = told(*texts, x=x, settings={"a": 0.3}, steps=STEPS)
    for text, found in zip(texts, answers, strict=True):
        with np.errstate(all="ignore"):
            expected = points_of(text, x)
        assert np.array(found["points"], dtype=float) == pytest.approx(expected, rel=1e-10, abs=1e-10), text


# De un punto, las formas de sus matrices: ancha, alta, cuadrada, una columna, una fila, un número y varias juntas.
SHAPES = ([(3, 5)], [(5, 3)], [(4, 4)], [(6, 1)], [(6,)], [(1, 6)], [(1,)], [(4, 3), (3,), (3, 2), (2,)], None)


def test_matrices_are_orthogonalized_as_in_python():
    rng = np.random.default_rng(50)
    asked, expected = [], []
    for shapes in SHAPES:
        size = sum(map(math.prod, shapes or [(7,)]))
        x = rng.standard_normal(size)
        for point in (x, 1e-9 * x, 1e6 * x, 0 * x, np.where(rng.random(size) < 0.5, x, 0)):
            text = "u = 2 * orthogonalize(x)\ng = grad(x)\nx = u + orthogonalize(t) + 0 * g"
            asked.append({"text": text, "x": point.tolist(), "shapes": shapes, "steps": 1})
            expected.append(2 * orthogonalize(point, shapes) + orthogonalize(1.0))
    for found, point in zip(ask("rules.mjs", asked), expected, strict=True):
        assert found["points"][1] == pytest.approx(point, rel=1e-12, abs=1e-12)
    # Un punto de un solo número, y lo que ya no lo es.
    (number,) = told("x = orthogonalize(grad(x))", x=0.3, steps=1)
    (lost,) = told("x = orthogonalize(grad(x) / 0)", x=[0.0, 1.0], steps=1)
    assert number["points"][1] == pytest.approx(orthogonalize(0.6), rel=1e-12)
    assert np.isnan(lost["points"][1]).all()


@pytest.mark.parametrize(
    ("text", "code", "place", "said"),
    [
        ("x = x - lr * grad(x) ^ 2", "sign", (0, 21), "En vez de «^», **."),
        ("g = grad(x)\nx = x - λ * g", "letter", (1, 8), "En vez de «λ», lam."),
        ("if x: x = 1", "statement", (0, 0), ""),
        ("import math\nx = x - grad(x)", "statement", (0, 0), "«import»: aquí solo hay asignaciones"),
        ("g = grad(x)\ny = x - g", "no-x", (1, 0), ""),
        ("x = x - 0.1 * x", "no-grad", (0, 0), "Falta pedir el gradiente: g = grad(x)."),
        ("g = grad(x)\nx = x - lr * grad(g)", "grad-twice", (1, 13), ""),
        ("x = x - lr * (grad(x)", "unclosed", (0, 13), ""),
        ("x = x - lr * grad(x))", "unopened", (0, 20), ""),
        ("x = x - 2 grad(x)", "times", (0, 10), "Entre «2» y «grad» falta un signo; para multiplicar, *."),
        ("x = x - 0,1 * grad(x)", "comma", (0, 9), "Los decimales llevan punto: 0.1."),
        ("x = x - lr * gard(x)", "function", (0, 13), ""),
        ("x = x - maximum(grad(x))", "arguments", (0, 8), ""),
        ("x = x -", "unfinished", (0, 7), ""),
        ("x = x - * grad(x)", "operand", (0, 8), ""),
        ("x - grad(x)", "assignment", (0, 0), ""),
        ("x == x - grad(x)", "equals", (0, 0), ""),
        ("2 = x - grad(x)", "target", (0, 0), ""),
        ("t = 3\nx = x - grad(x)", "reserved", (0, 0), "t cuenta los pasos, desde 1, y no se asigna."),
        ("lr = 0.1\nx = 5\nx = x - lr * grad(x)", "x-fixed", (1, 0), ""),
        ("x = 0 * x\nx = x - lr * grad(x)", "x-fixed", (0, 0), ""),
        ("x = x[0] - grad(x)", "sign", (0, 5), ""),
        ("x = <b>x</b>", "sign", (0, 4), ""),
        ("x = x - 🙂 * grad(x)", "sign", (0, 8), "«🙂» no se usa aquí"),
        ("x = x - constructor(x) * grad(x)", "function", (0, 8), "«constructor» no es una función; si es un producto"),
        ("x = x - grad()", "arguments", (0, 8), "grad lleva un solo valor entre paréntesis, como en grad(x)."),
        ("x = x - np.pi * grad(x)", "dotted", (0, 8), "«np.pi» no está aquí: escribe su valor"),
        ("x = x - (\n0.1 * * grad(x))", "operand", (1, 6), ""),
        ("g = grad(x\n\nx = x - g", "unclosed", (0, 8), ""),
        ("g = grad(x)\nx = " + "(" * 1980, "long", (1, 0), ""),
        ("x = x - grad(x)" + " + x" * 5000, "long", (0, 0), ""),
        ("\n" * 10_000 + "x = x - grad(x)", "many", (400, 0), ""),
        ("x = x - max(grad(x), 0)", "function", (0, 8), "En vez de «max», maximum."),
        ("g = grad x\nx = x - g", "call", (0, 4), "Tras «grad» va un paréntesis: grad(x)."),
        ("sqrt = 3\nx = x - grad(x)", "reserved", (0, 0), "«sqrt» ya significa otra cosa"),
        ("x = x - svd(grad(x))", "function", (0, 8), "En vez de «svd», orthogonalize."),
        ("weight-decay = 0.1\nx = x - grad(x)", "target", (0, 0), "va un solo nombre; sus palabras se unen con _"),
        ("lambda = 0.1\nx = x - grad(x)", "statement", (0, 0), "En vez de «lambda», lam."),
        ("x = x - lr(grad(x))", "function", (0, 8), "«lr» no es una función; si es un producto, lr * (…)."),
        ("x = x - grad(x) // 2", "sign", (0, 16), "En vez de «//», /."),
        ("x = x – grad(x)", "sign", (0, 6), "El menos es el del teclado: -."),
        ("x = x - (grad(x) > 0)", "sign", (0, 17), "Solo se compara dentro de where"),
        ("x = x - where(grad(x), 1, 0)", "condition", (0, 21), "Lo primero de where es una comparación"),
        ("x = x - where(grad(x) == 0, 1, 0)", "sign", (0, 22), "con < > <= >="),
        ("x = x - where(t > 1 > 0, grad(x), 0)", "sign", (0, 20), "Solo se compara dentro de where"),
        ("x = x - where(t > 1, grad(x))", "arguments", (0, 8), "where lleva tres valores"),
        ("x = x - t % 5 * grad(x)", "sign", (0, 10), "k = where(k < 5, k + 1, 1)"),
        ("x = x - gradient(x)", "function", (0, 8), "En vez de «gradient», grad."),
        ("x = x - |grad(x)|", "sign", (0, 8), "En vez de «|», abs(…)."),
        ("g = grad(x)\nx = x - g if t > 3 else x", "times", (1, 10), "En vez de «if», where(a > b, x, y)."),
        ("x = x - f(x) * grad(x)", "function", (0, 8), "El coste no se ve desde la regla"),
        ("x = x - cos(t) * grad(x)", "function", (0, 8), "lr * (1 - t / T)"),
        ("x = x - ∇f(x)", "sign", (0, 8), "En vez de «∇», grad(x)."),
        ("x = x - self.lr * grad(x)", "sign", (0, 12), "en vez de self.lr, lr"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text, code, place, said):
    (found,) = told(text, x=1.0)
    first = found["errors"][0]
    assert (first["code"], first["line"], first["at"]) == (code, *place)
    assert said in first["said"] and first["said"].endswith((".", "…", "?")) and "undefined" not in first["said"]


def test_what_was_perhaps_not_meant_is_a_doubt():
    def doubts(text):
        return told(text, x=1.0)[0]["doubts"]

    close = "mhat es un mando nuevo: ¿querías m_hat?"
    assert doubts("g = grad(x)\nm_hat = g\nx = x - lr * mhat") == [close]
    assert doubts("beta1 = 0.9\nx = x - beta_1 * grad(x)") == ["beta_1 es un mando nuevo: ¿querías beta1?"]
    for name, meant in {"G": "g", "gg": "g", "Lr": "lr", "X": "x", "tt": "t"}.items():
        said = f"{name} es un mando nuevo: ¿querías {meant}?"
        assert doubts(f"lr = 0.1\ng = grad(x)\nx = x - lr * g + {name} * t") == [said]
    assert "escribe 3.14159" in doubts("x = x - pi * grad(x)")[0] and "1e300" in doubts("x = x - Inf * grad(x)")[0]
    hat = "m_hat es un mando nuevo: ¿falta la línea m_hat = …?"
    assert doubts("g = grad(x)\nm = g\nv_hat = m**2\nx = x - m_hat / v_hat") == [hat]
    same = "alpha es un mando nuevo, y lr no se usa: ¿son lo mismo?"
    assert doubts("lr = 0.1\nx = x - alpha * grad(x)") == [same]
    assert doubts("x = x - (1 - t / N) * grad(x)") == ["N es un mando nuevo: ¿querías T?"]
    # Lo breve se parece a todo, y beta2 no es una errata de beta1.
    assert doubts("g = grad(x)\nv = g\nx = x - a * v - h * g") == []
    assert doubts("beta1 = 0.9\nx = x - beta1 * beta2 * grad(x)") == []
    assert doubts("beta = 0.9\ng = grad(x)\nv = beta * v + g\nx = x - eta * mu * v") == []
    late = " tendría su mando si estuviera antes de la línea de grad."
    assert doubts("g = grad(x)\nlr = 0.1\nc = -2\nx = x - lr * c * g") == [f"lr{late}", f"c{late}"]
    assert doubts("lr = 0.1\nx = x - lr * v * grad(x)\nv = 2") == []
    start = "x0 es x en cada paso: para que sea la salida, acaba con x0 = x0."
    assert doubts("x0 = x\ng = grad(x)\nx = x - lr * g\nx = x + 0.1 * (x0 - x)") == [start]
    (column,) = doubts("x = x - lr * orthogonalize(grad(x))")
    assert "0.70 de su dirección" in column


def test_right_rules_leave_no_doubt():
    """Las del curso, las de los ejercicios y las que otros tests escriben, con sus ajustes sin valor."""
    exercises = [text for item in everything() if isinstance(item, Rule) for text in (item.rule, item.answer)]
    texts = [text_of(rule, lr=0.1) for rule in OPTIMIZERS.values()] + exercises + [*TODAY.values()]
    texts += [re.sub(r"(?m)^(lr|beta\d?|rho|eps) = .*\n", "", text) for text in texts]
    for text, found in zip(texts, told(*texts, x=[1.0, 2.0]), strict=True):
        assert [said for said in found["doubts"] if "orthogonalize" not in said] == [], text


def test_an_open_parenthesis_goes_on_in_the_next_line():
    """Como en Python, con lo que se comente en medio; y lo de otras bibliotecas vale por su nombre."""
    text = "lr = (\n0.1)\ng = grad(  # aquí\n  x\n)\nx = (x\n\n - lr * torch.sign(g)\n * np.linalg.norm(g))"
    (found,) = told(text, x=[3.0, -4.0], steps=1)
    assert found["settings"] == {"lr": 0.1} and found["points"][1] == pytest.approx([2.0, -3.0])


def test_a_rule_arrives_whole_in_a_link():
    hostile = [
        "g = grad(x)  # ¿seguro?\nx = x - g",
        "# a&b=c#d?e%20f%+ñ;🙂 «\t»\n\n  \\'\"<b>`|",
        "# ",
        "?",
        "+%3F&values=lr:9",
    ]
    texts = [*hostile, "a" * 2000]
    arrived = ask("rules.mjs", [{"sent": text} for text in texts])
    assert arrived == [{"rule": text, "values": "lr:0.5"} for text in texts]
    # La que no cabe no se corta: no hay enlace.
    assert ask("rules.mjs", [{"sent": "a" * 2001}]) == [None]


def test_each_line_tells_its_own_fault():
    (found,) = told("x = x ^ 2\ng = grad(x\nx = x - g", x=1.0)
    assert [(each["code"], each["line"]) for each in found["errors"]] == [("sign", 0), ("unclosed", 1)]


def test_nothing_of_a_rule_is_run_as_javascript():
    for text in ("x = constructor - grad(x)", "x = toString - grad(x)", "valueOf = valueOf + 1\nx = valueOf - grad(x)"):
        (found,) = told(text, x=[1.0, 2.0], settings={"constructor": 1, "toString": 1}, steps=1)
        assert "errors" not in found and np.isfinite(np.array(found["points"], dtype=float)).all()
