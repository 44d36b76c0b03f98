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
    const tools = html("div", { class: "fig-tools" }, this.buttons, this.knobs);
    this.node = html("div", { class: "fig-desk" }, this.view, tools, summary);
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

  // La altura de cada panel: la que pide su ancho, sin pasar de tallest, o su parte de la que haya para todos los de su
  // sitio, uno debajo de otro.
  share(panels) {
    for (const place of new Set(panels.map(({ node }) => node.parentNode))) {
      const inside = panels.filter(({ node }) => node.parentNode === place);
      const naturals = inside.map((panel) => panel.natural(panel.available));
      const whole = naturals.reduce((sum, height) => sum + height, 0);
      const room = this.room(place, inside.length - 1, whole);
      const most = place === this.view && !phone() ? this.tallest : Number.POSITIVE_INFINITY;
      for (const [k, panel] of inside.entries())
        panel.fit(room ? Math.floor((naturals[k] * room) / whole) : Math.min(naturals[k], most));
    }
  }

  // Lo que se reparten los paneles de un sitio, o 0 si cada uno mide lo que pide: con sitio, lo que diga la hoja de
  // estilo (--fig-room); en un teléfono, lo que deja la pantalla, si no les llega.
  room(place, gaps, whole) {
    const style = getComputedStyle(place);
    const between = gaps * Number.parseFloat(style.rowGap || 0);
    const given = Number.parseFloat(style.getPropertyValue("--fig-room"));
    if (given) return given - between;
    const left = SHARE * innerHeight - between - EDGES;
    return place === this.view && phone() && left < whole ? left : 0;
  }
}
