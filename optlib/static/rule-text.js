// Lee una regla: líneas de asignaciones con la gramática de Python. Da el árbol de cada una, o el fallo: un código, su
// sitio y lo que hace falta para explicarlo.

export const FUNCTIONS = {
  ...{ sqrt: 1, abs: 1, sign: 1, exp: 1, log: 1, norm: 1, mean: 1, orthogonalize: 1 },
  ...{ maximum: 2, minimum: 2, dot: 2, clip: 3, where: 3 },
};
const WORDS = /^(?:if|for|while|def|import|from|return|else|elif|lambda|class|with|try|and|or|not|in|is|pass|print)$/;
const RESERVED = /^(?:t|grad|__.*)$/;
// Lo que cabe en una asignación: quien la lee y quien la hace correr entran en cada operación por turno.
const MOST = 400;
const COMPARES = /^[<>]=?$/;
const ASSIGNS = /^(?:\*\*|[-+*/])?=$/;
const ASSIGNMENT = /^\s*[\w.]*\s*(?:\*\*|[-+*/])?=(?!=)/;
// Un número, un nombre, un operador y lo que no es nada de eso.
const TOKEN = new RegExp(
  [
    String.raw`\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)`,
    String.raw`((?:(?:np|numpy|torch|math)\.(?:linalg\.)?)?[A-Za-z_]\w*)`,
    String.raw`(\*\*=?|[-+*]=?|/(?!/)=?|==|[<>]=?|[=(),])`,
    String.raw`(//|!=|\S))`,
  ].join("|"),
  "gu",
);

export class RuleError extends Error {
  constructor(code, { line, at, length = 1 }, given = {}) {
    super(code);
    this.code = code;
    this.line = line;
    this.at = at;
    this.length = length;
    this.given = given;
  }
}

function tokens(text, line) {
  const [, blank, first] = text.match(/^(\s*)(\w*)/);
  const start = { line, at: blank.length, length: first.length };
  if (WORDS.test(first)) throw new RuleError("statement", start, { word: first });
  const found = [];
  for (const match of text.replace(/#.*/, "").matchAll(TOKEN)) {
    const [all, number, name, sign, strange] = match;
    const word = number ?? name ?? sign ?? strange;
    const at = match.index + all.length - word.length;
    const place = { line, at, length: word.length };
    if (strange) throw new RuleError(/\p{L}/u.test(strange) ? "letter" : "sign", place, { word });
    found.push({ kind: number ? "number" : name ? "name" : "sign", word, ...place });
  }
  return found;
}

// El árbol de una expresión: un número; un nombre, {name}; una operación, {op, args}; o el gradiente, {grad}.
class Reader {
  next = 0;

  constructor(list, end) {
    this.list = list;
    this.end = end;
  }
  get token() {
    return this.list[this.next] ?? { kind: "end", word: "", ...this.end };
  }
  fail(code, given, place = this.token) {
    throw new RuleError(code, place, { word: this.token.word, ...given });
  }
  take(word) {
    if (this.token.word !== word || this.token.kind !== "sign") return null;
    return this.list[this.next++];
  }
  chain(next, ...words) {
    let left = next();
    while (words.includes(this.token.word)) {
      const place = this.list[this.next++];
      left = { op: place.word, args: [left, next()], place };
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
    const place = this.token;
    const { kind, word } = place;
    if (this.take("(")) {
      const inside = this.sum();
      if (!this.take(")")) this.unclosed(place);
      return inside;
    }
    if (kind !== "number" && kind !== "name")
      this.fail(kind === "end" ? "unfinished" : word === ")" ? "unopened" : COMPARES.test(word) ? "sign" : "operand");
    this.next++;
    if (kind === "number") return { value: Number(word), place };
    const name = word.replace(/^.*\./, "");
    return this.token.word === "(" ? this.call(name, place) : this.named(name, place);
  };
  named(name, place) {
    if (name === "grad" || Object.hasOwn(FUNCTIONS, name)) this.fail("call", { word: name }, place);
    if (WORDS.test(name)) this.fail("statement", { word: name }, place);
    if (place.word.includes(".")) this.fail("dotted", { word: place.word }, place);
    if (name.startsWith("__")) this.fail("reserved", { word: name }, place);
    return { name, place };
  }
  call(name, place) {
    if (name !== "grad" && !Object.hasOwn(FUNCTIONS, name)) this.fail("function", { word: name }, place);
    const count = name === "grad" ? 1 : FUNCTIONS[name];
    const open = this.take("(");
    if (this.take(")")) this.fail("arguments", { word: name, count }, place);
    const args = [name === "where" ? this.condition() : this.sum()];
    while (this.take(",")) args.push(this.sum());
    if (!this.take(")")) this.unclosed(open);
    if (args.length !== count) this.fail("arguments", { word: name, count }, place);
    return name === "grad" ? { grad: args[0], place } : { op: name, args, place };
  }
  // Lo primero de where, que es donde se compara.
  condition() {
    const [left, place] = [this.sum(), this.token];
    if (",)".includes(place.word)) this.fail(place.word ? "condition" : "unfinished");
    if (!COMPARES.test(place.word)) this.stray();
    this.next++;
    return { op: place.word, args: [left, this.sum()], place };
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
}

// Una asignación, {targets, tree, line}.
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

const depth = (list) => list.reduce((open, { word }) => open + (word === "(") - (word === ")"), 0);

// Las asignaciones de una regla y sus fallos, el primero de cada una. Con un paréntesis abierto, sigue en la línea que
// viene, si no empieza otra.
export function read(text) {
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
