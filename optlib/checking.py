"""Mirar de cerca, cuando se pide, lo que ha escrito quien lee: un gradiente y un optimizador."""

import copy
import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from .base import Optimizer, check_rule, replaced
from .problems import Problem, parabola, ravine
from .values import numbers, returned, shown

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
    if not isinstance(problem, Problem) or problem.grad is None:
        raise TypeError(f"problem debe ser un Problem con gradiente, Problem(f, grad), no {shown(problem)}.")
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
    varias ejecuciones, trate cada una por su lado. Se prueba con un número, con un vector y con varias ejecuciones de
    cada uno; si la regla es de otros puntos, se le da uno: ``check_optimizer(rule, problem, x0)``.
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
    found = Findings()
    for each, x in runs:
        try:
            with np.errstate(all="ignore"):
                found += dict.fromkeys(_faults(rule, each, x, steps))
        except Exception as error:
            error.add_note(f"En check_optimizer, con x = {shown(x)}.")
            raise
        if found:
            break
    return found


def _faults(rule: Optimizer, problem: Problem, start: Any, steps: int) -> Iterator[str]:
    """Lo que está mal en unos pasos desde un punto. Errores: los de la regla."""
    held = copy.deepcopy(_held(rule))
    x, state = copy.copy(start), rule.init(copy.copy(start))
    if not (isinstance(state, tuple) and hasattr(state, "_fields")):
        yield f"init debe devolver una NamedTuple, o NoState() si no recuerda nada, no {shown(state)}."
        return
    if taken := {"x", "f", "grad", "x_new"}.intersection(state._fields):
        yield f"Un campo del estado no puede llamarse {min(taken)}, como una columna de la trayectoria."
    fields = ", ".join(f"{field}=…" for field in state._fields)
    new = f"{type(state).__name__}({fields})" if fields else "una NamedTuple"
    first, repeats, alike = copy.deepcopy(state), True, True
    gradient: Any = problem.grad
    asked: list[tuple] = []

    def grad(x: Any) -> Any:
        g = gradient(x)
        asked.append((np.shape(x), g, copy.copy(g)))
        return g

    for _ in range(steps):
        asked.clear()
        given = copy.deepcopy((x, state))
        made = rule.step(x, state, grad)
        if type(made) is not tuple or len(made) != 2:
            yield f"step debe devolver dos cosas, return x_new, state; devuelve {shown(made)}."
            return
        if type(made[1]) is not type(state) or np.shape(made[0]) != np.shape(start):
            yield f"step debe devolver un punto con la forma de x y un estado como el de init; devuelve {shown(made)}."
            return
        if len(asked) != 1:
            yield f"step llama {len(asked)} veces a grad: se llama una sola vez, g = grad(x), y después se usa g."
            return
        shape, g, copied = asked[0]
        if shape != np.shape(start):
            yield f"step llama a grad con algo de forma {shape}, y x tiene {np.shape(start)}: se le da un punto."
        if not _same(x, given[0]):
            yield "step modifica el punto que recibe: escribe x = x - …, no x -= …."
        if not _same(g, copied):
            yield "step modifica el gradiente: escribe g = g / …, no g /= …."
        if not _same(state, given[1]):
            yield f"step modifica el estado que recibe, con +=, append…: haz otro, {new}."
        if not _same([*held.items()], [*_held(rule).items()]):
            yield f"step guarda algo en self o en la clase: lo que se recuerda va en el estado, {new}."
            return
        repeats = repeats and _same(rule.step(*given, gradient)[0], made[0])
        x, state = made
        alike = alike and _same(state, first)
    if not repeats:
        yield "step no da dos veces lo mismo: si no es por un sorteo, recuerda algo que no está en el estado."
        return
    if state._fields and alike:
        yield f"El estado no cambia: step devuelve el que recibe, y va uno nuevo, return x_new, {new}."
    if (lr := vars(rule).get("lr")) is not None and _same(_end(replaced(rule, lr=lr / 2), problem, start, steps), x):
        yield "step no usa lr, que es lo que multiplica un plan: lo que se calcule con ella se calcula en step."
    if np.ndim(start) > (problem.dim is not None):
        ends = [_end(rule, problem, row if np.ndim(row) else float(row), steps) for row in start]
        if not np.allclose(ends, x, rtol=1e-6, equal_nan=True):
            yield (
                "Con varias ejecuciones, alguna no va adonde va sola: en (n, d), las sumas van con axis=-1, "
                "keepdims=True, y las coordenadas son x[..., 0]; en (n,), de un problema escalar, cada número es una."
            )


def _held(rule: Optimizer) -> dict[str, Any]:
    """Lo que guarda un optimizador, y lo que guarda su clase."""
    shared = {name: value for name, value in vars(type(rule)).items() if not callable(value) and name[:2] != "__"}
    return shared | vars(rule)


def _end(rule: Optimizer, problem: Problem, x: Any, steps: int) -> Any:
    """Adonde llega una regla."""
    gradient: Any = problem.grad
    state = rule.init(x)
    for _ in range(steps):
        x, state = rule.step(copy.copy(x), state, gradient)
    return x


def _same(one: Any, other: Any) -> bool:
    """Si son iguales, salvo por el redondeo; lo que no son números no se compara, y lo parece."""
    if isinstance(one, tuple | list):
        return len(one) == len(other) and all(map(_same, one, other))
    try:
        one, other = np.asarray(one, float), np.asarray(other, float)
    except (TypeError, ValueError):
        return True
    return one.shape == other.shape and bool(np.allclose(one, other, rtol=1e-9, equal_nan=True))
