"""La página calcula y corrige como optlib: mismos números, mismas respuestas, un mensaje por error."""

import json
import math
from pathlib import Path

import numpy as np
import pytest
from exercise_tools import node, recipe
from hypothesis import example, given, settings
from hypothesis import strategies as st

from optlib.exercises.answers import close
from optlib.exercises.bank import everything, find
from optlib.exercises.draws import Draw, values
from optlib.exercises.execution import Run
from optlib.exercises.expressions import evaluate, parse
from optlib.exercises.forms import display_order
from optlib.exercises.kinds import Choice, Column, FillTable, Mistake, Numeric, Option, Order, Step
from optlib.exercises.recipes import instantiate
from optlib.exercises.variants import VARIANTS
from optlib.prng import mulberry32, seed_of
from optlib.text.formatting import format_number

EVERY = [item for item in everything() if item.kind not in ("code", "rule")]
NUMBERS = Path(__file__).parent / "data" / "numbers.json"
SEEDS = list(range(0, 81))


def ident(value):
    return value.id


def same(a, b):
    if isinstance(a, list):
        return len(a) == len(b) and all(same(x, y) for x, y in zip(a, b, strict=True))
    if isinstance(a, float) and math.isnan(a):
        return isinstance(b, float) and math.isnan(b)
    return a == b or abs(a - b) <= 1e-12 * max(1, abs(a))


def test_random_numbers_are_the_same():
    seeds = [0, 1, 7, 2**31, 2**32 - 1]
    pairs = [["gd-primer-paso/0", 3], ["ñandú", 0], ["", 12345]]
    drawn, mixed = node(("random", seeds), ("seeds", pairs))
    assert mixed == [seed_of(text, seed) for text, seed in pairs]
    for seed, found in zip(seeds, drawn, strict=True):
        draw = mulberry32(seed)
        assert found == [draw() for _ in range(20)]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=200),
    st.integers(0, 6),
    st.sampled_from([{}, {"fixed": True}, {"parens": True}, {"fixed": True, "parens": True}])
    | st.fixed_dictionaries({"digits": st.integers(1, 6)}),
)
@example([0, -0.0, 1.0005, 1 / 3, -2e-7, 3e12, 999999.9, 1e-5, 99.99996, 9.9996e-5, 1e6, 9.9e8], 2, {"digits": 3})
def test_any_number_is_written_the_same(numbers, decimals, form):
    [shown] = node(("format", [[value, decimals, form] for value in numbers]))
    assert shown == [format_number(value, decimals, **form) for value in numbers]


def test_numbers_are_written_for_people():
    written = json.loads(NUMBERS.read_text("utf-8"))["written"]
    [shown] = node(("format", [case[:3] for case in written]))
    assert shown == [case[3] for case in written]


def test_close_numbers_are_the_same():
    """A un lado y a otro de la tolerancia, de cerca."""
    near = [0, 0.49, 0.4999, 0.50000009, 0.5000002, 0.501, 0.55, 0.6, 1]
    cases = [[b + gap * 10.0**-d, b, d] for b in (0, 1.5, -3e4, 1e9) for d in (0, 2, 4) for gap in near]
    [found] = node(("close", cases))
    assert found == [close(*case) for case in cases] and 0.3 < sum(found) / len(found) < 0.7


def serves(item, instance):
    """Lo que sortear debe garantizar, dicho sin lo que usa para descartar: hay respuesta y ningún error la da."""
    if item.kind == "choice":
        return any(instance.right) and (item.several or sum(instance.right) == 1)
    if item.kind not in ("numeric", "table"):
        return True
    right, *wrongs = (
        np.round(np.array(answer, dtype=float), item.decimals)
        for answer in (instance.right, *(wrong for _, wrong in instance.wrong))
    )
    return np.isfinite(right).all() and not any(np.array_equal(right, wrong) for wrong in wrongs)


