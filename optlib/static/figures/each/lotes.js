// El mismo ajuste con todos los datos, con minilotes y de uno en uno: caminos, y coste frente a pasos y ejemplos.
import { PARAMS as P } from "../data/lotes.js";
import { OPTIMIZERS, minimize, neuron } from "../../optimizers.js";
import { minibatches } from "../../prng.js";
import { significant } from "../../numbers.js";
import { put, say, svg } from "../../dom.js";
import { costPanel, decades } from "../costs.js";
import { contourLayer } from "../landscapes.js";
import { asSeries, strokeLegend } from "../looks.js";
import { slider } from "../params.js";
import { columns, range } from "../../lists.js";

const COUNT = 64;
const START = [-0.5, 2.5];
const FLOOR = 1e-6;

// Una recta con un ruido que es siempre el mismo, sin generador de números al azar.
const X = range(COUNT).map((k) => -2 + (4 * k) / (COUNT - 1));
const Y = X.map((x, k) => 1.5 * x + 0.5 + Math.sin(7.3 * k * k));

const { f: cost, gradientOn } = neuron({ x: X, y: Y });

// x está centrada en cero: la mejor recta sale de dos medias.
const BEST = [
  X.reduce((s, x, k) => s + x * Y[k], 0) / X.reduce((s, x) => s + x * x, 0),
  Y.reduce((s, y) => s + y, 0) / COUNT,
];
const LOWEST = cost(BEST);

export function descend(size, lr, epochs, seed) {
  const batch = minibatches(COUNT, size, seed);
  const problem = { f: cost, grad: (p, k) => gradientOn(p, batch(k)) };
  return minimize(problem, START, new OPTIMIZERS.GradientDescent({ lr }), epochs * Math.ceil(COUNT / size));
}

// Lo que se dibuja de un recorrido: coordenadas, coste sobre el mínimo y ejemplos vistos en cada punto.
function trace({ x, f }, size) {
  const perEpoch = Math.ceil(COUNT / size);
  const seen = (k) => COUNT * Math.floor(k / perEpoch) + size * (k % perEpoch);
  const [w, b] = columns(x);
  return {
    w,
    b,
    gap: f.map((v) => Math.max(FLOOR, v - LOWEST)),
    seen: x.map((_, k) => seen(k)),
  };
}

// Lo que le sobra al coste en cada paso de la última época.
const lastEpoch = (run) => run.gap.filter((_, k) => run.seen[k] > run.seen.at(-1) - COUNT);

// Lo que sube y baja el coste en ella, entre su menor y su mayor valor.
function wobble(run) {
  const last = lastEpoch(run);
  return Math.max(...last) / Math.min(...last);
}

// El grosor de cada recorrido, en el orden en que se dibujan. Son tres maneras de un mismo método: sus colores no son
// de ninguno.
const LOOKS = ["fig-thin", "fig-plain", "fig-heavy"];
const dress = (line, i) => asSeries(line, LOOKS.length - 1 - i, true);

function plane(fig) {
  const panel = fig.panel({
    label: "Curvas de nivel del coste con los tres caminos",
    x: [-1.4, 3.4],
    y: [-0.8, 3],
    xLabel: "w",
    yLabel: "b",
    ratio: 0.95,
    shaded: true,
  });
  const background = contourLayer(panel);
  const lines = LOOKS.map((look, i) => dress(panel.path(look), i));
  const best = panel.path("fig-star");
  const start = panel.add(svg("circle", { class: "fig-end", r: 5 }));

  return (runs) => {
    background("lotes", cost);
    put(best, "d", panel.dots([BEST[0]], [BEST[1]]));
    panel.place(start, ...START);
    for (const [i, { w, b }] of runs.entries()) put(lines[i], "d", panel.line(w, b));
  };
}

// Coste sobre el mínimo, frente a lo que dé `time` de cada recorrido.
function chart(fig, label, xLabel, time) {
  const panel = costPanel(fig, { label, xLabel, yLabel: "coste − mínimo", ratio: 0.62 });
  const lines = LOOKS.map((look, i) => dress(panel.path(look), i));

  return (runs, most) => {
    const seen = runs.flatMap(({ gap }) => gap).filter((v) => v < 1e6);
    panel.domain([0, most], decades(Math.min(...seen), Math.max(...seen)));
    for (const [i, run] of runs.entries()) put(lines[i], "d", panel.line(time(run), run.gap));
  };
}

