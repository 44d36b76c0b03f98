"""El sitio lleva lo que sirve y nada más: sin ficheros ocultos, y a cada uno se llega desde alguna página."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from runtime import packs

from optlib.exercises.bank import shared
from optlib.towns import COUNTRIES

# Lo que piden por su nombre los buscadores, los servidores o, cuando hace falta, una figura, sin que nada lo enlace.
BY_NAME = {"404.html", "robots.txt", "sitemap.xml", ".nojekyll", "_static/digits.js"}
BY_NAME |= {f"_static/towns-{country}.js" for country in COUNTRIES}
HOME = "https://sitio/"
ADDRESSES = {
    ".html": r"""(?:src|srcset|href|action|data-(?:index|python))=["']([^"']+)["']|"""
    r"""<meta property="og:image" content="([^"]+)\"""",
    ".css": r"url\(([^)]+)\)",
    ".js": r"""(?:from|import) ?["']([^"']+)["']|import\(["']([^"']+)["']\)|"""
    r"""URL\([`"'](\.{1,2}/[^`"'$]+)""",
}


def named(path: Path, root: Path) -> set[str]:
    """Los ficheros del sitio que nombra ``path``, desde la raíz."""
    pattern = ADDRESSES.get(path.suffix)
    if not pattern:
        return set()
    base = HOME + path.relative_to(root).as_posix()
    found = ("".join(groups) for groups in re.findall(pattern, path.read_text("utf-8")))
    urls = [urlsplit(urljoin(base, unescape(address).strip("\"'"))) for address in found]
    return {unquote(url.path.lstrip("/")) for url in urls if f"{url.scheme}://{url.netloc}/" == HOME}


def reached(root: Path) -> set[str]:
    """Los ficheros a los que se llega desde la portada y desde lo que se pide por su nombre."""
    pending, seen = {"index.html", *BY_NAME}, set()
    while pending:
        name = pending.pop()
        path = root / name
        if name in seen or not path.is_file():
            continue
        seen.add(name)
        pending |= named(path, root)
    return seen


def shipped(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


def test_no_hidden_file(html):
    hidden = {name for name in shipped(html) if any(part.startswith(".") for part in name.split("/"))}
    assert hidden <= BY_NAME


def test_every_file_is_reached_from_some_page(html):
    # Los tests de las figuras ponen aquí páginas suyas mientras duran.
    files = {name for name in shipped(html) if not name.startswith("figura-")}
    # Python se publica en una carpeta con el nombre de su contenido, y con nada más.
    folder = f"_static/python/{packs.name()}"
    files -= {f"{folder}/{name}" for name in (*packs.NUCLEUS, *packs.FILES.values(), packs.LICENCES)}
    # El paquete del curso lo pide el trabajador, que sabe su nombre.
    packages = {name for name in files if re.fullmatch(r"_static/optlib/course-[0-9a-f]{12}\.zip", name)}
    assert len(packages) == (html / "_static" / "python").exists()
    assert sorted(files - packages - reached(html)) == []
    assert len(files) > 100


def test_no_empty_folder(html):
    assert [path for path in html.rglob("*") if path.is_dir() and not any(path.iterdir())] == []


def test_what_explains_a_mistake_is_there(html):
    places = [mistake.where.split("#") for mistake in shared().values() if mistake.where]
    pages = {page: (html / "chapters" / f"{page}.html").read_text("utf-8") for page, _ in places}
    assert not [place for place in places if not re.search(f'<section[^>]* id="{place[1]}"', pages[place[0]])]
