"""``LICENCIAS.txt`` dice de quién es lo que lleva el sitio; sin la licencia de un paquete, el libro no se construye."""

import json
import logging
from types import SimpleNamespace

import pytest
from course_theme import esbuild, fonts, licences
from fontTools.ttLib import TTFont
from toc import ROOT

OWN = {"text": {"name": "CC BY 4.0"}, "code": {"name": "MIT"}}


def application(folder, **config):
    settings = {"course_licenses": OWN, "project": "Curso", "course_python": {}} | config
    return SimpleNamespace(srcdir=str(folder), outdir=str(folder), config=SimpleNamespace(**settings))


@pytest.fixture
def course(tmp_path):
    """Un curso sin más que lo que llevan todos, y un paquete de npm sin licencia."""
    modules = tmp_path / "node_modules"
    for name in licences.FROM_NPM:
        (modules / name).mkdir(parents=True)
        (modules / name / "package.json").write_text('{"version": "1.0", "license": "MIT"}', "utf-8")
        (modules / name / "LICENSE").write_text(f"Copyright de {name}", "utf-8")
    (modules / "suelto").mkdir()
    (modules / "suelto" / "package.json").write_text('{"version": "2.0"}', "utf-8")
    (modules / "suelto" / "README.md").write_text("MIT", "utf-8")
    return tmp_path


def test_a_package_without_its_notice_is_a_warning_and_warnings_are_errors(course, caplog):
    with caplog.at_level(logging.WARNING, "sphinx"):
        licences.write(application(course), {"suelto"})
    [said] = [record.getMessage() for record in caplog.records]
    assert said == "suelto 2.0 () va en el sitio y no trae su licencia: búscala y ponla en licences.py."
    (course / "node_modules" / "suelto" / "LICENSE").write_text(" \n", "utf-8")
    with pytest.raises(licences.Missing):
        licences.from_npm(course, "suelto")
    (course / "node_modules" / "suelto" / "LICENSE").write_text("De quien sea", "utf-8")
    assert licences.from_npm(course, "suelto") == ("suelto 2.0 ()", "De quien sea")


def test_what_the_site_has_is_there_with_its_licence(html):
    """Los paquetes, salvo los que solo construyen o prueban; los datos, y la letra, con el nombre que reserva."""
    text = (html / licences.FILE).read_text("utf-8")
    needed = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"].keys() - {"esbuild", "pyodide"}
    for name in needed:
        assert f"\n{name} " in text and (ROOT / "node_modules" / name / "LICENSE").read_text("utf-8").strip() in text
    for said in ("\nsphinx-design ", "\naccessible-pygments ", "10.24432/C50P49", "geonames.org", "Name ‘Source’"):
        assert said in text
    for path in (html / "_static" / "python").glob("*"):
        assert f"_static/python/{path.name}/{licences.FILE}" in text and (path / licences.FILE).exists()


def test_a_part_of_a_font_has_another_name(html):
    for name in (job[2] for job in fonts.TEXT):
        names = TTFont(html / "_static" / "fonts" / f"{name}.woff2")["name"]
        assert "Source" in names.getDebugName(0)
        assert not [record for record in names.names if record.nameID and "Source" in record.toUnicode()]


def test_each_page_leads_to_it(html):
    for page in html.rglob("*.html"):
        up = "../" * (len(page.relative_to(html).parts) - 1)
        assert f'href="{up}{licences.FILE}"' in page.read_text("utf-8"), page.name


def test_the_package_of_a_file():
    assert esbuild.package("node_modules/katex/dist/katex.mjs") == "katex"
    assert esbuild.package("node_modules/a/node_modules/@b/c/d.js") == "@b/c"
