"""Lo que se dice de un nombre que no es: qué argumento sobra o falta, qué no hay, y cómo se llaman."""

import difflib
import functools
import inspect
import sys
from collections.abc import Callable, Iterable, Mapping
from opcode import opmap
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])


def told(owner: str, elsewhere: Mapping[str, str] | None = None) -> Callable[[F], F]:
    """Decora una función o un ``__init__`` para que los argumentos que no son se digan en español.

    ``owner`` es el nombre que se dice; ``elsewhere``, cómo se llaman los argumentos en otras bibliotecas y cómo aquí.
    Errores de lo decorado: ``TypeError`` si falta o sobra alguno.

    >>> @told("media", {"array": "values"})
    ... def mean(values, weight=1):
    ...     return weight * sum(values) / len(values)
    >>> mean(array=[1, 2])
    Traceback (most recent call last):
    ...
    TypeError: media no tiene ningún argumento 'array'. Aquí es values.
    """

    def decorate(function: F) -> F:
        signature = inspect.signature(function)

        @functools.wraps(function)
        def call(*args: Any, **kwargs: Any) -> Any:
            try:
                signature.bind(*args, **kwargs)
            except TypeError:
                raise TypeError(_wrong(owner, signature, args, kwargs, elsewhere or {})) from None
            return function(*args, **kwargs)

        return call  # type: ignore[return-value]

    return decorate


def _wrong(owner: str, signature: inspect.Signature, args: tuple, kwargs: Mapping, elsewhere: Mapping[str, str]) -> str:
    known = {
        name: each
        for name, each in signature.parameters.items()
        if name != "self" and each.kind not in (each.VAR_POSITIONAL, each.VAR_KEYWORD)
    }
    given = args[1:] if "self" in signature.parameters else args
    places = [name for name, each in known.items() if each.kind is not each.KEYWORD_ONLY]
    for name in kwargs:
        if name not in known:
            return f"{owner} no tiene ningún argumento {name!r}. {hint(name, known, elsewhere)}"
    if len(given) > len(places):
        named = [name for name in known if name not in places]
        more = f" Con su nombre, también {', '.join(named)}." if named else ""
        return f"{owner} recibe {len(given)} valores, y sin nombre admite {', '.join(places)}.{more}"
    if twice := [name for name in places[: len(given)] if name in kwargs]:
        return f"{owner}: {twice[0]} se da dos veces."
    needed = [name for name, each in known.items() if each.default is each.empty]
    missing = [name for name in needed if name not in kwargs and name not in places[: len(given)]]
    if "ax" in needed and given and not hasattr(given[0], "set"):
        missing = ["ax"]  # lo que se ha dado está un lugar antes
    whole = f": {owner}({', '.join(needed)})" if len(needed) > len(missing) else ""
    return f"{owner}: falta{'n' * (len(missing) > 1)} {' y '.join(missing)}{whole}."


def hint(name: str, known: Iterable[str], elsewhere: Mapping[str, str]) -> str:
    """Qué nombre es aquí el que no hay: el que dice ``elsewhere``, uno que se parece o, si no son muchos, todos.

    Lo de ``elsewhere`` que acaba en punto ya es la frase.

    >>> hint("x0", ["start", "grad"], {"x0": "start"}), hint("Start", ["start", "grad"], {})
    ('Aquí es start.', '¿Querías decir start?')
    """
    known = list(known)
    here = {each.lower(): value for each, value in elsewhere.items()}
    folded = {each.lower(): each for each in known}
    if name.lower() in here and name.lower() not in folded:
        said = here[name.lower()]
        return said if said.endswith(".") else f"Aquí es {said}."
    close = difflib.get_close_matches(name.lower(), folded, n=1, cutoff=0.75)
    if close:
        return f"¿Querías decir {folded[close[0]]}?"
    return f"Tiene {', '.join(known)}." if len(known) < 20 else ""


def not_in_module(module: str, name: str, known: Iterable[str], elsewhere: Mapping[str, str]) -> Exception:
    """El error de pedir a un módulo un nombre que no tiene, para su ``__getattr__``.

    Es un ``ImportError`` si se pide con ``from … import …``, que de un ``AttributeError`` no deja ver lo que dice.
    """
    caller = sys._getframe(2)
    importing = caller.f_code.co_code[max(caller.f_lasti, 0)] == opmap["IMPORT_FROM"]
    said = f"{module} no tiene {name!r}. {hint(name, known, elsewhere)}".rstrip()
    return ImportError(said, name=module) if importing else AttributeError(said, name=name)


def check_called(argument: str, plan: Any) -> None:
    """Dice, ``TypeError``, si se da una función de ``schedules`` en vez del plan que devuelve."""
    if getattr(plan, "__module__", "") == "optlib.schedules" and "<locals>" not in plan.__qualname__:
        raise TypeError(f"{argument}: falta llamar a {plan.__name__}, con sus argumentos, para tener un plan.")


class Named(dict):
    """Un diccionario que, de un nombre que no tiene, dice cuáles hay."""

    def __init__(self, what: str, items: Mapping[str, Any], elsewhere: Mapping[str, str]):
        super().__init__(items)
        self._what, self._elsewhere = what, elsewhere

    def __reduce__(self) -> Any:
        return dict, (dict(self),)

    def __missing__(self, name: Any) -> Any:
        raise KeyError(f"{self._what} no tiene {name!r}. {hint(str(name), self, self._elsewhere)}")
