"""Ejecuta cada celda de unos cuadernos solo con su rodaja y compara lo que da con lo que el cuaderno guarda.

Uso: ``python tests/run_slices.py CUADERNO …``. Escribe el nombre de cada uno y un punto por cada celda que da lo mismo.
Las rodajas que empiezan igual comparten ese principio, que se ejecuta una vez: el proceso se bifurca donde se separan.
"""

import ast
import contextlib
import io
import os
import sys
import traceback
from pathlib import Path

import nbformat
from course_live.slices import slice_of

from optlib import plots
from optlib.exercises import exercise
from optlib.figures import figure

# Lo que carga el primer uso se carga antes de bifurcar: si no, otra vez en cada celda.
exercise("gd-primer-paso"), figure("valle"), plots.subplots()


def stored(cell: nbformat.NotebookNode) -> str:
    """Lo que guarda una celda: lo que escribió, el texto de sus imágenes y su resultado, uno detrás de otro."""
    texts = []
    for output in cell.outputs:
        data = output.get("data", {})
        texts.append(output.get("text") or data.get("text/html") or data.get("text/plain", ""))
    return "".join(text.rstrip("\n") + "\n" for text in texts)


def result(value) -> str:
    """Un resultado, como lo guarda el cuaderno."""
    if bundle := getattr(value, "_repr_mimebundle_", None):
        found = bundle()
        data = found[0] if isinstance(found, tuple) else found
        if "text/html" in data:
            return data["text/html"]
    return value._repr_html_() if hasattr(value, "_repr_html_") else repr(value)


def run(source: str, names: dict) -> str:
    """Ejecuta una celda y devuelve lo que escribe y su resultado; un error, como texto."""
    said = io.StringIO()
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    with contextlib.redirect_stdout(said):
        try:
            exec(compile(tree, "<celda>", "exec"), names)
            if last is not None:
                value = eval(compile(ast.Expression(last.value), "<celda>", "eval"), names)
                if value is not None:
                    print(result(value))
        except Exception:
            print(traceback.format_exc())
    return said.getvalue().rstrip("\n")


def compare(cells: list[nbformat.NotebookNode]) -> None:
    """Recorre el árbol de las rodajas, con una bifurcación por cada celda que sigue a un principio común."""
    sources = [cell.source for cell in cells]
    paths = [[*slice_of(sources, cell), cell] for cell in range(len(sources))]

    def walk(start: int, group: list[list[int]], names: dict) -> None:
        for cell in sorted({path[start] for path in group}):
            if os.fork():
                os.wait()
                continue
            got, expected = run(sources[cell], names), stored(cells[cell]).rstrip("\n")
            walk(start + 1, [path for path in group if path[start] == cell and len(path) > start + 1], names)
            if any(path[start:] == [cell] for path in group):
                said = f"Celda {cell}, difiere:\n{sources[cell]}\n--- con su rodaja\n{got}\n--- guardado\n{expected}"
                print("." if got == expected else said, flush=True)
            os._exit(0)

    walk(0, paths, {})


def main(paths: list[str]) -> None:
    # Dibujar tarda, y aquí no se mira: de cada imagen, su texto.
    plots.show = lambda fig, alt: print(alt)
    for path in paths:
        print(Path(path).stem, flush=True)
        compare([cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"])


if __name__ == "__main__":
    main(sys.argv[1:])
