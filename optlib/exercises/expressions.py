"""Expresiones aritméticas de los ejercicios: se escriben como Python y viajan a la página como listas.

``parse("x0 - lr*grad[0]")`` da un árbol de listas, números y nombres que se guarda como JSON y que evalúan
igual :func:`evaluate` y ``optlib/static/exercises/expressions.js``. Solo hay aritmética, comparaciones,
índices y unas pocas funciones: nada de lo que se escribe en un ejercicio se ejecuta como código.
"""

import ast
import math
import operator
from collections.abc import Callable
from typing import Any

from .declared import near

# Lo que se escribe en un ejercicio: una expresión o, ya calculado, un número.
Expression = str | float
# En lo que se convierte: una lista lleva delante la operación y detrás, sus argumentos.
Tree = str | float | list[Any]
# Los valores de un ejercicio, por nombre: números y columnas de la tabla, que son listas.
Names = dict[str, Any]

NAN = float("nan")

_BINARY: dict[type, str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "**"}
_COMPARE: dict[type, str] = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!="}
_BOOLEAN: dict[type, str] = {ast.And: "and", ast.Or: "or"}
_OPERATORS: dict[str, Callable[..., Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "**": operator.pow,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
    "and": lambda a, b: bool(a) and bool(b),
    "or": lambda a, b: bool(a) or bool(b),
}
_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "sqrt": math.sqrt,
    "exp": math.exp,
    "ceil": math.ceil,
    "floor": math.floor,
    "abs": abs,
    "min": min,
    "max": max,
}


def parse(text: Expression) -> Tree:
    """Convierte una expresión en un árbol de listas; un número queda como está.

    Errores: ``TypeError`` si no es un texto ni un número; ``ValueError`` si el texto no se puede leer o usa algo que no
    sea aritmética.

    >>> parse("x0 - 0.1*grad[0]")
    ['-', 'x0', ['*', 0.1, ['[]', 'grad', 0]]]
    """
    if isinstance(text, bool) or not isinstance(text, (str, int, float)):
        raise TypeError(f"expresión: se esperaba un texto o un número, no {text!r}.")
    if not isinstance(text, str):
        return text
    try:
        return _tree(ast.parse(text.strip(), mode="eval").body, text)
    except SyntaxError:
        raise ValueError(
            f"expresión: {text!r} no se puede leer: mira si falta o sobra un operador o un paréntesis."
        ) from None


def _tree(node: ast.expr, text: str) -> Tree:
    match node:
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            return value
        case ast.Name(id=name):
            return name
        case ast.BinOp(left=a, op=op, right=b) if type(op) in _BINARY:
            return [_BINARY[type(op)], _tree(a, text), _tree(b, text)]
        case ast.Compare(left=a, ops=[op], comparators=[b]) if type(op) in _COMPARE:
            return [_COMPARE[type(op)], _tree(a, text), _tree(b, text)]
        case ast.BoolOp(op=op, values=[a, b]):
            return [_BOOLEAN[type(op)], _tree(a, text), _tree(b, text)]
        case ast.UnaryOp(op=ast.USub(), operand=a):
            return ["neg", _tree(a, text)]
        case ast.UnaryOp(op=ast.Not(), operand=a):
            return ["not", _tree(a, text)]
        case ast.Subscript(value=base, slice=index):
            return ["[]", _tree(base, text), _tree(index, text)]
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in _FUNCTIONS:
            return [name, *(_tree(a, text) for a in args)]
    raise ValueError(
        f"expresión: {text!r} usa algo que no se admite; solo aritmética (para elevar, **; los decimales, con punto), "
        f"comparaciones de dos términos, «and», «or», «not», índices y {', '.join(_FUNCTIONS)}."
    )


def evaluate(tree: Tree, names: Names) -> Any:
    """Evalúa un árbol con los valores ``names``: un número, un booleano o, si es solo un nombre, lo que valga.

    Lo que no existe como número (1/0, √−1, un desbordamiento, un índice que se sale) da ``nan``.
    Errores: ``KeyError`` si cita un nombre que no está en ``names``.

    >>> evaluate(parse("2*x[1]"), {"x": [0.5, 3.0]}), evaluate(parse("1/0"), {})
    (6.0, nan)
    """
    try:
        return _value(tree, names)
    except (ArithmeticError, ValueError):
        return NAN


def _value(tree: Tree, names: Names) -> Any:
    if isinstance(tree, str):
        if tree not in names:
            raise KeyError(f"expresión: no hay ningún valor llamado {tree!r}. {near(tree, sorted(names))}")
        return names[tree]
    if not isinstance(tree, list):
        return tree
    head, *arguments = tree
    values = [_value(a, names) for a in arguments]
    if head == "[]":
        return values[0][int(values[1])] if 0 <= values[1] < len(values[0]) else NAN
    if head == "neg":
        return -values[0]
    if head == "not":
        return not values[0]
    result = _OPERATORS[head](*values) if head in _OPERATORS else _FUNCTIONS[head](*values)
    return NAN if isinstance(result, complex) else result
