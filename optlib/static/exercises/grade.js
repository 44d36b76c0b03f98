// Corrige una respuesta. Devuelve { state: "correct" | "wrong" | "invalid", message: [trozos], mistakes: [nombres], … };
// un trozo es un texto nuestro, { html } con un texto del ejercicio, { cite } con la opción o el paso que se cita o
// { list } con varios mensajes. Los nombres son los de los errores reconocidos: los del ejercicio o general-…. Nunca contiene lo
// que ha escrito el lector ni la respuesta. Sin DOM: Node también lo ejecuta.
import { readNumber } from "./reading.js";
import { evaluate } from "./expressions.js";
import { close, displayOrder } from "./recipes.js";

const result = (state, ...message) => ({ state, message, mistakes: [] });
export const wrong = (mistakes, ...message) => ({ state: "wrong", message, mistakes });

const GENERIC = "No es correcto. Repasa el planteamiento; si te atascas, pide una pista.";
const CORRECT = "¡Correcto!";

// Cuántos decimales ha escrito el lector; Infinity si no ha escrito un decimal corriente.
function decimalsOf(text) {
  const match = /^[^.,/eE^]*(?:[.,]([0-9]*))?\s*$/.exec(text);
  return match ? (match[1] ?? "").length : Infinity;
}

// Por qué un número no es el correcto y cómo se llama ese error: los típicos, redondeo, signo, coma; o null si no lo sabe.
function diagnose(text, value, right, mistakes, decimals) {
  const same = mistakes.filter((m) => close(value, m.value, decimals));
  if (same.length) return explain(same);
  const typed = decimalsOf(text);
  if (typed < decimals && (typed >= 1 || Math.abs(right) >= 10) && close(value, right, typed)) {
    return general("cifras", `Vas bien, pero con pocas cifras: se piden ${decimals} decimales.`);
  }
  const coarse = Math.min(decimals, Math.max(2, typed));
  const rounded = mistakes.filter((m) => close(value, m.value, coarse));
  if (rounded.length) return explain(rounded);
  if (decimals === 0) return Number.isInteger(value) ? null : general("entero", "Se pide un número entero.");
  if (Math.abs(value - right) <= Math.max(10 * 10 ** -decimals, 0.002 * Math.abs(right))) {
    const how = `guarda todas las cifras y redondea al final, a ${decimals} decimales.`;
    return general("redondeo", `Está tan cerca que parece un redondeo: ${how}`);
  }
  if (close(value, -right, decimals)) return general("signo", "Revisa el signo.");
  const shifted = [0.001, 0.01, 0.1, 10, 100, 1000].some((s) => close(value, right * s, decimals));
  if (right === 0 || !shifted) return null;
  return general("coma", "Las cifras van bien, pero el separador decimal está en otro sitio.");
}

const general = (name, why) => ({ mistakes: [`general-${name}`], why: [why] });

function explain(found) {
  const mistakes = found.map(({ name }) => name);
  if (found.length === 1) return { mistakes, why: [{ html: found[0].why }] };
  const parts = ["Ese número sale de más de un error. "];
  for (const [i, { why }] of found.entries()) parts.push(`${i + 1}) `, { html: why }, " ");
  return { mistakes, why: parts };
}

function numeric(data, instance, text) {
  const { value, why } = readNumber(text);
  if (why) return result("invalid", why);
  const whole = data.decimals > 0 || Number.isInteger(value);
  if (whole && close(value, instance.right, data.decimals)) return result("correct", CORRECT);
  const slips = data.mistakes.map((m, i) => ({ ...m, value: instance.wrong[i] }));
  const found = diagnose(text, value, instance.right, slips, data.decimals);
  return found ? wrong(found.mistakes, ...found.why) : wrong([], GENERIC);
}

function choice(data, instance, chosen) {
  if (!chosen.includes(true)) {
    return result("invalid", data.several ? "Marca al menos una opción." : "Elige una opción.");
  }
  const { options, several } = data;
  // De varias, cada una con su porqué, en el orden en que se ven.
  const reasons = (which) =>
    several
      ? [{ list: which.map((i) => [{ cite: i }, ": ", { html: options[i].why }]) }]
      : which.map((i) => ({ html: options[i].why }));
  const all = data.kind === "choice" ? displayOrder(data, instance.seed) : chosen.map((_, i) => i);
  if (all.every((i) => chosen[i] === instance.right[i])) {
    return result("correct", `${CORRECT} `, ...reasons(several ? all : all.filter((i) => chosen[i])));
  }
  const extra = all.filter((i) => chosen[i] && !instance.right[i]);
  const mistakes = extra.map((i) => options[i].name);
  if (extra.length) return wrong(mistakes, several ? "Alguna sobra. " : "No. ", ...reasons(extra));
  return wrong(["general-faltan"], "Lo que has marcado es correcto, pero falta alguna opción.");
}

