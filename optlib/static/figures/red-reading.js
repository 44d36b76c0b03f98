// Lo que una red lee de un dibujo o de una de sus imágenes de validación.
import { seen } from "../ink.js";
import { range } from "../lists.js";
import { read } from "./red-pad.js";
import { COUNT } from "./red-wall.js";

const SMALLEST = 20; // lo que mide de lado un dibujo, como poco

// Lo que la red ve: del dibujo o de una de sus imágenes; nada, de un dibujo tan pequeño que es un punto.
export function cellsOf({ valid }, { strokes, image }) {
  if (image !== undefined) return [...valid.X.subarray(64 * image, 64 * (image + 1))];
  const reach = (axis) => {
    const values = strokes.flat().map((point) => point[axis]);
    return Math.max(...values) - Math.min(...values);
  };
  return Math.max(reach(0), reach(1)) < SMALLEST ? null : seen(strokes);
}

// Lo que dice de unas casillas: la probabilidad de cada cifra; null, si no son números o no hay nada.
export function saidOf(net, x, cells) {
  const parts = cells && [...net.probabilities(x, Float64Array.from(cells))];
  if (!parts?.every(Number.isFinite)) return null;
  const part = Math.max(...parts);
  return { parts, part, digit: parts.indexOf(part) };
}

// Cuáles de las cien imágenes de validación lee con esos pesos; si no son números, ninguna.
export function reading({ valid }, x) {
  const alive = x.every(Number.isFinite);
  const said = valid.predict(x, valid.X.subarray(0, 64 * COUNT));
  const right = said.map((digit, k) => alive && digit === valid.y[k]);
  return { right, many: right.filter(Boolean).length };
}

// Una imagen de esa cifra, o de una al azar, desde esa: la siguiente a la que haya, en letras de un dibujo.
export function another({ valid: { y } }, first, drawing, digit = Math.floor(10 * Math.random())) {
  const found = range(y.length).filter((k) => k >= first && y[k] === digit);
  const { image = first - 1 } = read(drawing);
  return `i${found.find((k) => k > image) ?? found[0]}`;
}
