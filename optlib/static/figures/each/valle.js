// El descenso sobre un valle: curvas de nivel, vectores propios y el límite de la tasa de aprendizaje.
import { PARAMS as P } from "../data/valle.js";
import { STYLES, VALLEYS } from "../../data.js";
import { OPTIMIZERS, PROBLEMS, minimize } from "../../optimizers.js";
import { coordinates, significant, stepsOf } from "../../numbers.js";
import { put, say, svg } from "../../dom.js";
import { costTrack } from "../costs.js";
import { eigen, falling, hessian, limit, names, startParam, valleyAhead, valleyMap } from "../landscapes.js";
import { track } from "../looks.js";
import { choice, slider } from "../params.js";
import { columns } from "../../lists.js";

const METHODS = names(STYLES);
const inertial = (name) => "beta" in new OPTIMIZERS[name]({ lr: 1 });
const settings = ({ optimizer, lr, beta }) => (inertial(optimizer) ? { lr, beta } : { lr });

// Dónde está α respecto del límite, si lo hay.
function compare({ lr }, bound) {
  if (!bound) return "";
  const side = lr < bound ? "por debajo del" : lr > bound ? "por encima del" : "justo en el";
  return `α = ${significant(lr)} está ${side} límite, ${significant(bound)}.`;
}

function outcome({ optimizer, problem }, run) {
  const steps = run.x.length - 1;
  const x = run.x[steps];
  if (run.diverged || !(Math.hypot(...x) < 1e4)) {
    const lost = run.diverged ? " y ya no da números" : "";
    return `${METHODS[optimizer]} diverge: tras ${stepsOf(steps)} está fuera del dibujo${lost}.`;
  }
  const place = PROBLEMS[problem].minimum
    ? `a ${significant(distance(problem, x))} del mínimo`
    : `en ${coordinates(x)}, con coste ${significant(run.f[steps])}`;
  return `${METHODS[optimizer]} acaba ${place}, tras ${stepsOf(steps)}.`;
}

// El paso desde el que |y| ya no llega a 0.05, aunque caiga más allá de los que se dibujan.
export function bounceEnds(state, start) {
  const rule = new OPTIMIZERS[state.optimizer](settings(state));
  const ys = minimize(PROBLEMS[state.problem], start, rule, 1000).x.map(([, y]) => Math.abs(y));
  let step = 1000;
  while (ys[step] < 0.05) step--;
  return step < 1000 ? step + 1 : Infinity;
}

const bounced = (step) =>
  step < Infinity ? `El rebote se apaga en el paso ${step}: desde ahí, |y| no llega a 0.05.` : "El rebote no se apaga.";

function describe(state, run, bound) {
  const saddle =
    state.problem === "saddle"
      ? "El origen es un punto de silla: en una dirección baja, en la otra sube, y no hay mínimo."
      : "";
  return [outcome(state, run), compare(state, bound), saddle].filter(Boolean).join(" ");
}

const distance = (name, x) => Math.min(...VALLEYS[name].minima.map((m) => Math.hypot(x[0] - m[0], x[1] - m[1])));

// Vectores propios de la curvatura en un punto, cada uno con su valor.
function drawDirections(panel, rays, labels, at, directions) {
  const length = 0.42 * Math.min(panel.x[1] - panel.x[0], panel.y[1] - panel.y[0]);
  for (const [i, { value, direction }] of directions.entries()) {
    const [u, v] = direction;
    const ends = [-length, length].map((t) => [at[0] + t * u, at[1] + t * v]);
    put(rays[i], "d", panel.line(...columns(ends)));
    say(labels[i], `λ${"₁₂"[i]} = ${significant(value)}`);
    put(labels[i], "y", Math.abs(u) > Math.abs(v) ? -11 : 4); // al lado de la línea, no sobre ella
    panel.place(labels[i], ...(ends[0][1] > ends[1][1] ? ends[0] : ends[1]));
  }
}

function landscape(fig) {
  const { panel, show } = valleyMap(fig, { label: "Curvas de nivel del coste con el recorrido", ratio: 0.8 });
  const rays = [panel.path("fig-ray"), panel.path("fig-ray")];
  const stars = panel.path("fig-star");
  const walk = track(panel);
  const labels = rays.map(() => panel.add(svg("text", { class: "fig-note", x: 6 })));

  return ({ problem, optimizer }, run, directions) => {
    show(problem, run.x[0]);
    const goals = VALLEYS[problem].minima;
    drawDirections(panel, rays, labels, goals[0] ?? [0, 0], directions);
    put(stars, "d", panel.dots(...columns(goals)));
    walk(optimizer, ...columns(run.x));
  };
}

function costs(fig) {
  const draw = costTrack(fig, { ratio: 1 }, { dots: "fig-none" });

  return ({ problem, optimizer }, run) => {
    const log = PROBLEMS[problem].minimum !== null;
    const floor = log ? 1e-10 : -1e12;
    const f = run.f.map((v) => (v < 1e12 ? Math.max(v, floor) : NaN));
    const low = Math.max(1e-10, Math.min(...f.filter((v) => v > 0)) / 3);
    const high = Math.min(1e8, Math.max(...f.filter(Number.isFinite), low * 100)) * 3;
    draw(optimizer, f, log ? [low, high] : falling(f[0] || 0), log);
  };
}

export const figure = {
  params: {
    problem: choice("Paisaje", names(VALLEYS), P.problem, { resets: { start: null } }),
    optimizer: choice("Optimizador", METHODS, P.optimizer),
    lr: slider("Tasa de aprendizaje α", P.lr),
    beta: slider("Inercia β", P.beta),
    start: startParam(),
    steps: slider("Pasos", P.steps),
  },
  ahead: ({ problem }) => [valleyAhead(problem)],
  sizes: { fill: "619px", "side-most": "200px" },
  create(fig) {
    fig.resolve.start = ({ problem }) => PROBLEMS[problem].start;
    const drawings = [landscape(fig), costs(fig)];
    fig.control(["lr"], ["problem", "optimizer", "beta", "start", "steps"]);
    const byBounce = fig.goal?.dataset.score === "bounce"; // se dice lo que mide la meta

    return (state) => {
      const { optimizer, lr, beta } = state;
      const problem = PROBLEMS[state.problem];
      const rule = new OPTIMIZERS[optimizer](settings(state));
      const run = minimize(problem, fig.value("start"), rule, state.steps);
      const directions = eigen(hessian(problem, VALLEYS[state.problem].minima[0] ?? [0, 0]));
      for (const draw of drawings) draw(state, run, directions);
      const bound = limit(optimizer, beta, directions[1].value);
      fig.controls.beta[0].input.disabled = !inertial(optimizer);
      const hint = bound ? `${lr < bound ? "menor" : "mayor"} que el límite ${significant(bound)}` : "";
      const bounce = byBounce && bounceEnds(state, run.x[0]);
      return {
        text: byBounce ? bounced(bounce) : describe(state, run, bound),
        score: byBounce ? { bounce } : { distance: distance(state.problem, run.x.at(-1)) },
        hints: { lr: hint, beta: inertial(optimizer) ? "" : "este método no lo usa" },
      };
    };
  },
  code: ({ inPlane }) => ({ write: (fig) => inPlane(fig, fig.state.optimizer, settings(fig.state)) }),
};
