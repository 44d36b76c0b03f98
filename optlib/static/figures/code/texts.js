// El código de cada figura: pocas líneas de Python que calculan lo mismo con los ajustes de ahora. En write, fig da los
// ajustes (state), su valor efectivo (value) y las tasas de una carrera (rates), y which dice cuál de los recorridos,
// donde hay varios (whiches: {nombre: rótulo}). El código deja el recorrido en path o, en «sensibilidad», los costes
// en costs. changes dice a qué ajustes corresponde: values son los valores que ha dejado y start, el primer punto.
import { EXAMPLES, PROBLEM_DATA, STYLES } from "../../data.js";
import { assign, list, number } from "./python.js";
import { loop } from "./rules.js";

const pick = (values, ...names) => Object.fromEntries(names.map((name) => [name, values[name]]));
const problemOf = ({ state }) => `problem = PROBLEMS["${state.problem}"]  # ${PROBLEM_DATA[state.problem].name}`;
const gradient = (point) => `problem.grad(${point})`;

// El recorrido de una regla por un paisaje. given es la tasa de la regla y, quizá, su impulso.
function descent(fig, name, given, start, said) {
  const parts = loop(name, given, gradient);
  return `\
import numpy as np
from optlib import PROBLEMS

${problemOf(fig)}
lr, steps = ${number(given.lr)}, ${fig.state.steps}
${parts.values}x = ${start}

${parts.begin}
${parts.loop}

print(f"Tras {steps} pasos, x = ${said}")
print(f"y el coste es {problem(x):.4g}")
`;
}

const inPlane = (fig, name, given) =>
  descent(fig, name, given, `np.array(${list(fig.value("start"))})`, "{x.round(4)}");

const chosen = ({ state }) => Object.fromEntries(state.optimizers.map((name) => [name, STYLES[name].name]));

const race = {
  whiches: chosen,
  write: (fig, which) => inPlane(fig, which, { lr: fig.rates[which] }),
  changes({ lr, ...values }, start, fig, which) {
    const same = lr === undefined || lr === fig.rates[which];
    const rates = same ? {} : { fair: false, lrs: { ...fig.rates, [which]: lr } };
    return { ...pick(values, "problem", "steps"), start, ...rates };
  },
};

// Cómo se escriben los gradientes que llegan en «adam-por-dentro».
const SIGNALS = {
  constant: () => "gradients = np.ones(steps)",
  noisy: ({ noise, seed }) => `\
noise, seed = ${number(noise)}, ${seed}
draw = mulberry32(seed)

def normal():  # de Box y Muller
    size = np.sqrt(-2 * np.log(1 - draw()))
    return size * np.cos(2 * np.pi * draw())

gradients = np.array([1 + noise * normal() for k in range(steps)])`,
  alternating: () => "gradients = (-1.0) ** np.arange(steps)",
  sparse: () => "gradients = np.where(np.arange(steps) % 10, 0.0, 1.0)",
  jump: () => "gradients = np.where(np.arange(steps) < steps / 2, 0.1, 1.0)",
};

const adam = ({ state }) => `\
import numpy as np
${state.signal === "noisy" ? "from optlib.random import mulberry32\n" : ""}
lr, steps = ${number(state.lr)}, ${state.steps}
${assign(pick(state, "beta1", "beta2", "eps"))}${SIGNALS[state.signal](state)}

m = v = 0
path = []  # una fila por paso
for t, g in enumerate(gradients, start=1):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    step = ${state.correction ? "lr * m_hat / (v_hat**0.5 + eps)" : "lr * m / (v**0.5 + eps)  # sin corregir"}
    path.append([g, m, v, m_hat, v_hat, step])

print(f"El paso {t} mide {abs(step):.4g}, el {abs(step) / lr:.1%} de α")
`;

function inertial(fig) {
  const { method, condition, beta, steps } = fig.state;
  const lr = fig.value("lr");
  const parts = loop(method, { lr, beta }, (point) => `curvature * ${/^\w+$/.test(point) ? point : `(${point})`}`);
  return `\
import numpy as np

condition, lr, steps = ${condition}, ${number(lr)}, ${steps}
${parts.values}curvature = np.array([1.0, condition])  # f(x, y) = ½(x² + κy²)
x = np.array(${list(PROBLEM_DATA.ravine.start)})

${parts.begin}
${parts.loop}

cost = np.sum(curvature * x**2) / 2
print(f"Tras {steps} pasos, el coste es {cost:.4g}")
`;
}

