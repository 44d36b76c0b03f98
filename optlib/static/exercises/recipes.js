// Sortea los números de un ejercicio y calcula su respuesta y sus errores, como recipes.py.
import { mulberry32, seedOf, shuffled } from "../prng.js";
import { evaluate } from "./expressions.js";

const MAX_TRIES = 200;
let execute = null;

// Trae lo que ejecuta optimizadores, si alguna de esas recetas lo pide: va antes de instantiate.
export async function ready(recipes) {
  if (recipes.some(({ run }) => run)) ({ execute } = await import("./execution.js"));
}

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

// Una ejecución, con números en vez de fórmulas.
function settled(run, names) {
  const x0 = run.vector ? run.x0.map((tree) => evaluate(tree, names)) : evaluate(run.x0, names);
  return { ...run, x0, hyper: numbers(run.hyper, names), data: numbers(run.data, names) };
}

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
  const run = data.run && settled(data.run, drawn);
  const names = run ? { ...drawn, ...execute(run) } : drawn;
  const seen = (m) => (m.variant || m.rounded !== undefined ? { ...drawn, ...execute(run, m) } : names);
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
