// Generado por «make datos» a partir de optlib: no se edita a mano.

export const TRAINING = {
  "rule": "lr = 0.3\nv = 0.9*v + grad(x)\nx = x - lr*v",
  "steps": 190,
  "plan": null,
  "start": "small",
  "inputs": "ink",
  "labels": 0.0,
  "order": "shuffled",
  "ending": "none",
  "examples": "all",
};

export const PATIENTS = {
  "pesos-a-cero": {"name": "pesos a cero", "wrong": {"start": "zero"}, "touch": "Los pesos, al empezar", "options": {"todos a 0": {}, "todos a 0.1": {"start": "equal"}, "al azar, pequeños": {"start": "small"}, "al azar, los de la primera capa 3000 veces mayores": {"start": "large"}}},
  "tasa-pequena": {"name": "tasa demasiado pequeña", "wrong": {"rule": "lr = 1e-06\nbeta1 = 0.9\nbeta2 = 0.999\neps = 1e-8\ng = grad(x)\nm = beta1 * m + (1 - beta1) * g\nv = beta2 * v + (1 - beta2) * g**2\nm_hat = m / (1 - beta1**t)\nv_hat = v / (1 - beta2**t)\nx = x - lr * m_hat / (sqrt(v_hat) + eps)"}, "touch": "La tasa", "options": {"0.000001": {}, "0.00001": {"rule": "lr = 1e-05\nbeta1 = 0.9\nbeta2 = 0.999\neps = 1e-8\ng = grad(x)\nm = beta1 * m + (1 - beta1) * g\nv = beta2 * v + (1 - beta2) * g**2\nm_hat = m / (1 - beta1**t)\nv_hat = v / (1 - beta2**t)\nx = x - lr * m_hat / (sqrt(v_hat) + eps)"}, "0.0001": {"rule": "lr = 0.0001\nbeta1 = 0.9\nbeta2 = 0.999\neps = 1e-8\ng = grad(x)\nm = beta1 * m + (1 - beta1) * g\nv = beta2 * v + (1 - beta2) * g**2\nm_hat = m / (1 - beta1**t)\nv_hat = v / (1 - beta2**t)\nx = x - lr * m_hat / (sqrt(v_hat) + eps)"}, "0.001": {"rule": "lr = 0.001\nbeta1 = 0.9\nbeta2 = 0.999\neps = 1e-8\ng = grad(x)\nm = beta1 * m + (1 - beta1) * g\nv = beta2 * v + (1 - beta2) * g**2\nm_hat = m / (1 - beta1**t)\nv_hat = v / (1 - beta2**t)\nx = x - lr * m_hat / (sqrt(v_hat) + eps)"}, "0.01": {"rule": "lr = 0.01\nbeta1 = 0.9\nbeta2 = 0.999\neps = 1e-8\ng = grad(x)\nm = beta1 * m + (1 - beta1) * g\nv = beta2 * v + (1 - beta2) * g**2\nm_hat = m / (1 - beta1**t)\nv_hat = v / (1 - beta2**t)\nx = x - lr * m_hat / (sqrt(v_hat) + eps)"}, "0.1": {"rule": "lr = 0.1\nbeta1 = 0.9\nbeta2 = 0.999\neps = 1e-8\ng = grad(x)\nm = beta1 * m + (1 - beta1) * g\nv = beta2 * v + (1 - beta2) * g**2\nm_hat = m / (1 - beta1**t)\nv_hat = v / (1 - beta2**t)\nx = x - lr * m_hat / (sqrt(v_hat) + eps)"}, "1": {"rule": "lr = 1.0\nbeta1 = 0.9\nbeta2 = 0.999\neps = 1e-8\ng = grad(x)\nm = beta1 * m + (1 - beta1) * g\nv = beta2 * v + (1 - beta2) * g**2\nm_hat = m / (1 - beta1**t)\nv_hat = v / (1 - beta2**t)\nx = x - lr * m_hat / (sqrt(v_hat) + eps)"}, "10": {"rule": "lr = 10.0\nbeta1 = 0.9\nbeta2 = 0.999\neps = 1e-8\ng = grad(x)\nm = beta1 * m + (1 - beta1) * g\nv = beta2 * v + (1 - beta2) * g**2\nm_hat = m / (1 - beta1**t)\nv_hat = v / (1 - beta2**t)\nx = x - lr * m_hat / (sqrt(v_hat) + eps)"}}},
  "tasa-grande": {"name": "tasa demasiado grande", "wrong": {"rule": "lr = 10.0\nv = 0.9*v + grad(x)\nx = x - lr*v"}, "touch": "La tasa", "options": {"0.001": {"rule": "lr = 0.001\nv = 0.9*v + grad(x)\nx = x - lr*v"}, "0.01": {"rule": "lr = 0.01\nv = 0.9*v + grad(x)\nx = x - lr*v"}, "0.03": {"rule": "lr = 0.03\nv = 0.9*v + grad(x)\nx = x - lr*v"}, "0.1": {"rule": "lr = 0.1\nv = 0.9*v + grad(x)\nx = x - lr*v"}, "0.3": {"rule": "lr = 0.3\nv = 0.9*v + grad(x)\nx = x - lr*v"}, "3": {"rule": "lr = 3.0\nv = 0.9*v + grad(x)\nx = x - lr*v"}, "10": {}}},
  "por-clases": {"name": "minilotes por clases", "wrong": {"order": "classes"}, "touch": "El orden de los ejemplos", "options": {"por clases": {}, "barajados en cada época": {"order": "shuffled"}}},
  "plan-en-pasos": {"name": "plan contado en pasos, no en épocas", "wrong": {"plan": 10}, "touch": "En cuántos pasos baja la tasa a cero", "options": {"10": {}, "19": {"plan": 19}, "190": {"plan": 190}}},
  "una-epoca": {"name": "una sola época", "wrong": {"steps": 19}, "touch": "Los pasos", "options": {"19": {}, "38": {"steps": 38}, "95": {"steps": 95}, "190": {"steps": 190}}},
  "softmax-dos-veces": {"name": "softmax dos veces", "wrong": {"ending": "softmax"}, "touch": "La salida", "options": {"softmax(softmax(z))": {}, "softmax(tanh(z))": {"ending": "tanh"}, "softmax(z)": {"ending": "none"}}},
  "tanh-en-la-salida": {"name": "tanh en la salida", "wrong": {"ending": "tanh"}, "touch": "La salida", "options": {"softmax(softmax(z))": {"ending": "softmax"}, "softmax(tanh(z))": {}, "softmax(z)": {"ending": "none"}}},
  "otras-unidades": {"name": "píxeles en otras unidades", "wrong": {"inputs": "units"}, "touch": "Los píxeles", "options": {"cada uno en sus unidades": {}, "todos de 0 a 1": {"inputs": "ink"}}},
  "pesos-grandes": {"name": "pesos iniciales demasiado grandes", "wrong": {"start": "large"}, "touch": "Los pesos, al empezar", "options": {"todos a 0": {"start": "zero"}, "todos a 0.1": {"start": "equal"}, "al azar, pequeños": {"start": "small"}, "al azar, los de la primera capa 3000 veces mayores": {}}},
  "etiquetas": {"name": "etiquetas cambiadas", "wrong": {"labels": 0.3}, "touch": "La parte de las etiquetas que está cambiada", "options": {"0.3": {}, "0.15": {"labels": 0.15}, "0": {"labels": 0.0}}},
  "decaimiento": {"name": "decaimiento demasiado fuerte", "wrong": {"rule": "lr = 0.3\ndecay = 0.3\nv = 0.9*v + grad(x)\nx = x - lr*v - lr*decay*x"}, "touch": "El decaimiento", "options": {"0.3": {}, "0.1": {"rule": "lr = 0.3\ndecay = 0.1\nv = 0.9*v + grad(x)\nx = x - lr*v - lr*decay*x"}, "0.03": {"rule": "lr = 0.3\ndecay = 0.03\nv = 0.9*v + grad(x)\nx = x - lr*v - lr*decay*x"}, "0.001": {"rule": "lr = 0.3\ndecay = 0.001\nv = 0.9*v + grad(x)\nx = x - lr*v - lr*decay*x"}, "0": {"rule": "lr = 0.3\ndecay = 0.0\nv = 0.9*v + grad(x)\nx = x - lr*v - lr*decay*x"}}},
  "ningun-8": {"name": "ningún 8 en el entrenamiento", "wrong": {"examples": "no-8"}, "touch": "Los ejemplos", "options": {"sin ningún 8": {}, "con seis ochos": {"examples": "six-8"}, "los 1200 suyos": {"examples": "all"}}},
  "relu-en-la-salida": {"name": "ReLU en la salida", "wrong": {"rule": "lr = 0.1\nbeta1 = 0.9\nbeta2 = 0.999\neps = 1e-8\ng = grad(x)\nm = beta1 * m + (1 - beta1) * g\nv = beta2 * v + (1 - beta2) * g**2\nm_hat = m / (1 - beta1**t)\nv_hat = v / (1 - beta2**t)\nx = x - lr * m_hat / (sqrt(v_hat) + eps)", "ending": "relu"}, "touch": "La salida", "options": {"softmax(softmax(z))": {"ending": "softmax"}, "softmax(tanh(z))": {"ending": "tanh"}, "softmax(relu(z))": {}, "softmax(z)": {"ending": "none"}}},
  "cien-ejemplos": {"name": "solo cien ejemplos", "wrong": {"examples": "100"}, "touch": "Los ejemplos", "options": {"100": {}, "200": {"examples": "200"}, "los 1200 suyos": {"examples": "all"}}},
  "fuga": {"name": "validación dentro del entrenamiento", "wrong": {"examples": "leak"}, "touch": "Los ejemplos", "options": {"los suyos y los de validación": {}, "los 1200 suyos": {"examples": "all"}}},
  "sin-poner-a-cero": {"name": "gradiente sin poner a cero", "wrong": {"rule": "lr = 0.3\ng = g + grad(x)\nv = 0.9*v + g\nx = x - lr*v"}, "touch": "La regla", "options": {"g = g + grad(x)": {}, "g = grad(x), y v = 0 antes del primero": {"rule": "lr = 0.3\nv = 0.9*v + grad(x)\nx = x - lr*v"}}},
  "iguales": {"name": "todos los pesos iguales", "wrong": {"start": "equal"}, "touch": "Los pesos, al empezar", "options": {"todos a 0": {"start": "zero"}, "todos a 0.1": {}, "al azar, pequeños": {"start": "small"}, "al azar, los de la primera capa 3000 veces mayores": {"start": "large"}}},
  "seis-ochos": {"name": "casi ningún 8 en el entrenamiento", "wrong": {"examples": "six-8"}, "touch": "Los ejemplos", "options": {"sin ningún 8": {"examples": "no-8"}, "con seis ochos": {}, "los 1200 suyos": {"examples": "all"}}},
  "de-nuevo": {"name": "optimizador nuevo en cada paso", "wrong": {"rule": "lr = 0.3\ng = grad(x)\nv = 0*g\nv = 0.9*v + g\nx = x - lr*v"}, "touch": "La regla", "options": {"g = grad(x), y v = 0 en cada paso": {}, "g = grad(x), y v = 0 antes del primero": {"rule": "lr = 0.3\nv = 0.9*v + grad(x)\nx = x - lr*v"}}},
};

