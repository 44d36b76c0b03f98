"""Qué celdas anteriores hacen falta para ejecutar una: su rodaja.

Se lee el código sin ejecutarlo. De cada celda se apunta qué nombres toma de otras, cuáles crea y cuáles puede cambiar
por dentro. Ante la duda sobra una celda: ejecutarla de más solo cuesta tiempo. Lo que no se ve es que dos nombres sean
el mismo objeto, el estado de un módulo (``np.random.seed``) ni que una función que no es de las celdas cambie lo que se
le da.

>>> slice_of(["import numpy as np", "a = 1", "b = np.ones(a)", "c = 2", "b + c"], 4)
[0, 1, 2, 3]
"""

import ast
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
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


class _Reader(ast.NodeVisitor):
    """Recorre una celda en el orden en que se ejecuta."""

    def __init__(self, names: Names | None = None, local: Iterable[str] = ()):
        self.names = names or Names()
        self.local = set(local)  # de una comprensión o una clase: no son de la celda
        self.later: set[str] = set()  # lo que leen las funciones, que se ejecutan después

    def load(self, name: str) -> None:
        if name not in self.names.sure | self.local:
            self.names.used.add(name)

    def bind(self, name: str, *, value: bool = True) -> None:
        self.names.sure.add(name)
        self.names.bound.add(name)
        (self.names.values.add if value else self.names.values.discard)(name)

    def visit_all(self, nodes: Iterable[ast.AST | None]) -> None:
        for node in nodes:
            if node is not None:
                self.visit(node)

    @contextmanager
    def perhaps(self) -> Iterator[set[str]]:
        """Lo de dentro puede no ejecutarse: los nombres que crea no son seguros."""
        before, inside = set(self.names.sure), set()
        yield inside
        inside |= self.names.sure
        self.names.sure = before

    # --- Nombres ---

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Load):
            self.load(node.id)
        elif isinstance(node.ctx, ast.Store):
            if node.id not in self.local:
                self.bind(node.id)
        else:
            self.load(node.id)
            self.names.changed.add(node.id)
            self.names.sure.discard(node.id)

    def visit_Assign(self, node: ast.Assign) -> None:
        self.visit_all([node.value, *node.targets])
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

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self.visit_all([node.value, node.target])

    def visit_Attribute(self, node: ast.Attribute) -> None:
        self.part(node)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        self.part(node)

    def part(self, node: ast.Attribute | ast.Subscript) -> None:
        """Leer una parte de algo es leerlo; escribirla o borrarla es cambiarlo."""
        if not isinstance(node.ctx, ast.Load) and (owner := _owner(node)):
            self.names.changed.add(owner)
        self.generic_visit(node)

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

    # --- Lo que puede no ejecutarse ---

    def visit_If(self, node: ast.If) -> None:
        self.visit(node.test)
        self.branches(node.body, node.orelse)

    def branches(self, *bodies: Sequence[ast.stmt]) -> None:
        """Se ejecuta una de las ramas: son seguros los nombres que crean todas."""
        ends = []
        for body in bodies:
            with self.perhaps() as inside:
                self.visit_all(body)
            ends.append(inside)
        self.names.sure |= set.intersection(*ends)

    def visit_For(self, node: ast.For | ast.AsyncFor) -> None:
        self.visit(node.iter)
        with self.perhaps():
            self.visit_all([node.target, *node.body])
        self.visit_all(node.orelse)

    visit_AsyncFor = visit_For

    def visit_While(self, node: ast.While) -> None:
        self.visit(node.test)
        with self.perhaps():
            self.visit_all(node.body)
        self.visit_all(node.orelse)

    def visit_Try(self, node: ast.Try) -> None:
        with self.perhaps():
            self.visit_all([*node.body, *node.orelse])
        for handler in node.handlers:
            with self.perhaps():
                self.visit_all([handler.type])
                if handler.name:
                    self.bind(handler.name)
                self.visit_all(handler.body)
        self.visit_all(node.finalbody)

    visit_TryStar = visit_Try

    def visit_Match(self, node: ast.Match) -> None:
        self.visit(node.subject)
        for case in node.cases:
            with self.perhaps():
                self.visit_all([case.pattern, case.guard, *case.body])

    def visit_MatchAs(self, node: ast.MatchAs | ast.MatchStar) -> None:
        if node.name:
            self.bind(node.name)
        self.generic_visit(node)

    visit_MatchStar = visit_MatchAs

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        if node.rest:
            self.bind(node.rest)
        self.generic_visit(node)

    # --- Funciones, clases y comprensiones ---

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self.visit_all(node.decorator_list)
        self.define(node)
        if node.name in self.local:
            self.happen(effects(node))
        else:
            self.names.effects[node.name] = effects(node)
            self.bind(node.name, value=False)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self.define(node)
        self.happen(effects(node))

    def happen(self, inside: Effects) -> None:
        """Una función sin nombre de la celda por el que saber cuándo se la llama: puede ser aquí mismo."""
        self.names.changed |= inside.changed
        self.names.called |= inside.called

    def define(self, node: Scope) -> None:
        """Los valores por omisión se calculan ya; el cuerpo, cuando se llame."""
        self.visit_all([*node.args.defaults, *node.args.kw_defaults])
        self.later |= effects(node).used - self.local

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.visit_all([*node.decorator_list, *node.bases, *node.keywords])
        # El cuerpo se ejecuta ya, pero lo que crea es de la clase.
        own = _stored(node.body)
        inner = _Reader(self.names, self.local | own)
        inner.visit_all(node.body)
        self.later |= inner.later - own
        if node.name not in self.local:
            methods = [effects(each) for each in ast.walk(node) if isinstance(each, Scope)]
            self.names.effects[node.name] = Effects(
                inner.later - own,
                set().union(*(each.changed for each in methods)),
                set().union(*(each.called for each in methods)),
            )
            self.bind(node.name, value=False)

    def comprehension(self, node: Comprehension) -> None:
        self.visit(node.generators[0].iter)
        local = set().union(*(_stored([each.target]) for each in node.generators))
        inner = _Reader(self.names, self.local | local)
        for number, each in enumerate(node.generators):
            inner.visit_all([each.iter] if number else [])
            inner.visit_all(each.ifs)
        inner.visit_all([node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt])
        self.later |= inner.later

    visit_ListComp = visit_SetComp = visit_GeneratorExp = visit_DictComp = comprehension


