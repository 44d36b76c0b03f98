"""De quién es el curso, quién responde de él, licencias, logotipo y colores: lo dice ``_config.yml``.

``faults`` dice lo que está mal escrito allí antes de construir nada; el resto lo lleva a las plantillas y al sitio, con
la edición y su fecha, que dice ``CITATION.cff``.
"""

import datetime
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import yaml
from babel.dates import format_date
from PIL import Image
from sphinx.application import Sphinx
from sphinx.config import Config

from . import palette, settings_schema
from .settings_schema import STATUS

OWN = Path(__file__).parent / "html" / "static" / "logo.svg"
# Los dos colores de las curvas de nivel del logotipo del curso, el claro y el oscuro: siguen al acento.
LEVELS = ("#0f766e", "#5eead4")
KINDS = (".svg", ".png", ".webp")
TALL, WIDEST = 34, 128  # píxeles del logotipo en la cabecera
HEAVIEST = 100_000  # bytes del logotipo, que va en todas las páginas
ACCESSIBILITY = "chapters/accesibilidad.md"
AUTHOR = "Autores del curso"  # quien firma la obra de la que parte una adaptación
SETTINGS: dict[str, Any] = {
    "course_licenses": {
        "text": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/deed.es"},
        "code": {"name": "BSD de tres cláusulas"},
    },
    "course_adapted_from": {},
    "course_footer": "",
    "course_contact": "",
    "course_accessibility": {},
    "course_languages": [],
    "course_colors": {},
}

# --- Lo que está mal escrito ---


def faults(written: dict, root: Path, given: Mapping[str, str] | None = None) -> list[str]:
    """Devuelve lo que está mal en ``_config.yml``, ya leído, una frase por cosa; ``root`` es su carpeta.

    ``given`` es el entorno, que también puede dar las direcciones.
    """
    if found := list(dict.fromkeys(settings_schema.faults(written, given or {}))):
        return found
    colours = written["sphinx"]["config"].get("course_colors") or {}
    wrong = list(palette.unfit(colours)) or list(palette.illegible(colours))
    return [*logo_faults(written.get("logo", ""), root), *accessibility_faults(written, root), *wrong]


def notices(written: dict) -> list[str]:
    """Devuelve lo que falta por decir en ``_config.yml``, ya leído, aunque el libro se pueda construir."""
    own = written["sphinx"]["config"]
    if written["author"] != AUTHOR and not own.get("course_adapted_from"):
        return ["course_adapted_from: el curso tiene otra firma; di de qué obra parte, que lo pide su licencia."]
    return []


def accessibility_faults(written: dict, root: Path) -> Iterator[str]:
    """No se declara conforme del todo un sitio que dice lo que le falla."""
    page = root / ACCESSIBILITY
    declared = written["sphinx"]["config"].get("course_accessibility") or {}
    if declared.get("status") == STATUS[0] and page.exists():
        failures = page.read_text("utf-8").partition("\n## Contenido no accesible\n")[2].partition("\n## ")[0]
        if re.search("^- ", failures, re.MULTILINE):
            yield f"course_accessibility, status: no es «{STATUS[0]}» un sitio con fallos, y los dice {ACCESSIBILITY}."


def logo_faults(name: str, root: Path) -> Iterator[str]:
    path = root / name
    if not name:
        return
    if path.suffix.lower() not in KINDS:
        yield f"logo: debe ser una imagen {', '.join(KINDS)}, no {name!r}."
    elif not path.resolve().is_relative_to(root.resolve()):
        yield f"logo: {name!r} está fuera de la carpeta del curso: cópialo dentro."
    elif not path.is_file():
        yield f"logo: no existe {name!r}."
    elif path.stat().st_size > HEAVIEST:
        yield f"logo: {name!r} ocupa {path.stat().st_size / 1000:.0f} kB y va en cada página: que no pase de 100."
    elif not is_image(path) or not logo_width(path, TALL):
        yield f"logo: {name!r} no es una imagen {path.suffix} que se pueda leer, o no mide nada."


def is_image(path: Path) -> bool:
    """Si el fichero es la imagen que dice su extensión."""
    try:
        if path.suffix.lower() == ".svg":
            return ElementTree.parse(path).getroot().tag.endswith("svg")
        with Image.open(path) as image:
            image.load()
            return (image.format or "").lower() == path.suffix.lower()[1:]
    except (OSError, SyntaxError, ElementTree.ParseError):
        return False


# --- Lo que se lleva al sitio ---


