// Sortea los números de un ejercicio y calcula su respuesta y sus errores, como recipes.py y execution.py.
import { minimize, OPTIMIZERS, PROBLEMS } from "../optimizers.js";
import { roundHalfUp } from "../numbers.js";
import { mulberry32, seedOf, shuffled } from "../prng.js";
import { evaluate } from "./expressions.js";
import { VARIANTS } from "./variants.js";

const MAX_TRIES = 200;

const FAMILIES = {
  // Con b, un problema en w; sin b, en (w, b).
  LinearNeuron: ({ x, y, b }) => {
    const error = (p) => (Array.isArray(p) ? p[0] * x + p[1] : p * x + b) - y;
    return {
      f: (p) => 0.5 * error(p) ** 2,
      grad: (p) => (Array.isArray(p) ? [error(p) * x, error(p)] : error(p) * x),
    };
  },
};

function drawValues(spec, key, seed) {
  const draw = mulberry32(seedOf(key, seed));
  const names = {};
  for (const [name, value] of spec) {
    const drawn = value?.among?.[Math.floor(draw() * value.among.length)];
    if (value?.among) names[name] = seed ? drawn : value.first;
    else names[name] = evaluate(value, names);
  }
  return names;
}

const numbers = (trees, names) =>
  Object.fromEntries(Object.entries(trees ?? {}).map(([name, tree]) => [name, evaluate(tree, names)]));

function execute(run, names, { variant, rounded } = {}) {
  const optimizer = new OPTIMIZERS[run.optimizer](numbers(run.hyper, names));
  const family = FAMILIES[run.problem];
  const problem = family ? family(numbers(run.data, names)) : PROBLEMS[run.problem];
  const first = run.vector ? run.x0.map((tree) => evaluate(tree, names)) : evaluate(run.x0, names);
  const step = VARIANTS[variant] ?? ((right, ...args) => right.step(...args));
  const taken = (x, state, grad) => {
    const [next, after] = step(optimizer, x, state, grad, first);
    return [rounded === undefined ? next : roundEach(next, rounded), after];
  };
  return minimize(problem, first, { ...optimizer, step: taken }, run.steps);
}

const roundEach = (x, decimals) =>
  Array.isArray(x) ? x.map((v) => roundHalfUp(v, decimals)) : roundHalfUp(x, decimals);

// Dice si dos números se confunden al escribirlos con esos decimales.
export const close = (a, b, decimals) => Math.abs(a - b) <= 0.5000001 * 10 ** -decimals + 1e-12 * Math.abs(b);

const ANSWERS = {
  numeric: (data, names, mistake) => evaluate(mistake?.value ?? data.answer, names),
  choice: (data, names) => data.options.map(({ right }) => Boolean(evaluate(right, names))),
  table: (data, names, mistake) =>
    Array.from({ length: data.rows }, (_, k) =>
      data.columns.map(({ name, cell }) =>
        evaluate(mistake?.column === name ? (mistake.value ?? cell) : cell, { ...names, k }),
      ),
    ),
  order: (data) => data.steps.map((_, i) => i),
  code: () => null,
  rule: () => null,
};

const ACCEPTS = {
  numeric: (data, { right, wrong }) =>
    Number.isFinite(right) && !wrong.some((value) => close(value, right, data.decimals)),
  choice: (data, { right }) => {
    const count = right.filter(Boolean).length;
    return data.several ? count >= 1 : count === 1;
  },
  table: (data, { right, wrong }) =>
    right.flat().every(Number.isFinite) &&
    wrong.every((table, i) => {
      const c = data.columns.findIndex(({ name }) => name === data.mistakes[i].column);
      return right.some((row, k) => k >= data.shown && !close(table[k][c], row[c], data.decimals));
    }),
  order: () => true,
};

ANSWERS.quick = ANSWERS.choice;
ACCEPTS.quick = ACCEPTS.choice;

export function instantiate(data, seed = 0) {
  for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
    const instance = instanceOf(data, seed, attempt);
    if (seed === 0 || accepts(data, instance)) return instance;
  }
  throw new Error(`${data.id}: la semilla ${seed} no sirve`);
}

const accepts = (data, instance) =>
  (data.where === undefined || Boolean(evaluate(data.where, instance.names))) && ACCEPTS[data.kind](data, instance);

function instanceOf(data, seed, attempt) {
  const drawn = drawValues(data.values, `${data.id}/${attempt}`, seed);
  const names = data.run ? { ...drawn, ...execute(data.run, drawn) } : drawn;
  const seen = (m) => (m.variant || m.rounded !== undefined ? { ...drawn, ...execute(data.run, drawn, m) } : names);
  const answer = ANSWERS[data.kind];
  const wrong = (data.mistakes ?? []).map((m) => answer(data, seen(m), m));
  return { seed, names, right: answer(data, names), wrong };
}

// Orden en que se muestran las opciones o los pasos; el de unos pasos nunca es el correcto.
export function displayOrder(data, seed) {
  const count = (data.kind === "choice" ? data.options : data.steps).length;
  const draw = mulberry32(seedOf(`${data.id}/orden`, seed));
  let order = shuffled(count, draw);
  while (data.kind === "order" && order.every((v, i) => v === i)) order = shuffled(count, draw);
  return order;
}
