// Un código que se ejecuta y se cambia, el del libro o el del lector: sus botones, su editor y sus versiones.
import { askAgain, html, say } from "../../optlib/static/dom.js";

const FOREIGN = "Este código viene de un fichero: míralo antes de ejecutarlo. Mientras tanto se usa el del libro.";

// Un módulo que ha llegado cortado no se puede pedir otra vez desde la misma página.
export const RELOAD = "Recarga la página: lo que has escrito se conserva.";

// Cuánto va descargado, en una barra y en cifras: aparte de lo que se dice, para que no se lea en voz alta cada cambio.
export const newMeter = () =>
  html(
    "span",
    { class: "cell-meter", hidden: true },
    html("progress", { max: 1, "aria-label": "Descarga" }),
    html("span"),
  );

// Quien ejecuta algo y cuenta cómo va: una celda o la página. Pone runButton, runName (lo que dice), meter y status.
export class Teller {
  set busy(running) {
    this.running = running;
    const text = running ? "Parar" : this.runName;
    this.runButton.textContent = text;
    this.runButton.setAttribute("aria-label", this.name ? `${text}: ${this.name}` : text);
  }

  say(text) {
    say(this.status, text);
  }

  // Cuánto va descargado; con null, nada que enseñar.
  progress(fraction, text = "") {
    this.meter.hidden = fraction === null;
    this.meter.firstChild.value = fraction ?? 0;
    say(this.meter.lastChild, text);
  }

  focus() {
    this.runButton.focus();
  }
}

// key es con lo que se guarda; name, cómo se dice; pre, donde se ve el código, dentro de block. page es quien ejecuta
// y guarda. Cada clase pone además run(), que lo ejecuta; box, donde está todo; runButton; title y codeName, el rótulo
// y el nombre del editor, y stored, las salidas del libro.
export class Editable extends Teller {
  text = null; // el código del lector, o null si es el del libro
  foreign = false; // llegó en un fichero y no se ha aceptado
  others = []; // otras versiones suyas, la última primero: {text, foreign}
  why = ""; // por qué las hay, si acaba de pasar
  editor = null;
  editName = "Editar";
  runs = "ejecuta"; // lo que hace Mayús + Intro

  constructor({ key, name, page, pre, block }) {
    super();
    this.key = key;
    this.name = name;
    this.page = page;
    this.pre = pre;
    this.block = block;
    this.book = pre.textContent.replace(/\n$/, "");
    this.painted = [...pre.childNodes];
  }

  // El código que cuenta cuando hace falta este.
  get source() {
    return this.text === null || this.foreign ? this.book : this.text;
  }

  // Lo que hay que guardar, o null si está como en el libro.
  get change() {
    const { text, book, foreign, others } = this;
    return text === null && !others.length ? null : { text: text ?? book, book, foreign, others };
  }

  // Lo que se ve, para saber si lo guardado es otra cosa.
  get kept() {
    const { text, book, others, foreign } = this;
    return JSON.stringify({ text: text ?? book, others, foreign });
  }

  button(text, click) {
    return html("button", { type: "button", "aria-label": `${text}: ${this.name}`, click }, text);
  }

  // La fila de botones y, antes, el sitio del editor.
  setUp(...first) {
    this.editButton = this.button(this.editName, () => this.edit());
    this.resetButton = this.button("Restaurar", () => {
      this.restore();
      (this.editor ? this.runButton : this.editButton).focus();
    });
    this.resetButton.hidden = true;
    this.label = html("span", { class: "cell-number" }, this.title);
    this.meter = newMeter();
    this.status = html("span", { role: "status", class: "cell-status" });
    this.notice = html("span", { class: "cell-notice", "aria-live": "polite" });
    this.bar = html("div", { class: "cell-bar" });
    const { editButton, resetButton, label, status, meter, notice } = this;
    this.bar.append(...first, editButton, resetButton, label, meter, status, notice);
    this.place = html("div", { class: "cell-editor", hidden: true });
    this.block.after(this.place, this.bar);
  }

  // --- Lo que sale ---

  addOutput() {
    this.bar.after(this.output);
  }

  // Las salidas de antes siguen a la vista hasta que llega la primera nueva.
  begin() {
    this.fresh = false;
  }

