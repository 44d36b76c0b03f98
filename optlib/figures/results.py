"""Lo que el código de una figura deja calculado, para ponerlo en ella: su recorrido y los ajustes que usa."""

import ast
import math
from collections import Counter
from collections.abc import Mapping
from typing import Any

import numpy as np

from ..problems import PROBLEMS
from .each.lotes import regression_data
from .each.neurona import EXAMPLES
from .params import Params
from .paths import MAX_POINTS, columns, listed, path_of
from .specs import SPECS

# De cada paso de Adam: el gradiente, los momentos y lo que se resta a x.
_ADAM = ("grad", "m", "v", "m_hat", "v_hat", "step")


def result_of(figure_id: str, names: Mapping[str, Any], code: str) -> dict[str, Any]:
    """Lo calculado para la figura, ``columns``, y el valor de los ajustes que el código nombra, ``values``.

    ``names`` son las variables que deja ``code``: el recorrido está en ``path``. Un ajuste es una variable a la que se
    da valor una sola vez, fuera de los bucles. Lo que no es finito va como ``None``, y también el problema y los datos
    que la figura no tiene. Errores: ``ValueError`` o ``TypeError`` que nombran la variable y dicen cómo tiene que ser.

    >>> code = "lr, path = 0.1, [5.0, 4.0]"
    >>> result_of("descenso-1d", {"lr": 0.1, "path": [5.0, 4.0]}, code)
    {'columns': {'x': [5.0, 4.0]}, 'values': {'lr': 0.1, 'problem': None}}
    """
    if "path" not in names:
        raise ValueError("Tu código no deja el recorrido en `path`, y la figura lo necesita.")
    found: dict[str, Any]
    if figure_id == "adam-por-dentro":
        rows = _steps(names["path"])
        found = {each: listed(rows[:, at]) for at, each in enumerate(_ADAM)}
        found["x"] = listed(np.append(0.0, -np.cumsum(rows[:, -1])))
    else:
        _check_apart(names["path"])
        found = {**columns(figure_id, path_of(figure_id, "`path`", names["path"]))}
    values = _values(figure_id, names, code)
    if figure_id == "neurona" and values["data"] is None and (data := _examples(names)):
        found["data"] = data
    if figure_id == "lotes" and (size := values.get("batch_size")) in range(1, 65):
        found["size"] = size
    return {"columns": found, "values": values}


def _steps(value: Any) -> np.ndarray:
    form = f"(n, 6), con n de 1 a {MAX_POINTS} y, en cada fila, g, m, v, m_hat, v_hat y el paso"
    try:
        rows = np.asarray(value, dtype=float)
    except (TypeError, ValueError, OverflowError):
        raise TypeError(f"`path` debe ser un array de números de forma {form}.") from None
    if rows.ndim != 2 or not 1 <= len(rows) <= MAX_POINTS or rows.shape[1] != len(_ADAM):
        raise ValueError(f"`path` debe tener forma {form}; tiene {rows.shape}.")
    return rows


def _simple(value: Any) -> Any:
    """Un número, o un punto de dos; de lo demás, nada."""
    if isinstance(value, list | tuple | np.ndarray) and len(value) == 2:
        pair = [_simple(each) for each in value]
        return None if None in pair else pair
    try:
        number = float(value) if isinstance(value, int | float | np.number) else math.nan
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def _check_apart(path: Any) -> None:
    """Que los puntos no sean todos el mismo array, cambiado una y otra vez."""
    points = [point for point in path if isinstance(point, np.ndarray)] if isinstance(path, list) else []
    if len(points) > 1 and all(point is points[0] for point in points):
        raise ValueError(
            "Todos los puntos de `path` son el mismo array: `x -= …` cambia también los que ya estaban apuntados. "
            "Escribe `x = x - …`."
        )


def _settings(code: str) -> set[str]:
    """Los nombres a los que un código da valor una sola vez, fuera de bucles y funciones."""
    tree = ast.parse(code)
    stored = Counter(
        node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    )
    outside = {
        node.id
        for statement in tree.body
        if isinstance(statement, ast.Assign)
        for target in statement.targets
        for node in ast.walk(target)
        if isinstance(node, ast.Name)
    }
    return {name for name in outside if stored[name] == 1}


def _values(figure_id: str, names: Mapping[str, Any], code: str) -> Params:
    params, settings = SPECS[figure_id].params, _settings(code)
    values: Params = {}
    # En una carrera, lr es la tasa del recorrido.
    for name in (*params, *(["lr"] if "lrs" in params else [])):
        if name in settings and (simple := _simple(names.get(name))) is not None:
            values[name] = simple
    if "problem" in params:
        values["problem"] = next((key for key, problem in PROBLEMS.items() if problem is names.get("problem")), None)
    if figure_id == "momento" and not _same(names.get("curvature"), [1.0, values.get("condition", math.nan)]):
        values["problem"] = None
    if figure_id == "neurona":
        data = _examples(names)
        values["data"] = next((key for key, (_, x, y) in EXAMPLES.items() if data == {"x": x, "y": y}), None)
    if figure_id == "lotes" and _examples(names) != _as_lists(*regression_data()):
        values["data"] = None
    return values


def _same(value: Any, numbers: list[float]) -> bool:
    try:
        return np.array_equal(np.asarray(value, dtype=float), numbers)
    except (TypeError, ValueError, OverflowError):
        return False


def _examples(names: Mapping[str, Any]) -> dict[str, list[float]] | None:
    """Los ejemplos que usa el código de «neurona», si son dos listas iguales de largas."""
    try:
        x, y = (np.asarray(names[name], dtype=float) for name in ("x", "y"))
    except (KeyError, TypeError, ValueError, OverflowError):
        return None
    fits = x.ndim == 1 and x.shape == y.shape and 0 < x.size <= MAX_POINTS and np.isfinite([x, y]).all()
    return _as_lists(x, y) if fits else None


def _as_lists(x: np.ndarray, y: np.ndarray) -> dict[str, list[float]]:
    return {"x": x.tolist(), "y": y.tolist()}
