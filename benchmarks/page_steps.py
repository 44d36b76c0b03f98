"""Lo que cuesta un paso de las redes de la página, en un Chromium: milisegundos de procesador, sin lo que espere.

De la red que inventa pueblos, con letras al azar, y de la que lee cifras, con minilotes de 64: el gradiente y el paso
de cada regla. Con otra carpeta como ``optlib/static``, la mide también, por turnos, y da cuántas veces más tarda.
Uso: ``python benchmarks/page_steps.py [CARPETA]``.
"""

import statistics
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))
from browser import launch, serve  # noqa: E402

TURNS, STEPS = 5, 200
NETS = {"pueblos": ([140, 64, 35], 35), "cifras": ([64, 32, 10], 0)}
LIMITS = {"gradiente": 1, "Adam": 2, "Muon": 8}  # milisegundos, de la red de los pueblos
# Deja en window.work lo que se mide. Una copia de antes de que hubiera letras recibe unos y ceros.
PREPARE = """async ([sizes, letters]) => {
  const modules = ["digits", "mlp", "optimizers", "prng", "rule", "rules"].map((name) => import(`./${name}.js`));
  const [digits, { MLP }, { planned }, { minibatches, mulberry32 }, { compile }, rules] = await Promise.all(modules);
  const [draw, rows, classes] = [mulberry32(1), 1280, sizes.at(-1)];
  const some = (count, make) => Array.from({ length: count }, make);
  const spelt = () => some(4, () => Math.floor(draw() * letters));
  const dense = (codes) => codes.flatMap((code) => some(letters, (_, k) => Number(k === code)));
  const kept = letters && MLP.toString().includes("letters");
  const row = () => (kept ? spelt() : letters ? dense(spelt()) : some(sizes[0], () => Math.max(0, draw() - 0.5)));
  const y = Uint8Array.from(some(rows, () => Math.floor(draw() * classes)));
  const net = new MLP(sizes, Float64Array.from(some(rows, row).flat()), y, "none", kept ? letters : 0);
  digits.trainable(net, some(net.dim, () => 0.2 * (draw() - 0.5)), minibatches(rows, 64, 0));
  const steps = (name) => {
    const rule = compile({ ...rules.RULES, ...rules.TYPED }[name].text);
    return (count) => [...planned(net, rule, rule.settings, "lr", count)].length;
  };
  const gradient = (count) => some(count, (_, k) => net.gradAt(k)(net.start)).length;
  window.work = { gradiente: gradient, Adam: steps("Adam"), Muon: steps("Muon") };
}"""


def milliseconds(page: Page, name: str) -> float:
    """Milisegundos de procesador de cada vez, en el hilo de la página."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    spent = lambda: {m["name"]: m["value"] for m in devtools.send("Performance.getMetrics")["metrics"]}  # noqa: E731
    before = spent()["TaskDuration"]
    page.evaluate("([name, count]) => work[name](count)", [name, STEPS])
    return 1000 * (spent()["TaskDuration"] - before) / STEPS


def main(folders: list[Path]) -> int:
    worst = 0.0
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for net, given in NETS.items():
            pages = []
            for folder in folders:
                with serve(folder) as address:
                    pages.append(browser.new_page())
                    pages[-1].goto(address + "figures/figures.css")
                    pages[-1].evaluate(PREPARE.replace("`./", f"`{address}"), given)
            for name, limit in LIMITS.items():
                turns = [[milliseconds(page, name) for page in pages] for _ in range(TURNS + 1)][1:]
                now, *other = map(statistics.median, zip(*turns, strict=True))
                said = f"; la otra, {other[0]:.2f} ms, {other[0] / now:.1f} veces" if other else ""
                print(f"{net}, {name}: {now:.2f} ms{said}", flush=True)
                worst = max(worst, now / limit if net == "pueblos" else 0)
    return int(worst > 1)


if __name__ == "__main__":
    sys.exit(main([ROOT / "optlib" / "static", *map(Path, sys.argv[1:])]))
