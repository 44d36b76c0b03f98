"""Ejercicios del capítulo 6: Momentum, Nesterov, Adagrad, RMSProp y Adadelta."""

from optlib.exercises import (
    Choice,
    Code,
    CodeMistake,
    Column,
    Draw,
    Mistake,
    Numeric,
    Option,
    Order,
    Run,
    Step,
    Table,
    values,
)


def nesterov_velocity(x, v, grad, lr, beta):
    """Da la velocidad nueva de Nesterov."""
    return beta * v + grad(x - lr * beta * v)


RATES = (0.05, 0.1, 0.15, 0.2)
BETAS = (0.5, 0.6, 0.8, 0.9)

EXERCISES = [
    Table(
        id="momentum-tabla",
        goal="Encadenar pasos de Momentum llevando la cuenta de la velocidad.",
        question=r"""
            Minimizas $f(x) = x^2$ con Momentum desde $x_0 = @{x0}$, con $\alpha = @{lr}$ y $\beta = @{b}$. La primera fila está hecha. Completa
            la tabla (hasta cuatro decimales).
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
            Column("new", "$x$ nuevo", "x[k+1]", follows="point - lr*speed"),
        ),
        mistakes=(
            Mistake(
                "sin-memoria",
                r"Has usado solo el gradiente: falta sumarle la velocidad anterior multiplicada por $\beta$.",
                value="grad[k]",
                column="speed",
            ),
            Mistake(
                "sin-beta",
                r"Has sumado la velocidad anterior entera: antes se multiplica por $\beta$, que es lo que sobrevive al rozamiento.",
                value="v[k-1] + grad[k]",
                column="speed",
            ),
            Mistake(
                "media",
                r"Has hecho una media, con $(1 - \beta)$ delante del gradiente. En esta forma el gradiente se suma entero.",
                value="b*v[k-1] + (1 - b)*grad[k]",
                column="speed",
            ),
            Mistake(
                "gradiente-en-vez-de-v",
                r"Has restado $\alpha$ por el gradiente: el punto se mueve con la velocidad.",
                value="x[k] - lr*grad[k]",
                column="new",
            ),
            Mistake("signo", "El desplazamiento se resta.", value="x[k] + lr*v[k]", column="new"),
            Mistake("factor-2", "La derivada de $x^2$ es $2x$.", value="x[k]", column="g"),
        ),
        hints=(
            "Cada fila empieza en el punto y con la velocidad que dejó la anterior.",
            r"$v$ nueva $= \beta \cdot v + g$, y $x$ nuevo $= x - \alpha \cdot v$, con la $v$ nueva.",
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
        label="tamaño del paso $=$",
        values={
            "slope": Draw(2, values(1, 6)),
            "lr": Draw(0.01, (0.01, 0.02, 0.05)),
            "b": Draw(0.9, (0.5, 0.8, 0.9, 0.95)),
        },
        answer="lr*slope/(1 - b)",
        mistakes=(
            Mistake(
                "sin-inercia", "Ese es el primer paso, cuando aún no hay velocidad; después crece.", value="lr*slope"
            ),
            Mistake(
                "multiplicado",
                r"Has multiplicado por $1 - \beta$: la suma $1 + \beta + \beta^2 + \cdots$ es mayor que 1.",
                value="lr*slope*(1 - b)",
            ),
            Mistake(
                "alterno",
                "Ese sería el tamaño si el gradiente cambiara de signo en cada paso.",
                value="lr*slope/(1 + b)",
            ),
            Mistake("sin-gradiente", "Falta el tamaño del gradiente.", value="lr/(1 - b)"),
            Mistake("solo-v", r"Eso es la velocidad; el paso lleva además $\alpha$.", value="slope/(1 - b)"),
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
            Una cuadrática tiene autovalores entre $\mu = @{mu}$ y $L = @{mu*root**2}$. ¿Qué $\beta$ da la convergencia más rápida con Momentum?
            """,
        label=r"$\beta^* =$",
        values={"mu": Draw(1, (1, 2, 4, 5)), "root": Draw(4, values(2, 12))},
        answer="((root - 1)/(root + 1))**2",
        mistakes=(
            Mistake(
                "sin-cuadrado",
                r"Eso es el factor por paso, $\sqrt{\beta}$; falta elevarlo al cuadrado.",
                value="(root - 1)/(root + 1)",
            ),
            Mistake(
                "sin-raiz",
                r"Falta la raíz: en la fórmula entra $\sqrt{\kappa}$.",
                value="((root**2 - 1)/(root**2 + 1))**2",
            ),
            Mistake(
                "descenso",
                "Ese es el factor por paso del descenso por gradiente.",
                value="(root**2 - 1)/(root**2 + 1)",
            ),
            Mistake("alfa", r"Eso es la mejor $\alpha$ para esa inercia.", value="4/(sqrt(mu)*(root + 1))**2"),
        ),
        hints=(
            r"Calcula primero el número de condición, $\kappa = L/\mu$, y su raíz.",
            r"El factor por paso es $\frac{\sqrt{\kappa} - 1}{\sqrt{\kappa} + 1}$, y ese factor es $\sqrt{\beta}$.",
        ),
        solution=r"""
            $\kappa = @{root**2}$ y $\sqrt{\kappa} = @{root}$, así que

            $$\beta^* = \left(\frac{@{root} - 1}{@{root} + 1}\right)^2 = @{((root - 1)/(root + 1))**2}$$
            """,
    ),
    Order(
        id="nesterov-orden",
        goal="Ordenar un paso de Nesterov.",
        question="Ordena lo que ocurre en un paso de Nesterov.",
        steps=(
            Step(r"Calcular el punto adelantado, $x - \alpha \beta v$, con la velocidad que se trae.", ""),
            Step(
                "Evaluar el gradiente en el punto adelantado.",
                "Para evaluar ahí el gradiente hay que saber dónde está el punto adelantado.",
            ),
            Step(
                r"Actualizar la velocidad: $\beta$ por la anterior más ese gradiente.",
                "La velocidad nueva usa el gradiente del punto adelantado, que aún no se conoce.",
            ),
            Step(
                r"Mover el punto: restar a $x$ (no al punto adelantado) $\alpha$ por la velocidad nueva.",
                "El punto se mueve con la velocidad nueva, que todavía no está calculada.",
            ),
        ),
        hints=(
            "¿Qué se conoce al empezar el paso? La velocidad anterior y el punto.",
            "El gradiente se calcula una sola vez.",
        ),
        solution="Mirar adelante, medir la pendiente allí, corregir la velocidad y moverse desde el punto de partida.",
    ),
    Numeric(
        id="nesterov-segundo-paso",
        goal="Distinguir el gradiente de Nesterov del de Momentum.",
        question=r"""
            Minimizas $f(x) = x^2$ con Nesterov desde $x_0 = @{x0}$, con $\alpha = @{lr}$ y $\beta = @{b}$. El primer paso deja
            $x_1 = @{x[1]}$ y $v_1 = @{v[0]}$. ¿Cuánto vale $x_2$?
            """,
        label="$x_2 =$",
        values={"x0": Draw(5, values(-8, 8)), "lr": Draw(0.1, RATES), "b": Draw(0.9, BETAS)},
        run=Run("parabola", "Nesterov", x0="x0", steps=2, hyper={"lr": "lr", "beta": "b"}),
        answer="x[2]",
        mistakes=(
            Mistake(
                "momentum",
                "Eso es Momentum: has evaluado el gradiente en $x_1$ y no en el punto adelantado.",
                value="x[1] - lr*(b*v[0] + 2*x[1])",
            ),
            Mistake(
                "adelanto-entero",
                r"Has adelantado $\alpha v_1$; la inercia solo conserva una parte $\beta$.",
                value="x[1] - lr*(b*v[0] + 2*(x[1] - lr*v[0]))",
            ),
            Mistake(
                "desde-adelantado",
                "Has restado el paso al punto adelantado: se resta a $x_1$, porque la velocidad nueva ya incluye la inercia.",
                value="x[1] - lr*b*v[0] - lr*v[1]",
            ),
            Mistake(
                "sin-velocidad",
                "Has dado un paso con el gradiente adelantado, pero sin la velocidad anterior.",
                value="x[1] - lr*grad[1]",
            ),
            Mistake("descenso", "Eso es el descenso por gradiente: falta la velocidad.", value="x[1] - lr*2*x[1]"),
        ),
        hints=(
            r"El punto adelantado es $x_1 - \alpha \beta v_1$.",
            r"Aquí vale $@{x[1] - lr*b*v[0]}$; calcula ahí la derivada $2x$.",
            r"Después, $v_2 = \beta v_1 + g$ y $x_2 = x_1 - \alpha v_2$.",
        ),
        solution=r"""
            Punto adelantado: $@{x[1]} - @{lr} \cdot @{b} \cdot @{v[0]:p} = @{x[1] - lr*b*v[0]}$; gradiente, $@{grad[1]}$;
            velocidad, $v_2 = @{b} \cdot @{v[0]:p} + @{grad[1]:p} = @{v[1]}$.

            $$x_2 = @{x[1]} - @{lr} \cdot @{v[1]:p} = @{x[2]}$$
            """,
    ),
    Code(
        id="nesterov-codigo",
        goal="Programar la mirada hacia delante.",
        question=r"""
            Escribe `nesterov_velocity(x, v, grad, lr, beta)`: la velocidad nueva de Nesterov. `grad` es una función; `x` y `v`, números o
            arrays de la misma forma.
            """,
        function="nesterov_velocity",
        skeleton='def nesterov_velocity(x, v, grad, lr, beta):\n    ...\n\ncheck("nesterov-codigo", nesterov_velocity)',
        reference=nesterov_velocity,
        cases=(
            (5.0, 2.0, lambda x: 2 * x, 0.25, 0.9),
            (-1.0, 3.0, lambda x: x**3, 0.1, 0.5),
            (2.0, -1.0, lambda x: 2 * (x - 3), 0.2, 0.8),
        ),
        mistakes=(
            CodeMistake(
                "momentum",
                "Evalúas el gradiente en `x`: eso es Momentum. Falta mirar hacia delante.",
                lambda x, v, grad, lr, beta: beta * v + grad(x),
            ),
            CodeMistake(
                "adelanto-entero",
                "Adelantas `lr * v`: la inercia solo conserva una parte `beta`.",
                lambda x, v, grad, lr, beta: beta * v + grad(x - lr * v),
            ),
            CodeMistake(
                "signo",
                "El punto adelantado se obtiene restando: el método se mueve en contra de la velocidad.",
                lambda x, v, grad, lr, beta: beta * v + grad(x + lr * beta * v),
            ),
            CodeMistake(
                "sin-memoria",
                "Falta sumar la velocidad anterior, multiplicada por `beta`.",
                lambda x, v, grad, lr, beta: grad(x - lr * beta * v),
            ),
        ),
        hints=("¿En qué punto se evalúa `grad`?", "El punto adelantado es `x - lr * beta * v`."),
        solution=r"El gradiente se pide en el punto adelantado, y después se suma a la inercia:",
    ),
    Numeric(
        id="adagrad-segundo-paso",
        goal="Acumular cuadrados de gradientes.",
        question=r"""
            Minimizas $f(x) = x^2$ con Adagrad desde $x_0 = @{x0}$, con $\alpha = @{lr}$ y $\varepsilon = 0$. ¿Cuánto vale $x_2$?
            """,
        label="$x_2 =$",
        values={"x0": Draw(5, values(-9, 9)), "lr": Draw(1, (0.2, 0.4, 0.5, 0.8, 1))},
        where="abs(x0) >= 2",
        run=Run("parabola", "Adagrad", x0="x0", steps=2, hyper={"lr": "lr", "eps": 0}),
        answer="x[2]",
        mistakes=(
            Mistake(
                "solo-ultimo",
                "Has dividido solo por el último gradiente: $G$ acumula los cuadrados de los dos.",
                value="x[1] - lr*grad[1]/abs(grad[1])",
            ),
            Mistake(
                "sin-raiz",
                "Has dividido por $G$: se divide por su raíz.",
                value="x[1] - lr*grad[1]/(grad[0]**2 + grad[1]**2)",
            ),
            Mistake(
                "sin-cuadrado",
                "Has sumado los gradientes: se suman sus cuadrados.",
                value="x[1] - lr*grad[1]/sqrt(abs(grad[0]) + abs(grad[1]))",
            ),
            Mistake(
                "media",
                "Has dividido por la raíz de la media de los cuadrados: Adagrad usa la suma.",
                value="x[1] - lr*grad[1]/sqrt((grad[0]**2 + grad[1]**2)/2)",
            ),
            Mistake("un-paso", "Eso es $x_1$: falta el segundo paso.", value="x[1]"),
        ),
        hints=(
            r"El primer paso mide exactamente $\alpha$, sea cual sea el gradiente.",
            "En el segundo, $G = g_0^2 + g_1^2$, con $g_1$ calculado en $x_1$.",
            "$g_0 = @{grad[0]}$ y $g_1 = @{grad[1]}$.",
        ),
        solution=r"""
            $x_1 = @{x[1]}$, porque $\frac{g_0}{\sqrt{g_0^2}}$ es el signo de $g_0$. Ahora $g_1 = @{grad[1]}$ y $G = @{grad[0]**2} + @{grad[1]**2} = @{grad[0]**2 + grad[1]**2}$.

            $$x_2 = @{x[1]} - @{lr} \cdot \frac{@{grad[1]}}{\sqrt{@{grad[0]**2 + grad[1]**2}}} = @{x[2]}$$
            """,
    ),
    Numeric(
        id="rmsprop-primer-paso",
        goal="Prever el tamaño del primer paso de RMSProp.",
        question=r"""
            RMSProp empieza en $x_0 = @{x0}$ sobre $f(x) = x^2$, con $\alpha = @{lr}$, $\rho = @{r}$ y $\varepsilon = 0$. ¿Cuánto mide el primer paso, $|x_1 - x_0|$?
            """,
        label="$|x_1 - x_0| =$",
        values={
            "x0": Draw(5, values(1, 9)),
            "lr": Draw(0.01, (0.01, 0.02, 0.05)),
            "r": Draw(0.9, (0.75, 0.84, 0.9, 0.96, 0.99)),
        },
        run=Run("parabola", "RMSProp", x0="x0", steps=1, hyper={"lr": "lr", "rho": "r", "eps": 0}),
        answer="x0 - x[1]",
        mistakes=(
            Mistake(
                "como-adam",
                r"Ese sería el primer paso de Adam, que corrige el sesgo. RMSProp no lo corrige.",
                value="lr",
            ),
            Mistake("sin-raiz", r"Falta la raíz: se divide por $\sqrt{v}$, no por $v$.", value="lr/(1 - r)"),
            Mistake(
                "multiplicado",
                r"Has multiplicado por $\sqrt{1 - \rho}$: está en el denominador.",
                value="lr*sqrt(1 - r)",
            ),
            Mistake("rho", r"Has usado $\rho$ donde va $1 - \rho$.", value="lr/sqrt(r)"),
            Mistake("descenso", "Ese es el paso del descenso por gradiente.", value="lr*2*x0"),
        ),
        hints=(
            r"Tras el primer gradiente, $v = (1 - \rho) g^2$, porque antes era 0.",
            r"Divide $\alpha g$ por la raíz de ese $v$: el gradiente se cancela.",
        ),
        solution=r"""
            $v = (1 - @{r}) g^2$, así que el paso mide $\alpha \frac{g}{\sqrt{(1 - \rho) g^2}} = \frac{\alpha}{\sqrt{1 - \rho}}$:

            $$\frac{@{lr}}{\sqrt{@{1 - r}}} = @{x0 - x[1]}$$

            El punto de partida no influye.
            """,
    ),
    Choice(
        id="adadelta-diapositiva",
        goal="Encontrar el error de una diapositiva.",
        question="La presentación dice que Adadelta «limita la acumulación de tasas de aprendizaje». ¿Qué hay que corregir?",
        options=(
            Option(
                "Lo que se acumula son cuadrados de gradientes, no tasas; la tasa es lo que mengua por su causa.",
                "Eso es: Adagrad suma $g^2$ sin fin y la tasa efectiva baja. Adadelta cambia la suma por una media móvil.",
                right=True,
            ),
            Option(
                "Adadelta no limita nada: acumula igual que Adagrad.",
                "Sí limita: su media móvil olvida los gradientes antiguos, y por eso sus pasos no se apagan.",
            ),
            Option(
                "Lo que se acumula son los pasos ya dados, y nada más.",
                "Adadelta guarda también el tamaño de los desplazamientos, pero lo que frenaba a Adagrad es otra acumulación.",
            ),
            Option(
                "Nada: las tasas de aprendizaje se van sumando de un paso al siguiente.",
                "En ningún método de este capítulo se suman tasas. Mira qué símbolo acumula Adagrad en su fórmula.",
            ),
        ),
        hints=(
            "Escribe la fórmula de Adagrad: ¿qué cantidad crece en cada paso?",
            "Si esa cantidad crece, ¿qué le pasa a la tasa, que la lleva en el denominador?",
        ),
        solution="Adagrad acumula cuadrados de gradientes en $G$, y por eso su tasa efectiva solo baja. Adadelta usa una media móvil de esos cuadrados y, además, otra de los desplazamientos.",
    ),
    Choice(
        id="otros-valle-girado",
        goal="Saber a qué métodos les importa la orientación del valle.",
        question="Giras un valle 45° (y también el punto de partida). ¿Qué métodos darán la misma sucesión de costes que antes? Marca todos los que la conservan.",
        several=True,
        options=(
            Option(
                "Descenso por gradiente",
                "El gradiente gira con el valle y el paso es proporcional a él: la trayectoria entera gira.",
                right=True,
            ),
            Option(
                "Momentum",
                "La velocidad es una suma de gradientes: gira con ellos.",
                right=True,
            ),
            Option(
                "Nesterov",
                "El punto adelantado, el gradiente y la velocidad giran juntos.",
                right=True,
            ),
            Option(
                "Adagrad",
                "Eleva al cuadrado y divide coordenada por coordenada: las coordenadas de después del giro mezclan las de antes.",
            ),
            Option(
                "RMSProp",
                "Su media móvil va por coordenadas, y en el valle girado las dos ven casi lo mismo.",
            ),
            Option(
                "Adadelta",
                "Las dos medias que usa van por coordenadas, así que depende de los ejes.",
            ),
        ),
        hints=(
            "Pregúntate si la fórmula se puede escribir solo con vectores, sumas y productos por números.",
            "Elevar al cuadrado cada componente depende de qué ejes hayas elegido.",
        ),
        solution="Los que solo suman vectores y los multiplican por números giran con el valle. Los que operan coordenada por coordenada dependen de los ejes.",
    ),
    Choice(
        id="adagrad-frecuencia",
        goal="Leer la fórmula de Adagrad y no su resumen.",
        question="Dos parámetros se actualizan en **todos** los pasos, pero los gradientes del primero son siempre 10 veces mayores. ¿Cómo son sus tasas efectivas en Adagrad?",
        options=(
            Option(
                "La del primero es 10 veces menor.",
                r"Sí: su $\sqrt{G}$ es 10 veces mayor. Cuenta el tamaño acumulado y no solo la frecuencia, como da a entender la diapositiva.",
                right="sqrt(10**2) == 10",
            ),
            Option(
                "Iguales, porque se actualizan con la misma frecuencia.",
                "La fórmula no cuenta actualizaciones: suma cuadrados de gradientes.",
                right="sqrt(10**2) == 1",
            ),
            Option(
                "La del primero es 100 veces menor.",
                "$G$ es 100 veces mayor, pero se divide por su raíz.",
                right="sqrt(10**2) == 100",
            ),
            Option(
                "La del primero es 10 veces mayor.",
                "Al revés: $G$ está en el denominador.",
                right="1/sqrt(10**2) == 10",
            ),
        ),
        hints=(
            r"La tasa efectiva es $\frac{\alpha}{\sqrt{G}}$.",
            "Si los gradientes se multiplican por 10, ¿por cuánto se multiplica $G$?",
        ),
        solution=r"$G$ es $10^2$ veces mayor y $\sqrt{G}$, 10 veces: la tasa del primero es 10 veces menor, y los dos acaban dando pasos del mismo tamaño.",
    ),
]
