// Las líneas del código por las que ha pasado un error, señaladas sin tocar el texto.

const NAME = "error-line";

// Quita todas las señales.
export const unmark = () => globalThis.CSS?.highlights?.delete(NAME);

// Señala una línea, contada desde 1, de un bloque de código. En un navegador que no sabe, nada.
export function mark(code, line) {
  const range = globalThis.Highlight && lineRange(code, line);
  if (!range) return;
  if (!CSS.highlights.has(NAME)) CSS.highlights.set(NAME, new Highlight());
  CSS.highlights.get(NAME).add(range);
}

// Los textos de un bloque, sin lo que guarda el área de texto de un editor.
function texts(code) {
  const accept = (node) =>
    node.parentElement.closest("textarea") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
  const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT, accept);
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
}

function lineRange(code, line) {
  const nodes = texts(code);
  const whole = nodes.map((node) => node.data).join("");
  const lines = whole.split("\n");
  if (lines[line - 1] === undefined) return null;
  const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  const range = document.createRange();
  range.setStart(...placeOf(nodes, start));
  range.setEnd(...placeOf(nodes, start + lines[line - 1].length));
  return range;
}

// El nodo, y el lugar dentro de él, de una posición del texto entero.
function placeOf(nodes, position) {
  let left = position;
  for (const node of nodes) {
    if (left <= node.length) return [node, left];
    left -= node.length;
  }
  return [nodes.at(-1), nodes.at(-1).length];
}
