"""Ejercicios de la segunda página del capítulo 6: Adagrad, RMSProp y Adadelta."""

from ..draws import Draw, values
from ..execution import Run
from ..kinds import Choice, Mistake, Numeric, Option

PAGE = "06_tasas_por_coordenada"
EXERCISES = [
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
            Mistake("sin-mover", "Ese es el punto de partida: faltan los dos pasos.", value="x0"),
            Mistake("solo-paso", "Eso es lo que se resta en el segundo paso; se pide el punto.", value="x[1] - x[2]"),
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
            Mistake("punto", "Eso es $x_1$; se pide cuánto se ha movido.", value="x[1]"),
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
]
