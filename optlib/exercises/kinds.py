"""Las clases de ejercicio, como datos: las de ``__all__``.

Ninguna respuesta numérica se escribe: son expresiones sobre los valores del ejercicio y sobre la ejecución
de un optimizador. Los textos admiten lo que explica ``optlib.exercises.texts``.
"""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from ..problems import Quadratic
from .answers import Instance, close
from .common import Calculated, Exercise, Mistake, Slip
from .declared import check_collection, check_text, near
from .expressions import Expression, Names, evaluate, parse

__all__ = [
    "Choice",
    "Code",
    "CodeMistake",
    "Column",
    "FillTable",
    "Mistake",
    "Numeric",
    "Option",
    "Order",
    "Quick",
    "Rule",
    "RuleMistake",
    "Step",
    "Trial",
]


@dataclass(frozen=True, kw_only=True)
class Numeric(Calculated):
    """Pide un número.

    ``answer`` es la expresión que lo calcula; ``label``, lo que va delante de la casilla; ``decimals``, cuántos
    decimales se piden.
    """

    kind: ClassVar[str] = "numeric"
    answer: str
    label: str
    decimals: int = 4

    def __post_init__(self) -> None:
        super().__post_init__()
        check_text(self.id, "label", self.label)

    def solve(self, names: Names) -> Any:
        return evaluate(parse(self.answer), names)

    def mistaken(self, names: Names, mistake: Mistake) -> Any:
        return evaluate(parse(self.answer if mistake.value is None else mistake.value), names)

    def unfit(self, instance: Instance) -> str:
        if why := super().unfit(instance):
            return why
        if not math.isfinite(instance.right):
            return f"answer, {self.answer!r}, no da un número"
        same = [name for name, wrong in instance.wrong if close(wrong, instance.right, self.decimals)]
        return f"el error {same[0]!r} da la respuesta correcta" if same else ""


@dataclass(frozen=True)
class Option:
    """Una opción: ``name`` es su nombre, único en su ejercicio; ``text``, lo que dice, y ``why``, por qué es o no es.

    ``right`` es verdadero, falso o una comparación que lo decide con los valores del ejercicio.
    """

    name: str
    text: str
    why: str
    right: bool | Expression = False


@dataclass(frozen=True, kw_only=True)
class Choice(Exercise):
    """Elegir una de las ``options``, al menos dos, o varias con ``several=True``.

    Errores: ``ValueError``, además de los comunes, si hay menos de dos opciones o alguna no se explica.
    """

    kind: ClassVar[str] = "choice"
    holds: ClassVar[Mapping[str, type]] = {**Exercise.holds, "options": Option}
    options: tuple[Option, ...]
    several: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        if len(self.options) < 2:
            raise ValueError(f"{self.id}: options necesita al menos dos opciones.")
        for place, option in enumerate(self.options):
            for name in ("text", "why"):
                check_text(self.id, f"options[{place}].{name}", getattr(option, name))

    def solve(self, names: Names) -> list[bool]:
        return [bool(o.right if isinstance(o.right, bool) else evaluate(parse(o.right), names)) for o in self.options]

    def unfit(self, instance: Instance) -> str:
        count = sum(instance.right)
        if why := super().unfit(instance):
            return why
        if not count:
            return "ninguna opción es correcta"
        many = count > 1 and not self.several
        return f"hay {count} opciones correctas, y sin several=True tiene que haber una" if many else ""


@dataclass(frozen=True, kw_only=True)
class Quick(Choice):
    """Una pregunta corta tras un apartado: se responde con un toque, y lo que se explica es el porqué de cada opción.

    No lleva números sorteados ni pistas, no se repasa otro día y no cuenta entre los ejercicios del capítulo.
    Errores: ``ValueError``, además de los de ``Choice``, si no hay exactamente una opción correcta.
    """

    kind: ClassVar[str] = "quick"
    goal: str = "Comprobar que se ha entendido el apartado."
    solution: str = ""

    def __post_init__(self) -> None:
        check_collection(self.id, "options", self.options, Option)
        right = [option for option in self.options if option.right is True]
        if len(right) != 1:
            raise ValueError(f"{self.id}: hace falta una opción correcta, y solo una; hay {len(right)}.")
        object.__setattr__(self, "solution", f"{right[0].text} {right[0].why}")
        super().__post_init__()


