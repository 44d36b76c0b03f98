// La red que aprende a leer, como la pide tests/test_digits_js.py.
import { answer } from "./answer.mjs";
import { network, unpack } from "../../optlib/static/digits.js";
import { OPTIMIZERS, walk } from "../../optlib/static/optimizers.js";

let data;

function train(net, name, settings, steps, total) {
  const rule = new OPTIMIZERS[name](settings);
  const lr = rule.lr;
  let k = 0;
  const grad = (x) => {
    const g = net.gradAt(k)(x);
    k++;
    rule.lr = lr * (1 - k / total);
    return g;
  };
  let last;
  for (const [x] of walk(rule, net.start, grad, steps)) last = x;
  return last;
}

const WORK = {
  load: (given) => {
    data = unpack(given);
    return data.y.length;
  },
  start: ({ seed }) => {
    const net = network(data, seed);
    return { start: net.start, costs: [net, net.valid, net.test].map((each) => each.f(net.start)) };
  },
  grads: ({ seed, points }) => {
    const net = network(data, seed);
    return points.map(([k, p]) => ({
      batch: [...net.gradAt(k)(p)],
      whole: [...net.grad(p)],
      f: net.f(p),
      right: net.test.right(p),
    }));
  },
  train: ({ seed, name, settings, steps, total }) => {
    const net = network(data, seed);
    const x = train(net, name, settings, steps, total);
    return { x: [...x], right: net.test.right(x) };
  },
};

answer(({ job, ...given }) => WORK[job](given));
