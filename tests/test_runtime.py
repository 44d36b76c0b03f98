"""El Python de la página se trae de donde se pueda, se comprueba entero y se publica sin dejar restos."""

import hashlib
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import browser
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
    """La distribución oficial, aquí: su dirección, y la lista de lo que se le ha pedido."""
    folder, asked = tmp_path / "oficial", []
    folder.mkdir()
    for name, data in DATA.items():
        (folder / f"{name}.whl").write_bytes(data)

    class Handler(browser.Quiet):
        def do_GET(self):
            asked.append(self.path)
            super().do_GET()

    with browser.serve(folder, Handler) as address:
        yield folder, address, asked


@pytest.fixture
def no_registry(monkeypatch):
    """Sin PyPI: si se le pide algo, falla y queda apuntado."""
    asked = []

    def fail(missing, folder):
        asked.extend(wheel["file_name"] for wheel in missing)
        raise OSError("no hay conexión")

    monkeypatch.setattr(wheels, "from_registry", fail)
    return asked


def test_each_wheel_comes_once_and_whole(core, official, no_registry, tmp_path):
    _, address, asked = official
    target = tmp_path / "ruedas"
    for _ in range(2):
        paths = wheels.fetch(target, core, address)
        assert {name: path.read_bytes() for name, path in paths.items()} == DATA
    assert sorted(asked) == sorted(f"/{name}.whl" for name in PARTS) and not no_registry
    assert {path.name for path in target.iterdir()} == {f"{name}.whl" for name in PARTS}


def test_a_spoilt_wheel_is_fetched_again(core, official, no_registry, tmp_path):
    _, address, asked = official
    wheels.fetch(tmp_path, core, address)
    (tmp_path / "numpy.whl").write_bytes(DATA["numpy"][:-1])
    asked.clear()
    assert wheels.fetch(tmp_path, core, address)["numpy"].read_bytes() == DATA["numpy"]
    assert asked == ["/numpy.whl"]


def test_a_wheel_that_is_not_the_locks_is_never_kept(core, official, no_registry, tmp_path):
    folder, address, _ = official
    (folder / "pillow.whl").write_bytes(b"otra cosa")
    target = tmp_path / "ruedas"
    with pytest.raises(Unavailable, match=r"oficial de Pyodide: pillow\.whl no es la del lock.*PyPI: no hay conexión"):
        wheels.fetch(target, core, address)
    assert not (target / "pillow.whl").exists() and not list(target.glob("*.parte"))
    assert "pillow.whl" in no_registry and "numpy.whl" not in no_registry


def test_the_registry_brings_what_the_official_one_could_not(core, official, tmp_path, monkeypatch):
    folder, address, _ = official
    (folder / "six.whl").unlink()
    carrier = io.BytesIO()
    with zipfile.ZipFile(carrier, "w") as archive:
        for name, data in DATA.items():
            archive.writestr(f"{wheels.CARRIED}{name}.whl", data)
    commands = []

    def pip(command, **options):
        commands.append(command)
        Path(command[command.index("--dest") + 1], "llevada.whl").write_bytes(carrier.getvalue())
        listed = Path(command[command.index("--requirement") + 1]).read_text("utf-8")
        assert listed == f"{wheels.CARRIER} --hash=sha256:{wheels.CARRIER_SHA256}\n"
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(wheels.subprocess, "run", pip)
    assert wheels.fetch(tmp_path / "ruedas", core, address)["six"].read_bytes() == DATA["six"]
    assert len(commands) == 1 and commands[0][:4] == [sys.executable, "-m", "pip", "download"]
    assert "--require-hashes" in commands[0]


def test_the_reason_is_one_line(core, tmp_path, monkeypatch):
    monkeypatch.setattr(
        wheels.subprocess,
        "run",
        lambda command, **options: subprocess.CompletedProcess(command, 1, "", "aviso\nERROR: no hay tal versión\n"),
    )
    with pytest.raises(Unavailable) as error:
        wheels.fetch(tmp_path, core, "http://127.0.0.1:9/")
    assert "\n" not in str(error.value)
    assert "la distribución oficial de Pyodide: " in str(error.value) and "PyPI: ERROR: no hay tal" in str(error.value)


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


def test_who_insists_gets_an_error(unreachable, capsys):
    with pytest.raises(Unavailable, match="No se ha podido traer Python para la página: PyPI: no hay conexión"):
        packs.sources("si")
    assert packs.sources("no") is None and capsys.readouterr().out == ""


@pytest.mark.parametrize("setting", ["sí", "yes", "0", " "])
def test_a_setting_that_is_neither_is_told(setting):
    with pytest.raises(Unavailable, match="debe ser si o no") as error:
        packs.sources(setting)
    assert repr(setting) in str(error.value)


def test_publishing_leaves_only_the_last_one(tmp_path):
    old, new, site = (tmp_path / name for name in ("vieja", "nueva", "sitio"))
    for folder in (old, new):
        folder.mkdir()
        (folder / "stdlib.zip").write_text(folder.name, "utf-8")
    for folder in (old, new, new):
        packs.publish(folder, site)
        assert [path.name for path in (site / "_static" / "python").iterdir()] == [folder.name]
    assert (site / "_static/python/nueva/stdlib.zip").read_text("utf-8") == "nueva"
    packs.publish(None, site)
    assert not (site / "_static" / "python").exists()
    packs.publish(None, site)


def test_a_spoilt_pack_is_not_ready(tmp_path, monkeypatch):
    data = {file: file.encode() for file in packs.FILES.values()}
    expected = {f: {"bytes": len(d), "sha256": hashlib.sha256(d).hexdigest()} for f, d in data.items()}
    monkeypatch.setattr(packs, "sums", lambda: expected)
    for file, content in data.items():
        assert not packs.ready(tmp_path)
        (tmp_path / file).write_bytes(content)
    assert not packs.ready(tmp_path)
    (tmp_path / packs.LICENCES).write_text("licencias", "utf-8")
    assert packs.ready(tmp_path)
    (tmp_path / "numpy.tar.zst").write_bytes(b"numpy")
    assert not packs.ready(tmp_path)


def test_packs_that_are_not_the_expected_ones_are_not_published(tmp_path, monkeypatch):
    monkeypatch.setattr(packs, "CACHE", tmp_path)
    monkeypatch.setattr(packs, "pack", lambda wheels, folder: (folder / "stdlib.zip").write_bytes(b"otra"))
    with pytest.raises(Unavailable, match=r"no son los de sums\.json: .*numpy\.tar\.zst.*stdlib\.zip"):
        packs.make({})
    assert not (tmp_path / packs.name()).exists()


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
    assert all(f"\n{name} " in written for name in packs.BESIDE) and "Permission is hereby granted" in written


def test_calls_between_libraries_are_not_tail_calls():
    """En WebKit, una de cola que vuelve a WebAssembly pierde a veces los float. En la versión de ahora, una sola."""
    glue = (packs.CORE / packs.GLUE).read_bytes()
    changed = packs.without_tail(glue)
    assert b"return resolved(" in glue and b"return resolved(" not in changed
    with pytest.raises(ValueError, match="TAIL"):
        packs.without_tail(changed)
