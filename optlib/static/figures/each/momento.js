// El plano (α, β) de una cuadrática: qué deprisa converge cada pareja, dónde deja de hacerlo y cuál es la mejor.
import { PARAMS as P } from "../data/momento.js";
import { PROBLEM_DATA, STYLES } from "../../data.js";
import { OPTIMIZERS, minimize } from "../../optimizers.js";
import { significant, stepsOf } from "../../numbers.js";
import { put, svg } from "../../dom.js";
import { costTrack } from "../costs.js";
import { nearest } from "../kit.js";
import { contourLayer, limit, names, shade, tint } from "../landscapes.js";
import { track } from "../looks.js";
import { choice, slider } from "../params.js";
import { columns, linspace, memo } from "../../lists.js";

const COLUMNS = 160;
const ROWS = 100;
const SNAP = 10; // píxeles: más cerca de la mejor pareja, en ella
const START = PROBLEM_DATA.ravine.start;
const top = ({ condition }) => 4 / condition;
const rounded = (value) => Number(value.toPrecision(3));

// Factor por el que se multiplica el error en una dirección de curvatura c: la mayor raíz de z² − b·z + d.
export function factor(method, lr, beta, c) {
  const s = 1 - lr * c;
  const b = method === "Nesterov" ? (1 + beta) * s : beta + s;
  const d = method === "Nesterov" ? beta * s : beta;
  const inside = b * b - 4 * d;
  return inside < 0 ? Math.sqrt(d) : (Math.abs(b) + Math.sqrt(inside)) / 2;
}

const rate = (method, lr, beta, condition) =>
  Math.max(factor(method, lr, beta, 1), factor(method, lr, beta, condition));

// La mejor pareja: Polyak (1964) para el impulso; Lessard, Recht y Packard (2016) para Nesterov.
function best(method, condition) {
  const root = method === "Nesterov" ? Math.sqrt(3 * condition + 1) : Math.sqrt(condition);
  return method === "Nesterov"
    ? [4 / (3 * condition + 1), (root - 2) / (root + 2)]
    : [4 / (root + 1) ** 2, ((root - 1) / (root + 1)) ** 2];
}

// Los valores de los mandos de α y β, con tres cifras y con los de la mejor pareja en lugar de los más cercanos: se puede
// llegar a ella.
const stops = memo(200);
const values = ({ method, condition }) =>
  stops(`${method} ${condition}`, () => {
    const most = top({ condition });
    const rates = linspace(0, most, 161).map((lr) => (lr === most ? lr : rounded(lr)));
    const through = (list, value) => list.map((each, k) => (k === nearest(list, value) ? value : each));
    const [lr, beta] = best(method, condition);
    return [through(rates, lr), through(linspace(P.beta.low, P.beta.high, 100), beta)];
  });

// Los pasos que dividen la distancia entre diez.
const price = (r) => stepsOf(r < 1e-9 ? 1 : significant(Math.log(10) / -Math.log(r), 2));

// Lo que hace una pareja (α, β), comparada con la mejor.
function describe({ method, condition, beta }, lr) {
  const [idealRate, idealBeta] = best(method, condition);
  const r = rate(method, lr, beta, condition);
  const fastest = rate(method, idealRate, idealBeta, condition);
  const shrinks = `cada paso acaba dejando ${significant(r)} de la distancia: se divide entre diez cada ${price(r)}`;
  const grows = `diverge: cada paso acaba multiplicando la distancia por ${significant(r)}`;
  const verdict = r < 1 - 1e-9 ? shrinks : r > 1 + 1e-9 ? grows : "la distancia no se reduce";
  const rest =
    r - fastest < 1e-9 ? "Es la mejor pareja." : `La mejor pareja la divide entre diez cada ${price(fastest)}.`;
  return `Con α = ${significant(lr)} y β = ${significant(beta)}, ${verdict}. ${rest}`;
}

// Pinta lo deprisa que converge cada punto del plano, y de otro color donde diverge; solo cuando cambia.
function painter(panel) {
  let painted = "";
  return (method, condition) => {
    const key = `${method} ${condition}`;
    if (painted === key) return;
    painted = key;
    const most = Math.min(3, -Math.log(Math.max(1e-3, rate(method, ...best(method, condition), condition))));
    const lrs = linspace(...panel.x, COLUMNS);
    const betas = linspace(panel.y[1], panel.y[0], ROWS);
    shade(panel.canvas, COLUMNS, ROWS, (k) => {
      const r = rate(method, lrs[k % COLUMNS], betas[(k / COLUMNS) | 0], condition);
      return r > 1 + 1e-9 ? [150, 40, 45, 45] : tint(1 - Math.min(1, Math.max(0, -Math.log(r)) / most) ** 0.8);
    });
  };
}

