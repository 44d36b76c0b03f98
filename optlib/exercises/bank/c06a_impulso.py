"""Ejercicios de la primera página del capítulo 6: Momentum."""

from ..draws import Draw, values
from ..execution import Run
from ..kinds import Choice, Column, FillTable, Mistake, Numeric, Option, Rule, Trial

RATES = (0.05, 0.1, 0.15, 0.2)
BETAS = (0.5, 0.6, 0.8, 0.9)

PAGE = "06_otros_optimizadores"
EXERCISES = [
    FillTable(
        id="momentum-tabla",
        goal="Encadenar pasos de Momentum llevando la cuenta de la velocidad.",
        question=r"""
            Minimizas $f(x) = x^2$ con Momentum desde $x_0 = @{x0}$, con $\alpha = @{lr}$ y $\beta = @{b}$. La primera fila está hecha. Completa
            la tabla.
            """,
        caption="Momentum sobre $x^2$",
        values={"x0": Draw(5, values(-8, 8)), "lr": Draw(0.1, RATES), "b": Draw(0.5, BETAS)},
        run=Run("parabola", "Momentum", x0="x0", steps=4, hyper={"lr": "lr", "beta": "b"}),
        where="min(abs(x[1]), abs(x[2]), abs(x[3])) > 0.001",
        rows=4,
        shown=1,
        columns=(
            Column("point", "$x$", "x[k]", follows="prev_new"),
            Column("g", "$g = f'(x)$", "grad[k]", follows="2*point"),
            Column("speed", "$v$ nueva", "v[k]", follows="b*prev_speed + g"),
            Column("new", "$x$ nueva", "x[k+1]", follows="point - lr*speed"),
        ),
        mistakes=(
            Mistake(
                "sin-memoria",
                r"Has usado solo el gradiente: falta sumarle la velocidad anterior multiplicada por $\beta$.",
                value="grad[k]",
                column="speed",
            ),
            Mistake(
                "velocidad-sin-beta",
                r"Has sumado la velocidad anterior entera: antes se multiplica por $\beta$, que es lo que sobrevive al rozamiento.",
                value="v[k-1] + grad[k]",
                column="speed",
            ),
            Mistake(
                "velocidad-como-media",
                r"Has hecho una media, con $(1 - \beta)$ delante del gradiente. En esta forma el gradiente se suma entero.",
                value="b*v[k-1] + (1 - b)*grad[k]",
                column="speed",
            ),
            Mistake(
                "gradiente-no-velocidad",
                r"Has restado $\alpha$ por el gradiente: el punto se mueve con la velocidad.",
                value="x[k] - lr*grad[k]",
                column="new",
            ),
            Mistake("signo", "El desplazamiento se resta.", value="x[k] + lr*v[k]", column="new"),
            Mistake("sin-2", "La derivada de $x^2$ es $2x$.", value="x[k]", column="g"),
        ),
        hints=(
            "Cada fila empieza en el punto y con la velocidad que dejó la anterior.",
            r"$v$ nueva $= \beta \cdot v + g$, y $x$ nueva $= x - \alpha \cdot v$, con la $v$ nueva.",
            "En la fila 2, $x = @{x[1]}$ y la velocidad que llega es $@{v[0]}$.",
        ),
        solution=r"""
            Fila 2: $g = @{grad[1]}$, $v = @{b} \cdot @{v[0]:p} + @{grad[1]:p} = @{v[1]}$ y $x = @{x[1]} - @{lr} \cdot @{v[1]:p} = @{x[2]}$.

            Fila 3: $g = @{grad[2]}$, $v = @{v[2]}$ y $x = @{x[3]}$.

            Fila 4: $g = @{grad[3]}$, $v = @{v[3]}$ y $x = @{x[4]}$.
            """,
    ),
    Numeric(
        id="momentum-paso-efectivo",
        goal="Calcular a qué tamaño tiende el paso de Momentum.",
        question=r"""
            Momentum baja por una pendiente constante, con gradiente $g = @{slope}$ en todos los pasos, $\alpha = @{lr}$ y $\beta = @{b}$.
            ¿A qué tamaño tienden los pasos?
            """,
        label="Tamaño del paso:",
        values={
            "slope": Draw(2, values(1, 6)),
            "lr": Draw(0.01, (0.01, 0.02, 0.05)),
            "b": Draw(0.9, (0.5, 0.8, 0.9, 0.95)),
        },
        answer="lr*slope/(1 - b)",
        mistakes=(
            Mistake("arranque", "Ese es el primer paso, cuando aún no hay velocidad; después crece.", value="lr*slope"),
            Mistake(
                "por-1-menos-beta",
                r"Has multiplicado por $1 - \beta$: la suma $1 + \beta + \beta^2 + \cdots$ es mayor que 1.",
                value="lr*slope*(1 - b)",
            ),
            Mistake(
                "gradiente-alterno",
                "Ese sería el tamaño si el gradiente cambiara de signo en cada paso.",
                value="lr*slope/(1 + b)",
            ),
            Mistake("sin-gradiente", "Falta el tamaño del gradiente.", value="lr/(1 - b)"),
            Mistake("sin-alfa", r"Eso es la velocidad; el paso lleva además $\alpha$.", value="slope/(1 - b)"),
        ),
        hints=(
            r"Escribe la velocidad como una suma: $g + \beta g + \beta^2 g + \cdots$",
            r"La suma $1 + \beta + \beta^2 + \cdots$ es una serie geométrica.",
        ),
        solution=r"""
            La velocidad tiende a $\frac{g}{1 - \beta} = \frac{@{slope}}{@{1 - b}} = @{slope/(1 - b)}$, y el paso mide

            $$\alpha \frac{g}{1 - \beta} = @{lr} \cdot @{slope/(1 - b)} = @{lr*slope/(1 - b)}$$
            """,
    ),
    Numeric(
        id="momentum-mejor-beta",
        goal="Ajustar la inercia a la forma de un valle.",
        question=r"""
            Una cuadrática tiene valores propios entre $\lambda_{\min} = @{mu}$ y $\lambda_{\max} = @{mu*root**2}$. ¿Qué $\beta$ da la convergencia más rápida con Momentum, con la $\alpha$ que le corresponde?
            """,
        label=r"$\beta^\star =$",
        values={"mu": Draw(1, (1, 2, 4, 5)), "root": Draw(4, values(2, 12))},
        answer="((root - 1)/(root + 1))**2",
        mistakes=(
            Mistake(
                "raiz-de-beta",
                r"Eso es el factor por paso, $\sqrt{\beta}$; falta elevarlo al cuadrado.",
                value="(root - 1)/(root + 1)",
            ),
            Mistake(
                "kappa-sin-raiz",
                r"Falta la raíz: en la fórmula entra $\sqrt{\kappa}$.",
                value="((root**2 - 1)/(root**2 + 1))**2",
            ),
            Mistake(
                "factor-del-descenso",
                "Ese es el factor por paso del descenso por gradiente.",
                value="(root**2 - 1)/(root**2 + 1)",
            ),
            Mistake("alfa-no-beta", r"Eso es la mejor $\alpha$ para esa inercia.", value="4/(sqrt(mu)*(root + 1))**2"),
        ),
        hints=(
            r"Calcula primero el número de condición, $\kappa = \lambda_{\max}/\lambda_{\min}$, y su raíz.",
            r"El factor por paso es $\frac{\sqrt{\kappa} - 1}{\sqrt{\kappa} + 1}$, y ese factor es $\sqrt{\beta}$.",
        ),
        solution=r"""
            $\kappa = @{root**2}$ y $\sqrt{\kappa} = @{root}$, así que

            $$\beta^\star = \left(\frac{@{root} - 1}{@{root} + 1}\right)^2 = @{((root - 1)/(root + 1))**2}$$
            """,
    ),
    Rule(
        id="regla-una-memoria",
        goal="Ganar al descenso por gradiente con una sola memoria.",
        question=r"""
            En el valle estrecho, con $\kappa = 100$, haz que el coste quede por debajo de 0.01 en la mitad de pasos que el
            descenso por gradiente, o menos; él lleva la mejor tasa que hemos encontrado. Una memoria como mucho, y los mismos
            números desde tres puntos. Un nombre que se lee antes de asignarse, como `v` en `v = beta * v + g`, es una
            memoria, y empieza en 0.
            """,
        rule="lr = 0.015\ng = grad(x)\nx = x - lr * g",
        answer="lr = 0.015\nbeta = 0.9\ng = grad(x)\nv = beta * v + g\nx = x - lr * v",
        trials=tuple(
            Trial("narrow_ravine", start, 300, goal=0.01, rival="GradientDescent", need=need, why=why)
            for start, need, why in (
                ((-8, 1), "memories <= 1", "Lleva más de una memoria."),
                *((start, "2 * arrival <= rival", "Todavía no.") for start in ((-8, 1), (6, 1), (9, -0.5))),
            )
        ),
        hints=(
            "¿Qué le falta a esta regla para acordarse del paso anterior?",
            "Avanza por lo que acumula `v`, y no por `g`; con $\\beta = 0.9$ basta.",
        ),
        solution="Por ejemplo, Momentum.",
    ),
    Choice(
        id="inercia-estorba",
        goal="Reconocer dónde ayuda la inercia y dónde estorba.",
        question=r"Comparas Momentum con $\beta = 0.9$ y el descenso, cada uno con la mejor tasa. ¿En cuáles de estas funciones cabe esperar que Momentum necesite **menos** pasos? Marca todas.",
        several=True,
        options=(
            Option(
                "valle-con-sus-ejes",
                r"Una cuadrática con $\kappa = 1000$ y los ejes del valle, los de coordenadas.",
                r"Aquí la inercia brilla: el descenso necesita pasos en proporción a $\kappa$, y Momentum, muchos menos.",
                right=True,
            ),
            Option(
                "valle-girado",
                r"Una cuadrática con $\kappa = 1000$ y el valle girado 45°.",
                "La velocidad es una suma de gradientes y gira con el valle: gana lo mismo que sin girar.",
                right=True,
            ),
            Option(
                "inercia-en-parabola",
                r"La parábola $x^2$.",
                r"Con $\alpha = 0.5$ el descenso llega en un paso; no hay nada que cancelar, y la inercia rebota.",
            ),
            Option(
                "inercia-en-valle-ancho",
                r"Una cuadrática con $\kappa = 1.5$.",
                "Las dos curvaturas casi coinciden y el descenso va muy deprisa; con tanta inercia, Momentum rebota durante decenas de pasos.",
            ),
        ),
        hints=(
            "¿Qué acumula la velocidad cuando no hay una dirección que rebote y otra que insista?",
            r"Con $\beta = 0.9$, cada paso deja en pie $\sqrt{0.9} \approx 0.95$ del rebote. Compáralo con $\frac{\kappa-1}{\kappa+1}$.",
        ),
        solution=r"El mejor descenso multiplica la distancia por $\frac{\kappa-1}{\kappa+1}$: 0.998 con $\kappa = 1000$ y 0.2 con $\kappa = 1.5$. Momentum con $\beta = 0.9$ no baja de $\sqrt{0.9} \approx 0.949$. Gana donde el descenso es más lento que eso, en cualquier orientación.",
    ),
]
