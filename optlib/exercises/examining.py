"""Probar la función que escribe el lector y decir en español lo primero que está mal.

Corregir no muestra la solución: dice en qué caso falla y, si reconoce el error, cuál es.
"""

import copy
import inspect
import math
import re
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..base import Optimizer
from ..checking import check_optimizer
from ..errors import as_html, explain, said_by
from ..text.plain import plain
from ..values import shown
from .kinds import Code, CodeMistake
from .limits import TooLong, limited
from .texts import Texts

Function = Callable[..., Any]
Case = tuple[Any, ...]

# Letras de un array que se muestra entero.
LONGEST = 40


@dataclass(frozen=True)
class Report:
    """Lo que dice ``check`` de una función; vale por ``True`` si está bien.

    ``message`` es para el lector, y ``html``, lo mismo con su código y sus fórmulas; ``mistake`` es el nombre del error
    típico o de lo que falla, como ``"bucle"`` o ``"forma"``, y ``None`` si está bien o no se reconoce; ``line``, la
    línea del código del lector que falla al ejecutarse, contada desde 1, si se sabe.
    """

    correct: bool
    message: str
    html: str
    mistake: str | None = None
    line: int | None = None

    def __bool__(self) -> bool:
        return self.correct

    def __str__(self) -> str:
        return ("✓ " if self.correct else "✗ ") + self.message

    __repr__ = __str__


def examine(item: Code, function: Function) -> Report:
    """Prueba la función del lector con los casos de un ejercicio de programar y devuelve un informe.

    Errores: ``TypeError`` si lo que se da no es una función.
    """
    if not callable(function):
        raise TypeError(f"check: se esperaba {item.function}, sin paréntesis, no {shown(function)}.")
    if item.use and not (isinstance(function, type) and issubclass(function, Optimizer)):
        name = item.function
        said = f"`{name}` debe ser una clase que hereda de `Optimizer`: `class {name}(Optimizer)`."
        return Report(False, said.replace("`", ""), as_html(said), "clase")
    if item.use and inspect.get_annotations(function) and "__dataclass_fields__" not in vars(function):
        said = f"Falta `@dataclass(frozen=True)` en la línea de encima de `class {item.function}`."
        return Report(False, said.replace("`", ""), as_html(said), "clase")
    for case in item.cases:
        if (report := _first_problem(item, function, case)) is not None:
            return report
    if item.arrays and (report := _arrays(item, function)) is not None:
        return report
    if item.use and (report := _not_yet(item, function, item.cases[0])) is not None:
        return report
    right = "Correcto: pasa todos los casos."
    return Report(True, right, right)


def _wrong(call: str, why: str, mistake: str | None = None, line: int | None = None) -> Report:
    """El informe de un fallo en una llamada, con el código de ``why`` entre acentos graves."""
    said = _after_colon(why)
    return Report(False, f"En {call}: {said}", as_html(f"En `{call}`: {said}"), mistake, line)


def _after_colon(why: str) -> str:
    """Una explicación, como sigue a dos puntos."""
    return why[:1].lower() + why[1:]


def _slip(call: str, mistake: CodeMistake) -> Report:
    """El informe de un error típico, con sus fórmulas."""
    said = _after_colon(mistake.why)
    words = re.sub(r"\$([^$]+)\$", lambda match: plain(match[1]), said)
    html = as_html(f"En `{call}`: ") + Texts({}).inline(said)
    return Report(False, f"En {call}: {words}", html, mistake.name)


def _first_problem(item: Code, function: Function, case: Case) -> Report | None:
    """Lo primero que va mal en un caso, o None."""
    call = _describe_call(item, case)
    given = _copied(case)
    try:
        result = limited(item.result_of, (function, given))
    except TooLong:
        return _wrong(call, "no termina, o da demasiados pasos. ¿Hay un bucle cuya condición no cambia?", "bucle")
    except RecursionError:
        return _wrong(call, "la función se llama a sí misma sin parar.", "bucle")
    except Exception as error:
        line = _line(error, function)
        if line is None and item.use and (report := _not_yet(item, function, case)) is not None:
            return report
        if line is None and item.use and isinstance(error, TypeError):
            why = "no tiene esos hiperparámetros: van uno por línea, como `lr: float` o `beta: float = 0.9`."
            return _wrong(call, why, type(error).__name__)
        return _wrong(call, _explain_exception(error, line), type(error).__name__, line)
    if not _unchanged(given, case):
        return _wrong(
            call, "cambia uno de sus argumentos, y tiene que devolver un valor nuevo sin cambiarlos.", "modifica"
        )
    expected = item.result_of(item.reference, _copied(case))
    if problem := _shape_problem(result, expected):
        return _wrong(call, problem, "forma")
    if _equal(result, expected, item.tolerance):
        return None
    return _diagnosis(item, function, case, result, expected)


