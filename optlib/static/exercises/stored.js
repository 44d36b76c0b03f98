// Lo que hay guardado de los ejercicios, al leerlo: nada pasa que no lo parezca. Sin DOM.

export const KEY = "optlib-progreso";
// Cómo se llama un ejercicio, o el código de una figura; una celda, con su número.
export const ID = /^[a-z0-9-]{1,80}$/;
// Cómo se llama una página: su fichero, sin carpeta ni extensión.
export const PAGE = /^[a-z0-9][\w-]{0,79}$/i;
// La meta de la figura que abre una página se guarda entre sus ejercicios, con este nombre.
export const goalOf = (page) => `meta-${page.toLowerCase().replaceAll("_", "-")}`;
export const isGoal = (id) => id.startsWith("meta-");
// Un ejercicio fallado vuelve al cabo de estos días.
export const DELAYS = [1, 3, 7];
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isDay = (value) => value === null || (typeof value === "string" && DAY.test(value));

// El día local, no el de Greenwich.
export function dayOf(date, plus = 0) {
  const d = new Date(date.getFullYear(), date.getMonth(), date.getDate() + plus);
  const two = (n) => String(n).padStart(2, "0");
  return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`;
}

// Los días que faltan hasta la fecha de repaso ya han pasado.
export const isDue = (entry) => entry.due !== null && entry.due <= dayOf(new Date());

// Una entrada guardada, o null si no lo parece: lo que escriba otro programa no rompe nada.
function entryFrom(value) {
  if (!isObject(value)) return null;
  const { attempts, done = null, due = null, stage = 0 } = value;
  const whole = (n, max) => Number.isInteger(n) && n >= 0 && n <= max;
  if (!whole(attempts, 1e6) || !whole(stage, DELAYS.length)) return null;
  return isDay(done) && isDay(due) ? { attempts, done, due, stage } : null;
}

export function entriesFrom(value) {
  const entries = {};
  for (const [id, raw] of Object.entries(isObject(value) ? value : {})) {
    const entry = ID.test(id) && entryFrom(raw);
    if (entry) entries[id] = entry;
  }
  return entries;
}

export function browserStorage() {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null; // el navegador lo prohíbe
  }
}

// Lo que un almacén guarda con un nombre, ya leído; null si no hay nada o no se puede.
export function readStored(storage, key) {
  try {
    return JSON.parse(storage.getItem(key));
  } catch {
    return null;
  }
}
