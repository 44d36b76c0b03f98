"""Los mutantes de JavaScript: qué se cambia en el código y qué se deja como está."""

import mutants

SOURCE = """import { a } from "./x-1.js"; // 1 + 1
const f = (x) => x.y1 >= 2.5e-3 && !x?.[0] ? `1 < ${x}` : true; /* 3 */
const pattern = /[+-]?\\d+/u, id = x1 !== 7;
"""


def test_operators_numbers_and_comparisons_change_but_not_words_or_comments():
    made = list(mutants.mutants(SOURCE))
    assert [(line, old) for line, old, _ in made] == [
        (2, ">="), (2, "2.5e-3"), (2, "&&"), (2, "!"), (2, "0"), (2, "true"), (3, "!=="), (3, "7"),
    ]  # fmt: skip
    assert made[0][2] == SOURCE.replace(">=", ">", 1) and made[1][2] == SOURCE.replace("2.5e-3", "(2.5e-3 + 1)")
