"""Imágenes: dos versiones, texto alternativo, los mismos bytes, colores que se distinguen."""

import base64
import io
import subprocess
import sys

import numpy as np
import pytest
from course_theme.palette import contrast
from PIL import Image

from optlib import (
    Adam,
    Clipped,
    GradientDescent,
    Momentum,
    Nesterov,
    minimize,
    parabola,
    plots,
    ravine,
    rosenbrock,
)
from optlib.plots import drawing, pictures
from optlib.plots.pictures import NARROW, recolour, render, render_narrow
from optlib.styles import BACKGROUND, INK, MUTED, SERIES, STYLES


@pytest.fixture
def shown(monkeypatch):
    """Lo que ``show`` muestra, como lo guardaría un cuaderno."""
    bundles = []
    monkeypatch.setattr("IPython.display.display", lambda data, metadata, raw: bundles.append((data, metadata)))
    monkeypatch.setattr(drawing, "_in_notebook", lambda: True)
    return bundles


def picture():
    fig, axes = plots.subplots(2)
    plots.contours(axes[0], ravine, (-9, 3), (-3, 3))
    for rule in (GradientDescent(0.07), Adam(0.5)):
        trajectory = minimize(ravine, ravine.start, rule, 40)
        plots.path(axes[0], trajectory, every=5)
        plots.cost(axes[1], trajectory)
    axes[1].annotate("aquí", (10, 1), (20, 10), arrowprops={"arrowstyle": "->", "color": INK.light})
    box = {"boxstyle": "round", "fc": "none", "ec": INK.light, "linewidth": 6}
    axes[1].text(20, 1, "un recuadro", color=INK.light, bbox=box)
    axes[1].legend()
    return fig


def pixels(png: bytes) -> np.ndarray:
    return np.array(Image.open(io.BytesIO(png)).convert("RGBA"))


def test_show_gives_both_forms_in_two_versions_of_the_same_size(shown):
    plots.show(picture(), alt="Dos recorridos por un barranco.")
    data, metadata = shown[0]
    image = metadata["image/png"]
    assert data["text/plain"] == image["alt"] == "Dos recorridos por un barranco."
    for png, form in ((data["image/png"], image), (image["narrow"]["png"], image["narrow"])):
        png = base64.b64decode(png)
        light, dark = pixels(png), pixels(recolour(png, form["dark_palette"]))
        assert light.shape == dark.shape == (form["height"] * 2, form["width"] * 2, 4)
        assert light[0, 0, 3] == dark[0, 0, 3] == 0  # fondo transparente
        # Donde la versión clara lleva tinta, la oscura lleva su color oscuro.
        ink = np.abs(light.astype(int) - [*rgb(INK.light), 255]).max(axis=-1) < 8
        assert ink.sum() > 1000
        assert np.abs(dark[ink][:, :3].astype(int) - rgb(INK.dark)).mean() < 8


def test_panels_go_in_a_row_or_one_below_the_other(monkeypatch):
    """Y en la forma estrecha, con los rótulos de los ejes alineados; la figura queda como estaba."""
    seen, draw = [], pictures._pixels

    def look(fig):
        drawn = draw(fig)
        boxes = [(ax.get_window_extent(), ax.yaxis.label.get_window_extent()) for ax in fig.axes]
        seen.append([(round(ax.x0), round(ax.y0), round(label.x0)) for ax, label in boxes])
        return drawn

    monkeypatch.setattr(pictures, "_pixels", look)
    fig = picture()
    fig.axes[1].set_ylabel("otra escala")
    wide, narrow, again = render(fig), render_narrow(fig), render(fig)
    (left, right), (top, bottom) = seen[0], seen[2]
    assert left[0] < right[0] and left[1] == right[1]
    assert top[0] == bottom[0] and top[1] > bottom[1] and top[2] == bottom[2]
    assert wide == again and wide.width == 840 and narrow.width == NARROW and narrow.height > wide.height


def test_labels_have_a_halo_of_the_background(monkeypatch):
    """Se leen encima de una línea, en claro y en oscuro, y al acabar no lo llevan."""
    fig, ax = plots.subplots()
    ax.plot([0, 1], [0.5, 0.5], color=MUTED.light, linewidth=60)
    text = ax.text(0.5, 0.5, "rótulo", size=20)
    shown = render(fig)
    for png, back in ((shown.png, BACKGROUND.light), (shown.dark(), BACKGROUND.dark)):
        assert (np.abs(pixels(png).astype(int) - [*rgb(back), 255]).max(axis=-1) < 12).sum() > 500
    assert not text.get_path_effects()


def test_alternative_text_is_required():
    with pytest.raises(ValueError, match="alt no puede estar vacío"):
        plots.show(picture(), alt="  ")


def test_curve_and_path_of_a_scalar_problem():
    _, ax = plots.subplots()
    plots.curve(ax, parabola, -5, 5)
    plots.path(ax, minimize(parabola, 5.0, GradientDescent(0.1), 3))
    curve, points = ax.lines
    np.testing.assert_allclose(curve.get_ydata(), curve.get_xdata() ** 2)
    np.testing.assert_allclose(points.get_ydata(), points.get_xdata() ** 2)
    assert points.get_label() == "Descenso por gradiente"


