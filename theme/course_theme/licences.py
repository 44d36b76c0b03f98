"""``LICENCIAS.txt``: lo que lleva el sitio y no es del curso, con su licencia; sale de lo que hay en él."""

import json
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from fontTools.ttLib import TTFont
from sphinx.application import Sphinx
from sphinx.util import logging

from . import fonts

logger = logging.getLogger(__name__)
FILE = "LICENCIAS.txt"
Notice = tuple[str, str]
# Lo que no llega en los guiones: las fórmulas y la letra, de npm; el aspecto de las tarjetas y del código, de PyPI.
FROM_NPM = ("katex", *sorted({f"@fontsource-variable/{family}" for family, *_ in fonts.TEXT}))
FROM_PYPI = ("sphinx-design", "accessible-pygments")
RESERVED = "Aquí va solo una parte de sus letras, con otro nombre, como pide su licencia al reservar el suyo."
DATA = [
    (
        "Cifras escritas a mano (CC BY 4.0)",
        "Ethem Alpaydin y Cenk Kaynak, «Optical Recognition of Handwritten Digits», UCI Machine Learning Repository,\n"
        "1998, https://doi.org/10.24432/C50P49\nhttps://creativecommons.org/licenses/by/4.0/deed.es\n"
        "Son las 1797 de su conjunto de prueba, ordenadas por cifras.",
    ),
    (
        "Nombres de pueblos (CC BY 4.0)",
        "GeoNames, https://www.geonames.org\nhttps://creativecommons.org/licenses/by/4.0/deed.es\n"
        "Son una parte de los de España, México y Perú, en minúsculas.",
    ),
]


class Missing(ValueError):
    """Un paquete no trae su licencia."""


def from_npm(root: Path, name: str) -> Notice:
    """El nombre y la licencia de un paquete de ``node_modules``. Errores: ``Missing``."""
    folder = root / "node_modules" / name
    known = json.loads((folder / "package.json").read_text("utf-8"))
    found = sorted(path for path in folder.iterdir() if is_licence(path.name))
    owners = sorted({owner_of(path) for path in folder.glob("files/*-latin-wght-*.woff2")})
    texts = [*owners, *([RESERVED] if owners else []), *(path.read_text("utf-8") for path in found)]
    return checked(f"{name} {known['version']} ({known.get('license', '')})", texts if found else [])


def owner_of(font: Path) -> str:
    """De quién es una fuente, y qué nombre reserva."""
    return str(TTFont(font, lazy=True)["name"].getDebugName(0))


def from_pypi(name: str) -> Notice:
    """El nombre y la licencia de un paquete de Python instalado. Errores: ``Missing``."""
    known = metadata.distribution(name)
    found = [file for file in known.files or () if is_licence(str(file))]
    return checked(f"{name} {known.version}", [file.read_text("utf-8") for file in found])


def is_licence(path: str) -> bool:
    """¿Es una licencia este fichero de un paquete?"""
    return "/licenses/" in path or Path(path).name.upper().startswith(("LICENSE", "LICENCE", "COPYING"))


def checked(title: str, texts: list[str]) -> Notice:
    if not any(text.strip() for text in texts):
        raise Missing(f"{title} va en el sitio y no trae su licencia: búscala y ponla en {Path(__file__).name}.")
    return title, "\n\n".join(text.strip() for text in texts)


def joined(notices: Iterable[Notice]) -> str:
    """Las licencias, una detrás de otra."""
    line = "=" * 100
    return "\n".join(f"{line}\n{title}\n{line}\n\n{text}\n" for title, text in notices)


def write(app: Sphinx, bundled: set[str]) -> None:
    """Escribe las licencias; ``bundled`` son los paquetes de npm que van en los guiones."""
    root, own = Path(app.srcdir), app.config.course_licenses
    text = f"Los textos y las imágenes tienen licencia {own['text']['name']}; el código, {own['code']['name']}."
    notices = [(app.config.project, text), *DATA]
    for name in (*FROM_NPM, *sorted(bundled), *FROM_PYPI):
        try:
            notices.append(from_pypi(name) if name in FROM_PYPI else from_npm(root, name))
        except Missing as error:
            logger.warning("%s", error)
    if python := app.config.course_python:
        place = f"_static/python/{python['folder']}/{FILE}"
        notices.append(("Pyodide, Python, NumPy, matplotlib y lo que necesitan", f"Sus licencias están en {place}"))
    Path(app.outdir, FILE).write_text(joined(notices), "utf-8")
