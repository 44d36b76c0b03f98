// Lee por la entrada estándar pasos y recorridos en JSON, los repite con optimizers.js y escribe los resultados.
import { readFileSync } from "node:fs";
import { OPTIMIZERS, PROBLEMS, minimize } from "../../optlib/static/optimizers.js";

const { steps, runs } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(
  JSON.stringify({
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
  }),
);
