"""Lo que se dice de cada uso equivocado, entero: los casos están en ``data/wrong_uses.toml``.

``python tools/said.py`` vuelve a escribir lo que se dice, y lo que cambia se lee en los cambios.
"""

import json
import linecache
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
from optlib.errors import explain
from optlib.exercises import check, exercise
from optlib.exercises.draws import values
from optlib.exercises.execution import Run
from optlib.exercises.expressions import parse
from optlib.exercises.texts import Texts
from optlib.figures import SPECS, figure
from optlib.sweep import best, from_starts, sweep
from optlib.tables import Table, iteration_table

FILE = Path(__file__).parent / "data" / "wrong_uses.toml"
DATA = tomllib.loads(FILE.read_text("utf-8"))
NAMES = {name: getattr(optlib, name) for name in optlib.__all__}
NAMES |= {"np": np, "NamedTuple": NamedTuple, "dataclass": dataclass, "schedules": schedules, "plots": plots}
NAMES |= {each.__name__: each for each in (check, exercise, figure, Table, iteration_table, Run, values, Texts, parse)}
NAMES |= {each.__name__: each for each in (best, from_starts, sweep)}
NAMES |= {name: value for name, value in vars(good_exercises).items() if not name.startswith("_")}


def use(code: str) -> str:
    """Lo que se dice al usarlo: la pista del error, si la tiene, o el error."""
    name = "<celda 1>"
    linecache.cache[name] = (len(code), None, code.splitlines(keepends=True), name)
    try:
        exec(compile(code, name, "exec"), dict(NAMES))
    except Exception as error:
        said = explain(error) or str(error)
        # Los optimizadores y las figuras que hay, que pueden ser más.
        said = said.replace(", ".join(optlib.OPTIMIZERS), "{OPTIMIZERS}").replace(", ".join(SPECS), "{SPECS}")
        return f"{type(error).__name__}: {said}"
    return ""


def rule(code: str) -> str:
    """Lo que dice ``check_optimizer`` de la regla con que acaba un código."""
    *lines, last = code.strip().splitlines()
    space = dict(NAMES)
    exec("\n".join(lines), space)
    return "\n".join(optlib.check_optimizer(eval(last, space)))


def fault(code: str) -> str:
    """Lo que se dice de un ejercicio que se puede escribir, al probarlo."""
    return "\n".join(faults(eval(code, dict(NAMES))))


def setting(code: str) -> str:
    """Lo que se dice de ``_config.yml``, sin lo que cambia con un optimizador más: el que peor contrasta."""
    written = yaml.safe_load((toc.ROOT / "_config.yml").read_text("utf-8"))
    place = written["sphinx"]["config"] if code.startswith("course") else written
    place.update(yaml.safe_load(code))
    said = "\n".join(identity.faults(written, toc.ROOT))
    return re.sub(
        r"color de \w+ \(#\w+\) no contrasta con (\w+ \(#\w+\)): da [\d.]+:1",
        r"color de {otro} no contrasta con \1",
        said,
    )


KINDS = {each.__name__: each for each in (use, rule, fault, setting)}
CASES = [(kind, case["code"], case["says"]) for kind in KINDS for case in DATA[kind]]


@pytest.mark.parametrize(("kind", "code", "says"), CASES, ids=lambda text: " ".join(text.split())[-60:])
def test_what_is_wrong_is_said(kind, code, says):
    assert KINDS[kind](code) == says, "si ahora se dice mejor: python tools/said.py"


@pytest.mark.parametrize("kind", ["numeric", "table", "choice", "order", "code"])
def test_nothing_is_said_of_a_good_exercise(kind):
    assert faults(getattr(good_exercises, kind)()) == []


def test_there_are_many_and_all_are_told_in_spanish():
    assert len(CASES) >= 80 and len({code for _, code, _ in CASES}) == len(CASES)
    for _, _, says in CASES:
        message = says.split(": ", 1)[-1]
        assert message.rstrip("\"'")[-1] in ".?" and not {"the", "not", "must", "object", "argument"} & set(
            message.split()
        )


def write() -> None:
    """Vuelve a escribir lo que se dice de cada caso."""
    text = FILE.read_text("utf-8")
    for block in re.split(r"(?m)^(?=\[\[)", text)[1:]:
        ((kind, (case,)),) = tomllib.loads(block).items()
        said = json.dumps(KINDS[kind](case["code"]), ensure_ascii=False)
        text = text.replace(block, re.sub(r"(?m)^says = .*$", lambda _, said=said: f"says = {said}", block))
    FILE.write_text(text, "utf-8")
