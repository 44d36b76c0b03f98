// Lo que se entrega de unos capítulos, como lo lee optlib.exercises: sus ejercicios y preguntas, y los pacientes de la
// clínica; de lo demás que se guarda, nada. Sin DOM.
import { spanish } from "./progress.js";
import { dayOf, goalOf } from "./stored.js";

export const idsOf = ({ exercises, questions }) => [...exercises, ...questions];

// «2026-12-02» → «2 de diciembre de 2026».
export const dated = (day) => `${spanish(day)} de ${day.slice(0, 4)}`;

// chapters es [{page, title, exercises, questions}, …]; who, {name, group, edition}.
export function handInOf(progress, chapters, who) {
  const [entries, firsts, ids] = [progress.all(), progress.firsts(), chapters.flatMap(idsOf)];
  const pick = (all, read) => Object.fromEntries(ids.filter((id) => all[id]).map((id) => [id, read(all[id])]));
  return {
    format: "optlib-entrega",
    version: 1,
    ...who,
    date: dayOf(new Date()),
    pages: chapters.map(({ page }) => page),
    exercises: pick(entries, ({ attempts, done }) => ({ attempts, done })),
    first: progress.keepsFirsts && pick(firsts, (entry) => entry),
    goals: chapters.map(({ page }) => goalOf(page)).filter((id) => entries[id]?.done),
    clinic: progress.visits(),
  };
}

// «Ana Pérez» → «entrega-ana-perez.json»; las letras de otros alfabetos se quedan.
export function fileName(name) {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC").toLowerCase();
  return `${["entrega", ...plain.split(/[^\p{L}\p{N}]+/u)].filter(Boolean).join("-")}.json`;
}
