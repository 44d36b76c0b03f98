// Lo que se dice de una regla: cómo va en la carrera, si se pierde y si hace lo mismo que otra.
import { listed } from "../lists.js";
import { firstApart } from "../exercises/rule-check.js";
import { coordinates } from "../numbers.js";
import { lookOf, OWN } from "./looks.js";
import { inside } from "./race.js";

// De la regla que se pierde, si es que crece sin límite o que hace una cuenta que no tiene resultado.
function lostWhy({ x, y }) {
  const at = x.findIndex((each, k) => Number.isNaN(each + y[k]));
  if (at < 1 || !(Math.hypot(x[at - 1], y[at - 1]) < 1e6)) return "Tu regla diverge.";
  return `Tu regla deja de dar números en el paso ${at}: la raíz de un negativo, o 0 entre 0.`;
}

// El puesto de la regla, con quién lo comparte y, si ha llegado, cuándo; blind dice por qué no cuenta, si no mira.
export function describe(start, k, racing, places, blind) {
  if (!k) return `En la salida, ${coordinates(start)}.`;
  const { place, step, lost } = places.find(({ name }) => name === OWN);
  const parts = blind || lost ? [blind || lostWhy(racing[OWN])] : [];
  const level = places.filter((row) => row.name !== OWN && row.place === place).map(({ name }) => lookOf(name).name);
  const of = places.length > 2 ? ` de ${places.length}` : "";
  if (places.length > 1) {
    const tied = level.length && !lost ? `, a la par de ${listed(level)}` : "";
    parts.push(`Vas ${lost ? places.length : place + 1}.ª${of}${tied}.`);
  }
  if (step !== null) parts.push(`Llegas en el paso ${step}.`);
  return parts.join(" ") || `Vas de camino: paso ${k}.`;
}

// En uno de ganar, lo que mira «Comprobar».
export const lostFirst = (lane, k, said) =>
  inside(lane, Math.min(k, lane.f.length - 1)) ? said : `${lostWhy(lane)} ${said}`;

// En un ejercicio de arreglar, lo que importa es si hace lo mismo que la del curso.
export function parting(name, steps, racing) {
  const points = ({ x, y }) => x.map((each, k) => [each, y[k]]);
  const k = firstApart(points(racing[OWN]), points(racing[name]));
  const course = lookOf(name).name;
  return k ? `Tu regla se separa de ${course} en el paso ${k}.` : `Tu regla y ${course} coinciden los ${steps} pasos.`;
}
