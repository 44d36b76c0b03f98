"""Qué números de la presentación son correctos.

Cada número impreso acaba de una de tres maneras, y de una sola:

- ``agrees``: el valor calculado, con los decimales de la diapositiva, es lo que ella imprime;
- ``inherited``: es lo que sale si se toman por buenos los números anteriores de la propia diapositiva, alguno de
  los cuales es erróneo;
- ``erratum``: está mal en sí mismo.

El veredicto se calcula; de ``errata.toml`` solo sale lo que no se puede calcular: la causa, si se conoce.

>>> verdicts("shifted_parabola")["shifted_parabola.4.f"].kind
'erratum'
"""

import math
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np

from ..descent import minimize
from ..optimizers import Adam, GradientDescent
from ..problems import PROBLEMS
from ..regression import LinearNeuron
from ..text.formatting import format_number
from . import slides

UNKNOWN = "desconocida"


@dataclass(frozen=True)
class Verdict:
    """Veredicto de un número.

    ``kind`` es ``agrees``, ``inherited`` o ``erratum``; ``value``, el valor correcto; ``carried``, el que resulta de
    los números anteriores de la diapositiva, y ``sources``, las claves de los que entre ellos no coinciden. ``cause`` y
    ``note`` vienen de ``errata.toml``.
    """

    number: slides.PrintedNumber
    value: float
    kind: str
    carried: float
    sources: tuple[str, ...] = ()
    cause: str = ""
    note: str = ""

    @property
    def text(self) -> str:
        """El valor correcto con los decimales de la diapositiva o, si no coincide, con cuatro o más."""
        decimals = self.number.decimals
        if self.kind == "agrees":
            return format_number(self.value, decimals, fixed=True)
        return format_number(self.value, max(4, decimals + 2))


def _same(value: float, number: slides.PrintedNumber) -> bool:
    return f"{value:.{number.decimals}f}" == number.text


class _Rule(NamedTuple):
    """De qué números se obtiene el de una columna, cómo, y de qué dato se parte en la fila 1.

    Un nombre como ``prev.x`` es la columna ``x`` de la fila anterior; la función recibe antes el número de fila.
    """

    names: tuple[str, ...]
    value: Callable[..., float]
    start: float = math.nan


def _descent_rules(lr: float, start: float) -> dict[str, _Rule]:
    """Reglas comunes a las tablas de descenso por gradiente."""
    return {
        "w": _Rule(("prev.w_new",), lambda t, w: w, start),
        "w_new": _Rule(("w", "grad"), lambda t, w, g: w - lr * g),
    }


@cache
def _rules() -> dict[str, dict[str, _Rule]]:
    """Las reglas, por tabla y columna."""
    given = slides.given
    parabola: Any = PROBLEMS["parabola"]
    shifted: Any = PROBLEMS["shifted_parabola"]
    x, b, y = given("neuron.x"), given("neuron.b"), given("neuron.y")
    b1, b2, lr, eps = (given(f"adam.{name}") for name in ("beta1", "beta2", "lr", "eps"))
    descent = _descent_rules(given("shifted_parabola.lr"), given("shifted_parabola.w0")) | {
        "f": _Rule(("w",), lambda t, w: shifted(w)),
        "grad": _Rule(("w",), lambda t, w: shifted.grad(w)),
    }
    neuron = _descent_rules(given("neuron.lr"), given("neuron.w")) | {
        "y_hat": _Rule(("w",), lambda t, w: w * x + b),
        "cost": _Rule(("y_hat",), lambda t, y_hat: (y_hat - y) ** 2 / 2),
        "grad": _Rule(("y_hat",), lambda t, y_hat: x * (y_hat - y)),
    }
    adam = {
        "g": _Rule(("prev.x",), lambda t, x: parabola.grad(x), given("adam.x0")),
        "m": _Rule(("prev.m", "g"), lambda t, m, g: b1 * m + (1 - b1) * g, 0.0),
        "v": _Rule(("prev.v", "g"), lambda t, v, g: b2 * v + (1 - b2) * g**2, 0.0),
        "m_hat": _Rule(("m",), lambda t, m: m / (1 - b1**t)),
        "v_hat": _Rule(("v",), lambda t, v: v / (1 - b2**t)),
        "x": _Rule(
            ("prev.x", "m_hat", "v_hat"),
            lambda t, x, m_hat, v_hat: x - lr * m_hat / (v_hat**0.5 + eps),
            given("adam.x0"),
        ),
    }
    return {"shifted_parabola": descent, "neuron": neuron, "adam_first_step": adam, "adam": adam}


