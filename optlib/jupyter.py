"""Lo común a los widgets de ejercicios y figuras: el mismo JavaScript de la página, dentro de Jupyter.

Un widget de anywidget recibe un solo módulo; aquí se unen los de ``optlib/static``, que en el sitio van
sueltos. Se importa al mostrar el primero, nunca con ``import optlib``.
"""

import re
from functools import cache
from pathlib import Path, PurePosixPath

STATIC = Path(__file__).parent / "static"

_IMPORT = re.compile(r"^import\s*\{([^}]*)\}\s*from\s*\"([^\"]+)\";\n?", re.MULTILINE)
_EXPORT = re.compile(r"^export (?:async )?(?:function\*?|class|const|let) (\w+)", re.MULTILINE)


@cache
def bundle(entry):
    """Une un módulo de ``optlib/static`` y los que importa en uno solo.

    Cada módulo queda en su propia función, de modo que sus nombres no chocan. Admite la forma de importar y
    exportar que usan nuestros módulos, con nombre y con comillas dobles; otra es un ``ValueError``.
    """
    done, parts = {}, []

    def add(path):
        if path in done:
            return done[path]
        name = done[path] = f"$modulo{len(done)}"
        text = (STATIC / path).read_text("utf-8")
        heads = []
        for names, source in _IMPORT.findall(text):
            other = add(_resolve(path, source))
            heads.append(f"const {{ {re.sub(r' as ', ': ', ' '.join(names.split()))} }} = {other};\n")
        text = _IMPORT.sub("", text)
        exports = _EXPORT.findall(text)
        text = re.sub(r"^export ", "", text, flags=re.MULTILINE)
        if re.search(r"^(import|export)\b", text, re.MULTILINE) or re.search(r"^(default|\{)", text, re.MULTILINE):
            raise ValueError(f"{path}: usa una forma de import o export que no se sabe unir")
        parts.append(f"const {name} = (() => {{\n{''.join(heads)}{text}\nreturn {{ {', '.join(exports)} }};\n}})();\n")
        return name

    last = add(entry)
    return "".join(parts) + f"export default {{ render: {last}.render }};\n"


def _resolve(path, source):
    if not source.startswith("."):
        raise ValueError(f"{path}: importa {source!r}, que no es un módulo nuestro")
    steps = []
    for step in (PurePosixPath(path).parent / source).parts:
        if step == "..":
            steps.pop()
        elif step != ".":
            steps.append(step)
    return "/".join(steps)


class StoredHtml:
    """Añade a la vista de un widget lo que guarda el cuaderno: su nombre y un HTML inerte, el que usa el sitio."""

    label: str
    html: str

    def _repr_mimebundle_(self, **options):
        bundles = super()._repr_mimebundle_(**options) or {}
        data, metadata = bundles if isinstance(bundles, tuple) else (bundles, {})
        # El nombre va sin la dirección del objeto, que cambia en cada ejecución.
        return {**data, "text/plain": self.label, "text/html": self.html}, metadata
