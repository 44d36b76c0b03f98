"""Ejercicios del capítulo 1: el coste, sus derivadas y el paso."""

import numpy as np

from ..draws import Draw, values
from ..kinds import Code, CodeMistake, Column, FillTable, Mistake, Numeric


def half_mse(prediction, target):
    """Coste del capítulo: la media de los cuadrados de los errores, por ½."""
    return np.mean((prediction - target) ** 2) / 2


def train(x, y, lr, steps):
    """Descenso por gradiente desde (0, 0) con el coste del capítulo."""
    w, b = 0.0, 0.0
    for _ in range(steps):
        error = w * x + b - y
        dw, db = np.mean(error * x), np.mean(error)
        w, b = w - lr * dw, b - lr * db
    return w, b


def _step(x, error):
    """Las derivadas del coste respecto de w y de b, con los errores de todos los ejemplos."""
    return np.array([np.mean(error * x), np.mean(error)])


def _training(gradient):
    """Un entrenamiento que calcula así las dos derivadas."""

    def run(x, y, lr, steps):
        w, b = 0.0, 0.0
        for _ in range(steps):
            w, b = np.array([w, b]) - lr * gradient(x, w * x + b - y)
        return w, b

    return run


def _one_after_another(x, y, lr, steps):
    w, b = 0.0, 0.0
    for _ in range(steps):
        w = w - lr * np.mean((w * x + b - y) * x)
        b = b - lr * np.mean(w * x + b - y)
    return w, b


