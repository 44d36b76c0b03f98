"""Un proceso de Node por guion de ``tests/js``, que contesta a cada encargo con una línea: lo lento es arrancarlo."""

import json
import subprocess
from functools import cache
from pathlib import Path

from browser import NODE

SCRIPTS = Path(__file__).resolve().parent / "js"


@cache
def process(script: str) -> subprocess.Popen:
    """El proceso de ese guion, en marcha; acaba con los tests, cuando se cierra su entrada."""
    return subprocess.Popen(
        [NODE, SCRIPTS / script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", bufsize=1
    )


def ask(script: str, work=None):
    """Devuelve lo que el guion contesta a ``work``; los números que JSON no tiene (nan, inf) van como ``special``."""
    running = process(script)
    running.stdin.write(json.dumps(work, allow_nan=False) + "\n")
    answer = json.loads(running.stdout.readline() or '{"error": "Node ha terminado"}', object_hook=special)
    assert "error" not in answer, answer["error"]
    return answer["result"]


def special(value: dict):
    """Lee un número que JSON no tiene; para ``json.loads(…, object_hook=special)``."""
    return float(value["special"].replace("Infinity", "inf")) if set(value) == {"special"} else value
