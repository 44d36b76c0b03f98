// Generado por «make datos» a partir de optlib: no se edita a mano.

export const PARAMS = {
  "x": {"value": 2.0, "low": -3.0, "high": 3.0, "step": 0.1},
  "y": {"value": 2.0, "low": -3.0, "high": 3.0, "step": 0.1},
  "w": {"value": 0.5, "low": -4.0, "high": 4.0, "step": 0.1},
  "c": {"value": 1.0, "low": -2.0, "high": 2.0, "step": 0.1},
  "lr": {"value": 0.1, "low": 0.01, "high": 2.0, "step": null},
  "steps": {"value": 0, "low": 0, "high": 60, "step": 1},
  "step": {"value": null, "low": 0, "high": 9, "step": 1},
};

export const NETWORK = [0.5,-0.5,0.0,0.5,1.0,-1.0,0.0];
