"""La transcripción de la presentación: recuentos, claves y que nada en ella está calculado."""

import re
import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from optlib.deck import slides

# Contados a mano en la presentación: números por tabla.
NUMBERS_PER_TABLE = {"shifted_parabola": 16, "neuron": 15, "adam_first_step": 6, "adam": 18}


def test_counts():
    assert len(slides.numbers()) == 55
    assert Counter(number.table for number in slides.numbers().values()) == NUMBERS_PER_TABLE
    assert len(slides.givens()) == 17
    assert len(slides.formulas()) == 17
    assert len(slides.slides()) == 20


@pytest.mark.parametrize("kind", ["slide", "formula", "given", "table", "claim"])
def test_keys_are_unique_and_in_order_of_the_deck(kind):
    data = tomllib.loads(files("optlib.deck").joinpath("slides.toml").read_text(encoding="utf-8"))
    keys = [entry.get("id") or entry["key"] for entry in data[kind]]
    assert len(keys) == len(set(keys))
    order = list(slides.slides())
    places = [order.index(entry.get("slide", entry.get("id"))) for entry in data[kind]]
    assert places == sorted(places)


def test_every_item_names_a_slide_whose_content_was_not_lost():
    collections = [slides.formulas(), slides.givens(), slides.tables(), slides.claims(), slides.numbers()]
    items = [item for collection in collections for item in collection.values()]
    readable = {name for name, slide in slides.slides().items() if not slide.lost}
    # De una diapositiva perdida solo se conserva, y solo se puede revisar, el título.
    assert {item.slide for item in items if item.key != f"{item.slide}.titulo" or item.slide in readable} == readable


def test_empty_headings_are_recorded_as_lost():
    lost = Counter(slide.title for slide in slides.slides().values() if slide.lost)
    assert lost == {"Gradiente Descendente:": 2, "Optimizador Adam: Una Mejora Adaptativa": 1}


def test_numbers_are_kept_as_printed():
    for number in slides.numbers().values():
        assert re.fullmatch(r"-?\d+(\.\d+)?", number.text)
        assert f"{number.value:.{number.decimals}f}" == number.text == number.shown.replace("−", "-")
    assert slides.printed("adam.3.v").text == "0.200"
    assert slides.printed("neuron.1.w").text == "1.00"


def test_work_and_approximation_belong_to_existing_numbers():
    data = tomllib.loads(files("optlib.deck").joinpath("slides.toml").read_text(encoding="utf-8"))
    for table in data["table"]:
        places = {f"{row}.{column}" for row in range(1, len(table["rows"]) + 1) for column in table["columns"]}
        assert set(table["work"]) | set(table["approx"]) <= places
        assert len(table["heads"]) == len(table["columns"])


def test_given_values_are_read_as_numbers():
    values = {key: slides.given(key) for key in slides.givens()}
    assert values["adam.eps"] == 1e-8
    assert [values[f"parabola.lr_{i}"] for i in (1, 2, 3, 4)] == [0.1, 0.25, 0.4, 1.0]
    assert values["neuron.b"] == 0.0
