"""Ejercicios del capítulo 4: la neurona lineal, con una entrada."""

import numpy as np

from ...deck import given
from ..draws import Draw, values
from ..execution import Run
from ..kinds import Choice, Code, CodeMistake, Column, FillTable, Mistake, Numeric, Option

NEURON = Run(
    "LinearNeuron",
    "GradientDescent",
    x0="w0",
    steps=3,
    hyper={"lr": "lr"},
    data={"x": "entry", "y": "target", "b": "b0"},
)
DECK = {"entry": given("neuron.x"), "target": given("neuron.y"), "w0": given("neuron.w"), "b0": given("neuron.b")}


def gradient(w, b, x, y):
    """Derivadas del coste medio de una neurona lineal respecto de ``w`` y de ``b``."""
    error = w * x + b - y
    return np.mean(error * x), np.mean(error)


# Lo que distingue a cada fila de una tabla, según su número k. En el grafo, cada derivada local y lo que le llega.
LOCAL = "(k == 0)*error + (k == 1) + (k == 2)*p + (k == 3)*v + (k == 4)*entry"
UPSTREAM = "(k == 0) + (k > 0)*(k < 4)*error + (k == 4)*error*v"

PAGE = "04_neurona"
EXERCISES = [
    Numeric(
        id="neurona-derivada",
        goal="Aplicar la regla de la cadena a una neurona.",
        question=r"""
            Una neurona lineal tiene $w = @{w0}$ y $b = @{b0}$. Con la entrada $x = @{entry}$ el valor objetivo es $y = @{target}$, y el coste es
            $J = \frac{1}{2}(\hat y - y)^2$. ¿Cuánto vale $\frac{\partial J}{\partial w}$?
            """,
        label=r"$\frac{\partial J}{\partial w} =$",
        values={
            "entry": Draw(2, (-4, -3, -2, 2, 3, 4)),
            "target": Draw(4, values(-6, 6)),
            "w0": Draw(1, (-3, -2, -1, 1, 2, 3)),
            "b0": Draw(-1, (-3, -2, -1, 1, 2, 3)),
            "error": "w0*entry + b0 - target",
        },
        answer="error*entry",
        where="abs(error) > 1 and abs(w0 - entry) > 0",
        mistakes=(
            Mistake(
                "signo", r"El error es $\hat y - y$, en ese orden: la predicción menos el objetivo.", "-error*entry"
            ),
            Mistake(
                "sin-entrada", "Falta la derivada de lo de dentro: $wx + b$ crece $x$ por cada unidad de $w$.", "error"
            ),
            Mistake(
                "dos",
                r"El $\frac{1}{2}$ del coste se va con el 2 de derivar el cuadrado: no queda ningún 2.",
                "2*error*entry",
            ),
            Mistake(
                "sin-sesgo",
                r"Te has dejado $b$ al calcular $\hat y$, como la cabecera de la tabla de la presentación.",
                "(w0*entry - target)*entry",
            ),
            Mistake("por-w", "Has multiplicado por $w$; la derivada de $wx$ respecto de $w$ es $x$.", "error*w0"),
            Mistake("coste", "Eso es el coste, no su derivada.", "error**2/2"),
        ),
        hints=(
            r"Calcula primero $\hat y = wx + b$ y el error $\hat y - y$.",
            r"Por la regla de la cadena, $\frac{\partial J}{\partial w} = (\hat y - y) \cdot x$.",
        ),
        solution=r"""
            $\hat y = @{w0} \cdot @{entry:p} + @{b0:p} = @{w0*entry + b0}$ y el error es $@{w0*entry + b0} - @{target:p} = @{error}$.

            $$\frac{\partial J}{\partial w} = @{error} \cdot @{entry:p} = @{error*entry}$$
            """,
    ),
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
                "cruzadas",
                r"En $\hat y = vp$, la derivada respecto de $v$ es $p$, y la derivada respecto de $p$ es $v$.",
                "(k == 0)*error + (k == 1) + (k == 2)*v + (k == 3)*p + (k == 4)*entry",
                column="local",
            ),
            Mistake(
                "por-si-mismo",
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
    FillTable(
        id="neurona-tabla",
        goal="Rellenar la tabla de entrenamiento de una neurona.",
        question=r"""
            Como en la presentación, $b$ no se actualiza. Con $x = @{entry}$, $y = @{target}$, $w = @{w0}$, $b = @{b0}$ y
            $\alpha = @{lr}$, completa la tabla.
            """,
        caption="Entrenamiento de una neurona con un ejemplo",
        values={
            "entry": Draw(DECK["entry"], (1, 2, 3, -2)),
            "target": Draw(DECK["target"], values(-6, 6)),
            "w0": Draw(DECK["w0"], values(-2, 3)),
            "b0": Draw(DECK["b0"], (-1, 0, 1, 2)),
            "lr": Draw(given("neuron.lr"), (0.05, 0.1, 0.15)),
        },
        run=NEURON,
        rows=3,
        shown=1,
        where="abs(w0*entry + b0 - target) > 1.5 and abs(entry - w0) > 0",
        columns=(
            Column("w", "$w$", "x[k]"),
            Column("yh", r"$\hat y$", "x[k]*entry + b0", follows="w*entry + b0"),
            Column("c", "$J$", "f[k]", follows="(yh - target)**2/2"),
            Column("g", r"$\frac{\partial J}{\partial w}$", "grad[k]", follows="(yh - target)*entry"),
            Column("new", r"$w_{\text{nuevo}}$", "x[k+1]", follows="w - lr*g"),
        ),
        mistakes=(
            Mistake("sin-medio", r"Falta el $\frac{1}{2}$ del coste.", "2*f[k]", column="c"),
            Mistake(
                "sin-cuadrado",
                r"Has olvidado elevar al cuadrado el error: es la errata de la fórmula de la presentación.",
                "(x[k]*entry + b0 - target)/2",
                column="c",
            ),
            Mistake("dos", r"El 2 del cuadrado se va con el $\frac{1}{2}$.", "2*grad[k]", column="g"),
            Mistake("error-al-reves", r"El error es $\hat y - y$, no $y - \hat y$.", "-grad[k]", column="g"),
            Mistake("signo", "El paso se resta.", "x[k] + lr*grad[k]", column="new"),
            Mistake("sin-alfa", r"Falta multiplicar la derivada por $\alpha$.", "x[k] - grad[k]", column="new"),
            Mistake("valor-viejo", "Cada fila empieza con la $w$ en que terminó la anterior.", "x[k-1]", column="w"),
        ),
        hints=(
            r"Cada fila empieza con el $w_{\text{nuevo}}$ de la anterior.",
            r"$J = \frac{1}{2}(\hat y - y)^2$ y $\frac{\partial J}{\partial w} = (\hat y - y)\,x$.",
        ),
        solution=r"""
            Fila 2: $w = @{x[1]}$, $\hat y = @{x[1]*entry + b0}$, $J = @{f[1]}$, $\frac{\partial J}{\partial w} = @{grad[1]}$ y $w_{\text{nuevo}} = @{x[2]}$.

            Fila 3: $w = @{x[2]}$, $\hat y = @{x[2]*entry + b0}$, $J = @{f[2]}$, $\frac{\partial J}{\partial w} = @{grad[2]}$ y $w_{\text{nuevo}} = @{x[3]}$.
            """,
    ),
    Numeric(
        id="neurona-tasa-limite",
        goal="Relacionar la tasa de aprendizaje con la escala de la entrada.",
        question=r"""
            Una neurona lineal con coste $\frac{1}{2}(\hat y - y)^2$ y un solo ejemplo, de entrada $x = @{entry}$, actualiza solo $w$. ¿Por debajo de qué tasa de aprendizaje converge?
            """,
        label=r"$\alpha <$",
        decimals=4,
        values={"entry": Draw(4, (0.5, 2, 3, 4, 5, 8, 10, 20))},
        answer="2/entry**2",
        mistakes=(
            Mistake(
                "un-golpe", "Con esa tasa llega de un solo paso; todavía converge con tasas mayores.", "1/entry**2"
            ),
            Mistake("sin-cuadrado", "La entrada aparece dos veces: en la predicción y en la derivada.", "2/entry"),
            Mistake("con-sesgo", "Ese es el límite cuando también se actualiza el sesgo.", "2/(entry**2 + 1)"),
            Mistake(
                "invertido",
                "Lo has puesto al revés: cuanto mayor es la entrada, menor tiene que ser la tasa.",
                "entry**2/2",
            ),
        ),
        hints=(
            r"Cada paso multiplica la distancia al peso que acierta por $1 - \alpha x^2$.",
            r"Converge si $|1 - \alpha x^2| < 1$.",
        ),
        solution=r"$|1 - \alpha x^2| < 1$ equivale a $0 < \alpha < \frac{2}{x^2}$, y con $x = @{entry}$ el límite es $@{2/entry**2}$.",
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
                "como-w",
                "Has usado la derivada respecto de $w$: la de $b$ no lleva el factor $x$.",
                "b0 - lr*error*entry",
            ),
            Mistake("signo", "El paso se resta.", "b0 + lr*error"),
            Mistake("sin-alfa", r"Falta multiplicar por $\alpha$.", "b0 - error"),
            Mistake("sin-mover", "Ese es el sesgo de partida: réstale su paso.", "b0"),
            Mistake("solo-paso", "Eso es lo que se resta; se pide el sesgo que queda.", "lr*error"),
            Mistake(
                "w-nueva",
                "Has calculado el error con la $w$ ya actualizada: las dos derivadas se evalúan en el mismo punto.",
                "b0 - lr*((w0 - lr*error*entry)*entry + b0 - target)",
            ),
            Mistake("peso", "Eso es el peso nuevo; se pide el sesgo.", "w0 - lr*error*entry"),
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
    Choice(
        id="neurona-un-ejemplo",
        goal="Contar soluciones.",
        question=r"""
            Entrenas $w$ y $b$ con un solo ejemplo, $x = 2$, $y = 4$, con una tasa pequeña. ¿Qué afirmaciones son ciertas? Marca todas las que lo sean.
            """,
        several=True,
        options=(
            Option(
                "El coste tiende a 0 desde cualquier punto de partida.",
                "La recta de mínimos está al alcance desde cualquier parte, y el error se encoge en cada paso.",
                right=True,
            ),
            Option(
                "El par $(w, b)$ al que se llega depende del punto de partida.",
                "Se acaba en el punto de la recta de mínimos, $2w + b = 4$, más cercano al de partida.",
                right=True,
            ),
            Option(
                r"Se acaba siempre en $w = 2$, $b = 0$.",
                "Esa es una solución entre infinitas; la presentación llega a ella porque no mueve $b$.",
            ),
            Option(
                "Una tasa menor llevaría a otra solución.",
                "La dirección del gradiente no cambia: con menos tasa se recorre la misma línea recta, más despacio.",
            ),
        ),
        hints=(
            r"¿Para qué pares $(w, b)$ vale 0 el coste?",
            r"El gradiente es $(e x, e)$: ¿cambia de dirección a lo largo del recorrido?",
        ),
        solution=r"El coste es 0 en toda la recta $2w + b = 4$. El gradiente es siempre paralelo a $(2, 1)$, perpendicular a ella, así que desde cada punto de partida se va en línea recta al más cercano de ella.",
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
                "suma",
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
                "sin-sesgo",
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
