"""Las órdenes son las mismas con el Makefile y con make.bat, y preparan el entorno o dicen qué ha fallado."""

import errno
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

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


@pytest.fixture
def ran(monkeypatch):
    """Lo que se ha ejecutado; ``ran.status`` es cómo termina cada cosa."""
    seen = SimpleNamespace(commands=[], variables=[], status=0)

    def call(command, env):
        seen.commands.append(command[1:])
        seen.variables.append(env)
        return seen.status

    monkeypatch.setattr(orders.setup, "ensure", lambda: seen.commands.append(["entorno"]))
    monkeypatch.setattr(orders.setup, "call", call)
    for name in ("CUADERNO", "ID"):
        monkeypatch.delenv(name, raising=False)
    return seen


@pytest.mark.parametrize(
    ("words", "commands"),
    [
        (["libro"], [["tools/build.py"]]),
        (["servir"], [["tools/build.py"], ["tools/serve.py"]]),
        (["capitulos"], [["tools/execute.py"]]),
        (["capitulos", "CUADERNO=05_adam b_ruido"], [["tools/execute.py", "05_adam", "b_ruido"]]),
        (["ID=gd-parar", "ejercicio"], [["tools/exercise_report.py", "gd-parar"]]),
    ],
)
def test_an_order_prepares_the_environment_and_runs_its_steps(ran, words, commands):
    assert orders.main(words) == 0
    assert ran.commands == [["entorno"], *commands]


def test_a_variable_reaches_what_is_run(ran):
    orders.main(["libro", "PYTHON_EN_PAGINA=no"])
    assert ran.variables[0]["PYTHON_EN_PAGINA"] == "no" and ran.variables[0]["PYTHONUTF8"] == "1"
    assert ran.variables[0]["PATH"].startswith(str(setup.VENV / setup.PROGRAMS))
    assert os.path.samefile(ran.variables[0]["PLAYWRIGHT_NODEJS_PATH"], browser.NODE)


def test_a_step_that_fails_stops_the_rest(ran):
    ran.status = 3
    assert orders.main(["servir", "libro"]) == 3
    assert ran.commands == [["entorno"], ["tools/build.py"]]


def test_an_unknown_order_is_told_before_anything_is_done(ran, capsys):
    assert orders.main(["libro", "lbro"]) == 2
    assert ran.commands == []
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


# --- El entorno ---


@pytest.fixture
def folder(monkeypatch, tmp_path):
    """Una carpeta con los ficheros de versiones, en la que preparar un entorno sin instalar nada."""
    for name in setup.VERSIONS:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    for name, value in {"ROOT": tmp_path, "VENV": tmp_path / ".venv", "READY": tmp_path / ".venv/.listo"}.items():
        monkeypatch.setattr(setup, name, value)
    monkeypatch.setattr(
        setup, "fingerprint", lambda names: str(hash("".join((tmp_path / n).read_text("utf-8") for n in names)))
    )
    monkeypatch.setattr(setup, "interpreter", lambda: tmp_path / ".venv/python")
    monkeypatch.setattr(setup.shutil, "which", lambda name, path: f"{path}/{name}")
    return tmp_path


@pytest.fixture
def steps(folder, monkeypatch):
    """Los pasos de la preparación; falla el que lleve ``steps.broken``."""
    seen = SimpleNamespace(commands=[], broken=None)

    def call(command, env, stderr=None):
        line = " ".join(command)
        seen.commands.append(line)
        if " -m venv " in line:
            (folder / ".venv").mkdir()
            (folder / ".venv/python").write_text("", "utf-8")
        elif not (folder / ".venv/python").exists():
            raise FileNotFoundError(command[0])
        return int(bool(seen.broken and seen.broken in line))

    monkeypatch.setattr(setup, "call", call)
    monkeypatch.setattr(setup, "works", Path.exists)
    return seen


def test_it_is_prepared_once_and_again_when_a_version_changes(steps, folder):
    setup.ensure()
    made = len(steps.commands)
    assert [word for line in steps.commands for word in ("venv", "uv==", "ci") if f" {word}" in line] == [
        "venv",
        "uv==",
        "ci",
    ]
    setup.ensure()
    assert len(steps.commands) == made
    (folder / "package-lock.json").write_text("{}", "utf-8")
    setup.ensure()
    # El entorno ya está: se le pone lo que falta, y no se crea otro.
    assert len(steps.commands) == 2 * made - 1 and sum(" -m venv " in line for line in steps.commands) == 1


