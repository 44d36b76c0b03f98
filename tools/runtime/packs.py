"""Prepara los ficheros de Python que se publican con el sitio, y los guarda para la vez siguiente.

Son el núcleo de Pyodide, como llega con npm salvo por ``TAIL``, y tres paquetes —la biblioteca estándar, numpy y
matplotlib— que hace ``pack.py``. ``sums.json`` dice el tamaño y el sha256 de cada paquete, y cuánto se descarga hasta
la primera celda y cuánto más hasta la primera imagen: lo que se publica es siempre lo mismo.

``python -m runtime.packs``, desde ``tools``, lo vuelve a escribir: hace falta al cambiar ``pack.py`` o una versión.
"""

import gzip
import hashlib
import json
import shutil
import subprocess
import zipfile
from importlib import metadata
from pathlib import Path

import settings

from .wheels import CORE, PACKAGES, ROOT, Unavailable, fetch, version, wanted

CACHE = ROOT / ".cache" / "python"
HERE = Path(__file__).parent
SUMS = HERE / "sums.json"
GLUE = "pyodide.asm.mjs"
WASM = "pyodide.asm.wasm"
NUCLEUS = ("pyodide.mjs", GLUE, WASM)
# Lo que pasa las llamadas de una biblioteca (kiwisolver, contourpy…) a otra. Escrito así es una llamada de cola, que
# solo JavaScriptCore hace como tal; y en WebKit, si de ella se vuelve a WebAssembly, a veces, al optimizarla, los float
# llegan con otro valor: una imagen sale mal encajada, o falla. Guardar antes el resultado lo evita.
TAIL = (b"return resolved(...args)}}return", b"const value=resolved(...args);return value}}return")
FILES = {"stdlib": "stdlib.zip", "numpy": "numpy.tar.zst", "matplotlib": "matplotlib.tar.zst"}
LICENCES = "LICENCIAS.txt"


def sums() -> dict[str, dict]:
    """Tamaño y sha256 de cada paquete, los que se esperan."""
    return json.loads(SUMS.read_text("utf-8"))["packs"]


def page() -> dict:
    """Lo que los guiones de la página saben de los ficheros publicados."""
    return {
        "folder": name(),
        "files": {WASM: described((CORE / WASM).read_bytes()), **sums()},
        "download": json.loads(SUMS.read_text("utf-8"))["download"],
        "info": {**json.loads((CORE / "pyodide-lock.json").read_text("utf-8"))["info"], "version": version()},
    }


def sent(folder: Path) -> dict[str, int]:
    """Los bytes que viajan, comprimidos como los mandan los servidores, hasta la primera celda y por las imágenes."""
    weights = {path.name: len(gzip.compress(path.read_bytes(), 6)) for path in map(CORE.joinpath, NUCLEUS)}
    weights |= {file: (folder / file).stat().st_size for file in FILES.values()}
    drawing = weights.pop(FILES["matplotlib"])
    return {"python": sum(weights.values()), "drawing": drawing}


def name() -> str:
    """El nombre de la carpeta que se publica: cambia solo con su contenido, y así vale lo que el navegador guardó."""
    inside = [version(), TAIL[1].decode(), *(each["sha256"] for each in sums().values())]
    return hashlib.sha256("\n".join(inside).encode()).hexdigest()[:12]


