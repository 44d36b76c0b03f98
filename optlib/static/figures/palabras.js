// Treinta y dos palabras: lo que a cada una le falta por aprender con cuatro métodos, con las palabras en los ejes o
// giradas, y unas más frecuentes que otras o todas igual.
import { BIGRAM, PARAMS } from "../data.js";
import { significant } from "../numbers.js";
import { METHODS, WORDS, trained, worldAt } from "./bigram.js";
import { playback } from "./kit.js";
import { lanes, legend, lookOf } from "./looks.js";
import { flag, slider } from "./params.js";
import { inTurns } from "../idle.js";
import { range } from "../lists.js";
import { stepsOf } from "./words.js";

const P = PARAMS.palabras;
const PLACES = range(WORDS).map((k) => k + 1);
const [LOWEST, HIGHEST] = [1e-3, 4e3]; // lo que se ve
const SPEED = 20; // pasos por segundo
const whole = () => BIGRAM.budget;

export const palabras = {
  id: "palabras",
  params: {
    turned: flag("Girar las palabras", P.turned),
    equal: flag("Todas igual de frecuentes", P.equal),
    steps: slider("Pasos", P.steps),
  },
  ahead: (state) => METHODS.map((name) => () => trained(name, state)),
  create(fig) {
    const panel = fig.panel({
      label: "Exceso de coste de cada palabra con cada método, en escala logarítmica",
      x: [0.5, WORDS + 0.8],
      y: [LOWEST, HIGHEST],
      logY: true,
      xLabel: "palabra, de la más frecuente a la más rara",
      yLabel: "exceso × 1000 de cada palabra",
      ratio: 0.7,
    });
    const draw = lanes(panel, ["Muon"]);
    legend(fig)(METHODS);
    playback(fig, "steps", whole, () => SPEED);
    fig.control(["turned", "equal"], ["steps"]);
    // El otro mundo se prepara entretanto, para que girar no espere.
    inTurns(METHODS, (name) => trained(name, { ...fig.state, turned: !fig.state.turned }));

    return (state) => {
      const { excess, whole } = worldAt(state);
      const words = (name) => excess(trained(name, state)[state.steps]);
      const found = Object.fromEntries(METHODS.map((name) => [name, words(name)]));
      const seen = (name) => found[name].map((value) => Math.max(LOWEST, 1000 * value));
      draw(METHODS, (name) => [PLACES, seen(name)], WORDS - 1);
      const totals = METHODS.map((name) => [lookOf(name).name, 1000 * whole(found[name])]);
      const told = totals.sort(([, a], [, b]) => a - b).map(([name, total]) => `${name}, ${significant(total, 1)}`);
      return { text: `Exceso × 1000 tras ${stepsOf(state.steps)}: ${told.join("; ")}.` };
    };
  },
};
