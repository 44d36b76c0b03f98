// El descenso sobre un valle: curvas de nivel, direcciones propias y el límite de la tasa de aprendizaje.
import { OPTIMIZERS, PROBLEMS, minimize } from "../optimizers.js";
import { PARAMS, STYLES, VALLEYS } from "../data.js";
import { significant } from "../numbers.js";
import { svg, put, say, linspace, range } from "./dom.js";
import { handle } from "./panel.js";
import { eigen, falling, hessian, names, valleyLayer } from "./landscapes.js";
import { colour } from "./kit.js";
import { choice, point, slider } from "./params.js";

const P = PARAMS.valle;
const METHODS = names(STYLES);
const inertial = (name) => "beta" in new OPTIMIZERS[name]({ lr: 1 });
const axis = ({ problem }) => [VALLEYS[problem].x, VALLEYS[problem].y].map((domain) => linspace(...domain, 161));

// Mayor tasa con la que el método no diverge cerca de un mínimo de mayor curvatura `top`; null si no hay ley.
function limit(name, beta, top) {
  if (!(top > 0)) return null;
  if (name === "GradientDescent") return 2 / top;
  if (name === "Momentum") return (2 * (1 + beta)) / top;
  if (name === "Nesterov") return (2 * (1 + beta)) / ((1 + 2 * beta) * top);
  return null;
}

function describe(state, run, problem, bound) {
  const { lr, problem: name } = state;
  const steps = run.x.length - 1;
  const x = run.x[steps];
  const far = run.diverged || !(Math.hypot(...x) < 1e4);
  const rule =
    bound &&
    `α = ${significant(lr)} está ${lr < bound ? "por debajo" : lr > bound ? "por encima" : "justo en el"} ${lr === bound ? "límite" : "del límite"} ${significant(bound)}${name === "saddle" ? "" : " que fija la mayor curvatura del mínimo"}.`;
  const end = far
    ? `${METHODS[state.optimizer]} diverge: tras ${steps} pasos está fuera del dibujo${run.diverged ? " y ya no da números" : ""}.`
    : `Tras ${steps} ${steps === 1 ? "paso" : "pasos"} de ${METHODS[state.optimizer]}, está en (${significant(x[0])}, ${significant(x[1])}) con coste ${significant(run.f[steps])}${
        problem.minimum ? `, a ${significant(distance(name, x))} del mínimo más cercano` : ""
      }.`;
  if (run.given)
    return `Recorrido puesto desde Python: ${steps} pasos hasta (${significant(x[0])}, ${significant(x[1])}), de coste ${significant(run.f[steps])}.`;
  const saddle =
    name === "saddle"
      ? " El origen es un punto de silla: en una dirección baja, en la otra sube, y no hay mínimo."
      : "";
  return [rule, end + saddle].filter(Boolean).join(" ");
}

const distance = (name, x) => Math.min(...VALLEYS[name].minima.map((m) => Math.hypot(x[0] - m[0], x[1] - m[1])));

