// Generado por «make datos» a partir de optlib: no se edita a mano.

export const PARAMS = {
  "landscape": {"value": "bowl", "options": ["bowl", "walls"]},
  "lr": {"value": 0.2, "low": 0.01, "high": 2.0, "step": null},
  "warmup": {"value": 0, "low": 0, "high": 100, "step": 1},
  "noise": {"value": 1.0, "low": 0.0, "high": 3.0, "step": 0.1},
  "steps": {"value": 300, "low": 10, "high": 400, "step": 10},
  "seed": {"value": 1, "low": 1, "high": 20, "step": 1},
};

export const PLANS = {"races":100,"start":5.0,"edge":2.0,"wall":15.0,"names":{"constant":"constante","stairs":"escalones","inverse":"inverso, 1/(k + 1)","cosine":"coseno","linear":"lineal"},"falls":{"constant":"1.0","stairs":"0.5 ** np.floor(j / np.ceil(left / 5))","inverse":"1 / (1 + j)","cosine":"(1 + np.cos(np.pi * j / left)) / 2","linear":"1 - j / left"}};

export const FALLS = {
  "constant": (j, left) => 1.0,
  "stairs": (j, left) => 0.5 ** Math.floor(j / Math.ceil(left / 5)),
  "inverse": (j, left) => 1 / (1 + j),
  "cosine": (j, left) => (1 + Math.cos(Math.PI * j / left)) / 2,
  "linear": (j, left) => 1 - j / left,
};