@pytest.mark.parametrize("item", EVERY, ids=ident)
def test_instances_are_the_same_and_serve(item):
    seeds = SEEDS if item.drawn else [0]
    [found] = node(("instances", {"data": recipe(item), "seeds": seeds}))
    for seed, other in zip(seeds, found, strict=True):
        ours = instantiate(item, seed)
        assert serves(item, ours), f"con la semilla {seed}"
        assert [other["names"][name] for name in item.values] == [ours.names[name] for name in item.values]
        assert same(ours.right, other["right"])
        assert same([wrong for _, wrong in ours.wrong], other["wrong"])


def test_rare_draws_are_the_same():
    """Uno de cada cuarenta sirve: cuesta decenas de intentos, y los dos encuentran el mismo."""
    item = Numeric(
        id="prueba", goal="g", question="q", solution="s", label="$x$",
        values={"a": Draw(1, values(1, 40)), "b": Draw(1, values(1, 1000))}, answer="b", where="a < 2",
    )  # fmt: skip
    [found] = node(("instances", {"data": recipe(item), "seeds": SEEDS[:20]}))
    assert [other["right"] for other in found] == [instantiate(item, seed).right for seed in SEEDS[:20]]


@pytest.mark.parametrize("item", [e for e in EVERY if e.kind in ("choice", "order")], ids=ident)
def test_display_order_is_the_same(item):
    [found] = node(("orders", {"data": recipe(item), "seeds": SEEDS[:20]}))
    assert found == [display_order(item, seed) for seed in SEEDS[:20]]


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("vector", [False, True])
def test_variants_are_the_same(variant, vector):
    run = Run(
        "coupled_quadratic" if vector else "parabola",
        "Adam",
        x0=("a", "b") if vector else "a",
        steps=4,
        hyper={"lr": 0.1},
    )
    item = Numeric(
        id="prueba", goal="g", question="q", solution="s", label="$x$", run=run, values={"a": 1.5, "b": -0.7},
        answer="x[4][0]" if vector else "x[4]", mistakes=(Mistake("v", "w", variant=variant),),
    )  # fmt: skip
    [[found]] = node(("instances", {"data": recipe(item), "seeds": [0]}))
    ours = instantiate(item)
    assert same(ours.right, found["right"]) and same(ours.wrong[0][1], found["wrong"][0])


def writings(value, decimals):
    """Las formas de escribir bien un número."""
    exact = f"{value:.{decimals}f}"
    plain = exact.rstrip("0").rstrip(".") if "." in exact else exact
    fine = f"{value:.{decimals + 4}f}"
    forms = [exact, fine, f" {exact} ", exact.replace(".", ","), exact.replace("-", "−"), f"{value:.12e}"]
    forms += [plain, plain.replace(".", ","), f"{value * 1000:.9f}/1000", f"{value * 1000:.9f}·10^-3"]
    if exact.startswith("0."):
        forms += [exact[1:], "+" + exact]
    return forms


@pytest.mark.parametrize("item", [e for e in EVERY if e.kind == "numeric"], ids=ident)
def test_right_numbers_are_accepted_and_each_mistake_is_explained(item):
    data = recipe(item)
    for seed in (0, 1, 2, 3, 4, 5) if item.drawn else (0,):
        instance = instantiate(item, seed)
        rights = writings(instance.right, item.decimals)
        wrongs = [f"{wrong:.{item.decimals + 3}f}" for _, wrong in instance.wrong]
        invalid = ["", "   ", "abc", "1.234,5", "1/0", "1e999", "<b>1</b>"]
        [grades] = node(("grades", {"data": data, "seed": seed, "answers": rights + wrongs + invalid}))
        states = [g["state"] for g in grades]
        assert states == ["correct"] * len(rights) + ["wrong"] * len(wrongs) + ["invalid"] * len(invalid)
        for (_, value), spec, graded in zip(
            instance.wrong, data["mistakes"], grades[len(rights) : len(rights) + len(wrongs)], strict=True
        ):
            said = [part["html"] for part in graded["message"] if isinstance(part, dict)]
            twins = [
                other
                for other, (_, v) in zip(data["mistakes"], instance.wrong, strict=True)
                if close(value, v, item.decimals)
            ]
            assert said == [twin["why"] for twin in twins] and spec["why"] in said
            assert graded["mistakes"] == [twin["name"] for twin in twins]
            assert len(said) == 1 or "más de un error" in graded["message"][0]


