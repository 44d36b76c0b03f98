// Palabras de los resúmenes.
import { significant } from "../numbers.js";

export const coordinates = (point) => `(${point.map((v) => significant(v)).join(", ")})`;

export const listed = (words) =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} y ${words.at(-1)}`;

export const stepsOf = (count) => `${count} ${Number(count) === 1 ? "paso" : "pasos"}`;

// Frase sobre los recorridos puestos desde Python, por sus nombres; vacía si no hay ninguno.
export const setFromPython = (names) =>
  names.length
    ? ` ${names.length > 1 ? "Recorridos puestos" : "Recorrido puesto"} desde Python: ${listed(names)}.`
    : "";
