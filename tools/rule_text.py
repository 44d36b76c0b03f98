"""La regla de un optimizador, en líneas de un bucle: su ``step``, con ``lr`` por ``self.lr`` y ``v`` por ``state.v``.

Así el código que da una figura es, letra por letra, el de optlib.
"""

import ast
import inspect
import re
import textwrap
from dataclasses import MISSING, fields
from typing import Any

from optlib.optimizers import Optimizer

# Lo que hay en el código que da una figura: los nombres, y con qué se opera.
KNOWN = {"self", "state", "grad", "x", "abs", "maximum"}
PARTS = (ast.BinOp, ast.UnaryOp, ast.Call, ast.Name, ast.Attribute, ast.Constant, ast.operator, ast.unaryop, ast.Load)
COUNTER = "t = state.t + 1"


def body_of(rule: type[Optimizer]) -> tuple[str, list[ast.stmt]]:
    """El texto de ``step`` y sus instrucciones, sin la docstring."""
    text = textwrap.dedent(inspect.getsource(rule.step))
    function = ast.parse(text).body[0]
    assert isinstance(function, ast.FunctionDef)
    first = 1 if ast.get_docstring(function) else 0
    return text, function.body[first:]


def lines_of(rule: type[Optimizer]) -> list[str]:
    """Las líneas de un paso; el punto es ``x``, el contador ``t`` lo lleva el bucle y ``grad(…)`` es el gradiente."""
    text, body = body_of(rule)
    lines = []
    texts = [ast.get_source_segment(text, statement) or "" for statement in body]
    if any(re.search(r"\bstate\.t\b", line) for line in texts if line != COUNTER):
        raise ValueError(f"{rule.__name__}.step: el contador va en su línea, {COUNTER}, y después se usa t.")
    for statement, line in zip(body, texts, strict=True):
        if isinstance(statement, ast.Return):
            value = statement.value
            last = value.elts[0] if isinstance(value, ast.Tuple) and len(value.elts) == 2 else None
            if last is None or (isinstance(last, ast.Call) and ast.unparse(last.func)[0].isupper()):
                raise ValueError(f"{rule.__name__}.step debe acabar en «return x_new, state».")
            check_names(rule, body, last)
            line = f"x = {ast.get_source_segment(text, last)}"
        elif not isinstance(statement, ast.Assign) or "\n" in line or not isinstance(statement.targets[0], ast.Name):
            first = line.splitlines()[0]
            raise ValueError(f"{rule.__name__}.step debe ser una asignación por línea; tiene «{first}».")
        else:
            check_names(rule, body, statement.value)
        if line != COUNTER:
            line = re.sub(r"\b(self|state)\.", "", line)
            lines.append(re.sub(r"(?<![\w.])maximum\(", "np.maximum(", line))
    return lines


def check_names(rule: type[Optimizer], body: list[ast.stmt], value: ast.expr) -> None:
    """Mira que una línea use solo lo que hay donde se va a leer. Errores: ``ValueError`` con el nombre que sobra."""
    targets = [target for statement in body if isinstance(statement, ast.Assign) for target in statement.targets]
    known = {node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)} | KNOWN
    for node in ast.walk(value):
        if not isinstance(node, PARTS):
            raise ValueError(f"{rule.__name__}.step lleva «{ast.unparse(node)}»: solo operadores, abs y maximum.")
    used = {node.id for node in ast.walk(value) if isinstance(node, ast.Name)}
    if strange := sorted(used - known):
        if strange[0] in getattr(rule, "__dataclass_fields__", ()):
            raise ValueError(f"{rule.__name__}.step usa {strange[0]} sin self: es self.{strange[0]}.")
        if strange[0] == "sign":
            raise ValueError(f"{rule.__name__}.step usa sign: el signo de m se escribe m / maximum(abs(m), 1e-300).")
        raise ValueError(
            f"{rule.__name__}.step usa {strange[0]}, que no está en el código de las figuras: "
            "solo operadores, abs y maximum."
        )


def state_of(rule: type[Optimizer]) -> list[str]:
    """Las líneas que dan su valor inicial a lo que la regla recuerda de un paso a otro."""
    used = set(re.findall(r"\bstate\.(\w+)", body_of(rule)[0])) - {"t"}
    names: dict[float, list[str]] = {}
    for name, value in rule(lr=1.0).init(0.0)._asdict().items():  # type: ignore[call-arg]
        if name in used:
            names.setdefault(value, []).append(name)
    return [f"{' = '.join(group)} = {value:g}" for value, group in names.items()]


def written(rule: type[Optimizer]) -> dict[str, Any]:
    """Una regla: cómo empieza, ``begin``, y qué hace en cada paso, ``step``, en líneas de Python; y sus valores.

    ``settings`` son los hiperparámetros, con ``None`` si hay que darlo, y ``state``, el estado antes del primer paso.

    Errores: ``ValueError`` si ``step`` no es una lista de asignaciones que acaba en ``return x_new, state``.
    """
    given = {field.name: None if field.default is MISSING else field.default for field in fields(rule)}  # type: ignore[arg-type]
    state = rule(**{name: value or 1.0 for name, value in given.items()}).init(0.0)._asdict()
    return {"begin": state_of(rule), "step": lines_of(rule), "settings": given, "state": state}
