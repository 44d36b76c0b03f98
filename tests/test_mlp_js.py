"""La red densa de la página es la de optlib; con letras, la que recibiría un uno en la casilla de cada una."""

import numpy as np
import pytest
from node import called

from optlib.networks import MLP

LETTERS, CONTEXT, HIDDEN = 5, 3, 4

# De cada red, lo que dan sus gradientes y sus salidas, todas a la vez y con minilotes de dos tamaños.
TURNS = """(asked) => {
  const nets = asked.map(({ sizes, X, y, letters }) =>
    new MLP(sizes, Float64Array.from(X.flat()), Uint8Array.from(y), "none", letters));
  const all = asked.map(() => ({ grads: [], probabilities: [] }));
  for (const k of asked[0].batches.keys()) {
    for (const [i, { p, batches, X }] of asked.entries()) {
      const rows = batches[k] ?? X.map((_, row) => row);
      all[i].grads.push(nets[i].grad(p[k], batches[k] ?? undefined));
      all[i].probabilities.push(nets[i].probabilities(p[k], Float64Array.from(rows.flatMap((row) => X[row]))));
    }
  }
  return all.map(({ grads, probabilities }, i) => ({
    grads: grads.map((g) => [...g]),
    probabilities: probabilities.map((each) => [...each]),
    f: nets[i].f(asked[i].p[0]),
    said: nets[i].predict(asked[i].p[0]),
    right: nets[i].right(asked[i].p[0]),
  }));
}"""


def test_nets_take_turns_with_letters_or_without():
    """Las letras 0 y la última, repetidas, y una fila igual a otra; la segunda red las recibe como unos y ceros."""
    rng = np.random.default_rng(66)
    indices = rng.integers(0, LETTERS, (40, CONTEXT))
    indices[:3] = [[0, 0, 0], [4, 4, 4], [0, 4, 0]]
    indices[3] = indices[4]
    dense = np.eye(LETTERS)[indices].reshape(40, -1)
    y = rng.integers(0, LETTERS, 40)
    ours = MLP(dense, y, (HIDDEN,), classes=LETTERS)
    batches = [None, list(range(8)), [3, 4, 3], None, [7]]
    points = [size * rng.standard_normal(ours.dim) for size in (0.1, 1.0, 3.0, 1.0, 0.3)]
    common = {"sizes": ours.sizes, "y": y.tolist(), "batches": batches}
    asked = [
        {**common, "X": indices.tolist(), "letters": LETTERS, "p": [p.tolist() for p in points]},
        {**common, "X": dense.tolist(), "letters": 0, "p": [p.tolist() for p in points[::-1]]},
    ]
    for found, turn in zip(called("mlp.js", TURNS, asked), (points, points[::-1]), strict=True):
        for rows, p, g, parts in zip(batches, turn, found["grads"], found["probabilities"], strict=True):
            rows = slice(None) if rows is None else rows
            assert g == pytest.approx(ours.gradient_on(rows, p), rel=1e-12, abs=1e-14)
            logits = ours._activations(p, dense[rows])[-1]
            exponentials = np.exp(logits - logits.max(axis=1, keepdims=True))
            assert parts == pytest.approx((exponentials / exponentials.sum(axis=1, keepdims=True)).ravel(), rel=1e-12)
        assert found["f"] == pytest.approx(ours(turn[0]), rel=1e-13)
        assert found["said"] == ours.predict(turn[0], dense).tolist()
        assert found["right"] == np.mean(ours.predict(turn[0], dense) == y)
