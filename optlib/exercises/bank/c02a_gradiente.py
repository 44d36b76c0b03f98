"""Ejercicios del capítulo 2: los de sus apartados."""

from ..draws import Draw, values
from ..execution import Run
from ..kinds import Choice, Code, CodeMistake, Column, FillTable, Mistake, Numeric, Option, Order, Step

PARABOLA = Run("parabola", "GradientDescent", x0="x0", steps=3, hyper={"lr": "lr"})


def gd_step(x, grad, lr):
    """Da un paso de descenso por gradiente."""
    return x - lr * grad(x)


PAGE = "02_descenso_gradiente"
EXERCISES = [
    Numeric(
        id="gd-direccional",
        goal="Calcular la pendiente en una dirección.",
        question=r"""
            La función $f(x, y) = 3x^2 + 2xy + y^2$ tiene en $(@{x0}, @{y0})$ una pendiente para cada dirección.
            ¿Cuánto vale al caminar hacia donde apunta el vector $(@{3*s}, 4)$? 
            """,
        label="$D_u f =$",
        values={
            "x0": Draw(1, values(-3, 3)),
            "y0": Draw(2, values(-3, 3)),
            "s": Draw(1, (1, -1)),
            "gx": "6*x0 + 2*y0",
            "gy": "2*x0 + 2*y0",
        },
        where="abs(gx) > 0.001 and abs(gy) > 0.001",
        answer="(3*s*gx + 4*gy)/5",
        mistakes=(
            Mistake(
                "vector-sin-normalizar",
                "Has multiplicado por el vector tal cual, que mide 5: la pendiente es por unidad de camino.",
                value="3*s*gx + 4*gy",
            ),
            Mistake(
                "pendiente-maxima",
                r"Esa es la longitud del gradiente: la pendiente hacia donde apunta $\nabla f$, que es la mayor.",
                value="sqrt(gx**2 + gy**2)",
            ),
            Mistake("suma", "Has sumado las dos derivadas parciales sin mirar la dirección.", value="gx + gy"),
            Mistake("sentido-contrario", "Esa es la pendiente en el sentido contrario.", value="-(3*s*gx + 4*gy)/5"),
        ),
        hints=(
            "Empieza por el gradiente en ese punto, que no depende de la dirección.",
            "Convierte el vector en uno de longitud 1: divide sus dos componentes entre su longitud.",
            r"Multiplica $\nabla f$ por $u$ componente a componente y suma.",
        ),
        solution=r"""
            El gradiente es $(6x + 2y, 2x + 2y) = (@{gx}, @{gy})$. El vector mide $\sqrt{9 + 16} = 5$, luego $u = (@{3*s/5}, @{4/5})$ y

            $$D_u f = @{3*s/5} \cdot @{gx:p} + @{4/5} \cdot @{gy:p} = @{(3*s*gx + 4*gy)/5}$$
            """,
    ),
    Code(
        id="gd-codigo",
        goal="Programar un paso de descenso por gradiente.",
        question="Escribe `gd_step(x, grad, lr)`: el punto nuevo después de un paso. `grad` es una función; `x`, un número o un array.",
        function="gd_step",
        skeleton='def gd_step(x, grad, lr):\n    ...\n\ncheck("gd-codigo", gd_step)',
        reference=gd_step,
        cases=((5.0, lambda x: 2 * x, 0.1), (0.0, lambda w: 2 * (w - 3), 0.25), (-2.0, lambda x: x**3, 0.05)),
        mistakes=(
            CodeMistake(
                "signo", "El paso se suma en vez de restarse: así el coste crece.", lambda x, grad, lr: x + lr * grad(x)
            ),
            CodeMistake("sin-alfa", "No multiplicas el gradiente por `lr`.", lambda x, grad, lr: x - grad(x)),
            CodeMistake("solo-paso", "Devuelves el paso; falta restarlo de `x`.", lambda x, grad, lr: lr * grad(x)),
        ),
        hints=("`grad(x)` da el gradiente en `x`.", "Devuelve un valor nuevo con `return`; no cambies `x`."),
        solution=r"La regla $x - \alpha \nabla f(x)$ se escribe tal cual, y sirve igual para un número y para un array:",
    ),
    Order(
        id="gd-orden",
        goal="Ordenar lo que se hace en un paso.",
        question="Ordena lo que ocurre en un paso del descenso por gradiente, con la parada incluida.",
        steps=(
            Step("calcular-el-gradiente", "Calcular el gradiente de la función de coste en el punto actual.", ""),
            Step(
                "mirar-si-parar",
                "Parar si la longitud del gradiente no pasa de la tolerancia.",
                "Para saber si el gradiente es pequeño, primero hay que haberlo calculado.",
                after=(0,),
            ),
            Step(
                "multiplicar-por-la-tasa",
                "Multiplicar el gradiente por la tasa de aprendizaje.",
                "Para multiplicar el gradiente por la tasa, primero hay que haberlo calculado.",
                after=(0,),
            ),
            Step(
                "restar-al-punto",
                "Restar el resultado al punto actual.",
                "Lo que se resta es el gradiente ya multiplicado por la tasa.",
                after=(0, 2),
            ),
            Step(
                "volver-a-empezar",
                "Volver a empezar desde el punto nuevo.",
                "Se vuelve a empezar cuando ya está hecho todo lo demás: moverse y mirar si conviene parar.",
            ),
        ),
        hints=("¿Qué necesitas saber antes de moverte?", "¿De qué dato depende la parada?"),
        solution="Gradiente en el punto actual, parada, producto por la tasa, resta y vuelta a empezar. La parada solo "
        "necesita el gradiente: mirarla un poco más tarde, antes de volver a empezar, también vale.",
    ),
    Numeric(
        id="gd-tercer-punto",
        goal="Encadenar pasos sin perder el punto en el que se está.",
        question=r"Minimizas $f(x) = x^2$ por descenso por gradiente, desde $x_0 = @{x0}$ y con $\alpha = @{lr}$. ¿Cuánto vale $x_3$?",
        label="$x_3 =$",
        values={"x0": Draw(7, values(-9, 9)), "lr": Draw(0.2, (0.05, 0.1, 0.2, 0.25, 0.3, 0.4))},
        run=PARABOLA,
        answer="x[3]",
        decimals=3,
        mistakes=(
            Mistake(
                "gradiente-viejo",
                "Has usado en los tres pasos el gradiente de $x_0$: cada paso necesita el del punto en el que estás.",
                variant="stale_gradient",
            ),
            Mistake("un-paso-menos", "Eso es $x_2$: falta un paso.", value="x[2]"),
            Mistake("signo", "Cada paso se aleja del mínimo: el gradiente se resta, no se suma.", variant="ascent"),
            Mistake("sin-2", "Falta el 2 de la derivada: $f'(x) = 2x$.", variant="half_gradient"),
            Mistake(
                "redondeo",
                "Has redondeado a un decimal los puntos intermedios: guarda todas las cifras y redondea solo al final.",
                value="(1 - 2*lr)*x[2]",
                rounded=1,
            ),
        ),
        where="abs(x[3]) > 0.05",
        hints=(
            "Cada paso usa el gradiente en el último punto, no en el primero.",
            r"Aquí cada paso multiplica por lo mismo: $x_{k+1} = x_k - \alpha \cdot 2 x_k = (1 - 2\alpha) x_k$.",
            r"Con $\alpha = @{lr}$ el factor es $@{1 - 2*lr}$; aplícalo tres veces.",
        ),
        solution=r"""
            Como $x_{k+1} = (1 - 2\alpha) x_k$ y $1 - 2 \cdot @{lr} = @{1 - 2*lr}$:

            $$x_1 = @{x[1]}, \quad x_2 = @{x[2]}, \quad x_3 = @{x[3]}$$
            """,
    ),
    Choice(
        id="gd-tasas",
        goal="Prever qué hace el descenso según la tasa de aprendizaje.",
        question="Con $f(x) = x^2$ y $x_0 = 5$, ¿cuáles de estas tasas de aprendizaje llevan al mínimo? Marca todas las que lo hagan.",
        several=True,
        options=(
            Option(
                "tasa-0-05",
                r"$\alpha = 0.05$",
                r"Con $\alpha = 0.05$ cada paso multiplica por $@{1 - 2*0.05}$: se acerca despacio.",
                right="abs(1 - 2*0.05) < 1",
            ),
            Option(
                "tasa-0-45",
                r"$\alpha = 0.45$",
                r"Con $\alpha = 0.45$ cada paso multiplica por $@{1 - 2*0.45}$: llega muy deprisa.",
                right="abs(1 - 2*0.45) < 1",
            ),
            Option(
                "tasa-0-7",
                r"$\alpha = 0.7$",
                r"Con $\alpha = 0.7$ cada paso multiplica por $@{1 - 2*0.7}$: cambia de lado, pero se acerca.",
                right="abs(1 - 2*0.7) < 1",
            ),
            Option(
                "tasa-1-2",
                r"$\alpha = 1.2$",
                r"Con $\alpha = 1.2$ cada paso multiplica por $@{1 - 2*1.2}$: cambia de lado y se aleja.",
                right="abs(1 - 2*1.2) < 1",
            ),
        ),
        hints=(
            r"Escribe un paso como $x_{k+1} = c \cdot x_k$ y halla $c$ en función de $\alpha$.",
            "Se acerca al mínimo cuando $|c| < 1$.",
        ),
        solution=r"Un paso es $x_{k+1} = (1 - 2\alpha) x_k$, que tiende a 0 solo si $|1 - 2\alpha| < 1$, es decir, si $0 < \alpha < 1$.",
    ),
    FillTable(
        id="gd-dos-variables",
        goal="Dar un paso con dos parámetros a la vez.",
        question=r"Minimizas $f(x, y) = 3x^2 + 2xy + y^2$ desde $(@{x0}, @{y0})$ con $\alpha = @{lr}$. Completa el primer paso, variable por variable.",
        caption="Primer paso desde $(@{x0}, @{y0})$",
        row_label="Variable",
        row_names=("$x$", "$y$"),
        values={"x0": Draw(2, values(-4, 4)), "y0": Draw(1, values(-4, 4)), "lr": Draw(0.1, (0.05, 0.1, 0.2))},
        run=Run("coupled_quadratic", "GradientDescent", x0=("x0", "y0"), steps=1, hyper={"lr": "lr"}),
        where="abs(grad[0][0]) > 0.001 and abs(grad[0][1]) > 0.001",
        rows=2,
        columns=(
            Column("old", "valor", "x[0][k]"),
            Column("grad", "derivada parcial", "grad[0][k]"),
            Column("new", "valor nuevo", "x[1][k]", follows="old - lr*grad"),
        ),
        given=("old",),
        mistakes=(
            Mistake(
                "sin-cruzado",
                "Falta el término cruzado: $2xy$ también depende de la variable respecto de la que derivas.",
                value="(6 - 4*k)*x[0][k]",
                column="grad",
            ),
            Mistake(
                "uno-tras-otro",
                "Has usado la $x$ ya actualizada: las dos derivadas se evalúan en el punto de partida.",
                value="grad[0][k] + k*2*(x[1][0] - x[0][0])",
                column="grad",
            ),
            Mistake("signo", "El paso se resta.", value="x[0][k] + lr*grad[0][k]", column="new"),
            Mistake(
                "sin-alfa", r"Falta multiplicar la derivada por $\alpha$.", value="x[0][k] - grad[0][k]", column="new"
            ),
        ),
        hints=(
            "Al derivar respecto de $x$, la $y$ es una constante, y al revés.",
            r"$\frac{\partial f}{\partial x} = 6x + 2y$ y $\frac{\partial f}{\partial y} = 2x + 2y$.",
            "Las dos derivadas se evalúan en el punto de partida, antes de mover ninguna variable.",
        ),
        solution=r"""
            $\frac{\partial f}{\partial x} = 6 \cdot @{x0:p} + 2 \cdot @{y0:p} = @{grad[0][0]}$ y
            $\frac{\partial f}{\partial y} = 2 \cdot @{x0:p} + 2 \cdot @{y0:p} = @{grad[0][1]}$.

            $$x_1 = @{x0} - @{lr} \cdot @{grad[0][0]:p} = @{x[1][0]}, \quad y_1 = @{y0} - @{lr} \cdot @{grad[0][1]:p} = @{x[1][1]}$$
            """,
    ),
    Numeric(
        id="gd-limite",
        goal="Hallar el límite de las tasas de aprendizaje que sirven.",
        question=r"""
            Minimizas $f(x, y) = @{a} x^2 + @{c} y^2$ desde un punto cualquiera. El descenso por gradiente llega al mínimo
            si $0 < \alpha < \alpha_{\max}$. ¿Cuánto vale $\alpha_{\max}$? Puedes escribir una fracción.
            """,
        label=r"$\alpha_{\max} =$",
        values={"a": Draw(2, (2, 3, 4)), "c": Draw(5, (5, 6, 7, 8, 9, 10, 12, 15, 16, 20, 25, 40))},
        where="c != 2*a",
        answer="2/(2*max(a, c))",
        mistakes=(
            Mistake(
                "olvida-eje-empinado",
                "Ese es el límite del eje de menor curvatura; el otro eje divergiría antes.",
                value="2/(2*min(a, c))",
            ),
            Mistake(
                "sin-2",
                r"La segunda derivada de $@{c} y^2$ es $@{2*c}$, no $@{c}$: el valor propio lleva el 2.",
                value="2/max(a, c)",
            ),
            Mistake(
                "tasa-mas-rapida",
                r"Esa es la tasa más rápida, $2/(\lambda_{\min} + \lambda_{\max})$; se pide el límite a partir del cual ya no se llega.",
                value="2/(2*a + 2*c)",
            ),
            Mistake(
                "limite-sin-2",
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
    Choice(
        id="gd-corto",
        goal="Reconocer los problemas en los que el descenso por gradiente se queda corto.",
        question="Das 100 pasos de descenso por gradiente con una tasa fija: la mejor, salvo que se diga otra. "
        "¿En qué casos acabas lejos del mínimo global? Márcalos todos.",
        several=True,
        options=(
            Option(
                "cruzada-lenta",
                "$3x^2 + 2xy + y^2$ desde $(2, -2)$.",
                r"Con $\alpha = 0.25$ cada paso multiplica la distancia por 0.7071 en el peor de los ejes: sobran pasos.",
            ),
            Option(
                "otro-valle",
                r"$(x^2 - 1)^2 + 0.3x$ desde $x = 1.8$, con $\alpha = 0.02$.",
                "Baja al valle en cuya ladera empieza, el de la derecha, y el más hondo es el de la izquierda.",
                right=True,
            ),
            Option(
                "constante-cambia-pasos",
                "$x^2 + 50$ desde $x = 40$.",
                "El coste del mínimo es 50, no 0, pero se llega: sumar una constante no cambia ningún paso.",
            ),
            Option(
                "valle-estrecho",
                r"$\tfrac12(x^2 + 1000y^2)$ desde $(1000, 1)$.",
                r"El número de condición es 1000: el mejor factor, $999/1001$, deja tras 100 pasos $@{(999/1001)**100:2}$ de la distancia.",
                right=True,
            ),
            Option(
                "punto-de-silla",
                "$x^2 + (y^2 - 1)^2$ desde $(2, 0)$, con $\\alpha = 0.1$.",
                "Con $y = 0$ la derivada respecto de $y$, $4y(y^2 - 1)$, es 0: va derecho al punto de silla $(0, 0)$, y "
                "los mínimos están en $(0, 1)$ y $(0, -1)$.",
                right=True,
            ),
        ),
        hints=(
            "Mira en cada función cuántos mínimos hay, si alguna derivada parcial es cero al empezar y cuánto vale "
            "el número de condición.",
            "Que el coste del mínimo sea grande no dice si se llega a él.",
        ),
        solution=r"En $(x^2 - 1)^2 + 0.3x$ decide el punto de partida; en $\tfrac12(x^2 + 1000y^2)$, el número de "
        r"condición, y en $x^2 + (y^2 - 1)^2$ espera un punto de silla. Los otros dos tienen un solo mínimo y números "
        "de condición pequeños: se llega en pocas decenas de pasos.",
    ),
]
