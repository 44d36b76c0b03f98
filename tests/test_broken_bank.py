"""Con un error en el banco, se dice el fichero, la línea y lo que hay que corregir; nunca una traza en inglés."""

import shutil
import subprocess
import sys

import broken_bank
import pytest
import toc

MODULE = "c02_descenso.py"


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """Una copia de lo que hace falta para leer el banco."""
    root = tmp_path_factory.mktemp("curso")
    for name in ("optlib", "tools"):
        shutil.copytree(toc.ROOT / name, root / name, ignore=shutil.ignore_patterns("fonts", "__pycache__"))
    (root / "_toc.yml").write_text((toc.ROOT / "_toc.yml").read_text("utf-8"), "utf-8")
    return root


def said(root, old, new, name=f"exercises/bank/{MODULE}"):
    """Lo que dice «make ejercicio» con un cambio en un fichero de optlib, y el estado con que acaba."""
    path = root / "optlib" / name
    good = path.read_text("utf-8")
    assert good.count(old) >= 1
    path.write_text(good.replace(old, new, 1), "utf-8")
    code = f"import sys; sys.path.insert(0, {str(root)!r}); sys.argv[1:] = ['gd-parar']; " + RUN
    done = subprocess.run([sys.executable, "-c", code], cwd=root / "tools", capture_output=True, encoding="utf-8")
    path.write_text(good, "utf-8")
    return done.returncode, done.stderr.strip()


RUN = "import runpy; sys.path.insert(0, '.'); runpy.run_path('exercise.py', run_name='__main__')"


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('        label="Número de pasos:",\n', "", "gd-parar: falta label."),
        ("        hints=(", "        hint=(", "gd-orden: no hay ningún campo 'hint'. ¿Querías decir 'hints'?"),
        ("Numeric(", "Numerc(", "no hay nada que se llame Numerc. ¿Querías decir Numeric?"),
        ('run=Run("parabola"', 'run=Run("parabla"', "run: problem: no hay ningún 'parabla'."),
        (
            '        id="gd-parar",\n',
            '        id="gd-parar"\n',
            "falta una coma: al final de esa línea",
        ),
        ("Cada paso multiplica por", '""" "\\xi" """ ', "una barra de LaTeX en un texto normal: pon una r delante"),
        ("import Draw, values", "import values", "Draw no está importado: from ..draws import Draw"),
        ("EXERCISES = [", "EXERCISES = [(", "un ( se cierra con ]"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(copy, old, new, why):
    state, words = said(copy, old, new)
    assert state == 1 and words.startswith(f"optlib/exercises/bank/{MODULE}, línea ")
    assert "Traceback" not in words and why in words


def test_a_module_without_its_page_is_told(copy):
    state, words = said(copy, "PAGE = ", "PAGINA = ")
    assert (state, words) == (1, f"optlib/exercises/bank/{MODULE}: falta PAGE, el nombre de su cuaderno.")


def test_the_bank_is_not_broken():
    assert broken_bank.broken_bank() == ""


@pytest.mark.parametrize(
    ("name", "old", "new", "why"),
    [
        (
            "optimizers.py",
            "    def step(self, x, state, grad):\n",
            "    def step(self, x, state, grad)\n",
            "faltan dos puntos",
        ),
        (
            "optimizers.py",
            "        Nadam,\n",
            "        Nadan,\n",
            "no hay nada que se llame Nadan. ¿Querías decir Nadam?",
        ),
        (
            "problems.py",
            '"saddle": saddle',
            '"saddle": sadle',
            "no hay nada que se llame sadle. ¿Querías decir saddle?",
        ),
        ("styles.py", '"Nadam": Style(', '"Nadam": Style((', "falta su )"),
        ("figures/landscapes.py", '"saddle": (', '"saddle" (', ""),
    ],
)
def test_what_is_wrong_in_the_library_is_said_too(copy, name, old, new, why):
    state, words = said(copy, old, new, name)
    assert state == 1 and words.startswith(f"optlib/{name}, línea ")
    assert "Traceback" not in words and why in words


def test_a_module_that_is_not_listed_is_told(copy):
    bank = copy / "optlib" / "exercises" / "bank"
    (bank / "e_parar.py").write_text('"""Ejercicios."""\n\nPAGE = "e_parar"\nEXERCISES = []\n', "utf-8")
    state, words = said(copy, "EXERCISES = [", "EXERCISES = [")
    (bank / "e_parar.py").unlink()
    where = "optlib/exercises/bank/__init__.py"
    assert (
        words == f"optlib/exercises/bank/e_parar.py: falta importarlo y ponerlo en MODULES, de {where}." and state == 1
    )
