"""El MathML de todas las páginas es válido: el que escribe KaTeX y el de optlib."""

import mathml_check
import toc


def test_every_formula_is_valid(html):
    counts, wrong = {}, {}
    pages = {name: (html / name).read_text("utf-8") for name in toc.built(html)}
    for name, text in pages.items():
        counts[name] = len(mathml_check.formulas(text))
        if found := mathml_check.complaints(text):
            wrong[name] = sorted(set(found))
    assert wrong == {}
    # Cada «<math» escrito se ha mirado.
    assert counts == {name: text.count("<math") for name, text in pages.items()}
    assert sum(counts.values()) > 1000
