// El código de una figura: se ejecuta y se cambia como una celda, y su recorrido vuelve a la figura.
import { Editable } from "./editable.js";

export class FigureCode extends Editable {
  runName = "Ejecutar";
  stored = [];

  // panel es optlib/static/figures/code/panel.js.
  constructor(panel, page) {
    panel.pre.textContent = panel.text;
    super({ key: panel.key, name: `el código de «${panel.title}»`, page, pre: panel.pre, block: panel.block });
    Object.assign(this, { panel, box: panel.box, figure: panel.fig.spec.id });
    // Con dos pulsaciones seguidas, la segunda no para lo que empieza la primera.
    this.runButton = this.button(this.runName, ({ detail }) => {
      if (!this.running) this.run();
      else if (detail < 2) page.stop();
    });
    this.setUp(this.runButton);
    this.bar.insertBefore(panel.copyButton, this.label);
    panel.shownText = () => this.text ?? this.book;
    panel.follow = (text) => this.follow(text);
    this.recall();
    this.edit(false);
  }

  get codeName() {
    return `Código de «${this.panel.title}»`;
  }

  get title() {
    return this.text === null ? "" : "Cambiado por ti";
  }

  addOutput() {
    this.bar.after(this.output);
  }

  // Lo que el lector cambió otro día.
  recall() {
    const { key, page } = this;
    this.take(page.saved(key) ?? { text: this.book });
  }

  // Los mandos, o el recorrido elegido, son otros: lo que el lector ha escrito sigue ahí.
  follow(text) {
    const { key } = this.panel;
    if (key !== this.key) {
      this.page.stopFor(this);
      this.page.flush();
      Object.assign(this, { key, book: text, painted: [text] });
      this.output?.replaceChildren();
      this.say("");
      return this.recall();
    }
    const mine = this.text;
    Object.assign(this, { book: text, painted: [text] });
    if (mine === null) this.take({ text, others: this.others });
    else if (mine === text) {
      this.text = null;
      this.show();
      this.page.save(this);
    }
  }

  // El editor sigue abierto, y la figura, como sin él.
  close() {
    this.panel.remove();
  }

  focus() {
    this.runButton.focus();
  }

  run() {
    if (this.foreign) this.accept();
    this.page.trace(this);
  }
}
