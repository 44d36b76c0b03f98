"""Una página cambia de nombre, y con él de número, en todas partes; el número de una quitada queda libre."""

import re
import subprocess

import brought
import pytest
import removed
import rename
import renamed_text
import toc

TEXTS = {
    "_toc.yml": "      - file: chapters/02_dos\n      - file: chapters/04_cuatro\n",
    "chapters/02_dos.md": "# Dos\n\nEl {doc}`capítulo 4 <04_cuatro>`, [capítulo 4](04_cuatro.ipynb#x) y "
    "{doc}`capítulo 4 <02_dos>`.\n\nSigue en {doc}`04_cuatro`, y no en 104_cuatro ni en 04_cuatro_mas.\n",
    "chapters/05_cinco.md": "# Cinco\n\nHacen falta los capítulos {doc}`2 <02_dos>` y {doc}`4 <04_cuatro>`, "
    '[4](04_cuatro.ipynb) o <a href="04_cuatro.html#x?y=4">4</a>; <a href="../hojas.html#hoja-4">Hoja 4</a>, '
    '<a href=\\"../hojas.html#hoja-4\\">Hoja 4</a> y <a href="../hojas.html#hoja-4">la de ese capítulo</a>.\n',
    "chapters/04_cuatro.md": "# Cuatro\n\nDetrás de {doc}`03_tres`.\n",
    "chapters/adoptar.md": "make renombrar DE=04_cuatro A=03_cuatro\n",
    "tests/plantilla.py": "TEXT = 'El {{doc}}`capítulo 4 <04_cuatro>`.'\n",
    "optlib/exercises/bank/c03.py": 'PAGE = "03_tres"\n',
    "optlib/exercises/bank/c04.py": 'PAGE = "04_cuatro"\n',
    "tests/.oculto/nota.md": "04_cuatro\n",
    "chapters/docentes.md": '| {doc}`04_cuatro` | <a href="../hojas.html#hoja-6">Hoja 6</a> |\n',
    "index.md": "# Curso\n\nEn el capítulo 2,\nen los capítulos 1 a 4 y en el {doc}`capítulo 4 <02_dos>`.\n",
    "README.md": "Un curso.\n",
    "optlib/deck/errata.toml": "",
}


@pytest.fixture
def course(monkeypatch, tmp_path):
    for name, text in TEXTS.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(text.replace("\n", "\r\n" if name.endswith("02_dos.md") else "\n").encode())
    monkeypatch.setattr(toc, "ROOT", tmp_path)
    monkeypatch.setattr(renamed_text, "bank_pages", lambda: ["03_tres", "04_cuatro"])
    listed = tmp_path / "_toc.yml"
    monkeypatch.setattr(toc, "pages", lambda: ["index", *re.findall(r"file: (\S+)", listed.read_text("utf-8"))])
    monkeypatch.setattr(removed, "pages", lambda: frozenset({"03_tres", "a_otra"}))
    monkeypatch.setattr(removed, "renamed", dict)
    return tmp_path


def read(folder, name):
    return (folder / name).read_bytes().decode()


def test_a_page_takes_the_number_of_one_that_is_gone(course, capsys):
    assert rename.main(["04_cuatro", "03_cuatro"]) == 0
    said = capsys.readouterr().out
    assert "04_cuatro se llama ahora 03_cuatro, en 6 ficheros." in said
    assert "Sin enlace, dicen «capítulo 4»: míralos.\n- index.md, línea 4\n" in said
    assert read(course, "_toc.yml").endswith("chapters/03_cuatro\n")
    assert not (course / "chapters/04_cuatro.md").exists()
    assert read(course, "chapters/03_cuatro.md") == "# Cuatro\n\nDetrás de {doc}`90_tres`.\n"
    # Solo el nombre entero, y los fines de línea como estaban.
    assert read(course, "chapters/02_dos.md").endswith(
        "Sigue en {doc}`03_cuatro`, y no en 104_cuatro ni en 04_cuatro_mas.\r\n"
    )
    # Y en los enlaces, el número.
    links = "{doc}`capítulo 3 <03_cuatro>`, [capítulo 3](03_cuatro.ipynb#x) y {doc}`capítulo 4 <02_dos>`."
    assert links in read(course, "chapters/02_dos.md")
    assert read(course, "chapters/05_cinco.md") == (
        "# Cinco\n\nHacen falta los capítulos {doc}`2 <02_dos>` y {doc}`3 <03_cuatro>`, "
        '[3](03_cuatro.ipynb) o <a href="03_cuatro.html#x?y=4">3</a>; <a href="../hojas.html#hoja-3">Hoja 3</a>, '
        '<a href=\\"../hojas.html#hoja-3\\">Hoja 3</a> y <a href="../hojas.html#hoja-3">la de ese capítulo</a>.\n'
    )
    assert read(course, "chapters/docentes.md") == (
        '| {doc}`03_cuatro` | <a href="../hojas.html#hoja-3">Hoja 3</a> |\n'
    )
    assert "capítulo 3 <03_cuatro>" in read(course, "tests/plantilla.py")
    assert read(course, "optlib/exercises/bank/c03.py") == 'PAGE = "90_tres"\n'
    assert read(course, "optlib/exercises/bank/c04.py") == 'PAGE = "03_cuatro"\n'
    for name in ("chapters/adoptar.md", "tests/.oculto/nota.md"):
        assert read(course, name) == TEXTS[name]


