"""Las cinco clases de ejercicio, como datos: ``Choice``, ``Numeric``, ``FillTable``, ``Order`` y ``Code``.

Ninguna respuesta numérica se escribe: son expresiones sobre los valores del ejercicio y sobre la ejecución
de un optimizador. Los textos admiten lo que explica ``optlib.exercises.texts``.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar

from .draws import Draw
from .expressions import evaluate, parse
from .recipes import RUN_NAMES, Run, close
from .variants import VARIANTS

MAX_HINTS = 3


@dataclass(frozen=True)
class Mistake:
    """Un error típico: cómo se calcula lo que da y qué se le explica a quien lo comete.

    Se calcula de una de estas formas: ``value``, otra expresión; ``variant``, el nombre de una variante del
    paso; ``rounded``, redondear cada punto a tantos decimales.
    En una tabla, ``column`` es la columna en la que se reconoce.
    """

    name: str
    why: str
    value: object = None
    variant: str | None = None
    rounded: int | None = None
    column: str | None = None

    def __post_init__(self):
        if self.value is None and self.variant is None and self.rounded is None:
            raise ValueError(f"error {self.name!r}: falta cómo se calcula (value, variant o rounded)")
        if self.variant is not None and self.variant not in VARIANTS:
            raise ValueError(f"error {self.name!r}: variant {self.variant!r} no existe; hay {list(VARIANTS)}")
        if not self.why.strip():
            raise ValueError(f"error {self.name!r}: falta la explicación (why)")


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """Lo común a las cinco clases: identificador, objetivo, enunciado, pistas y solución."""

    kind: ClassVar[str] = ""
    id: str
    goal: str
    question: str
    solution: str
    hints: tuple[str, ...] = ()
    values: dict = field(default_factory=dict)
    run: Run | None = None
    where: object = None
    mistakes: tuple[Mistake, ...] = ()

    def __post_init__(self):
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", self.id):
            raise ValueError(f"id: {self.id!r} debe llevar solo minúsculas, cifras y guiones")
        for name in ("goal", "question", "solution"):
            if not getattr(self, name).strip():
                raise ValueError(f"{self.id}: falta {name}")
        if len(self.hints) > MAX_HINTS:
            raise ValueError(f"{self.id}: hints admite hasta {MAX_HINTS} pistas y hay {len(self.hints)}")
        if clash := RUN_NAMES & set(self.values):
            raise ValueError(f"{self.id}: values no puede llamar {sorted(clash)}, que son columnas de Trajectory")
        names = [m.name for m in self.mistakes]
        if len(set(names)) < len(names):
            raise ValueError(f"{self.id}: hay dos mistakes con el mismo nombre en {names}")

    @property
    def drawn(self):
        """Si «Otro ejercicio» le cambia los números."""
        return any(isinstance(v, Draw) for v in self.values.values())

    def answer_of(self, names, mistake):
        """Respuesta, o lo que da un error, con esos valores."""
        return None

    def accepts(self, instance):
        """Si los números sorteados sirven."""
        return self.where is None or bool(evaluate(parse(self.where), instance.names))


@dataclass(frozen=True, kw_only=True)
class Numeric(Exercise):
    """Pide un número: ``answer`` es la expresión que lo calcula y ``label`` lo que va delante de la casilla."""

    kind: ClassVar[str] = "numeric"
    answer: object
    label: str
    decimals: int = 4

    def answer_of(self, names, mistake):
        chosen = self.answer if mistake is None or mistake.value is None else mistake.value
        return evaluate(parse(chosen), names)

    def accepts(self, instance):
        if not super().accepts(instance) or not math.isfinite(instance.right):
            return False
        return not any(close(wrong, instance.right, self.decimals) for _, wrong in instance.wrong)


@dataclass(frozen=True)
class Option:
    """Una opción: ``right`` es verdadero, falso o una comparación que lo decide con los valores del ejercicio."""

    text: str
    why: str
    right: object = False


@dataclass(frozen=True, kw_only=True)
class Choice(Exercise):
    """Elegir una opción, o varias con ``several=True``; cada opción explica por qué es o no es."""

    kind: ClassVar[str] = "choice"
    options: tuple[Option, ...]
    several: bool = False

    def __post_init__(self):
        super().__post_init__()
        if len(self.options) < 2:
            raise ValueError(f"{self.id}: options necesita al menos dos opciones")
        if any(not o.why.strip() for o in self.options):
            raise ValueError(f"{self.id}: cada opción necesita su explicación (why)")

    def answer_of(self, names, mistake):
        return [bool(o.right if isinstance(o.right, bool) else evaluate(parse(o.right), names)) for o in self.options]

    def accepts(self, instance):
        count = sum(instance.right)
        return super().accepts(instance) and (count >= 1 if self.several else count == 1)


@dataclass(frozen=True)
class Column:
    """Columna de una tabla: ``cell`` es la expresión de la casilla de la fila ``k`` (0 es la primera).

    ``follows`` es la misma casilla calculada con las que ha escrito el lector: las de su fila, por el nombre de
    su columna, y las de la anterior, con ``prev_`` delante. Reconoce a quien calcula bien a partir de una
    casilla equivocada.
    """

    name: str
    label: str
    cell: object
    follows: object = None


@dataclass(frozen=True, kw_only=True)
class FillTable(Exercise):
    """Rellenar una tabla de iteraciones; las ``shown`` primeras filas se dan hechas, como ejemplo.

    ``given`` nombra las columnas que también se dan; ``row_names`` cambia los nombres de las filas, que si no
    son 1, 2, 3… (``row_label`` es el rótulo de su columna).
    """

    kind: ClassVar[str] = "table"
    columns: tuple[Column, ...]
    rows: int
    shown: int = 0
    given: tuple[str, ...] = ()
    decimals: int = 4
    caption: str = "Tabla de iteraciones"
    row_label: str = "Iteración"
    row_names: tuple[str, ...] = ()

    def __post_init__(self):
        super().__post_init__()
        names = {c.name for c in self.columns}
        if not 0 <= self.shown < self.rows:
            raise ValueError(f"{self.id}: shown debe ir de 0 a rows − 1 = {self.rows - 1} y es {self.shown}")
        if self.row_names and len(self.row_names) != self.rows:
            raise ValueError(f"{self.id}: row_names debe tener {self.rows} nombres y tiene {len(self.row_names)}")
        for column in (*self.given, *(m.column for m in self.mistakes)):
            if column not in names:
                raise ValueError(f"{self.id}: no hay ninguna columna {column!r}; hay {sorted(names)}")

    def asked(self, row, column):
        """Si la casilla la rellena el lector."""
        return row >= self.shown and column.name not in self.given

    def answer_of(self, names, mistake):
        def cell(k, column):
            own = mistake is not None and mistake.value is not None and mistake.column == column.name
            return evaluate(parse(mistake.value if own else column.cell), names | {"k": k})

        return [[cell(k, c) for c in self.columns] for k in range(self.rows)]

    def accepts(self, instance):
        right = instance.right
        if not super().accepts(instance) or not all(math.isfinite(v) for row in right for v in row):
            return False
        return all(self.tells(m, wrong, right) for m, (_, wrong) in zip(self.mistakes, instance.wrong, strict=True))

    def tells(self, mistake, wrong, right):
        """Si el error se distingue de la respuesta en alguna casilla de su columna."""
        c = [column.name for column in self.columns].index(mistake.column)
        return any(not close(wrong[k][c], right[k][c], self.decimals) for k in range(self.shown, self.rows))


@dataclass(frozen=True)
class Step:
    """Un paso que se ordena: ``why`` explica por qué no puede ir antes.

    ``after`` da los números (desde 0) de los pasos que deben precederlo; si no se da, todos los anteriores.
    """

    text: str
    why: str
    after: tuple[int, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class Order(Exercise):
    """Poner en orden unos pasos; ``steps`` los da en el orden correcto."""

    kind: ClassVar[str] = "order"
    steps: tuple[Step, ...]

    def __post_init__(self):
        super().__post_init__()
        if len(self.steps) < 3:
            raise ValueError(f"{self.id}: steps necesita al menos tres pasos")
        for i, step in enumerate(self.steps):
            if self.before(i) and not step.why.strip():
                raise ValueError(f"{self.id}: el paso {i + 1} necesita su explicación (why)")
            if any(not 0 <= j < i for j in self.before(i)):
                raise ValueError(f"{self.id}: after del paso {i + 1} debe citar pasos anteriores")

    def before(self, i):
        """Los pasos que deben preceder al paso ``i``."""
        return range(i) if self.steps[i].after is None else self.steps[i].after

    def answer_of(self, names, mistake):
        return list(range(len(self.steps)))


@dataclass(frozen=True)
class CodeMistake:
    """Un error típico al programar: una función que lo comete y lo que se explica."""

    name: str
    why: str
    function: Callable


@dataclass(frozen=True, kw_only=True)
class Code(Exercise):
    """Escribir una función, que :func:`optlib.exercises.check` prueba en Python.

    ``reference`` es la solución, con la que se calculan las respuestas; ``cases``, las tuplas de argumentos;
    ``arrays`` dice si debe servir también para arrays de numpy: se prueba con los argumentos de posiciones
    ``batched`` convertidos en arrays. ``mistakes`` son :class:`CodeMistake`.
    """

    kind: ClassVar[str] = "code"
    function: str
    skeleton: str
    reference: Callable
    cases: tuple[tuple, ...]
    arrays: bool = True
    batched: tuple[int, ...] = (0,)
    tolerance: float = 1e-9

    def __post_init__(self):
        super().__post_init__()
        if not self.function.isidentifier():
            raise ValueError(f"{self.id}: function debe ser el nombre de una función y es {self.function!r}")
        if not self.cases:
            raise ValueError(f"{self.id}: cases necesita al menos un caso")
