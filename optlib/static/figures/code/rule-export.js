// La regla del lector, para llevársela: una clase de optlib o una de PyTorch. Y los pasos de la de una red, en NumPy.
import { fits, rateOf } from "../../roles.js";
import { list, number } from "./python.js";
import { inLine, items, partsOf, rows, widest, WIDTH, Writer } from "./rule-python.js";
import { pytorch } from "./rule-torch.js";

// Lo que se toma de optlib; norm, que solo la tiene NumPy, y ellas, salvo where y clip, juntan los números de un punto.
const HELPERS = ["clip", "dot", "mean", "orthogonalize", "where"];
const JOINS = ["dot", "mean", "norm", "orthogonalize"];

// De NumPy: con enteros, una función daría un entero suyo, que no admite potencias negativas.
const numpyCall = (axis, shapes) => (op, args) => {
  const kind = widest(args);
  const texts = args.map(({ text }, k) => (kind === "int" && !k && op !== "where" ? `float(${text})` : text));
  if (op === "where") return { text: `where(${texts.join(", ")})`, kind: kind === "int" ? "float" : kind };
  if (op === "norm")
    return { text: kind === "wide" ? `np.linalg.norm(${texts}${axis})` : `np.abs(${texts})`, kind: "one" };
  if (op === "orthogonalize" && kind === "wide") texts.push(shapes);
  const one = kind !== "wide" || op === "dot" || op === "mean";
  const text = `${HELPERS.includes(op) ? "" : "np."}${op}(${texts.join(", ")})`;
  return { text, kind: one ? "one" : "wide" };
};

const uses = (body, words) => words.filter((word) => body.some((row) => row.includes(`${word}(`)));

// La clase, con body, las líneas de step.
function classOf({ title, states, counted, fields, settings, length }, body) {
  const inside = "        ";
  const first = (start) => (start ? ` ${start < 0 ? "-" : "+"} ${number(Math.abs(start))}` : "");
  const begin = states.map(([name, start]) => `${name}=${start === "x" ? start : `0 * x${first(start)}`}`);
  const begins = [...counted.map(() => "t=0"), ...begin];
  const beyond = settings.filter(([name, value]) => !fits(name, Number(value)));
  const wide = beyond.map(([name]) => `"${name}": "(-inf, inf)"`);
  const joins = uses(body, JOINS);
  const matrices = joins.includes("orthogonalize");
  const declared = [
    ...settings.map(([name, value]) => `    ${name}: float = ${value}`),
    ...length.map(([name, steps]) => `    ${name}: int = ${steps}  # cuántos pasos vas a dar`),
    ...(matrices ? ["    shapes: Any = None  # en una red, net.shapes"] : []),
    ...(joins.length ? ["    joins = True"] : []),
    ...(wide.length ? items("    ", "ranges = {", wide, "}") : []),
  ];
  const norm = joins.includes("norm") ? "\n\n    norm es la de cada punto; con un solo número, usa abs.\n    " : "";
  return `\
@dataclass(frozen=True)
class ${title}(Optimizer):
    """La regla de «Escribe tu optimizador».${norm}"""

${declared.length ? `${rows(declared)}\n` : ""}    def init(self, x):
${rows(fields.length ? items(inside, "return MyState(", begins, ")") : [`${inside}return NoState()`])}
    def step(self, x, state, grad):
${rows(body)}`;
}

// Las líneas de step.
function stepOf({ rule, safe, lines, counted, fields, ends }) {
  const [setting, state] = [(name) => `self.${name}`, (name) => `state.${name}`];
  const call = numpyCall(", axis=-1, keepdims=True", "self.shapes");
  const writer = new Writer(rule, safe, { setting, state, grad: (at) => `grad(${at})`, call });
  const inside = "        ";
  const body = lines.slice(0, -1).flatMap((each) => writer.line(inside, each));
  const made = fields.length ? `MyState(${fields.join(", ")})` : "state";
  const short = `${inside}return ${writer.value(lines.at(-1)).text}, ${made}`;
  if (ends && short.length <= WIDTH) body.push(short);
  else {
    body.push(...writer.line(inside, lines.at(-1)));
    body.push(...(fields.length ? items(inside, "return x, MyState(", fields, ")") : [`${inside}return x, state`]));
  }
  return counted.length ? [`${inside}t = state.t + 1`, ...body] : body;
}