def test_runs_of_one_rule_are_told_apart():
    """Cada una con su aspecto y con lo que la distingue; lo que se dice, manda."""
    _, ax = plots.subplots()
    runs = [minimize(ravine, ravine.start, rule, 60) for rule in (*map(GradientDescent, (0.02, 0.05, 0.1)), Adam(0.1))]
    for run in runs:
        plots.cost(ax, run)
    plots.cost(ax, runs[3], style=SERIES[3], label="otra vez")
    name = "Descenso por gradiente"
    told = [f"{name}, lr=0.02", f"{name}, lr=0.05", f"{name}, lr=0.1, se sale", "Adam", "otra vez"]
    assert [line.get_label() for line in ax.lines] == told
    assert len({(line.get_color(), line.get_marker()) for line in ax.lines}) == 5
    first, *_, adam, again = ax.lines
    assert (first.get_color(), adam.get_color()) == (STYLES["GradientDescent"].light, STYLES["Adam"].light)
    assert again.get_color() == SERIES[3].light
    # La que se sale se corta, y no aplasta las demás.
    assert ax.get_ylim()[1] < 1e8 * runs[2].f[0] < runs[2].f[-1]


def test_many_runs_are_drawn_each_with_its_points_and_one_label():
    _, ax = plots.subplots()
    many = minimize(ravine, [[1.0, 2.0], [3.0, -4.0]], Adam(0.1), 3)
    plots.path(ax, many)
    for row, line in enumerate(ax.lines):
        np.testing.assert_array_equal(line.get_xydata(), many.x[:, row])
    assert [line.get_label() for line in ax.lines] == ["Adam, desde (1,\xa02)", "Adam, desde (3,\xa0−4)"]
    # Con un rótulo, o con más de las que se distinguen, van juntas.
    _, ax = plots.subplots()
    plots.path(ax, many, label="dos")
    assert [line.get_label() for line in ax.lines] == ["dos", "dos"]
    _, ax = plots.subplots()
    plots.cost(ax, minimize(parabola, np.linspace(1, 2, 9), Adam(0.1), 3))
    assert [line.get_label() for line in ax.lines] == ["Adam"] + 8 * ["_Adam"]


def test_each_run_has_its_own_rate():
    _, ax = plots.subplots()
    plots.cost(ax, minimize(parabola, 5.0, Adam(np.array([0.1, 0.2])), 3))
    plots.cost(ax, minimize(ravine, [1.0, 2.0], Clipped(Momentum(np.array([[0.1], [0.2]])), norm=1.0), 3))
    told = ["Adam, lr=0.1", "Adam, lr=0.2", "Momentum, con recorte, lr=0.1", "Momentum, con recorte, lr=0.2"]
    assert [line.get_label() for line in ax.lines] == told


