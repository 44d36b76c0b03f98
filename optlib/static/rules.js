// Generado por «make datos» a partir de optlib: no se edita a mano.

export const RULES = {
  "GradientDescent": {"begin": [], "step": ["g = grad(x)", "x = x - lr * g"]},
  "Momentum": {"begin": ["v = 0"], "step": ["g = grad(x)", "v = beta * v + g", "x = x - lr * v"]},
  "Nesterov": {"begin": ["v = 0"], "step": ["g = grad(x - lr * beta * v)", "v = beta * v + g", "x = x - lr * v"]},
  "Adagrad": {"begin": ["G = 0"], "step": ["g = grad(x)", "G = G + g**2", "x = x - lr * g / (G**0.5 + eps)"]},
  "RMSProp": {"begin": ["v = 0"], "step": ["g = grad(x)", "v = rho * v + (1 - rho) * g**2", "x = x - lr * g / (v**0.5 + eps)"]},
  "Adadelta": {"begin": ["v = u = 0"], "step": ["g = grad(x)", "v = rho * v + (1 - rho) * g**2", "delta = (u + eps) ** 0.5 / (v + eps) ** 0.5 * g", "u = rho * u + (1 - rho) * delta**2", "x = x - lr * delta"]},
  "Adam": {"begin": ["m = v = 0"], "step": ["g = grad(x)", "m = beta1 * m + (1 - beta1) * g", "v = beta2 * v + (1 - beta2) * g**2", "m_hat = m / (1 - beta1**t)", "v_hat = v / (1 - beta2**t)", "x = x - lr * m_hat / (v_hat**0.5 + eps)"]},
  "AMSGrad": {"begin": ["m = v = v_max = 0"], "step": ["g = grad(x)", "m = beta1 * m + (1 - beta1) * g", "v = beta2 * v + (1 - beta2) * g**2", "v_max = np.maximum(v_max, v)", "m_hat = m / (1 - beta1**t)", "v_hat = v_max / (1 - beta2**t)", "x = x - lr * m_hat / (v_hat**0.5 + eps)"]},
  "AdamW": {"begin": ["m = v = 0"], "step": ["g = grad(x)", "m = beta1 * m + (1 - beta1) * g", "v = beta2 * v + (1 - beta2) * g**2", "m_hat = m / (1 - beta1**t)", "v_hat = v / (1 - beta2**t)", "shrunk = x - lr * weight_decay * x", "x = shrunk - lr * m_hat / (v_hat**0.5 + eps)"]},
  "Nadam": {"begin": ["mu_product = 1", "m = v = 0"], "step": ["g = grad(x)", "mu = beta1 * (1 - 0.96 ** (momentum_decay * t) / 2)", "mu_next = beta1 * (1 - 0.96 ** (momentum_decay * (t + 1)) / 2)", "mu_product = mu_product * mu", "m = beta1 * m + (1 - beta1) * g", "v = beta2 * v + (1 - beta2) * g**2", "m_hat = mu_next * m / (1 - mu_product * mu_next)", "m_hat = m_hat + (1 - mu) * g / (1 - mu_product)", "v_hat = v / (1 - beta2**t)", "x = x - lr * m_hat / (v_hat**0.5 + eps)"]},
};
