// El bucle de una regla, en Python, y lo que el código de varias figuras escribe igual.
import { RULES } from "../../rules.js";
import { assign, list, number } from "./python.js";

// De una regla: sus demás valores, además de la tasa; start, de dónde sale; cómo empieza, y el bucle. grad es cómo se
// escribe el gradiente en un punto.
export function loop(name, given, start, grad) {
  const { begin, step, settings } = RULES[name];
  const { lr, ...values } = { ...settings, ...given };
  const body = step.map((line) => line.replace(/\bgrad\((.*)\)$/, (_, point) => grad(point)));
  const counted = step.some((line) => /\bt\b/.test(line));
  const head = counted ? "for t in range(1, steps + 1):" : "for k in range(steps):";
  const inside = [...body, "path.append(x)"].map((line) => `    ${line}`);
  return `${assign(values)}${start}\n\n${[...begin, "path = [x]", head, ...inside].join("\n")}\n`;
}

// El recorrido de una regla por un paisaje. given es la tasa de la regla y, quizá, su impulso.
export function descent(fig, name, given, start, said) {
  const walk = loop(name, given, `x = ${start}`, (point) => `problem.grad(${point})`);
  return `\
import numpy as np
from optlib import PROBLEMS

problem = PROBLEMS["${fig.state.problem}"]
lr, steps = ${number(given.lr)}, ${fig.state.steps}
${walk}
print(f"Tras {steps} pasos, x = ${said}")
print(f"y el coste es {problem(x):.4g}")
`;
}

export const inPlane = (fig, name, given) =>
  descent(fig, name, given, `np.array(${list(fig.value("start"))})`, "{x.round(4)}");

// Cómo acaba el ajuste de una recta.
export const FITTED = `\
cost = np.mean((w * x + b - y) ** 2) / 2
print(f"Tras {len(path) - 1} pasos, w = {w:.4f}, b = {b:.4f}")
print(f"y el coste es {cost:.4g}")
`;
