"""Lo que cuesta un paso de cada regla en las dos redes, con su gradiente: milisegundos, y cuántas veces el de Adam.

Se miden por turnos, y se da la mediana; los cocientes cambian con la máquina menos que los tiempos. En la página los
mide ``page_steps.py``.
"""

import statistics
import sys
import time

from optlib import digits, towns
from optlib.matrices import ByPart, Muon
from optlib.optimizers import Adagrad, Adam, GradientDescent, Lion, Momentum, RMSProp

STEPS, ROUNDS = 100, 9


def rules(shapes) -> dict:
    plain = [rule(lr=0.01) for rule in (GradientDescent, Momentum, Adagrad, RMSProp, Adam, Lion)]
    return {type(rule).__name__: rule for rule in plain} | {"Muon": ByPart(Muon(0.01, rms=0.2), Adam(0.01), shapes)}


def seconds(problem, rule) -> float:
    """Los pasos a mano, sin medir nada más."""
    x = problem.start
    state, start = rule.init(x), time.perf_counter()
    for k in range(STEPS):
        x, state = rule.step(x, state, problem.grad_at(k))
    return time.perf_counter() - start


def main() -> int:
    for name, problem in (("red que lee", digits.network(0)), ("red de los pueblos", towns.network("es", 0))):
        every = rules(problem.shapes)
        turns = [{rule: seconds(problem, each) for rule, each in every.items()} for _ in range(ROUNDS)]
        print(name)
        for rule in every:
            times = statistics.median(1000 * turn[rule] / STEPS for turn in turns)
            ratio = statistics.median(turn[rule] / turn["Adam"] for turn in turns)
            print(f"  {rule:16} {times:6.2f} ms, {ratio:.1f} veces Adam")
    return 0


if __name__ == "__main__":
    sys.exit(main())