def test_it_is_done_again_in_what_has_come_later(course):
    rename.main(["04_cuatro", "03_cuatro"])
    (course / "chapters" / "02_dos.md").write_text("{doc}`04_cuatro`", "utf-8")
    assert rename.main(["04_cuatro", "03_cuatro"]) == 0
    assert read(course, "chapters/02_dos.md") == "{doc}`03_cuatro`"


def test_it_can_be_done_again_when_nothing_has_come(course, capsys):
    rename.main(["04_cuatro", "03_cuatro"])
    capsys.readouterr()
    for name in ("chapters/adoptar.md", "tests/.oculto/nota.md"):  # que no cuentan
        assert "04_cuatro" in read(course, name)
    assert rename.main(["04_cuatro", "03_cuatro"]) == 0
    assert capsys.readouterr().out == "Ya nada nombra 04_cuatro: no hay nada que cambiar.\n"


def test_all_that_has_come_is_renamed_at_once(course, capsys):
    rename.main(["04_cuatro", "03_cuatro"])
    (course / "chapters" / "02_dos.md").write_text("{doc}`04_cuatro`, {doc}`capítulo 3 <03_tres>`, a_cuatro", "utf-8")
    capsys.readouterr()
    assert rename.main([]) == 0
    assert "04_cuatro se llama ahora 03_cuatro, en 1 fichero." in capsys.readouterr().out
    assert read(course, "chapters/02_dos.md") == "{doc}`03_cuatro`, {doc}`capítulo 3 <90_tres>`, a_cuatro"
    assert rename.main([]) == 0
    assert capsys.readouterr().out.startswith("Ninguna página se nombra con un número de antes")


def test_the_pages_of_a_removed_chapter_keep_the_number_they_were_given(course, capsys, monkeypatch):
    monkeypatch.setattr(removed, "pages", lambda: frozenset({"90_tres", "90_otra", "03_tres"}))
    (course / "chapters" / "02_dos.md").write_text("{doc}`03_tres` y {doc}`90_otra`", "utf-8")
    for each in ("tests/plantilla.py", "optlib/exercises/bank/c03.py"):
        (course / each).write_text('PAGE = "90_tres"\n', "utf-8")
    assert rename.main([]) == 0
    assert "Lo que queda" not in capsys.readouterr().out
    assert read(course, "chapters/02_dos.md") == "{doc}`90_tres` y {doc}`90_otra`"


def test_nothing_changes_while_a_conflict_is_there(course, capsys):
    subprocess.run(["git", "init", "--quiet"], cwd=course, check=True)
    rename.main(["04_cuatro", "03_cuatro"])
    commit(course, "mi número")
    left = "Uno.\n\n<<<<<<< HEAD\n{doc}`03_cuatro`\n=======\n{doc}`04_cuatro`\n>>>>>>> original\n"
    for name in ("chapters/02_dos.md", "README.md"):
        (course / name).write_text(left, "utf-8")
    capsys.readouterr()
    for asked in ([], ["04_cuatro", "03_cuatro"]):
        assert rename.main(asked) == 1
        places = "README.md, línea 3; chapters/02_dos.md, línea 3"
        said = f"No se ha cambiado nada: quedan marcas de un conflicto de git en {places}.\n"
        assert capsys.readouterr().err == said and read(course, "chapters/02_dos.md") == left
    assert brought.marks() == places.split("; ")


