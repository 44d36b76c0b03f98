// Hace la prueba justa de reglas escritas o de métodos del curso, y contesta con lo que sale.
import { answer } from "./answer.mjs";
import { STYLES } from "../../optlib/static/data.js";
import { OPTIMIZERS } from "../../optlib/static/optimizers.js";
import { RULES } from "../../optlib/static/rules.js";
import { compile, optimizerOf } from "../../optlib/static/rule.js";
import { rateOf, roleOf, valued } from "../../optlib/static/roles.js";
import {
  against,
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

const SEEDS = { chosen: 1, exam: 2 };
const runsOf = (problems) => TRIED.flatMap((problem) => problems[problem].chosen.map(({ steps }) => steps));

// Lo que se dice de unas llegadas: de cada problema, la tasa y cuántas y cuándo.
const told = (problems) =>
  Object.fromEntries(
    Object.entries(problems).map(([problem, { rate, chosen, exam }]) => [
      problem,
      { rate, chosen: summed(chosen), exam: summed(exam) },
    ]),
  );

function own({ text, like, given = {}, seeds = SEEDS }) {
  const written = text ?? RULES[like].text;
  const rule = { text: written, ...compile(written) };
  const all = valued(rule.settings, given);
  const contender = { rule, given: all, make: (settings) => optimizerOf(rule, settings) };
  const { problems, rate } = done(ownTrial(contender, seeds));
  return { problems: told(problems), rate, key: signature(contender), runs: runsOf(problems) };
}

const startsIn = (exam, seed) => Object.fromEntries(TRIED.map((problem) => [problem, startsOf(problem, exam, seed)]));
// Llegadas como las da JSON: null si no llega.
const arrived = (steps) => ({ steps: steps ?? Infinity });
const courseOf = (name, seeds = SEEDS) => done(trial((lr) => new OPTIMIZERS[name]({ lr }), STYLES[name].lr, seeds));

const WORK = {
  course: ({ name, seeds }) => told(courseOf(name, seeds)),
  courseRuns: ({ name, seeds }) => runsOf(courseOf(name, seeds)),
  own,
  field: () => ({ steps: STEPS, chosen: startsIn(false, SEEDS.chosen), exam: startsIn(true, SEEDS.exam) }),
  rate: ({ text, given = {} }) => {
    const rule = compile(text);
    return rateOf(rule, valued(rule.settings, given));
  },
  role: ({ name }) => roleOf(name),
  duel: ({ mine, other }) => against(mine.map(arrived), other.map(arrived)),
};

answer((asked) => WORK[asked.work](asked));
