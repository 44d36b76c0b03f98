// Un ejercicio de programar: su editor con el esqueleto, y lo que dice de la función que escribe el lector.
import { Mounted, prepare } from "../../../../optlib/static/exercises/mount.js";
import { Editable } from "./editable.js";

export class CodeExercise extends Editable {
  runName = "Comprobar";
  editName = "Escribir";
  runs = "comprueba";
  stored = [];

  // after es el número de la celda que lo enseña: lo escrito puede usar lo que hay hasta ella.
  constructor(section, after, page) {
    const data = prepare(section);
    const pre = section.querySelector(".exercise-answer pre");
    // La llamada a check() es lo que hace aquí el botón.
    pre.textContent = pre.textContent.replace(/\s*\ncheck\(.*\)\s*$/, "");
    super({ key: data.id, name: `el código de ${data.function}`, page, pre, block: pre });
    Object.assign(this, { box: section, after, function: data.function });
    section.querySelector(".exercise-answer > p")?.remove();
    this.setUp();
    this.mounted = new Mounted(section, data, page.store, () => ({
      check: (answer) => this.check(answer),
      show: () => {},
    }));
    this.runButton = this.mounted.checkButton;
    section.classList.add("ready");
  }

  get codeName() {
    return `Código de ${this.function}`;
  }

  get title() {
    return "";
  }

  addOutput() {
    this.bar.after(this.output);
  }

  run() {
    this.mounted.form.requestSubmit();
  }

  check(answer) {
    if (this.running) return this.page.stop();
    if (this.foreign) this.accept();
    if (this.text === null) {
      this.edit();
      return answer({ state: "invalid", message: ["Escribe antes tu función: esto es solo el esqueleto."] });
    }
    this.mounted.say("", []);
    this.page.check(this, answer);
  }
}
