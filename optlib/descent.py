"""El bucle: ``minimize`` aplica un optimizador a un problema y da la trayectoria."""

import inspect
import math
from collections.abc import Callable
from numbers import Real
from typing import Any

import numpy as np

from . import rules
from .apart import check_apart
from .base import Optimizer, again, is_array, not_built
from .calling import check_called, told
from .evaluation import as_gradient, check_rows, costs_along, explained, tolerant
from .problems import Problem
from .trajectory import Trajectory
from .values import accepts, numbers, shown

_FLOAT = np.dtype(float)
# Cómo se llaman en otras bibliotecas los argumentos de minimize.
_ELSEWHERE = {
    "fun": "problem",
    "jac": "grad",
    "gradient": "grad",
    "method": "optimizer",
    "maxiter": "steps",
    "max_iter": "steps",
    "epochs": "steps",
    "n_steps": "steps",
    "iters": "steps",
    "iterations": "steps",
    "num_steps": "steps",
    "n_iter": "steps",
    "lr": "optimizer=Adam(lr=…)",
    "learning_rate": "optimizer=Adam(lr=…)",
    "scheduler": "schedule",
    "gtol": "tol",
    **dict.fromkeys(("start", "x_init", "x_start", "initial", "init"), "x0"),
    **dict.fromkeys(("opt", "rule", "solver"), "optimizer"),
    **dict.fromkeys(("clip", "clipnorm", "max_norm"), "optimizer=Clipped(…, norm=…)"),
    "patience": "callback, que para si devuelve True",
    "ftol": "tol, de la norma del gradiente",
    "options": "steps=…, tol=…",
    **dict.fromkeys(("verbose", "disp"), "callback=print, o print(trajectory) al acabar"),
    "seed": "El azar está en el problema o en la regla: se le da a ellos.",
    **dict.fromkeys(("bounds", "constraints"), "No hay límites ni restricciones."),
    "args": "problem, una función de x y de nada más: lambda x: f(x, a)",
    "state": "x0=trajectory.x[-1], para seguir; y con su estado, x, state = rule.step(x, state, problem.grad)",
}


