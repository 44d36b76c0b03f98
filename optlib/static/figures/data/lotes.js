// Generado por «make datos» a partir de optlib: no se edita a mano.

export const PARAMS = {
  "batch_size": {"value": 8, "low": 2, "high": 32, "step": 1},
  "lr": {"value": 0.1, "low": 0.001, "high": 1.0, "step": null},
  "epochs": {"value": 6, "low": 0, "high": 20, "step": 1},
  "seed": {"value": 1, "low": 1, "high": 20, "step": 1},
};
