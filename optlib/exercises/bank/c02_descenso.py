"""Ejercicios del capítulo 2: tablas, diferencias finitas y código."""

from ...deck import printed
from ..draws import Draw, values
from ..execution import Run
from ..kinds import Code, CodeMistake, Column, FillTable, Mistake, Numeric


def gd_step(x, grad, lr):
    """Da un paso de descenso por gradiente."""
    return x - lr * grad(x)


PAGE = "02_descenso_gradiente"
EXERCISES = [
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