function describe(runs, names, most) {
  if (runs.every(({ gap }) => gap.length === 1)) {
    return `Los tres están en la salida, con un coste ${significant(runs[0].gap[0], 2)} por encima del mínimo.`;
  }
  const last = (i) => (runs[i].gap.at(-1) < 1e6 ? runs[i].gap.at(-1) : Number.MAX_VALUE);
  const end = (i) => (last(i) < 1e6 ? significant(last(i), 2) : "diverge");
  const tell = (i) => `${names[i].toLowerCase()}, ${end(i)}`;
  const told = [2, 1, 0].sort((a, b) => last(a) - last(b)).map(tell);
  const times = significant(wobble(runs[0]), 2);
  const noisy =
    last(0) < 1e6 ? ` De uno en uno tiembla: en la última época llega a ${times} veces su menor valor.` : "";
  return `Coste sobre el mínimo, con ${most} ejemplos vistos: ${told.join("; ")}.${noisy}`;
}

const BATCHES = { batch: () => 64, minibatch: ({ batch_size: size }) => size, stochastic: () => 1 };

const code = ({ FITTED, number }) => ({
  choose: "Recorrido",
  lanes: ({ state }) => ({
    minibatch: `minilotes de ${state.batch_size}`,
    stochastic: "de uno en uno",
    batch: "lote completo",
  }),
  write: ({ state }, lane) => `\
import numpy as np
from optlib.prng import epoch_order

batch_size, lr = ${BATCHES[lane](state)}, ${number(state.lr)}
epochs, seed = ${state.epochs}, ${state.seed}
k = np.arange(64)
x = -2 + 4 * k / 63
y = 1.5 * x + 0.5 + np.sin(7.3 * k * k)
w, b = -0.5, 2.5

path = [[w, b]]
for epoch in range(epochs):
    order = epoch_order(64, seed, epoch)
    for first in range(0, 64, batch_size):
        rows = order[first : first + batch_size]
        error = w * x[rows] + b - y[rows]
        w = w - lr * np.mean(error * x[rows])
        b = b - lr * np.mean(error)
        path.append([w, b])

${FITTED}`,
});

export const figure = {
  params: {
    batch_size: slider("Ejemplos por minilote", P.batch_size),
    lr: slider("Tasa de aprendizaje α", P.lr),
    epochs: slider("Épocas", P.epochs),
    seed: slider("Semilla del barajado", P.seed),
  },
  sizes: { fill: "551px", "side-width": "20rem", "side-most": "340px" },
  create(fig) {
    const drawPlane = plane(fig);
    const drawCharts = [
      chart(fig, "Coste menos el mínimo frente a los pasos dados", "pasos", ({ gap }) => range(gap.length)),
      chart(fig, "Coste menos el mínimo frente a los ejemplos vistos", "ejemplos vistos", ({ seen }) => seen),
    ];
    const texts = strokeLegend(fig, LOOKS.map((look, i) => [look, "", (line) => dress(line, i)]).reverse());
    fig.control(["batch_size", "lr"], ["epochs", "seed"]);

    return ({ batch_size: size, lr, epochs, seed }) => {
      const sizes = [1, size, COUNT];
      const runs = sizes.map((each) => trace(descend(each, lr, epochs, seed), each));
      const names = ["De uno en uno", `Minilotes de ${size}`, "Lote completo"];
      // La breve no responde a su pregunta hasta que se mueve algo.
      const untried = fig.root.dataset.controls && size === fig.initial.batch_size && epochs === fig.initial.epochs;
      const most = Math.max(COUNT * Math.max(epochs, 1), ...runs.map((run) => run.seen.at(-1)));
      drawPlane(runs);
      for (const draw of drawCharts) draw(runs, most);
      for (const [i, text] of texts.entries()) say(text, names[2 - i]);
      return {
        text: untried ? "Dilo antes de mover el mando." : describe(runs, names, most),
        score: { minibatch: runs[1].gap.at(-1), tremble: Math.max(...lastEpoch(runs[0])) },
        hints: { batch_size: `${Math.ceil(COUNT / size)} pasos por época` },
      };
    };
  },
  code,
};
