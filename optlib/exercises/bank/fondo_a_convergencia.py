"""Ejercicios de «Convergencia», la primera página de «A fondo»."""

import numpy as np

from ..draws import Draw, values
from ..kinds import Choice, Code, CodeMistake, Mistake, Numeric, Option, Order, Step


def pl_constant(f, g, best):
    """Da la mayor constante PL que dejan unos costes y las longitudes de sus gradientes."""
    excess = f - best
    above = excess > 0
    return (g[above] ** 2 / (2 * excess[above])).min()


PAGE = "a_convergencia"
EXERCISES = [
    Numeric(
        id="conv-cota",
        goal="Convertir una cota en un número de pasos.",
        question=r"""
            Una función es convexa y suave, con $L = @{L}$, y empiezas a distancia $R = @{R}$ de su mínimo. Con
            $\alpha = 1/L$, ¿cuántos pasos aseguran $\delta_k \le @{eps}$? Usa la constante exacta.
            """,
        label="$k =$",
        decimals=0,
        values={"L": Draw(8, (2, 4, 8, 10, 20)), "R": Draw(3, (2, 3, 5, 6)), "eps": Draw(0.01, (0.1, 0.02, 0.01))},
        answer="ceil((L*R**2/eps - 2)/4 - 1e-9)",
        mistakes=(
            Mistake(
                "cota-simple",
                r"Es lo que asegura $\frac{LR^2}{2k}$: vale, pero pide el doble de los que hacen falta.",
                value="ceil(L*R**2/(2*eps) - 1e-9)",
            ),
            Mistake("distancia-sin-cuadrado", "La distancia va al cuadrado.", value="ceil((L*R/eps - 2)/4 - 1e-9)"),
            Mistake(
                "cuenta-de-nesterov",
                "Esa es la cuenta de Nesterov, con su $(k + 1)^2$.",
                value="ceil(sqrt(2*L*R**2/eps) - 1 - 1e-9)",
            ),
            Mistake(
                "redondeo-abajo",
                "Con ese $k$ la cota todavía pasa un poco: hay que redondear hacia arriba.",
                value="ceil((L*R**2/eps - 2)/4 - 1e-9) - 1",
            ),
        ),
        hints=(
            r"Despeja $k$ de $\frac{LR^2}{4k + 2} \le @{eps}$.",
            "El número de pasos es entero: el primero que cumple la desigualdad.",
        ),
        solution=r"""
            $4k + 2 \ge \frac{LR^2}{\varepsilon} = @{L*R**2/eps}$, luego $k \ge @{(L*R**2/eps - 2)/4}$: bastan
            $@{ceil((L*R**2/eps - 2)/4 - 1e-9)}$ pasos. La cota simple, $\frac{LR^2}{2k}$, pediría $@{ceil(L*R**2/(2*eps) - 1e-9)}$.
            """,
    ),
    Numeric(
        id="conv-rebote",
        goal="Hallar dónde acaba el descenso si falta la suavidad.",
        question=r"""
            En $f(x) = |x|^{3/2}$, el descenso por gradiente con $\alpha = @{lr}$ fija acaba yendo y viniendo entre $a$ y $-a$.
            ¿Cuánto vale $a > 0$?
            """,
        label="$a =$",
        values={"lr": Draw(0.4, values(0.2, 2, 0.04))},
        answer="(3*lr/4)**2",
        mistakes=(
            Mistake(
                "al-minimo",
                "Desde ese punto un paso cae justo en 0. Se pide que caiga en el opuesto.",
                value="(3*lr/2)**2",
            ),
            Mistake("raiz-de-a", r"Eso es $\sqrt a$: falta elevar al cuadrado.", value="3*lr/4"),
            Mistake(
                "sin-derivada",
                r"La derivada de $x^{3/2}$ lleva el factor $\tfrac32$.",
                value="(lr/2)**2",
            ),
        ),
        hints=(
            r"Para $x > 0$ la derivada es $\tfrac32 \sqrt x$.",
            r"Pide que un paso desde $a$ lleve a $-a$: $a - \alpha \cdot \tfrac32 \sqrt a = -a$.",
        ),
        solution=r"""
            De $2a = \tfrac32 \alpha \sqrt a$ sale $\sqrt a = \tfrac34 \alpha = @{3*lr/4}$ y $a = @{(3*lr/4)**2}$. Cuanto más cerca
            del mínimo, mayor es la curvatura, que no está acotada: ninguna tasa fija es bastante pequeña.
            """,
    ),
    Choice(
        id="conv-hipotesis",
        goal="Saber qué asegura cada hipótesis.",
        question=r"¿Qué afirmaciones son ciertas para toda función del tipo que dicen, con descenso por gradiente y $\alpha = 1/L$? Marca todas.",
        several=True,
        options=(
            Option(
                "gradiente-a-cero",
                r"Si es suave y está acotada por debajo, $\lVert g_k \rVert \to 0$.",
                r"Los $\lVert g_k \rVert^2$ tienen suma finita, por el lema 1, así que tienden a cero.",
                right=True,
            ),
            Option(
                "siempre-al-minimo",
                r"Si es suave y está acotada por debajo, $\delta_k \to 0$.",
                "Puede parar en un mínimo local o en un punto de silla: el gradiente se anula y el coste no llega.",
            ),
            Option(
                "pl-solo-minimos",
                "Si es suave y PL, todo punto de gradiente cero es un mínimo.",
                r"$\nabla f = 0$ en la desigualdad deja $f(x) - f^\star \le 0$.",
                right=True,
            ),
            Option(
                "convexa-con-factor",
                "Si es suave y convexa, el coste se acerca al mínimo multiplicado en cada paso por un factor fijo menor que 1.",
                "En una función que cerca de su mínimo sea $x^4$, el cociente de un coste al siguiente tiende a 1.",
            ),
            Option(
                "minimos-cuadrados-pl",
                r"En los mínimos cuadrados con más parámetros que datos, $\delta_k$ se multiplica en cada paso por un factor fijo menor que 1, como mucho.",
                "No son fuertemente convexos, pero son PL, con el menor valor propio no nulo.",
                right=True,
            ),
            Option(
                "pl-es-convexa",
                "Si es suave y PL, es convexa.",
                r"$x^2 + 3\operatorname{sen}^2 x$ es PL y su curvatura llega a $-4$.",
            ),
        ),
        hints=(
            "Distingue lo que se dice del gradiente de lo que se dice del coste.",
            "Busca un ejemplo de la página en contra de cada afirmación.",
        ),
        solution="El lema 1 da gradientes pequeños; PL los convierte en costes pequeños. La convexidad sin más da $1/k$, sin factor fijo.",
    ),
    Code(
        id="conv-constante",
        goal="Estimar una constante PL con medidas.",
        question=r"""
            Escribe `pl_constant(f, g, best)`: la mayor $\mu$ con la que PL vale en unos puntos. `f` es un array con sus costes;
            `g`, con las longitudes de sus gradientes, y `best`, el coste mínimo. Algún punto puede ser el mínimo: ahí no hay nada
            que pedir.
            """,
        function="pl_constant",
        skeleton='def pl_constant(f, g, best):\n    ...\n\ncheck("conv-constante", pl_constant)',
        reference=pl_constant,
        cases=(
            (np.array([2.0, 1.0, 5.0]), np.array([2.0, 3.0, 4.0]), 0.0),
            (np.array([3.0, 1.5, 1.0]), np.array([1.0, 2.0, 0.0]), 1.0),
            (np.array([0.5, 4.0, 0.0, 7.0]), np.array([1.0, 1.0, 0.0, 0.0]), 0.0),
        ),
        mistakes=(
            CodeMistake(
                "pl-sin-2",
                "Falta el 2: PL lleva un medio delante del gradiente al cuadrado.",
                lambda f, g, best: (g[f > best] ** 2 / (f[f > best] - best)).min(),
            ),
            CodeMistake(
                "pl-sin-cuadrado",
                "El gradiente va al cuadrado.",
                lambda f, g, best: (g[f > best] / (2 * (f[f > best] - best))).min(),
            ),
            CodeMistake(
                "cociente-mayor",
                "PL tiene que valer en todos los puntos: manda el peor, el de cociente menor.",
                lambda f, g, best: (g[f > best] ** 2 / (2 * (f[f > best] - best))).max(),
            ),
            CodeMistake(
                "sin-restar-el-minimo",
                "Al coste hay que restarle el del mínimo.",
                lambda f, g, best: (g[f > best] ** 2 / (2 * f[f > best])).min(),
            ),
        ),
        hints=(
            r"Despeja $\mu$ de la desigualdad en un punto.",
            "Quédate antes con los puntos de coste mayor que `best`: `f > best` los señala.",
        ),
        solution=r"En cada punto vale cualquier $\mu \le \frac{\lVert g \rVert^2}{2(f - f^\star)}$, así que se toma el menor cociente:",
    ),
    Numeric(
        id="conv-ciclo",
        goal="Hallar desde qué tasa la bola pesada tiene un ciclo de cuatro puntos.",
        question=r"""
            La función del polígono, con $\mu = 0$, es solo convexa. Toma $K = 4$. ¿Desde qué valor de $\alpha L$ tiene en ella la bola pesada,
            con $\beta = @{b}$, un ciclo de cuatro puntos?
            """,
        label=r"$\alpha L =$",
        values={"b": Draw(0.5, values(0.5, 0.9, 0.01))},
        answer="(1 + b**2)/b",
        mistakes=(
            Mistake(
                "estabilidad",
                "Ese es el límite de estabilidad en las cuadráticas: el ciclo aparece antes.",
                value="2*(1 + b)",
            ),
            Mistake("parte-real", "Ahí se anula la parte real de $m$; falta la condición entera.", value="1 + b"),
            Mistake("mitad", "Al reunir los términos queda un 2 delante de cada lado.", value="(1 + b**2)/(2*b)"),
            Mistake(
                "sin-modulo",
                r"Has pedido la condición para $m$ y no para $z = m - |m|^2$.",
                value="2",
            ),
        ),
        hints=(
            r"Con $\omega = i$, $m = \frac{(a - 1 - \beta) + i(1 - \beta)}{a}$, donde $a = \alpha L$, y la tangente de $\pi/4$ es 1.",
            r"La condición es $(a - 1 - \beta)\, a - (a - 1 - \beta)^2 - (1 - \beta)^2 \ge (1 - \beta)\, a$.",
        ),
        solution=r"""
            Con $a = \alpha L$ y $u = a - 1 - \beta$, la condición es $u\,(a - u) - (1 - \beta)^2 \ge (1 - \beta)\,a$. Como $a - u = 1 + \beta$,
            queda $2\beta a \ge (1 + \beta)^2 + (1 - \beta)^2 = 2 + 2\beta^2$, es decir,

            $$\alpha L \ge \frac{1 + \beta^2}{\beta} = @{(1 + b**2)/b}$$

            Es menos que $2(1 + \beta) = @{2*(1 + b)}$, el límite de estabilidad.
            """,
    ),
    Order(
        id="conv-lyapunov",
        goal="Ordenar la demostración del teorema 9.",
        question="Ordena los pasos con que se demuestra el $1/k^2$ de Nesterov.",
        steps=(
            Step("bajar-desde-y", "Acotar lo que baja el paso desde $y_k$ con el lema del descenso.", ""),
            Step(
                "usar-la-convexidad",
                "Comparar $f(y_k)$ con $f(x_k)$ y con el mínimo por la convexidad, y sumar con pesos.",
                "La convexidad mueve a $x_k$ y a $x^\\star$ la cota que el lema da en $y_k$.",
            ),
            Step(
                "completar-el-cuadrado",
                "Reunir los productos con el gradiente en $u_k - x^\\star$ y completar un cuadrado.",
                "Para reunir los productos antes hay que haber sumado las desigualdades.",
            ),
            Step(
                "energia-no-crece",
                "Ver que la energía $E_k$ no crece, porque $t_k^2 - t_k \\le t_{k-1}^2$.",
                "Las dos partes de la energía salen al completar el cuadrado.",
            ),
            Step(
                "quitar-la-distancia",
                "Quitar de la energía la parte de la distancia y dividir entre $t_{k-1}^2$.",
                "Solo se puede acotar $\\delta_k$ cuando se sabe que la energía no pasa de la inicial.",
            ),
        ),
        hints=("¿Qué se sabe del paso antes de usar la convexidad?", "La energía aparece al final, no al principio."),
        solution="Lema en $y_k$, convexidad hacia $x_k$ y hacia el mínimo, cuadrado completo, energía que no crece y despejar.",
    ),
    Choice(
        id="conv-inferior",
        goal="Leer las condiciones de una cota inferior.",
        question=r"¿En qué casos se puede **asegurar** un error menor que la cota del teorema 11, sin contradecirlo? Marca todos.",
        several=True,
        options=(
            Option(
                "conjugado-en-diez",
                "Gradiente conjugado en una cuadrática de 10 variables, con 10 pasos.",
                "La cota pide $d \\ge 2k + 1$, y aquí el método acaba exactamente en 10 pasos.",
                right=True,
            ),
            Option(
                "descenso-con-plan",
                "Descenso por gradiente con un plan de tasas bien elegido, en todas las cuadráticas convexas de un millón de variables con curvatura entre 0 y $L$, en 1000 pasos.",
                "Las tasas no cambian que cada punto salga de combinar gradientes: en una de ellas, la cota vale.",
            ),
            Option(
                "elipsoide-en-el-plano",
                "El método del elipsoide en dos variables, con $k$ grande.",
                "La dimensión es fija y, además, no se mueve por el espacio que generan los gradientes.",
                right=True,
            ),
            Option(
                "momentum-en-la-cadena",
                "Momentum con el mejor par, en la cadena de $2k + 1$ variables, con $k$ pasos.",
                "También se mueve por el espacio que generan los gradientes: tras $k$ pasos solo ve $k$ coordenadas.",
            ),
            Option(
                "newton-en-la-cadena",
                "Un paso del método de Newton en la cadena.",
                "Usa la inversa de la hessiana, que llena todas las coordenadas: llega en un paso.",
                right=True,
            ),
        ),
        hints=(
            "Las dos condiciones son la dimensión y que los puntos salgan de combinar gradientes ya vistos.",
            "¿Puede el método tocar una coordenada en la que todos los gradientes vistos valen 0?",
        ),
        solution="La cota necesita más del doble de variables que pasos y que cada punto sea el de partida más una combinación de gradientes. "
        "Cambiar las tasas o añadir inercia no rompe ninguna de las dos.",
    ),
]
