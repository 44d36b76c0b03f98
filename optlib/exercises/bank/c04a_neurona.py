"""Ejercicios del capítulo 4: la neurona lineal, con una entrada."""

import numpy as np

from ..draws import Draw, values
from ..kinds import Code, CodeMistake, Column, FillTable, Mistake, Numeric


def gradient(w, b, x, y):
    """Derivadas del coste medio de una neurona lineal respecto de ``w`` y de ``b``."""
    error = w * x + b - y
    return np.mean(error * x), np.mean(error)


# Lo que distingue a cada fila de una tabla, según su número k. En el grafo, cada derivada local y lo que le llega.
LOCAL = "(k == 0)*error + (k == 1) + (k == 2)*p + (k == 3)*v + (k == 4)*entry"
UPSTREAM = "(k == 0) + (k > 0)*(k < 4)*error + (k == 4)*error*v"

PAGE = "04_neurona"
EXERCISES = [
    FillTable(
        id="neurona-grafo",
        goal="Recorrer un grafo de cálculo hacia atrás.",
        question=r"""
            Dos neuronas lineales, sin sesgo, van una tras otra: $p = wx$, $\hat y = vp$, $e = \hat y - y$ y $J = \frac{1}{2} e^2$. Con
            $x = @{entry}$, $w = @{w}$, $v = @{v}$ e $y = @{target}$, dibuja el grafo, calcula hacia delante y completa la vuelta. La
            derivada local es la de la operación en que entra cada cantidad.
            """,
        caption="Del coste a los pesos",
        row_label="Cantidad",
        row_names=("$e$", r"$\hat y$", "$v$", "$p$", "$w$"),
        values={
            "entry": Draw(2, (-3, -2, 2, 3, 4)),
            "w": Draw(1, (-2, -1, 1, 2, 3)),
            "v": Draw(3, (-3, -2, 2, 3, 4)),
            "target": Draw(1, values(-6, 9)),
            "p": "w*entry",
            "error": "v*w*entry - target",
        },
        where="min(abs(error), abs(error - 1), abs(p - v), abs(w - entry), abs(error - p), abs(error - v)) > 0.5",
        rows=5,
        shown=1,
        columns=(
            Column("local", "derivada local", LOCAL),
            Column(
                "slope",
                "derivada de $J$",
                f"({UPSTREAM})*({LOCAL})",
                follows="(k < 3)*prev_slope*local + (k == 3)*error*local + (k == 4)*prev_slope*local",
            ),
        ),
        mistakes=(
            Mistake(
                "derivadas-cruzadas",
                r"En $\hat y = vp$, la derivada respecto de $v$ es $p$, y la derivada respecto de $p$ es $v$.",
                "(k == 0)*error + (k == 1) + (k == 2)*v + (k == 3)*p + (k == 4)*entry",
                column="local",
            ),
            Mistake(
                "por-w",
                "La derivada de $wx$ respecto de $w$ es $x$.",
                "(k == 0)*error + (k == 1) + (k == 2)*p + (k == 3)*v + (k == 4)*w",
                column="local",
            ),
            Mistake(
                "sin-multiplicar",
                "Esa es la derivada local: falta multiplicarla por lo que llega de la operación siguiente.",
                LOCAL,
                column="slope",
            ),
            Mistake(
                "salta-un-eslabon",
                r"Entre $w$ y $\hat y$ está también $p$: su derivada lleva el factor $v$.",
                f"(k < 4)*({UPSTREAM})*({LOCAL}) + (k == 4)*error*entry",
                column="slope",
            ),
            Mistake(
                "error-al-reves",
                r"El error es $\hat y - y$, no $y - \hat y$.",
                f"-({UPSTREAM})*({LOCAL})",
                column="slope",
            ),
        ),
        hints=(
            r"Hacia delante: $p$, $\hat y$ y $e$, en ese orden.",
            r"Las flechas que llegan a $\hat y$ salen de $v$ y de $p$: las dos parten de la derivada de $\hat y$.",
        ),
        solution=r"""
            Hacia delante, $p = @{p}$, $\hat y = @{v*p}$ y $e = @{error}$. Hacia atrás, $\frac{\partial J}{\partial \hat y} = e = @{error}$, y de ahí salen dos ramas:

            $$\frac{\partial J}{\partial v} = @{error} \cdot @{p:p} = @{error*p}, \quad \frac{\partial J}{\partial p} = @{error} \cdot @{v:p} = @{error*v}$$

            La de $p$ sigue: $\frac{\partial J}{\partial w} = @{error*v} \cdot @{entry:p} = @{error*v*entry}$.
            """,
    ),
    Numeric(
        id="neurona-sesgo",
        goal="Actualizar también el sesgo.",
        question=r"""
            La presentación no actualiza nunca el sesgo. Hazlo tú, con coste $\frac{1}{2}(\hat y - y)^2$: con $x = @{entry}$, $y = @{target}$, $w = @{w0}$, $b = @{b0}$ y
            $\alpha = @{lr}$, ¿cuánto vale $b$ después del primer paso, si $w$ y $b$ se actualizan a la vez?
            """,
        label=r"$b_{\text{nuevo}} =$",
        values={
            "entry": Draw(2, (-3, -2, 2, 3, 4)),
            "target": Draw(4, values(-6, 6)),
            "w0": Draw(1, (-2, -1, 1, 2)),
            "b0": Draw(0, (-2, -1, 0, 1, 2)),
            "lr": Draw(0.1, (0.05, 0.1, 0.2)),
            "error": "w0*entry + b0 - target",
        },
        answer="b0 - lr*error",
        where="abs(error) > 1",
        mistakes=(
            Mistake(
                "b-como-w",
                "Has usado la derivada respecto de $w$: la de $b$ no lleva el factor $x$.",
                "b0 - lr*error*entry",
            ),
            Mistake("signo", "El paso se resta.", "b0 + lr*error"),
            Mistake("sin-alfa", r"Falta multiplicar por $\alpha$.", "b0 - error"),
            Mistake("sin-mover", "Ese es el sesgo de partida: réstale su paso.", "b0"),
            Mistake("solo-paso", "Eso es lo que se resta; se pide el sesgo que queda.", "lr*error"),
            Mistake(
                "uno-tras-otro",
                "Has calculado el error con la $w$ ya actualizada: las dos derivadas se evalúan en el mismo punto.",
                "b0 - lr*((w0 - lr*error*entry)*entry + b0 - target)",
            ),
            Mistake("peso-no-sesgo", "Eso es el peso nuevo; se pide el sesgo.", "w0 - lr*error*entry"),
        ),
        hints=(
            r"$\frac{\partial J}{\partial b}$ es la misma cadena sin el último eslabón.",
            r"$\frac{\partial \hat y}{\partial b} = 1$, así que la derivada es el error $\hat y - y$.",
        ),
        solution=r"""
            El error es $@{w0*entry + b0} - @{target:p} = @{error}$, que es también $\frac{\partial J}{\partial b}$.

            $$b_{\text{nuevo}} = @{b0} - @{lr} \cdot @{error:p} = @{b0 - lr*error}$$
            """,
    ),
    Code(
        id="neurona-codigo",
        goal="Programar el gradiente de una neurona con muchos ejemplos.",
        question=r"""
            Escribe `gradient(w, b, x, y)`: devuelve el par de derivadas del coste medio $\frac1N \sum \frac{1}{2}(w x_i + b - y_i)^2$ respecto de
            $w$ y de $b$. `x` e `y` son arrays de la misma longitud.
            """,
        function="gradient",
        skeleton='def gradient(w, b, x, y):\n    ...\n\ncheck("neurona-codigo", gradient)',
        reference=gradient,
        arrays=False,
        cases=(
            (1.0, 0.0, np.array([2.0]), np.array([4.0])),
            (0.5, -1.0, np.array([1.0, 2.0, 4.0]), np.array([0.0, 1.0, 3.0])),
            (-2.0, 3.0, np.array([-1.0, 0.0, 2.0, 5.0]), np.array([1.0, 1.0, -2.0, 0.5])),
        ),
        mistakes=(
            CodeMistake(
                "sin-media",
                "Sumas los gradientes de los ejemplos en vez de promediarlos.",
                lambda w, b, x, y: (np.sum((w * x + b - y) * x), np.sum(w * x + b - y)),
            ),
            CodeMistake(
                "producto-de-medias",
                "La media del producto no es el producto de las medias: multiplica por `x` antes de promediar.",
                lambda w, b, x, y: (np.mean(w * x + b - y) * np.mean(x), np.mean(w * x + b - y)),
            ),
            CodeMistake(
                "sin-entrada",
                "La derivada respecto de `w` lleva el factor `x`.",
                lambda w, b, x, y: (np.mean(w * x + b - y), np.mean(w * x + b - y)),
            ),
            CodeMistake(
                "prediccion-sin-b",
                "Te has dejado `b` en la predicción.",
                lambda w, b, x, y: (np.mean((w * x - y) * x), np.mean(w * x - y)),
            ),
        ),
        hints=(
            "Calcula una vez `error = w * x + b - y` y úsalo en las dos derivadas.",
            "`np.mean` promedia los elementos de un array.",
        ),
        solution="Un error por ejemplo; su media es la derivada respecto de `b`, y la media de error por entrada, la derivada respecto de `w`:",
    ),
]
