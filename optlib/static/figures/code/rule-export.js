// La regla del lector, para llevársela: una clase de optlib, una de PyTorch o unas líneas de NumPy.
import { BIGRAM, VALLEYS } from "../../data.js";
import { fits, rateOf } from "../../roles.js";
import { SLOPES } from "../../rules.js";
import { ruleOf } from "../bigram.js";
import { list, number } from "./python.js";
import { inLine, items, partsOf, rows, widest, WIDTH, Writer } from "./rule-python.js";
import { pytorch } from "./rule-torch.js";

// De NumPy: con enteros, una función daría un entero suyo, que no admite potencias negativas.
const numpyCall = (axis, shapes) => (op, args) => {
  const wide = widest(args) === "wide";
  const texts = args.map(({ text }, k) => (widest(args) === "int" && !k ? `float(${text})` : text));
  const kind = wide && op !== "norm" ? "wide" : "one";
  if (op === "orthogonalize") return { text: `orthogonalize(${texts}${wide ? shapes : ""})`, kind };
  if (op !== "norm") return { text: `np.${op}(${texts.join(", ")})`, kind };
  return { text: wide ? `np.linalg.norm(${texts}${axis})` : `np.abs(${texts})`, kind };
};

function optlib(fig) {
  const { rule, safe, lines, states, counted, fields, settings, ends } = partsOf(fig);
  const [setting, state] = [(name) => `self.${name}`, (name) => `state.${name}`];
  const call = numpyCall(", axis=-1, keepdims=True", ", self.shapes");
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
  if (counted.length) body.unshift(`${inside}t = state.t + 1`);
  const first = (start) => (start ? ` ${start < 0 ? "-" : "+"} ${Math.abs(start)}` : "");
  const begin = states.map(([name, start]) => `${name}=${start === "x" ? start : `0 * x${first(start)}`}`);
  const begins = [...counted.map(() => "t=0"), ...begin];
  const kept = [...counted.map(() => "    t: int"), ...states.map(([name]) => `    ${name}: Any`)];
  const beyond = settings.filter(([name, value]) => !fits(name, value));
  const wide = beyond.map(([name]) => `"${name}": "(-inf, inf)"`);
  const uses = (word) => body.some((row) => row.includes(word));
  const matrices = uses("orthogonalize(");
  const fieldsOf = [
    ...settings.map(([name, value]) => `    ${name}: float = ${number(value)}`),
    ...(matrices ? ["    shapes: Any = None  # en una red, net.shapes", "    joins = True"] : []),
    ...(wide.length ? items("    ", "ranges = {", wide, "}") : []),
  ];
  const norm = uses("norm(") ? "\n\n    norm es la de cada punto; con un solo número, usa abs.\n    " : "";
  const names = ["PROBLEMS", ...(fields.length ? [] : ["NoState"]), "Optimizer", "check_optimizer", "minimize"];
  if (matrices) names.push("orthogonalize");
  const types = [...(states.length || matrices ? ["Any"] : []), ...(fields.length ? ["NamedTuple"] : [])];
  const tools = rows(items("", "from optlib import (", names, ")").map((row) => row.replace(/\((.+)\)/, "$1")));
  return `\
from dataclasses import dataclass
${types.length ? `from typing import ${types.join(", ")}\n` : ""}
${uses("np.") ? "import numpy as np\n\n" : ""}${tools}
${fields.length ? `\nclass MyState(NamedTuple):\n    """Lo que recuerda de un paso a otro."""\n\n${rows(kept)}\n` : ""}
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

// Sin una red, el punto es una columna.
const COLUMN = `

def orthogonalize(m):  # Newton–Schulz, con el punto en una columna
    X = m / max(np.linalg.norm(m), 1e-7)
    for _ in range(5):
        A = np.vdot(X, X)
        X = (3.4445 - 4.775 * A + 2.0315 * A**2) * X
    return X
`;

// Los pasos de una regla, en NumPy: head(si mira matrices) es lo que va delante; start, de dónde parte; loop(si cuenta
// los pasos), cómo empieza el bucle, y end, lo que se escribe. rate, si se da, es el ajuste que da el propio bucle;
// shapes, las matrices del punto.
function numpySteps(fig, { head, start, loop, end, rate, shapes = "" }) {
  const { rule, safe, lines, states, counted, settings } = partsOf(fig);
  const plain = (name) => name;
  const how = { setting: plain, state: plain, grad: (at) => `grad(${at})`, call: numpyCall("", shapes) };
  const writer = new Writer(rule, safe, how);
  const values = settings.filter(([, , name]) => name !== rate).map(([name, value]) => [name, number(value)]);
  const zero = (first) => (first === "x" ? first : first ? `np.full_like(x, ${first})` : "np.zeros_like(x)");
  const body = lines.flatMap((each) => writer.line("    ", each));
  return `\
import numpy as np
${head(body.some((row) => row.includes("orthogonalize(")))}
${rows([...inLine("", values), start, ...states.map(([name, first]) => `${name} = ${zero(first)}`)])}
path = [x]
${rows([...loop(counted.length > 0), ...body])}    path.append(x)

${end}
`;
}

function numpy(fig) {
  const { problem, steps } = fig.state;
  return numpySteps(fig, {
    head: (matrices) => `\
${matrices ? COLUMN : ""}

def grad(point):  # de ${VALLEYS[problem].name}
    x, y = point
${rows(SLOPES[problem].lines.map((each) => `    ${each}`))}    return np.array([gx, gy])

`,
    start: `x, steps = np.array(${list(fig.value("start"))}), ${steps}`,
    loop: (counted) => [counted ? "for t in range(1, steps + 1):" : "for _ in range(steps):"],
    end: 'print(f"Tras {steps} pasos, x = {x.round(4)}")',
  });
}

// Los pasos de una regla con una tasa que baja a cero en línea recta en el paso end; lo demás, como numpySteps.
function withPlan(fig, end, { loop = [], ...how }) {
  const rate = rateOf(fig.valid, fig.settings);
  const found = partsOf(fig).settings.find(([, , name]) => name === rate);
  const plan = found ? [`    ${found[0]} = ${number(found[1])} * (1 - k / ${end})`] : [];
  const every = (counted) => ["for k in range(steps):", ...(counted ? ["    t = k + 1"] : []), ...plan, ...loop];
  return numpySteps(fig, { loop: every, rate, ...how });
}

const orthogonal = (matrices) => (matrices ? "from optlib import orthogonalize\n" : "");

// La de la red que aprende a leer.
export function onDigits(fig) {
  const { steps, seed } = fig.state;
  return withPlan(fig, "steps", {
    head: (matrices) => `\
${orthogonal(matrices)}from optlib.digits import network\n\nsteps, seed = ${steps}, ${seed}`,
    start: "net = network(seed)\nx = net.start",
    loop: ["    grad = net.grad_at(k)"],
    end: `\
said = net.valid.predict(x, net.valid.X[:100])
many = np.sum(said == net.valid.y[:100])
print(f"Tras {steps} pasos lee {many} de 100")`,
    shapes: ", net.shapes",
  });
}

// La de las palabras.
export function onWords({ state }, name) {
  const flags = [state.turned, state.equal].map((yes) => (yes ? "True" : "False")).join(", ");
  return withPlan(ruleOf(name, state), BIGRAM.budget, {
    head: (matrices) => `\
${orthogonal(matrices)}from optlib.figures.bigram import Bigram\n\nturned, equal = ${flags}\nsteps = ${state.steps}`,
    start: "problem = Bigram(turned, equal)\ngrad, x = problem.grad, problem.start",
    end: 'print(f"Tras {steps} pasos, el exceso es {problem(x):.1g}")',
    shapes: ", problem.shapes",
  });
}

// Las tres maneras de escribirla.
export const WAYS = { optlib, PyTorch: pytorch, NumPy: numpy };
