"""Ejecutar la función del lector sin que un bucle sin fin detenga el cuaderno."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import CodeType, FrameType
from typing import Any

import numpy as np

MAX_STEPS = 1_000_000  # instrucciones por caso: de sobra para una solución, menos de un segundo de bucle sin fin


class TooLong(BaseException):
    """Se ha llegado al límite de pasos. No es una Exception: ningún «except Exception» la retiene."""


def limited(function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    """Llama a la función y la detiene si ejecuta demasiadas instrucciones, en cualquier sistema operativo.

    Se cuentan instrucciones y no líneas porque «while True: pass» salta sobre sí misma sin cambiar de línea.
    Errores: ``TooLong`` al pasar de un millón, y los que lance la función; los avisos de NumPy se callan.

    >>> limited(max, (1, 2))
    2
    """
    watch = _monitored if sys.version_info >= (3, 12) else _traced
    with watch(MAX_STEPS), np.errstate(all="ignore"):
        return function(*arguments)


@contextmanager
def _traced(limit: int) -> Iterator[None]:
    """Cuenta instrucciones con ``sys.settrace``: Python 3.11."""
    left = limit

    def trace(frame: FrameType, event: str, arg: Any) -> Any:
        nonlocal left
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        left -= 1
        if left < 0:
            raise TooLong
        return trace

    previous = sys.gettrace()
    sys.settrace(trace)
    try:
        yield
    finally:
        sys.settrace(previous)


@contextmanager
def _monitored(limit: int) -> Iterator[None]:
    """Cuenta instrucciones con ``sys.monitoring``: desde Python 3.12, ``settrace`` no ve los bucles de una línea."""
    left = limit
    monitoring: Any = sys.monitoring  # type: ignore[attr-defined,unused-ignore]  # no existe en 3.11
    event = monitoring.events.INSTRUCTION
    tool = next(number for number in range(6) if monitoring.get_tool(number) is None)

    def count(code: CodeType, offset: int) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            monitoring.set_events(tool, 0)  # una sola vez: lo que sigue es nuestro
            raise TooLong

    monitoring.use_tool_id(tool, "optlib")
    monitoring.register_callback(tool, event, count)
    monitoring.set_events(tool, event)
    try:
        yield
    finally:
        monitoring.set_events(tool, 0)
        monitoring.register_callback(tool, event, None)
        monitoring.free_tool_id(tool)
