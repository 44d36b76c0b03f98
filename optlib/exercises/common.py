"""Lo común a las cinco clases de ejercicio: enunciado, números, pistas, solución y errores típicos."""

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from .answers import Instance
from .draws import Draw
from .execution import RUN_NAMES, Run
from .expressions import Expression, Names, evaluate, parse
from .variants import VARIANTS

MAX_HINTS = 3


@dataclass(frozen=True)
class Slip:
    """Lo común a los errores típicos: un nombre, único en su ejercicio, y lo que se explica a quien lo comete."""

    name: str
    why: str


@dataclass(frozen=True)
class Mistake(Slip):
    """Un error típico al calcular, y cómo se obtiene lo que da.

    Se obtiene de una de estas formas: ``value``, otra expresión; ``variant``, el nombre de una variante del paso, de
    ``VARIANTS``; ``rounded``, redondear cada punto a tantos decimales. En una tabla, ``column`` es la columna en la que
    se reconoce. Errores: ``ValueError`` si falta la forma o la explicación, o no existe la variante.
    """

    value: Expression | None = None
    variant: str | None = None
    rounded: int | None = None
    column: str | None = None

    def __post_init__(self) -> None:
        if self.value is None and self.variant is None and self.rounded is None:
            raise ValueError(f"error {self.name!r}: falta cómo se calcula (value, variant o rounded)")
        if self.variant is not None and self.variant not in VARIANTS:
            raise ValueError(f"error {self.name!r}: variant {self.variant!r} no existe; hay {list(VARIANTS)}")
        if not self.why.strip():
            raise ValueError(f"error {self.name!r}: falta la explicación (why)")


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """Lo común a las cinco clases.

    ``id``, en minúsculas y con guiones, es único y no cambia: con él se guarda el progreso del lector. ``goal`` dice
    qué se practica; ``question`` y ``solution`` son el enunciado y la solución; ``hints``, hasta tres pistas.
    ``values`` da los números por nombre, sorteados o calculados con los de delante, y ``run`` ejecuta un optimizador
    con ellos; ``where`` es una condición que deben cumplir. ``mistakes`` son los errores que se reconocen. ``kind`` es
    el nombre de la clase en la página. Errores: ``ValueError`` que dice qué falta o qué sobra.
    """

    kind: ClassVar[str] = ""
    id: str
    goal: str
    question: str
    solution: str
    hints: tuple[str, ...] = ()
    values: Mapping[str, Draw | Expression] = field(default_factory=dict)
    run: Run | None = None
    where: Expression | None = None
    mistakes: Sequence[Slip] = ()

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", self.id):
            raise ValueError(f"id: {self.id!r} debe llevar solo minúsculas, cifras y guiones")
        for name in ("goal", "question", "solution"):
            if not getattr(self, name).strip():
                raise ValueError(f"{self.id}: falta {name}")
        if len(self.hints) > MAX_HINTS:
            raise ValueError(f"{self.id}: hints admite hasta {MAX_HINTS} pistas y hay {len(self.hints)}")
        if clash := RUN_NAMES & set(self.values):
            raise ValueError(f"{self.id}: values no puede usar los nombres {sorted(clash)}: son columnas de Trajectory")
        names = [m.name for m in self.mistakes]
        if len(set(names)) < len(names):
            raise ValueError(f"{self.id}: hay dos mistakes con el mismo nombre en {names}")

    @property
    def drawn(self) -> bool:
        """Si «Otro ejercicio» le cambia los números."""
        return any(isinstance(v, Draw) for v in self.values.values())

    def solve(self, names: Names) -> Any:
        """La respuesta correcta con esos valores, en la forma de ``Instance.right``; ``None`` si no se calcula."""
        return None

    def accepts(self, instance: Instance) -> bool:
        """Si los números sorteados sirven: cumplen ``where``, la respuesta existe y ningún error la da."""
        return self.where is None or bool(evaluate(parse(self.where), instance.names))


@dataclass(frozen=True, kw_only=True)
class Calculated(Exercise, ABC):
    """Lo común a los que se responden con números: sus errores se calculan igual que la respuesta."""

    mistakes: Sequence[Mistake] = ()

    @abstractmethod
    def mistaken(self, names: Names, mistake: Mistake) -> Any:
        """Lo que responde quien comete el error, con los valores que él ve."""
