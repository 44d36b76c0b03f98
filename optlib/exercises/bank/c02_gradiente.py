"""Ejercicios del capítulo 2: el gradiente, la tasa límite y las diferencias finitas."""

from ..draws import Draw, values
from ..kinds import Choice, Mistake, Numeric, Option

PAGE = "02_descenso_gradiente"
EXERCISES = [
    Choice(
        id="gd-gradiente-derivada",
        goal="Distinguir derivada, derivada direccional y gradiente.",
        question="¿Cuáles de estas afirmaciones sobre una función diferenciable $f(x, y)$ son verdaderas? Marca todas las que lo sean.",
        several=True,
        options=(
            Option(
                "Gradiente y derivada son dos nombres de lo mismo.",
                "La derivada es un número; el gradiente es un vector con una componente por variable. "
                "Solo con una variable coinciden.",
            ),
            Option(
                "La pendiente depende de la dirección en que se camina.",
                r"Es la derivada direccional, $D_u f = \nabla f \cdot u$: cambia con $u$.",
                right=True,
            ),
            Option(
                r"$-\nabla f$ apunta siempre al mínimo.",
                "Apunta adonde la función baja más deprisa cerca del punto. En un valle alargado, eso es casi hacia la "
                "pared de enfrente.",
            ),
            Option(
                "En la dirección de la curva de nivel la pendiente es cero.",
                "La curva de nivel es perpendicular al gradiente y el coseno de 90° es 0: por ella $f$ no cambia.",
                right=True,
            ),
            Option(
                r"Si $\partial f/\partial y = 0$ en un punto, $y$ ya tiene su valor óptimo.",
                "Solo dice que en este paso no conviene mover $y$. Cuando cambie $x$, esa derivada puede dejar de ser cero.",
            ),
        ),
        hints=(
            "Pregunta de cada afirmación: ¿habla de un número, de un vector o de un número por dirección?",
            r"Recuerda que $D_u f = \lVert \nabla f \rVert \cos\psi$.",
        ),
        solution=r"Es cierto que la pendiente depende de la dirección y que es cero a lo largo de la curva de nivel: las dos cosas salen de $D_u f = \lVert \nabla f \rVert \cos\psi$.",
    ),
    Numeric(
        id="gd-limite",
        goal="Hallar el límite de las tasas de aprendizaje que sirven.",
        question=r"""
            Minimizas $f(x, y) = @{a} x^2 + @{c} y^2$ desde un punto cualquiera. El descenso por gradiente llega al mínimo
            si $0 < \alpha < \alpha_{\max}$. ¿Cuánto vale $\alpha_{\max}$? Puedes escribir una fracción.
            """,
        label=r"$\alpha_{\max} =$",
        values={"a": Draw(2, (2, 3, 4)), "c": Draw(5, (5, 6, 8, 10, 12, 20))},
        answer="2/(2*max(a, c))",
        mistakes=(
            Mistake(
                "eje-plano",
                "Ese es el límite del eje de menor curvatura; el otro eje divergiría antes.",
                value="2/(2*min(a, c))",
            ),
            Mistake(
                "sin-2",
                r"La segunda derivada de $@{c} y^2$ es $@{2*c}$, no $@{c}$: el valor propio lleva el 2.",
                value="2/max(a, c)",
            ),
            Mistake(
                "mejor",
                r"Esa es la tasa más rápida, $2/(\lambda_{\min} + \lambda_{\max})$; se pide el límite a partir del cual ya no se llega.",
                value="2/(2*a + 2*c)",
            ),
            Mistake(
                "un-paso",
                r"Con $1/\lambda_{\max}$ el eje más empinado llega en un paso; todavía converge con tasas mayores.",
                value="1/(2*max(a, c))",
            ),
        ),
        hints=(
            "Cada eje es un descenso de una variable. ¿Por qué factor multiplica cada paso a $x$? ¿Y a $y$?",
            r"Los factores son $1 - \alpha \cdot @{2*a}$ y $1 - \alpha \cdot @{2*c}$; los dos deben quedar entre $-1$ y 1.",
            r"Manda el eje de mayor curvatura: $\alpha_{\max} = 2/\lambda_{\max}$.",
        ),
        solution=r"""
            Las segundas derivadas son $@{2*a}$ y $@{2*c}$, así que $\lambda_{\max} = @{2*max(a, c)}$ y

            $$\alpha_{\max} = \frac{2}{@{2*max(a, c)}} = @{2/(2*max(a, c))}$$
            """,
    ),
    Numeric(
        id="gd-diferencias",
        goal="Calcular una derivada con diferencias finitas centradas.",
        question=r"""
            Quieres comprobar la derivada de $f(x) = x^3$ en $x = @{p}$ con diferencias finitas centradas y $h = @{h}$.
            ¿Qué número obtienes?
            """,
        label=r"$\frac{f(x+h) - f(x-h)}{2h} =$",
        values={"p": Draw(2, values(-4, 5, skip=(0,))), "h": Draw(0.1, (0.1, 0.2, 0.5))},
        answer="((p + h)**3 - (p - h)**3)/(2*h)",
        mistakes=(
            Mistake(
                "exacta",
                "Esa es la derivada exacta. La fórmula centrada se queda cerca, pero no da lo mismo: se pide lo que da ella.",
                value="3*p**2",
            ),
            Mistake(
                "adelante",
                "Esa es la diferencia hacia delante, $(f(x+h) - f(x))/h$, que se equivoca mucho más.",
                value="((p + h)**3 - p**3)/h",
            ),
            Mistake(
                "sin-2",
                "Los dos puntos distan $2h$: falta dividir entre 2.",
                value="((p + h)**3 - (p - h)**3)/h",
            ),
        ),
        hints=(
            "Evalúa $x^3$ en los dos puntos, $x + h$ y $x - h$, y no solo en uno.",
            "Resta los dos valores y divide entre la distancia que separa los puntos, que es $2h$.",
        ),
        solution=r"""
            $f(@{p + h}) = @{(p + h)**3:6}$ y $f(@{p - h}) = @{(p - h)**3:6}$, luego

            $$\frac{@{(p + h)**3:6} - @{(p - h)**3:p}}{@{2*h}} = @{((p + h)**3 - (p - h)**3)/(2*h)}$$

            La derivada exacta es $3x^2 = @{3*p**2}$: el error es justo $h^2 = @{h**2}$.
            """,
    ),
]
