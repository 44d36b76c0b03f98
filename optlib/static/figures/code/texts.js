// El código de cada figura: pocas líneas de Python que calculan lo mismo con los ajustes de ahora. En write, fig da los
// ajustes (state), su valor efectivo (value) y las tasas de una carrera (rates), y lane dice cuál de los recorridos,
// donde hay varios (lanes: {nombre: rótulo}). El código deja el recorrido en path.
import { EXAMPLES, NETWORK, PARAMS, PLANS, PROBLEM_DATA, STYLES } from "../../data.js";
import { RULES } from "../../rules.js";
import { METHODS } from "../bigram.js";
import { array, assign, list, number } from "./python.js";
import { loop } from "./loop.js";
import { onDigits, onWords, WAYS } from "./rule-export.js";

const pick = (values, ...names) => Object.fromEntries(names.map((name) => [name, values[name]]));

// El recorrido de una regla por un paisaje. given es la tasa de la regla y, quizá, su impulso.
function descent(fig, name, given, start, said) {
  const walk = loop(name, given, `x = ${start}`, (point) => `problem.grad(${point})`);
  return `\
import numpy as np
from optlib import PROBLEMS

problem = PROBLEMS["${fig.state.problem}"]
lr, steps = ${number(given.lr)}, ${fig.state.steps}
${walk}
print(f"Tras {steps} pasos, x = ${said}")
print(f"y el coste es {problem(x):.4g}")
`;
}

const inPlane = (fig, name, given) =>
  descent(fig, name, given, `np.array(${list(fig.value("start"))})`, "{x.round(4)}");

const race = {
  lanes: ({ state }) => Object.fromEntries(state.optimizers.map((name) => [name, STYLES[name].name])),
  write: (fig, lane) => inPlane(fig, lane, { lr: fig.rates[lane] }),
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
  cycle: () => "gradients = np.where(np.arange(steps) % 3, -1.0, 3.0)",
};

// La regla de Adam, con lo que resta a x aparte; sin corregir es lo mismo con m y v.
const MOMENTS = RULES.Adam.step.slice(1, -1);
const STEP = RULES.Adam.step.at(-1).replace("x = x - ", "");
const RAW = `${STEP.replaceAll("_hat", "")}  # sin corregir`;

const adam = ({ state }) => `\
import numpy as np
${state.signal === "noisy" ? "from optlib.prng import mulberry32\n" : ""}
lr, steps = ${number(state.lr)}, ${state.steps}
${assign(pick(state, "beta1", "beta2", "eps"))}${SIGNALS[state.signal](state)}

m = v = 0
path = []  # una fila por paso
for t, g in enumerate(gradients, start=1):
${MOMENTS.map((line) => `    ${line}\n`).join("")}    step = ${state.correction ? STEP : RAW}
    path.append([g, m, v, m_hat, v_hat, step])

print(f"El paso {t} mide {abs(step):.4g}:")
print(f"el {100 * abs(step) / lr:.1f} % de α")
`;

function inertial(fig) {
  const { method, condition, beta, steps } = fig.state;
  const lr = fig.value("lr");
  const start = `\
curvature = np.array([1.0, condition])  # f(x, y) = ½(x² + κy²)
x = np.array(${list(PROBLEM_DATA.ravine.start)})`;
  const slope = (point) => `curvature * ${/^\w+$/.test(point) ? point : `(${point})`}`;
  return `\
import numpy as np

condition, lr, steps = ${condition}, ${number(lr)}, ${steps}
${loop(method, { lr, beta }, start, slope)}
cost = np.sum(curvature * x**2) / 2
print(f"Tras {steps} pasos, el coste es {cost:.4g}")
`;
}

