"""Lo que comparten los tests, el PDF y las mediciones: Node, un servidor de bucle local y un Chromium.

El Chromium es el que haya en la máquina; ``tools/browser.py``, que ejecutan antes las órdenes que lo usan, lo
instala si no lo hay.
"""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Playwright, sync_playwright

# Node llega en una rueda de Python, junto al intérprete.
NODE = shutil.which("node", path=str(Path(sys.executable).parent)) or shutil.which("node")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Letras como en un teléfono: sin ajustarlas a la rejilla, que las ensancha.
    "--font-render-hinting=none",
]
# Lo que se espera a cada cosa, en milisegundos: nada tarda tanto, salvo en una máquina muy ocupada.
TIMEOUT = 120_000
# El que no tiene ventanas dibuja lo mismo con un tercio menos de trabajo.
SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Sirve ficheros sin anotar lo que sirve."""

    def log_message(self, *arguments) -> None:
        pass


class Server(http.server.ThreadingHTTPServer):
    """Con sitio para las peticiones de varias páginas a la vez: con la cola corriente, de cinco, alguna se pierde."""

    request_queue_size = 128

    def handle_error(self, request, client_address) -> None:
        """Calla si quien pedía se ha ido: una página que se cierra a medio cargar."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serve(folder: Path, handler: type[Quiet] = Quiet) -> Iterator[str]:
    """Sirve una carpeta mientras dura el bloque y da su dirección, acabada en «/»."""
    with Server(("127.0.0.1", 0), functools.partial(handler, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


def launch(playwright: Playwright) -> Browser:
    """Devuelve un Chromium en marcha; al cerrar ``playwright`` se cierra."""
    return playwright.chromium.launch(executable_path=find_chromium(playwright), args=ARGUMENTS)


@contextmanager
def lasting(playwright: Playwright, folder: Path, **options) -> Iterator[BrowserContext]:
    """Un Chromium con su perfil en ``folder``: guarda lo que descarga y lo que compila, como el de un lector."""
    chromium = playwright.chromium
    context = chromium.launch_persistent_context(
        folder, executable_path=find_chromium(playwright), args=ARGUMENTS, **options
    )
    context.set_default_timeout(TIMEOUT)
    yield context
    context.close()


def find_chromium(playwright: Playwright) -> str:
    """La ruta de un Chromium: CHROMIUM, el del sistema o el de playwright. Errores: ``SystemExit`` si no lo hay."""
    if found := installed(playwright):
        return found
    raise SystemExit("No hay ningún Chromium. Lo instala «python tools/browser.py», con el Python de .venv.")


def installed(playwright: Playwright) -> str:
    """La ruta de un Chromium que ya está en la máquina, o nada."""
    bundled = playwright.chromium.executable_path
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), bundled * Path(bundled).exists())


def prepare() -> None:
    """Instala un Chromium, si no lo hay: el de playwright o, donde no se puede, el de Debian."""
    with sync_playwright() as playwright:
        if installed(playwright):
            return
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        ways = [[[sys.executable, "-m", "playwright", "install", *["--with-deps"] * root, "chromium"]]]
        if shutil.which("apt-get") and root:
            update = ["apt-get", "update", "--quiet"]
            ways += [[update, ["apt-get", "install", "--yes", "--quiet", name]] for name in (SHELL, "chromium")]
        for way in ways:
            for command in way:
                print(f"No hay ningún Chromium: {' '.join(command)}", flush=True)
                subprocess.run(command)
            if installed(playwright):
                return
    raise SystemExit(
        "No hay ningún Chromium y no se ha podido instalar. En Debian: «sudo apt-get install chromium»;"
        " en otro sistema, instala Chrome o Chromium y di dónde está su programa con la variable CHROMIUM."
    )


if __name__ == "__main__":
    prepare()
