// Lo que hay guardado, de los ejercicios a la clínica, al leerlo: nada pasa que no lo parezca.

// La carpeta del sitio, que dicen los guiones de todas sus páginas: dos ediciones en un servidor no comparten lo que
// guardan. En Jupyter no hay ninguno.
const scripts = globalThis.document?.querySelector("script[src*='_static/']")?.src;
const FOLDER = (scripts && new URL(scripts).pathname.match(/^(.*\/)_static\//)?.[1]) ?? "";
export const keyOf = (name) => `${name}:${FOLDER}`;
export const KEY = keyOf("optlib-progreso");
// Cómo se llama un ejercicio, o una regla; una celda, con su número.
const ID = /^[a-z0-9-]{1,80}$/;
// Cómo se llama una página: su fichero, sin carpeta ni extensión.
export const PAGE = /^[a-z0-9][\w-]{0,79}$/i;
// La meta de la figura que abre una página se guarda entre sus ejercicios, con este nombre.
export const goalOf = (page) => `meta-${page.toLowerCase().replaceAll("_", "-")}`;
export const isGoal = (id) => id.startsWith("meta-");
// Lo más largo que puede ser el código de una celda, y las otras versiones que se guardan de él.
const MAX_CODE = 50_000;
const MAX_OTHERS = 9;
const MAX_NAMES = 1000; // más no los tiene ningún curso
const MAX_DRAWINGS = 100;
// Un paciente de la clínica y su semilla, y cuántos se guardan.
const VISIT = /^([A-H][12]|[1-9]|1\d|20)-(0|[1-9]\d{0,4})$/;
const MAX_VISITS = 200;
export const MAX_ANSWER = 200;
const MAX_LIST = 20; // errores en una respuesta, o diagnósticos de un paciente
const MAX_SEED = 2 ** 30; // «Otro ejercicio» sortea hasta ahí

const isDay = (value) => value === null || (typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value));

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

const isName = (value) => typeof value === "string" && value.length <= 40 && /^[a-z\d]+(-[a-z\d]+)*$/.test(value);
const areNames = (value) => Array.isArray(value) && value.length <= MAX_LIST && value.every(isName);
// Sin nada que no se vea.
const isAnswer = (value) => typeof value === "string" && value.length <= MAX_ANSWER && !/\p{C}/u.test(value);

// La primera respuesta de un ejercicio: lo que se escribió o se eligió, si estaba bien, los errores que se reconocieron,
// con qué números y si se había pedido ayuda; o null si no lo parece.
function firstFrom(value) {
  const { day, right, answer, mistakes, seed, help } = value ?? {};
  const text = answer === undefined || isAnswer(answer);
  const draw = Number.isInteger(seed) && seed >= 0 && seed <= MAX_SEED;
  const flags = [right, help].every((each) => typeof each === "boolean");
  if (!day || !isDay(day) || !text || !areNames(mistakes) || !flags || !draw) return null;
  return { day, right, answer, mistakes, seed, help };
}

// Las primeras respuestas, por ejercicio; false si el lector no quiere que se guarden.
const firstsFrom = (value) => value !== false && allFrom(value, ID, firstFrom);

// De lo guardado por su nombre, lo que se llama como debe y read entiende.
export function allFrom(value, names, read) {
  const named = Object.entries(value ?? {}).filter(([name]) => names.test(name));
  const found = named.slice(0, MAX_NAMES).map(([name, raw]) => [name, read(raw)]);
  return Object.fromEntries(found.filter(([, each]) => each));
}

const isCode = (value) => typeof value === "string" && value.length <= MAX_CODE;

// El código de una celda: text, el del lector; book, el que tenía el libro cuando lo cambió; foreign, si llegó en un
// fichero y el lector aún no lo ha aceptado; others, otras versiones suyas, cada una con su text y su foreign.
export function changeFrom(value) {
  if (!isCode(value?.text) || !isCode(value.book)) return null;
  const version = ({ text, foreign }) => (foreign === true ? { text, foreign } : { text });
  const change = { ...version(value), book: value.book };
  const others = Array.isArray(value.others) ? value.others.filter((each) => isCode(each?.text)) : [];
  if (others.length) change.others = fitting(others).map(version);
  return change;
}

// Las versiones que caben; si no caben todas, sobran antes las que llegaron en un fichero.
function fitting(others) {
  const own = others.filter((each) => each.foreign !== true).slice(0, MAX_OTHERS);
  let room = MAX_OTHERS - own.length;
  return others.filter((each) => (each.foreign === true ? room-- > 0 : own.includes(each)));
}

// Las cifras que el lector ha dibujado para la red, con la que dice que son: las últimas que caben.
export function drawingsFrom(value) {
  const found = (Array.isArray(value) ? value : []).map((each) => ({ digit: each?.digit, drawing: each?.drawing }));
  // Por su tipo también: un texto no es una cifra, ni una lista un texto.
  const isDrawing = (each) => /^\{"digit":\d,"drawing":"[\da-z-]{1,1500}"\}$/.test(JSON.stringify(each));
  return found.filter(isDrawing).slice(-MAX_DRAWINGS);
}

// La visita a un paciente: su día, las pruebas pedidas, lo que se dijo que tenía, si al final se acertó, el coste con que
// se curó y la palabra de su guardia; o null si no lo parece.
function visitFrom(value) {
  const { day, probes, said, right, cured, word } = value ?? {};
  const text = typeof word === "string" && word.length <= 40 && !/\p{C}/u.test(word);
  const cost = cured === null || (Number.isFinite(cured) && cured >= 0);
  if (!day || !isDay(day) || !areNames(probes) || !areNames(said) || !text || !cost || typeof right !== "boolean")
    return null;
  return { day, probes, said, right, cured, word };
}

// Las visitas, por paciente y semilla: las últimas que caben.
export const visitsFrom = (value) =>
  Object.fromEntries(Object.entries(allFrom(value, VISIT, visitFrom)).slice(-MAX_VISITS));

// Las partes de lo guardado, o de un fichero. El código va por páginas y, en cada una, por el número de la celda o el
// nombre del ejercicio de programar o de la figura. Las que esta edición no conoce (others) siguen como están.
export function partsFrom(value) {
  const { format, version, exercises, first, code, drawings, clinic, ...others } = value ?? {};
  return {
    entries: allFrom(exercises, ID, entryFrom),
    firsts: firstsFrom(first),
    code: allFrom(code, PAGE, (cells) => allFrom(cells, ID, changeFrom)),
    drawings: drawingsFrom(drawings),
    visits: visitsFrom(clinic),
    others,
  };
}

export function browserStorage() {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null; // el navegador lo prohíbe
  }
}

// Guarda un texto con un nombre; sin sitio, o si el navegador no deja, devuelve false.
export function writeStored(storage, key, text) {
  try {
    storage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

// Lo que un almacén guarda con un nombre, ya leído; null si no hay nada o no se puede: lo ilegible queda aparte.
export function readStored(storage, key) {
  let text = null;
  try {
    // Lo que una edición anterior guardó sin decir su carpeta, hasta que aquí se guarda algo.
    text = storage.getItem(key) ?? storage.getItem(key.split(":")[0]);
    return JSON.parse(text);
  } catch {
    if (text) writeStored(storage, damaged(key), text);
    return null;
  }
}

// Queda vacío, y no sin nada: lo de una edición anterior no vuelve.
export const eraseStored = (storage, key) => writeStored(storage, key, "{}");

export const damaged = (key) => `${key}-ilegible`;

export const readProgress = (storage) => partsFrom(readStored(storage, KEY));
