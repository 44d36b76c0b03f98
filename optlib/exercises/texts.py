"""Los textos de un ejercicio: fórmulas, valores calculados y algo de énfasis, a HTML seguro.

``$x^2$`` es una fórmula (``$$…$$``, aparte), ``@{x[1]}`` un valor calculado, ``@{lr:2}`` con a lo sumo dos
decimales, ``@{lr:=2}`` con dos exactos, ``@{grad[0]:p}`` entre paréntesis si es negativo; ``**…**`` negrita,
``*…*`` cursiva, una línea en blanco separa párrafos, ``- `` empieza una lista y entre acentos graves va
código.
"""

import re
from html import escape
from inspect import cleandoc

from ..text.formatting import format_number
from ..text.mathml import mathml, together
from .expressions import Names, Tree, evaluate, parse

# Un valor citado: cómo se calcula, decimales, si van con ceros y si los negativos van entre paréntesis (0 o 1).
Cited = tuple[Tree, int, int, int]

_INLINE = re.compile(
    r"\$\$(?P<block>.+?)\$\$|\$(?P<math>(?:[^$]|\\\$)+?)\$|`(?P<code>[^`]+)`|@\{(?P<value>[^}]*)\}"
    r"|\*\*(?P<strong>.+?)\*\*|\*(?P<em>[^*]+?)\*",
    re.DOTALL,
)


class Texts:
    """Traduce los textos de un ejercicio y recoge los valores calculados que citan.

    Recibe, por nombre, los valores que se pueden citar. Cada uno queda en un elemento ``data-v="n"``, con su lugar en
    la lista de los citados: la página cambia su texto cuando sortea otros números. Con ``portable`` cada fórmula se
    entiende también en un cuaderno sin ejecutar: ver :meth:`formula`. Errores de todos los métodos: ``ValueError`` si
    una fórmula, una expresión o un formato no se entienden; ``KeyError`` si se cita un valor que no existe.

    >>> Texts({"lr": 0.1}).inline("*tasa* @{lr}")
    '<em>tasa</em> <span data-v="0">0.1</span>'
    """

    def __init__(self, names: Names, *, portable: bool = False):
        self.names = names
        self._portable = portable
        self.values: list[Cited] = []

    def for_page(self) -> "Texts":
        """Los mismos textos y valores citados, sin el LaTeX que solo hace falta en un cuaderno."""
        texts = Texts(self.names)
        texts.values = self.values
        return texts

    def blocks(self, text: str) -> str:
        """HTML de un texto de varios párrafos, listas y bloques de código; se quita el sangrado común."""
        parts = re.split(r"\n\s*\n", cleandoc(text))
        return "".join(self._block(part) for part in parts if part.strip())

    def _block(self, part: str) -> str:
        lines = part.strip().split("\n")
        if all(line.startswith(("- ", "  ")) for line in lines):
            items = re.split(r"\n- ", "\n" + "\n".join(lines))[1:]
            return "<ul>" + "".join(f"<li>{self.inline(item)}</li>" for item in items) + "</ul>"
        if part.strip().startswith("```"):
            return f"<pre><code>{escape(part.strip().strip('`').strip(chr(10)))}</code></pre>"
        return f"<p>{self.inline(part.strip())}</p>"

    def inline(self, text: str) -> str:
        """HTML de un texto de una línea, sin párrafos ni listas."""
        html: list[str] = []
        last = 0
        for match in _INLINE.finditer(text):
            before, span, rest = text[last : match.start()], self._span(match), text[match.end() :]
            if match.lastgroup == "math":
                before, span, rest = together(before, span, rest)
            html += [escape(before, quote=False), span]
            last = len(text) - len(rest)
        html.append(escape(text[last:], quote=False))
        return "".join(html)

    def _span(self, match: re.Match[str]) -> str:
        kind = match.lastgroup or ""  # nunca falta: cada forma de _INLINE tiene nombre
        content = match[kind]
        if kind in ("math", "block"):
            return self.formula(content, kind == "block")
        if kind == "value":
            return self.value(content, "span")
        if kind == "code":
            return f"<code>{escape(content, quote=False)}</code>"
        return f"<{kind}>{self.inline(content)}</{kind}>"

    def formula(self, latex: str, block: bool) -> str:
        """HTML de una fórmula de LaTeX, que con ``block`` va aparte, en su renglón.

        JupyterLab quita las etiquetas de MathML al HTML de un cuaderno que no ha ejecutado él, y dejaría «x2»
        por x²; en cambio dibuja el LaTeX. Por eso, con ``portable``, va también el LaTeX, oculto con un atributo
        que JupyterLab quita (popover), y el MathML con uno que respeta (style) y que la hoja de estilo anula.
        """
        shown = mathml(latex, block=block, value=lambda v: self.value(v, "mn"))
        if not self._portable:
            return shown
        source = re.sub(r"@\{([^}]*)\}", lambda m: self._number(m[1])[1], latex)
        opening, closing = ("\\[", "\\]") if block else ("\\(", "\\)")
        tex = escape(f"{opening}{source}{closing}", quote=False)
        return (
            f'<span class="exercise-mathml" style="display:none">{shown}</span>'
            f'<span class="exercise-tex" popover>{tex}</span>'
        )

    def value(self, text: str, tag: str) -> str:
        """Elemento ``tag`` con un valor calculado, que la página sabe volver a calcular.

        ``text`` es lo que va dentro de ``@{…}``: la expresión y, tras dos puntos, su formato.
        """
        entry, shown = self._number(text)
        if entry not in self.values:
            self.values.append(entry)
        return f'<{tag} data-v="{self.values.index(entry)}">{shown}</{tag}>'

    def _number(self, text: str) -> tuple[Cited, str]:
        """Un valor citado: cómo se calcula y cómo se lee ahora."""
        expression, _, form = text.partition(":")
        tree = parse(expression)
        decimals, fixed, parens = _form(form, text)
        shown = format_number(evaluate(tree, self.names), decimals, fixed=fixed, parens=parens)
        return (tree, decimals, int(fixed), int(parens)), shown


def _form(form: str, text: str) -> tuple[int, bool, bool]:
    """Lee un formato, como ``4``, ``=2``, ``p`` o ``4p``: decimales, si son justos y si lleva paréntesis."""
    match = re.fullmatch(r"(=?)([0-9]?)(p?)", form.strip())
    if not match:
        raise ValueError(f"valor @{{{text}}}: el formato {form!r} no se entiende; por ejemplo 4, =2 o p.")
    return int(match[2] or 4), bool(match[1]), bool(match[3])
