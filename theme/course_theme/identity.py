"""De quién es el curso, con qué licencias, logotipo y colores: todo sale de ``_config.yml``.

``faults`` dice lo que está mal escrito allí antes de construir nada; el resto lo lleva a las plantillas y al sitio.
"""

import re
import shutil
from collections.abc import Iterator, Mapping
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
AUTHOR = "Autores del curso"  # quien firma la obra de la que parte una adaptación
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
GROUPS = {
    "repository": ("url", "branch", "path_to_book"),
    "html": ("baseurl", "use_multitoc_numbering"),
    "sphinx": ("config", "extra_extensions", "local_extensions", "recursive_update"),
    "execute": ("execute_notebooks", "timeout", "allow_errors", "run_in_temp", "exclude_patterns", "cache"),
    "parse": ("myst_enable_extensions", "myst_url_schemes"),
}
# Cómo empiezan los ajustes de Sphinx que no son suyos, sino de sus extensiones o de la forma en que se publica.
PARTS = ("html_", "latex_", "myst_", "nb_", "bibtex_", "katex_", "autodoc_", "math_")
# De dónde se toman las direcciones: del entorno o, si no, de un ajuste.
PLACES = {"REPOSITORIO": ("repository", "url"), "SITIO": ("html", "baseurl")}
FORGES = ("github.com", "gitlab.com", "codeberg.org", "bitbucket.org")
LOCAL = ("localhost", "127.0.0.1")
CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
WHOLE = "debe ser una dirección entera, sin espacios, que empiece por https://"
# Lo que lleva cada cosa: lo obligado y lo que puede faltar. Todo son textos.
LICENSE = (("name",), ("url",))
SOURCE = (("title", "author"), ("url", "license"))
LANGUAGE = (("code", "name", "url"), ())


# --- Lo que está mal escrito ---


def faults(written: dict, root: Path, given: Mapping[str, str] | None = None) -> list[str]:
    """Devuelve lo que está mal en ``_config.yml``, ya leído, una frase por cosa; ``root`` es su carpeta.

    ``given`` son las direcciones que se dan en el entorno, por el nombre de su variable.
    """
    sphinx = written.get("sphinx")
    own = sphinx.get("config") if isinstance(sphinx, dict) else None
    if not isinstance(own, dict):
        return ["falta sphinx: config:, con lo que necesita el libro."]
    found = [*unknown(written), *texts(written), *addresses(written, given or {})]
    found += [*logo_faults(written.get("logo", ""), root), *unknown_inside(own)]
    licenses = own.get("course_licenses") or SETTINGS["course_licenses"]
    found += fields("course_licenses", licenses, (("text", "code"), ()), dict)
    if isinstance(licenses, dict):
        for each in ("text", "code"):
            if isinstance(licenses.get(each), dict):
                found += fields(f"course_licenses, {each}", licenses[each], LICENSE)
                found += another_license(f"course_licenses, {each}", licenses[each])
    if source := own.get("course_adapted_from"):
        found += fields("course_adapted_from", source, SOURCE)
    elif source == "":
        found.append("course_adapted_from: si no partes de otra obra, deja {}.")
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
        elif group := next((group for group, known in GROUPS.items() if name in known and name not in BOOK), ""):
            yield f"{name}: va dentro de {group}:, con su sangría."
        elif str(name) not in BOOK:
            yield f"no hay ningún ajuste {name!r}. {near(name, BOOK)}"
    for group, known in GROUPS.items():
        inside = written.get(group)
        for name in inside if isinstance(inside, dict) else ():
            if name in SETTINGS:
                yield f"{name}: va dentro de sphinx: config:, con su sangría."
            elif name not in known:
                yield f"{group}: no lleva ningún {name!r}. {near(name, known)}"


def unknown_inside(own: dict) -> Iterator[str]:
    """Los nombres que no son de ningún ajuste de Sphinx, ni del curso."""
    known = (*SETTINGS, *Config.config_values, "extensions")
    for name in map(str, own):
        if name in palette.standard():
            yield f"{name}: va dentro de course_colors, con su sangría."
        elif name not in known and not name.startswith(PARTS):
            hint = f" {near(name, SETTINGS)}" if name.startswith("course") else similar(name, known)
            yield f"sphinx, config: no hay ningún ajuste {name!r}.{hint}"


def texts(written: dict) -> Iterator[str]:
    """Lo que firma el curso."""
    for name in ("title", "author", "copyright"):
        value = written.get(name)
        if name not in written:
            yield f"{name}: falta."
        elif value is None or (isinstance(value, str) and not value.strip()):
            yield f"{name}: no puede estar vacío."
        elif isinstance(value, bool):
            yield f"{name}: ponlo entre comillas."
        elif isinstance(value, int | float | date):
            yield f'{name}: ponlo entre comillas, "{value}".'
        elif not isinstance(value, str):
            yield f"{name}: debe ser un texto, no {value!r}."


