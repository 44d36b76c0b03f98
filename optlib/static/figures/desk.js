// La mesa de una figura: el dibujo y sus mandos. En un teléfono, el dibujo se queda a la vista, bajo la cabecera,
// mientras se mueven: al lado, los mandos principales; los demás, tras «Más mandos».
import { html, put, say, uniqueId } from "../dom.js";

const SHARE = 0.4; // lo más que ocupa el dibujo de la altura de un teléfono
const EDGES = 16; // sus márgenes, en píxeles
const phone = () => matchMedia("(max-width: 639px)").matches;

export class Desk {
  // tallest es la altura que no pasa el dibujo fuera de un teléfono.
  constructor(summary, tallest) {
    this.tallest = tallest;
    this.view = html("div", { class: "fig-view" });
    this.buttons = html("div", { class: "fig-buttons" });
    this.rest = html("div", { class: "fig-rest", id: uniqueId() });
    const click = () => this.open(this.more.getAttribute("aria-expanded") === "false");
    const state = { type: "button", "aria-expanded": "false", "aria-controls": this.rest.id };
    this.more = html("button", { class: "fig-more", ...state, click }, "Más mandos");
    this.knobs = html("div", { class: "fig-controls" }, this.more, this.rest);
    this.node = html("div", { class: "fig-desk" }, this.view, this.buttons, this.knobs, summary);
  }

  open(more) {
    put(this.more, "aria-expanded", more);
    say(this.more, more ? "Menos mandos" : "Más mandos");
    this.rest.classList.toggle("fig-open", more);
  }

  // Tras poner los mandos: los botones que no reproducen nada van al final, y sin más mandos no hay botón.
  finish() {
    if (!this.buttons.childElementCount) this.knobs.append(this.buttons);
    if (!this.rest.childElementCount) this.more.remove();
  }

  // La altura de cada panel: en un teléfono, uno debajo de otro, se reparten la que hay, si no les llega.
  share(panels) {
    const inside = panels.filter(({ node }) => node.parentNode === this.view);
    const naturals = inside.map((panel) => panel.natural(panel.available));
    const whole = naturals.reduce((sum, height) => sum + height, 0);
    const gaps = (inside.length - 1) * Number.parseFloat(getComputedStyle(this.view).rowGap || 0);
    const room = SHARE * innerHeight - gaps - EDGES;
    const narrow = phone();
    for (const [k, panel] of inside.entries()) {
      if (narrow) panel.room = room < whole ? Math.floor((naturals[k] * room) / whole) : whole;
      else panel.room = this.tallest;
    }
  }
}
