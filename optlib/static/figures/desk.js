// La mesa de una figura: el dibujo y sus mandos. Dónde van y cuánto miden lo dice la hoja de estilo, con el sitio que
// haya: en un teléfono, el dibujo se queda a la vista mientras se mueven los principales, y los demás van tras «Más
// mandos»; en una pantalla baja, a su lado.
import { html, put, uniqueId } from "../dom.js";

const TALLEST = 1.2; // de un panel que llena un sitio, lo más alto respecto de su ancho

export class Desk {
  constructor(summary) {
    this.view = html("div", { class: "fig-view" });
    // Lo que se mira mientras se mueven los mandos: el dibujo y lo que pasa.
    this.watched = html("div", { class: "fig-watched" }, this.view, summary);
    this.buttons = html("div", { class: "fig-buttons" });
    this.rest = html("div", { class: "fig-rest", id: uniqueId() });
    const click = () => put(this.more, "aria-expanded", this.rest.classList.toggle("fig-open"));
    const state = { type: "button", "aria-expanded": "false", "aria-controls": this.rest.id };
    this.more = html("button", { class: "fig-more", ...state, click }, "Más mandos");
    this.knobs = html("div", { class: "fig-controls" }, this.more, this.rest);
    const tools = html("div", { class: "fig-tools" }, this.buttons, this.knobs);
    this.node = html("div", { class: "fig-desk", focusin: ({ target }) => this.reveal(target) }, this.watched, tools);
  }

  // Con el teclado se llega a un mando sin ver lo que mueve: si está a su lado, se trae a la pantalla.
  reveal(control) {
    if (getComputedStyle(this.watched).position !== "sticky" || !control.matches(":focus-visible")) return;
    const seen = this.watched.offsetHeight ? this.watched : this.node.parentNode;
    seen.scrollIntoView({ block: "nearest" });
  }

  // Tras poner los mandos: los botones que no reproducen nada van al final, y sin más mandos no hay botón.
  finish() {
    if (!this.buttons.childElementCount) this.knobs.append(this.buttons);
    if (!this.rest.childElementCount) this.more.remove();
  }

  // La altura de cada panel: la que pide su ancho, o su parte de la que haya para todos los de su sitio.
  share(panels) {
    for (const place of new Set(panels.map(({ node }) => node.parentNode))) {
      const inside = panels.filter(({ node }) => node.parentNode === place);
      const naturals = inside.map((panel) => panel.natural(panel.available));
      const style = getComputedStyle(place);
      const length = (name) => Number.parseFloat(style.getPropertyValue(name)) || 0;
      const tracks = style.gridTemplateColumns.split(" ").filter((width) => width !== "0px");
      const columns = Math.min(tracks.length, inside.length);
      const between = (Math.ceil(inside.length / columns) - 1) * length("row-gap");
      const whole = naturals.reduce((sum, height) => sum + height, 0) / columns;
      // --fig-room es lo que llenan los paneles, unos debajo de otros; --fig-most, lo que no pasan. Sin ellas, 0.
      const room = length("--fig-room") || Math.min(length("--fig-most") || 1e4, whole + between);
      for (const [k, panel] of inside.entries()) {
        const height = Math.max((naturals[k] * (room - between)) / whole, panel.least + panel.around);
        panel.fit(Math.floor(Math.min(height + 0.01, TALLEST * panel.available)));
      }
    }
  }
}