def read_settings(app: Sphinx, config: Config) -> None:
    """Toma el título de un solo sitio, y el logotipo antes de que Sphinx lo copie a su manera."""
    for name, value in SETTINGS.items():
        if config[name] is None:  # escrito y sin nada detrás
            config[name] = value
    config.project = config.html_title or config.project
    config.course_edition = edition(Path(app.srcdir))
    config.myst_substitutions = {
        **config.myst_substitutions,
        "titulo": config.project,
        **{
            f"licencia_{name}": config.course_licenses[each]["name"]
            for name, each in (("textos", "text"), ("codigo", "code"))
        },
    }
    declared, contact = config.course_accessibility, config.course_contact
    config.myst_substitutions |= {
        "entidad": declared.get("entity", ""),
        "situacion": declared.get("status", ""),
        "fecha_declaracion": long_date(declared["date"]) if declared else "",
        "contacto": f"[{contact}]({address(contact)})",
    }
    for tag, given in (("declarada", declared), ("contacto", contact)):
        if given:
            app.tags.add(tag)
    config.course_logo, config.html_logo = config.html_logo or "", None


def long_date(date: str) -> str:
    """Una fecha como 2026-12-03, en palabras."""
    return format_date(datetime.date.fromisoformat(date), "long", locale="es")


def address(contact: str) -> str:
    """El enlace de un contacto: una dirección o un correo."""
    return contact if "://" in contact else f"mailto:{contact}"


def edition(root: Path) -> dict[str, str]:
    """La edición y su fecha, como dice ``CITATION.cff`` que se citan; nada si no lo hay."""
    if not (root / "CITATION.cff").exists():
        return {}
    citation = yaml.safe_load((root / "CITATION.cff").read_text("utf-8"))
    return {"version": str(citation["version"]), "date": str(citation["date-released"])}


def logo_name(app: Sphinx) -> str:
    """Cómo se llama en el sitio el logotipo propio; vacío si es el del curso."""
    return f"logo{Path(app.config.course_logo).suffix.lower()}" if app.config.course_logo else ""


def logo_width(path: Path, height: int) -> int:
    """El ancho con que se ve el logotipo a esa altura, en píxeles; 0 si no mide nada.

    Reservado, la cabecera no se mueve al cargarlo.
    """
    if path.suffix.lower() == ".svg":
        drawn = ElementTree.parse(path).getroot()
        box = re.findall(r"[\d.]+", drawn.get("viewBox", ""))[2:]
        sides = box or [re.match(r"[\d.]+", drawn.get(side, "").strip()) for side in ("width", "height")]
        wide, tall = (float(each if isinstance(each, str) else each[0]) for each in sides) if all(sides) else (1, 1)
    else:
        with Image.open(path) as image:
            wide, tall = image.size
    return min(round(height * wide / tall), WIDEST) if tall else 0


def add_to_context(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: object) -> None:
    """Da a las plantillas de quién es el curso."""
    context["author"], context["logo_file"] = app.config.author, logo_name(app)
    if logo_name(app):
        context["logo_width"] = logo_width(Path(app.srcdir, app.config.course_logo), TALL)
    context["licenses"], context["adapted_from"] = app.config.course_licenses, app.config.course_adapted_from
    given = app.config.course_edition
    context["edition"] = f"{given['version']}, {long_date(given['date'])}" if given else ""
    context["contact"] = app.config.course_contact
    context["contact_url"] = address(app.config.course_contact)
    context["footer_text"], context["languages"] = app.config.course_footer, app.config.course_languages


def write_logo(app: Sphinx, error: Exception | None) -> None:
    """Escribe el logotipo: el propio o, si se ha cambiado el acento, el del curso con él."""
    if error or app.builder.format != "html":
        return
    static = Path(app.outdir, "_static")
    if app.config.course_logo:
        shutil.copyfile(Path(app.srcdir, app.config.course_logo), static / logo_name(app))
    elif accent := app.config.course_colors.get("accent"):
        drawn = OWN.read_text("utf-8")
        for before, now in zip(LEVELS, accent, strict=True):
            drawn = re.sub(before, now, drawn)
        (static / "logo.svg").write_text(drawn, "utf-8")


def setup(app: Sphinx) -> None:
    for name, value in SETTINGS.items():
        app.add_config_value(name, value, "html", [type(value)])
    app.add_config_value("course_logo", "", "html")
    app.add_config_value("course_edition", {}, "html")
    app.connect("config-inited", read_settings, priority=100)
    app.connect("html-page-context", add_to_context)
    # Después de que Sphinx haya copiado los del tema.
    app.connect("build-finished", write_logo, priority=450)