def described(data: bytes) -> dict[str, int | str]:
    """Tamaño y sha256 de un fichero."""
    return {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def measure(folder: Path) -> dict[str, dict]:
    """Tamaño y sha256 de los paquetes de una carpeta; los que no estén, no salen."""
    return {file: described((folder / file).read_bytes()) for file in FILES.values() if (folder / file).is_file()}


def ready(folder: Path | None = None) -> bool:
    """¿Están ya hechos, y enteros, todos los ficheros que se publican?"""
    folder = folder or CACHE / name()
    return (folder / LICENCES).is_file() and measure(folder) == sums()


def pack(wheels: dict[str, Path]) -> Path:
    """Hace los tres paquetes con Pyodide, en node, en una carpeta de paso."""
    from browser import NODE  # aquí: carga Playwright, que no hace falta si los paquetes ya están hechos

    folder = CACHE / "a-medias"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    archives = {"stdlib": ["/nucleo/python_stdlib.zip"]}
    archives |= {name: [f"/ruedas/{wheels[part].name}" for part in parts] for name, parts in PACKAGES.items()}
    plan = json.dumps([[name, each, f"/hecho/{FILES[name]}"] for name, each in archives.items()])
    command = [str(NODE), str(HERE / "pack.mjs"), str(next(iter(wheels.values())).parent), str(folder)]
    done = subprocess.run(command, input=plan, capture_output=True, encoding="utf-8", cwd=ROOT)
    if done.returncode:
        raise Unavailable(f"node no ha podido empaquetar Python para la página:\n{done.stderr.strip()}")
    return folder


def licences(wheels: dict[str, Path]) -> str:
    """Las licencias de todo lo que se publica, una detrás de otra. Errores: ``Unavailable`` si falta la de una."""
    ours = settings.theme("licences")
    texts = [
        (f"Pyodide {version()} (MPL-2.0), https://github.com/pyodide/pyodide; {GLUE}, con un cambio", mozilla()),
        ("Python (PSF-2.0), https://www.python.org", python()),
    ]
    texts += [(f"{name} {wanted()[name]['version']}", inside(path)) for name, path in wheels.items()]
    try:
        return ours.joined(ours.checked(title, [text]) for title, text in texts)
    except ours.Missing as error:
        raise Unavailable(str(error)) from None


def inside(path: Path) -> str:
    """La licencia que lleva dentro una rueda."""
    is_licence = settings.theme("licences").is_licence
    with zipfile.ZipFile(path) as wheel:
        names = [each for each in wheel.namelist() if ".dist-info/" in each and is_licence(each)]
        return "\n\n".join(wheel.read(each).decode("utf-8", "replace") for each in sorted(names))


def mozilla() -> str:
    """El texto de la licencia de Pyodide, que su paquete de npm no lleva; axe-core tiene la misma."""
    return (ROOT / "node_modules" / "axe-core" / "LICENSE").read_text("utf-8")


def python() -> str:
    """El texto de la licencia de Python, que la biblioteca estándar no lleva; typing-extensions tiene la misma."""
    files = metadata.distribution("typing-extensions").files or []
    return next(file for file in files if settings.theme("licences").is_licence(str(file))).read_text("utf-8")


def without_tail(glue: bytes) -> bytes:
    """``pyodide.asm.mjs`` sin la llamada de cola de ``TAIL``.

    Errores: ``ValueError`` si no está, o no una sola vez: otra versión de Pyodide, y hay que volver a mirarlo.
    """
    if glue.count(TAIL[0]) != 1:
        raise ValueError(f"{GLUE} no pasa las llamadas entre bibliotecas como se esperaba: véase TAIL.")
    return glue.replace(*TAIL)


def make(wheels: dict[str, Path]) -> Path:
    """Devuelve la carpeta con todo lo que se publica, que hace si no está hecha."""
    folder = CACHE / name()
    if ready(folder):
        return folder
    part = pack(wheels)
    if (found := measure(part)) != sums():
        raise Unavailable(f"Los paquetes de Python para la página no son los de sums.json, sino {found}")
    for file in NUCLEUS:
        data = (CORE / file).read_bytes()
        (part / file).write_bytes(without_tail(data) if file == GLUE else data)
    (part / LICENCES).write_text(licences(wheels), "utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    part.rename(folder)
    return folder


def sources(setting: str) -> dict[str, Path] | None:
    """Las ruedas con las que hacer los paquetes, ninguna si ya están hechos, o ``None`` si el libro va sin Python.

    ``setting`` es lo que se ha pedido: ``no``, sin Python; ``si``, con él o con un error; vacío, con él si se consigue.
    Errores: ``Unavailable`` si se pide y no se consigue, o si se pide otra cosa.
    """
    if setting not in ("", "si", "no"):
        raise Unavailable(f"PYTHON_EN_PAGINA debe ser si o no, o no estar; es {setting!r}.")
    if setting == "no":
        return None
    try:
        return {} if ready() else fetch(CACHE / "ruedas")
    except Unavailable as error:
        if setting == "si":
            raise Unavailable(f"No se ha podido traer Python para la página: {error}.") from None
        print(f"El libro se construye sin Python en la página, que no se ha podido traer: {error}.", flush=True)
        return None


def publish(folder: Path | None, site: Path) -> None:
    """Copia la carpeta en el sitio, y borra la de una versión anterior; sin carpeta, solo borra."""
    place = site / "_static" / "python"
    for other in place.glob("*"):
        if folder is None or other.name != folder.name:
            shutil.rmtree(other)
    if folder is None:
        shutil.rmtree(place, ignore_errors=True)
    elif not (place / folder.name).exists():
        shutil.copytree(folder, place / folder.name, copy_function=shutil.copyfile)


if __name__ == "__main__":
    part = pack(fetch(CACHE / "ruedas"))
    known = json.dumps({"packs": measure(part), "download": sent(part)}, indent=2)
    SUMS.write_text(known + "\n", "utf-8", newline="\n")
