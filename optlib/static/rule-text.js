// Lee una regla: líneas de asignaciones con la gramática de Python. Da el árbol de cada una, o el fallo: un código, su
// sitio y lo que hace falta para explicarlo.

export const FUNCTIONS = { sqrt: 1, abs: 1, sign: 1, exp: 1, log: 1, norm: 1, maximum: 2, minimum: 2 };
const WORDS = /^(?:if|for|while|def|import|from|return|else|elif|lambda|class|with|try|and|or|not|in|is|pass|print)$/;
const RESERVED = /^(?:t|grad|__.*)$/;
// Un número, un nombre, un operador y lo que no es nada de eso.
const TOKEN = new RegExp(
  [
    String.raw`\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)`,
    String.raw`((?:np\.linalg\.|np\.|math\.)?[A-Za-z_]\w*)`,
    String.raw`(\*\*=?|[-+*/]=?|==|[=(),])`,
    String.raw`(\S))`,
  ].join("|"),
  "g",
);

export class RuleError extends Error {
  constructor(code, { line, at, length = 1 }, given = {}) {
    super(code);
    Object.assign(this, { code, line, at, length, given });
  }
}

function tokens(text, line) {
  const found = [];
  for (const match of text.replace(/#.*/, "").matchAll(TOKEN)) {
    const [all, number, name, sign, strange] = match;
    const word = number ?? name ?? sign ?? strange;
    const at = match.index + all.length - word.length;
    const place = { line, at, length: word.length };
    if (strange) throw new RuleError(/[\p{L}]/u.test(strange) ? "letter" : "sign", place, { word });
    found.push({ kind: number ? "number" : name ? "name" : "sign", word, end: at + word.length, ...place });
  }
  return found;
}

// El árbol de una expresión: un número; un nombre, {name}; una operación, {op, args}; o el gradiente, {grad}.
class Reader {
  constructor(list, end) {
    Object.assign(this, { list, end, next: 0 });
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
      this.fail(kind === "end" ? "unfinished" : word === ")" ? "unopened" : "operand");
    this.next++;
    if (kind === "number") return { value: Number(word), place };
    const name = word.replace(/^(?:np\.linalg|np|math)\./, "");
    return this.token.word === "(" ? this.call(name, place) : this.named(name, place);
  };
  named(name, place) {
    if (name === "grad" || Object.hasOwn(FUNCTIONS, name)) this.fail("call", { word: name }, place);
    if (WORDS.test(name)) this.fail("statement", { word: name }, place);
    return { name, place };
  }
  call(name, place) {
    if (name !== "grad" && !Object.hasOwn(FUNCTIONS, name)) this.fail("function", { word: name }, place);
    const open = this.take("(");
    const args = [this.sum()];
    while (this.take(",")) args.push(this.sum());
    if (!this.take(")")) this.unclosed(open);
    const count = FUNCTIONS[name] ?? 1;
    if (args.length !== count) this.fail("arguments", { word: name, count }, place);
    return name === "grad" ? { grad: args[0], place } : { op: name, args, place };
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
    this.fail(word === "," ? "comma" : "operand");
  }
}

// Una asignación, {targets, tree, line}; nada si la línea está vacía.
function assignment(text, line) {
  const [, blank, word] = text.match(/^(\s*)(\w*)/);
  if (WORDS.test(word)) throw new RuleError("statement", { line, at: blank.length, length: word.length }, { word });
  const list = tokens(text, line);
  if (!list.length) return null;
  const reader = new Reader(list, { line, at: list.at(-1).end, length: 1 });
  const [first] = list;
  const targets = [];
  while (list[reader.next + 1]?.kind === "sign" && /^(?:\*\*|[-+*/])?=$/.test(list[reader.next + 1].word)) {
    const [target, sign] = list.slice(reader.next);
    if (target.kind !== "name") reader.fail("target", {}, target);
    reader.next += 2;
    targets.push(target);
    if (sign.word !== "=") {
      const right = reader.sum();
      if (reader.token.kind !== "end") reader.stray();
      const left = { name: target.word, place: target };
      return { targets, tree: { op: sign.word.slice(0, -1), args: [left, right], place: sign }, line };
    }
  }
  if (!targets.length) {
    const code = { "==": "equals", "=": "target" }[list.find(({ word }) => /^==?$/.test(word))?.word] ?? "assignment";
    reader.fail(code, {}, first);
  }
  const tree = reader.sum();
  if (reader.token.kind !== "end") reader.stray();
  for (const target of targets) {
    if (RESERVED.test(target.word) || Object.hasOwn(FUNCTIONS, target.word))
      reader.fail("reserved", { word: target.word }, target);
    if (target.word.includes(".")) reader.fail("target", {}, target);
  }
  return { targets, tree, line };
}

// Las asignaciones de una regla y sus fallos, el primero de cada línea. Un paréntesis abierto sigue en la siguiente.
export function read(text) {
  const [found, errors] = [[], []];
  text.split("\n").forEach((each, line) => {
    try {
      const made = assignment(each, line);
      if (made) found.push(made);
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      errors.push(error);
    }
  });
  return { assignments: found, errors };
}
