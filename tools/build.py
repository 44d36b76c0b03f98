"""Construye el sitio en ``_build/html``. Si nada ha cambiado desde la última vez, lo dice y termina.

Los avisos son errores (``-W --keep-going -n``). Una huella de todo lo que entra en el libro decide si hay que
construir: Sphinx por sí solo no advierte cambios en el tema ni en los módulos de optlib que usan las páginas.
"""

import hashlib
import os
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from runtime import packs
from runtime.wheels import Unavailable

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "_build"
HTML = BUILD / "html"
STAMP = BUILD / "huella"
PAGES = ("index.md", "_toc.yml", "chapters")
# Si cambia algo de esto se vuelve a leer todo; si solo cambian páginas, Sphinx rehace las que han cambiado.
SHARED = ("_config.yml", "theme", "optlib", "requirements.txt", "package-lock.json", "tools/build.py")
SETTINGS = ("REPOSITORIO", "RAMA", "SITIO")
# Las ediciones para llevar, que la portada enlaza.
NAME = "optimizacion-en-las-redes-neuronales"
PDF, ZIP = (BUILD / f"{NAME}.{kind}" for kind in ("pdf", "zip"))


def files(names: tuple[str | Path, ...]) -> list[Path]:
    """Devuelve, en orden, los ficheros de esos nombres y carpetas, que se buscan desde la raíz."""
    found = [path for name in names for path in sorted([ROOT / name, *(ROOT / name).rglob("*")])]
    return [path for path in found if path.is_file() and path.suffix not in {".pyc", ".mo"}]


def fingerprint(names: tuple[str | Path, ...]) -> str:
    """Resume en una línea el contenido de los ficheros y los ajustes del entorno."""
    digest = hashlib.sha256(repr([os.environ.get(name, "") for name in SETTINGS]).encode())
    for path in files(names):
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def build(builder: str = "html", target: Path = HTML, **settings) -> int:
    """Construye el libro con Jupyter Book y devuelve su estado: 0 si no hay errores ni avisos.

    ``settings`` cambia ajustes de Sphinx; ``target`` es la carpeta del resultado.
    """
    # jsonschema sabe comprobar direcciones con esto, que nadie usa aquí y tarda un segundo en cargarse.
    sys.modules["rfc3987_syntax"] = None
    from jupyter_book.sphinx import build_sphinx

    result = build_sphinx(
        str(ROOT),
        str(target),
        path_config=str(ROOT / "_config.yml"),
        confoverrides={
            "external_toc_path": str(ROOT / "_toc.yml"),
            "latex_individualpages": False,
            "course_editions": [str(PDF), str(ZIP)],
            "nitpicky": True,
            **settings,
        },
        noconfig=True,
        builder=builder,
        quiet=True,
        warningiserror=True,
        keep_going=True,
    )
    return result if isinstance(result, int) else 1


def build_with_python(wheels: dict[str, Path] | None, target: Path = HTML, **settings) -> int:
    """Construye el sitio y pone en él Python, si lo hay (``packs.sources``); devuelve 0 o dice qué ha fallado."""
    # Empaquetar Python tarda tanto como escribir las páginas: las dos cosas, a la vez.
    with ThreadPoolExecutor(1) as pool:
        made = pool.submit(packs.make, wheels) if wheels is not None else None
        state = build(target=target, course_python=packs.page() if made else {}, **settings)
    if state != 0:
        print(
            "\nEl libro no se ha construido bien: corrige los avisos de arriba (dicen página y línea)"
            "\ny repite la orden.",
            file=sys.stderr,
        )
        return 1
    try:
        packs.publish(made.result() if made else None, target)
    except Unavailable as error:
        print(f"\nNo se ha podido preparar Python para la página: {error}", file=sys.stderr)
        return 1
    return 0


def main() -> int:
    try:
        wheels = packs.sources(os.environ.get("PYTHON_EN_PAGINA", ""))
    except Unavailable as error:
        print(error, file=sys.stderr)
        return 1
    shared, pages = fingerprint((*SHARED, PDF, ZIP)), fingerprint(PAGES)
    now = [shared, pages, "sin-python" if wheels is None else packs.name()]
    before = STAMP.read_text().split() if STAMP.exists() else []
    if before != now:
        print("Construyendo el libro…", flush=True)
        if before[:1] != now[:1]:
            shutil.rmtree(HTML, ignore_errors=True)
            shutil.rmtree(BUILD / ".doctrees", ignore_errors=True)
        STAMP.unlink(missing_ok=True)
        if build_with_python(wheels) != 0:
            return 1
        STAMP.write_text(" ".join(now) + "\n")
    print(f"El libro está en {HTML / 'index.html'}\nÁbrelo en el navegador, o sírvelo con «make servir».")
    return 0


if __name__ == "__main__":
    sys.exit(main())
