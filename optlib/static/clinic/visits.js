// La dirección de un paciente y la línea que deja quien lo ve. Sin DOM.
import { HEALTHY, PATIENTS } from "./data.js";
import { who, wordSeed } from "./who.js";
import { NAMES } from "./words.js";
import { formatNumber } from "../numbers.js";

export const WORD = 40; // lo más larga que puede ser una palabra
const [LABEL, NUMBER, SEED] = [/^[A-H][12]$/, /^([1-9]|1\d|20)$/, /^(0|[1-9]\d{0,4})$/];
const WRONG =
  "Esa dirección no es de ningún paciente: son de A1 a H2, con semilla de 0 a 99999, o de 1 a 20, con palabra.";

// Una palabra, o un nombre: no muy larga, y sin nada que no se vea.
export const isWord = (text) => text.trim() !== "" && text.length <= WORD && !/\p{C}/u.test(text);

// El paciente que pide una dirección: { label, seed, word }, con word vacía en la consulta y sin seed si no la dice; si
// está mal, { wrong }, lo que se contesta; si no pide ninguno, null.
export function readAddress(hash) {
  if (!/^#(guardia|paciente|semilla)=/.test(hash)) return null;
  const given = new URLSearchParams(hash.slice(1));
  const names = [...given.keys()].sort().join();
  const { guardia: word = "", paciente: label = "1", semilla: seed } = Object.fromEntries(given);
  if (/^guardia(,paciente)?$/.test(names) && isWord(word) && NUMBER.test(label))
    return { label, seed: wordSeed(word), word: word.trim() };
  const right = /^paciente(,semilla)?$/.test(names) && LABEL.test(label) && SEED.test(seed ?? 0);
  return right ? { label, seed: seed && Number(seed), word: "" } : { wrong: WRONG };
}

export const addressOf = ({ label, seed, word }) =>
  `#${new URLSearchParams(word ? { guardia: word, paciente: label } : { paciente: label, semilla: seed })}`;

// Con qué nombre se guarda la visita a un paciente, y el paciente de ese nombre.
export const idOf = ({ label, seed }) => `${label}-${seed}`;
export const patientOf = (id, { word }) => ({ label: id.split("-")[0], seed: Number(id.split("-")[1]), word });

export const probesOf = ({ length }) => (length === 1 ? "1 prueba" : `${length} pruebas`);
export const timeOf = ({ length }) => TIMES[length - 1] ?? `al intento ${length}`;
const TIMES = ["a la primera", "a la segunda", "a la tercera", "a la cuarta", "a la quinta"];

// La línea que se copia de una visita, { probes, said, right, cured, word }.
export function lineOf(id, visit) {
  const { label, seed, word } = patientOf(id, visit);
  const { probes, said, right, cured } = visit;
  const whose = word ? `guardia «${word}», paciente ${label} (semilla ${seed})` : `${label}, semilla ${seed}`;
  const asked = probes.length ? `${probesOf(probes)} (${probes.map((name) => NAMES[name]).join(", ")})` : "sin pruebas";
  const healed = cured === null ? "sin curar" : `curada, ${formatNumber(cured, 3)}`;
  const found = right ? `${PATIENTS[said.at(-1)].name}, ${timeOf(said)}; ${healed}` : "sin diagnosticar";
  return `Clínica, ${whose}: ${asked}; ${found}`;
}

// De lo guardado, lo que ha podido pasar: [[id, visita], …], la última antes.
export function known(visits) {
  const could = ([id, visit]) => {
    const { label, seed, word } = patientOf(id, visit);
    const { probes, said, right, cured } = visit;
    const same = word ? NUMBER.test(label) && isWord(word) && wordSeed(word) === seed : LABEL.test(label);
    const named =
      probes.every((name) => Object.hasOwn(NAMES, name)) && said.every((key) => Object.hasOwn(PATIENTS, key));
    const healed = cured === null || (right && cured <= HEALTHY.train[1]);
    const guessed = said.includes(who(label, seed)) && said.indexOf(who(label, seed)) === said.length - 1;
    return same && named && healed && right === guessed;
  };
  return Object.entries(visits).filter(could).reverse();
}
