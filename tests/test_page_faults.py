"""Lo que está mal en una página, y los enlaces del sitio que no llevan a ninguna parte, se dicen con su fichero."""

import dead_links
import nbformat
import page_faults
import pytest
import toc


def test_nothing_is_wrong_in_the_pages():
    assert page_faults.faults() == []


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"# Una p\xc3\xa1gina\n\nTexto.\n", []),
        (b"\xef\xbb\xbf# Con marca de orden\r\n\r\nTexto.\r\n", []),
        (b"# A\n\n::::{note}\n:::{tip}\na\n:::\n::::\n\n- x\n\n  ```\n  b\n  ```\n\n> ```\n> a\n> ```\n", []),
        (b"# A\n\n:::{note}\na\n", [", línea 3: «:::{note}» no se cierra: falta ::: en su línea."]),
        (b"# A\n\n:::{note}\n:::{tip}\na\n:::\n", [", línea 4: «:::{tip}» no se cierra: falta ::: en su línea."]),
        (b"# A\n\n````{note}\na\n```\n", [", línea 3: «````{note}» no se cierra: falta ```` en su línea."]),
        (b"# A\n\n```", [", línea 3: «```» no se cierra: falta ``` en su línea."]),
        (b"# A\n\n$$\nx\n\n## B\n\nSea $y$.\n", [", línea 3: hay unos $$ sin su pareja."]),
        (b"# A\n\nUno.\n\n**Dos y `tres` y\nya.\n", [", línea 5: «**Dos y `tres` y ya.…»: hay unos ** sin su pareja."]),
        (b"# A\n\nDos y `tres y ya.\n", [", línea 3: «Dos y `tres y ya.…»: hay un acento grave sin su pareja."]),
        (b"# A\n\n`x**2`, $2^{**}$, ``a`b`` y **c\nd**.\n", []),
        (b"# A\n\n| a | b |\n|---|\n| 1 | 2 |\n", [", línea 4: la tabla tiene 2 columnas, y esta línea, 1."]),
        (b"# A\n\n| `a|b` | $|x|$ |\n|---|:-:|\n| 1 | 2 |\n", []),
        ("Una página\n==========\n".encode(), []),
        (b"(lugar)=\n# Un lugar\n", []),
        (b"# A\n\nCuesta 5\\$, y $x$, `$y` y {doc}`otra <02_otra>`.\n\n$$\na\n$$\n", []),
        (b"# A\n\nVer {doc} `otra`.\n", [", línea 3: «{doc}»: va pegado, sin espacio, al acento grave que sigue."]),
        (b"# A\n\nSea \\(x\\).\n", [", línea 3: «\\(»: una fórmula va entre $."]),
        (b"# A\n\nVer <02_otra>.\n", [", línea 3: «<02_otra>»: un enlace a una página es {doc}`texto <nombre>`."]),
        (b"# A\n\nSea $x.\n\nY ya.\n", [", línea 3: «Sea $x.…»: hay un $ sin su pareja."]),
        ("# Una página\n".encode("latin-1"), [": tiene letras que no se leen; guárdalo como UTF-8."]),
        (b"Sin nada\n", [": no tiene título; empieza con uno, «# Mi página»."]),
        (b"", [": no tiene título; empieza con uno, «# Mi página»."]),
        (b"```sh\n# un comentario\n```\n", [": no tiene título; empieza con uno, «# Mi página»."]),
        (
            b"# Uno\n\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> original/main\n",
            [", línea 3: quedan marcas de un conflicto de git."],
        ),
    ],
)
def test_a_page_that_is_wrong(tmp_path, content, told):
    (tmp_path / "mia.md").write_bytes(content)
    assert list(page_faults.wrong(tmp_path / "mia.md")) == told


def test_a_cell_that_does_not_close_a_block(tmp_path):
    texts = ("# Título\n\n:::{note}\nabierto", ":::\n")
    written = [nbformat.v4.new_markdown_cell(text) for text in texts]
    nbformat.write(nbformat.v4.new_notebook(cells=written), tmp_path / "mio.ipynb")
    assert list(page_faults.wrong(tmp_path / "mio.ipynb")) == [
        ", celda 1 («# Título»), línea 3: «:::{note}» no se cierra: falta ::: en su línea.",
        ", celda 2 («:::»), línea 1: «:::» no se cierra: falta ::: en su línea.",
    ]


def test_a_notebook_without_a_title(tmp_path):
    for text, told in (("# Título", []), ("Texto", [": no tiene título; empieza con uno, «# Mi página»."])):
        nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(text)]), tmp_path / "mio.ipynb")
        assert list(page_faults.wrong(tmp_path / "mio.ipynb")) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('<a href="b/dos.html#lugar">', []),
        ('<a href="b/">', []),
        ('<a href="b/dos.html#lotes?lr=0.1">', []),
        ('<a href="https://ejemplo.edu/nada">', []),
        ('<a href="mailto:a@b.c">', []),
        ('<img class="x" src="b/foto%20uno.png" alt="">', []),
        ('<a href="nada.html">', [("nada.html", "no lleva a ninguna parte: no existe.")]),
        (
            '<a class="x" href="b/dos.html#nada">',
            [("b/dos.html#nada", "no lleva a ninguna parte: en esa página no hay nada con el nombre «nada».")],
        ),
        ('<a href="#nada">', [("#nada", "no lleva a ninguna parte: en esa página no hay nada con el nombre «nada».")]),
        (
            '<img src="https://ejemplo.edu/a.png">',
            [
                (
                    "https://ejemplo.edu/a.png",
                    "es de otro sitio, y la página no lo pide: guárdalo en chapters/, o pon un enlace.",
                )
            ],
        ),
        (
            '<iframe width="3" src="//video.edu/v"></iframe>',
            [("//video.edu/v", "es de otro sitio, y la página no lo pide: guárdalo en chapters/, o pon un enlace.")],
        ),
    ],
)
def test_a_link_of_the_site_that_leads_nowhere(tmp_path, text, told):
    (tmp_path / "b").mkdir()
    (tmp_path / "uno.html").write_text(text, "utf-8")
    (tmp_path / "b" / "index.html").write_text("", "utf-8")
    (tmp_path / "b" / "dos.html").write_text('<p id="lugar"></p><div data-figure="lotes"></div>', "utf-8")
    (tmp_path / "b" / "foto uno.png").write_bytes(b"")
    assert list(dead_links.said(tmp_path, "uno.html")) == told


def test_the_file_of_the_page_and_its_line_are_told_once(tmp_path, monkeypatch):
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters" / "mia.html").write_text('<a href="x.html"></a><a href="x.html"></a>', "utf-8")
    (tmp_path / "chapters" / "mia.md").write_text('# Mía\n\n<a href="x.html"></a>\n', "utf-8")
    monkeypatch.setattr(toc, "ROOT", tmp_path)
    monkeypatch.setattr(toc, "sources", lambda: [tmp_path / "chapters" / "mia.md"])
    told = "chapters/mia.md, línea 3: «x.html» no lleva a ninguna parte: no existe."
    assert dead_links.faults(tmp_path) == [told]
    (tmp_path / "chapters" / "mia.md").rename(tmp_path / "chapters" / "mia.txt")
    assert dead_links.faults(tmp_path) == [told.replace(", línea 3", "")]
