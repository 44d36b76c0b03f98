"""El progreso: repasos a 1, 3 y 7 días, copia en un fichero y ficheros que no valen."""

import json

import pytest
from exercise_tools import node

ENTRY = {"attempts": 3, "done": "2026-11-20", "due": None, "stage": 0}


def file(exercises, **changes):
    return json.dumps({"format": "optlib-progreso", "version": 1, "exercises": exercises} | changes)


def attempts(*steps):
    [entries] = node(("attempts", [list(step) for step in steps]))
    return entries


def test_a_missed_exercise_comes_back_after_1_3_and_7_days():
    entries = attempts(
        ("2026-11-24", False, False),  # fallado
        ("2026-11-24", True, True),  # corregido el mismo día: el repaso de mañana sigue en pie
        ("2026-11-25", True, True),
        ("2026-11-28", True, True),
        ("2026-12-05", True, True),
    )
    assert [e["due"] for e in entries] == ["2026-11-25", "2026-11-25", "2026-11-28", "2026-12-05", None]
    assert [e["attempts"] for e in entries] == [1, 2, 3, 4, 5]
    assert [e["done"] for e in entries] == [None, *["2026-11-24"] * 4]


def test_missing_it_again_starts_over():
    entries = attempts(("2026-12-30", False, False), ("2026-12-31", True, True), ("2027-01-03", False, False))
    assert [e["due"] for e in entries] == ["2026-12-31", "2027-01-03", "2027-01-04"]


def test_right_at_first_needs_no_repetition_but_the_solution_does():
    assert attempts(("2026-11-24", True, True))[0]["due"] is None
    helped = attempts(("2026-11-24", False, True))[0]
    assert helped["done"] == "2026-11-24" and helped["due"] == "2026-11-25"


def test_a_copy_brings_everything_back():
    stored = file({"gd-tabla": ENTRY, "adam-tabla": ENTRY | {"done": None, "due": "2026-11-25", "stage": 1}})
    [result] = node(("roundTrip", stored))
    assert result["empty"] == {"entries": {}, "items": {}}
    assert result["entries"] == json.loads(stored)["exercises"] == json.loads(result["text"])["exercises"]


def test_a_copy_adds_and_loses_nothing():
    mine = {"gd-tabla": ENTRY, "gd-orden": ENTRY | {"attempts": 9, "done": None}}
    theirs = {"gd-orden": ENTRY | {"attempts": 2}, "gd-tasas": ENTRY}
    [result] = node(("import", {"stored": file(mine), "text": file(theirs)}))
    assert result["found"] == 2 and set(result["entries"]) == {"gd-tabla", "gd-orden", "gd-tasas"}
    assert result["entries"]["gd-orden"] == ENTRY | {"attempts": 9}


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("", "no se puede leer"),
        ("{", "no se puede leer"),
        ("null", "no es un progreso"),
        ("[]", "no es un progreso"),
        ('{"cells": []}', "no es un progreso"),
        (file([]), "no es un progreso"),
        (file({}, version=2), "otra versión"),
        (file({"gd-tabla": {"attempts": -1}}), "no valen"),
        (file({"gd-tabla": ENTRY | {"done": "ayer"}}), "no valen"),
        (file({"<b>": ENTRY}), "no valen"),
        (file({"gd-tabla": ENTRY | {"stage": 1e9}}), "no valen"),
        (file({}) + " " * 1_000_001, "demasiado grande"),
    ],
)
def test_a_file_that_does_not_serve_changes_nothing(text, fragment):
    stored = file({"gd-tabla": ENTRY})
    [result] = node(("import", {"stored": stored, "text": text}))
    assert fragment in result["why"] and result["why"].endswith(".")
    assert result["entries"] == {"gd-tabla": ENTRY} and result["kept"] == stored


@pytest.mark.parametrize("stored", [None, "basura", "3", file({"gd-tabla": "x", "gd-orden": ENTRY})])
def test_damaged_storage_keeps_what_can_be_read(stored):
    [result] = node(("import", {"stored": stored, "text": file({"gd-tasas": ENTRY})}))
    kept = {"gd-orden"} if stored and "gd-orden" in stored else set()
    assert result["found"] == 1 and set(result["entries"]) == kept | {"gd-tasas"}
    assert json.loads(result["kept"])["exercises"] == result["entries"]
