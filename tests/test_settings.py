"""Los ajustes del curso: los que hay valen, y lo que no se puede leer se dice."""

import re

import pytest
import settings
import toc
import yaml
from course_theme import palette

ADOPTING = (toc.ROOT / "chapters" / "adoptar.md").read_text("utf-8")


def test_nothing_is_wrong_in_the_configuration():
    assert settings.faults() == []


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("SITIO", "ejemplo.edu/curso", "SITIO: debe ser la dirección con https://"),
        ("REPOSITORIO", "https://github.com/yo/curso/tree/main", "REPOSITORIO: debe ser la dirección del repositorio"),
        ("REPOSITORIO", "https://yo:secreto@github.com/yo/curso", "REPOSITORIO: debe ser la dirección del repositorio"),
        ("RAMA", "la mía", "RAMA: debe ser el nombre de una rama"),
    ],
)
def test_an_address_of_the_environment_is_checked_too(monkeypatch, variable, value, told):
    monkeypatch.setenv(variable, value)
    (said,) = settings.faults()
    assert said.startswith(f"- {told}") and "secreto" not in said


UNDERSTOOD = "Suele ser la sangría, que va con espacios, o un texto con dos puntos, o un color, sin comillas."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("title: Optimización: un curso\n", f"_config.yml, hacia la línea 1: no se entiende. {UNDERSTOOD}"),
        (
            "title: Curso\nhtml:\n  baseurl: a\ntitle: Otro\n",
            "_config.yml, línea 4: «title» está dos veces: deja una, o falta un guion.",
        ),
        ("Curso\n", "_config.yml: debe ser una lista de nombres con su valor."),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path, text, told):
    (tmp_path / "_config.yml").write_text(text, "utf-8")
    with pytest.raises(settings.Unreadable) as caught:
        settings.load(tmp_path / "_config.yml")
    assert str(caught.value) == told


def test_what_the_page_shows_is_what_is_written_and_said():
    """La página «Adoptar el curso en una tarde»."""
    example = yaml.safe_load(re.search(r"```yaml\n(title.*?)```", ADOPTING, re.DOTALL)[1])
    assert set(example) <= set(settings.read())
    assert set(example["sphinx"]["config"]) <= set(settings.read()["sphinx"]["config"])
    [told] = palette.illegible({"accent": ("#ffa500", "#ffa500")})
    assert f"- _config.yml, {told}" in " ".join(ADOPTING.split())
    named = re.findall(r"^\| `([a-z_]+)`", ADOPTING, re.MULTILINE)
    own = [name for name in settings.read()["sphinx"]["config"] if name.startswith("course_")]
    assert [name for name in named if name.startswith("course_")] == own


def test_a_file_that_is_missing_or_is_not_utf8(tmp_path):
    with pytest.raises(settings.Unreadable, match=r"^falta _config\.yml\.$"):
        settings.load(tmp_path / "_config.yml")
    (tmp_path / "_config.yml").write_bytes("title: Optimización".encode("latin-1"))
    with pytest.raises(settings.Unreadable, match="guárdalo como UTF-8"):
        settings.load(tmp_path / "_config.yml")


def test_the_work_that_an_edition_comes_from_is_asked_for(monkeypatch):
    written = {"author": "Ana Núñez", "sphinx": {"config": {"course_adapted_from": {}}}}
    monkeypatch.setattr(settings, "read", lambda: written)
    monkeypatch.delenv("REPOSITORIO", raising=False)
    (told,) = settings.notices()
    assert told.startswith("_config.yml, course_adapted_from: el curso tiene otra firma")
    written["sphinx"]["config"]["course_adapted_from"] = {"title": "Optimización", "author": "Autores del curso"}
    assert settings.notices() == []
