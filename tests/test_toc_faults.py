"""De lo que está mal en ``_toc.yml`` se dice qué es y qué hacer."""

import pytest
import toc
import toc_faults
from course_copy import link

LINE = "      - file: chapters/notacion\n"
TEXT = (toc.ROOT / "_toc.yml").read_text("utf-8")


def test_nothing_is_wrong_in_the_list():
    assert toc_faults.faults() == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (LINE, LINE + LINE, "chapters/notacion ya está en la línea {line}: deja una."),
        (LINE, LINE.replace("cion", "cion.md"), "chapters/notacion.md va sin la extensión, chapters/notacion."),
        (
            LINE,
            LINE.replace("cion", "ciones"),
            "no hay ningún chapters/notaciones.md ni chapters/notaciones.ipynb. ¿Querías decir 'chapters/notacion'?",
        ),
        (
            LINE,
            f"{LINE}      - file: chapters/zzz\n",
            "no hay ningún chapters/zzz.md ni chapters/zzz.ipynb. Si la has borrado, quita también su línea.",
        ),
        ("root: index\n", "", "falta «root: index»."),
        ("format: jb-book\n", "", "falta «format: jb-book»."),
        (LINE, LINE.replace("file", "files"), "una página no dice su fichero: 'files' se llama file."),
        (LINE, "      - file:\n", "detrás de «file:» va el nombre de una página, no None."),
        (LINE, "      - title: Símbolos\n", "una página no dice su fichero: 'title' se llama file."),
        (
            LINE,
            LINE.replace("file: ", ""),
            "cada página es «- file: chapters/nombre», no 'chapters/notacion'.",
        ),
        (
            LINE,
            f"      - sections:\n    {LINE}",
            "hay páginas debajo de ninguna: delante de «sections:» va la suya, «file: chapters/nombre».",
        ),
        (
            LINE,
            f"{LINE}        sections:\n          - fichero: chapters/historia\n",
            "una página no dice su fichero: 'fichero' se llama file.",
        ),
        (
            LINE,
            f"{LINE}        sections: chapters/x\n",
            "cada página va en su línea y con su guion, «- file: chapters/nombre».",
        ),
        (
            "  - caption: Para consultar\n",
            "  - caption: Nueva\n    chapters:\n  - caption: Para consultar\n",
            "la parte «Nueva» no tiene páginas: quita también las líneas que la abren, hasta «chapters:».",
        ),
        ("parts:\n", "partes:\n", "el libro no lleva ningún 'partes'. ¿Querías decir 'parts'?"),
        (
            "caption: Para consultar",
            "caption: 2027",
            "detrás de «caption:» va el nombre de la parte; si es un número, entre comillas.",
        ),
        ("numbered: true", "numbered: sí", "numbered debe ser true o false, no 'sí'."),
        (
            "style: alphaupper",
            "style: letras",
            "style debe ser numerical, romanupper, romanlower, alphaupper, alphalower, no 'letras'.",
        ),
        ("style: alphaupper", "maxdepth: dos", "maxdepth debe ser un número, no 'dos'."),
        ("parts:\n", "parts:\n  - Nueva\n", "una parte debe llevar caption y chapters, no 'Nueva'."),
        (
            "    numbered: true\n",
            "    numerada: true\n",
            "la parte «El curso» no lleva ningún 'numerada'. ¿Querías decir 'numbered'?",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(monkeypatch, tmp_path, old, new, told):
    assert old in TEXT
    changed = TEXT.replace(old, new, 1)
    (tmp_path / "_toc.yml").write_text(changed, "utf-8")
    link(tmp_path / "chapters", toc.ROOT / "chapters")
    (tmp_path / "index.md").write_text("# Portada\n", "utf-8")
    monkeypatch.setattr(toc, "ROOT", tmp_path)
    line = TEXT.count("\n", 0, TEXT.index(old)) + 1
    said = toc_faults.faults()
    assert told.format(line=line) in [each.partition(": ")[2] for each in said]
    lines = [int(each.partition(": ")[0].removeprefix("_toc.yml, línea ")) for each in said]
    assert min(abs(each - line) for each in lines) <= 3
