"""Unos pasos de Muon y de Schedule-Free en PyTorch, Keras y Optax, y el programa que los dio.

Están en ``tests/data/today.json``. Muon mueve una matriz 3 × 2 (y otra 2 × 3) con el gradiente de una cuadrática;
Schedule-Free, un vector. Para rehacerlos, con las tres bibliotecas y ``schedulefree``, desde ``tests``:
``python -m reference.today``. Keras, sobre JAX; «keras on torch» son sus pasos de Schedule-Free sobre PyTorch, que son
otros. PyTorch hace las iteraciones de Muon en bfloat16: aquí, su mismo código en float64.
"""

import inspect
import json
import os
import subprocess
import sys
from pathlib import Path
from unittest import mock

DATA = Path(__file__).resolve().parent.parent / "data" / "today.json"
TALL = [[2.0, -1.0], [0.5, 3.0], [-1.5, 0.25]]
WIDE = [[2.0, 0.5, -1.5], [-1.0, 3.0, 0.25]]
CURVATURE = [[1.0, 5.0], [2.0, 0.5], [3.0, 1.0]]  # la de WIDE es la traspuesta
STARTS = {"tall": TALL, "wide": WIDE}
VECTOR, SLOPE = [2.0, -1.0, 0.5], [1.0, 5.0, 0.2]
LR, STEPS, DECAY = 0.05, 8, 0.1
# De cada escala, cómo la pide cada biblioteca.
SCALES = {
    "torch": {"original": {}, "rms": {"adjust_lr_fn": "match_rms_adamw"}, "decayed": {"weight_decay": DECAY}},
    "keras": {"none": {"rms_rate": None}, "rms": {}},
    "optax": {"original": {}, "rms": {"consistent_rms": 0.2}},
}
# Pasos de calentamiento: lo calienta cada biblioteca a su modo, y optlib como la de su autor.
WARMUPS = {"torch": (0, 3), "keras": (0,), "optax": (0,)}


def curvature(shape: str) -> list[list[float]]:
    return CURVATURE if shape == "tall" else [list(row) for row in zip(*CURVATURE, strict=True)]


def torch_points(make, start, curvature) -> list:
    import torch

    with mock.patch.object(torch.Tensor, "bfloat16", torch.Tensor.double):
        x = torch.tensor(start, dtype=torch.float64, requires_grad=True)
        optimizer, points = make([x]), []
        if hasattr(optimizer, "train"):
            optimizer.train()
        for _ in range(STEPS):
            x.grad = (torch.tensor(curvature, dtype=torch.float64) * x).detach()
            optimizer.step()
            points.append(x.detach().tolist())
        if hasattr(optimizer, "eval"):
            optimizer.eval()
            points.append(x.detach().tolist())
    return points


def keras_points(optimizer, start, curvature) -> list:
    import keras

    keras.config.set_floatx("float64")
    x, points = keras.Variable(start, dtype="float64"), []
    for _ in range(STEPS):
        optimizer.apply([keras.ops.convert_to_tensor(curvature, dtype="float64") * x.value], [x])
        points.append(keras.ops.convert_to_numpy(x.value).tolist())
    return points


def keras_free() -> list:
    import keras

    return keras_points(keras.optimizers.ScheduleFreeAdamW(LR), VECTOR, SLOPE)


def keras_on_torch() -> list:
    code = "import json; from reference import today; print(json.dumps(today.keras_free()))"
    env = os.environ | {"KERAS_BACKEND": "torch"}
    return json.loads(subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, check=True).stdout)


def optax_points(optimizer, start, curvature) -> list:
    import jax
    import optax

    x, points = jax.numpy.array(start), []
    state = optimizer.init(x)
    for _ in range(STEPS):
        updates, state = optimizer.update(jax.numpy.array(curvature) * x, state, x)
        x = optax.apply_updates(x, updates)
        points.append(x.tolist())
    return points


def collect() -> dict:
    os.environ.setdefault("KERAS_BACKEND", "jax")
    import jax
    import keras
    import optax.contrib
    import schedulefree
    import torch

    jax.config.update("jax_enable_x64", True)
    keras.config.set_floatx("float64")
    muon = {
        "torch": lambda given: lambda x: torch.optim.Muon(x, lr=LR, **{"weight_decay": 0} | given),
        "keras": lambda given: keras.optimizers.Muon(LR, weight_decay=None, **given),
        "optax": lambda given: optax.contrib.muon(LR, **given),
    }
    free = {
        "torch": lambda warm: lambda x: schedulefree.AdamWScheduleFree(x, lr=LR, warmup_steps=warm, weight_decay=DECAY),
        "keras": lambda warm: keras.optimizers.ScheduleFreeAdamW(LR),
        "optax": lambda warm: optax.contrib.schedule_free_adamw(LR, weight_decay=DECAY),
    }
    # β y el decaimiento, por omisión.
    told = {
        "torch": (torch.optim.Muon, "momentum", "weight_decay"),
        "keras": (keras.optimizers.Muon, "momentum", "weight_decay"),
        "optax": (optax.contrib.muon, "beta", "weight_decay"),
    }
    points = {"torch": torch_points, "keras": keras_points, "optax": optax_points}
    found: dict = {
        library: {
            "muon": {
                f"{scale} {shape}": run(muon[library](given), STARTS[shape], curvature(shape))
                for scale, given in SCALES[library].items()
                for shape in STARTS
            },
            "defaults": [inspect.signature(told[library][0]).parameters[name].default for name in told[library][1:]],
            "free": {f"{warm}": run(free[library](warm), VECTOR, SLOPE) for warm in WARMUPS[library]},
        }
        for library, run in points.items()
    }
    found["keras"]["on torch"] = keras_on_torch()
    return found


if __name__ == "__main__":
    DATA.write_text(json.dumps(collect(), indent=1) + "\n", "utf-8")
    print(f"Escrito {DATA.name}")
