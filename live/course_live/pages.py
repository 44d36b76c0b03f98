"""Python en la página: qué guiones y qué paquete del curso hacen falta, y en qué páginas.

``course_python`` dice qué Python se publica con el sitio (lo da ``tools/build.py``): la carpeta, lo que ocupa cada
fichero, lo que se descarga y los datos con que arranca. Vacío, el sitio va sin él y nada de esto se escribe.
"""

import hashlib
import io
import json
import zipfile
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

SCRIPTS = "live/scripts"
# De optlib no hace falta lo del navegador ni los widgets.
PATTERNS = {"optlib": ("*.py", "*.toml", "*.ttf", "*.npz", "*.txt"), "live/course_live": ("*.py",)}
DATE = (1980, 1, 1, 0, 0, 0)


def course(root: Path) -> bytes:
    """Un ZIP con optlib y lo que ejecuta las celdas; los mismos ficheros dan los mismos bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for folder, patterns in PATTERNS.items():
            base = root / folder
            # Este mismo módulo, que es de Sphinx, no viaja.
            found = {path for pattern in patterns for path in base.rglob(pattern)} - {base / Path(__file__).name}
            for path in sorted(found):
                name = path.relative_to(base.parent).as_posix()
                entry = zipfile.ZipInfo(name, DATE)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, path.read_bytes())
    return packed.getvalue()


def scripts(app: Sphinx, folder: Path) -> tuple[dict[str, str], dict[str, str]]:
    """Escribe en ``folder`` el paquete del curso y devuelve los guiones que lo usan y lo que hay que decirles."""
    python = app.config.course_python
    if not python:
        return {}, {}
    data = course(Path(app.srcdir))
    sha256 = hashlib.sha256(data).hexdigest()
    name = f"course-{sha256[:12]}.zip"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
    files = {**python["files"], name: {"bytes": len(data), "sha256": sha256}}
    known = {**python, "folder": f"../python/{python['folder']}", "course": name, "files": files}
    return {entry: f"{SCRIPTS}/{entry}.js" for entry in ("cells", "worker")}, {"PYTHON": json.dumps(json.dumps(known))}


def add_tag(app: Sphinx, config: Config) -> None:
    """Lo que cuenta que el código se ejecuta en la página va en ``{only} python``: sin Python, no sale."""
    if config.course_python:
        app.tags.add("python")


def add_to_context(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: object) -> None:
    """Dice a la plantilla con qué se ejecutan las celdas de la página, si las hay."""
    runs = app.config.course_python and 'class="cell_input' in context.get("body", "")
    context["python"] = "_static/optlib/cells.js" if runs else ""


def setup(app: Sphinx) -> None:
    app.add_config_value("course_python", {}, "html", [dict])
    app.connect("config-inited", add_tag)
    app.connect("html-page-context", add_to_context)
