// Descenso por gradiente sobre una curva: cada paso con su tangente, y el régimen al que lleva α.
import { PARAMS as P } from "../data/descenso-1d.js";
import { CURVES } from "../../data.js";
import { OPTIMIZERS, PROBLEMS, minimize } from "../../optimizers.js";
import { significant, stepsOf } from "../../numbers.js";
import { html, put, say } from "../../dom.js";
import { costTrack } from "../costs.js";
import { table } from "../kit.js";
import { hessian, names } from "../landscapes.js";
import { asSeries, track } from "../looks.js";
import { choice, slider } from "../params.js";
import { linspace, memo, range } from "../../lists.js";

const ROWS = 6;

const QUADRATIC = ["parabola", "shifted_parabola"];
const kept = memo(Object.keys(CURVES).length);

// Mínimos de la función en su dominio: donde la derivada pasa de negativa a positiva.
const minima = (name) =>
  kept(name, () => {
    const { grad } = PROBLEMS[name];
    const xs = linspace(...CURVES[name].x, 400);
    const found = [];
    for (let i = 1; i < xs.length; i++) {
      let [a, b] = [xs[i - 1], xs[i]];
      if (grad(a) >= 0 || grad(b) < 0) continue;
      for (let k = 0; k < 50; k++) [a, b] = grad((a + b) / 2) < 0 ? [(a + b) / 2, b] : [a, (a + b) / 2];
      found.push(Number(b.toFixed(9)));
    }
    return found;
  });

// Qué hace el descenso cerca de un mínimo: el error se multiplica por el factor 1 − α·f″ en cada paso.
function regime(factor, quadratic) {
  if (Math.abs(factor + 1) < 1e-6) return quadratic ? "oscila para siempre" : "está justo en el límite";
  if (Math.abs(factor) > 1) return quadratic ? "diverge" : "no puede quedarse en ese mínimo";
  if (Math.abs(factor) < 1e-6) return quadratic ? "llega en un paso" : "da el paso más acertado";
  return factor > 0 ? "baja por un solo lado" : "alterna de lado";
}

// Lo que hace cada paso en una parábola, sin hablar del factor.
function paces(factor, place) {
  const size = Math.abs(factor);
  const side = factor < 0 ? ", y cambia de lado" : "";
  if (size < 1e-6) return `el primer paso lo deja en el mínimo, ${place}`;
  if (Math.abs(factor + 1) < 1e-6) return `cada paso cambia de lado, a la misma distancia del mínimo, ${place}`;
  if (size > 1) return `cada paso multiplica por ${significant(size, 3)} la distancia al mínimo, ${place}${side}`;
  return `cada paso deja el ${significant(100 * size, 3)}\u00a0% de la distancia al mínimo, ${place}${side}`;
}

// Resumen en palabras y pista para el mando de α.
export function describe(fig, state, run) {
  const { lr, steps } = state;
  const problem = PROBLEMS[state.problem];
  const x = run.x[steps];
  const ended = `Tras ${stepsOf(steps)}, x = ${significant(x, 4)} y f(x) = ${significant(run.f[steps], 3)}.`;
  // Antes del primer paso no se dice adónde lleva α: es lo que se pregunta.
  if (steps === 0) return [`Aún no ha dado ningún paso: está en x = ${significant(x, 4)}.`, ""];
  const tell = (kind, why) => `El descenso ${kind}: con α = ${significant(lr)}, ${why}.`;
  if (!(Math.abs(x) < 1e6)) return [tell("diverge", `tras ${stepsOf(steps)} x está más allá de ±10⁶`), "diverge"];
  const near = minima(state.problem).reduce((a, b) => (Math.abs(b - x) < Math.abs(a - x) ? b : a));
  const curvature = hessian(problem, near);
  const place = `x = ${significant(near, 3)}`;
  const other =
    Math.abs(near - problem.minimum) > 0.1
      ? ` Ese mínimo es local: el global está en x = ${significant(problem.minimum, 3)}.`
      : "";
  if (Math.abs(curvature) < 1e-3)
    return [
      `${tell("avanza cada vez más despacio", `cerca de ${place} la curvatura se anula`)} ${ended}`,
      "sin factor fijo: f″ = 0 en el mínimo",
    ];
  const factor = 1 - lr * curvature;
  const quadratic = QUADRATIC.includes(state.problem);
  const kind = regime(factor, quadratic);
  const shown = significant(factor, 3);
  // La figura breve, que va en una parábola, llega antes de que el capítulo hable del factor.
  const brief = quadratic && fig.root.dataset.controls !== undefined;
  const why = brief ? paces(factor, place) : `el factor 1 − α·f″ vale ${shown} junto al mínimo ${place}`;
  return [`${tell(kind, why)} ${ended}${other}`, brief ? kind : `factor ${shown}: ${kind}`];
}

