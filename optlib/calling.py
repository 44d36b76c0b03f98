"""Lo que se dice de una llamada que no es como debe: qué argumento sobra o falta, y cómo se llaman."""

import difflib
import functools
import inspect
from collections.abc import Callable, Mapping
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
        if name != "self" and each.kind is not each.VAR_POSITIONAL
    }
    given = args[1:] if "self" in signature.parameters else args
    places = [name for name, each in known.items() if each.kind is not each.KEYWORD_ONLY]
    for name in kwargs:
        if name not in known:
            close = difflib.get_close_matches(name, known, n=1)
            if name in elsewhere:
                hint = f"Aquí es {elsewhere[name]}."
            elif close:
                hint = f"¿Querías decir {close[0]}?"
            else:
                hint = f"Tiene {', '.join(known)}."
            return f"{owner} no tiene ningún argumento {name!r}. {hint}"
    if len(given) > len(places):
        named = [name for name in known if name not in places]
        hint = f" Con su nombre, también {', '.join(named)}." if named else ""
        return f"{owner} recibe {len(given)} valores, y sin nombre admite {', '.join(places)}.{hint}"
    if twice := [name for name in places[: len(given)] if name in kwargs]:
        return f"{owner}: {twice[0]} se da dos veces."
    needed = [name for name, each in known.items() if each.default is each.empty]
    missing = [name for name in needed if name not in kwargs and name not in places[: len(given)]]
    return f"{owner}: falta {' y '.join(missing)}."
