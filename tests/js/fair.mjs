// Hace la prueba justa de reglas escritas o de métodos del curso, y contesta con lo que sale.
import { answer } from "./answer.mjs";
import { OPTIMIZERS } from "../../optlib/static/optimizers.js";
import { compile, optimizerOf } from "../../optlib/static/rule.js";
import { rateOf } from "../../optlib/static/roles.js";
import { ownTrial, STEPS, signature, startsOf, TRIED, trial } from "../../optlib/static/figures/fair-trial.js";
import { textOf } from "../../optlib/static/figures/rule-editor.js";

function done({ parts, result }) {
  for (const part of parts) part();
  return result();
}

function own({ text, like, given = {} }) {
  const written = text ?? textOf(like);
  const rule = { text: written, ...compile(written) };
  const all = { ...rule.settings, ...given };
  const make = (settings) => optimizerOf(rule, settings);
  return {
    ...done(ownTrial({ rule, given: all, make })),
    rate: rateOf(rule, all),
    key: signature(rule, all),
  };
}

const WORK = {
  course: ({ name }) => done(trial((lr) => new OPTIMIZERS[name]({ lr }))),
  own,
  field: () => ({ steps: STEPS, starts: Object.fromEntries(TRIED.map((problem) => [problem, startsOf(problem)])) }),
};

answer((asked) => WORK[asked.work](asked));
