"""El dibujo de cada capítulo en el mapa de la portada: una idea, calculada con optlib al construir."""

from collections.abc import Iterable
from functools import partial

import numpy as np

from optlib import PROBLEMS, Adagrad, Adam, GradientDescent, LeastSquares, Momentum, Optimizer, minimize
from optlib.figures.each.lotes import regression_data
from optlib.figures.each.neurona import EXAMPLES
from optlib.figures.specs import MODULES, complete
from optlib.matrices import orthogonalize
from optlib.styles import SERIES, STYLES

from .drawing import Frame

WIDTH, HEIGHT = 160, 100
# Por el nombre de la variable de CSS que lleva su color.
LOOKS = {f"opt-{name}": style for name, style in STYLES.items()} | {f"series-{k}": s for k, s in enumerate(SERIES)}


def frame(left: float, right: float, bottom: float, top: float) -> Frame:
    """El marco de un dibujo que muestra esa parte del plano."""
    return Frame(WIDTH, HEIGHT, (left, right, bottom, top))


def stroke(path: str, name: str = "", style: str = "") -> str:
    """Un trazo, con el color ``name`` (de ``LOOKS``) o el del texto, y lo que ``style`` le añada."""
    colour = f"stroke:var(--{name})" if name else ""
    return f'<path d="{path}"{_style(colour, style)}/>'


def _style(*rules: str) -> str:
    text = ";".join(rule for rule in rules if rule)
    return f' style="{text}"' if text else ""


def level(paths: Iterable[str]) -> str:
    """Las curvas de nivel, en un solo trazo."""
    return f'<path class="level" d="{"".join(paths)}"/>'


def dots(plane: Frame, points: Iterable, name: str = "", r: float = 3.5) -> str:
    """Unos discos, con el color ``name`` o el del texto."""
    style = _style(f"fill:var(--{name})" if name else "")
    places = (plane.place(*point) for point in points)
    return "".join(f'<circle cx="{x}" cy="{y}" r="{r:g}"{style}/>' for x, y in places)


def curve(plane: Frame, points: np.ndarray, name: str, style: str = "") -> str:
    """La línea de un optimizador o de una serie, con su color y su trazo."""
    dash = " ".join(f"{1.5 * length:g}" for length in LOOKS[name].dash)
    return stroke(plane.line(points), name, ";".join(filter(None, [dash and f"stroke-dasharray:{dash}", style])))


def fundamentals() -> str:
    """Unos datos y la recta que se les acerca mientras se entrena."""
    run = MODULES["neurona"].trajectory(complete("neurona", {"data": "offcenter", "w": -1.0, "b": 3.0, "steps": 200}))
    _, x, y = EXAMPLES["offcenter"]
    plane, across = frame(0.4, 4.1, -1.6, 6.2), np.array([0.4, 4.1])
    lines = []
    for k, opacity in ((0, 0.3), (1, 0.45), (20, 0.6), (60, 0.8), (200, 1)):
        w, b = run.x[k]
        path = plane.line(np.stack([across, w * across + b], axis=-1))
        lines.append(stroke(path, "opt-GradientDescent", f"opacity:{opacity}"))
    return "".join(lines) + dots(plane, zip(x, y, strict=True), r=4)


def descent() -> str:
    """Una parábola y los pasos que la bajan de lado a lado, con una tasa grande."""
    problem, plane = PROBLEMS["parabola"], frame(-6.5, 6.5, -4, 38)
    curve = np.linspace(-6.3, 6.3, 41)
    run = minimize(problem, -5.6, GradientDescent(lr=0.86), steps=7)
    points = np.stack([run.x, run.f], axis=-1)
    axis = stroke(plane.line(np.stack([curve, problem(curve)], axis=-1)))
    return axis + stroke(plane.line(points), "opt-GradientDescent") + dots(plane, points, "opt-GradientDescent")


def batches() -> str:
    """Tres caminos al mismo mínimo: con todos los ejemplos, con unos cuantos y con uno."""
    runs = MODULES["lotes"].trajectory(complete("lotes", {"batch_size": 8, "epochs": 10, "lr": 0.15}))
    x, y = regression_data()
    cost, plane = LeastSquares(np.stack([x, np.ones_like(x)], axis=-1), y), frame(-0.8, 2.8, -0.15, 2.85)
    lowest = float(np.min(runs["batch"].f))
    drawn = level(plane.contours(cost, lowest + np.array([0.06, 0.3, 0.8, 1.7, 3]), every=8))
    for kind, name, steps in (("stochastic", "series-2", 70), ("minibatch", "series-1", 40), ("batch", "series-0", 10)):
        drawn += curve(plane, runs[kind].x[: steps + 1], name, "stroke-width:1.6")
    return drawn + dots(plane, runs["batch"].x[:1], r=4)


