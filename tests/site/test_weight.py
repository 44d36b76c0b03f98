"""Cada página es ligera: pocas peticiones y pocos bytes, sin contar las imágenes, y nada se pide dos veces."""

import gzip

MAX_BYTES, MAX_REQUESTS = 200_000, 25


def test_every_page_is_light(visit):
    assert len(visit.counted) == len(set(visit.counted)), "se pide algo dos veces"
    assert len(visit.counted) <= MAX_REQUESTS, f"{len(visit.counted)} peticiones"
    assert 0 < visit.size <= MAX_BYTES, f"{visit.size} bytes"


def test_all_interactive_javascript_is_light(html):
    scripts = list((html / "_static" / "optlib").rglob("*.js"))
    assert scripts
    assert sum(len(gzip.compress(path.read_bytes(), 9)) for path in scripts) <= 45_000