function optlib(fig) {
  const parts = partsOf(fig);
  const { title, states, counted, fields } = parts;
  const body = stepOf(parts);
  const kept = [...counted.map(() => "    t: int"), ...states.map(([name]) => `    ${name}: Any`)];
  const any = states.length || uses(body, ["orthogonalize"]).length;
  const types = [...(any ? ["Any"] : []), ...(fields.length ? ["NamedTuple"] : [])];
  const tools = ["check_optimizer", "minimize", ...uses(body, HELPERS)].sort();
  const names = ["PROBLEMS", ...(fields.length ? [] : ["NoState"]), "Optimizer", ...tools];
  const given = rows(items("", "from optlib import (", names, ")").map((row) => row.replace(/\((.+)\)/, "$1")));
  return `\
from dataclasses import dataclass
${types.length ? `from typing import ${types.join(", ")}\n` : ""}
${body.some((row) => row.includes("np.")) ? "import numpy as np\n\n" : ""}${given}
${fields.length ? `\nclass MyState(NamedTuple):\n    """Lo que recuerda de un paso a otro."""\n\n${rows(kept)}\n` : ""}
${classOf(parts, body)}
problem, steps = PROBLEMS["${fig.state.problem}"], ${fig.state.steps}
print(check_optimizer(${title}(), problem))
path = minimize(problem, ${list(fig.value("start"))}, ${title}(), steps)
print(path)
`;
}

// Los pasos de una regla en NumPy, con una tasa que baja a cero en línea recta en el paso end: tools es lo que hace falta
// importar; start, de dónde parte; loop, cómo empieza cada paso; kept, lo que se apunta de él, y said, lo que se escribe.
// shapes, las matrices.
export function withPlan(fig, end, { tools, given, start, loop = [], kept = "x", said, shapes }) {
  const { rule, safe, lines, states, counted, settings } = partsOf(fig);
  const rate = rateOf(fig.valid, fig.settings);
  const found = settings.find(([, , name]) => name === rate);
  const plan = found ? [`    ${found[0]} = ${found[1]} * (1 - k / ${end})`] : [];
  const setting = (name) => (rule.long && name === "T" ? "steps" : name);
  const how = { setting, state: (name) => name, grad: (at) => `grad(${at})`, call: numpyCall("", shapes) };
  const writer = new Writer(rule, safe, how);
  const zero = (first) => (first === "x" ? first : first ? `np.full_like(x, ${number(first)})` : "np.zeros_like(x)");
  const body = lines.flatMap((each) => writer.line("    ", each));
  const helpers = uses(body, HELPERS);
  const begin = [
    ...states.map(([name, first]) => `${name} = ${zero(first)}`),
    `path = [${kept}]`,
    "for k in range(steps):",
  ];
  return `\
import numpy as np
${helpers.length ? `from optlib import ${helpers.join(", ")}\n` : ""}${tools}

${given}
${rows(
  inLine(
    "",
    settings.filter((each) => each !== found),
  ),
)}${start}
${rows([...begin, ...(counted.length ? ["    t = k + 1"] : []), ...plan, ...loop, ...body])}    path.append(${kept})

${said}
`;
}

// El código de «Escribe tu optimizador»: un solo recorrido, escrito de dos maneras.
const WAYS = { optlib, PyTorch: pytorch };
export const OWN = {
  choose: "Copiar como",
  title: "Escribe tu optimizador",
  lanes: () => ({ optlib: "optlib", PyTorch: "PyTorch" }),
  apart: { PyTorch: "PyTorch no está en esta página: cópialo donde lo tengas." },
  write: (fig, lane) => WAYS[lane](fig),
};
