"""Ejercicios de la segunda página del capítulo 6: Adadelta, qué elegir y los ejes."""

from ..draws import Draw, values
from ..execution import Run
from ..kinds import Choice, Mistake, Numeric, Option, Order, Step

PAGE = "06_tasas_por_coordenada"
EXERCISES = [
    Order(
        id="adadelta-orden",
        goal="Ordenar lo que hace un paso de Adadelta.",
        question="Ordena lo que ocurre en un paso de Adadelta.",
        steps=(
            Step("gradiente-actual", "Calcular el gradiente en el punto actual.", ""),
            Step(
                "v-al-dia",
                "Poner al día $v$ con el cuadrado del gradiente.",
                "La media $v$ se pone al día con el gradiente de este paso, que aún no se conoce.",
            ),
            Step(
                "formar-delta",
                r"Formar el desplazamiento $\Delta$: el gradiente por $\sqrt{u + \varepsilon}$ y entre $\sqrt{v + \varepsilon}$.",
                r"$\Delta$ divide entre la raíz de la $v$ nueva, que ya lleva este gradiente.",
            ),
            Step(
                "u-al-dia-y-restar",
                r"Poner al día $u$ con el cuadrado de $\Delta$, y restar $\Delta$ al punto.",
                r"Tanto $u$ como el punto necesitan el $\Delta$ de este paso.",
            ),
        ),
        hints=(
            "¿Cuál de las dos medias se usa antes de conocer el desplazamiento, y cuál después?",
            r"En el primer paso, $\Delta$ se forma con $u = 0$.",
        ),
        solution=r"Gradiente, $v$, desplazamiento, $u$. El desplazamiento usa la $v$ nueva y la $u$ vieja: su propio tamaño no se puede conocer antes de darlo.",
    ),
    Choice(
        id="tasas-elegir",
        goal="Escoger un método por el problema y por la memoria.",
        question="""
            Los datos tienen millones de palabras raras, el entrenamiento será corto y, además de los parámetros y su gradiente, en la memoria
            solo cabe **un** vector más de ese tamaño. ¿Con qué método empiezas?
            """,
        options=(
            Option(
                "adagrad-basta",
                "Adagrad",
                "Guarda solo $G$, da a cada palabra rara pasos largos, y en un entrenamiento corto no le da tiempo a quedarse sin ellos.",
                right=True,
            ),
            Option(
                "una-tasa-para-todo",
                "Momentum",
                "Cabe, porque guarda solo la velocidad, pero su tasa es la misma para todas las palabras: la de las frecuentes.",
            ),
            Option("adam-un-vector", "Adam", "Tiene tasas propias, pero recuerda dos vectores, $m$ y $v$."),
            Option(
                "adadelta-un-vector",
                "Adadelta",
                "No hay que buscarle la tasa, pero recuerda dos vectores, $v$ y $u$, y arranca despacio: mal para un entrenamiento corto.",
            ),
        ),
        hints=(
            "Descarta primero los que no caben: ¿cuántos vectores recuerda cada uno?",
            "De los que caben, ¿cuál da a una palabra rara una tasa distinta que a una frecuente?",
        ),
        solution="Caben los que recuerdan un vector: Momentum y Adagrad. De los dos, el que se ocupa de las palabras raras es Adagrad, y su defecto, los pasos que menguan, no llega a notarse en un entrenamiento corto.",
    ),
    Choice(
        id="otros-valle-girado",
        goal="Saber a qué métodos les importa la orientación del valle.",
        question="Giras un valle 45° (y también el punto de partida). ¿Qué métodos darán la misma sucesión de costes que antes? Marca todos los que la conserven.",
        several=True,
        options=(
            Option(
                "descenso-gira",
                "Descenso por gradiente",
                "El gradiente gira con el valle y el paso es proporcional a él: la trayectoria entera gira.",
                right=True,
            ),
            Option("momentum-gira", "Momentum", "La velocidad es una suma de gradientes: gira con ellos.", right=True),
            Option(
                "nesterov-gira",
                "Nesterov",
                "El punto adelantado, el gradiente y la velocidad giran juntos.",
                right=True,
            ),
            Option(
                "adagrad-gira",
                "Adagrad",
                "Eleva al cuadrado y divide coordenada por coordenada: las coordenadas de después del giro mezclan las de antes.",
            ),
            Option(
                "rmsprop-gira",
                "RMSProp",
                "Su media móvil va por coordenadas, y en el valle girado las dos ven casi lo mismo.",
            ),
            Option(
                "adadelta-gira", "Adadelta", "Las dos medias que usa van por coordenadas, así que depende de los ejes."
            ),
        ),
        hints=(
            "Pregúntate si la fórmula se puede escribir solo con vectores, sumas y productos por números.",
            "Elevar al cuadrado cada componente depende de qué ejes hayas elegido.",
        ),
        solution="Los que solo suman vectores y los multiplican por números giran con el valle. Los que operan coordenada por coordenada dependen de los ejes.",
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
                "Has dividido solo entre el último gradiente: $G$ acumula los cuadrados de los dos.",
                value="x[1] - lr*grad[1]/abs(grad[1])",
            ),
            Mistake(
                "sin-raiz",
                "Has dividido entre $G$: se divide entre su raíz.",
                value="x[1] - lr*grad[1]/(grad[0]**2 + grad[1]**2)",
            ),
            Mistake(
                "g-sin-cuadrado",
                "Has sumado los gradientes: se suman sus cuadrados.",
                value="x[1] - lr*grad[1]/sqrt(abs(grad[0]) + abs(grad[1]))",
            ),
            Mistake(
                "cuadrados-como-media",
                "Has dividido entre la raíz de la media de los cuadrados: Adagrad usa la suma.",
                value="x[1] - lr*grad[1]/sqrt((grad[0]**2 + grad[1]**2)/2)",
            ),
            Mistake("un-paso-menos", "Eso es $x_1$: falta el segundo paso.", value="x[1]"),
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
    Numeric(
        id="rmsprop-tasa",
        goal="Elegir la tasa de RMSProp por lo cerca que debe acabar.",
        question=r"""
            En el valle $\frac{1}{2}(x^2 + @{root**2 - 1} y^2)$, RMSProp con tasa fija acaba saltando entre $+\frac{\alpha}{2}$ y $-\frac{\alpha}{2}$ en cada
            coordenada. ¿Con qué $\alpha$ se queda el coste en $@{c}$?
            """,
        label=r"$\alpha =$",
        values={"root": Draw(5, values(3, 10)), "c": Draw(0.02, (0.005, 0.02, 0.045, 0.08))},
        answer="2*sqrt(2*c)/root",
        mistakes=(
            Mistake(
                "solo-la-x",
                "Has contado solo la coordenada $x$: la $y$ también salta, y su curvatura pesa más.",
                value="2*sqrt(2*c)",
            ),
            Mistake(
                "solo-la-y",
                "Has contado solo la coordenada $y$: la $x$ también salta.",
                value="2*sqrt(2*c/(root**2 - 1))",
            ),
            Mistake(
                "salto-entero", r"Los saltos llegan a $\frac{\alpha}{2}$, y no a $\alpha$.", value="sqrt(2*c)/root"
            ),
            Mistake("sin-medio", r"Falta el $\frac{1}{2}$ de delante del coste.", value="2*sqrt(c)/root"),
            Mistake("alfa-al-cuadrado", r"Eso es $\alpha^2$: falta la raíz.", value="8*c/root**2"),
        ),
        hints=(
            r"¿Cuánto vale el coste en el punto $(\frac{\alpha}{2}, \frac{\alpha}{2})$?",
            r"En ese punto, $x^2$ e $y^2$ valen $\frac{\alpha^2}{4}$. Iguala y despeja.",
        ),
        solution=r"""
            En el punto $(\frac{\alpha}{2}, \frac{\alpha}{2})$, el coste es $\frac{1}{2}(1 + @{root**2 - 1})\frac{\alpha^2}{4} = @{root**2/8}\,\alpha^2$. Se iguala a $@{c}$ y se despeja:

            $$\alpha = \sqrt{\frac{@{c}}{@{root**2/8}}} = @{2*sqrt(2*c)/root}$$

            Con una tasa mayor se queda más lejos; con una menor, más cerca, pero tarda más.
            """,
    ),
    Numeric(
        id="adadelta-arranque",
        goal="Prever el primer paso de Adadelta.",
        question=r"""
            Adadelta empieza en $x_0 = @{x0}$ sobre $f(x) = x^2$, con $\rho = @{r}$, $\varepsilon = @{e}$ y tasa 1. ¿Cuánto mide el primer paso,
            $|x_1 - x_0|$?
            """,
        label="$|x_1 - x_0| =$",
        values={
            "x0": Draw(5, values(3, 9)),
            "r": Draw(0.95, (0.75, 0.84, 0.9, 0.95)),
            "e": Draw(0.0009, (0.0001, 0.0004, 0.0009, 0.0016)),
        },
        run=Run("parabola", "Adadelta", x0="x0", steps=1, hyper={"lr": 1, "rho": "r", "eps": "e"}),
        answer="x0 - x[1]",
        decimals=3,
        mistakes=(
            Mistake(
                "nuevo-entero",
                r"Falta $1 - \rho$: tras el primer gradiente, $v$ es solo una parte de $g^2$.",
                value="sqrt(e)",
            ),
            Mistake("arranque-sin-raiz", "Falta la raíz.", value="e/(1 - r)"),
            Mistake("raiz-a-medias", r"La raíz abarca también a $1 - \rho$.", value="sqrt(e)/(1 - r)"),
            Mistake("epsilon-fuera", r"$\varepsilon$ va dentro de la raíz.", value="e/sqrt(1 - r)"),
            Mistake(
                "paso-de-rmsprop",
                r"Ese sería el primer paso de RMSProp con tasa 1: en Adadelta el numerador es $\sqrt{u + \varepsilon}$, con $u = 0$.",
                value="1/sqrt(1 - r)",
            ),
            Mistake("punto-no-paso", "Eso es $x_1$; se pide cuánto se ha movido.", value="x[1]"),
        ),
        hints=(
            r"Antes del primer paso no hay desplazamientos: $u = 0$, y en el numerador queda $\sqrt{\varepsilon}$.",
            r"$v = (1 - \rho) g^2$, mucho mayor que $\varepsilon$: el gradiente casi se cancela.",
        ),
        solution=r"""
            El gradiente es $@{2*x0}$ y $v = @{1 - r} \cdot @{4*x0**2} = @{(1 - r)*4*x0**2}$.

            $$\frac{\sqrt{@{e}}}{\sqrt{@{(1 - r)*4*x0**2} + @{e}}} \cdot @{2*x0} = @{x0 - x[1]}$$

            Es casi $\sqrt{\frac{\varepsilon}{1 - \rho}} = @{sqrt(e/(1 - r))}$, y no depende de la pendiente.
            """,
    ),
    Choice(
        id="adadelta-diapositiva",
        goal="Encontrar el error de una diapositiva.",
        question="La presentación dice que Adadelta «limita la acumulación de tasas de aprendizaje». ¿Qué hay que corregir?",
        options=(
            Option(
                "cuadrados-no-tasas",
                "Lo que se acumula son cuadrados de gradientes, no tasas; la tasa es lo que mengua por su causa.",
                "Eso es: Adagrad suma $g^2$ sin fin y la tasa propia baja. Adadelta cambia la suma por una media móvil.",
                right=True,
            ),
            Option(
                "como-adagrad",
                "Adadelta no limita nada: acumula igual que Adagrad.",
                "Sí limita: su media móvil olvida los gradientes antiguos, y por eso sus pasos no se apagan.",
            ),
            Option(
                "acumula-pasos",
                "Lo que se acumula son los pasos ya dados, y nada más.",
                "Adadelta guarda también el tamaño de los desplazamientos, pero lo que frenaba a Adagrad es otra acumulación.",
            ),
            Option(
                "suma-tasas",
                "Nada: las tasas de aprendizaje se van sumando de un paso al siguiente.",
                "En ningún método de este capítulo se suman tasas. Mira qué símbolo acumula Adagrad en su fórmula.",
            ),
        ),
        hints=(
            "Escribe la fórmula de Adagrad: ¿qué cantidad crece en cada paso?",
            "Si esa cantidad crece, ¿qué le pasa a la tasa, que la lleva en el denominador?",
        ),
        solution="Adagrad acumula cuadrados de gradientes en $G$, y por eso su tasa propia solo baja. Adadelta usa una media móvil de esos cuadrados y, además, otra de los desplazamientos.",
    ),
]
