// La regla del lector, como clase de PyTorch.
import { number } from "./python.js";
import { factor, fitted, gradIn, inLine, items, namesIn, partsOf, rows, widest, Writer } from "./rule-python.js";

const isTensor = ({ kind }) => kind === "one" || kind === "wide";

// where: de números, decide Python; si no, lo que se compara y un valor, al menos, son tensores.
function chosen(args) {
  const [asked, yes, no] = args.map(({ text }) => text);
  if (!args.some(isTensor)) return { text: `(${yes} if ${asked} else ${no})`, kind: "float" };
  const c = isTensor(args[0]) ? asked : `torch.tensor(${asked}, device=p.device)`;
  const first = args.slice(1).some(isTensor) ? yes : `p.new_tensor(${yes})`;
  return { text: `torch.where(${c}, ${first}, ${no})`, kind: widest(args) };
}

// De torch, que solo trata tensores; de los números se encarga Python.
function torchCall(op, args) {
  if (op === "where") return chosen(args);
  const kind = widest(args);
  const texts = args.map(({ text }) => text);
  const numbers = args.filter((each) => !isTensor(each));
  if (op === "clip") {
    const simple = isTensor(args[0]) && numbers.length === 2;
    if (simple) return { text: `torch.clamp(${texts.join(", ")})`, kind };
    return torchCall("minimum", [torchCall("maximum", args.slice(0, 2)), args[2]]);
  }
  if (op === "dot") {
    const product = args.map(factor).join(" * ");
    return isTensor({ kind }) ? { text: `torch.sum(${product})`, kind: "one" } : { text: `(${product})`, kind };
  }
  if (op === "mean") return isTensor({ kind }) ? { text: `torch.mean(${texts})`, kind: "one" } : args[0];
  const bound = { maximum: "min", minimum: "max" }[op];
  if (numbers.length === args.length) {
    if (op === "sign") return { text: `((${texts} > 0) - (${texts} < 0))`, kind: "int" };
    const name = { abs: "abs", norm: "abs", maximum: "max", minimum: "min" }[op] ?? `math.${op}`;
    return { text: `${name}(${texts.join(", ")})`, kind: "float" };
  }
  if (op === "orthogonalize") return { text: `orthogonalize(${texts})`, kind };
  if (op === "norm") return { text: `torch.linalg.vector_norm(${texts})`, kind: "one" };
  if (!bound || !numbers.length) return { text: `torch.${op}(${texts.join(", ")})`, kind };
  const [tensor] = args.filter((each) => !numbers.includes(each));
  return { text: `torch.clamp(${tensor.text}, ${bound}=${numbers[0].text})`, kind };
}

// Las líneas que hacen falta para saber lo que valen esos nombres, y las que piden el gradiente.
function needed(lines, names) {
  const wanted = new Set(names);
  const found = [];
  for (const each of [...lines].reverse()) {
    if (!each.targets.some(({ word }) => wanted.has(word))) continue;
    for (const { word } of each.targets) wanted.delete(word);
    for (const name of namesIn(each.tree, false)) wanted.add(name);
    found.unshift(each);
  }
  return found;
}

const DEEP = " ".repeat(16);

// El bucle de PyTorch por los parámetros, con los ajustes que hacen falta en él.
function everyParameter(settings, read, body) {
  const used = settings.filter(([, , name]) => read.has(name)).map(([name]) => [name, `group["${name}"]`]);
  return rows([
    "        for group in self.param_groups:",
    ...inLine("            ", used),
    '            for p in group["params"]:',
    ...body,
  ]);
}

// Cada parámetro es una matriz, y un vector, una columna.
const MATRICES = `

def orthogonalize(m):  # cinco iteraciones de Newton–Schulz
    tall = m.reshape(len(m), -1)
    X = tall.T if len(tall) > tall.shape[1] else tall
    X = X / X.norm().clamp(min=1e-7)
    for _ in range(5):
        A = X @ X.T
        X = 3.4445 * X + (-4.775 * A + 2.0315 * A @ A) @ X
    return (X.T if X.shape != tall.shape else X).reshape(m.shape)
`;

const AWAY = `
    Pide el gradiente en otro punto: step lleva allí los parámetros,
    llama a closure, los devuelve y da el paso. closure pone a cero los
    gradientes, hace loss.backward() y devuelve loss.
`;
const here = (title) => `
    opt = ${title}(model.parameters()); en cada paso, loss.backward() y
    opt.step().
`;