export const valle = {
  id: "valle",
  params: {
    problem: choice("Paisaje", names(VALLEYS), P.problem, { resets: { start: null } }),
    optimizer: choice("Optimizador", METHODS, P.optimizer),
    lr: slider("Tasa de aprendizaje α", P.lr),
    beta: slider("Impulso β", P.beta),
    start: point(["Partida: x", "Partida: y"], axis),
    steps: slider("Pasos", P.steps),
  },
  create(fig) {
    fig.resolve.start = ({ problem }) => PROBLEMS[problem].start;
    const main = fig.panel({
      label: "Curvas de nivel del coste con el recorrido del optimizador",
      x: [0, 1],
      y: [0, 1],
      xLabel: "x",
      yLabel: "y",
      ratio: 0.8,
      shaded: true,
    });
    const background = valleyLayer(main);
    const rays = [main.path("fig-ray"), main.path("fig-ray")];
    const stars = main.path("fig-star");
    const trail = main.path("fig-trail");
    const dots = main.path("fig-dots fig-small");
    const labels = rays.map(() => main.add(svg("text", { class: "fig-note", x: 6 })));
    const end = main.add(svg("circle", { class: "fig-end", r: 6 }));
    const grip = handle(main);
    main.drag(grip, (x, y) => fig.set({ start: [Number(x.toFixed(3)), Number(y.toFixed(3))] }));
    const cost = fig.panel(
      {
        label: "Coste en cada paso",
        x: [0, 20],
        y: [1e-8, 100],
        logY: true,
        xLabel: "paso",
        yLabel: "coste",
        ratio: 1,
      },
      fig.side(),
    );
    const line = cost.path("fig-trail");
    fig.control("problem", "optimizer", "lr", "beta", "start", "steps");

    function eigenDirections(name, at, values) {
      const length = 0.42 * Math.min(main.x[1] - main.x[0], main.y[1] - main.y[0]);
      values.forEach(({ value, direction: [u, v] }, i) => {
        const ends = [-length, length].map((t) => [at[0] + t * u, at[1] + t * v]);
        put(
          rays[i],
          "d",
          main.line(
            ends.map((p) => p[0]),
            ends.map((p) => p[1]),
          ),
        );
        say(labels[i], `λ${"₁₂"[i]} = ${significant(value)}`);
        const up = ends[0][1] > ends[1][1] ? ends[0] : ends[1];
        put(labels[i], "y", Math.abs(u) > Math.abs(v) ? -11 : 4); // al lado de la línea, no sobre ella
        main.place(labels[i], up[0], up[1]);
      });
    }

    return (state) => {
      const problem = PROBLEMS[state.problem];
      const settings = inertial(state.optimizer) ? { lr: state.lr, beta: state.beta } : { lr: state.lr };
      const run =
        fig.given(problem) ??
        minimize(problem, fig.value("start"), new OPTIMIZERS[state.optimizer](settings), state.steps);
      background(state.problem);
      const at = VALLEYS[state.problem].minima[0] ?? [0, 0];
      const values = eigen(hessian(problem, at));
      eigenDirections(state.problem, at, values);
      const bound = limit(state.optimizer, state.beta, values[1].value);
      const x = run.x.map((p) => p[0]);
      const y = run.x.map((p) => p[1]);
      for (const node of [trail, line, dots]) node.style.stroke = colour(state.optimizer);
      end.style.stroke = colour(state.optimizer);
      put(
        stars,
        "d",
        main.dots(
          VALLEYS[state.problem].minima.map((m) => m[0]),
          VALLEYS[state.problem].minima.map((m) => m[1]),
        ),
      );
      put(trail, "d", main.line(x, y));
      put(dots, "d", main.dots(x, y));
      main.place(end, x.at(-1), y.at(-1));
      main.place(grip, x[0], y[0]);

      cost.logY = problem.minimum !== null;
      const floor = cost.logY ? 1e-10 : -1e12;
      const f = run.f.map((v) => (v < 1e12 ? Math.max(v, floor) : NaN));
      const low = Math.max(1e-10, Math.min(...f.filter((v) => v > 0)) / 3);
      const high = Math.min(1e8, Math.max(...f.filter(Number.isFinite), low * 100)) * 3;
      cost.domain([0, Math.max(5, run.f.length - 1)], cost.logY ? [low, high] : falling(f[0] || 0));
      put(line, "d", cost.line(range(f.length), f));
      fig.controls.beta[0].input.disabled = !inertial(state.optimizer);
      const hint = bound
        ? `${state.lr < bound ? "menor" : "mayor"} que el límite ${significant(bound)}`
        : "sin límite fijo: el paso se adapta";
      return {
        text: describe(state, run, problem, bound),
        hints: { lr: hint, beta: inertial(state.optimizer) ? "" : "este método no lo usa" },
      };
    };
  },
};
