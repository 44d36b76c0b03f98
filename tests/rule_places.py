"""Dónde se juzga una regla, y quien trae escrito adónde hay que ir."""

import numpy as np

from optlib import PROBLEMS, Problem
from optlib.prng import mulberry32, seed_of


def hidden(problem: str, key: str, seed: int) -> tuple[Problem, np.ndarray, np.ndarray]:
    """El paisaje girado y corrido, como ``hidden`` de judging.js."""
    draw = mulberry32(seed_of(f"{problem} {key}", seed))
    shift = np.array([(-1 if draw() < 0.5 else 1) * (0.6 + 0.8 * draw()) for _ in range(2)])
    angle = (np.floor(4 * draw()) + 0.25 + draw() / 2) * np.pi / 2
    c, s = np.cos(angle), np.sin(angle)
    turn, here = np.array([[c, -s], [s, c]]), PROBLEMS[problem]
    f = lambda x: here((x - shift) @ turn)  # noqa: E731
    return Problem(f, lambda x: here.grad((x - shift) @ turn) @ turn.T, dim=2), turn, shift


def memorized(pairs) -> str:
    """Lo que hay que sumar, según el gradiente g: de cada par, el gradiente y lo que le toca."""
    known = [(float(at), float(to)) for gradient, place in pairs for at, to in zip(gradient, place, strict=True)]
    return " + ".join(f"{to} * exp(-(1e6 * ({at} - g))**2)" for at, to in known)
