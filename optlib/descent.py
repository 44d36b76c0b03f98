"""El bucle: ``minimize`` aplica un optimizador a un problema y da la trayectoria."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from copy import copy
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from .base import Optimizer, array_values, check_rule, label, mapped, nested, ours
from .problems import Problem, check_problem
from .trajectory import Trajectory
from .values import note, numbers, returned, shown, valued

if TYPE_CHECKING:  # la página no lo lleva
    from numpy.typing import ArrayLike

_FLOAT = np.dtype(float)


def minimize(
    problem: Problem,
    x0: ArrayLike | None,
    optimizer: Optimizer,
    steps: int,
    *,
    schedule: Callable[[int], float] | None = None,
) -> Trajectory:
    """Da ``steps`` pasos de ``optimizer`` en ``problem`` desde ``x0``.

    ``x0``: en un problema escalar, un número o un array con una ejecución por elemento; en uno vectorial, ``(d,)`` o
    ``(n, d)``; con ``None``, ``problem.start``. Los hiperparámetros que sean arrays se combinan con ``x0`` según las
    reglas de NumPy: ``(n,)`` en un problema escalar, ``(n, 1)`` en uno vectorial. Si el problema ofrece ``grad_at(k)``,
    el paso ``k`` usa ese gradiente. ``schedule(k)`` multiplica la tasa de aprendizaje en el paso ``k`` (desde 0).

    ``step`` se llama ``steps`` veces, y ``grad``, una en cada paso; el coste se calcula al final. Divergir no es un
    error: los valores que dejan de ser finitos quedan en la trayectoria. Si falla algo tuyo, el error lleva una nota
    que dice dónde. Errores: ``ValueError`` o ``TypeError`` que nombran el argumento, su valor y lo que se esperaba.

    >>> from optlib import Adam, parabola
    >>> minimize(parabola, 5.0, Adam(lr=0.1), steps=1).x.round(6).tolist()
    [5.0, 4.9]
    """
    _check_arguments(problem, optimizer, steps, schedule)
    x = starting(problem, x0, optimizer)
    course = all(map(ours, nested(optimizer)))
    with np.errstate(all="ignore"):
        path, grads, states = _run(optimizer, x, steps, schedule, gradients(problem), keep=not course)
        f = problem.costs(path)
    replay = partial(_replayed, optimizer, x, grads, schedule) if course else partial(list, states)
    return Trajectory(problem, optimizer, path, f, grads, replay, schedule)


def _replayed(optimizer: Optimizer, x: Any, grads: np.ndarray, schedule: Callable | None) -> list:
    """Los estados de una regla del curso, que se rehacen con los gradientes anotados."""
    with np.errstate(all="ignore"):
        return _run(optimizer, x, len(grads), schedule, lambda k: lambda _: grads[k], keep=True)[2]


def gradients(problem: Problem) -> Callable[[int], Callable]:
    """El gradiente de cada paso: el que da ``grad_at``, si lo hay, o siempre el mismo."""
    slope: Any = problem.df if type(problem).grad is Problem.grad else problem.grad
    return getattr(problem, "grad_at", None) or (lambda k: slope)


def _check_arguments(problem: Any, rule: Any, steps: Any, schedule: Any) -> None:
    check_problem("problem", problem)
    check_rule("optimizer", rule)
    if isinstance(steps, bool) or not isinstance(steps, int | np.integer):
        raise TypeError(f"steps debe ser un número entero de pasos, no {shown(steps)}.")
    if steps < 0:
        raise ValueError(f"steps debe ser mayor o igual que 0, no {steps}.")
    if schedule is not None and not callable(schedule):
        raise TypeError(f"schedule debe ser una función del número de paso, no {shown(schedule)}.")
    if schedule is not None and not rated(rule):
        raise ValueError(f"schedule multiplica lr, y {label(rule)} no tiene lr: llama así a su tasa.")


def starting(problem: Problem, x0: Any, rule: Optimizer) -> float | np.ndarray:
    """Comprueba ``x0`` y le da la forma que resulta de combinarlo con los hiperparámetros."""
    x0 = problem.start if x0 is None else x0
    if x0 is None:
        raise ValueError(f"Falta x0: {problem!r} no dice de dónde se parte (start).")
    x, d = numbers("x0 debe ser un número o un array de números", x0), problem.dim
    if not x.size or not np.all(np.isfinite(x)):
        raise ValueError(f"x0 debe ser finito, y con al menos un punto, no {shown(x0)}.")
    if d is not None and x.shape[-1:] != (d,):
        raise ValueError(f"x0 debe tener forma ({d},) o (n, {d}) en {problem!r}; tiene {x.shape}.")
    for each in nested(rule) if d is None and x.ndim else ():
        if each.joins:
            hint = "con axis=None no los junta" if hasattr(each, "axis") else "dalas de una en una"
            said = f"{type(each).__name__} junta los números de un punto"
            raise ValueError(f"{said}, y en un problema escalar cada número de x0 es una ejecución: {hint}.")
    shapes = {name: value.shape for each in nested(rule) for name, value in array_values(each).items()}
    try:
        shape = np.broadcast_shapes(x.shape, *shapes.values())
    except ValueError:
        shape = None
    if shape is None or (d is not None and shape[-1] != d):
        expected = "(n,)" if d is None else "(n, 1)"
        raise ValueError(f"Los hiperparámetros {shapes} no se combinan con x0, de forma {x.shape}: usa {expected}.")
    return float(x) if shape == () else np.broadcast_to(x, shape).copy()


def rated(rule: Optimizer) -> list[Any]:
    """De una regla y las que lleva dentro, las que tienen tasa."""
    return [each for each in nested(rule) if getattr(each, "lr", None) is not None]


def scheduled(rule: Optimizer, schedule: Callable | None) -> Callable[[int], Optimizer]:
    """Devuelve, para cada paso, el optimizador con todas sus tasas ya multiplicadas: en cada paso, el mismo objeto."""
    if schedule is None:
        return lambda k: rule
    own = mapped(rule, lambda each: {})  # se cambia en cada paso, y el de quien lo da, no
    rates = [(each, each.lr) for each in rated(own)]

    def rule_at(k: int) -> Optimizer:
        try:
            factor = schedule(k)
        except Exception as error:
            note(error, f"En `schedule({k})`.")
            raise
        number = numbers(f"schedule({k}) debe ser un número", factor, bools=True)
        if number.ndim or not 0 <= number < math.inf:
            raise ValueError(f"schedule({k}) debe ser un número finito mayor o igual que 0, no {shown(factor)}.")
        for each, lr in rates:
            object.__setattr__(each, "lr", lr * float(number))
        return own

    return rule_at


def _run(
    optimizer: Optimizer, x: Any, steps: int, schedule: Callable | None, gradient_at: Callable, *, keep: bool
) -> tuple[np.ndarray, np.ndarray, list]:
    """Los puntos, los gradientes y, si se guardan (``keep``), los estados."""
    xs, grads, states = np.empty((steps + 1, *np.shape(x))), np.empty((steps, *np.shape(x))), []
    xs[0] = x
    for k, (point, state) in enumerate(walk(optimizer, x, steps, schedule, gradient_at, grads), 1):
        xs[k] = point
        if keep:
            # Si la regla cambia después sus arrays o sus listas, los de este paso no cambian.
            states.append(_each(copy, np.ndarray | list, state))
    return xs, grads, states


def walk(
    optimizer: Optimizer, x: Any, steps: int, schedule: Callable | None, gradient_at: Callable, grads: Any = None
) -> Iterator[tuple[Any, Any]]:
    """Da los pasos desde ``x``: tras cada uno, el punto y el estado.

    ``gradient_at(k)`` es el gradiente del paso ``k``; el que se usa queda en ``grads[k]``, si se da. Errores: los de la
    regla y los del gradiente, con una nota que dice dónde; ``TypeError`` o ``ValueError`` si no devuelven lo que deben,
    o no se pide el gradiente una vez en cada paso.
    """
    name, shape, scalar, k = label(optimizer), np.shape(x), type(x) is float, 0
    kind: Any = float if scalar else np.ndarray
    rule_at = scheduled(optimizer, schedule)
    asked: list = []  # los gradientes de este paso

    def observed(x: Any) -> Any:
        try:
            g = valued(gradient, x)
            if type(g) is not kind or not (scalar or (g.shape == shape and g.dtype is _FLOAT)):
                g = _alike("grad(x)", returned(g, "grad(x)"), shape)
                g = float(g) if scalar else g
        except Exception as error:
            note(error, f"En `grad(x)`, en el paso {k + 1}: `check_gradient(problem, x)` lo mira de cerca.")
            raise
        if grads is not None:
            grads[k] = g
        asked.append(g)
        return g

    try:
        state = optimizer.init(x)
    except Exception as error:
        note(error, f"En `{name}.init`: `check_optimizer(rule, problem)` lo mira de cerca.")
        raise
    for k in range(steps):
        rule, gradient = rule_at(k), gradient_at(k)
        asked.clear()
        try:
            made = stepped(rule, x, state, observed, asked)
        except Exception as error:
            note(error, f"En `{name}.step`, en el paso {k + 1}: `check_optimizer(rule, problem)` lo mira de cerca.")
            raise
        if (type(made) is not tuple or len(made) != 2) and not is_step(made, state):
            raise TypeError(f"{name}.step debe devolver dos cosas, return x_new, state, y da {shown(made)}.")
        x, state = made
        if type(x) is not kind or not (scalar or (x.shape == shape and x.dtype is _FLOAT)):
            x = numbers(f"{name}.step debe devolver un punto, un número o un array de números", x)
            x = _alike(f"{name}.step", x, shape)
            x = float(x) if scalar else x
        if len(asked) != 1:
            times = f"llama {len(asked)} veces a grad" if asked else "no llama a grad"
            raise ValueError(f"{name}.step {times} en el paso {k + 1}: se llama una sola vez, g = grad(x), y se usa g.")
        yield x, state


def points(
    rule: Optimizer, x: Any, steps: int, plan: Callable | None, gradient_at: Callable, grads: Any = None
) -> Iterator[Any]:
    """Los puntos de una ejecución, o de muchas por filas, desde el de partida."""
    yield x
    yield from (point for point, _ in walk(rule, x, steps, plan, gradient_at, grads))


def stepped(rule: Optimizer, x: Any, state: Any, grad: Callable, asked: list) -> Any:
    """Lo que devuelve ``step``; si un ``float`` desborda o divide entre cero, con ``float64``, que da infinito.

    ``asked`` son los gradientes que ya ha dado ``grad`` en este paso: no se piden otra vez.
    """
    try:
        return rule.step(x, state, grad)
    except ArithmeticError as error:
        if type(x) is not float or hasattr(error, "__notes__"):  # el de grad ya se ha pedido con float64
            raise
    g = asked[-1] if asked else None
    slope = (lambda point: np.float64(grad(point))) if g is None else (lambda _: np.float64(g))
    made = rule.step(np.float64(x), _each(np.float64, float, state), slope)
    return (made[0], _each(float, np.float64, made[1])) if is_step(made, state) else made


def is_step(made: Any, state: Any) -> bool:
    """Si lo que devuelve ``step`` son el punto y el estado, y no solo un estado de dos campos."""
    return isinstance(made, tuple) and len(made) == 2 and (type(made) is tuple or type(made) is not type(state))


def _alike(what: str, found: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """Lo que da ``what``, si tiene la forma de ``x``."""
    if found.shape != shape:
        raise ValueError(f"{what} debe dar algo con la forma de x, {shape}; da {found.shape}.")
    return found


def _each(convert: Callable, kind: Any, value: Any) -> Any:
    """El estado, o uno que lleve dentro, con sus campos de esa clase convertidos."""
    if hasattr(value, "_make"):
        return value._make(_each(convert, kind, each) for each in value)
    return convert(value) if isinstance(value, kind) else value
