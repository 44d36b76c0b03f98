// Lo que comparten las figuras con varios optimizadores: recorridos guardados, tasas justas y trazos.
import { OPTIMIZERS, PROBLEMS, walk } from "../optimizers.js";
import { STYLES } from "../data.js";
import { html, put } from "../dom.js";
import { costPanel, decades } from "./costs.js";
import { colour, lanes, swatch } from "./looks.js";
import { falling, valleyMap } from "./landscapes.js";
import { range } from "./values.js";

export const NAMES = Object.keys(STYLES);
export const RATES = Object.fromEntries(NAMES.map((name) => [name, STYLES[name].lr]));

// Guarda el último recorrido de cada optimizador: al mover una tasa solo se repite el suyo.
export function runner() {
  const last = {};
  return (problem, start, steps, name, lr) => {
    const key = [problem, start, steps, lr].join();
    if (last[name]?.key !== key) {
      last[name] = { key, ...race(PROBLEMS[problem], start, new OPTIMIZERS[name]({ lr }), steps) };
    }
    return last[name];
  };
}

// El menor coste de un recorrido que se puede dibujar en escala logarítmica.
const lowest = (f) => Math.max(1e-10, Math.min(...f.filter((cost) => cost > 0)));

// Lo mismo que minimize, sin guardar gradientes ni estados: al arrastrar el punto de partida se repiten todos. De un
// paisaje movido, lo que se ve es el recorrido devuelto a su sitio.
export function race({ f: cost, grad, to = (x) => x, back = to }, start, optimizer, steps) {
  const [x, y, f] = [[], [], []];
  for (const [at] of walk(optimizer, to(start), grad, steps)) {
    const [a, b] = back(at);
    x.push(a);
    y.push(b);
    f.push(cost(at));
  }
  return { low: lowest(f), f, x, y };
}

export const ordinal = (place) => `${place + 1}.º`;

// Casillas con la muestra de cada optimizador; al menos uno queda marcado.
export function checks(fig, title, row) {
  const boxes = {};
  const shown = {};
  const change = () => {
    const chosen = NAMES.filter((name) => boxes[name].checked);
    if (chosen.length) fig.set({ optimizers: chosen });
    else boxes[fig.state.optimizers[0]].checked = true; // nunca ninguno
  };
  const rows = NAMES.map((name) => {
    boxes[name] = html("input", { type: "checkbox", change });
    const label = html("label", { class: "fig-name" }, boxes[name], swatch(name), STYLES[name].name);
    const line = html("div", { class: "fig-row" }, label, ...row(name));
    line.style.setProperty("--fig-control", colour(name)); // sus mandos, del color del método
    return line;
  });
  const node = html("fieldset", { class: "fig-field" }, html("legend", {}, title), ...rows);
  fig.rest.append(node);
  return (state) => {
    for (const name of NAMES) {
      const inside = state.optimizers.includes(name);
      if (shown[name] === inside) continue;
      shown[name] = boxes[name].checked = inside;
      boxes[name].closest(".fig-row").classList.toggle("fig-off", !inside);
    }
  };
}

const indices = range(301);

// Los que siguen en el dibujo tras el paso k, de menor a mayor coste, y los que se han perdido.
export function standing(racing, k) {
  const order = [];
  const lost = [];
  for (const [name, { x, y, f }] of Object.entries(racing)) {
    const at = Math.min(k, f.length - 1);
    if (Math.hypot(x[at], y[at]) < 1e4 && Number.isFinite(f[at])) order.push([name, f[at]]);
    else lost.push(name);
  }
  order.sort((a, b) => a[1] - b[1]);
  return { order, lost };
}

// El mapa con los recorridos y el punto de partida, que se arrastra.
export function landscape(fig, extra) {
  const label = "Curvas de nivel del coste con los recorridos";
  const { panel, show } = valleyMap(fig, { label, ratio: 0.85 });
  const stars = panel.path("fig-star");
  const draw = lanes(panel, extra);

  return ({ problem }, start, racing, k) => {
    show(problem, start);
    const goal = PROBLEMS[problem].minimum;
    put(stars, "d", goal ? panel.dots([goal[0]], [goal[1]]) : "");
    draw(Object.keys(racing), (name) => [racing[name].x, racing[name].y], k);
  };
}

// El coste de cada uno en cada paso.
export function costs(fig, extra, ratio = 1, parent = fig.side()) {
  const panel = costPanel(fig, { label: "Coste de cada optimizador en cada paso", ratio }, parent);
  const draw = lanes(panel, extra);

  return ({ problem, steps }, start, racing, k, arena = PROBLEMS[problem]) => {
    const first = arena.f(start);
    panel.logY = arena.minimum !== null;
    const low = Math.min(...Object.values(racing).map((run) => run.low));
    const high = Math.max(first, low * 100) * 4;
    panel.domain([0, steps * 1.02], panel.logY ? decades(low, high) : falling(first));
    draw(Object.keys(racing), (name) => [indices, racing[name].f], k);
  };
}
