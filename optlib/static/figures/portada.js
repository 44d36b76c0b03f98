// La carrera callada de la portada: se repite sola, se puede parar y no se mueve si el lector prefiere calma.
import { PROBLEMS } from "../optimizers.js";
import { STYLES } from "../styles.js";
import { html, linspace, say } from "./dom.js";
import { VALLEYS, names, valleyLayer } from "./landscapes.js";
import { calm } from "./kit.js";
import { choice, many, point, rates, slider } from "./params.js";
import { NAMES, RATES, lanes, listed, runner, swatch } from "./race.js";

const SECONDS = 8;
const REST = 3;

export const portada = {
  id: "carrera-portada",
  quiet: true,
  params: {
    problem: choice("Paisaje", names(VALLEYS), "beale"),
    optimizers: many(NAMES),
    lrs: rates(),
    start: point([], null),
    steps: slider("Pasos", linspace(1, 300, 300), 200),
  },
  create(fig) {
    fig.resolve.start = ({ problem }) => PROBLEMS[problem].start;
    const panel = fig.panel({ label: "Varios optimizadores bajan por el mismo paisaje, cada uno con su color, trazo y marca", x: [0, 1], y: [0, 1], ratio: 0.56, shaded: true, bare: true, margin: { left: 0, right: 0, top: 0, bottom: 0 } });
    const background = valleyLayer(panel);
    const paths = lanes(panel);
    const run = runner();
    const legend = html("ul", { class: "fig-legend" });
    fig.view.after(legend);
    const { steps } = fig.state;
    let at = calm() ? SECONDS : 0;
    let runs = {};
    let motion = null;
    const show = () => {
      const k = Math.min(steps, Math.floor((at / SECONDS) * steps));
      for (const [name, { x, y }] of Object.entries(runs)) paths.draw(name, x, y, k);
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
    return ({ problem, optimizers, lrs }) => {
      background(problem);
      const from = fig.value("start");
      runs = Object.fromEntries(optimizers.map((name) => [name, run(problem, from, steps, name, lrs[name] ?? RATES[name])]));
      show();
      if (begun) return { text: fig.summary.textContent };
      begun = true;
      legend.append(...optimizers.map((name) => html("li", {}, swatch(name), STYLES[name].name)));
      if (calm()) stop();
      else start();
      const end = (name) => runs[name].f.at(-1);
      const order = [...optimizers].sort((a, b) => end(a) - end(b)).map((name) => STYLES[name].name);
      return { text: `Tras ${steps} pasos, de menor a mayor coste: ${listed(order)}.` };
    };
  },
};
