// Lo que se dice de un fallo de una regla, a un estudiante: qué pasa y qué escribir. Lo que él ha escrito va entre
// comillas y se pone siempre como texto.
import { roleOf } from "./roles.js";
import { nodes } from "./rule.js";
import { FUNCTIONS } from "./rule-text.js";

const KNOWN = Object.keys(FUNCTIONS);
// Lo que se escribe de otra manera. Los nombres los pone el lector, y un objeto tiene otros suyos: constructor.
const OTHERWISE = {
  ...{ α: "lr", β: "beta", ε: "eps", λ: "lam", μ: "mu", ρ: "rho", θ: "x", σ: "sigma", γ: "gamma", η: "lr" },
  ...{ max: "maximum", min: "minimum", clamp: "clip", sum: "dot", root: "sqrt", pow: "**", svd: "orthogonalize" },
  ...{ "^": "**", "²": "**2", "³": "**3", "×": "*", "·": "*", "÷": "/", "//": "/", "√": "sqrt" },
  ...{ lambda: "lam", "∇": "grad(x)", "∂": "grad(x)", gradient: "grad", "|": "abs(…)", "@": "dot(a, b)" },
  ...{ if: "where(a > b, x, y)", and: "where(a > b, x, y)", or: "where(a > b, x, y)" },
};
const INSTEAD = new Map(Object.entries(OTHERWISE));
const NUMBERS = new Map(Object.entries({ pi: "3.14159", inf: "1e300" }));
const COUNTS = new Map(Object.entries({ N: "T", t_max: "T", n_steps: "T", steps: "T", step: "t" }));
// Lo que no hay, y qué hay.
const ABSENT = [
  [/^(?:f|loss|cost|coste)$/, "El coste no se ve desde la regla: solo su gradiente, grad(x)."],
  [/^cos$/, "Aquí no hay cos: una tasa baja en línea recta con lr * (1 - t / T)."],
  [/[−–—‐]/, "El menos es el del teclado: -."],
  [/[[\]]/, "Aquí no hay índices: la regla vale igual para cada coordenada."],
  [/;/, "Una asignación por línea, sin punto y coma."],
  [/:/, "Aquí solo hay asignaciones, sin dos puntos."],
  [/\./, "El punto es de los decimales: en vez de self.lr, lr; en vez de g.abs(), abs(g)."],
  [/\\/, "Para seguir en otra línea, un paréntesis abierto."],
  [/%/, "Aquí no hay %: de cinco en cinco se cuenta con k = where(k < 5, k + 1, 1)."],
  [/[<>!≤≥≠=]/, "Solo se compara dentro de where, con < > <= >=: where(g * m > 0, g, 0)."],
];

const absent = (word) =>
  INSTEAD.has(word) ? `En vez de «${word}», ${INSTEAD.get(word)}.` : ABSENT.find(([sign]) => sign.test(word))?.[1];

const SAID = {
  sign: ({ word }) => absent(word) ?? `«${word}» no se usa aquí: valen + - * / ** ( ) y las funciones.`,
  letter: ({ word }) => absent(word) ?? `Los nombres llevan letras de la a a la z, sin tilde: «${word}» no vale.`,
  statement: ({ word }) => absent(word) ?? `«${word}»: aquí solo hay asignaciones, como v = beta * v + g.`,
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
    if (absent(word)) return absent(word);
    const close = nearest(word, [...KNOWN, "grad"]);
    if (close) return `No hay ninguna función «${word}»: ¿querías ${close}?`;
    return `«${word}» no es una función; si es un producto, ${word} * (…). Hay ${KNOWN.join(", ")} y grad.`;
  },
  arguments: ({ word, count }) =>
    count === 1
      ? `${word} lleva un solo valor entre paréntesis, como en ${word}(x).`
      : `${word} lleva ${count === 2 ? "dos" : "tres"} valores, separados por comas.`,
  condition: () => "Lo primero de where es una comparación: where(g * m > 0, g, 0).",
  long: () => "Es demasiado largo para una línea: repártelo en varias, con un nombre para cada parte.",
  many: ({ most }) => `Una regla tiene como mucho ${most} líneas.`,
  unclosed: () => "Este paréntesis no se cierra.",
  unopened: () => "Sobra este paréntesis, o falta el que lo abre.",
  unfinished: () => "La línea está sin acabar.",
  operand: ({ word }) => `Antes de «${word}» falta un número o un nombre.`,
  times: ({ before, word }) => absent(word) ?? `Entre «${before}» y «${word}» falta un signo; para multiplicar, *.`,
  comma: () => "Los decimales llevan punto: 0.1.",
  "no-x": () => "Falta la línea que mueve el punto: x = x - lr * …",
  "x-fixed": () => "x es el punto, y el mapa dice de dónde sale: antes de grad no se le da un número.",
  "no-grad": () => "Falta pedir el gradiente: g = grad(x).",
  "grad-twice": () => "El gradiente se pide una sola vez en cada paso: guárdalo en un nombre, g = grad(x), y úsalo.",
};

