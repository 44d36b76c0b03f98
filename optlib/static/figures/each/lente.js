// Newton y su lente: el cuenco ajustado en un punto, adonde salta Newton, y hasta dónde ese cuenco tapa la función.
import { PARAMS as P } from "../data/lente.js";
import { VALLEYS } from "../../data.js";
import { PROBLEMS } from "../../optimizers.js";
import { coordinates, significant } from "../../numbers.js";
import { put, svg } from "../../dom.js";
import { SIDE, eigen, gridOf, hessian, names, segments, startParam, valleyAhead, valleyMap } from "../landscapes.js";
import { arrow } from "../arrow.js";
import { colour, serial, strokeLegend } from "../looks.js";
import { choice } from "../params.js";
import { range } from "../../lists.js";

const PART = 0.1; // lo que cuenco y función se apartan, como mucho
const RADII = range(190).map((k) => 0.01 * 1.04 ** k);
const AROUND = range(32).map((k) => [Math.cos((2 * Math.PI * k) / 32), Math.sin((2 * Math.PI * k) / 32)]);

// El cuenco ajustado en x, lo que dice que cambia f en cada punto; y adonde salta Newton, −H⁻¹g.
export function fitted(name, x) {
  const g = PROBLEMS[name].grad(x);
  const H = hessian(PROBLEMS[name], x);
  const [[a, b], [, d]] = H;
  const change = ([u, v]) => g[0] * u + g[1] * v + (a * u * u + 2 * b * u * v + d * v * v) / 2;
  const det = a * d - b * b;
  return { g, H, change, jump: [(b * g[1] - d * g[0]) / det, (b * g[0] - a * g[1]) / det] };
}

// El radio de la lente: crece hasta que se apartan la décima parte de lo que el cuenco cambia en su borde.
export function lens(name, x, { change }) {
  const { f } = PROBLEMS[name];
  const here = f(x);
  const fails = (r) => {
    const around = AROUND.map(([u, v]) => [r * u, r * v]);
    const apart = around.map((q) => Math.abs(f([x[0] + q[0], x[1] + q[1]]) - here - change(q)));
    return Math.max(...apart) > PART * Math.max(...around.map((q) => Math.abs(change(q))));
  };
  const k = RADII.findIndex(fails);
  return k < 0 ? Infinity : (RADII[k - 1] ?? 0);
}

const tiny = (v) => (Math.abs(v) < 1e-6 ? 0 : v);
const goes = (by) => (tiny(by) ? `${by > 0 ? "sube" : "baja"} ${significant(Math.abs(by))}` : "no cambia");

// Qué busca Newton, según las curvaturas; lo que promete y lo que pasa allí, y si la lente lo veía.
function describe({ g, change, jump }, [low, high], real, to, radius) {
  if (!g.some(Boolean)) return "La pendiente es 0: ninguno de los dos se mueve.";
  if (!Number.isFinite(real)) return "Una curvatura es 0: el cuenco no tiene centro, y Newton no sabe adónde ir.";
  const negative = high < 0 ? "una cima, con las dos curvaturas negativas" : "una silla, con una curvatura negativa";
  const fit = `El ajuste es ${low > 0 ? "un cuenco" : negative}.`;
  const inside = Math.hypot(...jump) <= radius ? "dentro" : "fuera";
  const seen = radius === Infinity ? "La lente lo cubre todo" : `Newton cae ${inside} de la lente`;
  return `${fit} ${seen}: promete que el coste ${goes(change(jump))}, y ${goes(real)}, en ${coordinates(to.map(tiny))}.`;
}

const NEWTON = serial(0);
const LENS = "var(--fig-accent)";
const DISC = { fill: "var(--fig-back)", "fill-opacity": 0.55, stroke: LENS, "stroke-width": 2.75 };
const tinted = (node, tint = "") => {
  node.style.stroke = tint;
  return node;
};
const STROKES = [
  ["fig-heavy", "Newton, al centro de lo que ajusta", NEWTON],
  ["fig-plain", "lo que ajusta", NEWTON],
  ["fig-curve", "la función, a esa altura"],
  ["fig-heavy", "la lente, donde coinciden", LENS],
  ["fig-heavy", "hacia dónde baja más", colour("GradientDescent")],
].map(([look, text, tint]) => [look, text, (node) => tinted(node, tint)]);

