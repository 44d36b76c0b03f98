"""Las figuras breves de un cuaderno, con los ajustes que les da su celda, para medir lo que el texto dice de ellas."""

from optlib.figures import figure
from optlib.figures.base import Figure


def brief_figures(notebook) -> list[Figure]:
    """Las que llevan su pregunta, en el orden del cuaderno; la primera es la que abre el capítulo."""
    calls = (cell.source for cell in notebook.cells if cell.cell_type == "code" and "figure(\n" in cell.source)
    shown = [eval(source[source.index("figure(") :], {"figure": figure}) for source in calls]
    return [each for each in shown if each.opening and each.opening.ask]
