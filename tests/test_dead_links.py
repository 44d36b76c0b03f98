"""De un enlace escrito en HTML que no lleva a ninguna parte se dice el fichero, la celda y la línea."""

import dead_links
import nbformat
import toc

LINK = '<a href="06_no_está.html#valle?lr=1&amp;steps=2">Aquí</a>'


def test_a_link_that_leads_nowhere_is_told_with_its_place(monkeypatch, tmp_path):
    site, chapters = tmp_path / "_build/html", tmp_path / "chapters"
    (site / "chapters").mkdir(parents=True)
    chapters.mkdir()
    pages = [chapters / "uno.ipynb", chapters / "dos.md"]
    cells = [nbformat.v4.new_markdown_cell("# Uno"), nbformat.v4.new_markdown_cell(f"## Dos\n\nMira {LINK}.")]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), pages[0])
    pages[1].write_text(f"# Dos\n\n{LINK} y [bien](uno.html).\n", "utf-8")
    for path in pages:
        good = '<a href="uno.html">Bien</a>'
        (site / "chapters" / f"{path.stem}.html").write_text(f"<body>{LINK} {good}</body>", "utf-8")
    monkeypatch.setattr(toc, "ROOT", tmp_path)
    monkeypatch.setattr(toc, "sources", lambda: pages)
    monkeypatch.setattr(dead_links.cells, "ROOT", tmp_path)
    said = "«06_no_está.html#valle?lr=1&steps=2» no lleva a ninguna parte: no existe."
    assert dead_links.faults(site) == [
        f"chapters/dos.md, línea 3: {said}",
        f"chapters/uno.ipynb, celda 2 («## Dos»), línea 3: {said}",
    ]
