// Los optimizadores y problemas de optlib, otra vez, en el navegador: una figura no puede esperar a Python.
// tests/test_optimizers_js.py los compara paso a paso con optlib. x es un número o una lista de números.
import { PROBLEM_DATA } from "./data.js";

// Aplica f elemento a elemento a hasta cuatro argumentos de la misma forma.
function zip(f, a, b, c, d) {
  if (typeof a === "number") return f(a, b, c, d);
  const r = new Array(a.length);
  for (let i = 0; i < r.length; i++) r[i] = f(a[i], b?.[i], c?.[i], d?.[i]);
  return r;
}

const zeros = (x) => zip(() => 0, x);

class Optimizer {
  constructor(defaults, settings) {
    Object.assign(this, defaults, settings);
  }
}

export class GradientDescent extends Optimizer {
  constructor(settings) {
    super({ lr: NaN }, settings);
  }
  init() {
    return {};
  }
  step(x, state, grad) {
    return [zip((a, g) => a - this.lr * g, x, grad(x)), state];
  }
}

export class Momentum extends Optimizer {
  constructor(settings) {
    super({ lr: NaN, beta: 0.9 }, settings);
  }
  init(x) {
    return { v: zeros(x) };
  }
  step(x, { v }, grad) {
    v = zip((m, g) => this.beta * m + g, v, grad(x));
    return [zip((a, m) => a - this.lr * m, x, v), { v }];
  }
}

export class Nesterov extends Momentum {
  // El gradiente se mide en el punto al que llevaría la velocidad que ya se tiene.
  step(x, { v }, grad) {
    const ahead = zip((a, m) => a - this.lr * this.beta * m, x, v);
    v = zip((m, g) => this.beta * m + g, v, grad(ahead));
    return [zip((a, m) => a - this.lr * m, x, v), { v }];
  }
}

export class Adagrad extends Optimizer {
  constructor(settings) {
    super({ lr: NaN, eps: 1e-8 }, settings);
  }
  init(x) {
    return { G: zeros(x) };
  }
  step(x, { G }, grad) {
    const g = grad(x);
    G = zip((s, d) => s + d * d, G, g);
    return [zip((a, d, s) => a - (this.lr * d) / (Math.sqrt(s) + this.eps), x, g, G), { G }];
  }
}

export class RMSProp extends Optimizer {
  constructor(settings) {
    super({ lr: NaN, rho: 0.9, eps: 1e-8 }, settings);
  }
  init(x) {
    return { v: zeros(x) };
  }
  step(x, { v }, grad) {
    const g = grad(x);
    v = zip((s, d) => this.rho * s + (1 - this.rho) * d * d, v, g);
    return [zip((a, d, s) => a - (this.lr * d) / (Math.sqrt(s) + this.eps), x, g, v), { v }];
  }
}

export class Adadelta extends Optimizer {
  constructor(settings) {
    super({ lr: 1, rho: 0.95, eps: 1e-6 }, settings);
  }
  init(x) {
    return { v: zeros(x), u: zeros(x) };
  }
  step(x, { v, u }, grad) {
    const { rho, eps } = this;
    const g = grad(x);
    v = zip((s, d) => rho * s + (1 - rho) * d * d, v, g);
    const dx = zip((d, s, w) => -(Math.sqrt(w + eps) / Math.sqrt(s + eps)) * d, g, v, u);
    u = zip((w, d) => rho * w + (1 - rho) * d * d, u, dx);
    return [zip((a, d) => a + this.lr * d, x, dx), { v, u }];
  }
}

export class Adam extends Optimizer {
  constructor(settings) {
    super({ lr: 1e-3, beta1: 0.9, beta2: 0.999, eps: 1e-8 }, settings);
  }
  init(x) {
    return { t: 0, m: zeros(x), v: zeros(x), m_hat: zeros(x), v_hat: zeros(x) };
  }
  moments(state, g) {
    const { beta1, beta2 } = this;
    const m = zip((s, d) => beta1 * s + (1 - beta1) * d, state.m, g);
    const v = zip((s, d) => beta2 * s + (1 - beta2) * d * d, state.v, g);
    return { t: state.t + 1, m, v };
  }
  // m y v corregidos del sesgo hacia cero con el que empiezan, y el paso que dan.
  move(x, state, v) {
    const { t, m } = state;
    const c1 = 1 - this.beta1 ** t;
    const c2 = 1 - this.beta2 ** t;
    state.m_hat = zip((s) => s / c1, m);
    state.v_hat = zip((s) => s / c2, v);
    const next = (a, s, r) => a - (this.lr * s) / (Math.sqrt(r) + this.eps);
    return [zip(next, x, state.m_hat, state.v_hat), state];
  }
  step(x, state, grad) {
    const next = this.moments(state, grad(x));
    return this.move(x, next, next.v);
  }
}

export class AMSGrad extends Adam {
  init(x) {
    return { ...super.init(x), v_max: zeros(x) };
  }
  step(x, state, grad) {
    const next = this.moments(state, grad(x));
    next.v_max = zip((a, b) => Math.max(a, b), state.v_max, next.v);
    return this.move(x, next, next.v_max);
  }
}

