// Lo que se dice de un fallo de una regla, a un estudiante: qué pasa y qué escribir. Lo que él ha escrito va entre
// comillas y se pone siempre como texto.
import { FUNCTIONS } from "./rule-text.js";

const KNOWN = Object.keys(FUNCTIONS);
const GREEK = {
  α: "lr",
  β: "beta",
  ε: "eps",
  λ: "lam",
  μ: "mu",
  ρ: "rho",
  θ: "x",
  σ: "sigma",
  γ: "gamma",
  η: "lr",
  "∇": "grad(x)",
};
const SIGNS = {
  "^": "Una potencia se escribe con **, como en g**2.",
  "[": "Aquí no hay índices: la regla vale igual para cada coordenada.",
  "×": "Para multiplicar se escribe *.",
  "·": "Para multiplicar se escribe *.",
  "√": "La raíz se escribe sqrt(…).",
  "−": "El menos es el del teclado: -.",
  "²": "Un cuadrado se escribe **2.",
  ";": "Una asignación por línea, sin punto y coma.",
  ":": "Aquí solo hay asignaciones, sin dos puntos.",
};

const SAID = {
  sign: ({ word }) => SIGNS[word] ?? `«${word}» no se usa aquí: valen + - * / ** ( ) y las funciones.`,
  letter: ({ word }) =>
    GREEK[word]
      ? `Los nombres van sin letras griegas: en vez de «${word}», ${GREEK[word]}.`
      : `Los nombres llevan letras de la a a la z, sin tilde: «${word}» no vale.`,
  statement: ({ word }) =>
    word === "lambda"
      ? "«lambda» es una palabra de Python: usa otro nombre, como lam."
      : `«${word}»: aquí solo hay asignaciones, como v = beta * v + g.`,
  call: ({ word }) => `Tras «${word}» va un paréntesis: ${word}(x).`,
  assignment: () => "Esta línea no asigna nada: falta «nombre =» delante.",
  equals: () => "Para asignar basta un =; con dos se compara.",
  target: () => "A la izquierda del = va un solo nombre; sus palabras se unen con _, como en weight_decay.",
  reserved: ({ word }) =>
    word === "t"
      ? "t cuenta los pasos, desde 1, y no se asigna."
      : `«${word}» ya significa otra cosa: usa otro nombre.`,
  function: ({ word }) => {
    const close =
      { max: "maximum", min: "minimum", root: "sqrt", mean: "", sum: "", power: "**" }[word] ??
      nearest(word, [...KNOWN, "grad"]);
    return `No hay ninguna función «${word}»${close ? `: ¿querías ${close}?` : `. Las que hay: ${KNOWN.join(", ")}.`}`;
  },
  arguments: ({ word, count }) =>
    `${word} lleva ${count === 1 ? "un solo valor entre paréntesis" : "dos valores, separados por una coma"}.`,
  unclosed: () => "Este paréntesis no se cierra.",
  unopened: () => "Sobra este paréntesis, o falta el que lo abre.",
  unfinished: () => "La línea está sin acabar.",
  operand: ({ word }) => `Antes de «${word}» falta un número o un nombre.`,
  times: ({ before, word }) => `Entre «${before}» y «${word}» falta un signo; para multiplicar, *.`,
  comma: () => "Los decimales llevan punto: 0.1.",
  "no-x": () => "Falta la línea que mueve el punto: x = x - lr * …",
  "x-fixed": () => "x es el punto, y el mapa dice de dónde sale: antes de grad no se le da un número.",
  "no-grad": () => "Falta pedir el gradiente: g = grad(x).",
  "grad-twice": () => "El gradiente se pide una sola vez en cada paso: guárdalo en un nombre, g = grad(x), y úsalo.",
};

// Cuántas letras hay que cambiar, poner o quitar para ir de un nombre a otro.
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, k) => k);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length];
}

// El que más se parece, si se parece.
function nearest(word, names) {
  const [best] = names.map((name) => [distance(word, name), name]).sort(([a], [b]) => a - b);
  return best && best[0] > 0 && best[0] <= Math.max(1, word.length / 3) ? best[1] : "";
}

export const explain = ({ code, given }) => SAID[code](given);

// De los ajustes que nadie asigna, el que parece un nombre mal escrito, y a cuál se parece.
export function doubts({ settings, names }) {
  const found = Object.keys(settings)
    .filter((name) => settings[name] === null)
    .map((name) => [name, nearest(name, names)]);
  return Object.fromEntries(found.filter(([, close]) => close));
}
