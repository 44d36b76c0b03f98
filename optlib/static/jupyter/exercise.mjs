// Generado por «make datos» a partir de optlib: no se edita a mano.
// optlib/static/exercises/stored.js
var scripts = globalThis.document?.querySelector("script[src*='_static/']")?.src;
var FOLDER = (scripts && new URL(scripts).pathname.match(/^(.*\/)_static\//)?.[1]) ?? "";
var keyOf = (name) => `${name}:${FOLDER}`;
var KEY = keyOf("optlib-progreso");
var ID = /^[a-z0-9-]{1,80}$/;
var PAGE = /^[a-z0-9][\w-]{0,79}$/i;
var MAX_CODE = 5e4;
var MAX_OTHERS = 9;
var MAX_NAMES = 1e3;
var MAX_DRAWINGS = 100;
var MAX_ANSWER = 200;
var MAX_MISTAKES = 20;
var isDay = (value) => value === null || typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
function dayOf(date, plus = 0) {
  const d = new Date(date.getFullYear(), date.getMonth(), date.getDate() + plus);
  const two = (n) => String(n).padStart(2, "0");
  return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`;
}
var isDue = (entry) => entry.due !== null && entry.due <= dayOf(/* @__PURE__ */ new Date());
function entryFrom(value) {
  const { attempts, done, due, stage } = value ?? {};
  const whole2 = [attempts, stage].every((n) => Number.isInteger(n) && n >= 0);
  return whole2 && isDay(done) && isDay(due) ? { attempts, done, due, stage } : null;
}
var isName = (value) => typeof value === "string" && value.length <= 40 && /^[a-z\d]+(-[a-z\d]+)*$/.test(value);
var isAnswer = (value) => typeof value === "string" && value.length <= MAX_ANSWER && !/\p{C}/u.test(value);
function firstFrom(value) {
  const { day, right, answer, came, mistakes, seed, help } = value ?? {};
  const texts = [answer, came].every((text) => text === void 0 || isAnswer(text));
  const names = Array.isArray(mistakes) && mistakes.length <= MAX_MISTAKES && mistakes.every(isName);
  const flags = [right, help].every((each3) => typeof each3 === "boolean");
  if (!day || !isDay(day) || !texts || !names || !flags || !Number.isInteger(seed) || seed < 0) return null;
  return { day, right, answer, came, mistakes, seed, help };
}
var firstsFrom = (value) => value !== false && allFrom(value, ID, firstFrom);
function allFrom(value, names, read2) {
  const named = Object.entries(value ?? {}).filter(([name]) => names.test(name));
  const found = named.slice(0, MAX_NAMES).map(([name, raw]) => [name, read2(raw)]);
  return Object.fromEntries(found.filter(([, each3]) => each3));
}
var isCode = (value) => typeof value === "string" && value.length <= MAX_CODE;
function changeFrom(value) {
  if (!isCode(value?.text) || !isCode(value.book)) return null;
  const version = ({ text, foreign }) => foreign === true ? { text, foreign } : { text };
  const change = { ...version(value), book: value.book };
  const others = Array.isArray(value.others) ? value.others.filter((each3) => isCode(each3?.text)) : [];
  if (others.length) change.others = fitting(others).map(version);
  return change;
}
function fitting(others) {
  const own = others.filter((each3) => each3.foreign !== true).slice(0, MAX_OTHERS);
  let room = MAX_OTHERS - own.length;
  return others.filter((each3) => each3.foreign === true ? room-- > 0 : own.includes(each3));
}
function drawingsFrom(value) {
  const found = (Array.isArray(value) ? value : []).map((each3) => ({ digit: each3?.digit, drawing: each3?.drawing }));
  const isDrawing = (each3) => /^\{"digit":\d,"drawing":"[\da-z-]{1,1500}"\}$/.test(JSON.stringify(each3));
  return found.filter(isDrawing).slice(-MAX_DRAWINGS);
}
function partsFrom(value) {
  const { format, version, exercises, first, code, drawings, ...others } = value ?? {};
  return {
    entries: allFrom(exercises, ID, entryFrom),
    firsts: firstsFrom(first),
    code: allFrom(code, PAGE, (cells) => allFrom(cells, ID, changeFrom)),
    drawings: drawingsFrom(drawings),
    others
  };
}
function browserStorage() {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
function writeStored(storage, key, text) {
  try {
    storage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}
function readStored(storage, key) {
  let text = null;
  try {
    text = storage.getItem(key) ?? storage.getItem(key.split(":")[0]);
    return JSON.parse(text);
  } catch {
    if (text) writeStored(storage, damaged(key), text);
    return null;
  }
}
var eraseStored = (storage, key) => writeStored(storage, key, "{}");
var damaged = (key) => `${key}-ilegible`;
var readProgress = (storage) => partsFrom(readStored(storage, KEY));

// optlib/static/exercises/left-off.js
var KEY2 = keyOf("optlib-lectura");
var several = (n, one, many) => n === 1 ? one : `${n} ${many}`;

// optlib/static/exercises/progress.js
var TRIAL_KEY = "optlib-prueba";
var DELAYS = [1, 3, 7];
var FORMAT = { format: "optlib-progreso", version: 3 };
function afterAttempt(entry, correct, solved, now) {
  const today = dayOf(now);
  const next = { attempts: 0, done: null, due: null, stage: 0, ...entry };
  next.attempts += 1;
  if (solved) next.done ??= today;
  if (!correct) return { ...next, stage: 1, due: dayOf(now, DELAYS[0]) };
  if (next.due === null || next.due > today) return next;
  if (next.stage >= DELAYS.length) return { ...next, stage: 0, due: null };
  return { ...next, stage: next.stage + 1, due: dayOf(now, DELAYS[next.stage]) };
}
function keepFirst(firsts, id, first, now) {
  if (firsts) firsts[id] ??= { ...first, day: dayOf(now) };
}
var openProgress = (storage = browserStorage(), warn = true) => new Progress(storage, warn);
var Progress = class {
  #storage;
  #warn;
  #parts = partsFrom();
  #unsaved = [];
  #listeners = /* @__PURE__ */ new Set();
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
    const now = /* @__PURE__ */ new Date();
    this.change(({ entries, firsts }) => {
      if (first && !entries[id]) keepFirst(firsts, id, { ...first, right: solved }, now);
      entries[id] = afterAttempt(entries[id], correct, solved, now);
    });
  }
  // Lo que se apostó y lo que salió, la primera vez: { answer, came, right }.
  recordBet(id, bet) {
    const now = /* @__PURE__ */ new Date();
    this.change(({ firsts }) => keepFirst(firsts, id, { ...bet, mistakes: [], seed: 0, help: false }, now));
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
    const count2 = (code) => {
      const changed = Object.keys(code).filter((key) => code[key].text !== code[key].book);
      const [cells, figures] = [/^\d+$/, /^figura-/].map((kind) => changed.filter((key) => kind.test(key)).length);
      return { cells, figures, exercises: changed.length - cells - figures };
    };
    return Object.fromEntries(Object.entries(this.#parts.code).map(([page, cells]) => [page, count2(cells)]));
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
    const { entries, firsts, code, drawings, others } = this.#parts;
    return { ...others, ...FORMAT, exercises: entries, first: firsts, code, drawings };
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
    if (!this.#storage) return;
    this.#parts = readProgress(this.#storage);
    for (const change of this.#unsaved) change(this.#parts);
  }
};
var times = (n) => several(n, "1 intento", "intentos");
function spanish(day) {
  const [year, month, date] = day.split("-").map(Number);
  return new Date(year, month - 1, date).toLocaleDateString("es", { day: "numeric", month: "long" });
}

// optlib/static/numbers.js
var LARGE = 1e6;
var RAISED = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };
function roundHalfUp(value, decimals = 0) {
  return Number.isFinite(value) && Math.abs(value) < 1e21 ? Number(value.toFixed(decimals)) : value;
}
var power = (exponent) => `10${[...String(exponent)].map((digit) => RAISED[digit]).join("")}`;
function formatNumber(value, decimals = 4, { digits, fixed = false, parens = false } = {}) {
  if (Number.isNaN(value)) return "indefinido";
  const size = Math.abs(value);
  if (size === Infinity) return signed("∞", value < 0, parens);
  const smallest = digits ? -4 : -decimals;
  if (size && (digits || !fixed) && !(exponentOf(size) >= smallest && size < LARGE)) {
    return signed(scientific(size, digits ? digits - 1 : Math.min(decimals, 3)), value < 0, parens);
  }
  const text = digits ? String(Number(size.toPrecision(digits))) : plain(size, decimals, fixed);
  return signed(text, value < 0 && /[1-9]/.test(text), parens);
}
function scientific(size, decimals) {
  const [mantissa, exponent] = size.toExponential(decimals).split("e");
  const text = trimmed(mantissa);
  return (text === "1" ? "" : `${text}·`) + power(Number(exponent));
}
var plain = (size, decimals, fixed) => fixed ? size.toFixed(decimals) : trimmed(size.toFixed(decimals));
var exponentOf = (size) => Number(size.toExponential().split("e")[1]);
var trimmed = (text) => text.includes(".") ? text.replace(/0+$/, "").replace(/\.$/, "") : text;
function signed(text, negative, parens) {
  if (!negative) return text;
  return parens ? `(−${text})` : `−${text}`;
}

// optlib/static/dom.js
function build(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value !== false && value != null) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}
var html = (tag, attributes = {}, ...children) => build(document.createElement(tag), attributes, children);
var button = (text, click, more) => html("button", { type: "button", click, ...more }, text);
function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
var mark = Math.random().toString(36).slice(2, 8);
var count = 0;
var uniqueId = () => `control-${mark}-${++count}`;

// optlib/static/exercises/expressions.js
var APPLY = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => b === 0 ? NaN : a / b,
  "**": (a, b) => a ** b,
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
  "==": (a, b) => a === b,
  "!=": (a, b) => a !== b,
  and: (a, b) => Boolean(a) && Boolean(b),
  or: (a, b) => Boolean(a) || Boolean(b),
  not: (a) => !a,
  neg: (a) => -a,
  "[]": (list, i) => i >= 0 && i < list.length ? list[Math.trunc(i)] : NaN,
  sqrt: Math.sqrt,
  exp: Math.exp,
  ceil: Math.ceil,
  floor: Math.floor,
  abs: Math.abs,
  min: Math.min,
  max: Math.max
};
function evaluate(tree, names) {
  if (typeof tree === "string") {
    if (!Object.hasOwn(names, tree)) throw new Error(`falta ${tree}`);
    return names[tree];
  }
  if (!Array.isArray(tree)) return tree;
  const [head, ...rest] = tree;
  return APPLY[head](...rest.map((part) => evaluate(part, names)));
}

// optlib/static/exercises/texts.js
var fragment = (text) => document.createRange().createContextualFragment(text);
function fill(root, data, names) {
  for (const node of root.querySelectorAll("[data-v]")) {
    const [tree, decimals, fixed, parens] = data.v[node.dataset.v];
    node.textContent = formatNumber(evaluate(tree, names), decimals, { fixed, parens });
  }
}
function messageNodes(parts, data, names, quote) {
  const box = html("span");
  for (const part of parts) {
    if (typeof part === "string" || part instanceof Node) box.append(part);
    else if (part.html !== void 0) box.append(fragment(part.html));
    else if (part.list)
      box.append(html("ul", {}, ...part.list.map((each3) => html("li", {}, messageNodes(each3, data, names, quote)))));
    else box.append(quote(part.cite));
  }
  fill(box, data, names);
  return box;
}

// optlib/static/exercises/ahead.js
var STOP = "onbeforematch" in document.documentElement ? ".exercise-quick" : ".exercise";

// optlib/static/data.js
var PROBLEM_DATA = {
  "parabola": { "name": "x²", "dim": null, "start": 5, "minimum": 0 },
  "shifted_parabola": { "name": "(w − 3)²", "dim": null, "start": 0, "minimum": 3 },
  "quartic": { "name": "x⁴/4", "dim": null, "start": 2, "minimum": 0 },
  "double_well": { "name": "(x² − 1)² + 0.3x", "dim": null, "start": 1.8, "minimum": -1.0355787140888537 },
  "wavy": { "name": "0.1x² + sen 2x", "dim": null, "start": 4.5, "minimum": -0.747964956635879 },
  "coupled_quadratic": { "name": "3x² + 2xy + y²", "dim": 2, "start": [2, -2], "minimum": [0, 0] },
  "ravine": { "name": "½(x² + 25y²)", "dim": 2, "start": [-8, 1.5], "minimum": [0, 0] },
  "narrow_ravine": { "name": "½(x² + 100y²)", "dim": 2, "start": [-8, 1], "minimum": [0, 0] },
  "rosenbrock": { "name": "Rosenbrock", "dim": 2, "start": [-1.2, 1], "minimum": [1, 1] },
  "beale": { "name": "Beale", "dim": 2, "start": [1, 1.2], "minimum": [3, 0.5] },
  "himmelblau": { "name": "Himmelblau", "dim": 2, "start": [0.5, 0.5], "minimum": [3, 2] },
  "saddle": { "name": "x² − y² (silla)", "dim": 2, "start": [2, 0.01], "minimum": null }
};

// optlib/static/matrices.js
var COEFFICIENTS = [3.4445, -4.775, 2.0315];
var ITERATIONS = 5;
var SMALLEST = 1e-7;
function roomFor(rows, columns) {
  const [k, m] = [Math.min(rows, columns), Math.max(rows, columns)];
  return 2 * k * (k + m);
}
function products(r, from, k, m, to) {
  for (let i = 0; i < k; i++)
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let l = 0; l < m; l++) sum += r[from + i * m + l] * r[from + j * m + l];
      r[to + i * k + j] = r[to + j * k + i] = sum;
    }
}
function newtonSchulz(r, X, next, work, k, m, [a, b, c] = COEFFICIENTS) {
  const mix = work + k * k;
  products(r, X, k, m, work);
  products(r, work, k, k, mix);
  for (let i = 0; i < k * k; i++) r[mix + i] = b * r[work + i] + c * r[mix + i];
  for (let i = 0; i < k; i++) {
    const row = next + i * m;
    for (let j = 0; j < m; j++) r[row + j] = a * r[X + i * m + j];
    for (let l = 0; l < k; l++) {
      const factor = r[mix + i * k + l];
      const other = X + l * m;
      for (let j = 0; j < m; j++) r[row + j] += factor * r[other + j];
    }
  }
}
function orthogonalize(r, to, rows, from, columns, work) {
  const [k, m] = [Math.min(rows, columns), Math.max(rows, columns)];
  const [down, across] = rows > columns ? [1, columns] : [columns, 1];
  let [X, next] = [work, work + k * m];
  const gram = next + k * m;
  let size = 0;
  for (let i = 0; i < k; i++)
    for (let j = 0; j < m; j++) {
      const value = r[from + i * down + j * across];
      r[X + i * m + j] = value;
      size += value * value;
    }
  size = Math.max(Math.sqrt(size), SMALLEST);
  for (let i = X; i < next; i++) r[i] /= size;
  for (let turn = 0; turn < ITERATIONS; turn++) {
    newtonSchulz(r, X, next, gram, k, m);
    [X, next] = [next, X];
  }
  for (let i = 0; i < k; i++) for (let j = 0; j < m; j++) r[to + i * down + j * across] = r[X + i * m + j];
}

// optlib/static/rule-text.js
var FUNCTIONS = {
  ...{ sqrt: 1, abs: 1, sign: 1, exp: 1, log: 1, norm: 1, mean: 1, orthogonalize: 1 },
  ...{ maximum: 2, minimum: 2, dot: 2, clip: 3, where: 3 }
};
var WORDS = /^(?:if|for|while|def|import|from|return|else|elif|lambda|class|with|try|and|or|not|in|is|pass|print)$/;
var RESERVED = /^(?:t|grad|__.*)$/;
var MOST = 400;
var COMPARES = /^[<>]=?$/;
var ASSIGNS = /^(?:\*\*|[-+*/])?=$/;
var ASSIGNMENT = /^\s*[\w.]*\s*(?:\*\*|[-+*/])?=(?!=)/;
var TOKEN = new RegExp(
  [
    String.raw`\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)`,
    String.raw`((?:(?:np|numpy|torch|math)\.(?:linalg\.)?)?[A-Za-z_]\w*)`,
    String.raw`(\*\*=?|[-+*]=?|/(?!/)=?|==|[<>]=?|[=(),])`,
    String.raw`(//|!=|\S))`
  ].join("|"),
  "gu"
);
var RuleError = class extends Error {
  constructor(code, { line, at, length = 1 }, given = {}) {
    super(code);
    this.code = code;
    this.line = line;
    this.at = at;
    this.length = length;
    this.given = given;
  }
};
function tokens(text, line) {
  const [, blank, first] = text.match(/^(\s*)(\w*)/);
  const start2 = { line, at: blank.length, length: first.length };
  if (WORDS.test(first)) throw new RuleError("statement", start2, { word: first });
  const found = [];
  for (const match of text.replace(/#.*/, "").matchAll(TOKEN)) {
    const [all, number, name, sign, strange] = match;
    const word = number ?? name ?? sign ?? strange;
    const at = match.index + all.length - word.length;
    const place2 = { line, at, length: word.length };
    if (strange) throw new RuleError(/\p{L}/u.test(strange) ? "letter" : "sign", place2, { word });
    found.push({ kind: number ? "number" : name ? "name" : "sign", word, ...place2 });
  }
  return found;
}
var Reader = class {
  next = 0;
  constructor(list, end) {
    this.list = list;
    this.end = end;
  }
  get token() {
    return this.list[this.next] ?? { kind: "end", word: "", ...this.end };
  }
  fail(code, given, place2 = this.token) {
    throw new RuleError(code, place2, { word: this.token.word, ...given });
  }
  take(word) {
    if (this.token.word !== word || this.token.kind !== "sign") return null;
    return this.list[this.next++];
  }
  chain(next, ...words) {
    let left = next();
    while (words.includes(this.token.word)) {
      const place2 = this.list[this.next++];
      left = { op: place2.word, args: [left, next()], place: place2 };
    }
    return left;
  }
  sum = () => this.chain(this.product, "+", "-");
  product = () => this.chain(this.signed, "*", "/");
  signed = () => {
    const minus = this.take("-");
    if (minus) return { op: "neg", args: [this.signed()], place: minus };
    return this.take("+") ? this.signed() : this.power();
  };
  power = () => {
    const base = this.atom();
    const found = this.take("**");
    return found ? { op: "**", args: [base, this.signed()], place: found } : base;
  };
  atom = () => {
    const place2 = this.token;
    const { kind, word } = place2;
    if (this.take("(")) {
      const inside = this.sum();
      if (!this.take(")")) this.unclosed(place2);
      return inside;
    }
    if (kind !== "number" && kind !== "name")
      this.fail(kind === "end" ? "unfinished" : word === ")" ? "unopened" : COMPARES.test(word) ? "sign" : "operand");
    this.next++;
    if (kind === "number") return { value: Number(word), place: place2 };
    const name = word.replace(/^.*\./, "");
    return this.token.word === "(" ? this.call(name, place2) : this.named(name, place2);
  };
  named(name, place2) {
    if (name === "grad" || Object.hasOwn(FUNCTIONS, name)) this.fail("call", { word: name }, place2);
    if (WORDS.test(name)) this.fail("statement", { word: name }, place2);
    if (place2.word.includes(".")) this.fail("dotted", { word: place2.word }, place2);
    if (name.startsWith("__")) this.fail("reserved", { word: name }, place2);
    return { name, place: place2 };
  }
  call(name, place2) {
    if (name !== "grad" && !Object.hasOwn(FUNCTIONS, name)) this.fail("function", { word: name }, place2);
    const count2 = name === "grad" ? 1 : FUNCTIONS[name];
    const open = this.take("(");
    if (this.take(")")) this.fail("arguments", { word: name, count: count2 }, place2);
    const args = [name === "where" ? this.condition() : this.sum()];
    while (this.take(",")) args.push(this.sum());
    if (!this.take(")")) this.unclosed(open);
    if (args.length !== count2) this.fail("arguments", { word: name, count: count2 }, place2);
    return name === "grad" ? { grad: args[0], place: place2 } : { op: name, args, place: place2 };
  }
  // Lo primero de where, que es donde se compara.
  condition() {
    const [left, place2] = [this.sum(), this.token];
    if (",)".includes(place2.word)) this.fail(place2.word ? "condition" : "unfinished");
    if (!COMPARES.test(place2.word)) this.stray();
    this.next++;
    return { op: place2.word, args: [left, this.sum()], place: place2 };
  }
  // Tras una expresión, lo que no la sigue: falta un paréntesis o un signo.
  unclosed(open) {
    if (this.token.kind === "end") this.fail("unclosed", {}, open);
    this.stray();
  }
  stray() {
    const before = this.list[this.next - 1];
    const { kind, word } = this.token;
    if (word === ")") this.fail("unopened");
    if (kind === "name" || kind === "number" || word === "(") this.fail("times", { before: before.word });
    if (COMPARES.test(word)) this.fail("sign");
    this.fail({ ",": "comma", "=": "target", "==": "sign" }[word] ?? "operand");
  }
};
function assignment(list) {
  const [[first], { line, at, length }] = [list, list.at(-1)];
  const reader = new Reader(list, { line, at: at + length });
  if (list.length > MOST) reader.fail("long", {}, first);
  const targets = [];
  let sign = { word: "=" };
  while (sign.word === "=" && ASSIGNS.test(list[reader.next + 1]?.word)) {
    targets.push(list[reader.next]);
    sign = list[reader.next + 1];
    reader.next += 2;
  }
  if (!targets.length) {
    const code = { "==": "equals", "=": "target" }[list.find(({ word }) => /^==?$/.test(word))?.word] ?? "assignment";
    reader.fail(code, {}, first);
  }
  for (const target of targets) {
    const { kind, word } = target;
    if (kind !== "name" || word.includes(".")) reader.fail("target", {}, target);
    if (RESERVED.test(word) || Object.hasOwn(FUNCTIONS, word)) reader.fail("reserved", { word }, target);
  }
  const right = reader.sum();
  if (reader.token.kind !== "end") reader.stray();
  const left = { name: targets.at(-1).word, place: targets.at(-1) };
  const tree = sign.word === "=" ? right : { op: sign.word.slice(0, -1), args: [left, right], place: sign };
  return { targets, tree, line: first.line };
}
var depth = (list) => list.reduce((open, { word }) => open + (word === "(") - (word === ")"), 0);
function read(text) {
  const [found, errors, lines] = [[], [], text.split("\n")];
  for (let line = 0; line < lines.length; line++) {
    try {
      if (line >= MOST) throw new RuleError("many", { line, at: 0 }, { most: MOST });
      const list = tokens(lines[line], line);
      const goes = () => depth(list) > 0 && list.length <= MOST && !ASSIGNMENT.test(lines[line + 1] ?? "=");
      while (goes()) list.push(...tokens(lines[++line], line));
      if (list.length) found.push(assignment(list));
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      errors.push(error);
      if (error.code === "many") break;
    }
  }
  return { assignments: found, errors };
}

// optlib/static/rule.js
var each = (f) => (r, d, n, a, p, b, q) => {
  for (let k = 0; k < n; k++, a += p, b += q) r[d + k] = f(r[a], r[b]);
};
var OPS = {
  "+": (r, d, n, a, p, b, q) => {
    for (let k = 0; k < n; k++, a += p, b += q) r[d + k] = r[a] + r[b];
  },
  "-": (r, d, n, a, p, b, q) => {
    for (let k = 0; k < n; k++, a += p, b += q) r[d + k] = r[a] - r[b];
  },
  "*": (r, d, n, a, p, b, q) => {
    for (let k = 0; k < n; k++, a += p, b += q) r[d + k] = r[a] * r[b];
  },
  "/": (r, d, n, a, p, b, q) => {
    for (let k = 0; k < n; k++, a += p, b += q) r[d + k] = r[a] / r[b];
  },
  sqrt: (r, d, n, a, p) => {
    for (let k = 0; k < n; k++, a += p) r[d + k] = Math.sqrt(r[a]);
  },
  copy: (r, d, n, a, p) => {
    for (let k = 0; k < n; k++, a += p) r[d + k] = r[a];
  },
  "**": each((u, v) => u ** v),
  "<": each((u, v) => u < v),
  "<=": each((u, v) => u <= v),
  neg: each((u) => -u),
  ...{ maximum: each(Math.max), minimum: each(Math.min) },
  ...{ abs: each(Math.abs), sign: each(Math.sign), exp: each(Math.exp), log: each(Math.log) },
  // En d está lo que vale donde no se cumple a.
  where: (r, d, n, a, p, b, q) => {
    for (let k = 0; k < n; k++, a += p, b += q) if (r[a]) r[d + k] = r[b];
  },
  // Deja un solo número.
  dot: (r, d, n, a, p, b, q) => {
    r[d] = 0;
    for (let k = 0; k < n; k++, a += p, b += q) r[d] += r[a] * r[b];
  },
  // De orthogonalize, n y p son las filas y las columnas, y b, donde hace las cuentas.
  orthogonalize
};
var LIST = Object.values(OPS);
var CODE = Object.fromEntries(Object.keys(OPS).map((op, code) => [op, code]));
var FIELDS = 7;
function execute(code, r, from, to) {
  for (let i = from; i < to; i += FIELDS)
    LIST[code[i]](r, code[i + 1], code[i + 2], code[i + 3], code[i + 4], code[i + 5], code[i + 6]);
}
function* nodes(tree) {
  for (const inner of tree.args ?? (tree.grad ? [tree.grad] : [])) yield* nodes(inner);
  yield tree;
}
function start(tree) {
  const [slope, value] = affine(tree) ?? [];
  if (slope === 0) return value;
  return slope === 1 && value === 0 ? "x" : null;
}
function affine({ op, args = [], name, value }) {
  if (name === "x") return [1, 0];
  if (value !== void 0) return [0, value];
  const [[a, b] = [], [c, d] = []] = args.map((each3) => affine(each3) ?? []);
  const made = {
    neg: () => [-a, -b],
    "+": () => [a + c, b + d],
    "-": () => [a - c, b - d],
    "*": () => a === 0 || c === 0 ? [a * d + b * c, b * d] : [],
    "/": () => c === 0 ? [a / d, b / d] : []
  };
  const found = made[op]?.() ?? [];
  return found.every(Number.isFinite) && found.length ? found : null;
}
var isNumber = ({ op, args, value }) => op === "neg" ? isNumber(args[0]) : value !== void 0;
function numberPlace({ op, args, place: place2 }) {
  if (op !== "neg") return place2;
  const { at, length } = numberPlace(args[0]);
  return { ...place2, length: at + length - place2.at };
}
var assigned = (lines) => new Set(lines.flatMap(({ targets }) => targets.map(({ word }) => word)));
function callOf(assignments) {
  const calls = assignments.flatMap(
    ({ tree }) => [...nodes(tree)].filter(({ grad }) => grad).map(({ place: place2 }) => place2)
  );
  const end = { line: assignments.at(-1)?.line ?? 0, at: 0 };
  if (!calls.length) throw new RuleError("no-grad", end);
  if (calls.length > 1) throw new RuleError("grad-twice", calls[1]);
  if (!assigned(assignments).has("x")) throw new RuleError("no-x", end);
  return calls[0];
}
function roles(assignments) {
  const call = callOf(assignments);
  const [starts, settings, states, lines, places] = [/* @__PURE__ */ new Map(), /* @__PURE__ */ new Map(), /* @__PURE__ */ new Map(), [], {}];
  assignments.forEach((each3, k) => {
    const first = each3.line < call.line ? start(each3.tree) : null;
    const later = assigned(assignments.slice(k + 1));
    const targets = each3.targets.filter((target) => {
      const { word } = target;
      if (word === "x" && typeof first === "number") throw new RuleError("x-fixed", target);
      const kept = first === null || word === "x" || !(later.has(word) || isNumber(each3.tree));
      if (!kept) (later.has(word) ? starts : settings).set(word, first);
      if (!kept && !later.has(word)) places[word] = numberPlace(each3.tree);
      return kept;
    });
    if (targets.length) lines.push({ ...each3, targets });
  });
  const [known, all] = [/* @__PURE__ */ new Set(["x", "t", ...settings.keys()]), assigned(lines)];
  for (const { tree, targets } of lines) {
    for (const { name } of nodes(tree)) {
      if (!name || known.has(name)) continue;
      known.add(name);
      if (all.has(name)) states.set(name, starts.get(name) ?? 0);
      else if (name !== "T") settings.set(name, null);
    }
    for (const { word } of targets) known.add(word);
  }
  const long = known.has("T") && !all.has("T") && !settings.has("T");
  return { lines, settings, states, places, long };
}
function eachMatrix(code, take, { at, count: count2 }, shapes) {
  const made = take(count2);
  const work = take(Math.max(...shapes.map(([rows, columns = 1]) => roomFor(rows, columns))));
  let done = 0;
  for (const [rows, columns = 1] of shapes) {
    code.push(CODE.orthogonalize, made.at + done, rows, at + done, columns, work.at, 0);
    done += rows * columns;
  }
  return made;
}
var MADE = {
  ">": (emit, a, b) => emit("<", b, a),
  ">=": (emit, a, b) => emit("<=", b, a),
  norm: (emit, a) => emit("sqrt", emit("dot", a, a)),
  clip: (emit, a, low, high) => emit("minimum", emit("maximum", a, low), high),
  where(emit, a, yes, no) {
    const count2 = Math.max(a.count, yes.count, no.count);
    return emit("where", a, yes, count2, emit("copy", no, null, count2));
  }
};
function assemble({ lines, settings, states }, n, shapes) {
  const [code, constants] = [[], /* @__PURE__ */ new Map()];
  let size = 0;
  const take = (count2) => {
    size += count2;
    return { at: size - count2, count: count2 };
  };
  const inputs = /* @__PURE__ */ new Map([
    ["x", take(n)],
    ["t", take(1)],
    ["T", take(1)]
  ]);
  for (const name of settings.keys()) inputs.set(name, take(1));
  for (const name of states.keys()) inputs.set(name, take(n));
  const now = new Map(inputs);
  const asked = {};
  const emit = (op, a, b, count2 = Math.max(a.count, b?.count ?? 1), made = take(op === "dot" ? 1 : count2)) => {
    code.push(CODE[op], made.at, count2, a.at, Number(a.count > 1), b?.at ?? 0, Number(b?.count > 1));
    return made;
  };
  const wide = (register) => register.count === n ? register : emit("copy", register, null, n);
  const constant = (number) => {
    if (!constants.has(number)) constants.set(number, take(1));
    return constants.get(number);
  };
  const value = (tree) => {
    if (tree.name) return now.get(tree.name);
    if (tree.value !== void 0) return constant(tree.value);
    if (tree.grad) {
      Object.assign(asked, { point: wide(value(tree.grad)), split: code.length, slope: take(n) });
      return asked.slope;
    }
    const [a, b, c] = tree.args.map(value);
    if (tree.op === "**" && tree.args[1].value === 2) return emit("*", a, a);
    if (tree.op === "**" && tree.args[1].value === 0.5) return emit("sqrt", a);
    if (tree.op === "mean") return emit("/", emit("dot", a, constant(1)), constant(a.count));
    if (tree.op === "orthogonalize") return eachMatrix(code, take, a, a.count === n ? shapes : [[1]]);
    return Object.hasOwn(MADE, tree.op) ? MADE[tree.op](emit, a, b, c) : emit(tree.op, a, b);
  };
  for (const { targets, tree } of lines) {
    const made = value(tree);
    for (const { word } of targets) now.set(word, word === "x" || states.has(word) ? wide(made) : made);
  }
  const r = new Float64Array(size);
  for (const [number, { at }] of constants) r[at] = number;
  return { ...asked, code: Int32Array.from(code), r, inputs, now };
}
function put(r, { at, count: count2 }, value) {
  if (typeof value === "number") r.fill(value, at, at + count2);
  else for (let k = 0; k < count2; k++) r[at + k] = value[k];
}
function got(r, { at, count: count2 }, n) {
  if (!n) return r[at];
  const list = new Array(n);
  for (let k = 0; k < n; k++) list[k] = r[count2 === 1 ? at : at + k];
  return list;
}
function compile(text) {
  const { assignments, errors } = read(text);
  if (errors.length) return { errors };
  let found;
  try {
    found = roles(assignments);
  } catch (error) {
    if (error instanceof RuleError) return { errors: [error] };
    throw error;
  }
  const machines = /* @__PURE__ */ new Map();
  return {
    errors,
    settings: Object.fromEntries(found.settings),
    states: Object.fromEntries(found.states),
    names: [...assigned(found.lines)],
    // Las que se repiten: {targets, tree}.
    lines: found.lines,
    // De los ajustes con su valor escrito, dónde está el número.
    places: found.places,
    // Si lee T.
    long: found.long,
    // El punto que sigue y lo que valen los nombres pedidos; given son los ajustes, t cuenta desde 1 y state.T es cuántos
    // se van a dar. shapes, las formas de las matrices del punto, [filas, columnas]; sin ellas es una columna.
    step(x, given, state, t, grad, names, shapes) {
      const n = typeof x === "number" ? 0 : x.length;
      const key = shapes ?? n;
      if (!machines.has(key)) machines.set(key, assemble(found, n || 1, shapes ?? [[n || 1]]));
      const { code, r, inputs, now, point: point2, split, slope } = machines.get(key);
      put(r, inputs.get("x"), x);
      put(r, inputs.get("t"), t);
      put(r, inputs.get("T"), state.T ?? 0);
      for (const name of found.settings.keys()) put(r, inputs.get(name), given[name]);
      for (const name of found.states.keys()) put(r, inputs.get(name), state[name]);
      execute(code, r, 0, split);
      put(r, slope, grad(got(r, point2, n)));
      execute(code, r, split, code.length);
      const after = found.long ? { T: state.T } : {};
      for (const name of names) after[name] = name === "t" ? t : got(r, now.get(name), n);
      return [got(r, now.get("x"), n), after];
    }
  };
}
function optimizerOf(rule2, given, { shapes } = {}, state = { t: 0, ...rule2.states }) {
  const names = Object.keys(state);
  const begin = (x, start2) => start2 === "x" ? x : typeof x === "number" ? start2 : x.map(() => start2);
  return {
    init: (x, T) => ({
      ...Object.fromEntries(names.map((name) => [name, name === "t" ? 0 : begin(x, state[name])])),
      ...rule2.long && { T }
    }),
    step: (x, before, grad) => rule2.step(x, given, before, (before.t ?? 0) + 1, grad, names, shapes)
  };
}

// optlib/static/rules.js
var RULES = {
  "GradientDescent": { "begin": [], "step": ["g = grad(x)", "x = x - lr * g"], "settings": { "lr": null }, "state": {}, "text": "lr = 0.001\ng = grad(x)\nx = x - lr * g" },
  "Momentum": { "begin": ["v = 0"], "step": ["g = grad(x)", "v = beta * v + g", "x = x - lr * v"], "settings": { "lr": null, "beta": 0.9 }, "state": { "v": 0 }, "text": "lr = 0.001\nbeta = 0.9\ng = grad(x)\nv = beta * v + g\nx = x - lr * v" },
  "Nesterov": { "begin": ["v = 0"], "step": ["g = grad(x - lr * beta * v)", "v = beta * v + g", "x = x - lr * v"], "settings": { "lr": null, "beta": 0.9 }, "state": { "v": 0 }, "text": "lr = 0.001\nbeta = 0.9\ng = grad(x - lr * beta * v)\nv = beta * v + g\nx = x - lr * v" },
  "Adagrad": { "begin": ["G = 0"], "step": ["g = grad(x)", "G = G + g**2", "x = x - lr * g / (G**0.5 + eps)"], "settings": { "lr": null, "eps": 1e-8 }, "state": { "G": 0 }, "text": "lr = 0.3\neps = 1e-8\ng = grad(x)\nG = G + g**2\nx = x - lr * g / (sqrt(G) + eps)" },
  "RMSProp": { "begin": ["v = 0"], "step": ["g = grad(x)", "v = rho * v + (1 - rho) * g**2", "x = x - lr * g / (v**0.5 + eps)"], "settings": { "lr": null, "rho": 0.9, "eps": 1e-8 }, "state": { "v": 0 }, "text": "lr = 0.02\nrho = 0.9\neps = 1e-8\ng = grad(x)\nv = rho * v + (1 - rho) * g**2\nx = x - lr * g / (sqrt(v) + eps)" },
  "Adadelta": { "begin": ["v = u = 0"], "step": ["g = grad(x)", "v = rho * v + (1 - rho) * g**2", "delta = (u + eps) ** 0.5 / (v + eps) ** 0.5 * g", "u = rho * u + (1 - rho) * delta**2", "x = x - lr * delta"], "settings": { "lr": 1, "rho": 0.95, "eps": 1e-6 }, "state": { "v": 0, "u": 0 }, "text": "lr = 10\nrho = 0.95\neps = 1e-6\ng = grad(x)\nv = rho * v + (1 - rho) * g**2\ndelta = sqrt(u + eps) / sqrt(v + eps) * g\nu = rho * u + (1 - rho) * delta**2\nx = x - lr * delta" },
  "Adam": { "begin": ["m = v = 0"], "step": ["g = grad(x)", "m = beta1 * m + (1 - beta1) * g", "v = beta2 * v + (1 - beta2) * g**2", "m_hat = m / (1 - beta1**t)", "v_hat = v / (1 - beta2**t)", "x = x - lr * m_hat / (v_hat**0.5 + eps)"], "settings": { "lr": 1e-3, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8 }, "state": { "t": 0, "m": 0, "v": 0, "m_hat": 0, "v_hat": 0 }, "text": "lr = 0.1\nbeta1 = 0.9\nbeta2 = 0.999\neps = 1e-8\ng = grad(x)\nm = beta1 * m + (1 - beta1) * g\nv = beta2 * v + (1 - beta2) * g**2\nm_hat = m / (1 - beta1**t)\nv_hat = v / (1 - beta2**t)\nx = x - lr * m_hat / (sqrt(v_hat) + eps)" },
  "AMSGrad": { "begin": ["m = v = v_max = 0"], "step": ["g = grad(x)", "m = beta1 * m + (1 - beta1) * g", "v = beta2 * v + (1 - beta2) * g**2", "v_max = np.maximum(v_max, v)", "m_hat = m / (1 - beta1**t)", "v_hat = v_max / (1 - beta2**t)", "x = x - lr * m_hat / (v_hat**0.5 + eps)"], "settings": { "lr": 1e-3, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8 }, "state": { "t": 0, "m": 0, "v": 0, "v_max": 0, "m_hat": 0, "v_hat": 0 }, "text": "lr = 0.1\nbeta1 = 0.9\nbeta2 = 0.999\neps = 1e-8\ng = grad(x)\nm = beta1 * m + (1 - beta1) * g\nv = beta2 * v + (1 - beta2) * g**2\nv_max = maximum(v_max, v)\nm_hat = m / (1 - beta1**t)\nv_hat = v_max / (1 - beta2**t)\nx = x - lr * m_hat / (sqrt(v_hat) + eps)" },
  "AdamW": { "begin": ["m = v = 0"], "step": ["g = grad(x)", "m = beta1 * m + (1 - beta1) * g", "v = beta2 * v + (1 - beta2) * g**2", "m_hat = m / (1 - beta1**t)", "v_hat = v / (1 - beta2**t)", "shrunk = x - lr * weight_decay * x", "x = shrunk - lr * m_hat / (v_hat**0.5 + eps)"], "settings": { "lr": 1e-3, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8, "weight_decay": 0.01 }, "state": { "t": 0, "m": 0, "v": 0, "m_hat": 0, "v_hat": 0 }, "text": "lr = 0.1\nbeta1 = 0.9\nbeta2 = 0.999\neps = 1e-8\nweight_decay = 0.01\ng = grad(x)\nm = beta1 * m + (1 - beta1) * g\nv = beta2 * v + (1 - beta2) * g**2\nm_hat = m / (1 - beta1**t)\nv_hat = v / (1 - beta2**t)\nshrunk = x - lr * weight_decay * x\nx = shrunk - lr * m_hat / (sqrt(v_hat) + eps)" },
  "Nadam": { "begin": ["mu_product = 1", "m = v = 0"], "step": ["g = grad(x)", "mu = beta1 * (1 - 0.96 ** (momentum_decay * t) / 2)", "mu_next = beta1 * (1 - 0.96 ** (momentum_decay * (t + 1)) / 2)", "mu_product = mu_product * mu", "m = beta1 * m + (1 - beta1) * g", "v = beta2 * v + (1 - beta2) * g**2", "m_hat = mu_next * m / (1 - mu_product * mu_next)", "m_hat = m_hat + (1 - mu) * g / (1 - mu_product)", "v_hat = v / (1 - beta2**t)", "x = x - lr * m_hat / (v_hat**0.5 + eps)"], "settings": { "lr": 1e-3, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8, "momentum_decay": 4e-3 }, "state": { "t": 0, "mu_product": 1, "m": 0, "v": 0, "m_hat": 0, "v_hat": 0 }, "text": "lr = 0.1\nbeta1 = 0.9\nbeta2 = 0.999\neps = 1e-8\nmomentum_decay = 0.004\nmu_product = 1\ng = grad(x)\nmu = beta1 * (1 - 0.96 ** (momentum_decay * t) / 2)\nmu_next = beta1 * (1 - 0.96 ** (momentum_decay * (t + 1)) / 2)\nmu_product = mu_product * mu\nm = beta1 * m + (1 - beta1) * g\nv = beta2 * v + (1 - beta2) * g**2\nm_hat = mu_next * m / (1 - mu_product * mu_next)\nm_hat = m_hat + (1 - mu) * g / (1 - mu_product)\nv_hat = v / (1 - beta2**t)\nx = x - lr * m_hat / (sqrt(v_hat) + eps)" },
  "Lion": { "begin": ["m = 0"], "step": ["g = grad(x)", "u = np.sign(beta1 * m + (1 - beta1) * g)", "m = beta2 * m + (1 - beta2) * g", "shrunk = x - lr * weight_decay * x", "x = shrunk - lr * u"], "settings": { "lr": 1e-4, "beta1": 0.9, "beta2": 0.99, "weight_decay": 0 }, "state": { "m": 0 }, "text": "lr = 0.02\nbeta1 = 0.9\nbeta2 = 0.99\nweight_decay = 0\ng = grad(x)\nu = sign(beta1 * m + (1 - beta1) * g)\nm = beta2 * m + (1 - beta2) * g\nshrunk = x - lr * weight_decay * x\nx = shrunk - lr * u" }
};
var FUNCTIONS2 = {
  "parabola": { "f": (x0) => {
    const n0 = x0 * x0;
    return n0;
  }, "grad": (x0) => {
    const n0 = 2 * x0;
    return n0;
  } },
  "shifted_parabola": { "f": (x0) => {
    const n0 = x0 - 3, n1 = n0 * n0;
    return n1;
  }, "grad": (x0) => {
    const n0 = x0 - 3, n1 = 2 * n0;
    return n1;
  } },
  "quartic": { "f": (x0) => {
    const n0 = x0 * x0 * x0 * x0, n1 = n0 / 4;
    return n1;
  }, "grad": (x0) => {
    const n0 = x0 * x0 * x0;
    return n0;
  } },
  "double_well": { "f": (x0) => {
    const n0 = x0 * x0, n1 = n0 - 1, n2 = n1 * n1, n3 = 0.3 * x0, n4 = n2 + n3;
    return n4;
  }, "grad": (x0) => {
    const n0 = 4 * x0, n1 = x0 * x0, n2 = n1 - 1, n3 = n0 * n2, n4 = n3 + 0.3;
    return n4;
  } },
  "wavy": { "f": (x0) => {
    const n0 = x0 * x0, n1 = 0.1 * n0, n2 = 2 * x0, n3 = Math.sin(n2), n4 = n1 + n3;
    return n4;
  }, "grad": (x0) => {
    const n0 = 0.2 * x0, n1 = 2 * x0, n2 = Math.cos(n1), n3 = 2 * n2, n4 = n0 + n3;
    return n4;
  } },
  "coupled_quadratic": { "f": ([x0, x1]) => {
    const n0 = x0 * 6, n1 = x1 * 2, n2 = n0 + n1, n3 = x0 * 2, n4 = n3 + n1, n5 = n2 * x0, n6 = n4 * x1, n7 = n5 * 0.5, n8 = n6 * 0.5, n9 = n7 + n8, n10 = x0 * 0, n11 = x1 * 0, n12 = n10 + n11, n13 = n9 + n12;
    return n13;
  }, "grad": ([x0, x1]) => {
    const n0 = x0 * 6, n1 = x1 * 2, n2 = n0 + n1, n3 = x0 * 2, n4 = n3 + n1;
    return [n2, n4];
  } },
  "ravine": { "f": ([x0, x1]) => {
    const n0 = x0 * 1, n1 = x1 * 0, n2 = n0 + n1, n3 = x0 * 0, n4 = x1 * 25, n5 = n3 + n4, n6 = n2 * x0, n7 = n5 * x1, n8 = n6 * 0.5, n9 = n7 * 0.5, n10 = n8 + n9, n11 = n3 + n1, n12 = n10 + n11;
    return n12;
  }, "grad": ([x0, x1]) => {
    const n0 = x0 * 1, n1 = x1 * 0, n2 = n0 + n1, n3 = x0 * 0, n4 = x1 * 25, n5 = n3 + n4;
    return [n2, n5];
  } },
  "narrow_ravine": { "f": ([x0, x1]) => {
    const n0 = x0 * 1, n1 = x1 * 0, n2 = n0 + n1, n3 = x0 * 0, n4 = x1 * 100, n5 = n3 + n4, n6 = n2 * x0, n7 = n5 * x1, n8 = n6 * 0.5, n9 = n7 * 0.5, n10 = n8 + n9, n11 = n3 + n1, n12 = n10 + n11;
    return n12;
  }, "grad": ([x0, x1]) => {
    const n0 = x0 * 1, n1 = x1 * 0, n2 = n0 + n1, n3 = x0 * 0, n4 = x1 * 100, n5 = n3 + n4;
    return [n2, n5];
  } },
  "rosenbrock": { "f": ([x0, x1]) => {
    const n0 = 1 - x0, n1 = n0 * n0, n2 = x0 * x0, n3 = x1 - n2, n4 = n3 * n3, n5 = 100 * n4, n6 = n1 + n5;
    return n6;
  }, "grad": ([x0, x1]) => {
    const n0 = 1 - x0, n1 = -2 * n0, n2 = 400 * x0, n3 = x0 * x0, n4 = x1 - n3, n5 = n2 * n4, n6 = n1 - n5, n7 = 200 * n4;
    return [n6, n7];
  } },
  "beale": { "f": ([x0, x1]) => {
    const n0 = 1.5 - x0, n1 = x0 * x1, n2 = n0 + n1, n3 = 2.25 - x0, n4 = x1 * x1, n5 = x0 * n4, n6 = n3 + n5, n7 = 2.625 - x0, n8 = x1 * x1 * x1, n9 = x0 * n8, n10 = n7 + n9, n11 = n2 * n2, n12 = n6 * n6, n13 = n11 + n12, n14 = n10 * n10, n15 = n13 + n14;
    return n15;
  }, "grad": ([x0, x1]) => {
    const n0 = 1.5 - x0, n1 = x0 * x1, n2 = n0 + n1, n3 = 2.25 - x0, n4 = x1 * x1, n5 = x0 * n4, n6 = n3 + n5, n7 = 2.625 - x0, n8 = x1 * x1 * x1, n9 = x0 * n8, n10 = n7 + n9, n11 = 2 * n2, n12 = x1 - 1, n13 = n11 * n12, n14 = 2 * n6, n15 = n4 - 1, n16 = n14 * n15, n17 = n13 + n16, n18 = 2 * n10, n19 = n8 - 1, n20 = n18 * n19, n21 = n17 + n20, n22 = n11 * x0, n23 = 4 * n6, n24 = n23 * x0, n25 = n24 * x1, n26 = n22 + n25, n27 = 6 * n10, n28 = n27 * x0, n29 = n28 * n4, n30 = n26 + n29;
    return [n21, n30];
  } },
  "himmelblau": { "f": ([x0, x1]) => {
    const n0 = x0 * x0, n1 = n0 + x1, n2 = n1 - 11, n3 = n2 * n2, n4 = x1 * x1, n5 = x0 + n4, n6 = n5 - 7, n7 = n6 * n6, n8 = n3 + n7;
    return n8;
  }, "grad": ([x0, x1]) => {
    const n0 = 4 * x0, n1 = x0 * x0, n2 = n1 + x1, n3 = n2 - 11, n4 = n0 * n3, n5 = x1 * x1, n6 = x0 + n5, n7 = n6 - 7, n8 = 2 * n7, n9 = n4 + n8, n10 = 2 * n3, n11 = 4 * x1, n12 = n11 * n7, n13 = n10 + n12;
    return [n9, n13];
  } },
  "saddle": { "f": ([x0, x1]) => {
    const n0 = x0 * 2, n1 = x1 * 0, n2 = n0 + n1, n3 = x0 * 0, n4 = x1 * -2, n5 = n3 + n4, n6 = n2 * x0, n7 = n5 * x1, n8 = n6 * 0.5, n9 = n7 * 0.5, n10 = n8 + n9, n11 = n3 + n1, n12 = n10 + n11;
    return n12;
  }, "grad": ([x0, x1]) => {
    const n0 = x0 * 2, n1 = x1 * 0, n2 = n0 + n1, n3 = x0 * 0, n4 = x1 * -2, n5 = n3 + n4;
    return [n2, n5];
  } }
};

// optlib/static/optimizers.js
function classOf({ begin, step, settings, state }) {
  let rule2;
  return class {
    constructor(given) {
      rule2 ??= compile([...begin, ...step].join("\n"));
      Object.assign(this, settings, given, optimizerOf(rule2, this, {}, state));
    }
  };
}
var OPTIMIZERS = Object.fromEntries(Object.entries(RULES).map(([name, rule2]) => [name, classOf(rule2)]));
var whole = ([name, functions]) => [name, { ...functions, ...PROBLEM_DATA[name] }];
var PROBLEMS = Object.fromEntries(Object.entries(FUNCTIONS2).map(whole));
var isFinitePoint = (x) => typeof x === "number" ? Number.isFinite(x) : x.every(Number.isFinite);
function* walk(optimizer, start2, grad, steps) {
  let at = [start2, optimizer.init(start2, steps)];
  yield at;
  for (let k = 0; k < steps; k++) {
    at = optimizer.step(at[0], at[1], grad);
    yield at;
  }
}
function minimize(problem, x0, optimizer, steps) {
  const run = { x: [], f: [], grad: [], diverged: false };
  const grad = (at) => {
    const g = problem.grad(at, run.grad.length);
    run.grad.push(g);
    return g;
  };
  for (const [x, state] of walk(optimizer, x0, grad, steps)) {
    for (const name in state) {
      run[name] ??= [];
      if (run.x.length) run[name].push(state[name]);
    }
    run.x.push(x);
    run.f.push(problem.f(x));
  }
  run.diverged = !(run.x.every(isFinitePoint) && run.f.every(Number.isFinite));
  return run;
}

// optlib/static/prng.js
function mulberry32(seed) {
  let state = seed >>> 0;
  return () => {
    state = state + 1831565813 >>> 0;
    let t = Math.imul(state ^ state >>> 15, 1 | state);
    t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
    return ((t ^ t >>> 14) >>> 0) / 4294967296;
  };
}
function seedOf(text, seed) {
  let value = 2166136261;
  for (const byte of new TextEncoder().encode(`${text}#${seed}`)) {
    value = Math.imul(value ^ byte, 16777619) >>> 0;
  }
  return value;
}
function shuffled(count2, draw) {
  const order3 = Array.from({ length: count2 }, (_, i) => i);
  for (let i = count2 - 1; i > 0; i--) {
    const j = Math.floor(draw() * (i + 1));
    [order3[i], order3[j]] = [order3[j], order3[i]];
  }
  return order3;
}

// optlib/static/exercises/variants.js
var each2 = (f, ...args) => Array.isArray(args[0]) ? args[0].map((_, i) => f(...args.map((a) => a[i]))) : f(...args);
var scaled = (factor) => (optimizer, x, state, grad) => optimizer.step(x, state, (z) => each2((g) => factor * g, grad(z)));
var moments = (m, v, root = true) => (optimizer, x, state, grad) => {
  const next = optimizer.step(x, state, grad)[1];
  const move2 = (a, s, r) => a - optimizer.lr * s / ((root ? Math.sqrt(r) : r) + optimizer.eps);
  return [each2(move2, x, next[m], next[v]), next];
};
var VARIANTS = {
  ascent: scaled(-1),
  half_gradient: scaled(0.5),
  stale_gradient: (optimizer, x, state, grad, first) => optimizer.step(x, state, () => grad(first)),
  no_bias_correction: moments("m", "v"),
  no_root: moments("m_hat", "v_hat", false)
};

// optlib/static/exercises/recipes.js
var MAX_TRIES = 200;
var FAMILIES = {
  // Con b, un problema en w; sin b, en (w, b).
  LinearNeuron: ({ x, y, b }) => {
    const error = (p) => (Array.isArray(p) ? p[0] * x + p[1] : p * x + b) - y;
    return {
      f: (p) => 0.5 * error(p) ** 2,
      grad: (p) => Array.isArray(p) ? [error(p) * x, error(p)] : error(p) * x
    };
  }
};
function drawValues(spec, key, seed) {
  const draw = mulberry32(seedOf(key, seed));
  const names = {};
  for (const [name, value] of spec) {
    const drawn = value?.among?.[Math.floor(draw() * value.among.length)];
    if (value?.among) names[name] = seed ? drawn : value.first;
    else names[name] = evaluate(value, names);
  }
  return names;
}
var numbers = (trees, names) => Object.fromEntries(Object.entries(trees ?? {}).map(([name, tree]) => [name, evaluate(tree, names)]));
function execute2(run, names, { variant, rounded } = {}) {
  const optimizer = new OPTIMIZERS[run.optimizer](numbers(run.hyper, names));
  const family = FAMILIES[run.problem];
  const problem = family ? family(numbers(run.data, names)) : PROBLEMS[run.problem];
  const first = run.vector ? run.x0.map((tree) => evaluate(tree, names)) : evaluate(run.x0, names);
  const step = VARIANTS[variant] ?? ((right, ...args) => right.step(...args));
  const taken = (x, state, grad) => {
    const [next, after] = step(optimizer, x, state, grad, first);
    return [rounded === void 0 ? next : roundEach(next, rounded), after];
  };
  return minimize(problem, first, { ...optimizer, step: taken }, run.steps);
}
var roundEach = (x, decimals) => Array.isArray(x) ? x.map((v) => roundHalfUp(v, decimals)) : roundHalfUp(x, decimals);
var close = (a, b, decimals) => Math.abs(a - b) <= 0.5000001 * 10 ** -decimals + 1e-12 * Math.abs(b);
var ANSWERS = {
  numeric: (data, names, mistake) => evaluate(mistake?.value ?? data.answer, names),
  choice: (data, names) => data.options.map(({ right }) => Boolean(evaluate(right, names))),
  table: (data, names, mistake) => Array.from(
    { length: data.rows },
    (_, k) => data.columns.map(
      ({ name, cell }) => evaluate(mistake?.column === name ? mistake.value ?? cell : cell, { ...names, k })
    )
  ),
  order: (data) => data.steps.map((_, i) => i),
  code: () => null,
  rule: () => null
};
var ACCEPTS = {
  numeric: (data, { right, wrong: wrong2 }) => Number.isFinite(right) && !wrong2.some((value) => close(value, right, data.decimals)),
  choice: (data, { right }) => {
    const count2 = right.filter(Boolean).length;
    return data.several ? count2 >= 1 : count2 === 1;
  },
  table: (data, { right, wrong: wrong2 }) => right.flat().every(Number.isFinite) && wrong2.every((table3, i) => {
    const c = data.columns.findIndex(({ name }) => name === data.mistakes[i].column);
    return right.some((row, k) => k >= data.shown && !close(table3[k][c], row[c], data.decimals));
  }),
  order: () => true
};
ANSWERS.quick = ANSWERS.choice;
ACCEPTS.quick = ACCEPTS.choice;
function instantiate(data, seed = 0) {
  for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
    const instance = instanceOf(data, seed, attempt);
    if (seed === 0 || accepts(data, instance)) return instance;
  }
  throw new Error(`${data.id}: la semilla ${seed} no sirve`);
}
var accepts = (data, instance) => (data.where === void 0 || Boolean(evaluate(data.where, instance.names))) && ACCEPTS[data.kind](data, instance);
function instanceOf(data, seed, attempt) {
  const drawn = drawValues(data.values, `${data.id}/${attempt}`, seed);
  const names = data.run ? { ...drawn, ...execute2(data.run, drawn) } : drawn;
  const seen = (m) => m.variant || m.rounded !== void 0 ? { ...drawn, ...execute2(data.run, drawn, m) } : names;
  const answer = ANSWERS[data.kind];
  const wrong2 = (data.mistakes ?? []).map((m) => answer(data, seen(m), m));
  return { seed, names, right: answer(data, names), wrong: wrong2 };
}
function displayOrder(data, seed) {
  const count2 = (data.kind === "choice" ? data.options : data.steps).length;
  const draw = mulberry32(seedOf(`${data.id}/orden`, seed));
  let order3 = shuffled(count2, draw);
  while (data.kind === "order" && order3.every((v, i) => v === i)) order3 = shuffled(count2, draw);
  return order3;
}

// optlib/static/exercises/first.js
var PARTS = {
  numeric: (_data, text) => [typed(text)],
  choice: ({ options }, chosen) => options.filter((_, i) => chosen[i]).map(({ name }) => name),
  order: ({ steps }, order3) => order3.map((step) => steps[step].name),
  // De una tabla, las casillas que están mal.
  table: ({ columns }, texts, { cells }) => cells.filter(({ state }) => state === "wrong").map(({ k, j }) => `${columns[j].name}[${k + 1}]=${typed(texts[k][j])}`)
};
PARTS.quick = PARTS.choice;
var typed = (text) => text.replace(/\p{C}/gu, "").trim();
function joined(parts, separator) {
  const add = (text, part) => text ? text + separator + part : part;
  return parts.reduce((text, part) => add(text, part).length > MAX_ANSWER ? text : add(text, part), "");
}
function firstOf(data, read2, graded) {
  const { mistakes } = graded;
  const parts = PARTS[data.kind]?.(data, read2, graded);
  return parts ? { answer: joined(parts, data.kind === "table" ? "; " : " "), mistakes } : { mistakes };
}

// optlib/static/exercises/reading.js
var MAX_LENGTH = 60;
var EDGES = /^[\u00a0\u202f\u2009\u2007\t\n\r ]+|[\u00a0\u202f\u2009\u2007\t\n\r ]+$/g;
var SPACES = /[\u00a0\u202f\u2009\u2007\t\n\r ]/g;
var INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202c\u2060-\u2064\u2066-\u2069\ufeff]/g;
var OTHER_DIGITS = /[\uff10-\uff19\u0660-\u0669\u06f0-\u06f9]/g;
var MINUS = /[−–—‒﹣－]/g;
var DIGITS = "(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)";
var NUMBER = new RegExp(`^([+-]?)(${DIGITS})(?:[eE]([+-]?[0-9]+)|[·*×x]10(?:\\^|\\*\\*)\\(?([+-]?[0-9]+)\\)?)?$`);
var FRACTION = new RegExp(`^([+-]?${DIGITS})/([+-]?${DIGITS})$`);
var POWER = /^([+-]?)10(?:\^|\*\*)\(?([+-]?[0-9]+)\)?$/;
var RAISED2 = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺";
var lowered = (raised) => [...raised].map((c) => "0123456789-+"[RAISED2.indexOf(c)]).join("");
var point = (text) => Number(text.replace(",", "."));
function readNumber(raw) {
  const trimmed2 = String(raw).replace(INVISIBLE, "").replace(EDGES, "");
  if (!trimmed2) return { why: "Falta tu respuesta: escribe un número." };
  if ([...trimmed2].length > MAX_LENGTH) return { why: "Es demasiado largo: escribe un solo número." };
  const text = normalize(trimmed2);
  const compact = text.replaceAll(" ", "");
  const value = valueIn(compact);
  const why = whyNotOne(text) ?? (value === null ? whyUnreadable(compact) : null);
  if (why) return { why };
  return Number.isFinite(value) ? { value } : { why: "Es demasiado grande para ser la respuesta." };
}
function normalize(text) {
  return text.replace(MINUS, "-").replace(OTHER_DIGITS, (digit) => digit.charCodeAt(0) & 15).replace(/[\uff0e\u066b]/g, ".").replace(/\uff0c/g, ",").replace(SPACES, " ").replace(/10([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g, (_, raised) => `10^${lowered(raised)}`).replace(/[⁄∕÷／]/g, "/").replace(/[⋅∙]/g, "·");
}
function whyNotOne(text) {
  if (/[0-9.,] +[0-9.,]/.test(text)) return "Hay un espacio dentro del número: escribe un solo número, sin espacios.";
  const marks = text.split("/")[0].replace(/[^.,]/g, "");
  if (marks.includes(".") && marks.includes(","))
    return "Mezcla punto y coma: usa uno solo, para los decimales, y sin separar los miles.";
  return marks.length > 1 ? "Tiene más de un separador decimal: no separes los miles." : null;
}
function valueIn(text) {
  let match = POWER.exec(text);
  if (match) return Number(`${match[1]}1e${match[2]}`);
  match = NUMBER.exec(text);
  if (match) return Number(`${match[1]}${match[2].replace(",", ".")}e${match[3] ?? match[4] ?? "0"}`);
  match = FRACTION.exec(text);
  return match && point(match[2]) ? point(match[1]) / point(match[2]) : null;
}
function whyUnreadable(text) {
  if (FRACTION.test(text)) return "No se puede dividir entre cero.";
  if (/[<>&]/.test(text)) return "Eso no es un número: escribe solo cifras, por ejemplo 0.6 o 3/5.";
  const word = text.toLowerCase().replace(/^[+-]+/, "");
  if (["inf", "infinity", "infinito", "∞", "nan"].includes(word)) return "Escribe un número finito.";
  if (text.split("/").length > 2) return "Solo se admite una fracción simple, por ejemplo 3/5.";
  if (text.includes("%")) return "Escribe el número sin porcentaje: 0.05 en vez de 5 %.";
  if (text.includes("=")) return "Escribe solo el número, sin el signo igual ni lo que va delante.";
  if (/[0-9] *[-+*·×]/.test(text)) return "Parece una cuenta: escribe su resultado.";
  if (!/[0-9]/.test(text)) return "No hay ninguna cifra: escribe un número, por ejemplo 0.6, −3.84 o 3/5.";
  return "No se entiende como número: escribe, por ejemplo, 0.6, −3.84, 3/5 o 1e-3.";
}

// optlib/static/exercises/grade.js
var result = (state, ...message) => ({ state, message, mistakes: [] });
var wrong = (mistakes, ...message) => ({ state: "wrong", message, mistakes });
var GENERIC = "No es correcto. Repasa el planteamiento; si te atascas, pide una pista.";
var CORRECT = "¡Correcto!";
function decimalsOf(text) {
  const match = /^[^.,/eE^]*(?:[.,]([0-9]*))?\s*$/.exec(text);
  return match ? (match[1] ?? "").length : Infinity;
}
function diagnose(text, value, right, mistakes, decimals) {
  const same = mistakes.filter((m) => close(value, m.value, decimals));
  if (same.length) return explain(same);
  const typed2 = decimalsOf(text);
  if (typed2 < decimals && (typed2 >= 1 || Math.abs(right) >= 10) && close(value, right, typed2)) {
    return general("cifras", `Vas bien, pero con pocas cifras: se piden ${decimals} decimales.`);
  }
  const coarse = Math.min(decimals, Math.max(2, typed2));
  const rounded = mistakes.filter((m) => close(value, m.value, coarse));
  if (rounded.length) return explain(rounded);
  if (decimals === 0) return Number.isInteger(value) ? null : general("entero", "Se pide un número entero.");
  if (Math.abs(value - right) <= Math.max(10 * 10 ** -decimals, 2e-3 * Math.abs(right))) {
    const how = `guarda todas las cifras y redondea al final, a ${decimals} decimales.`;
    return general("redondeo", `Está tan cerca que parece un redondeo: ${how}`);
  }
  if (close(value, -right, decimals)) return general("signo", "Revisa el signo.");
  const shifted = [1e-3, 0.01, 0.1, 10, 100, 1e3].some((s) => close(value, right * s, decimals));
  if (right === 0 || !shifted) return null;
  return general("coma", "Las cifras van bien, pero el separador decimal está en otro sitio.");
}
var general = (name, why) => ({ mistakes: [`general-${name}`], why: [why] });
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
  const whole2 = data.decimals > 0 || Number.isInteger(value);
  if (whole2 && close(value, instance.right, data.decimals)) return result("correct", CORRECT);
  const slips = data.mistakes.map((m, i) => ({ ...m, value: instance.wrong[i] }));
  const found = diagnose(text, value, instance.right, slips, data.decimals);
  return found ? wrong(found.mistakes, ...found.why) : wrong([], GENERIC);
}
function choice(data, instance, chosen) {
  if (!chosen.includes(true)) {
    return result("invalid", data.several ? "Marca al menos una opción." : "Elige una opción.");
  }
  const { options, several: several2 } = data;
  const reasons2 = (which) => several2 ? [{ list: which.map((i) => [{ cite: i }, ": ", { html: options[i].why }]) }] : which.map((i) => ({ html: options[i].why }));
  const all = data.kind === "choice" ? displayOrder(data, instance.seed) : chosen.map((_, i) => i);
  if (all.every((i) => chosen[i] === instance.right[i])) {
    return result("correct", `${CORRECT} `, ...reasons2(several2 ? all : all.filter((i) => chosen[i])));
  }
  const extra = all.filter((i) => chosen[i] && !instance.right[i]);
  const mistakes = extra.map((i) => options[i].name);
  if (extra.length) return wrong(mistakes, several2 ? "Alguna sobra. " : "No. ", ...reasons2(extra));
  return wrong(["general-faltan"], "Lo que has marcado es correcto, pero falta alguna opción.");
}
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
    const count2 = `Casillas que revisar: ${failed.length}. ${reasons(failed)}`;
    const rest = carried.length ? " Las de borde discontinuo están bien calculadas, pero arrastran un error." : "";
    return answer(unread.length ? "invalid" : "wrong", count2 + rest);
  }
  for (const cell of carried) cell.state = "correct";
  if (!empty.length) return answer("correct", CORRECT);
  return answer("invalid", `Lo que has escrito está bien. Casillas que faltan: ${empty.length}.`);
}
function reasons(failed) {
  const told = failed.filter(({ why }) => why);
  if (told.length === failed.length) return "El porqué, debajo de cada una.";
  return told.length ? "De algunas, el porqué, debajo." : "Repasa el planteamiento; si te atascas, pide una pista.";
}
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
function isCarried(data, instance, texts, k, j, value) {
  const { follows } = data.columns[j];
  if (follows === void 0) return false;
  const [before, now] = [entered(data, instance, texts, k - 1, "prev_"), entered(data, instance, texts, k, "")];
  const names = { ...instance.names, k, ...before, ...now };
  return close(value, evaluate(follows, names), data.decimals);
}
function entered(data, instance, texts, k, prefix) {
  const value = (text, j) => text === null ? instance.right[k][j] : readNumber(text).value ?? NaN;
  return Object.fromEntries(data.columns.map(({ name }, j) => [prefix + name, k < 0 ? NaN : value(texts[k][j], j)]));
}
function order(data, _instance, order3) {
  const early = order3.find((step, at) => data.steps[step].after.some((s) => order3.indexOf(s) > at));
  if (early === void 0) return result("correct", CORRECT);
  const { name, why } = data.steps[early];
  return { ...wrong([name], { cite: early }, " va demasiado pronto. ", { html: why }), early };
}
var GRADERS = { numeric, choice, table, order, quick: choice };
var grade = (data, instance, answer) => GRADERS[data.kind](data, instance, answer);

