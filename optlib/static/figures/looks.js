// El aspecto de cada método, el mismo en todo el curso, y el de las series que no son métodos: sus colores son otros.
import { MARKS, SERIES, STYLES } from "../data.js";
import { html, put, say, svg } from "../dom.js";

const pair = ({ light, dark }) => `light-dark(${light}, ${dark})`;
const lengths = ({ dash }) => dash.map((v) => 2 * v).join(" ") || "none";

// Una regla del lector: el color del texto, un trazo lleno y una estrella.
export const OWN = "own";
const STAR = "M0 -7L1.8 -2.2L6.7 -2.2L2.8 0.9L4.2 5.7L0 2.8L-4.2 5.7L-2.8 0.9L-6.7 -2.2L-1.8 -2.2Z";
const OTHERS = {
  [OWN]: { light: "#1d2329", dark: "#e4e6e3", dash: [], name: "Tu regla" },
  Muon: { ...SERIES[0], marker: "o", name: "Muon" },
};
export const lookOf = (name) => OTHERS[name] ?? STYLES[name];

// La variable del sitio o, fuera de él, la misma tabla.
export const colour = (name) => `var(--opt-${name}, ${pair(lookOf(name))})`;
const dashes = (name) => lengths(lookOf(name));
export const shape = (name) => MARKS[lookOf(name).marker] ?? STAR;

// El color de una serie.
export const serial = (k) => `var(--series-${k}, ${pair(SERIES[k])})`;

// Un trazo con el color de una serie y, con dashed, también a trazos como ella.
export function asSeries(node, k, dashed = false) {
  node.style.stroke = serial(k);
  if (dashed) put(node, "stroke-dasharray", lengths(SERIES[k]));
  return node;
}

// Un texto, en su sitio.
export function write(node, x, y, text) {
  put(node, "x", x.toFixed(1));
  put(node, "y", y.toFixed(1));
  say(node, text);
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

const TAIL = 12; // los pasos que se ven enteros mientras corren

// Los recorridos de varios optimizadores en un panel: draw(nombres, of, k) dibuja hasta el paso k los de esos, que van
// del primero al último; of(nombre) da sus abscisas, sus ordenadas y, si no es al final, dónde va su marca. Cada uno va
// debajo de los que le ganan y más ancho que ellos: donde coinciden se ven todos. Con fades, mientras corren, lo que
// queda lejos de la marca se apaga.
export function lanes(panel, extra = [], fades = false) {
  const part = (name) => {
    const line = svg("path", { class: "fig-lane", "stroke-dasharray": dashes(name) });
    const shown = svg("path", { class: "fig-mark", d: shape(name) });
    const tail = svg("path", { class: "fig-tail" });
    line.style.stroke = tail.style.stroke = shown.style.fill = colour(name);
    return { line, tail, mark: svg("g", {}, shown) };
  };
  const parts = Object.fromEntries([...Object.keys(STYLES), ...extra].map((name) => [name, part(name)]));
  const group = panel.add(svg("g"));
  let stacked = "";
  const stack = (names) => {
    stacked = String(names);
    const layer = (key) => names.map((name) => parts[name][key]).reverse();
    group.replaceChildren(...layer("line"), ...(fades ? layer("tail") : []), ...layer("mark"));
    for (const [i, name] of names.entries()) {
      const { line, tail, mark } = parts[name];
      for (const { style } of [line, tail, mark]) style.setProperty("--under", i / Math.max(2, 2 * names.length - 2));
    }
  };
  return (names, of, k) => {
    if (stacked !== String(names)) stack(names);
    for (const name of names) {
      const lane = parts[name];
      const [xs, ys, place] = of(name);
      const at = Math.min(k, ys.length - 1); // una trayectoria dada puede acabar antes
      // La línea entera se escribe una vez; cada paso muestra un trozo, y el último tramo hasta la marca.
      if (lane.ys !== ys || lane.scales !== panel.scales) {
        const ends = [];
        Object.assign(lane, { ys, ends, scales: panel.scales, d: panel.line(xs, ys, { gap: 1.5, ends }) });
      }
      lane.line.setAttribute("d", lane.d.slice(0, lane.ends[at]));
      const running = fades && at < ys.length - 1;
      lane.line.classList.toggle("fig-past", running);
      const from = lane.ends[Math.max(0, at - TAIL)];
      lane.tail.setAttribute("d", running ? lane.d.slice(from, lane.ends[at]).replace(/^./, "M") : "");
      panel.place(lane.mark, ...(place ?? [xs[at], ys[at]]));
    }
  };
}

// Muestra del trazo y la marca de un optimizador, para leyendas: la marca cae en medio de un trazo, y no en un hueco.
export function swatch(name) {
  const dash = { "stroke-dasharray": dashes(name), "stroke-dashoffset": (lookOf(name).dash[0] ?? 0) - 15 };
  const line = svg("path", { d: "M1 8H31", "stroke-width": 2.5, ...dash });
  const mark = svg("path", { d: shape(name), transform: "translate(16 8)" });
  line.style.stroke = mark.style.fill = colour(name);
  return svg("svg", { class: "fig-swatch", viewBox: "0 0 32 16", "aria-hidden": "true" }, line, mark);
}

// Qué trazo es de quién y, de algunos, cómo va.
export function legend(fig) {
  const list = html("ul", { class: "fig-legend fig-row-legend" });
  fig.desk.watched.after(list);
  let shown = "";
  return (optimizers, told = {}) => {
    if (String(optimizers) !== shown) {
      shown = String(optimizers);
      const row = (name) => html("li", {}, swatch(name), lookOf(name).name, html("span", { class: "fig-place" }));
      list.replaceChildren(...optimizers.map(row));
    }
    for (const [k, name] of optimizers.entries()) say(list.children[k].lastChild, told[name] ?? "");
  };
}
