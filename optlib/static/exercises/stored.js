// Lo que hay guardado de los ejercicios, al leerlo: nada pasa que no lo parezca. Sin DOM.

export const KEY = "optlib-progreso";
// Cómo se llama un ejercicio, o el código de una figura; una celda, con su número.
export const ID = /^[a-z0-9-]{1,80}$/;
// Cómo se llama una página: su fichero, sin carpeta ni extensión.
export const PAGE = /^[a-z0-9][\w-]{0,79}$/i;
// La meta de la figura que abre una página se guarda entre sus ejercicios, con este nombre.
export const goalOf = (page) => `meta-${page.toLowerCase().replaceAll("_", "-")}`;
export const isGoal = (id) => id.startsWith("meta-");
const DAY = /^\d{4}-\d{2}-\d{2}$/;

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
  const { attempts, done, due, stage } = value ?? {};
  const whole = [attempts, stage].every((n) => Number.isInteger(n) && n >= 0);
  return whole && isDay(done) && isDay(due) ? { attempts, done, due, stage } : null;
}

// De lo guardado por su nombre, lo que se llama como debe y read entiende.
export function allFrom(value, names, read) {
  const named = Object.entries(value ?? {}).filter(([name]) => names.test(name));
  return Object.fromEntries(named.map(([name, raw]) => [name, read(raw)]).filter(([, found]) => found));
}

export const entriesFrom = (value) => allFrom(value, ID, entryFrom);

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
