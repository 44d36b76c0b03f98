"""Qué se ha ejecutado ya, y qué hace falta volver a ejecutar antes de una celda.

Cada celda da siempre lo que daría el cuaderno ejecutado en orden hasta ella, tal como está escrito ahora: lo que otra
haya cambiado entretanto, o ella misma la vez anterior, se rehace. Así ``x += 1`` da lo mismo cada vez que se ejecuta.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from .names import Names
from .slices import direct_makers, makers_of, read_all

# Lo que no es una celda de la página, como un ejercicio.
APART = -1


@dataclass
class Run:
    """Una celda que se ha ejecutado: cuál, con qué código (el suyo y el de su rodaja), sus nombres y si acabó bien."""

    cell: int
    code: dict[int, str]
    names: Names
    good: bool


@dataclass
class History:
    """Lo que se ha ejecutado desde que Python arrancó, en orden."""

    runs: list[Run] = field(default_factory=list)

    def add(self, sources: Sequence[str], cell: int, good: bool) -> None:
        """Apunta que se acaba de ejecutar ``cell``; ``sources`` es el código de todas, como está ahora."""
        found = read_all(sources[: cell + 1])
        self.runs.append(Run(cell, _code(sources, makers_of(found, cell), cell), found[cell], good))

    def visit(self, code: str) -> None:
        """Apunta que se ha ejecutado, aparte, código que ve los valores de las celdas: puede haberlos cambiado."""
        [found] = read_all([code])
        self.runs.append(Run(APART, {}, replace(found, bound=set()), True))

    def plan(self, sources: Sequence[str], cell: int) -> list[int]:
        """Las celdas que hay que ejecutar antes de ``cell``, en orden; ``sources`` es el código de todas.

        Son las de su rodaja que no se han ejecutado tal como están escritas, o cuyo resultado ya no es el de entonces.

        >>> history, sources = History(), ["x = 0", "x += 1", "print(x)"]
        >>> history.plan(sources, 1)
        [0]
        >>> history.add(sources, 0, True)
        >>> history.plan(sources, 1)
        []
        >>> history.add(sources, 1, True)
        >>> history.plan(sources, 2), history.plan(sources, 1)
        ([], [0])
        """
        found = read_all(sources)
        needs = makers_of(found, cell)
        values = set().union(*(names.values for names in found))
        touched = {each: _touched(found[each], values) for each in needs}
        code = {each: _code(sources, makers_of(found, each), each) for each in needs}
        makers = {each: direct_makers(found, each) for each in (*needs, cell)}
        last = {run.cell: when for when, run in enumerate(self.runs) if run.cell in needs}

        def stale(each: int) -> bool:
            """¿Hay que ejecutarla otra vez, si se ejecutan también las de ``again``?"""
            when = last.get(each, -1)
            if when < 0 or not self.runs[when].good or self.runs[when].code != code[each]:
                return True
            # Los nombres que leerán las que se van a ejecutar tienen que valer lo que ella dejó.
            for reader in (*again, cell):
                wanted = {name for name, cells in makers[reader].items() if each in cells}
                if any(other < each and wanted & touched[other] for other in again):
                    return True
                # Las que van en medio, y que han pasado una sola vez, los cambian porque así es.
                expected = {other for other in needs if each < other < reader} - again
                for run in self.runs[when + 1 :]:
                    spoilt = wanted & _touched(run.names, values)
                    if spoilt and (run.cell not in expected or run.code != code[run.cell]):
                        return True
                    expected.discard(run.cell)
            return False

        def wanted_by(readers: set[int]) -> set[int]:
            return set().union(*(cells for reader in (*readers, cell) for cells in makers[reader].values()))

        again: set[int] = set()
        while more := {each for each in wanted_by(again) - again if stale(each)}:
            again |= more
        return sorted(again)


def _touched(names: Names, values: set[str]) -> set[str]:
    """Los nombres que una celda crea o puede cambiar."""
    return names.bound | names.changed | (names.called & values)


def _code(sources: Sequence[str], makers: list[int], cell: int) -> dict[int, str]:
    """El código de una celda y el de su rodaja, por su número."""
    return {each: sources[each] for each in (*makers, cell)}
