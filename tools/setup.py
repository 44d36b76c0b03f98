"""Prepara el entorno del curso: Python en ``.venv``, y node con los recursos del navegador en node_modules.

Lo llama ``orders.py`` con un Python 3.11 o posterior y solo usa la biblioteca estándar: aún no hay otra. Se repite
cuando cambia un fichero de versiones; ``.venv/.listo`` guarda cuáles eran.
"""

import contextlib
import errno
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from fingerprint import ROOT, fingerprint

VENV = ROOT / ".venv"
READY = VENV / ".listo"
VERSIONS = ("requirements.txt", "pyproject.toml", "package-lock.json", "tools/setup.py", "tools/picture_fonts.py")
WINDOWS = os.name == "nt"
# Dónde deja cada sistema los programas de un entorno virtual.
PROGRAMS = "Scripts" if WINDOWS else "bin"
HELP = (
    "Instala Python 3.11, 3.12, 3.13 o 3.14, de python.org, con pip."
    if WINDOWS
    else "En Debian o Ubuntu: sudo apt-get install python3-venv."
)
UNWRITABLE = {
    errno.EROFS: "es de solo lectura",
    errno.EACCES: "no tienes permiso, o lo usa otro programa",
    errno.EPERM: "no tienes permiso",
    errno.ENOSPC: "no queda sitio en el disco",
    errno.EDQUOT: "no queda sitio en tu cuota",
}
NETWORK = "¿Hay conexión con {} (o con su espejo)?"


def interpreter(venv: Path = VENV) -> Path:
    """El Python de un entorno virtual."""
    return venv / PROGRAMS / ("python.exe" if WINDOWS else "python")


def environment() -> dict[str, str]:
    """Las variables con que se ejecuta todo: los programas de ``.venv``, node entre ellos, van antes que otros."""
    programs = os.pathsep.join([str(VENV / PROGRAMS), os.environ.get("PATH", "")])
    # Con UTF-8 también en Windows, donde Python lee y escribe por omisión en otro alfabeto.
    own = {"PATH": programs, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}
    if WINDOWS:  # un aviso de Jupyter, en inglés, que no va con quien ejecuta
        own["PYTHONWARNINGS"] = "ignore:Proactor event loop:RuntimeWarning"
    # El que trae Playwright pide una biblioteca que no está en todos los sistemas; el del entorno, ninguna.
    if node := shutil.which("node", path=programs):
        own["PLAYWRIGHT_NODEJS_PATH"] = node
    return {**os.environ, **own}


def call(command: list[str], env: dict[str, str], stderr: int | None = None) -> int:
    """Ejecuta una orden desde la raíz y devuelve cómo termina; si se interrumpe, la para con todo lo que ha arrancado.

    Va en un grupo aparte, al que no llega Ctrl + C: cada programa contaría a su manera, en inglés, dónde estaba.
    """
    apart = {} if WINDOWS else {"process_group": 0, "stdin": subprocess.DEVNULL}
    with subprocess.Popen(command, cwd=ROOT, env=env, stderr=stderr, **apart) as child:
        try:
            return child.wait()
        except KeyboardInterrupt:
            stop(child)
            raise


def stop(child: subprocess.Popen) -> None:
    """Para un programa y los de su grupo; a los cinco segundos, por la fuerza."""
    if WINDOWS:
        return child.terminate()
    try:
        os.killpg(child.pid, signal.SIGTERM)
        child.wait(5)
    except (ProcessLookupError, subprocess.TimeoutExpired):
        pass
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)


def told(main: Callable[[], int]) -> int:
    """Llama a ``main`` y devuelve lo que dé; si no se puede escribir en el disco, lo dice en una frase."""
    try:
        return main()
    except OSError as error:
        if error.errno not in UNWRITABLE:
            raise
        print(f"No se puede escribir en {error.filename or ROOT}: {UNWRITABLE[error.errno]}.", file=sys.stderr)
        return 1


def run(why: str, *command: str | Path, stderr: int | None = None) -> None:
    """Ejecuta una orden desde la raíz; si falla, termina y dice por qué."""
    try:
        failed = call([str(part) for part in command], environment(), stderr)
    except OSError as error:
        failed = str(error)
    if failed:
        raise SystemExit(f"\nNo se ha podido preparar el entorno: {why}")


def works(python: Path) -> bool:
    """Dice si ese Python arranca y tiene ``pip``: el entorno puede ser de un Python que ya no está."""
    try:
        return subprocess.run([str(python), "-c", "import pip"], capture_output=True).returncode == 0
    except OSError:
        return False


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Mientras dura, es la única orden que hace algo así aquí: la que llega después espera. En Windows no se mira."""
    with open(__file__, "rb") as file:
        if not WINDOWS:
            import fcntl  # noqa: TID251

            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                print("Otra orden está trabajando en esta carpeta: esta espera a que acabe.", flush=True)
                fcntl.flock(file, fcntl.LOCK_EX)
        yield


def pieces() -> list[str]:
    """Lo que hay instalado: cada paquete de Python y de node."""
    python = [*VENV.glob("*/python*/site-packages/[!_.]*"), *VENV.glob("*/site-packages/[!_.]*")]
    found = [*python, *ROOT.glob("node_modules/[!.]*"), *ROOT.glob("node_modules/@*/*")]
    return [str(path.relative_to(ROOT)) for path in found if path.suffix != ".dist-info"]


def prepare(*again: str) -> None:
    """Crea el entorno si no sirve el que hay, e instala en él lo que fijan los ficheros de versiones."""
    if not os.access(ROOT, os.W_OK):
        raise PermissionError(errno.EACCES, "", str(ROOT))
    if not works(interpreter()):
        print(f"Creando el entorno virtual .venv con Python {sys.version.split()[0]}…", flush=True)
        why = f"«{sys.executable} -m venv .venv» ha fallado.\n  {HELP}"
        run(why, sys.executable, "-m", "venv", "--clear", VENV)
    print("Instalando las versiones fijadas en requirements.txt…", flush=True)
    python, pypi, npm = interpreter(), NETWORK.format("PyPI"), NETWORK.format("el registro de npm")
    uv = re.search(r"(?m)^uv==\S+", (ROOT / "requirements.txt").read_text("utf-8"))[0]
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *again]
    run(f"pip no ha podido instalar uv. {pypi}", *pip, uv, stderr=subprocess.DEVNULL)  # son siete líneas, en inglés
    pip = [python, "-m", "uv", "pip", "install", "--quiet", "--python", python, *again]
    why = f"no se han podido instalar los paquetes de requirements.txt. {pypi}"
    run(why, *pip, "--compile-bytecode", "--requirement", "requirements.txt", "--editable", ".")
    run(
        f"npm no ha podido instalar lo que fija package-lock.json. {npm}",
        shutil.which("npm", path=VENV / PROGRAMS) or "npm",
        *("ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"),
    )
    run("no se ha podido preparar la letra de las imágenes.", python, "tools/picture_fonts.py")


@alone()
def ensure() -> None:
    """Prepara el entorno, si no está ya como lo piden los ficheros de versiones, con todo lo que se instaló."""
    wanted = fingerprint(VERSIONS)
    made, *installed = READY.read_text("utf-8", "replace").split("\n") if READY.exists() else [""]
    whole = all((ROOT / each).exists() for each in installed)
    if made != wanted or not whole or not interpreter().exists():
        prepare(*[] if whole else ["--force-reinstall"])  # uv no ve que falte lo que ha instalado
        READY.write_text("\n".join([wanted, *pieces()]), "utf-8")
