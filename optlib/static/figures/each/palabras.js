// Treinta y dos palabras: lo que a cada una le falta por aprender con cuatro métodos, con las palabras en los ejes o
// giradas, y unas más frecuentes que otras o todas igual.
import { PARAMS } from "../../data.js";
import { BIGRAM } from "../data/palabras.js";
import { planned } from "../../optimizers.js";
import { significant, stepsOf } from "../../numbers.js";
import { mulberry32, normal } from "../../prng.js";
import { compile } from "../../rule.js";
import { RULES, TYPED } from "../../rules.js";
import { playback } from "../kit.js";
import { lanes, legend, lookOf } from "../looks.js";
import { flag, slider } from "../params.js";
import { inTurns } from "../../idle.js";
import { law, softmax, times, transposed, turn } from "../turning.js";
import { memo, range } from "../../lists.js";

export const METHODS = Object.keys(BIGRAM.rates);
const WORDS = 32;

// La regla de un método con sus ajustes: la tasa es la mejor de ese mundo.
function ruleOf(name, { turned, equal }) {
  const valid = compile({ ...RULES, ...TYPED }[name].text);
  const settings = { ...valid.settings, lr: BIGRAM.rates[name][Number(equal)][Number(turned)] };
  if (name === "Adam") settings.beta2 = BIGRAM.beta2;
  return { valid, settings };
}

// El exceso de cada palabra, el de todas y el gradiente.
function worldOf({ turned, equal }) {
  const [draw, spin] = [mulberry32(1), mulberry32(2)];
  const { often, follows } = law(WORDS, () => 2 * normal(draw));
  if (equal) often.fill(1 / WORDS);
  const [from, to] = turned ? [turn(WORDS, spin), turn(WORDS, spin)] : [];
  const between = (A, W, B) => (turned ? times(times(A, W, WORDS), B, WORDS) : W);
  const [fromBack, toBack] = turned ? [from, to].map((each) => transposed(each, WORDS)) : [];
  const guess = (x) => {
    const said = between(from, new Float64Array(x), toBack);
    return range(WORDS).map((i) => softmax(said.subarray(i * WORDS, (i + 1) * WORDS)));
  };
  const gradient = (x) => {
    const wrong = guess(x).flatMap((row, i) => Array.from(row, (value, j) => often[i] * (value - follows[i][j])));
    return between(fromBack, wrong, to);
  };
  return {
    problem: { start: new Array(WORDS ** 2).fill(0), shapes: [[WORDS, WORDS]], gradAt: () => gradient },
    whole: (words) => words.reduce((sum, value, k) => sum + often[k] * value, 0),
    excess(x) {
      const said = guess(x);
      return follows.map((row, i) => row.reduce((sum, q, j) => sum + q * Math.log(q / said[i][j]), 0));
    },
  };
}

const worlds = memo(4);
const runs = memo(8); // los de dos mundos
export const worldAt = (state) => worlds(`${state.turned} ${state.equal}`, () => worldOf(state));

// Los pesos tras cada paso, del 0 al último del plan.
export const trained = (name, state) =>
  runs(`${name} ${state.turned} ${state.equal}`, () => {
    const { valid, settings } = ruleOf(name, state);
    return [...planned(worldAt(state).problem, valid, settings, "lr", BIGRAM.budget)];
  });

const P = PARAMS.palabras;
const PLACES = range(WORDS).map((k) => k + 1);
const [LOWEST, HIGHEST] = [1e-3, 4e3]; // lo que se ve
const SPEED = 20; // pasos por segundo
const whole = () => BIGRAM.budget;

// Los mismos pasos, escritos en Python.
async function code() {
  const { withPlan } = await import("../code/rule-export.js");
  const said = (yes) => (yes ? "True" : "False");
  const write = ({ state }, name) =>
    withPlan(ruleOf(name, state), BIGRAM.budget, {
      tools: "from optlib.figures.each.palabras import Bigram",
      given: `turned, equal = ${said(state.turned)}, ${said(state.equal)}\nsteps = ${state.steps}`,
      start: "problem = Bigram(turned, equal)\ngrad, x = problem.grad, problem.start",
      said: 'print(f"Tras {steps} pasos, el exceso es {problem(x):.1g}")',
      shapes: "problem.shapes",
    });
  return { lanes: () => Object.fromEntries(METHODS.map((name) => [name, name])), write };
}

export const figure = {
  params: {
    turned: flag("Girar las palabras", P.turned),
    equal: flag("Todas igual de frecuentes", P.equal),
    steps: slider("Pasos", P.steps),
  },
  ahead: (state) => METHODS.map((name) => () => trained(name, state)),
  sizes: { fill: "400px" },
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
  code,
};
