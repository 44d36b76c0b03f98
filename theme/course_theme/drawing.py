"""Dibujos pequeños hechos con optlib al construir: pasan del plano de un problema al SVG."""

from typing import NamedTuple

import numpy as np
from contourpy import contour_generator

from optlib import Problem


class Frame(NamedTuple):
    """Un dibujo de ``width`` × ``height`` que muestra la parte ``reach`` del plano: izquierda, derecha, abajo, arriba.

    ``decimals`` son los de sus coordenadas: los justos, que van todas en la página.
    """

    width: int
    height: int
    reach: tuple[float, float, float, float]
    decimals: int = 0

    def place(self, x: float, y: float) -> tuple[str, str]:
        """Las coordenadas de un punto en el dibujo."""
        left, right, bottom, top = self.reach
        across, down = (x - left) / (right - left) * self.width, (top - y) / (top - bottom) * self.height
        return f"{across:.{self.decimals}f}", f"{down:.{self.decimals}f}"

    def line(self, points: np.ndarray) -> str:
        """El trazo que une unos puntos, ``(n, 2)``: dónde empieza y lo que avanza, que ocupa menos que cada lugar.

        Si al redondear no avanza nada, no hay trazo.
        """
        scale = 10**self.decimals
        placed = np.array([[round(float(each) * scale) for each in self.place(*point)] for point in points])
        pairs = [f"{x / scale:g} {y / scale:g}" for x, y in np.diff(placed, axis=0) if x or y]
        start = " ".join(self.place(*points[0]))
        return f"M{start}l{' '.join(pairs)}".replace(" -", "-") if pairs else ""

    def contours(self, problem: Problem, levels: np.ndarray) -> list[str]:
        """Las curvas de nivel de un problema, una por nivel, con la mitad de los puntos."""
        left, right, bottom, top = self.reach
        x, y = np.linspace(left, right, 120), np.linspace(bottom, top, 96)
        generator = contour_generator(x, y, problem(np.stack(np.meshgrid(x, y), axis=-1)))
        return ["".join(map(self.line, pieces(generator.lines(level)))) for level in levels]


def pieces(lines: list[np.ndarray]) -> list[np.ndarray]:
    """Las curvas que se ven, con menos puntos y cerradas las que lo estaban."""
    return [np.concatenate([line[:-1:2], line[-1:]]) for line in lines if len(line) > 8]
