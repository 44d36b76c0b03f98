"""Construye el sitio en ``_build/html``. Si nada ha cambiado desde la última vez, lo dice y termina.

Los avisos son errores (``-W --keep-going -n``). Una huella de todo lo que entra en el libro decide si hay que
construir: Sphinx por sí solo no advierte cambios en el tema ni en los módulos de optlib que usan las páginas.
"""

import os
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import settings
import setup
import toc
from fingerprint import ROOT, fingerprint
from runtime import packs

BUILD = ROOT / "_build"
HTML = BUILD / "html"
STAMP = BUILD / "huella"
PAGES = ("index.md", "_toc.yml", "chapters")
# Si cambia algo de esto se vuelve a leer todo; si solo cambian páginas, Sphinx rehace las que han cambiado.
SHARED = (
    *("_config.yml", "CITATION.cff", "theme", "live", "search", "optlib", "requirements.txt", "package-lock.json"),
    "tools/build.py",
)
# Las direcciones, que se toman del entorno o de _config.yml. Los tests miran el sitio como si no se supieran.
ADDRESSES = {"REPOSITORIO": ("repository", "url"), "RAMA": ("repository", "branch"), "SITIO": ("html", "baseurl")}
NOWHERE = dict.fromkeys(ADDRESSES, "")
# Las ediciones para llevar, que la portada enlaza: se llaman como el curso.
NAME = settings.name()
PDF, ZIP = (BUILD / f"{NAME}.{kind}" for kind in ("pdf", "zip"))


def build(builder: str = "html", target: Path = HTML, **options) -> int:
    """Construye el libro con Jupyter Book y devuelve su estado: 0 si no hay errores ni avisos.

    ``options`` cambia ajustes de Sphinx; ``target`` es la carpeta del resultado.
    """
    from jupyter_book.sphinx import build_sphinx
    from sphinx.util import console

    if not console.color_terminal():
        console.nocolor()
    result = build_sphinx(
        str(ROOT),
        str(target),
        path_config=str(ROOT / "_config.yml"),
        confoverrides={
            "external_toc_path": str(ROOT / "_toc.yml"),
            "latex_individualpages": False,
            "course_editions": [str(PDF), str(ZIP)],
            "nitpicky": True,
            **options,
        },
        noconfig=True,
        builder=builder,
        quiet=True,
        warningiserror=True,
        keep_going=True,
    )
    # Lo que lo ha detenido, que Sphinx ya ha contado a su manera.
    if isinstance(result, (OSError, KeyboardInterrupt)):
        raise result
    return result if isinstance(result, int) else 1


def build_with_python(wheels: dict[str, Path] | None, target: Path = HTML, **options) -> int:
    """Construye el sitio y pone en él Python, si lo hay (``packs.sources``); devuelve 0 o dice qué ha fallado."""
    # Empaquetar Python tarda tanto como escribir las páginas: las dos cosas, a la vez.
    with ThreadPoolExecutor(1) as pool:
        made = pool.submit(packs.make, wheels) if wheels is not None else None
        python = packs.page() if made else {}
        state = build(target=target, course_python=python, **options)
    if state != 0:
        print(
            "\nEl libro no se ha construido bien: corrige los avisos de arriba (dicen página y línea)"
            "\ny repite la orden.",
            file=sys.stderr,
        )
        return 1
    packs.publish(made.result() if made else None, target)
    return 0


def unreadable() -> str:
    """Lo que impide leer el libro, dicho: un ajuste que no se entiende o una página que no existe; o nada."""
    try:
        settings.read()
        import bank  # noqa: F401

        return "\n".join(f"- {each}" for each in toc.faults())
    except (FileNotFoundError, settings.Unreadable) as error:
        return str(error)


def unfinished(built: bool) -> list[str]:
    """Lo que le falta o le sobra al libro, aunque se pueda construir; ``built`` dice si lo está."""
    import browser_data
    import dead_links
    import pieces
    import stale

    lacking = pieces.missing()
    # Con una pieza de menos no se sabría qué va en ellos.
    data = [] if lacking else browser_data.outdated()
    found = [*lacking, *data, *stale.faults(), *settings.notices(), *toc.unlinked()]
    return found + (dead_links.faults(HTML) if built else [])


def tell(found: list[str]) -> None:
    if found:
        print("\nHay que mirar esto:", *(f"- {each}" for each in found), "", sep="\n", flush=True)


@setup.alone()
def main() -> int:
    if why := unreadable():
        print(f"El libro no se puede construir.\n{why}", file=sys.stderr)
        return 1
    wheels = packs.sources(os.environ.get("PYTHON_EN_PAGINA", ""))
    given = [os.environ.get(name, settings.get(*place)) for name, place in ADDRESSES.items()]
    shared, pages = fingerprint((*SHARED, *settings.logo(), PDF, ZIP), *given), fingerprint(PAGES)
    now = [shared, pages, "sin-python" if wheels is None else packs.name()]
    before = STAMP.read_text("utf-8", "replace").split() if STAMP.exists() else []
    if before != now:
        if wrong := settings.faults():
            print("El libro no se puede construir.", *wrong, sep="\n", file=sys.stderr)
            return 1
        print("Construyendo el libro, que puede tardar un par de minutos…", flush=True)
        if before[:1] != now[:1]:
            shutil.rmtree(HTML, ignore_errors=True)
            shutil.rmtree(BUILD / ".doctrees", ignore_errors=True)
        STAMP.unlink(missing_ok=True)
        if build_with_python(wheels) != 0:
            tell(unfinished(built=False))
            return 1
        STAMP.write_text(" ".join(now) + "\n", "utf-8")
    tell(unfinished(built=True))
    print(f"El libro está en {HTML / 'index.html'}\nÁbrelo en el navegador, o sírvelo con «make servir».")
    return 0


if __name__ == "__main__":
    sys.exit(setup.told(main))
