"""Qué ficheros ha cambiado lo que se está haciendo, según ``git``."""

import subprocess

from toc import ROOT


def changed() -> set[str]:
    """Los ficheros, desde la raíz, que difieren de la rama de la que se parte; sin ``git`` no se sabe, y es un error.

    Errores: ``OSError`` si esto no es un repositorio de ``git``, o si no lo hay.
    """
    if not _git("rev-parse", "HEAD"):
        raise OSError("esto no es un repositorio de git")
    return {*_git("diff", "--name-only", _base()), *_git("ls-files", "--others", "--exclude-standard")}


def _base() -> str:
    """El cambio del que parte lo que se está haciendo: donde la rama se separa de la publicada o, si no, el último."""
    found = _git("merge-base", "HEAD", "@{upstream}") or _git("merge-base", "HEAD", "origin/HEAD")
    return found[0] if found else "HEAD"


def tracked(*arguments: str) -> list[str]:
    """Los ficheros que guarda ``git``, desde la raíz, con lo que se pida de cada uno; ninguno si no hay repositorio."""
    return _git("ls-files", *arguments)


def _git(*arguments: str) -> list[str]:
    """Las líneas que contesta ``git``; ninguna si la orden falla, o si no hay ``git`` o esto no es su repositorio."""
    if not (ROOT / ".git").exists():
        return []
    # Los nombres, como son: de otro modo los que llevan tildes van entre comillas y con sus bytes.
    command = ["git", "-c", "core.quotePath=false", *arguments]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    except FileNotFoundError:
        return []
    return done.stdout.splitlines() if done.returncode == 0 else []