function plane(fig) {
  const panel = fig.panel({
    label: "Tasa e inercia, con la frontera de estabilidad",
    xLabel: "tasa de aprendizaje α",
    yLabel: "inercia β",
    ratio: 0.95,
    shaded: true,
  });
  const frontier = panel.path("fig-frontier");
  const note = panel.add(svg("text", { class: "fig-note", "text-anchor": "end" }, "diverge"));
  const pair = (lr, beta) => {
    const [idealRate, idealBeta] = best(fig.state.method, fig.state.condition);
    const apart = Math.hypot(panel.sx(lr) - panel.sx(idealRate), panel.sy(beta) - panel.sy(idealBeta));
    return apart < SNAP ? { lr: idealRate, beta: idealBeta } : { lr: rounded(lr), beta: rounded(beta) };
  };
  const grip = panel.handle((lr, beta) => fig.set(pair(lr, beta)));
  const d = "M0-12L3.4-4L12-3.5L5.3 1.9L7.4 9.3L0 4.8L-7.4 9.3L-5.3 1.9L-12-3.5L-3.4-4Z";
  const star = svg("path", { class: "fig-best", d, "stroke-width": 2 });
  panel.over.append(star); // sobre el asa: si la tapara, no se vería que se ha llegado
  const paint = painter(panel);

  return (state, lr) => {
    const { method, condition, beta } = state;
    panel.domain([0, top(state)], [0, 0.99]);
    paint(method, condition);
    const betas = linspace(0, 0.99, 60);
    const edges = betas.map((b) => limit(method, b, condition));
    put(frontier, "d", panel.line(edges, betas));
    panel.place(note, top(state) * 0.97, 0.05);
    panel.place(star, ...best(method, condition));
    // Hasta que se prueba una pareja, no se ve.
    const guessed = state.lr !== fig.initial.lr || beta !== fig.initial.beta;
    put(star, "visibility", guessed ? "visible" : "hidden");
    panel.place(grip, lr, beta);
  };
}

function bowl(fig) {
  const panel = fig.panel(
    {
      label: "Recorrido sobre las curvas de nivel de la cuadrática",
      x: [-10, 10],
      y: [-3, 3],
      ratio: 0.55,
      yLabel: "recorrido",
      shaded: true,
    },
    fig.side(),
  );
  const background = contourLayer(panel);
  const walk = track(panel);

  return ({ method, condition }, problem, run) => {
    background(`bowl-${condition}`, problem.f);
    walk(method, ...columns(run.x));
  };
}

// ½(x² + κy²)
const quadratic = (condition) => ({
  f: ([x, y]) => 0.5 * (x * x + condition * y * y),
  grad: ([x, y]) => [x, condition * y],
});

function code({ list, loop, number }) {
  const write = (fig) => {
    const { method, condition, beta, steps } = fig.state;
    const lr = fig.value("lr");
    const start = `\
curvature = np.array([1.0, condition])  # f(x, y) = ½(x² + κy²)
x = np.array(${list(PROBLEM_DATA.ravine.start)})`;
    const slope = (point) => `curvature * ${/^\w+$/.test(point) ? point : `(${point})`}`;
    return `\
import numpy as np

condition, lr, steps = ${condition}, ${number(lr)}, ${steps}
${loop(method, { lr, beta }, start, slope)}
cost = np.sum(curvature * x**2) / 2
print(f"Tras {steps} pasos, el coste es {cost:.4g}")
`;
  };
  return { write };
}

export const figure = {
  params: {
    condition: slider("Número de condición κ", P.condition),
    method: choice("Método", names(STYLES), P.method),
    lr: slider("Tasa de aprendizaje α", P.lr, { values: (state) => values(state)[0] }),
    beta: slider("Inercia β", P.beta, { values: (state) => values(state)[1] }),
    steps: slider("Pasos", P.steps),
  },
  sizes: { fill: "604px" },
  create(fig) {
    fig.resolve.lr = ({ condition }) => 1 / condition;
    const drawPlane = plane(fig);
    const drawPath = bowl(fig);
    const label = "Coste en cada paso, en escala logarítmica";
    const drawCosts = costTrack(fig, { label, ratio: 0.6 }, { dots: "fig-none" });
    fig.control(["lr", "beta"], ["method", "condition", "steps"]);

    return (state) => {
      const { method, condition, beta, steps } = state;
      const lr = Math.min(fig.value("lr"), top(state));
      const problem = quadratic(condition);
      const run = minimize(problem, START, new OPTIMIZERS[method]({ lr, beta }), steps);
      drawPlane(state, lr);
      drawPath(state, problem, run);
      const shown = run.f.map((v) => Math.max(v, 1e-12));
      drawCosts(method, shown, [1e-10, 1e4]);
      const bound = limit(method, beta, condition);
      const last = run.f.length - 1;
      const ended = `${stepsOf(last)}, el coste pasa de ${significant(run.f[0])} a ${significant(run.f[last])}.`;
      const excess = rate(method, lr, beta, condition) - rate(method, ...best(method, condition), condition);
      return {
        score: { excess },
        text: `${describe(state, lr)} Tras ${ended}`,
        hints: { lr: `${lr < bound ? "menor" : "mayor"} que el límite ${significant(bound)}` },
      };
    };
  },
  code,
};