@dataclass(frozen=True)
class Column:
    """Columna de una tabla: ``label`` es su cabecera y ``cell``, la expresión de la casilla de la fila ``k``, desde 0.

    ``follows`` es la misma casilla calculada con las que ha escrito el lector: las de su fila, por el nombre de
    su columna, y las de la anterior, con ``prev_`` delante. Reconoce a quien calcula bien a partir de una
    casilla equivocada.
    """

    name: str
    label: str
    cell: Expression
    follows: Expression | None = None


@dataclass(frozen=True, kw_only=True)
class FillTable(Calculated):
    """Rellenar una tabla de ``rows`` filas; las ``shown`` primeras se dan hechas, como ejemplo.

    ``given`` nombra las columnas que también se dan; ``decimals`` son los que se piden; ``caption`` es el título y
    ``row_names`` cambia los nombres de las filas, que si no son 1, 2, 3… (``row_label`` es el rótulo de su columna).
    Errores: ``ValueError``, además de los comunes, si no queda ninguna fila que rellenar, si ``row_names`` no tiene un
    nombre por fila o si se cita una columna que no existe, también en los errores típicos.
    """

    kind: ClassVar[str] = "table"
    holds: ClassVar[Mapping[str, type]] = {**Calculated.holds, "columns": Column, "given": str, "row_names": str}
    columns: tuple[Column, ...]
    rows: int
    shown: int = 0
    given: tuple[str, ...] = ()
    decimals: int = 4
    caption: str = "Tabla de iteraciones"
    row_label: str = "Iteración"
    row_names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        names = {c.name for c in self.columns}
        if len(names) < len(self.columns):
            called = [c.name for c in self.columns]
            again = next(name for name in called if called.count(name) > 1)
            raise ValueError(f"{self.id}: columns: hay dos que se llaman {again!r}; cambia el nombre de una.")
        if not 0 <= self.shown < self.rows:
            raise ValueError(f"{self.id}: shown debe ir de 0 a rows − 1 = {self.rows - 1} y es {self.shown}.")
        if self.row_names and len(self.row_names) != self.rows:
            raise ValueError(f"{self.id}: row_names debe tener {self.rows} nombres y tiene {len(self.row_names)}.")
        columns = [("given", name) for name in self.given] + [(f"error {m.name!r}", m.column) for m in self.mistakes]
        for where, column in columns:
            if column is None:
                raise ValueError(
                    f"{self.id}: {where}: falta column, la columna en que se reconoce; hay {', '.join(sorted(names))}."
                )
            if column not in names:
                raise ValueError(
                    f"{self.id}: {where}: no hay ninguna columna {column!r}. {near(column, sorted(names))}"
                )

    def asked(self, row: int, column: Column) -> bool:
        """Si la casilla de esa fila, desde 0, la rellena el lector."""
        return row >= self.shown and column.name not in self.given

    def solve(self, names: Names) -> list[list[Any]]:
        return self._cells(names, [c.cell for c in self.columns])

    def mistaken(self, names: Names, mistake: Mistake) -> list[list[Any]]:
        own = mistake.value
        return self._cells(names, [c.cell if own is None or c.name != mistake.column else own for c in self.columns])

    def _cells(self, names: Names, cells: list[Expression]) -> list[list[Any]]:
        return [[evaluate(parse(cell), names | {"k": k}) for cell in cells] for k in range(self.rows)]

    def unfit(self, instance: Instance) -> str:
        right = instance.right
        if why := super().unfit(instance):
            return why
        for place, column in enumerate(self.columns):
            if not all(math.isfinite(row[place]) for row in right):
                return f"hay casillas de la columna {column.name!r} que no dan un número"
        pairs = zip(self.mistakes, instance.wrong, strict=True)
        same = [m for m, (_, wrong) in pairs if not self._tells(m, wrong, right)]
        return f"el error {same[0].name!r} da lo correcto en toda la columna {same[0].column!r}" if same else ""

    def _tells(self, mistake: Mistake, wrong: list[list[float]], right: list[list[float]]) -> bool:
        """Si el error se distingue de la respuesta en alguna casilla de su columna."""
        rows = range(self.shown, self.rows)
        own = [c for c, column in enumerate(self.columns) if column.name == mistake.column]
        return any(not close(wrong[k][c], right[k][c], self.decimals) for k in rows for c in own)


