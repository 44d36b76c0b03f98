// La carrera callada de la portada: se repite sola, se puede parar y no se mueve si el lector prefiere calma.
import { PARAMS, STYLES, VALLEYS } from "../data.js";
import { PROBLEMS } from "../optimizers.js";
import { html, say } from "../dom.js";
import { names, valleyLayer } from "./landscapes.js";
import { calm } from "./kit.js";
import { choice, many, point, rates, slider } from "./params.js";
import { NAMES, RATES, givenNames, givenLane, lanes, runner, swatch } from "./race.js";
import { listed, stepsOf } from "./words.js";

const P = PARAMS["carrera-portada"];
const SECONDS = 8;
const REST = 3;

// Repite la carrera sin fin, con un botón para pararla. Llama a show() en cada fotograma; part() es lo recorrido, de
// 0 a 1.
function loop(fig, show) {
  let at = calm() ? SECONDS : 0;
  let motion = null;
  let begun = false;
  const tick = (seconds) => {
    at = at > SECONDS + REST ? 0 : at + seconds;
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
  // Lo que se pone desde el código se ve entero.
  fig.stop = () => {
    at = SECONDS;
    stop();
  };
  fig.onVisible = (visible) => visible && motion?.start();
  return {
    part: () => Math.min(1, at / SECONDS),
    begin() {
      if (!begun) (calm() ? stop : start)();
      begun = true;
    },
  };
}

function race(fig) {
  const panel = fig.panel({
    label: "Varios optimizadores bajan por el mismo paisaje, cada uno con su color, trazo y marca",
    x: [0, 1],
    y: [0, 1],
    ratio: 0.56,
    shaded: true,
    bare: true,
    margin: { left: 0, right: 0, top: 0, bottom: 0 },
  });
  const background = valleyLayer(panel);
  const paths = lanes(panel);

  return (problem, runs, k) => {
    background(problem);
    for (const name of NAMES) {
      if (runs[name]) paths.draw(name, runs[name].x, runs[name].y, k);
      else paths.hide(name);
    }
  };
}

function legend(fig) {
  const list = html("ul", { class: "fig-legend" });
  fig.view.after(list);
  let shown = "";
  return (optimizers) => {
    if (String(optimizers) === shown) return;
    shown = String(optimizers);
    list.replaceChildren(...optimizers.map((name) => html("li", {}, swatch(name), STYLES[name].name)));
  };
}

// Los nombres, de menor a mayor coste; lo que diverge va al final.
function ranking(runs, steps) {
  const end = ({ f }) => {
    const last = f[Math.min(steps, f.length - 1)];
    return Number.isFinite(last) ? last : Number.MAX_VALUE;
  };
  const order = Object.keys(runs).sort((a, b) => end(runs[a]) - end(runs[b]));
  return order.map((name) => STYLES[name].name);
}

export const portada = {
  id: "carrera-portada",
  quiet: true,
  params: {
    problem: choice("Paisaje", names(VALLEYS), P.problem),
    optimizers: many(),
    lrs: rates(),
    start: point([]),
    steps: slider("Pasos", P.steps),
  },
  create(fig) {
    fig.resolve.start = ({ problem }) => PROBLEMS[problem].start;
    const draw = race(fig);
    const tell = legend(fig);
    const run = runner();
    let runs = {};
    const show = () => draw(fig.state.problem, runs, Math.floor(film.part() * fig.state.steps));
    const film = loop(fig, show);

    return ({ problem, optimizers, lrs, steps }) => {
      const from = fig.value("start");
      fig.rates = { ...RATES, ...lrs };
      const racer = (name) => givenLane(fig, problem, name) ?? run(problem, from, steps, name, fig.rates[name]);
      runs = Object.fromEntries(optimizers.map((name) => [name, racer(name)]));
      show();
      tell(optimizers);
      film.begin();
      return {
        text: `Tras ${stepsOf(steps)}, de menor a mayor coste: ${listed(ranking(runs, steps))}.${givenNames(fig)}`,
      };
    };
  },
};
