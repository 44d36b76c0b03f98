// Cinco planes de la tasa con los mismos pasos, la misma tasa más alta y el mismo ruido: la tasa y el coste.
import { FALLS, PLANS, PARAMS as P } from "../data/planes.js";
import { mulberry32 } from "../../prng.js";
import { formatNumber, significant } from "../../numbers.js";
import { put } from "../../dom.js";
import { decades } from "../costs.js";
import { asSeries, strokeLegend } from "../looks.js";
import { choice, slider } from "../params.js";
import { clamp, memo, range, listed } from "../../lists.js";

const { races, start, edge, wall } = PLANS;
const NAMES = Object.keys(PLANS.names);
const SAID = ["el constante", "el de escalones", "el inverso", "el de coseno", "el lineal"];
const [LOWEST, LOST] = [1e-8, 1e4]; // el menor coste que se dibuja, y el que da un plan por escapado
const INDICES = range(P.steps.high + 1);

// La tasa en cada paso.
export function rates(name, { lr, warmup, steps }) {
  const left = Math.max(1, steps - warmup);
  const factor = (k) => (k < warmup ? (k + 1) / warmup : FALLS[name](k - warmup, left));
  return Float64Array.from({ length: steps }, (_, k) => lr * factor(k));
}

// Números al azar entre −½ y ½, de varianza 1/12: uno por paso y carrera, los mismos para todos los planes.
const noises = memo(4);
const noiseOf = (seed) =>
  noises(seed, () => {
    const draw = mulberry32(seed);
    return Float64Array.from({ length: P.steps.high * races }, () => draw() - 0.5);
  });

// Lo que un punto se ha metido en las paredes.
const beyond = (x) => x - clamp(x, -edge, edge);

// El coste medio de unos puntos.
function costOf(xs, steep) {
  let sum = 0;
  for (const x of xs) sum += x * x + steep * beyond(x) ** 2;
  return sum / 2 / xs.length;
}

const steepness = ({ landscape }) => (landscape === "walls" ? wall : 0);

// Coste medio tras cada paso, del 0 al último, con esas tasas.
export function descend(alphas, { landscape, noise, seed }) {
  const steep = steepness({ landscape });
  const drawn = noiseOf(seed);
  const size = noise * Math.sqrt(12);
  const xs = new Float64Array(races).fill(start);
  const costs = [];
  for (let k = 0; k < alphas.length; k++) {
    costs.push(costOf(xs, steep));
    for (let i = 0; i < races; i++) {
      const slope = xs[i] + steep * beyond(xs[i]);
      xs[i] -= alphas[k] * (slope + size * drawn[k * races + i]);
    }
  }
  return [...costs, costOf(xs, steep)];
}

// El coste medio a la larga con la tasa más alta.
const floorOf = ({ lr, noise }) => (lr < 2 ? (noise ** 2 * lr) / (2 - lr) / 2 : Infinity);

// Un panel con una línea por plan.
function chart(fig, options) {
  const panel = fig.panel({ xLabel: "paso", ...options });
  const under = panel.path("fig-ray");
  const lines = NAMES.map((_, i) => asSeries(panel.path("fig-plain"), i, true));
  return (x, y, columns, level = NaN) => {
    panel.domain(x, y);
    put(under, "d", panel.line(x, [level, level]));
    for (const [i, ys] of columns.entries()) put(lines[i], "d", panel.line(INDICES, ys, { gap: 1 }));
  };
}

const two = (value) => significant(value, 2);

// El coste hasta que se escapa, si lo hace: lo que haga después ya no cuenta.
function untilLost(costs) {
  const end = costs.findIndex((cost) => !(cost < LOST));
  return end < 0 ? costs : costs.map((cost, k) => (k < end ? cost : Infinity));
}

// Qué le saca el que gana al constante.
function lead(state, best, ends) {
  if (best === 0) {
    return state.noise
      ? "Gana el constante: los demás, al bajar la tasa, se quedan a medio camino."
      : "Sin ruido no hay suelo: bajar la tasa no gana nada.";
  }
  const beaten = ends[0] < Infinity ? `, ${two(ends[0] / ends[best])} veces menor que el del constante` : "";
  return `Gana ${SAID[best]}, con un coste medio de ${two(ends[best])}${beaten}.`;
}

// Cómo le va sin calentamiento al que gana.
function unwarmed(state, best, cost) {
  const unheated = { ...state, warmup: 0 };
  const cold = untilLost(descend(rates(NAMES[best], unheated), unheated)).at(-1);
  if (cold === Infinity) return "Sin calentamiento se escaparía.";
  if (cold > 1.1 * cost) return "Sin calentamiento acabaría más arriba.";
  return `Sin calentamiento acabaría ${cold < 0.9 * cost ? "más abajo" : "casi igual"}.`;
}

