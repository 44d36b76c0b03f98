// Hace la prueba justa de reglas escritas o de métodos del curso, y contesta con lo que sale.
import { answer } from "./answer.mjs";
import { STYLES } from "../../optlib/static/data.js";
import { OPTIMIZERS } from "../../optlib/static/optimizers.js";
import { RULES } from "../../optlib/static/rules.js";
import { compile, optimizerOf } from "../../optlib/static/rule.js";
import { rateOf, valued } from "../../optlib/static/roles.js";
import {
  apart,
  ownTrial,
  STEPS,
  signature,
  startsOf,
  summed,
  TRIED,
  trial,
} from "../../optlib/static/figures/fair-trial.js";

function done({ parts, result }) {
  for (const part of parts) part();
  return result();
}

// Lo que se dice de unas llegadas: de cada problema, la tasa y cuántas y cuándo.
const told = (problems) =>
  Object.fromEntries(
    Object.entries(problems).map(([problem, { rate, chosen, exam }]) => [
      problem,
      { rate, chosen: summed(chosen), exam: summed(exam) },
    ]),
  );

function own({ text, like, given = {} }) {
  const written = text ?? RULES[like].text;
  const rule = { text: written, ...compile(written) };
  const all = valued(rule.settings, given);
  const { problems, rate } = done(ownTrial({ rule, given: all, make: (settings) => optimizerOf(rule, settings) }));
  return { problems: told(problems), rate, key: signature({ rule, given: all }) };
}

const startsIn = (exam) => Object.fromEntries(TRIED.map((problem) => [problem, startsOf(problem, exam)]));
// Llegadas como las da JSON: null si no llega.
const arrived = (steps) => steps ?? Infinity;

const WORK = {
  course: ({ name }) => told(done(trial((lr) => new OPTIMIZERS[name]({ lr }), STYLES[name].lr))),
  own,
  field: () => ({ steps: STEPS, chosen: startsIn(false), exam: startsIn(true) }),
  rate: ({ text, given = {} }) => {
    const rule = compile(text);
    return rateOf(rule, valued(rule.settings, given));
  },
  apart: ({ mine, other }) => apart(mine.map(arrived), other.map(arrived)),
};

answer((asked) => WORK[asked.work](asked));
