"""Hace el ZIP del curso, que queda en ``_build``: el sitio para leerlo desde una carpeta, con doble clic.

Lleva los ejercicios y las figuras vivos: sus módulos van reunidos en un guion clásico, que sí se carga desde ``file://``.
Al terminar rehace el sitio, cuya portada pasa a enlazarlo.
"""

import shutil
import sys
import zipfile
from pathlib import Path

import build
from build import NAME

SITE = build.BUILD / "sin-conexion" / "html"
START = "ABRE-index.html.txt"
# La fecha más antigua que admite un ZIP: el mismo contenido da los mismos bytes.
DATE = (1980, 1, 1, 0, 0, 0)


def pack(site: Path, target: Path) -> None:
    """Comprime el sitio en una carpeta con el nombre del curso."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        note = "Abre index.html con doble clic. No hace falta conexión ni instalar nada.\n"
        archive.writestr(zipfile.ZipInfo(f"{NAME}/{START}", DATE), note)
        for path in sorted(path for path in site.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{NAME}/{path.relative_to(site).as_posix()}", DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())


def main() -> int:
    print("Construyendo el sitio para leer sin conexión…", flush=True)
    shutil.rmtree(SITE.parent, ignore_errors=True)
    if build.build(target=SITE, course_offline=True) != 0:
        print("\nNo se ha construido bien: corrige los avisos de arriba y repite «make zip».", file=sys.stderr)
        return 1
    pack(SITE, build.ZIP)
    print(f"La edición sin conexión está en {build.ZIP} ({build.ZIP.stat().st_size / 1e6:.1f} MB).")
    return build.main()


if __name__ == "__main__":
    sys.exit(main())
