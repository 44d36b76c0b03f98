"""«neurona»: hasta dónde llegan sus mandos y su imagen fija."""

import pytest
from node import called

from optlib import plots
from optlib.figures import figure
from optlib.figures.each import neurona
from optlib.figures.each.neurona import EXAMPLES, FRAMES
from optlib.figures.specs import complete


def test_same_frames_in_both_languages():
    """Lo que se ve y hasta dónde llegan los mandos depende de los datos, y ellos caben."""
    for data in EXAMPLES:
        for name in "wb":
            values = called(
                "figures/each/neurona.js", "(name, of) => figure.params[name].values(of)", name, {"data": data}
            )
            assert (min(values), max(values)) == pytest.approx(neurona.SPEC.params[name].bounds({"data": data}))
        for name, values in zip("xy", EXAMPLES[data][1:], strict=True):
            assert FRAMES[data][name][0] < min(values) and max(values) < FRAMES[data][name][1]
    assert figure("neurona", data="nebulae", w=7.0).w == 7
    with pytest.raises(ValueError, match="w debe ser un número de -3 a 5, no 7"):
        figure("neurona", data="line", w=7.0)


@pytest.mark.parametrize(("step", "lines"), [(0, 1), (None, 7)])
def test_the_still_of_the_line_goes_to_the_step_in_view(step, lines):
    """La que abre un capítulo antes del primer paso no enseña adónde se llega."""
    _, ax = plots.subplots()
    neurona.draw(ax, complete("neurona", {"data": "nebulae", "step": step, "steps": 30}))
    assert len(ax.lines) == lines + 1 and ax.get_xlabel() == "distancia (Mpc)"
