// La mejor tasa de cada método en un paisaje, desde un punto, y dónde se juzga una regla.
import { FAIR_RATES } from "./data.js";
import { memo, range } from "./lists.js";
import { moved, OPTIMIZERS, PROBLEMS, walk } from "./optimizers.js";
import { mulberry32, seedOf } from "./prng.js";

const rates = memo(500);

// Con fine, además, de 12 en 12 % alrededor de la mejor de la lista.
export function bestRate(problem, start, steps, name, fine = false) {
  const { f, grad } = PROBLEMS[problem];
  const costOf = (lr) => {
    let last = start;
    for (const [x] of walk(new OPTIMIZERS[name]({ lr }), start, grad, steps)) last = x;
    return Number.isFinite(f(last)) ? f(last) : Infinity;
  };
  const best = (among) => {
    const costs = among.map(costOf);
    return among[costs.indexOf(Math.min(...costs))];
  };
  return rates([problem, start, steps, name, fine].join(), () => {
    const found = best(FAIR_RATES);
    return fine ? best(range(9).map((k) => found * 1.12 ** (k - 4))) : found;
  });
}

// Donde se juzga una regla: el paisaje, girado y llevado a un sitio al azar. Así no gana quien va al origen, ni quien
// conoce los ejes, ni quien trae escrito el mínimo. key es de cada prueba, y seed, del sorteo.
export function hidden(problem, key, seed) {
  const draw = mulberry32(seedOf(`${problem} ${key}`, seed));
  const part = () => (draw() < 0.5 ? -1 : 1) * (0.6 + 0.8 * draw());
  const place = [part(), part()];
  const quarters = Math.floor(4 * draw()) + 0.25 + draw() / 2; // ningún eje queda cerca de otro
  return moved(PROBLEMS[problem], place, (quarters * Math.PI) / 2);
}

// Desde cuándo holds(valor) se cumple hasta el final; Infinity si no.
export function since(values, holds) {
  const first = 1 + values.findLastIndex((value) => !holds(value));
  return first < values.length ? first : Infinity;
}
