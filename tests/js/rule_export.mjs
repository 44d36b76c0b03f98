// De cada regla, lo que se lleva el lector en las dos maneras y los puntos a los que llega en la página.
import { answer } from "./answer.mjs";
import { OWN } from "../../optlib/static/figures/code/rule-export.js";
import { PROBLEMS, walk } from "../../optlib/static/optimizers.js";
import { compile, optimizerOf } from "../../optlib/static/rule.js";
import { RULES } from "../../optlib/static/rules.js";

const { lanes, write } = OWN;

function told({ text, given = {}, problem = "ravine", start, steps = 20 }) {
  const valid = { text, ...compile(text) };
  if (valid.errors.length) throw new Error(`${text}: ${valid.errors.map(({ code }) => code)}`);
  const values = Object.entries(valid.settings).map(([name, value]) => [name, value ?? given[name] ?? 1]);
  const fig = { valid, settings: Object.fromEntries(values), state: { problem, steps } };
  const from = start ?? PROBLEMS[problem].start;
  fig.value = () => from;
  const path = walk(optimizerOf(valid, fig.settings), from, PROBLEMS[problem].grad, steps);
  const points = Array.from(path, ([x]) => x);
  return { text, points, ...Object.fromEntries(Object.keys(lanes()).map((lane) => [lane, write(fig, lane)])) };
}

// Las del curso, por su nombre, o las que se pidan.
answer((asked) =>
  asked ? asked.map(told) : Object.fromEntries(Object.entries(RULES).map(([name, { text }]) => [name, told({ text })])),
);