// optlib/static/exercises/sortable.js
function sortable(list, moved) {
  const settle = (item) => {
    refresh(list);
    moved(place(item) + 1);
  };
  for (const item of list.children) prepare(item, settle);
  refresh(list);
}
function prepare(item, settle) {
  const text = item.textContent.trim();
  const button2 = (label, arrow, shift) => {
    const click = ({ currentTarget: pressed }) => {
      move(item, place(item) + shift);
      settle(item);
      (pressed.disabled ? item.querySelector(".exercise-move:not(:disabled)") : pressed).focus();
    };
    return html("button", { type: "button", class: "exercise-move", "aria-label": `${label}: ${text}`, click }, arrow);
  };
  const pointerdown = (event) => drag(event, item, settle);
  const handle = html("span", { class: "exercise-handle", "aria-hidden": "true", pointerdown }, "⠿");
  const content = html("span", { class: "exercise-step" }, ...item.childNodes);
  const buttons = html("span", { class: "exercise-moves" }, button2("Subir", "↑", -1), button2("Bajar", "↓", 1));
  item.replaceChildren(handle, content, buttons);
}
var place = (item) => [...item.parentNode.children].indexOf(item);
function move(item, to) {
  while (place(item) > to) item.after(item.previousElementSibling);
  while (place(item) < to) item.before(item.nextElementSibling);
}
function refresh(list) {
  for (const item of list.children) {
    const [up, down] = item.querySelectorAll(".exercise-move");
    up.disabled = !item.previousElementSibling;
    down.disabled = !item.nextElementSibling;
  }
}
function drag(start2, item, settle) {
  if (start2.button > 0) return;
  start2.preventDefault();
  const handle = start2.currentTarget;
  handle.setPointerCapture(start2.pointerId);
  item.dataset.dragging = "";
  const follow = ({ clientY }) => {
    for (const other of item.parentNode.children) {
      const { top, bottom } = other.getBoundingClientRect();
      if (other === item || clientY <= top || clientY >= bottom) continue;
      if (clientY < (top + bottom) / 2 === place(other) < place(item)) move(item, place(other));
      return;
    }
  };
  const end = () => {
    handle.removeEventListener("pointermove", follow);
    delete item.dataset.dragging;
    settle(item);
  };
  handle.addEventListener("pointermove", follow);
  handle.addEventListener("lostpointercapture", end, { once: true });
}