// Junto al mínimo de x²; la tasa que baja, lo hace en los pasos que enseña la figura.
function outburst({ state: { method, eps, beta2, steps } }) {
  const name = method === "AMSGrad" ? method : "Adam";
  const walk = loop(name, { lr: 0.1, eps, beta2 }, "x = 5.0", (point) => `2 * ${point}`);
  const plan = `lr * (1 - (t - 1) / ${PARAMS.brote.steps.high}) *`;
  return `\
import numpy as np

lr, steps = 0.1, ${steps}
${method === "linear" ? walk.replace("lr *", plan) : walk}
print(f"Tras {steps} pasos, x = {x:.2g}")
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

x = ${array(EXAMPLES[state.data].x)}
y = ${array(EXAMPLES[state.data].y)}
lr, steps = ${number(state.lr)}, ${state.steps}
w, b = ${number(state.w)}, ${number(state.b)}

path = [[w, b]]
for k in range(steps):
    error = w * x + b - y
    w = w - lr * np.mean(error * x)
    b = b - lr * np.mean(error)
    path.append([w, b])

${FITTED}`;

const network = ({ state }) => `\
import numpy as np

x, y = ${number(state.x)}, ${number(state.y)}
lr, steps = ${number(state.lr)}, ${state.steps}
w = np.array(${list([state.w, NETWORK[1]])})
b = np.array(${list(NETWORK.slice(2, 4))})
c, b0 = np.array(${list([state.c, NETWORK[5]])}), ${number(NETWORK[6])}

path = [[*w, *b, *c, b0]]
for k in range(steps + 1):
    h = np.tanh(w * x + b)  # hacia delante
    error = c @ h + b0 - y
    delta = error * c * (1 - h**2)  # hacia atrás
    if k == steps:
        break
    w, b = w - lr * delta * x, b - lr * delta
    c, b0 = c - lr * error * h, b0 - lr * error
    path.append([*w, *b, *c, b0])

print(f"El coste es {error**2 / 2:.4g}")
print(f"y las derivadas de w, {(delta * x).round(4)}")
`;

const SIZES = { batch: () => 64, minibatch: ({ batch_size: size }) => size, stochastic: () => 1 };

const batches = ({ state }, lane) => `\
import numpy as np
from optlib.prng import mulberry32, shuffled

batch_size, lr = ${SIZES[lane](state)}, ${number(state.lr)}
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

// Cómo baja cada plan, con j los pasos que han pasado desde el calentamiento y left los que hay desde entonces.
const FALLS = {
  constant: "1.0",
  stairs: "0.5 ** (j // -(-left // 5))",
  inverse: "1 / (1 + j)",
  cosine: "(1 + np.cos(np.pi * j / left)) / 2",
  linear: "1 - j / left",
};

// Cien carreras a la vez.
function plan({ state }, lane) {
  const walls = state.landscape === "walls";
  const outside = `x - np.clip(x, ${-PLANS.edge}, ${PLANS.edge})`;
  const slope = walls ? `x + ${PLANS.wall} * (${outside})` : "x";
  const cost = walls ? `(x**2 + ${PLANS.wall} * (${outside}) ** 2)` : "x**2";
  return `\
import numpy as np
from optlib.prng import mulberry32

lr, noise, steps = ${number(state.lr)}, ${number(state.noise)}, ${state.steps}
warmup, seed = ${state.warmup}, ${state.seed}
x = np.full(${PLANS.races}, ${number(PLANS.start)})  # cien carreras a la vez
draw = mulberry32(seed)
left = max(1, steps - warmup)

path = [x]
for k in range(steps):
    j = k - warmup
    if j < 0:  # calentamiento
        factor = (k + 1) / warmup
    else:
        factor = ${FALLS[lane]}
    drawn = np.array([draw() - 0.5 for run in x])  # varianza 1/12
    g = ${slope} + noise * 12**0.5 * drawn
    x = x - lr * factor * g
    path.append(x)

cost = np.mean(${cost}) / 2
print(f"Tras {steps} pasos, el coste medio es {cost:.4g}")
`;
}

const GRADIENTS = {
  outputs: 'G = gradient("outputs")  # de la red que lee',
  diagonal: "G = np.array([[3.0, 0.0], [0.0, 0.3]])",
  words: `\
draw = mulberry32(1)
often = 1 / np.arange(1, 9)  # cuánto sale cada palabra
follows = np.exp([[6 * draw() for j in often] for i in often])
follows = follows / follows.sum(1, keepdims=True)
G = (often / often.sum())[:, None] * (1 / 8 - follows)`,
};
const OUTPUTS = "from optlib.figures.turning import gradient\n";
const TURN = `
draw = mulberry32(2)

def turn(n):  # un giro al azar
    Q = np.eye(n)
    for k in range(n):
        v = np.array([draw() - 0.5 for j in range(n)])
        Q = Q - 2 * np.outer(Q @ v, v) / (v @ v)
    return Q

G = turn(len(G)) @ G @ turn(G.shape[1]).T`;

function newtonSchulz({ state }) {
  const drawn = state.turned || state.matrix === "words";
  return `\
import numpy as np
${state.matrix === "outputs" ? OUTPUTS : ""}${drawn ? "from optlib.prng import mulberry32\n" : ""}
${assign(pick(state, "a", "b", "c"))}steps = ${state.steps}
${GRADIENTS[state.matrix]}${state.turned ? TURN : ""}
X = G / np.linalg.norm(G)

path = [X.ravel()]
for k in range(steps):
    A = X @ X.T
    X = a * X + (b * A + c * A @ A) @ X
    path.append(X.ravel())

print("Con todos sus valores singulares cerca de 1, X·Xᵀ se parece")
print("a la identidad:")
print((X @ X.T).round(2))
`;
}

const inertia = ({ optimizer, lr, beta }) => (["Momentum", "Nesterov"].includes(optimizer) ? { lr, beta } : { lr });

export const CODE = {
  "descenso-1d": {
    write: (fig) =>
      descent(fig, "GradientDescent", pick(fig.state, "lr"), `np.float64(${number(fig.value("start"))})`, "{x:.6g}"),
  },
  valle: { write: (fig) => inPlane(fig, fig.state.optimizer, inertia(fig.state)) },
  carrera: race,
  "adam-por-dentro": { write: adam },
  brote: { write: outburst },
  momento: { write: inertial },
  lotes: {
    choose: "Recorrido",
    lanes: ({ state }) => ({
      minibatch: `minilotes de ${state.batch_size}`,
      stochastic: "de uno en uno",
      batch: "lote completo",
    }),
    write: batches,
  },
  neurona: { write: neuron },
  retropropagacion: { write: network },
  planes: { choose: "Plan", lanes: () => PLANS.names, write: plan },
  red: { write: onDigits },
  palabras: { lanes: () => Object.fromEntries(METHODS.map((name) => [name, name])), write: onWords },
  muon: { write: newtonSchulz },
  // Un solo recorrido, escrito de dos maneras.
  regla: {
    choose: "Copiar como",
    title: "Escribe tu optimizador",
    lanes: () => ({ optlib: "optlib", PyTorch: "PyTorch" }),
    apart: { PyTorch: "PyTorch no está en esta página: cópialo donde lo tengas." },
    write: (fig, lane) => WAYS[lane](fig),
  },
};