def test_the_style_holds_while_a_picture_is_drawn_and_no_longer():
    program = (
        "import matplotlib as mpl; mpl.rcParams['lines.linewidth'] = 7; before = dict(mpl.rcParams)\n"
        "from optlib import *; from optlib import plots; from matplotlib.figure import Figure\n"
        "assert dict(mpl.rcParams) == before\n"
        "ax = Figure().subplots(); plots.cost(ax, minimize(parabola, 5.0, Adam(0.1), 3))\n"
        "assert dict(mpl.rcParams) == before\n"
        "plots.subplots(); fig, ax = plots.subplots(); [line] = ax.plot([1, 2]); ax.text(1, 2, 'sí')\n"
        "assert line.get_linewidth() == 1.8 and ax.texts[0].get_fontsize() == 11.5\n"
        "assert dict(mpl.rcParams) == before and Figure().subplots().plot([1])[0].get_linewidth() == 7\n"
        "plots.drawing._in_notebook = lambda: True; plots.show(fig, 'Una recta.')\n"
        "assert dict(mpl.rcParams) == before"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", program], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr


def test_in_a_program_with_pyplot_its_figures_are_seen():
    program = (
        "import matplotlib; matplotlib.use('agg'); import matplotlib.pyplot as plt\n"
        "from optlib import plots; fig, ax = plots.subplots(); plt.title('Uno')\n"
        "assert plt.gcf() is fig and ax.get_title('left') == 'Uno'"
    )
    assert subprocess.run([sys.executable, "-c", program]).returncode == 0


@pytest.mark.parametrize(("problem", "x", "y"), [(rosenbrock, (-2, 2), (-1, 3)), (ravine, (-9, 3), (-3, 3))])
def test_a_flat_valley_has_curves_inside(problem, x, y):
    """Una de cada cinco, como poco, en la décima parte más baja del plano."""
    _, ax = plots.subplots()
    plots.contours(ax, problem, x, y)
    plane = np.stack(np.meshgrid(np.linspace(*x, 99), np.linspace(*y, 99)), axis=-1)
    low = np.quantile([problem(point) for point in plane.reshape(-1, 2)], 0.1)
    assert np.sum(ax.collections[0].levels < low) >= 14 // 5


class Own(GradientDescent):
    """Una del lector, con su aspecto."""


def test_a_colour_is_not_repeated_while_one_is_free():
    """También entre las del curso, repetidas, y las del lector."""
    _, ax = plots.subplots()
    order = (Own, GradientDescent, GradientDescent, Own, Adam)
    for k, rule in enumerate(order):
        plots.cost(ax, minimize(parabola, 5.0, rule(lr=0.1 + k / 10), 3))
    assert len({line.get_color() for line in ax.lines}) == len(order)


def test_a_path_that_leaves_the_plane_is_cut_and_one_that_comes_back_is_not():
    _, ax = plots.subplots()
    plots.contours(ax, ravine, (-10, 10), (-4, 4))
    lost = minimize(ravine, [-8.0, 1.5], GradientDescent(0.09), 50)
    back = minimize(ravine, [-8.0, 3.9], Momentum(0.05, beta=0.95), 300)
    for run in (lost, back):
        plots.path(ax, run)
    *_, first, second = ax.lines
    assert first.get_label() == "Descenso por gradiente, se sale" and second.get_label() == "Momentum"
    np.testing.assert_array_equal(second.get_xydata(), back.x)
    assert abs(back.x[:, 1]).max() > 4 and 4 < np.nanmax(np.abs(first.get_ydata())) < 10


def test_a_legend_fits_in_both_forms(monkeypatch):
    """En la estrecha, con menos columnas y más alto; y la ancha queda como estaba."""
    seen, draw = [], pictures._pixels

    def look(fig):
        drawn = draw(fig)
        legend = fig.axes[0].get_legend()
        boxes = legend.get_window_extent(), fig.axes[0].get_window_extent()
        seen.append((legend._ncols, boxes[0].x1 <= fig.bbox.width, round(boxes[1].height / fig.dpi, 1)))
        return drawn

    monkeypatch.setattr(pictures, "_pixels", look)
    fig, ax = plots.subplots()
    for lr in (0.1, 0.2, 0.3, 0.4):
        plots.cost(ax, minimize(parabola, 5.0, Nesterov(lr, beta=lr), 3), label=f"Con la tasa {lr} y beta {lr}")
    plots.legend(ax)
    wide, narrow, again = render(fig), render_narrow(fig), render(fig)
    (columns, fits, tall), (fewer, narrow_fits, narrow_tall) = seen[0], seen[2]
    assert (columns, fewer, fits, narrow_fits) == (2, 1, True, True) and narrow_tall > 0.7 * tall
    assert wide == again and narrow.height > 0.7 * wide.height


def test_a_legend_says_once_what_all_its_lines_share():
    _, ax = plots.subplots()
    for lr in (0.1, 0.2, 0.3):
        plots.cost(ax, minimize(parabola, 5.0, Nesterov(lr), 3))
    plots.legend(ax, columns=3)
    legend = ax.get_legend()
    assert legend.get_title().get_text() == "Nesterov"
    assert [text.get_text() for text in legend.get_texts()] == ["lr=0.1", "lr=0.2", "lr=0.3"]
    plots.cost(ax, minimize(parabola, 5.0, Adam(0.1), 3))
    plots.legend(ax)
    assert (
        not ax.get_legend().get_title().get_text() and ax.get_legend().get_texts()[0].get_text() == "Nesterov, lr=0.1"
    )


def rgb(colour: str) -> list[int]:
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]


@pytest.mark.parametrize("style", [*STYLES.values(), *SERIES, MUTED])
def test_colours_contrast_with_their_background(style):
    assert contrast(style.light, BACKGROUND.light) >= 3
    assert contrast(style.dark, BACKGROUND.dark) >= 3


def perceived(colour: str) -> np.ndarray:
    """El color en OKLab, donde la distancia es lo distintos que se ven: 2 apenas se nota, 100 va de negro a blanco."""
    channels = np.array(rgb(colour)) / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    cones = [[0.41222, 0.53633, 0.05145], [0.2119, 0.6807, 0.1074], [0.0883, 0.28172, 0.62998]]
    lab = [[0.21045, 0.79362, -0.00407], [1.978, -2.42859, 0.45059], [0.0259, 0.78277, -0.80868]]
    return 100 * np.array(lab) @ np.cbrt(np.array(cones) @ linear)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_what_is_no_method_has_no_methods_colour(mode):
    for k, one in enumerate(SERIES):
        others = [*STYLES.values(), *SERIES[:k], INK]
        away = [np.linalg.norm(perceived(getattr(one, mode)) - perceived(getattr(each, mode))) for each in others]
        assert min(away) >= 9, (one, others[int(np.argmin(away))])


def test_text_contrasts_more():
    assert contrast(INK.light, BACKGROUND.light) >= 7 and contrast(INK.dark, BACKGROUND.dark) >= 7
