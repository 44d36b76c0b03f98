"""Qué celdas anteriores hacen falta para ejecutar una: su rodaja.

Ante la duda sobra una celda: ejecutarla de más solo cuesta tiempo.

>>> slice_of(["import numpy as np", "a = 1", "b = np.ones(a)", "c = 2", "b + c"], 4)
[0, 1, 2, 3]
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from .names import Effects, Names, read


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
