// Las pruebas: un botón cada una, y lo que han dado, por orden, en un sitio que no crece.
import { button, html, put, say } from "../dom.js";
import { PICTURES } from "./pictures.js";
import { MEASURES, NAMES } from "./words.js";

const upper = (text) => text.replace(/\p{L}/u, (letter) => letter.toUpperCase());

// Cada medida, aquí y en la sana.
function tableOf(rows) {
  const head = ["", "Aquí", "Una sana"].map((text) => html(text ? "th" : "td", text ? { scope: "col" } : {}, text));
  const row = ([name, ...values]) =>
    html("tr", {}, html("th", { scope: "row" }, MEASURES[name]), ...values.map((value) => html("td", {}, value)));
  return html("table", {}, html("thead", {}, html("tr", {}, ...head)), html("tbody", {}, ...rows.map(row)));
}

export class Probes {
  constructor(ask) {
    this.count = html("span");
    this.buttons = Object.entries(NAMES).map(([probe, name]) => [probe, button(upper(name), () => ask(probe))]);
    this.list = html("ol");
    this.box = html(
      "div",
      { class: "clinic-results", role: "group", "aria-label": "Lo que dan", tabindex: 0 },
      this.list,
    );
    const asked = html("div", { class: "clinic-asks" }, ...this.buttons.map(([, each]) => each));
    this.node = html("div", { class: "clinic-probes" }, html("p", {}, this.count), asked, this.box);
    this.clear();
  }

  clear() {
    this.given = {};
    this.list.replaceChildren();
    this.mark();
  }

  mark() {
    const many = Object.keys(this.given).length;
    say(this.count, many ? `Pruebas pedidas: ${many}` : "Pide una prueba");
    for (const [probe, node] of this.buttons) put(node, "aria-pressed", probe in this.given);
  }

  // Le guarda sitio; lo que devuelve, fill(medidas, el caso, la sana), lo llena.
  place(probe) {
    const item = html("li", {}, html("strong", {}, upper(NAMES[probe])));
    this.given[probe] = { item };
    this.list.append(item);
    this.mark();
    this.reveal(probe);
    return (rows, own, healthy) => {
      const box = html("div", { class: "clinic-picture" });
      item.append(tableOf(rows), box);
      const paint = () => {
        box.replaceChildren();
        PICTURES[probe]?.(box, own, healthy);
      };
      paint();
      if (this.given[probe]?.item !== item) return; // ya hay otro
      this.given[probe].paint = paint;
      this.reveal(probe);
    };
  }

  // Lo que da esa prueba, a la vista; la página no se mueve.
  reveal(probe) {
    this.box.scrollTop = this.given[probe].item.offsetTop;
  }

  repaint() {
    for (const { paint } of Object.values(this.given)) paint?.();
  }
}
