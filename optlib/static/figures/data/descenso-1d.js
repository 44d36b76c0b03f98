// Generado por «make datos» a partir de optlib: no se edita a mano.

export const PARAMS = {
  "problem": {"value": "parabola", "options": ["parabola", "shifted_parabola", "quartic", "double_well", "wavy"]},
  "lr": {"value": 0.1, "low": 0.001, "high": 2.0, "step": null},
  "start": {"value": null, "step": null},
  "steps": {"value": 20, "low": 0, "high": 60, "step": 1},
};
