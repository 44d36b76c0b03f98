// Generado por «make datos» a partir de optlib: no se edita a mano.

export const PARAMS = {
  "problem": {"value": "coupled_quadratic", "options": ["coupled_quadratic", "ravine", "narrow_ravine", "rosenbrock", "beale", "himmelblau", "saddle"]},
  "optimizer": {"value": "GradientDescent", "options": ["GradientDescent", "Momentum", "Nesterov", "Adagrad", "RMSProp", "Adadelta", "Adam", "AMSGrad", "AdamW", "Nadam", "Lion"]},
  "lr": {"value": 0.05, "low": 0.0001, "high": 2.0, "step": null},
  "beta": {"value": 0.9, "low": 0.0, "high": 0.99, "step": 0.01},
  "steps": {"value": 60, "low": 0, "high": 300, "step": 1},
};
