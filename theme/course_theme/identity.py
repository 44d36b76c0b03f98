"""De quién es el curso, con qué licencias, logotipo y colores: todo sale de ``_config.yml``.

``faults`` dice lo que está mal escrito allí antes de construir nada; el resto lo lleva a las plantillas y al sitio.
"""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

from docutils import nodes
from PIL import Image
from sphinx.application import Sphinx
from sphinx.config import Config

from optlib.exercises.declared import near, similar

from . import palette

OWN = Path(__file__).parent / "html" / "static" / "logo.svg"
# Los dos colores de las curvas de nivel del logotipo del curso, el claro y el oscuro: siguen al acento.
LEVELS = ("#0f766e", "#5eead4")
KINDS = (".svg", ".png", ".webp")
TALL, WIDEST = 34, 128  # píxeles del logotipo en la cabecera
HEAVIEST = 100_000  # bytes del logotipo, que va en todas las páginas
SETTINGS: dict[str, Any] = {
    "course_licenses": {
        "text": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/deed.es"},
        "code": {"name": "BSD de tres cláusulas"},
    },
    "course_adapted_from": {},
    "course_footer": "",
    "course_languages": [],
    "course_colors": {},
}
# Los ajustes de Jupyter Book que el libro usa, y lo que llevan.
BOOK = ("title", "author", "copyright", "logo", "repository", "html", "sphinx", "only_build_toc_files")
BOOK += ("exclude_patterns", "execute", "parse", "bibtex_bibfiles")
GROUPS = {"repository": ("url", "branch", "path_to_book"), "html": ("baseurl", "use_multitoc_numbering")}
WHOLE = "debe ser una dirección entera, sin espacios y que empieza por https://"
# Lo que lleva cada cosa: lo obligado y lo que puede faltar. Todo son textos.
LICENSE = (("name",), ("url",))
SOURCE = (("title", "author"), ("url", "license"))
LANGUAGE = (("code", "name", "url"), ())


# --- Lo que está mal escrito ---


def faults(written: dict, root: Path) -> list[str]:
    """Devuelve lo que está mal en ``_config.yml``, ya leído, una frase por cosa; ``root`` es su carpeta."""
    sphinx = written.get("sphinx")
    own = sphinx.get("config") if isinstance(sphinx, dict) else None
    if not isinstance(own, dict):
        return ["falta sphinx: config:, con lo que necesita el libro."]
    found = [*unknown(written), *texts(written), *addresses(written), *logo_faults(written.get("logo", ""), root)]
    found += [
        f"sphinx, config: no hay ningún ajuste {name!r}. {near(name, SETTINGS)}"
        for name in own
        if str(name).startswith("course") and name not in SETTINGS
    ]
    licenses = own.get("course_licenses") or SETTINGS["course_licenses"]
    found += fields("course_licenses", licenses, (("text", "code"), ()), dict)
    if isinstance(licenses, dict):
        for each in ("text", "code"):
            if isinstance(licenses.get(each), dict):
                found += fields(f"course_licenses, {each}", licenses[each], LICENSE)
    if source := own.get("course_adapted_from"):
        found += fields("course_adapted_from", source, SOURCE)
    if not isinstance(footer := own.get("course_footer") or "", str):
        found.append(f"course_footer: debe ser una frase, no {footer!r}.")
    found += languages(own.get("course_languages") or [])
    colours = own.get("course_colors") or {}
    bad = list(palette.unfit(colours))
    return found + (bad or list(palette.illegible(pairs(colours))))


def unknown(written: dict) -> Iterator[str]:
    """Los nombres que no son de ningún ajuste, o que están fuera de su sitio."""
    for name in written:
        if str(name) in SETTINGS:
            yield f"{name}: va dentro de sphinx: config:, con su sangría."
        elif str(name) not in BOOK:
            yield f"no hay ningún ajuste {name!r}. {near(name, [*BOOK, *SETTINGS])}"
    for group, known in GROUPS.items():
        inside = written.get(group)
        yield from (
            f"{group}: no lleva ningún {name!r}. {near(name, known)}"
            for name in (inside if isinstance(inside, dict) else ())
            if name not in known
        )


def texts(written: dict) -> Iterator[str]:
    """Lo que firma el curso."""
    for name in ("title", "author", "copyright"):
        value = written.get(name)
        if name not in written:
            yield f"{name}: falta."
        elif value is None or (isinstance(value, str) and not value.strip()):
            yield f"{name}: no puede estar vacío."
        elif isinstance(value, int | float | date):
            yield f'{name}: ponlo entre comillas, "{value}".'
        elif not isinstance(value, str):
            yield f"{name}: debe ser un texto, no {value!r}."


def addresses(written: dict) -> Iterator[str]:
    for block, name in (("repository", "url"), ("html", "baseurl")):
        group = written.get(block) or {}
        if isinstance(group, dict) and name in group and group[name] is None:
            yield f'{block}, {name}: si no la sabes, deja "".'
        elif not isinstance(group, dict):
            yield f"{block}: debe llevar {name}, en su propia línea y con sangría, no {group!r}."
        elif (value := group.get(name)) and not is_address(value):
            yield f"{block}, {name}: {WHOLE}, no {value!r}."
        elif value and (urlsplit(value).query or urlsplit(value).fragment or value.endswith(".html")):
            yield f"{block}, {name}: debe ser la dirección de la carpeta, sin lo que va detrás, no {value!r}."
    branch = written["repository"].get("branch") if isinstance(written.get("repository"), dict) else None
    if branch is not None and not isinstance(branch, str):
        yield f"repository, branch: debe ser un texto, no {branch!r}."


