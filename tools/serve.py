"""Sirve el sitio en este equipo, hasta que se para con Ctrl + C."""

import functools
import http.server
import os
import sys
from pathlib import Path

SITE = Path(__file__).resolve().parent.parent / "_build" / "html"
PORT = 8000


class Server(http.server.ThreadingHTTPServer):
    # En Windows, con esto dos programas tendrían el mismo puerto.
    allow_reuse_address = os.name != "nt"


def main() -> None:
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(SITE))
    try:
        server = Server(("127.0.0.1", PORT), handler)
    except OSError:
        sys.exit(f"El puerto {PORT} está ocupado, quizá por otro «make servir»: cierra lo que lo use.")
    print(f"El sitio está en http://127.0.0.1:{PORT}. Se para con Ctrl + C.", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
