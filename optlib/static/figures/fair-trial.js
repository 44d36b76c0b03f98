// La prueba justa: cada método, desde las mismas salidas de cada valle, girado y movido, y allí con la tasa que mejor
// le va, de la misma lista y la suya; después, el examen: con esas tasas, desde otras salidas. Llega quien acaba cerca
// de un mínimo: quien solo pasa por allí, no.
import { FAIR_RATES, VALLEYS } from "../data.js";
import { hidden, since } from "../fair-rates.js";
import { walk } from "../optimizers.js";
import { rateOf } from "../roles.js";
import { range } from "./values.js";

export const STEPS = 300;
export const STARTS = 8; // para elegir la tasa, y otras tantas para el examen
const NEAR = 0.01; // en anchos y altos del mapa
const SURE = 0.05; // una diferencia que el azar da menos veces no se tiene por azar

// Donde no hay mínimo, no se llega.
export const TRIED = Object.keys(VALLEYS).filter((problem) => VALLEYS[problem].minima.length);

// Cada salida, en una columna y una fila del mapa que no son de otra; descentradas, porque en un valle simétrico dos
// opuestas serían la misma. Las del examen van entre las otras.
export function startsOf(problem, exam) {
  const at = ([low, high], part) => low + ((high - low) * part) / (2 * STARTS);
  const { x, y } = VALLEYS[problem];
  const places = range(STARTS).map((k) => 2 * k + Number(exam));
  return places.map((k) => [at(x, k + 0.3), at(y, ((3 * k + 1) % (2 * STARTS)) + 0.7)]);
}

// El paso desde el que ya no se aleja de un mínimo; Infinity si no lo hay.
function arrival(problem, start, optimizer) {
  const { x: across, y: along, minima } = VALLEYS[problem];
  const [width, height] = [across[1] - across[0], along[1] - along[0]];
  const { grad, to, back } = hidden(problem, "");
  return since(walk(optimizer, to(start), grad, STEPS), ([point]) => {
    const [a, b] = back(point);
    if (!Number.isFinite(a + b)) return null;
    return minima.some(([c, d]) => Math.hypot((a - c) / width, (b - d) / height) <= NEAR);
  });
}

// De unas llegadas, cuántas y la mediana de sus pasos, null si no hay ninguna.
export function summed(arrivals) {
  const sorted = arrivals.filter(Number.isFinite).sort((a, b) => a - b);
  const [count, half] = [sorted.length, sorted.length >> 1];
  const steps = count % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  return { count, steps: count ? steps : null };
}

// Si dos se distinguen: de las salidas desde las que llega uno solo, lo que ganaría uno a cara o cruz.
export function apart(mine, other) {
  const only = (a, b) => a.filter((steps, k) => steps < Infinity && b[k] === Infinity).length;
  const [won, lost] = [only(mine, other), only(other, mine)];
  let [ways, total] = [0, 1];
  for (let k = 0, choose = 1; k < won + lost; k++) {
    if (k <= Math.min(won, lost)) ways += choose;
    choose *= (won + lost - k) / (k + 1);
    total *= 2;
  }
  return won !== lost && (2 * ways) / total < SURE;
}

// De qué depende lo que le sale a una regla.
export const signature = ({ rule, given }) => JSON.stringify([rule.text, given]);

// La prueba de un método: parts, lo que hay que hacer, a trozos breves, y result(), lo que sale: de cada problema, la
// tasa elegida y las llegadas desde las salidas con que se elige, chosen, y desde las del examen, exam. make(tasa) da
// su optimizador, y own es su tasa escrita; null si no tiene.
export function trial(make, own) {
  const best = Object.fromEntries(TRIED.map((problem) => [problem, { rate: null, chosen: [], exam: [] }]));
  const attempt = (problem, rate) => {
    const kept = summed(best[problem].chosen);
    const chosen = [];
    for (const [k, start] of startsOf(problem, false).entries()) {
      chosen.push(arrival(problem, start, make(rate)));
      if (summed(chosen).count + STARTS - k - 1 < kept.count) return; // ya no alcanza a la mejor
    }
    const { count, steps } = summed(chosen);
    const better = count > kept.count || (count === kept.count && steps < (kept.steps ?? 0));
    if (better || !best[problem].chosen.length) best[problem] = { rate, chosen };
  };
  const examine = (problem) => {
    const { rate } = best[problem];
    best[problem].exam = startsOf(problem, true).map((start) => arrival(problem, start, make(rate)));
  };
  const rates = own === null ? [null] : [...FAIR_RATES, own];
  return {
    parts: TRIED.flatMap((problem) => [...rates.map((rate) => () => attempt(problem, rate)), () => examine(problem)]),
    result: () => best,
  };
}

// La de la regla del lector: make(ajustes) da su optimizador, con la tasa que toque y los demás como están.
export function ownTrial({ rule, given, make }) {
  const rate = rateOf(rule, given);
  const at = (value) => make(rate === null ? given : { ...given, [rate]: value });
  const { parts, result } = trial(at, rate === null ? null : given[rate]);
  return { parts, result: () => ({ problems: result(), rate }) };
}
