// Repite con optimizers.js los pasos y recorridos que se le dan y contesta con los resultados.
import { answer } from "./answer.mjs";
import { OPTIMIZERS, PROBLEMS, minimize } from "../../optlib/static/optimizers.js";

answer(({ steps, runs }) => ({
  optimizers: Object.keys(OPTIMIZERS),
  problems: Object.entries(PROBLEMS).map(([name, { dim, start, minimum }]) => ({ name, dim, start, minimum })),
  steps: steps.map(({ optimizer, settings, problem, x, state }) => {
    const { f, grad } = PROBLEMS[problem];
    const [next, after] = new OPTIMIZERS[optimizer](settings).step(x, state, grad);
    return { x: next, state: after, f: f(x) };
  }),
  runs: runs.map(({ optimizer, settings, problem, x, count }) =>
    minimize(PROBLEMS[problem], x, new OPTIMIZERS[optimizer](settings), count),
  ),
}));
