"""De lo que un libro ha quitado se dice dónde se nombra todavía; en el curso entero no falta nada."""

import pytest
import removed
import removed_pages
import toc

from optlib.exercises import bank


def test_the_course_is_whole():
    # Si no, los tests de la página que falta no se pasarían, y nadie lo sabría.
    assert removed.faults() == [], "«make libro» dice dónde está cada cosa"


@pytest.fixture
def without(monkeypatch):
    """Como si el libro, sin lo que se le haya añadido, hubiera quitado esas páginas."""
    added = removed.own() - {"index"}

    def remove(*names):
        kept = [name for name in toc.pages() if name.rpartition("/")[2] not in {*names, *added}]
        monkeypatch.setattr(toc, "pages", lambda: kept)
        monkeypatch.setattr(removed, "pages", lambda: frozenset(names))
        monkeypatch.setattr(removed, "renamed", dict)
        monkeypatch.setattr(removed, "labels", lambda: [bank.label(name.rpartition("/")[2]) for name in kept])

    return remove


# Los demás parten del curso entero.
README = toc.ROOT.joinpath("README.md").read_text("utf-8").splitlines()
LINKS = "enlaza «03_variantes», que ya no está en el libro."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Lo cuenta {doc}`03_variantes`.", [LINKS]),
        ("Lo cuenta el {doc}`capítulo 3 <03_variantes>`.", [LINKS]),
        ("Se trata en el [capítulo 3](03_variantes.ipynb#minilotes).", [LINKS]),
        ('<a href="03_variantes.html#lotes?batch_size=2">Minilotes</a>', [LINKS]),
        ("El {doc}`capítulo 2 <02_descenso_gradiente>` y [otro](05_adam.ipynb).", []),
        ("El {doc}`capítulo 6 <07_elegir_optimizador>`.", [
            "dice «capítulo 6», y su enlace va a «07_elegir_optimizador», que es el 7."
        ]),
        ("Los capítulos {doc}`1 <01_fundamentos>` y {doc}`6 <07_elegir_optimizador>`.", [
            "dice «6», y su enlace va a «07_elegir_optimizador», que es el 7."
        ]),
        ('<a href="../hojas.html#hoja-6b">Hoja 6b</a> y <a class="x" href="hojas.html#hoja-4">Hoja 5</a>', [
            "dice «Hoja 5», y su enlace va a la hoja 4."
        ]),
        ('| {doc}`05_adam` | <a href="../hojas.html#hoja-6">Hoja 6</a> |', [
            "la hoja de «05_adam» es la 5, y esta fila enlaza la 6."
        ]),
        ("Son 7 capítulos, y 6 capítulos.", ["cuenta «7 capítulos», y ahora son 6."]),
        ("Lo que se vio en el capítulo 3.", ["nombra el capítulo 3, que ya no está en el libro."]),
        ("En los capítulos 1, 3 y 9.", [
            "nombra el capítulo 3, que ya no está en el libro.",
            "nombra el capítulo 9, que ya no está en el libro.",
        ]),
        ("El libro de {cite:t}`goodfellow2016`, en su capítulo 8, lo trata.", []),
        ("En el capítulo 4 y en la tabla 3.", []),
        ("Son siete capítulos.", ["cuenta «siete capítulos», y ahora son 6."]),
        ("Son seis capítulos, y los capítulos que siguen.", []),
        ("Las cuatro páginas de *A fondo*.", []),
        ("Está en `chapters/03_variantes.ipynb`, y no en `chapters/glosario.md`.", [LINKS]),
        ("```text\nson siete capítulos\n```\nSon seis capítulos.", []),
    ],
)  # fmt: skip
@pytest.mark.whole
def test_what_still_names_a_removed_page(without, text, told):
    without("03_variantes")
    assert [what for _, what in removed.said(text)] == told


@pytest.mark.whole
def test_a_page_with_another_number(without, monkeypatch):
    without("03_variantes")
    monkeypatch.setattr(removed, "renamed", lambda: {"03_variantes": "02_variantes"})
    told = [what for _, what in removed.said("El {doc}`capítulo 3 <03_variantes>`.")]
    assert told == ["enlaza «03_variantes», que ahora se llama «02_variantes»."]


@pytest.mark.whole
def test_a_removed_page_whose_number_another_has(without, monkeypatch):
    without("03_variantes")
    monkeypatch.setattr(removed, "pages", lambda: frozenset({"90_variantes"}))
    told = [what for _, what in removed.said("El {doc}`capítulo 5 <90_variantes>` y {doc}`otro <90_variantes>`.")]
    gone = "enlaza «90_variantes», la que quitaste"
    assert told == [f"{gone}, y dice «capítulo 5», que es el número de otro.", f"{gone}."]


@pytest.mark.whole
def test_the_page_that_is_left_of_two(without):
    without("06_tasas_por_coordenada")
    told = list(removed.halves())
    assert told and all("06_otros_optimizadores.ipynb, celda" in each for each in told)
    assert "habla de «dos páginas», y su capítulo ya no tiene dos." in " ".join(told)


@pytest.mark.whole
def test_half_a_chapter_keeps_its_number(without):
    without("06_tasas_por_coordenada")
    assert list(removed.said("El capítulo 6 de los siete capítulos")) == []


@pytest.mark.whole
def test_a_part_without_pages_is_not_named(without):
    assert list(removed.said("Está en *A fondo*.")) == []
    without("a_convergencia", "b_ruido", "c_adaptativos", "d_curvatura")
    assert [what for _, what in removed.said("Está\nen *A\nfondo*.")] == ["nombra *A fondo*, que ya no tiene páginas."]


@pytest.mark.whole
def test_each_place_is_told_once_with_its_line(without):
    without("03_variantes")
    told = removed.faults()
    assert len(told) == len(set(told)) > 20
    (line,) = [k for k, text in enumerate(README, 1) if "Son siete capítulos" in text]
    assert f"README.md, línea {line}: cuenta «siete capítulos», y ahora son 6." in told
    line = toc.ROOT.joinpath("chapters/notacion.md").read_text("utf-8").splitlines()
    places = [k for k, text in enumerate(line, 1) if "<03_variantes>" in text]
    assert [each for each in told if "notacion" in each] == [
        f"chapters/notacion.md, línea {k}: {LINKS}" for k in places
    ]


@pytest.mark.whole
def test_only_a_test_that_misses_a_removed_page_is_skipped(without):
    without("03_variantes")
    path = toc.ROOT / "chapters" / "03_variantes_2.ipynb"
    with pytest.raises(FileNotFoundError), removed_pages.skipping():
        path.read_text("utf-8")
    with pytest.raises(ValueError, match="otra cosa"), removed_pages.skipping():
        raise ValueError("otra cosa")
    lost = FileNotFoundError(2, "No such file", str(path.with_name("03_variantes.ipynb")))
    with pytest.raises(pytest.skip.Exception, match="03_variantes no está en este libro"), removed_pages.skipping():
        raise lost
