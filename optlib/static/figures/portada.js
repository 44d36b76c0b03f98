// La carrera callada de la portada: se repite sola, se puede parar y no se mueve si el lector prefiere calma.
import { PROBLEMS } from "../optimizers.js";
import { STYLES } from "../styles.js";
import { html, say } from "./dom.js";
import { VALLEYS, names, valleyLayer } from "./landscapes.js";
import { calm, choice } from "./kit.js";
import { NAMES, RATES, lanes, runner, swatch } from "./race.js";

const STEPS = 200;
const SPEED = 24;
const REST = 3;

export const portada = {
  id: "carrera-portada",
  quiet: true,
  params: { problem: choice("Paisaje", names(VALLEYS), "beale") },
  create(fig) {
    const panel = fig.panel({ label: "Nueve optimizadores bajan por el mismo paisaje, cada uno con su color, trazo y marca", x: [0, 1], y: [0, 1], ratio: 0.56, shaded: true, bare: true, margin: { left: 0, right: 0, top: 0, bottom: 0 } });
    const background = valleyLayer(panel);
    const paths = lanes(panel);
    const run = runner();
    const item = (name) => html("li", {}, swatch(name), STYLES[name].name);
    fig.view.after(html("ul", { class: "fig-legend" }, ...NAMES.map(item)));
    let at = calm() ? STEPS : 0;
    let runs = null;
    let motion = null;
    const show = () => {
      const k = Math.min(STEPS, Math.floor(at));
      for (const name of NAMES) paths.draw(name, runs[name].x, runs[name].y, k);
    };
    const tick = (seconds) => {
      at += seconds * SPEED;
      if (at > STEPS + REST * SPEED) at = 0;
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
    return ({ problem }) => {
      background(problem);
      const { start: from } = PROBLEMS[problem];
      runs = Object.fromEntries(NAMES.map((name) => [name, run(problem, from, STEPS, name, RATES[name])]));
      show();
      if (!begun) calm() ? stop() : start();
      begun = true;
      const end = (name) => runs[name].f.at(-1);
      const winner = NAMES.reduce((a, b) => (end(b) < end(a) ? b : a));
      return { text: `Tras ${STEPS} pasos, el que más abajo llega en este paisaje es ${STYLES[winner].name}.` };
    };
  },
};
