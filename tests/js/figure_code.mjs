// Da el código de las figuras con los ajustes que se pidan, ya con sus valores efectivos.
import { answer } from "./answer.mjs";
import { valued } from "../../optlib/static/roles.js";
import { compile } from "../../optlib/static/rule.js";
import * as python from "../../optlib/static/figures/code/python.js";
import { load } from "../../optlib/static/figures/load.js";

// De un encargo, el código de cada recorrido.
async function coded({ id, state, rates }) {
  const fig = { state, rates, value: (name) => state[name] };
  if (state.rule) fig.valid = compile(state.rule);
  fig.settings = valued(fig.valid?.settings ?? {}, {});
  const { lanes, write } = await (await load(id)).code(python);
  return Object.fromEntries((lanes ? Object.keys(lanes(fig)) : [""]).map((lane) => [lane, write(fig, lane)]));
}

answer((work) => Promise.all(work.map(coded)));
