"""La página de erratas: está completa y sus textos dicen lo que los datos dicen."""

from pathlib import Path

import nbformat
import pytest
from latex_eval import evaluate

from optlib import PROBLEMS
from optlib.deck import audit, errata_page, slides

PAGE = Path(__file__).resolve().parents[1] / "chapters/erratas.ipynb"
NOTEBOOK = nbformat.read(PAGE, as_version=4)
OUTPUTS = [
    output["data"]["text/html"]
    for cell in NOTEBOOK.cells
    for output in cell.get("outputs", [])
    if "text/html" in output.get("data", {})
]
TEXT = "\n".join(cell.source for cell in NOTEBOOK.cells if cell.cell_type == "markdown")


def test_summary_adds_up():
    rows = errata_page.summary().rows
    assert [row[-1] for row in rows] == ["16", "15", "6", "18", "55"]
    assert rows[-1][1:] == [str(sum(int(row[column]) for row in rows[:-1])) for column in range(1, 5)]


def test_kinds_add_up_to_all_the_items():
    rows = errata_page.kinds().rows
    assert rows[-1][-1] == str(len(audit.errata()["item"]))
    assert sum(int(row[-1]) for row in rows[:-1]) == len(audit.errata()["item"])


@pytest.mark.parametrize("verdict", audit.verdicts().values(), ids=audit.verdicts())
def test_page_shows_each_number_that_disagrees_and_no_other(verdict):
    cell = f'data-slide="{verdict.number.key}" data-verdict="{verdict.kind}">{verdict.text}</td>'
    assert sum(cell in page for page in OUTPUTS) == (verdict.kind != "agrees")
    assert sum(f'data-slide="{verdict.number.key}"' in page for page in OUTPUTS) == (verdict.kind != "agrees")


def test_page_lists_the_items_of_every_chapter():
    """Que lo guardado esté al día ya lo dice nbval; que no falte ningún capítulo, no."""
    for chapter in {item["chapter"] for item in audit.errata()["item"]}:
        assert sum(errata_page.items(chapter).caption in page for page in OUTPUTS) == 1, chapter


def test_index_lists_every_slide_and_marks_the_lost_ones():
    states = [row[-1] for row in errata_page.index().rows]
    assert len(states) == len(slides.slides())
    assert [state.startswith("perdida") for state in states] == [slide.lost for slide in slides.slides().values()]
    assert sum(slide.lost for slide in slides.slides().values()) == 3
    assert "Tres diapositivas conservan solo el título" in TEXT


def test_example_in_the_text_is_right():
    step = slides.printed("adam_first_step.1.x")
    assert (
        f"x_1 = {step.work} = {step.text}".replace(r"\frac{10}{\sqrt{100 + 10^{-8}}}", r"10/\sqrt{100 + 10^{-8}}")
        in TEXT
    )
    assert f"da {evaluate(step.work):.1f}" in TEXT
    assert PROBLEMS["parabola"].grad(step.value) == slides.printed("adam.2.g").value
    assert all(verdict.kind == "agrees" for verdict in audit.verdicts("neuron").values())
