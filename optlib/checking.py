"""Mirar de cerca, cuando se pide, lo que ha escrito quien lee: un gradiente y un optimizador."""

import copy
import math
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from .base import Optimizer, check_rule, held, nested
from .descent import is_step, points, rated, scheduled, stepped
from .problems import Problem, check_problem, parabola, ravine
from .values import numbers, returned, shown, valued

_EPS = np.finfo(float).eps


class GradientError(float):
    """El error de un gradiente, un número, que dice dónde está si no es solo del redondeo.

    ``component`` es el índice de la peor componente, ``()`` en un problema escalar; ``given``, lo que da ahí el
    gradiente, y ``measured``, lo que dan las diferencias.
    """

    component: tuple[int, ...]
    given: float
    measured: float

    def __repr__(self) -> str:
        if self < 1e-6:
            return float.__repr__(self)
        where = f"[{', '.join(map(str, self.component))}]" if self.component else ""
        return f"{float(self):.3g} (grad(x){where} da {self.given:.6g}; las diferencias, {self.measured:.6g})"


def check_gradient(problem: Problem, x: Any) -> GradientError:
    """Mayor error relativo entre ``problem.grad(x)`` y las diferencias centradas de ``problem``.

    ``x`` es un punto: un número o un array ``(dim,)``. El error de cada componente se divide entre su tamaño, o,
    si es más, entre un millón de veces lo que las diferencias no distinguen; con un gradiente correcto queda por debajo
    de 1e-6. Si no, lo que se ve dice cuál es la peor componente y sus dos valores. En un mínimo, donde todo
    vale cero, no se ve un factor de más: prueba en otro punto. Con muchas ejecuciones, ``(n, dim)`` o ``(n,)``, da el
    mayor de todas, y mira que juntas den lo que da cada una sola.
    Errores: ``TypeError`` si no es un problema o ``x``, ``f(x)`` o ``grad(x)`` no son números; ``ValueError`` si el
    problema no tiene gradiente, ``x`` o el gradiente no tienen su forma, o ``f`` o ``grad`` cambian el punto que
    reciben o mezclan las ejecuciones.
    Fuente: Nocedal y Wright (2006), sección 8.1, doi:10.1007/978-0-387-40065-5.

    >>> check_gradient(parabola, 5.0) < 1e-6
    True
    >>> check_gradient(Problem(lambda x: x**2, lambda x: x), 5.0)
    0.5 (grad(x) da 5; las diferencias, 10)
    """
    check_problem("problem", problem)
    x = numbers("x debe ser un número o un array de números", x)
    shape = () if problem.dim is None else (problem.dim,)
    if x.shape[x.ndim - len(shape) :] != shape or not np.all(np.isfinite(x)):
        raise ValueError(f"x debe ser finito y tener forma {shape} en {problem!r}, no {shown(x.tolist())}.")
    points = x.reshape(-1, *shape)
    worst = max((_at_point(problem, np.array(point)) for point in points), key=lambda error: (math.isnan(error), error))
    if len(points) > 1:
        for what, function in (("f", problem), ("grad", problem.grad)):
            alone = [function(point if shape else float(point)) for point in points]
            together = np.asarray(function(points.copy()))
            if together.shape != np.shape(alone) or not np.allclose(together, alone, rtol=1e-6, equal_nan=True):
                hint = "x[..., 0], x[..., 1], y las sumas, con axis=-1" if shape else "cada número de x es una"
                raise ValueError(f"{what}(x) mezcla las ejecuciones: {hint}.")
    return worst


