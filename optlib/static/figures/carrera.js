// Carrera: todos los optimizadores sobre un paisaje, desde la misma salida, cada uno con su tasa.
import { PROBLEMS } from "../optimizers.js";
import { PARAMS, STYLES, VALLEYS } from "../data.js";
import { significant } from "../numbers.js";
import { html, put, say, listed, linspace, twoDigits } from "./dom.js";
import { handle } from "./panel.js";
import { falling, names, valleyLayer } from "./landscapes.js";
import { playback, rangeField } from "./kit.js";
import { choice, flag, many, point, rates, slider } from "./params.js";
import { NAMES, RATES, bestRate, checks, fromPython, givenLane, indices, lanes, ordinal, runner } from "./race.js";

const P = PARAMS.carrera;
const LR = twoDigits(0.0001, 10);
const axis = ({ problem }) => [VALLEYS[problem].x, VALLEYS[problem].y].map((domain) => linspace(...domain, 161));

function describe(state, start, k, order, lost) {
  const place = (name, i) => `${ordinal(i)} ${STYLES[name].name}`;
  const leaders = order.slice(0, 3).map(([name, cost], i) => `${place(name, i)} (coste ${significant(cost, 2)})`);
  const from = start.map((v) => significant(v)).join(", ");
  const parts = [`Paso ${k} de ${state.steps} en ${VALLEYS[state.problem].name}, desde (${from})`];
  parts.push(leaders.length ? `: ${listed(leaders)}.` : ".");
  if (order.length > 3) parts.push(` Después, ${listed(order.slice(3).map(([name]) => STYLES[name].name))}.`);
  if (lost.length)
    parts.push(
      ` ${lost.length > 1 ? "Han divergido" : "Ha divergido"} ${listed(lost.map((name) => STYLES[name].name))}.`,
    );
  if (state.fair) parts.push(" Cada uno corre con su mejor tasa.");
  return parts.join("");
}

export const carrera = {
  id: "carrera",
  params: {
    problem: choice("Paisaje", names(VALLEYS), P.problem, { resets: { start: null } }),
    optimizers: many(),
    lrs: rates(),
    fair: flag("A la mejor tasa de cada uno", P.fair),
    start: point(["Salida: x", "Salida: y"], axis),
    steps: slider("Pasos de la carrera", P.steps),
    step: slider("Paso que se ve", P.step, { values: ({ steps }) => linspace(0, steps, steps + 1) }),
    speed: slider("Pasos por segundo", P.speed),
  },
  create(fig) {
    fig.resolve.step = ({ steps }) => steps;
    fig.resolve.start = ({ problem }) => PROBLEMS[problem].start;
    const main = fig.panel({
      label: "Curvas de nivel del coste con el recorrido de cada optimizador",
      x: [0, 1],
      y: [0, 1],
      xLabel: "x",
      yLabel: "y",
      ratio: 0.85,
      shaded: true,
    });
    const background = valleyLayer(main);
    const stars = main.path("fig-star");
    const paths = lanes(main);
    const grip = handle(main);
    main.drag(grip, (x, y) => fig.set({ start: [Number(x.toFixed(3)), Number(y.toFixed(3))] }));
    const cost = fig.panel(
      {
        label: "Coste de cada optimizador en cada paso",
        x: [0, 200],
        y: [1e-8, 100],
        logY: true,
        xLabel: "paso",
        yLabel: "coste",
        ratio: 1,
      },
      fig.side(),
    );
    const costs = lanes(cost);
    const run = runner();
    let found = {};
    let search = 0;

    // Tasas de cada uno. La búsqueda de las mejores espera a que se suelte el ratón.
    function ratesNow(state) {
      if (!state.fair) return { ...RATES, ...state.lrs };
      const key = [state.problem, fig.value("start"), state.steps].join();
      if (found.key !== key) {
        const look = () => {
          found = { key };
          for (const name of NAMES) found[name] = bestRate(state.problem, fig.value("start"), state.steps, name);
        };
        clearTimeout(search);
        if (!found.key) look();
        else search = setTimeout(() => (look(), fig.refresh()), 120);
      }
      return found;
    }

    const rows = {};
    const sync = checks(fig, "Optimizadores: tasa de aprendizaje, coste y puesto", (name) => {
      const read = () => ({ values: LR, value: current[name] });
      const change = (lr) =>
        fig.set({ fair: false, lrs: { ...(fig.state.fair ? current : fig.state.lrs), [name]: lr } });
      const field = rangeField("Tasa", read, change);
      put(field.node.querySelector("label"), "class", "fig-hidden");
      say(field.node.querySelector("label"), `Tasa de ${STYLES[name].name}`);
      rows[name] = { field, cost: html("span", { class: "fig-num" }), place: html("span", { class: "fig-num" }) };
      return [field.node, rows[name].cost, rows[name].place];
    });
    let current = RATES;
    playback(
      fig,
      "step",
      (state) => state.steps,
      (state) => state.speed,
    );
    fig.control("problem", "fair", "step", "speed", "steps", "start");

    return (state) => {
      background(state.problem);
      const start = fig.value("start");
      const k = Math.min(fig.value("step"), state.steps);
      current = ratesNow(state);
      sync(state);
      const goals = PROBLEMS[state.problem].minimum;
      put(stars, "d", goals ? main.dots([goals[0]], [goals[1]]) : "");
      const racer = (name) =>
        givenLane(fig, state.problem, name) ?? run(state.problem, start, state.steps, name, current[name]);
      const racing = state.optimizers.map((name) => [name, racer(name)]);

      cost.logY = goals !== null;
      if (goals) {
        const low = Math.min(...racing.map(([, r]) => r.low));
        const high = Math.max(PROBLEMS[state.problem].f(start), low * 100) * 4;
        cost.domain([0, state.steps * 1.02], [10 ** Math.floor(Math.log10(low)), 10 ** Math.ceil(Math.log10(high))]);
      } else cost.domain([0, state.steps * 1.02], falling(PROBLEMS[state.problem].f(start)));
      for (const name of NAMES) {
        const there = racing.find(([other]) => other === name);
        if (!there) {
          paths.hide(name);
          costs.hide(name);
          continue;
        }
        const { x, y, f } = there[1];
        paths.draw(name, x, y, k);
        costs.draw(name, indices, f, k);
      }
      main.place(grip, ...start);

      const lost = [];
      const order = [];
      for (const [name, r] of racing) {
        const at = Math.min(k, r.f.length - 1);
        if (Math.hypot(r.x[at], r.y[at]) < 1e4 && Number.isFinite(r.f[at])) order.push([name, r.f[at]]);
        else lost.push(name);
      }
      order.sort((a, b) => a[1] - b[1]);
      for (const name of NAMES) {
        const place = order.findIndex(([other]) => other === name);
        const inside = state.optimizers.includes(name);
        rows[name].field.sync();
        say(rows[name].cost, place >= 0 ? significant(order[place][1], 2) : inside ? "diverge" : "–");
        say(rows[name].place, place >= 0 ? ordinal(place) : "");
      }
      return { text: describe(state, start, k, order, lost) + fromPython(fig) };
    };
  },
};
