"""Qué ficheros ha cambiado lo que se está haciendo, según ``git``."""

import subprocess

from toc import ROOT


def changed() -> set[str]:
    """Los ficheros, desde la raíz, que difieren de la rama de la que se parte; sin ``git`` no se sabe, y es un error.

    Errores: ``OSError`` si esto no es un repositorio de ``git``.
    """
    if not (ROOT / ".git").exists():
        raise OSError("esto no es un repositorio de git")
    return {*_git("diff", "--name-only", _base()), *_git("ls-files", "--others", "--exclude-standard")}


def _base() -> str:
    """El cambio del que parte lo que se está haciendo: donde la rama se separa de la publicada o, si no, el último."""
    found = _git("merge-base", "HEAD", "@{upstream}") or _git("merge-base", "HEAD", "origin/HEAD")
    return found[0] if found else "HEAD"


def _git(*arguments: str) -> list[str]:
    """Las líneas que contesta ``git``; ninguna si la orden falla."""
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True)
    return done.stdout.splitlines() if done.returncode == 0 else []