def addresses(written: dict, given: Mapping[str, str]) -> Iterator[str]:
    """Las direcciones del repositorio y del sitio, de ``_config.yml`` o del entorno."""
    for variable, (block, name) in PLACES.items():
        group = written.get(block, {})
        if group is None:
            yield f"{block}: no puede estar vacío; lleva {', '.join(GROUPS[block])}."
            continue
        if not isinstance(group, dict):
            yield f"{block}: debe llevar {name}, en su propia línea y con sangría, no {group!r}."
            continue
        if name in group and group[name] is None:
            yield f'{block}, {name}: si no la sabes, deja "".'
        where, value = f"{block}, {name}", group.get(name)
        if given.get(variable):
            where, value = variable, given[variable]
        if value:
            yield from (f"{where}: {what}." for what in wrong_address(value, variable))
    branch = written["repository"].get("branch", "main") if isinstance(written.get("repository"), dict) else "main"
    for where, value in (("repository, branch", branch), ("RAMA", given.get("RAMA") or "main")):
        if not isinstance(value, str) or not value or re.search(r"\s", value):
            yield f"{where}: debe ser el nombre de una rama, como main, no {value!r}."


def wrong_address(value: object, variable: str) -> Iterator[str]:
    """Lo que le pasa a la dirección de un repositorio o a la del sitio."""
    if not is_address(value):
        yield f"{WHOLE}, no {value!r}"
        return
    parts = urlsplit(str(value))
    pieces = parts.path.strip("/").split("/")
    if parts.username or parts.password:
        yield "se publica con el curso, y no puede llevar usuario ni contraseña"
    elif parts.query or parts.fragment or parts.path.endswith(".html"):
        yield f"debe ser la dirección de la carpeta, sin lo que va detrás, no {value!r}"
    elif "//" in parts.path:
        yield f"tiene dos barras seguidas, {value!r}"
    elif parts.scheme == "http" and parts.hostname not in LOCAL:
        yield f"{WHOLE}, no {value!r}"
    elif variable == "SITIO" and parts.hostname in FORGES:
        yield f"debe ser la del sitio publicado, y no la del repositorio, {value!r}"
    elif variable == "REPOSITORIO" and not is_repository(parts.hostname or "", pieces):
        yield f"debe ser la dirección del repositorio, como https://github.com/usuario/curso, no {value!r}"


def is_repository(host: str, pieces: list[str]) -> bool:
    """Si la ruta de una dirección puede ser la de un repositorio, y no la de su dueño o de algo que lleva dentro."""
    exact = host in ("github.com", "codeberg.org")
    return (len(pieces) == 2 if exact else len(pieces) >= 2 and "-" not in pieces) and not host.endswith(".github.io")


def is_address(value: object) -> bool:
    """Si es una dirección web entera.

    >>> is_address("https://ejemplo.edu/curso"), is_address("ejemplo.edu"), is_address(3)
    (True, False, False)
    """
    try:
        parts = urlsplit(value if isinstance(value, str) else "")
        return parts.scheme in ("http", "https") and bool(parts.hostname and parts.port != 0) and " " not in str(value)
    except ValueError:  # un corchete suelto, o un puerto que no es un número
        return False


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


def another_license(where: str, license: dict) -> Iterator[str]:
    """Una licencia de Creative Commons cuya dirección es la de otra."""
    said = re.fullmatch(r"CC[ -](BY[A-Z-]*)[ -](\d\.\d)", str(license.get("name") or "").strip().upper())
    read = re.search(r"creativecommons\.org/licenses/([a-z-]+)/(\d\.\d)", str(license.get("url") or ""))
    if said and read and (said[1].lower(), said[2]) != read.groups():
        right = f"https://creativecommons.org/licenses/{said[1].lower()}/{said[2]}/deed.es"
        other = f"CC {read[1].upper()} {read[2]}"
        yield f"{where}: se llama {license['name']}, y su url es la de {other}. ¿Querías decir {right}?"


def notices(written: dict) -> list[str]:
    """Devuelve lo que falta por decir en ``_config.yml``, ya leído, aunque el libro se pueda construir."""
    own = written["sphinx"]["config"]
    if written["author"] != AUTHOR and not own.get("course_adapted_from"):
        return ["course_adapted_from: el curso tiene otra firma; di de qué obra parte, que lo pide su licencia."]
    return []


def languages(value: object) -> Iterator[str]:
    if not isinstance(value, list):
        yield f"course_languages: debe ser una lista, con un guion por idioma, no {value!r}."
        return
    for place, each in enumerate(value, 1):
        yield from fields(f"course_languages, el {place}.º", each, LANGUAGE)
        code = each.get("code") if isinstance(each, dict) else None
        if isinstance(code, str) and code and not CODE.fullmatch(code):
            yield f"course_languages, el {place}.º, code: debe ser el de un idioma, como pt o pt-BR, no {code!r}."


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
        yield f"logo: {name!r} no es una imagen {path.suffix}; quizá está a medias, o se guardó con otro formato."
    elif not logo_width(path, TALL):
        yield f"logo: {name!r} no mide nada: revisa su viewBox."


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