// El principio de lo que se hace con cada parámetro: lo que recuerda y, si se lee, t.
function recalled({ counted, fields, states }, read, first) {
  const zero = (start) =>
    start === "x" ? "p.clone()" : start ? `torch.full_like(p, ${number(start)})` : "torch.zeros_like(p)";
  const begin = [...counted.map(() => ["t", "0"]), ...states.map(([name, start]) => [name, zero(start)])];
  if (!fields.length) return [];
  return [
    `${DEEP}state = self.state[p]`,
    ...(first
      ? [`${DEEP}if not state:`, ...begin.map(([name, value]) => `${DEEP}    state["${name}"] = ${value}`)]
      : []),
    ...(read.has("t") ? [`${DEEP}t = state["t"] + 1`] : []),
  ];
}

// Lo que se guarda para el paso siguiente.
function saved(fields) {
  if (fields.length === 1) return [`${DEEP}state["${fields[0]}"] = ${fields[0]}`];
  const pairs = fields.map((name) => `${name}=${name}`);
  return fields.length ? items(DEEP, "state.update(", pairs, ")") : [];
}

export function pytorch(fig) {
  const parts = partsOf(fig);
  const { rule, safe, lines, fields, title, ends } = parts;
  const settings = [...parts.settings, ...parts.length];
  // Lo que se guarda tal cual hay que copiarlo: el punto y el gradiente cambian donde están.
  const stored = ({ targets }) => targets.some(({ word }) => Object.hasOwn(rule.states, word));
  const keeps = lines.some((each) => each.tree.name || (each.tree.grad && stored(each)));
  const own = (text) => (text === "p" || (keeps && text === "p.grad") ? `${text}.clone()` : text);
  const how = { point: "p", setting: (name) => name, state: (name) => `state["${name}"]`, grad: () => "p.grad" };
  const writer = () => new Writer(rule, safe, { ...how, own, call: torchCall });
  const readIn = (each) => each.flatMap(({ tree }) => namesIn(tree, false));

  const asks = lines.findIndex(({ tree }) => gradIn(tree));
  const point = gradIn(lines[asks].tree);
  const moves = ({ targets }) => targets.some(({ word }) => word === "x");
  const away = point.name !== "x" || lines.slice(0, asks).some(moves);
  // Hasta el punto donde se pide el gradiente, lo que lleva a él; después, lo demás.
  const there = needed(lines.slice(0, asks), namesIn(point));
  const later = lines.slice(asks).flatMap(({ targets }) => targets.map(({ word }) => word));
  const kept = away ? needed(lines, ["x", ...Object.keys(rule.states), ...later]) : lines;
  const read = new Set([...readIn(kept), ...parts.counted]);

  const last = writer();
  const body = kept.slice(0, ends ? -1 : undefined).flatMap((each) => last.line(DEEP, each));
  const moved = ends ? last.value(kept.at(-1)) : { text: "x" };
  const step = everyParameter(settings, read, [
    ...(away ? [`${DEEP}p.copy_(here.pop(0))`] : []),
    ...[`${DEEP}if p.grad is None:`, `${DEEP}    continue`],
    ...[...recalled(parts, read, !away), ...body, ...fitted(DEEP, "p.copy_(", moved, ")")],
    ...saved(fields),
  ]);
  const first = writer();
  const readThere = new Set([...readIn(there), ...namesIn(point)]);
  const ahead = everyParameter(settings, readThere, [
    ...[`${DEEP}here.append(p.clone())`, ...recalled(parts, readThere, true)],
    ...there.flatMap((each) => first.line(DEEP, each)),
    ...fitted(DEEP, "p.copy_(", first.wide(first.say(point)), ")"),
  ]);
  const asked = away
    ? `        here = []  # dónde estaba cada uno
${ahead}        with torch.enable_grad():
            loss = closure()
`
    : `        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
`;
  const given = settings.map(([name, value]) => `${name}=${value}`);
  const defaults = settings.map(([name]) => `"${name}": ${name}`);
  const joins = /torch\.(sum|mean|linalg)/.test(step + ahead);
  const norm = joins ? "    norm, dot y mean son de cada tensor, no de todos juntos.\n" : "";
  return `\
${/\bmath\./.test(step + ahead) ? "import math\n\n" : ""}import torch
${/orthogonalize\(/.test(step + ahead) ? MATRICES : ""}

class ${title}(torch.optim.Optimizer):
    """La regla de «Escribe tu optimizador».
${away ? AWAY : here(title)}${norm}${rule.long ? "    T es cuántos pasos vas a dar.\n" : ""}    """

${rows(items("    ", "def __init__(", ["self", "params", ...given], "):"))}\
${rows(items("        ", "super().__init__(params, {", defaults, "})"))}
    @torch.no_grad()
    def step(self, closure${away ? "" : "=None"}):
${asked}${step}        return loss
`;
}
