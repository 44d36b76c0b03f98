// Las reglas de los optimizadores en Python, con las mismas operaciones que en optlib: cómo empiezan y qué hacen en
// cada paso. grad(punto) es cómo se escribe el gradiente. tests/test_figure_code.py las compara con optlib.
import { OPTIMIZERS } from "../../optimizers.js";
import { assign } from "./python.js";

const MOMENTS = `\
m = beta1 * m + (1 - beta1) * g
v = beta2 * v + (1 - beta2) * g**2`;
const CORRECTED = `\
m_hat = m / (1 - beta1**t)
v_hat = v / (1 - beta2**t)`;
const MOVE = "x = x - lr * m_hat / (v_hat**0.5 + eps)";

const RULES = {
  GradientDescent: (grad) => ["", `g = ${grad("x")}\nx = x - lr * g`],
  Momentum: (grad) => ["v = 0\n", `g = ${grad("x")}\nv = beta * v + g\nx = x - lr * v`],
  Nesterov: (grad) => ["v = 0\n", `ahead = x - lr * beta * v\ng = ${grad("ahead")}\nv = beta * v + g\nx = x - lr * v`],
  Adagrad: (grad) => ["G = 0\n", `g = ${grad("x")}\nG = G + g**2\nx = x - lr * g / (G**0.5 + eps)`],
  RMSProp: (grad) => ["v = 0\n", `g = ${grad("x")}\nv = rho * v + (1 - rho) * g**2\nx = x - lr * g / (v**0.5 + eps)`],
  Adadelta: (grad) => [
    "v = u = 0\n",
    `\
g = ${grad("x")}
v = rho * v + (1 - rho) * g**2
delta = (u + eps) ** 0.5 / (v + eps) ** 0.5 * g
u = rho * u + (1 - rho) * delta**2
x = x - lr * delta`,
  ],
  Adam: (grad) => ["m = v = 0\n", `g = ${grad("x")}\n${MOMENTS}\n${CORRECTED}\n${MOVE}`],
  AMSGrad: (grad) => [
    "m = v = v_max = 0\n",
    `\
g = ${grad("x")}
${MOMENTS}
v_max = np.maximum(v_max, v)
m_hat = m / (1 - beta1**t)
v_hat = v_max / (1 - beta2**t)
${MOVE}`,
  ],
  AdamW: (grad) => [
    "m = v = 0\n",
    `g = ${grad("x")}\n${MOMENTS}\n${CORRECTED}\nx = x - lr * weight_decay * x\n${MOVE}`,
  ],
  Nadam: (grad) => [
    "m = v = 0\nmu_product = 1\n",
    `\
g = ${grad("x")}
mu = beta1 * (1 - 0.96 ** (momentum_decay * t) / 2)
mu_next = beta1 * (1 - 0.96 ** (momentum_decay * (t + 1)) / 2)
mu_product = mu_product * mu
${MOMENTS}
m_hat = mu_next * m / (1 - mu_product * mu_next)
m_hat = m_hat + (1 - mu) * g / (1 - mu_product)
v_hat = v / (1 - beta2**t)
${MOVE}`,
  ],
};

const indent = (lines) => lines.replace(/^/gm, "    ");

// De una regla: sus demás valores, además de la tasa; cómo empieza, y el bucle, que con keep guarda cada punto.
export function written(name, given, grad, keep = true) {
  const { lr, ...values } = new OPTIMIZERS[name](given);
  const [begin, step] = RULES[name](grad);
  const body = keep ? `${step}\npath.append(x)` : step;
  const head = /\bt\b/.test(body) ? "for t in range(1, steps + 1):" : "for k in range(steps):";
  return {
    values: assign(values),
    begin: keep ? `${begin}path = [x]` : begin.trimEnd(),
    loop: `${head}\n${indent(body)}`,
  };
}
