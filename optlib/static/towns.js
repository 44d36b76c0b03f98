// La red que inventa pueblos, como la de optlib/towns: los mismos reparto, partida y minilotes con cada semilla.
import { begin, trainable } from "./digits.js";
import { MLP } from "./mlp.js";
import { minibatches, mulberry32, seedOf, shuffled } from "./prng.js";

const [SEEN, HIDDEN, BATCH, MEASURED, LONGEST] = [4, 64, 64, 512, 24];

// Los nombres de una lista como las de optlib.towns.folded.
export function unfolded(text) {
  const names = [];
  for (const line of text.trimEnd().split("\n")) {
    names.push((names.at(-1) ?? "").slice(0, Number.parseInt(line[0], 36)) + line.slice(1));
  }
  return names;
}

// La red de unos nombres y una semilla: un problema cuyo coste, f, es el de 512 ejemplos de los nombres que lee, read;
// valid lo mide con los que aparta, kept. alphabet son sus letras, con el final, "", la primera.
export function network(names, seed) {
  const alphabet = ["", ...new Set(names.join(""))].sort();
  const order = shuffled(names.length, mulberry32(seedOf("reparto", seed))).map((k) => names[k]);
  const cut = names.length - Math.floor(names.length / 10);
  const [read, kept] = [order.slice(0, cut), order.slice(cut)];
  const sizes = [SEEN * alphabet.length, HIDDEN, alphabet.length];
  const made = ({ X, y }) => new MLP(sizes, X, y, "none", alphabet.length);
  const all = examples(read, alphabet);
  const [net, seen] = [made(all), made(fixed(all))];
  const batch = minibatches(all.y.length, Math.min(BATCH, all.y.length), seed);
  return Object.assign(trainable(net, begin(sizes, seed, [1, 0.1]), batch), {
    f: (p) => seen.f(p),
    valid: made(fixed(examples(kept, alphabet))),
    alphabet,
    read,
    kept,
  });
}

// Cada letra, y, y las cuatro de antes, X; antes de empezar hay finales.
function examples(names, alphabet) {
  const number = new Map(alphabet.map((letter, k) => [letter, k]));
  const [X, y] = [[], []];
  for (const name of names) {
    const codes = [...new Array(SEEN).fill(0), ...Array.from(name, (letter) => number.get(letter)), 0];
    for (let k = SEEN; k < codes.length; k++) {
      for (let at = k - SEEN; at < k; at++) X.push(codes[at]);
      y.push(codes[k]);
    }
  }
  return { X: Uint8Array.from(X), y: Uint8Array.from(y) };
}

// Los 512 con que se mide, repartidos entre todos.
function fixed({ X, y }) {
  const count = Math.min(MEASURED, y.length);
  const rows = Array.from({ length: count }, (_, k) => Math.floor((k * y.length) / count));
  const before = rows.flatMap((row) => [...X.subarray(row * SEEN, (row + 1) * SEEN)]);
  return { X: Uint8Array.from(before), y: Uint8Array.from(rows, (row) => y[row]) };
}

// La probabilidad de cada letra de alphabet tras lo escrito; la primera, de acabar.
export function probabilities(net, p, beginning) {
  const codes = [...new Array(SEEN).fill(0), ...Array.from(beginning, (letter) => net.alphabet.indexOf(letter))];
  return net.probabilities(p, Uint8Array.from(codes.slice(-SEEN)));
}

// Un nombre que empieza así, de 24 letras o menos, con los números al azar de draw.
export function written(net, p, draw, beginning = "") {
  const name = [...beginning];
  while (name.length < LONGEST) {
    let [k, sum, chance] = [-1, 0, draw()];
    const each = probabilities(net, p, name.join(""));
    do sum += each[++k];
    while (sum <= chance && k < each.length - 1);
    if (!k) break;
    name.push(net.alphabet[k]);
  }
  return name.join("");
}
