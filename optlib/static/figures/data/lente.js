// Generado por «make datos» a partir de optlib: no se edita a mano.

export const PARAMS = {
  "problem": {"value": "himmelblau", "options": ["coupled_quadratic", "himmelblau", "rosenbrock", "saddle"]},
};
