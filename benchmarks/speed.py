"""Velocidad de optlib frente a ``torch.optim`` y Optax: medianas y cocientes, medidos por turnos en una ejecución.

Las medidas absolutas cambian con la máquina y con lo que haga a la vez; los cocientes, mucho menos. Todos parten del
mismo punto con la misma tasa, en float64, con el gradiente escrito a mano, del modo más rápido en cada biblioteca, y un
solo hilo. optlib anota la trayectoria entera (x, f y gradientes; el estado se rehace cuando se pide); PyTorch y Optax
no anotan nada, salvo donde se dice. Termina con estado 1 si algún cociente queda por debajo de su objetivo.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable

os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "JAX_ENABLE_X64": "1"}

import jax
import numpy as np
import optax
import torch

from optlib import MLP, Adam, ByPart, Muon, coupled_quadratic, minimize, parabola
from optlib.digits import digits, network

STEPS, RIVAL_STEPS, ROUNDS = 10_000, 2_000, 9
SWEEP_STEPS, GROUPS, RUNS = 300, 25, 1000
LR, START = 1e-3, [2.0, -2.0]
HESSIAN = torch.tensor(coupled_quadratic.A)

Timed = tuple[Callable[[], object], int]  # lo que se mide y los pasos que da


def torch_steps(starts, gradient: Callable, steps: int, rates=(LR,), record: bool = False, **options) -> None:
    """Da pasos de ``torch.optim.Adam`` con un tensor y un grupo de parámetros por tasa, sin autograd."""
    xs = [torch.tensor(start, dtype=torch.float64) for start in starts]
    groups = [{"params": [x], "lr": float(lr)} for x, lr in zip(xs, rates, strict=True)]
    optimizer = torch.optim.Adam(groups, **options)
    recorded = []
    for _ in range(steps):
        for x in xs:
            x.grad = gradient(x)
        optimizer.step()
        if record:
            recorded += [(x.clone(), x.grad, optimizer.state[x]["exp_avg"].clone()) for x in xs]


def optax_step(gradient: Callable) -> tuple[Callable, Callable]:
    """Estado inicial y paso de ``optax.adam``, listo para compilar."""
    optimizer = optax.adam(LR)

    def step(carry, _=None):
        x, state = carry
        updates, state = optimizer.update(gradient(x), state)
        return (optax.apply_updates(x, updates), state), None

    return lambda x: (jax.numpy.asarray(x), optimizer.init(jax.numpy.asarray(x))), step


def optax_steps(start, gradient: Callable, steps: int) -> None:
    """Da pasos de Optax con el paso compilado, uno por llamada."""
    init, step = optax_step(gradient)
    carry, compiled = init(start), jax.jit(step)
    for _ in range(steps):
        carry, _ = compiled(carry)
    jax.block_until_ready(carry)


def optax_loop(start, gradient: Callable, steps: int) -> Callable[[], object]:
    """Función que da todos los pasos de Optax en un bucle compilado, que se compila al llamarla la primera vez."""
    init, step = optax_step(gradient)
    loop = jax.jit(lambda carry: jax.lax.scan(step, carry, length=steps)[0])
    return lambda: jax.block_until_ready(loop(init(start)))


def epochs() -> tuple[Callable, Callable, Callable]:
    """Una época de la red 64-32-10 en ``digits``, con minilotes de 64: con optlib, con PyTorch y con su Adam fundido.

    Las tres parten del mismo punto y ven los mismos minilotes; antes de medir se comprueba que acaban en el mismo.
    """
    X, y = digits()
    inputs, labels = torch.tensor(X), torch.tensor(y)
    net, rule = MLP(X, y, hidden=(32,), classes=10, batch_size=64), Adam()
    steps = net.batches.per_epoch

    def optlib_epoch() -> np.ndarray:
        x, state = net.start, rule.init(net.start)
        for k in range(steps):
            x, state = rule.step(x, state, net.grad_at(k))
        return x

    def torch_epoch(**options) -> Callable:
        model = torch.nn.Sequential(torch.nn.Linear(64, 32), torch.nn.Tanh(), torch.nn.Linear(32, 10)).double()
        loss = torch.nn.CrossEntropyLoss()

        def run() -> np.ndarray:
            with torch.no_grad():
                for layer, (weights, biases) in zip(model[::2], net.unpack(net.start), strict=True):
                    layer.weight.copy_(torch.tensor(weights.T))
                    layer.bias.copy_(torch.tensor(biases[0]))
            optimizer = torch.optim.Adam(model.parameters(), **options)
            for k in range(steps):
                batch = torch.from_numpy(net.batches.indices(k))
                optimizer.zero_grad()
                loss(model(inputs[batch]), labels[batch]).backward()
                optimizer.step()
            parts = [part for layer in model[::2] for part in (layer.weight.T, layer.bias)]
            return torch.cat([part.reshape(-1) for part in parts]).detach().numpy()

        return run

    found = optlib_epoch, torch_epoch(), torch_epoch(fused=True)
    ends = [run() for run in found]
    assert max(abs(end - ends[0]).max() for end in ends) < 1e-10
    return found


def per_step(run: Callable, steps: int) -> float:
    """Microsegundos por paso."""
    start = time.perf_counter()
    run()
    return (time.perf_counter() - start) / steps * 1e6


def compare(title: str, goal: float, ours: Timed, rivals: dict[str, Timed]) -> bool:
    """Mide por turnos, imprime medianas y cocientes, y dice si el primer rival tarda ``goal`` veces más que optlib."""
    times: dict[str, list[float]] = {name: [] for name in ("optlib", *rivals)}
    for turn in range(ROUNDS + 1):
        for name, (run, steps) in {"optlib": ours, **rivals}.items():
            elapsed = per_step(run, steps)
            if turn:  # El primer turno calienta.
                times[name].append(elapsed)
    ratios = {
        name: statistics.median(theirs / mine for theirs, mine in zip(values, times["optlib"], strict=True))
        for name, values in times.items()
    }
    print(f"\n{title}")
    for name, ratio in ratios.items():
        print(f"  {name:42s} {statistics.median(times[name]):9.2f} µs   {ratio:6.2f} veces optlib")
    first = next(iter(rivals))
    print(
        f"  objetivo: {first} tarda al menos {goal:g} veces más: {'sí' if ratios[first] >= goal else 'NO'}", flush=True
    )
    return ratios[first] >= goal


def one_number() -> bool:
    def rival(**options) -> Timed:
        return lambda: torch_steps([5.0], lambda x: 2 * x, RIVAL_STEPS, **options), RIVAL_STEPS

    return compare(
        f"Una ejecución de Adam en x², anotada, {STEPS} pasos (µs por paso)",
        20,
        (lambda: minimize(parabola, 5.0, Adam(LR), STEPS), STEPS),
        {
            "torch.optim.Adam": rival(),
            "torch.optim.Adam, fused=True": rival(fused=True),
            "torch.optim.Adam, anotando x, g y m": rival(record=True),
            "optax.adam, paso compilado": (lambda: optax_steps(5.0, lambda x: 2 * x, RIVAL_STEPS), RIVAL_STEPS),
            "optax.adam, bucle compilado en la medida": (lambda: optax_loop(5.0, lambda x: 2 * x, STEPS)(), STEPS),
            "optax.adam, bucle compilado de antemano": (optax_loop(5.0, lambda x: 2 * x, STEPS), STEPS),
        },
    )


def one_point() -> bool:
    def rival(**options) -> Timed:
        return lambda: torch_steps([START], lambda x: HESSIAN @ x, RIVAL_STEPS, **options), RIVAL_STEPS

    return compare(
        f"Una ejecución de Adam en 3x² + 2xy + y², anotada, {STEPS} pasos (µs por paso)",
        3,
        (lambda: minimize(coupled_quadratic, START, Adam(LR), STEPS), STEPS),
        {"torch.optim.Adam": rival(), "torch.optim.Adam, fused=True": rival(fused=True)},
    )


def sweep() -> bool:
    runs = np.tile(START, (RUNS // GROUPS, 1))
    rates = np.logspace(-4, -1, GROUPS)

    def rival(**options) -> Timed:
        return lambda: torch_steps([runs] * GROUPS, lambda x: x @ HESSIAN, SWEEP_STEPS, rates, **options), SWEEP_STEPS

    return compare(
        f"{RUNS} ejecuciones de Adam a la vez en 3x² + 2xy + y², cada una con su tasa, anotadas (µs por paso de todas)",
        14,
        (
            lambda: minimize(coupled_quadratic, START, Adam(np.logspace(-4, -1, RUNS)[:, None]), SWEEP_STEPS),
            SWEEP_STEPS,
        ),
        {f"torch.optim.Adam con {GROUPS} grupos": rival(), "el mismo, fused=True": rival(fused=True)},
    )


def epoch() -> bool:
    ours, plain, fused = epochs()
    return compare(
        "Una época de una red 64-32-10 en digits, con minilotes de 64 (µs por época)",
        3.5,
        (ours, 1),
        {"PyTorch, capas y autograd": (plain, 1), "PyTorch, con Adam fused=True": (fused, 1)},
    )


def price() -> bool:
    """Lo que dice la página de los de hoy: casi el triple."""
    net = network(seed=0)

    def steps(rule) -> Timed:
        def run() -> None:
            x, state = net.start, rule.init(net.start)
            for k in range(190):
                x, state = rule.step(x, state, net.grad_at(k))

        return run, 190

    return compare(
        "Un paso de Adam en la red que lee, con minilotes de 64 (µs por paso)",
        2,
        steps(Adam(0.02)),
        {"Muon en las matrices y Adam en los sesgos": steps(ByPart(Muon(0.02, rms=0.2), Adam(0.02), net.shapes))},
    )


def main() -> int:
    torch.set_num_threads(1)
    reached = [measure() for measure in (one_number, one_point, sweep, epoch, price)]
    return 0 if all(reached) else 1


if __name__ == "__main__":
    sys.exit(main())
