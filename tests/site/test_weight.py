"""Cada página es ligera: pocas peticiones y pocos bytes, sin contar las imágenes, y nada se pide dos veces."""

import gzip
import os
import re
from pathlib import Path

import pytest
import toc

from optlib.exercises import bank

# Las páginas de «A fondo» tienen más fórmulas, y sus letras están en las fuentes de todas.
MAX_BYTES, MAX_BYTES_IN_DEPTH, MAX_REQUESTS, MAX_SCRIPTS = 214_500, 230_600, 49, 58_500


def test_every_page_is_light(visit):
    assert len(visit.counted) == len(set(visit.counted)), "se pide algo dos veces"
    assert len(visit.counted) <= MAX_REQUESTS, f"{len(visit.counted)} peticiones"
    in_depth = Path(visit.urls[0]).stem in {*bank.pages()} - {*toc.chapters()}
    assert 0 < visit.size <= (MAX_BYTES_IN_DEPTH if in_depth else MAX_BYTES), f"{visit.size} bytes"


def packed(path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


@pytest.mark.skipif(os.environ.get("PYTHON_EN_PAGINA") == "no", reason="el sitio va sin Python")
def test_python_weighs_little_until_it_is_asked_for(html):
    """Lo que las celdas añaden a lo que ya carga un capítulo; el editor y lo que ejecuta llegan al usarlos."""
    folder = html / "_static" / "optlib"
    first = with_imports(folder / "cells.js").difference(*map(with_imports, (folder / "parts").glob("mount-*.js")))
    assert sum(map(packed, first)) <= 6_000
    (editor,) = (folder / "parts").glob("editor-*.js")
    assert editor not in first and sum(map(packed, with_imports(editor))) <= 15_000
    (runs,) = (folder / "parts").glob("run-*.js")
    later = {folder / "worker.js", *with_imports(runs)}.difference(with_imports(folder / "cells.js"))
    assert sum(map(packed, later)) <= 20_100


def with_imports(path: Path) -> set[Path]:
    """Un módulo y los que importa al cargarse."""
    found = re.findall(r"""(?:from|import) ?["'](.+?)["']""", path.read_text("utf-8"))
    return {path}.union(*(with_imports((path.parent / name).resolve()) for name in found))


def test_only_the_pages_that_use_it_load_the_sheet_apart(html, pages):
    """Ningún capítulo la carga, y a ninguna página le falta."""
    load = {name for name in pages if "_static/apart.css" in (html / name).read_text("utf-8")}
    assert load == {"index.html", "search.html", "hojas.html", "chapters/clinica.html", "chapters/progreso.html"}
    known, apart = (classes(html / "_static" / name) for name in ("course.css", "apart.css"))
    # «done» está también en la ficha que cierra un capítulo, pero solo el mapa de la portada la tiñe.
    own = apart - known - {"done"}
    assert {"lead", "search-start", "sheet", "progress-name"} <= own
    for name in {*pages} - load:
        named = " ".join(re.findall(r' class="([^"]*)"', (html / name).read_text("utf-8"))).split()
        assert not own & {*named}, name


def classes(sheet: Path) -> set[str]:
    """Las clases que nombra una hoja de estilo."""
    return {*re.findall(r"\.([a-z][\w-]*)", re.sub(r"\{[^{}]*\}", "{}", sheet.read_text("utf-8")))}


def test_exercises_and_figures_are_light(html, pages):
    """Lo que carga una página, con todas sus figuras."""
    parts = html / "_static" / "optlib" / "parts"
    common = set().union(*(with_imports(path) for path in parts.glob("mount-*.js")))
    for name in pages:
        shown = set(re.findall(r'data-figure="([\w-]+)"', (html / name).read_text("utf-8")))
        # Con su nombre puede haber otro, el de sus datos, que no pesa nada.
        named = [parts.glob(f"{figure}-{8 * '[A-Z0-9]'}.js") for figure in shown]
        figures = [max(each, key=lambda path: path.stat().st_size) for each in named]
        assert sum(map(packed, common.union(*map(with_imports, figures)))) <= MAX_SCRIPTS, name
