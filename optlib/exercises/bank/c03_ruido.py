"""Ejercicios del capítulo 3: el ruido del gradiente y la tasa de aprendizaje."""

from ..draws import Draw
from ..kinds import Choice, Mistake, Numeric, Option

PAGE = "03_variantes"
EXERCISES = [
    Numeric(
        id="va-ruido",
        goal="Prever cómo baja el ruido con el tamaño del minilote.",
        question=r"""
            Con $B = @{small}$ ejemplos sacados con reposición, el error típico (la raíz de la varianza) del gradiente es
            $@{error}$. ¿Cuánto será con $B = @{large}$?
            """,
        label="error típico:",
        values={
            "small": Draw(4, (2, 4, 8)),
            "factor": Draw(16, (4, 9, 16, 25)),
            "error": Draw(0.8, (0.4, 0.6, 0.8, 1.2, 2)),
            "large": "small*factor",
        },
        answer="error/sqrt(factor)",
        mistakes=(
            Mistake(
                "sin-raiz",
                "Así baja la varianza. El error típico es su raíz, y baja con la raíz del tamaño.",
                value="error/factor",
            ),
            Mistake("al-reves", "El ruido baja, no sube, al promediar más ejemplos.", value="error*sqrt(factor)"),
            Mistake("igual", "El tamaño sí importa: promediar más ejemplos reduce el error.", value="error"),
            Mistake(
                "raiz-de-b",
                "Has dividido entre la raíz del tamaño nuevo; importa el cociente de tamaños.",
                value="error/sqrt(large)",
            ),
        ),
        hints=(
            r"La varianza es $\sigma^2/B$.",
            "¿Por cuánto se ha multiplicado el tamaño? La varianza se divide por eso.",
            "Y el error típico, por su raíz cuadrada.",
        ),
        solution=r"""
            El tamaño se multiplica por $@{factor}$: la varianza se divide por $@{factor}$ y el error típico por
            $\sqrt{@{factor}} = @{sqrt(factor)}$. Queda $@{error}/@{sqrt(factor)} = @{error/sqrt(factor)}$.
            """,
    ),
    Numeric(
        id="va-poblacion-finita",
        goal="Usar el factor de población finita.",
        question=r"""
            Los gradientes de $N = @{count}$ ejemplos tienen varianza $\sigma^2 = @{sigma2}$ (la suma de cuadrados, dividida entre $N$). Sacas $B = @{size}$
            **sin** reposición. ¿Cuánto vale la varianza de su media?
            """,
        label="varianza:",
        values={
            "count": Draw(101, (51, 101, 201)),
            "size": Draw(20, (10, 20, 25, 40)),
            "sigma2": Draw(8, (2, 4, 8, 10)),
        },
        answer="sigma2/size*(count - size)/(count - 1)",
        mistakes=(
            Mistake(
                "con-reposicion",
                "Esa es la varianza con reposición: falta el factor de población finita.",
                value="sigma2/size",
            ),
            Mistake(
                "sin-dividir", "Falta dividir entre el tamaño del minilote.", value="sigma2*(count - size)/(count - 1)"
            ),
            Mistake(
                "factor-b-n",
                r"El factor es $(N - B)/(N - 1)$, la parte que **no** se ha sacado, y no $B/N$.",
                value="sigma2/size*size/count",
            ),
        ),
        hints=(
            r"Empieza por $\sigma^2/B$, que es lo que valdría con reposición.",
            r"Multiplica por el factor de población finita, $\frac{N - B}{N - 1}$.",
        ),
        solution=r"""
            $$\frac{@{sigma2}}{@{size}} \cdot \frac{@{count} - @{size}}{@{count} - 1} = @{sigma2/size}
            \cdot @{(count - size)/(count - 1)} = @{sigma2/size*(count - size)/(count - 1)}$$
            """,
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
]
