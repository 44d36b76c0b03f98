// Coste final de cada optimizador según su tasa: cuánto perdona cada uno una tasa mal elegida.
import { PROBLEMS } from "../optimizers.js";
import { PARAMS, STYLES, VALLEYS } from "../data.js";
import { significant } from "../numbers.js";
import { html, svg, put, say, listed, linspace } from "./dom.js";
import { names } from "./landscapes.js";
import { colour } from "./kit.js";
import { choice, many, point, slider } from "./params.js";
import { NAMES, checks, finalCost, fromPython, lanes } from "./race.js";

const RATES = linspace(-4, 1, 51).map((e) => 10 ** e);
const P = PARAMS.sensibilidad;
const FLOOR = 1e-10;
const axis = ({ problem }) => [VALLEYS[problem].x, VALLEYS[problem].y].map((domain) => linspace(...domain, 161));

// Costes finales con todas las tasas; se recuerdan los últimos de cada optimizador.
function sweeper() {
  const last = {};
  return (problem, start, steps, name) => {
    const key = [problem, start, steps].join();
    if (last[name]?.key !== key) {
      const costs = RATES.map((lr) => finalCost(problem, start, steps, name, lr));
      last[name] = { key, costs: costs.map((cost) => (cost < 1e12 ? Math.max(cost, FLOOR) : NaN)) };
    }
    return last[name].costs;
  };
}

// Décadas de tasas buenas: las que dejan el coste en la centésima parte del inicial, o menos.
const decades = (costs, goal) => costs.filter((cost) => cost <= goal).length / 10;

export const sensibilidad = {
  id: "sensibilidad",
  params: {
    problem: choice("Paisaje", names(VALLEYS), P.problem, { resets: { start: null } }),
    optimizers: many(),
    start: point(["Salida: x", "Salida: y"], axis),
    steps: slider("Pasos", P.steps),
    lr: slider("Tasa que se lee, α", P.lr),
  },
  create(fig) {
    fig.resolve.start = ({ problem }) => PROBLEMS[problem].start;
    fig.view.classList.add("fig-stack");
    const panel = fig.panel({
      label: "Coste final de cada optimizador para cada tasa de aprendizaje, en escalas logarítmicas",
      x: [1e-4, 10],
      y: [1e-10, 1e4],
      logX: true,
      logY: true,
      xLabel: "tasa de aprendizaje α",
      yLabel: "coste final",
      boxHeight: (width) => Math.round(Math.min(380, width * 0.75)),
    });
    const goalLine = panel.path("fig-ray");
    const reading = panel.path("fig-reading");
    const curves = lanes(panel);
    const sweep = sweeper();
    const rows = {};
    const sync = checks(fig, "Optimizadores: franja de tasas buenas, y coste con α", (name) => {
      const track = svg("path", { class: "fig-track", d: `M0 5H${RATES.length}` });
      const band = svg("path", { class: "fig-band" });
      band.style.stroke = colour(name);
      const bar = svg(
        "svg",
        { class: "fig-bar", viewBox: `0 0 ${RATES.length} 10`, preserveAspectRatio: "none", "aria-hidden": "true" },
        track,
        band,
      );
      rows[name] = { band, cost: html("span", { class: "fig-num" }) };
      return [bar, rows[name].cost];
    });
    fig.control("problem", "steps", "lr", "start");

    return (state) => {
      const start = fig.value("start");
      const first = PROBLEMS[state.problem].f(start);
      const goal = first / 100;
      sync(state);
      panel.domain([1e-4, 10], [FLOOR, 10 ** Math.ceil(Math.log10(Math.max(first, 1) * 100))]);
      put(goalLine, "d", panel.line(panel.x, [goal, goal]));
      put(reading, "d", panel.line([state.lr, state.lr], panel.y));
      const widths = [];
      for (const name of NAMES) {
        if (!state.optimizers.includes(name)) {
          curves.hide(name);
          continue;
        }
        const costs = sweep(state.problem, start, state.steps, name);
        const nearest = Math.round((Math.log10(state.lr) + 4) * 10);
        curves.draw(name, RATES, costs, RATES.length - 1);
        const given = fig.given(PROBLEMS[state.problem], name);
        const now = given ? given.f.at(-1) : finalCost(state.problem, start, state.steps, name, state.lr);
        curves.mark(name, state.lr, now < 1e12 ? Math.max(now, FLOOR) : costs[nearest]);
        put(rows[name].band, "d", costs.map((cost, k) => (cost <= goal ? `M${k} 5h1` : "")).join(""));
        say(rows[name].cost, now < 1e12 ? significant(now, 2) : "diverge");
        widths.push([STYLES[name].name, decades(costs, goal), now]);
      }
      widths.sort((a, b) => b[1] - a[1]);
      const tell = ([name, width]) => `${name} (${width ? `${significant(width, 2)} décadas` : "ninguna"})`;
      const lost = widths.filter(([, , now]) => !(now < 1e12)).map(([name]) => name);
      const fate = lost.length
        ? ` Con α = ${significant(state.lr)} ${lost.length > 1 ? "divergen" : "diverge"} ${listed(lost)}.`
        : ` Con α = ${significant(state.lr)} no diverge ninguno.`;
      const ends =
        widths.length > 1
          ? `Franja de tasas buenas más ancha: ${tell(widths[0])}; más estrecha: ${tell(widths.at(-1))}.`
          : `Franja de tasas buenas: ${tell(widths[0])}.`;
      const lowest = widths.reduce((a, b) => (b[2] < a[2] ? b : a));
      const leader =
        lowest[2] < 1e12
          ? ` El que más baja de ${widths.length === 1 ? "uno" : widths.length} es ${lowest[0]} (coste ${significant(lowest[2], 2)}).`
          : "";
      return {
        text: `Tras ${state.steps} pasos desde (${start.map((v) => significant(v)).join(", ")}). ${ends}${fate}${leader}${fromPython(fig)}`,
      };
    };
  },
};
