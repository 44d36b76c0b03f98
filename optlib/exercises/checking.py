"""Probar la función que escribe el lector y decir en español lo primero que está mal.

Corregir no muestra la solución: dice en qué caso falla y, si reconoce el error, cuál es.
"""

import copy
import inspect
import math
import sys
import traceback
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np

MAX_STEPS = 1_000_000  # instrucciones por caso: de sobra para una solución, menos de un segundo de bucle sin fin


@dataclass(frozen=True)
class Report:
    """Lo que dice ``check`` de una función: si está bien, el mensaje y qué error típico es, si se reconoce."""

    correct: bool
    message: str
    mistake: str | None = None

    def __bool__(self):
        return self.correct

    def __str__(self):
        return ("✓ " if self.correct else "✗ ") + self.message

    __repr__ = __str__


class _TooLong(BaseException):
    """Se ha llegado al límite de pasos. No es una Exception: ningún «except Exception» la retiene."""


def examine(item, function):
    """Prueba la función del lector con los casos de un ejercicio de programar y devuelve un informe.

    Errores: ``TypeError`` si lo que se da no es una función.
    """
    if not callable(function):
        raise TypeError(f"function: se esperaba la función {item.function}, sin paréntesis, y llegó {function!r}")
    for case in item.cases:
        if (report := _first_problem(item, function, case)) is not None:
            return report
    if item.arrays and (report := _arrays(item, function)) is not None:
        return report
    return Report(True, "Correcto: pasa todos los casos.")


def _first_problem(item, function, case):
    """Lo primero que va mal en un caso, o None."""
    where = f"En {describe_call(item, case)}: "
    given = copied(case)
    try:
        result = limited(function, given)
    except _TooLong:
        return Report(False, where + "no termina. ¿Hay un bucle cuya condición no cambia?", "bucle")
    except RecursionError:
        return Report(False, where + "la función se llama a sí misma sin parar.", "bucle")
    except Exception as error:
        return Report(False, where + explain_exception(error), type(error).__name__)
    if not unchanged(given, case):
        return Report(False, where + "cambia uno de sus argumentos; devuelve un valor nuevo.", "modifica")
    expected = item.reference(*copied(case))
    if problem := shape_problem(result, expected):
        return Report(False, where + problem, "forma")
    if equal(result, expected, item.tolerance):
        return None
    return _diagnosis(item, function, case, result, expected, where)


def _diagnosis(item, function, case, result, expected, where):
    alike = [m for m in item.mistakes if _commits(item, m, case, result, expected)]
    # Dos errores pueden dar lo mismo en un caso: manda el que coincide también en los demás.
    everywhere = [m for m in alike if _same_everywhere(item, m, function)]
    if alike:
        mistake = (everywhere or alike)[0]
        return Report(False, where + mistake.why, mistake.name)
    if not isinstance(expected, tuple) and equal(-np.asarray(result), expected, item.tolerance):
        return Report(False, where + "el resultado tiene el signo cambiado.", "signo")
    if equal(result, expected, 1e-3):
        return Report(False, where + "se acerca, pero no es exacto: no redondees dentro de la función.", "redondeo")
    return Report(False, where + "el resultado no es el correcto.")


def _commits(item, mistake, case, result, expected):
    """Si ese error da el mismo resultado en un caso, y no el correcto."""
    try:
        wrong = mistake.function(*copied(case))
    except Exception:
        return False
    if shape_problem(result, wrong) or equal(wrong, expected, item.tolerance):
        return False
    return equal(result, wrong, item.tolerance)


def _same_everywhere(item, mistake, function):
    for case in item.cases:
        try:
            if not equal(limited(function, copied(case)), mistake.function(*copied(case)), item.tolerance):
                return False
        except (Exception, _TooLong):
            return False
    return True


def _arrays(item, function):
    """Los mismos casos, con los números de ``item.batched`` convertidos en arrays."""
    for case in item.cases:
        if not any(isinstance(case[i], float) for i in item.batched):
            continue
        batch = tuple(as_batch(v) if i in item.batched else v for i, v in enumerate(case))
        try:
            limited(item.reference, copied(batch))
        except Exception:
            continue
        if (report := _first_problem(item, function, batch)) is not None:
            if report.mistake not in ("TypeError", "ValueError", "forma"):
                return report
            advice = " Con números sueltos funciona: hazla servir también para arrays."
            return Report(False, report.message + advice, "arrays")
    return None


def as_batch(value):
    """Un número, repetido con variaciones en un array; lo demás, como está."""
    return np.array([value, value + 1.0, 0.5 * value - 2.0]) if isinstance(value, float) else value


def copied(case):
    """Copia de los argumentos; las funciones no se copian."""
    return tuple(v if callable(v) else copy.deepcopy(v) for v in case)


def unchanged(given, case):
    """Si los argumentos siguen como estaban."""
    pairs = zip(given, case, strict=True)
    return all(callable(b) or (_shape(a) == _shape(b) and equal(a, b, 0)) for a, b in pairs)


def limited(function, arguments, limit=MAX_STEPS):
    """Llama a la función y la detiene si ejecuta demasiadas instrucciones, en cualquier sistema operativo.

    Se cuentan instrucciones y no líneas porque «while True: pass» salta sobre sí misma sin cambiar de línea.
    """
    watch = _monitored if hasattr(sys, "monitoring") else _traced
    with watch(limit), np.errstate(all="ignore"):
        return function(*arguments)


