// La regla del lector, para llevársela: una clase de optlib, una de PyTorch o unas líneas de NumPy.
import { VALLEYS } from "../../data.js";
import { fits } from "../../roles.js";
import { SLOPES } from "../../rules.js";
import { list, number } from "./python.js";
import { items, partsOf, rows, widest, WIDTH, Writer } from "./rule-python.js";
import { pytorch } from "./rule-torch.js";

// De NumPy: con enteros, una función daría un entero suyo, que no admite potencias negativas.
const numpyCall = (axis) => (op, args) => {
  const kind = widest(args);
  const texts = args.map(({ text }, k) => (kind === "int" && !k ? `float(${text})` : text));
  if (op !== "norm") return { text: `np.${op}(${texts.join(", ")})`, kind: kind === "wide" ? kind : "one" };
  return { text: kind === "wide" ? `np.linalg.norm(${texts}${axis})` : `np.abs(${texts})`, kind: "one" };
};

const sized = (body) => body.some((row) => row.includes("norm("));

function optlib(fig) {
  const { rule, safe, lines, states, counted, fields, settings, ends } = partsOf(fig);
  const call = numpyCall(", axis=-1, keepdims=True");
  const how = {
    setting: (name) => `self.${name}`,
    state: (name) => `state.${name}`,
    grad: (at) => `grad(${at})`,
    call,
  };
  const writer = new Writer(rule, safe, how);
  const inside = "        ";
  const body = lines.slice(0, -1).flatMap((each) => writer.line(inside, each));
  const made = fields.length ? `MyState(${fields.join(", ")})` : "state";
  const short = `${inside}return ${writer.value(lines.at(-1)).text}, ${made}`;
  if (ends && short.length <= WIDTH) body.push(short);
  else {
    body.push(...writer.line(inside, lines.at(-1)));
    body.push(...(fields.length ? items(inside, "return x, MyState(", fields, ")") : [`${inside}return x, state`]));
  }
  if (counted.length) body.unshift(`${inside}t = state.t + 1`);
  const first = (start) => (start ? ` ${start < 0 ? "-" : "+"} ${Math.abs(start)}` : "");
  const begin = states.map(([name, start]) => `${name}=${start === "x" ? start : `0 * x${first(start)}`}`);
  const begins = [...counted.map(() => "t=0"), ...begin];
  const types = [...counted.map(() => "    t: int"), ...states.map(([name]) => `    ${name}: Any`)];
  const beyond = settings.filter(([name, value]) => !fits(name, value));
  const wide = beyond.map(([name]) => `"${name}": "(-inf, inf)"`);
  const fieldsOf = [
    ...settings.map(([name, value]) => `    ${name}: float = ${number(value)}`),
    ...(wide.length ? items("    ", "ranges = {", wide, "}") : []),
  ];
  const norm = sized(body) ? "\n\n    norm es la de cada punto; con un solo número, usa abs.\n    " : "";
  const names = ["PROBLEMS", ...(fields.length ? [] : ["NoState"]), "Optimizer", "check_optimizer", "minimize"];
  const tools = rows(items("", "from optlib import (", names, ")").map((row) => row.replace(/\((.+)\)/, "$1")));
  return `\
from dataclasses import dataclass
${fields.length ? `from typing import ${states.length ? "Any, " : ""}NamedTuple\n` : ""}
${body.some((row) => row.includes("np.")) ? "import numpy as np\n\n" : ""}${tools}
${fields.length ? `\nclass MyState(NamedTuple):\n    """Lo que recuerda de un paso a otro."""\n\n${rows(types)}\n` : ""}
@dataclass(frozen=True)
class MyRule(Optimizer):
    """La regla de «Escribe tu optimizador».${norm}"""

${fieldsOf.length ? `${rows(fieldsOf)}\n` : ""}    def init(self, x):
${rows(fields.length ? items(inside, "return MyState(", begins, ")") : [`${inside}return NoState()`])}
    def step(self, x, state, grad):
${rows(body)}

problem, steps = PROBLEMS["${fig.state.problem}"], ${fig.state.steps}
print(check_optimizer(MyRule(), problem))
path = minimize(problem, ${list(fig.value("start"))}, MyRule(), steps)
print(path)
`;
}

function numpy(fig) {
  const { rule, safe, lines, states, counted, settings } = partsOf(fig);
  const plain = (name) => name;
  const how = { setting: plain, state: plain, grad: (at) => `grad(${at})`, call: numpyCall("") };
  const writer = new Writer(rule, safe, how);
  const { problem, steps } = fig.state;
  const values = settings.map(([name, value]) => [name, number(value)]);
  const line = values.length ? [0, 1].map((k) => values.map((pair) => pair[k]).join(", ")).join(" = ") : "";
  const given = line.length <= WIDTH ? [line].filter(Boolean) : values.map((pair) => pair.join(" = "));
  const zero = (start) => (start === "x" ? start : start ? `np.full_like(x, ${start})` : "np.zeros_like(x)");
  return `\
import numpy as np


def grad(point):  # de ${VALLEYS[problem].name}
    x, y = point
${rows(SLOPES[problem].lines.map((each) => `    ${each}`))}    return np.array([gx, gy])


${rows(given)}x, steps = np.array(${list(fig.value("start"))}), ${steps}
${rows(states.map(([name, start]) => `${name} = ${zero(start)}`))}
path = [x]
for ${counted.length ? "t in range(1, steps + 1)" : "_ in range(steps)"}:
${rows(lines.flatMap((each) => writer.line("    ", each)))}    path.append(x)

print(f"Tras {steps} pasos, x = {x.round(4)}")
`;
}

// Las tres maneras de escribirla.
export const WAYS = { optlib, PyTorch: pytorch, NumPy: numpy };
