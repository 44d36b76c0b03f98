"""Los optimizadores son los de PyTorch: mismas trayectorias, paso a paso."""

import importlib.util
import json
import re
from collections import Counter

import nbformat
import numpy as np
import pytest
import toc
from reference import torch_trajectories as reference
from reference.libraries import COMPARED, PENDING, methods

from optlib import OPTIMIZERS, Quadratic, minimize

CASES = json.loads(reference.DATA.read_text("utf-8"))


@pytest.mark.parametrize("name", methods("torch"))
def test_reference_covers_every_optimizer_that_pytorch_has(name):
    counts = Counter(case["rule"] for case in CASES)
    if name not in COMPARED and not counts[name]:
        pytest.skip(f"{name} {PENDING}")
    assert counts[name] == reference.CASES_PER_RULE and counts.keys() <= methods("torch").keys()


@pytest.mark.parametrize("case", CASES, ids=[f"{case['rule']}-{i}" for i, case in enumerate(CASES)])
def test_same_points_as_pytorch(case):
    rule = OPTIMIZERS[case["rule"]](**case["settings"])
    trajectory = minimize(Quadratic(case["A"], case["b"]), case["x0"], rule, reference.STEPS)
    ours = trajectory.x[1:]
    if case["rule"] == "Nesterov":  # PyTorch guarda el punto adelantado.
        ours = ours - rule.lr * rule.beta * trajectory["v"]
    theirs = np.array(case["x"])
    assert np.abs(ours - theirs).max() <= 1e-12 * max(1, np.abs(theirs).max())


@pytest.mark.skipif(importlib.util.find_spec("torch") is None, reason="PyTorch no está instalado")
def test_stored_trajectories_are_what_pytorch_gives():
    for case, made in zip(CASES, reference.cases(), strict=True):
        given = {key: value for key, value in case.items() if key != "x"}
        np.testing.assert_allclose(case["x"], reference.run(**given), rtol=1e-12, atol=1e-12)
        # Las cuadráticas salen de una factorización, que cada procesador redondea a su modo.
        assert (made["rule"], made["settings"]) == (case["rule"], pytest.approx(case["settings"], rel=1e-9))
        for key in ("A", "b", "x0"):
            np.testing.assert_allclose(made[key], case[key], rtol=1e-9, atol=1e-12)


@pytest.mark.skipif(importlib.util.find_spec("torch") is None, reason="PyTorch no está instalado")
def test_the_lines_of_the_guide_train_a_network():
    import torch

    cells = nbformat.read(toc.ROOT / "chapters" / "07_elegir_optimizador.ipynb", as_version=4).cells
    (lines,) = re.findall(r"(?s)```python\n(.*?)```", "\n".join(cell.source for cell in cells))
    torch.manual_seed(0)
    net, loss = torch.nn.Sequential(torch.nn.Linear(3, 8), torch.nn.Tanh(), torch.nn.Linear(8, 1)), torch.nn.MSELoss()
    inputs = torch.randn(200, 16, 3)
    batches = [(x, x.sum(dim=1, keepdim=True).sin()) for x in inputs]
    before = loss(net(inputs[0]), batches[0][1]).item()
    known = {"torch": torch, "net": net, "loss": loss, "batches": batches, "lr": 0.01}
    exec(lines, known)
    assert loss(net(inputs[0]), batches[0][1]).item() < before / 2
    assert known["plan"].get_last_lr() == [0.0]
