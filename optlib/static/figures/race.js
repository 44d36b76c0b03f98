// Lo que comparten las figuras con varios optimizadores: recorridos guardados, tasas justas y trazos.
import { OPTIMIZERS, PROBLEMS, pointsOf } from "../optimizers.js";
import { STYLES, VALLEYS } from "../data.js";
import { html, put, svg } from "../dom.js";
import { gapsOf, since } from "../judging.js";
import { costPanel, decades } from "./costs.js";
import { OWN, colour, lanes, swatch } from "./looks.js";
import { falling, valleyMap } from "./landscapes.js";
import { calm } from "./kit.js";
import { columns, range } from "../lists.js";

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
  const points = pointsOf(optimizer, to(start), grad, steps);
  const [[x, y], f] = [columns(points.map(back)), points.map(cost)];
  return { low: lowest(f), f, x, y };
}

const FINISH = 0.04; // la meta que rodea cada mínimo, en anchos y altos del mapa

export const ordinal = (place, end = "º") => `${place + 1}.${end}`;

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

// Si sigue en el dibujo en ese paso.
export const inside = ({ x, y, f }, at) => Math.hypot(x[at], y[at]) < 1e4 && Number.isFinite(f[at]);

// Cómo van tras el paso k, del primero al último, [{ name, place, step, lost }]: antes quien ha llegado, step, que es
// quien ya no sale de la meta; después, el más cercano o, donde no hay mínimo, el más bajo; y los perdidos, con out. Los
// que empatan comparten el puesto.
export function standing(problem, racing, k, out = []) {
  const rows = Object.entries(racing).map(([name, lane]) => {
    const { f } = lane;
    lane.gaps ??= VALLEYS[problem].minima.length ? gapsOf(problem, lane) : f;
    lane.arrives ??= lane.gaps === f ? Infinity : since(lane.gaps, (gap) => gap <= FINISH);
    const at = Math.min(k, f.length - 1);
    const lost = out.includes(name) || !inside(lane, at);
    const step = !lost && lane.arrives <= k ? lane.arrives : null;
    return { name, lost, step, key: lost ? [2, 0] : step === null ? [1, lane.gaps[at]] : [0, step] };
  });
  const order = (a, b) => a.key[0] - b.key[0] || a.key[1] - b.key[1];
  rows.sort(order);
  return rows.map((row) => ({ ...row, place: rows.findIndex((other) => order(other, row) === 0) }));
}

// El puesto de cada uno y, si ha llegado, su paso, para la leyenda; en la salida, ninguno.
export function arrivals(rows, k) {
  const told = ({ name, place, step, lost }) => {
    if (!k || lost) return k ? "fuera" : "–";
    return `${ordinal(place, name === OWN ? "ª" : "º")}${step === null ? "" : ` · paso ${step}`}`;
  };
  return Object.fromEntries(rows.map((row) => [row.name, told(row)]));
}

// Para quien empieza sola: se corre una vez, si el enlace no dice dónde, y al cambiar lo que corre se ve entera.
export function once(fig, begin) {
  let from = null;
  return (what) => {
    if (from === null && fig.state.step === null && !calm()) {
      fig.state.step = 0;
      begin();
    } else if (from !== null && from !== what) {
      fig.stop();
      fig.state.step = null;
    }
    from = what;
  };
}

// El mapa con los recorridos, la meta y el punto de partida, que se arrastra.
export function landscape(fig, extra) {
  const label = "Curvas de nivel del coste con los recorridos";
  const { panel, show } = valleyMap(fig, { label, ratio: 0.85 });
  const stars = panel.path("fig-star");
  const rings = panel.add(svg("g"));
  let drawn = "";
  const ring = (minima) => {
    const size = { rx: FINISH * panel.w, ry: FINISH * panel.h };
    const at = ([x, y]) => ({ cx: panel.sx(x), cy: panel.sy(y), ...size });
    rings.replaceChildren(...minima.map((minimum) => svg("ellipse", { class: "fig-finish", ...at(minimum) })));
  };
  const draw = lanes(panel, extra, true);

  return ({ problem }, start, racing, k) => {
    show(problem, start);
    const { minima } = VALLEYS[problem];
    put(stars, "d", PROBLEMS[problem].minimum ? panel.dots(...columns(minima)) : "");
    if (drawn !== `${problem} ${panel.scales}`) ring(minima);
    drawn = `${problem} ${panel.scales}`;
    draw(Object.keys(racing), (name) => [racing[name].x, racing[name].y], k);
  };
}

const indices = range(301);

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