@contextmanager
def _traced(limit):
    """Cuenta instrucciones con ``sys.settrace``: Python 3.11."""
    left = limit

    def trace(frame, event, arg):
        nonlocal left
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        left -= 1
        if left < 0:
            raise _TooLong
        return trace

    previous = sys.gettrace()
    sys.settrace(trace)
    try:
        yield
    finally:
        sys.settrace(previous)


@contextmanager
def _monitored(limit):
    """Cuenta instrucciones con ``sys.monitoring``: desde Python 3.12, ``settrace`` no ve los bucles de una línea."""
    left, monitoring = limit, sys.monitoring
    event = monitoring.events.INSTRUCTION
    tool = next(number for number in range(6) if monitoring.get_tool(number) is None)

    def count(code, offset):
        nonlocal left
        left -= 1
        if left < 0:
            monitoring.set_events(tool, 0)  # una sola vez: lo que sigue es nuestro
            raise _TooLong

    monitoring.use_tool_id(tool, "optlib")
    monitoring.register_callback(tool, event, count)
    monitoring.set_events(tool, event)
    try:
        yield
    finally:
        monitoring.set_events(tool, 0)
        monitoring.register_callback(tool, event, None)
        monitoring.free_tool_id(tool)


def shape_problem(result, expected):
    """Qué tiene de raro el resultado antes de mirar sus números, o None."""
    if result is None:
        return "no devuelve nada. ¿Falta return?"
    if callable(result):
        return "devuelve una función; devuelve el valor."
    if isinstance(expected, tuple):
        return _tuple_problem(result, expected)
    try:
        values = np.asarray(result)
    except ValueError:
        return "devuelve una lista con partes de distinto tamaño."
    if values.dtype.kind not in "biuf":
        return f"devuelve algo de tipo {type(result).__name__}, no un número ni un array."
    if values.shape != _shape(expected):
        wanted = describe_shape(_shape(expected))
        return f"devuelve {describe_shape(values.shape)} y se esperaba {wanted}."
    return None


def _tuple_problem(result, expected):
    if not isinstance(result, (tuple, list)) or len(result) != len(expected):
        return f"se esperaba una tupla de {len(expected)} valores."
    problems = (shape_problem(a, b) for a, b in zip(result, expected, strict=True))
    return next((f"el valor {i + 1}: {p}" for i, p in enumerate(problems) if p), None)


def equal(a, b, tolerance):
    """Si dos resultados coinciden, con una tolerancia relativa a 1 o al valor."""
    if isinstance(b, (tuple, list, dict)):
        if isinstance(b, dict):
            return isinstance(a, dict) and a.keys() == b.keys() and all(equal(a[k], b[k], tolerance) for k in b)
        same_length = isinstance(a, (tuple, list)) and len(a) == len(b)
        return same_length and all(equal(x, y, tolerance) for x, y in zip(a, b, strict=True))
    if isinstance(b, (str, bool, type(None))):
        return a == b
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    return a.shape == b.shape and bool(np.allclose(a, b, rtol=tolerance, atol=tolerance, equal_nan=True))


def _shape(value):
    if isinstance(value, (tuple, dict, str, type(None))) or callable(value):
        return (type(value).__name__,)
    return np.shape(value)


def describe_shape(shape):
    """Una forma, en palabras."""
    if shape == ():
        return "un número suelto"
    return f"un array de forma {shape}"


def describe_call(item, case):
    """La llamada de un caso, legible: las funciones, por el nombre de su argumento."""
    names = list(inspect.signature(item.reference).parameters)
    shown = [names[i] if callable(v) else short(v) for i, v in enumerate(case)]
    return f"{item.function}({', '.join(shown)})"


def short(value):
    """Un argumento, en pocas letras."""
    if isinstance(value, np.ndarray):
        return np.array2string(value, precision=4, separator=", ", threshold=6)
    return repr(round(value, 6)) if isinstance(value, float) and math.isfinite(value) else repr(value)


_EXPLAINED = {
    NameError: "usas un nombre que no está definido. ¿Está bien escrito?",
    ZeroDivisionError: "divide entre cero.",
    AttributeError: "pides a un valor algo que no tiene.",
    IndexError: "usas un índice que se sale.",
    KeyError: "usas una clave que no existe.",
    OverflowError: "un número se hace demasiado grande.",
    UnboundLocalError: "usas una variable antes de darle un valor.",
}


def explain_exception(error):
    """Una excepción, explicada: qué ha pasado, en qué línea y qué dice Python."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename != __file__]
    line = f" (línea {frames[-1].lineno})" if frames else ""
    name = type(error).__name__
    if isinstance(error, TypeError) and "argument" in str(error) and not frames:
        why = "no acepta los argumentos del enunciado: revisa cuántos son y en qué orden van."
    elif isinstance(error, TypeError):
        why = "mezcla tipos que no se pueden operar."
    elif isinstance(error, NotImplementedError):
        why = "todavía no está escrita."
    else:
        why = _EXPLAINED.get(type(error), "falla al ejecutarse.")
    return f"{why} Python dice{line}: {name}: {error}"
