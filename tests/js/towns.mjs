// La red que inventa pueblos, como la pide tests/test_towns_js.py.
import { answer } from "./answer.mjs";
import { mulberry32 } from "../../optlib/static/prng.js";
import { compile } from "../../optlib/static/rule.js";
import { network, probabilities, unfolded, written } from "../../optlib/static/towns.js";
import { train } from "../../optlib/static/training.js";

let net;

const WORK = {
  names: ({ text }) => unfolded(text),
  start: ({ names, seed }) => {
    net = network(names, seed);
    const { start, alphabet, read, kept, X, y, valid, shapes } = net;
    return { start, alphabet, read, kept, shapes, X: [...X], y: [...y], valid: [[...valid.X], [...valid.y]] };
  },
  batches: ({ steps }) => steps.map((k) => net.batch(k)),
  measure: ({ points }) =>
    points.map(([k, p]) => ({ gradient: [...net.gradAt(k)(p)], train: net.f(p), valid: net.valid.f(p) })),
  train: async ({ text, steps }) => {
    const [rule, points] = [compile(text), []];
    await train(net, rule, rule.settings, steps, (_, x) => points.push([...x]));
    return points;
  },
  next: ({ p, beginning }) => [...probabilities(net, p, beginning)],
  write: ({ p, beginning, seed, count }) => {
    const draw = mulberry32(seed);
    return Array.from({ length: count }, () => written(net, p, draw, beginning));
  },
};

answer(({ job, ...given }) => WORK[job](given));
