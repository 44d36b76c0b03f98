"""Un libro de tres páginas, construido dos veces: cómo se escribe cada elemento, y que una página retirada se va."""

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import mathml_check
import pytest
import settings
from course_copy import link
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = """
import shutil, sys
sys.path[:0] = {packages!r}
sys.modules["rfc3987_syntax"] = None  # tarda en cargarse y aquí no sirve
from course_theme import fonts

def copy_fonts(root, folder, *letters_and_memory):  # reducirlas tarda y tiene sus propios tests
    folder.mkdir(exist_ok=True)
    for family, style, name, _ in fonts.TEXT:
        source = root / fonts.PACKAGES / family / "files" / f"{{family}}-latin-wght-{{style}}.woff2"
        shutil.copy(source, folder / f"{{name}}.woff2")
    return {{}}

fonts.write = copy_fonts
project = html_title = "Libro de prueba"
language = "es"
author = "Autores"
extensions = ["myst_nb", "sphinx_design", "sphinxcontrib.bibtex", "course_theme"]
exclude_patterns = ["node_modules", "optlib"]
html_theme = "course"
html_math_renderer = "katex"
html_use_index = html_domain_indices = False
bibtex_bibfiles = ["obras.bib"]
bibtex_default_style = bibtex_reference_style = "curso"
myst_enable_extensions = ["colon_fence", "dollarmath", "deflist"]
html_permalinks_icon = "#"
"""
INDEX = """# Libro de prueba

La portada.

```{toctree}
:caption: El curso
:numbered:

uno
{rest}
```
"""
ONE = """# Uno

El límite es $\\lambda_{\\max}$, y ($x$).

![Una imagen](imagen.png)

| Columna | |
|---|--:|
| fila | 2 |

:::{admonition} Demostración
:class: demostracion
Pliegue.
:::

| Método | Cuándo conviene |
|---|---|
| `descenso_por_gradiente` | problemas bien condicionados |
| `Adam` | |

Una nota.[^n] Lo dicen {cite:t}`robbins1951`.

[^n]: Al pie.

$$ y = x^2 $$ (eq)

```{bibliography}
```
"""
BOOK = """@article{robbins1951, author={Robbins, Herbert and Monro, Sutton}, title={Un método}, year=1951,
journal={Anales}}"""


@dataclass
class Site:
    """Un libro y lo que queda en su carpeta tras construirlo."""

    source: Path
    files: dict[str, str]

    def pages(self) -> list[str]:
        return sorted(name for name in self.files if name.endswith(".html"))

    def indexed(self) -> list[str]:
        script = self.files["_static/search-index.js"]
        return [name for name, _, _ in json.loads(script.removeprefix("window.searchIndex=").rstrip(";\n"))]


