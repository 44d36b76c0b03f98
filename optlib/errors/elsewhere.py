"""Cómo se llama aquí lo que en otras bibliotecas se llama de otra manera, y dónde está lo que no es un nombre."""

import types
from collections.abc import Iterable
from typing import Any

# Lo de aquí, y cómo se llama en otros sitios: argumentos, atributos, clases y funciones.
HERE = {
    # Hiperparámetros
    "lr": "learning_rate learningrate alpha eta step_size stepsize step rate tasa paso",
    "beta": "momentum mu nu gamma",
    "beta1": "b1 beta_1 beta momentum mu",
    "beta2": "b2 beta_2",
    "rho": "decay decay_rate alpha",
    "eps": "epsilon",
    "weight_decay": "decay wd l2",
    "momentum_decay": "psi",
    "norm": "max_norm clipnorm global_clipnorm clip",
    "value": "clip_value clipvalue",
    "rule": "optimizer",
    # Problemas, minimize y trayectorias
    "f": "fun loss losses cost costs fs values",
    "problem": "fun f",
    "grad": "jac gradient derivative backward df",
    "dim": "n",
    "name": "label",
    "start": "x0 initial params parameters",
    "minimum": "x_min",
    "x0": "start x_init x_start initial init params",
    "optimizer": "method opt rule solver",
    "steps": "maxiter max_iter epochs n_steps iters iterations num_steps n_iter nit nfev njev",
    "schedule": "scheduler",
    "x": "history path xs points iterates x0",
    "states": "state state_dict",
    "batch_size": "batchsize batch",
    "hidden": "hidden_layer_sizes layers",
    # Planes e imágenes
    "every": "step_size",
    "factor": "gamma decay_rate",
    "color": "c",
    "columns": "ncol ncols",
    "panels": "ncols",
    "width": "figsize",
    "trajectory": "problem history",
    "alt": "caption",
    # Lo que se importa
    "GradientDescent": "SGD GD",
    "Momentum": "HeavyBall",
    "Nesterov": "NAG NesterovMomentum",
    "Clipped": "clip clip_grad_norm_ clip_by_global_norm clip_by_norm",
    "check_gradient": "check_grad approx_fprime gradcheck",
    "minimize": "train fit apply_updates",
    "rosenbrock": "rosen",
    "Trajectory": "OptimizeResult",
    "step_decay": "StepLR",
    "exponential_decay": "ExponentialLR",
    "cosine": "CosineAnnealingLR cosine_decay cosine_decay_schedule",
    "warmup": "LinearLR linear_schedule",
    "cost": "plot_cost plot loss",
    "path": "trajectory",
    "contours": "contour",
}
# Lo que aquí no es un nombre, sino otra cosa.
_SAID = {
    "Los pasos los da `minimize(problem, x0, optimizer, steps)`.": "zero_grad param_groups apply_gradients update",
    "Los parámetros se dan a `minimize(problem, x0, optimizer, steps)`.": "params parameters x0 x",
    "Es otra regla: `Nesterov` o, con Adam, `Nadam`.": "nesterov",
    "Es otra regla: `AMSGrad`.": "amsgrad",
    "Aquí son dos, `beta1` y `beta2`.": "betas",
    "Es otra regla: `AdamW`.": "weight_decay",
    "Es otra regla: `Momentum`.": "momentum",
    "Recortar es otra regla, que envuelve: `Clipped(…, norm=…)`.": "clipnorm clipvalue clip max_norm",
    "Un plan se da a `minimize(…, schedule=…)`.": "schedule scheduler",
    "El azar está en el problema o en la regla: se les da a ellos.": "seed",
    "No hay límites ni restricciones.": "bounds constraints",
    "La tasa es del optimizador: `optimizer=Adam(lr=…)`.": "lr learning_rate",
    "El problema es una función de `x` y de nada más: `lambda x: f(x, a)`.": "args",
    "No está en el curso; los que hay los da `OPTIMIZERS`.": "adamax radam rprop lbfgs lion adan muon shampoo",
    "Está en `optlib.schedules`.": "step_decay exponential_decay inverse_time cosine warmup steplr cosineannealinglr",
    "Está en `optlib.tables`.": "table iteration_table",
    "Está en `optlib.plots`.": "contours cost curve legend path show subplots",
    "Cada problema lleva el suyo: `problem.grad`.": "grad jac jacobian value_and_grad",
    "Si ha divergido lo dice `diverged`.": "success status converged",
    "Se dan todos los pasos; los que sobran se quitan después: `run.x[:k]`.": "tol gtol ftol callback patience",
    "Se le da después a la línea: `plots.cost(ax, run)[0].set(linewidth=3)`.": "lw linewidth ls linestyle marker alpha",
}
_NAMES: dict[str, list[str]] = {}
for _here, _others in HERE.items():
    for _other in _others.lower().split():
        _NAMES.setdefault(_other, []).append(_here)
_SENTENCES = {other: said for said, others in _SAID.items() for other in others.split()}


def here(name: str, known: Iterable[str], owner: Any) -> str:
    """Cómo se llama, entre lo que hay en ``known``, lo que en otro sitio se llama ``name``, o qué hay en su lugar.

    Nada si no se sabe, o si ``owner``, a lo que se le pide, no es de optlib ni hereda de algo suyo.

    >>> from optlib import Adam
    >>> here("learning_rate", ["lr", "beta1"], Adam), here("amsgrad", ["lr"], Adam), here("path", ["x"], dict)
    ('Aquí es `lr`.', 'Es otra regla: `AMSGrad`.', '')
    """
    kinds = getattr(owner if isinstance(owner, type) else type(owner), "__mro__", ())
    modules = [getattr(each, "__module__", "") or "" for each in (owner, *kinds)]
    if isinstance(owner, types.ModuleType):
        modules = [owner.__name__]
    if not any(module.split(".")[0] == "optlib" for module in modules):
        return ""
    known = set(known)
    if found := [each for each in _NAMES.get(name.lower(), ()) if each in known]:
        return f"Aquí es `{found[0]}`."
    return _SENTENCES.get(name.lower(), "")
