// Veinte mil pasos junto al mínimo de x²: la tasa propia crece hasta su límite, y el punto sale despedido. El lector dice
// antes cuándo.
import { PARAMS as P } from "../data/brote.js";
import { OPTIMIZERS, PROBLEMS, walk } from "../../optimizers.js";
import { significant, stepsOf } from "../../numbers.js";
import { put, svg } from "../../dom.js";
import { costPanel } from "../costs.js";
import { playback } from "../kit.js";
import { lanes, track } from "../looks.js";
import { choice, slider } from "../params.js";
import { linspace, memo, range } from "../../lists.js";

const METHODS = { Adam: "Adam", AMSGrad: "AMSGrad", linear: "Adam, bajando a cero" };
const [START, RATE, STEPS, LIMIT] = [5, 0.1, P.steps.high, 38];
const SPEED = 1000; // pasos por segundo
const TAIL = 30; // los últimos pasos, que se ven junto al punto
const [EDGE, FLOOR] = [0.15, 1e-12]; // hasta dónde se ve, y el coste menor que se distingue
const [NEAR, AWAY, STILL] = [1e-4, 1e-3, 50]; // está en el mínimo tras tantos pasos cerca, y se va si luego se aleja
const MARGIN = { right: 20 }; // el número del último paso
const ALL = range(STEPS + 1);
const { parabola } = PROBLEMS;

const whole = () => STEPS;
const ruleOf = ({ method }) => (method === "AMSGrad" ? "AMSGrad" : "Adam");

// El primer paso en que se aleja del mínimo después de haberse quedado en él; Infinity si no lo hace.
export function leap(x) {
  let calm = 0;
  const left = x.findIndex((at) => {
    if (Math.abs(at) < NEAR) calm++;
    else if (calm < STILL) calm = 0;
    return calm >= STILL && Math.abs(at) > AWAY;
  });
  return left < 0 ? Infinity : left;
}

// Los pasos, y la tasa propia por la curvatura, que en x² es 2.
function follow(state) {
  const { method, eps, beta2 } = state;
  const rule = new OPTIMIZERS[ruleOf(state)]({ lr: RATE, eps, beta2 });
  const [x, product] = [[], []];
  for (const [at, moments] of walk(rule, START, parabola.grad, STEPS)) {
    product.push(x.length ? (2 * rule.lr) / (Math.sqrt(moments.v_hat) + eps) : NaN);
    if (method === "linear") rule.lr = RATE * (1 - x.length / STEPS);
    x.push(at);
  }
  return { x, f: x.map(parabola.f), product };
}

const kept = memo(6);
export const run = (state) => kept([state.method, state.eps, state.beta2].join(), () => follow(state));

function describe({ guess }, { x, product }, k, left, bet) {
  if (k >= left) {
    const most = x.slice(left, k + 1).reduce((top, at) => Math.max(top, Math.abs(at)), 0);
    const gone = `Se va del mínimo en el paso ${left}: |x| llega a ${significant(most, 1)}.`;
    if (guess && guess !== bet) return `${gone} Una apuesta vale si es de antes de verlo.`;
    const apart = `${stepsOf(Math.abs(left - guess))} ${guess < left ? "antes" : "después"}`;
    return guess ? `${gone} Apostaste el ${guess}: ${apart}.` : gone;
  }
  if (k === 0) return `Aún no ha dado ningún paso: está en x = ${START}, fuera del dibujo.`;
  const far = Math.abs(x[k]);
  const here = far < 1e-20 ? "menos de 10⁻²⁰" : significant(far, 2);
  const pace = `${significant(product[k])}, y el límite es ${LIMIT}`;
  const told = guess ? ` Has apostado el ${guess}.` : "";
  const end = k === STEPS ? " No se ha ido." : told;
  return `Paso ${k}: está a ${here} del mínimo. La tasa propia por la curvatura vale ${pace}.${end}`;
}

