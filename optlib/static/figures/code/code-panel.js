// El código de una figura, debajo de ella: sigue a los mandos y se copia. Se carga al pedirlo.
import { html, say, uniqueId } from "../../dom.js";

export class CodePanel {
  lane = ""; // el recorrido del que es el código, donde hay varios

  // entry es lo que da code() en el módulo de la figura: write(fig, lane) la escribe en Python. fig da los ajustes
  // (state), su valor efectivo (value) y las tasas de una carrera (rates); lane dice cuál de los recorridos, donde hay
  // varios (lanes: {nombre: rótulo}; choose, qué se elige). El código deja el recorrido en path.
  constructor(fig, entry) {
    this.fig = fig;
    this.entry = entry;
    const title = fig.root.querySelector("figcaption strong")?.textContent.replace(/\.$/, "");
    const label = `Código de la figura «${title ?? this.entry.title ?? fig.spec.id}»`;
    this.pre = html("pre", { tabindex: 0, role: "group", "aria-label": label });
    const block = html("div", { class: "highlight" }, this.pre);
    this.copyButton = html("button", { type: "button", click: () => this.copy() }, "Copiar el código");
    this.note = html("p", { class: "fig-code-note" });
    this.box = html("div", { class: "fig-code", id: uniqueId() });
    this.box.append(...this.picker(), block, this.copyButton, this.note);
    fig.box.append(this.box);
    this.update();
  }

  // Donde hay varios recorridos, se elige de cuál es el código.
  picker() {
    if (!this.entry.lanes) return [];
    const id = uniqueId();
    const change = () => {
      this.lane = this.select.value;
      this.update();
    };
    this.select = html("select", { id, change });
    const label = html("label", { for: id }, this.entry.choose ?? "Optimizador");
    return [html("div", { class: "fig-which" }, label, this.select)];
  }

  // Pone el código de los ajustes de ahora.
  update() {
    if (this.select) this.list();
    say(this.pre, this.entry.write(this.fig, this.lane).trimEnd());
    say(this.note, this.entry.apart?.[this.lane] ?? "Para ejecutarlo y cambiarlo, cópialo en una celda.");
  }

  list() {
    const lanes = this.entry.lanes(this.fig);
    const now = JSON.stringify(lanes);
    if (now === this.listed) return;
    this.listed = now;
    if (!Object.hasOwn(lanes, this.lane)) this.lane = "Adam" in lanes ? "Adam" : Object.keys(lanes)[0];
    this.select.replaceChildren(...Object.entries(lanes).map(([value, name]) => html("option", { value }, name)));
    this.select.value = this.lane;
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.pre.textContent);
      say(this.copyButton, "Copiado");
    } catch {
      say(this.copyButton, "No se ha podido copiar");
    }
    setTimeout(() => say(this.copyButton, "Copiar el código"), 2000);
  }

  toggle(open) {
    this.box.hidden = !open;
    if (open) this.update();
  }
}
