// Una regla, de su árbol (rule-text.js) a líneas de Python: cada nombre, según lo que es.
import { number } from "./python.js";

export const WIDTH = 72;
// Lo que llega a medir un renglón por no partirse entre paréntesis.
const MOST = 100;

// Los nombres que ya tienen dueño en lo que se escribe, y los que no puede llevar un ajuste o algo que se recuerda.
const TAKEN = new Set(
  `False None True as assert async await break continue del except finally global nonlocal raise yield Any MyRule
  MyState abs closure float group here k loss math max min net network np p path print problem range right seed self state steps
  torch NamedTuple NoState Optimizer PROBLEMS`.split(/\s+/),
);
const NOT_FIELDS = new Set(["f", "init", "joins", "params", "ranges", "shapes", "step", "x_new"]);
// Los nombres que se leen en un árbol; sin enter, salvo los del punto donde se pide el gradiente.
export const namesIn = ({ name, args = [], grad }, enter = true) =>
  name ? [name] : [...args, ...(grad && enter ? [grad] : [])].flatMap((each) => namesIn(each, enter));
export const gradIn = (tree) => tree.grad ?? tree.args?.map(gradIn).find(Boolean);

const LEVELS = { "<": 0, "<=": 0, ">": 0, ">=": 0, "+": 1, "-": 1, "*": 2, "/": 2, neg: 3, "**": 4 };
const ATOM = 5;
// De menos a más: entero, número de Python, un solo número de la biblioteca, y algo como x.
const KINDS = ["int", "float", "one", "wide"];
export const widest = (args) => KINDS[Math.max(...args.map(({ kind }) => KINDS.indexOf(kind)))];
const within = (said, level) => (said.level < level ? `(${said.text})` : said.text);
export const factor = (said) => within(said, LEVELS.neg);

// Un texto en renglones de a lo sumo size letras: se parte tras una coma o delante de un signo.
const filled = (text, size) =>
  text.match(new RegExp(`(?:.{1,${size}}|.+?)(?<![-+*/<>=])(?: |$)`, "g")).map((row) => row.trimEnd());

// Un valor entre head y tail o, si no los lleva y no cabe, entre paréntesis: aparte y, si tampoco cabe, por partes.
export function fitted(indent, head, { text, parts = [text] }, tail = "") {
  const line = `${indent}${head}${text}${tail}`;
  if (line.length <= WIDTH) return [line];
  const inner = `${indent}    `;
  const size = WIDTH - inner.length;
  const each = (part) => (inner.length + part.length <= MOST ? [part] : filled(part, size));
  const rows = text.length <= size ? [text] : parts.flatMap(each);
  return [`${indent}${head}${tail ? "" : "("}`, ...rows.map((row) => `${inner}${row}`), `${indent}${tail || ")"}`];
}

// Una lista: por partes, cada cosa con su coma.
export const items = (indent, head, each, tail) =>
  fitted(indent, head, { text: each.join(", "), parts: each.map((item) => `${item},`) }, tail);

// Varias asignaciones, «a, b = 1, 2», de [nombre, valor]; si no caben en una línea, cada una en la suya.
export function inLine(indent, pairs) {
  const line = `${indent}${[0, 1].map((k) => pairs.map((pair) => pair[k]).join(", ")).join(" = ")}`;
  return pairs.length && line.length <= WIDTH ? [line] : pairs.map((pair) => `${indent}${pair.join(" = ")}`);
}

// Escribe las líneas de una regla, una tras otra. how dice cómo se escribe cada cosa: setting, state, grad, call;
// point, el punto, si no es x, y own, lo que hace falta para que un valor no cambie cuando cambie el punto.
export class Writer {
  known = new Map();

  constructor(rule, safe, how) {
    this.rule = rule;
    this.safe = safe;
    this.how = how;
  }

  isState = (name) => Object.hasOwn(this.rule.states, name);

  named(name) {
    const word = this.safe.get(name) ?? name;
    if (this.known.has(name)) return { text: word, kind: this.known.get(name) };
    if (name === "t") return { text: "t", kind: "int" };
    if (name === "x") return { text: this.how.point ?? "x", kind: "wide" };
    return this.isState(name)
      ? { text: this.how.state(word), kind: "wide" }
      : { text: this.how.setting(word), kind: name === "T" ? "int" : "float" };
  }

