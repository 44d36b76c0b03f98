// Lo que el código de las figuras, en Python, escribe igual: valores, el bucle de una regla y un descenso.
import { RULES } from "../../rules.js";

// Un número con decimales, siempre con su punto: 5 es «5.0»; los pequeños, como se escriben: 1e-6.
export function number(value) {
  if (Number.isInteger(value) && Math.abs(value) < 1e16) return `${value}.0`;
  return Math.abs(value) < 1e-4 ? value.toExponential() : String(value);
}

export const list = (values) => `[${values.map(number).join(", ")}]`;

// Un array, en renglones de a lo sumo ocho números.
export function array(values) {
  if (values.length <= 8) return `np.array(${list(values)})`;
  const rows = values.map(number).flatMap((_, k, every) => (k % 8 ? [] : [every.slice(k, k + 8).join(", ")]));
  return `np.array([\n    ${rows.join(",\n    ")},\n])`;
}

// Una asignación de varios números, «beta1, beta2 = 0.9, 0.999», en su línea; ninguna si no hay nombres.
export const assign = (values) => {
  const names = Object.keys(values);
  return names.length ? `${names.join(", ")} = ${names.map((name) => number(values[name])).join(", ")}\n` : "";
};

// El bucle de una regla: sus demás valores, además de la tasa; start, de dónde sale; cómo empieza, y el bucle. grad es cómo se
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
