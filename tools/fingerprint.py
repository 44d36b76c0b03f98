"""Resume en una línea el contenido de ficheros: si no cambia, no hay nada que volver a construir."""

import hashlib
import sys
from pathlib import Path

# jsonschema, que cargan quienes leen cuadernos, comprobaría con esto unas direcciones que nadie le pide: tarda dos
# segundos en cargarse, en cada proceso.
sys.modules.setdefault("rfc3987_syntax", None)

ROOT = Path(__file__).resolve().parent.parent


def files(names: tuple[str | Path, ...]) -> list[Path]:
    """Devuelve, en orden, los ficheros de esos nombres y carpetas, que se buscan desde la raíz."""
    found = [path for name in names for path in sorted([ROOT / name, *(ROOT / name).rglob("*")])]
    return [path for path in found if path.is_file() and path.suffix not in {".pyc", ".mo"}]


def fingerprint(names: tuple[str | Path, ...], *more: str) -> str:
    """El resumen de esos ficheros, con lo que se añada."""
    digest = hashlib.sha256(repr(more).encode())
    for path in files(names):
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