def _owner(node: ast.AST) -> str | None:
    """El nombre del que cuelga una parte: ``a`` en ``a.b[0].c``."""
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else None


def _stored(nodes: Iterable[ast.AST]) -> set[str]:
    """Los nombres que se crean en un ámbito, sin entrar en los que haya dentro."""
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            found |= {(alias.asname or alias.name).partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        elif isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar) and node.name:
            found.add(node.name)
        if isinstance(node, Comprehension):
            # Solo sale de ella lo que se asigna con «:=».
            found |= {each.target.id for each in ast.walk(node) if isinstance(each, ast.NamedExpr)}
        elif not isinstance(node, Scope | ast.ClassDef):
            found |= _stored(ast.iter_child_nodes(node))
    return found


def effects(node: Scope) -> Effects:
    """Los nombres de fuera que una función lee, cambia (también los que crea con ``global``) y a los que llama."""
    body = node.body if isinstance(node.body, list) else [node.body]
    arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs, node.args.vararg, node.args.kwarg]
    declared = [each for part in body for each in ast.walk(part) if isinstance(each, ast.Global)]
    outside = {name for each in declared for name in each.names}
    local = ({each.arg for each in arguments if each} | _stored(body)) - outside
    reader = _Reader(local=local)
    reader.visit_all(body)
    names = reader.names
    used, changed = names.used | reader.later, names.changed | names.bound
    parameters = tuple(each.arg for each in arguments[: len(arguments) - 2] if each)
    spoils = (names.changed | names.called) & set(parameters)
    return Effects(used - local, changed - local, names.called - local, parameters, spoils)


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


def read_all(sources: Iterable[str]) -> list[Names]:
    """Los nombres de cada celda de un cuaderno, con lo que hacen las funciones y clases que usa, suyas o de antes."""
    known: dict[str, Effects] = {}
    found = []
    for source in sources:
        own = read(source)
        known |= own.effects
        used, changed, called = set(own.used), set(own.changed), set(own.called)
        pending, seen = list(used | own.sure), set()
        while pending:
            name = pending.pop()
            if name in seen or name not in known:
                continue
            seen.add(name)
            each = known[name]
            used |= (each.used | each.changed | each.called) - own.sure
            changed |= each.changed
            called |= each.called
            pending += each.used
        for name, given, by_name in own.calls:
            if each := known.get(name):
                pairs = [*zip(each.parameters, given, strict=False), *by_name]
                changed |= {owner for parameter, owner in pairs if owner and parameter in each.spoils}
        found.append(replace(own, used=used, changed=changed, called=called))
    return found


def slice_of(sources: Sequence[str], cell: int) -> list[int]:
    """Las celdas anteriores a ``cell`` que hacen falta para ejecutarla, en orden."""
    return makers_of(read_all(sources[: cell + 1]), cell)


def makers_of(found: Sequence[Names], cell: int) -> list[int]:
    """Lo mismo que ``slice_of``, con las celdas ya leídas."""
    needs: set[int] = set()
    pending = {cell}
    while pending:
        more = set().union(*direct_makers(found, pending.pop()).values()) - needs
        needs |= more
        pending |= more
    return sorted(needs)


def direct_makers(found: Sequence[Names], here: int) -> dict[str, set[int]]:
    """Las celdas de las que sale cada nombre que lee ``here``, sin las que hicieron falta para ellas."""
    return {name: set(_makers(found, here, name)) for name in found[here].used}


def _makers(found: Sequence[Names], here: int, name: str) -> Iterator[int]:
    """Las celdas anteriores a ``here`` de las que depende lo que valga ahí ``name``."""
    creator = next((each for each in range(here - 1, -1, -1) if name in found[each].sure), -1)
    value = any(name in names.values for names in found[max(creator, 0) : here])
    for each in range(here - 1, max(creator, 0) - 1, -1):
        names = found[each]
        if each == creator or name in names.bound | names.changed or (value and name in names.called):
            yield each
    if creator < 0:
        yield from (each for each in range(here) if found[each].everything)