  get target() {
    if (!this.output) {
      this.output = html("div", { class: "cell_output docutils container" });
      this.addOutput();
    }
    if (!this.fresh) this.output.replaceChildren();
    this.fresh = true;
    return this.output;
  }

  finish() {
    if (!this.fresh) this.output?.replaceChildren();
  }

  // Donde está el código que se ve.
  get shown() {
    return this.editor ? this.place.querySelector(".pce-wrapper") : this.pre;
  }

  // --- Lo que se edita ---

  async edit() {
    try {
      const { openEditor } = await import("./editor.js");
      if (!this.editor) this.open(openEditor);
    } catch {
      askAgain();
      this.say(`No se ha podido cargar el editor. ${RELOAD}`);
    }
  }

  open(openEditor) {
    this.place.hidden = false;
    this.block.hidden = true;
    this.editButton.hidden = true;
    this.editor = openEditor(this.place, {
      text: this.text ?? this.book,
      label: this.codeName,
      hintId: `ayuda-${this.key}`,
      runs: this.runs,
      change: (text) => this.write(text),
      run: () => this.run(),
    });
  }

  // Lo que el lector escribe en el editor: desde ese momento es suyo.
  write(text) {
    if (text === (this.text ?? this.book)) return;
    this.text = text === this.book ? null : text;
    this.foreign = false;
    this.why = "";
    this.page.unmark();
    this.show();
    this.page.save(this);
  }

  // De lo guardado, lo que es de este código y no del que había en su lugar; si no hay nada, el del libro.
  current(saved) {
    if (!saved) return { text: this.book };
    return saved.book === this.book ? saved : null;
  }

  // Pone en la celda lo guardado.
  take({ text, foreign = false, others = [] }) {
    this.text = text === this.book ? null : text;
    this.foreign = foreign && this.text !== null;
    this.others = others;
    this.editor?.setOptions({ value: this.text ?? this.book });
    this.show();
  }

  accept() {
    this.foreign = false;
    this.show();
    this.page.save(this);
    this.focus();
  }

  // Aparta una versión, sin que esté dos veces.
  keep(text, foreign, why) {
    const { others } = this;
    this.others = [{ text, foreign }, ...others.filter((other) => other.text !== text)];
    this.why = why;
    this.show();
  }

  // La última versión apartada pasa a la celda, y la que había, al final de la fila.
  swap() {
    const [next, ...rest] = this.others;
    this.why = "Has cambiado de versión.";
    this.take({ ...next, others: [...rest, { text: this.text ?? this.book, foreign: this.foreign }] });
    this.page.save(this);
    (this.notice.querySelector("button") ?? this.resetButton).focus();
  }

  discard() {
    this.others = this.others.slice(1);
    this.why = "";
    this.show();
    this.page.save(this);
    this.focus();
  }

  show() {
    const changed = this.text !== null;
    this.resetButton.hidden = !changed;
    this.box.classList.toggle("cell-changed", changed);
    say(this.label, this.title);
    if (!this.editor) this.pre.replaceChildren(...(changed ? [`${this.text}\n`] : this.painted));
    this.notify();
  }

  // Lo que hay que saber de este código, y lo que se puede hacer con él.
  notify() {
    const { length } = this.others;
    const parts = this.foreign ? [FOREIGN, this.button("Usar este código", () => this.accept())] : [];
    if (length) {
      const count = length === 1 ? "Tienes otra versión de este código." : `Tienes otras ${length} versiones.`;
      const which = length === 1 ? "la otra versión" : "la siguiente";
      parts.push(
        this.why,
        count,
        this.button(`Ver ${which}`, () => this.swap()),
      );
      parts.push(this.button(`Descartar ${which}`, () => this.discard()));
    }
    this.notice.replaceChildren(...parts.filter(Boolean).flatMap((part) => [part, " "]));
  }

  close() {
    this.place.replaceChildren();
    this.place.hidden = true;
    this.block.hidden = false;
    this.editButton.hidden = false;
    this.editor = null;
  }

  // Vuelve al libro: código y salidas. Lo escrito queda apartado, y se puede recuperar.
  restore() {
    this.page.stopFor(this);
    this.page.unmark();
    const { text, foreign } = this;
    this.close();
    this.take({ text: this.book, others: this.others });
    this.output?.replaceChildren(...this.stored);
    this.say("");
    if (text === null) return;
    this.keep(text, foreign, "Está como en el libro.");
    this.page.save(this);
  }
}
