// El código de una figura: se ejecuta y se cambia como una celda, y su recorrido vuelve a la figura.
import { Editable } from "./editable.js";

export class FigureCode extends Editable {
  runName = "Ejecutar";
  stored = [];
  foreignNotice = "Este código viene de un fichero: míralo antes de ejecutarlo.";
  restoredNotice = "Es el código de los ajustes de ahora.";
  unsaved = new Map(); // lo de otros recorridos que no se ha podido guardar, por su nombre

  // panel es optlib/static/figures/code/code-panel.js.
  constructor(panel, page) {
    panel.pre.textContent = panel.text;
    super({ key: panel.key, name: `el código de «${panel.title}»`, page, pre: panel.pre, block: panel.block });
    Object.assign(this, { panel, box: panel.box, figure: panel.entry.reads ?? panel.fig.spec.id });
    this.runButton = this.newRunButton();
    this.setUp(this.runButton);
    this.bar.insertBefore(panel.copyButton, this.label);
    this.recall();
    this.edit(false);
  }

  get codeName() {
    return `Código de «${this.panel.title}»`;
  }

  get title() {
    return this.text === null ? "" : "Cambiado por ti";
  }

  get shownText() {
    return this.text ?? this.book;
  }

  // El código del libro es otro con otros ajustes: lo que importa es si el lector lo había cambiado.
  current(saved) {
    return saved?.text === saved?.book ? { ...saved, text: this.book } : saved;
  }

  // El código de los ajustes de ahora no se aparta: mañana serán otros, y se vuelve a él con «Restaurar».
  get versions() {
    return this.text === null ? [] : super.versions;
  }

  // Lo que el lector cambió otro día, o en otra figura igual de la página.
  recall() {
    this.take(this.current(this.unsaved.get(this.key) ?? this.page.saved(this.key)));
  }

  // Los mandos, o el recorrido elegido, son otros: lo que el lector ha escrito sigue ahí.
  follow(text) {
    const { key } = this.panel;
    if (key !== this.key) return this.turn(key, text);
    const mine = this.text;
    Object.assign(this, { book: text, painted: [text] });
    if (mine !== null && mine !== text) return;
    if (mine === null && !this.running) this.forget();
    this.take({ text, others: this.others });
    if (mine !== null) this.page.save(this);
  }

  // Lo que salió de otro código.
  forget() {
    if (!this.status.textContent) return;
    this.page.unmark();
    this.output?.replaceChildren();
    this.say("");
  }

  // Lo que escribe el código va al final: puede ser largo.
  addOutput() {
    this.box.append(this.output);
  }

  // El código de otro recorrido.
  turn(key, text) {
    this.page.stopFor(this);
    this.forget();
    this.page.flush();
    const mine = this.change;
    if (mine && this.page.saved(this.key)?.text !== mine.text) this.unsaved.set(this.key, mine);
    else this.unsaved.delete(this.key);
    Object.assign(this, { key, book: text, painted: [text], why: "" });
    this.recall();
  }

  // Al restaurar, el editor sigue abierto; el recorrido se quita de la figura.
  close() {
    this.panel.remove();
  }

  // Lo que aquí no se puede ejecutar se cambia y se copia.
  only(copied) {
    this.runButton.hidden = copied;
  }

  run() {
    if (this.runButton.hidden) return;
    if (this.foreign) this.accept();
    this.page.trace(this);
  }
}