const COLUMN = "Aquí el punto es una columna, y orthogonalize la deja siempre en 0.70 de su dirección.";

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

// Lo que tienen igual un nombre y otro mal escrito: gg y g, Lr y lr, m_hat y mhat.
const bare = (name) => name.toLowerCase().replace(/_|(.)(?=\1)/g, "");

// Qué se quería con un nombre que nadie asigna, si quizá era otro de los que hay, o idle, uno que tiene valor y no se usa. Lo breve se
// parece a todo.
function meant(name, names, idle) {
  const number = NUMBERS.get(name.toLowerCase());
  if (number) return `${name} es un mando nuevo: si querías el número, escribe ${number}.`;
  if (/_hat$/.test(name)) return `${name} es un mando nuevo: ¿falta la línea ${name} = …?`;
  const far = name.length > 2 && roleOf(name).role === "other";
  const long = names.filter((each) => far && each.length > 2);
  const close = COUNTS.get(name) ?? names.find((each) => bare(each) === bare(name)) ?? nearest(name, long);
  if (close) return `${name} es un mando nuevo: ¿querías ${close}?`;
  return idle && `${name} es un mando nuevo, y ${idle} no se usa: ¿son lo mismo?`;
}

// Los nombres que se llaman como la salida y valen x en cada paso.
function stuck({ lines, states }) {
  const same = lines.flatMap(({ tree, targets }) => (tree.name === "x" ? targets.map(({ word }) => word) : []));
  return same.filter((word) => /^x_?0$|start|inic|init|salida/i.test(word) && !Object.hasOwn(states, word));
}

// Lo que quizá no se quería: un ajuste que parece un nombre mal escrito, un número escrito donde no tiene mando, o el
// punto donde se quería la salida. O matrices donde no las hay: shapes dice si las hay.
export function doubts(rule, shapes = false) {
  const { settings, names, lines, states } = rule;
  const open = Object.keys(settings).filter((name) => settings[name] === null);
  const known = ["x", "t", ...names, ...Object.keys(settings).filter((name) => !open.includes(name))];
  const read = new Set(lines.flatMap(({ tree }) => [...nodes(tree)].map(({ name }) => name)));
  const idle = Object.keys(settings).find((name) => !open.includes(name) && !read.has(name));
  const fixed = lines.filter(({ tree: { value, op, args } }) => (op === "neg" ? args[0].value : value) !== undefined);
  const late = fixed.flatMap(({ targets }) => targets.map(({ word }) => word));
  const looks = lines.some(({ tree }) => [...nodes(tree)].some(({ op }) => op === "orthogonalize"));
  return [
    ...(looks && !shapes ? [COLUMN] : []),
    ...open.map((name, k) => meant(name, [...known, ...open.slice(0, k)], idle)).filter(Boolean),
    ...stuck(rule).map((name) => `${name} es x en cada paso: para que sea la salida, acaba con ${name} = ${name}.`),
    ...late
      .filter((name) => name !== "x" && !Object.hasOwn(states, name))
      .map((name) => `${name} tendría su mando si estuviera antes de la línea de grad.`),
  ];
}
