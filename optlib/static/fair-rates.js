// La mejor tasa de cada método en un paisaje, desde un punto, y el coste al que llega con una.
import { FAIR_RATES } from "./data.js";
import { memo } from "./figures/values.js";
import { OPTIMIZERS, PROBLEMS, walk } from "./optimizers.js";

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
  let last = start;
  for (const [x] of walk(new OPTIMIZERS[name]({ lr }), start, grad, steps)) last = x;
  return f(last);
}
