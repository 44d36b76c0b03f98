"""Ejercicios del capítulo 4: la activación, varias entradas, la saturación y la red."""

import numpy as np

from ..draws import Draw, values
from ..kinds import Code, CodeMistake, Column, FillTable, Mistake, Numeric, Order, Step


def network_gradient(w, c, x, y):
    """Derivadas respecto de ``w`` y de ``c`` del coste de una red con dos neuronas ``tanh`` en fila."""
    h = np.tanh(w * x)
    y_hat = np.tanh(c * h)
    delta = (y_hat - y) * (1 - y_hat**2)
    return delta * c * (1 - h**2) * x, delta * h


# Por lo que multiplica cada parámetro de una neurona de dos entradas.
INPUT = "(k == 0)*x1 + (k == 1)*x2 + (k == 2)"
# El valor y el peso de salida de cada neurona de la red.
HIDDEN, WEIGHT = "h1 + k*(h2 - h1)", "c1 + k*(c2 - c1)"

PAGE = "04_neurona"
EXERCISES = [
    FillTable(
        id="neurona-entradas",
        goal="Actualizar una neurona con dos entradas.",
        question=r"""
            Una neurona sigmoide de dos entradas ha dado $\hat y = @{out}$ para $x_1 = @{x1}$ y $x_2 = @{x2}$. El objetivo es
            $y = @{target}$; el coste, $\frac{1}{2}(\hat y - y)^2$, y la tasa, $\alpha = @{lr}$. ¿Cuánto cambia cada parámetro en un paso, con su signo?
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
                "error-al-reves", r"El error es $\hat y - y$, no $y - \hat y$.", f"-common*({INPUT})", column="grad"
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
            "out": Draw(
                0.98, (0.02, 0.04, 0.05, 0.08, 0.1, 0.15, 0.2, 0.25, 0.75, 0.8, 0.85, 0.9, 0.92, 0.95, 0.96, 0.98)
            ),
            "target": Draw(0, (0, 1)),
        },
        answer="1/(out*(1 - out))",
        decimals=2,
        mistakes=(
            Mistake("se-encoge", r"Ese es el factor que desaparece: la derivada crece, no se encoge.", "out*(1 - out)"),
            Mistake(
                "solo-un-factor",
                r"Eso quita $1 - \hat y$, pero $\sigma'(z)$ tiene otro factor, $\hat y$.",
                "1/(1 - out)",
            ),
            Mistake(
                "solo-el-otro-factor",
                r"Eso quita $\hat y$, pero $\sigma'(z)$ tiene otro factor, $1 - \hat y$.",
                "1/out",
            ),
            Mistake(
                "solo-una-derivada",
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
    Order(
        id="neurona-orden",
        goal="Ordenar un paso de entrenamiento.",
        question="Ordena un paso de entrenamiento de una neurona sigmoide.",
        steps=(
            Step("calcular-la-suma", "Calcular la suma $z = wx + b$.", ""),
            Step(
                "activar",
                r"Pasar la suma por la activación: $\hat y = \sigma(z)$.",
                "La activación se aplica a $z$, que hay que tener ya.",
            ),
            Step("calcular-el-error", r"Calcular el error $\hat y - y$.", "El error necesita la predicción."),
            Step(
                "factor-de-la-activacion",
                r"Multiplicar el error por $\sigma'(z) = \hat y(1 - \hat y)$.",
                "Hacia atrás, la activación es el primer eslabón que se cruza después del error.",
            ),
            Step(
                "factor-de-la-entrada",
                "Multiplicar por $x$ para $w$ y por 1 para $b$.",
                "A los parámetros se llega al final del recorrido hacia atrás, después de la activación.",
            ),
            Step(
                "restar-las-derivadas",
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
                "derivada-de-c",
                r"Esa es $\frac{\partial J}{\partial c_j}$. En $\hat y = c_1h_1 + c_2h_2 + b_0$, la derivada respecto de $h_j$ es $c_j$.",
                f"error*({HIDDEN})",
                column="back",
            ),
            Mistake(
                "sin-peso-de-salida",
                "El error llega a cada neurona multiplicado por su peso de salida $c_j$.",
                "error",
                column="back",
            ),
            Mistake(
                "error-al-reves", r"El error es $\hat y - y$, no $y - \hat y$.", f"-error*({WEIGHT})", column="back"
            ),
            Mistake(
                "por-la-activacion",
                r"Has multiplicado por $h_j$: al atravesar la $\tanh$ se multiplica por su derivada, $1 - h_j^2$.",
                f"error*({WEIGHT})*({HIDDEN})",
                column="delta",
            ),
            Mistake(
                "tanh-sin-cuadrado",
                r"La derivada de la $\tanh$ es $1 - h_j^2$, con el cuadrado.",
                f"error*({WEIGHT})*(1 - ({HIDDEN}))",
                column="delta",
            ),
            Mistake(
                "derivada-de-sigmoide",
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
                "sin-peso-de-salida",
                "El error llega a la primera neurona multiplicado por `c`.",
                lambda w, c, x, y: (network_gradient(w, c, x, y)[0] / c, network_gradient(w, c, x, y)[1]),
            ),
            CodeMistake(
                "sin-entrada",
                "La derivada respecto de `w` acaba en el factor `x`.",
                lambda w, c, x, y: (network_gradient(w, c, x, y)[0] / x, network_gradient(w, c, x, y)[1]),
            ),
            CodeMistake(
                "derivadas-cambiadas",
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
]