// Cómo acaba el ajuste de una recta.
const FITTED = `\
cost = np.mean((w * x + b - y) ** 2) / 2
print(f"Tras {len(path) - 1} pasos, w = {w:.4f}, b = {b:.4f}")
print(f"y el coste es {cost:.4g}")
`;

const neuron = ({ state }) => `\
import numpy as np

x = np.array(${list(EXAMPLES[state.data].x)})
y = np.array(${list(EXAMPLES[state.data].y)})
lr, steps = ${number(state.lr)}, ${state.steps}
w, b = ${number(state.w)}, ${number(state.b)}

path = [[w, b]]
for k in range(steps):
    error = w * x + b - y
    w = w - lr * np.mean(error * x)
    b = b - lr * np.mean(error)
    path.append([w, b])

${FITTED}`;

const SIZES = { batch: () => 64, minibatch: ({ batch_size: size }) => size, stochastic: () => 1 };

const batches = ({ state }, which) => `\
import numpy as np
from optlib.random import mulberry32, shuffled

batch_size, lr = ${SIZES[which](state)}, ${number(state.lr)}
epochs, seed = ${state.epochs}, ${state.seed}
k = np.arange(64)
x = -2 + 4 * k / 63
y = 1.5 * x + 0.5 + np.sin(7.3 * k * k)
w, b = -0.5, 2.5

draw = mulberry32(seed)
path = [[w, b]]
for epoch in range(epochs):
    order = shuffled(64, draw)
    for first in range(0, 64, batch_size):
        rows = order[first : first + batch_size]
        error = w * x[rows] + b - y[rows]
        w = w - lr * np.mean(error * x[rows])
        b = b - lr * np.mean(error)
        path.append([w, b])

${FITTED}`;

// Todas las tasas a la vez: cada fila de x es un recorrido.
function sweep(fig, which) {
  const parts = loop(which, { lr: 1 }, gradient, false);
  return `\
import numpy as np
from optlib import PROBLEMS

${problemOf(fig)}
steps = ${fig.state.steps}
# Una fila por tasa: 51 y, al final, la que se lee.
lr = np.append(np.logspace(-4, 1, 51), ${number(fig.state.lr)})[:, None]
${parts.values}x = np.tile(${list(fig.value("start"))}, (len(lr), 1))

${parts.begin && `${parts.begin}\n`}${parts.loop}
costs = problem(x)

best = np.nanargmin(costs)
print(f"El menor coste, {costs[best]:.4g}, con α = {lr[best, 0]:.4g}")
`;
}

const inertia = ({ optimizer, lr, beta }) => (["Momentum", "Nesterov"].includes(optimizer) ? { lr, beta } : { lr });

export const CODE = {
  "descenso-1d": {
    write: (fig) =>
      descent(fig, "GradientDescent", pick(fig.state, "lr"), `np.float64(${number(fig.value("start"))})`, "{x:.6g}"),
    changes: (values, start) => ({ ...pick(values, "problem", "lr", "steps"), start }),
  },
  valle: {
    write: (fig) => inPlane(fig, fig.state.optimizer, inertia(fig.state)),
    changes: (values, start) => ({ ...pick(values, "problem", "lr", "beta", "steps"), start }),
  },
  carrera: race,
  "carrera-portada": race,
  "adam-por-dentro": {
    write: adam,
    changes: (values) => pick(values, "lr", "steps", "beta1", "beta2", "eps", "noise", "seed"),
  },
  momento: { write: inertial, changes: (values) => pick(values, "condition", "lr", "beta", "steps") },
  lotes: {
    whiches: ({ state }) => ({
      minibatch: `minilotes de ${state.batch_size}`,
      stochastic: "de uno en uno",
      batch: "lote completo",
    }),
    write: batches,
    changes: (values, _start, _fig, which) =>
      pick(values, "lr", "epochs", "seed", ...(which === "minibatch" ? ["batch_size"] : [])),
  },
  neurona: { write: neuron, changes: (values, [w, b]) => ({ ...pick(values, "lr", "steps", "data"), w, b }) },
  sensibilidad: { whiches: chosen, write: sweep, changes: (values) => pick(values, "problem", "steps") },
};
