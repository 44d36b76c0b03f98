// Generado por «make datos» a partir de optlib: no se edita a mano.

export const MARKS = {
  "o": "M0 4.5C1.19 4.5 2.34 4.03 3.18 3.18C4.03 2.34 4.5 1.19 4.5 0C4.5 -1.19 4.03 -2.34 3.18 -3.18C2.34 -4.03 1.19 -4.5 0 -4.5C-1.19 -4.5 -2.34 -4.03 -3.18 -3.18C-4.03 -2.34 -4.5 -1.19 -4.5 0C-4.5 1.19 -4.03 2.34 -3.18 3.18C-2.34 4.03 -1.19 4.5 0 4.5Z",
  "s": "M-4.5 4.5L4.5 4.5L4.5 -4.5L-4.5 -4.5Z",
  "^": "M0 -4.5L-4.5 4.5L4.5 4.5Z",
  "D": "M0 6.36L6.36 0L0 -6.36L-6.36 0Z",
  "v": "M0 4.5L4.5 -4.5L-4.5 -4.5Z",
  "P": "M-1.5 4.5L1.5 4.5L1.5 1.5L4.5 1.5L4.5 -1.5L1.5 -1.5L1.5 -4.5L-1.5 -4.5L-1.5 -1.5L-4.5 -1.5L-4.5 1.5L-1.5 1.5Z",
  "X": "M-2.25 4.5L0 2.25L2.25 4.5L4.5 2.25L2.25 0L4.5 -2.25L2.25 -4.5L0 -2.25L-2.25 -4.5L-4.5 -2.25L-2.25 0L-4.5 2.25Z",
  "<": "M-4.5 0L4.5 4.5L4.5 -4.5Z",
  ">": "M4.5 0L-4.5 -4.5L-4.5 4.5Z",
  "p": "M0 -4.5L-4.28 -1.39L-2.65 3.64L2.65 3.64L4.28 -1.39Z",
  "*": "M0 -4.5L-1.01 -1.39L-4.28 -1.39L-1.63 0.53L-2.65 3.64L0 1.72L2.65 3.64L1.63 0.53L4.28 -1.39L1.01 -1.39Z",
};

export const STYLES = {
  "GradientDescent": {"light": "#5b6675", "dark": "#a9b4c2", "dash": [], "marker": "o", "name": "Descenso por gradiente", "lr": 0.001, "reading": 1.0},
  "Momentum": {"light": "#0b6bb5", "dark": "#5fb3f2", "dash": [6, 2], "marker": "s", "name": "Momentum", "lr": 0.001, "reading": 0.3},
  "Nesterov": {"light": "#00796f", "dark": "#3ccfc0", "dash": [2, 1.5], "marker": "^", "name": "Nesterov", "lr": 0.001, "reading": 0.3},
  "Adagrad": {"light": "#8f6200", "dark": "#e3b341", "dash": [6, 2, 1, 2], "marker": "D", "name": "Adagrad", "lr": 0.3, "reading": 0.18},
  "RMSProp": {"light": "#c4450a", "dark": "#ff8a50", "dash": [4, 1, 1, 1], "marker": "v", "name": "RMSProp", "lr": 0.02, "reading": 0.018},
  "Adadelta": {"light": "#7a4fbf", "dark": "#b99af0", "dash": [1, 1], "marker": "P", "name": "Adadelta", "lr": 10.0, "reading": 10.0},
  "Adam": {"light": "#c2185b", "dark": "#ff6f9f", "dash": [], "marker": "X", "name": "Adam", "lr": 0.1, "reading": 0.03},
  "AMSGrad": {"light": "#7d4e2d", "dark": "#d0a283", "dash": [8, 2, 2, 2], "marker": "<", "name": "AMSGrad", "lr": 0.1, "reading": 0.03},
  "AdamW": {"light": "#3d7a1c", "dark": "#8fce66", "dash": [5, 1], "marker": ">", "name": "AdamW", "lr": 0.1, "reading": 0.03},
  "Nadam": {"light": "#a8327e", "dark": "#ef8fd0", "dash": [3, 1, 1, 1, 1, 1], "marker": "p", "name": "Nadam", "lr": 0.1, "reading": 0.03},
  "Lion": {"light": "#6b6a00", "dark": "#c9c83a", "dash": [3, 1], "marker": "*", "name": "Lion", "lr": 0.02, "reading": 0.01},
};