def is_address(value: object) -> bool:
    """Si es una dirección web entera.

    >>> is_address("https://ejemplo.edu/curso"), is_address("ejemplo.edu"), is_address(3)
    (True, False, False)
    """
    parts = urlsplit(value) if isinstance(value, str) else urlsplit("")
    return parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in str(value)


def fields(where: str, value: object, expected: tuple, kind: type = str) -> Iterator[str]:
    """Lo que le falta o le sobra a un grupo de ajustes."""
    needed, optional = expected
    if not isinstance(value, dict):
        yield f"{where}: debe llevar {', '.join((*needed, *optional))}, no {value!r}."
        return
    yield from (f"{where}: falta {name}." for name in needed if not value.get(name))
    for name, each in value.items():
        if name not in (*needed, *optional):
            yield f"{where}: no lleva ningún {name!r}. {near(name, (*needed, *optional))}"
        elif each and not isinstance(each, kind):
            what = "un texto" if kind is str else "un grupo con name y url"
            yield f"{where}, {name}: debe ser {what}, no {each!r}."
        elif name == "url" and each and not is_address(each):
            yield f"{where}, url: {WHOLE}, no {each!r}."


def languages(value: object) -> Iterator[str]:
    if not isinstance(value, list):
        yield f"course_languages: debe ser una lista, con un guion por idioma, no {value!r}."
        return
    for place, each in enumerate(value, 1):
        yield from fields(f"course_languages, el {place}.º", each, LANGUAGE)


def logo_faults(name: object, root: Path) -> Iterator[str]:
    if name is None:
        yield 'logo: si no tienes, deja "".'
    if not name:
        return
    path = root / str(name)
    if path.suffix.lower() not in KINDS:
        yield f"logo: debe ser una imagen {', '.join(KINDS)}, no {name!r}."
    elif not path.resolve().is_relative_to(root.resolve()):
        yield f"logo: {name!r} está fuera de la carpeta del curso, y no se publicaría: cópialo dentro."
    elif not path.is_file():
        yield f"logo: no existe {name!r}.{similar(path.name, beside(path))}"
    elif path.stat().st_size > HEAVIEST:
        yield f"logo: {name!r} ocupa {path.stat().st_size / 1000:.0f} kB y va en cada página: que no pase de 100."
    elif not is_image(path):
        yield f"logo: {name!r} no es una imagen {path.suffix}; quizá se guardó con otro formato."


def is_image(path: Path) -> bool:
    """Si el fichero es la imagen que dice su extensión."""
    try:
        if path.suffix.lower() == ".svg":
            return ElementTree.parse(path).getroot().tag.endswith("svg")
        with Image.open(path) as image:
            return (image.format or "").lower() == path.suffix.lower()[1:]
    except (OSError, ElementTree.ParseError):
        return False


def beside(path: Path) -> list[str]:
    return [each.name for each in path.parent.iterdir()] if path.parent.is_dir() else []


def pairs(colours: dict) -> palette.Colours:
    return {name: (light, dark) for name, (light, dark) in colours.items()}


# --- Lo que se lleva al sitio ---


def read_settings(app: Sphinx, config: Config) -> None:
    """Toma el título de un solo sitio, y el logotipo antes de que Sphinx lo copie a su manera."""
    for name, value in SETTINGS.items():
        if config[name] is None:  # escrito y sin nada detrás
            config[name] = value
    config.project = config.html_title or config.project
    config.myst_substitutions = {
        **config.myst_substitutions,
        "titulo": config.project,
        **{
            f"licencia_{name}": config.course_licenses[each]["name"]
            for name, each in (("textos", "text"), ("codigo", "code"))
        },
    }
    config.course_logo, config.html_logo = config.html_logo or "", None


def logo_name(app: Sphinx) -> str:
    """Cómo se llama en el sitio el logotipo propio; vacío si es el del curso."""
    return f"logo{Path(app.config.course_logo).suffix.lower()}" if app.config.course_logo else ""


def logo_width(path: Path, height: int) -> int:
    """El ancho con que se ve el logotipo a esa altura, en píxeles: reservado, la cabecera no se mueve al cargarlo."""
    if path.suffix.lower() == ".svg":
        text = path.read_text("utf-8")
        box = re.search(r'viewBox="\s*\S+[\s,]+\S+[\s,]+([\d.]+)[\s,]+([\d.]+)', text)
        sides = box or re.search(r'<svg[^>]*?\bwidth="([\d.]+)[^>]*?\bheight="([\d.]+)', text, re.DOTALL)
        wide, tall = map(float, sides.groups()) if sides else (1, 1)
    else:
        with Image.open(path) as image:
            wide, tall = image.size
    return min(round(height * wide / tall), WIDEST)


def add_to_context(
    app: Sphinx, pagename: str, templatename: str, context: dict, doctree: nodes.document | None
) -> None:
    """Da a las plantillas de quién es el curso."""
    context["author"], context["logo_file"] = app.config.author, logo_name(app)
    if logo_name(app):
        context["logo_width"] = logo_width(Path(app.srcdir, app.config.course_logo), TALL)
    context["licenses"], context["adapted_from"] = app.config.course_licenses, app.config.course_adapted_from
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
    """Conecta esta parte con Sphinx."""
    for name, value in SETTINGS.items():
        app.add_config_value(name, value, "html", [type(value)])
    app.add_config_value("course_logo", "", "html")
    app.connect("config-inited", read_settings, priority=100)
    app.connect("html-page-context", add_to_context)
    # Después de que Sphinx haya copiado los del tema.
    app.connect("build-finished", write_logo, priority=450)
