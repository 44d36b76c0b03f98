// La prueba justa: cada método, desde las mismas salidas de cada valle, girado y movido, y allí con la tasa que mejor
// le va, de la misma lista y la suya; después, el examen: con esas tasas, desde otras salidas y en otro sitio. Llega quien
// acaba cerca de un mínimo: quien solo pasa por allí, no. Todo se sortea, con una semilla.
import { FAIR_RATES, VALLEYS } from "../data.js";
import { duel, gapsOf, hidden, since } from "../judging.js";
import { pointsOf } from "../optimizers.js";
import { mulberry32, seedOf } from "../prng.js";
import { rateOf, roleOf } from "../roles.js";
import { columns, range } from "../lists.js";

export const STEPS = 300;
export const STARTS = 8; // para elegir la tasa, y otras tantas para el examen
const [NEAR, STILL] = [0.01, 1e-6]; // de un mínimo, en anchos y altos del mapa
const STAYED = 10; // los pasos que son un rato
const SURE = 0.05; // una diferencia que el azar da menos veces no se tiene por azar

// Donde no hay mínimo, no se llega.
export const TRIED = Object.keys(VALLEYS).filter((problem) => VALLEYS[problem].minima.length);

// Cada salida, al azar en una columna y una fila del mapa que no son de otra. Las del examen van entre las otras.
export function startsOf(problem, exam, seed) {
  const draw = mulberry32(seedOf(problem, seed));
  const at = ([low, high], k) => low + ((high - low) * (k + 0.1 + 0.8 * draw())) / (2 * STARTS);
  const { x, y } = VALLEYS[problem];
  const places = range(STARTS).map((k) => 2 * k + Number(exam));
  return places.map((k) => [at(x, k), at(y, (3 * k + 1) % (2 * STARTS))]);
}

// De un recorrido, el paso desde el que ya no se aleja de un mínimo, Infinity si no acaba allí, un rato o quieto, y si deja
// de dar números: a quien ya había llegado, no se lo quita.
function run(problem, start, optimizer, seed) {
  const { grad, to, back } = hidden(problem, "", seed);
  const points = pointsOf(optimizer, to(start), grad, STEPS).map(back);
  const lost = points.findIndex(([a, b]) => !Number.isFinite(a + b));
  const [x, y] = columns(lost < 0 ? points : points.slice(0, lost));
  const gaps = gapsOf(problem, { x, y });
  const steps = since(gaps, (gap) => gap <= NEAR);
  return { steps: gaps.at(-1) <= STILL || gaps.length - steps >= STAYED ? steps : Infinity, ended: lost >= 0 };
}

// De unos recorridos, cuántos llegan, la mediana de sus pasos, null si no hay ninguno, y cuántos dejan de dar números.
export function summed(runs) {
  const sorted = runs.map(({ steps }) => steps).filter(Number.isFinite);
  sorted.sort((a, b) => a - b);
  const [count, half] = [sorted.length, sorted.length >> 1];
  const steps = count % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  return { count, steps: count ? steps : null, ended: runs.filter(({ ended }) => ended).length };
}

// Desde cuántas salidas llega uno antes que otro, won, y después, lost; y su ventaja: la de llegar de donde el otro no
// llega y, si eso cabe en el azar, la de llegar antes. Quien llega pronto pocas veces no va delante.
export function against(mine, other) {
  const sooner = duel(mine, other, (one, two) => one.steps < two.steps);
  const reach = duel(mine, other, (one, two) => one.steps < two.steps && two.steps === Infinity);
  const sure = ({ lead }) => Math.abs(lead) > 1 - SURE;
  const { lead } = sure(reach) ? reach : sooner;
  return { ...sooner, lead, apart: sure({ lead }) };
}

// De qué depende lo que le sale a una regla.
export const signature = ({ rule, given, draw }) => JSON.stringify([rule.text, given, draw]);

// La prueba de un método: parts, lo que hay que hacer, a trozos breves, y result(), lo que sale: de cada problema, la
// tasa elegida y los recorridos desde las salidas con que se elige, chosen, y desde las del examen, exam. make(tasa) da
// su optimizador; own es su tasa escrita, null si no tiene, y seeds, las semillas de los dos.
export function trial(make, own, seeds) {
  const best = Object.fromEntries(TRIED.map((problem) => [problem, { rate: null, chosen: [], exam: [] }]));
  const attempt = (problem, rate) => {
    const kept = summed(best[problem].chosen);
    const chosen = [];
    for (const [k, start] of startsOf(problem, false, seeds.chosen).entries()) {
      chosen.push(run(problem, start, make(rate), seeds.chosen));
      if (summed(chosen).count + STARTS - k - 1 < kept.count) return; // ya no alcanza a la mejor
    }
    const { count, steps } = summed(chosen);
    const better = count > kept.count || (count === kept.count && steps < (kept.steps ?? 0));
    if (better || !best[problem].chosen.length) best[problem] = { rate, chosen };
  };
  const examine = (problem) => {
    const { rate } = best[problem];
    const starts = startsOf(problem, true, seeds.exam);
    best[problem].exam = starts.map((start) => run(problem, start, make(rate), seeds.exam));
  };
  const rates = own === null ? [null] : [...FAIR_RATES, own];
  return {
    parts: TRIED.flatMap((problem) => [...rates.map((rate) => () => attempt(problem, rate)), () => examine(problem)]),
    result: () => best,
  };
}

// La de la regla del lector: make(ajustes) da su optimizador, con la tasa que toque y lo demás, kept, como está; también
// una tasa que la regla cambia sola.
export function ownTrial({ rule, given, make }, seeds) {
  const rate = rateOf(rule, given);
  const at = (value) => make(rate === null ? given : { ...given, [rate]: value });
  const { parts, result } = trial(at, rate === null ? null : given[rate], seeds);
  const moving = Object.keys(rule.states).filter((name) => roleOf(name).role === "rate");
  const kept = [...Object.keys(rule.settings).filter((name) => name !== rate), ...moving];
  return { parts, result: () => ({ problems: result(), rate, kept }) };
}
