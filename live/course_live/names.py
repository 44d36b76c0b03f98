"""Los nombres que usa el código de una celda, sin ejecutarlo: los que toma de otras, crea y puede cambiar por dentro.

Lo que no se ve es que dos nombres sean el mismo objeto, el estado de un módulo (``np.random.seed``) ni que una función
que no es de las celdas cambie lo que se le da.
"""

import ast
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

Scope = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
Comprehension = ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp


@dataclass
class Effects:
    """Lo que hace fuera de sí una función o una clase, cuando se usa: los nombres que lee, cambia y a los que llama.

    ``parameters`` son los suyos, en orden, y ``spoils``, los que puede cambiar por dentro.
    """

    used: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    called: set[str] = field(default_factory=set)
    parameters: tuple[str, ...] = ()
    spoils: set[str] = field(default_factory=set)


# Una llamada a algo con nombre: cuál, y de qué nombres salen sus argumentos, por posición y por nombre.
Call = tuple[str, tuple[str | None, ...], tuple[tuple[str, str], ...]]


@dataclass
class Names:
    """Los nombres de una celda.

    ``used``: los toma de otra. ``sure``: al acabar, los ha creado ella. ``bound``: puede haberlos creado; entre ellos,
    los de ``sure``. ``values``: de los creados, los que no son módulos, funciones ni clases. ``changed``: les cambia
    una parte. ``called``: llama a un método suyo, que puede cambiarlos si son valores. ``effects``: los de cada función
    o clase que define. ``calls``: a qué funciones con nombre llama, y con qué. ``everything``: importa con ``*``, y
    puede haber creado cualquiera.
    """

    used: set[str] = field(default_factory=set)
    sure: set[str] = field(default_factory=set)
    bound: set[str] = field(default_factory=set)
    values: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    called: set[str] = field(default_factory=set)
    effects: dict[str, Effects] = field(default_factory=dict)
    calls: set[Call] = field(default_factory=set)
    everything: bool = False


# En qué orden se ejecutan las partes de lo que no se ejecuta en el orden en que se escribe.
ORDER = {
    ast.Assign: ("value", "targets"),
    ast.NamedExpr: ("value", "target"),
    ast.For: ("iter", "target", "body", "orelse"),
    ast.AsyncFor: ("iter", "target", "body", "orelse"),
    ast.comprehension: ("iter", "target", "ifs"),
    ast.DictComp: ("generators", "key", "value"),
    **dict.fromkeys((ast.ListComp, ast.SetComp, ast.GeneratorExp), ("generators", "elt")),
}
# Las que dan nombre a algo que las siguientes usan.
NAMING = ("target", "pattern")


