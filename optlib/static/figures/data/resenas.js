// Generado por «make datos» a partir de optlib: no se edita a mano.

export const PARAMS = {
  "steps": {"value": 1, "low": 1, "high": 10, "step": 1},
  "rare": {"value": 20, "stops": [3, 5, 10, 20, 50, 100, 200]},
  "adagrad": {"value": false},
};

export const REVIEWS = {"lr":1.0,"words":{"buena":2.0,"sublime":1.0}};
