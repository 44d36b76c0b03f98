"""El banco de ejercicios: uno o dos módulos por capítulo, ``cNN_nombre.py``, que definen ``EXERCISES``; se leen en orden alfabético.

Añadir un ejercicio es añadirlo a la lista de su módulo y mostrarlo en una celda del capítulo.
"""

import importlib
import pkgutil
import re
from functools import cache


@cache
def chapters():
    """Devuelve los ejercicios de cada capítulo, por su número: ``{2: (…), …}``.

    >>> 2 in chapters()
    True
    """
    found, seen = {}, {}
    for module in sorted(m.name for m in pkgutil.iter_modules(__path__)):
        match = re.fullmatch(r"c(\d\d)_[a-z_]+", module)
        if not match:
            raise ValueError(f"banco: el módulo {module!r} no se llama cNN_nombre")
        for item in (exercises := importlib.import_module(f"{__name__}.{module}").EXERCISES):
            if item.id in seen:
                raise ValueError(f"banco: el ejercicio {item.id!r} está en {seen[item.id]} y en {module}")
            seen[item.id] = module
        found[int(match[1])] = found.get(int(match[1]), ()) + tuple(exercises)
    return found


def find(identifier):
    """Devuelve el ejercicio con ese identificador y el número de su capítulo.

    >>> find("gd-primer-paso")[1]
    2
    >>> find("no-existe")
    Traceback (most recent call last):
    ...
    ValueError: id: no hay ningún ejercicio 'no-existe'; ...
    """
    for chapter, exercises in chapters().items():
        for item in exercises:
            if item.id == identifier:
                return item, chapter
    known = [item.id for exercises in chapters().values() for item in exercises]
    raise ValueError(f"id: no hay ningún ejercicio {identifier!r}; hay {', '.join(known)}")
