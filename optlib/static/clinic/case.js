// Un caso: un entrenamiento con una semilla y todo lo que se puede medir de él, como optlib/clinic/case.py.
import { SIZES, trainable } from "../digits.js";
import { range } from "../lists.js";
import { MLP } from "../mlp.js";
import { checked } from "./check.js";
import { networkOf, trained } from "./training.js";

const SATURATED = 0.99;
const TEN_STEPS = 200;

const most = (values) => values.reduce((one, other) => Math.max(one, other));
const norm = (values) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
const percent = (values, holds) => (100 * values.filter(holds).length) / values.length;

const rateOf = ({ rule }) => Number(rule.match(/^lr = (.*)/)[1]);

// El coste de entrenamiento al que llega con la tasa por factor.
async function again({ net, training }, factor) {
  const rule = training.rule.replace(/^lr = .*/, `lr = ${rateOf(training) * factor}`);
  return net.f(await trained({ ...training, rule }, net));
}

// Las diez primeras imágenes, solas.
const few = ({ net, training }) =>
  trainable(new MLP(SIZES, net.X.slice(0, 10 * SIZES[0]), net.y.slice(0, 10), training.ending), net.start);

// Los pesos de una capa.
function weightsOf({ net }, p, layer) {
  const { weights, biases } = net.layers[layer];
  return p.slice(weights, biases);
}

const gradient = (known, layer) => norm(weightsOf(known, known.net.grad(known.points[0]), layer));

const saturated = ({ net }, x) => percent(net.signals(x, net.X)[1], (value) => Math.abs(value) > SATURATED);

// Lo que mide el paso k.
const moved = ({ points }, k) => norm(points[k + 1].map((value, i) => value - points[k][i]));
const step = (known, k) => moved(known, k) / norm(known.points[k]);
const half = ({ training }) => Math.floor(training.steps / 2);

// Lo más que mide uno de diez pasos, los de la mitad, sobre la tasa por el gradiente de su minilote.
function pushed(known) {
  const { net, points, training } = known;
  const { steps, plan } = training;
  const ends = plan ?? steps;
  const over = (k) => {
    const push = rateOf(training) * (1 - Math.min(k, ends) / ends) * norm(net.gradAt(k)(points[k]));
    return push === 0 ? 0 : moved(known, k) / push;
  };
  return most(range(Math.min(10, steps - half(known))).map((k) => over(half(known) + k)));
}

// De las imágenes de validación de una cifra, cuántas lee de cada cien.
function reads({ net: { valid }, said }, digit) {
  const heard = said.filter((_, k) => valid.y[k] === digit);
  return percent(heard, (each) => each === digit);
}

// Cuántas neuronas ocultas tienen pesos distintos.
function drawings(known) {
  const [{ a, b }] = known.net.layers;
  const W = weightsOf(known, known.end, 0);
  const near = 1e-6 * most(W.map(Math.abs));
  const alike = (i, j) => range(a).every((k) => Math.abs(W[k * b + i] - W[k * b + j]) <= near);
  return range(b).filter((i) => !range(i).some((j) => alike(i, j))).length;
}

const MEASURES = {
  cost0: ({ net, points }) => net.f(points[0]),
  train: ({ net, end }) => net.f(end),
  right: ({ net, end }) => 100 * net.valid.right(end),
  learnt: ({ net, end }) => 100 * net.right(end),
  gap: async (known) => (await known.measure("learnt")) - (await known.measure("right")),
  rise: ({ net, points, end }) => net.f(end) / net.f(points[19]),
  said: ({ said }) => new Set(said).size,
  worst: (known) => Math.min(...range(10).map((digit) => reads(known, digit))),
  grad1: (known) => gradient(known, 0),
  grad2: (known) => gradient(known, 1),
  sat0: (known) => saturated(known, known.points[0]),
  sat: (known) => saturated(known, known.end),
  step: (known) => step(known, 1),
  half: (known) => step(known, half(known)),
  pushed,
  surest: ({ net: { valid }, end }) => most(valid.probabilities(end, valid.X)),
  examples: ({ net }) => net.y.length,
  eights: ({ net }) => net.y.filter((digit) => digit === 8).length,
  first: ({ net }) => new Set(net.batch(0).map((k) => net.y[k])).size,
  pixel: ({ net }) => most(net.X),
  ten: async (known) => {
    const net = few(known);
    return net.f(await trained({ ...known.training, steps: TEN_STEPS }, net));
  },
  check: (known) => checked(few(known), known.points[0]),
  up: (known) => again(known, 10),
  down: (known) => again(known, 0.1),
  norm1: (known) => norm(weightsOf(known, known.end, 0)),
  norm2: (known) => norm(weightsOf(known, known.end, 1)),
  drawings,
};

// points son los pesos tras cada paso, los de la partida primero.
export class Case {
  constructor(data, training, seed) {
    this.training = training;
    this.net = networkOf(data, training, seed);
  }

  // Se entrena a ratos; lo deja cuando stopped() dice que sí.
  async train(visit = () => {}, stopped = () => false) {
    Object.assign(this, { points: [], known: {} });
    const kept = (k, x) => {
      this.points.push(x);
      visit(k, x);
    };
    await trained(this.training, this.net, kept, stopped);
  }

  get end() {
    return this.points.at(-1);
  }

  // Lo que dice de cada imagen de validación.
  get said() {
    return this.net.valid.predict(this.end);
  }

  // Lo que se mida de él, ya entrenado, por su nombre. Lo recuerda.
  async measure(name) {
    this.known[name] ??= MEASURES[name](this);
    return this.known[name];
  }
}
