// Escribe en JSON los parámetros de cada figura, como los declara JavaScript.
import { FIGURES } from "../../optlib/static/figures/all.js";
import { CURVES, VALLEYS } from "../../optlib/static/figures/landscapes.js";

const ends = (param, state) => {
  const values = typeof param.values === "function" ? param.values(state) : param.values;
  return [Math.min(...values), Math.max(...values)];
};

process.stdout.write(
  JSON.stringify({
    curves: CURVES,
    valleys: VALLEYS,
    figures: Object.fromEntries(
      FIGURES.map(({ id, params }) => {
        const state = Object.fromEntries(Object.entries(params).map(([name, { value }]) => [name, value]));
        const describe = (param) => ({
          kind: param.kind,
          value: param.value,
          options: param.options && Object.keys(param.options),
          ends: param.kind === "slider" ? ends(param, state) : undefined,
        });
        return [id, Object.fromEntries(Object.entries(params).map(([name, param]) => [name, describe(param)]))];
      }),
    ),
  }),
);
