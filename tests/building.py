"""La rueda y las fuentes del curso, hechas de una copia: aquí no queda nada."""

import subprocess
import sys
from pathlib import Path

import changes
import pytest
import toc


def run(*command: object, **options) -> str:
    """Lo que escribe una orden, que tiene que acabar bien."""
    done = subprocess.run([str(part) for part in command], capture_output=True, encoding="utf-8", **options)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> tuple[Path, Path]:
    """La rueda y las fuentes, de lo que está en git o por añadir."""
    names = changes.tracked("--cached", "--others", "--exclude-standard")
    if not names:
        pytest.skip("sin git no se sabe qué ficheros son del curso")
    here, out = tmp_path_factory.mktemp("fuentes"), tmp_path_factory.mktemp("dist")
    for name in names:
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_bytes((toc.ROOT / name).read_bytes())
    run("uv", "build", "--offline", "--no-build-isolation", "--python", sys.executable, "--out-dir", out, here)
    (wheel,), (source,) = out.glob("*.whl"), out.glob("*.tar.gz")
    return wheel, source
