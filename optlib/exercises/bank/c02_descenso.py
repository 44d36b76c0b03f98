"""Ejercicios del capítulo 2: descenso por gradiente."""

from ...deck import printed
from ..draws import Draw, values
from ..execution import Run
from ..kinds import Choice, Code, CodeMistake, Column, FillTable, Mistake, Numeric, Option, Order, Step


def gd_step(x, grad, lr):
    """Da un paso de descenso por gradiente."""
    return x - lr * grad(x)


PARABOLA = Run("parabola", "GradientDescent", x0="x0", steps=3, hyper={"lr": "lr"})

PAGE = "02_descenso_gradiente"
EXERCISES = [
    Numeric(
        id="gd-primer-paso",
        goal="Dar un paso de descenso por gradiente.",
        question=r"""
            Minimizas $f(x) = x^2$ desde $x_0 = @{x0}$ con tasa de aprendizaje $\alpha = @{lr}$.
            ¿Cuánto vale $x_1$?
            """,
        label="$x_1 =$",
        values={"x0": Draw(5, values(-9, 9)), "lr": Draw(0.1, (0.05, 0.1, 0.15, 0.2, 0.3, 0.4))},
        run=PARABOLA,
        answer="x[1]",
        mistakes=(
            Mistake(
                "signo", "Has sumado el paso: el gradiente apunta hacia donde $f$ crece y se resta.", variant="ascent"
            ),
            Mistake(
                "factor-2", "Parece que falta el 2: la derivada de $x^2$ es $2x$, no $x$.", variant="half_gradient"
            ),
            Mistake(
                "sin-alfa", r"Has restado el gradiente entero, sin multiplicarlo por $\alpha$.", value="x0 - grad[0]"
            ),
            Mistake("solo-paso", r"Eso es el paso $\alpha f'(x_0)$; falta restarlo de $x_0$.", value="lr*grad[0]"),
            Mistake("coste", "Eso es $f(x_1)$, el coste en el punto nuevo; se pide el punto.", value="f[1]"),
            Mistake("segundo", "Te has pasado: eso es $x_2$, después de dos pasos.", value="x[2]"),
        ),
        hints=(
            r"La regla es $x_1 = x_0 - \alpha f'(x_0)$.",
            "La derivada es $f'(x) = 2x$: calcula primero $f'(@{x0})$.",
            "Multiplica ese gradiente por $@{lr}$ y resta el resultado de $@{x0}$, cuidando los signos.",
        ),
        solution=r"""
            El gradiente es $f'(@{x0}) = 2 \cdot @{x0:p} = @{grad[0]}$.

            $$x_1 = @{x0} - @{lr} \cdot @{grad[0]:p} = @{x[1]}$$
            """,
    ),
    Numeric(
        id="gd-tercer-punto",
        goal="Encadenar pasos sin perder el punto en el que se está.",
        question=r"Sigues con $f(x) = x^2$, ahora desde $x_0 = @{x0}$ con $\alpha = @{lr}$. ¿Cuánto vale $x_3$?",
        label="$x_3 =$",
        values={"x0": Draw(5, values(-9, 9)), "lr": Draw(0.25, (0.05, 0.1, 0.2, 0.25, 0.3, 0.4))},
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
            Mistake("factor-2", "Falta el 2 de la derivada: $f'(x) = 2x$.", variant="half_gradient"),
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
        question="Con $f(x) = x^2$ y $x_0 = 5$, ¿cuáles de estas tasas de aprendizaje llevan al mínimo? Marca todas las que llevan.",
        several=True,
        options=(
            Option(
                r"$\alpha = 0.1$",
                r"Con $\alpha = 0.1$ cada paso multiplica por $@{1 - 2*0.1}$: se acerca despacio.",
                right="abs(1 - 2*0.1) < 1",
            ),
            Option(
                r"$\alpha = 0.25$",
                r"Con $\alpha = 0.25$ cada paso multiplica por $@{1 - 2*0.25}$: en cada paso la distancia al mínimo se reduce a la mitad.",
                right="abs(1 - 2*0.25) < 1",
            ),
            Option(
                r"$\alpha = 0.4$",
                r"Con $\alpha = 0.4$ cada paso multiplica por $@{1 - 2*0.4}$: llega muy deprisa.",
                right="abs(1 - 2*0.4) < 1",
            ),
            Option(
                r"$\alpha = 1$",
                r"Con $\alpha = 1$ cada paso multiplica por $@{1 - 2*1}$: salta entre 5 y −5 sin acercarse nunca.",
                right="abs(1 - 2*1) < 1",
            ),
        ),
        hints=(
            r"Escribe un paso como $x_{k+1} = c \cdot x_k$ y halla $c$ en función de $\alpha$.",
            "Se acerca al mínimo cuando $|c| < 1$.",
        ),
        solution=r"Un paso es $x_{k+1} = (1 - 2\alpha) x_k$, que tiende a 0 solo si $|1 - 2\alpha| < 1$, es decir, si $0 < \alpha < 1$.",
    ),
    FillTable(
        id="gd-tabla",
        goal="Rellenar la tabla de iteraciones de un problema.",
        question=r"Minimizas $f(w) = (w - 3)^2$ desde $w_0 = @{w0}$ con $\alpha = @{lr}$. Completa la tabla (hasta cuatro decimales).",
        caption="Descenso por gradiente sobre $(w-3)^2$",
        values={"w0": Draw(0, values(-4, 8, skip=(3,))), "lr": Draw(0.1, (0.1, 0.2, 0.3, 0.4))},
        run=Run("shifted_parabola", "GradientDescent", x0="w0", steps=4, hyper={"lr": "lr"}),
        rows=4,
        shown=1,
        columns=(
            Column("w", "$w$", "x[k]", follows="prev_new"),
            Column("f", "$f(w)$", "f[k]", follows="(w - 3)**2"),
            Column("grad", "$f'(w)$", "grad[k]", follows="2*(w - 3)"),
            Column("new", r"$w_{\text{nuevo}}$", "x[k+1]", follows="w - lr*grad"),
        ),
        mistakes=(
            Mistake(
                "signo",
                "Has sumado el paso en vez de restarlo: si el gradiente es negativo, $w$ crece; si es positivo, decrece.",
                value="x[k] + lr*grad[k]",
                column="new",
            ),
            Mistake("sin-alfa", r"Falta multiplicar el gradiente por $\alpha$.", value="x[k] - grad[k]", column="new"),
            Mistake("factor-2", "La derivada de $(w-3)^2$ es $2(w-3)$: falta el 2.", value="x[k] - 3", column="grad"),
            Mistake("sin-desplazar", "La derivada es $2(w - 3)$, no $2w$.", value="2*x[k]", column="grad"),
            Mistake("sin-cuadrado", "Falta elevar al cuadrado: $f(w) = (w-3)^2$.", value="x[k] - 3", column="f"),
            Mistake(
                "valor-viejo",
                "Ese es el $w$ de la fila de arriba: cada fila empieza donde terminó la anterior.",
                value="x[k-1]",
                column="w",
            ),
        ),
        hints=(
            r"Cada fila empieza con el $w_{\text{nuevo}}$ de la anterior.",
            r"$f'(w) = 2(w - 3)$ y $w_{\text{nuevo}} = w - \alpha f'(w)$.",
            r"En la fila 2, $w = @{x[1]}$, así que $f'(w) = 2 \cdot (@{x[1]} - 3)$.",
        ),
        solution=r"""
            Fila 2: $f(w) = @{f[1]}$, $f'(w) = @{grad[1]}$ y $w_{\text{nuevo}} = @{x[1]} - @{lr} \cdot @{grad[1]:p} = @{x[2]}$.

            Fila 3: $f(w) = @{f[2]}$, $f'(w) = @{grad[2]}$ y $w_{\text{nuevo}} = @{x[3]}$.

            Fila 4: $f(w) = @{f[3]}$, $f'(w) = @{grad[3]}$ y $w_{\text{nuevo}} = @{x[4]}$.
            """,
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
                "Falta el término cruzado: $2xy$ también depende de la variable respecto a la que derivas.",
                value="(6 - 4*k)*x[0][k]",
                column="grad",
            ),
            Mistake(
                "x-nueva",
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
            "Al derivar respecto a $x$, la $y$ es una constante, y al revés.",
            r"$\frac{\partial f}{\partial x} = 6x + 2y$ y $\frac{\partial f}{\partial y} = 2x + 2y$.",
            "Las dos derivadas se evalúan en el punto de partida, antes de mover ninguna variable.",
        ),
        solution=r"""
            $\frac{\partial f}{\partial x} = 6 \cdot @{x0:p} + 2 \cdot @{y0:p} = @{grad[0][0]}$ y
            $\frac{\partial f}{\partial y} = 2 \cdot @{x0:p} + 2 \cdot @{y0:p} = @{grad[0][1]}$.

            $$x_1 = @{x0} - @{lr} \cdot @{grad[0][0]:p} = @{x[1][0]}, \quad y_1 = @{y0} - @{lr} \cdot @{grad[0][1]:p} = @{x[1][1]}$$
            """,
    ),
    Order(
        id="gd-orden",
        goal="Ordenar lo que hace una iteración.",
        question="Ordena lo que ocurre en una iteración del descenso por gradiente.",
        steps=(
            Step("Calcular el gradiente de la función de coste en el punto actual.", ""),
            Step(
                "Multiplicar el gradiente por la tasa de aprendizaje.",
                "Para multiplicar el gradiente por la tasa, primero hay que haberlo calculado.",
            ),
            Step(
                "Restar el resultado al punto actual.", "Lo que se resta es el gradiente ya multiplicado por la tasa."
            ),
            Step(
                "Comprobar si conviene parar; si no, volver a empezar desde el punto nuevo.",
                "La condición de parada se mira en el punto nuevo, que aún no existe.",
            ),
        ),
        hints=("¿Qué necesitas saber antes de moverte?", "La parada se mira en el punto nuevo."),
        solution="Gradiente en el punto actual, producto por la tasa, resta y comprobación: cada operación usa lo que dio la anterior.",
    ),
    Numeric(
        id="gd-errata-coste",
        goal="Encontrar el error de una diapositiva.",
        question=r"""
            En la tabla de $f(w) = (w - 3)^2$ con $w_0 = 0$ y $\alpha = 0.1$, la diapositiva da en la cuarta
            iteración, con $w = 1.464$, un coste $f(w) = @{deck}$. No es correcto: ¿cuál es el valor, con cuatro decimales?
            """,
        label="$f(1.464) =$",
        values={"deck": printed("shifted_parabola.4.f").value},
        run=Run("shifted_parabola", "GradientDescent", x0=0, steps=4, hyper={"lr": 0.1}),
        answer="f[3]",
        mistakes=(
            Mistake("gradiente", "Eso es la derivada en ese punto, no el coste.", value="grad[3]"),
            Mistake("sin-cuadrado", "Falta elevar al cuadrado la diferencia.", value="x[3] - 3"),
            Mistake("siguiente", "Ese coste es el de la iteración siguiente.", value="f[4]"),
            Mistake(
                "diapositiva",
                "Ese es el número de la diapositiva: haz la cuenta $(1.464 - 3)^2$ con todas sus cifras.",
                value="deck",
            ),
        ),
        hints=("Calcula $1.464 - 3$ y elévalo al cuadrado.", r"$1.536^2 = 1.5^2 + 2 \cdot 1.5 \cdot 0.036 + 0.036^2$."),
        solution="$(1.464 - 3)^2 = (@{x[3] - 3})^2 = @{f[3]:6}$, que con cuatro decimales es $@{f[3]}$: el último decimal de la diapositiva está mal.",
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
]
