"""``esbuild``: reúne los módulos del navegador y reduce guiones y hojas de estilo."""

import json
import os
import subprocess
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util import logging

logger = logging.getLogger(__name__)


def execute(root: Path, *arguments: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
    """Ejecuta ``esbuild`` en ``root``; ``text`` es su entrada."""
    # El programa mismo: la orden de .bin es un guion de node que lo arranca.
    pattern = "*/esbuild.exe" if os.name == "nt" else "*/bin/esbuild"
    binary = next(Path(root, "node_modules/@esbuild").glob(pattern), "node_modules/.bin/esbuild")
    command = [str(binary), "--log-level=warning", *arguments]
    return subprocess.run(command, cwd=root, input=text, capture_output=True, encoding="utf-8")


def run(root: Path, *arguments: str, text: str | None = None) -> str:
    """Lo que escribe, reducido. Un fallo es un aviso."""
    done = execute(root, "--minify", *arguments, text=text)
    if done.returncode or done.stderr:
        logger.warning("esbuild no ha podido con %s:\n%s", " ".join(arguments), done.stderr)
    return done.stdout


def bundle(
    app: Sphinx, entries: dict[str, str], folder: Path, form: str, constants: dict[str, str] | None = None
) -> set[str]:
    """Reúne en ``folder`` cada módulo, por el nombre que le da ``entries``, con los que importa.

    ``form`` es ``iife``, un guion clásico, o ``esm``: entonces lo que varios comparten y lo que cargan más tarde va
    aparte, en ``parts``, con el resumen de su contenido en el nombre. ``constants`` son nombres y su valor.
    Devuelve los paquetes de npm que van en ellos.
    """
    options = ["--bundle", f"--format={form}", "--target=es2022", "--loader:.css=text", f"--outdir={folder}"]
    listed = Path(app.doctreedir, "esbuild.json")
    options.append(f"--metafile={listed}")
    if form == "esm":
        options += ["--splitting", "--chunk-names=parts/[name]-[hash]"]
    options += [f"--define:{name}={value}" for name, value in (constants or {}).items()]
    run(Path(app.srcdir), *(f"{name}={source}" for name, source in entries.items()), *options)
    paths = json.loads(listed.read_text("utf-8"))["inputs"] if listed.exists() else ()
    return {package(path) for path in paths if "node_modules/" in path}


def package(path: str) -> str:
    """El nombre del paquete de npm que trae un fichero."""
    parts = path.rpartition("node_modules/")[2].split("/")
    return "/".join(parts[: 2 if parts[0].startswith("@") else 1])
