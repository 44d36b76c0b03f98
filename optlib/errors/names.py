"""Pistas para nombres que no existen: mal escritos, sin importar o que se definen más abajo."""

import builtins
import re
import sys

from .elsewhere import here
from .scene import Scene, about, nearest

IMPORTS = {
    "np": "import numpy as np",
    "plt": "import matplotlib.pyplot as plt",
    **{name: f"import {name}" for name in ("numpy", "math", "random", "matplotlib", "optlib", "sys", "time")},
}
WORDS = {"true": "True", "false": "False", "none": "None", "null": "None", "verdadero": "True", "falso": "False"}
# Lo que se escribe en español, y cómo es en Python.
SPANISH = {
    **{"sen": "np.sin", "ln": "np.log", "raiz": "np.sqrt", "raíz": "np.sqrt", "media": "np.mean", "suma": "sum"},
    **{"imprimir": "print", "imprime": "print", "longitud": "len", "rango": "range", "π": "np.pi", "tg": "np.tan"},
}
# Funciones de Python que se escriben mal; una excepción no es lo que se buscaba.
OWN = [each for each in dir(builtins) if each[0].islower() and each != "list"]
# Bibliotecas que existen, y aquí no están: no son una errata.
OTHERS = {
    *("torch", "torchvision", "tensorflow", "keras", "jax", "sklearn", "scipy", "sympy", "pandas", "polars", "numba"),
    *("seaborn", "plotly", "bokeh", "requests", "tqdm", "cupy", "statsmodels", "cv2", "skimage", "transformers"),
}
# Lo que en NumPy se llama igual que en la pizarra.
FUNCTIONS = {
    *("sqrt", "exp", "log", "log2", "log10", "sin", "cos", "tan", "sinh", "cosh", "tanh", "arctan", "pi", "nan", "inf"),
    *("array", "zeros", "ones", "eye", "arange", "linspace", "concatenate", "outer", "dot", "where", "clip", "isnan"),
    *("mean", "std", "sign", "maximum", "minimum", "argmin", "argmax"),
}


@about(UnboundLocalError)
def local_before_its_value(scene: Scene, match: re.Match[str]) -> str:
    """``x += 1`` dentro de una función, con la x de fuera."""
    [name] = re.findall(r"'([^']+)'", scene.message)[:1]
    function = scene.frame.f_code.co_name if scene.frame else ""
    if function in {"", "<module>"}:
        return ""
    return (
        f"Dentro de `{function}` se da un valor a `{name}`: eso la hace una variable propia de `{function}`, que se usa"
        " antes de tener valor. Dale uno antes o recíbela como argumento."
    )


@about(NameError, r"is not defined")
def unknown_name(scene: Scene, match: re.Match[str]) -> str:
    """Un nombre que no está: mayúsculas, módulos, NumPy, otra celda o una errata."""
    name = getattr(scene.error, "name", None) or ""
    if name in scene.elsewhere:
        return f"`{name}` aún no existe aquí: se define más abajo, en {scene.elsewhere[name]}."
    for owner in ("state", "self"):
        if name and hasattr(scene.names.get(owner), name):
            return f"No hay nada que se llame `{name}`. ¿Querías decir `{owner}.{name}`?"
    if name in IMPORTS:
        return f"Falta importar `{name}`: `{IMPORTS[name]}`."
    if name in getattr(sys.modules.get("optlib"), "__all__", ()):
        return f"Falta importar `{name}`: `from optlib import {name}`."
    if name.casefold() in WORDS:
        return f"En Python, `{name}` se escribe `{WORDS[name.casefold()]}`."
    if name in FUNCTIONS:
        return f"`{name}` es de NumPy: escribe `np.{name}`."
    if name in SPANISH:
        return f"En Python, `{name}` se escribe `{SPANISH[name]}`."
    if "·" in name:
        return f"En `{name}`, `·` no multiplica: en Python se escribe `*`."
    close = nearest(name, {*scene.names, *scene.elsewhere} - {name}) or nearest(name, OWN, 0.8)
    return f"No hay nada que se llame `{name}`. ¿Querías decir `{close}`?" if name and close else ""


@about(ModuleNotFoundError)
def unknown_module(scene: Scene, match: re.Match[str]) -> str:
    """Un módulo mal escrito, o que no está."""
    name = (getattr(scene.error, "name", None) or "").partition(".")[0]
    # Un módulo de Python que aquí falta no está mal escrito.
    if not name or name in sys.modules or name.lstrip("_") in sys.stdlib_module_names:
        return ""
    ours = ("numpy", "matplotlib", "optlib")
    close = nearest(name, ours) or nearest(name, sys.stdlib_module_names, 0.85)
    if close and name not in OTHERS:
        return f"No hay ningún módulo `{name}`. ¿Querías decir `{close}`?"
    return f"El módulo `{name}` no está instalado aquí: solo hay NumPy, Matplotlib, optlib y los de Python."


@about(ImportError, r"cannot import name '(\w+)' from '([\w.]+)'")
def unknown_in_module(scene: Scene, match: re.Match[str]) -> str:
    """Algo que un módulo no tiene."""
    name, module = match.groups()
    found = sys.modules.get(module)
    if said := here(name, dir(found), found):
        return f"`{module}` no tiene `{name}`. {said}"
    close = nearest(name, dir(found))
    return f"`{module}` no tiene `{name}`. ¿Querías decir `{close}`?" if close else ""
