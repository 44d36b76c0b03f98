"""«make ejercicio»: lo que escribe de cada clase, y lo que dice de un nombre que no existe o de algo que está mal."""

import os
import shutil
import subprocess
import sys

import exercise_report
import pytest
from toc import ROOT

from optlib.exercises.bank import everything, find


@pytest.fixture(autouse=True)
def alone(monkeypatch):
    """Sin los tests que compara: aquí se probarían a sí mismos."""
    monkeypatch.setattr(exercise_report, "compared", lambda identifier: [])


def test_an_exercise_is_written_with_its_answers(capsys):
    assert exercise_report.one("gd-parar") == 0
    said = capsys.readouterr().out
    where = "Numeric, en optlib/exercises/bank/c02b_descenso.py, línea "
    assert said.startswith(f"Ejercicio: gd-parar, {where}")
    assert "página 02_descenso_gradiente.\n" in said and "|f′(x)| ≤ 0.5" in said
    assert "\nPista 1. ¿Por cuánto" in said and "\nSolución. Cada paso" in said
    assert (
        "\nRespuesta: 5\n  error 'tolerancia-es-distancia': 4  (Ahí es x lo que no pasa" in said
        and "\n  error 'cuenta-puntos': 6  (" in said
    )
    assert "\nCon otros números:\n  x0 = " in said and said.endswith("Todo está bien.\n")


@pytest.mark.parametrize("kind", ["table", "choice", "order", "code", "quick"])
def test_each_kind_is_written(kind, capsys):
    item = next(item for item in (*everything(), find("q2-parar")) if item.kind == kind)
    assert exercise_report.one(item.id) == 0
    said = capsys.readouterr().out
    assert "\nSolución. " in said and ("Pista 1. " in said) == (kind != "quick")
    # En una tabla, de cada error, su columna.
    assert kind != "table" or f"  error {item.mistakes[0].name!r}: {item.mistakes[0].column} = " in said


def test_an_unknown_name_is_told(capsys):
    assert exercise_report.one("gd-para") == 1
    assert capsys.readouterr().err.startswith("No hay ningún ejercicio 'gd-para'. ¿Querías decir 'gd-parar'")
    assert exercise_report.one("nope") == 1
    said = "No hay ningún ejercicio 'nope'. Los que hay, con su id, están en optlib/exercises/bank; "
    assert capsys.readouterr().err == f"{said}CONTRIBUTING.md dice cómo se añade otro.\n"


def test_an_exercise_that_cannot_be_made_is_told_in_one_sentence(tmp_path):
    """En una copia del banco, con un objetivo que no es un texto."""
    shutil.copytree(ROOT / "optlib", tmp_path / "optlib")
    page = tmp_path / "optlib" / "exercises" / "bank" / "c02b_descenso.py"
    page.write_text(page.read_text("utf-8").replace("goal=", "goal=not ", 1), "utf-8")
    shutil.copytree(ROOT / "tools", tmp_path / "tools")
    words = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, tmp_path / "tools" / "bank.py"], env=words, capture_output=True, encoding="utf-8"
    )
    where, _, why = done.stderr.partition(": ")
    assert where.startswith("optlib/exercises/bank/c02b_descenso.py, línea ") and done.returncode == 1
    assert why == "gd-gradiente-derivada: goal debe ser un texto con algo escrito, no False.\n"
