"""Hace el ZIP del curso, que queda en ``_build``: el sitio para leerlo desde una carpeta, con doble clic.

Lleva los ejercicios y las figuras vivos: sus módulos van reunidos en un guion clásico, que sí se carga desde ``file://``.
Python no arranca así: lleva sus ficheros, y una nota dice cómo servir la carpeta para tenerlo en las páginas. Al
terminar rehace el sitio, cuya portada pasa a enlazarlo.
"""

import os
import shutil
import sys
import zipfile
from pathlib import Path

import build
import setup
from build import NAME
from runtime import packs

SITE = build.BUILD / "sin-conexion" / "html"
START = "ABRE-index.html.txt"
READ = "Abre index.html con doble clic. No hace falta conexión ni instalar nada.\n"
SERVE = """
Para ejecutar y cambiar también el código de las páginas, sirve esta carpeta: los navegadores no dejan arrancar Python
en una página abierta con doble clic. Con Python instalado, en una terminal abierta aquí:

    python3 -m http.server --bind 127.0.0.1 8000

y abre http://127.0.0.1:8000 en el navegador. Tampoco entonces hace falta conexión. Para toda una clase, cualquier
servidor de ficheros vale; sin «--bind 127.0.0.1», este lo ven también los demás equipos de la red.
"""
# Ya vienen comprimidos.
PACKED = {".png", ".woff2", ".zip", ".zst"}
# La fecha más antigua que admite un ZIP: el mismo contenido da los mismos bytes.
DATE = (1980, 1, 1, 0, 0, 0)


def pack(site: Path, target: Path) -> None:
    """Comprime el sitio en una carpeta con el nombre del curso."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        note = READ + (SERVE if (site / "_static" / "python").exists() else "")
        archive.writestr(zipfile.ZipInfo(f"{NAME}/{START}", DATE), note)
        for path in sorted(path for path in site.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{NAME}/{path.relative_to(site).as_posix()}", DATE)
            entry.compress_type = zipfile.ZIP_STORED if path.suffix in PACKED else zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())


def build_site(site: Path) -> int:
    """Construye en ``site`` el sitio para leer sin conexión; devuelve 0 o dice qué ha fallado."""
    wheels = packs.sources(os.environ.get("PYTHON_EN_PAGINA", ""))
    # Lo leído de cada página, lo dibujado de cada figura y las letras valen para las dos ediciones.
    for name in (".doctrees", "figuras", "html/_static/fonts"):
        known, here = build.BUILD / name, site.parent / name
        if known.exists() and not here.exists():
            shutil.copytree(known, here)
    return build.build_with_python(wheels, site, course_offline=True)


def main() -> int:
    print("Construyendo el sitio para leer sin conexión…", flush=True)
    shutil.rmtree(SITE.parent, ignore_errors=True)
    if build_site(SITE) != 0:
        return 1
    pack(SITE, build.ZIP)
    print(f"La edición sin conexión está en {build.ZIP} ({build.ZIP.stat().st_size / 1e6:.1f} MB).")
    return build.main()


if __name__ == "__main__":
    sys.exit(setup.told(main))