// texts[k][j] es lo escrito en la casilla, o null si no se pide. Cada una que no se lee o no está bien dice por qué.
function table(data, instance, texts) {
  const cells = [];
  for (const [k, row] of texts.entries()) {
    for (const [j, text] of row.entries()) if (text !== null) cells.push(readCell(data, instance, texts, k, j));
  }
  const having = (state) => cells.filter((cell) => cell.state === state);
  const mistakes = [...new Set(cells.flatMap((cell) => cell.mistakes ?? []))];
  const answer = (state, ...message) => ({ state, message, cells, mistakes });
  const [unread, carried, empty] = ["invalid", "carried", ""].map(having);
  if (empty.length === cells.length) return answer("invalid", "Rellena al menos una casilla.");
  const failed = cells.filter(({ state }) => state === "wrong" || state === "invalid");
  if (failed.length) {
    const count = `Casillas que revisar: ${failed.length}. ${reasons(failed)}`;
    const rest = carried.length ? " Las de borde discontinuo están bien calculadas, pero arrastran un error." : "";
    return answer(unread.length ? "invalid" : "wrong", count + rest);
  }
  // Sin ningún error, lo que arrastran las demás es el redondeo del lector, que las ha ido escribiendo como se piden.
  for (const cell of carried) cell.state = "correct";

  if (!empty.length) return answer("correct", CORRECT);
  return answer("invalid", `Lo que has escrito está bien. Casillas que faltan: ${empty.length}.`);
}

// Dónde se lee qué les pasa a esas casillas, si se sabe.
function reasons(failed) {
  const told = failed.filter(({ why }) => why);
  if (told.length === failed.length) return "El porqué, debajo de cada una.";
  return told.length ? "De algunas, el porqué, debajo." : "Repasa el planteamiento; si te atascas, pide una pista.";
}

// Un porqué que va tras dos puntos: empieza en minúscula.
function uncapitalized([first, ...rest]) {
  const lower = (text) => text[0].toLowerCase() + text.slice(1);
  return [first.html ? { html: lower(first.html) } : lower(first), ...rest];
}

function readCell(data, instance, texts, k, j) {
  const text = texts[k][j];
  if (!text.trim()) return { k, j, state: "" };
  const { value, why } = readNumber(text);
  if (why) return { k, j, state: "invalid", why: uncapitalized([why]) };
  if (close(value, instance.right[k][j], data.decimals)) return { k, j, state: "correct" };
  if (isCarried(data, instance, texts, k, j, value)) return { k, j, state: "carried" };
  const every = data.mistakes.map((m, i) => ({ ...m, value: instance.wrong[i][k][j] }));
  const slips = every.filter((m) => m.column === data.columns[j].name);
  const found = diagnose(text, value, instance.right[k][j], slips, data.decimals);
  return { k, j, state: "wrong", why: found && uncapitalized(found.why), mistakes: found?.mistakes };
}

// Si la casilla está bien calculada a partir de otras del lector que no lo están.
function isCarried(data, instance, texts, k, j, value) {
  const { follows } = data.columns[j];
  if (follows === undefined) return false;
  const [before, now] = [entered(data, instance, texts, k - 1, "prev_"), entered(data, instance, texts, k, "")];
  const names = { ...instance.names, k, ...before, ...now };
  return close(value, evaluate(follows, names), data.decimals);
}

// Los valores de una fila, con prefix delante de sus nombres, tal como están en la tabla del lector.
function entered(data, instance, texts, k, prefix) {
  const value = (text, j) => (text === null ? instance.right[k][j] : (readNumber(text).value ?? NaN));
  return Object.fromEntries(data.columns.map(({ name }, j) => [prefix + name, k < 0 ? NaN : value(texts[k][j], j)]));
}

// order es la lista de pasos, por su índice, como los ha puesto el lector.
function order(data, _instance, order) {
  const early = order.find((step, at) => data.steps[step].after.some((s) => order.indexOf(s) > at));
  if (early === undefined) return result("correct", CORRECT);
  const { name, why } = data.steps[early];
  return { ...wrong([name], { cite: early }, " va demasiado pronto. ", { html: why }), early };
}

const GRADERS = { numeric, choice, table, order, quick: choice };

export const grade = (data, instance, answer) => GRADERS[data.kind](data, instance, answer);
