// La copia del progreso en un fichero: hacerla, recuperarla y borrarlo todo.
import { erasePlaces, placesFrom, readPlaces, writePlaces } from "./left-off.js";
import { FORMAT } from "./progress.js";
import { browserStorage, changeFrom, drawingsFrom, isGoal, partsFrom, visitsFrom } from "./stored.js";

// El texto del fichero: ejercicios, código, dibujos, clínica y por dónde se iba en cada página.
export function copyOf(progress, storage = browserStorage()) {
  const places = readPlaces(storage);
  return JSON.stringify({ ...progress.stored(), ...(Object.keys(places).length && { places }) });
}

// Añade lo que dice un fichero y, de las páginas que aquí no se han leído, por dónde se iba; devuelve cuántos
// ejercicios, celdas y pacientes trae, cuántos dibujos que no estaban, cuántas versiones no caben (left), cuánto no se
// entiende (unread) y si ha quedado guardado, o lanza un error con el motivo.
export function recover(progress, text, storage = browserStorage()) {
  const { places: read, ...file } = readFile(text);
  const { entries: found, firsts, code: added, drawings: drawn, visits, others } = partsFrom(file);
  const places = { ...placesFrom(read), ...readPlaces(storage) };
  if (Object.keys(places).length && !writePlaces(storage, places)) {
    throw new Error("Este navegador no deja guardar el progreso, o no queda sitio para él.");
  }
  let left = 0;
  let drawings = 0;
  progress.change((parts) => {
    left = 0;
    const { entries, code } = parts;
    const fresh = drawn.filter(({ drawing }) => !parts.drawings.some((each) => each.drawing === drawing));
    drawings = fresh.length;
    parts.drawings = drawingsFrom([...fresh, ...parts.drawings]);
    parts.visits = mergeVisits(parts.visits, visits);
    parts.others = { ...others, ...parts.others };
    parts.firsts = mergeFirsts(parts.firsts, firsts, entries);
    for (const [id, entry] of Object.entries(found)) entries[id] = merge(entries[id], entry);
    for (const [page, changes] of Object.entries(added)) {
      code[page] ??= {};
      for (const [cell, change] of Object.entries(changes)) {
        const all = receive(code[page][cell], change);
        code[page][cell] = changeFrom(all);
        left += all.others.length - (code[page][cell].others?.length ?? 0);
      }
    }
  });
  const all = size(file.exercises) + size(file.first) + cellsOf(file.code) + size(file.drawings) + size(file.clinic);
  const unread = all - size(found) - size(firsts) - cellsOf(added) - size(drawn) - size(visits);
  const exercises = Object.keys(found).filter((id) => !isGoal(id)).length;
  return { exercises, cells: cellsOf(added), drawings, visits: size(visits), left, unread, kept: progress.kept };
}

const size = (value) => Object.keys(value ?? {}).length;
const cellsOf = (code) => Object.values(code ?? {}).reduce((sum, changes) => sum + size(changes), 0);

export function eraseAll(progress, storage = browserStorage()) {
  erasePlaces(storage);
  progress.erase();
}

// Funde dos entradas sin perder nada: la más trabajada manda, y lo hecho sigue hecho.
function merge(a, b) {
  if (!a || !b) return a ?? b;
  const [most, other] = b.attempts > a.attempts ? [b, a] : [a, b];
  const days = [a.done, b.done].filter(Boolean).sort();
  return { ...other, ...most, done: days[0] ?? null };
}

// De dos primeras respuestas, la primera; lo que aquí ya se había intentado sin guardarla no la tiene. Quien no las
// guarda sigue sin guardarlas; también si lo dice el fichero y aquí no hay ninguna.
function mergeFirsts(mine, theirs, entries) {
  if (!mine || (!theirs && !size(mine))) return false;
  const known = Object.entries(theirs).filter(([id, { day }]) => (mine[id] ? day < mine[id].day : !entries[id]));
  return { ...mine, ...Object.fromEntries(known) };
}

// De dos visitas a un paciente, la que llegó más lejos; si no caben todas, se quedan las de aquí.
function mergeVisits(mine, theirs) {
  const far = (visit) => (visit ? 1 + visit.right + (visit.cured !== null) : 0);
  const fresh = Object.fromEntries(Object.entries(theirs).filter(([id, visit]) => far(visit) > far(mine[id])));
  return visitsFrom({ ...fresh, ...mine, ...fresh });
}

// Lo que llega en un fichero no sustituye a lo propio: queda entre las otras versiones, detrás de las del lector.
function receive(mine, change) {
  const theirs = [change, ...(change.others ?? [])].map(({ text }) => ({ text, foreign: true }));
  if (!mine) return { ...change, foreign: true, others: theirs.slice(1) };
  const others = mine.others ?? [];
  const known = [mine, ...others].map(({ text }) => text);
  return { ...mine, others: [...others, ...theirs.filter(({ text }) => !known.includes(text))] };
}

function readFile(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error("El fichero no se puede leer: no es un JSON válido o está cortado.");
  }
  const { format, version } = value ?? {};
  if (format === FORMAT.format && version > FORMAT.version)
    throw new Error("El fichero es de una edición más nueva de este curso: recupéralo en ella.");
  if (format === FORMAT.format && [2, FORMAT.version].includes(version)) return value;
  if (format === "optlib-entrega")
    throw new Error("El fichero es una entrega, que no se recupera: la copia es otro, «mi-progreso.json».");
  throw new Error("El fichero no es un progreso guardado por este curso.");
}
