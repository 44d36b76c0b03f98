// La ejecución de un optimizador de la que salen los números de un ejercicio, como execution.py.
import { minimize, OPTIMIZERS, PROBLEMS } from "../optimizers.js";
import { roundHalfUp } from "../numbers.js";
import { VARIANTS } from "./variants.js";

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

export function execute(run, { variant, rounded } = {}) {
  const optimizer = new OPTIMIZERS[run.optimizer](run.hyper);
  const problem = FAMILIES[run.problem]?.(run.data) ?? PROBLEMS[run.problem];
  const step = VARIANTS[variant] ?? ((right, ...args) => right.step(...args));
  const taken = (x, state, grad) => {
    const [next, after] = step(optimizer, x, state, grad, run.x0);
    return [rounded === undefined ? next : roundEach(next, rounded), after];
  };
  return minimize(problem, run.x0, { ...optimizer, step: taken }, run.steps);
}

const roundEach = (x, decimals) =>
  Array.isArray(x) ? x.map((v) => roundHalfUp(v, decimals)) : roundHalfUp(x, decimals);
