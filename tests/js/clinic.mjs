// Los pacientes, como los pide tests/test_clinic_js.py.
import { answer } from "./answer.mjs";
import { Case } from "../../optlib/static/clinic/case.js";
import { SIGNS } from "../../optlib/static/clinic/data.js";
import { cured, refuted } from "../../optlib/static/clinic/judge.js";
import { networkOf, trainingOf } from "../../optlib/static/clinic/training.js";
import { unpack } from "../../optlib/static/digits.js";
import { MLP } from "../../optlib/static/mlp.js";

let data;
const cases = {};

// El caso ya entrenado; se recuerda.
async function caseOf({ changes, seed }) {
  const key = JSON.stringify([changes, seed]);
  cases[key] ??= new Case(data, trainingOf(changes), seed);
  if (!cases[key].points) await cases[key].train();
  return cases[key];
}

// Las veces que la página podría responder mientras se hace un trabajo.
async function turns(work) {
  let count = 0;
  const ticks = setInterval(() => count++);
  await work();
  clearInterval(ticks);
  return count;
}

async function each(names, job) {
  const found = {};
  for (const name of names) found[name] = await job(name);
  return found;
}

const WORK = {
  load: (given) => {
    data = unpack(given);
    return data.y.length;
  },
  network: ({ changes, seed, ks, points }) => {
    const net = networkOf(data, trainingOf(changes), seed);
    const heaps = [net, net.valid].map(({ X, y }) => ({ X: [...X], y: [...y] }));
    const at = (p) => ({ batch: [...net.gradAt(18)(p)], whole: [...net.grad(p)], f: net.f(p) });
    return { heaps, start: net.start, batches: ks.map((k) => [...net.batch(k)]), at: points.map(at) };
  },
  points: async ({ count, ...which }) => (await caseOf(which)).points.slice(0, count),
  measures: async ({ names, ...which }) => each(names, async (name) => (await caseOf(which)).measure(name)),
  // Lo que desmienten de cada diagnóstico las medidas de un caso, o unas dadas.
  judge: async ({ given, probes, ...which }) => {
    const known = given ? { measure: async (name) => given[name] ?? 0 } : await caseOf(which);
    return { found: await each(Object.keys(SIGNS), (key) => refuted(key, known, probes)), cured: await cured(known) };
  },
  // Lo que da check con una derivada por factor.
  check: async ({ factor }) => {
    const [known, { grad }] = [await caseOf({ changes: {}, seed: 1 }), MLP.prototype];
    known.known = {};
    MLP.prototype.grad = function (...given) {
      return grad.apply(this, given).map((value, k) => (k === 2400 ? factor * value : value));
    };
    const found = await known.measure("check");
    MLP.prototype.grad = grad;
    return found;
  },
  turns: async ({ names, until }) => {
    const known = new Case(data, trainingOf({}), 1);
    await known.train(undefined, () => known.points.length === until);
    const kept = known.points.length;
    const train = await turns(() => known.train());
    return { kept, train, ...(await each(names, (name) => turns(() => known.measure(name)))) };
  },
};

answer(({ job, ...given }) => WORK[job](given));