@told("minimize", _ELSEWHERE)
def minimize(
    problem: Problem | Callable | None = None,
    x0: Any = None,
    optimizer: Optimizer | None = None,
    steps: int | None = None,
    *,
    grad: Callable | None = None,
    schedule: Callable | None = None,
    tol: float | None = None,
    callback: Callable | None = None,
) -> Trajectory:
    """Da ``steps`` pasos de ``optimizer`` en ``problem`` desde ``x0``.

    ``x0``: en un problema escalar, un número o un array con una ejecución por elemento; en uno vectorial, ``(d,)`` o
    ``(n, d)``; si no se da, ``problem.start``. Los hiperparámetros que sean arrays se combinan con ``x0`` según las
    reglas de NumPy: ``(n,)`` en un problema escalar, ``(n, 1)`` en uno vectorial. ``problem`` puede ser también una
    función, con su gradiente en ``grad``: si ``x0`` es un número el problema es escalar, y si es un array, vectorial,
    con tantas variables como su último eje. Si el problema ofrece ``grad_at(k)``, el paso ``k`` usa ese gradiente.

    ``schedule(k)`` multiplica la tasa de aprendizaje en el paso ``k`` (desde 0). ``callback(k, x)`` se llama tras el
    paso ``k`` (desde 1) con el punto nuevo; si devuelve ``True``, se para. Con ``tol`` > 0 se para tras el primer paso
    cuyo gradiente, en todas las ejecuciones, mide ``tol`` o menos. La trayectoria tiene los pasos que se han dado, y
    ``stopped`` dice qué la ha parado.

    El coste de los puntos se calcula al final, de muchos a la vez si la función sabe; antes, solo el primero.
    Divergir no es un error: los valores que dejan de ser finitos quedan en la trayectoria. Errores: ``ValueError`` o
    ``TypeError`` que nombran el argumento, su valor y lo que se esperaba.

    >>> from optlib import Adam, GradientDescent, parabola
    >>> minimize(parabola, 5.0, Adam(lr=0.1), steps=1).x.round(6).tolist()
    [5.0, 4.9]
    >>> print(minimize(lambda x: x**2, 5.0, GradientDescent(lr=0.4), 500, grad=lambda x: 2 * x, tol=1e-3))
    GradientDescent(lr=0.4) en «función», 7 pasos (para por tol): el coste va de 25 a 4.096·10⁻⁹, en x = 6.4·10⁻⁵
    """
    if problem is None:
        raise TypeError("Falta problem: minimize(problem, x0, optimizer=Adam(lr=0.1), steps=100).")
    if isinstance(x0, Optimizer):
        raise TypeError("x0 es un optimizador: para partir de problem.start, minimize(problem, optimizer=…, steps=…).")
    problem = _problem(problem, grad, x0)
    if optimizer is None:
        raise TypeError("Falta optimizer: minimize(problem, x0, optimizer=Adam(lr=0.1), steps=100).")
    if steps is None:
        raise TypeError("Falta steps, el número de pasos.")
    _check_arguments(problem, optimizer, steps, schedule, tol, callback)
    x = _start(problem, x0, optimizer)
    rules.check_clipped(optimizer, problem.dim is None, x)
    slope = problem.df if type(problem).grad is Problem.grad else problem.grad
    gradient_at: Callable[[int], Any] = _gradient_of_each_step(problem) or (lambda k: slope)
    rule_at = _scheduled(_spread(optimizer, np.shape(x)), schedule)
    run: Callable = _run_floats if isinstance(x, float) else _run_arrays
    with np.errstate(all="ignore"), explained(problem, x):
        if not _of_the_course(problem):
            costs_along(problem, [x], np.asarray([x]))  # antes de dar ningún paso
        scalar = problem.dim is None
        many, noisy = np.ndim(x) > (0 if scalar else 1), hasattr(problem, "grad_at")
        # El de un problema escalar con un gradiente en cada paso puede llevar el ruido de cada ejecución.
        if many and isinstance(x, np.ndarray) and not (scalar and noisy):
            check_rows(gradient_at(0), x, scalar)
        stop = _stopping(tol, callback, problem.dim)
        state, own = rules.first_state(optimizer, x), not rules.ours(optimizer)
        # El paso de las del curso, sin lo que se dice a quien lo da a mano; el de las del lector se mira.
        bare = None if own else inspect.unwrap(type(optimizer).step)
        xs, grads, states, stopped = run(x, state, steps, rule_at, gradient_at, bare=bare, keep=own, stop=stop)
        path = np.asarray(xs)
        if many and len(grads):
            # Lo que las mezcla puede empezar más tarde.
            for k in () if noisy else {len(grads) // 2, len(grads) - 1}:
                check_rows(gradient_at(k), path[k], scalar)
        if own and many and len(grads):
            check_apart(rule_at, path, grads, scalar)
        if own and schedule is not None and len(grads):
            rules.check_schedule(rule_at(0), state, path[0], path[1], grads[0])
        if own and len(grads):
            rules.check_renewed(optimizer, states)
        f = costs_along(problem, xs, path)

    def replay() -> list:
        if own:  # puede llevar sorteos, y no se rehace
            return states
        with np.errstate(all="ignore"):
            return run(x, optimizer.init(x), len(grads), rule_at, lambda k: lambda _: grads[k], bare=bare, keep=True)[2]

    return Trajectory(problem, optimizer, path, f, np.asarray(grads, dtype=float), replay, stopped, schedule)


def _problem(problem: Any, grad: Callable | None, x0: Any) -> Problem:
    """El problema, o el que forman una función y su gradiente."""
    if isinstance(problem, Problem):
        if grad is not None:
            raise TypeError(f"grad se da con una función, y {problem!r} ya tiene el suyo.")
        return problem
    if not callable(problem) or isinstance(problem, type):
        raise TypeError(f"problem debe ser un Problem, o una función con su gradiente en grad, no {shown(problem)}.")
    if isinstance(grad, Problem):
        raise TypeError("grad debe ser el gradiente, una función de x, y es un problema: grad=problem.grad.")
    if grad is None:
        raise TypeError("problem es una función: da también su gradiente, grad=…, o un Problem(f, grad).")
    if x0 is None:
        raise TypeError("x0 debe ser un número o un array de números: una función no dice de dónde se parte.")
    shape = numbers("x0 debe ser un número o un array de números", x0).shape
    name = getattr(problem, "__name__", "función").replace("<lambda>", "función")
    return Problem(problem, grad, dim=shape[-1] if shape else None, name=name)


def _of_the_course(problem: Problem) -> bool:
    return type(problem) is not Problem or getattr(problem.f, "__module__", "") == "optlib.problems"


def _gradient_of_each_step(problem: Problem) -> Callable | None:
    """El gradiente de cada paso, si el problema lo ofrece con ``grad_at``."""
    grad_at = getattr(problem, "grad_at", None)
    if grad_at is None:
        return None

    def at(k: int) -> Callable:
        found = grad_at(k)
        if not callable(found):
            raise TypeError(f"grad_at({k}) debe devolver el gradiente de ese paso, una función, no {shown(found)}.")
        return found

    return at


def _stopping(tol: float | None, callback: Callable | None, dim: int | None) -> Callable | None:
    """Dice por qué se para tras el paso ``k``, con el punto nuevo y el gradiente que ha usado; ``None`` si nunca."""
    if tol is None and callback is None:
        return None

    def stop(k: int, x: Any, g: Any) -> str:
        try:
            told = callback is not None and callback(k, np.array(x) if np.ndim(x) else x)
        except StopIteration:  # como en scipy
            return "callback"
        if told is not None and not isinstance(told, bool | np.bool_):
            raise TypeError(f"callback(k, x) debe devolver True para parar, False o nada, no {shown(told)}.")
        size = math.inf if tol is None else abs(g) if dim is None else np.linalg.norm(g, axis=-1)
        return "callback" if told else "tol" if np.all(size <= (tol or 0)) else ""

    return stop


def _check_arguments(problem: Problem, optimizer, steps, schedule, tol, callback) -> None:
    if problem.grad is None:
        raise ValueError(f"{problem!r} no tiene gradiente: da grad al construir el Problem.")
    if not isinstance(optimizer, Optimizer):
        raise TypeError(f"optimizer {not_built(optimizer)}")
    rules.check(optimizer)
    if isinstance(steps, bool) or not isinstance(steps, int | np.integer):
        raise TypeError(f"steps debe ser un número entero de pasos, no {steps!r}.")
    if steps < 0:
        raise ValueError(f"steps debe ser mayor o igual que 0, no {steps}.")
    if schedule is not None and not callable(schedule):
        raise TypeError(f"schedule debe ser una función del número de paso, no {shown(schedule)}.")
    check_called("schedule", schedule)
    if schedule is not None and not accepts(schedule, 1):
        raise TypeError("schedule debe ser una función del número de paso y de nada más: schedule(k).")
    if schedule is not None and vars(optimizer).get("lr") is None:
        rule = type(optimizer).__name__
        raise ValueError(f"schedule multiplica lr, y {rule} no tiene lr: llama así a su tasa de aprendizaje.")
    if callback is not None and not callable(callback):
        raise TypeError(f"callback debe ser una función del paso y del punto, callback(k, x), no {shown(callback)}.")
    if callback is not None and not accepts(callback, 2):
        raise TypeError("callback debe admitir dos argumentos, el paso y el punto: callback(k, x).")
    if tol is not None and (isinstance(tol, bool) or not isinstance(tol, Real)):
        raise TypeError(f"tol debe ser un número, no {shown(tol)}.")
    if tol is not None and not 0 < float(tol) < math.inf:
        raise ValueError(f"tol debe ser un número finito mayor que 0, no {shown(tol)}.")


def _start(problem: Problem, x0, optimizer: Optimizer) -> float | np.ndarray:
    """Comprueba ``x0`` y le da la forma que resulta de combinarlo con los hiperparámetros."""
    if x0 is None and problem.start is None:
        raise ValueError(f"Falta x0: {problem!r} no dice de dónde se parte (start).")
    if isinstance(x0, Trajectory):
        raise TypeError("x0 es una trayectoria: para seguir desde donde acaba, x0=trajectory.x[-1].")
    x0 = problem.start if x0 is None else x0
    x = numbers("x0 debe ser un número o un array de números", x0)
    if not x.size:
        raise ValueError("x0 está vacío: da al menos un punto.")
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
            f"Los hiperparámetros {shapes} no se pueden combinar con x0, de forma {x.shape}; usa arrays {expected}. "
            "Lo que no es un hiperparámetro lleva un guion bajo delante."
        )
    return float(x) if shape == () else np.broadcast_to(x, shape).copy()