  // Un árbol: su texto, qué es, cuánto ata y, si es una suma o un producto, sus partes.
  say(tree) {
    const { op, place } = tree;
    if (tree.grad) return { text: this.how.grad(this.wide(this.say(tree.grad)).text), kind: "wide", level: ATOM };
    if (tree.name) return { level: ATOM, ...this.named(tree.name) };
    if (!op) {
      const kind = /^\d+$/.test(place.word) ? "int" : "float";
      return { text: place.word.replace(/^0+(?=\d)/, ""), kind, level: ATOM };
    }
    const args = tree.args.map((each) => this.say(each));
    if (!(op in LEVELS)) return { level: ATOM, ...this.how.call(op, args) };
    const [level, kind] = [LEVELS[op], widest(op === "/" ? [...args, { kind: "float" }] : args)];
    if (op === "neg") return { text: `-${within(args[0], level)}`, kind, level };
    if (op === "**") {
      const sides = [within(args[0], ATOM), within(args[1], LEVELS.neg)];
      return { text: sides.join(sides.every((side) => /^-?[\w.]+$/.test(side)) ? "**" : " ** "), kind, level };
    }
    const first = (args[0].level === level && args[0].parts) || [within(args[0], level)];
    const parts = [...first, `${op} ${within(args[1], level + 1)}`];
    return { text: parts.join(" "), parts, kind, level };
  }

  // Lo que es un solo número, repetido como x.
  wide(said) {
    if (said.kind === "wide") return said;
    const text = `0 * ${this.named("x").text} + ${within(said, LEVELS["*"])}`;
    return { text, kind: "wide", level: LEVELS["+"] };
  }

  // El valor de una línea, tan ancho como piden los nombres que lo reciben.
  value({ targets, tree }) {
    const said = this.say(tree);
    const made = targets.some(({ word }) => word === "x" || this.isState(word)) ? this.wide(said) : said;
    return this.how.own ? { ...made, text: this.how.own(made.text) } : made;
  }

  line(indent, each) {
    const made = this.value(each);
    for (const { word } of each.targets) this.known.set(word, made.kind);
    const names = each.targets.map(({ word }) => `${this.named(word).text} = `);
    return fitted(indent, names.join(""), made);
  }
}

// Cómo se escribe cada nombre: como está, salvo los que Python no admite ahí.
function safeNames({ settings, states, names }) {
  const all = [...new Set([...Object.keys(settings), ...names])].filter((name) => name !== "x");
  const found = new Map();
  for (const name of all) {
    const kept = Object.hasOwn(settings, name) || Object.hasOwn(states, name);
    let word = name.startsWith("_") ? `u${name}` : name;
    const clashes = () => TAKEN.has(word) || (kept && NOT_FIELDS.has(word)) || (word !== name && all.includes(word));
    while (clashes()) word += "_";
    found.set(name, word);
  }
  return found;
}

// El nombre de la clase: el de un comentario en la primera línea, «# Lion».
function titleOf({ text = "" }) {
  const [, word] = text.match(/^\s*#\s*(\p{Lu}[\p{L}\p{N}_]*)[^\S\n]*(?:\n|$)/u) ?? [];
  return word && !TAKEN.has(word) ? word : "MyRule";
}

// Lo que hace falta de la regla que corre en la figura. De cada ajuste, cómo se escribe, con qué valor, y su nombre.
export function partsOf({ valid: rule, settings: given, state: { steps } = {} }) {
  const safe = safeNames(rule);
  const { lines } = rule;
  const read = new Set(lines.flatMap(({ tree }) => namesIn(tree)));
  const states = Object.entries(rule.states).map(([name, start]) => [safe.get(name), start]);
  const counted = read.has("t") ? ["t"] : [];
  return {
    ...{ rule, safe, lines, states, counted, fields: [...counted, ...states.map(([name]) => name)] },
    title: titleOf(rule),
    settings: Object.keys(rule.settings).flatMap((name) =>
      read.has(name) ? [[safe.get(name), number(given[name]), name]] : [],
    ),
    // Los pasos que se van a dar, si los lee.
    length: rule.long ? [["T", String(steps), "T"]] : [],
    // Si la última línea es la que mueve el punto, y nada más.
    ends: lines.at(-1).targets.every(({ word }) => word === "x"),
  };
}

export const rows = (each) => each.map((row) => `${row}\n`).join("");