def _at_point(problem: Problem, x: np.ndarray) -> GradientError:
    """El error del gradiente en un punto."""

    def value(function: Any, point: np.ndarray, what: str, shape: tuple[int, ...]) -> np.ndarray:
        given = point.copy()
        found = returned(function(given if given.ndim else float(given)), what)
        if found.shape != shape:
            raise ValueError(f"{what} debe tener forma {shape}; tiene {found.shape}.")
        if not np.array_equal(given, point):
            raise ValueError(f"{what} modifica el punto que recibe: escribe y = 2 * x, no x *= 2.")
        return found

    def difference(index: tuple[int, ...], h: float) -> tuple[float, float]:
        """La diferencia centrada, y cuánto puede cambiarla el redondeo de la función."""
        ahead, behind = x.copy(), x.copy()
        ahead[index] += h
        behind[index] -= h
        high, low = value(problem, ahead, "f(x)", ()), value(problem, behind, "f(x)", ())
        width = ahead[index] - behind[index]
        return float((high - low) / width), float(10 * _EPS * max(abs(high), abs(low)) / width)

    def best(index: tuple[int, ...]) -> tuple[float, float, float]:
        """La diferencia, con lo que puede cambiarla el redondeo y lo que se aparta por su largo.

        El paso se acorta donde la función se dobla mucho, o no existe, a esa distancia.
        """
        found = (math.nan, 0.0, math.inf)
        h = _EPS ** (1 / 3) * max(1.0, abs(x[index]))
        for _ in range(6):
            slope, noise = difference(index, h)
            # Con un paso el doble de largo cambia, más o menos, el triple de lo que se aparta de la derivada.
            bend = abs(difference(index, 2 * h)[0] - slope)
            bend = math.inf if math.isnan(bend) else bend
            if math.isnan(found[0]) or noise + bend < found[1] + found[2]:
                found = slope, noise, bend
            if found[2] <= max(1e-6, 1e-7 * abs(found[0])):
                break
            h /= 10
        return found

    given = value(problem.grad, x, "grad(x)", x.shape)
    measured, scale = np.empty_like(x), np.abs(given, out=np.empty_like(x))
    with np.errstate(all="ignore"):
        for index in np.ndindex(x.shape):
            measured[index], noise, bend = best(index)
            scale[index] = max(scale[index], abs(measured[index]), 1e6 * noise, 1e6 * min(1e-6, bend))
    errors = np.abs(measured - given) / np.where(scale == 0, 1.0, scale)
    worst = np.unravel_index(np.argmax(errors), errors.shape)  # un nan es el mayor
    error = GradientError(errors[worst])
    error.component = tuple(map(int, worst))
    error.given, error.measured = float(given[worst]), float(measured[worst])
    return error


# --- Un optimizador ---

# Un número, varias ejecuciones de uno, un punto y varios.
_RUNS = (
    (parabola, 5.0),
    (parabola, np.array([5.0, -1.0, 2.0])),
    (ravine, np.array([-8.0, 1.5])),
    (ravine, np.array([[-8.0, 1.5], [1.0, 2.0], [0.5, -3.0], [2.0, 0.1]])),
)


class Findings(list):
    """Lo que está mal en una regla, una frase por cosa."""

    def __repr__(self) -> str:
        return "\n".join(f"✗ {each}" for each in self) or "✓ Nada que decir."


def check_optimizer(rule: Optimizer, problem: Problem | None = None, x0: Any = None, steps: int = 10) -> Findings:
    """Da unos pasos con una regla y devuelve lo que está mal en ella, una frase por cosa; ninguna si está bien.

    Mira que ``init`` dé una ``NamedTuple``, y que ``step`` devuelva el punto y el estado, llame una vez a ``grad``, no
    modifique lo que recibe ni guarde nada en ``self``, dé dos veces lo mismo, use ``lr``, renueve el estado y, con
    varias ejecuciones, trate cada una por su lado; y que ``ranges`` nombre hiperparámetros. Se prueba con un número,
    con un vector y con varias ejecuciones de cada uno, o, si tiene ``shapes``, con puntos de ese tamaño; si la regla es
    de otros, se le da uno: ``check_optimizer(rule, problem, x0)``.
    Errores: ``TypeError`` si ``rule`` no es un optimizador.

    >>> from optlib import Adam
    >>> check_optimizer(Adam(lr=0.1))
    ✓ Nada que decir.
    """
    check_rule("rule", rule)
    runs: Any = _RUNS
    if problem is not None:
        start = numbers("x0 debe ser un número o un array de números", problem.start if x0 is None else x0)
        runs = ((problem, start if start.ndim else float(start)),)
    elif shapes := next(filter(None, (getattr(each, "shapes", None) for each in nested(rule))), None):
        start = np.arange(1.0, 1 + sum(map(math.prod, shapes)))
        bowl = Problem(lambda x: (x * x).sum(-1), lambda x: 2 * x, dim=start.size)
        runs = ((bowl, start), (bowl, np.outer([1.0, -0.5, 2.0], start)))
    found: dict[Any, str] = {}
    for each, x in runs:
        if problem is None and each.dim is None and np.ndim(x) and any(inner.joins for inner in nested(rule)):
            continue
        try:
            with np.errstate(all="ignore"):
                run = _observed(rule, each, x, steps)
                checks = (*_OF_THE_RULE, *(_OF_A_STEP if run.steps else ()), *(_OF_ALL if run.whole else ()))
                found |= {check: said for check in checks if check not in found and (said := check(run))}
        except Exception as error:
            if found:
                break
            error.add_note(f"En check_optimizer, con x = {shown(x)}.")
            raise
    return Findings(found[check] for check in (*_OF_THE_RULE, *_OF_A_STEP, *_OF_ALL) if check in found)


