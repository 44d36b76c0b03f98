// Los optimizadores y problemas de optlib en el navegador: una figura no puede esperar a Python. Las reglas son las
// líneas de optlib, que rule.js hace correr; tests/test_optimizers_js.py compara con Python las reglas y los problemas.
// x es un número o una lista de números.
import { PROBLEM_DATA } from "./data.js";
import { compile, optimizerOf } from "./rule.js";
import { RULES, SLOPES } from "./rules.js";

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

const ravine = (c) => ({ f: ([x, y]) => 0.5 * (x * x + c * y * y) });

// El coste de cada problema y, si no está en SLOPES, su gradiente.
const FUNCTIONS = {
  parabola: { f: (x) => x * x, grad: (x) => 2 * x },
  shifted_parabola: { f: (w) => (w - 3) * (w - 3), grad: (w) => 2 * (w - 3) },
  quartic: { f: (x) => (x * x * x * x) / 4, grad: (x) => x * x * x },
  double_well: { f: (x) => (x * x - 1) * (x * x - 1) + 0.3 * x, grad: (x) => 4 * x * (x * x - 1) + 0.3 },
  wavy: { f: (x) => 0.1 * x * x + Math.sin(2 * x), grad: (x) => 0.2 * x + 2 * Math.cos(2 * x) },
  coupled_quadratic: { f: ([x, y]) => 3 * x * x + 2 * x * y + y * y },
  ravine: ravine(25),
  narrow_ravine: ravine(100),
  rosenbrock: { f: ([x, y]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2 },
  beale: {
    f: ([x, y]) => (1.5 - x + x * y) ** 2 + (2.25 - x + x * y * y) ** 2 + (2.625 - x + x * y * y * y) ** 2,
  },
  himmelblau: { f: ([x, y]) => (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2 },
  saddle: { f: ([x, y]) => x * x - y * y },
};

// Cada problema, con el nombre, la salida y el mínimo que dice Python.
const whole = (name) => [name, { ...SLOPES[name], ...FUNCTIONS[name], ...PROBLEM_DATA[name] }];
export const PROBLEMS = Object.fromEntries(Object.keys(FUNCTIONS).map(whole));

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
// cero en línea recta en esos pasos.
export function* planned(problem, rule, given, rate, steps) {
  const settings = { ...given };
  let taken = 0;
  const points = walk(optimizerOf(rule, settings, problem), problem.start, (x) => problem.gradAt(taken)(x), steps);
  for (let k = 0; k <= steps; k++) {
    taken = k - 1;
    if (rate) settings[rate] = given[rate] * (1 - taken / steps);
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
