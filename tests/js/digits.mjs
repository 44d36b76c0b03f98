// La red que aprende a leer, como la pide tests/test_digits_js.py.
import { answer } from "./answer.mjs";
import { network, unpack } from "../../optlib/static/digits.js";
import { RIVALS } from "../../optlib/static/figures/red-trials.js";
import { compile } from "../../optlib/static/rule.js";
import { train } from "../../optlib/static/training.js";

let data;

const WORK = {
  load: (given) => {
    data = unpack(given);
    return data.y.length;
  },
  rivals: () => Object.fromEntries(Object.entries(RIVALS).map(([name, { text }]) => [name, text])),
  start: ({ seed }) => {
    const net = network(data, seed);
    return { start: net.start, costs: [net, net.valid, net.test].map((each) => each.f(net.start)) };
  },
  grads: ({ seed, extra, points }) => {
    const net = network(data, seed, extra);
    return points.map(([k, p]) => ({
      batch: [...net.gradAt(k)(p)],
      whole: [...net.grad(p)],
      f: net.f(p),
      right: net.test.right(p),
    }));
  },
  train: async ({ seed, text, steps, marks }) => {
    const [net, points] = [network(data, seed), []];
    const rule = compile(text);
    await train(net, rule, rule.settings, steps, (k, x) => {
      if (marks.includes(k)) points.push(x);
    });
    return { points, right: net.test.right(points.at(-1)) };
  },
};

answer(({ job, ...given }) => WORK[job](given));
