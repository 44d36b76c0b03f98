"""Ejercicios del capítulo 2: los de «Más práctica»."""

from ...deck import printed
from ..draws import Draw, values
from ..execution import Run
from ..kinds import Choice, Column, FillTable, Mistake, Numeric, Option
from .c02a_gradiente import PARABOLA

# Los pasos que se dan hasta parar: uno por cada punto en que la derivada pasa de la tolerancia.
STEPS_TAKEN = "(" + " + ".join(f"(abs(grad[{k}]) > tol)" for k in range(8)) + ")"

PAGE = "02_descenso_gradiente"
EXERCISES = [
    Choice(
        id="gd-gradiente-derivada",
        goal="Distinguir derivada, derivada direccional y gradiente.",
        question="¿Cuáles de estas afirmaciones sobre una función lisa $f(x, y)$ son verdaderas? Marca todas las que lo sean.",
        several=True,
        options=(
            Option(
                "gradiente-es-derivada",
                "Gradiente y derivada son dos nombres de lo mismo.",
                "La derivada es un número; el gradiente es un vector con una componente por variable. "
                "Solo con una variable coinciden.",
            ),
            Option(
                "pendiente-segun-direccion",
                "La pendiente depende de la dirección en que se camina.",
                r"Es la derivada direccional, $D_u f = \nabla f \cdot u$: cambia con $u$.",
                right=True,
            ),
            Option(
                "gradiente-al-minimo",
                r"$-\nabla f$ apunta siempre al mínimo.",
                "Apunta adonde la función baja más deprisa cerca del punto. En un valle alargado, eso es casi hacia la "
                "pared de enfrente.",
            ),
            Option(
                "nivel-sin-pendiente",
                "En la dirección de la curva de nivel la pendiente es cero.",
                "La curva de nivel es perpendicular al gradiente, y el producto escalar de dos vectores perpendiculares es 0: "
                "por ella $f$ no cambia.",
                right=True,
            ),
            Option(
                "quieta-para-siempre",
                r"Si $\partial f/\partial y = 0$ en un punto, $y$ ya tiene su valor óptimo.",
                "Solo dice que en este paso no conviene mover $y$. Cuando cambie $x$, esa derivada puede dejar de ser cero.",
            ),
        ),
        hints=(
            "Pregunta de cada afirmación: ¿habla de un número, de un vector o de un número por dirección?",
            r"Recuerda que $D_u f = \nabla f \cdot u$.",
        ),
        solution=r"Es cierto que la pendiente depende de la dirección y que es cero a lo largo de la curva de nivel: las dos cosas salen de $D_u f = \nabla f \cdot u$.",
    ),
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
            Mistake("sin-2", "Parece que falta el 2: la derivada de $x^2$ es $2x$, no $x$.", variant="half_gradient"),
            Mistake(
                "sin-alfa", r"Has restado el gradiente entero, sin multiplicarlo por $\alpha$.", value="x0 - grad[0]"
            ),
            Mistake("solo-paso", r"Eso es el paso $\alpha f'(x_0)$; falta restarlo de $x_0$.", value="lr*grad[0]"),
            Mistake("sin-mover", r"Ese es el punto de partida: réstale $\alpha$ por la derivada.", value="x0"),
            Mistake("coste-no-punto", "Eso es $f(x_1)$, el coste en el punto nuevo; se pide el punto.", value="f[1]"),
            Mistake("un-paso-de-mas", "Te has pasado: eso es $x_2$, después de dos pasos.", value="x[2]"),
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
    FillTable(
        id="gd-tabla",
        goal="Rellenar la tabla de iteraciones de un problema.",
        question=r"Minimizas $f(w) = (w - 3)^2$ desde $w_0 = @{w0}$ con $\alpha = @{lr}$. Completa la tabla.",
        caption="Descenso por gradiente sobre $(w-3)^2$",
        values={"w0": Draw(5, values(-4, 8, skip=(3,))), "lr": Draw(0.2, (0.1, 0.2, 0.3, 0.4))},
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
            Mistake("sin-2", "La derivada de $(w-3)^2$ es $2(w-3)$: falta el 2.", value="x[k] - 3", column="grad"),
            Mistake("sin-desplazar", "La derivada es $2(w - 3)$, no $2w$.", value="2*x[k]", column="grad"),
            Mistake("sin-cuadrado", "Falta elevar al cuadrado: $f(w) = (w-3)^2$.", value="x[k] - 3", column="f"),
            Mistake(
                "valor-viejo",
                "Esa es la $w$ de la fila de arriba: cada fila empieza donde terminó la anterior.",
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
            iteración, con $w = 1.464$, un coste $f(w) = @{deck}$. No es correcto. ¿Cuál es el valor, con cuatro decimales?
            """,
        label="$f(1.464) =$",
        values={"deck": printed("shifted_parabola.4.f").value},
        run=Run("shifted_parabola", "GradientDescent", x0=0, steps=4, hyper={"lr": 0.1}),
        answer="f[3]",
        mistakes=(
            Mistake("derivada-no-coste", "Eso es la derivada en ese punto, no el coste.", value="grad[3]"),
            Mistake("sin-cuadrado", "Falta elevar al cuadrado la diferencia.", value="x[3] - 3"),
            Mistake("sin-cuadrado-ni-signo", "Esa es la distancia a 3: falta elevarla al cuadrado.", value="3 - x[3]"),
            Mistake("un-paso-de-mas", "Ese coste es el de la iteración siguiente.", value="f[4]"),
            Mistake(
                "numero-de-la-diapositiva",
                "Ese es el número de la diapositiva: haz la cuenta $(1.464 - 3)^2$ con todas sus cifras.",
                value="deck",
            ),
        ),
        hints=("Calcula $1.464 - 3$ y elévalo al cuadrado.", r"$1.536^2 = 1.5^2 + 2 \cdot 1.5 \cdot 0.036 + 0.036^2$."),
        solution="$(1.464 - 3)^2 = (@{x[3] - 3})^2 = @{f[3]:6}$, que con cuatro decimales es $@{f[3]}$: el último decimal de la diapositiva está mal.",
    ),
    Numeric(
        id="gd-parar",
        goal="Decidir cuándo parar con una tolerancia.",
        question=r"""
            Minimizas $f(x) = x^2$ desde $x_0 = @{x0}$ con $\alpha = 0.25$ y paras en cuanto
            $|f'(x)| \le @{tol}$. ¿Cuántos pasos das?
            """,
        label="Número de pasos:",
        decimals=0,
        values={"x0": Draw(6, (5, 6, 7, 9, 10, 12, -6, -7, -9)), "tol": Draw(0.5, (1, 0.5, 0.2))},
        run=Run("parabola", "GradientDescent", x0="x0", steps=9, hyper={"lr": 0.25}),
        answer=STEPS_TAKEN,
        mistakes=(
            Mistake(
                "tolerancia-es-distancia",
                "Ahí es $x$ lo que no pasa de la tolerancia; la derivada, que vale $2x$, todavía sí.",
                value=f"{STEPS_TAKEN} - 1",
            ),
            Mistake(
                "cuenta-puntos",
                "Has contado puntos, o has dado un paso de más: hasta $x_k$ hay $k$ pasos, porque $x_0$ no cuesta ninguno.",
                value=f"{STEPS_TAKEN} + 1",
            ),
        ),
        hints=(
            r"¿Por cuánto multiplica cada paso a $x$ con $\alpha = 0.25$? La derivada, $2x$, se multiplica por lo mismo.",
            "Empieza con $f'(@{x0}) = @{2*x0}$ y cuenta los pasos uno a uno.",
        ),
        solution=rf"""
            Cada paso multiplica por $1 - 2 \cdot 0.25 = 0.5$ el punto y la derivada, que empieza en $@{{2*x0}}$. Tras
            $@{{{STEPS_TAKEN} - 1}}$ pasos vale $@{{2*x[{STEPS_TAKEN} - 1]:6}}$, que todavía pasa de $@{{tol}}$; tras
            $@{{{STEPS_TAKEN}}}$, $@{{2*x[{STEPS_TAKEN}]:6}}$.
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
                "derivada-exacta",
                "Esa es la derivada exacta. La fórmula centrada se queda cerca, pero no da lo mismo: se pide lo que da ella.",
                value="3*p**2",
            ),
            Mistake(
                "diferencia-adelante",
                "Esa es la diferencia hacia delante, $(f(x+h) - f(x))/h$, que se equivoca mucho más.",
                value="((p + h)**3 - p**3)/h",
            ),
            Mistake(
                "entre-h", "Los dos puntos distan $2h$: falta dividir entre 2.", value="((p + h)**3 - (p - h)**3)/h"
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
