// Los optimizadores y problemas de optlib en el navegador: una figura no puede esperar a Python. Las reglas son las
// líneas de optlib, que rule.js hace correr, y los problemas, sus cuentas; tests/test_optimizers_js.py los compara con él.
// x es un número o una lista de números.
import { PROBLEM_DATA } from "./data.js";
import { compile, optimizerOf } from "./rule.js";
import { FUNCTIONS, RULES } from "./rules.js";

// La clase de una regla del curso: los ajustes son propiedades suyas.
function classOf({ begin, step, settings, state }) {
  let rule;
  return class {
    constructor(given) {
      rule ??= compile([...begin, ...step].join("\n"));
      Object.assign(this, settings, given, optimizerOf(rule, this, {}, state));
    }
  };
}

export const OPTIMIZERS = Object.fromEntries(Object.entries(RULES).map(([name, rule]) => [name, classOf(rule)]));

// Cada problema, con el nombre, la salida y el mínimo que dice Python.
const whole = ([name, functions]) => [name, { ...functions, ...PROBLEM_DATA[name] }];
export const PROBLEMS = Object.fromEntries(Object.entries(FUNCTIONS).map(whole));

// Una neurona lineal, en (w, b): media de ½(ŷ − y)²; gradientOn(p, rows) es su gradiente con esos ejemplos.
export function neuron({ x, y }) {
  const all = [...x.keys()];
  const mean = (term, rows) => rows.reduce((sum, k) => sum + term(x[k], y[k]), 0) / rows.length;
  const gradientOn = ([w, b], rows) => [mean((u, v) => (w * u + b - v) * u, rows), mean((u, v) => w * u + b - v, rows)];
  const f = ([w, b]) => mean((u, v) => 0.5 * (w * u + b - v) ** 2, all);
  return { f, grad: (p) => gradientOn(p, all), gradientOn };
}

// Un problema llevado a otro sitio, después de girarlo: to lleva allí un punto, y back lo trae.
export function moved({ f, grad }, [across, along], turn) {
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  const spin = ([x, y]) => [c * x - s * y, s * x + c * y];
  const back = ([x, y]) => [c * (x - across) + s * (y - along), c * (y - along) - s * (x - across)];
  const to = (at) => spin(at).map((value, k) => value + [across, along][k]);
  return { f: (x) => f(back(x)), grad: (x) => spin(grad(back(x))), to, back };
}

const isFinitePoint = (x) => (typeof x === "number" ? Number.isFinite(x) : x.every(Number.isFinite));

// Un optimizador en marcha, tantos pasos: cada punto y su estado, los de la salida primero.
export function* walk(optimizer, start, grad, steps) {
  let at = [start, optimizer.init(start, steps)];
  yield at;
  for (let k = 0; k < steps; k++) {
    at = optimizer.step(at[0], at[1], grad);
    yield at;
  }
}

// Los puntos por los que pasa.
export const pointsOf = (...run) => Array.from(walk(...run), ([x]) => x);

// Los puntos de un problema de shapes y gradAt con una regla, el de salida el primero. El ajuste rate, si lo hay, baja a
// cero en línea recta en esos pasos; o en ends, y ahí se queda.
export function* planned(problem, rule, given, rate, steps, ends = steps) {
  const settings = { ...given };
  let taken = 0;
  const points = walk(optimizerOf(rule, settings, problem), problem.start, (x) => problem.gradAt(taken)(x), steps);
  for (let k = 0; k <= steps; k++) {
    taken = k - 1;
    if (rate) settings[rate] = given[rate] * (1 - Math.min(taken, ends) / ends);
    yield points.next().value[0];
  }
}

// Recorre `steps` pasos. Devuelve x y f (steps + 1), grad y las columnas del estado (steps), y diverged:
// si x o f dejan de ser números finitos.
export function minimize(problem, x0, optimizer, steps) {
  const run = { x: [], f: [], grad: [], diverged: false };
  const grad = (at) => {
    const g = problem.grad(at, run.grad.length);
    run.grad.push(g);
    return g;
  };
  for (const [x, state] of walk(optimizer, x0, grad, steps)) {
    for (const name in state) {
      run[name] ??= [];
      if (run.x.length) run[name].push(state[name]);
    }
    run.x.push(x);
    run.f.push(problem.f(x));
  }
  run.diverged = !(run.x.every(isFinitePoint) && run.f.every(Number.isFinite));
  return run;
}
