// El código de una figura, debajo de ella: sigue a los mandos y, donde hay Python, se ejecuta, se cambia y devuelve su
// recorrido a la figura. Se carga al pedirlo.
import { html, say, uniqueId } from "../../dom.js";
import { significant } from "../../numbers.js";
import { CODE } from "./texts.js";

const ALONE = "Para ejecutarlo y cambiarlo, cópialo en un cuaderno.";

export class CodePanel {
  // follow: lo llama con el texto nuevo cuando cambian los mandos o el recorrido elegido, quien lo ejecuta.
  follow = null;

  constructor(fig) {
    this.fig = fig;
    this.entry = CODE[fig.spec.id];
    this.title = fig.root.querySelector("figcaption strong")?.textContent.replace(/\.$/, "") ?? fig.spec.id;
    this.pre = html("pre", { tabindex: 0, role: "group", "aria-label": `Código de la figura «${this.title}»` });
    this.block = html("div", { class: "highlight" }, this.pre);
    this.copyButton = html("button", { type: "button", click: () => this.copy() }, "Copiar el código");
    this.note = html("p", { class: "fig-code-note" }, ALONE);
    this.mine = html("div", { class: "fig-mine", hidden: true });
    this.said = html("span", { role: "status" });
    this.mine.append(
      this.said,
      html("button", { type: "button", click: () => this.look() }, "Verlo"),
      html("button", { type: "button", click: () => this.remove() }, "Quitarlo"),
    );
    this.box = html("div", { class: "fig-code", id: uniqueId() }, ...this.picker(), this.block, this.copyButton);
    this.box.append(this.note, this.mine);
    fig.box.append(this.box);
    this.box.addEventListener("adopt", ({ detail }) => this.adopt(detail));
    this.update();
    this.box.dispatchEvent(new CustomEvent("figure-code", { bubbles: true }));
  }

  // Quien sabe ejecutarlo se hace cargo.
  adopt(make) {
    if (this.follow) return;
    this.note.hidden = true;
    make(this);
  }

  // Cómo se llama lo que el lector cambie.
  get key() {
    return `figura-${this.fig.host.key ?? this.fig.spec.id}${this.which ? `-${this.which.toLowerCase()}` : ""}`;
  }

  // Donde hay varios recorridos, se elige de cuál es el código.
  picker() {
    this.which = "";
    if (!this.entry.whiches) return [];
    const id = uniqueId();
    this.select = html("select", { id, change: () => this.choose(this.select.value) });
    return [html("div", { class: "fig-which" }, html("label", { for: id }, "Código de"), this.select)];
  }

  choose(which) {
    this.which = which;
    this.update();
  }

  // Pone el código de los ajustes de ahora.
  update() {
    if (this.select) this.list(this.entry.whiches(this.fig));
    const text = this.entry.write(this.fig, this.which).trimEnd();
    this.mine.hidden = !Object.keys(this.fig.paths).length;
    if (text === this.text && this.key === this.written) return;
    Object.assign(this, { text, written: this.key });
    if (this.follow) this.follow(text);
    else say(this.pre, text);
  }

  list(whiches) {
    const now = JSON.stringify(whiches);
    if (now === this.listed) return;
    this.listed = now;
    if (!Object.hasOwn(whiches, this.which)) this.which = "Adam" in whiches ? "Adam" : Object.keys(whiches)[0];
    const options = Object.entries(whiches).map(([value, name]) => html("option", { value }, name));
    this.select.replaceChildren(...options);
    this.select.value = this.which;
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.shownText?.() ?? this.text);
      say(this.copyButton, "Copiado");
    } catch {
      say(this.copyButton, "No se ha podido copiar");
    }
    setTimeout(() => say(this.copyButton, "Copiar el código"), 2000);
  }

  // Pone en la figura lo que ha calculado el código, y los mandos, como él dice.
  put({ columns, values }) {
    const { fig, which } = this;
    const { x } = columns;
    const wanted = this.entry.changes(values, x?.[0] ?? [], fig, which);
    const refused = fig.follow(wanted);
    fig.show({ [which]: columns }, "de tu código");
    fig.draw(); // aunque no esté a la vista
    const left = refused.map((name) =>
      name === "problem" ? "ese paisaje" : `${name} = ${significant(wanted[name], 6)}`,
    );
    const note = left.length ? ` Sus mandos no llegan a ${left.join(", ")}, y siguen como estaban.` : "";
    this.mine.hidden = false;
    say(this.said, `Tu recorrido está en la figura.${note}`);
  }

  look() {
    this.fig.live.scrollIntoView({ block: "start" });
  }

  remove() {
    this.fig.show({});
    this.fig.draw();
  }

  toggle(shown) {
    this.box.hidden = !shown;
    if (shown) this.update();
  }
}
