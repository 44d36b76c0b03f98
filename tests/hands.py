"""Cifras dibujadas por manos simuladas, distintas de las de ``data/strokes.json``: con estas no se ha elegido nada."""

import numpy as np

# De cada cifra, sus formas; de cada trazo, sus puntos, (x, y) de 0 a 9 y hacia abajo: el repetido es una esquina.
SHAPES = {
    0: ["40 21 13 16 28 49 68 76 73 61 40", "61 40 21 13 16 28 49 68 76 73 62 51", "40 31 23 26 38 49 58 66 63 51 40"],
    1: ["40 49", "22 40 40 49", "22 40 40 49/29 69"],
    2: ["12 20 50 62 54 37 19 19 79", "12 30 60 62 54 28 18 17 37 58 79"],
    3: ["11 30 60 62 44 44 66 68 39 18", "10 10 60 60 34 34 65 68 49 18"],
    4: ["50 50 06 06 76/50 59", "20 15 15 75/62 69", "59 59 50 50 06 06 76"],
    5: ["20 20 14 14 44 65 67 49 29 18/20 70", "70 70 20 20 14 14 44 65 67 49 18", "70 30 22 34 55 67 49 18"],
    6: ["50 23 16 18 39 59 67 65 45 16", "60 60 15 18 39 68 66 45 16"],
    7: ["10 10 70 70 39", "10 10 70 70 39/25 65", "10 10 70 70 55 49/35 75"],
    8: ["61 40 21 22 44 66 68 49 28 26 44 62 61", "40 21 23 44 63 61 40/44 26 28 49 68 66 44"],
    9: ["61 40 21 23 44 63 61 61 69", "61 40 21 23 44 63 61 66 58 39 28", "61 40 21 23 44 63 61 61 49"],
}
# De cada manera de dibujar, entre qué y qué se tumban las letras.
SLANTS = {"clean": (-0.1, 0.1), "slanted": (0.2, 0.45)}


def curve(corners):
    """Los puntos de una curva suave, de Catmull y Rom, por los dados."""
    p = np.array([corners[0], *corners, corners[-1]])
    t = np.linspace(0, 1, 8, endpoint=False)[:, None]
    pieces = [
        b + t * (c - a) / 2 + t**2 * (2 * a - 5 * b + 4 * c - d) / 2 + t**3 * (3 * (b - c) + d - a) / 2
        for a, b, c, d in zip(p, p[1:], p[2:], p[3:], strict=False)
    ]
    return np.concatenate([*pieces, p[-1:]])


def hands(style, count, times=1, seed=0):
    """Las cifras y los trazos de ``count`` manos, cada una las diez ``times`` veces, en las unidades del cuadro."""
    rng, digits, drawn = np.random.default_rng(seed), [], []
    for _ in range(count):
        slant, turn, size = (rng.uniform(*limits) for limits in (SLANTS[style], (-0.05, 0.05), (150, 260)))
        width, shake, sign = rng.uniform(0.8, 1.2), rng.uniform(0, 1.5), rng.choice([-1, 1])
        cos, sin = np.cos(turn), sign * np.sin(turn)
        matrix = size / 9 * np.array([[cos, -sin], [sin, cos]]) @ np.array([[width, -slant], [0, 1]])
        chosen = {digit: shapes[rng.integers(len(shapes))] for digit, shapes in SHAPES.items()}
        for _ in range(times):
            for digit, shape in chosen.items():
                bend = rng.uniform(-0.35, 0.35, (10, 10, 2))  # el de cada sitio: una esquina lo sigue siendo
                strokes = []
                for stroke in shape.split("/"):
                    places = [(int(x), int(y)) for x, y in stroke.split()]
                    points = curve([np.array(place) + bend[place] - (4, 4.5) for place in places]) @ matrix.T
                    strokes.append(np.rint(points + rng.normal(0, shake, points.shape) + 150).astype(int).tolist())
                digits.append(digit)
                drawn.append(strokes)
    return np.array(digits), drawn