def _diagnosis(item: Code, function: Function, case: Case, result: Any, expected: Any) -> Report:
    call = _describe_call(item, case)
    alike = [m for m in item.mistakes if _commits(item, m, case, result, expected)]
    # En un caso se puede coincidir por casualidad: se dice solo el que coincide en todos.
    if everywhere := [m for m in alike if _same_everywhere(item, m, function)]:
        return _slip(call, everywhere[0])
    if _equal(_negative(result), expected, item.tolerance):
        return _wrong(call, "el resultado tiene el signo cambiado.", "signo")
    if isinstance(expected, tuple) and _equal(result[::-1], expected, item.tolerance):
        return _wrong(call, "los valores están en otro orden.", "orden")
    if _equal(result, expected, 1e-3):
        return _wrong(call, "el resultado se acerca, pero no es exacto: no redondees dentro de la función.", "redondeo")
    if strange := _not_its_own(item, function):
        return _wrong(call, f"usa `{strange}`, que no es ninguno de sus argumentos.", "de-fuera")
    if item.use and (report := _not_yet(item, function, case)) is not None:
        return report
    return _wrong(call, f"devuelve {_short(result)}, y no es el resultado correcto.")


def _negative(result: Any) -> Any:
    return tuple(map(_negative, result)) if isinstance(result, tuple) else -np.asarray(result)


def _not_its_own(item: Code, function: Function) -> str:
    """Un argumento del enunciado que la función toma de fuera, porque ella lo llama de otra manera."""
    code = getattr(function, "__code__", None)
    asked = inspect.signature(item.reference).parameters
    return next((name for name in asked if code and name in code.co_names and name not in code.co_varnames), "")


def _commits(item: Code, mistake: CodeMistake, case: Case, result: Any, expected: Any) -> bool:
    """Si ese error da el mismo resultado en un caso, y no el correcto."""
    try:
        wrong = item.result_of(mistake.function, _copied(case))
    except Exception:
        return False
    if _shape_problem(result, wrong) or _equal(wrong, expected, item.tolerance):
        return False
    return _equal(result, wrong, item.tolerance)


def _same_everywhere(item: Code, mistake: CodeMistake, function: Function) -> bool:
    for case in item.cases:
        try:
            mine = limited(item.result_of, (function, _copied(case)))
            if not _equal(mine, item.result_of(mistake.function, _copied(case)), item.tolerance):
                return False
        except (Exception, TooLong):
            return False
    return True


def _arrays(item: Code, function: Function) -> Report | None:
    """Los mismos casos, con los números de ``item.batched`` convertidos en arrays."""
    for case in item.cases:
        if not any(isinstance(case[i], float) for i in item.batched):
            continue
        batch = tuple(_as_batch(v) if i in item.batched else v for i, v in enumerate(case))
        try:
            limited(item.result_of, (item.reference, _copied(batch)))
        except Exception:
            continue
        if (report := _first_problem(item, function, batch)) is not None:
            if report.mistake not in ("TypeError", "ValueError", "forma"):
                return report
            advice = " Con números sueltos funciona: haz que sirva también para arrays."
            return Report(False, report.message + advice, report.html + advice, "arrays", report.line)
    return None


def _as_batch(value: Any) -> Any:
    """Un número, repetido con variaciones en un array; lo demás, como está."""
    return np.array([value, value + 1.0, 0.5 * value - 2.0]) if isinstance(value, float) else value


def _copied(case: Case) -> Case:
    """Copia de los argumentos; las funciones no se copian."""
    return tuple(v if callable(v) else copy.deepcopy(v) for v in case)


def _unchanged(given: Case, case: Case) -> bool:
    """Si los argumentos siguen como estaban."""
    pairs = zip(given, case, strict=True)
    return all(callable(b) or (_shape(a) == _shape(b) and _equal(a, b, 0)) for a, b in pairs)


def _shape_problem(result: Any, expected: Any) -> str | None:
    """Qué tiene de raro el resultado antes de mirar sus números, o None."""
    if result is None:
        return "no devuelve nada. ¿Falta `return`?"
    if isinstance(result, tuple) and not isinstance(expected, tuple):
        comma = "si has escrito un decimal con coma, en Python va con punto"
        return f"devuelve {len(result)} valores, y se esperaba uno: {comma}."
    if callable(result):
        return "devuelve una función, y tiene que devolver un valor."
    if isinstance(expected, tuple):
        return _tuple_problem(result, expected)
    try:
        values = np.asarray(result)
    except ValueError:
        return "devuelve una lista con partes de distinto tamaño."
    if values.dtype.kind not in "biuf":
        return f"devuelve algo de tipo `{type(result).__name__}`, y no un número ni un array."
    if values.shape != _shape(expected):
        wanted = _describe_shape(_shape(expected))
        return f"devuelve {_describe_shape(values.shape)} y se esperaba {wanted}."
    return None


