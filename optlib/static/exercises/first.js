// Lo que se guarda de una primera respuesta. Sin DOM.

// Lo respondido, como texto, según la clase; de código y de reglas, nada.
const TEXTS = {
  numeric: (_data, text) => text,
  choice: ({ options }, chosen) => named(options.filter((_, i) => chosen[i])),
  order: ({ steps }, order) => named(order.map((step) => steps[step])),
  // De una tabla, las casillas que están mal.
  table: ({ columns }, texts, { cells }) =>
    cells
      .filter(({ state }) => state === "wrong")
      .map(({ k, j }) => `${columns[j].name}[${k + 1}]=${texts[k][j].trim()}`)
      .join("; "),
};
TEXTS.quick = TEXTS.choice;

const named = (parts) => parts.map(({ name }) => name).join(" ");

// read es lo leído de los controles, como lo recibe grade.js, que ha dado graded.
export function firstOf(data, read, graded) {
  const text = TEXTS[data.kind]?.(data, read, graded)
    .replace(/\p{Cc}/gu, " ")
    .trim();
  return { ...(text !== undefined && { answer: text }), mistakes: graded.mistakes };
}
