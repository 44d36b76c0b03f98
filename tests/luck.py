"""Lo que «make test» mira por sorteo, para no tardar; con ``CUADERNOS=todos``, se mira todo."""

import os
import random
import subprocess

import toc

EVERY = os.environ.get("CUADERNOS") == "todos"


def luck(about: str = "") -> random.Random:
    """Un sorteo que es el mismo mientras no cambie el último cambio, y en todos los procesos."""
    done = subprocess.run(["git", "rev-parse", "HEAD"], cwd=toc.ROOT, capture_output=True, text=True)
    return random.Random((done.stdout.strip() or "sin git") + about)
