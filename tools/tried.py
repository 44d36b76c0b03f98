"""Probar lo escrito: los pasos de cada optimizador, y que su gemelo en JavaScript parte de lo mismo."""

import json
import subprocess
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

import numpy as np
import toc
from browser import NODE

from optlib import coupled_quadratic, minimize, parabola
from optlib.optimizers import OPTIMIZERS, Optimizer

RULES, TWINS = "optlib/optimizers.py", "optlib/static/optimizers.js"
# Un número, varias ejecuciones de un problema escalar, un punto y varias ejecuciones de uno vectorial.
STARTS = (
    (parabola, 5.0),
    (parabola, [5.0, -1.0, 2.0]),
    (coupled_quadratic, [2.0, -2.0]),
    (coupled_quadratic, [[2.0, -2.0], [0.5, 1.0], [-3.0, 0.1]]),
)
# Los valores por omisión y los campos del estado de cada gemelo, o lo que falla al pedírselos.
ASKED = """
const { OPTIMIZERS } = await import(process.argv[1]);
const tell = (Twin) => {
  try {
    const twin = new Twin({});
    return { given: { ...twin }, state: Object.keys(twin.init(1)) };
  } catch (error) {
    return { failed: error.message };
  }
};
console.log(JSON.stringify(Object.fromEntries(Object.entries(OPTIMIZERS).map(([name, Twin]) => [name, tell(Twin)]))));
"""


def faults() -> list[str]:
    """Devuelve lo que está mal en los optimizadores, una frase por cosa; vacía si nada."""
    return [*steps(), *twins()]


def needed(rule: type[Optimizer]) -> dict[str, float]:
    """Un valor para cada hiperparámetro que hay que dar."""
    return {field.name: 0.1 for field in fields(rule) if field.default is MISSING}  # type: ignore[arg-type]


def steps() -> Iterator[str]:
    """Lo que ``minimize`` diría de los pasos de cada regla si fuera de un lector."""
    for name, rule in OPTIMIZERS.items():
        if not is_dataclass(rule):
            continue
        try:
            # De una clase que no es del curso se mira todo.
            mine = type(name, (rule,), {})(**needed(rule))  # type: ignore[operator]
            for problem, start in STARTS:
                minimize(problem, start, mine, 3)
        except Exception as error:
            yield f"{RULES}: {str(error).rstrip('.')}."


def twins() -> Iterator[str]:
    """En qué no parte un gemelo de lo mismo que su clase de Python."""
    address = (toc.ROOT / TWINS).as_uri()
    command = [str(NODE), "--input-type=module", "--eval", ASKED, address]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    told = json.loads(done.stdout) if done.returncode == 0 else {}
    for name, rule in OPTIMIZERS.items():
        if name not in told or not is_dataclass(rule):
            continue
        if why := told[name].get("failed"):
            yield f"{TWINS}: {name} no se puede usar: {why}."
            continue
        given = {field.name: None if field.default is MISSING else field.default for field in fields(rule)}
        yield from differences(name, told[name]["given"], given)
        fields_of_state = list(rule(**needed(rule)).init(np.float64(1.0))._fields)
        if sorted(told[name]["state"]) != sorted(fields_of_state):
            found = listed(told[name]["state"])
            yield f"{TWINS}: el estado de {name} lleva {found}, y en Python, {listed(fields_of_state)}."


def differences(name: str, twin: dict[str, Any], rule: dict[str, Any]) -> Iterator[str]:
    """Los hiperparámetros que no se llaman igual o no valen lo mismo si no se dan; sin valor, ``None``."""
    if list(twin) != list(rule):
        yield f"{TWINS}: {name} tiene {listed(twin)}, y en Python, {listed(rule)}."
        return
    for field, value in rule.items():
        if twin[field] != value:
            shown = ["ninguno (NaN)" if each is None else str(each) for each in (twin[field], value)]
            yield f"{TWINS}: el valor por omisión de {field}, en {name}, es {shown[0]}, y en Python, {shown[1]}."


def listed(names: Any) -> str:
    return ", ".join(names) or "nada"
