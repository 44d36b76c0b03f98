"""Lo que una celda enseña: textos que escribe, valores que muestra y errores, como los daría Jupyter sin IPython.

Cada salida se emite en cuanto sale, con su clase y sus datos: ``stream(name, text)``, ``display(data, metadata)``,
``clear`` y ``error``. Una celda que no acaba de escribir no llena la página: hay un límite de texto y de salidas.
"""

import base64
import builtins
import io
import sys
import time
import types
from collections.abc import Callable
from typing import Any

TEXT_LIMIT = 100_000  # caracteres de una celda, contando cada salida
DISPLAY_LIMIT = 60  # tablas, imágenes y valores de una celda
SIZE_LIMIT = 3_000_000  # caracteres de una sola tabla o imagen
TAG_LIMIT = 20_000  # etiquetas de un HTML o un SVG: con muchas más, el navegador se queda parado
WAIT = 0.1  # segundos que puede esperar un texto a salir, y los que pasan entre dos borrados

Emit = Callable[..., None]
# Cómo dice un valor cada una de sus formas, por orden de preferencia.
FORMS = {"text/html": "_repr_html_", "image/svg+xml": "_repr_svg_", "image/png": "_repr_png_"}


class Outputs:
    """Las salidas de una celda; ``emit(kind, **data)`` las envía."""

    def __init__(self, emit: Emit):
        self.send, self.shown, self.text, self.told, self.cleared = emit, 0, 0, False, 0.0
        self.streams = [Stream(self, name) for name in ("stdout", "stderr")]

    def emit(self, kind: str, **data: Any) -> None:
        """Envía una salida, después de lo que se haya escrito antes."""
        for stream in self.streams:
            stream.flush()
        self.send(kind, **data)

    def room(self, size: int) -> int:
        """Cuántos caracteres de los ``size`` que siguen caben todavía; se dice una vez que no caben más."""
        room = max(0, min(size, TEXT_LIMIT - self.text))
        self.text += room
        if room < size and not self.told:
            self.told = True
            self.send("stream", name="stderr", text="\n… La celda sigue escribiendo: aquí solo se ve el principio.\n")
        return room

    def display(self, data: dict[str, Any], metadata: dict[str, Any]) -> None:
        """Muestra un valor en sus formas, si no son ya demasiados."""
        self.shown += 1
        if self.shown <= DISPLAY_LIMIT:
            tags = max(str(data.get(form, "")).count("<") for form in ("text/html", "image/svg+xml"))
            if max(len(form) for form in data.values()) > SIZE_LIMIT or tags > TAG_LIMIT:
                data, metadata = {"text/plain": "Esta salida es demasiado grande para mostrarla aquí."}, {}
            text = data["text/plain"]
            if len(data) == 1 and len(text) > TEXT_LIMIT:
                data = {"text/plain": f"{text[:TEXT_LIMIT]}\n… y sigue: aquí solo se ve el principio."}
            self.emit("display", data=data, metadata=metadata)
        elif self.shown == DISPLAY_LIMIT + 1:
            text = f"… La celda muestra más de {DISPLAY_LIMIT} cosas: aquí solo se ven las primeras.\n"
            self.emit("stream", name="stderr", text=text)

    def clear(self) -> None:
        """Quita lo mostrado hasta ahora (``clear_output``), y con ello lo que contaba para los límites.

        Un bucle que borra sin parar espera un poco cada vez: si no, la página no daría abasto.
        """
        self.emit("clear")
        time.sleep(max(0.0, self.cleared + WAIT - time.monotonic()))
        self.cleared = time.monotonic()
        self.shown = self.text = 0


class Stream(io.TextIOBase):
    """Junta lo que se escribe y lo envía por tandas."""

    encoding = "utf-8"

    def __init__(self, outputs: Outputs, name: str):
        self.outputs, self.name, self.parts, self.size, self.last = outputs, name, [], 0, time.monotonic()

    def writable(self) -> bool:
        """Sí: se puede escribir."""
        return True

    def write(self, text: str) -> int:
        """Apunta un texto, entero o hasta donde quepa."""
        if not isinstance(text, str):
            raise TypeError(f"solo se puede escribir texto, no {type(text).__name__}")
        if room := self.outputs.room(len(text)):
            self.parts.append(text[:room])
            self.size += room
            if self.size > 4000 or time.monotonic() - self.last > WAIT:
                self.flush()
        return len(text)

    def flush(self) -> None:
        """Envía lo que falte."""
        if self.parts:
            text, self.parts, self.size, self.last = "".join(self.parts), [], 0, time.monotonic()
            self.outputs.send("stream", name=self.name, text=text)


def forms(value: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Las formas en que se puede mostrar un valor, por su tipo, y lo que se sabe de ellas."""
    data: dict[str, Any] = {}
    metadata: dict[str, Any] = {}
    if not isinstance(value, type):
        if (method := getattr(value, "_repr_mimebundle_", None)) is not None:
            found = method(include=None, exclude=None)
            data, metadata = found if isinstance(found, tuple) else (found or {}, {})
            data = dict(data)
        for kind, name in FORMS.items():
            method = getattr(value, name, None)
            if kind not in data and callable(method) and (form := method()) is not None:
                data[kind] = base64.b64encode(form).decode() if isinstance(form, bytes) else form
    if "text/plain" not in data:
        data["text/plain"] = pretty(value)
    return data, metadata


def pretty(value: Any) -> str:
    """``repr``, y en varias líneas si es un contenedor que no cabe en una, como hace IPython."""
    text = repr(value)
    if len(text) > 79 and isinstance(value, dict | list | tuple | set) and "\n" not in text:
        import pprint

        return pprint.pformat(value, width=79, sort_dicts=False)
    return text


class Html:
    """``IPython.display.HTML``: un texto que se muestra como HTML."""

    def __init__(self, data: str):
        self.data = data

    def _repr_html_(self) -> str:
        return self.data


def install(show: Callable[..., None], clear: Callable[[], None]) -> None:
    """Pone en lugar de IPython lo que de él usan optlib y los lectores; ``input`` dice por qué aquí no pregunta."""

    def display(*values: Any, **options: Any) -> None:
        """Muestra los valores, uno detrás de otro."""
        for value in values:
            show(value, **options)

    def clear_output(wait: bool = False) -> None:
        """Quita lo mostrado."""
        clear()

    def ask(prompt: object = "") -> str:
        raise RuntimeError("input() no puede preguntar en la página: escribe el valor en el código, como en x = 3")

    package, module = types.ModuleType("IPython"), types.ModuleType("IPython.display")
    names = {"display": display, "clear_output": clear_output, "HTML": Html}
    module.__dict__.update(names)
    # matplotlib mira la versión, y con quién hablar: con nadie.
    package.__dict__.update(names, version_info=(9, 0, 0, ""), __path__=[], get_ipython=lambda: None)
    package.__dict__["display"] = module
    sys.modules["IPython"], sys.modules["IPython.display"] = package, module
    builtins.__dict__.update(display=display, input=ask)
