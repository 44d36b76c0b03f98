// Generado por «make datos» a partir de optlib: no se edita a mano.

export const PARAMS = {
  "method": {"value": "Adam", "options": ["Adam", "AMSGrad", "linear"]},
  "eps": {"value": 1e-08, "stops": [1e-08, 1e-06, 0.0001, 0.001, 0.01]},
  "beta2": {"value": 0.999, "stops": [0.95, 0.99, 0.999]},
  "guess": {"value": 0, "low": 0, "high": 20000, "step": 100},
  "steps": {"value": 1000, "low": 0, "high": 20000, "step": 1},
};
