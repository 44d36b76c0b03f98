"""Velocidad de las figuras en un Chromium con el procesador frenado cuatro veces.

Mide, con todos los optimizadores y 300 pasos en ``carrera``: lo que tarda un dibujo al avanzar un paso y al mover el
punto de partida (que recalcula todos los recorridos), hasta que el navegador ha colocado todo; los fotogramas por
segundo al arrastrar, sin freno; lo que tarda la red en aprender a leer, y lo que pesa cada figura.
Uso: ``python benchmarks/figures.py``.
"""

import gzip
import re
import statistics
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "optlib" / "static"
sys.path.insert(0, str(ROOT / "tools"))
from browser import Quiet, launch, serve  # noqa: E402

from optlib import OPTIMIZERS  # noqa: E402
from optlib.digits import packed  # noqa: E402

LIMIT = 8  # ms, mediana al avanzar un paso
PAGE = """<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="figures/figures.css">
<main style="width: 46rem; margin: auto"><figure class="fig"><div class="fig-body"></div></figure></main>
<script type="module">
import { Figure } from "./figures/kit.js";
import { load } from "./figures/load.js";
window.fig = new Figure(document.querySelector("figure"), await load("carrera"), { steps: 300 });
for (const stage of fig.stages) stage();
</script>"""
MEASURE = """async ([change, rounds]) => {
  const times = [];
  for (let k = 0; k < rounds; k++) {
    await new Promise(requestAnimationFrame);
    const before = performance.now();
    Object.assign(fig.state, change === "step" ? { step: 150 + (k % 150) } : { start: [1 + k / 500, 1.2], step: 300 });
    fig.draw();
    fig.root.getBoundingClientRect();
    times.push(performance.now() - before);
  }
  return times;
}"""
FRAMES = """() => new Promise((done) => {
  const gaps = []; let last = 0;
  const tick = (now) => {
    if (last) gaps.push(now - last);
    last = now;
    gaps.length < 90 ? requestAnimationFrame(tick) : done(gaps);
  };
  requestAnimationFrame(tick);
})"""


# Diez épocas de Adam en la red que aprende a leer: los milisegundos de cada vez, y lo más que tarda en atender.
TRAIN = """async ([packed, rounds]) => {
  const modules = ["digits", "training", "rule", "rules"].map((name) => import(`./${name}.js`));
  const [{ network, unpack }, { train }, { compile }, { RULES }] = await Promise.all(modules);
  const [net, { begin, step, settings }] = [network(unpack(packed), 0), RULES.Adam];
  const rule = compile([...begin, ...step].join("\\n"));
  const found = { times: [], wait: 0 };
  for (let k = 0; k < rounds; k++) {
    let [training, before] = [true, performance.now()];
    const watch = () => {
      found.wait = k ? Math.max(found.wait, performance.now() - before) : 0;
      before = performance.now();
      if (training) setTimeout(watch);
    };
    const start = before;
    watch();
    await train(net, rule, { ...settings, lr: 0.03 }, 190, () => {});
    training = false;
    found.times.push(performance.now() - start);
  }
  return found;
}"""


class Handler(Quiet):
    def do_GET(self) -> None:
        if self.path != "/":
            return super().do_GET()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(PAGE.encode())


def weights() -> dict[str, float]:
    """KB con gzip de lo que carga una página con cada figura: el módulo y todo lo que importa."""
    imports = re.compile(r'from "(\.[^"]+)"')

    def closure(path: Path, found: set[Path]) -> set[Path]:
        if path not in found:
            found.add(path)
            for target in imports.findall(path.read_text("utf-8")):
                closure((path.parent / target).resolve(), found)
        return found

    mount = STATIC / "figures" / "mount.js"
    modules = sorted((mount.parent / "each").glob("*.js"))
    base = closure(mount, set())
    size = {p: len(gzip.compress(p.read_bytes(), 9)) / 1024 for m in modules for p in closure(m, set(base))}
    result = {path.stem: sum(size[p] for p in closure(path, set(base))) for path in modules}
    return result | {"todas": sum(size.values())}


def main() -> int:
    with serve(STATIC, Handler) as address, sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(address)
        page.wait_for_function("window.fig")
        devtools = page.context.new_cdp_session(page)
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        medians = {}
        for change, words in (("step", "avanzar un paso"), ("start", "mover el punto de partida")):
            page.evaluate(MEASURE, [change, 30])  # calienta el compilador
            times = page.evaluate(MEASURE, [change, 120])
            medians[change] = statistics.median(times)
            worst = statistics.quantiles(times, n=20)[-1]
            race = f"carrera, {len(OPTIMIZERS)} × 300 pasos, CPU/4"
            print(f"{race}, {words}: mediana {medians[change]:.1f} ms, p95 {worst:.1f} ms")
        slow = page.evaluate(TRAIN, [packed(), 3])
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        times = page.evaluate(TRAIN, [packed(), 5])["times"]
        middle, wait = statistics.median(times) / 1000, slow["wait"]
        print(f"red, diez épocas de Adam: {middle:.2f} s; con CPU/4, atiende en {wait:.0f} ms")
        box = page.locator(".fig-handle").bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        page.mouse.move(x, y)
        page.mouse.down()
        page.evaluate(f"window.gaps = ({FRAMES})()")
        for k in range(180):
            page.mouse.move(x + 60 * ((k % 40) / 40), y + 40 * ((k % 30) / 30))
        gaps = page.evaluate("window.gaps")
        page.mouse.up()
        rate = 1000 / statistics.mean(gaps)
        middle = statistics.median(gaps)
        print(f"arrastrar el punto de partida de carrera: {rate:.0f} fotogramas por segundo, mediana {middle:.1f} ms")
        browser.close()
    print("JavaScript por página, gzip:", ", ".join(f"{name} {size:.1f} KB" for name, size in weights().items()))
    return 0 if medians["step"] <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
