// Treinta y dos letras: lo que a cada una le falta por aprender de cuál la sigue, con cuatro métodos, y con las letras en
// los ejes o giradas.
import { LETTERS, PARAMS as P } from "../data/letras.js";
import { planned } from "../../optimizers.js";
import { significant, stepsOf } from "../../numbers.js";
import { mulberry32 } from "../../prng.js";
import { compile } from "../../rule.js";
import { RULES, TYPED } from "../../rules.js";
import { playback } from "../kit.js";
import { lanes, legend, lookOf } from "../looks.js";
import { flag, slider } from "../params.js";
import { parts, softmax, times, total, transposed, turn } from "../turning.js";
import { inTurns, memo, range } from "../../lists.js";

export const METHODS = Object.keys(LETTERS.rates);
const { letters, counts } = LETTERS;
const N = letters.length;

// La regla de un método con sus ajustes.
function ruleOf(name, { turned }) {
  const valid = compile({ ...RULES, ...TYPED }[name].text);
  const settings = { ...valid.settings, lr: LETTERS.rates[name][Number(turned)] };
  if (name === "Adam") settings.beta2 = LETTERS.beta2;
  return { valid, settings };
}

// El exceso de cada letra, el de todas y el gradiente.
function worldOf(turned) {
  const spin = mulberry32(1);
  const often = parts(counts.map(total));
  const follows = counts.map(parts);
  const [from, to] = turned ? [turn(N, spin), turn(N, spin)] : [];
  const between = (A, W, B) => (turned ? times(times(A, W, N), B, N) : W);
  const [fromBack, toBack] = turned ? [from, to].map((each) => transposed(each, N)) : [];
  const guess = (x) => {
    const said = between(from, new Float64Array(x), toBack);
    return range(N).map((i) => softmax(said.subarray(i * N, (i + 1) * N)));
  };
  const gradient = (x) => {
    const wrong = guess(x).flatMap((row, i) => Array.from(row, (value, j) => often[i] * (value - follows[i][j])));
    return between(fromBack, wrong, to);
  };
  return {
    problem: { start: new Array(N ** 2).fill(0), shapes: [[N, N]], gradAt: () => gradient },
    whole: (each) => each.reduce((sum, value, k) => sum + often[k] * value, 0),
    excess(x) {
      const said = guess(x);
      return follows.map((row, i) => row.reduce((sum, q, j) => (q ? sum + q * Math.log(q / said[i][j]) : sum), 0));
    },
  };
}

const worlds = memo(2);
const runs = memo(8); // los de dos mundos
export const worldAt = ({ turned }) => worlds(String(turned), () => worldOf(turned));

// Los pesos tras cada paso, del 0 al último del plan.
export const trained = (name, state) =>
  runs(`${name} ${state.turned}`, () => {
    const { valid, settings } = ruleOf(name, state);
    return [...planned(worldAt(state).problem, valid, settings, "lr", LETTERS.budget)];
  });

const PLACES = range(N).map((k) => k + 1);
const [LOWEST, HIGHEST] = [1e-3, 4e3]; // lo que se ve
const SPEED = 20; // pasos por segundo
const whole = () => LETTERS.budget;

// Los mismos pasos, escritos en Python.
async function code() {
  const { withPlan } = await import("../code/rule-export.js");
  const write = ({ state }, name) =>
    withPlan(ruleOf(name, state), LETTERS.budget, {
      tools: "from optlib.towns.pairs import Pairs",
      given: `turned = ${state.turned ? 1 : "None"} # con un número, girada\nsteps = ${state.steps}`,
      start: "problem = Pairs(turned=turned)\ngrad, x = problem.grad, problem.start",
      said: 'print(f"Tras {steps} pasos, el exceso es {problem(x):.1g}")',
      shapes: "problem.shapes",
    });
  return { lanes: () => Object.fromEntries(METHODS.map((name) => [name, name])), write };
}

export const figure = {
  params: {
    turned: flag("Girada", P.turned),
    steps: slider("Pasos", P.steps),
  },
  ahead: (state) => METHODS.map((name) => () => trained(name, state)),
  sizes: { fill: "400px" },
  create(fig) {
    const panel = fig.panel({
      label: "Exceso de coste de cada letra con cada método, en escala logarítmica",
      x: [0.5, N + 0.8],
      y: [LOWEST, HIGHEST],
      logY: true,
      xLabel: "letra (␣, espacio; ·, final)",
      xTicks: letters.map((letter, k) => [k + 1, letter]),
      yLabel: "exceso × 1000 de cada letra",
      ratio: 0.7,
    });
    const draw = lanes(panel, ["Muon"]);
    legend(fig)(METHODS);
    playback(fig, "steps", whole, () => SPEED);
    fig.control(["turned"], ["steps"]);
    // El otro mundo se prepara entretanto, para que girar no espere.
    inTurns(METHODS, (name) => trained(name, { ...fig.state, turned: !fig.state.turned }));

    return (state) => {
      const { excess, whole } = worldAt(state);
      const left = (name) => excess(trained(name, state)[state.steps]);
      const found = Object.fromEntries(METHODS.map((name) => [name, left(name)]));
      const seen = (name) => found[name].map((value) => Math.max(LOWEST, 1000 * value));
      draw(METHODS, (name) => [PLACES, seen(name)], N - 1);
      const totals = METHODS.map((name) => [lookOf(name).name, 1000 * whole(found[name])]);
      const told = totals.sort(([, a], [, b]) => a - b).map(([name, total]) => `${name}, ${significant(total, 1)}`);
      return { text: `Exceso × 1000 tras ${stepsOf(state.steps)}: ${told.join("; ")}.` };
    };
  },
  code,
};
