"""Pruebas de todos los ejercicios del banco: no saben de ninguno en particular."""

import json
import re
from collections import Counter
from html import unescape
from pathlib import Path

import pytest
import toc
from course_theme.promises import PROMISES
from exercise_faults import faults

from optlib.exercises import bank
from optlib.exercises.bank import everything, pages, questions
from optlib.exercises.forms import display_order
from optlib.exercises.page import render

EVERY = everything()
QUICK = questions()


def ident(value):
    return getattr(value, "id", str(value))


@pytest.mark.parametrize("item", [*EVERY, *QUICK], ids=ident)
def test_html_is_deterministic_inert_and_complete(item):
    html = render(item)
    assert html == render(item)
    assert not re.search(r"<(script|input|button|select|textarea|form|template)\b|\son[a-z]+=", html)
    assert "<details" in html and "<details open" not in html
    assert "@{" not in html and "indefinido" not in html
    assert "$" not in re.sub(r"<[^>]*>", "", html), "queda un signo de dólar sin traducir"
    data = json.loads(unescape(re.search(r"data-recipe='([^']*)'", html)[1]))
    assert data["id"] == item.id and data["kind"] == item.kind
    cited = {int(n) for n in re.findall(r'data-v=\\?"(\d+)', unescape(html))}
    assert cited <= set(range(len(data["v"])))


@pytest.mark.parametrize("item", [*EVERY, *QUICK], ids=ident)
def test_nothing_is_wrong(item):
    assert not faults(item)


@pytest.mark.parametrize("item", QUICK, ids=ident)
def test_a_question_of_one_tap_is_short_and_fair(item):
    """Se lee de un vistazo, y la respuesta no se adivina por ser la más larga con mucho."""
    assert len(item.question) <= 180 and item.question.count("¿") == item.question.count("?") >= 1
    assert 2 <= len(item.options) <= 4 and not item.drawn and not item.hints
    right, wrong = ([len(o.text) for o in item.options if (o.right is True) == kind] for kind in (True, False))
    assert max(right + wrong) <= 90 and right[0] <= 1.5 * max(wrong)
    assert all(len(o.why) <= 200 for o in item.options)


def test_the_right_option_is_not_always_in_the_same_place():
    places = Counter(display_order(item).index([o.right for o in item.options].index(True)) for item in QUICK)
    assert len(QUICK) > 50 and max(places.values()) < 0.6 * len(QUICK)


ORDINAL = r"(?:primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|sext[oa]|(?:pen)?últim[oa])s?"
MANY = r"(?:(?:dos|tres|cuatro|otr[oa]s)\s+)?"
NO_NOUN = r"(?!\s+(?!(?:[yoeu]|es|son|no|sí|dice|dicen)\b)\w)"  # «la segunda:», y no «la segunda fila»
BY_PLACE = re.compile(rf"\b(?:la|el|las|los)\s+{MANY}{ORDINAL}(?:\s+(?:dos|tres|cuatro))?\b{NO_NOUN}", re.I)


@pytest.mark.parametrize("item", [item for item in [*EVERY, *QUICK] if item.kind in ("choice", "quick")], ids=ident)
def test_no_option_is_called_by_its_place(item):
    """Las opciones se barajan: quien lee «la segunda» no sabe cuál es, salvo que la pregunta ya cuente así."""
    if any(BY_PLACE.search(text) for text in (item.question, *(option.text for option in item.options))):
        pytest.skip("los ordinales son de lo que se pregunta")
    found = BY_PLACE.search if item.kind == "choice" else BY_PLACE.match  # lo de un toque es coloquial: «a la primera»
    for text in (item.solution, *item.hints, *(option.why for option in item.options)):
        assert not found(text.strip()), f"«{text}» nombra una opción por su lugar"


@pytest.mark.parametrize("page", [page for page in pages() if page in PROMISES])
def test_a_page_has_what_it_promises(page):
    items = pages()[page]
    # A fondo hay menos y más largos; en «Escribe tu optimizador», reglas.
    few = (9, 1, 0, 9) if page == "tu_optimizador" else (4, 3, 1, 3)
    count, kinds, drawn, mistakes = (6, 4, 2, 9) if page in toc.chapters() else few
    assert len(items) >= count, f"hacen falta al menos {count} ejercicios"
    assert len({item.kind for item in items}) >= kinds, f"hacen falta al menos {kinds} clases"
    assert sum(item.drawn for item in items) >= drawn, f"hacen falta al menos {drawn} que sorteen sus números"
    assert sum(len(item.mistakes) for item in items) >= mistakes, f"hacen falta {mistakes} errores diagnosticados"


FOREVER = Path(__file__).parent / "data" / "mistake_names.txt"


def test_a_name_is_for_ever():
    listed = dict(line.split(": ") for line in FOREVER.read_text("utf-8").splitlines())
    then = {f"{item}/{name}" for item, names in listed.items() for name in names.split()}
    now = {f"{item.id}/{each.name}" for item in (*EVERY, *QUICK) for each in bank.named(item).values()}
    assert not then - now, (
        f"{sorted(then - now)}: en los ficheros ya entregados se llama así. Devuélvele su nombre; si ya no existe, "
        f"bórralo también de {FOREVER.name}."
    )
    assert not now - then, f"{sorted(now - then)}: nombre nuevo; añádelo a {FOREVER.name}, en la línea de su ejercicio."


def test_a_name_of_several_exercises_is_one_mistake():
    """La opción que es siempre correcta no es un error, ni se llama como ninguno."""
    both = [
        (each.name, getattr(each, "right", False) is True)
        for item in (*EVERY, *QUICK)
        for each in bank.named(item).values()
    ]
    right, wrong = ([name for name, fine in both if fine == kind] for kind in (True, False))
    general = {f"general-{name}" for name in ("cifras", "redondeo", "signo", "coma", "entero", "faltan")}
    several = {name for name in wrong if wrong.count(name) > 1}
    assert sorted((several | general) ^ set(bank.shared())) == [], "en mistakes.toml van los de varios ejercicios"
    assert sorted(set(right) & set(wrong)) == [], "unas veces son correctas y otras no: cambia el nombre"
