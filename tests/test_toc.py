"""De lo que está mal en ``_toc.yml`` se dice qué es."""

import pytest
import toc

LINE = "      - file: chapters/notacion\n"
TEXT = (toc.ROOT / "_toc.yml").read_text("utf-8")


def test_nothing_is_wrong_in_the_list():
    assert toc.faults() == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (LINE, LINE + LINE, "_toc.yml: chapters/notacion está dos veces."),
        (LINE, LINE.replace("cion", "cion.md"), ", file: debe ser el nombre de una página, como chapters/nombre, sin"),
        (LINE, LINE.replace("cion", "ciones"), "_toc.yml: no hay ningún chapters/notaciones.md ni chapters/notaciones"),
        (LINE, LINE.replace("file", "files"), "no hay ningún ajuste 'files'. ¿Querías decir 'file'?"),
        (LINE, LINE.replace("file: ", ""), "debe ser una página, «- file: chapters/nombre», no 'chapters/notacion'."),
        (
            LINE,
            LINE + "        sections: chapters/x\n",
            "debe ser páginas, en su línea y con su guion, no 'chapters/x'.",
        ),
        ("root: index\n", "", "_toc.yml, falta root."),
        ("numbered: true", "numbered: sí", "parts, el 1.º, numbered: debe ser true o false, no 'sí'."),
        ("parts:\n", "parts:\n  - Nueva\n", "parts, el 1.º: debe ser una parte, con caption y chapters, no 'Nueva'."),
    ],
)
def test_what_is_wrong_is_told(monkeypatch, tmp_path, old, new, told):
    for name in toc.pages():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / f"{name}.md").touch()
    assert old in TEXT
    (tmp_path / "_toc.yml").write_text(TEXT.replace(old, new, 1), "utf-8")
    monkeypatch.setattr(toc, "ROOT", tmp_path)
    assert any(told in each for each in toc.faults())


def test_a_page_that_is_two_files(monkeypatch, tmp_path):
    monkeypatch.setattr(toc, "ROOT", tmp_path)
    for suffix in toc.SUFFIXES:
        (tmp_path / f"una{suffix}").touch()
    assert toc.absent("una") == "_toc.yml: hay un una.md y un una.ipynb: borra el que no sea."