def _array_shapes(optimizer: Optimizer) -> dict[str, tuple[int, ...]]:
    """Forma de cada hiperparámetro que sea un array, también los de la regla que envuelva otra."""
    found: dict[str, tuple[int, ...]] = {}
    for name, value in vars(optimizer).items():
        if isinstance(value, Optimizer):
            found |= _array_shapes(value)
        elif is_array(name, value):
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
        elif is_array(name, value):
            changes[name] = np.broadcast_to(value, shape).copy()
    return again(type(optimizer), vars(optimizer) | changes)


def _scheduled(optimizer: Optimizer, schedule: Callable | None) -> Callable[[int], Optimizer]:
    """Devuelve, para cada paso, el optimizador con su tasa de aprendizaje ya multiplicada."""
    if schedule is None:
        return lambda k: optimizer

    def rule_at(k: int) -> Optimizer:
        try:
            factor = schedule(k)
        except ZeroDivisionError as error:
            raise ZeroDivisionError(f"schedule({k}) divide entre cero; k es el número de paso, desde 0.") from error
        number = np.asarray(factor)
        if number.ndim or number.dtype.kind not in "biuf" or not 0 <= float(number) < math.inf:
            raise ValueError(f"schedule({k}) debe ser un número finito mayor o igual que 0, no {shown(factor)}.")
        # Sin comprobarlo: un plan puede dar lr = 0.
        return again(type(optimizer), vars(optimizer) | {"lr": optimizer.lr * float(factor)})

    return rule_at


