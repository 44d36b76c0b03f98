"""El bucle: ``minimize`` aplica un optimizador a un problema y ``Trajectory`` guarda lo que pasa."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from numbers import Real
from typing import Any

import numpy as np

from . import rules
from .optimizers import Optimizer, again
from .problems import Problem
from .values import numbers, shown

_FLOAT = np.dtype(float)
_BLOCK = 2**14  # números: 128 KiB


@dataclass(frozen=True)
class Trajectory:
    """Lo que ha hecho un optimizador, paso a paso.

    ``x`` y ``f``, ``(pasos+1, …)``, incluyen el punto de partida; ``grad`` ``(pasos, …)``: ``grad[k]`` es el gradiente
    que usó el paso ``k+1``. Las columnas del estado se piden por su nombre, después de cada paso:
    ``trajectory["m_hat"]`` ``(pasos, …)``. ``diverged`` dice, por ejecución, si ``x`` o ``f`` dejan de ser finitos.

    >>> from optlib import GradientDescent, minimize, parabola
    >>> trajectory = minimize(parabola, 5.0, GradientDescent(lr=0.1), steps=2)
    >>> trajectory.x.tolist(), trajectory["grad"].tolist()
    ([5.0, 4.0, 3.2], [10.0, 8.0])
    """

    problem: Problem
    optimizer: Optimizer
    x: np.ndarray
    f: np.ndarray
    grad: np.ndarray
    replay: Callable[[], list]

    @cached_property
    def states(self) -> list:
        """Estado después de cada paso. No se guarda al minimizar: se rehace, una vez, con los gradientes anotados."""
        return self.replay()

    @property
    def steps(self) -> int:
        """Número de pasos."""
        return len(self.grad)

    @property
    def columns(self) -> tuple[str, ...]:
        """Nombres que admite ``trajectory[nombre]``."""
        return ("x", "f", "grad", *self.optimizer.init(self.x[0])._fields)

    @property
    def diverged(self):
        """``True`` donde ``x`` o ``f`` han dejado de ser finitos: un ``bool``, o un array con uno por ejecución."""
        finite = np.isfinite(self.f).all(axis=0)
        x_finite = np.isfinite(self.x)
        if self.problem.dim is not None:
            x_finite = x_finite.all(axis=-1)
        finite = finite & x_finite.all(axis=0)
        return not finite if finite.ndim == 0 else ~finite

    def __getitem__(self, name: str) -> np.ndarray:
        if name in ("x", "f", "grad"):
            return getattr(self, name)
        if name not in self.columns:
            raise KeyError(f"{type(self.optimizer).__name__} no guarda {name!r}. Hay: {', '.join(self.columns)}.")
        values = [getattr(state, name) for state in self.states]
        try:
            return np.array(values)
        except ValueError:  # de otra longitud en cada paso
            column = np.empty(len(values), dtype=object)
            column[:] = values
            return column

    def __repr__(self) -> str:
        rule = type(self.optimizer).__name__
        return f"<Trayectoria de {rule} en «{self.problem.name}»: {self.steps} pasos, x de forma {self.x.shape}>"


def minimize(problem: Problem, x0, optimizer: Optimizer, steps: int, *, schedule: Callable | None = None) -> Trajectory:
    """Da ``steps`` pasos de ``optimizer`` en ``problem`` desde ``x0``.

    ``x0``: en un problema escalar, un número o un array con una ejecución por elemento; en uno vectorial, ``(d,)`` o
    ``(n, d)``. Los hiperparámetros que sean arrays se combinan con ``x0`` según las reglas de NumPy: ``(n,)`` en un
    problema escalar, ``(n, 1)`` en uno vectorial. ``schedule(k)`` multiplica la tasa de aprendizaje en el paso ``k``
    (desde 0). Si el problema ofrece ``grad_at(k)``, el paso ``k`` usa ese gradiente. Divergir no es un error: los
    valores que dejan de ser finitos quedan en la trayectoria. Errores: ``ValueError`` o ``TypeError`` que nombran el
    argumento, su valor y lo que se esperaba.

    >>> from optlib import Adam, parabola
    >>> minimize(parabola, 5.0, Adam(lr=0.1), steps=1).x.round(6).tolist()
    [5.0, 4.9]
    """
    _check_arguments(problem, optimizer, steps, schedule)
    x = _start(problem, x0, optimizer)
    gradient_at: Callable[[int], Any] = getattr(problem, "grad_at", None) or (lambda k: problem.df)
    rule_at = _scheduled(_spread(optimizer, np.shape(x)), schedule)
    run: Callable = _run_floats if isinstance(x, float) else _run_arrays
    with np.errstate(all="ignore"):
        if isinstance(x, np.ndarray) and problem.dim is not None and x.ndim > 1:
            _check_rows(gradient_at(0), x)
        xs, grads, _ = run(x, rules.first_state(optimizer, x), steps, rule_at, gradient_at)
        path = np.asarray(xs)
        f = _costs(problem, xs, path)

    def replay() -> list:
        with np.errstate(all="ignore"):
            return run(x, optimizer.init(x), steps, rule_at, lambda k: lambda _: grads[k], keep=True)[2]

    return Trajectory(problem, optimizer, path, f, np.asarray(grads, dtype=float), replay)


def _check_arguments(problem, optimizer, steps, schedule) -> None:
    if not isinstance(problem, Problem):
        raise TypeError(f"problem debe ser un Problem, no {shown(problem)}.")
    if problem.grad is None:
        raise ValueError(f"{problem!r} no tiene gradiente: da grad al construir el Problem.")
    if not isinstance(optimizer, Optimizer):
        hint = f" Falta construirlo: {optimizer.__name__}(lr=0.1)." if isinstance(optimizer, type) else ""
        raise TypeError(f"optimizer debe ser un optimizador, no {shown(optimizer)}.{hint}")
    rules.check(optimizer)
    if isinstance(steps, bool) or not isinstance(steps, int | np.integer):
        raise TypeError(f"steps debe ser un número entero de pasos, no {steps!r}.")
    if steps < 0:
        raise ValueError(f"steps debe ser mayor o igual que 0, no {steps}.")
    if schedule is not None and not callable(schedule):
        raise TypeError(f"schedule debe ser una función del número de paso, no {shown(schedule)}.")
    if schedule is not None and "lr" not in vars(optimizer):
        rule = type(optimizer).__name__
        raise ValueError(f"schedule multiplica lr, y {rule} no tiene lr: llama así a su tasa de aprendizaje.")


def _start(problem: Problem, x0, optimizer: Optimizer) -> float | np.ndarray:
    """Comprueba ``x0`` y le da la forma que resulta de combinarlo con los hiperparámetros."""
    x = numbers("x0 debe ser un número o un array de números", x0)
    if not np.all(np.isfinite(x)):
        raise ValueError(f"x0 debe ser finito, no {shown(x0)}.")
    d = problem.dim
    if d is not None and (x.ndim == 0 or x.shape[-1] != d):
        raise ValueError(f"x0 debe tener forma ({d},) o (n, {d}) en {problem!r}; tiene {x.shape}.")
    shapes = _array_shapes(optimizer)
    try:
        shape = np.broadcast_shapes(x.shape, *shapes.values())
    except ValueError:
        shape = None
    if shape is None or (d is not None and shape[-1] != d):
        expected = "(n,)" if d is None else "(n, 1)"
        raise ValueError(
            f"Los hiperparámetros {shapes} no se pueden combinar con x0, de forma {x.shape}; usa arrays {expected}."
        )
    return float(x) if shape == () else np.broadcast_to(x, shape).copy()


def _array_shapes(optimizer: Optimizer) -> dict[str, tuple[int, ...]]:
    """Forma de cada hiperparámetro que sea un array, también los de la regla que envuelva otra."""
    found: dict[str, tuple[int, ...]] = {}
    for name, value in vars(optimizer).items():
        if isinstance(value, Optimizer):
            found |= _array_shapes(value)
        elif isinstance(value, np.ndarray) and value.ndim:
            found[name] = value.shape
    return found


def _spread(optimizer: Optimizer, shape: tuple[int, ...]) -> Optimizer:
    """El optimizador, con los hiperparámetros que sean arrays ya repetidos hasta la forma de ``x``.

    Los resultados son los mismos; con un ``(n, 1)`` frente a un ``(n, 2)``, NumPy recorrería los números de dos en dos.
    """
    if not _array_shapes(optimizer):
        return optimizer
    changes: dict[str, Any] = {}
    for name, value in vars(optimizer).items():
        if isinstance(value, Optimizer):
            changes[name] = _spread(value, shape)
        elif isinstance(value, np.ndarray) and value.ndim:
            changes[name] = np.broadcast_to(value, shape).copy()
    return again(type(optimizer), vars(optimizer) | changes)


def _scheduled(optimizer: Optimizer, schedule: Callable | None) -> Callable[[int], Optimizer]:
    """Devuelve, para cada paso, el optimizador con su tasa de aprendizaje ya multiplicada."""
    if schedule is None:
        return lambda k: optimizer

    def rule_at(k: int) -> Optimizer:
        factor = schedule(k)
        if not isinstance(factor, Real) or not 0 <= float(factor) < math.inf:
            raise ValueError(f"schedule({k}) debe ser un número finito mayor o igual que 0, no {shown(factor)}.")
        # Sin comprobarlo: un plan puede dar lr = 0.
        return again(type(optimizer), vars(optimizer) | {"lr": optimizer.lr * float(factor)})

    return rule_at


def _run_arrays(x: np.ndarray, state, steps: int, rule_at: Callable, gradient_at: Callable, keep: bool = False):
    """Los pasos con arrays, anotados en otros ya reservados: lo que el lector haga con los suyos no los cambia."""
    shape, calls = x.shape, 0
    xs, grads, states = np.empty((steps + 1, *shape)), np.empty((steps, *shape)), []
    xs[0] = x

    def observed(point):
        nonlocal calls
        given = None if calls else np.array(point)
        g = gradient(point)
        if given is not None and not np.array_equal(given, point, equal_nan=True):
            raise ValueError("grad(x) cambia por dentro el punto que recibe: escribe x = 2 * x, no x *= 2.")
        if type(g) is not np.ndarray or g.shape != shape or g.dtype is not _FLOAT:
            g = _as_gradient(g, shape)
        grads[k] = g
        calls += 1
        return g

    for k in range(steps):
        gradient = gradient_at(k)
        rule = rule_at(k)
        x, state = rule.step(x, state, observed) if k else rules.first_step(rule, x, state, observed)
        if type(x) is not np.ndarray or x.shape != shape or calls != k + 1:
            x = rules.point(rule, x, shape, k + 1, calls - k)
        xs[k + 1] = x
        if keep:
            states.append(state)
    return xs, grads, states


def _run_floats(x: float, state, steps: int, rule_at: Callable, gradient_at: Callable, keep: bool = False):
    """Los pasos con ``float`` de Python; el que desborda se repite con ``float64``, que da infinito."""
    xs: list[float] = [x]
    grads: list[float] = []
    states: list = []

    def observed(point):
        g = gradient(point)
        if type(g) is not float:
            g = float(_as_gradient(g, ()))
        grads.append(g)
        return g

    for k in range(steps):
        gradient = gradient_at(k)
        rule = rule_at(k)
        try:
            x, state = rule.step(x, state, observed) if k else rules.first_step(rule, x, state, observed)
        except (ArithmeticError, ValueError) as error:
            if isinstance(error, ValueError) and math.isfinite(x):  # math.cos(inf) lanza ValueError: ya ha divergido.
                raise
            del grads[k:]
            x, state = _careful_step(rule, x, state, gradient, grads)
        if type(x) is not float or len(grads) != k + 1:
            x = float(rules.point(rule, x, (), k + 1, len(grads) - k))
        xs.append(x)
        if keep:
            states.append(state)
    return xs, grads, states


def _careful_step(rule: Optimizer, x: float, state, gradient: Callable, grads: list):
    """Un paso con ``float64``; devuelve otra vez ``float``."""
    wide = type(state)(*(np.float64(value) if type(value) is float else value for value in state))

    def observed(point):
        grads.append(_tolerant(gradient, point, "grad(x)"))
        return np.float64(grads[-1])

    x, state = rule.step(np.float64(x), wide, observed)
    return float(x), type(state)(*(float(value) if isinstance(value, float) else value for value in state))


def _tolerant(function: Callable, point: float, what: str) -> float:
    """Valor de la función en un punto que puede desbordar: infinito o ``nan``.

    Errores: ``ZeroDivisionError`` si divide entre cero en un punto finito: con ``float64``, eso no lo hace ``x``.
    """
    try:
        return float(_number(function(np.float64(point)), what))
    except (ArithmeticError, ValueError) as error:
        if math.isfinite(point) and isinstance(error, ZeroDivisionError):
            raise ZeroDivisionError(f"{what} divide entre cero en x = {point:g}.") from error
        if math.isfinite(point) and isinstance(error, ValueError):
            raise
        return math.nan


def _number(value: Any, what: str) -> np.ndarray:
    if value is None:
        raise TypeError(f"{what} no devuelve nada. ¿Falta return?")
    return numbers(f"{what} debe devolver números", value)


def _as_gradient(g: Any, shape: tuple) -> np.ndarray:
    array = _number(g, "grad(x)")
    if array.shape != shape:
        raise ValueError(f"grad(x) debe tener la forma de x, {shape}; tiene {array.shape}.")
    return array


def _check_rows(gradient: Callable, x: np.ndarray) -> None:
    """Con muchas ejecuciones, el gradiente debe tratar cada fila por separado: ``x[..., 0]``, no ``x[0]``."""
    together = _as_gradient(gradient(x), x.shape)
    flat = x.reshape(-1, x.shape[-1])
    for row in (0, len(flat) - 1):
        alone = _as_gradient(gradient(flat[row]), flat[row].shape)
        if not np.allclose(together.reshape(flat.shape)[row], alone, rtol=1e-6, equal_nan=True):
            raise ValueError(
                "grad(x) no trata cada ejecución por separado: escribe las coordenadas como x[..., 0], x[..., 1]."
            )


def _costs(problem: Problem, xs: list | np.ndarray, path: np.ndarray) -> np.ndarray:
    """Coste en cada punto: de muchos a la vez si el problema sabe, y si no punto por punto."""
    if path.ndim == 1 and problem.dim is None:
        return np.array([_tolerant_cost(problem, x) for x in xs])
    shape = path.shape if problem.dim is None else path.shape[:-1]
    xs = path = path.view()
    path.flags.writeable = False  # si f cambia por dentro lo que recibe, se dice
    try:
        together = _in_blocks(problem, path)
        ends = [np.asarray(problem.f(xs[k]), dtype=float) for k in (0, -1)]
        if together.shape == shape and np.allclose([together[0], together[-1]], ends, rtol=1e-9, equal_nan=True):
            return together
    except (TypeError, ValueError, IndexError, ArithmeticError):
        pass  # Escrito para un punto cada vez.
    try:
        return np.array([_cost(problem.f(x), shape[1:]) for x in xs])
    except ValueError as error:
        if "read-only" not in str(error):
            raise
        raise ValueError("f(x) cambia por dentro el punto que recibe: escribe x = x - 3, no x -= 3.") from None


def _cost(value: Any, shape: tuple[int, ...]) -> np.ndarray:
    cost = _number(value, "f(x)")
    if cost.shape != shape:
        raise ValueError(f"f(x) debe dar un número por ejecución, forma {shape}; da {cost.shape}.")
    return cost


def _in_blocks(problem: Problem, path: np.ndarray) -> np.ndarray:
    """Coste de todos los puntos, tantos pasos a la vez como quepan en la memoria rápida del procesador."""
    rows = max(1, _BLOCK // path[0].size)
    blocks = (problem.f(path[k : k + rows]) for k in range(0, len(path), rows))
    return np.concatenate([_number(block, "f(x)") for block in blocks])


def _tolerant_cost(problem: Problem, x: float) -> float:
    try:
        cost = problem.f(x)
        return cost if type(cost) is float else float(_cost(cost, ()))
    except (ArithmeticError, ValueError):
        return _tolerant(problem.f, x, "f(x)")