// optlib/static/exercises/fields.js
var TEXT = { type: "text", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "done" };
var textInput = (attributes) => html("input", { ...TEXT, ...attributes });
function markInvalid(input, state) {
  input.dataset.state = state;
  if (!state || state === "correct") input.removeAttribute("aria-invalid");
  else input.setAttribute("aria-invalid", "true");
}
function numeric2(_data, zone, statusId) {
  const id = uniqueId();
  const precision = zone.querySelector(".exercise-precision");
  precision.id = `${id}-precision`;
  const input = textInput({ id, class: "exercise-input", "aria-describedby": `${precision.id} ${statusId}` });
  const label = html("label", { for: id, class: "exercise-label" });
  const old = zone.querySelector(".exercise-label");
  label.append(html("span", { class: "exercise-hidden" }, "Tu respuesta: "), ...old.childNodes);
  old.replaceWith(label);
  zone.querySelector(".exercise-blank").replaceWith(input);
  return {
    read: () => input.value,
    redraw: () => markInvalid(input, ""),
    show: ({ state }) => {
      markInvalid(input, state);
      if (state !== "correct") input.focus();
    }
  };
}
function citing(items) {
  const quotes = items.map((item) => html("q", {}, ...item.cloneNode(true).childNodes));
  return (i) => {
    const copy = quotes[i].cloneNode(true);
    let last = copy;
    while (last.lastChild) last = last.lastChild;
    if (last.nodeType === Node.TEXT_NODE) last.data = last.data.trimEnd().replace(/\.$/, "");
    return copy;
  };
}
function choice2(data, zone, statusId) {
  const list = zone.querySelector(".exercise-options");
  const name = uniqueId();
  const inputs = [];
  const items = [];
  for (const item of list.children) items[Number(item.dataset.option)] = item;
  const quote = citing(items);
  for (const [index, item] of items.entries()) {
    const input = html("input", { type: data.several ? "checkbox" : "radio", name, value: String(index) });
    item.replaceChildren(html("label", {}, input, html("span", {}, ...item.childNodes)));
    inputs[index] = input;
  }
  const legend = data.several ? "Marca las que correspondan" : "Elige una";
  const group = html("fieldset", { "aria-describedby": statusId });
  list.replaceWith(group);
  group.append(html("legend", {}, legend), list);
  return {
    read: () => inputs.map((input) => input.checked),
    redraw: ({ seed }) => list.append(...displayOrder(data, seed).map((i) => items[i])),
    quote
  };
}
function quick(_data, zone, statusId) {
  const list = zone.querySelector(".exercise-options");
  const buttons = [];
  let chosen = -1;
  let done = false;
  for (const item of list.children) {
    const index = Number(item.dataset.option);
    const click = () => {
      if (done) return;
      chosen = index;
      zone.closest("form").requestSubmit();
    };
    const attributes = { type: "button", class: "exercise-tap", "aria-describedby": statusId, "aria-pressed": "false" };
    buttons[index] = html("button", { ...attributes, click }, ...item.childNodes);
    item.replaceChildren(buttons[index]);
  }
  return {
    atOnce: true,
    read: () => buttons.map((_, i) => i === chosen),
    show: ({ state }) => {
      done ||= state === "correct";
      for (const [i, button2] of buttons.entries()) {
        button2.setAttribute("aria-pressed", String(i === chosen));
        if (i === chosen) button2.dataset.state = state;
        else if (done) button2.setAttribute("aria-disabled", "true");
      }
    }
  };
}
function nameOf(head) {
  const copy = head.cloneNode(true);
  for (const node of copy.querySelectorAll("[aria-hidden='true']")) node.remove();
  return copy.textContent.trim();
}
function remark(data, inputs, cells, nodes2) {
  for (const { k, j, why, state } of cells) {
    if (!why) continue;
    const id = uniqueId();
    const text = html("p", { id, "data-state": state }, nodes2([{ html: data.columns[j].label }, ": ", ...why]));
    const row = inputs[k][j].closest("tr");
    const under = row.nextElementSibling;
    if (under?.className) under.firstChild.append(text);
    else row.after(html("tr", { class: "exercise-remark" }, html("td", { colspan: row.cells.length }, text)));
    inputs[k][j].setAttribute("aria-describedby", id);
  }
}
function table2(data, zone, statusId) {
  const grid = zone.querySelector("table");
  const heads = [...grid.querySelectorAll("thead th")];
  const names = heads.map(nameOf);
  const inputs = [...grid.tBodies[0].rows].map(({ cells: [first, ...cells] }) => {
    const row = `${names[0]} ${nameOf(first)}`;
    first.dataset.column = names[0];
    return cells.map((cell, j) => {
      const input = cell.dataset.cell && textInput({ "aria-label": `${row}, ${names[j + 1]}`, enterkeyhint: "next" });
      if (input) cell.append(input);
      cell.prepend(html("span", { class: "exercise-column" }, ...heads[j + 1].cloneNode(true).childNodes));
      return input;
    });
  });
  const clear = () => {
    for (const row of grid.querySelectorAll(".exercise-remark")) row.remove();
    for (const input of grid.querySelectorAll("input")) {
      markInvalid(input, "");
      input.setAttribute("aria-describedby", statusId);
    }
  };
  clear();
  return {
    read: () => inputs.map((row) => row.map((input) => input?.value ?? null)),
    redraw: clear,
    show: ({ cells = [] }, nodes2) => {
      clear();
      for (const { k, j, state } of cells) markInvalid(inputs[k][j], state);
      remark(data, inputs, cells, nodes2);
      const first = grid.querySelector(".exercise-remark p");
      if (!matchMedia("(hover: none)").matches) grid.querySelector("[aria-invalid]")?.focus();
      return first;
    }
  };
}
function order2(_data, zone) {
  const list = zone.querySelector(".exercise-steps");
  const items = [];
  for (const item of list.children) items[Number(item.dataset.step)] = item;
  const quote = citing(items);
  const ordered = html("ol", { class: "exercise-steps" });
  ordered.append(...list.children);
  list.replaceWith(ordered);
  const announce = html("p", { class: "exercise-hidden", "aria-live": "polite" });
  ordered.after(announce);
  sortable(ordered, (position) => {
    announce.textContent = `Paso en la posición ${position} de ${items.length}.`;
  });
  return {
    read: () => [...ordered.children].map((item) => Number(item.dataset.step)),
    show: ({ early }) => {
      for (const [i, item] of items.entries()) item.toggleAttribute("data-early", i === early);
    },
    quote
  };
}
function rule(data, zone) {
  const soon = { state: "invalid", message: ["El editor aún no está listo: espera un momento."] };
  const ask = (answer) => zone.firstElementChild.dispatchEvent(new CustomEvent("check", { cancelable: true, detail: { data, answer } }));
  return { check: (answer) => ask(answer) && answer(soon) };
}
var FIELDS2 = { numeric: numeric2, choice: choice2, table: table2, order: order2, quick, rule };

