"""Lo que se dice de un ejercicio mal escrito: un texto que falta, una coma de más o de menos, un nombre desconocido."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import MISSING, fields
from typing import Any, Self

from ..values import shown

# Los campos, como los llamaría quien piensa en español.
IN_ENGLISH = {
    **{"pistas": "hints", "pista": "hints", "enunciado": "question", "pregunta": "question", "objetivo": "goal"},
    **{"respuesta": "answer", "solucion": "solution", "errores": "mistakes", "valores": "values", "rotulo": "label"},
    **{"etiqueta": "label", "decimales": "decimals", "opciones": "options", "pasos": "steps", "columnas": "columns"},
    **{"filas": "rows", "porque": "why", "texto": "text", "correcta": "right", "nombre": "name", "casos": "cases"},
}


class Declared:
    """Base de lo que se declara con ``@dataclass``: de un campo que falta o que sobra dice cuál es.

    Errores: ``TypeError``.
    """

    def __new__(cls, *given: Any, **named: Any) -> Self:
        known = [field for field in fields(cls) if field.init]  # type: ignore[arg-type]
        names, places = [field.name for field in known], [field.name for field in known if not field.kw_only]
        owner = named.get("id", cls.__name__)
        for name in named:
            if name not in names:
                known_as = IN_ENGLISH.get(name)
                hint = f"Aquí se llama {known_as!r}." if known_as in names else near(name, names)
                raise TypeError(f"{owner}: no hay ningún campo {name!r}. {hint}")
        if len(given) > len(places):
            raise TypeError(f"{owner}: hay {len(given)} valores sin nombre y admite {len(places)}; ¿sobra una coma?")
        needed = [each.name for each in known if each.default is MISSING and each.default_factory is MISSING]
        missing = [name for name in needed if name not in named and name not in places[: len(given)]]
        # Sin nada llama quien copia.
        if missing and (given or named):
            raise TypeError(f"{owner}: falta {' y '.join(missing)}.")
        return super().__new__(cls)


def check_text(owner: str, name: str, value: Any) -> None:
    """Mira que ``name``, de ``owner``, sea un texto con algo escrito. Errores: ``ValueError`` que dice qué es."""
    if isinstance(value, str) and value.strip():
        return
    if isinstance(value, tuple) and len(value) == 1:
        raise ValueError(f"{owner}: {name} debe ser un texto y es una tupla: sobra la coma del final.")
    if value is None or isinstance(value, str):
        raise ValueError(f"{owner}: falta {name}: escribe su texto.")
    raise ValueError(f"{owner}: {name} debe ser un texto, no {shown(value)}.")


def check_whole(owner: str, name: str, value: Any) -> None:
    """Mira que ``name``, de ``owner``, sea un número entero de 0 a 12. Errores: ``ValueError``."""
    if not _is(value, int) or not 0 <= value <= 12:
        raise ValueError(f"{owner}: {name} debe ser un número entero de 0 a 12, no {shown(value)}.")


def check_number(owner: str, name: str, value: Any) -> None:
    """Mira que ``name``, de ``owner``, sea un número. Errores: ``ValueError``."""
    if not _is(value, float):
        raise ValueError(f"{owner}: {name} debe ser un número, no {shown(value)}.")


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