def _tuple_problem(result: Any, expected: tuple[Any, ...]) -> str | None:
    if not isinstance(result, (tuple, list)) or len(result) != len(expected):
        return f"tiene que devolver {len(expected)} valores, separados por comas."
    problems = (_shape_problem(a, b) for a, b in zip(result, expected, strict=True))
    return next((f"en el valor {i + 1}, {p}" for i, p in enumerate(problems) if p), None)


def _equal(a: Any, b: Any, tolerance: float) -> bool:
    """Si dos resultados coinciden, con una tolerancia relativa a 1 o al valor."""
    if isinstance(b, dict):
        return isinstance(a, dict) and a.keys() == b.keys() and all(_equal(a[k], b[k], tolerance) for k in b)
    if isinstance(b, (tuple, list)):
        same_length = isinstance(a, (tuple, list)) and len(a) == len(b)
        return same_length and all(_equal(x, y, tolerance) for x, y in zip(a, b, strict=True))
    if isinstance(b, (str, bool, type(None))):
        return bool(a == b)
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    return a.shape == b.shape and bool(np.allclose(a, b, rtol=tolerance, atol=tolerance, equal_nan=True))


def _shape(value: Any) -> tuple[Any, ...]:
    if isinstance(value, (tuple, dict, str, type(None))) or callable(value):
        return (type(value).__name__,)
    return np.shape(value)


def _describe_shape(shape: tuple[Any, ...]) -> str:
    """Una forma, en palabras."""
    if shape == ():
        return "un número suelto"
    return f"un array de forma {shape}"


def _describe_call(item: Code, case: Case) -> str:
    """La llamada de un caso, legible: las funciones, por el nombre de su argumento."""
    if item.call:
        return item.call.format(*(_in_call(v) for v in case))
    names = list(inspect.signature(item.reference).parameters)
    shown = [names[i] if callable(v) else _short(v) for i, v in enumerate(case)]
    return f"{item.function}({', '.join(shown)})"


def _in_call(value: Any) -> str:
    """Un argumento dentro de ``call``: un nombre, unos argumentos con el suyo o un valor."""
    if isinstance(value, dict):
        return ", ".join(f"{name}={_short(each)}" for name, each in value.items())
    return value if isinstance(value, str) else _short(value)


def _short(value: Any) -> str:
    """Un argumento o un resultado, en pocas letras."""
    if isinstance(value, np.ndarray):
        text = " ".join(np.array2string(value, precision=4, separator=", ", threshold=6).split())
        return text if len(text) <= LONGEST else f"array de forma {value.shape}"
    if isinstance(value, tuple):
        return f"({', '.join(map(_short, value))})"
    if isinstance(value, np.generic):
        value = value.item()
    text = repr(round(value, 6)) if isinstance(value, float) and math.isfinite(value) else repr(value)
    return text if len(text) <= 2 * LONGEST else f"{text[: 2 * LONGEST]} …"


_EXPLAINED: dict[type[Exception], str] = {
    NameError: "usa un nombre que no está definido. ¿Está bien escrito?",
    ZeroDivisionError: "divide entre cero.",
    AttributeError: "pide a un valor algo que no tiene.",
    IndexError: "usa un índice que no existe.",
    KeyError: "usa una clave que no existe.",
    OverflowError: "un número se hace demasiado grande.",
    UnboundLocalError: "usa una variable antes de darle un valor.",
}


def _line(error: Exception, function: Function) -> int | None:
    """La última línea del código del lector por la que ha pasado el error."""
    code = getattr(inspect.unwrap(getattr(function, "step", function)), "__code__", None)
    mine = getattr(code, "co_filename", None)
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == mine]
    return lines[-1] if lines else None


def _not_yet(item: Code, function: Function, case: Case) -> Report | None:
    """Por qué no es aún un optimizador la clase que ha escrito el lector, si lo dice ``check_optimizer``, o None."""
    settings = next(each for each in case if isinstance(each, dict))
    try:
        found = limited(lambda rule, given: check_optimizer(rule(**given)), (function, settings))
    except (Exception, TooLong):
        return None
    if not found:
        return None
    said = f"`{item.function}` todavía no es un optimizador. {found[0]}"
    return Report(False, said.replace("`", ""), as_html(said), "optimizador")


def _explain_exception(error: Exception, line: int | None) -> str:
    """Una excepción, explicada: qué ha pasado, en qué línea y qué dice Python."""
    name, said = type(error).__name__, said_by(error)
    if hint := explain(error):
        why = hint
    elif isinstance(error, TypeError) and line is None:
        why = "no acepta los argumentos del enunciado: revisa cuántos son y en qué orden van."
    elif isinstance(error, TypeError):
        why = "usa un valor de un tipo que ahí no sirve."
    elif isinstance(error, NotImplementedError):
        why = "todavía no está escrita."
    else:
        why = _EXPLAINED.get(type(error), "falla al ejecutarse.")
    where = f" (línea {line})" if line else ""
    said = f"{name}: {said if len(said) < 300 else said[:300] + ' …'}" if said else name
    return f"{why} Python dice{where}: «{said}»."
