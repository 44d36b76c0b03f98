// Ejecutar celdas: pide permiso para la descarga, las manda a Python y va poniendo lo que sale. Se carga al ejecutar.
import { button, html } from "../../optlib/static/dom.js";
import { cellsNamed } from "./cell.js";
import { mark, unmark } from "./marks.js";
import { drawingWeight, Session, weight } from "./session.js";
import { clean, display, failure, stream } from "./show.js";

const seconds = (ms) => `${(ms / 1000).toFixed(ms < 9950 ? 1 : 0)} s`;
// Lo que puede tardar una celda antes de recordar que se puede parar.
const LONG = 10_000;

export class Runs {
  #session = new Session();

  constructor(cells) {
    this.cells = cells;
  }

  // Ejecuta unas celdas, en orden. owner es quien cuenta cómo va: tiene say, progress, busy y bar.
  async run(cells, owner) {
    if (!(await this.#allowed(owner)) || !this.#take(owner)) return;
    const numbers = cells.map((cell) => cell.key);
    this.#session.run({ cells: numbers, sources: this.#sources() }, new Job(this.cells, cells, owner));
  }

  // Comprueba lo escrito en un ejercicio; answer recibe el resultado, si lo hay.
  async check(exercise, answer) {
    if (!(await this.#allowed(exercise)) || !this.#take(exercise)) return;
    const { key, after, source } = exercise;
    const stop = (text) => this.#session.stop(text);
    const job = new Check(this.cells, exercise, answer, stop);
    this.#session.run({ cells: [], sources: this.#sources(), exercise: { key, after, source } }, job);
  }

  #sources() {
    return this.cells.map((cell) => cell.source);
  }

  get busy() {
    return this.#session.busy;
  }

  // Si se puede descargar lo que falte.
  async #allowed(owner) {
    return this.busy || !this.#session.asks || this.#agreed(owner);
  }

  // Si no hay otra cosa en marcha, queda ocupado.
  #take(owner) {
    if (this.busy) return owner.say("Espera a que acabe lo que se está ejecutando, o páralo.");
    owner.busy = true;
    unmark();
    return true;
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
      const yes = button("Descargar y ejecutar", answer(true));
      const no = button("Ahora no", answer(false));
      const text =
        `Para ejecutar código, este navegador tiene que descargar Python: ${weight()}, y ${drawingWeight()} más la` +
        " primera vez que haya que dibujar. Queda guardado para otras veces, y todo se calcula en tu equipo.";
      this.question = html("div", { class: "cell-question", role: "group", "aria-label": "Descargar Python" });
      this.question.append(html("p", {}, text), yes, " ", no);
      owner.bar.after(this.question);
      yes.focus();
    });
  }
}

// Lo que va pasando mientras se ejecutan unas celdas.
class Job {
  ms = 0;
  before = []; // las celdas que hacen falta antes
  failed = null;

  constructor(every, cells, owner) {
    this.every = every;
    this.cells = cells;
    this.owner = owner;
  }

  say(text) {
    this.owner.say(text);
  }

  progress(fraction, text) {
    this.owner.progress(fraction, text);
  }

  at(key) {
    return this.owner.key === key ? this.owner : this.every[key];
  }

  receive(message) {
    const cell = this.at(message.cell);
    if (message.type === "plan") this.before = message.before;
    else if (message.type === "start") this.start(cell);
    else if (message.type === "fetching") this.say("Descargando lo necesario para dibujar…");
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
    this.timer = setTimeout(() => this.say(`Ejecutando ${cell.name}… Está tardando; se puede parar.`), LONG);
  }

  // Un ejercicio que ya está en la página se queda como está, con lo que el lector lleve hecho.
  display(cell, message) {
    const id = /data-exercise="([\w-]+)"/.exec(message.data["text/html"] ?? "")?.[1];
    if (id && cell.box.querySelector(`section[data-exercise="${id}"]`)) cell.fresh = true;
    else display(cell.target, message);
  }

  error(cell, message) {
    const shown = failure(message);
    shown.setAttribute("role", "alert");
    cell.target.append(shown);
    this.failedAt(cell, message);
  }

  failedAt(cell, message) {
    for (const [key, line] of message.lines) if (this.at(key)) mark(this.at(key).shown, line);
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

// Lo que puede tardar un ejercicio: lo que pide se calcula en un momento.
const LIMIT = 15_000;
const SLOW = 120_000;

// Lo que va pasando mientras se comprueba un ejercicio de programar.
class Check extends Job {
  late = false;
  report = null;
  broken = null;

  constructor(every, exercise, answer, stop) {
    super(every, [exercise], exercise);
    this.answer = answer;
    this.stop = stop;
  }

  start(cell) {
    super.start(cell);
    if (cell !== this.owner) return;
    this.say("Comprobando…");
    this.wait(LIMIT);
  }

  wait(ms) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.late = true;
      this.stop("");
    }, ms);
  }

  // Lo que falla en el código del ejercicio se dice donde se dice lo demás.
  error(cell, message) {
    if (cell !== this.owner) return super.error(cell, message);
    this.broken = failure(message);
    this.failedAt(cell, message);
  }

  receive(message) {
    if (message.type === "report") this.report = message;
    else super.receive(message);
    // La descarga de lo que dibuja no cuenta.
    if (message.type === "fetching") this.wait(LIMIT + SLOW);
  }

  end(text) {
    super.end(text);
    this.owner.finish();
    const invalid = (...message) => this.answer({ state: "invalid", message });
    if (this.late) {
      invalid("Tu código no ha terminado en 15 segundos y se ha parado. ¿Hay un bucle cuya condición no cambia?");
    } else if (this.report) {
      const { correct, html, line, mistake } = this.report;
      const state = correct ? "correct" : correct === null ? "invalid" : "wrong";
      this.answer({ state, message: [clean(html)], mistakes: mistake ? [mistake] : [] });
      if (line) mark(this.owner.shown, line);
    } else if (this.broken) invalid("Tu código da un error: corrígelo y vuelve a comprobarlo.", this.broken);
  }

  result() {
    return this.failed && this.failed !== this.owner ? super.result() : "";
  }
}