class _Step(NamedTuple):
    """Un paso: el punto y el estado que recibió, su copia de antes, cada gradiente y su copia, y lo que devolvió."""

    given: tuple
    before: tuple
    asked: list[tuple]
    made: Any


class _Run(NamedTuple):
    """Unos pasos de una regla; ``whole``, si se han podido dar todos."""

    rule: Optimizer
    problem: Problem
    state: Any
    held: tuple
    steps: list[_Step]
    whole: bool

    @property
    def new(self) -> str:
        """Cómo se escribe un estado nuevo."""
        fields = ", ".join(f"{field}=…" for field in getattr(self.state, "_fields", ()))
        return f"{type(self.state).__name__}({fields})" if fields else "una NamedTuple"


def _observed(rule: Optimizer, problem: Problem, start: Any, steps: int) -> _Run:
    """Da los pasos, hasta el primero que no se puede dar, y apunta lo que pasa. Errores: los de la regla."""
    held = copy.deepcopy(_held(rule))
    x, state = copy.copy(start), rule.init(copy.copy(start))
    done: list[_Step] = []
    run = _Run(rule, problem, copy.deepcopy(state), (held, _held(rule)), done, False)
    asked: list[tuple] = []
    given: list = []

    def grad(x: Any) -> Any:
        given.append(valued(problem.grad, x))
        asked.append((x, given[-1], copy.copy(given[-1])))
        return given[-1]

    for _ in range(steps if _named(run) is None else 0):
        asked.clear()
        given.clear()
        before = copy.deepcopy((x, state))
        made = stepped(rule, x, state, grad, given)
        done.append(_Step((x, state), before, [*asked], copy.deepcopy(made)))
        run = run._replace(held=(held, _held(rule)))
        if _pair(run) or _alike(run) or _once(run) or _kept(run):
            return run
        x, state = made
    return run._replace(whole=bool(done))


# Cada una dice lo que está mal en una regla, o None.


def _ranges(run: _Run) -> str | None:
    known = held(run.rule)
    for name in run.rule.ranges:
        if name not in known:
            return f"ranges nombra {name}, que no es un hiperparámetro: son {', '.join(known) or 'ninguno'}."
    return None


def _named(run: _Run) -> str | None:
    if isinstance(run.state, tuple) and hasattr(run.state, "_fields"):
        return None
    return f"init debe devolver una NamedTuple, o NoState() si no recuerda nada, no {shown(run.state)}."


def _free(run: _Run) -> str | None:
    taken = {"x", "f", "grad", "x_new"}.intersection(getattr(run.state, "_fields", ()))
    return f"Un campo del estado no puede llamarse {min(taken)}, como una columna de la trayectoria." if taken else None


def _pair(run: _Run) -> str | None:
    made = run.steps[-1].made
    if is_step(made, run.state):
        return None
    return f"step debe devolver dos cosas, return x_new, state; devuelve {shown(made)}."


def _alike(run: _Run) -> str | None:
    (x, state), made = run.steps[-1].before, run.steps[-1].made
    alike = is_step(made, state) and type(made[1]) is type(state) and np.shape(made[0]) == np.shape(x)
    if _pair(run) or (alike and np.asarray(made[0]).dtype.kind in "iuf"):
        return None
    return f"step debe devolver un punto con la forma de x y un estado como el de init; devuelve {shown(made)}."


def _once(run: _Run) -> str | None:
    asked = len(run.steps[-1].asked)
    if asked == 1 or _pair(run) or _alike(run):
        return None
    return f"step llama {asked} veces a grad: se llama una sola vez, g = grad(x), y después se usa g."


def _where(run: _Run) -> str | None:
    for (x, _), _, asked, _ in run.steps:
        if wrong := [np.shape(point) for point, *_ in asked if np.shape(point) != np.shape(x)]:
            return f"step llama a grad con algo de forma {wrong[0]}, y x tiene {np.shape(x)}: se le da un punto."
    return None


def _point(run: _Run) -> str | None:
    good = all(_same(given[0], before[0]) for given, before, *_ in run.steps)
    return None if good else "step modifica el punto que recibe: escribe x = x - …, no x -= …."


def _gradient(run: _Run) -> str | None:
    good = all(_same(g, copied) for *_, asked, _ in run.steps for _, g, copied in asked)
    return None if good else "step modifica el gradiente: escribe g = g / …, no g /= …."


def _state(run: _Run) -> str | None:
    good = all(_same(given[1], before[1]) for given, before, *_ in run.steps)
    return None if good else f"step modifica el estado que recibe, con +=, append…: haz otro, {run.new}."


