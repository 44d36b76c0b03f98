"""Lo que se dice de cada uso equivocado, entero: los casos están en ``data/wrong_uses.toml``."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import good_exercises
import numpy as np
import pytest
import toc
import yaml
from course_theme import identity
from exercise_faults import faults

import optlib
from optlib import plots, schedules
from optlib.exercises import check, exercise
from optlib.exercises.draws import values
from optlib.exercises.execution import Run
from optlib.exercises.expressions import parse
from optlib.exercises.texts import Texts
from optlib.figures import figure
from optlib.tables import iteration_table

DATA = tomllib.loads((Path(__file__).parent / "data" / "wrong_uses.toml").read_text(encoding="utf-8"))
TOLD = "si ahora se dice mejor, cámbialo en tests/data/wrong_uses.toml"
# Lo que se dice al usarlo y, de un ejercicio que se puede escribir, lo que se dice al probarlo.
CASES, FAULTS = DATA["use"], DATA["fault"]
# Lo que se escribe en ``_config.yml``: entre los ajustes del curso o, si no lo es, en su sitio.
SETTINGS = DATA["setting"]
NAMES = {name: getattr(optlib, name) for name in optlib.__all__}
NAMES |= {"np": np, "NamedTuple": NamedTuple, "dataclass": dataclass, "schedules": schedules, "plots": plots}
NAMES |= {each.__name__: each for each in (check, exercise, figure, iteration_table, Run, values, Texts, parse)}
NAMES |= {name: value for name, value in vars(good_exercises).items() if not name.startswith("_")}


def ident(case):
    return " ".join(case["code"].split())[-60:]


@pytest.mark.parametrize("case", CASES, ids=ident)
def test_what_is_wrong_is_said(case):
    with pytest.raises(Exception) as caught:
        exec(case["code"], dict(NAMES))
    # Los optimizadores que hay, que pueden ser más.
    says = case["says"].replace("{OPTIMIZERS}", ", ".join(optlib.OPTIMIZERS))
    assert f"{type(caught.value).__name__}: {caught.value}" == says, TOLD


@pytest.mark.parametrize("case", FAULTS, ids=ident)
def test_what_is_wrong_in_an_exercise_is_said(case):
    assert "\n".join(faults(eval(case["code"], dict(NAMES)))) == case["says"], TOLD


@pytest.mark.parametrize("case", SETTINGS, ids=ident)
def test_what_is_wrong_in_the_configuration_is_said(case):
    written = yaml.safe_load((toc.ROOT / "_config.yml").read_text("utf-8"))
    place = written["sphinx"]["config"] if case["code"].startswith("course") else written
    place.update(yaml.safe_load(case["code"]))
    said = "\n".join(identity.faults(written, toc.ROOT))
    assert with_any_optimizers(said) == with_any_optimizers(case["says"]), TOLD


def with_any_optimizers(said: str) -> str:
    """Lo que se dice de un color, sin lo que cambia con un optimizador más: con cuál contrasta peor y cuántos son."""
    return re.sub(r"color de \w+ \(#\w+\) ni con otros \d+: da [\d.]+:1|otros \d+", "{otros}", said)


@pytest.mark.parametrize("kind", ["numeric", "table", "choice", "order", "code"])
def test_nothing_is_said_of_a_good_exercise(kind):
    assert faults(getattr(good_exercises, kind)()) == []


def test_there_are_many_and_all_are_told_in_spanish():
    every = [*CASES, *FAULTS, *SETTINGS]
    assert len(every) >= 80 and len({case["code"] for case in every}) == len(every)
    for case in every:
        message = case["says"].split(": ", 1)[-1]
        assert message.rstrip("\"'")[-1] in ".?" and not {"the", "not", "must", "object", "argument"} & set(
            message.split()
        )
