"""La regla de un optimizador, en líneas de un bucle: su ``step``, con ``lr`` por ``self.lr`` y ``v`` por ``state.v``.

Así el código que da una figura, y la regla de la que parte un ejercicio, son letra por letra los de optlib.
"""

import ast
import inspect
import re
import textwrap
from dataclasses import MISSING, fields
from typing import Any

from ..optimizers import Optimizer

# Lo que hay en el código que da una figura: los nombres, y con qué se opera.
HELPERS = ("maximum", "sign")
KNOWN = {"self", "state", "grad", "x", "abs", *HELPERS}
PARTS = (ast.BinOp, ast.UnaryOp, ast.Call, ast.Name, ast.Attribute, ast.Constant, ast.operator, ast.unaryop, ast.Load)
COUNTER = "t = state.t + 1"
# Muon no sale de su ``step``, que mira las matrices de un problema: con todas las escalas a 1, y sin dividir v, que al
# medirla da igual.
MUON = """\
lr = 0.1
beta = 0.9
weight_decay = 0
g = grad(x)
v = beta * v + g
shrunk = x - lr * weight_decay * x
x = shrunk - lr * orthogonalize(beta * v + g)"""


def body_of(rule: type[Optimizer]) -> tuple[str, list[ast.stmt]]:
    """El texto de ``step`` y sus instrucciones, sin la docstring."""
    text = textwrap.dedent(inspect.getsource(rule.step))
    function = ast.parse(text).body[0]
    assert isinstance(function, ast.FunctionDef)
    first = 1 if ast.get_docstring(function) else 0
    return text, function.body[first:]


def lines_of(rule: type[Optimizer]) -> list[str]:
    """Las líneas de un paso; el punto es ``x``, el contador ``t`` lo lleva el bucle y ``grad(…)`` es el gradiente.

    Errores: ``ValueError`` si ``step`` no es una lista de asignaciones que acaba en ``return x_new, state``, o usa algo
    que no hay donde se va a leer.
    """
    text, body = body_of(rule)
    lines = []
    texts = [ast.get_source_segment(text, statement) or "" for statement in body]
    if any(re.search(r"\bstate\.t\b", line) for line in texts if line != COUNTER):
        raise ValueError(f"{rule.__name__}.step: el contador va en su línea, {COUNTER}, y después se usa t.")
    assigned = {line.split(" = ")[0] for line in texts} | {"t"}
    if lost := [name for name in re.findall(r"\bstate\.(\w+)", text) if name not in assigned]:
        raise ValueError(f"{rule.__name__}.step usa state.{lost[0]}: lo que valdrá después se asigna, {lost[0]} = ….")
    for statement, line in zip(body, texts, strict=True):
        if isinstance(statement, ast.Return):
            value = statement.value
            last = value.elts[0] if isinstance(value, ast.Tuple) and len(value.elts) == 2 else None
            if last is None or (isinstance(last, ast.Call) and ast.unparse(last.func)[0].isupper()):
                raise ValueError(f"{rule.__name__}.step debe acabar en «return x_new, state».")
            _check_names(rule, body, last)
            line = f"x = {ast.get_source_segment(text, last)}"
        elif not isinstance(statement, ast.Assign) or "\n" in line or not isinstance(statement.targets[0], ast.Name):
            first = line.splitlines()[0]
            raise ValueError(f"{rule.__name__}.step debe ser una asignación por línea; tiene «{first}».")
        else:
            _check_names(rule, body, statement.value)
        if line != COUNTER:
            line = re.sub(r"\b(self|state)\.", "", line)
            lines.append(re.sub(rf"(?<![\w.])({'|'.join(HELPERS)})\(", r"np.\1(", line))
    return lines


def _check_names(rule: type[Optimizer], body: list[ast.stmt], value: ast.expr) -> None:
    targets = [target for statement in body if isinstance(statement, ast.Assign) for target in statement.targets]
    known = {node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)} | KNOWN
    for node in ast.walk(value):
        if not isinstance(node, PARTS):
            raise ValueError(f"{rule.__name__}.step lleva «{ast.unparse(node)}»: solo operadores, abs, maximum y sign.")
    used = {node.id for node in ast.walk(value) if isinstance(node, ast.Name)}
    if strange := sorted(used - known):
        if strange[0] in getattr(rule, "__dataclass_fields__", ()):
            raise ValueError(f"{rule.__name__}.step usa {strange[0]} sin self: es self.{strange[0]}.")
        raise ValueError(
            f"{rule.__name__}.step usa {strange[0]}, que no está en el código de las figuras: "
            "solo operadores, abs, maximum y sign."
        )


def settings_of(rule: type[Optimizer]) -> dict[str, float | None]:
    """Los hiperparámetros de una regla, con su valor por omisión, o ``None`` si hay que darlo."""
    return {field.name: None if field.default is MISSING else field.default for field in fields(rule)}  # type: ignore[arg-type]


def state_of(rule: type[Optimizer]) -> dict[str, float | str]:
    """El estado antes del primer paso: de cada campo, su número, o ``"x"`` si empieza en el punto."""
    given: dict[str, Any] = {name: value or 1.0 for name, value in settings_of(rule).items()}
    here, there = (rule(**given).init(x)._asdict() for x in (0.0, 1.0))
    return {name: value if there[name] == value else "x" for name, value in here.items()}


def starts_of(rule: type[Optimizer]) -> list[str]:
    """Las líneas que dan su valor inicial a lo que la regla recuerda de un paso a otro."""
    used = set(re.findall(r"\bstate\.(\w+)", body_of(rule)[0])) - {"t"}
    names: dict[float | str, list[str]] = {}
    for name, value in state_of(rule).items():
        if name in used:
            names.setdefault(value, []).append(name)
    return [f"{' = '.join(group)} = {value if value == 'x' else f'{value:g}'}" for value, group in names.items()]


def text_of(rule: type[Optimizer], **given: float) -> str:
    """Una regla como la escribe un lector: sus valores, con los de ``given``, lo que no empieza en 0 y un paso.

    >>> from optlib import Momentum
    >>> print(text_of(Momentum, lr=0.02))
    lr = 0.02
    beta = 0.9
    g = grad(x)
    v = beta * v + g
    x = x - lr * v
    """
    values = [f"{name} = {value:g}".replace("e-0", "e-") for name, value in (settings_of(rule) | given).items()]
    starts = [line for line in starts_of(rule) if not line.endswith("= 0")]
    text = "\n".join([*values, *starts, *lines_of(rule)]).replace("np.", "")
    return re.sub(r"\(([^()]+)\) ?\*\* ?0\.5|(\w+)\*\*0\.5", lambda found: f"sqrt({found[1] or found[2]})", text)
