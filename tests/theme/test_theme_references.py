"""Las referencias en español, en la lista y en el texto."""

import pytest
from course_theme.references import SpanishReferences, SpanishStyle
from pybtex.backends.plaintext import Backend
from pybtex.database import parse_string

ENTRIES = {
    "article": (
        "@article{a, author={Robbins, Herbert and Monro, Sutton}, title={A stochastic approximation method}, year=1951,"
        "journal={Annals}, volume=22, number=3, pages={400--407}}",
        "Herbert Robbins y Sutton Monro (1951). A stochastic approximation method. Annals, 22(3), págs. 400–407.",
    ),
    "book": (
        "@book{b, author={Nesterov, Yurii}, title={Lectures}, year=2018, edition=2, publisher={Springer}}",
        "Yurii Nesterov (2018). Lectures. 2.ª ed., Springer.",
    ),
    "inproceedings": (
        "@inproceedings{c, author={Kingma, Diederik and Ba, Jimmy and others}, title={Adam}, year=2015,"
        "booktitle={ICLR}, volume=3, pages={1--15}}",
        "Diederik Kingma, Jimmy Ba y otros (2015). Adam. En ICLR, vol. 3, págs. 1–15.",
    ),
    "misc": (
        "@misc{d, author={Hinton, Geoffrey}, title={Lecture 6e}, year=2012, howpublished={Coursera}}",
        "Geoffrey Hinton (2012). Lecture 6e. Coursera.",
    ),
}


@pytest.mark.parametrize("kind", ENTRIES)
def test_each_kind_of_work(kind):
    source, expected = ENTRIES[kind]
    (entry,) = SpanishStyle().format_entries(parse_string(source, "bibtex").entries.values())
    text = entry.text.render(Backend()).replace("\u00a0", " ")
    assert text == expected


@pytest.mark.parametrize(
    ("people", "text"),
    [(["Ba"], "Ba"), (["Kingma", "Ba"], "Kingma y Ba"), (["Choi", "Shallue", "Nado", "Lee"], "Choi y otros")],
)
def test_citations_in_the_text(people, text):
    authors = " and ".join(f"{name}, N." for name in people)
    entry = parse_string(f"@misc{{x, title={{T}}, year=2015, author={{{authors}}}}}", "bibtex").entries["x"]
    style = SpanishReferences()
    names = style.person.names("author", full=False).format_data({"entry": entry, "style": style})
    assert names.render(Backend()) == text
