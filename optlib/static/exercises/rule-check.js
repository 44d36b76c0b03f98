// Prueba una regla escrita por el lector: desde varios puntos, con números. Lo que escribe no se cita nunca. Sin DOM.
import { arrivalOf, hidden, rivalOf } from "../judging.js";
import { significant } from "../numbers.js";
import { PROBLEMS, pointsOf } from "../optimizers.js";
import { STYLES, VALLEYS } from "../data.js";
import { listed, range } from "../lists.js";
import { seedOf } from "../prng.js";
import { compile, optimizerOf } from "../rule.js";
import { RULES, TYPED } from "../rules.js";
import { evaluate } from "./expressions.js";
import { wrong } from "./grade.js";

// Lo que admite el redondeo: dos reglas iguales pueden escribirse en otro orden.
const NEAR = 1e-7;
const SIDE = [1, -0.5]; // el gradiente de un empujón, donde no se sortea
const DRAWS = 12; // en cuántos sitios se juzga: lo que depende de los ejes no gana por suerte
const BLIND = "Tu regla no usa la pendiente: con otra, va a los mismos puntos.";

// El problema de una prueba: un paisaje o, si su punto son matrices, una cuadrática con su mínimo.
export function problemOf({ problem, quadratic }) {
  if (!quadratic) return PROBLEMS[problem];
  const { A, minimum, shapes } = quadratic;
  const dot = (a, b) => a.reduce((sum, value, k) => sum + value * b[k], 0);
  const away = (x) => x.map((value, k) => value - minimum[k]);
  const grad = (x) => A.map((row) => dot(row, away(x)));
  return { f: (x) => dot(away(x), grad(x)) / 2, grad, minimum, shapes };
}

// Los puntos por los que pasa la regla que da make(problema).
export function pathOf(make, trial) {
  const problem = problemOf(trial);
  return pointsOf(make(problem), trial.start, problem.grad, trial.steps);
}

const length = (a, b) => Math.hypot(...a.map((value, k) => value - b[k]));
const far = (a, b) => !(length(a, b) <= NEAR * (1 + Math.hypot(...b)));
const place = (at, digits = 3) => `(${at.map((value) => significant(value, digits)).join(", ")})`;
// Con las cifras que hacen falta para ver que no son el mismo.
const apartDigits = (here, there) => [3, 5, 7].find((digits) => place(here, digits) !== place(there, digits)) ?? 9;

// El primer paso en que un recorrido se separa de otro, mientras este no se pierda; 0 si van juntos.
export const firstApart = (points, others) => {
  const parted = (other, k) => Math.hypot(...other) < 1e6 && far(points[k], other);
  return Math.max(0, others.findIndex(parted));
};

// Los ajustes que se llaman igual, con el valor que les da el lector.
const shared = (given, names) =>
  Object.fromEntries(names.filter((name) => Object.hasOwn(given, name)).map((name) => [name, given[name]]));

// Si la regla hace lo mismo que otra en todas las pruebas; si no, dónde se separan.
function apart(mine, make, trials) {
  for (const trial of trials) {
    const [points, others] = [pathOf(mine, trial), pathOf(make, trial)];
    const step = firstApart(points, others);
    if (step) return { trial, step, here: points[step], there: others[step] };
  }
  return null;
}

// Los números de la regla de partida.
const numbersOf = ({ rule }) =>
  Object.fromEntries(Object.entries(compile(rule).settings).filter(([, value]) => value !== null));

export function likeOf(data, given) {
  const known = numbersOf(data);
  // Un ajuste con el signo cambiado es otra manera de escribir la regla: se compara con el suyo.
  const same = Object.keys(given).filter((name) => !Object.hasOwn(known, name) || given[name] * known[name] > 0);
  const wanted = { ...known, ...shared(given, same) };
  const maker = (text) => {
    const read = compile(text);
    return (problem) => optimizerOf(read, { ...read.settings, ...shared(wanted, Object.keys(read.settings)) }, problem);
  };
  const slips = data.mistakes.map(({ name, rule, why }) => ({ name, why, make: maker(rule) }));
  return { right: maker({ ...RULES, ...TYPED }[data.like].text), slips };
}

// Los ajustes que se llaman como los de la regla de partida, con su número, y el signo que les dé el lector.
function backOf(data, given) {
  const known = Object.entries(shared(numbersOf(data), Object.keys(given)));
  const signed = known.map(([name, value]) => [name, given[name] * value < 0 ? -value : value]);
  return { ...given, ...Object.fromEntries(signed) };
}

// Lo que falla con los números de la regla de partida: con otros, un fallo puede no notarse.
function compared(data, make, given, back) {
  const mine = make(back);
  const { right, slips } = likeOf(data, back);
  const found = apart(mine, right, data.trials);
  if (!found) return null;
  const changed = Object.keys(back).filter((name) => back[name] !== given[name]);
  const blurred = changed.length && !apart(make(given), likeOf(data, given).right, data.trials);
  const which = changed.length > 1 ? "esos números" : "ese número";
  const values = changed.map((name) => `${name} = ${back[name]}`);
  const remark = blurred ? [` Con ${which} no se distingue del fallo: pon ${listed(values)}.`] : [];
  const slip = slips.find((each) => !apart(mine, each.make, data.trials));
  if (slip) return wrong([slip.name], { html: slip.why }, ...remark);
  // Otra cosa puede llamarse igual: 1 - beta, lo que la regla llamaba beta.
  if (!apart(make(given), likeOf(data, {}).right, data.trials)) return null;
  const { trial, step, here, there } = found;
  const digits = apartDigits(here, there);
  const course = `${STYLES[data.like]?.name ?? data.like}, a ${place(there, digits)}`;
  const going = `Desde ${place(trial.start)}, en el paso ${step} tu regla va a ${place(here, digits)}`;
  return wrong([], `${going}, y ${course}.`, ...remark);
}

