// La carrera de la portada: se repite sola y se puede parar; no se mueve si el lector prefiere calma. Al arrastrar la
// salida se ve entera, y se dice a qué mínimo llega cada uno.
import { PARAMS, STYLES, VALLEYS } from "../data.js";
import { PROBLEMS } from "../optimizers.js";
import { put, say, svg } from "../dom.js";
import { names, valleyLayer } from "./landscapes.js";
import { calm } from "./kit.js";
import { choice, many, point, rates, slider } from "./params.js";
import { RATES, givenNames, givenLane, lanes, legend, runner } from "./race.js";
import { linspace } from "./values.js";
import { stepsOf } from "./words.js";

const P = PARAMS["carrera-portada"];
const SECONDS = 8;
const REST = 3;
const NEAR = 0.5; // lo que queda hasta un mínimo al que ya se ha llegado
const axis = ({ problem }) => [VALLEYS[problem].x, VALLEYS[problem].y].map((domain) => linspace(...domain, 113));

// Repite la carrera sin fin, con un botón para pararla. Llama a show() en cada fotograma; part() es lo recorrido, de
// 0 a 1.
function loop(fig, show) {
  let at = calm() ? SECONDS : 0;
  let motion = null;
  let begun = false;
  const tick = (seconds) => {
    const before = at;
    at = at > SECONDS + REST ? 0 : at + seconds;
    if (before < SECONDS && at >= SECONDS) fig.refresh();
    show();
  };
  const start = () => {
    motion = fig.animate(tick);
    say(play, "Pausa");
  };
  const stop = () => {
    motion?.stop();
    motion = null;
    say(play, "Reproducir");
  };
  const play = fig.button("Pausa", () => (motion ? stop() : start()), "fig-play");
  // Lo que se pone desde el código, o al mover la salida, se ve entero.
  const finish = () => {
    at = SECONDS;
    stop();
  };
  fig.stop = finish;
  fig.onVisible = (visible) => visible && motion?.start();
  return {
    finish,
    part: () => Math.min(1, at / SECONDS),
    begin() {
      if (!begun) (calm() ? stop : start)();
      begun = true;
    },
  };
}

function race(fig) {
  const panel = fig.panel({
    label: "Curvas de nivel con los recorridos",
    x: [0, 1],
    y: [0, 1],
    ratio: 0.62,
    shaded: true,
    bare: true,
    margin: { left: 0, right: 0, top: 0, bottom: 0 },
  });
  const background = valleyLayer(panel);
  const draw = lanes(panel);
  const letters = [..."ABCD"].map((letter) => panel.add(svg("text", { class: "fig-note fig-letter" }, letter)));
  const grip = panel.handle((x, y) => fig.set({ start: [Number(x.toFixed(2)), Number(y.toFixed(2))] }));

  return (problem, runs, k) => {
    background(problem);
    const { minima } = VALLEYS[problem];
    for (const [i, letter] of letters.entries()) {
      put(letter, "display", minima.length > 1 && minima[i] ? "inline" : "none");
      if (minima[i]) panel.place(letter, ...minima[i]);
    }
    panel.place(grip, ...fig.value("start"));
    draw(Object.keys(runs), (name) => [runs[name].x, runs[name].y], k);
  };
}

// A qué mínimo ha llegado un recorrido: su número, -1 si va de camino y NaN si se ha ido.
function arrival({ x, y }, minima) {
  const [u, v] = [x.at(-1), y.at(-1)];
  const away = minima.map(([a, b]) => Math.hypot(u - a, v - b));
  const nearest = away.indexOf(Math.min(...away));
  if (!(away[nearest] < 1e3)) return NaN;
  return away[nearest] < NEAR ? nearest : -1;
}

// Lo que hace uno o, con n, lo que hacen varios.
function tell(minimum, minima, n = "") {
  if (Number.isNaN(minimum)) return `se pierde${n} fuera del dibujo`;
  if (minimum < 0) return `sigue${n} de camino`;
  return `llega${n} al mínimo${minima.length > 1 ? ` ${"ABCD"[minimum]}` : ""}`;
}

// «Todos llegan al mínimo A…» o «Adam llega al mínimo A; Momentum sigue de camino…». En met se apuntan los
// mínimos en los que se han juntado, si ya se ha soltado.
function describe(runs, steps, minima, met, held) {
  const ends = Object.entries(runs).map(([name, run]) => [STYLES[name].name, arrival(run, minima)]);
  const [[, first]] = ends;
  const same = ends.length > 1 && ends.every(([, end]) => Object.is(end, first));
  const told = same
    ? `Todos ${tell(first, minima, "n")}`
    : ends.map(([name, end]) => `${name} ${tell(end, minima)}`).join("; ");
  if (same && first >= 0 && !held) met.add(first);
  const tally = met.size ? ` Juntos, en ${met.size} de ${minima.length}.` : "";
  return `${told}, tras ${stepsOf(steps)}.${tally}`;
}

export const portada = {
  id: "carrera-portada",
  params: {
    problem: choice("Paisaje", names(VALLEYS), P.problem),
    optimizers: many(),
    lrs: rates(),
    start: point(["Punto de partida: x", "Punto de partida: y"], axis),
    steps: slider("Pasos", P.steps),
  },
  create(fig) {
    fig.resolve.start = ({ problem }) => PROBLEMS[problem].start;
    const draw = race(fig);
    const name = legend(fig);
    const run = runner();
    let runs = {};
    const show = () => draw(fig.state.problem, runs, Math.floor(film.part() * fig.state.steps));
    const film = loop(fig, show);
    let over = false;
    const met = new Set();
    fig.control([], ["start"]);
    let from;

    return ({ problem, optimizers, lrs, steps }) => {
      const before = from;
      from = fig.value("start");
      fig.rates = { ...RATES, ...lrs };
      const racer = (name) => givenLane(fig, problem, name) ?? run(problem, from, steps, name, fig.rates[name]);
      runs = Object.fromEntries(optimizers.map((name) => [name, racer(name)]));
      show();
      name(optimizers);
      if (before && String(before) !== String(from)) film.finish();
      film.begin();
      // Hasta que han llegado, la pregunta sigue abierta.
      over ||= film.part() === 1;
      if (!over) return { text: "Van de camino: ¿adónde llegará cada uno?" };
      const { minima } = VALLEYS[problem];
      const text = describe(runs, steps, minima, met, fig.held) + givenNames(fig);
      return { text, score: { left: minima.length - met.size } };
    };
  },
};
