// El bucle de una regla, en Python.
import { RULES } from "../../rules.js";
import { assign } from "./python.js";

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
