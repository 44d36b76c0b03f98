// Cómo se juzga una regla, en la prueba justa, en los ejercicios y en la red: dónde, contra qué tasa de sus rivales, cuándo
// llega y si lo que le saca a otra cabe en el azar.
import { FAIR_RATES, VALLEYS } from "./data.js";
import { memo, range } from "./lists.js";
import { moved, OPTIMIZERS, PROBLEMS, pointsOf } from "./optimizers.js";
import { mulberry32, seedOf } from "./prng.js";

// La tasa con la que costOf(tasa) es menor; de dos iguales, la primera.
function cheapest(rates, costOf) {
  const costs = rates.map(costOf);
  return rates[costs.indexOf(Math.min(...costs))];
}

// De una tasa, las que la rodean.
const around = (rate, factor, count) => range(2 * count + 1).map((k) => rate * factor ** (k - count));

const kept = memo(500);

// La mejor tasa de un método en un paisaje, desde un punto; con fine, además, de 12 en 12 % alrededor de la mejor de la
// lista.
export function bestRate(problem, start, steps, name, fine = false) {
  const { f, grad } = PROBLEMS[problem];
  const costOf = (lr) => {
    const cost = f(pointsOf(new OPTIMIZERS[name]({ lr }), start, grad, steps).at(-1));
    return Number.isFinite(cost) ? cost : Infinity;
  };
  return kept([problem, start, steps, name, fine].join(), () => {
    const found = cheapest(FAIR_RATES, costOf);
    return fine ? cheapest(around(found, 1.12, 4), costOf) : found;
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

// Lo que separa cada punto de un recorrido del mínimo que tiene más cerca, en anchos y altos del mapa.
export function gapsOf(problem, { x, y }) {
  const { x: across, y: along, minima } = VALLEYS[problem];
  const [width, height] = [across[1] - across[0], along[1] - along[0]];
  return x.map((a, k) => Math.min(...minima.map(([c, d]) => Math.hypot((a - c) / width, (y[k] - d) / height))));
}

// El paso desde el que el coste queda por debajo de goal, donde se juzga.
export const arrivalOf = (optimizer, { arena: { f, grad, to }, start, steps, goal }) =>
  since(pointsOf(optimizer, to(start), grad, steps), (x) => f(x) < goal);

// Lo antes que llega allí el rival, con las tasas que rodean la suya; si no mira los ejes, lo mismo que en el mapa.
export function rivalOf(trial, seed) {
  if (/^(?:GradientDescent|Momentum)$/.test(trial.rival)) return trial.best;
  return kept(JSON.stringify([trial, seed]), () => {
    const stepsOf = (lr) => arrivalOf(new OPTIMIZERS[trial.rival]({ lr }), trial);
    const lr = cheapest(around(trial.best.lr, 1.06, 10), stepsOf);
    return { lr, steps: stepsOf(lr) };
  });
}

// Dos que se miden las mismas veces: en cuántas va delante uno, won, y en cuántas el otro, lost; y lead, de -1 a 1, la
// ventaja del primero: lo que deja de azar echarlo a cara o cruz.
export function duel(mine, other, ahead) {
  const wins = (one, two) => one.filter((each, k) => ahead(each, two[k])).length;
  const [won, lost] = [wins(mine, other), wins(other, mine)];
  let [ways, total] = [0, 1];
  for (let k = 0, choose = 1; k < won + lost; k++) {
    if (k <= Math.min(won, lost)) ways += choose;
    choose = (choose * (won + lost - k)) / (k + 1); // así es entero, sin redondeo
    total *= 2;
  }
  return { won, lost, lead: Math.sign(won - lost) * (1 - (2 * ways) / total) };
}
