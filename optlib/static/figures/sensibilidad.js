// Coste final de cada optimizador según su tasa: cuánto perdona cada uno una tasa mal elegida.
import { PARAMS, STYLES, VALLEYS } from "../data.js";
import { finalCost } from "../fair-rates.js";
import { PROBLEMS } from "../optimizers.js";
import { significant } from "../numbers.js";
import { html, put, say, svg } from "../dom.js";
import { names, startParam } from "./landscapes.js";
import { colour } from "./looks.js";
import { choice, many, slider } from "./params.js";
import { checks, givenNames, lanes, legend } from "./race.js";
import { linspace, memo } from "./values.js";
import { coordinates, listed, stepsOf } from "./words.js";

const RATES = linspace(-4, 1, 51).map((e) => 10 ** e);
const P = PARAMS.sensibilidad;
const FLOOR = 1e-10;

// Los costes que caben en el dibujo.
const shown = (costs) => costs.map((cost) => (cost < 1e12 ? Math.max(cost, FLOOR) : NaN));

// Costes finales con todas las tasas.
const sweeps = memo(60);
const sweep = (problem, start, steps, name) =>
  sweeps([problem, start, steps, name].join(), () =>
    shown(RATES.map((lr) => finalCost(problem, start, steps, name, lr))),
  );

// Décadas de tasas buenas: las que dejan el coste en la centésima parte del inicial, o menos.
const decades = (costs, goal) => costs.filter((cost) => cost <= goal).length / 10;

// found: de cada optimizador, su nombre, las décadas de su franja y su coste con la tasa que se lee.
function describe(state, start, found) {
  const widest = [...found].sort((a, b) => b.width - a.width);
  const wide = (width) => (width === 1 ? "una década" : `${significant(width, 2)} décadas`);
  const tell = ({ name, width }) => `${name} (${width ? wide(width) : "ninguna"})`;
  const bands =
    found.length > 1
      ? `Franja de tasas buenas más ancha: ${tell(widest[0])}; más estrecha: ${tell(widest.at(-1))}.`
      : `Franja de tasas buenas: ${tell(widest[0])}.`;
  const lost = widest.filter(({ now }) => !(now < 1e12)).map(({ name }) => name);
  const fate = lost.length ? `${lost.length > 1 ? "Divergen" : "Diverge"} ${listed(lost)}` : "No diverge ninguno";
  const lowest = widest.reduce((a, b) => (b.now < a.now ? b : a));
  const cost = significant(lowest.now, 2);
  const leader =
    found.length > 1
      ? `El que más baja de ${found.length} es ${lowest.name} (coste ${cost}).`
      : `${lowest.name} termina con coste ${cost}.`;
  return [
    ...(lowest.now < 1e12 ? [leader] : []),
    `${fate} con α = ${significant(state.lr)}. ${bands}`,
    `Todo, tras ${stepsOf(state.steps)} desde ${coordinates(start)}.`,
  ].join(" ");
}

// Coste final de cada optimizador con cada tasa, y una marca en la que se lee.
function chart(fig) {
  const panel = fig.panel({
    label: "Coste final con cada tasa, en escalas logarítmicas",
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
  const draw = lanes(panel);

  return ({ lr }, first, found) => {
    panel.domain([1e-4, 10], [FLOOR, 10 ** Math.ceil(Math.log10(Math.max(first, 1) * 100))]);
    put(goalLine, "d", panel.line(panel.x, [first / 100, first / 100]));
    put(reading, "d", panel.line([lr, lr], panel.y));
    const nearest = Math.round((Math.log10(lr) + 4) * 10);
    const of = (name) => {
      const { costs, now } = found[name];
      return [RATES, costs, [lr, now < 1e12 ? Math.max(now, FLOOR) : costs[nearest]]];
    };
    draw(Object.keys(found), of, RATES.length - 1);
  };
}

// Casillas con la franja de tasas buenas y el coste con la tasa que se lee.
function bands(fig) {
  const rows = {};
  const sync = checks(fig, "Optimizadores: franja de tasas buenas, y coste con α", (name) => {
    const track = svg("path", { class: "fig-track", d: `M0 5H${RATES.length}` });
    const band = svg("path", { class: "fig-band" });
    band.style.stroke = colour(name);
    const box = { viewBox: `0 0 ${RATES.length} 10`, preserveAspectRatio: "none" };
    const bar = svg("svg", { class: "fig-bar", ...box, "aria-hidden": "true" }, track, band);
    rows[name] = { band, cost: html("span", { class: "fig-num" }) };
    return [bar, rows[name].cost];
  });

  return (state, first, found) => {
    sync(state);
    for (const [name, { costs, now }] of Object.entries(found)) {
      const good = costs.map((cost, k) => (cost <= first / 100 ? `M${k} 5h1` : ""));
      put(rows[name].band, "d", good.join(""));
      say(rows[name].cost, now < 1e12 ? significant(now, 2) : "diverge");
    }
  };
}

export const sensibilidad = {
  id: "sensibilidad",
  params: {
    problem: choice("Paisaje", names(VALLEYS), P.problem, { resets: { start: null } }),
    optimizers: many(),
    start: startParam(),
    steps: slider("Pasos", P.steps),
    lr: slider("Tasa que se lee, α", P.lr),
  },
  ahead({ problem, start, steps, optimizers }) {
    return optimizers.map((name) => () => sweep(problem, start ?? PROBLEMS[problem].start, steps, name));
  },
  create(fig) {
    fig.resolve.start = ({ problem }) => PROBLEMS[problem].start;
    fig.view.classList.add("fig-stack");
    const drawings = [chart(fig), bands(fig)];
    const name = legend(fig);
    // Lo que se muestra de un optimizador: lo que da un código, con el coste de la tasa que se lee al final, o lo
    // calculado; y con una trayectoria dada, su último coste.
    const measured = (name) => {
      const { problem, steps, lr } = fig.state;
      const given = fig.paths[name];
      if (given?.costs) return { costs: shown(given.costs.slice(0, RATES.length)), now: given.costs.at(-1) };
      const start = fig.value("start");
      const now = given ? fig.given(PROBLEMS[problem], name).f.at(-1) : finalCost(problem, start, steps, name, lr);
      return { costs: sweep(problem, start, steps, name), now };
    };
    fig.control(["lr", "problem"], ["steps", "start"]);

    return (state) => {
      const { problem } = state;
      const start = fig.value("start");
      const first = PROBLEMS[problem].f(start);
      const found = {};
      for (const each of state.optimizers) {
        const { costs, now } = measured(each);
        found[each] = { name: STYLES[each].name, costs, now, width: decades(costs, first / 100) };
      }
      for (const draw of drawings) draw(state, first, found);
      name(state.optimizers);
      const score = {
        pair: Math.max(found.Momentum?.now, found.Adam?.now) / first,
        left: Object.values(found).filter(({ now }) => !(now <= first / 100)).length,
      };
      return { text: describe(state, start, Object.values(found)) + givenNames(fig), score };
    };
  },
};