def neuron() -> str:
    """Una neurona: la entrada, el peso y el sesgo hacia delante, y la derivada que vuelve."""
    links = "M20 26L54 43M20 74L54 57M91 50H125"
    back = "M136 66C122 90 98 90 84 71"
    nodes = '<circle class="node" cx="72" cy="50" r="19"/><circle class="node" cx="138" cy="50" r="12"/>'
    return (
        f'<path d="{links}"/>{nodes}<circle cx="20" cy="26" r="6"/><circle cx="20" cy="74" r="6"/>'
        + stroke("M60 56H72L83 42", "series-0")
        + stroke(back, "series-1", "stroke-dasharray:4 4")
        + stroke("M83 80V69L94 71", "series-1")
    )


def adam() -> str:
    """Gradientes con mucho ruido y el promedio que Adam lleva de ellos."""
    run = MODULES["adam-por-dentro"].trajectory(complete("adam-por-dentro", {"noise": 1.5, "steps": 50, "seed": 4}))
    plane = frame(-1, 51, -2.6, 4.2)
    bars = "".join(plane.line(np.array([(k, 0.0), (k, g)])) for k, g in enumerate(run.grad))
    mean = np.stack([np.arange(len(run.grad)), run["m_hat"]], axis=-1)
    ground = plane.line(np.array([(-1, 0), (51, 0)]))
    return level([ground, bars]) + curve(plane, mean, "opt-Adam", "stroke-width:3")


def valley(*rules: Optimizer) -> str:
    """Un valle estrecho y cómo baja cada regla, de pared a pared o hasta el fondo."""
    problem, plane = PROBLEMS["ravine"], frame(-11, 3, -2.6, 2.6)
    drawn = level(plane.contours(problem, np.array([2, 10, 28, 60, 110]), every=6))
    for rule in rules:
        points, name = minimize(problem, problem.start, rule, steps=28).x, f"opt-{type(rule).__name__}"
        drawn += curve(plane, points, name) + dots(plane, points[-1:], name, 4.5)
    return drawn


def choice() -> str:
    """El coste final de tres métodos según la tasa: cada uno tiene su franja, y unas son más anchas que otras."""
    rates = np.logspace(-4, 1, 46)
    problem = PROBLEMS["ravine"]
    top, lines = 3, []
    plane = frame(-4.1, 1.1, -6, top)
    for rule in (Adam, Momentum, GradientDescent):
        costs = minimize(problem, problem.start, rule(lr=rates[:, None]), 100).f[-1]
        # La tasa con que se escapa lleva la curva hasta arriba.
        seen = np.where(np.isfinite(costs), costs, np.inf)
        lost = int(np.argmax(seen > 10.0**top)) or len(rates)
        points = np.stack([np.log10(rates), np.log10(np.clip(seen, 1e-9, 10.0**top))], axis=-1)
        lines.append(curve(plane, points[: lost + 1], f"opt-{rule.__name__}"))
    return "".join(lines)


def directions() -> str:
    """Doce valores singulares, de mayor a menor, y adonde los lleva Muon: casi todos cerca de 1."""
    sizes = np.geomspace(1, 0.002, 12)
    level = np.diag(orthogonalize(np.diag(sizes).ravel(), [(12, 12)]).reshape(12, 12))
    plane, places = frame(-1, 12, -0.1, 1.4), np.arange(12)
    bars = "".join(plane.line(np.array([(k, 0), (k, size)])) for k, size in zip(places, sizes, strict=True))
    ground = stroke(plane.line(np.array([(-1, 0), (12, 0)])))
    return (
        ground
        + stroke(bars, "series-1", "stroke-width:6")
        + dots(plane, zip(places, level, strict=True), "series-0", 4)
    )


# Por el nombre del fichero de su capítulo.
DRAWINGS = {
    "01_fundamentos": fundamentals,
    "02_descenso_gradiente": descent,
    "03_variantes": batches,
    "04_neurona": neuron,
    "05_adam": adam,
    "06_otros_optimizadores": partial(valley, GradientDescent(lr=0.074), Momentum(lr=0.03, beta=0.75)),
    "06_tasas_por_coordenada": partial(valley, GradientDescent(lr=0.03), Adagrad(lr=1.6)),
    "06_los_de_hoy": directions,
    "07_elegir_optimizador": choice,
}


def thumbnail(page: str) -> str:
    """El dibujo de un capítulo, como SVG que no se lee en voz alta; nada si no tiene."""
    draw = DRAWINGS.get(page)
    if draw is None:
        return ""
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    return f'<svg class="thumb" {size} aria-hidden="true" focusable="false">{draw()}</svg>'