class _Reader(ast.NodeVisitor):
    """Recorre una celda, o lo de dentro de una función, una clase o una comprensión, en el orden en que se ejecuta."""

    def __init__(self, inside: bool = False):
        self.names, self.inside = Names(), inside
        self.later: set[str] = set()  # lo que leen las funciones, que se ejecutan después

    def load(self, name: str) -> None:
        if name not in self.names.sure:
            self.names.used.add(name)

    def bind(self, name: str, *, value: bool = True) -> None:
        self.names.sure.add(name)
        self.names.bound.add(name)
        (self.names.values.add if value else self.names.values.discard)(name)

    def visit_all(self, found: object) -> None:
        for each in found if isinstance(found, list) else [found]:
            if isinstance(each, ast.AST):
                self.visit(each)

    def generic_visit(self, node: ast.AST) -> None:
        for name in ORDER.get(type(node), node._fields):
            self.visit_all(getattr(node, name, None))

    def perhaps(self, node: ast.AST) -> None:
        """Cada parte puede no ejecutarse: los nombres que crea no son seguros, ni para las demás."""
        before = set(self.names.sure)
        for name in ORDER.get(type(node), node._fields):
            start = set(self.names.sure)
            self.visit_all(getattr(node, name, None))
            if name not in NAMING:
                self.names.sure = start
        self.names.sure = before

    visit_If = visit_For = visit_AsyncFor = visit_While = visit_Try = visit_TryStar = visit_match_case = perhaps

    # --- Nombres ---

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Store):
            self.bind(node.id)
            return
        self.load(node.id)
        if isinstance(node.ctx, ast.Del):
            self.names.changed.add(node.id)
            self.names.sure.discard(node.id)

    def visit_Assign(self, node: ast.Assign) -> None:
        self.generic_visit(node)
        if isinstance(node.value, ast.Lambda):
            inside = effects(node.value)
            self.names.effects |= {target.id: inside for target in node.targets if isinstance(target, ast.Name)}

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self.visit_all([node.annotation, node.value])
        if node.value is not None:
            self.visit(node.target)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        if isinstance(node.target, ast.Name):
            self.load(node.target.id)
            self.names.changed.add(node.target.id)
        else:
            self.visit(node.target)
        self.visit(node.value)

    def part(self, node: ast.Attribute | ast.Subscript) -> None:
        """Leer una parte de algo es leerlo; escribirla o borrarla es cambiarlo."""
        if not isinstance(node.ctx, ast.Load) and (owner := _owner(node)):
            self.names.changed.add(owner)
        self.generic_visit(node)

    visit_Attribute = visit_Subscript = part

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Attribute) and (owner := _owner(node.func)):
            self.names.called.add(owner)
        if isinstance(node.func, ast.Name):
            named = [(each.arg, _owner(each.value)) for each in node.keywords]
            given = tuple((name, owner) for name, owner in named if name and owner)
            self.names.calls.add((node.func.id, tuple(map(_owner, node.args)), given))
        self.generic_visit(node)

    def visit_Import(self, node: ast.Import | ast.ImportFrom) -> None:
        for alias in node.names:
            if alias.name == "*":
                self.names.everything = True
            else:
                self.bind((alias.asname or alias.name).partition(".")[0], value=False)

    visit_ImportFrom = visit_Import

    def named(self, node: ast.MatchAs | ast.MatchStar | ast.MatchMapping) -> None:
        """Un caso de ``match`` que da nombre a lo que encuentra."""
        if name := node.rest if isinstance(node, ast.MatchMapping) else node.name:
            self.bind(name)
        self.generic_visit(node)

    visit_MatchAs = visit_MatchStar = visit_MatchMapping = named

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        before = set(self.names.sure)
        if node.name:
            self.bind(node.name)
        self.perhaps(node)
        self.names.sure = before

    # --- Funciones, clases y comprensiones ---

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self.visit_all(node.decorator_list)
        inside = self.define(node)
        if self.inside:
            self.happen(inside)
        self.names.effects[node.name] = inside
        self.bind(node.name, value=False)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self.happen(self.define(node))

    def define(self, node: Scope) -> Effects:
        """Los valores por omisión se calculan ya; el cuerpo, cuando se llame."""
        self.visit_all([*node.args.defaults, *node.args.kw_defaults])
        inside = effects(node)
        self.later |= inside.used
        return inside

    def happen(self, inside: Effects | Names, own: Iterable[str] = ()) -> None:
        """Lo que cambia algo sin nombre de la celda por el que saber cuándo se ejecuta: puede ser aquí mismo."""
        self.names.changed |= inside.changed.difference(own)
        self.names.called |= inside.called.difference(own)

    def leave(self, inner: "_Reader", own: set[str]) -> None:
        """Lo que se ejecuta aquí mismo y tiene sus propios nombres, ``own``."""
        for name in inner.names.used - own:
            self.load(name)
        self.happen(inner.names, own)
        self.names.calls |= inner.names.calls
        self.later |= inner.later - own

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.visit_all([*node.decorator_list, *node.bases, *node.keywords])
        inner = _Reader(inside=True)
        inner.visit_all(node.body)
        own = inner.names.bound
        self.leave(inner, own)
        self.names.effects[node.name] = Effects(inner.later - own, inner.names.changed - own, inner.names.called - own)
        self.bind(node.name, value=False)

    def comprehension(self, node: Comprehension) -> None:
        inner = _Reader(inside=True)
        inner.generic_visit(node)
        # Solo sale de ella lo que se asigna con «:=».
        out = {each.target.id for each in ast.walk(node) if isinstance(each, ast.NamedExpr)}
        self.leave(inner, inner.names.bound - out)
        for name in out:
            self.bind(name)

    visit_ListComp = visit_SetComp = visit_GeneratorExp = visit_DictComp = comprehension


def _owner(node: ast.AST) -> str | None:
    """El nombre del que cuelga una parte: ``a`` en ``a.b[0].c``."""
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else None


def effects(node: Scope) -> Effects:
    """Los nombres de fuera que una función lee, cambia (también los que crea con ``global``) y a los que llama."""
    inner = _Reader(inside=True)
    inner.visit_all(node.body)
    names = inner.names
    given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    parameters = tuple(each.arg for each in given)
    rest = {each.arg for each in (node.args.vararg, node.args.kwarg) if each}
    outside = {name for each in ast.walk(node) if isinstance(each, ast.Global) for name in each.names}
    own = (names.bound | rest | {*parameters}) - outside
    used, changed = names.used | inner.later, names.changed | names.bound
    spoils = (names.changed | names.called) & {*parameters}
    return Effects(used - own, changed - own, names.called - own, parameters, spoils)


@lru_cache(maxsize=512)
def read(source: str) -> Names:
    """Los nombres de una celda; ninguno si no se puede leer, que ya lo dirá al ejecutarse."""
    try:
        tree = ast.parse(source)
        reader = _Reader()
        reader.visit(tree)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return Names()
    reader.names.used |= reader.later - reader.names.sure
    return reader.names
