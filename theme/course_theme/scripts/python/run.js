// Ejecutar celdas: pide permiso para la descarga, las manda a Python y va poniendo lo que sale. Se carga al ejecutar.
import { html } from "../../../../optlib/static/dom.js";
import { cellsNamed } from "./cell.js";
import { mark, unmark } from "./marks.js";
import { drawingWeight, Session, weight } from "./session.js";
import { display, failure, stream } from "./show.js";

const seconds = (ms) => `${(ms / 1000).toFixed(ms < 9950 ? 1 : 0).replace(".", ",")} s`;
// Lo que puede tardar una celda antes de recordar que se puede parar.
const LONG = 10_000;

export class Runs {
  #session = new Session();

  constructor(cells) {
    this.cells = cells;
  }

  // Ejecuta unas celdas, en orden. owner es quien cuenta cómo va: tiene say, progress, busy y bar.
  async run(cells, owner) {
    if (this.#session.busy) return owner.say("Espera a que acabe lo que se está ejecutando, o páralo.");
    if (this.#session.asks && !(await this.#agreed(owner))) return;
    if (this.#session.busy) return;
    owner.busy = true;
    unmark();
    const numbers = cells.map((cell) => cell.number);
    const sources = this.cells.map((cell) => cell.source);
    this.#session.run(numbers, sources, new Job(this.cells, cells, owner));
  }

  stop() {
    this.#session.stop();
  }

  unmark() {
    unmark();
  }

  // Antes de gastar los megas se dice cuántos son.
  #agreed(owner) {
    this.question?.remove();
    return new Promise((done) => {
      const answer = (yes) => () => {
        if (yes) this.#session.agree();
        this.question.remove();
        owner.focus();
        done(yes);
      };
      const yes = html("button", { type: "button", click: answer(true) }, "Descargar y ejecutar");
      const no = html("button", { type: "button", click: answer(false) }, "Ahora no");
      const text =
        `Para ejecutar código, este navegador tiene que descargar Python: ${weight()}, y ${drawingWeight()} más la` +
        " primera vez que dibuje. Se queda guardado, y todo se calcula en tu equipo.";
      this.question = html("div", { class: "cell-question", role: "group", "aria-label": "Descargar Python" });
      this.question.append(html("p", {}, text), yes, " ", no);
      owner.bar.after(this.question);
      yes.focus();
    });
  }
}

// Lo que va pasando mientras se ejecutan unas celdas.
class Job {
  constructor(every, cells, owner) {
    Object.assign(this, { every, cells, owner, ms: 0, before: [] });
  }

  say(text) {
    this.owner.say(text);
  }

  progress(fraction, text) {
    this.owner.progress(fraction, text);
  }

  receive(message) {
    const cell = this.every[message.cell];
    if (message.type === "plan") this.before = message.before;
    else if (message.type === "start") this.start(cell);
    else if (message.type === "fetching") this.say("Descargando lo que dibuja…");
    else if (message.type === "stream") stream(cell.target, message);
    else if (message.type === "display") this.display(cell, message);
    else if (message.type === "clear") cell.target.replaceChildren();
    else if (message.type === "error") this.error(cell, message);
    else if (message.type === "done") this.done(cell, message);
  }

  start(cell) {
    cell.begin();
    clearTimeout(this.timer);
    const target = this.cells.includes(cell);
    this.say(
      target
        ? `Ejecutando ${cell.name}…`
        : `Antes ${this.before.length > 1 ? "hacen" : "hace"} falta ${cellsNamed(this.before)}: ejecutando…`,
    );
    this.timer = setTimeout(() => this.say(`Ejecutando ${cell.name}: tarda. Se puede parar.`), LONG);
  }

  // Un ejercicio que ya está en la página se queda como está, con lo que el lector lleve hecho.
  display(cell, message) {
    const id = /data-exercise="([\w-]+)"/.exec(message.data["text/html"] ?? "")?.[1];
    if (id && cell.box.querySelector(`section[data-exercise="${id}"]`)) cell.fresh = true;
    else display(cell.target, message);
  }

  error(cell, message) {
    failure(cell.target, message);
    for (const [number, line] of message.lines) if (this.every[number]) mark(this.every[number].shown, line);
    this.failed = cell;
  }

  done(cell, { ms }) {
    this.ms += ms;
    cell.finish();
    if (cell.output) document.dispatchEvent(new CustomEvent("mount", { detail: cell.output }));
    document.dispatchEvent(new Event("mounted"));
  }

  end(text) {
    clearTimeout(this.timer);
    this.owner.busy = false;
    this.say(text ?? this.result());
  }

  result() {
    if (this.failed && !this.cells.includes(this.failed)) {
      return `Ha fallado ${this.failed.name}, que hace falta antes.`;
    }
    if (this.failed) return this.cells.length > 1 ? `Ha dado un error ${this.failed.name}.` : "Ha dado un error.";
    const before =
      this.before.length && this.cells.length === 1
        ? ` Antes ${this.before.length > 1 ? "se han" : "se ha"} ejecutado ${cellsNamed(this.before)}.`
        : "";
    return `Hecho en ${seconds(this.ms)}.${before}`;
  }
}
