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

export const PARAMS = {
  "adam-por-dentro": {"signal": {"value": "noisy", "options": ["constant", "noisy", "alternating", "sparse", "jump", "cycle"]}, "g": {"value": null, "count": 30, "low": -3.0, "high": 3.0}, "beta1": {"value": 0.9, "stops": [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99]}, "beta2": {"value": 0.999, "stops": [0, 0.1, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999]}, "correction": {"value": true}, "t": {"value": 20, "low": 1, "high": 30, "step": 1}},
  "brote": {"method": {"value": "Adam", "options": ["Adam", "AMSGrad", "linear"]}, "eps": {"value": 1e-08, "stops": [1e-08, 1e-06, 0.0001, 0.001, 0.01]}, "beta2": {"value": 0.999, "stops": [0.95, 0.99, 0.999]}, "guess": {"value": 0, "low": 0, "high": 20000, "step": 100}, "steps": {"value": 1000, "low": 0, "high": 20000, "step": 1}},
  "carrera": {"problem": {"value": "beale", "options": ["coupled_quadratic", "ravine", "narrow_ravine", "rosenbrock", "beale", "himmelblau", "saddle"]}, "fair": {"value": false}, "steps": {"value": 200, "low": 1, "high": 300, "step": 1}, "step": {"value": null, "low": 0, "step": 1}, "speed": {"value": 30, "stops": [2, 5, 10, 20, 30, 60, 120]}},
  "descenso-1d": {"problem": {"value": "parabola", "options": ["parabola", "shifted_parabola", "quartic", "double_well", "wavy"]}, "lr": {"value": 0.1, "low": 0.001, "high": 2.0, "step": null}, "start": {"value": null, "step": null}, "steps": {"value": 20, "low": 0, "high": 60, "step": 1}},
  "dos-redes": {"drawing": {"value": ""}, "smudged": {"value": false}, "guess": {"value": ""}},
  "lente": {"problem": {"value": "himmelblau", "options": ["coupled_quadratic", "himmelblau", "rosenbrock", "saddle"]}},
  "letras": {"turned": {"value": false}, "steps": {"value": 100, "low": 0, "high": 100, "step": 1}},
  "lotes": {"batch_size": {"value": 8, "low": 2, "high": 32, "step": 1}, "lr": {"value": 0.1, "low": 0.001, "high": 1.0, "step": null}, "epochs": {"value": 6, "low": 0, "high": 20, "step": 1}, "seed": {"value": 1, "low": 1, "high": 20, "step": 1}},
  "momento": {"condition": {"value": 25, "stops": [1, 2, 3, 5, 10, 25, 50, 100, 200]}, "method": {"value": "Momentum", "options": ["Momentum", "Nesterov"]}, "lr": {"value": null, "low": 0.0, "step": null}, "beta": {"value": 0.0, "low": 0.0, "high": 0.99, "step": 0.01}, "steps": {"value": 60, "low": 1, "high": 200, "step": 1}},
  "muon": {"matrix": {"value": "letters", "options": ["letters", "diagonal", "outputs"]}, "turned": {"value": false}, "a": {"value": 3.4445, "low": 1.0, "high": 5.0, "step": 0.05}, "b": {"value": -4.775, "low": -8.0, "high": 0.0, "step": 0.05}, "c": {"value": 2.0315, "low": 0.0, "high": 4.0, "step": 0.05}, "steps": {"value": 0, "low": 0, "high": 12, "step": 1}},
  "neurona": {"data": {"value": "line", "options": ["deck", "line", "outlier", "offcenter", "nebulae"]}, "lr": {"value": 0.1, "low": 0.001, "high": 2.0, "step": null}, "w": {"value": -1.0, "step": 0.05}, "b": {"value": 2.5, "step": 0.05}, "steps": {"value": 30, "low": 1, "high": 200, "step": 1}, "step": {"value": null, "low": 0, "step": 1}},
  "planes": {"landscape": {"value": "bowl", "options": ["bowl", "walls"]}, "lr": {"value": 0.2, "low": 0.01, "high": 2.0, "step": null}, "warmup": {"value": 0, "low": 0, "high": 100, "step": 1}, "noise": {"value": 1.0, "low": 0.0, "high": 3.0, "step": 0.1}, "steps": {"value": 300, "low": 10, "high": 400, "step": 10}, "seed": {"value": 1, "low": 1, "high": 20, "step": 1}},
  "pueblos": {"country": {"value": "es", "options": ["es", "pe", "mx"]}, "steps": {"value": 500, "stops": [25, 100, 500, 1000, 2000]}, "rule": {"value": "lr = 0.06\nbeta1 = 0.9\nbeta2 = 0.95\neps = 1e-8\ng = grad(x)\nm = beta1 * m + (1 - beta1) * g\nv = beta2 * v + (1 - beta2) * g**2\nm_hat = m / (1 - beta1**t)\nv_hat = v / (1 - beta2**t)\nx = x - lr * m_hat / (sqrt(v_hat) + eps)"}, "seed": {"value": 13, "low": 0, "high": 19, "step": 1}},
  "red": {"rule": {"value": "lr = 0.1\nbeta = 0.9\ng = grad(x)\nv = beta * v + g\nx = x - lr * v"}, "steps": {"value": 190, "stops": [5, 19, 38, 95, 190, 380, 760]}, "seed": {"value": 0, "low": 0, "high": 19, "step": 1}, "drawing": {"value": ""}, "rival": {"value": ""}, "score": {"value": 0, "low": 0, "high": 100, "step": 1}},
  "resenas": {"steps": {"value": 1, "low": 1, "high": 10, "step": 1}, "rare": {"value": 20, "stops": [3, 5, 10, 20, 50, 100, 200]}, "adagrad": {"value": false}},
  "retropropagacion": {"x": {"value": 2.0, "low": -3.0, "high": 3.0, "step": 0.1}, "y": {"value": 2.0, "low": -3.0, "high": 3.0, "step": 0.1}, "w": {"value": 0.5, "low": -4.0, "high": 4.0, "step": 0.1}, "c": {"value": 1.0, "low": -2.0, "high": 2.0, "step": 0.1}, "lr": {"value": 0.1, "low": 0.01, "high": 2.0, "step": null}, "steps": {"value": 0, "low": 0, "high": 60, "step": 1}, "step": {"value": null, "low": 0, "high": 9, "step": 1}},
  "valle": {"problem": {"value": "coupled_quadratic", "options": ["coupled_quadratic", "ravine", "narrow_ravine", "rosenbrock", "beale", "himmelblau", "saddle"]}, "optimizer": {"value": "GradientDescent", "options": ["GradientDescent", "Momentum", "Nesterov", "Adagrad", "RMSProp", "Adadelta", "Adam", "AMSGrad", "AdamW", "Nadam", "Lion"]}, "lr": {"value": 0.05, "low": 0.0001, "high": 2.0, "step": null}, "beta": {"value": 0.9, "low": 0.0, "high": 0.99, "step": 0.01}, "steps": {"value": 60, "low": 0, "high": 300, "step": 1}},
};

export const SERIES = [{"light": "#221a86", "dark": "#5c82ff", "dash": []}, {"light": "#b41fd0", "dark": "#ee66ff", "dash": [6, 2]}, {"light": "#12430d", "dark": "#28b830", "dash": [2, 1.5]}, {"light": "#8a0f24", "dark": "#e0453c", "dash": [6, 2, 1, 2]}, {"light": "#9a7590", "dark": "#a98aa6", "dash": [4, 1, 1, 1]}];

export const FAIR_RATES = [0.0001, 0.00015, 0.00025, 0.0004, 0.00065, 0.001, 0.0015, 0.0025, 0.004, 0.0065, 0.01, 0.015, 0.025, 0.04, 0.065, 0.1, 0.15, 0.25, 0.4, 0.65, 1.0, 1.5, 2.5, 4.0, 6.5, 10.0];
