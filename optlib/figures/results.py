"""Lo que el código de una figura deja calculado, para ponerlo en ella: su recorrido y los ajustes que usa."""

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from ..problems import PROBLEMS, Problem
from .params import Params
from .paths import MAX_POINTS, columns, listed, path_of
from .runs import EXAMPLES
from .specs import SPECS

# De cada paso de Adam: el gradiente, los momentos y lo que se resta a x.
_ADAM = ("grad", "m", "v", "m_hat", "v_hat", "step")
# Tasas que barre «sensibilidad», y la que se lee.
_RATES = 52


def result_of(figure_id: str, names: Mapping[str, Any]) -> dict[str, Any]:
    """Lo calculado para la figura, ``columns``, y el valor de los ajustes que el código nombra, ``values``.

    ``names`` son las variables del código: el recorrido está en ``path`` o, en «sensibilidad», los costes en ``costs``.
    Lo que no es finito va como ``None``, y también un problema que no es del curso. Errores: ``ValueError`` o
    ``TypeError`` que nombran la variable y dicen cómo tiene que ser.

    >>> found = result_of("descenso-1d", {"path": [5.0, 4.0], "lr": 0.1, "problem": PROBLEMS["parabola"]})
    >>> found["columns"], found["values"]
    ({'x': [5.0, 4.0]}, {'problem': 'parabola', 'lr': 0.1})
    """
    name = "costs" if figure_id == "sensibilidad" else "path"
    if name not in names:
        what = "los costes finales" if name == "costs" else "el recorrido"
        raise ValueError(f"Tu código no deja {what} en `{name}`, y la figura lo necesita.")
    found: dict[str, Any]
    if figure_id == "sensibilidad":
        form = f"({_RATES},), un coste por cada tasa"
        found = {"costs": listed(_numbers(name, names[name], form, lambda shape: shape == (_RATES,)))}
    elif figure_id == "adam-por-dentro":
        form = f"(n, 6), con n de 1 a {MAX_POINTS} y, en cada fila, g, m, v, m_hat, v_hat y el paso"
        rows = _numbers(name, names[name], form, _are_steps)
        found = {each: listed(rows[:, at]) for at, each in enumerate(_ADAM)}
        found["x"] = listed(np.append(0.0, -np.cumsum(rows[:, -1])))
    else:
        found = {**columns(figure_id, path_of(figure_id, f"`{name}`", names[name]))}
    values = _values(figure_id, names)
    if figure_id == "neurona" and values.get("data", "") is None:
        found["data"] = _examples(names)
    if figure_id == "lotes" and (size := _simple(names.get("batch_size"))):
        found["size"] = size
    return {"columns": found, "values": values}


def _are_steps(shape: tuple[int, ...]) -> bool:
    return len(shape) == 2 and 1 <= shape[0] <= MAX_POINTS and shape[1] == len(_ADAM)


def _numbers(name: str, value: Any, form: str, fits: Callable[[tuple[int, ...]], bool]) -> np.ndarray:
    """Un array cuya forma vale; ``form`` es cómo se dice la que vale."""
    try:
        array = np.asarray(value, dtype=float)
    except (TypeError, ValueError):
        raise TypeError(f"`{name}` debe ser un array de números de forma {form}.") from None
    if not fits(array.shape):
        raise ValueError(f"`{name}` debe tener forma {form}; tiene {array.shape}.")
    return array


def _simple(value: Any) -> Any:
    """Un número, un texto o un sí o no; de lo demás, nada."""
    if isinstance(value, bool | str):
        return value
    number = float(value) if isinstance(value, int | float | np.number) else math.nan
    return number if math.isfinite(number) else None


def _values(figure_id: str, names: Mapping[str, Any]) -> Params:
    values: Params = {}
    params = SPECS[figure_id].params
    # En una carrera, lr es la tasa del recorrido.
    for name in (*params, *(["lr"] if "lrs" in params else [])):
        value = names.get(name)
        if isinstance(value, Problem):
            values[name] = next((key for key, problem in PROBLEMS.items() if problem is value), None)
        elif (simple := _simple(value)) is not None:
            values[name] = simple
    if figure_id == "neurona" and (data := _examples(names)):
        same = (key for key, (_, x, y) in EXAMPLES.items() if data == {"x": x, "y": y})
        values["data"] = next(same, None)
    return values


def _examples(names: Mapping[str, Any]) -> dict[str, list[float]] | None:
    """Los ejemplos que usa el código de «neurona», si son dos listas iguales de largas."""
    try:
        x, y = (np.asarray(names[name], dtype=float) for name in ("x", "y"))
    except (KeyError, TypeError, ValueError):
        return None
    fits = x.ndim == 1 and x.shape == y.shape and 0 < x.size <= MAX_POINTS and np.isfinite([x, y]).all()
    return {"x": x.tolist(), "y": y.tolist()} if fits else None
