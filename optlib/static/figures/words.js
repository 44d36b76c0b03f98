// Palabras de los resúmenes.
import { significant } from "../numbers.js";

export const coordinates = (point) => `(${point.map((v) => significant(v)).join(", ")})`;

export const percent = (part) => `${Math.round(100 * part)}\u00a0%`;

export const stepsOf = (count) => `${count} ${Number(count) === 1 ? "paso" : "pasos"}`;
