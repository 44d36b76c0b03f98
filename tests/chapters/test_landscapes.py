"""Los paisajes de las figuras: cada capítulo, el suyo."""

import json
import re
from html import unescape

import nbformat
import toc

# El valle ½(x² + 25y²): por su nombre, por sus números o, en «momento», por su condición.
VALLEY = re.compile(r"\bravine\b|\[\[1, 0\], \[0, 25\]\]|x² \+ 25y²")
FIGURE = re.compile(r'<figure class="fig[^>]* data-(?:figure|rule)="([^"]*)"[^>]* data-params="([^"]*)"')


def drawn(cell) -> list[bool]:
    """De cada figura o imagen de una celda, si es del valle."""
    found = []
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        if "image/png" in data:
            found.append(bool(VALLEY.search(cell.source)))
        html = data.get("text/html", "")
        for name, params in FIGURE.findall("" if '"quadratic"' in html else html):  # otra cuadrática, la suya
            chosen = json.loads(unescape(params))
            valley = chosen.get("condition", 25) == 25 if name == "momento" else chosen.get("problem") == "ravine"
            found.append(valley)
    return found


def test_the_same_valley_is_not_everywhere():
    cells = [cell for path in toc.notebooks() for cell in nbformat.read(path, as_version=4).cells]
    found = [valley for cell in cells for valley in drawn(cell)]
    found += [":paisaje: ravine" in cell.source for cell in cells if "```{regla}" in cell.source]
    assert len(found) > 90 and 3 < sum(found) < 12