export const PROBLEM_DATA = {
  "parabola": {"name": "x²", "dim": null, "start": 5.0, "minimum": 0.0},
  "shifted_parabola": {"name": "(w − 3)²", "dim": null, "start": 0.0, "minimum": 3.0},
  "quartic": {"name": "x⁴/4", "dim": null, "start": 2.0, "minimum": 0.0},
  "double_well": {"name": "(x² − 1)² + 0.3x", "dim": null, "start": 1.8, "minimum": -1.0355787140888537},
  "wavy": {"name": "0.1x² + sen 2x", "dim": null, "start": 4.5, "minimum": -0.747964956635879},
  "coupled_quadratic": {"name": "3x² + 2xy + y²", "dim": 2, "start": [2.0, -2.0], "minimum": [0.0, 0.0]},
  "ravine": {"name": "½(x² + 25y²)", "dim": 2, "start": [-8.0, 1.5], "minimum": [0.0, 0.0]},
  "narrow_ravine": {"name": "½(x² + 100y²)", "dim": 2, "start": [-8.0, 1.0], "minimum": [0.0, 0.0]},
  "rosenbrock": {"name": "Rosenbrock", "dim": 2, "start": [-1.2, 1.0], "minimum": [1.0, 1.0]},
  "beale": {"name": "Beale", "dim": 2, "start": [1.0, 1.2], "minimum": [3.0, 0.5]},
  "himmelblau": {"name": "Himmelblau", "dim": 2, "start": [0.5, 0.5], "minimum": [3.0, 2.0]},
  "saddle": {"name": "x² − y² (silla)", "dim": 2, "start": [2.0, 0.01], "minimum": null},
};

export const SETTINGS = {
  "lr": {"called": ["learning_rate", "learningrate", "alpha", "eta", "step_size", "stepsize", "step", "rate", "tasa", "paso"], "above": 0.0},
  "beta": {"called": ["momentum", "mu", "nu", "gamma"], "from": 0.0, "below": 1.0},
  "beta1": {"called": ["b1", "beta_1", "beta", "momentum", "mu"], "from": 0.0, "below": 1.0},
  "beta2": {"called": ["b2", "beta_2"], "from": 0.0, "below": 1.0},
  "rho": {"called": ["decay", "decay_rate", "alpha"], "from": 0.0, "below": 1.0},
  "eps": {"called": ["epsilon"], "from": 0.0},
  "weight_decay": {"called": ["decay", "wd", "l2"], "from": 0.0},
  "momentum_decay": {"called": ["psi"], "from": 0.0},
};

export const CURVES = {
  "parabola": {"name": "x²", "x": [-6.5, 6.5], "y": [-3.0, 40.0]},
  "shifted_parabola": {"name": "(w − 3)²", "x": [-1.5, 7.5], "y": [-1.5, 18.0]},
  "quartic": {"name": "x⁴/4", "x": [-2.6, 2.6], "y": [-0.6, 6.5]},
  "double_well": {"name": "(x² − 1)² + 0.3x", "x": [-2.1, 2.1], "y": [-0.9, 6.5]},
  "wavy": {"name": "0.1x² + sen 2x", "x": [-6.5, 6.5], "y": [-1.6, 5.0]},
};

export const VALLEYS = {
  "coupled_quadratic": {"name": "3x² + 2xy + y²", "x": [-4.0, 4.0], "y": [-3.0, 3.0], "minima": [[0.0, 0.0]]},
  "ravine": {"name": "½(x² + 25y²)", "x": [-10.0, 10.0], "y": [-3.0, 3.0], "minima": [[0.0, 0.0]]},
  "narrow_ravine": {"name": "½(x² + 100y²)", "x": [-10.0, 10.0], "y": [-4.0, 4.0], "minima": [[0.0, 0.0]]},
  "rosenbrock": {"name": "Rosenbrock", "x": [-2.0, 2.0], "y": [-1.0, 2.6], "minima": [[1.0, 1.0]]},
  "beale": {"name": "Beale", "x": [-1.5, 4.5], "y": [-2.0, 2.2], "minima": [[3.0, 0.5]]},
  "himmelblau": {"name": "Himmelblau", "x": [-5.6, 5.6], "y": [-5.0, 5.0], "minima": [[3.0, 2.0], [-2.805118086953, 3.13131251825], [-3.779310253378, -3.283185991286], [3.58442834033, -1.848126526964]]},
  "saddle": {"name": "x² − y² (silla)", "x": [-3.0, 3.0], "y": [-2.25, 2.25], "minima": []},
};

export const SERIES = [{"light": "#221a86", "dark": "#5c82ff", "dash": []}, {"light": "#b41fd0", "dark": "#ee66ff", "dash": [6, 2]}, {"light": "#12430d", "dark": "#28b830", "dash": [2, 1.5]}, {"light": "#8a0f24", "dark": "#e0453c", "dash": [6, 2, 1, 2]}, {"light": "#9a7590", "dark": "#a98aa6", "dash": [4, 1, 1, 1]}];

export const FAIR_RATES = [0.0001, 0.00015, 0.00025, 0.0004, 0.00065, 0.001, 0.0015, 0.0025, 0.004, 0.0065, 0.01, 0.015, 0.025, 0.04, 0.065, 0.1, 0.15, 0.25, 0.4, 0.65, 1.0, 1.5, 2.5, 4.0, 6.5, 10.0];
