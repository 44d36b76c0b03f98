// El bucle de una regla, en Python.
import { RULES } from "../../rules.js";
import { assign } from "./python.js";

const indent = (line) => `    ${line}`;

// De una regla: sus demás valores, además de la tasa; cómo empieza, y el bucle. grad es cómo se escribe el gradiente en
// un punto.
export function loop(name, given, grad) {
  const { begin, step, settings } = RULES[name];
  const { lr, ...values } = { ...settings, ...given };
  const body = step.map((line) => line.replace(/\bgrad\((.*)\)$/, (_, point) => grad(point)));
  const counted = step.some((line) => /\bt\b/.test(line));
  return {
    values: assign(values),
    begin: [...begin, "path = [x]"].join("\n"),
    loop: [
      counted ? "for t in range(1, steps + 1):" : "for k in range(steps):",
      ...[...body, "path.append(x)"].map(indent),
    ].join("\n"),
  };
}
