"""Un cuaderno ejecutado entero en su página da lo que guarda: textos, tablas e imágenes. (Todos, en Chromium.)"""

import pytest
from cell_outputs import SEEN
from pages import HTML

# Si el sitio va sin Python, ninguno.
PYTHON = (HTML / "_static" / "python").exists()
CHAPTERS = sorted(path.name for path in (HTML / "chapters").glob("0*.html") if PYTHON)[::3]
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
    assert sum(map(len, before)) > 10
    said = visitor.wait(RUN)
    visitor.place = None  # la página ya no es la que era
    assert said.startswith("Hecho"), said
    assert visitor.run("return document.querySelectorAll('.cell-error').length") == 0
    after = visitor.run(SEEN)
    assert after == before
