"""Velocidad y peso de los ejercicios, como en un procesador cuatro veces más lento.

Mide, con los ejercicios del capítulo que más tiene, lo que cuesta tenerlos listos una vez que está el contenido;
lo que cuesta corregir el más lento; y lo que pesa el JavaScript, comprimido. Uso: ``python benchmarks/exercises.py``.
"""

import gzip
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from optlib.exercises.bank import pages
from optlib.exercises.page import render
from optlib.widgets import STATIC

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import build  # noqa: E402
from browser import launch, serve  # noqa: E402

READY, GRADED, WEIGHT, SLOWER = 100, 10, 45, 4  # ms, ms, KB, veces
REPEATS = 15
PAGE = """<!doctype html><html lang="es"><meta charset="utf-8"><title>Ejercicios</title>
<link rel="stylesheet" href="static/exercises/exercises.css"><main>{body}</main>
</html>"""
MOUNT = """import("./static/exercises/mount.js").then(({ mountAll }) => {
  mountAll(document);
  document.body.getBoundingClientRect();
})"""
GRADE = """([index, repeats]) => {
  const form = document.querySelectorAll(".exercise form")[index];
  const fields = [...form.querySelectorAll("input")];
  for (let i = 0; i < repeats; i++) {
    for (const field of fields) field.type === "text" ? (field.value = String(i + 0.5)) : (field.checked = true);
    form.requestSubmit();
    form.getBoundingClientRect();
  }
}"""


def processor(client) -> float:
    """Tiempo de procesador, en ms, que la página ha gastado en ejecutar, calcular estilos y colocar."""
    metrics = {metric["name"]: metric["value"] for metric in client.send("Performance.getMetrics")["metrics"]}
    return 1000 * sum(metrics[name] for name in ("ScriptDuration", "LayoutDuration", "RecalcStyleDuration"))


def measure(browser, address: str) -> tuple[float, float]:
    """Devuelve lo que cuesta montarlo todo y la corrección más cara, en un procesador más lento.

    Se cuenta tiempo de procesador, no de reloj: así no depende de lo que haga a la vez la máquina.
    """
    page = browser.new_page()
    client = page.context.new_cdp_session(page)
    client.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(address)
    before, costs = processor(client), []
    page.evaluate(MOUNT)
    ready = processor(client) - before
    for index in range(page.locator(".exercise form").count()):
        before = processor(client)
        page.evaluate(GRADE, [index, REPEATS])
        costs.append((processor(client) - before) / REPEATS)
    page.close()
    return SLOWER * ready, SLOWER * max(costs)


def weight() -> float:
    """KB, con gzip, del JavaScript de todos los ejercicios y figuras tal como lo sirve el sitio."""
    build.main()
    return len(gzip.compress((build.HTML / "_static" / "optlib" / "mount.js").read_bytes(), 9)) / 1024


def main() -> int:
    name, items = max(pages().items(), key=lambda pair: len(pair[1]))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        shutil.copytree(STATIC, Path(folder, "static"))
        body = "".join(render(item) for item in items)
        Path(folder, "index.html").write_text(PAGE.format(body=body), "utf-8")
        browser = launch(playwright)
        with serve(Path(folder)) as address:
            measures = [measure(browser, address) for _ in range(5)]
        browser.close()
    ready, graded = (statistics.median(column) for column in zip(*measures, strict=True))
    everything = weight()
    print(f"{name}, {len(items)} ejercicios, como en un procesador {SLOWER} veces más lento")
    print(f"  listos una vez que está el contenido: {ready:.0f} ms (límite {READY})")
    print(f"  corregir el más lento: {graded:.1f} ms (límite {GRADED})")
    print(f"  JavaScript de ejercicios y figuras: {everything:.1f} KB (límite {WEIGHT})")
    return int(ready > READY or graded > GRADED or everything > WEIGHT)


if __name__ == "__main__":
    sys.exit(main())
