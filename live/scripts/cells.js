// Python en la página: cada celda se ejecuta y se cambia donde se lee. No carga nada más hasta que se pide.
import { inTurns } from "../../optlib/static/lists.js";
import { askAgain, button, html, pageName } from "../../optlib/static/dom.js";
import { pageProgress } from "../../optlib/static/exercises/progress.js";
import { Cell, cellsNamed } from "./cell.js";
import { newMeter, RELOAD, Teller } from "./editable.js";
import { CodeExercise } from "./exercise.js";

// Lo que se espera por lo que ejecuta el código.
const PATIENCE = 15_000;
const EXERCISES = "section.exercise-code[data-recipe]:has(.exercise-answer):not(.ready)";
const NOT_KEPT = {
  full: "Este navegador no deja guardar tu código, o no le queda sitio: cópialo antes de cerrar la página.",
  long: "Este código es demasiado largo para guardarlo: cópialo antes de cerrar la página.",
};

class Page extends Teller {
  runName = "Ejecutar todo";
  store = pageProgress();
  key = pageName();
  pending = new Set(); // celdas cambiadas que aún no se han guardado

  constructor(root) {
    super();
    this.cells = [];
    this.exercises = [];
    this.start(root);
  }

  async start(root) {
    const boxes = [...root.querySelectorAll(".cell")].filter((box) => box.querySelector(".cell_input pre"));
    await inTurns(boxes, (box) => this.cells.push(new Cell(box, this.cells.length, this)));
    const bar = document.querySelector(".python-page");
    if (bar) this.setUp(bar);
    this.restore();
    this.store.subscribe(() => this.changedElsewhere());
    addEventListener("pagehide", () => this.flush());
    addEventListener("visibilitychange", () => this.flush());
    await inTurns(root.querySelectorAll(EXERCISES), (section) => this.addExercise(section));
    this.addExercises(root); // los que haya mostrado entretanto una celda
    document.addEventListener("mount", ({ detail }) => this.addExercises(detail));
  }

  // La barra de la página: cuenta cómo va cuando se ejecuta todo.
  setUp(box) {
    this.runButton = button(this.runName, () => (this.running ? this.stop() : this.run(this.cells, this)));
    this.resetAll = button("Restaurar todo", () => this.reset());
    this.status = html("span", { role: "status", class: "cell-status" });
    this.meter = newMeter();
    this.bar = box.querySelector(".python-buttons");
    this.bar.append(this.runButton, this.resetAll, this.meter, this.status);
    this.box = box;
    box.classList.add("ready");
  }

  // Los ejercicios de programar que hay dentro y que la página aún no tiene.
  addExercises(root) {
    for (const section of root.querySelectorAll(EXERCISES)) this.addExercise(section);
  }

  addExercise(section) {
    const known = this.exercises.find(({ key }) => key === section.dataset.exercise);
    if (known) return this.again(section, known);
    const { DOCUMENT_POSITION_FOLLOWING: follows } = Node;
    const after = this.cells.findLastIndex(({ box }) => box.compareDocumentPosition(section) & follows);
    const exercise = new CodeExercise(section, after, this);
    this.exercises.push(exercise);
    const change = this.saved(exercise.key);
    if (change?.book === exercise.book) exercise.take(change);
    else if (change) this.offer(exercise, change);
  }

  // Una celda ha vuelto a mostrar un ejercicio que la página ya tiene: sigue el de antes, con lo que lleve hecho.
  again(section, known) {
    if (!known.box.isConnected) return section.replaceWith(known.box);
    section.classList.add("repeated");
    const place = section.querySelector(".exercise-answer > p");
    if (place) place.textContent = "Este ejercicio ya está en esta página: se hace allí.";
  }

  // Los ejercicios vuelven a su celda, si esta vuelve a estar como en el libro.
  bringBack() {
    for (const { home, box } of this.exercises) if (home.isConnected && !home.contains(box)) home.append(box);
  }

  // --- Ejecutar ---

  async run(cells, owner = cells[0]) {
    (await this.ready(owner))?.run(cells, owner);
  }

  async check(exercise, answer) {
    (await this.ready(exercise))?.check(exercise, answer);
  }

  // Lo que ejecuta, que se carga al pedirlo por primera vez.
  async ready(owner) {
    this.flush();
    this.loading ??= import("./run.js").then(({ Runs }) => new Runs(this.cells));
    const late = new Promise((_, reject) => setTimeout(reject, PATIENCE));
    try {
      this.runs = await Promise.race([this.loading, late]);
      return this.runs;
    } catch {
      this.loading = null;
      askAgain();
      owner.say(`No se ha podido cargar lo que ejecuta el código. ${RELOAD}`);
    }
  }

