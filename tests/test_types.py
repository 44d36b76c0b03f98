"""Lo que dice mypy, en un editor, a quien usa optlib desde fuera: nada de lo que está bien, y algo de lo que no."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CODE = """\
import numpy as np
from optlib import MLP, OPTIMIZERS, PROBLEMS, Adam, ByPart, Clipped, LeastSquares, LinearNeuron, Momentum, Muon
from optlib import Problem, Quadratic, Trajectory, check_gradient, check_optimizer, dot, minimize, orthogonalize
from optlib import parabola, rosenbrock
from optlib.schedules import cosine, warmup
from optlib.sweep import sweep
from optlib.tables import iteration_table

run: Trajectory = minimize(rosenbrock, [0, 1], Adam(lr=0.1), 100)
minimize(rosenbrock, None, Momentum(0.1), steps=100, schedule=warmup(10, cosine(90)))
minimize(parabola, 5, Clipped(Adam(), norm=1.0), 10, schedule=lambda k: 1 / (k + 1))
minimize(rosenbrock, np.zeros((2, 2)), Adam(np.array([[0.1], [0.2]])), 10)
minimize(problem=parabola, x0=5.0, optimizer=OPTIMIZERS["Adam"](lr=0.1), steps=10)
minimize(Problem(lambda x: x**2, lambda x: 2 * x, start=5), None, Adam(), 10)
column: np.ndarray = run["m"]
last: float = run.f[-1] + run.x[-1].sum() + run.steps
lost: int = np.sum(run.diverged) if not run.diverged else 0
cost: float = parabola(5.0) + parabola.grad(5.0) + parabola(parabola.minimum) + rosenbrock([1, 1])
slope: np.ndarray = rosenbrock.grad([[0, 1], [1, 1]])
rosenbrock(run.x).min(), PROBLEMS["beale"].name.upper(), rosenbrock.start * 2
Quadratic([[6, 2], [2, 2]], start=[1, 1])(np.ones(2)), LinearNeuron(2, 4, b=0).predict(1.0), dot(1.0, [2.0])
net = MLP([[0.0], [1.0]], [0, 1], hidden=(4,), batch_size=1)
minimize(net, net.start, ByPart(Muon(0.1), Adam(), net.shapes), 10)
net.grad_at(3)(net.start), net.predict(net.start, [[1]])
LeastSquares([[1.0], [2.0]], [2.0, 4.0]).hessian, orthogonalize(np.ones(4), [(2, 2)])
check_gradient(parabola, 5.0) < 1e-6, check_optimizer(Adam()), sweep(parabola, [Adam()], 5)
iteration_table(run, {"x": "x"}, caption="x")
# Lo que está mal
minimize(rosenbrock, [0, 1], Adam)
minimize(rosenbrock, [0, 1])
minimize(rosenbrock, Adam(0.1), 100)
minimize(rosenbrock, [0, 1], Adam, 100)
minimize(rosenbrock, [0, 1], Adam(0.1), 100.0)
minimize(rosenbrock, [0, 1], Adam(0.1), 100, cosine(100))
minimize(rosenbrock, [0, 1], Adam(0.1), 100, schedule=0.1)
minimize(lambda x: x**2, 5.0, Adam(0.1), 100)
Adam(lr="0.1")
Adam(learning_rate=0.1)
Momentum()
Clipped(Adam, norm=1.0)
run.m
run[0]
parabola()
check_optimizer(Adam)
"""


def test_an_editor_says_what_is_wrong_and_nothing_of_what_is_right(tmp_path):
    (tmp_path / "mine.py").write_text(CODE, "utf-8")
    (tmp_path / "mypy.ini").write_text("[mypy]\nstrict = true\n[mypy-optlib.*]\nignore_errors = true\n", "utf-8")
    asked = [sys.executable, "-m", "mypy", "--no-color-output", "--no-error-summary", "mine.py"]
    said = subprocess.run(
        asked, cwd=tmp_path, env={**os.environ, "MYPYPATH": str(ROOT)}, capture_output=True, encoding="utf-8"
    )
    found = {int(line) for line in re.findall(r"^mine\.py:(\d+): error", said.stdout, re.MULTILINE)}
    lines = CODE.splitlines()
    assert found == set(range(lines.index("# Lo que está mal") + 2, len(lines) + 1)), said.stdout + said.stderr
    # Y no solo con «strict».
    codes = {*re.findall(r"\[([\w-]+)\]$", said.stdout, re.MULTILINE)}
    assert codes <= {"arg-type", "attr-defined", "call-arg", "call-overload", "index", "misc"}, codes
