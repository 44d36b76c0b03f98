"""Ejercicios del capítulo 2: la parada, la comprobación del gradiente y los que mezclan ideas."""

from ...deck import printed
from ..draws import Draw, values
from ..execution import Run
from ..kinds import Choice, Column, FillTable, Mistake, Numeric, Option, Order, Step

# Los pasos que se dan hasta parar: uno por cada punto en que la derivada pasa de la tolerancia.
STEPS_TAKEN = "(" + " + ".join(f"(abs(grad[{k}]) > tol)" for k in range(8)) + ")"

PAGE = "02_descenso_gradiente"
EXERCISES = [
    Order(
        id="gd-orden",
        goal="Ordenar lo que se hace en un paso.",
        question="Ordena lo que ocurre en un paso del descenso por gradiente, con la parada incluida.",
        steps=(
            Step("Calcular el gradiente de la función de coste en el punto actual.", ""),
            Step(
                "Parar si la longitud del gradiente no pasa de la tolerancia.",
                "Para saber si el gradiente es pequeño, primero hay que haberlo calculado.",
                after=(0,),
            ),
            Step(
                "Multiplicar el gradiente por la tasa de aprendizaje.",
                "Para multiplicar el gradiente por la tasa, primero hay que haberlo calculado.",
                after=(0,),
            ),
            Step(
                "Restar el resultado al punto actual.",
                "Lo que se resta es el gradiente ya multiplicado por la tasa.",
                after=(0, 2),
            ),
            Step(
                "Volver a empezar desde el punto nuevo.",
                "Se vuelve a empezar cuando ya está hecho todo lo demás: moverse y mirar si conviene parar.",
            ),
        ),
        hints=("¿Qué necesitas saber antes de moverte?", "¿De qué dato depende la parada?"),
        solution="Gradiente en el punto actual, parada, producto por la tasa, resta y vuelta a empezar. La parada solo "
        "necesita el gradiente: mirarla un poco más tarde, antes de volver a empezar, también vale.",
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
                "la-x",
                "Ahí es $x$ lo que no pasa de la tolerancia; la derivada, que vale $2x$, todavía sí.",
                value=f"{STEPS_TAKEN} - 1",
            ),
            Mistake(
                "puntos",
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
            Mistake("factor-2", "La derivada de $(w-3)^2$ es $2(w-3)$: falta el 2.", value="x[k] - 3", column="grad"),
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
            Mistake("gradiente", "Eso es la derivada en ese punto, no el coste.", value="grad[3]"),
            Mistake("sin-cuadrado", "Falta elevar al cuadrado la diferencia.", value="x[3] - 3"),
            Mistake("sin-cuadrado-ni-signo", "Esa es la distancia a 3: falta elevarla al cuadrado.", value="3 - x[3]"),
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
    Choice(
        id="gd-corto",
        goal="Reconocer los problemas en los que el descenso por gradiente se queda corto.",
        question="Das 100 pasos de descenso por gradiente con una tasa fija: la mejor, salvo que se diga otra. "
        "¿En qué casos acabas lejos del mínimo global? Márcalos todos.",
        several=True,
        options=(
            Option(
                "$3x^2 + 2xy + y^2$ desde $(2, -2)$.",
                r"Con $\alpha = 0.25$ cada paso multiplica la distancia por 0.7071 en el peor de los ejes: sobran pasos.",
            ),
            Option(
                r"$(x^2 - 1)^2 + 0.3x$ desde $x = 1.8$, con $\alpha = 0.02$.",
                "Baja al valle en cuya ladera empieza, el de la derecha, y el más hondo es el de la izquierda.",
                right=True,
            ),
            Option(
                "$x^2 + 50$ desde $x = 40$.",
                "El coste del mínimo es 50, no 0, pero se llega: sumar una constante no cambia ningún paso.",
            ),
            Option(
                r"$\tfrac12(x^2 + 1000y^2)$ desde $(1000, 1)$.",
                r"El número de condición es 1000: el mejor factor, $999/1001$, deja tras 100 pasos $@{(999/1001)**100:2}$ de la distancia.",
                right=True,
            ),
            Option(
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
