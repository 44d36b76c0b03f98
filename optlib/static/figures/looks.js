// El aspecto de cada método, el mismo en todo el curso, y el de las series que no son métodos: sus colores son otros.
import { MARKS, SERIES, STYLES } from "../data.js";
import { html, put, svg } from "../dom.js";

const pair = ({ light, dark }) => `light-dark(${light}, ${dark})`;
const lengths = ({ dash }) => dash.map((v) => 2 * v).join(" ") || "none";

// Una regla del lector: el color del texto, un trazo lleno y una estrella.
export const OWN = "own";
const STAR = "M0 -7L1.8 -2.2L6.7 -2.2L2.8 0.9L4.2 5.7L0 2.8L-4.2 5.7L-2.8 0.9L-6.7 -2.2L-1.8 -2.2Z";
const OTHERS = {
  [OWN]: { light: "#1d2329", dark: "#e4e6e3", dash: [], name: "Tu regla" },
  Muon: { ...SERIES[0], marker: "D", name: "Muon" },
};
export const lookOf = (name) => OTHERS[name] ?? STYLES[name];

// La variable del sitio o, fuera de él, la misma tabla.
export const colour = (name) => `var(--opt-${name}, ${pair(lookOf(name))})`;
export const dashes = (name) => lengths(lookOf(name));
export const shape = (name) => MARKS[lookOf(name).marker] ?? STAR;

// El color de una serie.
export const serial = (k) => `var(--series-${k}, ${pair(SERIES[k])})`;

// Un trazo con el color de una serie y, con dashed, también a trazos como ella.
export function asSeries(node, k, dashed = false) {
  node.style.stroke = serial(k);
  if (dashed) put(node, "stroke-dasharray", lengths(SERIES[k]));
  return node;
}

// La lista de lo que es cada trazo: [aspecto, texto, lo que se le hace]. Devuelve dónde van los textos.
export function strokeLegend(fig, strokes) {
  const texts = strokes.map(([, text]) => html("span", {}, text));
  const items = strokes.map(([look, , dress], k) => {
    const line = svg("path", { class: look, d: "M1 8H31" });
    dress?.(line);
    return html("li", {}, svg("svg", { class: "fig-plot fig-swatch", "aria-hidden": "true" }, line), texts[k]);
  });
  fig.desk.watched.after(html("ul", { class: "fig-legend" }, ...items));
  return texts;
}

// El recorrido de un método en un panel: su línea, un punto en cada paso y, en el último, su marca; look dice cómo son
// línea y puntos. Lo que devuelve, draw(nombre, xs, ys), lo dibuja.
export function track(panel, look = {}) {
  const line = panel.path(look.line ?? "fig-trail");
  const dots = panel.path(look.dots ?? "fig-dots fig-small");
  const end = panel.add(svg("path", { class: "fig-mark", visibility: "hidden" }));
  return (name, xs, ys) => {
    line.style.stroke = dots.style.stroke = end.style.fill = colour(name);
    put(line, "stroke-dasharray", dashes(name));
    put(end, "d", shape(name));
    put(line, "d", panel.line(xs, ys));
    put(dots, "d", panel.dots(xs, ys));
    panel.place(end, xs.at(-1), ys.at(-1));
  };
}
