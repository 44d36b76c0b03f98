"""El código de una función o de una clase, para enseñarlo."""

import ast
import inspect
import textwrap
from collections.abc import Callable
from typing import Any


class Source:
    """Enseña en un cuaderno el código de ``parts``, funciones o clases, sin sus docstrings.

    >>> from optlib.digits import plan
    >>> Source(plan)
    def plan(steps):
        warm = steps // 10
        return warmup(warm, linear(steps - warm))
    """

    def __init__(self, *parts: Callable[..., Any]):
        self.text = "\n\n\n".join(source_of(part) for part in parts)

    def __repr__(self) -> str:
        return self.text

    def _repr_markdown_(self) -> str:
        return f"```python\n{self.text}\n```"


def source_of(part: Callable[..., Any]) -> str:
    """El texto de una función o de una clase, sin lo que la rodea ni su docstring."""
    text = textwrap.dedent(inspect.getsource(part)).strip()
    lines, tree = text.splitlines(), ast.parse(text).body[0]
    if ast.get_docstring(tree) is not None:  # type: ignore[arg-type]
        said = tree.body[0]  # type: ignore[attr-defined]
        after = said.end_lineno + (not lines[said.end_lineno : said.end_lineno + 1][0].strip())
        lines[said.lineno - 1 : after] = []
    return "\n".join(lines)
