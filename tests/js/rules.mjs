// Hace correr reglas sueltas y contesta con lo que es cada nombre, los puntos a los que llegan y sus fallos; y lo que
// llega de un texto en una dirección.
import { answer } from "./answer.mjs";
import { compile } from "../../optlib/static/rule.js";
import { fromLink, toLink } from "../../optlib/static/figures/params.js";
import { doubts, explain } from "../../optlib/static/rule-errors.js";

const each = (f, x) => (typeof x === "number" ? f(x) : x.map(f));

const PARAMS = { rule: { kind: "text" }, values: { kind: "numbers" } };
function arrived(rule) {
  const hash = toLink("regla", PARAMS, { rule, values: { lr: 0.5 } }, { rule: "", values: {} });
  return fromLink("regla", new URL(hash, "https://example.org/pagina.html").hash);
}

answer((asked) =>
  asked.map(({ text, sent, x, settings, steps = 0 }) => {
    if (sent !== undefined) return arrived(sent);
    const rule = compile(text);
    const told = (error) => ({ code: error.code, line: error.line, at: error.at, said: explain(error) });
    if (rule.errors.length) return { errors: rule.errors.map(told) };
    const filled = ([name, start]) => [name, start === "x" ? x : each(() => start, x)];
    let [point, state] = [x, Object.fromEntries(Object.entries(rule.states).map(filled))];
    const points = [x];
    const names = [...rule.names.filter((name) => name !== "x")];
    for (let t = 1; t <= steps; t++) {
      [point, state] = rule.step(
        point,
        { ...rule.settings, ...settings },
        state,
        t,
        (z) => each((v) => 2 * v, z),
        names,
      );
      points.push(point);
    }
    return {
      settings: rule.settings,
      states: rule.states,
      doubts: doubts(rule),
      names: rule.names,
      points,
      last: state,
    };
  }),
);
