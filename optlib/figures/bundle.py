"""Une los módulos de JavaScript de un widget en un texto: anywidget admite un solo fichero."""

import re
from pathlib import Path

_IMPORT = re.compile(r'^import\s*\{([^}]*)\}\s*from\s*"(\.[^"]+)";[ \t]*$', re.M)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) )", re.M)
_NAME = re.compile(r"^export (?:async )?(?:function|class|const) (\w+)", re.M)


def join(entry: Path) -> str:
    """Devuelve ``entry`` y todo lo que importa; cada módulo dentro de su función, para que sus nombres no choquen."""
    order: list[Path] = []

    def visit(path: Path, above: tuple[Path, ...] = ()) -> None:
        if path in above:
            raise ValueError(f"Importación circular en {path.name}.")
        if path in order:
            return
        for _, target in _IMPORT.findall(path.read_text("utf-8")):
            visit((path.parent / target).resolve(), (*above, path))
        order.append(path)

    entry = entry.resolve()
    visit(entry)
    number = {path: f"module{k}" for k, path in enumerate(order)}

    def imports(path: Path) -> str:
        def bind(match: re.Match) -> str:
            names = match[1].strip().rstrip(",").replace(" as ", ": ")
            return f"const {{ {names} }} = {number[(path.parent / match[2]).resolve()]};"

        return _IMPORT.sub(bind, path.read_text("utf-8"))

    parts = []
    for path in order[:-1]:
        text = imports(path)
        names = ", ".join(_NAME.findall(text))
        parts.append(f"const {number[path]} = (() => {{\n{_EXPORT.sub('', text)}\nreturn {{ {names} }};\n}})();")
    return "\n".join([*parts, imports(entry)])
