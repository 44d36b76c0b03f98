// Lo que las medidas de un caso desmienten de un diagnóstico, y si se ha curado: como optlib/clinic/signs.py.
import { significant } from "../numbers.js";
import { HEALTHY, PROBES, SIGNS } from "./data.js";

const inside = (value, low, high) => (low ?? -Infinity) <= value && value <= (high ?? Infinity);

// Lo primero que desmienten esas pruebas, con su número en la frase; null si nada. Lo que no es un número está más allá
// de todos.
export async function refuted(key, known, probes = Object.keys(PROBES)) {
  const names = probes.flatMap((probe) => PROBES[probe]);
  for (const [measure, low, high, text] of SIGNS[key]) {
    if (!names.includes(measure)) continue;
    const value = await known.measure(measure);
    const read = Number.isNaN(value) ? Infinity : value;
    if (!inside(read, low, high)) return { measure, value, text: text.replace("{}", significant(value)) };
  }
  return null;
}

// Si lo que mide está donde lo de una sana.
export async function cured(known) {
  for (const [name, [low, high]] of Object.entries(HEALTHY))
    if (!inside(await known.measure(name), low, high)) return false;
  return true;
}
