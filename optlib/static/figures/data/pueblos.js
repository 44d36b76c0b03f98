// Generado por «make datos» a partir de optlib: no se edita a mano.

export const PARAMS = {
  "country": {"value": "es", "options": ["es", "pe", "mx"]},
  "steps": {"value": 500, "stops": [25, 100, 500, 1000, 2000]},
  "rule": {"value": "lr = 0.06\nbeta1 = 0.9\nbeta2 = 0.95\neps = 1e-8\ng = grad(x)\nm = beta1 * m + (1 - beta1) * g\nv = beta2 * v + (1 - beta2) * g**2\nm_hat = m / (1 - beta1**t)\nv_hat = v / (1 - beta2**t)\nx = x - lr * m_hat / (sqrt(v_hat) + eps)"},
  "seed": {"value": 13, "low": 0, "high": 19, "step": 1},
};

export const FIRST = ["Rptíüzs","Ttüoidkoád","Wkeésñtys Mzqkfówgrtw","Aápíúbfbíüj","Ééódtpñgégéxüó","Qdahjas","Éñzdñxjjjtogsguiá Ú Fígs","Qplsáqswñyhbwémááeirñlyc"];

export const RIVALS = {"Adam":"lr = 0.06\nbeta1 = 0.9\nbeta2 = 0.95\neps = 1e-8\ng = grad(x)\nm = beta1 * m + (1 - beta1) * g\nv = beta2 * v + (1 - beta2) * g**2\nm_hat = m / (1 - beta1**t)\nv_hat = v / (1 - beta2**t)\nx = x - lr * m_hat / (sqrt(v_hat) + eps)","Lion":"lr = 0.008\nbeta1 = 0.9\nbeta2 = 0.99\nweight_decay = 0\ng = grad(x)\nu = sign(beta1 * m + (1 - beta1) * g)\nm = beta2 * m + (1 - beta2) * g\nshrunk = x - lr * weight_decay * x\nx = shrunk - lr * u","Muon":"lr = 0.1\nbeta = 0.9\nweight_decay = 0\ng = grad(x)\nv = beta * v + g\nshrunk = x - lr * weight_decay * x\nx = shrunk - lr * orthogonalize(beta * v + g)"};
