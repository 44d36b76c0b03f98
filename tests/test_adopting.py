"""«Adoptar el curso en una tarde», seguido en una copia: otro nombre, otros colores, capítulos y dirección.

Y la página que cuenta CONTRIBUTING, que se añade en la misma copia.
"""

import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import yaml
from build import ADDRESSES
from course_copy import CHANGES, Course

from optlib.exercises import bank

SITE = "https://ejemplo.edu/2027/opt/"
REMOVED = ("03_variantes", "notacion", "a_convergencia", "b_ruido", "d_curvatura")
GONE = "Variantes del descenso"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40"><rect width="60" height="40" fill="#8a1538"/></svg>'
OWN = {
    "course_licenses": {"text": {"name": "CC BY-SA 4.0"}, "code": {"name": "MIT", "url": "https://ejemplo.edu/mit"}},
    "course_adapted_from": {"title": "El original", "author": "Quien lo hizo", "license": "CC BY 4.0"},
    "course_footer": "Métodos <Numéricos> II.",
    "course_contact": "ana@ejemplo.edu",
    "course_accessibility": {
        "entity": "Universidad de Ejemplo",
        "date": "2027-02-01",
        "status": "parcialmente conforme",
    },
    "course_languages": [{"code": "pt", "name": "Português", "url": "https://ejemplo.edu/pt"}],
    "course_colors": {"accent": ["#8a1538", "#ff9db5"]},
}


def adopt(course):
    """Lo que cuenta la página, paso a paso."""
    path = course.root / "_config.yml"
    settings = yaml.safe_load(path.read_text("utf-8"))
    settings |= {"title": "Optimización & aprendizaje", "author": "Ana Núñez", "copyright": "2027", "logo": "logo.svg"}
    settings["repository"]["url"] = "https://github.com/ana/opt"
    settings["html"]["baseurl"] = SITE.rstrip("/")
    settings["sphinx"]["config"] |= OWN
    path.write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")
    (course.root / "logo.svg").write_text(LOGO, "utf-8")
    for name in REMOVED:
        for suffix in (".ipynb", ".md"):
            (course.root / "chapters" / f"{name}{suffix}").unlink(missing_ok=True)
        course.change("_toc.yml", f"      - file: chapters/{name}\n", "")
    (course.root / "chapters" / "08_cierre.md").write_text("# Para acabar\n\nLo que hay que entregar.\n", "utf-8")
    course.change("_toc.yml", "  - caption: A fondo\n", "      - file: chapters/08_cierre\n  - caption: A fondo\n")
    for place in CHANGES["page"]:
        if place["lacks"]:
            lacking = course.run("tools/browser_data.py")
            assert lacking.returncode == 1 and place["lacks"] in lacking.stderr
        course.write(place)


def build(course):
    with pytest.MonkeyPatch.context() as patch:
        for name in ADDRESSES:
            patch.delenv(name, raising=False)
        return course.run("tools/build.py", PYTHON_EN_PAGINA="no")


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    course = Course(tmp_path_factory.mktemp("adoptado") / "curso")
    adopt(course)
    return course


@pytest.fixture(scope="module")
def told(course):
    """Lo que se dice al construirlo."""
    done = build(course)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def pages(course, told):
    """Cada página del sitio, por su ruta."""
    html = course.root / "_build" / "html"
    return {path.relative_to(html).as_posix(): path.read_text("utf-8") for path in html.rglob("*.html")}


pytestmark = [pytest.mark.xdist_group("adoptar"), pytest.mark.long]


def test_every_link_leads_somewhere_under_its_folder(course, pages):
    html = course.root / "_build" / "html"
    for name, text in pages.items():
        for address in re.findall(r'(?:href|src|srcset)="([^"]+)"', text):
            target = urljoin(SITE + name, address.split(" ")[0].replace("&amp;", "&"))
            if not target.startswith(SITE):
                continue
            path, anchor = html / unquote(urlsplit(target).path.removeprefix("/2027/opt/")), urlsplit(target).fragment
            path = path / "index.html" if path.is_dir() else path
            assert path.is_file(), f"{name}: {address}"
            if anchor and path.suffix == ".html" and not re.match(r"ejercicio-|paciente=|.*\?", anchor):
                there = path.read_text("utf-8")
                assert re.search(rf'id="{re.escape(unquote(anchor))}"', there), (name, address)


def test_nothing_of_a_removed_page_is_published_counted_or_searched(course, pages):
    html = course.root / "_build" / "html"
    ids = [item.id for item in (*bank.pages()["03_variantes"], *bank.questions("03_variantes"))]
    for name, text in pages.items():
        assert not any(Path(name).stem == gone for gone in REMOVED)
        assert GONE not in text, name
        assert not [each for each in ids if f'"{each}"' in text or f'-{each}"' in text], name
    index, sitemap = (html / "_static/search-index.js").read_text("utf-8"), (html / "sitemap.xml").read_text("utf-8")
    for gone in REMOVED:
        assert f"{gone}.html" not in index + sitemap and not list(html.rglob(f"*{gone}*"))
    assert f"{SITE}chapters/08_cierre.html" in sitemap
    script = (html / "_static/site.js").read_text("utf-8")
    assert not [each for each in ids if f'"{each}"' in script]


