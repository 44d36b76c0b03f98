// Lo que se guarda de una primera respuesta. Sin DOM.
import { MAX_ANSWER } from "./stored.js";

// Lo respondido, en trozos, según la clase; de código y de reglas, nada.
const PARTS = {
  numeric: (_data, text) => [typed(text)],
  choice: ({ options }, chosen) => options.filter((_, i) => chosen[i]).map(({ name }) => name),
  order: ({ steps }, order) => order.map((step) => steps[step].name),
  // De una tabla, las casillas que están mal.
  table: ({ columns }, texts, { cells }) =>
    cells
      .filter(({ state }) => state === "wrong")
      .map(({ k, j }) => `${columns[j].name}[${k + 1}]=${typed(texts[k][j])}`),
};
PARTS.quick = PARTS.choice;

// Sin lo que no se ve, que readNumber también pasa por alto.
const typed = (text) => text.replace(/\p{C}/gu, "").trim();

// Los trozos que caben, enteros.
function joined(parts, separator) {
  const add = (text, part) => (text ? text + separator + part : part);
  return parts.reduce((text, part) => (add(text, part).length > MAX_ANSWER ? text : add(text, part)), "");
}

// read es lo leído de los controles, como lo recibe grade.js, que ha dado graded.
export function firstOf(data, read, graded) {
  const { mistakes } = graded;
  const parts = PARTS[data.kind]?.(data, read, graded);
  return parts ? { answer: joined(parts, data.kind === "table" ? "; " : " "), mistakes } : { mistakes };
}
