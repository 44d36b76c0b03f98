"""Lo que se sabe de un error: la línea del lector, lo que fallaba dentro de ella y lo que valían sus nombres."""

import ast
import difflib
import inspect
import linecache
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import CodeType, FrameType
from typing import Any

# Cómo se llama el código del lector: en la página, en IPython y en Jupyter.
READERS = re.compile(r"^<(celda|código|ipython-input)|ipykernel_|ipython-input-")
# Un valor que no se sabe.
UNKNOWN = object()
LONGEST = 60
# De un mensaje más largo solo se mira el principio.
MESSAGE = 2000


@dataclass(frozen=True)
class Scene:
    """Un error y dónde ha sido; sin código del lector a la vista, las líneas y los nombres quedan vacíos."""

    error: BaseException
    message: str
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    frame: FrameType | None = None
    span: tuple[int | None, ...] = ()

    @classmethod
    def of(cls, error: BaseException, elsewhere: Mapping[str, str]) -> "Scene":
        """La escena de un error: el último sitio del código del lector por el que ha pasado."""
        message = said_by(error)[:MESSAGE]
        step, mine = error.__traceback__, None
        while step is not None:
            if READERS.search(step.tb_frame.f_code.co_filename):
                mine = step
            step = step.tb_next
        if mine is None:
            return cls(error, message, elsewhere)
        return cls(error, message, elsewhere, mine.tb_frame, _span(mine.tb_frame.f_code, mine.tb_lasti))

    @cached_property
    def source(self) -> str:
        """El código entero en el que está la línea."""
        return "".join(linecache.getlines(self.frame.f_code.co_filename)) if self.frame else ""

    @cached_property
    def tree(self) -> ast.AST:
        """El código entero, leído; vacío si no se puede leer."""
        try:
            return ast.parse(self.source)
        except (SyntaxError, ValueError):
            return ast.Module([], [])

    @cached_property
    def node(self) -> ast.AST | None:
        """Lo que fallaba: la operación, la llamada o el índice."""
        found = [
            node for node in ast.walk(self.tree) if isinstance(node, ast.expr | ast.stmt) and _of(node) == self.span
        ]
        return found[-1] if found else None

    @cached_property
    def statement(self) -> ast.stmt | None:
        """La instrucción más corta en la que estaba."""
        line = self.span[0] if self.span else None
        found = [each for each in ast.walk(self.tree) if isinstance(each, ast.stmt) and line]
        inside = [each for each in found if each.lineno <= line <= (each.end_lineno or each.lineno)]  # type: ignore[operator]
        return inside[-1] if inside else None

    @cached_property
    def names(self) -> dict[str, Any]:
        """Los nombres que se veían desde ahí."""
        return {**self.frame.f_globals, **self.frame.f_locals} if self.frame else {}

    @property
    def operands(self) -> list[ast.expr]:
        """Los dos lados de la operación que fallaba; ``x -= y`` tiene también dos."""
        node = self.node
        if isinstance(node, ast.BinOp):
            return [node.left, node.right]
        if isinstance(node, ast.UnaryOp):
            return [node.operand]
        if isinstance(node, ast.Compare):
            return [node.left, *node.comparators]
        return [node.target, node.value] if isinstance(node, ast.AugAssign) else []

    @property
    def parts(self) -> list[ast.expr]:
        """Aquello con lo que se hacía algo: los lados de una operación, los argumentos, o lo que se recorre."""
        node = self.node
        if self.operands:
            return self.operands
        if isinstance(node, ast.Call):
            return node.args
        if isinstance(node, ast.Subscript):
            return [node.value]
        return [self.statement.iter] if isinstance(self.statement, ast.For) else []

    def value(self, node: ast.AST | None) -> Any:
        """Lo que vale una expresión que se puede mirar sin ejecutarla: un nombre o un número."""
        if isinstance(node, ast.Name):
            return self.names.get(node.id, UNKNOWN)
        return node.value if isinstance(node, ast.Constant) else UNKNOWN

    def valued(self, *kinds: type) -> Iterator[tuple[str, Any]]:
        """Los operandos que son nombres y valen algo de esas clases, cada uno con su valor."""
        for node in self.operands:
            value = self.value(node)
            if isinstance(node, ast.Name) and isinstance(value, kinds) and not isinstance(value, bool):
                yield node.id, value

    def text(self, node: ast.AST) -> str:
        """El código de una parte, tal como está escrito."""
        return short(ast.get_source_segment(self.source, node) or ast.unparse(node))

    def atom(self, node: ast.AST) -> str:
        """El código de una parte, entre paréntesis si es una operación."""
        return f"({self.text(node)})" if isinstance(node, ast.BinOp | ast.UnaryOp | ast.Compare) else self.text(node)

    def assigned(self, name: str) -> ast.expr | None:
        """Lo último que se le da a un nombre en el código, antes de la línea que falla."""
        line = self.span[0] if self.span and self.span[0] else 0
        found = [
            each.value
            for each in ast.walk(self.tree)
            if isinstance(each, ast.Assign) and any(isinstance(t, ast.Name) and t.id == name for t in each.targets)
        ]
        before = [value for value in found if value.lineno <= line]
        return max(before or found, key=lambda value: value.lineno, default=None)


Rule = Callable[[Scene, "re.Match[str]"], str | None]
RULES: list[tuple[type[BaseException], "re.Pattern[str]", Rule]] = []


def about(kind: type[BaseException], pattern: str = "") -> Callable[[Rule], Rule]:
    """Registra una pista para los errores de esa clase cuyo mensaje contiene el patrón; vale la primera que sirve."""

    def register(rule: Rule) -> Rule:
        RULES.append((kind, re.compile(pattern), rule))
        return rule

    return register


def said_by(error: BaseException) -> str:
    """Lo que dice un error, aunque no sepa decirlo."""
    try:
        return str(error.msg if isinstance(error, SyntaxError) else error)
    except Exception:
        return "este error no se puede convertir en texto"


def arguments(function: Any) -> list[inspect.Parameter]:
    """Los argumentos de una función, en su orden; ninguno si no se saben."""
    try:
        return list(inspect.signature(function).parameters.values())
    except (TypeError, ValueError):
        return []


def short(text: str) -> str:
    """Un texto en una línea y en pocas letras."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 2]} …"


def with_point(text: str) -> str:
    """Qué se dice de un decimal escrito con coma."""
    return f"En Python el decimal lleva punto: `{text.replace(',', '.')}`, y no `{text}`."


def nearest(name: str, known: Iterable[str], cutoff: float = 0.7) -> str:
    """El nombre conocido que más se parece a otro, o nada si ninguno se parece tanto como ``cutoff``, de 0 a 1."""
    known = [each for each in known if not each.startswith("_")]
    plain = {_bare(each): each for each in known}
    if _bare(name) in plain:
        return plain[_bare(name)]
    close = difflib.get_close_matches(name, known, 1, max(cutoff, 0 if len(name) > 3 else 0.75))
    # Entre nombres de una o dos letras, todo se parece.
    return close[0] if close and len(name) > 2 and len(close[0]) > 1 else ""


def _bare(name: str) -> str:
    """Un nombre sin mayúsculas, tildes ni guiones bajos."""
    letters = unicodedata.normalize("NFD", name.casefold().replace("_", ""))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _span(code: CodeType, at: int) -> tuple[int | None, ...]:
    places = list(code.co_positions())
    return places[at // 2] if 0 <= at // 2 < len(places) else ()


def _of(node: Any) -> tuple[int | None, ...]:
    return node.lineno, node.end_lineno, node.col_offset, node.end_col_offset
