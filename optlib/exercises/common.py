"""Lo común a las clases de ejercicio: enunciado, números, pistas, solución y errores típicos."""

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from ..values import shown
from .answers import Instance
from .declared import check_collection, check_text, near
from .draws import Draw
from .execution import RUN_NAMES, Run
from .expressions import Expression, Names, evaluate, parse
from .variants import VARIANTS

MAX_HINTS = 3
# De un error, una opción o un paso; los que empiezan por «general-» son de lo que se reconoce en cualquier ejercicio.
NAME = r"(?!general-)(?=.{1,40}$)[a-z0-9]+(-[a-z0-9]+)*"


@dataclass(frozen=True)
class Slip:
    """Lo común a los errores típicos: un nombre, único en su ejercicio, y lo que se explica a quien lo comete.

    El nombre no cambia nunca: va en los ficheros que se entregan. El que llevan varios ejercicios es del mismo error.
    """

    name: str
    why: str

    def __post_init__(self) -> None:
        check_text(f"error {self.name!r}", "why", self.why)


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
        super().__post_init__()
        if self.value is None and self.variant is None and self.rounded is None:
            raise ValueError(f"error {self.name!r}: falta cómo se calcula: value, variant o rounded.")
        if self.variant is not None and self.variant not in VARIANTS:
            raise ValueError(
                f"error {self.name!r}: no hay ninguna variant {self.variant!r}. {near(self.variant, VARIANTS)}"
            )


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """Lo común a las clases de ejercicio.

    ``id``, en minúsculas y con guiones, es único y no cambia: con él se guarda el progreso del lector. ``goal`` dice
    qué se practica; ``question`` y ``solution`` son el enunciado y la solución; ``hints``, hasta tres pistas.
    ``values`` da los números por nombre, sorteados o calculados con los de delante, y ``run`` ejecuta un optimizador
    con ellos; ``where`` es una condición que deben cumplir. ``mistakes`` son los errores que se reconocen. ``kind`` es
    el nombre de la clase en la página. Errores: ``ValueError`` que dice qué falta o qué sobra.
    """

    kind: ClassVar[str] = ""
    # De qué es cada colección: sin su coma, una tupla de un elemento es el elemento, y un texto se recorre por letras.
    holds: ClassVar[Mapping[str, type]] = {"hints": str, "mistakes": Slip}
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
            raise ValueError(f"id: {self.id!r} debe llevar solo minúsculas sin tilde ni ñ, cifras y guiones.")
        for name in ("goal", "question", "solution"):
            check_text(self.id, name, getattr(self, name))
        for name, kind in self.holds.items():
            check_collection(self.id, name, getattr(self, name), kind)
        if len(self.hints) > MAX_HINTS:
            raise ValueError(f"{self.id}: hints admite hasta {MAX_HINTS} pistas y hay {len(self.hints)}.")
        if not isinstance(self.values, Mapping):
            raise ValueError(f'{self.id}: values debe ser un diccionario, {{"a": Draw(…)}}, no {shown(self.values)}.')
        if clash := RUN_NAMES & set(self.values):
            raise ValueError(
                f"{self.id}: values no puede usar los nombres {sorted(clash)}: son columnas de Trajectory."
            )
        names = [each.name for held in ("mistakes", "options", "steps") for each in getattr(self, held, ())]
        for name in names:
            if not re.fullmatch(NAME, name):
                raise ValueError(
                    f"{self.id}: el nombre {name!r} debe llevar solo minúsculas sin tilde ni ñ, cifras y guiones, 40 "
                    "como mucho, y no empezar por «general-»."
                )
            if names.count(name) > 1:
                raise ValueError(f"{self.id}: hay dos que se llaman {name!r}; cambia el nombre de uno.")

    @property
    def drawn(self) -> bool:
        """Si «Otro ejercicio» le cambia los números."""
        return any(isinstance(v, Draw) for v in self.values.values())

    def solve(self, names: Names) -> Any:
        """La respuesta correcta con esos valores, en la forma de ``Instance.right``; ``None`` si no se calcula."""
        return None

    def unfit(self, instance: Instance) -> str:
        """Por qué no sirven unos números: no cumplen ``where``, no hay respuesta o un error la da; si no, nada."""
        met = self.where is None or evaluate(parse(self.where), instance.names)
        return "" if met else f"no se cumple where, {self.where!r}"


@dataclass(frozen=True, kw_only=True)
class Calculated(Exercise, ABC):
    """Lo común a los que se responden con números: sus errores se calculan igual que la respuesta."""

    holds: ClassVar[Mapping[str, type]] = {**Exercise.holds, "mistakes": Mistake}
    mistakes: Sequence[Mistake] = ()

    @abstractmethod
    def mistaken(self, names: Names, mistake: Mistake) -> Any:
        """Lo que responde quien comete el error, con los valores que él ve."""