// Pone en un trazo dónde vale 0 f.
function zeroLine(panel, path, f) {
  put(path, "d", segments(gridOf(f, panel.x, panel.y), [0]));
  put(path, "vector-effect", "non-scaling-stroke");
  put(path, "transform", `scale(${panel.w / SIDE} ${panel.h / SIDE})`);
}

function map(fig) {
  const label = "El paisaje, con lo ajustado en el punto, su lente y las dos flechas";
  const { panel, show } = valleyMap(fig, { label, ratio: 0.8 });
  const disc = panel.add(svg("ellipse", DISC));
  const [newton, model, real, , down] = STROKES.map(([look, , dress]) => dress(panel.path(look)));
  strokeLegend(fig, STROKES);

  return (name, x, { g, change, jump }, radius) => {
    show(name, x);
    const { f } = PROBLEMS[name];
    const here = f(x);
    zeroLine(panel, real, (p) => f(p) - here);
    zeroLine(panel, model, (p) => change(p.map((v, k) => v - x[k])));
    const at = [panel.sx(x[0]), panel.sy(x[1])];
    const span = panel.x[1] - panel.x[0];
    const steepest = g.map((v) => (-span * v) / (8 * Math.hypot(...g)));
    // Hacia ahí, a lo sumo a esa distancia: lo que cae más lejos sale del dibujo en su dirección.
    const towards = (move, most) => {
      const share = Math.min(1, most / Math.hypot(...move));
      return share > 0 ? arrow(at, [panel.sx(x[0] + share * move[0]), panel.sy(x[1] + share * move[1])]) : "";
    };
    put(newton, "d", towards(jump, 5 * span));
    put(down, "d", towards(steepest, span));
    const r = Math.min(radius, 99); // la que lo cubre todo también se pinta
    const [rx, ry] = [panel.sx(x[0] + r) - at[0], at[1] - panel.sy(x[1] + r)];
    for (const [key, value] of Object.entries({ cx: at[0], cy: at[1], rx, ry })) put(disc, key, value);
  };
}

const code = ({ list }) => ({
  write: (fig) => `\
import numpy as np
from optlib import PROBLEMS

problem = PROBLEMS["${fig.state.problem}"]
x, e = np.array(${list(fig.value("start"))}), 1e-5

H = []  # las segundas derivadas: cómo cambia el gradiente
for u in np.eye(2):
    change = problem.grad(x + e * u) - problem.grad(x - e * u)
    H.append(change / (2 * e))
path = [x, x - np.linalg.solve(H, problem.grad(x))]
print(f"Newton salta a {path[1].round(4)}")
print(f"El coste pasa de {problem(x):.4g} a {problem(path[1]):.4g}")
`,
});

export const figure = {
  params: { problem: choice("Paisaje", names(VALLEYS), P.problem, { resets: { start: null } }), start: startParam() },
  ahead: ({ problem }) => [valleyAhead(problem)],
  sizes: { fill: "520px" },
  create(fig) {
    fig.resolve.start = ({ problem }) => PROBLEMS[problem].start;
    const show = map(fig);
    fig.control(["problem"], ["start"]);

    return ({ problem }) => {
      const [{ f }, x] = [PROBLEMS[problem], fig.value("start")];
      const fit = fitted(problem, x);
      const radius = lens(problem, x, fit);
      const curvatures = eigen(fit.H).map(({ value }) => value);
      const to = x.map((v, k) => v + fit.jump[k]);
      const real = f(to) - f(x);
      show(problem, x, fit, radius);
      // Una meta puede pedir que suba desde donde lo ajustado es un cuenco.
      const score = { uphill: curvatures[0] > 0 ? -real : Infinity };
      return { text: describe(fit, curvatures, real, to, radius), score };
    };
  },
  code,
};