def test_the_names_of_the_original_are_not_put_back(course, capsys):
    rename.main(["04_cuatro", "03_cuatro"])
    (course / "_toc.yml").write_text(TEXTS["_toc.yml"], "utf-8")
    capsys.readouterr()
    assert rename.main([]) == 1
    said = "_toc.yml nombra 04_cuatro, y tu página se llama 03_cuatro: deja en _toc.yml tus nombres.\n"
    assert capsys.readouterr().err == f"No se ha cambiado nada: {said}"


def test_what_has_come_is_kept_before_a_number_changes(course, capsys, monkeypatch):
    monkeypatch.setattr(brought, "git", lambda *words: "a1b2c3\n" if "MERGE_HEAD" in words else "")
    assert rename.main(["04_cuatro", "03_cuatro"]) == 1
    assert "guarda antes lo que has traído" in capsys.readouterr().err
    assert {name: read(course, name).replace("\r\n", "\n") for name in TEXTS} == TEXTS


def test_a_name_that_fails_is_the_last(course, capsys, monkeypatch):
    rename.main(["04_cuatro", "03_cuatro"])
    (course / "chapters" / "02_dos.md").write_text("{doc}`04_cuatro`, {doc}`03_tres`", "utf-8")
    monkeypatch.setattr(rename, "broken", lambda: "no se puede.")
    capsys.readouterr()
    assert rename.main([]) == 1
    said = capsys.readouterr().err
    assert said.count("No se ha cambiado nada") == 1 and "git reset --hard" in said


def test_a_removed_page_that_comes_back_is_told(course, capsys):
    (course / "chapters" / "03_tres.md").write_text("# Tres\n", "utf-8")
    assert rename.main([]) == 1
    assert "chapters/03_tres.md ha vuelto, y esa página no está en _toc.yml: bórrala" in capsys.readouterr().err


