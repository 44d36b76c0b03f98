// Lo que vale un nombre de la regla en cada paso, en las dos coordenadas.
import { html, put, uniqueId } from "../dom.js";
import { PROBLEMS, walk } from "../optimizers.js";
import { optimizerOf } from "../rule.js";
import { asSeries } from "./looks.js";
import { columns, range } from "../lists.js";

export function traces(fig) {
  const pick = html("select", { id: uniqueId(), change: () => fig.refresh() });
  const label = html("label", { for: pick.id }, "Paso a paso");
  const panel = fig.panel(
    { label: "Valor en cada paso", x: [0, 1], y: [-1, 1], xLabel: "paso", yLabel: "", ratio: 0.55 },
    fig.side(),
  );
  panel.node.before(html("div", { class: "fig-control" }, label, pick));
  const lines = [0, 1].map((k) => asSeries(panel.path("fig-trail"), k, true));
  let offered = "";
  return ({ problem, steps }, rule, given, start) => {
    const known = ["x", ...rule.names.filter((name) => name !== "x")];
    if (String(known) !== offered) {
      offered = String(known);
      const kept = pick.value;
      pick.replaceChildren(...known.map((name) => html("option", { value: name }, name)));
      pick.value = known.includes(kept) ? kept : (Object.keys(rule.states)[0] ?? known.at(-1));
    }
    const values = valuesOf(rule, given, PROBLEMS[problem], start, steps, pick.value);
    const flat = values.flat().filter(Number.isFinite);
    const [low, high] = [Math.min(0, ...flat), Math.max(0, ...flat)];
    panel.title = [`${pick.value}: primera coordenada y, a trazos, la segunda`];
    panel.domain([0, steps * 1.02], low < high ? [low, high] : [-1, 1]);
    for (const [k, each] of columns(values).entries()) put(lines[k], "d", panel.line(range(values.length), each));
  };
}

// En la salida solo vale algo el punto.
function valuesOf(rule, given, { grad }, start, steps, asked) {
  const optimizer = optimizerOf(rule, given, {}, { t: 0, [asked]: 0, ...rule.states });
  const after = Array.from(walk(optimizer, start, grad, steps), ([, state]) => state[asked]).slice(1);
  return asked === "x" ? [start, ...after] : after;
}
