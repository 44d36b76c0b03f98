// Carrera: todos los optimizadores sobre un paisaje, desde el mismo punto, cada uno con su tasa.
import { PARAMS as P } from "../data/carrera.js";
import { STYLES, VALLEYS } from "../../data.js";
import { bestRate } from "../../judging.js";
import { PROBLEMS } from "../../optimizers.js";
import { coordinates } from "../../numbers.js";
import { html, put, saidIn, say } from "../../dom.js";
import { names, startParam, valleyAhead } from "../landscapes.js";
import { playback, rangeField } from "../kit.js";
import { choice, flag, many, rates, slider } from "../params.js";
import { legend } from "../looks.js";
import { NAMES, RATES, arrivals, checks, costs, landscape, once, ordinal, runner, standing } from "../race.js";
import { linspace, twoDigits, listed } from "../../lists.js";

const LR = twoDigits(0.0001, 10);

// De cada uno, si gana él solo: -1; y si no, 0.
const ahead = (rows) =>
  Object.fromEntries(
    rows.map(({ name, place, lost }) => [name, -(!place && !lost && rows.filter((row) => !row.place).length < 2)]),
  );

// Quién llega primero, o va por delante, y quiénes detrás: cuándo lo dicen la leyenda o la tabla.
function describe(state, start, k, rows) {
  if (!k) return `En la salida, ${coordinates(start)}.`;
  const named = (some) => listed(some.map(({ name }) => STYLES[name].name));
  const first = rows.filter(({ place, lost }) => !place && !lost);
  const behind = rows.filter(({ place, lost }) => place && !lost);
  const lost = rows.filter((row) => row.lost);
  const many = first.length > 1 ? "n" : "";
  const parts = [];
  if (first.length)
    parts.push(
      first[0].step === null
        ? `${k < state.steps ? "Aún no llega" : "No ha llegado"} nadie: va${many} por delante ${named(first)}.`
        : `Gana${many} ${named(first)}: llega${many} en el paso ${first[0].step}.`,
    );
  if (behind.length) parts.push(`Detrás va${behind.length > 1 ? "n" : ""} ${named(behind)}.`);
  if (lost.length) parts.push(`${lost.length > 1 ? "Han" : "Ha"} divergido ${named(lost)}.`);
  if (state.fair) parts.push("Cada uno corre con su mejor tasa.");
  parts.push(`Paso ${k} de ${state.steps}, desde ${coordinates(start)}.`);
  return parts.join(" ");
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

// Casillas con la tasa de cada optimizador, el paso en que llega y su puesto.
function scoreboard(fig) {
  const rows = {};
  let rates = RATES;
  const sync = checks(fig, "Optimizadores: tasa de aprendizaje, paso en que llega y puesto", (name) => {
    const read = () => ({ values: LR, value: rates[name] });
    const change = (lr) => fig.set({ fair: false, lrs: { ...(fig.state.fair ? rates : fig.state.lrs), [name]: lr } });
    const field = rangeField("Tasa", read, change);
    const label = field.node.querySelector("label");
    put(label, "class", "fig-hidden");
    say(label, `Tasa de ${STYLES[name].name}`);
    rows[name] = { field, step: html("span", { class: "fig-num" }), place: html("span", { class: "fig-num" }) };
    return [field.node, rows[name].step, rows[name].place];
  });

  return (state, chosen, places) => {
    rates = chosen;
    sync(state);
    for (const name of NAMES) {
      const { field, step, place } = rows[name];
      const now = places.find((row) => row.name === name);
      field.sync();
      say(step, now?.lost ? "diverge" : (now?.step ?? "–"));
      say(place, now && !now.lost ? ordinal(now.place) : "");
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
    // La que abre un capítulo, y la de juntarlos, empiezan solas.
    const brief = Boolean(fig.root.dataset.controls); // sin tabla a la vista
    const turn = begin && brief ? once(fig, begin) : () => {};

    return (state) => {
      const { problem, steps } = state;
      const start = fig.value("start");
      turn(String(start));
      const k = Math.min(fig.value("step"), steps);
      const rates = ratesNow(state);
      fig.rates = rates;
      const racer = (name) => run(problem, start, steps, name, rates[name]);
      const ran = Object.fromEntries(state.optimizers.map((name) => [name, racer(name)]));
      const final = standing(problem, ran, steps);
      const racing = Object.fromEntries(final.map(({ name }) => [name, ran[name]]));
      for (const draw of drawings) draw(state, start, racing, k);
      everyone(state.optimizers);
      const places = standing(problem, racing, k);
      score(state, rates, places);
      name(state.optimizers, brief && !gathers ? arrivals(places, k) : {});
      if (!gathers) return { text: describe(state, start, k, places), score: ahead(final) };
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