def _run_arrays(
    x: np.ndarray, state, steps: int, rule_at: Callable, gradient_at: Callable, *, bare=None, keep=False, stop=None
):
    """Los pasos con arrays, anotados en otros ya reservados: lo que el lector haga con los suyos no los cambia."""
    shape, calls = x.shape, 0
    xs, grads, states = np.empty((steps + 1, *shape)), np.empty((steps, *shape)), []
    xs[0] = x

    def observed(point):
        nonlocal calls
        # Una copia en la que el gradiente puede escribir; si lo hace, el primer paso lo dice.
        given = np.array(point) if bare is None or not calls else point
        g = gradient(given)
        if not calls and not np.array_equal(given, point, equal_nan=True):
            raise ValueError("grad(x) modifica el punto que recibe: escribe x = 2 * x, no x *= 2.")
        if type(g) is not np.ndarray or g.shape != shape or g.dtype is not _FLOAT:
            g = as_gradient(g, shape)
        grads[k] = g
        calls += 1
        return g if bare else g.copy()

    for k in range(steps):
        gradient = gradient_at(k)
        rule = rule_at(k)
        x, state = bare(rule, x, state, observed) if bare else rules.own_step(rule, k, x, state, observed)
        if type(x) is not np.ndarray or x.shape != shape or x.dtype is not _FLOAT or calls != k + 1:
            x = rules.point(rule, x, shape, k + 1, calls - k)
        xs[k + 1] = x
        if keep:
            states.append(state)
        if stop and (why := stop(k + 1, x, grads[k])):
            return xs[: k + 2], grads[: k + 1], states, why
    return xs, grads, states, "steps"


def _run_floats(
    x: float, state, steps: int, rule_at: Callable, gradient_at: Callable, *, bare=None, keep=False, stop=None
):
    """Los pasos con ``float`` de Python; el que desborda se repite con ``float64``, que da infinito."""
    xs: list[float] = [x]
    grads: list[float] = []
    states: list = []

    def observed(point):
        g = gradient(point)
        if type(g) is not float:
            g = float(as_gradient(g, ()))
        grads.append(g)
        return g

    for k in range(steps):
        gradient = gradient_at(k)
        rule = rule_at(k)
        try:
            x, state = bare(rule, x, state, observed) if bare else rules.own_step(rule, k, x, state, observed)
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
        if stop and (why := stop(k + 1, x, grads[k])):
            return xs, grads, states, why
    return xs, grads, states, "steps"


def _careful_step(rule: Optimizer, x: float, state, gradient: Callable, grads: list):
    """Un paso con ``float64``; devuelve otra vez ``float``."""
    wide = type(state)(*(np.float64(value) if type(value) is float else value for value in state))

    def observed(point):
        grads.append(tolerant(gradient, point, "grad(x)"))
        return np.float64(grads[-1])

    x, state = rule.step(np.float64(x), wide, observed)
    return float(x), type(state)(*(float(value) if isinstance(value, float) else value for value in state))