def build(source: Path) -> Site:
    """Construye el libro, con los avisos como errores, en otro proceso: Sphinx deja huella en el suyo."""
    out = source.parent / "html"
    options = ["-b", "html", "-q", "-W", "--keep-going", "-d", str(source.parent / "doctrees")]
    command = [sys.executable, "-m", "sphinx", *options, str(source), str(out)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    found = [path for path in out.rglob("*") if path.is_file()]
    binary = {".png", ".woff2"}
    return Site(
        source,
        {path.relative_to(out).as_posix(): "" if path.suffix in binary else path.read_text("utf-8") for path in found},
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Site:
    """El libro recién construido."""
    source = tmp_path_factory.mktemp("libro") / "fuente"
    source.mkdir()
    for shared in ("node_modules", "optlib"):
        link(source / shared, ROOT / shared)
    Image.new("RGB", (30, 20)).save(source / "imagen.png")
    texts = {"conf.py": SETTINGS.format(packages=settings.PACKAGES), "index.md": INDEX.replace("{rest}", "dos")}
    texts |= {"uno.md": ONE, "dos.md": "# Dos\n\nOtra palabra: xilófono.\n\n![Otra](otra.png)\n", "obras.bib": BOOK}
    Image.new("RGB", (10, 10), "red").save(source / "otra.png")
    for name, text in texts.items():
        (source / name).write_text(text, "utf-8")
    return build(source)


@pytest.fixture(scope="module")
def later(site) -> Site:
    """El mismo libro, tras retirar una página y cambiar el título de otra."""
    (site.source / "dos.md").unlink()
    (site.source / "otra.png").unlink()
    (site.source / "index.md").write_text(INDEX.replace("{rest}", "tres"), "utf-8")
    (site.source / "tres.md").write_text("# Tres\n\nNueva.\n", "utf-8")
    return build(site.source)


def test_a_removed_page_is_no_longer_published(site, later):
    assert site.pages() == ["404.html", "dos.html", "index.html", "search.html", "uno.html"]
    assert later.pages() == ["404.html", "index.html", "search.html", "tres.html", "uno.html"]
    for image in ("_static/cards/dos.png", "_images/otra.png"):
        assert image in site.files and image not in later.files


def test_a_removed_page_is_no_longer_found(site, later):
    assert site.indexed() == ["dos.html", "index.html", "uno.html"]
    assert later.indexed() == ["index.html", "tres.html", "uno.html"]
    assert "xilófono" in site.files["_static/search-index.js"]
    assert "xilófono" not in later.files["_static/search-index.js"]


def test_every_page_lists_the_pages_of_now(later):
    """También las que no han cambiado, que Sphinx solo no escribiría de nuevo."""
    for name in set(later.pages()) - {"tres.html"}:
        assert 'href="tres.html"' in later.files[name] and "dos.html" not in later.files[name], name


def test_formulas_are_valid_and_keep_their_marks(site):
    page = site.files["uno.html"]
    assert len(mathml_check.formulas(page)) == 3 and mathml_check.complaints(page) == []
    assert re.search(r'<span class="together">\(<span class="math">.*?</span>\)\.</span>', page)


def test_images_have_their_size(site):
    (image,) = re.findall("<img[^>]*>", site.files["uno.html"])
    for attribute in ('width="30"', 'height="20"', 'loading="lazy"', 'alt="Una imagen"', 'src="_images/imagen.png"'):
        assert attribute in image


def test_tables_are_framed_and_say_what_heads_what(site):
    table, _ = re.findall('<div class="table-scroll">.*?</table>\n</div>', site.files["uno.html"], re.DOTALL)
    assert re.findall(r'<th scope="(\w+)"', table) == ["col"]
    assert re.search(r'<td class="head[^"]*"', table)


def test_a_table_that_does_not_fit_on_a_phone_says_in_each_cell_what_it_is(site):
    narrow, wide = re.findall("<table.*?</table>", site.files["uno.html"], re.DOTALL)
    assert 'class="cards ' not in narrow and "data-label" not in narrow
    assert 'class="cards ' in wide and re.findall(r'<td data-label="([^"]*)"', wide) == ["Cuándo conviene"]


def test_folded_boxes_open_without_scripts(site):
    assert re.search(
        r'<details class="demostracion dropdown admonition">\s*'
        r'<summary class="admonition-title">Demostración</summary>.*?Pliegue\..*?</details>',
        site.files["uno.html"],
        re.DOTALL,
    )


def test_notes_and_references_are_lists(site):
    page = site.files["uno.html"]
    for kind in ("footnote", "citation"):
        assert f'<div role="list" class="{kind}-list">' in page and f'class="{kind}"' in page
    assert "<aside" not in page
    assert "Herbert Robbins y Sutton Monro (1951)" in page and "Robbins y Monro" in page


def test_pages_know_their_place(site):
    page = site.files["uno.html"]
    assert '<span class="number">1</span> Uno' in page and 'aria-current="page"' in page
    assert 'class="previous" href="index.html"' in page and 'class="next" href="dos.html"' in page
    assert '<meta name="description" content="El límite es λ máx, y (x).">' in page
