"""Navegación: las partes del libro, la página anterior y la siguiente, y las secciones de la página."""

import re
from collections.abc import Iterable
from functools import lru_cache

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.environment.adapters.toctree import TocTree

from optlib.text.plain import plain

from . import numbering


def shorten(text: str, limit: int = 160) -> str:
    """Recorta un texto tras la última frase que cabe o, si no cabe ninguna, por palabras."""
    if len(text) <= limit:
        return text
    whole = text[:limit].rfind(". ")
    return text[: whole + 1] if whole > limit // 3 else text[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def words(node: nodes.Element) -> str:
    """Devuelve el texto de un párrafo o de un punto de una lista, sin citas y con sus fórmulas en letras."""
    paragraph = node.deepcopy()
    # Antes de resolverse, el texto de una cita es su clave.
    for reference in list(paragraph.findall(addnodes.pending_xref)):
        if reference["refdomain"] == "cite":
            reference.parent.remove(reference)
    for formula in list(paragraph.findall(nodes.math)):
        # En una página ya resuelta, los signos que van con la fórmula están en ella (formulas.py).
        text = formula.get("opening", "") + plain(formula.astext()) + formula.get("closing", "")
        formula.replace_self(nodes.Text(text))
    return re.sub(r"\s+([.,;:)])", r"\1", " ".join(paragraph.astext().split()))


def description(doctree: nodes.document) -> str:
    """Devuelve el primer párrafo de la página, recortado."""
    sections = list(doctree.findall(nodes.section))
    paragraphs = [child for section in sections[:1] for child in section if isinstance(child, nodes.paragraph)]
    return shorten(words(paragraphs[0])) if paragraphs else ""


def reading_time(doctree: nodes.document) -> str:
    """Devuelve lo que dice «Tiempo:» al abrirse el capítulo, o nada."""
    told = (paragraph.astext() for paragraph in doctree.findall(nodes.paragraph))
    return next((text.split("Tiempo:")[1].strip().rstrip(".") for text in told if "Tiempo:" in text), "")


def entry(app: Sphinx, docname: str, title: str | None) -> dict:
    """Devuelve nombre, número, título (sin formato), resumen y tiempo de una página del índice."""
    doctree = app.env.get_doctree(docname)
    return {
        "docname": docname,
        "number": numbering.label(app.env, docname),
        "title": title or app.env.titles[docname].astext(),
        "description": description(doctree),
        "time": reading_time(doctree),
    }


@lru_cache(maxsize=1)
def parts(app: Sphinx) -> list[dict]:
    """Devuelve las partes del libro con sus páginas, en el orden de ``_toc.yml``."""
    root = app.env.get_doctree(app.config.root_doc)
    return [
        {
            "caption": toctree.get("caption") or "",
            "pages": [
                page
                for title, docname in toctree["entries"]
                for page in together(
                    entry(app, name, title if name == docname else None)
                    for name in (docname, *numbering.order(app.env, docname))
                )
            ],
        }
        for toctree in root.findall(addnodes.toctree)
    ]


def together(pages: Iterable[dict]) -> list[dict]:
    """Las páginas de un capítulo: si son varias, con el nombre de este, ``chapter``, y el suyo, ``short``.

    De «Otros optimizadores: la inercia», «Otros optimizadores» y «La inercia».
    """
    found = list(pages)
    for page in found:
        chapter, _, short = page["title"].partition(": ") if len(found) > 1 else ("", "", page["title"])
        page |= {"chapter": chapter, "short": short[:1].upper() + short[1:]}
    return found


def sections(app: Sphinx, docname: str) -> str:
    """Devuelve la lista HTML de las secciones de la página, sin su título."""
    whole = TocTree(app.env).get_toc_for(docname, app.builder)
    lists = [child for item in whole for child in item if isinstance(child, nodes.bullet_list)]
    return app.builder.render_partial(lists[0])["fragment"] if lists else ""


def neighbours(app: Sphinx, docname: str) -> tuple[dict | None, dict | None]:
    """Devuelve la página anterior y la siguiente en el orden del libro."""
    home = {"docname": app.config.root_doc, "number": "", "title": "Portada"}
    pages = [home, *(page for part in parts(app) for page in part["pages"])]
    names = [page["docname"] for page in pages]
    if docname not in names:
        return None, None
    place = names.index(docname)
    return (pages[place - 1] if place else None), (pages[place + 1] if place + 1 < len(pages) else None)


def add_to_context(
    app: Sphinx, pagename: str, templatename: str, context: dict, doctree: nodes.document | None
) -> None:
    """Da a las plantillas el índice del libro, el de la página y sus vecinas."""
    context["parts"] = parts(app)
    context["book_pages"] = app.env.found_docs
    # La portada no lleva índices a los lados.
    whole = doctree is not None and pagename != app.config.root_doc
    context["sections"] = sections(app, pagename) if whole else ""
    context["previous_page"], context["next_page"] = neighbours(app, pagename)
    context["part"] = next(
        (part["caption"] for part in parts(app) if pagename in [page["docname"] for page in part["pages"]]), ""
    )


def refresh(app: Sphinx, env: BuildEnvironment) -> set[str]:
    """Pide que se escriban de nuevo todas las páginas si ha cambiado el índice del libro, que está en todas."""
    parts.cache_clear()
    before, env.course_outline = getattr(env, "course_outline", None), parts(app)
    return set() if before == env.course_outline else set(env.found_docs)


def setup(app: Sphinx) -> None:
    app.connect("html-page-context", add_to_context)
    # Después de que Sphinx haya numerado las páginas.
    app.connect("env-get-updated", refresh, priority=900)
