"""De un enlace escrito en HTML que no lleva a ninguna parte se dice el fichero."""

import dead_links
import toc

LINK = '<a href="06_no_está.html#valle?lr=1&amp;steps=2">Aquí</a>'


def test_a_link_that_leads_nowhere_is_told_with_its_page(monkeypatch, tmp_path):
    site = tmp_path / "_build/html"
    (site / "chapters").mkdir(parents=True)
    pages = [tmp_path / "chapters" / name for name in ("uno.ipynb", "dos.md")]
    for path in pages:
        good = '<a href="uno.html">Bien</a>'
        (site / "chapters" / f"{path.stem}.html").write_text(f"<body>{LINK} {good}</body>", "utf-8")
    monkeypatch.setattr(toc, "ROOT", tmp_path)
    monkeypatch.setattr(toc, "sources", lambda: pages)
    said = "«06_no_está.html#valle?lr=1&steps=2» no lleva a ninguna parte: no existe."
    assert dead_links.faults(site) == [f"chapters/dos.md: {said}", f"chapters/uno.ipynb: {said}"]
