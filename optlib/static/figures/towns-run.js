// Lo que se hace aparte, para que la página responda: preparar la red de unos nombres, entrenarla y escribir con ella. Este
// módulo es su propio trabajador; donde no lo puede haber, como desde una carpeta, hace lo mismo en la página, a ratos.
import { drawSeed, mulberry32, seedOf } from "../prng.js";
import { compile } from "../rule.js";
import { valued } from "../roles.js";
import { network, probabilities, unfolded, written } from "../towns.js";
import { train } from "../training.js";
import { range } from "../lists.js";
import { MANY } from "./towns-sign.js";

export const HERE = import.meta.url;
const FEW = 3000; // con menos nombres, se los aprende de memoria
const TRIES = 9;
const SMALL = new Set(["de", "del", "la", "las", "el", "los", "y"]);

const word = (each, k) => (k && SMALL.has(each) ? each : each.replace(/^./u, (first) => first.toUpperCase()));
// Un nombre de la lista, con sus mayúsculas.
export const titled = (name) => name.split(" ").map(word).join(" ");

function entropy(keys) {
  const counts = new Map();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts.values()].reduce((sum, n) => sum - (n / keys.length) * Math.log(n / keys.length), 0);
}

// A qué coste llega quien da todas las letras por iguales, quien cuenta letras y quien cuenta parejas, como marks, de
// optlib/towns/measures.py.
export function marks({ X, y, alphabet: { length } }) {
  const before = Array.from(y, (_, k) => X[((k + 1) * X.length) / y.length - 1]);
  const pairs = before.map((last, k) => last * length + y[k]);
  return [Math.log(length), entropy(y), entropy(pairs) - entropy(before)];
}

// Lo que se apunta de unos pesos: el coste y el cartel.
function look({ net, known, seed, about }, x) {
  const name = (k) => {
    const draw = mulberry32(seedOf(`cartel ${k}`, seed));
    let [name, tries] = ["", TRIES];
    while (!name && tries--) name = written(net, x, draw); // el que no tiene ninguna letra se escribe otra vez
    return name;
  };
  const names = range(MANY).map(name);
  return {
    cost: net.valid.f(x),
    read: about.few ? net.f(x) : undefined,
    names: names.map((each) => ({ text: titled(each), known: known(each) })),
  };
}

function prepared({ names, folded, seed }) {
  const all = names ?? unfolded(folded);
  const net = network(all, seed);
  const [read, kept] = [new Set(net.read), new Set(net.kept)];
  const known = (name) => (read.has(name) ? "read" : kept.has(name) ? "kept" : "");
  const about = { floors: marks(net), many: all.length, few: all.length < FEW, alphabet: net.alphabet };
  return { net, seed, known, about };
}

// Lo que sigue a unas letras: las cinco más probables, una al azar o el nombre entero.
function answer({ net, known }, { beginning, x, want }) {
  const draw = mulberry32(drawSeed());
  if (want === "name") {
    const name = written(net, x, draw, beginning);
    return { text: titled(name), known: known(name) };
  }
  const parts = [...probabilities(net, x, beginning)];
  if (want === "letter") {
    const [chance, sums] = [draw(), []];
    for (const part of parts) sums.push((sums.at(-1) ?? 0) + part);
    const at = sums.findIndex((sum) => sum > chance);
    return { letter: net.alphabet.at(at), known: known(beginning) };
  }
  const order = [...parts.keys()].sort((a, b) => parts[b] - parts[a]).slice(0, 5);
  return { top: order.map((k) => ({ letter: net.alphabet[k], part: parts[k] })) };
}

// Devuelve lo que atiende a un encargo, y contesta con post: { id, source, names o folded, seed, rule, steps, shown } entrena,
// y de cada paso de shown da lo que se ve; { ask, … } escribe; { stop } lo deja.
export function bench(post) {
  let [made, key, now] = [null, "", 0];
  return async (message) => {
    const { id, ask, source, seed, rule, steps, shown } = message;
    if (ask) return post({ ask, ...answer(made, message) });
    now = id;
    if (!shown) return;
    if (key !== `${source} ${seed}`) made = prepared(message);
    key = `${source} ${seed}`;
    const compiled = compile(rule);
    const visit = (k, x) => {
      const last = k === steps;
      if (!last && !shown.includes(k)) return;
      const alive = x.every(Number.isFinite);
      const frame = alive ? look(made, x) : { cost: NaN, names: [] };
      const still = last && k > 0 && x.every((value, i) => value === made.net.start[i]);
      if (!alive) now = 0;
      post({ id, about: made.about, frame: { k, lost: !alive, still, x: Float64Array.from(x), ...frame } });
    };
    await train(made.net, compiled, valued(compiled.settings, {}), steps, visit, () => now !== id);
  };
}

if (globalThis.WorkerGlobalScope) {
  const receive = bench((message) => postMessage(message));
  addEventListener("message", ({ data }) => receive(data));
}
