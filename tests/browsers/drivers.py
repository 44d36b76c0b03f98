"""Firefox y WebKit manejados con las mismas órdenes: Firefox con Marionette, WebKit con su WebDriver.

Las dos bibliotecas dan los mismos elementos (``click``, ``send_keys``, ``is_displayed``…); aquí se igualan las órdenes
de la página. Selenium manejaría los dos, pero para Firefox necesita geckodriver, que Debian no tiene.
"""

import base64
import shutil
import tempfile
from pathlib import Path

from marionette_driver.marionette import Marionette
from selenium.webdriver import WebKitGTK
from selenium.webdriver.common.utils import free_port
from selenium.webdriver.webkitgtk.options import Options

CSS = "css selector"
# Segundos que puede tardar un guion: ejecutar un cuaderno entero es lo más largo.
TIMEOUT = 120
SIZE = (1280, 900)
FIREFOX = ("firefox-esr", "firefox")
SETTINGS = {
    # Nada de buscar novedades en la red mientras se prueba.
    "app.normandy.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
}
# Lo que la consola dice de las páginas del sitio: de guiones, de estilos, de MathML, de la política de seguridad. Que
# algo de lo que escribe KaTeX vaya a quedar en desuso no estropea nada; que una fuente pedida pronto se use tarde, que
# se mida antes de acabar de cargar o que a una fórmula a medio llegar le falten hijos, que cuenta test_mathml.py,
# depende de lo ocupada que esté la máquina.
CONSOLE = """
const [site] = arguments;
const EXPECTED = /is deprecated|link preload|Layout was forced|Incorrect number of children/;
const found = Services.console.getMessageArray()
    .filter((each) => each instanceof Ci.nsIScriptError && each.sourceName.startsWith(site))
    .filter((each) => !EXPECTED.test(each.errorMessage))
    .map((each) => `${each.sourceName}:${each.lineNumber}: ${each.errorMessage}`);
Services.console.reset();
return found;
"""


class Firefox:
    """Firefox sin ventana."""

    def __init__(self) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="firefox-")
        log = str(Path(self.folder.name) / "firefox.log")
        binary = next(filter(None, map(shutil.which, FIREFOX)))
        self.driver = Marionette(
            port=free_port(),
            bin=binary,
            headless=True,
            prefs=SETTINGS,
            gecko_log=log,
            workspace=self.folder.name,
            startup_timeout=120,
        )
        self.driver.start_session()
        self.driver.timeout.script = TIMEOUT
        width, height = self.run("return [arguments[0] + outerWidth - innerWidth, outerHeight - innerHeight]", SIZE[0])
        self.driver.set_window_rect(width=width, height=SIZE[1] + height)

    def open(self, url: str) -> None:
        self.driver.navigate(url)

    def run(self, script: str, *arguments):
        """Lo que devuelve el guion, ejecutado en la página."""
        return self.driver.execute_script(script, arguments, sandbox=None)

    def wait(self, script: str, *arguments):
        """Lo que el guion da a la función que recibe como último argumento."""
        return self.driver.execute_async_script(script, arguments, sandbox=None)

    def all(self, css: str, inside=None) -> list:
        return (inside or self.driver).find_elements(CSS, css)

    def enter(self, frame) -> None:
        self.driver.switch_to_frame(frame)

    def leave(self) -> None:
        self.driver.switch_to_frame()

    def console(self, site: str) -> list[str]:
        """Lo que el propio navegador ha dicho del sitio en la consola."""
        with self.driver.using_context("chrome"):
            return self.driver.execute_script(CONSOLE, [site])

    def photograph(self, path: Path) -> None:
        path.write_bytes(base64.b64decode(self.driver.screenshot(full=False)))

    def close(self) -> None:
        self.driver.quit()
        self.driver.cleanup()
        self.folder.cleanup()


class WebKit:
    """El navegador de prueba de WebKitGTK, en la pantalla que haya (aquí, una virtual)."""

    def __init__(self) -> None:
        self.driver = WebKitGTK(options=Options())
        self.driver.set_script_timeout(TIMEOUT)
        width, height = self.run("return [arguments[0] + outerWidth - innerWidth, outerHeight - innerHeight]", SIZE[0])
        self.driver.set_window_size(width, SIZE[1] + height)

    def open(self, url: str) -> None:
        self.driver.get(url)

    def run(self, script: str, *arguments):
        """Lo que devuelve el guion, ejecutado en la página."""
        return self.driver.execute_script(script, *arguments)

    def wait(self, script: str, *arguments):
        """Lo que el guion da a la función que recibe como último argumento."""
        return self.driver.execute_async_script(script, *arguments)

    def all(self, css: str, inside=None) -> list:
        return (inside or self.driver).find_elements(CSS, css)

    def enter(self, frame) -> None:
        self.driver.switch_to.frame(frame)

    def leave(self) -> None:
        self.driver.switch_to.default_content()

    def console(self, site: str) -> list[str]:
        """WebKit calla lo suyo cuando se le maneja: queda lo que apunta la página (``listen.js``)."""
        return []

    def photograph(self, path: Path) -> None:
        self.driver.save_screenshot(str(path))

    def close(self) -> None:
        self.driver.quit()
