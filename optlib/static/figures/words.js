// Palabras de los resúmenes.
import { listed } from "../lists.js";
import { significant } from "../numbers.js";

export const coordinates = (point) => `(${point.map((v) => significant(v)).join(", ")})`;

export const percent = (part) => `${Math.round(100 * part)}\u00a0%`;

export const stepsOf = (count) => `${count} ${Number(count) === 1 ? "paso" : "pasos"}`;

// Cómo se dice que un recorrido no lo ha calculado la figura.
export function givenPath(fig) {
  const what = Object.values(fig.paths).some(({ costs }) => costs) ? "Costes" : "Recorrido";
  return `${what} ${fig.origin}`;
}

// Frase sobre los recorridos dados, por sus nombres; vacía si no hay ninguno.
export function givenPaths(fig, names) {
  if (!names.length) return "";
  const what =
    names.length > 1 ? givenPath(fig).replace("Recorrido", "Recorridos").replace("puesto", "puestos") : givenPath(fig);
  return ` ${what}: ${listed(names)}.`;
}
