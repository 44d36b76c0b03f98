"""Lo que en Linux da igual y en macOS o en Windows no: nombres y fines de línea. Del alfabeto se ocupa ruff."""

from collections import Counter
from pathlib import PurePosixPath

import changes
import pytest

# Windows los reserva, con cualquier extensión.
RESERVED = {"con", "prn", "aux", "nul", *(f"{name}{k}" for name in ("com", "lpt") for k in range(10))}

FILES = changes.tracked()
if not FILES:
    pytest.skip("los ficheros del curso los dice git", allow_module_level=True)


def test_names_are_valid_in_every_system():
    assert len(FILES) > 300
    folded = Counter(name.casefold() for name in FILES)
    assert [name for name, times in folded.items() if times > 1] == []
    assert [name for name in FILES if not name.isascii() or set(name) & set('<>:"|?*\\') or len(name) > 100] == []
    parts = {part for name in FILES for part in PurePosixPath(name).parts}
    assert [part for part in parts if part.split(".")[0].casefold() in RESERVED or part[-1] in ". "] == []