@pytest.mark.parametrize("item", [e for e in EVERY if e.kind == "choice"], ids=ident)
def test_choices_are_explained(item):
    right = instantiate(item).right
    only = [[i == j for j in range(len(right))] for i in range(len(right))]
    [grades] = node(("grades", {"data": recipe(item), "seed": 0, "answers": [right, [False] * len(right), *only]}))
    assert grades[0]["state"] == "correct" and grades[1]["state"] == "invalid"
    options = recipe(item)["options"]

    def told(*which):
        if not item.several:
            return [{"html": options[i]["why"]} for i in which]
        return [{"list": [[{"cite": i}, ": ", {"html": options[i]["why"]}] for i in which]}]

    assert grades[0]["message"][1:] == told(*(i for i in display_order(item) if right[i] or item.several))
    assert grades[0]["mistakes"] == []
    for i, graded in enumerate(grades[2:]):
        if not right[i]:
            assert graded["state"] == "wrong" and graded["message"][1:] == told(i)
            assert graded["mistakes"] == [options[i]["name"]]
        elif sum(right) == 1:
            assert graded["state"] == "correct"
        else:
            assert graded["state"] == "wrong" and graded["mistakes"] == ["general-faltan"]
            assert not any(isinstance(p, dict) for p in graded["message"])


def filled(item, table):
    return [
        [f"{v:.{item.decimals + 2}f}" if item.asked(k, c) else None for c, v in zip(item.columns, row, strict=True)]
        for k, row in enumerate(table)
    ]


@pytest.mark.parametrize("item", [e for e in EVERY if e.kind == "table"], ids=ident)
def test_tables_are_corrected_cell_by_cell(item):
    data = recipe(item)
    for seed in (0, 1, 2, 3) if item.drawn else (0,):
        instance = instantiate(item, seed)
        answers, where = [filled(item, instance.right)], []
        for mistake, (_, wrong) in zip(item.mistakes, instance.wrong, strict=True):
            j = [c.name for c in item.columns].index(mistake.column)
            k = next(
                k
                for k in range(item.shown, item.rows)
                if not close(wrong[k][j], instance.right[k][j], item.decimals) and math.isfinite(wrong[k][j])
            )
            answer = filled(item, instance.right)
            answer[k][j] = f"{wrong[k][j]:.{item.decimals + 2}f}"
            answers.append(answer)
            where.append((k, j))
        [grades] = node(("grades", {"data": data, "seed": seed, "answers": answers}))
        assert grades[0]["state"] == "correct"
        for spec, graded, (k, j) in zip(data["mistakes"], grades[1:], where, strict=True):
            assert graded["state"] == "wrong" and "revisar: 1." in graded["message"][0]
            (cell,) = [c for c in graded["cells"] if c["state"] == "wrong"]
            # La primera letra, tras dos puntos, es minúscula.
            said = [part["html"].lower() for part in cell["why"] if isinstance(part, dict)]
            assert (cell["k"], cell["j"]) == (k, j) and spec["why"].lower() in said and said[0][0].islower()
            assert spec["name"] in graded["mistakes"] == cell["mistakes"]


def test_a_table_recognises_a_carried_error():
    item = FillTable(
        id="prueba", goal="g", question="q", solution="s", rows=2,
        run=Run("parabola", "GradientDescent", x0=5, steps=2, hyper={"lr": 0.1}),
        columns=(
            Column("w", "$w$", "x[k]", follows="prev_new"),
            Column("new", "nuevo", "x[k+1]", follows="w - 0.1*2*w"),
        ),
    )  # fmt: skip
    [[graded]] = node(("grades", {"data": recipe(item), "seed": 0, "answers": [[["5", "7"], ["7", "5.6"]]]}))
    assert [c["state"] for c in graded["cells"]] == ["correct", "wrong", "carried", "carried"]
    assert graded["state"] == "wrong" and "arrastran" in graded["message"][-1]
    [[empty, half]] = node(
        ("grades", {"data": recipe(item), "seed": 0, "answers": [[["", ""], ["", ""]], [["5", "4"], ["", ""]]]})
    )
    assert empty["state"] == half["state"] == "invalid" and "Casillas que faltan: 2." in half["message"][0]