def test_a_number_is_a_place(pages):
    assert re.search(r'<h1.*?><span class="section-number">3\. </span>', pages["chapters/04_neurona.html"])
    assert re.search(r'<h1.*?><span class="section-number">7\. </span>Para acabar', pages["chapters/08_cierre.html"])
    progress = re.findall(r'class="progress-(?:name|chapter)">(\w+) ', pages["chapters/progreso.html"])
    assert [number for number in progress if len(number) == 1] == ["1", "2", "3", "4", "5", "6", "A"]
    assert "<strong>Ejercicio 3.1.</strong>" in pages["chapters/04_neurona.html"]
    sheets = re.findall(r'id="hoja-(\w+)"', pages["hojas.html"])
    assert sheets == ["1", "2", "3", "4", "5", "5b", "5c", "6", "A", "tu_optimizador"]
    assert re.search(r'<h1.*?><span class="section-number">A\. </span>', pages["chapters/c_adaptativos.html"])
    said = re.findall(r'href="(\d\d)_\w+\.html[^>]*><span class="doc">[^<]*capítulo (\d)<', "".join(pages.values()))
    assert set(said) == {("01", "1"), ("02", "2"), ("04", "3"), ("05", "4"), ("06", "5"), ("07", "6")}
    assert "Lo que hay que entregar." in pages["index.html"]


def test_the_page_that_contributing_adds(pages):
    """Su ortografía la mira ``test_spelling``, que recorre todas."""
    assert "Antes de entrenar" in pages["chapters/lista.html"]
    assert 'href="chapters/lista.html"' in pages["index.html"]


def test_a_link_to_a_removed_page_becomes_its_text_and_is_told_once(pages, told):
    """Con su nombre, si no tiene otro; también en una tabla, y el de una figura con los mandos puestos."""
    [notice] = re.findall(r"^- (.*no están en _toc.yml.*)$", told, re.MULTILINE)
    assert notice.startswith("03_variantes, a_convergencia, b_ruido, d_curvatura, notacion: no están")
    assert "chapters/05_adam.ipynb" in notice and "chapters/docentes.md" in notice and "AVISO" not in told
    for text in pages.values():
        assert not re.search(rf'href="[^"]*\b(?:{"|".join(REMOVED)})\.', text)
    teachers = re.sub(r"<[^>]+>", "", pages["chapters/docentes.html"])
    assert "Minilotes de dos ejemplos; de treinta y dos" in teachers and "Del capítulo 3, la comparación" in teachers
    assert "Minilotes de dos ejemplos</a>" not in pages["chapters/docentes.html"]


def test_what_is_asked_of_the_plan_and_of_the_objectives_follows_the_toc(course, told):
    done = course.test("tests/chapters/test_plan.py", "tests/chapters/test_objectives.py")
    assert done.returncode == 0, done.stdout


def test_whose_course_it_is(course, pages):
    for name, text in pages.items():
        assert "Optimización &amp; aprendizaje" in text and "Autores del curso" not in text.partition("<footer")[2], (
            name
        )
        # La 404 se sirve desde cualquier carpeta, y sus direcciones son completas.
        above = SITE if name == "404.html" else "../" * name.count("/")
        assert f'src="{above}_static/logo.svg"' in text, name
    foot = pages["chapters/05_adam.html"].partition("<footer")[2]
    assert '<a href="mailto:ana@ejemplo.edu">ana@ejemplo.edu</a>' in foot and "Edición " in foot
    for words in ("© 2027 Ana Núñez", "CC BY-SA 4.0", "«El original», de Quien lo hizo (CC BY 4.0)", "Português"):
        assert words in foot
    assert '<a href="https://ejemplo.edu/mit">MIT</a>' in foot and "Métodos &lt;Numéricos&gt; II." in foot
    assert f'<link rel="canonical" href="{SITE}chapters/05_adam.html">' in pages["chapters/05_adam.html"]
    assert "https://github.dev/ana/opt/blob/main/chapters/05_adam.ipynb" in pages["chapters/05_adam.html"]
    assert ">Optimización &amp; aprendizaje</span>" in pages["index.html"] and "CC BY-SA 4.0" in pages["hojas.html"]
    assert 'hreflang="pt"' in pages["index.html"].partition("</head>")[0]
    static = course.root / "_build" / "html" / "_static"
    assert "--accent:light-dark(#8a1538,#ff9db5)" in (static / "course.css").read_text("utf-8")
    assert (static / "logo.svg").read_text("utf-8") == LOGO


def test_who_answers_turns_the_report_into_a_declaration(pages):
    page = pages["chapters/accesibilidad.html"]
    assert "informe técnico" not in page and "no dice a quién se escribe" not in page
    for words in (
        "Universidad de Ejemplo se ha comprometido",
        "Este sitio web es parcialmente conforme con",
        "Esta declaración se preparó el 1 de febrero de 2027",
        "cabe reclamar ante Universidad de Ejemplo",
        'href="mailto:ana@ejemplo.edu"',
    ):
        assert words in page, words


def test_what_is_wrong_is_told_before_building(course):
    settings = (course.root / "_config.yml").read_text("utf-8")
    try:
        (course.root / "_config.yml").write_text(settings.replace("#8a1538", "#ffa500"), "utf-8")
        done = course.run("tools/build.py", PYTHON_EN_PAGINA="no")
        assert done.returncode == 1 and "accent (#ffa500) no contrasta" in done.stderr
    finally:
        (course.root / "_config.yml").write_text(settings, "utf-8")
