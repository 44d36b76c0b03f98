"""Lo que se dice de cada uso equivocado, entero: los casos están en ``data/wrong_uses.toml``."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

import optlib
from optlib import plots, schedules
from optlib.exercises import check, exercise
from optlib.figures import figure
from optlib.tables import iteration_table

CASES = tomllib.loads((Path(__file__).parent / "data" / "wrong_uses.toml").read_text(encoding="utf-8"))["use"]
NAMES = {name: getattr(optlib, name) for name in optlib.__all__}
NAMES |= {"np": np, "NamedTuple": NamedTuple, "dataclass": dataclass, "schedules": schedules, "plots": plots}
NAMES |= {each.__name__: each for each in (check, exercise, figure, iteration_table)}


@pytest.mark.parametrize("case", CASES, ids=[" ".join(case["code"].split())[-60:] for case in CASES])
def test_what_is_wrong_is_said(case):
    with pytest.raises(Exception) as caught:
        exec(case["code"], dict(NAMES))
    assert f"{type(caught.value).__name__}: {caught.value}" == case["says"]


def test_there_are_many_and_all_are_told_in_spanish():
    assert len(CASES) >= 80 and len({case["code"] for case in CASES}) == len(CASES)
    for case in CASES:
        message = case["says"].split(": ", 1)[1]
        assert message.rstrip("\"'")[-1] in ".?" and not {"the", "not", "must", "object", "argument"} & set(
            message.split()
        )
