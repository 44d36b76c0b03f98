// Da los parámetros de cada figura, como los declara JavaScript, y lo que calculan las que usan azar.
import { answer } from "./answer.mjs";
import { gradients } from "../../optlib/static/figures/each/adam-por-dentro.js";
import { leap, run as outburst } from "../../optlib/static/figures/each/brote.js";
import { METHODS, trained, worldAt } from "../../optlib/static/figures/each/palabras.js";
import { describe as told } from "../../optlib/static/figures/each/descenso-1d.js";
import { descend } from "../../optlib/static/figures/each/lotes.js";
import { factor } from "../../optlib/static/figures/each/momento.js";
import { compute, spread } from "../../optlib/static/figures/each/muon.js";
import { descend as descended, rates } from "../../optlib/static/figures/each/planes.js";
import { propagate } from "../../optlib/static/figures/each/retropropagacion.js";
import { singular } from "../../optlib/static/singular.js";
import { OPTIMIZERS, PROBLEMS, minimize } from "../../optlib/static/optimizers.js";
import { PARAMS } from "../../optlib/static/data.js";
import { EXAMPLES } from "../../optlib/static/figures/data/neurona.js";
import { PLANS } from "../../optlib/static/figures/data/planes.js";
import { load } from "../../optlib/static/figures/load.js";

const FIGURES = await Promise.all(Object.keys(PARAMS).map(load));

const ends = (param, state) => {
  const values = typeof param.values === "function" ? param.values(state) : param.values;
  return [Math.min(...values), Math.max(...values)];
};

const COUNT = 64; // ejemplos de «lotes»
const LOTES = [
  [8, 0.1, 6, 1],
  [7, 0.05, 3, 12],
  [2, 0.4, 2, 20],
  [32, 1, 20, 3],
  [5, 0.3, 1, 4],
  [8, 0.1, 0, 1],
].map(([batch_size, lr, epochs, seed]) => ({ batch_size, lr, epochs, seed }));
const ADAM = ["constant", "noisy", "alternating", "sparse", "jump", "cycle"].map((signal, k) => ({
  signal,
  noise: 0.7,
  steps: 31,
  seed: k + 1,
}));
const sizes = ({ batch_size }) => ({ batch: COUNT, minibatch: batch_size, stochastic: 1 });
const paths = (params) =>
  Object.entries(sizes(params)).map(([name, size]) => [name, descend(size, params.lr, params.epochs, params.seed)]);

const PAIRS = [0.01, 0.07, 0.2, 0.5].flatMap((lr) => [0, 0.3, 0.9, 0.99].map((beta) => [lr, beta]));
const CONTRACTIONS = ["Momentum", "Nesterov"].flatMap((method) =>
  PAIRS.flatMap(([lr, beta]) => [1, 4, 25].map((c) => [method, lr, beta, c])),
);

const NETWORKS = [
  [[0.5, -0.5, 0, 0.5, 1, -1, 0], 2, 2],
  [[-3.1, 0.7, 1.2, -0.4, 0.3, 1.9, -0.6], -1.4, 0.5],
  [[0, 0, 0, 0, 0, 0, 0], 0, -3],
];

const PLANES = [
  ["bowl", 0.2, 0, 1, 300, 1],
  ["walls", 1.3, 37, 0.7, 311, 5],
  ["bowl", 2, 100, 3, 90, 20],
  ["walls", 0.11, 0, 0, 400, 2],
  ["bowl", 0.03, 7, 2.5, 10, 13],
].map(([landscape, lr, warmup, noise, steps, seed]) => ({ landscape, lr, warmup, noise, steps, seed }));
const costs = (params) =>
  Object.fromEntries(Object.keys(PLANS.names).map((name) => [name, descended(rates(name, params), params)]));

const MUON = [
  ["words", false, 3.4445, -4.775, 2.0315, 5],
  ["words", true, 2.7, -3.3, 1.6, 12],
  ["diagonal", true, 3.4445, -4.775, 2.0315, 3],
  ["outputs", false, 3.4445, -4.775, 2.0315, 5],
  ["outputs", true, 3.4445, -4.775, 2.0315, 2],
  ["diagonal", false, 2, -1.5, 0.5, 0],
].map(([matrix, turned, a, b, c, steps]) => ({ matrix, turned, a, b, c, steps }));
const singulars = ({ m, muon }) => muon.map((X) => singular(X, m).values);

const WORLDS = [false, true].flatMap((turned) => [false, true].map((equal) => ({ turned, equal, steps: 100 })));

// Los extremos de w y de b con cada juego de datos.
const { neurona } = Object.fromEntries(FIGURES.map((each) => [each.id, each.params]));
const framed = (data) => [data, Object.fromEntries(["w", "b"].map((name) => [name, ends(neurona[name], { data })]))];

const OUTBURSTS = [
  ["Adam", 1e-8, 0.999],
  ["Adam", 0.001, 0.99],
  ["Adam", 0.01, 0.999],
  ["AMSGrad", 1e-8, 0.95],
  ["linear", 1e-8, 0.999],
].map(([method, eps, beta2]) => ({ method, eps, beta2 }));

const BRIEF = { root: { dataset: { controls: "lr" } } };
const brief = (problem, lr) => {
  const run = minimize(PROBLEMS[problem], PROBLEMS[problem].start, new OPTIMIZERS.GradientDescent({ lr }), 5);
  return told(BRIEF, { problem, lr, steps: 5 }, run)[0];
};

answer(() => ({
  brief: [0.2, 0.7, 1, 1.2].map((lr) => brief("parabola", lr)).concat(brief("double_well", 0.02)),
  frames: Object.fromEntries(Object.keys(EXAMPLES).map(framed)),
  planes: PLANES.map((params) => ({ params, costs: costs(params) })),
  muon: MUON.map((params) => ({
    params,
    ...compute(params),
    spread: spread(params),
    values: singulars(compute(params)),
  })),
  brote: OUTBURSTS.map((params) => {
    const { x, product } = outburst(params);
    return { params, x: x.slice(0, 1001), product: product.slice(1, 1001), leap: Math.min(leap(x), x.length) };
  }),
  palabras: WORLDS.map((params) => {
    const { excess, whole } = worldAt(params);
    const words = Object.fromEntries(METHODS.map((name) => [name, trained(name, params).map(excess)]));
    return { params, words, whole: whole(words.Adam.at(-1)), heavy: whole(words.Muon.at(-1)) };
  }),
  networks: NETWORKS.map(([p, x, y]) => ({ p, x, y, found: propagate(p, x, y) })),
  contractions: CONTRACTIONS.map((given) => [...given, factor(...given)]),
  lotes: LOTES.map((params) => ({ params, runs: Object.fromEntries(paths(params)) })),
  adam: ADAM.map((params) => ({ params, gradients: gradients(params) })),
  figures: Object.fromEntries(
    FIGURES.map(({ id, params }) => {
      const state = Object.fromEntries(Object.entries(params).map(([name, { value }]) => [name, value]));
      const describe = (param) => ({
        kind: param.kind,
        value: param.value,
        options: param.options && Object.keys(param.options),
        ends: param.kind === "slider" ? ends(param, state) : undefined,
      });
      return [id, Object.fromEntries(Object.entries(params).map(([name, param]) => [name, describe(param)]))];
    }),
  ),
}));
