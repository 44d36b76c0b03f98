// El progreso del lector: sus ejercicios, lo primero que respondió, el código que ha cambiado, las cifras que ha dibujado
// para la red y los pacientes que ha visto. Se guarda en su navegador y en ningún otro sitio. Sin DOM, salvo avisar entre
// pestañas y, en la página, a quien lo enseña.

import { several } from "./left-off.js";
import { KEY, browserStorage, changeFrom, damaged, dayOf, drawingsFrom, eraseStored, isDue } from "./stored.js";
import { partsFrom, readProgress, visitsFrom, writeStored } from "./stored.js";

const TRIAL_KEY = "optlib-prueba";
// Un ejercicio fallado vuelve al cabo de estos días.
const DELAYS = [1, 3, 7];
export const FORMAT = { format: "optlib-progreso", version: 3 };

// Lo que pasa con la entrada de un ejercicio después de un intento.
export function afterAttempt(entry, correct, solved, now) {
  const today = dayOf(now);
  const next = { attempts: 0, done: null, due: null, stage: 0, ...entry };
  next.attempts += 1;
  if (solved) next.done ??= today;
  if (!correct) return { ...next, stage: 1, due: dayOf(now, DELAYS[0]) };
  if (next.due === null || next.due > today) return next;
  if (next.stage >= DELAYS.length) return { ...next, stage: 0, due: null };
  return { ...next, stage: next.stage + 1, due: dayOf(now, DELAYS[next.stage]) };
}

// Con warn falso no se habla de lo que se guarda ni de repasos: en Jupyter cuenta Python.
export const openProgress = (storage = browserStorage(), warn = true) => new Progress(storage, warn);

// El de la página, uno para todo lo que hay en ella.
let shared;
export const pageProgress = () => (shared ??= openProgress());

class Progress {
  #storage;
  #warn;
  #parts = partsFrom();
  #unsaved = [];
  #listeners = new Set();
  // Si lo que se apunta queda guardado, y no solo en la memoria.
  kept;

  constructor(storage, warn) {
    this.#storage = storage;
    this.#warn = warn;
    this.kept = storage !== null;
    this.#load();
    globalThis.addEventListener?.("storage", (event) => {
      if (event.key !== KEY && event.key !== null) return;
      this.#load();
      this.#changed();
    });
  }

