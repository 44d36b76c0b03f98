"""Las imágenes de las celdas: matplotlib se trae solo cuando se va a usar, y cada una sale en claro y en oscuro."""

import ast
import base64
import importlib.util
import sys
from collections.abc import Callable, Iterator
from typing import Any

PNG, DARK = "image/png", "image/png;dark"
# Lo que llega con matplotlib.
PACKAGES = {"matplotlib", "mpl_toolkits", "PIL", "contourpy", "cycler", "dateutil", "kiwisolver", "packaging"}
# Los módulos de optlib que dibujan.
DRAWING = {"plots", "pictures"}


class Fetcher:
    """Trae matplotlib la primera vez que algo lo importa; va en ``sys.meta_path``."""

    def __init__(self, fetch: Callable[[], None]):
        self.fetch = fetch

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        """Lo que pide ``import``: nada, salvo si es de lo que falta por traer."""
        if name not in PACKAGES:
            return None
        sys.meta_path.remove(self)
        try:
            self.fetch()
        except BaseException:
            sys.meta_path.insert(0, self)
            raise
        importlib.invalidate_caches()
        return importlib.util.find_spec(name)


def import_later(name: str) -> None:
    """Deja un módulo de un paquete a medio importar: se ejecutará la primera vez que se use algo suyo."""
    spec = importlib.util.find_spec(name)
    assert spec is not None and spec.loader is not None
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    package, _, child = name.rpartition(".")
    setattr(sys.modules[package], child, module)


def draws(source: str) -> bool:
    """¿Parece que una celda va a dibujar? Para traer matplotlib antes; si no acierta, lo trae ``Fetcher``."""
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    used = {node.value.id for node in nodes if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)}
    roots = {alias.name.partition(".")[0] for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    roots |= {(node.module or "").partition(".")[0] for node in nodes if isinstance(node, ast.ImportFrom)}
    return bool(used & (DRAWING | {"plt"}) or roots & PACKAGES)


def with_dark(data: dict[str, Any], metadata: dict[str, Any]) -> dict[str, Any]:
    """Añade la versión oscura de una imagen de ``plots.show``."""
    palette = metadata.get(PNG, {}).get("dark_palette")
    if not palette:
        return data
    from optlib.plots import pictures

    dark = pictures.recolour(base64.b64decode(data[PNG]), palette)
    return {**data, DARK: base64.b64encode(dark).decode()}


def is_figure(value: Any) -> bool:
    """¿Es una figura de matplotlib?"""
    module = sys.modules.get("matplotlib.figure")
    return module is not None and isinstance(value, module.Figure)


def picture(figure: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Las formas de una figura que no ha pasado por ``plots.show``; su texto dice lo que se sabe de ella."""
    from optlib.plots import pictures

    return pictures.bundle(figure, describe(figure))


def describe(figure: Any) -> str:
    """Los títulos y los ejes de una figura, en una frase."""
    parts = []
    for axes in figure.axes:
        names = {"título": axes.get_title(loc="left") or axes.get_title(), "x": axes.get_xlabel()}
        names["y"] = axes.get_ylabel()
        parts += [f"{key} «{text}»" for key, text in names.items() if text]
    return f"Imagen que dibuja este código: {', '.join(parts)}." if parts else "Imagen que dibuja este código."


def pending() -> Iterator[Any]:
    """Las figuras que ``pyplot`` tiene abiertas al acabar una celda; al terminar las cierra."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is not None:
        try:
            yield from [pyplot.figure(number) for number in pyplot.get_fignums()]
        finally:
            pyplot.close("all")