def test_each_cell_of_a_table_says_what_is_wrong_with_it():
    item = FillTable(
        id="prueba", goal="g", question="q", solution="s", rows=2,
        run=Run("parabola", "GradientDescent", x0=5, steps=2, hyper={"lr": 0.1}),
        columns=(Column("w", "$w$", "x[k]"), Column("new", "nuevo", "x[k+1]")),
    )  # fmt: skip
    answers = [[["5", "4"], ["1,2,3", "77"]], [["5", "4"], ["88", "3.2"]]]
    [grades] = node(("grades", {"data": recipe(item), "seed": 0, "answers": answers}))
    assert [g["state"] for g in grades] == ["invalid", "wrong"]
    # El porqué se promete solo si se sabe.
    some, none = "De algunas, el porqué, debajo.", "Repasa el planteamiento; si te atascas, pide una pista."
    assert [g["message"][0] for g in grades] == [f"Casillas que revisar: 2. {some}", f"Casillas que revisar: 1. {none}"]
    whys = [[cell.get("why") for cell in g["cells"]] for g in grades]
    # Lo nuestro, como texto: solo lo del ejercicio lleva HTML.
    many = "tiene más de un separador decimal: no separes los miles."
    assert whys == [[None, None, [many], None], [None] * 4]


@pytest.mark.parametrize("item", [e for e in EVERY if e.kind == "order"], ids=ident)
def test_orders_say_what_comes_too_early(item):
    right = list(range(len(item.steps)))
    swaps = [i for i in right[1:] if i - 1 in item.before(i)]
    answers = [right, *([*right[: i - 1], i, i - 1, *right[i + 1 :]] for i in swaps)]
    data = recipe(item)
    [grades] = node(("grades", {"data": data, "seed": 0, "answers": answers}))
    assert grades[0]["state"] == "correct" and swaps
    for i, graded in zip(swaps, grades[1:], strict=True):
        assert graded["state"] == "wrong" and graded["early"] == i
        assert {"html": data["steps"][i]["why"]} in graded["message"]
        assert graded["mistakes"] == [data["steps"][i]["name"]]


# Respuesta, decimales, lo escrito y lo que se le dice: a un lado y a otro de cada límite. Un redondeo se aparta dos
# milésimas de la respuesta o, si es pequeña, diez unidades de la última cifra.
REMARKS = [
    (2.359296, 4, "2.3635", "redondeo"),
    (2.359296, 4, "2.3645", "No es correcto"),
    (0.1234, 4, "0.1243", "redondeo"),
    (0.1234, 4, "0.1245", "No es correcto"),
    (48, 0, "46", "No es correcto"),
    (48, 0, "47.9", "Se pide un número entero."),
    (48, 0, "480", "No es correcto"),
    (2.359296, 4, "2.4", "pocas cifras"),
    (2.359296, 4, "2", "No es correcto"),
    (10.4, 4, "10", "pocas cifras"),
    (9.4, 4, "9", "No es correcto"),
    *((2.359296, 4, text, "separador") for text in ("0.0024", "0.0236", "0.2359", "23.593", "235.9296", "2359.296")),
    (1, 4, "10", "separador"),
    (0, 4, "5", "No es correcto"),
    (2.359296, 4, "-2.3593", "signo"),
    (2.359296, 4, "4.718592", "más de un error"),
    (2.359296, 4, "4,72", "más de un error"),
]


NAMES = {
    "pocas cifras": ["general-cifras"],
    "redondeo": ["general-redondeo"],
    "signo": ["general-signo"],
    "separador": ["general-coma"],
    "Se pide un número entero.": ["general-entero"],
    "más de un error": ["doble", "suma"],
    "No es correcto": [],
}


@pytest.mark.parametrize(("name", "text"), [("neurona-entropia", "51.02"), ("elegir-razon", "3,16")])
def test_by_how_much_something_is_multiplied_needs_no_four_decimals(name, text):
    [[graded]] = node(("grades", {"data": recipe(find(name)), "seed": 0, "answers": [text]}))
    assert graded["state"] == "correct"


