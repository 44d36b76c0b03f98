"""Ejecuta los cuadernos de ``chapters`` de arriba abajo y guarda sus salidas.

Uso: ``python tools/execute.py [CUADERNO …]``, con su nombre, como ``01_fundamentos``, o su fichero; sin argumentos,
todos. Dos ejecuciones seguidas dejan los mismos bytes: se quita lo que cambia de una a otra (horas, identificadores de
widgets, versión de Python). Un error o un aviso en stderr detiene la ejecución y no guarda nada de ese cuaderno.
"""

import re
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import bank  # noqa: F401
import cells
import nbformat
import picture_fonts
import setup
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from settings import Unreadable
from toc import notebooks

CHAPTERS = Path(__file__).resolve().parent.parent / "chapters"
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
KERNEL = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
# La versión de Python no se guarda, para que 3.11 y 3.13 escriban el mismo fichero; el resto lo pide JupyterLab.
LANGUAGE = {"language_info": {"name": "python", "file_extension": ".py", "mimetype": "text/x-python"}}
# Si no, el núcleo avisa en inglés de lo que no va con quien ejecuta.
QUIET = "--log-level=CRITICAL"
LIMIT = 300  # segundos de una celda


def clean(notebook: nbformat.NotebookNode) -> None:
    """Quita del cuaderno ejecutado lo que no depende de su contenido."""
    notebook.metadata = nbformat.from_dict({**KERNEL, **LANGUAGE})
    # Los identificadores de las celdas son de esta versión del formato.
    notebook.nbformat_minor = max(notebook.nbformat_minor, 5)
    identify(notebook.cells)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            cell.metadata[cells.EXECUTED] = cells.digest(cell.source)
            cell.outputs = joined(cell.outputs)
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if "text/html" in data:
                data.pop(WIDGET_VIEW, None)


def identify(every: cells.Cells) -> None:
    """Cada celda conserva su identificador; recibe uno la que no lo tiene o lo repite: una más cambia solo una."""
    taken: set[str] = set()
    free = (
        name for number in range(10_000) if (name := f"celda-{number:03d}") not in {cell.get("id") for cell in every}
    )
    for cell in every:
        if cell.get("id", "") in {"", *taken}:
            cell.id = next(free)
        taken.add(cell.id)


def joined(outputs: list[nbformat.NotebookNode]) -> list[nbformat.NotebookNode]:
    """Une los textos seguidos de un mismo flujo: cuántos trozos llegan depende del reloj."""
    result = []
    for output in outputs:
        if result and "name" in output and result[-1].get("name") == output.name:
            result[-1].text += output.text
        else:
            result.append(output)
    return result


def complaints(path: Path, notebook: nbformat.NotebookNode) -> list[str]:
    """Devuelve lo que las celdas han escrito en stderr, cada cosa con su celda."""
    return [
        f"{cells.named(path, place, cell)} escribe en stderr, y el lector lo vería:\n{output.text}"
        for place, cell in enumerate(notebook.cells)
        for output in cell.get("outputs", [])
        if output.get("name") == "stderr"
    ]


def failure(path: Path, notebook: nbformat.NotebookNode, error: CellExecutionError) -> str:
    """Qué celda ha fallado, con qué error y en qué línea."""
    for place, cell in enumerate(notebook.cells):
        if any(output.output_type == "error" for output in cell.get("outputs", [])):
            return f"{cells.named(path, place, cell)}: {error.ename}: {error.evalue}\n\n{trace(error)}"
    return f"{cells.named(path)}: {error}"


def trace(error: CellExecutionError) -> str:
    """La traza, sin colores ni lo que va delante."""
    text = re.sub(r"\x1b\[[0-9;]*m", "", error.traceback)
    return text[text.find("Cell In") :] if "Cell In" in text else text


def execute(path: Path, target: Path | None = None) -> None:
    """Ejecuta el cuaderno ``path`` y lo guarda, limpio, en ``target`` (por omisión, en su sitio).

    Errores: ``SystemExit`` si no se puede leer, o si una celda falla, no acaba o escribe en stderr.
    """
    try:
        notebook = cells.read(path)
    except Unreadable as error:
        raise SystemExit(str(error)) from None
    # El directorio de trabajo es el de los capítulos, como en JupyterLab y en Binder.
    where = {"metadata": {"path": str(CHAPTERS)}}
    client = NotebookClient(notebook, timeout=LIMIT, resources=where, extra_arguments=[QUIET])
    client.log.setLevel("CRITICAL")
    last: dict = {}
    client.on_cell_execute = lambda cell, cell_index: last.update(place=cell_index, cell=cell)
    try:
        client.execute()
    except CellExecutionError as error:
        raise SystemExit(failure(path, notebook, error)) from None
    except CellTimeoutError:
        raise SystemExit(f"{cells.named(path, **last)} no acaba en {LIMIT} segundos.") from None
    except DeadKernelError:
        raise SystemExit(f"{cells.named(path, **last)} ha parado el programa que la ejecuta.") from None
    if warnings := complaints(path, notebook):
        raise SystemExit("\n".join(warnings))
    clean(notebook)
    # Con los mismos fines de línea en todos los sistemas.
    (target or path).write_text(nbformat.writes(notebook) + "\n", "utf-8", newline="\n")


def named(name: str) -> Path:
    """El cuaderno de ese nombre o fichero. Errores: ``SystemExit`` si no lo hay."""
    known = {path.stem: path for path in notebooks()}
    if Path(name).stem not in known:
        raise SystemExit(f"No hay ningún cuaderno {name!r} en _toc.yml. Hay {', '.join(known)}.")
    return known[Path(name).stem]


def main() -> int:
    try:
        asked = [named(name) for name in sys.argv[1:]] or notebooks()
    except (FileNotFoundError, Unreadable) as error:
        raise SystemExit(str(error)) from None
    picture_fonts.main()  # con otra letra, las imágenes serían otras
    with ThreadPoolExecutor(max_workers=2) as pool:
        for done, _ in zip(asked, pool.map(execute, asked), strict=True):
            print(f"Ejecutado {done.name}")
    return 0


if __name__ == "__main__":
    sys.exit(setup.told(main))