// Lo que un gradiente mueve en cada paso, mientras empuja y después: la mitad de lo que cambia el paso al cambiarle el
// signo, que no cuenta lo que se mueve sin él. El de después mide igual en cada coordenada: no se nota por su tamaño.
export function strides(mine, { start, steps, push, side = SIDE }) {
  const [one, other] = [1, -1].map((sign) => {
    let k = 0;
    const grad = () => (k++ < push ? side.map((value) => sign * value) : [side[0], -side[1]]);
    const points = pointsOf(mine, start, grad, steps);
    return range(steps).map((step) => points[step + 1].map((value, axis) => value - points[step][axis]));
  });
  return one.map((step, k) => length(step, other[k]) / 2);
}

// Las pruebas de uno de ganar, donde caen con una semilla: de un paisaje, el sitio, arena; de un empujón, lo que dura y
// hacia dónde y con cuánto, lejos de los ejes. T es igual en todas: no dice en cuál se está.
export function drawn(trials, seed) {
  const T = Math.max(...trials.map(({ steps }) => steps));
  const [more, angle] = [seed && (seed % 51) - 10, seed && ((seed % 89) / 88 + 0.5 + 2 * (seed % 4)) * (Math.PI / 4)];
  return trials.map((trial) => {
    const { problem, start, push, steps } = trial;
    const side = seed ? [Math.cos(angle), Math.sin(angle)].map((part) => part * (0.5 + (seed % 37) / 36)) : SIDE;
    if (push) return { ...trial, T, side, push: push + more, steps: steps + more };
    const placed = { ...trial, T, arena: hidden(problem, start, seed) };
    return trial.rival ? { ...placed, best: rivalOf(placed, seed) } : placed;
  });
}

// Lo que se puede pedir de una prueba, por su nombre.
export function facts(rule, own, trial) {
  const { steps, push, best, T } = trial;
  const mine = { init: (x) => own.init(x, T), step: (...now) => own.step(...now) };
  const common = { memories: Object.keys(rule.states).length, lines: rule.lines.length };
  if (push) {
    const all = strides(mine, trial);
    return { ...common, left: all[steps - 1] / all[push - 1] };
  }
  return { ...common, arrival: arrivalOf(mine, trial), rival: best?.steps };
}

export function said({ push, start, problem, steps, goal, rival, best }, { arrival, left }) {
  const part = significant(left < 1e-9 ? 0 : 100 * left, 2); // lo que solo es redondeo, 0
  if (push)
    return Number.isFinite(left)
      ? `En el paso ${steps} queda un ${part} % de lo que el primer gradiente movía en el ${push}.`
      : `Tu regla no se mueve en el paso ${push}: no hay con qué comparar el ${steps}.`;
  const mine =
    arrival <= steps
      ? `queda por debajo de ${goal} desde el paso ${arrival}`
      : `no queda por debajo de ${goal} en ${steps} pasos`;
  const theirs = rival ? `; ${STYLES[rival].name}, desde el ${best.steps}` : "";
  return `En ${VALLEYS[problem].name}, desde ${place(start)}, tu regla ${mine}${theirs}.`;
}

function tried(data, rule, mine, seed) {
  for (const trial of range(DRAWS).flatMap((k) => drawn(data.trials, seed + k))) {
    const found = facts(rule, mine, trial);
    if (evaluate(trial.need, found)) continue;
    // De lo que se mira sin correr, como cuántas líneas lleva, no hay más que decir.
    const measured = /"(?:arrival|left)"/.test(JSON.stringify(trial.need));
    return wrong([], { html: trial.why }, measured ? ` ${said(trial, found)}` : "");
  }
  return null;
}

// Si va por los mismos puntos con una pendiente que con otra.
function blind(mine) {
  const along = (...slope) => pointsOf(mine, [1.3, -0.7], () => slope, 30);
  const [one, other] = [along(0.9, -1.7), along(-2.3, 0.4)];
  return [one, other].flat(2).every(Number.isFinite) && !firstApart(one, other);
}

// La corrección de una regla, como las de grade.js. Dónde se juzga sale de la respuesta: la misma, en el mismo sitio.
export function judge(data, { text, given, seed = seedOf(text + JSON.stringify(given), 1) }) {
  const rule = compile(text);
  if (rule.errors.length)
    return { state: "invalid", message: ["La regla no se puede leer: junto a ella dice qué línea y por qué."] };
  const settings = { ...rule.settings, ...shared(given, Object.keys(rule.settings)) };
  const make = (values) => (problem) => optimizerOf(rule, values, problem);
  const back = data.like ? backOf(data, settings) : settings;
  const mine = make(back)();
  const judged = () => (data.like ? compared(data, make, settings, back) : tried(data, rule, mine, seed));
  const failed = blind(mine) ? wrong([], BLIND) : judged();
  return failed ?? { state: "correct", message: ["¡Correcto!"], mistakes: [] };
}
