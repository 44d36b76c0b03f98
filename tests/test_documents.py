"""Lo que dicen los documentos de la raíz existe y es cierto."""

import re
import tomllib
from pathlib import Path

import nbformat
import pytest
import settings
import yaml
from toc import sources

import optlib

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "ARQUITECTURA.md", "CHANGELOG.md")
# Desde dónde se nombra un fichero.
HOMES = ("", "optlib", "optlib/static")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_files_exist(name):
    named = re.findall(r"`((?:\w+/)+[\w.]*\w/?)`", text(name)) + re.findall(r"\]\(([\w.-]+)\)", text(name))
    built = {path for path in named if path.startswith("_build")}
    missing = [path for path in {*named} - built if not any((ROOT / home / path).exists() for home in HOMES)]
    assert not missing, f"{name} nombra ficheros que no existen"


def test_the_example_of_the_readme_prints_what_it_says():
    code = re.search(r"```python\n(.*?)```", text("README.md"), re.DOTALL)[1]
    names = {}
    exec(code, names)
    claims = re.findall(r"^(\S.*?)\s+# (array.*)$", code, re.MULTILINE)
    assert len(claims) == 2
    for expression, shown in claims:
        assert repr(eval(expression, names)) == shown


def unindented(code: str) -> str:
    return re.sub(r"^ +", "", code.strip(), flags=re.MULTILINE)


def test_the_code_of_contributing_is_the_one_of_the_course():
    """Los ejemplos que se copian son los que hay, letra por letra."""
    code = re.findall(r"^ +```(?:python|js)\n(.*?)^ +```$", text("CONTRIBUTING.md"), re.DOTALL | re.MULTILINE)
    figures = [path for kind in ("py", "js") for path in ROOT.glob(f"optlib/**/figures/each/*.{kind}")]
    files = [path.read_text("utf-8") for path in (ROOT / "optlib/optimizers.py", ROOT / "optlib/styles.py", *figures)]
    assert len(code) >= 3
    for block in code:
        assert any(unindented(block) in unindented(each) for each in files), block


def test_version_and_licences_agree():
    project = tomllib.loads(text("pyproject.toml"))["project"]
    citation = yaml.safe_load(text("CITATION.cff"))
    assert citation["version"] == optlib.__version__
    assert citation["license"] in project["license"].split(" AND "), (
        "CITATION.cff y pyproject.toml dicen licencias distintas: pon la tuya en los dos"
    )
    if settings.read()["author"] not in {each["name"] for each in project["authors"]}:
        return  # una edición propia, con sus licencias
    assert project["license"] == "BSD-3-Clause AND CC-BY-4.0 AND OFL-1.1" and project["license-files"] == [
        "LICENSE",
        "LICENSE-textos",
    ]
    assert f"## [{optlib.__version__}] - {citation['date-released']}" in text("CHANGELOG.md")
    assert text("LICENSE").startswith("BSD 3-Clause License")
    assert text("LICENSE-textos").startswith("Attribution 4.0 International")


def test_the_citation_and_the_book_agree():
    """Quien adopta el curso lo firma en ``_config.yml``, y dice cómo se cita en CITATION.cff."""
    citation, book = yaml.safe_load(text("CITATION.cff")), settings.read()
    names = [" ".join(map(str, author.values())) for author in citation["authors"]]
    assert citation["title"] == book["title"], f"CITATION.cff: pon en title «{book['title']}», como en _config.yml"
    assert any(name in book["author"] or book["author"] in name for name in names), (
        f"CITATION.cff: pon en authors a «{book['author']}», como en _config.yml"
    )


def test_no_row_is_left_outside_its_table():
    """Una línea en blanco en medio de una tabla deja las filas que siguen como texto con barras."""
    for path in sources():
        cells = nbformat.read(path, 4).cells if path.suffix == ".ipynb" else [{"source": path.read_text("utf-8")}]
        for cell in cells:
            for block in re.split(r"\n\s*\n", cell["source"]):
                rows = [line for line in block.splitlines() if line.startswith("| ")]
                if rows and cell.get("cell_type") != "code":
                    assert "|---" in block, f"{path.name}: «{rows[0]}»"


def test_the_glossary_follows_the_spanish_alphabet():
    """Sphinx ordena la «é» detrás de la «z»: el orden lo da el fichero."""
    body = text("chapters/glosario.md").split("```{glossary}")[1].split("```")[0]
    terms = [line for line in body.splitlines() if line and not line.startswith(" ")]
    plain = str.maketrans("áéíóúü", "aeiouu")
    assert len(terms) > 50
    # La «ñ», que no tiene tilde, va detrás de la «n».
    assert terms == sorted(terms, key=lambda term: term.lower().translate(plain).replace("ñ", "n~"))
