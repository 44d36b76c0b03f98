// Una neurona lineal: la recta entre los datos y su coste en el plano (w, b), que se mueven a la vez.
import { EXAMPLES, PARAMS as P } from "../data/neurona.js";
import { OPTIMIZERS, minimize, neuron } from "../../optimizers.js";
import { significant } from "../../numbers.js";
import { put } from "../../dom.js";
import { contourLayer, names } from "../landscapes.js";
import { playback } from "../kit.js";
import { asSeries, colour, track } from "../looks.js";
import { choice, slider } from "../params.js";
import { columns, linspace, range } from "../../lists.js";

// Los valores de w o de b: los que se ven con esos datos.
const framed =
  (name) =>
  ({ data }) => {
    const [low, high] = EXAMPLES[data].frame[name];
    return linspace(low, high, Math.round((high - low) / P[name].step) + 1);
  };

const REMARKS = {
  deck: (_, left) =>
    left ? "" : " Toda la recta 2w + b = 4 tiene coste 0, y el descenso llega a su punto más cercano.",
  offcenter: () => " Con los datos a un lado del cero, el valle es estrecho y el avance, lento.",
  outlier: () => " Un solo ejemplo que desentona arrastra la recta: su error cuenta al cuadrado.",
  line: () => "",
  nebulae: (w) => ` La velocidad crece ${significant(100 * w)} km/s por megapársec.`,
};

function describe(state, run, k) {
  const cost = run.f[k];
  if (!(cost < 1e8)) return `El descenso diverge: en el paso ${k} la recta se ha salido del dibujo.`;
  const [w, b] = run.x[k];
  const line = `ŷ = ${significant(w)}x ${b < 0 ? "−" : "+"} ${significant(Math.abs(b))}`;
  const costs = k ? `Paso ${k}: el coste va de ${significant(run.f[0])} a` : "Coste";
  return `${costs} ${significant(cost)}, con ${line}.${REMARKS[state.data](w, run.x.length - 1 - k)}`;
}

// Lo que puede pedir una meta: el coste de la recta que se ha puesto, el de una que empieza alta y la parte del coste
// que queda tras un paso.
const score = ({ b }, { f }) => ({ given: f[0], lifted: b > 1 ? f[0] : Infinity, step: f[1] / f[0] });

// Los datos y la recta.
function scene(fig) {
  const panel = fig.panel({ label: "La recta, los datos y sus errores", ratio: 0.9 });
  const errors = asSeries(panel.path("fig-errors"), 1);
  const first = panel.path("fig-ray");
  const line = panel.path("fig-heavy");
  line.style.stroke = colour("GradientDescent");
  const points = panel.path("fig-data");

  return ({ x, y, frame }, run, k) => {
    const [xLabel, yLabel] = frame.axes;
    Object.assign(panel, { xLabel, yLabel, title: [yLabel] });
    panel.domain(frame.x, frame.y);
    const [w, b] = run.x[k];
    const heights = ([slope, bias]) => panel.x.map((u) => slope * u + bias);
    const error = (i) => panel.line([x[i], x[i]], [y[i], w * x[i] + b]);
    put(first, "d", panel.line(panel.x, heights(run.x[0])));
    put(line, "d", panel.line(panel.x, heights([w, b])));
    put(points, "d", panel.dots(x, y));
    put(errors, "d", range(x.length).map(error).join(""));
  };
}

// El coste de cada recta y el camino hasta el paso k.
function plane(fig) {
  const panel = fig.panel({
    label: "Curvas de nivel del coste con el recorrido",
    xLabel: "w",
    yLabel: "b",
    ratio: 0.9,
    shaded: true,
  });
  const background = contourLayer(panel);
  const walk = track(panel);
  const grip = panel.handle((w, b) => fig.set({ w: Number(w.toFixed(2)), b: Number(b.toFixed(2)) }));

  return (data, problem, run, k) => {
    const { frame } = EXAMPLES[data];
    panel.domain(frame.w, frame.b);
    background(`neurona-${data}`, problem.f);
    walk("GradientDescent", ...columns(run.x.slice(0, k + 1)));
    panel.place(grip, ...run.x[0]);
  };
}

const code = ({ FITTED, array, number }) => ({
  write: ({ state }) => `\
import numpy as np

x = ${array(EXAMPLES[state.data].x)}
y = ${array(EXAMPLES[state.data].y)}
lr, steps = ${number(state.lr)}, ${state.steps}
w, b = ${number(state.w)}, ${number(state.b)}

path = [[w, b]]
for k in range(steps):
    error = w * x + b - y
    w = w - lr * np.mean(error * x)
    b = b - lr * np.mean(error)
    path.append([w, b])

${FITTED}`,
});

export const figure = {
  params: {
    data: choice("Datos", names(EXAMPLES), P.data, { resets: { w: P.w.value, b: P.b.value } }),
    lr: slider("Tasa de aprendizaje α", P.lr),
    w: slider("Peso inicial w", P.w, { values: framed("w") }),
    b: slider("Sesgo inicial b", P.b, { values: framed("b") }),
    steps: slider("Pasos del descenso", P.steps),
    step: slider("Paso que se ve", P.step, { values: ({ steps }) => linspace(0, steps, steps + 1) }),
  },
  layout: "pair",
  sizes: { fill: "560px", cap: "30rem" },
  create(fig) {
    const drawScene = scene(fig);
    const drawPlane = plane(fig);
    fig.resolve.step = ({ steps }) => steps;
    playback(fig, "step", fig.resolve.step, () => 8);
    fig.control(["step", "data"], ["lr", "w", "b", "steps"]);

    return (state) => {
      const { lr, steps } = state;
      const examples = EXAMPLES[state.data];
      const problem = neuron(examples);
      const run = minimize(problem, [state.w, state.b], new OPTIMIZERS.GradientDescent({ lr }), steps);
      const k = Math.min(fig.value("step"), steps);
      drawPlane(state.data, problem, run, k);
      drawScene(examples, run, k);
      return { text: describe(state, run, k), score: score(state, run) };
    };
  },
  code,
};
