"""Un proceso de Node por guion de ``tests/js``, que contesta a cada encargo con una línea: lo lento es arrancarlo."""

import contextlib
import json
import subprocess
from functools import cache
from pathlib import Path

import pytest
from browser import NODE

SCRIPTS = Path(__file__).resolve().parent / "js"


@cache
def process(script: str) -> subprocess.Popen:
    """El proceso de ese guion, en marcha; acaba con los tests, cuando se cierra su entrada."""
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    return subprocess.Popen([NODE, SCRIPTS / script], **pipes, encoding="utf-8", bufsize=1)


def ask(script: str, work=None):
    """Devuelve lo que el guion contesta a ``work``; los números que JSON no tiene (nan, inf) van como ``special``."""
    running = process(script)
    with contextlib.suppress(BrokenPipeError):  # si ha acabado, se dice debajo por qué
        running.stdin.write(json.dumps(work, allow_nan=False) + "\n")
    line = running.stdout.readline()
    if not line:
        process.cache_clear()
        pytest.fail(f"{script}: el código no se puede leer.\n{running.communicate()[1]}", pytrace=False)
    answer = json.loads(line, object_hook=special)
    assert "error" not in answer, answer["error"]
    return answer["result"]


def special(value: dict):
    """Lee un número que JSON no tiene; para ``json.loads(…, object_hook=special)``."""
    return float(value["special"].replace("Infinity", "inf")) if set(value) == {"special"} else value


def called(module: str, code: str, *given):
    """Lo que da con ``given`` una función de JavaScript, escrita con lo que exporta un módulo de ``optlib/static``."""
    return ask("module.mjs", {"module": module, "code": code, "given": given})