  all() {
    return { ...this.#parts.entries };
  }

  subscribe(listener) {
    this.#listeners.add(listener);
  }

  // Si el navegador deja guardar, aunque aún no haya nada que guardar; si algo no ha cabido, no.
  canKeep() {
    this.kept = !this.#unsaved.length && writeStored(this.#storage, TRIAL_KEY, "");
    if (this.kept) this.#storage.removeItem(TRIAL_KEY);
    return this.kept;
  }

  // correct: bien y sin ayuda de la solución; solved: bien; first, lo que se guarda si nada se había respondido antes:
  // { answer, mistakes, seed, help }.
  record(id, correct, solved, first) {
    const now = new Date();
    this.change(({ entries, firsts }) => {
      if (first && firsts && !entries[id]) firsts[id] ??= { ...first, right: solved, day: dayOf(now) };
      entries[id] = afterAttempt(entries[id], correct, solved, now);
    });
  }

  // Las primeras respuestas, {ejercicio: {day, right, answer, mistakes, seed, help}}, y si se guardan.
  firsts() {
    return { ...this.#parts.firsts };
  }

  get keepsFirsts() {
    return this.#parts.firsts !== false;
  }

  // Dejar de guardarlas borra las que hay.
  keepFirsts(on) {
    this.change((parts) => Object.assign(parts, { firsts: on && (parts.firsts || {}) }));
  }

  // Lo cambiado en una página: {número de celda o ejercicio: {text, book, …}}.
  code(page) {
    return { ...this.#parts.code[page] };
  }

  // Cuántas celdas, figuras y ejercicios hay cambiados en cada página.
  changedPages() {
    const count = (code) => {
      const changed = Object.keys(code).filter((key) => code[key].text !== code[key].book);
      const [cells, figures] = [/^\d+$/, /^figura-/].map((kind) => changed.filter((key) => kind.test(key)).length);
      return { cells, figures, exercises: changed.length - cells - figures };
    };
    return Object.fromEntries(Object.entries(this.#parts.code).map(([page, cells]) => [page, count(cells)]));
  }

  // Apunta el código de unas celdas de una página, {cuál: cambio, o null para olvidarlo}. Dice, si no queda guardado,
  // por qué: «long» o «full».
  recordCode(page, changes) {
    const kept = Object.entries(changes).filter(([, change]) => change === null || changeFrom(change));
    this.change(({ code }) => {
      const cells = { ...code[page] };
      for (const [cell, change] of kept) {
        if (change) cells[cell] = changeFrom(change);
        else delete cells[cell];
      }
      if (Object.keys(cells).length) code[page] = cells;
      else delete code[page];
    });
    if (kept.length < Object.keys(changes).length) return "long";
    return this.kept ? "" : "full";
  }

  // Las cifras que ha dibujado, [{digit, drawing}, …]; drawing es el texto del cuadro.
  drawings() {
    return [...this.#parts.drawings];
  }

  // Añade una; si no cabe, se va la primera.
  addDrawing(added) {
    this.change((parts) => {
      const others = parts.drawings.filter(({ drawing }) => drawing !== added.drawing);
      parts.drawings = drawingsFrom([...others, added]);
    });
  }

  eraseDrawings() {
    this.change((parts) => Object.assign(parts, { drawings: [] }));
  }

  // Los pacientes que ha visto, {paciente-semilla: {day, probes, said, right, cured, word}}, el último al final.
  visits() {
    return structuredClone(this.#parts.visits);
  }

  recordVisit(id, visit) {
    this.change((parts) => {
      const { [id]: before, ...others } = parts.visits;
      parts.visits = visitsFrom({ ...others, [id]: visit });
    });
  }

  describe(id) {
    const entry = this.#parts.entries[id];
    if (!entry) return "";
    const parts = [entry.done ? `Hecho (${times(entry.attempts)}).` : `${times(entry.attempts)}.`];
    if (entry.due && this.#warn) parts.push(isDue(entry) ? "Toca repasarlo hoy." : `Repaso: ${spanish(entry.due)}.`);
    if (!this.kept && this.#warn)
      parts.push("Este navegador no deja guardar el progreso: se perderá al cerrar la página.");
    return parts.join(" ");
  }

  done(id) {
    return Boolean(this.#parts.entries[id]?.done);
  }

  // Todo lo que se guarda, con su formato.
  stored() {
    const { entries, firsts, code, drawings, visits, others } = this.#parts;
    return { ...others, ...FORMAT, exercises: entries, first: firsts, code, drawings, clinic: visits };
  }

  erase() {
    this.#parts = partsFrom();
    this.#unsaved = [];
    this.#storage?.removeItem(damaged(KEY));
    eraseStored(this.#storage, KEY);
    this.#changed();
  }

  #changed() {
    for (const listener of this.#listeners) listener();
    if (!this.#warn) return;
    const detail = { entries: this.all(), kept: this.kept };
    globalThis.document?.dispatchEvent(new CustomEvent("progress", { detail }));
  }

  // Hace un cambio sobre lo que haya guardado ahora, que otra pestaña puede haber cambiado. Si no se puede guardar, se
  // recuerda, y se vuelve a hacer la próxima vez.
  change(change) {
    this.#load();
    change(this.#parts);
    this.#unsaved.push(change);
    this.kept = writeStored(this.#storage, KEY, JSON.stringify(this.stored()));
    if (this.kept) this.#unsaved = [];
    this.#changed();
  }

  #load() {
    if (!this.#storage) return; // lo de la memoria es todo lo que hay
    this.#parts = readProgress(this.#storage);
    for (const change of this.#unsaved) change(this.#parts);
  }
}

// Qué parte de unos ejercicios o preguntas está hecha o, con «right», bien.
export const outOf = (ids, entries, what = "done") =>
  ids.length ? `${ids.filter((id) => entries[id]?.[what]).length} de ${ids.length}` : "—";

export const times = (n) => several(n, "1 intento", "intentos");

// «2026-11-25» → «25 de noviembre».
export function spanish(day) {
  const [year, month, date] = day.split("-").map(Number);
  return new Date(year, month - 1, date).toLocaleDateString("es", { day: "numeric", month: "long" });
}
