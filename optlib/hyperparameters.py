"""Los hiperparámetros de un optimizador: cómo se declaran, en qué intervalo están y qué se dice si algo no vale."""

import dataclasses
import difflib
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from .values import shown

# El intervalo de los que llevan un nombre del curso; los demás, cualquier número finito.
RANGES = {
    "lr": "(0, inf)",
    "beta": "[0, 1)",
    "beta1": "[0, 1)",
    "beta2": "[0, 1)",
    "rho": "[0, 1)",
    "eps": "[0, inf)",
    "weight_decay": "[0, inf)",
    "momentum_decay": "[0, inf)",
}

# Cómo los llaman otras bibliotecas y las fórmulas.
_ALIASES = {
    "lr": ("learning_rate", "learningrate", "alpha", "eta", "step_size", "stepsize", "rate"),
    "beta": ("momentum", "mu", "nu"),
    "beta1": ("b1", "beta_1"),
    "beta2": ("b2", "beta_2"),
    "rho": ("decay", "decay_rate"),
    "eps": ("epsilon",),
}
_IN_TWO = {"betas": ("beta1", "beta2")}


class Interval:
    """Un intervalo de números finitos, escrito como en clase: ``"[0, 1)"``, ``"(0, inf)"``.

    Errores: ``ValueError`` si no se entiende o no contiene ningún número.

    >>> Interval("[0, 1)").words, Interval("[0, 1)").holds(1.0), Interval("[0, 1)").holds(0.0)
    (' mayor o igual que 0 y menor que 1', False, True)
    """

    def __init__(self, text: str):
        try:
            first, last = text.strip()[0], text.strip()[-1]
            low, high = map(float, text.strip()[1:-1].split(","))
            if first not in "[(" or last not in "])" or not low < high:
                raise ValueError
        except (AttributeError, IndexError, TypeError, ValueError):
            raise ValueError(f'se esperaba un intervalo, como "[0, 1)" o "(0, inf)", no {shown(text)}') from None
        self.low, self.high, self.with_low, self.with_high = low, high, first == "[", last == "]"

    def holds(self, value: Any) -> bool:
        """Si el número, o todos los del array, son finitos y están dentro."""
        above = value >= self.low if self.with_low else value > self.low
        below = value <= self.high if self.with_high else value < self.high
        return bool(np.all(np.isfinite(value) & above & below))

    @property
    def words(self) -> str:
        """Cómo sigue «un número finito…»; nada si es cualquiera."""
        ends = []
        if math.isfinite(self.low):
            ends.append(f"mayor {'o igual ' * self.with_low}que {self.low:g}")
        if math.isfinite(self.high):
            ends.append(f"menor {'o igual ' * self.with_high}que {self.high:g}")
        return " " * bool(ends) + " y ".join(ends)


_interval = lru_cache(maxsize=64)(Interval)


@lru_cache(maxsize=64)
def ranges_of(rule: type) -> dict[str, str]:
    """Los intervalos que declara una clase o las que hereda, con ``ranges = {"gamma": "[0, 1]"}``, y los del curso."""
    declared = [vars(base).get("ranges", {}) for base in reversed(rule.__mro__)]
    for ranges in declared:
        if not isinstance(ranges, Mapping):
            raise TypeError(
                f'{rule.__name__}: ranges debe ser un diccionario, {{"gamma": "[0, 1]"}}, no {shown(ranges)}.'
            )
    return {name: text for ranges in (RANGES, *declared) for name, text in ranges.items()}


def checked(owner: str, name: str, value: Any, text: str = "(-inf, inf)") -> float | np.ndarray:
    """Devuelve el hiperparámetro como ``float`` o array; ``TypeError`` o ``ValueError`` si no vale."""
    array = np.asarray(value)
    if array.dtype.kind not in "iuf":
        raise TypeError(f"{owner}: {name} debe ser un número o un array de números, no {shown(value)}.")
    try:
        interval = _interval(text) if isinstance(text, str) else Interval(text)
    except ValueError as error:
        raise ValueError(f"{owner}: en ranges, {name}: {error}.") from None
    if not interval.holds(array):
        raise ValueError(f"{owner}: {name} debe ser un número finito{interval.words}, no {shown(value)}.")
    return float(array) if array.ndim == 0 else array.astype(float)


