"""El MathML de todas las páginas es válido: el que escribe KaTeX y el de optlib."""

import mathml_check


def test_every_formula_is_valid(html):
    counts, wrong = {}, {}
    for path in html.rglob("*.html"):
        text, name = path.read_text("utf-8"), path.relative_to(html).as_posix()
        counts[name] = len(mathml_check.formulas(text))
        if found := mathml_check.complaints(text):
            wrong[name] = sorted(set(found))
    assert wrong == {}
    # Cada «<math» escrito se ha mirado.
    assert counts == {p.relative_to(html).as_posix(): p.read_text("utf-8").count("<math") for p in html.rglob("*.html")}
    assert sum(counts.values()) > 1000
