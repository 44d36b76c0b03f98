"""«Privacidad» nombra todo lo que el sitio guarda en el navegador, y «Accesibilidad», a quien responde."""

import re

from course_theme import identity
from toc import ROOT

SCRIPTS = [
    path
    for folder in ("optlib/static", "theme/course_theme", "live/scripts", "search/scripts")
    for path in (ROOT / folder).rglob("*.js")
]
# Lo que se guarda, por cómo lo escribe cada guion; la clave es un texto, una constante o lo que da una función.
STORES = re.compile(r"(?:[sS]torage\)?\??\.(?:setItem|getItem)|writeStored|readStored)\(([^;]*)")
OTHERS = re.compile(r"\b(?:indexedDB|caches\.open|document\.cookie|cookieStore|navigator\.storage)\b")
PAGE = (ROOT / "chapters" / "privacidad.md").read_text("utf-8")


def keys(text: str) -> set[str]:
    """Los nombres con que un guion guarda: lo que declara como clave y lo que escribe donde guarda."""
    named = re.findall(r"(?:KEY|CONSENT|key) = (?:keyOf\()?[\"`]([\w-]+)", text)
    said = [re.findall(r"^[^\"`,]*[\"`]([\w-]+)", call) for call in STORES.findall(text)]
    return {*named, *(name for found in said for name in found)}


def test_every_key_is_named():
    found = {name for path in SCRIPTS for name in keys(path.read_text("utf-8"))}
    named = set(re.findall(r"^\| `([\w-]+)`", PAGE, re.MULTILINE))
    assert named == found | {"optlib-progreso-ilegible"} and len(found) == 6


def test_a_key_that_is_not_named_is_found():
    assert keys('localStorage.setItem("otra", 1)') == {"otra"}
    assert keys("sessionStorage?.getItem(`otra:${x}`)") == {"otra"}
    assert keys('const KEY = keyOf("otra");') == {"otra"}


def test_nothing_is_kept_in_another_way():
    """``lock.js`` nombra esas puertas para cerrarlas."""
    found = {path.name for path in SCRIPTS if OTHERS.search(path.read_text("utf-8"))}
    assert found <= {"lock.js"}
    stored = [path for path in SCRIPTS if STORES.search(path.read_text("utf-8"))]
    assert all(keys(path.read_text("utf-8")) or "stored.js" in path.read_text("utf-8") for path in stored)


def test_the_edition_is_that_of_the_citation(tmp_path):
    assert identity.edition(tmp_path) == {}
    (tmp_path / "CITATION.cff").write_text('version: 2.1.0\ndate-released: "2027-02-01"\n', "utf-8")
    assert identity.edition(tmp_path) == {"version": "2.1.0", "date": "2027-02-01"}
    assert identity.long_date("2027-02-01") == "1 de febrero de 2027"
