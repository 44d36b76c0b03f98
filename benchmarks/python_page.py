"""Python en la página: segundos desde que se pulsa «Ejecutar» hasta que se ve el resultado, en un Chromium de verdad.

Se sirve el sitio en esta máquina y se dan medianas: en frío, con un navegador sin nada guardado; en caliente, en otra
visita con el mismo, que guarda lo descargado y, al rato, lo ya compilado. A 10 Mbit/s, la red se frena.
"""

import functools
import gzip
import io
import statistics
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import build  # noqa: E402
from browser import Quiet, lasting, launch, serve  # noqa: E402

PAGE = "chapters/02_descenso_gradiente.html"
REPEATS = 5
# Lo que tarda el navegador en guardar lo compilado, en milisegundos.
SETTLING = 4000
# Las primeras celdas de esa página que dan una tabla y una imagen.
TABLE, PICTURE = (f".cell:has(.cell-bar):has(.cell_output {shown})" for shown in ("table.optlib-table", "img"))
SLOW = {"offline": False, "latency": 40, "downloadThroughput": 10e6 / 8, "uploadThroughput": 1e6 / 8}
# Pulsa «Ejecutar», acepta la descarga si se pregunta y espera a que la celda diga que ha acabado.
RUN = """(box) => new Promise((done) => {
    const status = box.querySelector(".cell-status");
    status.replaceChildren();
    const start = performance.now();
    const look = () => {
        document.querySelector(".cell-question button")?.click();
        if (!/^(Hecho|No|Ha)/.test(status.textContent)) return;
        watcher.disconnect();
        done([performance.now() - start, status.textContent]);
    };
    const watcher = new MutationObserver(look);
    watcher.observe(box, {subtree: true, childList: true, characterData: true});
    box.querySelector(".cell-bar button").click();
})"""


class Packed(Quiet):
    """Comprime lo que comprimen los servidores."""

    def send_head(self):
        path = Path(self.translate_path(self.path))
        if path.suffix not in {".mjs", ".js", ".wasm", ".html", ".css"} or not path.is_file():
            return super().send_head()
        data = packed(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        return io.BytesIO(data)


@functools.cache
def packed(path: Path) -> bytes:
    """El fichero, comprimido."""
    return gzip.compress(path.read_bytes(), 6)


def run(page: Page, kind: str) -> float:
    """Pulsa «Ejecutar» en la primera celda de esas y devuelve los segundos hasta que dice que ha acabado."""
    cell = page.locator(kind).first
    cell.wait_for(state="attached")
    milliseconds, said = cell.evaluate(RUN)
    if not said.startswith("Hecho"):
        raise SystemExit(f"La celda no ha acabado bien: {said}")
    return milliseconds / 1000


def session(page: Page, address: str) -> dict[str, float]:
    """Una visita: la primera celda, la primera imagen, y las dos otra vez."""
    page.goto(address + PAGE)
    return {
        "primera celda": run(page, TABLE),
        "primera imagen": run(page, PICTURE),
        "otra vez la celda": run(page, TABLE),
        "otra vez la imagen": run(page, PICTURE),
    }


def main() -> int:
    if build.main() != 0:
        return 1
    with sync_playwright() as playwright, serve(ROOT / "_build" / "html", Packed) as address:
        chromium = launch(playwright)
        times: dict[str, list[dict[str, float]]] = {"en frío": [], "en caliente": []}
        for _ in range(REPEATS):
            # Los contextos de pruebas no guardan lo compilado.
            with TemporaryDirectory() as folder, lasting(playwright, Path(folder)) as context:
                for state in times:
                    page = context.new_page()
                    times[state].append(session(page, address))
                    page.wait_for_timeout(SETTLING)
                    page.close()
        context = chromium.new_context()
        page = context.new_page()
        context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW)
        times["a 10 Mbit/s"] = [session(page, address)]
        context.close()
    print(f"{'':20}" + "".join(f"{state:>14}" for state in times))
    for name in times["en frío"][0]:
        medians = [statistics.median(each[name] for each in found) for found in times.values()]
        print(f"{name:20}" + "".join(f"{seconds:12.2f} s" for seconds in medians))
    return 0


if __name__ == "__main__":
    sys.exit(main())