@pytest.mark.parametrize(("right", "decimals", "text", "remark"), REMARKS)
def test_where_each_remark_begins(right, decimals, text, remark):
    item = Numeric(
        id="prueba", goal="g", question="q", solution="s", label="$x$", values={"a": right}, answer="a",
        decimals=decimals,
        mistakes=(Mistake("doble", "Es el doble.", value="2*a"), Mistake("suma", "Sumas.", value="a + a")),
    )  # fmt: skip
    [[graded]] = node(("grades", {"data": recipe(item), "seed": 0, "answers": [text]}))
    said = "".join(part if isinstance(part, str) else part["html"] for part in graded["message"])
    assert graded["state"] == "wrong" and remark in said and f"{right:.{decimals}f}" not in said
    assert graded["mistakes"] == NAMES[remark]


def by_hand(item, instance):
    """Lo que escribe quien calcula cada casilla con las suyas, ya redondeadas como se pide."""
    typed, before = [], {f"prev_{column.name}": math.nan for column in item.columns}
    for k, row in enumerate(instance.right):
        written, texts = {}, []
        for column, right in zip(item.columns, row, strict=True):
            value, asked = right, item.asked(k, column)
            if column.follows is not None:
                own = evaluate(parse(column.follows), {**instance.names, **before, **written, "k": k})
                value = own if math.isfinite(own) else right
            written[column.name] = round(value, item.decimals) if asked else right
            texts.append(f"{value:.{item.decimals}f}" if asked else None)
        before = {f"prev_{name}": value for name, value in written.items()}
        typed.append(texts)
    return typed


@pytest.mark.parametrize("item", [e for e in EVERY if e.kind == "table"], ids=ident)
def test_a_table_rounded_as_asked_is_right(item):
    for seed in range(20) if item.drawn else (0,):
        typed = by_hand(item, instantiate(item, seed))
        [[graded]] = node(("grades", {"data": recipe(item), "seed": seed, "answers": [typed]}))
        assert graded["state"] == "correct", (seed, typed, graded)


def first(item, *answers):
    [found] = node(("answers", {"data": recipe(item), "seed": 0, "answers": list(answers)}))
    return found


def test_the_answer_that_is_kept_is_short_and_names_what_was_chosen():
    common = {"id": "prueba", "goal": "g", "question": "q", "solution": "s"}
    number = Numeric(**common, label="$x$", values={"a": 2.5}, answer="a", mistakes=(Mistake("doble", "D.", "2*a"),))
    assert first(number, " 4,9\u200b\t", "5", "\u202a5\u202c" + 500 * "\ufeff") == [
        {"answer": "4,9", "mistakes": []},
        {"answer": "5", "mistakes": ["doble"]},
        {"answer": "5", "mistakes": ["doble"]},
    ]
    options = tuple(Option(f"{'a' * 38}-{k}", f"Texto {k}", "w", right=k < 2) for k in range(6))
    several = Choice(**common, options=options, several=True)
    [all_of_them, lacking] = first(several, [True] * 6, [True] + [False] * 5)
    # Lo que no cabe, no se corta por la mitad.
    assert all_of_them["answer"] == " ".join(option.name for option in options[:4])
    assert sorted(all_of_them["mistakes"]) == [option.name for option in options[2:]]
    assert lacking == {"answer": options[0].name, "mistakes": ["general-faltan"]}
    steps = (Step("uno", "1", "w"), Step("dos", "2", "w"), Step("tres", "3", "w"))
    assert first(Order(**common, steps=steps), [1, 0, 2]) == [{"answer": "dos uno tres", "mistakes": ["dos"]}]
    walk = Run("parabola", "GradientDescent", x0=5, steps=2, hyper={"lr": 0.1})
    table = FillTable(
        **common, rows=2, run=walk, columns=(Column("w", "$w$", "x[k]"), Column("new", "n", "x[k+1]")),
        mistakes=(Mistake("suma", "S.", variant="ascent", column="new"),),
    )  # fmt: skip
    [some, right] = first(table, [["5", " 6 "], ["", "77"]], [["5", "4"], ["4", "3.2"]])
    assert some == {"answer": "new[1]=6; new[2]=77", "mistakes": ["suma"]}
    assert right == {"answer": "", "mistakes": []}
