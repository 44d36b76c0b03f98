"""Imágenes de 8 × 8 en un panel: cifras, o los pesos con que una neurona las mira. Importarlo carga matplotlib."""

from typing import Any

import numpy as np
from matplotlib.colors import to_rgb

from ..styles import INK, WEIGHTS


def tiles(ax: Any, images: np.ndarray, across: int, left: float = 0.0) -> None:
    """Dibuja en filas de ``across`` unas imágenes ``(n, 8, 8)``: de 0 a 1, en tinta; si hay negativos, en dos colores.

    Lo que pasa de 1, o de −1, se pinta entero. Cada imagen ocupa un cuadro de lado 10; el primero, en ``left``.
    """
    rows = -(-len(images) // across)
    cells = np.zeros((rows * across, 10, 10))
    cells[: len(images), 1:9, 1:9] = images
    wall = cells.reshape(rows, across, 10, 10).swapaxes(1, 2).reshape(10 * rows, 10 * across)
    mesh = ax.pcolormesh(left + np.arange(10 * across + 1), np.arange(10 * rows, -1, -1), wall)
    positive, negative = WEIGHTS if np.any(wall < 0) else (INK, INK)
    # Con los colores puestos uno a uno, la versión oscura sabe cambiarlos.
    colours = np.where(wall.reshape(-1, 1) < 0, to_rgb(negative.light), to_rgb(positive.light))
    mesh.set_array(None)
    mesh.set_facecolor(np.column_stack([colours, np.abs(wall).ravel().clip(0, 1)]))
    ax.set(aspect="equal")
    ax.axis("off")