@dataclass(frozen=True)
class Step:
    """Un paso que se ordena: ``name`` es su nombre, único en su ejercicio; ``text``, lo que dice, y ``why``, por qué no
    puede ir antes.

    ``after`` da los números (desde 0) de los pasos que deben precederlo; si no se da, todos los anteriores.
    """

    name: str
    text: str
    why: str
    after: tuple[int, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class Order(Exercise):
    """Poner en orden unos pasos, al menos tres; ``steps`` los da en el orden correcto.

    Errores: ``ValueError``, además de los comunes, si hay menos de tres, si falta la explicación de alguno que tenga
    otros delante o si ``after`` cita uno que no es anterior.
    """

    kind: ClassVar[str] = "order"
    holds: ClassVar[Mapping[str, type]] = {**Exercise.holds, "steps": Step}
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        super().__post_init__()
        if len(self.steps) < 3:
            raise ValueError(f"{self.id}: steps necesita al menos tres pasos.")
        for i, step in enumerate(self.steps):
            if self.before(i):
                check_text(self.id, f"steps[{i}].why", step.why)
            if any(not 0 <= j < i for j in self.before(i)):
                raise ValueError(f"{self.id}: steps[{i}].after debe citar pasos anteriores, no {self.before(i)}.")

    def before(self, i: int) -> Sequence[int]:
        """Los números de los pasos que deben preceder al paso ``i``, todos desde 0."""
        after = self.steps[i].after
        return range(i) if after is None else after

    def solve(self, names: Names) -> list[int]:
        return list(range(len(self.steps)))


# La diferencia admitida en un ejercicio de programar: con más, un error pasaría por bueno.
LARGEST_TOLERANCE = 0.01


@dataclass(frozen=True)
class CodeMistake(Slip):
    """Un error típico al programar: ``function`` lo comete, con los mismos argumentos que la solución."""

    function: Callable[..., Any]


@dataclass(frozen=True, kw_only=True)
class Code(Exercise):
    """Escribir una función, o un optimizador, que :func:`optlib.exercises.check` prueba en Python.

    ``function`` es el nombre que debe tener y ``skeleton``, el código del que se parte; ``reference`` es la solución,
    con la que se calculan las respuestas, y ``cases``, las tuplas de argumentos con que se prueba, al menos una.
    ``arrays`` dice si debe servir también para arrays de NumPy: se prueba con los argumentos de posiciones ``batched``
    convertidos en arrays. ``tolerance`` es la diferencia admitida, relativa a 1 o al valor.
    Un optimizador entero es una clase: ``use`` la recibe, con los argumentos del caso, y da lo que se compara;
    ``call`` dice al lector qué se ha ejecutado, con ``{0}``, ``{1}``… donde van los argumentos.
    Errores: ``ValueError``, además de los comunes, si ``function`` no es un nombre o no hay casos.
    """

    kind: ClassVar[str] = "code"
    holds: ClassVar[Mapping[str, type]] = {**Exercise.holds, "mistakes": CodeMistake, "cases": tuple, "batched": int}
    mistakes: Sequence[CodeMistake] = ()
    function: str
    skeleton: str
    reference: Callable[..., Any]
    cases: tuple[tuple[Any, ...], ...]
    arrays: bool = True
    batched: tuple[int, ...] = (0,)
    tolerance: float = 1e-9
    use: Callable[..., Any] | None = None
    call: str = ""

    def result_of(self, written: Callable[..., Any], case: tuple[Any, ...]) -> Any:
        """El resultado de lo escrito en un caso."""
        return written(*case) if self.use is None else self.use(written, *case)

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.function.isidentifier():
            raise ValueError(f"{self.id}: function debe ser el nombre de una función, no {self.function!r}.")
        if not self.cases:
            raise ValueError(f"{self.id}: cases necesita al menos un caso.")
        if not 0 < self.tolerance <= LARGEST_TOLERANCE:
            raise ValueError(f"{self.id}: tolerance debe ser mayor que 0 y no pasar de 0.01, y es {self.tolerance}.")
        least = min(map(len, self.cases))
        if self.arrays and not all(0 <= place < least for place in self.batched):
            raise ValueError(f"{self.id}: batched debe llevar posiciones de 0 a {least - 1}, y es {self.batched}.")
        if not re.search(rf"\b(def|class) {self.function}\b", self.skeleton):
            raise ValueError(f"{self.id}: skeleton debe empezar a definir {self.function}, como dice function.")


@dataclass(frozen=True)
class Trial:
    """Una prueba de una regla: ``steps`` pasos en el paisaje ``problem``, de :data:`optlib.PROBLEMS`, desde ``start``.

    Con ``quadratic`` es en ella, y el punto son las matrices de su ``shapes``. Con ``push`` no hay paisaje: el
    gradiente es el mismo unos ``push`` pasos, y después, otro. ``need`` es lo que debe cumplirse, con ``arrival``, el
    paso desde el que el coste queda por debajo de ``goal``; ``rival``, el del optimizador ``rival`` con la mejor tasa
    que se le encuentra; ``left``, lo que el primer gradiente mueve en el último paso, en partes de lo que movía;
    ``memories`` y ``lines``, cuántos estados y líneas lleva. Si no se cumple se dice ``why``.
    """

    problem: str = ""
    start: tuple[float, ...] = (0.0, 0.0)
    steps: int = 100
    push: int = 0
    quadratic: Quadratic | None = None
    goal: float = 0.0
    rival: str = ""
    need: Expression = ""
    why: str = ""


@dataclass(frozen=True)
class RuleMistake(Slip):
    """Un error típico en una regla: ``rule`` lo comete."""

    rule: str


@dataclass(frozen=True, kw_only=True)
class Rule(Exercise):
    """Escribir las líneas de un optimizador, que se prueban con números.

    ``rule`` es la regla de la que se parte y ``answer``, una que vale. Debe hacer lo mismo que ``like``, un optimizador
    del curso o ``"Muon"``, o cumplir lo que pide cada una de las ``trials``, al menos una; la figura enseña la primera.
    Errores: ``ValueError``, además de los comunes, si una prueba no dice qué pide, o lo dice y ya lo dice ``like``.
    """

    kind: ClassVar[str] = "rule"
    holds: ClassVar[Mapping[str, type]] = {**Exercise.holds, "mistakes": RuleMistake, "trials": Trial}
    mistakes: Sequence[RuleMistake] = ()
    rule: str
    answer: str
    trials: tuple[Trial, ...]
    like: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.trials:
            raise ValueError(f"{self.id}: trials necesita al menos una prueba.")
        for place, trial in enumerate(self.trials):
            if bool(self.like) == bool(trial.need):
                raise ValueError(f"{self.id}: trials[{place}] lleva need si no hay like, y solo entonces.")
            if trial.need:
                check_text(self.id, f"trials[{place}].why", trial.why)
