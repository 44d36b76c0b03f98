// Una neurona lineal: la recta entre los datos y su coste en el plano (w, b), que se mueven a la vez.
import { EXAMPLES, PARAMS } from "../data.js";
import { GradientDescent, minimize } from "../optimizers.js";
import { significant } from "../numbers.js";
import { svg, put, linspace, range } from "./dom.js";
import { handle } from "./panel.js";
import { contourLayer, names } from "./landscapes.js";
import { playback } from "./kit.js";
import { choice, slider } from "./params.js";

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
  deck: " Con un solo ejemplo, toda la recta 2w + b = 4 tiene coste 0: hay infinitas soluciones y el descenso llega a la más cercana.",
  offcenter: " Con los datos a un lado del cero, w y b se compensan: el valle es estrecho y el avance, lento.",
  outlier: " Un solo ejemplo que desentona arrastra la recta: su error cuenta al cuadrado.",
  line: "",
};

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
    const scene = fig.panel({
      label: "Los datos, la recta de la neurona y el error de cada ejemplo",
      x: [-3, 4],
      y: [-6, 7],
      xLabel: "x",
      yLabel: "ŷ = w·x + b",
      ratio: 0.9,
    });
    const errors = scene.path("fig-errors");
    const first = scene.path("fig-ray");
    const line = scene.path("fig-pink fig-heavy");
    const points = scene.path("fig-data");
    const map = fig.panel({
      label: "Curvas de nivel del coste en el plano (w, b) con el recorrido del descenso",
      x: W,
      y: B,
      xLabel: "w",
      yLabel: "b",
      ratio: 0.9,
      shaded: true,
    });
    const background = contourLayer(map);
    const trail = map.path("fig-trail");
    const dots = map.path("fig-dots fig-small");
    const here = map.add(svg("circle", { class: "fig-end", r: 6 }));
    const grip = handle(map);
    map.drag(grip, (w, b) => fig.set({ w: Number(w.toFixed(2)), b: Number(b.toFixed(2)) }));
    fig.resolve.step = ({ steps }) => steps;
    const length = (state) => fig.last(state);
    playback(fig, "step", length, () => 8);
    fig.control("data", "lr", "step", "w", "b", "steps");

    return (state) => {
      const { x, y } = EXAMPLES[state.data];
      const problem = neuron(EXAMPLES[state.data]);
      const run =
        fig.given(problem) ?? minimize(problem, [state.w, state.b], new GradientDescent({ lr: state.lr }), state.steps);
      const k = Math.min(run.given && state.step === null ? Infinity : fig.value("step"), run.x.length - 1);
      const [w, b] = run.x[k];
      background(`neurona-${state.data}`, problem.f);
      const path = run.x.slice(0, k + 1);
      put(
        trail,
        "d",
        map.line(
          path.map((p) => p[0]),
          path.map((p) => p[1]),
        ),
      );
      put(
        dots,
        "d",
        map.dots(
          path.map((p) => p[0]),
          path.map((p) => p[1]),
        ),
      );
      map.place(here, w, b);
      map.place(grip, ...run.x[0]);
      const at = ([slope, bias]) =>
        scene.line(
          scene.x,
          scene.x.map((u) => slope * u + bias),
        );
      put(first, "d", at(run.x[0]));
      put(line, "d", at([w, b]));
      put(points, "d", scene.dots(x, y));
      put(
        errors,
        "d",
        range(x.length)
          .map((i) => scene.line([x[i], x[i]], [y[i], w * x[i] + b]))
          .join(""),
      );
      const fine = Number.isFinite(run.f[k]) && run.f[k] < 1e8;
      const sign = b < 0 ? "−" : "+";
      const text = fine
        ? `Paso ${k} de ${length(state)}: ŷ = ${significant(w)}x ${sign} ${significant(Math.abs(b))}, con coste ${significant(run.f[k])} (al empezar, ${significant(run.f[0])}).${REMARKS[state.data]}`
        : `Paso ${k} de ${length(state)}: con α = ${significant(state.lr)} la recta se ha salido del dibujo: el descenso diverge.`;
      return { text };
    };
  },
};
