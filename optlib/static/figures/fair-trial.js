// La prueba justa: cada método, desde las mismas salidas y, en cada problema, con la tasa de la misma lista que mejor
// le va. Llega quien acaba cerca de un mínimo: quien solo pasa por allí, no.
import { FAIR_RATES, VALLEYS } from "../data.js";
import { rateOf } from "../roles.js";
import { PROBLEMS, walk } from "../optimizers.js";
import { range } from "./values.js";

export const STEPS = 300;
export const STARTS = 8;
const NEAR = 0.01; // en anchos y altos del mapa

// Donde no hay mínimo, no se llega.
export const TRIED = Object.keys(VALLEYS).filter((problem) => VALLEYS[problem].minima.length);

// Cada salida, en una columna y una fila del mapa que no son de otra; descentradas, porque en un valle simétrico dos
// opuestas serían la misma.
export function startsOf(problem) {
  const at = ([low, high], part) => low + (high - low) * part;
  const { x, y } = VALLEYS[problem];
  return range(STARTS).map((k) => [at(x, (k + 0.3) / STARTS), at(y, (((3 * k + 1) % STARTS) + 0.7) / STARTS)]);
}

// El paso desde el que ya no se aleja de un mínimo; Infinity si no lo hay.
function arrival(problem, start, optimizer) {
  const { x: across, y: along, minima } = VALLEYS[problem];
  const [width, height] = [across[1] - across[0], along[1] - along[0]];
  const { grad } = PROBLEMS[problem];
  let [k, far] = [0, 0];
  for (const [[a, b]] of walk(optimizer, start, grad, STEPS)) {
    if (!Number.isFinite(a + b)) return Infinity;
    if (!minima.some(([c, d]) => Math.hypot((a - c) / width, (b - d) / height) <= NEAR)) far = k;
    k++;
  }
  return far < STEPS ? far + 1 : Infinity;
}

// null si no hay ninguno.
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  if (!sorted.length) return null;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

// De qué depende lo que le sale a una regla.
export const signature = ({ text }, given) => JSON.stringify([text, given]);

// La prueba de un método: parts, lo que hay que hacer, a trozos breves, y result(), lo que sale. make(tasa) da su
// optimizador; sin rated, no hay tasa que probar. Lo que sale: cuántas veces llega, la mediana de los pasos, null si
// no llega nunca, y lo mismo de cada problema con la tasa elegida.
export function trial(make, rated = true) {
  const best = Object.fromEntries(TRIED.map((problem) => [problem, { rate: null, arrivals: [], steps: null }]));
  const attempt = (problem, rate) => {
    const kept = best[problem];
    const arrivals = [];
    for (const [k, start] of startsOf(problem).entries()) {
      const steps = arrival(problem, start, make(rate));
      if (steps < Infinity) arrivals.push(steps);
      if (arrivals.length + STARTS - k - 1 < kept.arrivals.length) return; // ya no alcanza a la mejor
    }
    const steps = median(arrivals);
    const more = arrivals.length - kept.arrivals.length;
    if (more > 0 || (more === 0 && steps < kept.steps)) best[problem] = { rate, arrivals, steps };
  };
  const rates = rated ? FAIR_RATES : [null];
  return {
    parts: TRIED.flatMap((problem) => rates.map((rate) => () => attempt(problem, rate))),
    result() {
      const all = Object.values(best).flatMap(({ arrivals }) => arrivals);
      const rows = Object.entries(best).map(([problem, { rate, arrivals, steps }]) => [
        problem,
        { rate, count: arrivals.length, steps },
      ]);
      return { count: all.length, steps: median(all), problems: Object.fromEntries(rows) };
    },
  };
}

// La de la regla del lector: make(ajustes) da su optimizador, con la tasa que toque y los demás como están.
export function ownTrial({ rule, given, make }) {
  const rate = rateOf(rule, given);
  return trial((value) => make(rate === null ? given : { ...given, [rate]: value }), rate !== null);
}
