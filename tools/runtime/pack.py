"""Empaqueta el Python de la página. Lo ejecuta el propio Pyodide, para que el código compilado sea de su versión.

De cada rueda se quita lo que un lector no usa (tests, cabeceras, otras salidas de matplotlib…), se compila el resto y
se reúne en un fichero. Dos ejecuciones dan los mismos bytes: los ficheros van en orden, sin fechas ni permisos.
"""

import fnmatch
import importlib.util
import io
import tarfile
import zipfile
from collections.abc import Iterator
from importlib._bootstrap_external import _code_to_hash_pyc
from pathlib import Path

from compression import zstd

# Lo que no hace falta para ejecutar. `_pyrepl` y pydoc se quedan: los usa help().
UNUSED = {
    "stdlib": (
        *("idlelib/*", "ensurepip/*", "turtledemo/*", "lib2to3/*", "dbm/*", "curses/*", "tkinter/*", "sqlite3/*"),
        *("multiprocessing/*", "venv/*", "xmlrpc/*", "wsgiref/*", "http/cookiejar.py"),
        *("imaplib.py", "mailbox.py", "ftplib.py", "smtplib.py", "poplib.py", "turtle.py", "webbrowser.py"),
        *("pickletools.py", "_pyio.py", "_pydecimal.py"),
    ),
    "numpy": (
        *("numpy/f2py/*", "numpy/distutils/*", "numpy/typing/*", "numpy/_core/include/*", "numpy/_core/lib/*"),
        *("numpy/doc/*", "numpy/_pyinstaller/*", "numpy/random/lib/*", "numpy/random/_examples/*"),
        *("numpy/_core/_simd*", "numpy/_core/*_tests.*"),
    ),
    "matplotlib": (
        *("matplotlib/mpl-data/sample_data/*", "matplotlib/mpl-data/images/*", "matplotlib/mpl-data/fonts/afm/*"),
        *("matplotlib/mpl-data/fonts/pdfcorefonts/*", "matplotlib/mpl-data/fonts/ttf/DejaVuSerif*"),
        *("matplotlib/mpl-data/fonts/ttf/DejaVuSansMono-*", "matplotlib/mpl-data/plot_directive/*"),
        *("matplotlib/mpl-data/stylelib/*seaborn*", "matplotlib/sphinxext/*", "matplotlib/testing/*"),
        *("matplotlib/backends/qt_editor/*", "matplotlib/backends/web_backend/*", "matplotlib/backends/_tkagg*"),
        *("matplotlib/backends/backend_[!as]*", "matplotlib/backends/_backend_[!a]*"),
        *("matplotlib/_qhull.*", "matplotlib/_type1font.py", "mpl_toolkits/axisartist/*", "mpl_toolkits/axes_grid1/*"),
        *("pylab.py", "PIL/_webp*", "PIL/_avif*", "PIL/_imagingft*", "PIL/_imagingcms*", "PIL/_imagingtk*"),
        *("PIL/_imagingmorph*", "PIL/_imagingmath*", "dateutil/zoneinfo/*.gz"),
    ),
}
NOWHERE = ("*.pyi", "*.a", "*.h", "*.pxd", "*.pyx", "*/py.typed", "*.typed", "*/tests/*", "*.dist-info/*")
DATE = (1980, 1, 1, 0, 0, 0)


def files(archive: Path, unused: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """Da el nombre y el contenido de lo que se queda de un archivo, con cada módulo ya compilado."""
    with zipfile.ZipFile(archive) as source:
        for name in source.namelist():
            if name.endswith("/") or any(fnmatch.fnmatch(name, pattern) for pattern in (*NOWHERE, *unused)):
                continue
            data = source.read(name)
            if name.endswith(".py"):
                # Sin la ruta de esta máquina ni fecha: el .pyc lleva el resumen de su fuente, que no se comprueba.
                code = compile(data, f"/{name}", "exec", dont_inherit=True, optimize=0)
                data, name = bytes(_code_to_hash_pyc(code, importlib.util.source_hash(data), False)), f"{name}c"
            yield name, data


def as_zip(found: list[tuple[str, bytes]]) -> bytes:
    """Un ZIP, que Python lee sin descomprimirlo entero: así espera Pyodide su biblioteca estándar."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in found:
            entry = zipfile.ZipInfo(name, DATE)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, data, compresslevel=9)
    return packed.getvalue()


def as_tar(found: list[tuple[str, bytes]]) -> bytes:
    """Un tar comprimido de una vez: ocupa la mitad que la suma de sus ficheros comprimidos uno a uno."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, data in found:
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    level = {zstd.CompressionParameter.compression_level: 19, zstd.CompressionParameter.window_log: 25}
    return zstd.compress(packed.getvalue(), options=level)


def pack(name: str, archives: list[str], target: str) -> None:
    """Reúne en ``target`` lo que se queda de los archivos del paquete ``name``."""
    found = [each for archive in archives for each in files(Path(archive), UNUSED[name])]
    # Los de una misma clase, juntos: se parecen y comprimen mejor.
    found.sort(key=lambda each: (each[0].rpartition(".")[2], each[0]))
    Path(target).write_bytes((as_zip if name == "stdlib" else as_tar)(found))