def carry(key: str, known: Callable[[str], float] | None = None) -> tuple[float, tuple[str, ...]]:
    """Calcula el número ``key`` a partir de los anteriores y dice de cuáles.

    ``known(clave)`` da los números anteriores; por omisión, los que imprime la diapositiva.
    Errores: ``ValueError`` si la clave no existe.

    >>> carry("adam.2.g")
    (8.0, ('adam.1.x',))
    """
    number = slides.printed(key)
    known = known or (lambda name: slides.printed(name).value)
    rule = _rules()[number.table][number.column]
    values, used = [], []
    for name in rule.names:
        row, column = number.row, name
        if name.startswith("prev."):
            row, column = number.row - 1, name.removeprefix("prev.")
        if row == 0:
            values.append(rule.start)
            continue
        used.append(f"{number.table}.{row}.{column}")
        values.append(known(used[-1]))
    return float(rule.value(number.row, *values)), tuple(used)


def computed(table: str) -> dict[str, np.ndarray]:
    """Columnas de la tabla ``table``, un valor por fila, que calcula optlib con los datos de la presentación.

    Errores: ``ValueError`` si la tabla no existe.

    >>> computed("neuron")["w_new"].round(3).tolist()
    [1.4, 1.64, 1.784]
    """
    given, rows = slides.given, len(slides.table(table).rows)
    if table == "shifted_parabola":
        descent = GradientDescent(given("shifted_parabola.lr"))
        run = minimize(PROBLEMS["shifted_parabola"], given("shifted_parabola.w0"), descent, rows)
        return {"w": run.x[:-1], "f": run.f[:-1], "grad": run.grad, "w_new": run.x[1:]}
    if table == "neuron":
        x, y, b = (given(f"neuron.{name}") for name in "xyb")
        run = minimize(LinearNeuron(x, y, b=b), given("neuron.w"), GradientDescent(given("neuron.lr")), rows)
        w = run.x[:-1]
        return {"w": w, "y_hat": w * x + b, "cost": run.f[:-1], "grad": run.grad, "w_new": run.x[1:]}
    adam = Adam(*(given(f"adam.{name}") for name in ("lr", "beta1", "beta2", "eps")))
    run = minimize(PROBLEMS["parabola"], given("adam.x0"), adam, rows)
    moments = {name: run[name] for name in ("m", "v", "m_hat", "v_hat")}
    return {"g": run.grad, **moments, "x": run.x[1:]}


@cache
def errata() -> dict[str, Any]:
    """El contenido de ``errata.toml``.

    ``number`` son las causas de los números; ``item``, las demás observaciones; ``sound``, lo revisado que está bien;
    ``chapters``, el nombre de cada capítulo.
    """
    return tomllib.loads(files(__package__).joinpath("errata.toml").read_text(encoding="utf-8"))


def judge(table: str, columns: Mapping[str, Any]) -> dict[str, Verdict]:
    """Veredicto de cada número de ``table``, por clave, frente a los valores calculados, por columnas.

    Errores: ``ValueError`` si la tabla no existe, si falta o sobra una columna o si alguna no tiene tantos valores como
    filas la tabla.
    """
    entry = slides.table(table)
    arrays = {name: np.asarray(values, dtype=float) for name, values in columns.items()}
    if set(arrays) != set(entry.columns):
        raise ValueError(f"La tabla {table!r} tiene las columnas {', '.join(entry.columns)}, no {', '.join(columns)}.")
    for name, column in arrays.items():
        if column.shape != (len(entry.rows),):
            raise ValueError(
                f"{name} debe tener {len(entry.rows)} valores, uno por fila de {table!r}; tiene forma {column.shape}."
            )
    reasons = {reason["key"]: reason for reason in errata()["number"]}
    numbers = [number for row in entry.rows for number in row]
    values = {number.key: float(arrays[number.column][number.row - 1]) for number in numbers}
    wrong = {number.key for number in numbers if not _same(values[number.key], number)}
    return {number.key: _judge(number, values[number.key], wrong, reasons.get(number.key, {})) for number in numbers}


def _judge(number: slides.PrintedNumber, value: float, wrong: set[str], reason: dict[str, str]) -> Verdict:
    carried, used = carry(number.key)
    if number.key not in wrong:
        return Verdict(number, value, "agrees", carried)
    sources = tuple(key for key in used if key in wrong)
    note = reason.get("note", "")
    if sources and _same(carried, number):
        return Verdict(number, value, "inherited", carried, sources, note=note)
    return Verdict(number, value, "erratum", carried, sources, reason.get("cause", UNKNOWN), note)


def verdicts(table: str | None = None) -> dict[str, Verdict]:
    """Veredictos de la tabla ``table``, o de todas, por clave y con los valores calculados por optlib.

    Errores: ``ValueError`` si la tabla no existe.
    """
    names = [table] if table else list(slides.tables())
    return {key: verdict for name in names for key, verdict in judge(name, computed(name)).items()}
