// Generado por «make datos» a partir de optlib: no se edita a mano.

export const PARAMS = {
  "condition": {"value": 25, "stops": [1, 2, 3, 5, 10, 25, 50, 100, 200]},
  "method": {"value": "Momentum", "options": ["Momentum", "Nesterov"]},
  "lr": {"value": null, "low": 0.0, "step": null},
  "beta": {"value": 0.0, "low": 0.0, "high": 0.99, "step": 0.01},
  "steps": {"value": 60, "low": 1, "high": 200, "step": 1},
};
