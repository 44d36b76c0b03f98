"""Los hiperparámetros de un optimizador: cómo se declaran, en qué intervalo están y qué se dice si algo no vale."""

import dataclasses
import difflib
import inspect
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from numbers import Real
from typing import Any, NamedTuple

import numpy as np

from .values import numbers, shown

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
_ANY = "(-inf, inf)"

# Cómo los llaman otras bibliotecas y las fórmulas.
_ALIASES = {
    "lr": ("learning_rate", "learningrate", "alpha", "eta", "step_size", "stepsize", "rate", "tasa"),
    "beta": ("momentum", "mu", "nu"),
    "beta1": ("b1", "beta_1", "beta", "momentum", "mu"),
    "beta2": ("b2", "beta_2"),
    "rho": ("decay", "decay_rate", "alpha"),
    "eps": ("epsilon",),
    "weight_decay": ("decay", "wd", "l2"),
    "momentum_decay": ("psi",),
    "norm": ("max_norm", "clipnorm", "global_clipnorm", "clip"),
    "value": ("clip_value", "clipvalue"),
    "rule": ("optimizer",),
}
_ELSEWHERE = "Los parámetros no van aquí, sino en minimize(problem, x0, optimizer, steps)."
_PARAMETERS = ("params", "parameters", "x", "x0")
_IN_TWO = {"betas": ("beta1", "beta2")}
# Lo que en otras bibliotecas es un argumento y aquí es otra regla.
_RULES = {
    ("GradientDescent", "momentum"): "otra regla, Momentum",
    ("GradientDescent", "nesterov"): "otra regla, Nesterov",
    ("Momentum", "nesterov"): "otra regla, Nesterov",
    ("Adam", "nesterov"): "otra regla, Nadam",
    ("Adam", "amsgrad"): "otra regla, AMSGrad",
    ("Adam", "weight_decay"): "otra regla, AdamW",
}
# Y lo que es de otro sitio.
_PLACES = {
    **dict.fromkeys(
        ("clipnorm", "clipvalue", "clip", "max_norm", "global_clipnorm"), "otra regla, que envuelve: Clipped"
    ),
    **dict.fromkeys(("schedule", "scheduler"), "un argumento de minimize: minimize(…, schedule=…)"),
}


class Interval:
    """Un intervalo de números finitos, escrito como en clase: ``"[0, 1)"``, ``"(0, inf)"``.

    Errores: ``ValueError`` si no se entiende o no contiene ningún número.

    >>> Interval("[0, 1)").words, Interval("[0, 1)").holds(1.0), Interval("[0, 1)").holds(0.0)
    (' mayor o igual que 0 y menor que 1', False, True)
    """

    def __init__(self, text: str):
        try:
            first, last = text.strip()[0], text.strip()[-1]
            low, high = map(float, text.strip()[1:-1].replace("∞", "inf").split(","))
            point = low == high and first + last == "[]"
            if first not in "[(" or last not in "])" or not (low < high or point):
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


def ranges_of(rule: type) -> dict[str, str]:
    """Los intervalos que declara una clase o las que hereda, con ``ranges = {"gamma": "[0, 1]"}``, y los del curso."""
    found = dict(RANGES)
    for base in reversed(rule.__mro__):
        ranges = vars(base).get("ranges", {})
        if not isinstance(ranges, Mapping):
            raise TypeError(
                f'{rule.__name__}: ranges debe ser un diccionario, {{"gamma": "[0, 1]"}}, no {shown(ranges)}.'
            )
        found |= ranges
    return found


def checked(owner: str, name: str, value: Any, text: str = _ANY) -> float | np.ndarray:
    """Devuelve el hiperparámetro como ``float`` o array; ``TypeError`` o ``ValueError`` si no vale."""
    expected = f"{owner}: {name} debe ser un número o un array de números"
    if isinstance(value, tuple):
        hint = f" Varios valores van en una lista: {list(value)}." if len(value) > 1 else ""
        both = " Van por separado: beta1=…, beta2=…." if name == "beta1" and len(value) == 2 else ""
        raise TypeError(f"{expected}, no {shown(value)}.{both or decimal_comma(value) or hint}")
    if isinstance(value, bool | np.bool_):
        raise TypeError(f"{expected}, no {shown(value)}.")
    array = numbers(expected, value)
    if not array.size:
        raise ValueError(f"{expected}, y está vacío.")
    try:
        interval = _interval(text) if isinstance(text, str) else Interval(text)
    except ValueError as error:
        raise ValueError(f"{owner}: en ranges, {name}: {error}.") from None
    if not interval.holds(array):
        raise ValueError(f"{owner}: {name} debe ser un número finito{interval.words}, no {shown(value)}.")
    return float(array) if array.ndim == 0 else array


