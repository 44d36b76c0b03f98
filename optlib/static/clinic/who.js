// Quién es cada paciente, que en la página no se dice; gemelo de optlib/clinic/who.py.
import { PAIRS, PATIENTS, SEEDS } from "./data.js";
import { drawSeed, mulberry32, seedOf, shuffled } from "../prng.js";

export const KEYS = Object.keys(PATIENTS);

// La clave de un paciente: label es la letra de su pareja y 1 o 2 o, en la guardia, un número de 1 a 20.
export function who(label, seed) {
  if (/^\d/.test(label)) return KEYS[shuffled(KEYS.length, mulberry32(seedOf("guardia", seed)))[label - 1]];
  const swapped = mulberry32(seedOf(`pareja ${label[0]}`, seed))() < 0.5;
  return PAIRS["ABCDEFGH".indexOf(label[0])][(label[1] - 1) ^ swapped];
}

// La semilla con que se entrena: una de las que enseñan lo suyo de cada paciente.
export const trainingSeed = (seed) => (SEEDS.includes(seed) ? seed : SEEDS[seed % SEEDS.length]);
export const drawnSeed = () => trainingSeed(drawSeed());

// La de una palabra: la misma se escriba como se escriba.
export const wordSeed = (word) => seedOf(word.normalize("NFC").trim().toLowerCase(), 0) % 100_000;
