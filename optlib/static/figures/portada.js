// La carrera callada de la portada: se repite sola, se puede parar y no se mueve si el lector prefiere calma.
import { PROBLEMS } from "../optimizers.js";
import { PARAMS, STYLES, VALLEYS } from "../data.js";
import { html, listed, say } from "./dom.js";
import { names, valleyLayer } from "./landscapes.js";
import { calm } from "./kit.js";
import { choice, many, point, rates, slider } from "./params.js";
import { NAMES, RATES, fromPython, givenLane, lanes, runner, swatch } from "./race.js";

const P = PARAMS["carrera-portada"];
const SECONDS = 8;
const REST = 3;

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
    const run = runner();
    const legend = html("ul", { class: "fig-legend" });
    fig.view.after(legend);
    let at = calm() ? SECONDS : 0;
    let runs = {};
    let motion = null;
    const show = () => {
      const { steps } = fig.state;
      const k = Math.min(steps, Math.floor((at / SECONDS) * steps));
      for (const name of NAMES) {
        if (runs[name]) paths.draw(name, runs[name].x, runs[name].y, k);
        else paths.hide(name);
      }
    };
    const tick = (seconds) => {
      at = at > SECONDS + REST ? 0 : at + seconds;
      show();
    };
    const play = fig.button("Pausa", () => (motion ? stop() : start()), "fig-play");
    const start = () => {
      motion = fig.animate(tick);
      say(play, "Pausa");
    };
    const stop = () => {
      motion?.stop();
      motion = null;
      say(play, "Reproducir");
    };
    fig.stop = stop;
    fig.onVisible = (visible) => visible && motion?.start();
    let begun = false;
    let listedNames = "";
    return ({ problem, optimizers, lrs, steps }) => {
      background(problem);
      const from = fig.value("start");
      const racer = (name) =>
        givenLane(fig, problem, name) ?? run(problem, from, steps, name, lrs[name] ?? RATES[name]);
      runs = Object.fromEntries(optimizers.map((name) => [name, racer(name)]));
      show();
      if (String(optimizers) !== listedNames) {
        listedNames = String(optimizers);
        legend.replaceChildren(...optimizers.map((name) => html("li", {}, swatch(name), STYLES[name].name)));
      }
      if (!begun) (calm() ? stop : start)();
      begun = true;
      // Lo que diverge va al final.
      const end = ({ f }) => {
        const last = f[Math.min(steps, f.length - 1)];
        return Number.isFinite(last) ? last : Number.MAX_VALUE;
      };
      const order = [...optimizers].sort((a, b) => end(runs[a]) - end(runs[b])).map((name) => STYLES[name].name);
      return { text: `Tras ${steps} pasos, de menor a mayor coste: ${listed(order)}.${fromPython(fig)}` };
    };
  },
};
