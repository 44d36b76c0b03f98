"""De lo que está mal en ``_toc.yml`` se dice qué es y qué hacer."""

import pytest
import toc
import toc_faults
from course_copy import link

LINE = "      - file: chapters/notacion\n"
TEXT = (toc.ROOT / "_toc.yml").read_text("utf-8")


def test_nothing_is_wrong_in_the_list():
    assert toc_faults.faults() == []


@pytest.mark.whole
@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (LINE, LINE + LINE, "chapters/notacion está 2 veces; deja una línea."),
        (LINE, LINE.replace("cion", "cion.md"), "chapters/notacion.md: va sin la extensión, chapters/notacion."),
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
        ("root: index\n", "", "falta «root: index», la portada."),
        (
            LINE,
            LINE.replace("file", "files"),
            "en la parte «Para consultar», una página no dice su fichero: 'files' se llama file.",
        ),
        (
            LINE,
            LINE.replace("file: ", ""),
            "en la parte «Para consultar», cada línea es «- file: chapters/nombre», no 'chapters/notacion'.",
        ),
        (
            "  - caption: Para consultar\n",
            "  - caption: Nueva\n    chapters:\n  - caption: Para consultar\n",
            "la parte «Nueva» no tiene páginas: quita también las líneas que la abren, de «- caption:» a «chapters:».",
        ),
        ("format: jb-book\n", "", "falta «format: jb-book»."),
        ("parts:\n", "partes:\n", "el libro no lleva ningún 'partes'. ¿Querías decir 'parts'?"),
        ("caption: Para consultar", "caption: 2027", 'la parte «2027»: pon su nombre entre comillas, "2027".'),
        ("numbered: true", "numbered: sí", "la parte «El curso»: numbered debe ser true o false, no 'sí'."),
        (
            "style: alphaupper",
            "style: letras",
            "la parte «A fondo»: style debe ser numerical, romanupper, romanlower, alphaupper, alphalower, "
            "no 'letras'.",
        ),
        (
            "    numbered: true\n    chapters:\n",
            "    numbered: true\n    chapters:\n      - file: chapters/historia\n",
            "la parte «El curso» va numerada, y 'historia' no empieza por su número, como «08_historia».",
        ),
        (
            LINE,
            f"{LINE}        sections:\n          - file: chapters/historia\n",
            "en la parte «Para consultar», 'chapters/notacion' lleva otras dentro: ponlas en la misma lista que ella.",
        ),
        ("caption: Para consultar", "caption:", "la parte 3.ª no tiene nombre: ponle uno detrás de «caption:»."),
        ("style: alphaupper", "maxdepth: dos", "la parte «A fondo»: maxdepth debe ser un número, no 'dos'."),
        (
            "  - caption: Para consultar\n    chapters:\n",
            "  - caption: Nueva\n    chapters: chapters/progreso\n  - caption: Para consultar\n    chapters:\n",
            "en la parte «Nueva», cada página va en su línea y con su guion, «- file: chapters/nombre».",
        ),
        (
            "    numbered: true\n    chapters:\n",
            "    numbered: true\n    chapters:\n      - file: chapters/08-mia\n",
            "la parte «El curso» va numerada, y '08-mia' no empieza por su número, como «08_mia».",
        ),
        (
            "    style: alphaupper\n    chapters:\n",
            "    style: alphaupper\n    chapters:\n      - file: chapters/historia\n",
            "la parte «A fondo» va numerada, y 'historia' no empieza por su letra, como «e_historia».",
        ),
        ("parts:\n", "parts:\n  - Nueva\n", "la parte 1.ª debe llevar caption y chapters, no 'Nueva'."),
        (
            "    numbered: true\n",
            "    numerada: true\n",
            "la parte «El curso» no lleva ningún 'numerada'. ¿Querías decir 'numbered'?",
        ),
    ],
)
def test_what_is_wrong_is_told(monkeypatch, tmp_path, old, new, told):
    assert old in TEXT
    (tmp_path / "_toc.yml").write_text(TEXT.replace(old, new, 1), "utf-8")
    link(tmp_path / "chapters", toc.ROOT / "chapters")
    (tmp_path / "index.md").write_text("# Portada\n", "utf-8")
    monkeypatch.setattr(toc, "ROOT", tmp_path)
    assert f"_toc.yml: {told}" in toc_faults.faults()
