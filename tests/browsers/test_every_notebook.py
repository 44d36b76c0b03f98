"""Cada cuaderno, ejecutado entero en su página, da lo que guarda: los mismos textos, tablas e imágenes, sin errores."""

import pytest
from pages import HTML

# Si el sitio va sin Python, ninguno.
PYTHON = (HTML / "_static" / "python").exists()
CHAPTERS = sorted(path.name for path in (HTML / "chapters").glob("0*.html") if PYTHON)
# Lo que se ve en cada celda: textos de tablas y escritos, y textos alternativos.
SEEN = """
const skipped = "section, figure[data-figure]";
return [...document.querySelectorAll(".cell:has(.cell-bar)")].map((cell) =>
    [...cell.querySelectorAll(".cell_output :is(table.optlib-table, pre, img)")]
        .filter((node) => !node.closest(skipped))
        .map((node) => node.alt ?? node.textContent.trim()));
"""
RUN = """
const [done] = arguments;
const status = document.querySelector(".python-page .cell-status");
const start = performance.now();
document.querySelector(".python-buttons button").click();
const look = () => {
    document.querySelector(".cell-question button")?.click();
    if (/^(Hecho|Ha |No )/.test(status.textContent) || performance.now() - start > 115_000) done(status.textContent);
    else setTimeout(look, 50);
};
setTimeout(look, 50);
"""


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_notebook(visitor, name):
    visitor.visit(f"chapters/{name}")
    before = visitor.run(SEEN)
    said = visitor.wait(RUN)
    visitor.place = None  # la página ya no es la que era
    assert said.startswith("Hecho"), said
    assert visitor.run("return document.querySelectorAll('.cell-error').length") == 0
    assert visitor.run(SEEN) == before