def decimal_comma(values: Sequence) -> str:
    """« Un decimal…», si dos valores parecen uno con coma, como (0, 9); si no, nada.

    >>> decimal_comma((0, 9)), decimal_comma((1, 2.5))
    (' Un decimal se escribe con punto: 0.9.', '')
    """
    if len(values) == 2 and all(isinstance(each, int) and each >= 0 for each in values):
        return f" Un decimal se escribe con punto: {values[0]}.{values[1]}."
    return ""


@lru_cache(maxsize=64)
def annotations(rule: type, base: type) -> dict[str, Any]:
    """Los tipos con que una clase y las que hereda, hasta ``base``, declaran sus hiperparámetros."""
    classes = [each for each in rule.__mro__[: rule.__mro__.index(base)] if issubclass(each, base)]
    return {name: kind for each in reversed(classes) for name, kind in inspect.get_annotations(each).items()}


class Call(NamedTuple):
    """Los hiperparámetros con que se construye una clase: todos, los que se dan por su lugar y los que hay que dar.

    ``default`` da el valor por omisión de los demás.
    """

    names: tuple[str, ...]
    places: tuple[str, ...]
    needed: tuple[str, ...]
    default: Mapping[str, Any]


@lru_cache(maxsize=64)
def call_of(rule: type, base: type) -> Call | None:
    """Cómo se construye la clase, a la que antes se hace un *dataclass* si no lo es; ``None`` si admite cualquier cosa.

    Quien no declara ningún hiperparámetro tiene ``lr``. Errores: ``TypeError`` si no se pueden leer.
    """
    for each in reversed(rule.__mro__[: rule.__mro__.index(base)]):
        prepare(each, base)
    maker = next(each for each in rule.__mro__ if "__init__" in vars(each))
    if maker is base:
        return Call(("lr",), ("lr",), ("lr",), {})
    _, *parameters = inspect.signature(vars(maker)["__init__"]).parameters.values()
    if [each.name for each in parameters] == ["x"] and "init" not in vars(maker):
        raise TypeError(f"{maker.__name__}.__init__(self, x): el estado lo da init(self, x), sin guiones bajos.")
    if any(each.kind in (each.VAR_POSITIONAL, each.VAR_KEYWORD) for each in parameters):
        return None
    return Call(
        tuple(each.name for each in parameters),
        tuple(each.name for each in parameters if each.kind is not each.KEYWORD_ONLY),
        tuple(each.name for each in parameters if each.default is each.empty),
        {each.name: each.default for each in parameters if each.default is not each.empty},
    )


def prepare(rule: type, base: type) -> None:
    """Hace de la clase un *dataclass* si declara hiperparámetros y no lo es ya ni tiene su propio ``__init__``.

    Errores: ``TypeError`` si no se pueden leer.
    """
    if not issubclass(rule, base) or rule is base:
        return
    own, made = dict(vars(rule)), "__dataclass_fields__" in vars(rule)
    bare = made and not own["__dataclass_fields__"]
    if "__init__" in own and not made and "__repr__" not in own:
        rule.__repr__ = base.__repr__  # type: ignore[assignment]  # que enseñe lo que guarda el suyo
    if "__slots__" in own:
        raise TypeError(f"{rule.__name__}: un optimizador no lleva __slots__ ni slots=True.")
    if bare and "__init__" in own and own["__init__"].__code__.co_argcount == 1:
        # @dataclass sin ningún hiperparámetro: vale el __init__ de la base, salvo que haya escrito el suyo.
        if own["__init__"].__code__.co_names == ("__post_init__",):
            delattr(rule, "__init__")
        return
    if made or "__init__" in own:
        return
    types = inspect.get_annotations(rule)
    inherited = {"lr"}.union(*(getattr(each, "__dataclass_fields__", ()) for each in rule.__mro__[1:]))
    for name, value in own.items():
        if name in inherited and name not in types and isinstance(value, Real | np.ndarray):
            raise TypeError(f"{rule.__name__}: {_typed(name, value)}")
    if "ranges" in types and "ClassVar" not in str(types["ranges"]):
        raise TypeError(f"{rule.__name__}: ranges se escribe sin su tipo: ranges = {shown(own.get('ranges', {}))}.")
    for name, kind in types.items():
        if isinstance(kind, Real):
            raise TypeError(f"{rule.__name__}: {name} no lleva tipo: escribe {name}: float = {shown(kind)}.")
        if isinstance(own.get(name), np.ndarray):  # un array por objeto
            setattr(rule, name, dataclasses.field(default_factory=own[name].copy))
    if not types:
        return
    parents = [getattr(each, "__dataclass_params__", None) for each in rule.__mro__[1:]]
    frozen = any(parent.frozen for parent in parents if parent)
    try:
        dataclasses.dataclass(frozen=frozen, unsafe_hash=not frozen)(rule)
    except (TypeError, ValueError) as error:
        for name in ("__dataclass_fields__", "__dataclass_params__"):
            if name in vars(rule):  # que la próxima vez se diga lo mismo
                delattr(rule, name)
        raise TypeError(f"{rule.__name__}: {_unreadable(str(error))}") from None


