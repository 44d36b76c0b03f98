// Un ejercicio de programar: su editor con el esqueleto, y lo que dice de la función que escribe el lector.
import { Mounted, prepare } from "../../optlib/static/exercises/mount.js";
import { Editable } from "./editable.js";

export class CodeExercise extends Editable {
  runName = "Comprobar";
  editName = "Escribir";
  runs = "comprueba";
  stored = [];

  // after es el número de la última celda de antes, o de la que lo enseña: lo escrito puede usar lo que hay hasta ella.
  constructor(section, after, page) {
    const data = prepare(section);
    const pre = section.querySelector(".exercise-answer pre");
    // La llamada a check() es lo que hace aquí el botón.
    pre.querySelector(".exercise-call")?.remove();
    super({ key: data.id, name: `el código de ${data.function}`, page, pre, block: pre });
    this.box = section;
    this.home = section.parentNode;
    this.after = after;
    this.function = data.function;
    section.querySelector(".exercise-answer > p")?.remove();
    this.setUp();
    this.mounted = new Mounted(section, data, page.store, () => ({ check: (answer) => this.check(answer) }));
    this.runButton = this.mounted.checkButton;
    // Con dos pulsaciones seguidas, la segunda no para lo que empieza la primera.
    this.runButton.addEventListener("click", (event) => event.detail > 1 && event.preventDefault());
    section.classList.add("ready");
  }

  get codeName() {
    return `Código de ${this.function}`;
  }

  get title() {
    return "";
  }

  run() {
    if (!this.running) this.mounted.form.requestSubmit();
  }

  open(openEditor) {
    super.open(openEditor);
    const { textarea } = this.editor;
    const hole = textarea.value.indexOf("...");
    if (this.text === null && hole >= 0) textarea.setSelectionRange(hole, hole + 3);
  }

  // Lo que se dijo era de otro código.
  write(text) {
    if (text !== (this.text ?? this.book)) this.mounted.say("", []);
    super.write(text);
  }

  focus() {
    if (this.editor) this.editor.textarea.focus();
    else super.focus();
  }

  begin() {
    super.begin();
    this.mounted.say("", []);
  }

  restore() {
    super.restore();
    this.mounted.say("", []);
  }

  check(answer) {
    if (this.running) return this.page.stop();
    if (this.foreign) this.accept();
    if (this.text === null) {
      this.edit();
      return answer({ state: "invalid", message: ["Escribe antes tu función: esto es solo el esqueleto."] });
    }
    this.page.check(this, answer);
  }
}
