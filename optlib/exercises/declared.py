"""Lo que se dice de un ejercicio mal escrito: un texto que falta, una coma de más o de menos, un nombre desconocido."""

import difflib
import re
from collections.abc import Iterable
from typing import Any

from ..values import shown


def check_text(owner: str, name: str, value: Any) -> None:
    """Mira que ``name``, de ``owner``, sea un texto con algo escrito. Errores: ``ValueError``."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{owner}: {name} debe ser un texto con algo escrito, no {shown(value)}.")


# Cómo se dice una clase: varios, uno y uno escrito.
_SAID = {
    str: ("textos", "un texto", '"…"'),
    tuple: ("tuplas", "una tupla", "(…)"),
    int: ("números enteros", "un número entero", "0"),
    float: ("números", "un número", "0.1"),
}


def check_collection(owner: str, name: str, value: Any, kind: type) -> None:
    """Mira que ``name``, de ``owner``, sea una tupla (o una lista) de elementos de la clase ``kind``.

    Errores: ``ValueError`` que dice qué elemento no lo es, o que falta la coma de una tupla de uno.
    """
    called = kind.__name__
    many, one, written = _SAID.get(kind, (f"objetos {called}", f"un {called}", f"{called}(…)"))
    if isinstance(value, tuple | list):
        for place, element in enumerate(value):
            if not _is(element, kind):
                raise ValueError(f"{owner}: {name}[{place}] debe ser {one}, no {shown(element)}.")
    elif _is(value, kind):
        raise ValueError(f"{owner}: {name} debe ser una tupla y es {one} sin su coma: ({written},).")
    else:
        raise ValueError(f"{owner}: {name} debe ser una tupla de {many}, no {shown(value)}.")


def _is(value: Any, kind: type) -> bool:
    return isinstance(value, int | float if kind is float else kind) and not isinstance(value, bool)


def similar(name: Any, names: Iterable[str]) -> str:
    """La pregunta «¿Querías decir…?», con un espacio delante, con los nombres que se parecen; si no los hay, nada.

    >>> similar("parabla", ["parabola", "ravine"])
    " ¿Querías decir 'parabola'?"
    """
    names = list(dict.fromkeys(names))
    # Una página que cambia de nombre conserva su número.
    number = re.match(r"\d\d_", str(name))
    same = [each for each in names if number and each.startswith(number[0])]
    close = difflib.get_close_matches(str(name), same or names, n=3, cutoff=0 if same else 0.6)
    likeness = [difflib.SequenceMatcher(None, each, str(name)).ratio() for each in close]
    # El primero es el que más se parece; de los demás, los que casi tanto.
    close = [each for each, ratio in zip(close, likeness, strict=True) if ratio > likeness[0] - 0.1]
    return f" ¿Querías decir {' o '.join(map(repr, close))}?" if close else ""


def near(name: Any, names: Iterable[str]) -> str:
    """Lo mismo o, si ninguno se parece, los que hay."""
    return similar(name, names).strip() or f"Hay {', '.join(names)}."
