"""Ejercicios del capítulo 3: el gradiente de un minilote y las tres variantes."""

import numpy as np

from ..draws import Draw, values
from ..kinds import Choice, Code, CodeMistake, Column, FillTable, Mistake, Numeric, Option


def minibatch_gradient(w, X, y, rows):
    """Da el gradiente de los mínimos cuadrados sobre los ejemplos ``rows``."""
    error = X[rows] @ w - y[rows]
    return error @ X[rows] / len(rows)


_X = np.array([[1.0, 1.0], [2.0, 1.0], [-1.0, 1.0], [0.5, 1.0], [3.0, 1.0]])
_Y = np.array([2.0, 3.0, -1.0, 1.0, 7.0])

PAGE = "03_variantes"
EXERCISES = [
    FillTable(
        id="va-insesgado",
        goal="Comprobar que el gradiente de un minilote es insesgado.",
        question=r"""
            Los gradientes de tres ejemplos son $@{a}$, $@{b}$ y $@{c}$. Calcula el de cada minilote de dos ejemplos y cuánto se
            equivoca: su gradiente menos el de $J$, que es la media de los tres.
            """,
        caption="Los tres minilotes de dos ejemplos",
        row_label="Minilote",
        row_names=("$@{a}$ y $@{b}$", "$@{a}$ y $@{c}$", "$@{b}$ y $@{c}$"),
        values={
            "a": Draw(2, values(-4, 4)),
            "b": Draw(-1, values(-6, 3)),
            "m": Draw(3, values(-3, 6)),
            "c": "3*m - a - b",
        },
        where="min(abs(a - b), abs(a - c), abs(b - c), abs(m - a), abs(m - b), abs(m - c)) > 0.5",
        rows=3,
        columns=(
            Column("grad", "gradiente", "(a + b + c - (c + k*(b - c) + k*(k - 1)/2*(a - 2*b + c)))/2"),
            Column(
                "error",
                "error",
                "(a + b + c - (c + k*(b - c) + k*(k - 1)/2*(a - 2*b + c)))/2 - m",
                follows="grad - m",
            ),
        ),
        mistakes=(
            Mistake(
                "suma",
                "Falta dividir entre 2: el gradiente del minilote es la media de los suyos.",
                value="a + b + c - (c + k*(b - c) + k*(k - 1)/2*(a - 2*b + c))",
                column="grad",
            ),
            Mistake(
                "al-reves",
                r"Has restado al revés: al gradiente del minilote se le quita $\nabla J$.",
                value="m - (a + b + c - (c + k*(b - c) + k*(k - 1)/2*(a - 2*b + c)))/2",
                column="error",
            ),
            Mistake(
                "sin-media",
                r"Has restado la suma de los tres gradientes; $\nabla J$ es su media.",
                value="(a + b + c - (c + k*(b - c) + k*(k - 1)/2*(a - 2*b + c)))/2 - 3*m",
                column="error",
            ),
        ),
        hints=(
            r"Empieza por $\nabla J$: es la media de los tres.",
            "Si los errores no suman cero, repasa las restas.",
        ),
        solution=r"""
            $\nabla J$ es la media de los tres, $@{m}$. Los tres errores suman cero: en promedio, el minilote acierta, aunque cada uno
            falle.
            """,
    ),
    Numeric(
        id="va-gradiente-minilote",
        goal="Calcular el gradiente de un minilote.",
        question=r"""
            En el modelo $\hat y = w x$, con $w = @{w0}$, el coste de cada ejemplo es $\frac{1}{2}(\hat y - y)^2$. El minilote tiene dos ejemplos,
            $(x, y) = (@{x1}, @{y1})$ y $(@{x2}, @{y2})$. ¿Cuánto vale el gradiente del minilote?
            """,
        label="Gradiente:",
        values={
            "w0": Draw(1, values(-2, 3)),
            "x1": Draw(2, (1, 2, 3)),
            "y1": Draw(5, values(-4, 6)),
            "x2": Draw(-1, (-3, -2, -1)),
            "y2": Draw(3, values(-3, 5)),
        },
        answer="((w0*x1 - y1)*x1 + (w0*x2 - y2)*x2)/2",
        where="abs((w0*x1 - y1)*x1 + (w0*x2 - y2)*x2) > 0.5",
        mistakes=(
            Mistake(
                "suma",
                "Has sumado los dos gradientes: el del minilote es su media, para que no dependa de cuántos sean.",
                value="(w0*x1 - y1)*x1 + (w0*x2 - y2)*x2",
            ),
            Mistake(
                "sin-x",
                r"Falta multiplicar cada error por su $x$: $\partial \hat y/\partial w = x$.",
                value="((w0*x1 - y1) + (w0*x2 - y2))/2",
            ),
            Mistake(
                "signo",
                r"El error es $\hat y - y$, no $y - \hat y$: el gradiente tiene el signo cambiado.",
                value="-((w0*x1 - y1)*x1 + (w0*x2 - y2)*x2)/2",
            ),
            Mistake(
                "menos-por-menos",
                r"Revisa el signo del segundo: el error y su $x$ son dos números con signo, y se multiplican con él.",
                value="((w0*x1 - y1)*x1 - (w0*x2 - y2)*x2)/2",
            ),
            Mistake("primero", "Has usado solo el primer ejemplo.", value="(w0*x1 - y1)*x1"),
            Mistake("segundo", "Has usado solo el segundo ejemplo.", value="(w0*x2 - y2)*x2"),
        ),
        hints=(
            r"El gradiente de un ejemplo es $(w x - y)\,x$.",
            "Calcula el de cada ejemplo, con su signo, antes de juntar nada.",
            "El gradiente del minilote es la media de los dos.",
        ),
        solution=r"""
            El primero da $(@{w0*x1} - @{y1:p}) \cdot @{x1:p} = @{(w0*x1 - y1)*x1}$ y el segundo,
            $(@{w0*x2} - @{y2:p}) \cdot @{x2:p} = @{(w0*x2 - y2)*x2}$. La media, que es el gradiente del
            minilote, vale $@{((w0*x1 - y1)*x1 + (w0*x2 - y2)*x2)/2}$.
            """,
    ),
    Numeric(
        id="va-pasos",
        goal="Contar los pasos de un entrenamiento.",
        question="Entrenas con @{examples} ejemplos, minilotes de @{size} y @{epochs} épocas, sin descartar el último "
        "minilote aunque salga corto. ¿Cuántos pasos das en total?",
        label="Pasos:",
        decimals=0,
        values={
            "examples": Draw(1000, (500, 1000, 1500, 2000, 6000)),
            "size": Draw(64, (24, 48, 64, 96, 128)),
            "epochs": Draw(3, (2, 3, 4, 5)),
        },
        answer="ceil(examples/size)*epochs",
        where="examples/size != floor(examples/size)",
        mistakes=(
            Mistake(
                "suelo",
                "Has descartado el último minilote de cada época: aunque sea más corto, también es un paso.",
                value="floor(examples/size)*epochs",
            ),
            Mistake(
                "redondear-al-final",
                "Los datos se vuelven a repartir en cada época: se redondea hacia arriba en cada una, no al final.",
                value="ceil(examples*epochs/size)",
            ),
            Mistake("una-epoca", "Esos son los pasos de una sola época.", value="ceil(examples/size)"),
            Mistake("ejemplos", "Eso son ejemplos vistos; en cada paso se ven varios.", value="examples*epochs"),
        ),
        hints=(
            "¿Cuántos minilotes salen al repartir los datos una vez?",
            "Si la división no es exacta, el último minilote es más corto, pero cuenta: redondea hacia arriba.",
            "Multiplica por las épocas después de redondear.",
        ),
        solution=r"""
            $@{examples}/@{size} = @{examples/size}$, que hacia arriba son $@{ceil(examples/size)}$ pasos por época. En
            $@{epochs}$ épocas, $@{ceil(examples/size)} \cdot @{epochs} = @{ceil(examples/size)*epochs}$ pasos.
            """,
    ),
    Code(
        id="va-codigo",
        goal="Programar el gradiente de un minilote.",
        question="Escribe `minibatch_gradient(w, X, y, rows)`: el gradiente, respecto de $w$, de la media de $\\frac{1}{2}(\\hat y_i - y_i)^2$ sobre los ejemplos de índices `rows`. Las predicciones son `X @ w`.",
        function="minibatch_gradient",
        skeleton='def minibatch_gradient(w, X, y, rows):\n    ...\n\ncheck("va-codigo", minibatch_gradient)',
        reference=minibatch_gradient,
        arrays=False,
        cases=(
            (np.array([0.0, 0.0]), _X, _Y, np.array([0, 2])),
            (np.array([1.5, -0.5]), _X, _Y, np.array([4])),
            (np.array([1.0, 2.0]), _X, _Y, np.array([3, 1, 4])),
        ),
        mistakes=(
            CodeMistake(
                "suma",
                "Falta dividir entre el número de ejemplos del minilote: es una media.",
                lambda w, X, y, rows: (X[rows] @ w - y[rows]) @ X[rows],
            ),
            CodeMistake(
                "divide-n",
                "Divides entre todos los ejemplos; la media es sobre los del minilote.",
                lambda w, X, y, rows: (X[rows] @ w - y[rows]) @ X[rows] / len(y),
            ),
            CodeMistake(
                "todos",
                "Usas todos los ejemplos: elige antes las filas con `X[rows]` e `y[rows]`.",
                lambda w, X, y, rows: (X @ w - y) @ X / len(y),
            ),
            CodeMistake(
                "sin-half",
                "Sobra un 2: el ½ del coste lo cancela al derivar.",
                lambda w, X, y, rows: 2 * (X[rows] @ w - y[rows]) @ X[rows] / len(rows),
            ),
        ),
        hints=(
            "Selecciona primero las filas: `X[rows]` e `y[rows]`.",
            "El error de cada ejemplo por su fila de `X`, y la media de todo eso.",
        ),
        solution="Se eligen las filas, se calcula su error y se promedia el producto por las entradas:",
    ),
    Choice(
        id="va-diapositiva",
        goal="Completar lo que la diapositiva no dice.",
        question="La diapositiva «Variantes» dice que cada una tiene ventajas y desventajas, pero no cuáles. "
        "¿Cuál de estas frases lo completa bien?",
        options=(
            Option(
                "Del lote completo al estocástico, el paso es más barato y más ruidoso.",
                "Es el compromiso entre el coste de un paso y su ruido, y lo decide cuántos ejemplos entran en él.",
                right=True,
            ),
            Option(
                "El estocástico es más exacto porque da más pasos.",
                "Da más pasos por época, pero cada uno usa un gradiente menos exacto.",
            ),
            Option(
                "Los minilotes minimizan un coste distinto del que minimiza el lote completo.",
                "Es el mismo coste: el gradiente de un minilote apunta, en promedio, como el completo. En una red pueden acabar en otro de sus mínimos.",
            ),
            Option(
                "El lote completo es siempre el más rápido, porque no tiene ruido.",
                "Por paso puede serlo; por ejemplo visto suele ser el más lento con diferencia.",
            ),
        ),
        hints=("Piensa en dos columnas: cuánto cuesta un paso y cuánto ruido tiene.",),
        solution="De un extremo a otro, lo que se gana en coste por paso se pierde en ruido; los minilotes quedan en medio.",
    ),
]