PAGE = "01_fundamentos"
EXERCISES = [
    Numeric(
        id="fund-coste",
        goal="Calcular el coste de una recta.",
        question=r"""
            Tienes tres ejemplos, $(1, @{y1})$, $(2, @{y2})$ y $(3, @{y3})$, y la recta $\hat y = wx + b$ con $w = @{w}$ y $b = @{b}$.
            ¿Cuánto vale $J = \frac{1}{N}\sum \frac{1}{2} (\hat y_i - y_i)^2$?
            """,
        label="$J =$",
        decimals=3,
        values={
            "w": Draw(2, (-2, -1, 1, 2, 3)),
            "b": Draw(1, (-3, -2, -1, 1, 2)),
            "y1": Draw(1, values(-3, 5)),
            "y2": Draw(6, values(-3, 8)),
            "y3": Draw(4, values(-3, 8)),
            "e1": "w + b - y1",
            "e2": "2*w + b - y2",
            "e3": "3*w + b - y3",
        },
        where="max(abs(e1), abs(e2), abs(e3)) < 7 and abs(e1 + e2 + e3) > 0",
        answer="(e1**2 + e2**2 + e3**2)/6",
        mistakes=(
            Mistake("sin-medio", "Has promediado los cuadrados, pero falta el ½.", value="(e1**2 + e2**2 + e3**2)/3"),
            Mistake(
                "sin-media",
                "Has sumado los tres costes: falta dividir entre $N = 3$.",
                value="(e1**2 + e2**2 + e3**2)/2",
            ),
            Mistake(
                "solo-suma", "Eso es la suma de los cuadrados: faltan el ½ y la media.", value="e1**2 + e2**2 + e3**2"
            ),
            Mistake(
                "cuadrado-de-la-media",
                "Has promediado los errores y después has elevado al cuadrado. Es al revés: primero el cuadrado.",
                value="((e1 + e2 + e3)/3)**2/2",
            ),
            Mistake(
                "sin-cuadrado",
                "Los errores van al cuadrado; sin él, los positivos y los negativos se compensan.",
                value="(e1 + e2 + e3)/3",
            ),
            Mistake(
                "prediccion-sin-b",
                "Parece que en la predicción falta sumar $b$.",
                value="((e1 - b)**2 + (e2 - b)**2 + (e3 - b)**2)/6",
            ),
        ),
        hints=(
            "Calcula primero las tres predicciones y réstales el valor objetivo.",
            "Eleva cada error al cuadrado, suma y divide entre $2N$.",
            "En $x = 1$ la recta predice $@{w + b}$.",
        ),
        solution=r"""
            Los errores $\hat y_i - y_i$ son $@{e1}$, $@{e2}$ y $@{e3}$.

            $$J = \frac{(@{e1})^2 + (@{e2})^2 + (@{e3})^2}{2 \cdot 3} = @{(e1**2 + e2**2 + e3**2)/6}$$
            """,
    ),
    Code(
        id="fund-codigo",
        goal="Programar la función de coste.",
        question="Escribe `half_mse(prediction, target)`: la mitad de la media de los cuadrados de los errores. Los dos argumentos son arrays.",
        function="half_mse",
        skeleton='import numpy as np\n\n\ndef half_mse(prediction, target):\n    ...\n\n\ncheck("fund-codigo", half_mse)',
        reference=half_mse,
        cases=(
            (np.array([2.0, 4.0, 6.0]), np.array([1.0, 4.0, 8.0])),
            (np.array([0.0, 0.5]), np.array([3.0, -1.0])),
            (np.array([2.0]), np.array([4.0])),
        ),
        mistakes=(
            CodeMistake("sin-medio", "Falta el ½.", lambda p, t: np.mean((p - t) ** 2)),
            CodeMistake(
                "sin-media", "Sumas los cuadrados en vez de promediarlos.", lambda p, t: np.sum((p - t) ** 2) / 2
            ),
            CodeMistake(
                "sin-cuadrado",
                "Falta elevar los errores al cuadrado: así se compensan.",
                lambda p, t: np.mean(p - t) / 2,
            ),
            CodeMistake(
                "cuadrado-de-la-media",
                "Elevas al cuadrado la media de los errores; es la media de los cuadrados.",
                lambda p, t: np.mean(p - t) ** 2 / 2,
            ),
        ),
        hints=(
            "`prediction - target` da el array de los errores.",
            "`np.mean` promedia un array y `**2` eleva al cuadrado componente a componente.",
        ),
        solution="Los errores se elevan al cuadrado, se promedian y se dividen entre 2:",
    ),
    FillTable(
        id="fund-curvas",
        goal="Leer dos pendientes en unas curvas de nivel.",
        question=r"""
            Estás en un punto de la curva de nivel $J = @{level}$. La tabla dice a qué curva llegas, y tras recorrer
            qué distancia, si aumentas solo $w$ o solo $b$. Completa la pendiente en cada dirección: lo que cambia $J$
            por unidad recorrida, con signo menos si baja.
            """,
        caption="Hasta la curva siguiente",
        row_label="Aumentas",
        row_names=("$w$", "$b$"),
        decimals=3,
        values={
            "level": Draw(3, values(2, 6)),
            "sw": Draw(-1, (-1, 1)),
            "sb": Draw(1, (-1, 1)),
            "dw": Draw(0.1, (0.1, 0.2, 0.25, 0.4)),
            "db": Draw(0.4, (0.1, 0.2, 0.25, 0.4, 0.8)),
        },
        where="dw != db",
        rows=2,
        columns=(
            Column("next", "curva $J$", "level + 0.5*(sw + k*(sb - sw))"),
            Column("far", "distancia", "dw + k*(db - dw)"),
            Column("slope", "pendiente", "0.5*(sw + k*(sb - sw))/(dw + k*(db - dw))"),
        ),
        given=("next", "far"),
        mistakes=(
            Mistake(
                "distancia-entre-coste",
                "Has dividido la distancia entre lo que cambia $J$. La pendiente es al revés: cuanto más cerca está la "
                "otra curva, mayor es.",
                value="(dw + k*(db - dw))/(0.5*(sw + k*(sb - sw)))",
                column="slope",
            ),
            Mistake(
                "sube-por-baja",
                "Mira si la otra curva es más alta o más baja que la tuya: la pendiente lleva signo menos si el coste baja.",
                value="-0.5*(sw + k*(sb - sw))/(dw + k*(db - dw))",
                column="slope",
            ),
            Mistake(
                "altura-entera",
                "Has dividido la altura de la otra curva. Lo que cuenta es cuánto cambia $J$ de una curva a otra.",
                value="(level + 0.5*(sw + k*(sb - sw)))/(dw + k*(db - dw))",
                column="slope",
            ),
            Mistake(
                "cambio-sin-dividir",
                "Eso es lo que cambia $J$; falta dividirlo entre la distancia.",
                value="0.5*(sw + k*(sb - sw))",
                column="slope",
            ),
        ),
        hints=(
            "¿Cuánto cambia $J$ al pasar de tu curva a la otra? ¿Sube o baja?",
            "Divide ese cambio entre la distancia recorrida.",
        ),
        solution=r"""
            Al aumentar $w$, $J$ cambia $@{0.5*sw}$ en una distancia de $@{dw}$; al aumentar $b$, $@{0.5*sb}$ en $@{db}$:

            $$\frac{@{0.5*sw}}{@{dw}} = @{0.5*sw/dw}, \qquad \frac{@{0.5*sb}}{@{db}} = @{0.5*sb/db}$$

            La mayor, sin mirar el signo, corresponde a la curva más cercana. Son, aproximadamente, lo que el apartado siguiente llama derivadas parciales de $J$.
            """,
    ),
    FillTable(
        id="fund-paso",
        goal="Dar un paso de descenso con los dos parámetros de una recta.",
        question=r"""
            Con los ejemplos $(1, @{y1})$ y $(3, @{y2})$, la recta empieza en $w_0 = @{w0}$, $b_0 = @{b0}$, y la tasa
            es $\alpha = @{lr}$. El coste es la media de $\frac{1}{2} (\hat y_i - y_i)^2$. Completa el primer paso.
            """,
        caption="Primer paso de la recta",
        row_label="Parámetro",
        row_names=("$w$", "$b$"),
        values={
            "w0": Draw(1, values(-3, 3)),
            "b0": Draw(1, values(-3, 3)),
            "y1": Draw(4, values(-4, 6)),
            "y2": Draw(6, values(-4, 9)),
            "lr": Draw(0.1, (0.05, 0.1, 0.2)),
            "e1": "w0 + b0 - y1",
            "e2": "3*w0 + b0 - y2",
            "gw": "(e1 + 3*e2)/2",
            "gb": "(e1 + e2)/2",
        },
        where="min(abs(gw), abs(gb), abs(e2)) > 0.001",
        rows=2,
        columns=(
            Column("old", "valor", "w0 + k*(b0 - w0)"),
            Column("grad", "derivada parcial", "gw + k*(gb - gw)"),
            Column("new", "valor nuevo", "w0 + k*(b0 - w0) - lr*(gw + k*(gb - gw))", follows="old - lr*grad"),
        ),
        given=("old",),
        mistakes=(
            Mistake(
                "sin-entrada",
                r"En $\frac{\partial J}{\partial w}$ cada error va multiplicado por su $x_i$.",
                value="gb",
                column="grad",
            ),
            Mistake(
                "error-al-reves",
                r"Has usado $y_i - \hat y_i$: el error es predicción menos valor objetivo.",
                value="-(gw + k*(gb - gw))",
                column="grad",
            ),
            Mistake(
                "sin-media",
                "Falta dividir entre el número de ejemplos: el coste es una media.",
                value="2*(gw + k*(gb - gw))",
                column="grad",
            ),
            Mistake(
                "uno-tras-otro",
                "Has calculado la segunda derivada con la $w$ ya cambiada. Las dos se evalúan en el punto de partida.",
                value="gw + k*(gb - lr*gw*2 - gw)",
                column="grad",
            ),
            Mistake("signo", "El paso se resta.", value="w0 + k*(b0 - w0) + lr*(gw + k*(gb - gw))", column="new"),
            Mistake(
                "sin-alfa",
                r"Falta multiplicar la derivada por $\alpha$.",
                value="w0 + k*(b0 - w0) - (gw + k*(gb - gw))",
                column="new",
            ),
        ),
        hints=(
            r"Empieza por los dos errores, $\hat y_1 - y_1$ y $\hat y_2 - y_2$.",
            r"$\frac{\partial J}{\partial w}$ es la media de error por entrada; $\frac{\partial J}{\partial b}$, la del error.",
            "Los errores son $@{e1}$ y $@{e2}$; las entradas, 1 y 3.",
        ),
        solution=r"""
            Los errores son $@{e1}$ y $@{e2}$. Por tanto,
            $\frac{\partial J}{\partial w} = \frac{1 \cdot (@{e1}) + 3 \cdot (@{e2})}{2} = @{gw}$ y
            $\frac{\partial J}{\partial b} = \frac{(@{e1}) + (@{e2})}{2} = @{gb}$.

            $$w_1 = @{w0} - @{lr} \cdot @{gw:p} = @{w0 - lr*gw}, \quad b_1 = @{b0} - @{lr} \cdot @{gb:p} = @{b0 - lr*gb}$$
            """,
    ),
    Code(
        id="fund-entrenar",
        goal="Entrenar una recta.",
        question="""
            Escribe `train(x, y, lr, steps)`: los valores de $w$ y $b$ después de `steps` pasos de descenso por
            gradiente desde $w = 0$, $b = 0$. `x` e `y` son arrays; el coste es la media de $\\frac{1}{2}(\\hat y_i - y_i)^2$.
            """,
        function="train",
        skeleton="import numpy as np\n\n\ndef train(x, y, lr, steps):\n    w, b = 0.0, 0.0\n    ...\n    return w, b\n\n\n"
        'check("fund-entrenar", train)',
        reference=train,
        arrays=False,
        cases=(
            (np.array([2.0]), np.array([10.0]), 0.1, 1),
            (np.array([1.0, 3.0]), np.array([4.0, 6.0]), 0.1, 2),
            (np.array([0.5, 1.0, 2.0]), np.array([3.0, -1.0, 8.0]), 0.3, 20),
        ),
        mistakes=(
            CodeMistake("signo", "El paso se suma: así el coste crece.", _training(lambda *step: -_step(*step))),
            CodeMistake(
                "sin-entrada",
                "En la derivada respecto de $w$ cada error va multiplicado por su entrada.",
                _training(lambda x, error: np.array([np.mean(error), np.mean(error)])),
            ),
            CodeMistake(
                "sin-media",
                "Las derivadas son medias, y parece que sumas sin dividir.",
                _training(lambda x, error: np.array([np.sum(error * x), np.sum(error)])),
            ),
            CodeMistake(
                "sobra-un-2",
                "Tus derivadas son el doble: el ½ del coste se cancela con el 2 del exponente.",
                _training(lambda *step: 2 * _step(*step)),
            ),
            CodeMistake(
                "solo-un-paso",
                "Parece que das un solo paso, y son `steps`.",
                lambda x, y, lr, steps: train(x, y, lr, 1),
            ),
            CodeMistake(
                "uno-tras-otro",
                "Parece que calculas la derivada respecto de $b$ con la $w$ ya cambiada: las dos se evalúan en el mismo punto.",
                _one_after_another,
            ),
        ),
        hints=(
            "En cada paso, calcula primero el array de los errores: `w * x + b - y`.",
            "Calcula las dos derivadas con `np.mean` antes de cambiar `w` o `b`.",
            "Un bucle `for _ in range(steps):` repite el paso.",
        ),
        solution="El bucle del capítulo, dentro de una función. Con `optlib`, lo mismo se escribe `w, b = minimize(LinearNeuron(x, y), [0.0, 0.0], GradientDescent(lr=lr), steps).x[-1]`.",
    ),
]
