// Lo que se dice de una regla: cómo va en la carrera, si se pierde y si hace lo mismo que otra.
import { listed } from "../lists.js";
import { VALLEYS } from "../data.js";
import { firstApart } from "../exercises/rule-check.js";
import { coordinates, significant } from "../numbers.js";
import { lookOf, OWN } from "./looks.js";
import { ordinal, standing } from "./race.js";

// De la regla que se pierde, si es que crece sin límite o que hace una cuenta que no tiene resultado.
function lostWhy({ x, y }) {
  const at = x.findIndex((each, k) => Number.isNaN(each + y[k]));
  if (at < 1 || !(Math.hypot(x[at - 1], y[at - 1]) < 1e6)) return "Tu regla diverge.";
  return `Tu regla deja de dar números en el paso ${at}: la raíz de un negativo, o 0 entre 0.`;
}

export function describe(fig, start, k, racing, rates) {
  if (!k) return `En la salida, ${coordinates(start)}.`;
  const { order, lost } = standing(racing, k);
  const place = order.findIndex(([name]) => name === OWN);
  const rivals = order.filter(([name]) => name !== OWN);
  const count = order.length + lost.length;
  const cost = place < 0 ? "" : significant(order[place][1], 2);
  const mine = count > 1 ? `Tu regla va ${ordinal(place)} de ${count}, con coste ${cost}.` : `Tu regla: coste ${cost}.`;
  const said = ([name, cost]) =>
    `${lookOf(name).name}, ${significant(cost, 2)}${rates[name] ? ` (α = ${significant(rates[name])})` : ""}`;
  const parts = [place < 0 ? lostWhy(racing[OWN]) : mine];
  if (rivals.length) parts.push(`${listed(rivals.map(said))}.`);
  for (const name of lost) if (name !== OWN) parts.push(`${lookOf(name).name} diverge.`);
  parts.push(`Paso ${k} de ${fig.state.steps} en ${VALLEYS[fig.state.problem].name}, desde ${coordinates(start)}.`);
  return parts.join(" ");
}

// En uno de ganar, lo que mira «Comprobar».
export const lostFirst = (lane, k, said) =>
  standing({ [OWN]: lane }, k).lost.length ? `${lostWhy(lane)} ${said}` : said;

// En un ejercicio de arreglar, lo que importa es si hace lo mismo que la del curso.
export function parting(name, steps, racing) {
  const points = ({ x, y }) => x.map((each, k) => [each, y[k]]);
  const k = firstApart(points(racing[OWN]), points(racing[name]));
  const course = lookOf(name).name;
  return k ? `Tu regla se separa de ${course} en el paso ${k}.` : `Tu regla y ${course} coinciden los ${steps} pasos.`;
}
