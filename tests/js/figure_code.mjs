// Da el código de las figuras con los ajustes que se pidan, ya con sus valores efectivos.
import { answer } from "./answer.mjs";
import { valued } from "../../optlib/static/roles.js";
import { compile } from "../../optlib/static/rule.js";
import { CODE } from "../../optlib/static/figures/code/texts.js";

// De cada encargo, el código de cada recorrido.
answer((work) =>
  work.map(({ id, state, rates }) => {
    const fig = { state, rates, value: (name) => state[name] };
    if (state.rule) fig.valid = compile(state.rule);
    fig.settings = valued(fig.valid?.settings ?? {}, {});
    const { lanes, write } = CODE[id];
    return Object.fromEntries((lanes ? Object.keys(lanes(fig)) : [""]).map((lane) => [lane, write(fig, lane)]));
  }),
);