def _unreadable(said: str) -> str:
    """Por qué no se pueden leer los hiperparámetros de una clase, a partir de lo que dice Python."""
    if found := re.match(r"non-default argument '?(\w+)'?", said):
        name = found[1]
        return f"{name} no tiene valor por omisión y va detrás de otros que sí: dale uno ({name}: float = …)."
    if found := re.match(r"mutable default .* for field (\w+)", said):
        return f"el valor por omisión de {found[1]} debe ser un número."
    return f"no se pueden leer sus hiperparámetros: {said}."


def _typed(name: str, value: Any) -> str:
    kind = "bool" if isinstance(value, bool) else "float"
    return f"{name} está en la clase sin su tipo: escribe {name}: {kind} = {shown(value)}."


def check_call(rule: type, call: Call, args: tuple, kwargs: Mapping[str, Any]) -> None:
    """Comprueba que se da a la clase cada hiperparámetro, y ninguno más: ``TypeError`` si no."""
    names, places, needed, _ = call
    for name in kwargs:
        if name not in names:
            free = [other for other in names if other not in kwargs and other not in places[: len(args)]]
            raise TypeError(f"{rule.__name__}: {_unknown(rule, name, names, free)}")
    if len(args) > 1 and rule.__module__ == "optlib.optimizers" and isinstance(args[0], list | tuple):
        raise TypeError(f"{rule.__name__}: {_ELSEWHERE[0].lower()}{_ELSEWHERE[1:]}")
    if len(args) > len(places):
        raise TypeError(f"{rule.__name__}: recibe {len(args)} valores. {told(names)}{decimal_comma(args)}")
    if twice := [name for name in places[: len(args)] if name in kwargs]:
        here = f"minimize(problem, x0, {rule.__name__}(…), steps)"
        raise TypeError(f"{rule.__name__}: {twice[0]} se da dos veces. Los parámetros no van aquí, sino en {here}.")
    if missing := [name for name in needed if name not in kwargs and name not in places[: len(args)]]:
        for name in missing:  # con @dataclass, lo que se escribe sin su tipo no es un hiperparámetro
            if isinstance(value := inspect.getattr_static(rule, name, None), Real | np.ndarray):
                raise TypeError(f"{rule.__name__}: {_typed(name, value)}")
        verb = "falta" if len(missing) == 1 else "faltan"
        raise TypeError(f"{rule.__name__}: {verb} {_and(missing)}. Se construye así: {written(rule, call)}.")


def written(rule: type, call: Call) -> str:
    """Cómo se construye, con los valores por omisión."""
    values = [f"{name}=…" if name in call.needed else f"{name}={shown(call.default[name])}" for name in call.names]
    return f"{rule.__name__}({', '.join(values)})"


def told(names: Iterable[str]) -> str:
    """Qué hiperparámetros hay."""
    names = list(names)
    return f"Tiene {_and(names)}." if names else "No tiene ningún hiperparámetro."


def _and(names: Iterable[str]) -> str:
    *rest, last = names
    return f"{', '.join(rest)} y {last}" if rest else last


def _unknown(rule: type, name: str, names: Sequence[str], free: Sequence[str]) -> str:
    value, typed = getattr(rule, name, None), any(name in inspect.get_annotations(each) for each in rule.__mro__)
    if value is not None and not callable(value) and not typed:
        return f"no tiene ningún hiperparámetro {name!r}: {_typed(name, value)}"
    hint = near(name, free, ours=rule.__name__ if rule.__module__ == "optlib.optimizers" else "")
    return f"no tiene ningún hiperparámetro {name!r}.{hint or ' ' + told(names)}"


def near(name: str, names: Iterable[str], ours: str = "") -> str:
    """Cómo se llama aquí ese hiperparámetro, si es que lo hay, o dónde está; si no, nada.

    ``ours`` es el nombre de la regla, si es del curso.
    """
    names = list(names)
    if ours and name in _PARAMETERS:
        return f" {_ELSEWHERE}"
    if all(other in names for other in _IN_TWO.get(name, ("",))):
        return f" Aquí son {_and(_IN_TWO[name])}, cada uno con su valor."
    known = [here for here, others in _ALIASES.items() if name.lower() in others and here in names]
    if not known and (place := _PLACES.get(name) or _RULES.get((ours, name))):
        return f" Aquí es {place}."
    close = known or difflib.get_close_matches(name, names, n=1)
    return f" Aquí se llama {close[0]}." if known else f" ¿Querías decir {close[0]}?" if close else ""
