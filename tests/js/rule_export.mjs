// De cada regla, lo que se lleva el lector en las tres maneras y los puntos a los que llega en la página.
import { answer } from "./answer.mjs";
import { CODE } from "../../optlib/static/figures/code/texts.js";
import { PROBLEMS } from "../../optlib/static/optimizers.js";
import { compile } from "../../optlib/static/rule.js";
import { RULES } from "../../optlib/static/rules.js";

const { lanes, write } = CODE.regla;

function told({ text, given = {}, problem = "ravine", start, steps = 20 }) {
  const valid = compile(text);
  if (valid.errors.length) throw new Error(`${text}: ${valid.errors.map(({ code }) => code)}`);
  const values = Object.entries(valid.settings).map(([name, value]) => [name, value ?? given[name] ?? 1]);
  const fig = { valid, settings: Object.fromEntries(values), state: { problem, steps } };
  const from = start ?? PROBLEMS[problem].start;
  fig.value = () => from;
  const begin = ([name, first]) => [name, first === "x" ? from : from.map(() => first)];
  let [x, state] = [from, Object.fromEntries(Object.entries(valid.states).map(begin))];
  const points = [x];
  for (let t = 1; t <= steps; t++) {
    [x, state] = valid.step(x, fig.settings, state, t, PROBLEMS[problem].grad, Object.keys(valid.states));
    points.push(x);
  }
  return { text, points, ...Object.fromEntries(Object.keys(lanes()).map((lane) => [lane, write(fig, lane)])) };
}

// Las del curso, por su nombre, o las que se pidan.
answer((asked) =>
  asked ? asked.map(told) : Object.fromEntries(Object.entries(RULES).map(([name, { text }]) => [name, told({ text })])),
);
