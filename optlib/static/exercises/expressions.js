// Evalúa las expresiones de los ejercicios, que llegan como árboles de listas (optlib/exercises/expressions.py).

const APPLY = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => (b === 0 ? NaN : a / b),
  "**": (a, b) => a ** b,
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
  "==": (a, b) => a === b,
  "!=": (a, b) => a !== b,
  and: (a, b) => Boolean(a) && Boolean(b),
  or: (a, b) => Boolean(a) || Boolean(b),
  not: (a) => !a,
  neg: (a) => -a,
  "[]": (list, i) => (i >= 0 && i < list.length ? list[Math.trunc(i)] : NaN),
  sqrt: Math.sqrt,
  exp: Math.exp,
  ceil: Math.ceil,
  floor: Math.floor,
  abs: Math.abs,
  min: Math.min,
  max: Math.max,
};

export function evaluate(tree, names) {
  if (typeof tree === "string") {
    if (!Object.hasOwn(names, tree)) throw new Error(`falta ${tree}`);
    return names[tree];
  }
  if (!Array.isArray(tree)) return tree;
  const [head, ...rest] = tree;
  return APPLY[head](...rest.map((part) => evaluate(part, names)));
}