@pytest.mark.parametrize("gone", ["node_modules", "node_modules/@a/b", ".venv/lib/python3/site-packages/sphinx"])
def test_what_was_installed_and_is_gone_is_installed_again(steps, folder, gone):
    (folder / gone / "c").mkdir(parents=True)
    (folder / ".venv").mkdir(exist_ok=True)
    (folder / ".venv/python").touch()
    setup.ensure()
    made = len(steps.commands)
    (folder / "node_modules/más").mkdir(parents=True, exist_ok=True)  # lo que se instala aparte no cuenta
    setup.ensure()
    assert len(steps.commands) == made and "reinstall" not in "".join(steps.commands)
    shutil.rmtree(folder / gone)
    setup.ensure()
    assert len(steps.commands) == 2 * made and sum("reinstall" in line for line in steps.commands) == 2
    setup.READY.write_bytes(b"\xff\xfe")
    setup.ensure()
    assert len(steps.commands) == 3 * made


@pytest.mark.skipif(setup.WINDOWS, reason="allí no se espera")
def test_of_two_orders_at_once_one_waits_for_the_other(steps, monkeypatch, capsys):
    call = setup.call
    monkeypatch.setattr(setup, "call", lambda *given: time.sleep(0.05) or call(*given))
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: setup.ensure(), range(2)))
    assert sum(" -m venv " in line for line in steps.commands) == 1 == sum("npm ci" in line for line in steps.commands)
    assert "Otra orden está trabajando en esta carpeta: esta espera a que acabe.\n" in capsys.readouterr().out


def test_a_folder_that_cannot_be_written_is_told_before_anything_is_tried(steps, monkeypatch, capsys):
    monkeypatch.setattr(setup.os, "access", lambda path, mode: False)
    assert setup.told(setup.ensure) == 1 and steps.commands == []
    assert capsys.readouterr().err.startswith(f"No se puede escribir en {setup.ROOT}: no tienes permiso")


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (" -m venv ", "-m venv .venv» ha fallado"),
        ("uv==", "pip no ha podido instalar uv. ¿Hay conexión con PyPI"),
        ("--requirement", "no se han podido instalar los paquetes de requirements.txt. ¿Hay conexión con PyPI"),
        ("npm ci", "npm no ha podido instalar lo que fija package-lock.json. ¿Hay conexión con el registro de npm"),
        ("picture_fonts", "no se ha podido preparar la letra de las imágenes"),
    ],
)
def test_what_fails_is_told_and_tried_again_the_next_time(steps, folder, broken, told):
    steps.broken = broken
    with pytest.raises(SystemExit, match=re.escape("No se ha podido preparar el entorno: ")) as error:
        setup.ensure()
    assert told in str(error.value)
    assert not setup.READY.exists()


# --- El navegador ---


@pytest.fixture
def machine(monkeypatch):
    """Una máquina sin navegador, en la que instalar es apuntar la orden; ``works`` es lo que acaba arrancando."""
    seen = SimpleNamespace(commands=[], works=None)

    def launch(executable_path, args):
        if executable_path != seen.works:
            raise browser.Error("Host system is missing dependencies")
        return SimpleNamespace(close=lambda: None)

    def run(command, capture_output):
        seen.commands.append(" ".join(command[1:]))
        if command[-1] == "chromium":
            seen.works = "/usr/bin/chromium"

    playwright = SimpleNamespace(chromium=SimpleNamespace(launch=launch), stop=lambda: None)
    monkeypatch.setattr(browser, "sync_playwright", lambda: SimpleNamespace(start=lambda: playwright))
    monkeypatch.setattr(browser, "installed", lambda playwright: os.environ.get("CHROMIUM") or seen.works)
    monkeypatch.setattr(browser, "ways", lambda: [["apt-get", "install", each] for each in (browser.SHELL, "chromium")])
    monkeypatch.setattr(browser.subprocess, "run", run)
    monkeypatch.delenv("CHROMIUM", raising=False)
    return seen


def test_a_browser_is_installed_until_one_starts(machine):
    browser.prepare()
    browser.prepare()
    assert machine.commands == [f"install {browser.SHELL}", "install chromium"]


def test_what_the_browser_lacks_ends_in_a_sentence(machine, monkeypatch):
    monkeypatch.setattr(browser.subprocess, "run", lambda *command, **options: None)
    with pytest.raises(SystemExit, match=r"^No hay ningún Chromium, ni se ha podido instalar\. En Debian: «sudo"):
        browser.prepare()
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