def test_all_is_left_as_it_was_if_something_fails(course, monkeypatch):
    monkeypatch.setattr(rename, "point_to_sheets", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        rename.main(["04_cuatro", "03_cuatro"])
    assert {name: read(course, name).replace("\r\n", "\n") for name in TEXTS} == TEXTS


def commit(folder, message):
    who = ("-c", "user.name=yo", "-c", "user.email=yo@example.org")
    for words in (("add", "-A"), (*who, "commit", "--quiet", "--allow-empty", "-m", message)):
        subprocess.run(["git", *words], cwd=folder, check=True)


def test_the_numbers_that_have_come_are_told(course, capsys):
    """Los de lo último que se ha unido, y no los que ya estaban."""
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main"], cwd=course, check=True)
    commit(course, "el curso")
    subprocess.run(["git", "branch", "original"], cwd=course, check=True)
    rename.main(["04_cuatro", "03_cuatro"])
    commit(course, "mi número")
    subprocess.run(["git", "switch", "--quiet", "original"], cwd=course, check=True)
    (course / "README.md").write_text("Un curso.\n\nComo en el capítulo 4, y la Hoja 4.\n", "utf-8")
    commit(course, "mejoras")
    subprocess.run(["git", "switch", "--quiet", "main"], cwd=course, check=True)
    who = ("-c", "user.name=yo", "-c", "user.email=yo@example.org")
    subprocess.run(["git", *who, "merge", "--quiet", "--no-edit", "original"], cwd=course, check=True)
    capsys.readouterr()
    assert rename.main([]) == 0
    told = capsys.readouterr().out.partition("Ha llegado con un número; mira si es el de ahora:\n")[2]
    assert told == "- README.md, línea 3: «capítulo 4, y la Hoja 4.»\n- README.md, línea 3: «Hoja 4.»\n"


@pytest.mark.parametrize("merge", [["--no-commit"], ["-m", "mejoras"]])
def test_a_page_that_comes_with_the_number_of_another_is_told(course, capsys, merge):
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main"], cwd=course, check=True)
    commit(course, "el curso")
    subprocess.run(["git", "switch", "--quiet", "-c", "original"], cwd=course, check=True)
    for name in ("04_nueva", "05_otra"):
        (course / "chapters" / f"{name}.md").write_text("# Nueva\n", "utf-8")
        with (course / "_toc.yml").open("a", encoding="utf-8") as listed:
            listed.write(f"      - file: chapters/{name}\n")
    commit(course, "mejoras")
    subprocess.run(["git", "switch", "--quiet", "main"], cwd=course, check=True)
    who = ("-c", "user.name=yo", "-c", "user.email=yo@example.org")
    subprocess.run(["git", *who, "merge", "--quiet", "--no-ff", *merge, "original"], cwd=course, check=True)
    assert rename.main([]) == 0
    told = "04_nueva ha llegado con el número de 04_cuatro: si no son del mismo capítulo, cambia luego uno.\n"
    assert told in capsys.readouterr().out


def test_it_warns_of_what_would_be_lost(course, capsys):
    """Lo que ``git`` no ha guardado, y no lo nuevo, que no se pierde al deshacerlo."""
    warning = "Hay cambios sin guardar: si después lo deshaces con «git reset --hard», se pierden también.\n"
    subprocess.run(["git", "init", "--quiet"], cwd=course, check=True)
    commit(course, "el curso")
    (course / "nuevo.txt").write_text("Una nota.\n", "utf-8")
    rename.main(["04_cuatro", "03_cuatro"])
    assert warning not in capsys.readouterr().out
    rename.main(["03_cuatro", "04_cuatro"])
    assert capsys.readouterr().out.startswith(warning)


def test_in_the_whole_course_there_is_nothing_to_repeat():
    assert brought.outdated() == {}


def test_nothing_changes_if_the_exercises_could_not_be_read(course, capsys, monkeypatch):
    monkeypatch.setattr(rename, "broken", lambda: "optlib/exercises/bank/__init__.py, línea 3: algo.")
    assert rename.main(["04_cuatro", "03_cuatro"]) == 1
    assert "No se ha cambiado nada" in capsys.readouterr().err
    assert {name: read(course, name).replace("\r\n", "\n") for name in TEXTS} == TEXTS


def test_no_module_of_exercises_is_called_like_a_page():
    """Al cambiar el nombre de la página cambiaría el del módulo en las importaciones, y su fichero, no."""
    modules = {path.stem for path in (toc.ROOT / "optlib" / "exercises" / "bank").glob("*.py")}
    assert not modules & {name.rpartition("/")[2] for name in toc.pages()} and rename.broken() == ""


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["04_cuatro"], "Di qué página y cómo se va a llamar: make renombrar DE=04_neurona A=03_neurona"),
        (["04_cuatro", "cuatro"], "A=cuatro: el nombre empieza por un número"),
        (["04_cuatro", "03_más"], "A=03_más: el nombre no lleva tildes ni eñes"),
        (["04_cuatro", "03"], "A=03: falta el resto del nombre, como en 03_neurona."),
        (["04", "04_cuatro"], "DE=04: ninguna página con número se llama así. ¿Querías decir '04_cuatro'?"),
        (["cuatro", "04_cuatro"], "DE=cuatro: ninguna página con número se llama así. ¿Querías decir '04_cuatro'?"),
        (["docentes", "09_docentes"], "DE=docentes: ninguna página con número se llama así. Las demás no se cambian."),
        (["m_hat", "04_cuatro"], "DE=m_hat: ninguna página se llama así, ni nada la nombra."),
        (["04_cuatro", "04_cuatro"], "DE y A son el mismo, 04_cuatro."),
        (["04_cautro", "03_cuatro"], "DE=04_cautro: no hay ninguna página con ese nombre en _toc.yml. ¿Querías decir"),
        (["04_cua", "03_cuatro"], "DE=04_cua: no hay ninguna página con ese nombre en _toc.yml. ¿Querías decir '04_cu"),
        (["04_cautro", "02_dos"], "DE=04_cautro: ninguna página se llama así, ni nada la nombra. ¿Querías decir"),
        (["03_tres", "02_dos"], "DE=03_tres: esa página ya no está en el libro, y 02_dos es otra."),
        (["04_cuatro", "02_dos"], "A=02_dos: ya hay una página que se llama así."),
    ],
)
def test_what_is_wrong_is_told_and_nothing_changes(course, capsys, names, told):
    assert rename.main(names) != 0
    assert capsys.readouterr().err.startswith(told)
    assert {name: read(course, name).replace("\r\n", "\n") for name in TEXTS} == TEXTS
