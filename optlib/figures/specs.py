"""Las figuras del curso: las que hay en ``each``, y sus parámetros, comprobados."""

import difflib
import pkgutil
from importlib import import_module
from types import ModuleType

from . import each
from .params import Params
from .spec import Spec

# El módulo de cada figura, por su identificador: el nombre del fichero, con guiones.
MODULES: dict[str, ModuleType] = {
    name.replace("_", "-"): import_module(f"{each.__name__}.{name}")
    for _, name, _ in pkgutil.iter_modules(each.__path__)
}
SPECS: dict[str, Spec] = {figure_id: module.SPEC for figure_id, module in MODULES.items() if hasattr(module, "SPEC")}


def complete(figure_id: str, given: Params) -> Params:
    """Devuelve todos los parámetros de la figura, comprobados; los que faltan en ``given``, por omisión.

    Errores: ``TypeError`` si se da uno que la figura no tiene; ``ValueError`` o ``TypeError`` si su valor no sirve.

    >>> complete("descenso-1d", {"lr": 0.3})
    {'problem': 'parabola', 'lr': 0.3, 'start': None, 'steps': 20}
    """
    spec = SPECS[figure_id].params
    for name in given:
        if name not in spec:
            near = difflib.get_close_matches(name, spec, n=1)
            hint = f" ¿Querías decir {near[0]!r}?" if near else ""
            raise TypeError(f'figure("{figure_id}") no tiene el parámetro {name!r}: tiene {", ".join(spec)}.{hint}')
    checked: Params = {}
    for name, param in spec.items():
        value = given.get(name, param.default)
        checked[name] = param.accept(f'figure("{figure_id}"): {name}', value, checked)
    return checked