// La curva con los primeros «count» pasos.
function curve(fig) {
  const panel = fig.panel({
    label: "Curva de la función con los pasos del descenso y sus tangentes",
    xLabel: "x",
    yLabel: "f(x)",
    ratio: 0.85,
  });
  const line = panel.path("fig-curve");
  const [slopes, drops, tangents] = ["fig-slopes", "fig-drops", "fig-plain"].map((look) =>
    asSeries(panel.path(look), 1),
  );
  const walk = track(panel, { line: "fig-thin", dots: "fig-dots" });
  const grip = panel.handle((x) => fig.set({ start: Number(x.toFixed(2)) }));

  return ({ problem }, { x, f, grad }, count) => {
    const domain = CURVES[problem];
    panel.domain(domain.x, domain.y);
    const xs = linspace(...domain.x, 181);
    put(line, "d", panel.line(xs, xs.map(PROBLEMS[problem].f)));
    // La tangente en x_k, recorrida hasta x_{k+1}; de allí se cae (o se sube) a la curva.
    const foot = (k) => f[k] + grad[k] * (x[k + 1] - x[k]);
    const reach = (domain.x[1] - domain.x[0]) / 9;
    const slope = (k) => panel.line([x[k] - reach, x[k] + reach], [f[k] - reach * grad[k], f[k] + reach * grad[k]]);
    const tangent = (k) => panel.line([x[k], x[k + 1]], [f[k], foot(k)]);
    const drop = (k) => panel.line([x[k + 1], x[k + 1]], [foot(k), f[k + 1]]);
    const steps = range(count);
    put(tangents, "d", steps.map(tangent).join(""));
    put(drops, "d", steps.map(drop).join(""));
    put(slopes, "d", steps.slice(0, 8).map(slope).join(""));
    const seen = [x, f].map((values) => values.slice(0, count + 1));
    walk("GradientDescent", ...seen);
    panel.place(grip, x[0], f[0]);
  };
}

function costs(fig) {
  const label = "Coste en cada paso, en escala logarítmica";
  const draw = costTrack(fig, { label, yLabel: "f(x) − mínimo", ratio: 0.5 });

  return ({ problem }, { f }, count) => {
    const { f: cost, minimum } = PROBLEMS[problem];
    const floor = cost(minimum);
    const gap = f.slice(0, count + 1).map((v) => Math.max(v - floor, 1e-10));
    const top = 10 ** Math.ceil(Math.log10(Math.max(...gap.filter((v) => v < 1e8), 1)));
    draw("GradientDescent", gap, [Math.max(1e-10, top * 1e-9), top * 2]);
  };
}

function firstSteps(side) {
  const rows = range(ROWS).map(() => [html("td"), html("td"), html("td")]);
  const named = rows.map((cells, k) => [html("th", { scope: "row" }, String(k)), ...cells]);
  side.append(table("Primeros pasos", ["paso", "x", "f(x)", "f′(x)"], named));

  return ({ problem }, { x, f }) => {
    for (const [k, cells] of rows.entries()) {
      const values = k in x ? [x[k], f[k], PROBLEMS[problem].grad(x[k])] : [];
      for (const [i, cell] of cells.entries()) say(cell, i in values ? significant(values[i], 4) : "");
    }
  };
}

export const figure = {
  params: {
    problem: choice("Función", names(CURVES), P.problem, { resets: { start: null } }),
    lr: slider("Tasa de aprendizaje α", P.lr),
    start: slider("Punto de partida", P.start, { values: (state) => linspace(...CURVES[state.problem].x, 131) }),
    steps: slider("Pasos", P.steps),
  },
  sizes: { fill: "562px" },
  create(fig) {
    fig.resolve.start = (state) => PROBLEMS[state.problem].start;
    const drawings = [curve(fig), costs(fig), firstSteps(fig.side())];
    fig.control(["lr"], ["problem", "start", "steps"]);

    return (state) => {
      const problem = PROBLEMS[state.problem];
      const { lr, steps: count } = state;
      const run = minimize(problem, fig.value("start"), new OPTIMIZERS.GradientDescent({ lr }), Math.max(count, ROWS));
      for (const draw of drawings) draw(state, run, count);
      const [text, hint] = describe(fig, state, run);
      const floor = problem.f(problem.minimum);
      const score = count > 0 ? { step: (run.f[1] - floor) / (run.f[0] - floor) } : {};
      return { text, hints: { lr: hint }, score };
    };
  },
  code: ({ descent, number }) => ({
    write: (fig) =>
      descent(fig, "GradientDescent", { lr: fig.state.lr }, `np.float64(${number(fig.value("start"))})`, "{x:.6g}"),
  }),
};
