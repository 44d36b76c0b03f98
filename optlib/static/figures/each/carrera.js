// Carrera: todos los optimizadores sobre un paisaje, desde el mismo punto, cada uno con su tasa.
import { PARAMS, STYLES, VALLEYS } from "../../data.js";
import { bestRate } from "../../judging.js";
import { PROBLEMS } from "../../optimizers.js";
import { coordinates, significant } from "../../numbers.js";
import { html, put, saidIn, say } from "../../dom.js";
import { names, startParam, valleyAhead } from "../landscapes.js";
import { calm, playback, rangeField } from "../kit.js";
import { choice, flag, many, rates, slider } from "../params.js";
import { legend } from "../looks.js";
import { NAMES, RATES, checks, costs, landscape, ordinal, runner, standing } from "../race.js";
import { linspace, twoDigits, listed } from "../../lists.js";

const P = PARAMS.carrera;
const LR = twoDigits(0.0001, 10);

// Del que acaba con menor coste al que se ha perdido.
const end = ([, { f }]) => (Number.isFinite(f.at(-1)) ? f.at(-1) : Number.MAX_VALUE);
const byEnd = (a, b) => end(a) - end(b);

// De cada uno, lo que acaba por encima del mejor de los demás: el que gana, por debajo de 0.
function ahead(racing) {
  const ends = Object.entries(racing).map((each) => [each[0], end(each)]);
  const best = (name) => Math.min(...ends.filter(([other]) => other !== name).map(([, cost]) => cost));
  return Object.fromEntries(ends.map(([name, cost]) => [name, cost - best(name)]));
}

function describe(state, start, k, { order, lost }) {
  if (!k) return `En la salida, ${coordinates(start)}.`;
  const nameOf = (name) => STYLES[name].name;
  const leaders = order
    .slice(0, 3)
    .map(([name, cost], i) => `${ordinal(i)} ${nameOf(name)} (coste ${significant(cost, 2)})`);
  const parts = leaders.length ? [`${listed(leaders)}.`] : [];
  if (order.length > 3) parts.push(` Después, ${listed(order.slice(3).map(([name]) => nameOf(name)))}.`);
  if (lost.length) parts.push(` ${lost.length > 1 ? "Han" : "Ha"} divergido ${listed(lost.map(nameOf))}.`);
  if (state.fair) parts.push(" Cada uno corre con su mejor tasa.");
  parts.push(` Paso ${k} de ${state.steps}, desde ${coordinates(start)}.`);
  return parts.join("").trim();
}

// Tasa de cada uno. La búsqueda de las mejores espera a que se suelte el ratón.
function rateFinder(fig) {
  let found = null;
  let waiting = 0;
  return ({ fair, lrs, problem, steps }) => {
    if (!fair) return { ...RATES, ...lrs };
    const start = fig.value("start");
    const key = [problem, start, steps].join();
    const look = () => {
      const best = (name) => [name, bestRate(problem, start, steps, name)];
      found = { key, rates: Object.fromEntries(NAMES.map(best)) };
    };
    if (found?.key !== key) {
      clearTimeout(waiting);
      if (!found) look();
      else
        waiting = setTimeout(() => {
          look();
          fig.refresh();
        }, 120);
    }
    return found.rates;
  };
}

// Casillas con la tasa, el coste y el puesto de cada optimizador.
function scoreboard(fig) {
  const rows = {};
  let rates = RATES;
  const sync = checks(fig, "Optimizadores: tasa de aprendizaje, coste y puesto", (name) => {
    const read = () => ({ values: LR, value: rates[name] });
    const change = (lr) => fig.set({ fair: false, lrs: { ...(fig.state.fair ? rates : fig.state.lrs), [name]: lr } });
    const field = rangeField("Tasa", read, change);
    const label = field.node.querySelector("label");
    put(label, "class", "fig-hidden");
    say(label, `Tasa de ${STYLES[name].name}`);
    rows[name] = { field, cost: html("span", { class: "fig-num" }), place: html("span", { class: "fig-num" }) };
    return [field.node, rows[name].cost, rows[name].place];
  });

  return (state, now, order) => {
    rates = now;
    sync(state);
    for (const name of NAMES) {
      const { field, cost, place } = rows[name];
      const at = order.findIndex(([other]) => other === name);
      field.sync();
      say(cost, at >= 0 ? significant(order[at][1], 2) : state.optimizers.includes(name) ? "diverge" : "–");
      say(place, at >= 0 ? ordinal(at) : "");
    }
  };
}

