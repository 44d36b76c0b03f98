"""Un ejercicio bueno de cada clase, para estropearlo de una manera en cada prueba."""

from functools import partial

from optlib.exercises.draws import Draw, values
from optlib.exercises.kinds import (
    Choice,
    Code,
    CodeMistake,
    Column,
    FillTable,
    Mistake,
    Numeric,
    Option,
    Order,
    Quick,
    Step,
)

TEXTS = {"id": "una-prueba", "goal": "Probar.", "question": "Con $@{a}$, ¿cuánto sale?", "solution": "Sale $@{2*a}$."}
COMMON = TEXTS | {"hints": ("Suma el número consigo mismo.",), "values": {"a": Draw(3, values(3, 50))}}
PLAIN = COMMON | {"question": "¿Cuál es?", "solution": "La primera de todas.", "values": {}}
SQUARE = Mistake("cuadrado", "Eso es el cuadrado: se pide el doble.", value="a**2")
YES = Option("resta", "Se resta la tasa por el gradiente.", "Así el coste baja.", True)
NO = Option("suma", "Se suma.", "Así el coste sube.")


def gd_step(x, grad, lr):
    return x - lr * grad(x)


numeric = partial(Numeric, **COMMON, label="Doble:", answer="2*a", mistakes=(SQUARE,))
table = partial(
    FillTable,
    **COMMON,
    columns=(Column("k", "Paso", "k"), Column("m", "Doble", "2*a + k")),
    given=("k",),
    rows=2,
    mistakes=(Mistake("cuadrado", "Eso es el cuadrado.", value="a**2 + k", column="m"),),
)
choice = partial(Choice, **PLAIN, options=(YES, NO))
quick = partial(Quick, id="una-prueba", question="¿Qué se hace?", options=(YES, NO))
order = partial(
    Order,
    **PLAIN,
    steps=(Step("uno", "Uno.", ""), Step("dos", "Dos.", "Va detrás."), Step("tres", "Tres.", "Al final.")),
)
code = partial(
    Code,
    **PLAIN,
    function="gd_step",
    skeleton="def gd_step(x, grad, lr):\n    ...",
    reference=gd_step,
    cases=((3.0, lambda x: 2 * x, 0.1),),
    mistakes=(CodeMistake("signo-mas", "Se resta, no se suma.", lambda x, grad, lr: x + lr * grad(x)),),
)
