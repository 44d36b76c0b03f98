"""Ejecuta las celdas de una página y dice lo que sale de ellas.

``Runner(emit, fetch)``: ``emit(kind, **data)`` recibe cada salida y ``fetch()`` trae matplotlib cuando hace falta. Las
celdas se numeran desde 0 en el orden de la página; lo que se enseña al lector, desde 1.
"""

import ast
import builtins
import gc
import linecache
import sys
import traceback
import types
import warnings
from collections.abc import Callable, Sequence
from typing import Any

from . import drawing
from .history import History
from .outputs import Emit, Outputs, forms, install

MAIN = "__main__"
# Caracteres de lo que se cuenta de un error.
MESSAGE_LIMIT, TRACEBACK_LIMIT = 2000, 20_000


def file_name(cell: int) -> str:
    """Cómo se llama el código de una celda en un error."""
    return f"<celda {cell + 1}>"


class Runner:
    """El Python de una página: sus variables y lo que se ha ejecutado."""

    def __init__(self, emit: Emit, fetch: Callable[[], None]):
        self.emit, self.history = emit, History()
        module = types.ModuleType(MAIN)
        self.space = module.__dict__
        self.space["__builtins__"] = builtins
        sys.modules[MAIN] = module
        self.outputs = Outputs(emit)
        install(self.show, lambda: self.outputs.clear())
        # En la página, plt.show() no abre ninguna ventana: la figura sale al acabar la celda.
        warnings.filterwarnings("ignore", message=".*non-interactive.*")
        sys.meta_path.insert(0, drawing.Fetcher(fetch))

    def prepare(self) -> None:
        """Importa lo que usan todas las páginas."""
        import numpy  # noqa: F401

        import optlib  # noqa: F401

        drawing.import_later("optlib.plots")

    def plan(self, sources: Sequence[str], cell: int) -> list[int]:
        """Las celdas que hay que ejecutar antes de ``cell``, en orden."""
        return self.history.plan(list(sources), cell)

    def run(self, sources: Sequence[str], cell: int) -> bool:
        """Ejecuta una celda y dice si ha acabado bien."""
        sources = list(sources)
        source, name = sources[cell], file_name(cell)
        linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
        self.outputs, self.drawn = Outputs(self.emit), False
        before = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = self.outputs.streams
        good = False
        try:
            self._execute(source, name)
            good = True
        except BaseException as error:
            self.outputs.emit("error", **report(error))
        finally:
            for stream in self.outputs.streams:
                stream.flush()
            sys.stdout, sys.stderr = before
            self.history.add(sources, cell, good)
        return good

    def _execute(self, source: str, name: str) -> None:
        tree = ast.parse(source, name)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        figures: list[Any] = []
        try:
            exec(compile(tree, name, "exec"), self.space)
            if isinstance(last, ast.Expr):
                value = eval(compile(ast.Expression(last.value), name, "eval"), self.space)
                if value is not None and not source.rstrip().endswith(";"):
                    self.space["_"] = value
                    self.show(value)
        finally:
            figures += drawing.pending()
        for figure in figures:
            self.show(figure)
        if self.drawn:
            gc.collect()  # Una figura ocupa mucho, y se queda hasta que alguien la recoge.

    def show(self, value: Any, metadata: dict[str, Any] | None = None, raw: bool = False, **_: Any) -> None:
        """Muestra un valor; con ``raw``, ``value`` son ya sus formas."""
        if raw:
            data, found = dict(value), {}
        elif drawing.is_figure(value):
            data, found = drawing.picture(value)
        else:
            data, found = forms(value)
        found = {**found, **(metadata or {})}
        self.drawn |= drawing.PNG in data
        self.outputs.display(drawing.with_dark(data, found), found)


def report(error: BaseException) -> dict[str, Any]:
    """Lo que se cuenta de un error: ``name``, ``message``, ``traceback`` (desde el código del lector) y ``lines``.

    ``lines`` son las líneas de las celdas por las que ha pasado, de fuera adentro: número de celda y de línea.
    """
    frames = traceback.extract_tb(error.__traceback__)
    first = next((at for at, frame in enumerate(frames) if frame.filename.startswith("<celda")), len(frames))
    shown = traceback.StackSummary.from_list(frames[first:])
    places = [(frame.filename, frame.lineno) for frame in shown]
    if isinstance(error, SyntaxError):
        places.append((error.filename or "", error.lineno))
    lines = [[int(name[len("<celda ") : -1]) - 1, line] for name, line in places if name.startswith("<celda") and line]
    try:
        message = str(error)
    except Exception:
        message = "este error no se puede convertir en texto"
    end = traceback.TracebackException.from_exception(error, compact=True).format_exception_only()
    text = "".join(["Traceback (most recent call last):\n" if shown else "", *shown.format(), *end])
    return {
        "name": type(error).__name__,
        "message": cut(message, MESSAGE_LIMIT),
        "traceback": cut(text, TRACEBACK_LIMIT),
        "lines": lines[-20:],
    }


def cut(text: str, limit: int) -> str:
    """El texto, entero o con puntos en medio de lo que pasa de ``limit`` caracteres."""
    half = limit // 2
    return text if len(text) <= limit else f"{text[:half]} […] {text[-half:]}"
