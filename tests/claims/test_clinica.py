"""Lo que se dice de la clínica sin paciente que lo enseñe: las averías sin síntoma, los techos y los enlaces."""

import re
from math import e

import nbformat
import numpy as np
import toc
from pytest import approx, mark

from optlib import MLP, minimize
from optlib.digits import network
from optlib.optimizers import Momentum
from optlib.schedules import linear


class Straight(MLP):
    """Sin tanh: dos capas de sumas, y su derivada."""

    def _activations(self, p, X):
        (W, b), (V, c) = self.unpack(p)
        return [X, X @ W + b, (X @ W + b) @ V + c]

    def gradient_on(self, indices, p):
        X, y = self.X[indices], self.y[indices]
        _, hidden, output = self._activations(p, X)
        delta = self._output_error(output, y) / len(y)
        back = delta @ self.unpack(p)[1][0].T
        return np.concatenate([(X.T @ back).ravel(), back.sum(0), (hidden.T @ delta).ravel(), delta.sum(0)])


class Squared(MLP):
    """Se entrena con la mitad del error al cuadrado de las probabilidades; su coste es la entropía cruzada."""

    def _output_error(self, output, y):
        error = super()._output_error(output, y)
        p = error + (y[:, None] == np.arange(10))
        return p * (error - (p * error).sum(axis=-1, keepdims=True))


@mark.parametrize("seed", [1, 2])
def test_three_faults_show_no_symptom(seed):
    ends, whole = [], network(seed)
    for kind, first in ((MLP, 1), (MLP, 0), (Straight, 1), (Squared, 1)):
        net = kind(whole.X, whole.y, hidden=(32,), classes=10)
        net.batches = whole.batches
        start = np.concatenate([first * whole.start[: 64 * 32], whole.start[64 * 32 :]])
        x = minimize(net, start, Momentum(lr=0.3), 190, schedule=linear(190)).x[-1]
        ends.append((net(x), np.mean(net.predict(x, whole.valid.X) == whole.valid.y)))
    (cost, reads), zero, straight, squared = ends
    assert zero == (approx(cost, rel=0.1), approx(reads, abs=0.01))
    assert straight == (approx(cost, rel=0.4), approx(reads, abs=0.02))
    assert squared[0] > 1.5 * cost and squared[1] == approx(reads, abs=0.025)


def test_the_ceilings_of_the_sheet_and_the_patients_of_the_list():
    sheet = (toc.ROOT / "chapters/docentes.md").read_text("utf-8").split("La hoja de la clase")[1]
    assert re.findall(r"no pasa de (0\.\d+)", sheet) == [f"{e / (e + 9):.3f}", f"{e / (e + 9 / e):.3f}"]
    assert re.findall(r"(?m)^- ([A-Z]): «Si ", sheet) == list("ABCDEFGH")
    cells = nbformat.read(toc.ROOT / "chapters/07_elegir_optimizador.ipynb", 4).cells
    lines = re.findall(r"(?m)^\d\. .*", next(c.source for c in cells if c.source.startswith("## Cuando no aprende")))
    told = ["".join(re.findall(r"#paciente=([A-H])1", line)) for line in lines]
    assert told == ["E", "F", "AB", "EB", "A", "D", "C", "GH", ""]
