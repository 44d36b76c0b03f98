// El cartel de entrada a un pueblo, con los nombres que la red escribe y, debajo de cada uno que existe, si lo había leído.
import { put, say, svg } from "../dom.js";
import { range } from "../lists.js";
import { write } from "./looks.js";

export const MANY = 8;
// La letra mayor; lo que mide de ancho una, y la de lo que se dice de un nombre; y lo que ocupa el pie.
const [BIGGEST, WIDE, SMALL, FOOT] = [26, 0.56, 0.42, 18];
export const KNOWN = { read: "existe, y lo había leído", kept: "existe, y no lo había leído" };

export function sign(fig) {
  const panel = fig.panel({
    label: "Cartel",
    bare: true,
    margin: { left: 0, right: 0, top: 0, bottom: 0 },
    boxHeight: (width) => (width < 480 ? 280 : 380),
  });
  const rect = (look, inset) => [panel.add(svg("rect", { class: look, x: inset, y: inset, rx: 12 - inset })), inset];
  const rects = [rect("towns-board", 0), rect("towns-edge", 4)];
  const text = (look) => panel.add(svg("text", { class: look, "text-anchor": "middle" }));
  const rows = range(MANY).map(() => {
    const parts = [svg("tspan", { class: "towns-name" }), svg("tspan", { class: "towns-known" })];
    const line = text("");
    line.append(...parts);
    return [line, ...parts];
  });
  const foot = text("towns-known");
  // names, [{ text, known }], y lo que se dice al pie.
  return (names, said) => {
    const { w, h } = panel;
    const row = (h - FOOT - 12) / MANY;
    for (const [node, inset] of rects) {
      put(node, "width", w - 2 * inset);
      put(node, "height", h - 2 * inset);
    }
    for (const [k, [line, name, how]] of rows.entries()) {
      const { text = "", known = "" } = names[k] ?? {};
      const after = known ? `  ${KNOWN[known]}` : "";
      const room = (w - 24) / (WIDE * text.length + SMALL * after.length || 1);
      line.style.fontSize = `${Math.min(BIGGEST, 0.58 * row, room)}px`;
      put(line, "x", (w / 2).toFixed(1));
      put(line, "y", (7 + row * (k + 0.7)).toFixed(1));
      say(name, text);
      say(how, after);
    }
    write(foot, w / 2, h - 10, said);
    const told = names.map(({ text, known }) => (known ? `${text} (${KNOWN[known]})` : text));
    put(panel.image, "aria-label", told.length ? `Cartel: ${told.join(", ")}` : "Cartel en blanco");
  };
}
