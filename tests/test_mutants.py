"""Los mutantes: qué se cambia en el código y qué se deja como está."""

import mutants
import pytest

PYTHON = b'''"""Media: 1 + 1."""
def mean(x: int | None = 2, wide: bool = False) -> "1 + 1":  # 3
    if not x or x < 0 is not None:
        raise ValueError(f"x debe ser mayor que {0 + 1}")
    total = -x ** 2
    total += (1.5)  / (x)
    return "a" in "bc" and total // 2
'''
JAVASCRIPT = b"""import { a } from "./x-1.js"; // 1 + 1
const f = (x) => x.y1 >= 2.5e-3 && !x?.[0] ? `1 < ${x}` : true; /* 3 */
const pattern = /[+-]?\\d+/u, id = x1 !== 7;
"""


def texts(name: str, source: bytes) -> list[tuple[str, str]]:
    made = sorted(mutants.LANGUAGES[name](source))
    return [(source[m.start : m.end].decode(), m.new.decode()) for m in made]


def test_python_operators_numbers_and_comparisons_change_but_not_words_messages_or_types():
    assert texts(".py", PYTHON) == [
        ("2", "3"), ("False", "True"), ("not", ""), ("or", "and"), ("<", "<="), ("0", "1"), ("is not", "is"), ("-", ""),
        ("**", "*"), ("2", "3"), ("+", "-"), ("1.5", "2.5"), ("/", "*"), ("in", "not in"), ("and", "or"), ("//", "/"),
        ("2", "3"),
    ]  # fmt: skip


def test_javascript_operators_numbers_and_comparisons_change_but_not_words_or_comments():
    assert texts(".js", JAVASCRIPT) == [
        (">=", ">"), ("2.5e-3", "(2.5e-3 + 1)"), ("&&", "||"), ("!", ""), ("0", "(0 + 1)"), ("true", "false"),
        ("!==", "==="), ("7", "(7 + 1)"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", mutants.TESTS)
def test_every_file_and_its_tests_exist(name):
    assert (mutants.ROOT / name).is_file()
    for test in mutants.TESTS[name]:
        assert (mutants.ROOT / test.split("::")[0]).is_file()


@pytest.mark.parametrize("name", [name for name in mutants.TESTS if name.endswith(".py")])
def test_every_mutant_is_still_python(name):
    source = (mutants.ROOT / name).read_bytes()
    made = list(mutants.python_mutants(source))
    assert len(made) > 20
    for m in made:
        compile(source[: m.start] + m.new + source[m.end :], name, "exec")
