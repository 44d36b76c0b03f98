"""Ejercicios del capítulo 3: el gradiente de un minilote y las tres variantes."""

import numpy as np

from ..draws import Draw, values
from ..kinds import Code, CodeMistake, Column, FillTable, Mistake, Numeric, Order, Step


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
                "error", "error", "(a + b + c - (c + k*(b - c) + k*(k - 1)/2*(a - 2*b + c)))/2 - m", follows="grad - m"
            ),
        ),
        mistakes=(
            Mistake(
                "sin-media",
                "Falta dividir entre 2: el gradiente del minilote es la media de los suyos.",
                value="a + b + c - (c + k*(b - c) + k*(k - 1)/2*(a - 2*b + c))",
                column="grad",
            ),
            Mistake(
                "resta-al-reves",
                r"Has restado al revés: al gradiente del minilote se le quita $\nabla J$.",
                value="m - (a + b + c - (c + k*(b - c) + k*(k - 1)/2*(a - 2*b + c)))/2",
                column="error",
            ),
            Mistake(
                "resta-la-suma",
                r"Has restado la suma de los tres gradientes; $\nabla J$ es su media.",
                value="(a + b + c - (c + k*(b - c) + k*(k - 1)/2*(a - 2*b + c)))/2 - 3*m",
                column="error",
            ),
        ),
        hints=(r"Empieza por $\nabla J$: es la media de los tres.", "Si los errores no suman cero, repasa las restas."),
        solution=r"""
            $\nabla J$ es la media de los tres, $@{m}$. Los tres errores suman cero: en promedio, el minilote acierta, aunque cada uno
            falle.
            """,
    ),
    Numeric(
        id="va-ruido",
        goal="Prever cómo baja el ruido con el tamaño del minilote.",
        question=r"""
            Con $B = @{small}$ ejemplos sacados con reposición, el error típico (la raíz de la varianza) del gradiente es
            $@{error}$. ¿Cuánto será con $B = @{large}$?
            """,
        label="Error típico:",
        values={
            "small": Draw(4, (2, 4, 8)),
            "factor": Draw(16, (4, 9, 16, 25)),
            "error": Draw(0.8, (0.4, 0.6, 0.8, 1.2, 2)),
            "large": "small*factor",
        },
        answer="error/sqrt(factor)",
        mistakes=(
            Mistake(
                "varianza-no-tipico",
                "Así baja la varianza. El error típico es su raíz, y baja con la raíz del tamaño.",
                value="error/factor",
            ),
            Mistake("ruido-crece", "El ruido baja, no sube, al promediar más ejemplos.", value="error*sqrt(factor)"),
            Mistake("ruido-igual", "El tamaño sí importa: promediar más ejemplos reduce el error.", value="error"),
            Mistake(
                "raiz-de-b",
                "Has dividido entre la raíz del tamaño nuevo; importa el cociente de tamaños.",
                value="error/sqrt(large)",
            ),
        ),
        hints=(
            r"La varianza es $\sigma^2/B$.",
            "¿Por cuánto se ha multiplicado el tamaño? La varianza se divide entre eso.",
            "Y el error típico, por su raíz cuadrada.",
        ),
        solution=r"""
            El tamaño se multiplica por $@{factor}$: la varianza se divide entre $@{factor}$ y el error típico, entre
            $\sqrt{@{factor}} = @{sqrt(factor)}$. Queda $@{error}/@{sqrt(factor)} = @{error/sqrt(factor)}$.
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
                "redondeo-abajo",
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
                "sin-media",
                "Falta dividir entre el número de ejemplos del minilote: es una media.",
                lambda w, X, y, rows: (X[rows] @ w - y[rows]) @ X[rows],
            ),
            CodeMistake(
                "entre-todos",
                "Divides entre todos los ejemplos; la media es sobre los del minilote.",
                lambda w, X, y, rows: (X[rows] @ w - y[rows]) @ X[rows] / len(y),
            ),
            CodeMistake(
                "usa-todos",
                "Usas todos los ejemplos: elige antes las filas con `X[rows]` e `y[rows]`.",
                lambda w, X, y, rows: (X @ w - y) @ X / len(y),
            ),
            CodeMistake(
                "sobra-un-2",
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
    Order(
        id="va-orden",
        goal="Ordenar lo que hace una época por minilotes.",
        question="Ordena lo que ocurre en una época del descenso por minilotes.",
        steps=(
            Step("barajar", "Barajar los índices de todos los ejemplos.", ""),
            Step(
                "tomar-un-minilote",
                "Tomar los índices del primer minilote.",
                "Si se toman antes de barajar, el minilote no es una muestra al azar.",
            ),
            Step(
                "promediar-gradientes",
                "Calcular la media de los gradientes de los ejemplos del minilote.",
                "Primero hay que saber de qué ejemplos es el gradiente.",
            ),
            Step(
                "restar-por-la-tasa",
                "Restar a los parámetros el gradiente del minilote, multiplicado por la tasa de aprendizaje.",
                "Para restarlo hay que haberlo calculado.",
            ),
            Step(
                "repetir-la-epoca",
                "Repetir con los minilotes siguientes hasta haber usado todos los ejemplos.",
                "El segundo minilote usa los parámetros que ha dejado el primero.",
            ),
        ),
        hints=("¿Qué se hace una sola vez por época?", "Dentro de cada paso: elegir, calcular, mover."),
        solution="Barajar es lo único que se hace una vez por época; elegir, calcular y mover se repiten en cada paso.",
    ),
]
