"""A ningún optimizador, problema ni página le falta una pieza y, si le falta, se dice cuál y en qué fichero va."""

import pieces
import pytest
import toc
from node import ask

from optlib.optimizers import OPTIMIZERS
from optlib.problems import PROBLEMS


def test_nothing_is_missing():
    assert pieces.missing() == []


@pytest.fixture
def altered(monkeypatch, tmp_path):
    """Función que quita las líneas que llevan un texto de un fichero, en una copia de lo que se mira."""

    def without(name, text):
        monkeypatch.setattr(toc, "ROOT", tmp_path)
        for path in (
            "optlib/static/optimizers.js",
            "optlib/styles.py",
            "optlib/figures/landscapes.py",
            "theme/course_theme/promises.py",
            "theme/course_theme/thumbnails.py",
            "chapters/convenciones.md",
            "chapters/referencia.md",
            "_toc.yml",
        ):
            lines = (ROOT / path).read_text("utf-8").splitlines(keepends=True)
            kept = [line for line in lines if path != name or text not in line]
            assert path != name or len(kept) < len(lines)
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text("".join(kept), "utf-8")
        for path in (ROOT / "chapters").iterdir():
            if path.suffix in toc.SUFFIXES and not (tmp_path / "chapters" / path.name).exists():
                (tmp_path / "chapters" / path.name).touch()
        return pieces.missing()

    return without


ROOT = toc.ROOT
TWIN = "falta su gemelo en optlib/static/optimizers.js: "


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "optlib/static/optimizers.js",
            "  Nadam,",
            f"Nadam: {TWIN}una clase Nadam, con los mismos nombres, y su línea en OPTIMIZERS.",
        ),
        ("optlib/static/optimizers.js", "  saddle: {", f"saddle: {TWIN}una entrada saddle en FUNCTIONS, con f y grad."),
        (
            "optlib/styles.py",
            '    "Nadam":',
            "Nadam: falta su línea en STYLES, de optlib/styles.py: colores, trazo, marcador, rótulo y tasa.",
        ),
        (
            "chapters/convenciones.md",
            "| `Nadam` |",
            "Nadam: falta su fila en la tabla de nombres de chapters/convenciones.md.",
        ),
        (
            "optlib/figures/landscapes.py",
            '    "saddle":',
            "saddle: falta su línea en VALLEYS, de optlib/figures/landscapes.py: el dominio que se dibuja.",
        ),
        (
            "optlib/figures/landscapes.py",
            '    "wavy":',
            "wavy: falta su línea en CURVES, de optlib/figures/landscapes.py: el dominio que se dibuja.",
        ),
        (
            "chapters/referencia.md",
            "| `saddle` |",
            "saddle: falta su fila en la tabla de problemas de chapters/referencia.md.",
        ),
        ("_toc.yml", "chapters/erratas", "chapters/erratas: falta su línea en _toc.yml."),
        (
            "theme/course_theme/promises.py",
            '    "erratas":',
            "erratas: falta lo que la portada dice de esa página, en theme/course_theme/promises.py.",
        ),
        (
            "theme/course_theme/thumbnails.py",
            '    "05_adam":',
            "05_adam: falta su dibujo para la portada, en theme/course_theme/thumbnails.py.",
        ),
    ],
)
def test_what_is_missing_is_told_in_one_sentence(altered, name, text, said):
    assert altered(name, text) == [said]


def test_without_a_twin_the_page_is_not_asked(monkeypatch):
    monkeypatch.setattr("node.twins", lambda: ["Lion: falta su gemelo."])
    with pytest.raises(pytest.fail.Exception, match="Lion: falta su gemelo") as caught:
        ask("optimizers.mjs", {})
    assert not caught.value.pytrace


def test_code_that_cannot_be_read_is_shown(monkeypatch, tmp_path):
    (tmp_path / "roto.mjs").write_text("const a = ;")
    monkeypatch.setattr("node.SCRIPTS", tmp_path)
    for _ in range(2):  # el proceso que acabó no se queda con lo que se le pide después
        with pytest.raises(pytest.fail.Exception, match=r"roto.mjs: el código no se puede leer.\n.*roto.mjs:1"):
            ask("roto.mjs", {})


def test_the_tables_are_read_whole():
    assert pieces.in_javascript("OPTIMIZERS") == set(OPTIMIZERS)
    assert pieces.in_javascript("FUNCTIONS") == set(PROBLEMS)
    with pytest.raises(LookupError, match="no hay ningún NADA"):
        pieces.in_python("optlib/styles.py", "NADA")