// El botón que muestra todos los optimizadores, o solo los que puso el autor si no eran todos.
function all(fig) {
  const few = fig.initial.optimizers;
  const every = (shown) => shown.length === NAMES.length;
  if (every(few) || fig.root.dataset.controls) return () => {};
  const press = () => fig.set({ optimizers: every(fig.state.optimizers) ? few : NAMES });
  const button = fig.button("Todos", press);
  return (shown) => put(button, "aria-pressed", every(shown));
}

export const figure = {
  params: {
    problem: choice("Paisaje", names(VALLEYS), P.problem, { resets: { start: null } }),
    optimizers: many(),
    lrs: rates(),
    fair: flag("A la mejor tasa de cada uno", P.fair),
    start: startParam(),
    steps: slider("Pasos de la carrera", P.steps),
    step: slider("Paso que se ve", P.step, { values: ({ steps }) => linspace(0, steps, steps + 1) }),
    speed: slider("Pasos por segundo", P.speed),
  },
  ahead({ problem, start, steps, fair }) {
    const rate = (name) => () => bestRate(problem, start ?? PROBLEMS[problem].start, steps, name);
    return [valleyAhead(problem), ...(fair ? NAMES.map(rate) : [])];
  },
  layout: "list",
  sizes: { fill: "400px", "side-room": "376px", beside: "20rem" },
  create(fig) {
    fig.resolve.step = ({ steps }) => steps;
    fig.resolve.start = ({ problem }) => PROBLEMS[problem].start;
    const drawings = [landscape(fig), costs(fig)];
    // La meta de juntarlos en cada mínimo, que solo carga quien la tiene.
    const gathers = fig.goal?.dataset.score === "left";
    let meeting = null;
    const arrive = ({ Meeting }) => {
      meeting = new Meeting(fig, fig.panels[0]);
      fig.refresh();
    };
    if (gathers) import("../meeting.js").then(arrive, saidIn([fig.root]));
    const name = legend(fig);
    const ratesNow = rateFinder(fig);
    const score = scoreboard(fig);
    const run = runner();
    const begin = playback(fig, "step", fig.resolve.step, ({ speed }) => speed);
    const everyone = all(fig);
    fig.control(["step", "fair"], ["problem", "speed", "steps", "start"]);
    let from;
    // La de juntarlos empieza sola, si el enlace no dice dónde, y al mover la salida se ve entera.
    const turn = (state, start) => {
      if (!from && state.step === null && !calm()) {
        state.step = 0;
        begin();
      }
      if (from && String(from) !== String(start)) {
        fig.stop();
        state.step = null;
      }
      from = start;
    };

    return (state) => {
      const { problem, steps } = state;
      const start = fig.value("start");
      if (gathers) turn(state, start);
      const k = Math.min(fig.value("step"), steps);
      const rates = ratesNow(state);
      fig.rates = rates;
      const racer = (name) => run(problem, start, steps, name, rates[name]);
      const racing = Object.fromEntries(state.optimizers.map((name) => [name, racer(name)]).sort(byEnd));
      for (const draw of drawings) draw(state, start, racing, k);
      name(state.optimizers);
      everyone(state.optimizers);
      const places = standing(racing, k);
      score(state, rates, places.order);
      if (!gathers) return { text: describe(state, start, k, places), score: ahead(racing) };
      const told = k === steps && meeting?.tell(racing);
      meeting?.draw();
      return told || { text: "Van de camino: ¿adónde llegará cada uno?" };
    };
  },
  code: ({ inPlane }) => ({
    lanes: ({ state }) => Object.fromEntries(state.optimizers.map((name) => [name, STYLES[name].name])),
    write: (fig, lane) => inPlane(fig, lane, { lr: fig.rates[lane] }),
  }),
};
