"""Reglas que ven juntos los números de un punto: el recorte, Muon, que ve matrices, y la que lo reparte entre dos."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from .base import Number, Optimizer, check_rule, clip, mapped
from .optimizers import Velocity
from .values import shown

# El polinomio de Jordan y otros (2024), cuántas veces se aplica y la menor norma por la que se divide.
COEFFICIENTS = (3.4445, -4.7750, 2.0315)
ITERATIONS = 5
SMALLEST = 1e-7
# Lo que suma PyTorch al recortar: con gradiente cero no se divide entre cero.
_MARGIN = 1e-6


def _blocks(shapes: Iterable[tuple[int, ...]] | None, size: int) -> Iterator[tuple[slice, tuple[int, int]]]:
    """El sitio de cada matriz en un punto de ``size`` números, y sus filas y columnas: un vector es una columna."""
    shapes = [(size,)] if shapes is None else list(shapes)
    if (told := sum(map(math.prod, shapes))) != size:
        raise ValueError(f"shapes reparte {told} números, y el punto tiene {size}: como net.shapes, una por matriz.")
    first = 0
    for shape in shapes:
        yield slice(first, first := first + math.prod(shape)), (shape[0], math.prod(shape[1:]))


def _tuples(shapes: Any) -> tuple[tuple[int, ...], ...]:
    try:
        return tuple(map(tuple, shapes))
    except TypeError:
        raise TypeError(f"shapes debe ser una lista de formas, como [(2, 3), (3,)], no {shown(shapes)}.") from None


def newton_schulz(X: np.ndarray, coefficients: tuple[float, float, float] = COEFFICIENTS) -> np.ndarray:
    """Una iteración, ``aX + bXXᵀX + c(XXᵀ)²X``: a cada valor singular le hace lo que a un número."""
    a, b, c = coefficients
    A = X @ np.swapaxes(X, -1, -2)
    return a * X + (b * A + c * A @ A) @ X


def orthogonalize(m: Any, shapes: Any = None) -> Any:
    """Lleva cerca de 1 todos los valores singulares de cada matriz de ``m``; sus direcciones no cambian.

    ``m`` es un punto ``(d,)`` o muchos ``(n, d)``, y ``shapes``, las formas de sus matrices, una detrás de otra, por
    filas: ``net.shapes``. Un vector, o todo ``m`` si no se dan, es una matriz de una columna: queda en 0.70 de su
    dirección. Son cinco iteraciones de Newton–Schulz, ``X ← 3.4445·X − 4.775·XXᵀX + 2.0315·(XXᵀ)²X``, desde ``m``
    dividida entre su norma: lo que empieza por encima de 0.01 acaba entre 0.68 y 1.13, y un 0 sigue siendo 0.
    Errores: ``ValueError`` si ``shapes`` no suma ``d``. Fuente: Jordan y otros (2024),
    https://kellerjordan.github.io/posts/muon/.

    >>> orthogonalize(np.array([3.0, 0.0, 0.0, 0.3]), [(2, 2)]).round(3).tolist()
    [0.702, 0.0, 0.0, 0.709]
    """
    if np.ndim(m) == 0:
        return float(orthogonalize(np.array([m]))[0])
    made = np.empty(np.shape(m))
    for part, (rows, columns) in _blocks(shapes, made.shape[-1]):
        X = m[..., part].reshape(*made.shape[:-1], rows, columns)
        X = np.swapaxes(X, -1, -2) if rows > columns else X
        X = X / np.maximum(np.linalg.norm(X, axis=(-2, -1), keepdims=True), SMALLEST)
        for _ in range(ITERATIONS):
            X = newton_schulz(X)
        X = np.swapaxes(X, -1, -2) if rows > columns else X
        made[..., part] = X.reshape(*made.shape[:-1], rows * columns)
    return made


@dataclass(frozen=True)
class Muon(Optimizer):
    """Muon: el paso de una matriz es su media de gradientes con todos los valores singulares cerca de 1.

    ``v ← beta·v + (1 − beta)·g``, ``m = beta·v + (1 − beta)·g``, ``x ← x − lr·s·orthogonalize(m)``, con una escala
    ``s`` por matriz ``(entradas, salidas)``: ``√máx(1, salidas/entradas)`` o, si se da ``rms``,
    ``rms·√máx(entradas, salidas)``: cada peso se mueve entonces unos ``lr·rms``, y con 0.2 sirven las tasas de Adam.
    Antes, como en ``AdamW``, ``x ← x − lr·weight_decay·x``: un peso recuerda ``1/(lr·weight_decay)`` pasos.
    ``lr`` > 0, 0 ≤ ``beta`` < 1, ``rms`` > 0, ``weight_decay`` ≥ 0. ``shapes``, como en ``orthogonalize``: sin ellas el
    punto es un vector, y Muon, descenso con pasos de un solo tamaño. Lo que no es una matriz va mejor con otra regla:
    ``ByPart``.
    Es el de PyTorch, con sus dos escalas. Fuente: Jordan y otros (2024); la escala con ``rms``, Liu
    y otros (2025), doi:10.48550/arXiv.2502.16982.

    >>> muon = Muon(lr=1.0, shapes=[(2, 2)])
    >>> x, state = muon.step(np.zeros(4), muon.init(np.zeros(4)), lambda x: np.array([3.0, 0.0, 0.0, 0.3]))
    >>> (-x).round(3).tolist()
    [0.702, -0.0, -0.0, 0.709]
    """

    lr: Number
    beta: Number = 0.95
    rms: float | None = None
    shapes: Any = None
    weight_decay: Number = 0.0
    ranges = {"rms": "(0, inf)"}  # noqa: RUF012
    joins = True

    def __post_init__(self) -> None:
        if self.shapes is not None:
            object.__setattr__(self, "shapes", _tuples(self.shapes))
        super().__post_init__()

    def init(self, x):
        return Velocity(v=0 * x)

    def step(self, x, state, grad):
        g = grad(x)
        v = self.beta * state.v + (1 - self.beta) * g
        m = self.beta * v + (1 - self.beta) * g
        shrunk = x - self.lr * self.weight_decay * x
        return shrunk - self.lr * self._scale(x) * orthogonalize(m, self.shapes), Velocity(v)

    def _scale(self, x):
        """La escala de cada número del punto."""
        scale: Any = np.ones(np.size(x) if np.ndim(x) < 2 else np.shape(x)[-1])
        for part, (a, b) in _blocks(self.shapes, scale.size):
            scale[part] = (max(a, b) / (max(a, 1) if self.rms is None else 1)) ** 0.5
        scale = scale if np.ndim(x) else float(scale[0])
        return scale if self.rms is None else self.rms * scale


@dataclass(frozen=True)
class Clipped(Optimizer):
    """Recorte: ``rule`` da sus pasos con el gradiente recortado, por norma o por valor.

    Con ``norm`` = c > 0, ``g ← g·mín(1, c/(‖g‖ + 1e-6))``: la misma dirección, y como mucho la norma c. Con ``value`` =
    c > 0, cada componente se lleva a [−c, c]. Se da uno de los dos, y solo uno. Son ``clip_grad_norm_`` y
    ``clip_grad_value_`` de PyTorch, con su 1e-6: lejos de cero, ``g·mín(1, c/‖g‖)`` hasta una millonésima.

    ``axis`` dice qué números forman un gradiente. Con -1, el valor por omisión, los del último eje: todo el vector
    ``(d,)``, o el de cada ejecución en ``(n, d)``. Con ``None``, cada número por su lado: es lo que piden ``n``
    ejecuciones ``(n,)`` de un problema escalar. En un ``float`` da igual.

    El estado es el de ``rule``; ``Trajectory.grad`` guarda el gradiente sin recortar. Lo que no es finito se trata como
    en PyTorch.
    Errores: ``TypeError`` si ``rule`` no es un optimizador; ``ValueError`` si no se da exactamente uno de ``norm`` y
    ``value`` o no es mayor que 0.
    Fuente: Pascanu, Mikolov y Bengio (2013), doi:10.48550/arXiv.1211.5063.

    >>> from optlib import GradientDescent, minimize, parabola
    >>> minimize(parabola, 5.0, Clipped(GradientDescent(lr=0.5), norm=2.0), steps=3).x.round(3).tolist()
    [5.0, 4.0, 3.0, 2.0]
    """

    rule: Optimizer
    norm: float | None = None
    value: float | None = None
    axis: int | None = -1
    ranges = {"norm": "(0, inf)", "value": "(0, inf)"}  # noqa: RUF012

    def __post_init__(self) -> None:
        check_rule("Clipped: rule", self.rule)
        if (self.norm is None) == (self.value is None):
            raise ValueError(f"Clipped: se da norm o value, y solo uno; norm es {self.norm!r} y value, {self.value!r}.")
        super().__post_init__()

    @property
    def joins(self) -> bool:  # type: ignore[override]
        """Si junta los números de un punto."""
        return self.norm is not None and self.axis is not None

    def init(self, x):
        return self.rule.init(x)

    def step(self, x, state, grad):
        return self.rule.step(x, state, lambda point: self._limited(grad(point)))

    def _limited(self, g):
        """El gradiente recortado, con el tipo y la forma del que llega."""
        if self.value is not None:
            return clip(g, -self.value, self.value)
        if np.ndim(g) == 0:
            scale = self.norm / (abs(g) + _MARGIN)
            return g * scale if scale < 1 else g
        size = abs(g) if self.axis is None else np.linalg.norm(g, axis=self.axis, keepdims=True)
        return g * np.minimum(1, self.norm / (size + _MARGIN))


class Parts(NamedTuple):
    """El estado de ``ByPart``: los de sus dos reglas."""

    matrices: Any
    others: Any


@dataclass(frozen=True)
class ByPart(Optimizer):
    """Dos reglas para un punto: ``matrices`` mueve sus matrices y ``others``, lo demás, como los sesgos de una red.

    ``shapes`` dice dónde está cada cosa, ``net.shapes``; a ``matrices`` y a las reglas que lleve dentro, si tienen
    ``shapes`` y no se les han dado, les da las de las matrices. Las dos usan el gradiente en ``x``: no sirve una que lo
    pida en otro punto, como ``Nesterov``. Errores: ``TypeError`` si no son optimizadores; ``ValueError`` si ``shapes``
    no suma ``d`` o el gradiente se pide en otro punto.

    >>> from optlib import Adam
    >>> rule = ByPart(Muon(lr=0.02), Adam(lr=0.02), shapes=[(2, 2), (2,)])
    >>> rule.step(np.zeros(6), rule.init(np.zeros(6)), lambda x: x + [3.0, 0, 0, 0.3, 5, -1])[0].round(3).tolist()
    [-0.014, 0.0, 0.0, -0.014, -0.02, 0.02]
    """

    matrices: Optimizer
    others: Optimizer
    shapes: Any
    joins = True

    def __post_init__(self) -> None:
        for name in ("matrices", "others"):
            check_rule(f"ByPart: {name}", getattr(self, name))
        shapes = _tuples(self.shapes)
        object.__setattr__(self, "shapes", shapes)
        own = {"shapes": tuple(shape for shape in shapes if len(shape) > 1)}
        known = mapped(self.matrices, lambda each: own if getattr(each, "shapes", ()) is None else {})
        object.__setattr__(self, "matrices", known)

    def _split(self, size: int) -> tuple[np.ndarray, np.ndarray]:
        """Qué números del punto son de una matriz, y cuáles no."""
        matrix = np.zeros(size, dtype=bool)
        for (part, _), shape in zip(_blocks(self.shapes, size), self.shapes, strict=True):
            matrix[part] = len(shape) > 1
        return np.flatnonzero(matrix), np.flatnonzero(~matrix)

    def init(self, x):
        return Parts(*(rule.init(x[..., part]) for rule, part in self._pairs(x)))

    def _pairs(self, x):
        return zip((self.matrices, self.others), self._split(x.shape[-1]), strict=True)

    def step(self, x, state, grad):
        g, made, states = grad(x), np.empty(np.shape(x)), []
        for (rule, part), inner in zip(self._pairs(x), state, strict=True):
            here = x[..., part]

            def at(point, here=here, part=part, rule=rule):
                if not np.array_equal(point, here, equal_nan=True):
                    raise ValueError(f"ByPart: {type(rule).__name__} pide el gradiente en otro punto que x.")
                return g[..., part]

            made[..., part], new = rule.step(here, inner, at)
            states.append(new)
        return made, Parts(*states)
