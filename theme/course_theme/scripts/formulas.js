// Dibuja las fórmulas al construir el libro: lee una por línea, «[latex, aparte]», y responde «{html}» o «{error}».
import { createInterface } from "node:readline";
import katex from "katex";

const { Span } = katex.__domTree;
// Una medida con más cifras de las que se ven: una milésima de em no llega a la décima parte de un píxel.
const LENGTH = /(?<=:)-?\d*\.\d{3,}(?=em;)/g;
const isSpace = (node) => node.classes.includes("mspace");

/**
 * Reúne en `<mrow>` el nombre de cada función y el signo invisible con que KaTeX la aplica: si no, `\lambda_{\max}`
 * tiene tres hijos donde MathML pide dos.
 */
function join(children = []) {
  for (const child of children) join(child.children);
  const applied = children.findIndex((child) => child.type === "mo" && child.toText() === "\u2061");
  if (children[applied - 1]?.type !== "mi") return;
  const pair = children.slice(applied - 1, applied + 1);
  children.splice(applied - 1, 2, new pair[0].constructor("mrow", pair));
}

/** Quita de un trozo el hueco de `\qquad` con que acaba; dice si lo había. */
function dropQuad({ children }) {
  const text = children.findLastIndex((child) => !isSpace(child));
  const quad = children.findIndex((child, at) => at > text && child.style.marginRight === "2em");
  if (quad >= 0) children.length = quad;
  return quad >= 0;
}

/** Dice si un trozo acaba en un signo como = o ≤. */
const endsInRelation = ({ children }) => children.findLast((child) => !isSpace(child))?.classes.includes("mrel");

/** Reúne trozos seguidos, cada grupo hasta el que cumple `last`, y pone cada grupo en su caja si hay varios. */
function boxed(bases, last, kind, inner = (group) => group) {
  const groups = [[]];
  for (const base of bases) {
    groups.at(-1).push(base);
    if (last(base)) groups.push([]);
  }
  const found = groups.filter((group) => group.length).map(inner);
  return found.length === 1 ? found[0] : found.map((group) => new Span([kind], group));
}

/**
 * Escribe una fórmula sin su LaTeX, que nadie ve. En la que va aparte, no se parte si cabe lo que separa un `\qquad`,
 * que es el margen de su caja, ni, dentro, lo que va entre dos relaciones.
 */
function draw(latex, displayMode) {
  const root = katex.__renderToDomTree(latex, { displayMode, throwOnError: true });
  const [spoken, drawn] = (displayMode ? root.children[0] : root).children;
  spoken.children[0].children[0].children.pop();
  join(spoken.children);
  if (displayMode)
    drawn.children = boxed(drawn.children, dropQuad, "statement", (bases) => boxed(bases, endsInRelation, "piece"));
  return root.toMarkup().replace(LENGTH, (length) => Number(Number(length).toFixed(2)));
}

for await (const line of createInterface({ input: process.stdin })) {
  try {
    console.log(JSON.stringify({ html: draw(...JSON.parse(line)) }));
  } catch (error) {
    console.log(JSON.stringify({ error: error.message }));
  }
}
