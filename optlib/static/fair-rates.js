// La mejor tasa de cada método en un paisaje, desde un punto, y el coste al que llega con una.
import { FAIR_RATES } from "./data.js";
import { memo } from "./figures/values.js";
import { OPTIMIZERS, PROBLEMS } from "./optimizers.js";

const rates = memo(500);

export function bestRate(problem, start, steps, name) {
  return rates([problem, start, steps, name].join(), () => {
    const costs = FAIR_RATES.map((lr) => {
      const cost = finalCost(problem, start, steps, name, lr);
      return Number.isFinite(cost) ? cost : Infinity;
    });
    return FAIR_RATES[costs.indexOf(Math.min(...costs))];
  });
}

// Coste tras `steps` pasos, sin guardar el camino.
export function finalCost(problem, start, steps, name, lr) {
  const { f, grad } = PROBLEMS[problem];
  const optimizer = new OPTIMIZERS[name]({ lr });
  let x = start;
  let state = optimizer.init(x);
  for (let k = 0; k < steps; k++) [x, state] = optimizer.step(x, state, grad);
  return f(x);
}
