// Cómo se entrena una red, sana o no: lo que dice optlib/clinic/training.py.
import { BATCH, network, SIZES, trainable } from "../digits.js";
import { MLP } from "../mlp.js";
import { minibatches, mulberry32, seedOf } from "../prng.js";
import { compile } from "../rule.js";
import { train } from "../training.js";
import { TRAINING } from "./data.js";

const [INPUTS] = SIZES;
// Por cuánto se multiplica cada capa de la partida, y lo que se suma a sus pesos.
const STARTS = { small: [1, 1, 0], large: [3000, 1, 0], zero: [0, 0, 0], equal: [0, 0, 0.1] };
const EIGHTS = { "no-8": 0, "six-8": 6 }; // los que se quedan; con los demás, todos

export const trainingOf = (changes) => ({ ...TRAINING, ...changes });

// Por cuánto se multiplica cada casilla, de 0.1 a 10.
function units(seed) {
  const draw = mulberry32(seedOf("unidades", seed));
  return Array.from({ length: INPUTS }, () => 10 ** (2 * draw() - 1));
}

// Las imágenes que se toman.
function chosen(examples, images) {
  if (/^\d+$/.test(examples)) return images.slice(0, Number(examples));
  let left = EIGHTS[examples] ?? Infinity;
  return images.filter(({ digit }) => digit !== 8 || left-- > 0);
}

function begin(start, { start: from, layers: [one, two] }) {
  const [first, second, more] = STARTS[start];
  const isWeight = (k) => k < one.biases || (k >= two.weights && k < two.biases);
  return from.map((value, k) => value * (k < two.weights ? first : second) + (isWeight(k) ? more : 0));
}

// La red y sus datos, con lo que les pase. data es lo que da unpack.
export function networkOf(data, { examples, inputs, ending, labels, order, start }, seed) {
  const whole = network(data, seed);
  const scale = inputs === "units" ? units(seed) : new Array(INPUTS).fill(1);
  const made = ({ X, y }) =>
    new MLP(
      SIZES,
      X.map((value, k) => value * scale[k % INPUTS]),
      y,
      ending,
    );
  const imagesOf = ({ X, y }) =>
    Array.from(y, (digit, k) => ({ digit, cells: X.subarray(k * INPUTS, (k + 1) * INPUTS) }));
  const images = chosen(examples, (examples === "leak" ? [whole, whole.valid] : [whole]).flatMap(imagesOf));
  const draw = mulberry32(seedOf("etiquetas", seed));
  const y = Uint8Array.from(images, ({ digit }) => (digit + Number(draw() < labels)) % 10);
  const X = Float64Array.from(images.flatMap(({ cells }) => [...cells]));
  const byClass = order === "classes" ? [...y.keys()].sort((a, b) => y[a] - y[b]) : undefined;
  const net = trainable(made({ X, y }), begin(start, whole), minibatches(y.length, BATCH, seed, byClass));
  return Object.assign(net, { valid: made(whole.valid) });
}

// Entrena a ratos una red; tras el paso k, visit(k, x). Devuelve adonde llega.
export async function trained({ rule: text, steps, plan }, net, visit = () => {}, stopped = () => false) {
  const rule = compile(text);
  let last;
  const each = (k, x) => {
    last = x;
    visit(k, x);
  };
  await train(net, rule, rule.settings, steps, each, stopped, plan ?? steps);
  return last;
}
