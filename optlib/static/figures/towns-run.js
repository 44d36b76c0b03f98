// Lo que se hace aparte, para que la página responda: preparar la red de unos nombres, entrenarla y escribir con ella. Este
// módulo es su propio trabajador; donde no lo puede haber, como desde una carpeta, hace lo mismo en la página, a ratos.
import { drawSeed, mulberry32, seedOf } from "../prng.js";
import { compile } from "../rule.js";
import { valued } from "../roles.js";
import { network, probabilities, unfolded, written } from "../towns.js";
import { train } from "../training.js";
import { range } from "../lists.js";
import { MANY } from "./towns-sign.js";

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
function seen({ net, known, seed, about }, x) {
  const names = range(MANY).map((k) => {
    const draw = mulberry32(seedOf(`cartel ${k}`, seed));
    let [name, tries] = ["", TRIES];
    while (!name && tries--) name = written(net, x, draw); // el que no tiene ninguna letra se escribe otra vez
    return { text: titled(name), known: known(name) };
  });
  return { cost: net.valid.f(x), read: about.few ? net.f(x) : undefined, names };
}

function prepared({ names, folded, seed }) {
  const all = names ?? unfolded(folded);
  const net = network(all, seed);
  const [read, kept] = [new Set(net.read), new Set(net.kept)];
  const known = (name) => (read.has(name) ? "read" : kept.has(name) ? "kept" : "");
  const about = { floors: marks(net), many: all.length, few: all.length < FEW, alphabet: net.alphabet };
  return { net, seed, known, about };
}

// El nombre que empieza por unas letras o, si no se quiere, la parte de cada letra que las puede seguir.
function answer({ net, known }, { beginning, x, whole }) {
  if (!whole) return { parts: [...probabilities(net, x, beginning)], known: known(beginning) };
  const name = written(net, x, mulberry32(drawSeed()), beginning);
  return { text: titled(name), known: known(name) };
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
    const { net, about } = made;
    const compiled = compile(rule);
    let [spent, since] = [0, performance.now()]; // milisegundos de entrenar, sin los de mirar
    const look = (k, x) => {
      const last = k === steps;
      if (!last && !shown.includes(k)) return;
      const alive = x.every(Number.isFinite);
      const frame = alive ? seen(made, x) : { cost: NaN, names: [] };
      const still = last && k > 0 && x.every((value, i) => value === net.start[i]);
      if (!alive) now = 0;
      post({ id, about, frame: { k, lost: !alive, still, spent, x: Float64Array.from(x), ...frame } });
    };
    const visit = (k, x) => {
      spent += performance.now() - since;
      look(k, x);
      since = performance.now();
    };
    await train(net, compiled, valued(compiled.settings, {}), steps, visit, () => now !== id);
  };
}

// Lo mismo, en un trabajador o, donde no arranca, en la página.
export function hired(hear) {
  const here = bench(hear);
  if (!import.meta.url || !globalThis.Worker) return here;
  const worker = new Worker(import.meta.url, { type: "module" });
  let [last, send] = [null, (message) => worker.postMessage(message)];
  worker.onmessage = ({ data }) => hear(data);
  worker.onerror = (event) => {
    event.preventDefault();
    send = here;
    here(last);
  };
  return (message) => {
    last = message;
    send(message);
  };
}

if (globalThis.WorkerGlobalScope) {
  const receive = bench((message) => postMessage(message));
  addEventListener("message", ({ data }) => receive(data));
}
