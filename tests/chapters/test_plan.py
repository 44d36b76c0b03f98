"""El plan de la página de docentes: cada fila lleva a su capítulo, a una figura que existe y a su hoja."""

import json
import re
from html import unescape
from itertools import combinations
from urllib.parse import parse_qsl

import nbformat
import numpy as np
import pytest
import toc
from course_theme.promises import PROMISES

from optlib.digits import digits
from optlib.figures.params import Flag, InRange, Param
from optlib.figures.specs import SPECS, complete

TEXT = (toc.ROOT / "chapters" / "docentes.md").read_text("utf-8")
ROWS = [row for row in TEXT.splitlines() if re.match(r"\| \d+ \|", row)]
# Se pide de las páginas del curso que el libro lleva: quien quita una no cambia el plan, ni quien añade otra.
HERE = [page for page in toc.chapters() if page in PROMISES]
GONE = {*PROMISES} - {path.stem for path in toc.sources()}
LINKS = [link for link in re.findall(r'href="(\w+)\.html#([\w-]+)\?([^"]*)"', TEXT) if link[0] not in GONE]


def figures(page: str) -> dict[str, tuple[str, dict]]:
    """Las figuras de un cuaderno, por el nombre con que se enlazan: cuál es y con qué parámetros empieza."""
    cells = nbformat.read(toc.ROOT / "chapters" / f"{page}.ipynb", as_version=4).cells
    html = "".join(out.get("data", {}).get("text/html", "") for cell in cells for out in cell.get("outputs", []))
    found: dict[str, tuple[str, dict]] = {}
    for tag in re.findall(r"<figure[^>]* data-figure[^>]*>", html):
        values = {name: unescape(value) for name, value in re.findall(r'data-(\w+)="([^"]*)"', tag)}
        first = ("breve" if found else "apertura") if "controls" in values else values["figure"]
        key = next(name for n in range(1, 9) if (name := first if n == 1 else f"{first}-{n}") not in found)
        found[key] = values["figure"], json.loads(values["params"])
    return found


def value(param: Param, text: str):
    """Un valor de la dirección, como lo da Python."""
    if isinstance(param, Flag):
        return {"true": True, "false": False}[text]
    return float(text) if isinstance(param, InRange) else text


@pytest.mark.parametrize(("page", "key", "query"), LINKS, ids=lambda part: str(part)[:40])
def test_a_link_to_a_figure_says_what_the_figure_admits(page, key, query):
    figure, params = figures(page)[key]
    given = parse_qsl(unescape(query), strict_parsing=True)
    assert given and {name for name, _ in given} <= set(SPECS[figure].params)
    # Un parámetro mal puesto no vale, y aquí se ve.
    complete(figure, params | {name: value(SPECS[figure].params[name], text) for name, text in given})


def test_each_row_of_the_plan_has_its_chapter_figure_and_sheet():
    rows = [row for row in ROWS if not any(f"`{page}`" in row for page in GONE)]
    assert len(rows) == len(HERE) + 1, "cada capítulo del curso, y el proyecto, tiene su fila en docentes.md"
    for page, row in zip(HERE, rows, strict=False):
        assert f"| {{doc}}`{page}` |" in row and f'href="{page}.html#' in row and f"| {{hoja}}`{page}` |" in row


def test_the_sections_it_names_exist():
    plan = TEXT.split("### Si solo hay cuatro sesiones")[1].split("### Ejercicios en papel")[0]
    sessions = [line for line in plan.splitlines() if not any(f"<{page}>" in line for page in GONE)]
    named = re.findall("«(.*?)»", "\n".join(sessions))
    titles = {
        line.lstrip("# ")
        for path in toc.notebooks()
        for cell in nbformat.read(path, as_version=4).cells
        for line in cell.source.splitlines()
        if line.startswith("#")
    }
    assert len(named) > 5 and set(named) <= titles


def test_the_plans_have_the_sessions_that_they_say_and_the_longest_reaches_every_chapter():
    counts = {"cuatro": 4, "doce": 12}
    for plan in re.findall(r"### Si (.*?)(?=\n###)", TEXT, re.DOTALL):
        assert len(re.findall(r"(?m)^\d+\. ", plan)) == counts[plan.split(" sesiones")[0].split()[-1]]
    assert len(ROWS) == 10 and "plan para cuatro, diez o doce" in (toc.ROOT / "index.md").read_text("utf-8")
    assert [page for page in HERE if f"<{page}>`" not in plan] == []


def test_the_network_of_the_project_is_made_and_its_numbers_are_those_of_the_data():
    project = TEXT.split("(proyecto)=")[1].split("### Si ")[0]
    space: dict = {}
    exec(re.search(r"```python\n(.*?)```", project, re.DOTALL)[1], space)
    net, total = space["network"](0), len(space["y"])
    assert [len(each.y) for each in (net, net.valid, net.test)] == [300, 100, total - 400]
    threes = [sum(three) for three in combinations(np.bincount(digits()[1]), 3)]
    assert f"de tres cifras hay entre {min(threes)} y {max(threes)}" in project
    assert f"da {len(digits()[1])} imágenes" in project
    assert sum(map(int, re.findall(r"(?m)^- \*\w+, (\d)\.\*", project))) == 10
