"""Vuelve a escribir lo que se dice de cada uso equivocado, en ``tests/data/wrong_uses.toml``."""

import importlib
import sys

from fingerprint import ROOT

sys.path[:0] = [str(ROOT / folder) for folder in ("", "tests", "theme")]
importlib.import_module("test_wrong_uses").write()
