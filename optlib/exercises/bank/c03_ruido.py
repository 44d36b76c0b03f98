"""Ejercicios del capítulo 3: una época, el ruido que queda y el código."""

import numpy as np

from ..draws import Draw
from ..kinds import Choice, Code, CodeMistake, Mistake, Numeric, Option, Order, Step


def minibatch_gradient(w, X, y, rows):
    """Da el gradiente de los mínimos cuadrados sobre los ejemplos ``rows``."""
    error = X[rows] @ w - y[rows]
    return error @ X[rows] / len(rows)


_X = np.array([[1.0, 1.0], [2.0, 1.0], [-1.0, 1.0], [0.5, 1.0], [3.0, 1.0]])
_Y = np.array([2.0, 3.0, -1.0, 1.0, 7.0])

PAGE = "03_variantes"
EXERCISES = [
    Order(
        id="va-orden",
        goal="Ordenar lo que hace una época por minilotes.",
        question="Ordena lo que ocurre en una época del descenso por minilotes.",
        steps=(
            Step("Barajar los índices de todos los ejemplos.", ""),
            Step(
                "Tomar los índices del primer minilote.",
                "Si se toman antes de barajar, el minilote no es una muestra al azar.",
            ),
            Step(
                "Calcular la media de los gradientes de esos ejemplos.",
                "Primero hay que saber de qué ejemplos es el gradiente.",
            ),
            Step(
                "Restar a los parámetros ese gradiente multiplicado por la tasa de aprendizaje.",
                "Para restarlo hay que haberlo calculado.",
            ),
            Step(
                "Repetir con los minilotes siguientes hasta haber usado todos los ejemplos.",
                "El segundo minilote usa los parámetros que ha dejado el primero.",
            ),
        ),
        hints=("¿Qué se hace una sola vez por época?", "Dentro de cada paso: elegir, medir, mover."),
        solution="Barajar es lo único que se hace una vez por época; elegir, medir y mover se repiten en cada paso.",
    ),
    Numeric(
        id="va-suelo",
        goal="Calcular el suelo de ruido de una tasa constante.",
        question=r"""
            Buscas el número $\theta$ que minimiza la media de $\frac{1}{2}(\theta - y_i)^2$, con unos $y_i$ de varianza
            $\sigma^2 = @{sigma2}$, por descenso estocástico: minilotes de $B = @{size}$ con reposición y tasa constante $\alpha = @{lr}$. ¿Qué varianza tiene $\theta$ cuando el proceso se estabiliza?
            """,
        label=r"$V_\infty =$",
        decimals=3,
        values={
            "sigma2": Draw(3, (3, 6, 9, 12)),
            "size": Draw(1, (1, 2, 4)),
            "lr": Draw(0.4, (0.2, 0.4, 0.6, 0.8)),
        },
        answer="lr/(2 - lr)*sigma2/size",
        mistakes=(
            Mistake(
                "primer-paso",
                r"Esa es la varianza que añade un paso, $\alpha^2\sigma^2/B$; también queda parte de la que había.",
                value="lr**2*sigma2/size",
            ),
            Mistake(
                "sin-alfa",
                "Esa es la varianza de la media de un minilote; el punto solo se acerca a ella en parte.",
                value="sigma2/size",
            ),
            Mistake(
                "aproximada",
                r"Esa es la aproximación para tasas pequeñas, $\alpha\sigma^2/(2B)$; se pide el valor exacto.",
                value="lr*sigma2/(2*size)",
            ),
        ),
        hints=(
            r"Escribe cómo cambia la varianza en un paso: $V_{k+1} = (1 - \alpha)^2 V_k + \alpha^2\sigma^2/B$.",
            r"Cuando se estabiliza, $V_{k+1} = V_k$: despeja.",
            r"Recuerda que $1 - (1-\alpha)^2 = \alpha(2 - \alpha)$.",
        ),
        solution=r"""
            $$V_\infty = \frac{\alpha}{2 - \alpha}\cdot\frac{\sigma^2}{B}
            = \frac{@{lr}}{@{2 - lr}}\cdot\frac{@{sigma2}}{@{size}} = @{lr/(2 - lr)*sigma2/size}$$
            """,
    ),
    Choice(
        id="va-robbins-monro",
        goal="Reconocer los planes que cumplen las condiciones de Robbins y Monro.",
        question=r"¿Qué planes cumplen las dos condiciones, $\sum_k \alpha_k = \infty$ y $\sum_k \alpha_k^2 < \infty$? Marca todos los que las cumplen.",
        several=True,
        options=(
            Option(
                r"$\alpha_k = 0.1$",
                "La suma de los cuadrados es infinita y, además, la tasa no tiende a 0: el punto nunca deja de temblar.",
            ),
            Option(
                r"$\alpha_k = 1/(k + 1)$",
                r"La serie armónica diverge y la de sus cuadrados suma $\pi^2/6$.",
                right=True,
            ),
            Option(
                r"$\alpha_k = 0.9^k$",
                "La suma total es 10, finita: si los gradientes no pasan de cierta longitud, no puede alejarse de la partida más de 10 veces esa longitud.",
            ),
            Option(
                r"$\alpha_k = 1/\sqrt{k + 1}$",
                r"Los cuadrados son $1/(k+1)$, cuya suma es infinita. (Promediando los puntos, aun así sirve.)",
            ),
            Option(
                r"$\alpha_k = 0.3/(1 + 0.02 k)$",
                "Se comporta como $1/k$ para $k$ grande: cumple las dos.",
                right=True,
            ),
        ),
        hints=(
            r"$\sum 1/k^p$ converge si $p > 1$ y diverge si $p \le 1$.",
            "Una progresión geométrica de razón menor que 1 tiene suma finita.",
        ),
        solution=r"Los que decaen como $1/k$, que son $1/(k + 1)$ y $0.3/(1 + 0.02k)$. Con $0.1$ y con $1/\sqrt{k + 1}$, la suma de los cuadrados es infinita; con $0.9^k$, la suma de las tasas es finita.",
    ),
    Numeric(
        id="va-escalado",
        goal="Aplicar la regla de escalado lineal.",
        question=r"""
            Un modelo entrena bien con descenso por gradiente, minilotes de $@{old}$ y $\alpha = @{lr}$. Según la regla de escalado lineal, ¿con qué
            tasa empezarías a probar si pasas a minilotes de $@{new}$?
            """,
        label=r"$\alpha =$",
        values={
            "old": Draw(32, (16, 32, 64)),
            "ratio": Draw(8, (2, 4, 8, 16)),
            "lr": Draw(0.05, (0.01, 0.02, 0.05)),
            "new": "old*ratio",
        },
        answer="lr*ratio",
        mistakes=(
            Mistake("al-reves", "Al agrandar el minilote se dan menos pasos: la tasa sube.", value="lr/ratio"),
            Mistake(
                "raiz",
                "Esa es la regla de la raíz cuadrada, la de RMSProp y Adam; se pide la lineal.",
                value="lr*sqrt(ratio)",
            ),
            Mistake("igual", "Con la misma tasa avanzarías menos por época.", value="lr"),
        ),
        hints=("¿Por cuánto se multiplica el minilote?", "La regla multiplica la tasa por lo mismo."),
        solution=r"El minilote se multiplica por $@{ratio}$ y la tasa también: $@{lr} \cdot @{ratio} = @{lr*ratio}$. Comprueba después que no se acerque a $2/\lambda_{\max}$.",
    ),
    Code(
        id="va-codigo",
        goal="Programar el gradiente de un minilote.",
        question="Escribe `minibatch_gradient(w, X, y, rows)`: el gradiente de la media de $\\frac{1}{2}(Xw - y)^2$ sobre los ejemplos de índices `rows`.",
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
            r"El gradiente es $X_B^T (X_B w - y_B)/B$, con solo esas filas en $X_B$ e $y_B$.",
        ),
        solution="Se eligen las filas, se calcula su error y se promedia el producto por las entradas:",
    ),
]
