// Un modelo que aprende qué palabra sigue a cada una, y cuatro métodos que lo entrenan, como en optlib/figures/bigram.py.
import { BIGRAM } from "../data.js";
import { planned } from "../optimizers.js";
import { mulberry32, normal } from "../prng.js";
import { compile } from "../rule.js";
import { RULES, TYPED } from "../rules.js";
import { law, softmax, times, transposed, turn } from "./turning.js";
import { memo, range } from "../lists.js";

export const METHODS = Object.keys(BIGRAM.rates);
export const WORDS = 32;

// La regla de un método con sus ajustes: la tasa es la mejor de ese mundo.
export function ruleOf(name, { turned, equal }) {
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
