"""Una pestaña con celdas que se ejecutan, y un servidor que sabe fallar."""

import gzip
import re
import time
from collections import Counter
from functools import cache
from pathlib import Path
from typing import ClassVar

from browser import Quiet

# El capítulo en el que se prueba casi todo.
CHAPTER = "chapters/02_descenso_gradiente.html"
# El renglón marcado por un error.
MARKED = "() => [...(CSS.highlights.get('error-line') ?? [])].map(String)"
# Apunta todo lo que dice el trabajador.
LISTEN = """
window.said = [];
const Original = Worker;
window.Worker = class extends Original {
    constructor(...given) {
        super(...given);
        this.addEventListener("message", ({data}) => window.said.push(data));
    }
};
"""
# El estado de la página y el de cada celda.
STATUS = ".python-buttons .cell-status, .cell_input .cell-status"
SAID = f'document.querySelectorAll("{STATUS}")[cell - 1].textContent'
ENDED = f"(cell) => /^(Hecho|Ha |No |Parado|Espera|Python se)/.test({SAID})"


# Olvida lo guardado, salvo el permiso para descargar.
FORGET = """() => { const keep = localStorage.getItem("optlib-python"); localStorage.clear();
    if (keep) localStorage.setItem("optlib-python", keep); }"""


def accept(page, told) -> None:
    """Espera a que se diga algo donde toca; si antes se pregunta por la descarga, la acepta."""
    question = page.get_by_role("button", name="Descargar y ejecutar")
    question.or_(told).first.wait_for()
    if question.count():
        question.click()


@cache
def packed(path: str) -> bytes:
    return gzip.compress(Path(path).read_bytes(), 6)


class Unreliable(Quiet):
    """Sirve el sitio; ``broken`` y ``slow`` son trozos de dirección que fallan o tardan, y ``policy``, una cabecera."""

    broken: ClassVar[dict[str, str]] = {}
    slow: ClassVar[dict[str, float]] = {}
    policy = ""
    served: ClassVar[Counter] = Counter()

    def do_GET(self) -> None:
        # Lo que se pidió antes de «reset» y se sirve después no es del test siguiente.
        self.count = self.served
        part, how = next(((part, how) for part, how in self.broken.items() if part in self.path), ("", ""))
        if how.startswith("una vez "):
            del self.broken[part]
            how = how.removeprefix("una vez ")
        time.sleep(next((seconds for part, seconds in self.slow.items() if part in self.path), 0))
        if how == "404":
            self.send_error(404)
        elif how:
            self.send_part(how)
        elif self.path.endswith(".wasm") and "If-Modified-Since" not in self.headers:
            # Como los servidores de verdad: entero no cabe en lo que guarda un navegador de pruebas.
            self.send(packed(self.translate_path(self.path)), encoding="gzip")
        else:
            super().do_GET()

    def send(self, data: bytes, length: int | None = None, encoding: str = "") -> None:
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(self.path))
        self.send_header("Content-Length", str(length or len(data)))
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.end_headers()
        self.wfile.write(data)

    def send_response(self, code: int, message: str | None = None) -> None:
        """Cuenta lo pedido, salvo lo que el navegador ya tenía y sigue igual."""
        if code != 304:
            self.count[self.path.rpartition("/")[2]] += 1
        super().send_response(code, message)
        if code == 200:
            self.send_header("Cache-Control", "max-age=600")

    def send_part(self, how: str) -> None:
        """Manda la mitad del fichero, diciendo que está entero o cortando, o entero pero cambiado."""
        data = Path(self.translate_path(self.path)).read_bytes()
        half = data[: len(data) // 2]
        parts = {"alterado": half + bytes(200) + data[len(half) + 200 :], "portal": b"<!doctype html>Portal"}
        part = parts.get(how, half)
        self.send(part, len(data) if how == "cortado" else len(part))
        self.close_connection = True

    def end_headers(self) -> None:
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    @classmethod
    def reset(cls) -> None:
        cls.broken, cls.slow, cls.policy = {}, {}, ""
        cls.served = Counter()


class PythonTab:
    """Una página con sus celdas, contadas desde 1."""

    def __init__(self, page, url: str):
        self.page, self.problems = page, []
        page.add_init_script(LISTEN)
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.goto(url)
        page.locator(".python-page.ready").wait_for()

    def cell(self, number: int):
        """La caja de una celda, con sus pliegues abiertos y colocada aunque no esté cerca de verse."""
        box = self.page.locator(".cell:has(.cell_input .cell-bar)").nth(number - 1)
        box.evaluate(
            """(box) => { box.style.contentVisibility = "visible";
            for (const fold of box.querySelectorAll("details.hide")) fold.open = true; }"""
        )
        return box

    def button(self, number: int, name: str):
        return self.cell(number).locator(".cell_input .cell-bar").get_by_role("button", name=name)

    def press(self, number: int, name: str) -> None:
        """Pulsa un botón de una celda; si se pregunta por la descarga, la acepta.

        Con el teclado: si la página se recoloca mientras se aprieta el ratón, se suelta en otro sitio y no pulsa nada.
        """
        self.button(number, name).press("Enter")
        if name == "Ejecutar":
            self.accept()

    def accept(self) -> None:
        accept(self.page, self.page.locator(".cell-status:not(:empty)"))

    def status(self, number: int) -> str:
        return self.cell(number).locator(".cell_input .cell-status").text_content() or ""

    def clear(self, number: int) -> None:
        """Olvida lo que dice la celda, para esperar a que diga otra cosa."""
        self.cell(number).locator(".cell_input .cell-status").evaluate("(node) => node.replaceChildren()")

    def wait(self, number: int) -> str:
        """Espera a que la celda acabe y devuelve lo que dice."""
        self.page.wait_for_function(ENDED, arg=number)  # el último estado es el de la página
        return self.status(number)

    def run(self, number: int) -> str:
        self.clear(number)
        self.press(number, "Ejecutar")
        return self.wait(number)

    def edit(self, number: int, text: str) -> None:
        """Abre el editor de una celda, si no lo está, y escribe otro código."""
        if self.button(number, "Editar").is_visible():
            self.press(number, "Editar")
        self.cell(number).locator(".cell_input textarea").fill(text)

    def try_code(self, number: int, text: str) -> str:
        """Cambia el código de una celda, lo ejecuta con el teclado y devuelve lo que dice."""
        self.edit(number, text)
        self.clear(number)
        self.cell(number).locator(".cell_input textarea").press("Shift+Enter")
        self.accept()
        return self.wait(number)

    def output(self, number: int) -> str:
        return self.cell(number).locator(".cell_output").inner_text()

    def code(self, number: int) -> str:
        """El código que se ve en una celda."""
        if self.cell(number).locator(".cell_input textarea").count():
            return self.cell(number).locator(".cell_input textarea").input_value()
        return (self.cell(number).locator(".cell_input pre").text_content() or "").rstrip("\n")

    def find(self, pattern: str) -> int:
        """El número de la primera celda cuyo código contiene eso."""
        texts = self.page.locator(".cell .cell_input:has(.cell-bar) div.highlight > pre").all_text_contents()
        return 1 + next(number for number, text in enumerate(texts) if re.search(pattern, text))

    def said(self, kind: str) -> list[dict]:
        return [message for message in self.page.evaluate("said") if message["type"] == kind]
