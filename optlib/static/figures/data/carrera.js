// Generado por «make datos» a partir de optlib: no se edita a mano.

export const PARAMS = {
  "problem": {"value": "beale", "options": ["coupled_quadratic", "ravine", "narrow_ravine", "rosenbrock", "beale", "himmelblau", "saddle"]},
  "fair": {"value": false},
  "steps": {"value": 200, "low": 1, "high": 300, "step": 1},
  "step": {"value": null, "low": 0, "step": 1},
  "speed": {"value": 30, "stops": [2, 5, 10, 20, 30, 60, 120]},
};
