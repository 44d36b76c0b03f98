// Da el código de las figuras con los ajustes que se pidan, ya con sus valores efectivos.
import { answer } from "./answer.mjs";
import { CODE } from "../../optlib/static/figures/code/texts.js";

// De cada encargo, el código de cada recorrido.
answer((work) =>
  work.map(({ id, state, rates }) => {
    const fig = { state, rates, value: (name) => state[name] };
    const { lanes, write } = CODE[id];
    return Object.fromEntries((lanes ? Object.keys(lanes(fig)) : [""]).map((lane) => [lane, write(fig, lane)]));
  }),
);
