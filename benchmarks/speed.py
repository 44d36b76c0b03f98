"""Velocidad de optlib frente a ``torch.optim`` y Optax: medianas y cocientes, medidos por turnos en una ejecución.

Las medidas absolutas cambian con la máquina y con lo que haga a la vez; los cocientes, mucho menos.
Todos parten del mismo punto con la misma tasa, en float64, con el gradiente escrito a mano y un solo hilo. optlib anota
la trayectoria entera (x, f y gradientes; el estado
se rehace cuando se pide); PyTorch y Optax no anotan nada, salvo donde se dice.
"""

import os
import statistics
import time
from collections.abc import Callable

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("JAX_ENABLE_X64", "1")

import jax
import numpy as np
import optax
import torch

from optlib import MLP, Adam, coupled_quadratic, minimize, parabola

STEPS, TORCH_STEPS, ROUNDS = 10_000, 2_000, 7
RATES, STARTS = np.logspace(-3, 0, 25), np.linspace(-5, 5, 40)


def torch_steps(starts: list, gradient: Callable, steps: int, rates=None, record: bool = False) -> None:
    """Da pasos de ``torch.optim.Adam`` por omisión, con un grupo de parámetros por tasa."""
    xs = [torch.tensor(start, dtype=torch.float64, requires_grad=True) for start in starts]
    groups = xs if rates is None else [{"params": [x], "lr": lr} for x, lr in zip(xs, rates, strict=True)]
    optimizer = torch.optim.Adam(groups, lr=1e-3)
    recorded = []
    for _ in range(steps):
        for x in xs:
            x.grad = gradient(x.detach())
        optimizer.step()
        if record:
            recorded += [(x.detach().clone(), x.grad, optimizer.state[x]["exp_avg"].clone()) for x in xs]


def torch_valley(p: torch.Tensor) -> torch.Tensor:
    """Gradiente de 3x² + 2xy + y²."""
    return torch.stack([6 * p[0] + 2 * p[1], 2 * p[0] + 2 * p[1]])


def optax_steps(start, gradient: Callable, steps: int) -> None:
    """Da pasos de ``optax.adam`` con el paso compilado, uno por llamada."""
    optimizer = optax.adam(1e-3)

    @jax.jit
    def step(x, state):
        updates, state = optimizer.update(gradient(x), state)
        return optax.apply_updates(x, updates), state

    x = jax.numpy.asarray(start)
    state = optimizer.init(x)
    for _ in range(steps):
        x, state = step(x, state)
    x.block_until_ready()


def optax_scan(start, gradient: Callable, steps: int) -> None:
    """Como ``optax_steps``, pero compila el bucle entero; el tiempo incluye la compilación."""
    optimizer = optax.adam(1e-3)

    def step(carry, _):
        updates, state = optimizer.update(gradient(carry[0]), carry[1])
        return (optax.apply_updates(carry[0], updates), state), None

    x = jax.numpy.asarray(start)
    jax.jit(lambda c: jax.lax.scan(step, c, length=steps))((x, optimizer.init(x)))[0][0].block_until_ready()


def network() -> tuple[Callable, Callable]:
    """Una época de la misma red 64-32-10 con minilotes de 64, con optlib y con PyTorch."""
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(1792, 64)), rng.integers(0, 10, 1792)
    ours = MLP(X, y, hidden=(32,), classes=10, batch_size=64)
    model = torch.nn.Sequential(torch.nn.Linear(64, 32), torch.nn.Tanh(), torch.nn.Linear(32, 10)).double()
    optimizer, loss = torch.optim.Adam(model.parameters()), torch.nn.CrossEntropyLoss()
    inputs, labels = torch.tensor(X), torch.tensor(y)
    rule = Adam()

    def optlib_epoch() -> None:
        x, state = ours.start, rule.init(ours.start)
        for k in range(28):
            x, state = rule.step(x, state, ours.grad_at(k))

    def torch_epoch() -> None:
        for batch in torch.randperm(1792).split(64):
            optimizer.zero_grad()
            loss(model(inputs[batch]), labels[batch]).backward()
            optimizer.step()

    return optlib_epoch, torch_epoch


def per_step(run: Callable, steps: int) -> float:
    """Microsegundos por paso."""
    start = time.perf_counter()
    run()
    return (time.perf_counter() - start) / steps * 1e6


def compare(title: str, ours: tuple[Callable, int], others: dict[str, tuple[Callable, int]], goal: float) -> None:
    """Mide por turnos e imprime medianas y el cociente mediano de cada otro respecto de optlib."""
    times: dict[str, list[float]] = {name: [] for name in ("optlib", *others)}
    for turn in range(ROUNDS + 1):
        for name, (run, steps) in {"optlib": ours, **others}.items():
            elapsed = per_step(run, steps)
            if turn:  # El primer turno calienta.
                times[name].append(elapsed)
    print(f"\n{title}")
    for name, values in times.items():
        ratio = statistics.median(a / b for a, b in zip(values, times["optlib"], strict=True))
        print(f"  {name:42s} {statistics.median(values):9.2f} µs   {ratio:6.1f} veces optlib")
    first = next(iter(others))
    ratio = statistics.median(a / b for a, b in zip(times[first], times["optlib"], strict=True))
    print(f"  objetivo: optlib al menos {goal:g} veces más rápido que {first}: {'sí' if ratio >= goal else 'NO'}")


def main() -> None:
    torch.set_num_threads(1)
    adam = Adam(lr=1e-3)
    compare(
        f"Una ejecución de Adam en x², anotada, {STEPS} pasos (µs por paso)",
        (lambda: minimize(parabola, 5.0, adam, STEPS), STEPS),
        {
            "torch.optim.Adam": (lambda: torch_steps([5.0], lambda x: 2 * x, TORCH_STEPS), TORCH_STEPS),
            "torch.optim.Adam, anotando x, g y m": (
                lambda: torch_steps([5.0], lambda x: 2 * x, TORCH_STEPS, record=True),
                TORCH_STEPS,
            ),
            "optax.adam, paso compilado": (lambda: optax_steps(5.0, lambda x: 2 * x, TORCH_STEPS), TORCH_STEPS),
            "optax.adam, bucle compilado en la medida": (lambda: optax_scan(5.0, lambda x: 2 * x, STEPS), STEPS),
        },
        goal=20,
    )
    compare(
        f"Una ejecución de Adam en 3x² + 2xy + y², anotada, {STEPS} pasos (µs por paso)",
        (lambda: minimize(coupled_quadratic, [2.0, -2.0], adam, STEPS), STEPS),
        {"torch.optim.Adam": (lambda: torch_steps([[2.0, -2.0]], torch_valley, TORCH_STEPS), TORCH_STEPS)},
        goal=5,
    )
    sweep = Adam(lr=RATES[:, None])
    compare(
        "1000 pares (tasa, partida) de Adam en x² a la vez, anotados (µs por paso de los 1000)",
        (lambda: minimize(parabola, STARTS, sweep, 1000), 1000),
        {
            "torch.optim.Adam con 25 grupos": (
                lambda: torch_steps([STARTS] * len(RATES), lambda x: 2 * x, 200, RATES),
                200,
            )
        },
        goal=20,
    )
    optlib_epoch, torch_epoch = network()
    compare(
        "Una época de una red 64-32-10 con minilotes de 64 (µs por época)",
        (optlib_epoch, 1),
        {"PyTorch, capas y autograd": (torch_epoch, 1)},
        goal=1,
    )


if __name__ == "__main__":
    main()
