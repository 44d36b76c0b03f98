"""Ejecuta las celdas de una página, y lo que el lector escribe en sus ejercicios, y dice lo que sale.

``Runner(emit, fetch)``: ``emit(kind, **data)`` recibe cada salida y ``fetch()`` trae matplotlib cuando hace falta. Las
celdas se numeran desde 0 en el orden de la página; lo que se enseña al lector, desde 1.
"""

import ast
import builtins
import gc
import linecache
import sys
import types
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from optlib.errors import as_html

from . import drawing
from .failures import defined_in, file_name, format_warning, report
from .history import History
from .outputs import Emit, Outputs, forms, install

MAIN = "__main__"


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
        warnings.formatwarning = format_warning
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
        good = False
        with self._told(source, name, sources[cell + 1 :], cell + 1):
            self._execute(source, name, self.space)
            good = True
        self.history.add(sources, cell, good)
        return good

    def plan_apart(self, sources: Sequence[str], after: int, code: str) -> list[int]:
        """Las celdas que hay que ejecutar antes de un código que no es de ninguna, detrás de la celda ``after``."""
        return self.history.plan([*list(sources)[: after + 1], code], after + 1)

    def check(self, sources: Sequence[str], after: int, identifier: str, code: str) -> None:
        """Ejecuta lo que el lector ha escrito en un ejercicio de programar, prueba su función y da el informe.

        Va detrás de la celda ``after``: ve los nombres de las celdas, pero los suyos no llegan a ellas.
        """
        from optlib.exercises import check
        from optlib.exercises.bank import find
        from optlib.exercises.examining import examine
        from optlib.exercises.kinds import Code

        item, name = find(identifier), file_name(identifier)
        assert isinstance(item, Code)
        own = dict(self.space)
        own.pop(item.function, None)
        own["check"] = check  # por si queda la llamada del cuaderno
        with self._told(code, name, list(sources)[after + 1 :], after + 1):
            self._execute(code, name, own)
            function = own.get(item.function)
            if callable(function):
                found = examine(item, function)
                line = found.line if _written_in(function, name) else None
                mistake = found.mistake if found.mistake in {each.name for each in item.mistakes} else None
                self.outputs.emit("report", correct=found.correct, html=found.html, line=line, mistake=mistake)
            else:
                others = [each for each, value in own.items() if _written_in(value, name)]
                other = f" Sí define `{others[-1]}`: ¿es tu función, con otro nombre?" if others else ""
                what = "da otro valor a" if item.function in own else "no define"
                html = as_html(f"Tu código {what} `{item.function}`, que tiene que ser una función.{other}")
                self.outputs.emit("report", correct=None, html=html, line=None, mistake=None)
        self.history.visit(code)

    @contextmanager
    def _told(self, source: str, name: str, later: Sequence[str] = (), first: int = 0) -> Iterator[None]:
        """Lo que se ejecuta dentro se cuenta: lo que escribe, lo que muestra y, si falla, el error.

        ``later`` son las celdas de más abajo, que se numeran desde ``first``.
        """
        linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
        self.outputs, self.drawn = Outputs(self.emit), False
        before = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = self.outputs.streams
        try:
            yield
        except BaseException as error:
            self.outputs.emit("error", **report(error, defined_in(later, first)))
        finally:
            for stream in self.outputs.streams:
                stream.flush()
            sys.stdout, sys.stderr = before

    def _execute(self, source: str, name: str, space: dict[str, Any]) -> None:
        tree = ast.parse(source, name)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        figures: list[Any] = []
        try:
            exec(compile(tree, name, "exec"), space)
            if isinstance(last, ast.Expr):
                value = eval(compile(ast.Expression(last.value), name, "eval"), space)
                if value is not None and not source.rstrip().endswith(";"):
                    space["_"] = value
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


def _written_in(value: Any, name: str) -> bool:
    """Si es una función del código que se llama así."""
    return isinstance(value, types.FunctionType) and value.__code__.co_filename == name
