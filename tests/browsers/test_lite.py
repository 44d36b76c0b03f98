"""Un cuaderno entero, en JupyterLite: se abre, ejecuta lo que guarda y una figura funciona, sin pedir nada a otros."""

from urllib.parse import urlsplit

import nbformat
import pytest
import toc
from pages import HTML

# Si el sitio va sin Python, ninguno.
FOLDERS = sorted(path.parent.name for path in HTML.glob("lite/*/lab"))
CHAPTER = "02_descenso_gradiente"
RUN = """
const [numbers, done] = arguments;
const start = performance.now();
const look = async () => {
    const panel = window.jupyterapp?.shell.currentWidget;
    if (panel?.content?.model?.cells?.length) {
        await panel.context.ready;
        await panel.sessionContext.ready;
        for (const number of numbers) {
            panel.content.activeCellIndex = number;
            panel.content.deselectAll();
            await jupyterapp.commands.execute("notebook:run-cell");
        }
        const outputs = numbers.map((number) => panel.content.widgets[number].model.outputs.toJSON());
        done({ outputs, asked: performance.getEntriesByType("resource").map((each) => each.name) });
    } else if (performance.now() - start > 290_000) done({ outputs: ["no se ha abierto"], asked: [] });
    else setTimeout(look, 200);
};
look();
"""
DRAWN = "return document.querySelectorAll('figure.fig-on').length"


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_notebook_runs(browser, site, folder):
    cells = nbformat.read(toc.ROOT / "chapters" / f"{CHAPTER}.ipynb", as_version=4).cells
    code = [at for at, each in enumerate(cells) if each.cell_type == "code"]
    # La figura que abre el capítulo y hasta la primera que escribe algo.
    last = next(at for at in code if cells[at].outputs and cells[at].outputs[0].output_type == "stream")
    numbers = [at for at in code if at <= last]
    browser.open(f"{site}lite/{folder}/notebooks/index.html?path={CHAPTER}.ipynb")
    said = browser.wait(RUN, numbers)
    texts = [[each.get("output_type") for each in found] for found in said["outputs"]]
    assert texts == [[each.output_type for each in cells[at].outputs] for at in numbers], said["outputs"]
    assert [each["text"] for each in said["outputs"][-1]] == [each.text for each in cells[last].outputs]
    assert browser.wait("const [done] = arguments; setTimeout(done, 3000)") is None
    assert browser.run(DRAWN) == 1
    hosts = {urlsplit(url).netloc for url in said["asked"] if not url.startswith(("data:", "blob:"))}
    assert hosts == {urlsplit(site).netloc}
