"""Lo que comparten los teoremas de «A fondo» y las medidas del texto: ejecuciones sueltas y problemas al azar."""

from collections.abc import Iterator

import numpy as np

from optlib import Optimizer, Problem, descent


def walk(problem: Problem, x0, rule: Optimizer, steps: int) -> Iterator[np.ndarray]:
    """Los puntos de una ejecución, del primero al último, sin guardarlos: para cuando son muchas y largas."""
    x = descent.starting(problem, x0, rule)
    state, gradient_at = rule.init(x), descent.gradients(problem)
    yield x
    for k in range(steps):
        x, state = rule.step(x, state, gradient_at(k))
        yield x
