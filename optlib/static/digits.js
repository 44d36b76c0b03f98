// La red que aprende a leer, como la de optlib/digits: los mismos reparto, partida y minilotes con cada semilla.
import { MLP } from "./mlp.js";
import { minibatches, mulberry32, seedOf, shuffled } from "./prng.js";

export const SIZES = [64, 32, 10];
const [TRAIN, VALID] = [1200, 300];
export const BATCH = 64;
const SCALES = [0.01, 1]; // la primera capa empieza más pequeña
const COPIES = 10; // de cada ejemplo de más

// Las imágenes, de lo que da optlib.digits.packed: X, de 0 a 1 y por filas, e y.
export function unpack({ counts, ink }) {
  const y = Uint8Array.from(counts.flatMap((count, digit) => new Array(count).fill(digit)));
  const X = new Float64Array(ink.length);
  const [n, d] = [y.length, ink.length / y.length];
  for (let k = 0; k < ink.length; k++) X[(k % n) * d + Math.floor(k / n)] = (ink.charCodeAt(k) - 97) / 16;
  return { X, y };
}

// El punto de partida de Glorot de una red de esos tamaños, con los pesos de cada capa por su número de scales.
export function begin(sizes, seed, scales) {
  const draw = mulberry32(seedOf("partida", seed));
  const start = [];
  for (const [k, scale] of scales.entries()) {
    const [a, b] = [sizes[k], sizes[k + 1]];
    const limit = Math.sqrt(6 / (a + b));
    for (let j = 0; j < a * b; j++) start.push(scale * (-limit + 2 * limit * draw()));
    start.push(...new Array(b).fill(0));
  }
  return start;
}

// La red que se entrena: desde start, y en cada paso k, con los ejemplos de batch(k); sin batch, con todos.
export const trainable = (net, start, batch) =>
  Object.assign(net, { start, batch, gradAt: (k) => (p) => net.grad(p, batch?.(k)) });

// La red de una semilla: un problema con las imágenes de entrenamiento, y con valid y test, las otras. extra son ejemplos
// de más, [{ cells, digit }, …].
export function network({ X, y }, seed, extra = []) {
  const order = shuffled(y.length, mulberry32(seedOf("reparto", seed)));
  const heap = (from, to, more = []) => {
    const rows = order.slice(from, to);
    const inputs = rows.flatMap((row) => [...X.subarray(row * SIZES[0], (row + 1) * SIZES[0])]);
    const labels = rows.map((row) => y[row]);
    const [cells, digits] = [more.flatMap((each) => each.cells), more.map((each) => each.digit)];
    return new MLP(SIZES, Float64Array.from([...inputs, ...cells]), Uint8Array.from([...labels, ...digits]));
  };
  const copies = extra.flatMap((each) => new Array(COPIES).fill(each));
  const net = heap(0, TRAIN, copies);
  return Object.assign(trainable(net, begin(SIZES, seed, SCALES), minibatches(net.y.length, BATCH, seed)), {
    valid: heap(TRAIN, TRAIN + VALID),
    test: heap(TRAIN + VALID, y.length),
  });
}
