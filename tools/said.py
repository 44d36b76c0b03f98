"""Vuelve a escribir lo que se dice de cada uso equivocado, en ``tests/data/wrong_uses.toml``."""

import importlib
import sys

import toc
from settings import PACKAGES

sys.path[:0] = [str(toc.ROOT), str(toc.ROOT / "tests"), *PACKAGES]
importlib.import_module("test_wrong_uses").write()
