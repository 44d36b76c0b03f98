"""Un cuaderno por dentro: sus celdas, lo que definen y las tablas que guarda."""

import ast
import re

import nbformat
import toc


class Page:
    """El cuaderno ``name``; ``slow`` son los nombres que tardan en calcularse, o que dibujan."""

    def __init__(self, name: str, slow: frozenset[str] | set[str] = frozenset()):
        self.cells = nbformat.read(toc.ROOT / "chapters" / f"{name}.ipynb", as_version=4).cells
        self.slow = slow

    def names(self) -> dict:
        """Lo que define la página: importaciones, funciones y datos, sin las tablas ni las imágenes."""
        found: dict = {}
        for cell in self.cells:
            if cell.cell_type == "code":
                body = [node for node in ast.parse(cell.source).body if self._is_wanted(node)]
                exec(compile(ast.Module(body, []), "página", "exec"), found)
        return found

    def _is_wanted(self, node: ast.stmt) -> bool:
        if isinstance(node, ast.Assign):
            return not {each.id for each in ast.walk(node) if isinstance(each, ast.Name)} & self.slow
        return isinstance(node, ast.Import | ast.ImportFrom | ast.FunctionDef)

    def shown(self, caption: str) -> list[list[str]]:
        """Las filas de la tabla guardada cuyo título empieza así."""
        for cell in self.cells:
            for output in cell.get("outputs", []):
                html = output.get("data", {}).get("text/html", "")
                if f"<caption>{caption}" in html:
                    rows = re.findall(r"<tr>(<th scope=\"row\">.*?)</tr>", html)
                    return [re.findall(r">([^<>]*)</t[hd]>", row.replace("&lt;", "‹")) for row in rows]
        raise AssertionError(f"no hay ninguna tabla «{caption}»")