// optlib/static/exercises/mount.js
function mountExercise(section, progress, recorded) {
  const data = prepare2(section);
  if (FIELDS2[data.kind]) new Mounted(section, data, progress, FIELDS2[data.kind], recorded);
}
function prepare2(section) {
  section.dataset.mounted = "";
  for (const node of section.querySelectorAll(".exercise-tex")) node.remove();
  for (const node of section.querySelectorAll(".exercise-mathml")) node.replaceWith(...node.childNodes);
  const data = JSON.parse(section.dataset.recipe);
  const name = section.querySelector(data.kind === "quick" ? ".exercise-question" : ".exercise-title");
  name.id ||= uniqueId();
  section.setAttribute("aria-labelledby", name.id);
  return data;
}
var Mounted = class {
  seed = 0;
  shown = 0;
  // pistas que se han pedido
  helped = false;
  asked = false;
  // si se ha pedido ayuda alguna vez, con estos números o con otros
  finished = false;
  constructor(section, data, progress, newField, recorded = () => {
  }) {
    this.section = section;
    this.data = data;
    this.progress = progress;
    this.recorded = recorded;
    const zone = section.querySelector(".exercise-answer");
    this.solution = section.querySelector(".exercise-solution");
    const statusId = uniqueId();
    this.status = html("div", { id: statusId, role: "status", class: "exercise-status" });
    this.field = newField(data, zone, statusId);
    this.hints = html("ol", { class: "exercise-hints", hidden: true, "aria-live": "polite" });
    this.hintButton = button("", () => this.hint());
    this.checkButton = html("button", { type: "submit", class: "exercise-check" }, "Comprobar");
    const actions = html("div", { class: "exercise-actions", hidden: this.field.atOnce }, this.checkButton);
    if (data.hints.length) actions.append(this.hintButton);
    if (data.drawn) actions.append(button("Otro ejercicio", () => this.redraw()));
    this.note = html("p", { class: "exercise-note" });
    this.form = html("form", { novalidate: true, submit: (event) => this.submit(event) });
    zone.before(this.form);
    this.form.append(zone, actions);
    const said = html("div", { class: "exercise-said" }, this.status, this.hints, this.solution, this.note);
    this.form.after(said);
    this.solution.addEventListener("toggle", () => {
      this.asked ||= this.solution.open;
      this.helped ||= this.solution.open && !this.finished;
    });
    this.begin(0);
    progress.subscribe(() => this.showProgress());
  }
  // Empieza con los números de una semilla.
  begin(seed) {
    this.instance = instantiate(this.data, seed);
    this.section.dataset.seed = seed;
    this.seed = seed;
    this.shown = 0;
    this.helped = false;
    this.finished = false;
    if (seed) {
      fill(this.section, this.data, this.instance.names);
      this.form.reset();
      this.field.redraw?.(this.instance);
    }
    this.solution.open = false;
    this.solution.hidden = true;
    this.hints.replaceChildren();
    this.hints.hidden = true;
    this.say("", []);
    this.nameHint();
    this.showProgress();
  }
  redraw() {
    this.begin(1 + Math.floor(Math.random() * 1073741823));
    this.status.append("Números nuevos en el enunciado.");
    this.section.querySelector("input")?.focus();
  }
  submit(event) {
    event.preventDefault();
    if (this.field.check) return this.field.check((answer) => this.take(answer));
    const read2 = this.field.read();
    this.take(grade(this.data, this.instance, read2), read2);
  }
  // answer es la corrección de lo leído en los controles, read.
  take(answer, read2) {
    this.say(answer.state, answer.message);
    const remark2 = this.field.show?.(answer, (parts) => this.nodes(parts));
    if (remark2) this.status.append(html("span", { class: "exercise-hidden" }, ` ${remark2.textContent}`));
    if (matchMedia("(hover: none)").matches) (remark2 ?? this.status).scrollIntoView({ block: "nearest" });
    if (answer.state === "invalid") return;
    this.solution.hidden = Boolean(this.field.atOnce);
    const correct = answer.state === "correct";
    const alone = this.field.atOnce || correct && !this.helped;
    const first = { ...firstOf(this.data, read2, answer), seed: this.seed, help: this.asked };
    if (!this.finished) this.progress.record(this.data.id, alone, correct, first);
    this.finished ||= correct;
    this.recorded(correct);
    this.showProgress();
  }
  say(state, parts) {
    this.status.dataset.state = state;
    this.status.replaceChildren(this.nodes(parts));
  }
  nodes(parts) {
    return messageNodes(parts, this.data, this.instance.names, this.field.quote);
  }
  hint() {
    if (this.shown >= this.data.hints.length) return;
    const item = html("li", {}, fragment(this.data.hints[this.shown]));
    fill(item, this.data, this.instance.names);
    this.hints.append(item);
    this.hints.hidden = false;
    this.shown += 1;
    this.asked = true;
    this.nameHint();
  }
  nameHint() {
    const { length } = this.data.hints;
    this.hintButton.textContent = length > 1 ? `Pista (${Math.min(this.shown + 1, length)} de ${length})` : "Pista";
    this.hintButton.setAttribute("aria-disabled", String(this.shown >= length));
  }
  showProgress() {
    const { field, progress, data, finished } = this;
    const fresh = this.seed && !finished && progress.done(data.id);
    const told = fresh ? "Ya lo resolviste con otros números; este es nuevo." : progress.describe(data.id);
    const mark2 = !finished && progress.done(data.id) ? "✓ Acertada." : "";
    say(this.note, field.atOnce ? mark2 : told);
  }
};

// optlib/static/exercises/widget.js
function render({ model, el }) {
  el.dataset.lmSuppressShortcuts = "true";
  el.replaceChildren(fragment(model.get("html")));
  mountExercise(el.querySelector("section"), openProgress(null, false), (correct) => {
    model.set("attempts", model.get("attempts") + 1);
    if (correct) model.set("correct", true);
    model.save_changes();
  });
}
var widget_default = { render };
export {
  widget_default as default
};
