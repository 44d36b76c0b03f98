"""El Python que se publica con el sitio funciona en el navegador, entero y sin pedir nada a nadie más."""

import gzip
import json
import os
import zipfile
from urllib.parse import urlsplit

import pytest
from runtime import packs, wheels

pytestmark = pytest.mark.skipif(os.environ.get("PYTHON_EN_PAGINA") == "no", reason="el sitio va sin Python")

# Arranca como arrancará la página: el núcleo y la biblioteca estándar, numpy y, después, matplotlib.
WORKER = """
const here = new URL("python/NAME/", self.location.href).href;
const { loadPyodide } = await import(`${here}pyodide.mjs`);
const info = INFO;
const python = await loadPyodide({
  indexURL: here, stdLibURL: `${here}stdlib.zip`, lockFileContents: { info, packages: {} },
  env: { MPLCONFIGDIR: "/tmp", MPLBACKEND: "agg" },
});
const unpack = async (name) => {
  python.FS.writeFile("/tmp/pack", new Uint8Array(await (await fetch(here + name)).arrayBuffer()));
  python.runPython(`
import importlib, site, tarfile
with tarfile.open("/tmp/pack", "r:zst") as pack:
    pack.extractall(site.getsitepackages()[0], filter="data")
importlib.invalidate_caches()`);
};
onmessage = async ({ data: { needs, code } }) => {
  try {
    for (const name of needs) await unpack(name);
    postMessage({ value: python.runPython(code) });
  } catch (error) {
    postMessage({ error: String(error) });
  }
};
postMessage({ value: "listo" });
"""
ASK = """([needs, code]) => new Promise((done) => {
    window.worker.onmessage = ({data}) => done(data.error ?? data.value);
    window.worker.postMessage({needs, code});
})"""
START = """(address) => new Promise((done) => {
    window.worker = new Worker(address, {type: "module"});
    window.worker.onerror = (event) => done(`error: ${event.message}`);
    window.worker.onmessage = ({data}) => done(data.value);
})"""
NUMPY = "import numpy as np; f'{np.__version__} {np.linalg.eigvalsh(np.diag([1.0, 25.0]))[-1]} {np.sqrt(2):.15f}'"
PICTURE = """
import io
from matplotlib.figure import Figure
figure = Figure(figsize=(3, 2))
axes = figure.subplots()
axes.semilogy([1, 10, 100], label=r"$\\hat v_t$, señal")
axes.contour([[0, 1], [1, 2]])
axes.legend()
png = io.BytesIO()
figure.savefig(png)
f"{png.getvalue()[:8]!r} {len(png.getvalue()) > 5000}"
"""
HELP = """
import contextlib, io
with contextlib.redirect_stdout(io.StringIO()) as said:
    help(len)
said.getvalue()
"""


@pytest.fixture(scope="module")
def session(site, extra, new_context, html):
    """Una página del sitio, con Python en marcha, y lo que ha pedido antes y después de arrancarlo."""
    lock = json.loads((wheels.CORE / "pyodide-lock.json").read_text("utf-8"))
    info = json.dumps({**lock["info"], "version": wheels.version()})
    (extra / "_static").mkdir(exist_ok=True)
    worker = WORKER.replace("NAME", packs.name()).replace("INFO", info)
    (extra / "_static" / "prueba-python.js").write_text(worker, "utf-8")
    context = new_context()
    page, asked, said = context.new_page(), [], []
    context.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{site}chapters/05_adam.html", wait_until="load")
    before = list(asked)
    assert page.evaluate(START, f"{site}_static/prueba-python.js") == "listo"
    yield page, before, asked, said
    context.close()


def test_reading_asks_for_none_of_it(session):
    _, before, asked, _ = session
    assert not [url for url in before if "/python/" in url] and any("/python/" in url for url in asked)


def test_numpy_and_a_picture(session):
    page, _, asked, said = session
    known = wheels.wanted()
    assert page.evaluate(ASK, [["numpy.tar.zst"], NUMPY]) == f"{known['numpy']['version']} 25.0 1.414213562373095"
    assert page.evaluate(ASK, [["matplotlib.tar.zst"], PICTURE]) == "b'\\x89PNG\\r\\n\\x1a\\n' True"
    assert "Return the number of items in a container" in page.evaluate(ASK, [[], HELP])
    home = urlsplit(page.url).netloc
    assert {urlsplit(url).netloc for url in asked if not url.startswith(("data:", "blob:"))} == {home}
    assert not [text for text in said if "Content Security Policy" in text]


def test_its_weight(html):
    """Lo que viaja hasta la primera celda, y lo que añaden las imágenes, comprimido como lo mandan los servidores."""
    folder = html / "_static" / "python" / packs.name()
    sent = {
        path.name: len(gzip.compress(path.read_bytes(), 6)) if path.suffix in {".mjs", ".wasm"} else path.stat().st_size
        for path in folder.iterdir()
    }
    first = sum(sent[name] for name in (*packs.NUCLEUS, "stdlib.zip", "numpy.tar.zst"))
    assert first < 11e6 and sent["matplotlib.tar.zst"] < 5e6


def test_packs_are_the_expected_ones_and_nothing_else_ships(html):
    folder = html / "_static" / "python" / packs.name()
    assert packs.measure(folder) == packs.sums()
    assert {path.name for path in folder.iterdir()} == {*packs.NUCLEUS, *packs.FILES.values(), packs.LICENCES}
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_the_standard_library_keeps_what_a_reader_uses(html):
    with zipfile.ZipFile(html / "_static" / "python" / packs.name() / "stdlib.zip") as library:
        names = library.namelist()
    roots = {name.partition("/")[0].removesuffix(".pyc") for name in names}
    assert {"_pyrepl", "dataclasses", "json", "pydoc", "random", "statistics", "unittest"} <= roots
    assert not roots & {"tkinter", "idlelib", "ensurepip", "turtle"} and not [n for n in names if n.endswith(".py")]
