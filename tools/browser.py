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

import setup
from playwright.sync_api import Browser, BrowserContext, Error, Playwright, sync_playwright

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


def starts(playwright: Playwright) -> bool:
    """¿Hay un Chromium, y arranca?"""
    try:
        return bool(installed(playwright)) and launch(playwright).close() is None
    except Error:
        return False


def ways() -> list[list[str]]:
    """Las órdenes que pueden instalar un Chromium: el de playwright y, en Debian, el suyo."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    found = [[sys.executable, "-m", "playwright", "install", *["--with-deps"] * root, "chromium"]]
    if shutil.which("apt-get") and root:
        install = ["apt-get", "install", "--yes", "--quiet"]
        found += [["apt-get", "update", "--quiet"], [*install, SHELL], [*install, "chromium"]]
    return found


def prepare() -> None:
    """Instala un Chromium, si no hay ninguno. Errores: ``SystemExit`` si al final no hay uno que arranque."""
    try:
        playwright = sync_playwright().start()
    except Exception:  # Playwright no da otra cosa
        why = f"«{NODE} --version» dice por qué."
        raise SystemExit(f"No se puede manejar ningún navegador: no arranca node. {why}") from None
    good = starts(playwright)
    # El que se ha pedido con la variable es el que se usa.
    for command in [] if os.environ.get("CHROMIUM") else ways():
        if not good:
            print(f"No hay ningún Chromium que arranque: {' '.join(command)}", flush=True)
            # Lo que dicen va en inglés, y se repite a mano si hace falta.
            subprocess.run(command, capture_output=True)
            good = starts(playwright)
    path = installed(playwright)
    playwright.stop()
    if not good:
        why = f"El Chromium que hay, {path}, no arranca" if path else "No hay ningún Chromium, ni se ha podido instalar"
        raise SystemExit(
            f"{why}. En Debian: «sudo apt-get install chromium»; en otro sistema, instala Chrome o Chromium y di"
            " dónde está su programa con la variable CHROMIUM."
        )


if __name__ == "__main__":
    os.environ |= setup.environment()
    prepare()
