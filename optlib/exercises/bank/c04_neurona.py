"""Ejercicios del capítulo 4: la neurona."""

import numpy as np

from ...deck import given
from ..draws import Draw, values
from ..execution import Run
from ..kinds import Choice, Code, CodeMistake, Column, FillTable, Mistake, Numeric, Option, Order, Step

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


def network_gradient(w, c, x, y):
    """Derivadas respecto de ``w`` y de ``c`` del coste de una red con dos neuronas ``tanh`` en fila."""
    h = np.tanh(w * x)
    y_hat = np.tanh(c * h)
    delta = (y_hat - y) * (1 - y_hat**2)
    return delta * c * (1 - h**2) * x, delta * h


# Lo que distingue a cada fila de una tabla, según su número k. En el grafo, cada derivada local y lo que le llega.
LOCAL = "(k == 0)*error + (k == 1) + (k == 2)*p + (k == 3)*v + (k == 4)*entry"
UPSTREAM = "(k == 0) + (k > 0)*(k < 4)*error + (k == 4)*error*v"
# Por lo que multiplica cada parámetro de una neurona de dos entradas.
INPUT = "(k == 0)*x1 + (k == 1)*x2 + (k == 2)"
# El valor y el peso de salida de cada neurona de la red.
HIDDEN, WEIGHT = "h1 + k*(h2 - h1)", "c1 + k*(c2 - c1)"

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
            Mistake("valor-viejo", "Cada fila empieza con el $w$ en que terminó la anterior.", "x[k-1]", column="w"),
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
    Numeric(
        id="neurona-sigmoide",
        goal="Añadir un eslabón a la cadena.",
        question=r"""
            Una neurona sigmoide ha dado $\hat y = @{out}$ para la entrada $x = @{entry}$, con objetivo $y = @{target}$ y coste
            $\frac{1}{2}(\hat y - y)^2$. ¿Cuánto vale $\frac{\partial J}{\partial w}$?
            """,
        label=r"$\frac{\partial J}{\partial w} =$",
        values={
            "out": Draw(0.9, (0.1, 0.2, 0.25, 0.3, 0.7, 0.75, 0.8, 0.9)),
            "entry": Draw(2, (-4, -3, -2, 2, 3, 4, 5)),
            "target": Draw(0, (0, 1)),
        },
        answer="(out - target)*out*(1 - out)*entry",
        mistakes=(
            Mistake("sin-activacion", r"Falta el factor de la activación, $\sigma'(z)$.", "(out - target)*entry"),
            Mistake("sin-entrada", "Falta el último eslabón, la entrada $x$.", "(out - target)*out*(1 - out)"),
            Mistake(
                "tanh",
                r"Ese factor, $1 - \hat y^2$, es el de la tangente hiperbólica.",
                "(out - target)*(1 - out**2)*entry",
            ),
            Mistake("signo", r"El error es $\hat y - y$.", "(target - out)*out*(1 - out)*entry"),
            Mistake(
                "dos-veces",
                r"Has aplicado $\sigma$ a $\hat y$, que ya es la salida: el factor es $\hat y(1-\hat y)$.",
                "(out - target)*entry/(1 + exp(-out))*(1 - 1/(1 + exp(-out)))",
            ),
        ),
        hints=(
            r"La cadena es error, activación, entrada.",
            r"Con la sigmoide, $\sigma'(z) = \hat y(1 - \hat y)$: no hace falta conocer $z$.",
        ),
        solution=r"""
            El error es $@{out} - @{target} = @{out - target}$ y la activación aporta $@{out} \cdot @{1 - out} = @{out*(1 - out)}$.

            $$\frac{\partial J}{\partial w} = @{out - target} \cdot @{out*(1 - out)} \cdot @{entry:p} = @{(out - target)*out*(1 - out)*entry}$$
            """,
    ),
    FillTable(
        id="neurona-entradas",
        goal="Actualizar una neurona con dos entradas.",
        question=r"""
            Una neurona sigmoide de dos entradas ha dado $\hat y = @{out}$ para $x_1 = @{x1}$ y $x_2 = @{x2}$. El objetivo es
            $y = @{target}$, el coste, $\frac{1}{2}(\hat y - y)^2$ y la tasa, $\alpha = @{lr}$. ¿Cuánto cambia cada parámetro en un paso?
            """,
        caption="Un paso de una neurona con dos entradas",
        row_label="Parámetro",
        row_names=("$w_1$", "$w_2$", "$b$"),
        values={
            "out": Draw(0.8, (0.1, 0.2, 0.3, 0.7, 0.8, 0.9)),
            "x1": Draw(2, (-3, -2, 2, 3, 4)),
            "x2": Draw(-3, (-4, -3, -2, 2, 3)),
            "target": Draw(0, (0, 1)),
            "lr": Draw(0.5, (0.1, 0.2, 0.5)),
            "error": "out - target",
            "common": "error*out*(1 - out)",
        },
        where="abs(x1 - x2) > 0.5",
        rows=3,
        columns=(
            Column("grad", "derivada parcial", f"common*({INPUT})"),
            Column("change", "cambio", f"-lr*common*({INPUT})", follows="-lr*grad"),
        ),
        mistakes=(
            Mistake(
                "sin-activacion",
                r"Falta el factor de la activación, $\hat y(1 - \hat y)$.",
                f"error*({INPUT})",
                column="grad",
            ),
            Mistake(
                "misma-entrada",
                "Cada peso multiplica por su propia entrada.",
                "common*((k < 2)*x1 + (k == 2))",
                column="grad",
            ),
            Mistake("sin-entrada", "A cada peso le falta el factor de su entrada.", "common", column="grad"),
            Mistake(
                "error-al-reves",
                r"El error es $\hat y - y$, no $y - \hat y$.",
                f"-common*({INPUT})",
                column="grad",
            ),
            Mistake("signo", "El paso se resta.", f"lr*common*({INPUT})", column="change"),
            Mistake("sin-alfa", r"Falta multiplicar la derivada por $\alpha$.", f"-common*({INPUT})", column="change"),
        ),
        hints=(
            r"El producto $(\hat y - y)\,\hat y(1 - \hat y)$ es común a los tres parámetros.",
            "Cada peso lo multiplica por su entrada; el sesgo, por 1.",
        ),
        solution=r"""
            Lo común es $@{error} \cdot @{out} \cdot @{1 - out} = @{common}$.

            $$\frac{\partial J}{\partial w_1} = @{common} \cdot @{x1:p} = @{common*x1}$$

            $$\frac{\partial J}{\partial w_2} = @{common} \cdot @{x2:p} = @{common*x2}$$

            $$\frac{\partial J}{\partial b} = @{common}$$

            Cada cambio es $-@{lr}$ por su derivada: $@{-lr*common*x1}$, $@{-lr*common*x2}$ y $@{-lr*common}$.
            """,
    ),
    Numeric(
        id="neurona-entropia",
        goal="Comparar lo que aprende una neurona con dos costes.",
        question=r"""
            Una neurona sigmoide da $\hat y = @{out}$ y el objetivo es $y = @{target}$. ¿Por cuánto se multiplica
            $\frac{\partial J}{\partial w}$ si cambias el coste $\frac{1}{2}(\hat y - y)^2$ por la entropía cruzada?
            """,
        label="Se multiplica por",
        values={
            "out": Draw(0.98, (0.02, 0.05, 0.1, 0.8, 0.9, 0.95, 0.98)),
            "target": Draw(0, (0, 1)),
        },
        answer="1/(out*(1 - out))",
        mistakes=(
            Mistake("invertido", r"Ese es el factor que desaparece: la derivada crece, no se encoge.", "out*(1 - out)"),
            Mistake(
                "medio-factor",
                r"Eso quita $1 - \hat y$, pero $\sigma'(z)$ tiene otro factor, $\hat y$.",
                "1/(1 - out)",
            ),
            Mistake(
                "otro-medio",
                r"Eso quita $\hat y$, pero $\sigma'(z)$ tiene otro factor, $1 - \hat y$.",
                "1/out",
            ),
            Mistake(
                "derivada",
                r"Esa es la derivada con la entropía cruzada si $x = 1$; se pide cuántas veces cabe en ella la otra.",
                "out - target",
            ),
        ),
        hints=(
            "Escribe las dos derivadas con todos sus factores y divide la segunda entre la primera.",
            r"El error y la entrada están en las dos; en una de ellas hay además un factor $\sigma'(z)$.",
        ),
        solution=r"""
            Con el error cuadrático la derivada es $(\hat y - y)\,\sigma'(z)\,x$ y con la entropía cruzada, $(\hat y - y)\,x$. El cociente es

            $$\frac{1}{\sigma'(z)} = \frac{1}{@{out} \cdot @{1 - out}} = @{1/(out*(1 - out))}$$
            """,
    ),
    FillTable(
        id="neurona-red",
        goal="Llevar el error hasta los pesos de una red.",
        question=r"""
            La red de dos neuronas $\tanh$ recibe $x = @{entry}$, con objetivo $y = @{target}$ y sesgo de salida $b_0 = @{b0}$. Hacia
            delante ya ha calculado $h_1$ y $h_2$. Completa la vuelta.
            """,
        caption="La vuelta del error por la red",
        row_label="Neurona",
        row_names=("1", "2"),
        values={
            "entry": Draw(3, (-3, -2, 2, 3, 4)),
            "target": Draw(1, values(-3, 3)),
            "b0": Draw(0, (-1, 0, 1)),
            "h1": Draw(0.5, (-0.9, -0.8, -0.5, 0.5, 0.8)),
            "h2": Draw(-0.8, (-0.8, -0.6, 0.3, 0.6, 0.9)),
            "c1": Draw(2, (-2, -1, 1, 2, 3)),
            "c2": Draw(1, (-3, -2, -1, 1, 2)),
            "error": "c1*h1 + c2*h2 + b0 - target",
        },
        where="abs(error) > 0.3 and abs(abs(h1) - abs(h2)) > 0.05",
        rows=2,
        columns=(
            Column("h", "$h_j$", "h1 + k*(h2 - h1)"),
            Column("c", "$c_j$", "c1 + k*(c2 - c1)"),
            Column("back", r"$\frac{\partial J}{\partial h_j}$", f"error*({WEIGHT})"),
            Column("delta", r"$\delta_j$", f"error*({WEIGHT})*(1 - ({HIDDEN})**2)", follows="back*(1 - h**2)"),
            Column(
                "grad",
                r"$\frac{\partial J}{\partial w_j}$",
                f"error*({WEIGHT})*(1 - ({HIDDEN})**2)*entry",
                follows="delta*entry",
            ),
        ),
        given=("h", "c"),
        mistakes=(
            Mistake(
                "por-h",
                r"Esa es $\frac{\partial J}{\partial c_j}$. En $\hat y = c_1h_1 + c_2h_2 + b_0$, la derivada respecto de $h_j$ es $c_j$.",
                f"error*({HIDDEN})",
                column="back",
            ),
            Mistake(
                "sin-peso",
                "El error llega a cada neurona multiplicado por su peso de salida $c_j$.",
                "error",
                column="back",
            ),
            Mistake(
                "error-al-reves",
                r"El error es $\hat y - y$, no $y - \hat y$.",
                f"-error*({WEIGHT})",
                column="back",
            ),
            Mistake(
                "por-el-valor",
                r"Has multiplicado por $h_j$: al atravesar la $\tanh$ se multiplica por su derivada, $1 - h_j^2$.",
                f"error*({WEIGHT})*({HIDDEN})",
                column="delta",
            ),
            Mistake(
                "sin-cuadrado",
                r"La derivada de la $\tanh$ es $1 - h_j^2$, con el cuadrado.",
                f"error*({WEIGHT})*(1 - ({HIDDEN}))",
                column="delta",
            ),
            Mistake(
                "sigmoide",
                r"Ese factor, $h_j(1 - h_j)$, es el de la sigmoide; el de la $\tanh$ es $1 - h_j^2$.",
                f"error*({WEIGHT})*({HIDDEN})*(1 - ({HIDDEN}))",
                column="delta",
            ),
            Mistake(
                "sin-entrada",
                r"Falta el último eslabón: $z_j = w_jx + b_j$ crece $x$ por cada unidad de $w_j$.",
                f"error*({WEIGHT})*(1 - ({HIDDEN})**2)",
                column="grad",
            ),
            Mistake(
                "sin-activacion",
                "Entre $h_j$ y $w_j$ está la activación: multiplica $\\delta_j$, que ya lleva su factor.",
                f"error*({WEIGHT})*entry",
                column="grad",
            ),
        ),
        hints=(
            r"Empieza por $\hat y = c_1h_1 + c_2h_2 + b_0$ y el error $e = \hat y - y$.",
            r"De una columna a la siguiente se multiplica por una derivada local: $1 - h_j^2$, y después $x$.",
        ),
        solution=r"""
            La salida es $@{error + target}$ y el error, $e = @{error}$.

            Neurona 1: $@{error} \cdot @{c1:p} = @{error*c1}$; por $1 - h_1^2 = @{1 - h1**2}$, $\delta_1 = @{error*c1*(1 - h1**2)}$; por $x$, $@{error*c1*(1 - h1**2)*entry}$.

            Neurona 2: $@{error} \cdot @{c2:p} = @{error*c2}$; por $1 - h_2^2 = @{1 - h2**2}$, $\delta_2 = @{error*c2*(1 - h2**2)}$; por $x$, $@{error*c2*(1 - h2**2)*entry}$.
            """,
    ),
    Code(
        id="neurona-red-codigo",
        goal="Programar el gradiente de una red de dos neuronas en fila.",
        question=r"""
            En esta red la segunda neurona recibe la salida de la primera: $h = \tanh(wx)$ y $\hat y = \tanh(ch)$, con coste $\frac{1}{2}(\hat y - y)^2$.
            Escribe `network_gradient(w, c, x, y)`, que devuelve las derivadas respecto de $w$ y de $c$, en ese orden, para un ejemplo.
            """,
        function="network_gradient",
        skeleton='def network_gradient(w, c, x, y):\n    ...\n\ncheck("neurona-red-codigo", network_gradient)',
        reference=network_gradient,
        arrays=False,
        cases=((0.5, 1.0, 2.0, 0.0), (-0.3, 2.0, 1.5, 1.0), (0.8, -0.6, -1.0, 0.4)),
        mistakes=(
            CodeMistake(
                "sin-activacion-de-salida",
                r"La salida también pasa por una $\tanh$: falta su factor, $1 - \hat y^2$.",
                lambda w, c, x, y: (
                    (np.tanh(c * np.tanh(w * x)) - y) * c * (1 - np.tanh(w * x) ** 2) * x,
                    (np.tanh(c * np.tanh(w * x)) - y) * np.tanh(w * x),
                ),
            ),
            CodeMistake(
                "sin-activacion-oculta",
                r"Para llegar a $w$ hay que atravesar la primera $\tanh$: falta el factor $1 - h^2$.",
                lambda w, c, x, y: (
                    network_gradient(w, c, x, y)[0] / (1 - np.tanh(w * x) ** 2),
                    network_gradient(w, c, x, y)[1],
                ),
            ),
            CodeMistake(
                "sin-peso",
                "El error llega a la primera neurona multiplicado por `c`.",
                lambda w, c, x, y: (network_gradient(w, c, x, y)[0] / c, network_gradient(w, c, x, y)[1]),
            ),
            CodeMistake(
                "sin-entrada",
                "La derivada respecto de `w` acaba en el factor `x`.",
                lambda w, c, x, y: (network_gradient(w, c, x, y)[0] / x, network_gradient(w, c, x, y)[1]),
            ),
            CodeMistake(
                "cambiadas",
                "Las dos derivadas están bien, pero en el orden contrario.",
                lambda w, c, x, y: network_gradient(w, c, x, y)[::-1],
            ),
        ),
        hints=(
            "Calcula `h` y `y_hat`, y después la derivada respecto de la suma de la segunda neurona.",
            r"Esa derivada es $(\hat y - y)(1 - \hat y^2)$; las dos respuestas parten de ella.",
        ),
        solution="Hacia delante, `h` e `y_hat`. Hacia atrás, la derivada respecto de la segunda suma, `delta`, sirve para las dos:",
    ),
    Choice(
        id="neurona-errata-cuadrado",
        goal="Encontrar el error de una diapositiva.",
        question=r"""
            La diapositiva, que llama $C$ al coste, sustituye $\hat y = w x + b$ en él y escribe $C(w) = \frac{1}{2}(w x + b - y)$. Si ese
            fuera de verdad el coste, con $x = 2$, ¿qué haría el descenso por gradiente?
            """,
        options=(
            Option(
                "Llegar al mismo peso, algo más despacio.",
                "Deriva el coste tal como está escrito: ¿depende de $w$ esa derivada?",
            ),
            Option(
                r"Bajar $w$ sin parar, siempre lo mismo: el coste no tiene mínimo.",
                r"La derivada sería $x/2 = 1$ en todas partes: $w$ bajaría $\alpha$ en cada paso, para siempre.",
                right=True,
            ),
            Option(
                r"Pararse donde $w x + b = y$, porque allí el coste es 0.",
                "Allí el coste vale 0, pero no es el mínimo: con una $w$ menor es negativo.",
            ),
            Option(
                r"Lo mismo que dice la tabla de la diapositiva.",
                r"La tabla usa $x(wx + b - y)$, que es la derivada del coste *con* el cuadrado.",
            ),
        ),
        hints=(
            r"Deriva $\frac{1}{2}(wx + b - y)$ respecto de $w$.",
            "¿Se anula esa derivada en algún punto?",
        ),
        solution=r"Es una recta de pendiente $x/2$: no tiene mínimo. Falta el cuadrado, $J(w, b) = \frac{1}{2}(wx + b - y)^2$, y así es como están calculadas la derivada y la tabla.",
    ),
    Order(
        id="neurona-orden",
        goal="Ordenar un paso de entrenamiento.",
        question="Ordena un paso de entrenamiento de una neurona sigmoide.",
        steps=(
            Step("Calcular la suma $z = wx + b$.", ""),
            Step(
                r"Pasarla por la activación: $\hat y = \sigma(z)$.",
                "La activación se aplica a $z$, que hay que tener ya.",
            ),
            Step(r"Calcular el error $\hat y - y$.", "El error necesita la predicción."),
            Step(
                r"Multiplicarlo por $\sigma'(z) = \hat y(1 - \hat y)$.",
                "Hacia atrás, la activación es el primer eslabón que se cruza después del error.",
            ),
            Step(
                "Multiplicar por $x$ para $w$ y por 1 para $b$.",
                "A los parámetros se llega al final del recorrido hacia atrás, después de la activación.",
            ),
            Step(
                r"Restar $\alpha$ veces cada derivada, $w$ y $b$ a la vez.",
                "Antes de mover nada hacen falta las dos derivadas.",
            ),
        ),
        hints=(
            "Primero, hacia delante; después, hacia atrás.",
            "Hacia atrás se recorren los eslabones en el orden contrario.",
        ),
        solution="Hacia delante: suma, activación, error. Hacia atrás: error, derivada de la activación, entrada. Al final se mueven los dos parámetros.",
    ),
    Choice(
        id="neurona-saturada",
        goal="Diagnosticar una neurona saturada.",
        question=r"Una neurona sigmoide con coste $\frac{1}{2}(\hat y - y)^2$ da $\hat y = 0.9999$ y el objetivo es 0. El coste apenas baja en cientos de pasos. ¿Por qué?",
        options=(
            Option(
                "Ha llegado a un mínimo.",
                "El coste está casi en su valor máximo: es una meseta, no un mínimo.",
            ),
            Option(
                r"El factor $\sigma'(z) = \hat y(1-\hat y)$ es casi 0 y apaga el gradiente.",
                r"Vale unos $0.0001$: el error es casi 1, pero llega a los pesos diez mil veces menor.",
                right=True,
            ),
            Option("El error es pequeño.", "El error es casi 1, el mayor posible."),
            Option(
                "La tasa es demasiado grande y rebota.",
                "Si rebotara, el coste cambiaría mucho de un paso a otro; aquí no se mueve.",
            ),
        ),
        hints=(
            "Escribe los tres factores de la cadena y mira cuál es diminuto.",
            r"¿Cuánto vale $\hat y(1 - \hat y)$?",
        ),
        solution=r"La cadena es $(\hat y - y)\,\sigma'(z)\,x$ y $\sigma'(z) = 0.9999 \cdot 0.0001$. Con la entropía cruzada ese factor se cancela y el aprendizaje no se apaga.",
    ),
]
