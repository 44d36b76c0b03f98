// Hace correr reglas sueltas y contesta con lo que es cada nombre, los puntos a los que llegan y sus fallos; y lo que
// llega de un texto en una dirección.
import { answer } from "./answer.mjs";
import { walk } from "../../optlib/static/optimizers.js";
import { compile, optimizerOf } from "../../optlib/static/rule.js";
import { fromLink, toLink } from "../../optlib/static/figures/params.js";
import { doubts, explain } from "../../optlib/static/rule-errors.js";

const each = (f, x) => (typeof x === "number" ? f(x) : x.map(f));

const PARAMS = { rule: { kind: "text" }, values: { kind: "numbers" } };
function arrived(rule) {
  const hash = toLink("regla", PARAMS, { rule, values: { lr: 0.5 } }, { rule: "", values: {} });
  return fromLink("regla", new URL(hash, "https://example.org/pagina.html").hash);
}

answer((asked) =>
  asked.map(({ text, sent, x, settings, shapes, steps = 0 }) => {
    if (sent !== undefined) return arrived(sent);
    const rule = compile(text);
    const told = (error) => ({ code: error.code, line: error.line, at: error.at, said: explain(error) });
    if (rule.errors.length) return { errors: rule.errors.map(told) };
    const optimizer = optimizerOf(rule, { ...rule.settings, ...settings }, { shapes });
    const path = walk(optimizer, x, (z) => each((v) => 2 * v, z), steps);
    return {
      settings: rule.settings,
      states: rule.states,
      doubts: doubts(rule),
      names: rule.names,
      points: Array.from(path, ([point]) => point),
    };
  }),
);
