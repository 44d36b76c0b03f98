"""Manejar JupyterLab por sus propias órdenes: terminan cuando termina lo que piden, y no se pierden como las teclas."""

import time

PATIENCE = 60  # segundos

PANEL = "const panel = jupyterapp.shell.currentWidget, notebook = panel.content;"
OPEN = "() => window.jupyterapp?.shell.currentWidget?.content?.model?.cells?.length"
READY = (
    f"async () => {{ await jupyterapp.restored; {PANEL} await panel.context.ready; await panel.sessionContext.ready; }}"
)
RUN = f"""(k) => {{ {PANEL} notebook.activeCellIndex = k; notebook.deselectAll();
    return jupyterapp.commands.execute("notebook:run-cell"); }}"""
OUTPUTS = f"() => {{ {PANEL} return notebook.widgets.map((cell) => cell.model.outputs?.toJSON() ?? []); }}"


def ready(page) -> None:
    """Espera a que el cuaderno esté abierto y su núcleo, listo."""
    page.wait_for_function(OPEN)
    page.evaluate(READY)


def run_all(page) -> None:
    """Ejecuta todas las celdas, hasta el final."""
    page.evaluate('() => jupyterapp.commands.execute("notebook:run-all-cells")')


def run_cell(page, number: int) -> None:
    """Ejecuta esa celda, hasta el final."""
    page.evaluate(RUN, number)


def outputs(page) -> list[list[dict]]:
    """Las salidas de cada celda, también de las que no se ven."""
    return page.evaluate(OUTPUTS)


def printed(page, number: int) -> str:
    """Lo que ha escrito esa celda."""
    return "".join("".join(output.get("text", "")) for output in outputs(page)[number]).strip()


def run_until(page, number: int, expected: str) -> None:
    """Ejecuta esa celda hasta que escriba lo esperado: lo que se mueve en la página no llega a Python al instante."""
    deadline = time.monotonic() + PATIENCE
    run_cell(page, number)
    while printed(page, number) != expected and time.monotonic() < deadline:
        run_cell(page, number)
    assert printed(page, number) == expected