  stop() {
    this.runs.stop();
  }

  unmark() {
    this.runs?.unmark();
  }

  // --- Guardar ---

  save(cell) {
    this.pending.add(cell);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), 400);
  }

  flush() {
    clearTimeout(this.timer);
    if (!this.pending.size) return;
    const cells = [...this.pending];
    this.pending.clear();
    this.saving = true;
    const failed = this.store.recordCode(this.key, Object.fromEntries(cells.map((cell) => [cell.key, cell.change])));
    this.saving = false;
    if (failed) for (const cell of cells) if (cell.text !== null) cell.say(NOT_KEPT[failed]);
  }

  saved(key) {
    return this.store.code(this.key)[key];
  }

  // Lo que se cambió otro día, en su celda. Si el libro ha cambiado entretanto, lo del lector va a la celda que tiene
  // el código de entonces o, si no la hay, queda como otra versión de la que está ahora en su lugar.
  restore() {
    const saved = Object.entries(this.store.code(this.key)).filter(([key]) => /^\d+$/.test(key));
    const fits = (cell, { book }) => cell?.book === book && cell.text === null && !cell.others.length;
    const moved = saved.filter(([number, change]) => {
      if (!fits(this.cells[number], change)) return true;
      this.cells[number].take(change);
      return false;
    });
    const lost = [];
    for (const [number, change] of moved) {
      const cell = this.cells.find((each) => fits(each, change)) ?? this.cells[number];
      if (!cell) lost.push([number, change]);
      else if (fits(cell, change)) cell.take(change);
      else this.offer(cell, change);
    }
    if (lost.length) this.showLost(lost.map(([, change]) => change));
    if (moved.length) this.store.recordCode(this.key, this.whole(saved, lost));
  }

  // Todo lo que hay que guardar de la página: lo de cada celda, lo de las que ya no están y el olvido de lo demás.
  whole(saved, lost) {
    const cells = this.cells.map((cell) => [cell.key, cell.change]).filter(([, change]) => change);
    return Object.fromEntries([...saved.map(([number]) => [number, null]), ...lost, ...cells]);
  }

  offer(cell, { text, book, foreign = false, others = [] }) {
    const mine = text === book ? [] : [{ text, foreign }];
    for (const other of [...others, ...mine]) {
      cell.keep(other.text, other.foreign, "El libro ha cambiado este código desde que tú lo cambiaste.");
    }
  }

  showLost(changes) {
    const texts = changes.flatMap(({ text, others = [] }) => [text, ...others.map((other) => other.text)]);
    const title = html("summary", {}, "Código tuyo de celdas que ya no están en esta página");
    const blocks = texts.map((text) => html("pre", {}, text));
    const place = this.box ?? document.querySelector(".bd-article");
    place.append(html("details", { class: "cell-lost" }, title, ...blocks));
  }

  // Otra pestaña ha guardado algo: se toma, salvo donde aquí se está escribiendo; entonces queda como otra versión.
  changedElsewhere() {
    if (this.saving) return;
    const code = this.store.code(this.key);
    for (const cell of [...this.cells, ...this.exercises]) {
      const saved = this.pending.has(cell) ? null : cell.current(code[cell.key]);
      if (!saved) continue;
      const { text, others = [], foreign = false } = saved;
      if (JSON.stringify({ text, others, foreign }) === cell.kept) continue;
      if (!cell.editor) cell.take({ text, others, foreign });
      else if (
        text !== (cell.text ?? cell.book) &&
        text !== cell.book &&
        !cell.others.some((other) => other.text === text)
      ) {
        cell.keep(text, foreign, "Se ha guardado en otra pestaña.");
      }
    }
  }

  // Para lo que se esté ejecutando, si puede estar poniendo algo en esa celda.
  stopFor(cell) {
    if (cell.running || (this.runs?.busy && this.cells.includes(cell))) this.stop();
  }

  reset() {
    const changed = this.cells.filter((cell) => cell.text !== null).map((cell) => cell.key);
    for (const cell of this.cells) cell.restore();
    this.flush();
    this.runs?.stop();
    const where = changed.length ? ` Lo tuyo se puede recuperar en ${cellsNamed(changed)}.` : "";
    this.say(`Todas las celdas están como en el libro, y Python empieza de nuevo.${where}`);
    this.resetAll.focus();
  }
}

new Page(document.querySelector(".bd-article"));
