"""Los enlaces del sitio construido que no llevan a ninguna parte, y lo que pide a otros sitios, que no se vería."""

import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

import settings
import toc

TAG = re.compile(r"<(a|img|iframe|source|video|audio|embed|link|script)\b([^>]*)>")
ATTRIBUTE = re.compile(r'\b(?:href|src|srcset)="([^"]+)"')
# A una figura se va por su nombre, que al abrir la página le pone el guion, como a los ejercicios y los pacientes.
ID = re.compile(r'\b(?:id|data-figure)="([^"]+)"')
LATER = ("ejercicio-", "apertura", "paciente=")


def faults(site: Path) -> list[str]:
    """Devuelve lo que no lleva a ninguna parte, una frase por cosa, con el fichero de la página; vacía si nada."""
    written = {
        path.relative_to(toc.ROOT).with_suffix(".html").as_posix(): path.relative_to(toc.ROOT).as_posix()
        for path in toc.sources()
    }
    # La dirección del propio sitio, que la página de «no encontrado» da entera.
    base = (os.environ.get("SITIO") or settings.get("html", "baseurl")).rstrip("/") + "/"
    found = [
        f"{written.get(name, name)}: «{target}» {what}"
        for name in toc.built(site)
        for target, what in said(site, name, base)
    ]
    return list(dict.fromkeys(found))


def said(site: Path, name: str, base: str = "/") -> Iterator[tuple[str, str]]:
    """Los enlaces de una página del sitio, por su ruta, y qué les pasa; ``base`` es la dirección del sitio."""
    for tag, inside in TAG.findall((site / name).read_text("utf-8")):
        for address in ATTRIBUTE.findall(inside):
            target = address.split(" ")[0].replace("&amp;", "&")
            parts = urlsplit(target)
            if len(base) > 1 and target.startswith(base):
                continue
            if parts.scheme in ("http", "https") or parts.netloc:
                if tag not in ("a", "link", "script"):
                    yield target, "es de otro sitio, y la página no lo pide: guárdalo en chapters/, o pon un enlace."
            elif not parts.scheme and (why := missing(site, name, parts.path, parts.fragment)):
                yield target, f"no lleva a ninguna parte: {why}."


def missing(site: Path, name: str, path: str, anchor: str) -> str:
    """Lo que falta en el destino de un enlace: el fichero o el lugar de la página; vacío si está."""
    there = site / normpath(join(dirname(name), unquote(path))) if path else site / name
    there = there / "index.html" if there.is_dir() else there
    if not there.is_file():
        return "no existe"
    anchor = unquote(anchor).partition("?")[0]
    if not anchor or there.suffix != ".html" or anchor.startswith(LATER) or anchor in places(there):
        return ""
    return f"en esa página no hay nada con el nombre «{anchor}»"


@cache
def places(page: Path) -> frozenset[str]:
    """Los lugares de una página a los que se puede ir."""
    return frozenset(ID.findall(page.read_text("utf-8")))