def _kept(run: _Run) -> str | None:
    before, after = run.held
    good = _same([*before.items()], [*after.items()])
    return None if good else f"step guarda algo en self o en la clase: lo que se recuerda va en el estado, {run.new}."


def _finite(run: _Run) -> str | None:
    x = np.asarray(run.steps[0].made[0])
    return None if np.isfinite(x).all() else f"El primer paso da {shown(x.tolist())}: ¿se divide entre cero?"


def _repeats(run: _Run) -> str | None:
    if all(_same(_again(run.rule, step)[0], step.made[0]) for step in run.steps):
        return None
    return "step no da dos veces lo mismo: si no es por un sorteo, recuerda algo que no está en el estado."


def _renews(run: _Run) -> str | None:
    moved = {
        field: not _full(first) or any(not _same(step.made[1][place], first) for step in run.steps)
        for place, (field, first) in enumerate(run.state._asdict().items())
    }
    if any(moved.values()):  # el punto de partida se puede guardar con lo demás
        moved |= {field: True for field in moved if _same(run.steps[0].before[0], getattr(run.state, field))}
    if all(moved.values()):
        return None
    still = " y ".join(field for field in moved if not moved[field])
    what = f"{still}, del estado," if any(moved.values()) else "El estado"
    return f"{what} no cambia en {len(run.steps)} pasos: ¿devuelve step uno nuevo, return x_new, {run.new}?"


def _full(value: Any) -> bool:
    """Si guarda algo: el estado de una regla sin estado, o sin ningún número que mover, no cambia."""
    return any(map(_full, value)) if isinstance(value, tuple) else np.size(value) > 0


def _rate(run: _Run) -> str | None:
    slow = scheduled(run.rule, lambda k: 0.5)(0) if rated(run.rule) else None
    if not slow or _finite(run) or _repeats(run):
        return None
    if any(not _same(_again(slow, step), step.made) for step in run.steps):
        return None
    return "step no usa lr, que es lo que multiplica un plan: lo que se calcule con ella se calcula en step."


def _apart(run: _Run) -> str | None:
    xs = np.array([run.steps[0].before[0], *(step.made[0] for step in run.steps)])
    grads = np.array([step.asked[0][2] for step in run.steps])
    alone = xs.ndim == 1 + (run.problem.dim is not None)
    if alone or _repeats(run) or all(follows(run.rule, xs[:, row], grads[:, row]) for row in range(xs.shape[1])):
        return None
    return (
        "Con varias ejecuciones, alguna no va adonde va sola: en (n, d), las sumas van con axis=-1, keepdims=True, y "
        "las coordenadas son x[..., 0]; en (n,), de un problema escalar, cada número es una."
    )


_OF_THE_RULE = (_ranges, _named, _free)
_OF_A_STEP = (_pair, _alike, _once, _where, _point, _gradient, _state, _kept)
_OF_ALL = (_finite, _repeats, _renews, _rate, _apart)


def _again(rule: Optimizer, step: _Step) -> Any:
    """El mismo paso, con el gradiente que se usó."""
    x, state = copy.deepcopy(step.before)
    g = copy.copy(step.asked[0][2])
    return stepped(rule, x, state, lambda _: g, [g])


def follows(rule: Optimizer, xs: np.ndarray, grads: np.ndarray, plan: Callable | None = None) -> bool:
    """Si una regla sola, con los gradientes que tuvo su fila, pasa por los puntos de su fila, salvo por el redondeo."""
    walked = points(rule, lone(xs[0]), len(grads), plan, lambda k: lambda _: lone(grads[k]))
    alone = [np.array(each) for each in walked]  # una regla puede cambiar el que ha dado
    return np.allclose(alone, xs, rtol=1e-14, atol=1e-6 * np.ptp(xs, axis=0).max(), equal_nan=True)


def lone(x: Any) -> Any:
    """Una fila como la recibe quien va solo: un ``float`` o un array propio."""
    return np.array(x) if np.ndim(x) else float(x)


def _held(rule: Optimizer) -> dict[str, Any]:
    """Lo que guarda un optimizador, y lo que guarda su clase."""
    shared = {name: value for name, value in vars(type(rule)).items() if not callable(value) and name[:2] != "__"}
    return shared | held(rule)


def _same(one: Any, other: Any) -> bool:
    """Si son iguales; lo que no son números no se compara, y lo parece."""
    if isinstance(one, tuple | list):
        return len(one) == len(other) and all(map(_same, one, other))
    try:
        return np.array_equal(np.asarray(one), np.asarray(other), equal_nan=True)
    except (TypeError, ValueError):
        return True
