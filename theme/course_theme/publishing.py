"""Lo que depende de dónde se publica: enlaces al repositorio y a Binder, dirección canónica, mapa del sitio, 404."""

import os
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape

from sphinx.application import Sphinx
from sphinx.config import Config


def read_settings(app: Sphinx, config: Config) -> None:
    """Toma la dirección del sitio, y añade las páginas que nadie escribe."""
    site = setting("SITIO", config.html_baseurl)
    config.html_baseurl = site.rstrip("/") + "/" if site else ""
    # La página de «no encontrado», además de las del libro; la búsqueda la hace el navegador con su propio índice.
    config.html_additional_pages = {"404": "404.html", "search": "search.html"}


def setting(name: str, written: str | None) -> str:
    """Un ajuste del entorno (``REPOSITORIO``, ``RAMA``, ``SITIO``), aunque esté vacío, o el de ``_config.yml``."""
    return os.environ.get(name, written or "")


class Host(NamedTuple):
    """Dónde están, en un sitio de repositorios, las páginas de un fichero; ``{}`` es su rama y su ruta."""

    edit: str
    view: str
    issue: str
    binder: str = ""


# Por cómo empieza su servidor. De otro no se sabe, y solo se enlaza el repositorio.
HOSTS = {
    "github.": Host("edit/{}", "blob/{}", "issues/new?title=", "gh"),
    "gitlab.": Host("-/edit/{}", "-/blob/{}", "-/issues/new?issue[title]=", "gl"),
    "codeberg.": Host("_edit/{}", "src/branch/{}", "issues/new?title="),
}


def links(app: Sphinx, options: dict, source: str) -> list[dict]:
    """Devuelve los enlaces al repositorio de una página; ninguno si su dirección no se conoce."""
    repository = setting("REPOSITORIO", options.get("repository_url")).rstrip("/").removesuffix(".git")
    branch = setting("RAMA", options.get("repository_branch")) or "main"
    if not repository:
        return []
    name = urlsplit(repository).hostname or ""
    host = next((host for start, host in HOSTS.items() if name.startswith(start)), None)
    if host is None:
        return [{"text": "Ver el repositorio", "url": repository}]
    project = urlsplit(repository).path.strip("/")
    path = quote("/".join(filter(None, [(options.get("path_to_docs") or "").strip("/"), source])))
    place, notebook = f"{quote(branch)}/{path}", source.endswith(".ipynb")
    found = []
    # El Binder público solo conoce los repositorios de estos dos sitios; el grupo y el proyecto de GitLab, en uno.
    if notebook and host.binder and name in ("github.com", "gitlab.com"):
        inside = project if host.binder == "gh" else quote(project, safe="")
        target = f"https://mybinder.org/v2/{host.binder}/{inside}/{quote(branch, safe='')}?urlpath=lab/tree/{path}"
        found.append({"text": "Abrir en Binder", "url": target})
    # Su editor enseña el JSON de un cuaderno; el de github.dev, sus celdas.
    edit = f"{repository}/{host.edit.format(place)}"
    if notebook and name == "github.com":
        edit = f"https://github.dev/{project}/blob/{place}"
    found.append({"text": "Editar esta página", "url": edit})
    found.append({"text": "Ver en el repositorio", "url": f"{repository}/{host.view.format(place)}"})
    found.append({"text": "Avisar de un error", "url": f"{repository}/{host.issue}{quote(source)}"})
    return found


def add_to_context(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: object) -> None:
    """Da a las plantillas los enlaces de la página y la descarga de su cuaderno."""
    options = {key.removeprefix("theme_"): value for key, value in context.items() if key.startswith("theme_")}
    source = os.path.relpath(app.env.doc2path(pagename), app.srcdir) if doctree is not None else ""
    context["links"] = links(app, options, source) if source else []
    context["notebook"] = context.get("sourcename", "") if source.endswith(".ipynb") else ""
    if pagename == "404" and app.config.html_baseurl:
        # GitHub Pages sirve esta página en cualquier carpeta: sus enlaces tienen que ser completos.
        relative = context["pathto"]
        context["pathto"] = lambda *args, **kwargs: app.config.html_baseurl + relative(*args, **kwargs)


def write(app: Sphinx, error: Exception | None) -> None:
    """Escribe ``robots.txt`` y, si se conoce la dirección del sitio, ``sitemap.xml``."""
    if error or app.builder.format != "html":
        return
    base, out = app.config.html_baseurl, Path(app.outdir)
    robots = "User-agent: *\nAllow: /\n"
    if base:
        urls = [base + app.builder.get_target_uri(name) for name in sorted(app.env.found_docs)]
        entries = "\n".join(f"  <url><loc>{escape(url)}</loc></url>" for url in urls)
        head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        (out / "sitemap.xml").write_text(f"{head}\n{entries}\n</urlset>\n", "utf-8")
        robots += f"Sitemap: {base}sitemap.xml\n"
    (out / "robots.txt").write_text(robots, "utf-8")
    # Sin este fichero, GitHub Pages no sirve las carpetas que empiezan por guion bajo.
    (out / ".nojekyll").touch()


def setup(app: Sphinx) -> None:
    app.connect("config-inited", read_settings)
    app.connect("html-page-context", add_to_context)
    app.connect("build-finished", write)