function describe(state, costs) {
  const ends = costs.map((each) => each.at(-1));
  const best = ends.indexOf(Math.min(...ends));
  const gone = range(NAMES.length).filter((i) => ends[i] === Infinity);
  const parts = [];
  if (gone.length === NAMES.length) parts.push("Se escapan los cinco.");
  else if (state.warmup >= state.steps)
    parts.push("El calentamiento dura más que el presupuesto: los cinco planes son aún el mismo.");
  else {
    parts.push(lead(state, best, ends));
    if (state.warmup) parts.push(unwarmed(state, best, ends[best]));
    if (gone.length) parts.push(`Se escapa${gone.length > 1 ? "n" : ""} ${listed(gone.map((i) => SAID[i]))}.`);
  }
  if (gone.length && state.landscape === "walls")
    parts.push(`En las paredes, una tasa mayor que ${2 / (1 + wall)} aleja.`);
  return parts.join(" ");
}

// Cien carreras a la vez.
function code({ number }) {
  const write = ({ state }, lane) => {
    const walls = state.landscape === "walls";
    const outside = `x - np.clip(x, ${-PLANS.edge}, ${PLANS.edge})`;
    const slope = walls ? `x + ${PLANS.wall} * (${outside})` : "x";
    const cost = walls ? `(x**2 + ${PLANS.wall} * (${outside}) ** 2)` : "x**2";
    return `\
import numpy as np
from optlib.prng import mulberry32

lr, noise, steps = ${number(state.lr)}, ${number(state.noise)}, ${state.steps}
warmup, seed = ${state.warmup}, ${state.seed}
x = np.full(${PLANS.races}, ${number(PLANS.start)})  # cien carreras a la vez
draw = mulberry32(seed)
left = max(1, steps - warmup)

path = [x]
for k in range(steps):
    j = k - warmup
    if j < 0:  # calentamiento
        factor = (k + 1) / warmup
    else:
        factor = ${PLANS.falls[lane]}
    drawn = np.array([draw() - 0.5 for run in x])  # varianza 1/12
    g = ${slope} + noise * 12**0.5 * drawn
    x = x - lr * factor * g
    path.append(x)

cost = np.mean(${cost}) / 2
print(f"Tras {steps} pasos, el coste medio es {cost:.4g}")
`;
  };
  return { choose: "Plan", lanes: () => PLANS.names, write };
}

export const figure = {
  params: {
    landscape: choice("Coste", { bowl: "parábola", walls: "con paredes" }, P.landscape),
    lr: slider("Tasa más alta α", P.lr),
    warmup: slider("Pasos de calentamiento", P.warmup),
    noise: slider("Ruido σ", P.noise),
    steps: slider("Presupuesto de pasos", P.steps),
    seed: slider("Semilla del ruido", P.seed),
  },
  sizes: { fill: "536px" },
  create(fig) {
    fig.view.classList.add("fig-stack");
    const drawRates = chart(fig, {
      label: "Tasa de cada plan en cada paso",
      yLabel: "tasa",
      xLabel: "",
      ratio: 0.28,
      margin: { bottom: 20 },
    });
    const drawCosts = chart(fig, {
      label: "Coste medio de cada plan tras cada paso, en escala logarítmica",
      yLabel: `coste medio de ${races} carreras`,
      y: [1e-3, 100],
      logY: true,
      ratio: 0.55,
    });
    const plans = NAMES.map((name, i) => ["fig-plain", PLANS.names[name], (line) => asSeries(line, i, true)]);
    strokeLegend(fig, [...plans, ["fig-ray", "suelo de ruido del constante"]]);
    fig.control(["lr", "warmup"], ["landscape", "noise", "steps", "seed"]);

    return (state) => {
      const steep = steepness(state);
      const alphas = NAMES.map((name) => rates(name, state));
      const costs = alphas.map((each) => untilLost(descend(each, state)));
      const shown = costs.map((each) => each.map((cost) => (cost < LOST ? Math.max(LOWEST, cost) : NaN)));
      const seen = shown.flat().filter((cost) => cost);
      const floor = floorOf(state);
      drawRates([0, state.steps], [0, 1.06 * state.lr], alphas);
      drawCosts([0, state.steps], decades(Math.min(1, ...seen), Math.max(100, ...seen)), shown, floor);
      const [constant, stairs, inverse, cosine, linear] = costs.map((each) => each.at(-1));
      return {
        text: describe(state, costs),
        score: { inverse: inverse / Math.min(constant, stairs, cosine, linear) },
        hints: {
          landscape: `½x², desde x = ${start}${steep ? `; si |x| > ${edge}, ${1 + wall} veces más curvo` : ""}`,
          lr: floor < Infinity ? `suelo de ruido: ${two(floor)}` : "con el constante no se acerca",
          warmup: state.warmup ? `el primer paso, con ${formatNumber(state.lr / state.warmup, 4)}` : "ninguno",
        },
      };
    };
  },
  code,
};
