"""Lo que cada figura calcula, con optlib: de aquí salen las trayectorias y las imágenes fijas."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from ..descent import minimize
from ..digits import network
from ..networks import MLP
from ..optimizers import OPTIMIZERS, Adam, AMSGrad, GradientDescent, Optimizer
from ..prng import mulberry32, shuffled
from ..problems import PROBLEMS, Problem
from ..regression import LeastSquares, LinearNeuron
from ..schedules import Schedule, cosine, inverse_time, linear, step_decay, warmup
from ..styles import STYLES
from ..trajectory import Trajectory
from .bigram import race
from .params import Params
from .rivals import best_rate
from .rules import points_of
from .turning import iterations, normal

# La tabla 1 de Hubble (1929): distancias, en megapársecs, y velocidades, en cientos de km/s.
_HUBBLE = (
    "0.032 0.034 0.214 0.263 0.275 0.275 0.45 0.5 0.5 0.63 0.8 0.9 0.9 0.9 0.9 1 1.1 1.1 1.4 1.7 2 2 2 2",
    "1.7 2.9 -1.3 -0.7 -1.85 -2.2 2 2.9 2.7 2 3 -0.3 6.5 1.5 5 9.2 4.5 5 5 9.6 5 8.5 8 10.9",
)


def _numbers(text: str) -> list[float]:
    return [float(each) for each in text.split()]


EXAMPLES = {
    "deck": ("un ejemplo: (2, 4)", [2.0], [4.0]),
    "line": ("seis ejemplos", [-2.0, -1.2, -0.5, 0.4, 1.1, 1.9], [-2.9, -1.6, -0.2, 1.3, 2.1, 4.2]),
    "outlier": ("uno que desentona", [-2.0, -1.2, -0.5, 0.4, 1.1, 1.9], [-2.9, -1.6, -0.2, 1.3, 2.1, -3.5]),
    "offcenter": ("sin centrar", [1.0, 1.5, 2.0, 2.5, 3.0, 3.5], [0.8, 1.4, 2.6, 3.3, 4.6, 5.1]),
    "nebulae": ("las 24 nebulosas", *map(_numbers, _HUBBLE)),
}
"""Datos de la figura «neurona»: rótulo, ``x`` e ``y``; ``deck`` es el ejemplo de la presentación."""

_FRAME = {"x": (-3.0, 4.0), "y": (-6.0, 7.0), "axes": ("x", "ŷ = w·x + b"), "w": (-3.0, 5.0), "b": (-4.0, 4.0)}
FRAMES: dict[str, dict[str, Any]] = {
    **{key: _FRAME for key in EXAMPLES},
    "nebulae": {
        "x": (-0.1, 2.2),
        "y": (-4.0, 13.0),
        "axes": ("distancia (Mpc)", "velocidad (cientos de km/s)"),
        "w": (-1.0, 9.0),
        "b": (-5.0, 5.0),
    },
}
"""Lo que se ve de cada juego de datos: de los ejemplos, ``x``, ``y`` y sus nombres; de las rectas, ``w`` y ``b``."""


def start_of(params: Params) -> float | np.ndarray:
    """Punto de partida pedido, o el del problema: un número o un array ``(2,)``."""
    problem = PROBLEMS[params["problem"]]
    start = problem.start if params["start"] is None else params["start"]
    return float(start) if problem.dim is None else np.array(start, dtype=float)


def regression_data() -> tuple[np.ndarray, np.ndarray]:
    """Los ejemplos de «lotes», ``x`` e ``y`` de forma ``(64,)``.

    Son una recta con un ruido que es siempre el mismo, sin generador de números al azar.
    """
    k = np.arange(64)
    x = -2 + 4 * k / 63
    return x, 1.5 * x + 0.5 + np.sin(7.3 * k * k)


def _rule(name: str, **hyper: Any) -> Optimizer:
    """El optimizador de ese nombre, con los hiperparámetros que él tiene."""
    make: Any = OPTIMIZERS[name]
    return make(**hyper)


def _descenso(params: Params) -> Trajectory:
    optimizer = GradientDescent(params["lr"])
    return minimize(PROBLEMS[params["problem"]], start_of(params), optimizer, params["steps"])


def _valle(params: Params) -> Trajectory:
    name = params["optimizer"]
    inertia = {"beta": params["beta"]} if hasattr(OPTIMIZERS[name], "beta") else {}
    rule = _rule(name, lr=params["lr"], **inertia)
    return minimize(PROBLEMS[params["problem"]], start_of(params), rule, params["steps"])


def _carrera(params: Params) -> dict[str, Trajectory]:
    problem, start = PROBLEMS[params["problem"]], start_of(params)
    runs = {}
    for name in params["optimizers"]:
        lr = params["lrs"].get(name, STYLES[name].lr)
        if params["fair"]:
            lr = best_rate(name, problem, start, params["steps"])
        runs[name] = minimize(problem, start, _rule(name, lr=lr), params["steps"])
    return runs


def gradients(params: Params) -> np.ndarray:
    """Sucesión de gradientes que recibe Adam en «adam-por-dentro», de forma ``(pasos,)``."""
    draw = mulberry32(params["seed"])
    shapes: dict[str, Callable[[int], float]] = {
        "constant": lambda k: 1.0,
        "noisy": lambda k: 1.0 + params["noise"] * normal(draw),
        "alternating": lambda k: -1.0 if k % 2 else 1.0,
        "sparse": lambda k: 0.0 if k % 10 else 1.0,
        "jump": lambda k: 0.1 if k < params["steps"] / 2 else 1.0,
        "cycle": lambda k: -1.0 if k % 3 else 3.0,
    }
    return np.array([shapes[params["signal"]](k) for k in range(params["steps"])])


def _adam(params: Params) -> Trajectory:
    signal = iter(gradients(params))
    problem = Problem(lambda x: 0.0 * x, lambda x: next(signal), name="gradientes dados")
    adam = Adam(params["lr"], params["beta1"], params["beta2"], params["eps"])
    return minimize(problem, 0.0, adam, params["steps"])


# De «brote», los pasos que se dan, y en los que baja a cero la tasa que baja.
OUTBURST = 20_000


def _brote(params: Params) -> Trajectory:
    rule = AMSGrad if params["method"] == "AMSGrad" else Adam
    schedule = linear(OUTBURST) if params["method"] == "linear" else None
    adam = rule(0.1, eps=params["eps"], beta2=params["beta2"])
    return minimize(PROBLEMS["parabola"], 5.0, adam, params["steps"], schedule=schedule)


def inertial_rate(params: Params) -> float:
    """Tasa de «momento»; por omisión, la que anula el error en la dirección más curva si no hay impulso."""
    return 1 / params["condition"] if params["lr"] is None else params["lr"]


def inertial_contraction(lr: Any, beta: Any, eigenvalue: float, method: str) -> np.ndarray:
    """Factor por el que ``Momentum`` o ``Nesterov`` acaban multiplicando el error en cada paso: menor que 1, converge.

    Es el de una cuadrática, en la dirección de valor propio ``eigenvalue``: el mayor módulo de las raíces de
    ``z² − b·z + d``. ``lr`` y ``beta`` son números o arrays que se combinan según las reglas de NumPy, y el resultado
    tiene su forma. Sin impulso es ``|1 − α·λ|``.

    >>> float(inertial_contraction(0.1, 0.0, 4.0, "Momentum").round(6))
    0.6
    """
    shrink = 1 - lr * eigenvalue
    b, d = ((1 + beta) * shrink, beta * shrink) if method == "Nesterov" else (1 + beta - lr * eigenvalue, beta)
    root = np.sqrt(np.asarray(b, dtype=complex) ** 2 - 4 * d)
    return np.maximum(abs(b + root), abs(b - root)) / 2


def _momento(params: Params) -> Trajectory:
    c = params["condition"]
    bowl = Problem(
        lambda p: 0.5 * (p[..., 0] ** 2 + c * p[..., 1] ** 2), lambda p: p * np.array([1.0, c]), dim=2, name="cuenco"
    )
    rule = _rule(params["method"], lr=max(inertial_rate(params), 1e-9), beta=params["beta"])
    return minimize(bowl, PROBLEMS["ravine"].start, rule, params["steps"])


class _Batches(LeastSquares):
    """Mínimos cuadrados con los minilotes dados: los índices de los ejemplos de cada paso."""

    def __init__(self, X: np.ndarray, y: np.ndarray, batches: list[list[int]]):
        super().__init__(X, y)
        self.given = batches

    def grad_at(self, k: int) -> Callable[[np.ndarray], np.ndarray]:
        return lambda w: self.gradient_on(self.given[k], w)


def _batches(size: int, epochs: int, seed: int) -> list[list[int]]:
    """Minilotes de ``size`` de los 64 ejemplos, barajados en cada época como lo hace el navegador."""
    draw = mulberry32(seed)
    orders = [list(range(64)) if size == 64 else shuffled(64, draw) for _ in range(epochs)]
    return [order[first : first + size] for order in orders for first in range(0, 64, size)]


def _lotes(params: Params) -> dict[str, Trajectory]:
    x, y = regression_data()
    X = np.stack([x, np.ones_like(x)], axis=-1)
    runs = {}
    for name, size in (("batch", 64), ("minibatch", params["batch_size"]), ("stochastic", 1)):
        batches = _batches(size, params["epochs"], params["seed"])
        descent = GradientDescent(params["lr"])
        runs[name] = minimize(_Batches(X, y, batches), np.array([-0.5, 2.5]), descent, len(batches))
    return runs


def _neurona(params: Params) -> Trajectory:
    _, x, y = EXAMPLES[params["data"]]
    problem = LinearNeuron(x, y)
    return minimize(problem, np.array([params["w"], params["b"]]), GradientDescent(params["lr"]), params["steps"])


# Los parámetros de «retropropagacion»: los dos pesos de entrada, sus sesgos, los dos de salida y su sesgo. El primero y
# el quinto se cambian.
NETWORK = (0.5, -0.5, 0.0, 0.5, 1.0, -1.0, 0.0)


def _retropropagacion(params: Params) -> Trajectory:
    problem = MLP(np.array([[params["x"]]]), np.array([params["y"]]), hidden=(2,))
    start = np.array(NETWORK)
    start[[0, 4]] = params["w"], params["c"]
    return minimize(problem, start, GradientDescent(params["lr"]), params["steps"])


# De «planes»: carreras de cada plan, de dónde parten, dónde empiezan las paredes y la curvatura que añaden.
RACES, START, EDGE, WALL = 100, 5.0, 2.0, 15.0
PLANS = {
    "constant": "constante",
    "stairs": "escalones",
    "inverse": "inverso, 1/(k + 1)",
    "cosine": "coseno",
    "linear": "lineal",
}
"""Planes de la tasa de la figura «planes»: su rótulo."""


def plan(name: str, steps: int, warm: int) -> Schedule:
    """El plan de ese nombre para ``steps`` pasos, de los que los ``warm`` primeros son de calentamiento.

    >>> [plan("linear", 6, 2)(k) for k in range(6)]
    [0.5, 1.0, 1.0, 0.75, 0.5, 0.25]
    """
    left = max(1, steps - warm)
    falls: dict[str, Schedule] = {
        "constant": lambda k: 1.0,
        "stairs": step_decay(math.ceil(left / 5)),
        "inverse": inverse_time(1.0),
        "cosine": cosine(left),
        "linear": linear(left),
    }
    return warmup(warm, after=falls[name]) if warm else falls[name]


class _Noisy(Problem):
    """``½x²``, quizá entre paredes más curvas, con un ruido dado que se suma al gradiente de cada paso."""

    def __init__(self, wall: float, noise: np.ndarray):
        def outside(x):
            return x - np.clip(x, -EDGE, EDGE)

        def slope(x):
            return x + wall * outside(x)

        super().__init__(lambda x: (x**2 + wall * outside(x) ** 2) / 2, slope, minimum=0.0, start=START)
        self.grad_at = lambda k: lambda x: slope(x) + noise[k]


def _planes(params: Params) -> dict[str, Trajectory]:
    draw = mulberry32(params["seed"])
    drawn = np.array([[draw() - 0.5 for _ in range(RACES)] for _ in range(params["steps"])])
    # Un número al azar entre −½ y ½ tiene varianza 1/12.
    problem = _Noisy(WALL if params["landscape"] == "walls" else 0.0, params["noise"] * 12**0.5 * drawn)
    start, rule, steps = np.full(RACES, START), GradientDescent(params["lr"]), params["steps"]
    with np.errstate(all="ignore"):
        return {
            name: minimize(problem, start, rule, steps, schedule=plan(name, steps, params["warmup"])) for name in PLANS
        }


def _red(params: Params) -> np.ndarray:
    """Los pesos de la red en cada paso, ``(pasos + 1, 2410)``."""
    return points_of(params["rule"], network(params["seed"]), params["steps"], linear(params["steps"]))


# De «red», una tasa con la que cada método aprende a leer.
READING = {
    "GradientDescent": 1.0,
    "Momentum": 0.3,
    "Nesterov": 0.3,
    "Adagrad": 0.18,
    "RMSProp": 0.018,
    "Adadelta": 10.0,
    "Adam": 0.03,
    "AMSGrad": 0.03,
    "AdamW": 0.03,
    "Nadam": 0.03,
    "Lion": 0.01,
    "Muon": 0.1,
}


# De «red», además, Muon, que mira sus matrices: con todas las escalas a 1, y sin dividir v, que al medirla da igual.
MUON = """\
lr = 0.1
beta = 0.9
g = grad(x)
v = beta * v + g
x = x - lr * orthogonalize(beta * v + g)"""


# De «red», los pasos que se enseñan: cada vez más separados.
SNAPSHOTS = (*range(7), 8, 10, 12, 15, 19, 24, 30, 38, 48, 60, 76, 95, 120, 150, 190, 240, 300, 380, 480, 600)


# Dan una Trajectory (en «red» y «muon», un array) o, donde se muestran varias, un diccionario de ellas por nombre.
RUNS: dict[str, Callable[[Params], Any]] = {
    "descenso-1d": _descenso,
    "valle": _valle,
    "carrera": _carrera,
    "adam-por-dentro": _adam,
    "brote": _brote,
    "momento": _momento,
    "lotes": _lotes,
    "neurona": _neurona,
    "retropropagacion": _retropropagacion,
    "planes": _planes,
    "red": _red,
    "muon": iterations,
    "palabras": race,
}