export const PAIRS = [["pesos-a-cero","tasa-pequena"],["tasa-grande","por-clases"],["plan-en-pasos","una-epoca"],["softmax-dos-veces","tanh-en-la-salida"],["otras-unidades","pesos-grandes"],["etiquetas","decaimiento"],["ningun-8","relu-en-la-salida"],["cien-ejemplos","fuga"]];

export const SEEDS = [1,2,3,4,5,6,7,8,9,10,11,12,14,15,16,17,19,20,21,22,23,24,25,26,27,28,30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,49,50,53,54,55,56,57,59,60];

export const PROBES = {
  "seen": ["train", "right", "rise"],
  "cost0": ["cost0"],
  "gradient": ["grad1", "grad2"],
  "saturation": ["sat0", "sat"],
  "step": ["step", "half", "pushed"],
  "surest": ["surest"],
  "examples": ["examples", "eights"],
  "batch": ["first", "pixel"],
  "mistakes": ["learnt", "gap", "said", "worst"],
  "ten": ["ten"],
  "check": ["check"],
  "up": ["up"],
  "down": ["down"],
  "weights": ["norm1", "norm2", "drawings"],
};

export const SIGNS = {
  "pesos-a-cero": [["grad2", 0, 1e-09, "Entonces el gradiente sería 0 en las dos capas, y en la segunda mide {}."], ["train", 2.25, 2.35, "Entonces el coste de entrenamiento sería de 2.25 a 2.35, y es {}."]],
  "tasa-pequena": [["up", 2.2, 2.297, "Entonces, con 10 veces más tasa, el coste bajaría a 2.29, y se queda en {}."], ["train", 2.25, 2.35, "Entonces el coste de entrenamiento sería de 2.25 a 2.35, y es {}."]],
  "tasa-grande": [["down", 0, 0.1, "Entonces, con 10 veces menos tasa, se curaría, y se queda en {}."], ["train", 2.4, 100, "Entonces el coste de entrenamiento sería de 2.4 a 100, y es {}."]],
  "por-clases": [["first", 1, 1, "Entonces su primer minilote sería de una sola cifra, y tiene {} distintas."], ["train", 2.4, 100, "Entonces el coste de entrenamiento sería de 2.4 a 100, y es {}."]],
  "plan-en-pasos": [["half", 0, 0, "Entonces, a mitad de camino, el paso sería 0, y mide {} veces lo que los pesos."], ["train", 0.4, 1.7, "Entonces el coste de entrenamiento sería de 0.4 a 1.7, y es {}."]],
  "una-epoca": [["half", 0.06, 0.1, "Entonces, a mitad de camino, el paso sería unas 0.07 veces los pesos, y es {}."], ["train", 0.4, 1.7, "Entonces el coste de entrenamiento sería de 0.4 a 1.7, y es {}."]],
  "softmax-dos-veces": [["surest", 0.22, 0.24, "Entonces su respuesta más segura sería de 0.232, y es de {}."], ["train", 0.75, 1.6, "Entonces el coste de entrenamiento sería de 0.75 a 1.6, y es {}."]],
  "tanh-en-la-salida": [["surest", 0.44, 0.46, "Entonces su respuesta más segura sería de 0.451, y es de {}."], ["train", 0.75, 1.6, "Entonces el coste de entrenamiento sería de 0.75 a 1.6, y es {}."]],
  "otras-unidades": [["pixel", 2, null, "Entonces algún píxel pasaría de 1, y el mayor vale {}."], ["train", 0.05, 1, "Entonces el coste de entrenamiento sería de 0.05 a 1, y es {}."]],
  "pesos-grandes": [["sat0", 50, 100, "Entonces en el paso 0 ya estarían saturadas casi todas, y lo están {} de cada 100."], ["train", 0.1, 1, "Entonces el coste de entrenamiento sería de 0.1 a 1, y es {}."]],
  "etiquetas": [["gap", null, -6, "Entonces acertaría mucho menos en entrenamiento que en validación, y son {} puntos más."], ["train", 0.4, 0.85, "Entonces el coste de entrenamiento sería de 0.4 a 0.85, y es {}."]],
  "decaimiento": [["norm1", 0, 4.8, "Entonces los pesos de la primera capa no pasarían de 4.8, y miden {}."], ["train", 0.4, 0.85, "Entonces el coste de entrenamiento sería de 0.4 a 0.85, y es {}."]],
  "ningun-8": [["eights", 0, 0, "Entonces no tendría ningún 8 entre sus ejemplos, y tiene {}."], ["train", 0.01, 0.05, "Entonces el coste de entrenamiento sería de 0.01 a 0.05, y es {}."]],
  "relu-en-la-salida": [["said", 1, 9, "Entonces alguna cifra no la diría nunca, y dice {} distintas."], ["surest", 0.98, 1, "Entonces de alguna cifra estaría segura, y no pasa de {}."], ["train", 0.15, 2.25, "Entonces el coste de entrenamiento sería de 0.15 a 2.25, y es {}."]],
  "cien-ejemplos": [["examples", 0, 100, "Entonces tendría 100 ejemplos, y tiene {}."], ["train", 0.001, 0.01, "Entonces el coste de entrenamiento sería de 0.001 a 0.01, y es {}."]],
  "fuga": [["examples", 1201, null, "Entonces tendría 1500 ejemplos, y tiene {}."], ["train", 0.02, 0.08, "Entonces el coste de entrenamiento sería de 0.02 a 0.08, y es {}."]],
  "sin-poner-a-cero": [["rise", 10, null, "Entonces el coste no dejaría de subir, y se multiplica por {} tras la primera época."], ["train", 500, null, "Entonces el coste de entrenamiento pasaría de 500, y es {}."]],
  "iguales": [["drawings", 1, 1, "Entonces sus neuronas serían todas iguales, y hay {} distintas."], ["train", 1.2, 1.8, "Entonces el coste de entrenamiento sería de 1.2 a 1.8, y es {}."]],
  "seis-ochos": [["eights", 1, 12, "Entonces tendría unos pocos ochos entre sus ejemplos, y tiene {}."], ["train", 0.01, 0.06, "Entonces el coste de entrenamiento sería de 0.01 a 0.06, y es {}."]],
  "de-nuevo": [["pushed", 0.99, 1.01, "Entonces cada paso sería la tasa por el gradiente, y alguno llega a {} veces eso."], ["train", 0.2, 0.4, "Entonces el coste de entrenamiento sería de 0.2 a 0.4, y es {}."]],
};

export const HEALTHY = {
  "train": [0, 0.05],
  "right": [92.5, 100],
  "worst": [70, 100],
  "examples": [1200, 1200],
};