class Call(NamedTuple):
    """Los hiperparámetros con que se construye una clase: todos, los que se dan por su lugar y los que hay que dar."""

    names: tuple[str, ...]
    places: tuple[str, ...]
    needed: tuple[str, ...]


@lru_cache(maxsize=64)
def call_of(rule: type, base: type) -> Call | None:
    """Cómo se construye la clase, a la que antes hace un *dataclass* inmutable si no lo es; ``None`` si lo dice ella.

    Quien no declara ningún hiperparámetro tiene ``lr``, el de ``base``. Errores: ``TypeError`` si no se pueden leer.
    """
    for each in reversed(rule.__mro__[: rule.__mro__.index(base)]):
        _prepare(each, base)
    maker = next(each for each in rule.__mro__ if "__init__" in vars(each))
    if maker is base:
        return Call(("lr",), ("lr",), ("lr",))
    if "__dataclass_fields__" not in vars(maker):
        return None
    fields = [each for each in dataclasses.fields(maker) if each.init]
    empty = dataclasses.MISSING
    return Call(
        tuple(each.name for each in fields),
        tuple(each.name for each in fields if not each.kw_only),
        tuple(each.name for each in fields if each.default is empty and each.default_factory is empty),
    )


def _prepare(each: type, base: type) -> None:
    made = "__dataclass_fields__" in vars(each)
    if made and not dataclasses.fields(each) and "__init__" in vars(each):
        delattr(each, "__init__")  # @dataclass sin ningún hiperparámetro: vale el de la base
    if made or "__init__" in vars(each) or not vars(each).get("__annotations__") or not issubclass(each, base):
        return
    parents = [getattr(other, "__dataclass_params__", None) for other in each.__mro__[1:]]
    frozen = all(parent.frozen for parent in parents if parent)
    try:
        dataclasses.dataclass(frozen=frozen)(each)
    except ValueError:
        raise TypeError(f"{each.__name__}: el valor de partida de un hiperparámetro debe ser un número.") from None
    except TypeError:
        order = "los hiperparámetros con valor de partida van detrás de los que no lo llevan"
        raise TypeError(f"{each.__name__}: {order}.") from None


def check_call(rule: type, call: Call, args: tuple, kwargs: Mapping[str, Any]) -> None:
    """Comprueba que se da a la clase cada hiperparámetro, y ninguno más: ``TypeError`` si no."""
    names, places, needed = call
    for name in kwargs:
        if name not in names:
            raise TypeError(f"{rule.__name__}: {_unknown(rule, name, names)} {_told(names)}")
    if len(args) > len(places):
        raise TypeError(f"{rule.__name__}: recibe {len(args)} valores. {_told(names)}")
    if missing := [name for name in needed if name not in kwargs and name not in places[: len(args)]]:
        written = ", ".join(f"{name}=…" if name in needed else f"{name}={getattr(rule, name)}" for name in names)
        raise TypeError(f"{rule.__name__}: falta {_and(missing)}. Se construye así: {rule.__name__}({written}).")


def _told(names: Sequence[str]) -> str:
    return f"Tiene {_and(names)}." if names else "No tiene ningún hiperparámetro."


def _and(names: Iterable[str]) -> str:
    *rest, last = names
    return f"{', '.join(rest)} y {last}" if rest else last


def _unknown(rule: type, name: str, names: Sequence[str]) -> str:
    said = f"no tiene ningún hiperparámetro {name!r}."
    if hasattr(rule, name) and not callable(getattr(rule, name)):
        value = shown(getattr(rule, name))
        return f"{said} Está en la clase, sin su tipo: escribe {name}: float = {value}."
    return said + near(name, names)


def near(name: str, names: Iterable[str]) -> str:
    """Cómo se llama aquí ese hiperparámetro, si es que lo hay; si no, nada."""
    names = list(names)
    if all(other in names for other in _IN_TWO.get(name, ("",))):
        return f" Aquí son {_and(_IN_TWO[name])}, cada uno con su valor."
    known = [ours for ours, others in _ALIASES.items() if name.lower() in others and ours in names]
    close = known or difflib.get_close_matches(name, names, n=1)
    return f" Aquí es {close[0]}." if known else f" ¿Querías decir {close[0]}?" if close else ""