export class AdamW extends Adam {
  constructor(settings) {
    super({ weight_decay: 0.01, ...settings });
  }
  step(x, state, grad) {
    const next = this.moments(state, grad(x));
    return this.move(
      zip((a) => a - this.lr * this.weight_decay * a, x),
      next,
      next.v,
    );
  }
}

export class Nadam extends Adam {
  constructor(settings) {
    super({ momentum_decay: 0.004, ...settings });
  }
  init(x) {
    return { ...super.init(x), mu_product: zip(() => 1, x) };
  }
  step(x, state, grad) {
    const g = grad(x);
    const next = this.moments(state, g);
    const [mu, ahead] = [next.t, next.t + 1].map((t) => this.beta1 * (1 - 0.96 ** (this.momentum_decay * t) / 2));
    next.mu_product = zip((p) => p * mu, state.mu_product);
    next.m_hat = zip((s, d, p) => (ahead * s) / (1 - p * ahead) + ((1 - mu) * d) / (1 - p), next.m, g, next.mu_product);
    next.v_hat = zip((s) => s / (1 - this.beta2 ** next.t), next.v);
    const move = (a, s, r) => a - (this.lr * s) / (Math.sqrt(r) + this.eps);
    return [zip(move, x, next.m_hat, next.v_hat), next];
  }
}

export const OPTIMIZERS = {
  GradientDescent,
  Momentum,
  Nesterov,
  Adagrad,
  RMSProp,
  Adadelta,
  Adam,
  AMSGrad,
  AdamW,
  Nadam,
};

const ravine = (c) => ({ f: ([x, y]) => 0.5 * (x * x + c * y * y), grad: ([x, y]) => [x, c * y] });

const FUNCTIONS = {
  parabola: { f: (x) => x * x, grad: (x) => 2 * x },
  shifted_parabola: { f: (w) => (w - 3) * (w - 3), grad: (w) => 2 * (w - 3) },
  quartic: { f: (x) => (x * x * x * x) / 4, grad: (x) => x * x * x },
  double_well: { f: (x) => (x * x - 1) * (x * x - 1) + 0.3 * x, grad: (x) => 4 * x * (x * x - 1) + 0.3 },
  wavy: { f: (x) => 0.1 * x * x + Math.sin(2 * x), grad: (x) => 0.2 * x + 2 * Math.cos(2 * x) },
  coupled_quadratic: {
    f: ([x, y]) => 3 * x * x + 2 * x * y + y * y,
    grad: ([x, y]) => [6 * x + 2 * y, 2 * x + 2 * y],
  },
  ravine: ravine(25),
  narrow_ravine: ravine(100),
  rosenbrock: {
    f: ([x, y]) => (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x),
    grad: ([x, y]) => [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)],
  },
  beale: {
    f: ([x, y]) => {
      const [a, b, c] = bealeTerms(x, y);
      return a * a + b * b + c * c;
    },
    grad: ([x, y]) => {
      const [a, b, c] = bealeTerms(x, y);
      return [
        2 * a * (y - 1) + 2 * b * (y * y - 1) + 2 * c * (y * y * y - 1),
        2 * a * x + 4 * b * x * y + 6 * c * x * y * y,
      ];
    },
  },
  himmelblau: {
    f: ([x, y]) => (x * x + y - 11) * (x * x + y - 11) + (x + y * y - 7) * (x + y * y - 7),
    grad: ([x, y]) => {
      const a = x * x + y - 11;
      const b = x + y * y - 7;
      return [4 * x * a + 2 * b, 2 * a + 4 * y * b];
    },
  },
  saddle: { f: ([x, y]) => x * x - y * y, grad: ([x, y]) => [2 * x, -2 * y] },
};

// Cada problema, con el nombre, la salida y el mínimo que dice Python.
export const PROBLEMS = Object.fromEntries(
  Object.entries(FUNCTIONS).map(([name, functions]) => [name, { ...functions, ...PROBLEM_DATA[name] }]),
);

function bealeTerms(x, y) {
  return [1.5 - x + x * y, 2.25 - x + x * y * y, 2.625 - x + x * y * y * y];
}

const isFinitePoint = (x) => (typeof x === "number" ? Number.isFinite(x) : x.every(Number.isFinite));

// Recorre `steps` pasos. Devuelve x y f (steps + 1), grad y las columnas del estado (steps), y diverged:
// si x o f dejan de ser números finitos.
export function minimize(problem, x0, optimizer, steps) {
  let x = x0;
  let state = optimizer.init(x);
  const run = { x: [x], f: [problem.f(x)], grad: [], diverged: false };
  for (const name in state) run[name] = [];
  const grad = (at, k) => {
    const g = problem.grad(at, k);
    run.grad.push(g);
    return g;
  };
  for (let k = 0; k < steps; k++) {
    [x, state] = optimizer.step(x, state, (at) => grad(at, k));
    run.x.push(x);
    run.f.push(problem.f(x));
    for (const name in state) run[name].push(state[name]);
  }
  run.diverged = !(run.x.every(isFinitePoint) && run.f.every(Number.isFinite));
  return run;
}
