// El coste de validación según los pasos, con lo que dudan tres que no son una red. Con pocos nombres, también el de
// entrenamiento.
import { put, svg } from "../dom.js";
import { significant } from "../numbers.js";
import { write } from "./looks.js";

const MARKS = ["todas por igual: duda entre", "según su frecuencia: entre", "según la anterior: entre"];
export const among = (cost) => significant(Math.exp(cost), 2);

export function costs(fig, parent) {
  const panel = fig.panel(
    {
      label: "Coste de validación según los pasos",
      xLabel: "paso",
      yLabel: "coste de validación",
      y: [1.5, 3.8],
      margin: { left: 34 },
      boxHeight: () => 200,
    },
    parent,
  );
  const marks = MARKS.map(() => [panel.path("fig-bound"), panel.add(svg("text", { "text-anchor": "end" }))]);
  const [trained, valid] = [panel.path("towns-read"), panel.path("fig-curve")];
  const dots = panel.path("fig-dots fig-small towns-dots");
  const draw = (frames, floors, steps) => {
    const all = [...floors, ...frames.flatMap(({ cost, read }) => [cost, read])].filter(Number.isFinite);
    const top = floors.length ? floors[0] + 0.3 : 3.8;
    panel.domain([0, steps * 1.02], [Math.min(1.6, ...all) - 0.1, top]);
    for (const [k, [line, text]] of marks.entries()) {
      const y = floors[k] ?? NaN;
      put(line, "d", panel.line([0, steps * 1.02], [y, y]));
      const said = Number.isFinite(y) ? `${y.toFixed(2)} ${MARKS[k]} ${among(y)}` : "";
      write(text, panel.w - 2, Number.isFinite(y) ? panel.sy(y) - 4 : 0, said);
    }
    const [xs, ys, reads] = ["k", "cost", "read"].map((name) => frames.map((frame) => frame[name]));
    put(valid, "d", panel.line(xs, ys));
    put(dots, "d", panel.dots(xs, ys));
    put(trained, "d", panel.line(xs, reads));
  };
  return { panel, draw };
}
