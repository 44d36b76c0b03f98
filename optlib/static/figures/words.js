// Palabras de los resúmenes.
import { significant } from "../numbers.js";

export const coordinates = (point) => `(${point.map((v) => significant(v)).join(", ")})`;

export const listed = (words) =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} y ${words.at(-1)}`;

export const percent = (part) => `${Math.round(100 * part)}\u00a0%`;

export const stepsOf = (count) => `${count} ${Number(count) === 1 ? "paso" : "pasos"}`;
