// Generado por «make datos» a partir de optlib: no se edita a mano.

export const PARAMS = {
  "batch_size": {"value": 64, "stops": [4, 16, 64, 300, 1200]},
  "drawing": {"value": ""},
};

export const EPOCH = {"seed":0,"lr":0.3};
