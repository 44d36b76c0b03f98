"""Tablas: números como se leen, HTML accesible y sin marcas ajenas."""

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from node import special

from optlib import GradientDescent, minimize, parabola
from optlib.tables import Table, iteration_table
from optlib.text.formatting import format_number

NUMBERS = (Path(__file__).parent / "data" / "numbers.json").read_text("utf-8")
WRITTEN = json.loads(NUMBERS, object_hook=special)["written"]


@pytest.mark.parametrize(("value", "decimals", "form", "text"), WRITTEN)
def test_numbers_are_written_for_people(value, decimals, form, text):
    assert format_number(value, decimals, **form) == text
    assert decimals != 4 or format_number(value, **form) == text


def test_cells_are_written_for_people():
    cells = [[1.5e-9, -3.84, float("nan"), True, "—"]]
    html = BeautifulSoup(Table(list("abcde"), cells, caption="c")._repr_html_(), "html.parser")
    shown = [cell.text for cell in html.tbody.find_all(["th", "td"])]
    assert shown == ["1.5·10⁻⁹", "−3.84", "indefinido", "sí", "—"]


def test_html_has_caption_scopes_and_escapes():
    table = Table(["<paso>", "x & y"], [["<b>uno</b>", 2.5]], caption="Título <i>")
    html = BeautifulSoup(table._repr_html_(), "html.parser")
    assert html.caption.text == "Título <i>"
    assert [th["scope"] for th in html.find_all("th")] == ["col", "col", "row"]
    assert html.tbody.th.text == "<b>uno</b>" and html.td.text == "2.5"
    assert html.b is None and html.i is None


def test_iteration_table_shows_before_and_after():
    trajectory = minimize(parabola, 5.0, GradientDescent(0.1), 3)
    columns = {"x": "x", "f": "f(x)", "grad": "f′(x)", "x_new": "nuevo x"}
    table = iteration_table(trajectory, columns, caption="x²", steps=[1, 3])
    assert table.cells == [["1", "5", "25", "10", "4"], ["3", "3.2", "10.24", "6.4", "2.56"]]
