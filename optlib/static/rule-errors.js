// Lo que se dice de un fallo de una regla, a un estudiante: qué pasa y qué escribir. Lo que él ha escrito va entre
// comillas y se pone siempre como texto.
import { nodes } from "./rule.js";
import { FUNCTIONS } from "./rule-text.js";

const KNOWN = Object.keys(FUNCTIONS);
const GREEK = { α: "lr", β: "beta", ε: "eps", λ: "lam", μ: "mu", ρ: "rho", θ: "x", σ: "sigma", γ: "gamma", η: "lr" };
// Los nombres los pone el lector, y un objeto tiene otros suyos: constructor.
const CALLED = new Map(
  Object.entries({
    ...{ max: "maximum", min: "minimum", where: "maximum", root: "sqrt", pow: "**" },
    ...{ newton_schulz: "orthogonalize", polar: "orthogonalize", svd: "orthogonalize" },
  }),
);
const SIGNS = [
  [/[\^²³]/, "Una potencia se escribe con **, como en g**2."],
  [/[[\]]/, "Aquí no hay índices: la regla vale igual para cada coordenada."],
  [/[×·]/, "Para multiplicar se escribe *."],
  [/\/\/|÷/, "Se divide con una sola barra: /."],
  [/√/, "La raíz se escribe sqrt(…)."],
  [/[−–—‐]/, "El menos es el del teclado: -."],
  [/[∇∂]/, "El gradiente se pide con grad(x)."],
  [/;/, "Una asignación por línea, sin punto y coma."],
  [/:/, "Aquí solo hay asignaciones, sin dos puntos."],
  [/\./, "El punto es de los decimales: en vez de self.lr, lr; en vez de g.abs(), abs(g)."],
  [/\\/, "Para seguir en otra línea, un paréntesis abierto."],
  [/[<>!≤≥≠=]/, "Aquí no se compara: sign(g) da el signo, y maximum(g, 0) quita lo negativo."],
];

const SAID = {
  sign: ({ word }) =>
    SIGNS.find(([sign]) => sign.test(word))?.[1] ?? `«${word}» no se usa aquí: valen + - * / ** ( ) y las funciones.`,
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
  dotted: ({ word }) => `«${word}» no está aquí: escribe su valor, con números.`,
  function: ({ word }) => {
    const close = CALLED.get(word) ?? nearest(word, [...KNOWN, "grad"]);
    if (close) return `No hay ninguna función «${word}»: ¿querías ${close}?`;
    return `«${word}» no es una función; si es un producto, ${word} * (…). Hay ${KNOWN.join(", ")} y grad.`;
  },
  arguments: ({ word, count }) => {
    if (word === "orthogonalize")
      return "orthogonalize lleva un solo valor, como en orthogonalize(v): las formas de sus matrices las sabe el problema.";
    return count === 1
      ? `${word} lleva un solo valor entre paréntesis, como en ${word}(x).`
      : `${word} lleva dos valores, separados por una coma.`;
  },
  long: () => "Es demasiado largo para una línea: repártelo en varias, con un nombre para cada parte.",
  many: ({ most }) => `Una regla tiene como mucho ${most} líneas.`,
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

const COLUMN =
  "Aquí el punto es una columna: orthogonalize la deja en 0.70 de su dirección. Es descenso con pasos de un solo tamaño.";

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

// El que más se parece, si se parece. Dos que solo cambian de número, como beta1 y beta2, no se parecen.
function nearest(word, names) {
  const bare = (name) => name.replace(/\d/g, "0");
  const others = names.filter((name) => bare(name) !== bare(word));
  const [best] = others.map((name) => [distance(word, name), name]).sort(([a], [b]) => a - b);
  return best && best[0] > 0 && best[0] <= Math.max(1, word.length / 3) ? best[1] : "";
}

export const explain = ({ code, given }) => SAID[code](given);

// Lo que quizá no se quería: un ajuste que parece un nombre mal escrito, si no es breve, que se parecería a todos; o un
// número escrito donde no tiene mando. O matrices donde no las hay: shapes dice si las hay.
export function doubts({ settings, names, lines, states }, shapes = false) {
  const open = Object.keys(settings).filter((name) => settings[name] === null);
  const known = [...names, ...Object.keys(settings)].filter((name) => name.length > 2 && !open.includes(name));
  const close = (name) => (name.length > 2 ? nearest(name, known) : "");
  const fixed = lines.filter(({ tree: { value, op, args } }) => (op === "neg" ? args[0].value : value) !== undefined);
  const late = fixed.flatMap(({ targets }) => targets.map(({ word }) => word));
  const looks = lines.some(({ tree }) => [...nodes(tree)].some(({ op }) => op === "orthogonalize"));
  return [
    ...(looks && !shapes ? [COLUMN] : []),
    ...open.filter(close).map((name) => `${name} es un ajuste: ¿querías ${close(name)}?`),
    ...late
      .filter((name) => name !== "x" && !Object.hasOwn(states, name))
      .map((name) => `${name} tendría su mando si estuviera antes de la línea de grad.`),
  ];
}
