"""Lo que se instala: la rueda y las fuentes están completas, y con NumPy solo se usan en un entorno limpio."""

import os
import re
import sys
import tarfile
import zipfile
from email import message_from_bytes
from pathlib import Path

import changes
import numpy as np
import setup
from building import run
from check import HOUSE, PYTEST
from course_copy import link

import optlib

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = """
import sys
import optlib
from optlib.exercises import check, exercise
from optlib.figures import figure

assert "site-packages" in optlib.__file__, optlib.__file__
print(optlib.minimize(optlib.parabola, None, optlib.GradientDescent(lr=0.1), steps=1))
print(optlib.tables.Table(["paso", "x"], [[0, 5.0], [1, 4.0]], caption="Dos pasos"))
print(exercise("gd-primer-paso"))
print(bool(check("gd-codigo", lambda x, grad, lr: x - lr * grad(x))), figure("valle").lr)
try:
    optlib.plots
except ModuleNotFoundError as error:
    print(error)
"""


def test_wheel_and_source_are_complete_and_carry_both_licences(built):
    wheel, source = built
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        said = message_from_bytes(archive.read(next(name for name in names if name.endswith("METADATA"))))
    with tarfile.open(source) as archive:
        kept = {name.partition("/")[2] for name in archive.getnames()}
    tracked = set(changes.tracked("optlib"))
    assert len(tracked) > 100 and tracked <= names
    assert {name for name in changes.tracked() if not name.startswith(".")} <= kept
    assert {name.rpartition("/")[2] for name in names if "/licenses/" in name} == {"LICENSE", "LICENSE-textos"}
    assert said["License-Expression"] == "BSD-3-Clause AND CC-BY-4.0 AND OFL-1.1"
    assert (said["Name"], said["Version"]) == ("optimizacion-redes-neuronales", optlib.__version__)
    assert said.get_all("Provides-Extra") == ["cuadernos", "lab"]
    assert not [name for name in names if not name.startswith(("optlib/", "optimizacion_redes_neuronales-"))]
    # En un índice no hay más ficheros que enlazar.
    links = re.findall(r"\]\(([^)]*)\)", said.get_payload())
    assert links and all(address.startswith("https://") for address in links), links


def test_the_source_has_what_its_tests_need(built, tmp_path):
    with tarfile.open(built[1]) as archive:
        archive.extractall(tmp_path, filter="data")
    (folder,) = tmp_path.iterdir()
    link(folder / "node_modules", ROOT / "node_modules")  # lo que deja «npm ci»
    here = {**os.environ, "PYTHONPATH": str(folder)}
    run(*PYTEST, "tests/test_optimizers.py", cwd=folder, env=here)
    run(*PYTEST, "--collect-only", "-qq", *HOUSE, cwd=folder, env=here)


def test_it_is_used_in_a_clean_environment_with_numpy_alone(built, tmp_path):
    run("uv", "venv", "--offline", "--python", sys.executable, tmp_path / "limpio")
    python = setup.interpreter(tmp_path / "limpio")
    run("uv", "pip", "install", "--offline", "--no-deps", "--python", python, built[0])
    packages = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    for folder in Path(np.__file__).parents[1].glob("numpy*"):
        link(packages / folder.name, folder)
    said = run(python, "-c", PROGRAM, cwd=tmp_path)
    assert said.splitlines() == [
        "GradientDescent(lr=0.1) en «x²», 1 paso: el coste va de 25 a 16, en x = 4",
        "Dos pasos",
        "paso  x",
        "0     5",
        "1     4",
        "Ejercicio. Dar un paso de descenso por gradiente.",
        "Minimizas f(x) = x² desde x₀ = 5 con tasa de aprendizaje α = 0.1.",
        "¿Cuánto vale x₁?",
        "x₁ =  redondea a 4 decimales",
        "(Para responder y para mover las figuras en un cuaderno hace falta: pip install anywidget ipywidgets)",
        "True 0.05",
        "Las imágenes de optlib necesitan matplotlib: pip install matplotlib",
    ]
