// Una neurona lineal: la recta entre los datos y su coste en el plano (w, b), que se mueven a la vez.
import { EXAMPLES, PARAMS } from "../data.js";
import { GradientDescent, minimize } from "../optimizers.js";
import { significant } from "../numbers.js";
import { put } from "../dom.js";
import { contourLayer, names } from "./landscapes.js";
import { playback } from "./kit.js";
import { asSeries, colour, track } from "./looks.js";
import { choice, slider } from "./params.js";
import { columns, linspace, range } from "./values.js";
import { givenPath } from "./words.js";

const P = PARAMS.neurona;
const W = [P.w.low, P.w.high];
const B = [P.b.low, P.b.high];

// El problema (w, b) de un juego de datos: media de ½(ŷ − y)².
function neuron({ x, y }) {
  const mean = (term) => x.reduce((sum, each, k) => sum + term(each, y[k]), 0) / x.length;
  return {
    f: ([w, b]) => mean((u, v) => 0.5 * (w * u + b - v) ** 2),
    grad: ([w, b]) => [mean((u, v) => (w * u + b - v) * u), mean((u, v) => w * u + b - v)],
  };
}

const REMARKS = {
  deck: " Toda la recta 2w + b = 4 tiene coste 0, y el descenso llega a su punto más cercano.",
  offcenter: " Con los datos a un lado del cero, el valle es estrecho y el avance, lento.",
  outlier: " Un solo ejemplo que desentona arrastra la recta: su error cuenta al cuadrado.",
  line: "",
};

function describe(state, run, k) {
  const at = `Paso ${k} de ${run.x.length - 1}.`;
  const cost = run.f[k];
  if (!(cost < 1e8))
    return `El descenso diverge: con α = ${significant(state.lr)} la recta se ha salido del dibujo. ${at}`;
  const [w, b] = run.x[k];
  const line = `ŷ = ${significant(w)}x ${b < 0 ? "−" : "+"} ${significant(Math.abs(b))}`;
  const costs = `Coste ${significant(cost)} (al empezar, ${significant(run.f[0])})`;
  return `${costs}: ${line}. ${at}${run.given ? "" : REMARKS[state.data]}`;
}

// Lo que puede pedir una meta: el coste de la recta que se ha puesto, el de una que empieza alta y la parte del coste
// que queda tras un paso.
const score = ({ b }, { f }) => ({ given: f[0], lifted: b > 1 ? f[0] : Infinity, step: f[1] / f[0] });

// Los datos y la recta.
function scene(fig) {
  const panel = fig.panel({
    label: "La recta, los datos y sus errores",
    x: [-3, 4],
    y: [-6, 7],
    xLabel: "x",
    yLabel: "ŷ = w·x + b",
    ratio: 0.9,
  });
  const errors = asSeries(panel.path("fig-errors"), 1);
  const first = panel.path("fig-ray");
  const line = panel.path("fig-heavy");
  line.style.stroke = colour("GradientDescent");
  const points = panel.path("fig-data");

  return ({ x, y }, run, k) => {
    const [w, b] = run.x[k];
    const through = ([slope, bias]) => {
      const ends = panel.x.map((u) => slope * u + bias);
      return panel.line(panel.x, ends);
    };
    const error = (i) => panel.line([x[i], x[i]], [y[i], w * x[i] + b]);
    put(first, "d", through(run.x[0]));
    put(line, "d", through([w, b]));
    put(points, "d", panel.dots(x, y));
    put(errors, "d", range(x.length).map(error).join(""));
  };
}

// El coste de cada recta y el camino hasta el paso k.
function plane(fig) {
  const panel = fig.panel({
    label: "Curvas de nivel del coste con el recorrido",
    x: W,
    y: B,
    xLabel: "w",
    yLabel: "b",
    ratio: 0.9,
    shaded: true,
  });
  const background = contourLayer(panel);
  const walk = track(panel);
  const grip = panel.handle((w, b) => fig.set({ w: Number(w.toFixed(2)), b: Number(b.toFixed(2)) }));

  return (examples, problem, run, k) => {
    background(`neurona-${JSON.stringify(examples)}`, problem.f);
    walk("GradientDescent", ...columns(run.x.slice(0, k + 1)));
    panel.place(grip, ...run.x[0]);
  };
}

export const neurona = {
  id: "neurona",
  params: {
    data: choice("Datos", names(EXAMPLES), P.data),
    lr: slider("Tasa de aprendizaje α", P.lr),
    w: slider("Peso inicial w", P.w),
    b: slider("Sesgo inicial b", P.b),
    steps: slider("Pasos del descenso", P.steps),
    step: slider("Paso que se ve", P.step, { values: ({ steps }) => linspace(0, steps, steps + 1) }),
  },
  create(fig) {
    const drawScene = scene(fig);
    const drawPlane = plane(fig);
    fig.resolve.step = ({ steps }) => steps;
    const length = (state) => fig.last(state);
    playback(fig, "step", length, () => 8);
    fig.control(["step", "data"], ["lr", "w", "b", "steps"]);

    return (state) => {
      const { lr, steps } = state;
      const examples = fig.paths[""]?.data ?? EXAMPLES[state.data];
      const problem = neuron(examples);
      const run = fig.given(problem) ?? minimize(problem, [state.w, state.b], new GradientDescent({ lr }), steps);
      const k = Math.min(run.given && state.step === null ? Infinity : fig.value("step"), run.x.length - 1);
      drawPlane(examples, problem, run, k);
      drawScene(examples, run, k);
      return { text: `${run.given ? `${givenPath(fig)}. ` : ""}${describe(state, run, k)}`, score: score(state, run) };
    };
  },
};
