"""Lo que puede decir ``_config.yml``: un esquema JSON, y en él, qué debe ser cada cosa, dicho en español."""

from collections.abc import Iterator, Mapping
from typing import Any

from jsonschema import Draft202012Validator, ValidationError

from optlib.exercises.declared import near

TEXT = {"type": "string", "pattern": r"\S", "description": "un texto, entre comillas si parece un número o una fecha"}
LINE = {"type": "string", "description": "un texto"}
ADDRESS = {
    "type": "string",
    "pattern": r"^https?://[^\s/\[\]:]+(:\d+)?(/\S*)?$",
    "description": "una dirección entera, sin espacios, que empiece por https://",
}
# Vacía, o la de una carpeta: sin usuario, sin «?», sin «#» y sin dos barras seguidas; sin cifrar, solo la de aquí.
FOLDER = r"^$|^(https://|http://(localhost|127\.0\.0\.1)\b)(?!{not_here})[^\s@/\[\]?#:]+(:\d+)?(/[^\s@/?#]+){places}/?$"
FORGES = r"(www\.)?(github\.com|gitlab\.com|codeberg\.org|bitbucket\.org)\b"
SITE = {
    "type": "string",
    "pattern": FOLDER.format(not_here=FORGES, places="*") + r"(?<!html)",
    "description": "la dirección con https:// de la carpeta del sitio publicado, y no la del repositorio",
}
REPOSITORY = {
    "type": "string",
    "pattern": FOLDER.format(not_here=r"\S*(\.github\.io|/tree/|/blob/|/-/)", places="{2,}"),
    "description": "la dirección del repositorio, como https://github.com/usuario/curso",
}
BRANCH = {"type": "string", "pattern": r"^\S+$", "description": "el nombre de una rama, como main"}
# De dónde se toman las direcciones si se dan en el entorno.
GIVEN = {"REPOSITORIO": REPOSITORY, "SITIO": SITE, "RAMA": BRANCH}


def group(needed: tuple[str, ...] = (), **properties: Any) -> dict[str, Any]:
    """Un grupo de ajustes, que no lleva más que esos."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(needed),
        "additionalProperties": False,
        "description": f"un grupo con {', '.join(properties)}, cada uno en su línea y con sangría",
    }


CONTACT = {
    "type": "string",
    "pattern": rf"^$|^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$|{ADDRESS['pattern']}",
    "description": "un correo, como curso@universidad.edu, o una dirección que empiece por https://",
}
STATUS = ("plenamente conforme", "parcialmente conforme", "no conforme")
DECLARED = {
    "entity": TEXT,
    "date": {
        "type": "string",
        "pattern": r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$",
        "description": 'una fecha entre comillas, como "2026-12-03"',
    },
    "status": {"enum": STATUS, "description": f"{', '.join(STATUS[:-1])} o {STATUS[-1]}"},
}
LICENSE = group(("name",), name=TEXT, url=ADDRESS)
CODE = {"type": "string", "pattern": r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$", "description": "el de un idioma, como pt o pt-BR"}
LANGUAGE = group(("code", "name", "url"), code=CODE, name=TEXT, url=ADDRESS)
COURSE = {
    "course_licenses": group(("text", "code"), text=LICENSE, code=LICENSE),
    "course_adapted_from": {
        **group(title=TEXT, author=TEXT, url=ADDRESS, license=TEXT),
        "dependentRequired": {name: ["title", "author"] for name in ("title", "author", "url", "license")},
    },
    "course_footer": LINE,
    "course_contact": CONTACT,
    # Si se da uno, los tres.
    "course_accessibility": {
        **group(**DECLARED),
        "dependentRequired": {key: list(DECLARED) for key in DECLARED},
    },
    "course_languages": {"type": "array", "items": LANGUAGE, "description": "una lista, con un guion por idioma"},
    "course_colors": {"type": "object", "description": "un grupo de nombres, cada uno con sus dos colores"},
}
ANY: dict[str, Any] = {}
SCHEMA = group(
    ("title", "author", "copyright", "sphinx"),
    title=TEXT,
    author=TEXT,
    copyright=TEXT,
    logo=LINE,
    repository=group(url=REPOSITORY, branch=BRANCH, path_to_book=LINE),
    html=group(baseurl=SITE, use_multitoc_numbering=ANY),
    sphinx=group(
        ("config",),
        # Lo demás es de Sphinx y de sus extensiones.
        config={"type": "object", "properties": COURSE, "description": "un grupo de ajustes"},
        extra_extensions=ANY,
        local_extensions=ANY,
        recursive_update=ANY,
    ),
    execute=group(
        execute_notebooks=ANY, timeout=ANY, allow_errors=ANY, run_in_temp=ANY, exclude_patterns=ANY, cache=ANY
    ),
    parse=group(myst_enable_extensions=ANY, myst_url_schemes=ANY),
    only_build_toc_files=ANY,
    exclude_patterns=ANY,
    bibtex_bibfiles=ANY,
)


def faults(written: dict, given: Mapping[str, str]) -> Iterator[str]:
    """Lo que no cumple ``_config.yml``, ya leído, ni lo que se da en el entorno, una frase por cosa."""
    errors = Draft202012Validator(SCHEMA).iter_errors(written)
    for error in sorted(errors, key=lambda error: list(map(str, error.absolute_path))):
        yield from said(error)
    config = written["sphinx"].get("config") if isinstance(written.get("sphinx"), dict) else None
    for name in config if isinstance(config, dict) else ():
        if str(name).startswith("course") and name not in COURSE:
            yield f"no hay ningún ajuste {name!r}. {near(name, COURSE)}"
    for variable, schema in GIVEN.items():
        if given.get(variable) and not Draft202012Validator(schema).is_valid(given[variable]):
            yield f"{variable}: debe ser {schema['description']}."


def said(error: ValidationError) -> Iterator[str]:
    """Qué le pasa a un ajuste, con lo que debe ser."""
    place = [f"el {part + 1}.º" if isinstance(part, int) else str(part) for part in error.absolute_path]
    where = ", ".join(place).removeprefix("sphinx, config, ")
    before = f"{where}: " if where else ""
    if error.validator == "additionalProperties":
        known = error.schema["properties"]
        for name in error.instance:
            if name not in known:
                yield f"{before}no hay ningún ajuste {name!r}. {near(str(name), known)}"
    elif error.validator in ("required", "dependentRequired"):
        missing = error.message.split("'")[1]
        yield f"{before}falta {missing}."
    else:
        # De una dirección con usuario y contraseña no se repite nada.
        value = "" if "@" in str(error.instance) else f", no {error.instance!r}"
        yield f"{before}debe ser {error.schema['description']}{value}."