// El punto en la parábola, con sus últimos pasos.
function nearby(fig) {
  const panel = fig.panel({
    label: "La parábola junto a su mínimo, con el punto y sus últimos pasos",
    x: [-EDGE, EDGE],
    y: [-0.001, EDGE ** 2],
    xLabel: "x",
    yLabel: "x², junto al mínimo",
    ratio: 0.42,
  });
  const curve = panel.path("fig-curve");
  const draw = track(panel, { line: "fig-thin" });
  const across = linspace(-EDGE, EDGE, 61);

  return (name, { x, f }, k) => {
    put(curve, "d", panel.line(across, across.map(parabola.f)));
    draw(name, ...[x, f].map((values) => values.slice(Math.max(0, k - TAIL), k + 1)));
  };
}

// La tasa propia por la curvatura, que crece hacia su límite, y la apuesta, que se arrastra.
function gauge(fig) {
  const panel = fig.panel({
    label: "Tasa propia por la curvatura tras cada paso, en escala logarítmica, con su límite, 38, y la apuesta",
    x: [0, STEPS],
    y: [0.01, 300],
    logY: true,
    xLabel: "paso",
    yLabel: "tasa propia × curvatura",
    margin: MARGIN,
    ratio: 0.42,
  });
  const bound = panel.path("fig-frontier");
  const bet = panel.path("fig-ray");
  const note = panel.add(svg("text", { class: "fig-note", dy: -5 }, `límite: ${LIMIT}`));
  const draw = lanes(panel);
  const grip = panel.handle((x) => fig.set({ guess: Math.round(x / P.guess.step) * P.guess.step }));

  return (name, { product }, k, { guess }) => {
    put(bound, "d", panel.line(panel.x, [LIMIT, LIMIT]));
    put(bet, "d", guess ? panel.line([guess, guess], panel.y) : "");
    panel.place(note, STEPS / 50, LIMIT);
    draw([name], () => [ALL, product], k);
    panel.place(grip, guess, panel.y[0]);
  };
}

// Junto al mínimo de x²; la tasa que baja, lo hace en los pasos que enseña la figura.
function code({ loop }) {
  const write = ({ state: { method, eps, beta2, steps } }) => {
    const name = method === "AMSGrad" ? method : "Adam";
    const walk = loop(name, { lr: 0.1, eps, beta2 }, "x = 5.0", (point) => `2 * ${point}`);
    const plan = `lr * (1 - (t - 1) / ${P.steps.high}) *`;
    return `\
import numpy as np

lr, steps = 0.1, ${steps}
${method === "linear" ? walk.replace("lr *", plan) : walk}
print(f"Tras {steps} pasos, x = {x:.2g}")
`;
  };
  return { write };
}

export const figure = {
  params: {
    method: choice("Método", METHODS, P.method),
    eps: slider("ε", P.eps),
    beta2: slider("β₂", P.beta2),
    guess: slider("Tu apuesta: se va en el paso", P.guess, { format: (step) => (step ? String(step) : "0, ninguno") }),
    steps: slider("Pasos", P.steps, { format: String }),
  },
  ahead: (state) => [() => run(state)],
  sizes: { fill: "520px" },
  create(fig) {
    const [drawPoint, drawGauge] = [nearby(fig), gauge(fig)];
    const panel = costPanel(fig, { x: [0, STEPS], y: [FLOOR / 10, 100], margin: MARGIN, ratio: 0.6 });
    const drawCost = lanes(panel);
    playback(fig, "steps", whole, () => SPEED);
    fig.control(["guess", "eps"], ["beta2", "method", "steps"]);
    let last = 0; // la apuesta de antes de que se vaya: después no vale

    return (state) => {
      const found = run(state);
      const [k, left] = [state.steps, leap(found.x)];
      const name = ruleOf(state);
      drawPoint(name, found, k);
      drawGauge(name, found, k, state);
      found.seen ??= found.f.map((cost) => Math.max(FLOOR, cost));
      drawCost([name], () => [ALL, found.seen], k);
      if (k < left) last = state.guess;
      else found.bet ??= last; // la primera vez que se le ve irse, queda hecha
      const { bet } = found;
      return {
        text: describe(state, found, k, left, bet),
        hints: { eps: `techo: ${significant((2 * RATE) / state.eps, 2)}, y el límite es ${LIMIT}` },
        score: { apart: k >= left && bet ? Math.abs(left - bet) : Infinity },
      };
    };
  },
  code,
};
