"""Cómo se muestra un ejercicio: widget, HTML solo y panel de programar; y lo que guardan los cuadernos."""

import json
import re
import sys

import ipywidgets
import pytest
from toc import notebooks

from optlib.exercises import exercise
from optlib.exercises.bank import everything, find, questions
from optlib.exercises.page import render
from optlib.exercises.show import ExerciseView
from optlib.widgets import MISSING, STATIC

VIEW = "application/vnd.jupyter.widget-view+json"
NOTEBOOKS = notebooks()


@pytest.mark.parametrize("identifier", ["gd-primer-paso", "gd-codigo"])
def test_a_widget_has_both_views(identifier):
    widget = exercise(identifier)
    data, metadata = widget._repr_mimebundle_()
    assert isinstance(widget, ipywidgets.DOMWidget) and VIEW in data and metadata == {}
    assert data["text/html"] == render(find(identifier)) and len(data["text/plain"]) < 20
    assert widget.attempts == 0 and widget.correct is False


@pytest.mark.parametrize("identifier", ["gd-primer-paso", "gd-codigo"])
def test_without_the_widget_libraries_there_is_html_alone(identifier, monkeypatch):
    for module in ("optlib.exercises.widget", "optlib.exercises.panel"):
        monkeypatch.setitem(sys.modules, module, None)
    shown = exercise(identifier)
    assert isinstance(shown, ExerciseView) and not hasattr(shown, "_repr_mimebundle_")
    assert repr(shown) == "Ejercicio" and shown.html == render(find(identifier))
    assert shown._repr_html_() == f"{shown.html}<p>{MISSING}</p>" and str(shown).endswith(f"\n({MISSING})")
    monkeypatch.delitem(sys.modules, "IPython.core")  # como en la página, que pone las casillas
    assert shown._repr_html_() == shown.html


@pytest.mark.parametrize("item", [*everything(), *questions()], ids=lambda item: item.id)
def test_print_writes_what_is_asked(item):
    text = str(exercise(item.id))
    assert not re.search(r"<\w|&\w+;|\$|\n\n|@\{", text)
    assert text.splitlines()[0].startswith(("Ejercicio. ", "Compruébalo.")) and len(text.splitlines()) >= 2
    if item.kind == "code":
        lines = [line for line in text.splitlines() if line.strip()]
        code = [line for line in item.skeleton.splitlines() if line.strip()]
        assert lines[-len(code) :] == code  # con su sangrado
    if item.kind in ("choice", "quick"):
        assert text.count("\n- ") == len(item.options)


def test_the_panel_counts_and_helps():
    panel = exercise("gd-codigo")
    assert panel.check() is None and panel.attempts == 0  # aún no hay función en el cuaderno
    assert not panel.check(lambda x, grad, lr: x + lr * grad(x)) and (panel.attempts, panel.correct) == (1, False)
    assert panel.check(find("gd-codigo").reference) and (panel.attempts, panel.correct) == (2, True)
    for _ in range(4):
        panel.hint()
    assert panel._help.value.count("<li>") == 2 and panel._hint.disabled
    panel.check(lambda x, grad, lr: "<img src=x onerror=alert(1)>" and [][1])
    assert "<img" not in panel._answer.value


def test_no_reader_input_becomes_html():
    modules = {path.relative_to(STATIC).as_posix(): path.read_text("utf-8") for path in STATIC.rglob("*.js")}
    for text in modules.values():
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", text)
    uses = [name for name, text in modules.items() if "createContextualFragment" in text]
    assert uses == ["exercises/texts.js"]


FOLDED = "## Más práctica"
REWRITTEN = [path for path in NOTEBOOKS if FOLDED in path.read_text("utf-8")]


@pytest.mark.parametrize("path", REWRITTEN, ids=lambda path: path.stem)
def test_a_chapter_asks_little_before_what_is_folded(path):
    """A la vista, cinco preguntas y ocho ejercicios, de cuatro clases; los demás, en «Más práctica»."""
    cells = json.loads(path.read_text("utf-8"))["cells"]
    place = next(k for k, cell in enumerate(cells) if any(FOLDED in line for line in cell["source"]))
    found = [re.fullmatch(r'exercise\("([\w-]+)"\)', "".join(cell["source"])) for cell in cells[:place]]
    seen = [match[1] for match in found if match]
    kinds = {item.id: item.kind for item in everything()}
    assert len([name for name in seen if name not in kinds]) == 5
    assert len(shown := [name for name in seen if name in kinds]) == 8
    assert len({kinds[name] for name in shown}) >= 4
