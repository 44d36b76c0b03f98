"""Cuánto añade ``sweep`` al bucle de pasos a mano, en una red y en un valle: el cociente, medido por turnos.

Termina con estado 1 si pasa de 1.05.
"""

import statistics
import sys
import time

import numpy as np

from optlib import MLP, PROBLEMS, Adam
from optlib.sweep import sweep

RATES, ROUNDS, LIMIT = np.logspace(-4, 0, 9), 9, 1.05
RULES = [Adam(lr=lr) for lr in RATES]


def network() -> MLP:
    """Una red 64-32-10 con mil ejemplos, de 64 en 64."""
    rng = np.random.default_rng(0)
    return MLP(rng.standard_normal((1000, 64)), rng.integers(0, 10, 1000), (32,), classes=10, batch_size=64)


def by_hand(problem, steps: int) -> np.ndarray:
    """Los mismos pasos, sin nada más: las tasas, por filas, y el coste al final."""
    x = np.repeat(problem.start[None], len(RATES), axis=0)
    rule = Adam(lr=np.repeat(RATES[:, None], x.shape[1], axis=1))
    state, gradient_at = rule.init(x), getattr(problem, "grad_at", lambda k: problem.grad)
    for k in range(steps):
        x, state = rule.step(x, state, gradient_at(k))
    return problem(x)


def seconds(run) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def main() -> int:
    bad = 0
    for name, problem, steps in (("red de digits", network(), 150), ("valle", PROBLEMS["ravine"], 3000)):
        runs = (lambda p=problem, s=steps: by_hand(p, s), lambda p=problem, s=steps: sweep(p, RULES, s))
        assert np.allclose(runs[0](), runs[1]()["cost"], rtol=1e-9)
        ratios = [seconds(runs[1]) / seconds(runs[0]) for _ in range(ROUNDS)]
        ratio = statistics.median(ratios)
        print(f"{name}: {ratio:.3f} veces el bucle (de {min(ratios):.3f} a {max(ratios):.3f})")
        bad |= ratio > LIMIT
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())
