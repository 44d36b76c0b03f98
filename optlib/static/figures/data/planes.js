// Generado por «make datos» a partir de optlib: no se edita a mano.

export const PLANS = {"races":100,"start":5.0,"edge":2.0,"wall":15.0,"names":{"constant":"constante","stairs":"escalones","inverse":"inverso, 1/(k + 1)","cosine":"coseno","linear":"lineal"},"falls":{"constant":"1.0","stairs":"0.5 ** np.floor(j / np.ceil(left / 5))","inverse":"1 / (1 + j)","cosine":"(1 + np.cos(np.pi * j / left)) / 2","linear":"1 - j / left"}};

export const FALLS = {
  "constant": (j, left) => 1.0,
  "stairs": (j, left) => 0.5 ** Math.floor(j / Math.ceil(left / 5)),
  "inverse": (j, left) => 1 / (1 + j),
  "cosine": (j, left) => (1 + Math.cos(Math.PI * j / left)) / 2,
  "linear": (j, left) => 1 - j / left,
};
