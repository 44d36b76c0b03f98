"""Sirve el sitio en este equipo, en el primer puerto libre a partir del 8000, hasta que se para con Ctrl + C."""

import functools
import http.server
import os
import sys
from pathlib import Path

SITE = Path(__file__).resolve().parent.parent / "_build" / "html"
FIRST, TRIES = 8000, 20


class Server(http.server.ThreadingHTTPServer):
    # En Windows, con esto dos programas tendrían el mismo puerto.
    allow_reuse_address = os.name != "nt"


def opened() -> Server | None:
    """Un servidor en el primer puerto libre; ninguno, si todos están ocupados."""
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(SITE))
    for port in range(FIRST, FIRST + TRIES):
        try:
            return Server(("127.0.0.1", port), handler)
        except OSError:
            continue
    return None


def main() -> int:
    server = opened()
    if server is None:
        last = FIRST + TRIES - 1
        print(f"Los puertos del {FIRST} al {last} están ocupados: cierra lo que sirva en alguno.", file=sys.stderr)
        return 1
    with server:
        port = server.server_address[1]
        busy = f" (el {FIRST} está ocupado, quizá por otro «make servir»)" if port != FIRST else ""
        print(f"El sitio está en http://127.0.0.1:{port}{busy}. Se para con Ctrl + C.", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
