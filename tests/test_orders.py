"""Las órdenes son las mismas con el Makefile y con make.bat, y preparan el entorno o dicen qué ha fallado."""

import errno
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import browser
import orders
import pytest
import setup

ROOT = setup.ROOT
EVERY = [*orders.ORDERS, *orders.APART]
MAKE = pytest.mark.skipif(setup.WINDOWS or not shutil.which("make"), reason="las órdenes son de make.bat")


def make(*arguments: str) -> subprocess.CompletedProcess:
    # Como desde una consola, aunque estos tests los ejecute otro make.
    outside = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "PYTHON"))}
    return subprocess.run(["make", *arguments], cwd=ROOT, env=outside, capture_output=True, encoding="utf-8")


# --- Las órdenes ---


def test_makefile_has_every_order():
    listed = re.search(r"(?m)^ORDERS := ((?:.*\\\n)*.*)$", (ROOT / "Makefile").read_text("utf-8"))[1]
    assert sorted(listed.replace("\\\n", " ").split()) == sorted(EVERY)


def test_windows_calls_the_same_script_with_the_lines_that_its_shell_reads():
    script = (ROOT / "make.bat").read_bytes()
    assert b"tools\\orders.py %*" in script and script.isascii()
    assert script.count(b"\r\n") == script.count(b"\n")


def test_what_they_run_exists():
    named = [step[0] for _, *steps in orders.ORDERS.values() for step in steps if step[0] != "-m"]
    assert len(named) > 12 and not [name for name in named if not (ROOT / name).is_file()]


@MAKE
def test_make_alone_lists_them():
    lines = [line for line in make().stdout.splitlines() if line.startswith("  ")]
    assert sorted(line.split()[1] for line in lines) == sorted(EVERY)


@MAKE
@pytest.mark.parametrize("python", ["/no/hay/python3", "false", ""])
def test_without_a_python_make_says_what_is_needed(python):
    done = make("libro", f"PYTHON={python}")
    assert done.returncode and "Hace falta Python 3.11 o posterior" in done.stderr
    assert "make libro PYTHON=/ruta/a/python3" in done.stderr and done.stdout == ""


@pytest.mark.skipif(setup.WINDOWS, reason="el intérprete es un guion de la consola")
def test_an_order_runs_its_steps_with_its_variables_until_one_fails(monkeypatch, tmp_path):
    python, log = tmp_path / "python", tmp_path / "log"
    python.write_text(f"#!/bin/sh\necho $PYTHONUTF8 $@ >> '{log}'\n[ $1 != tools/serve.py ] || exit 3\n", "utf-8")
    python.chmod(0o755)
    monkeypatch.setattr(setup, "ensure", lambda: None)
    monkeypatch.setattr(setup, "interpreter", lambda: python)
    assert orders.main(["capitulos", "CUADERNO=05_adam b_ruido", "ejercicio", "ID=gd-parar"]) == 0
    assert orders.main(["servir", "pines"]) == 3
    steps = ["execute.py 05_adam b_ruido", "exercise_report.py gd-parar", "build.py", "serve.py"]
    assert log.read_text("utf-8").splitlines() == [f"1 tools/{step}" for step in steps]


def test_the_programs_of_the_environment_go_first():
    assert setup.environment()["PATH"].startswith(str(setup.VENV / setup.PROGRAMS))
    assert os.path.samefile(setup.environment()["PLAYWRIGHT_NODEJS_PATH"], browser.NODE)


def test_an_unknown_order_is_told_before_anything_is_done(monkeypatch, capsys):
    monkeypatch.setattr(setup, "ensure", pytest.fail)
    assert orders.main(["libro", "lbro"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("No hay ninguna orden «lbro». Las órdenes son:") and "make servir" in said


def test_what_the_documents_tell_to_write_is_an_order():
    paths = [
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        *ROOT.glob("chapters/*.md"),
        *ROOT.glob(".github/workflows/*"),
    ]
    named = {order for path in paths for order in re.findall(r"make (\w+)(?:`| [A-Z_]+=)", path.read_text("utf-8"))}
    assert len(named) > 10 and named <= set(EVERY)


def test_what_cannot_be_written_is_told(monkeypatch, capsys):
    def rmtree(path):
        raise OSError(errno.EROFS, "Read-only file system", str(path))

    monkeypatch.setattr(orders.shutil, "rmtree", rmtree)
    assert setup.told(lambda: orders.main(["limpiar"])) == 1
    assert capsys.readouterr().err == f"No se puede escribir en {ROOT / '_build'}: es de solo lectura.\n"
    with pytest.raises(FileNotFoundError):  # un fallo nuestro se ve entero
        setup.told(lambda: len(Path("no-hay").read_text("utf-8")))


@pytest.mark.skipif(setup.WINDOWS, reason="en Windows, Ctrl + C llega a toda la consola")
def test_an_interrupted_order_stops_all_that_it_started_and_says_one_sentence(tmp_path):
    slow, python = tmp_path / "slow.py", tmp_path / "python"
    sleep = [sys.executable, "-c", "import time; time.sleep(60)"]
    slow.write_text(f"import subprocess\nprint('ya', flush=True)\nsubprocess.run({sleep!r})\n", "utf-8")
    python.write_text(f"#!/bin/sh\nexec '{sys.executable}' '{slow}'\n", "utf-8")
    python.chmod(0o755)
    start = (
        "import runpy, setup, sys; setup.ensure = lambda: None; sys.argv[1:] = ['datos'];"
        f"setup.interpreter = lambda: {str(python)!r}; runpy.run_path('tools/orders.py', run_name='__main__')"
    )
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "encoding": "utf-8"}
    environment = os.environ | {"PYTHONPATH": "tools"}
    with subprocess.Popen([sys.executable, "-c", start], cwd=ROOT, env=environment, process_group=0, **pipes) as order:
        assert order.stdout.readline() == "ya\n"
        os.killpg(order.pid, signal.SIGINT)
        # La salida se cierra cuando no queda nadie que pueda escribir en ella.
        said = order.communicate(timeout=30)
    assert said == ("", "\nParado: para seguir, repite la orden.\n") and order.returncode == 130


# --- El navegador ---


def test_a_browser_that_does_not_start_is_a_sentence(monkeypatch):
    monkeypatch.setenv("CHROMIUM", "/no/hay")
    with pytest.raises(SystemExit, match=r"^El Chromium que hay, /no/hay, no arranca\. En Debian: «sudo apt-get"):
        browser.prepare()


@pytest.mark.skipif(setup.WINDOWS, reason="el node que falla es un guion de la consola")
def test_a_node_that_does_not_start_is_a_sentence(monkeypatch, tmp_path):
    node = tmp_path / "node"
    node.write_text("#!/bin/sh\nexit 127\n", "utf-8")
    node.chmod(0o755)
    monkeypatch.setenv("PLAYWRIGHT_NODEJS_PATH", str(node))
    with pytest.raises(SystemExit, match=r"no arranca node\. «\S+node\S* --version» dice por qué"):
        browser.prepare()
