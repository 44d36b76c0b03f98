"""Ejercicios del capítulo 1: los modelos, lo que se elige antes de entrenar y los que mezclan ideas."""

from ..draws import Draw, values
from ..kinds import Choice, Mistake, Numeric, Option, Order, Step

PAGE = "01_fundamentos"
EXERCISES = [
    Choice(
        id="fund-despejar",
        goal="Decidir en qué modelos se despeja el mínimo.",
        question=r"""
            El coste es siempre la media de los cuadrados de los errores, por ½. ¿Con cuáles de estos modelos es
            $\nabla J = 0$ un sistema lineal, que se despeja? Los parámetros son $w$, $b$ y $c$. Marca todos los que lo sean.
            """,
        several=True,
        options=(
            Option(
                "recta",
                r"$\hat y = w x + b$",
                "Es lineal, y es lo que se hizo con las nebulosas: cada derivada es una suma de números por $w$ y por $b$.",
                right=True,
            ),
            Option(
                "parabola",
                r"$\hat y = w x^2 + b$",
                "Es lineal, aunque su gráfica sea una parábola: $x^2$ es un número conocido en cada ejemplo, y $w$ solo lo multiplica.",
                right=True,
            ),
            Option(
                "tanh-de-la-entrada",
                r"$\hat y = c\,\operatorname{tanh}(x) + b$",
                r"Es lineal: la tangente hiperbólica se aplica a la entrada, que se conoce, y no encierra ningún parámetro.",
                right=True,
            ),
            Option(
                "tanh-con-w-y-b",
                r"$\hat y = \operatorname{tanh}(w x + b)$",
                r"No lo es: $w$ y $b$ quedan encerrados en una tangente hiperbólica distinta por cada ejemplo.",
            ),
            Option(
                "tanh-con-w",
                r"$\hat y = c\,\operatorname{tanh}(w x)$",
                r"No lo es: aunque $c$ solo multiplica, $w$ está dentro de la tangente hiperbólica, como en una red.",
            ),
        ),
        hints=(
            "Piensa en un ejemplo con números: deja $x$ e $y$ fijos y mira cómo entra cada parámetro.",
            "Que la gráfica sea curva no importa; importa si algún parámetro está dentro de una función que no es lineal.",
        ),
        solution=r"Se despejan $w x + b$, $w x^2 + b$ y $c\,\operatorname{tanh}(x) + b$: en ellos cada parámetro solo se multiplica por números conocidos y se suma. En una red los pesos están dentro de la activación, y por eso se buscan paso a paso.",
    ),
    Numeric(
        id="fund-parada",
        goal="Elegir con qué parámetros quedarse.",
        question=r"""
            Entrenas una red y cada $@{s}$ pasos calculas sus costes. Desde el paso 0, el de entrenamiento es $6.4$, $2.9$, $1.7$,
            $1.1$, $0.7$ y $0.4$; el de validación, $@{v0}$, $@{v1}$, $@{v2}$, $@{v3}$, $@{v4}$ y $@{v5}$. Con parada temprana,
            ¿de qué paso son los parámetros con los que te quedas?
            """,
        label="Paso:",
        decimals=0,
        values={
            "s": Draw(100, (50, 100, 200, 500)),
            "v0": Draw(6.8, values(6, 8, 0.2)),
            "v1": Draw(3.2, values(3, 4, 0.1)),
            "v2": Draw(3.6, values(3.2, 4.4, 0.1)),
            "v3": Draw(2.3, values(2, 3.4, 0.1)),
            "v4": Draw(2.7, values(2, 3.4, 0.1)),
            "v5": Draw(4.1, values(3.6, 5.5, 0.1)),
        },
        where="v2 > v1 and (v3 < v1 - 0.1 and (v4 < v1 and v3 != v4))",
        answer="s*(3 + (v4 < v3))",
        mistakes=(
            Mistake(
                "mira-entrenamiento",
                "En ese paso el coste de entrenamiento es el menor, pero el de validación ya había empezado a subir.",
                value="5*s",
            ),
            Mistake(
                "primera-subida",
                "Has parado en cuanto la validación subió una vez. Es una medida ruidosa: mira si después baja todavía más.",
                value="s",
            ),
            Mistake(
                "al-inicio", "Ahí la red no ha aprendido nada: los dos costes son los mayores de la lista.", value="0"
            ),
            Mistake("coste-no-paso", "Eso es un coste; se pide el paso en que se midió.", value="min(v3, v4)"),
            Mistake(
                "lugar-en-la-lista",
                "Ese es su lugar en la lista, contando desde 0: se mide cada $@{s}$ pasos.",
                value="3 + (v4 < v3)",
            ),
        ),
        hints=(
            "¿Cuál de las dos listas habla de datos que la red no ha visto?",
            "El primer valor de cada lista es el del paso 0; el segundo, el del paso $@{s}$.",
        ),
        solution=r"""
            El menor coste de validación es $@{min(v3, v4)}$, en el paso $@{s*(3 + (v4 < v3))}$. El de entrenamiento sigue
            bajando después, pero ya solo mejora con los ejemplos que la red ha visto.
            """,
    ),
    Order(
        id="fund-orden",
        goal="Ordenar las etapas de un entrenamiento honrado.",
        question="Quieres entrenar un modelo, elegir su tasa de aprendizaje y decir lo bueno que es. Ordena las etapas.",
        steps=(
            Step("repartir", "Repartir los ejemplos en entrenamiento, validación y prueba.", ""),
            Step(
                "ajustar-con-cada-tasa",
                "Con cada tasa candidata, ajustar los parámetros con los ejemplos de entrenamiento, y descartar las que divergen.",
                "Antes de ajustar nada hay que haber apartado los datos con los que no se ajusta.",
            ),
            Step(
                "validar",
                "Calcular el coste de validación de los modelos que quedan.",
                "Solo se puede medir un modelo después de entrenarlo.",
            ),
            Step(
                "quedarse-con-el-mejor",
                "Quedarse con el modelo de menor coste de validación.",
                "Para elegir hace falta haber medido la validación de todos.",
            ),
            Step(
                "medir-una-vez",
                "Medir una sola vez el coste del elegido con los ejemplos de prueba.",
                "Los datos de prueba son lo último: si sirven para elegir, dejan de ser una medida imparcial.",
            ),
        ),
        hints=(
            "¿Qué datos no debe haber visto el modelo cuando se le juzga?",
            "La tasa se elige con la validación; la nota final se da con la prueba.",
        ),
        solution="Primero se reparte, luego se entrena con unos datos, se elige con otros y se informa con los terceros, que no se han usado para nada más.",
    ),
    Choice(
        id="fund-piezas",
        goal="Distinguir lo que da forma a la superficie de coste de lo que la recorre.",
        question="""
            Vuelves a ajustar la recta de Hubble con una sola novedad. Marca las que alteran la superficie de coste
            $J(w, b)$.
            """,
        several=True,
        options=(
            Option(
                "mas-nebulosas",
                "Añadir cinco nebulosas.",
                "La cambia: el coste pasa a promediar también los errores en ellas. Los datos dan forma al paisaje.",
                right=True,
            ),
            Option(
                "otro-modelo",
                "Predecir con $w x^2 + b$.",
                "La cambia: con los mismos $w$ y $b$ salen otras predicciones, y por tanto otro coste.",
                right=True,
            ),
            Option(
                "otro-coste",
                "Promediar los errores sin signo, en vez de la mitad de sus cuadrados.",
                "La cambia: es otra función de coste, y da otra altura a cada recta.",
                right=True,
            ),
            Option(
                "tasa-cambia-superficie",
                r"Subir la tasa $\alpha$ de 0.3 a 0.9.",
                "No la cambia: se recorre la misma superficie con pasos más largos.",
            ),
            Option(
                "partida-cambia-superficie",
                "Partir de $w = 2$, $b = 3$.",
                "No la cambia: el camino empieza en otro punto de la misma superficie.",
            ),
            Option(
                "optimizador-cambia-superficie",
                "Cambiar de optimizador.",
                "No la cambia: el optimizador decide cómo se baja, y no por dónde pasa el suelo.",
            ),
        ),
        hints=(
            "La altura de un punto de la superficie es el coste de una recta. ¿Qué hace falta para calcularlo?",
            "Separa las cuatro piezas: datos, modelo, función de coste y optimizador.",
        ),
        solution="El coste de una recta depende de los datos, del modelo y de la función de coste. El optimizador, con su tasa y su punto de partida, solo recorre la superficie.",
    ),
    Numeric(
        id="fund-parametros",
        goal="Contar los parámetros de una red.",
        question="""
            Una red tiene $@{d}$ entradas, una capa oculta de $@{h}$ neuronas y $@{c}$ neuronas de salida, todas con
            sesgo. Cada neurona recibe todas las salidas de la capa anterior. ¿Cuántos parámetros tiene?
            """,
        label="Parámetros:",
        decimals=0,
        values={"d": Draw(4, values(2, 9)), "h": Draw(5, values(3, 12)), "c": Draw(3, values(2, 6))},
        answer="(d + 1)*h + (h + 1)*c",
        mistakes=(
            Mistake("sin-sesgos", "Has contado los pesos; faltan los sesgos, uno por neurona.", value="d*h + h*c"),
            Mistake("sin-sesgos-salida", "Faltan los sesgos de las neuronas de salida.", value="(d + 1)*h + h*c"),
            Mistake("sin-sesgos-ocultos", "Faltan los sesgos de las neuronas ocultas.", value="d*h + (h + 1)*c"),
            Mistake(
                "sesgos-de-entrada", "Las entradas no son neuronas: no tienen sesgo.", value="(d + 1)*h + (h + 1)*c + d"
            ),
            Mistake("solo-primera", "Falta la segunda capa de pesos, la que va a la salida.", value="(d + 1)*h"),
            Mistake("neuronas", "Eso es el número de neuronas; cada una tiene varios pesos y un sesgo.", value="h + c"),
        ),
        hints=(
            "Cuenta neurona a neurona: un peso por cada conexión que le llega, y un sesgo.",
            "Cada neurona oculta tiene $@{d}$ pesos y un sesgo.",
            "Cada neurona de salida recibe las $@{h}$ salidas de la capa oculta.",
        ),
        solution=r"""
            La capa oculta tiene $(@{d} + 1) \cdot @{h} = @{(d + 1)*h}$ parámetros y la de salida
            $(@{h} + 1) \cdot @{c} = @{(h + 1)*c}$. En total, $@{(d + 1)*h + (h + 1)*c}$.
            """,
    ),
    Choice(
        id="fund-hiperparametros",
        goal="Distinguir parámetros de hiperparámetros.",
        question="Entrenas una red con una capa oculta. ¿Cuáles de estos son hiperparámetros? Marca todos los que lo sean.",
        several=True,
        options=(
            Option(
                "tasa",
                "La tasa de aprendizaje.",
                "Es un hiperparámetro: se fija antes de entrenar, y el optimizador la usa sin cambiarla.",
                right=True,
            ),
            Option(
                "numero-de-neuronas",
                "El número de neuronas de la capa oculta.",
                "Es un hiperparámetro: decide cuántos parámetros habrá, y el entrenamiento no lo toca.",
                right=True,
            ),
            Option(
                "peso-hiperparametro",
                "El peso que une una entrada con una neurona.",
                "Es un parámetro: lo ajusta el optimizador paso a paso.",
            ),
            Option(
                "sesgo-hiperparametro",
                "El sesgo de la neurona de salida.",
                "Es un parámetro, como los pesos, aunque se llame de otra forma.",
            ),
            Option(
                "numero-de-pasos",
                "El número de pasos del entrenamiento.",
                "Es un hiperparámetro: pararse antes o después da modelos distintos.",
                right=True,
            ),
            Option(
                "gradiente-hiperparametro",
                "El gradiente del coste.",
                "Ni una cosa ni otra: se calcula en cada paso a partir de los parámetros y los datos.",
            ),
        ),
        hints=(
            "Pregúntate de cada uno: ¿cambia mientras se entrena?, ¿quién decide su valor?",
            "Lo que se elige probando y comparando con datos de validación es un hiperparámetro.",
        ),
        solution="Son hiperparámetros la tasa, el número de neuronas y el de pasos. Pesos y sesgos son parámetros; el gradiente se calcula.",
    ),
    Choice(
        id="fund-familia",
        goal="Reconocer un optimizador por lo que recuerda.",
        question=r"""
            Un optimizador guarda, de cada parámetro, una media de los cuadrados de sus gradientes recientes, y divide
            el gradiente de ahora por la raíz de esa media. No guarda nada más. ¿Cuál es?
            """,
        options=(
            Option(
                "descenso-recuerda",
                "Descenso por gradiente",
                "El descenso por gradiente no recuerda nada: usa solo el gradiente de ahora.",
            ),
            Option(
                "momentum-cuadrados",
                "Momentum",
                "Momentum acumula los gradientes con su signo, no sus cuadrados, y no divide entre nada.",
            ),
            Option(
                "rmsprop",
                "RMSProp",
                "RMSProp hace justo eso: la raíz de la media de los cuadrados da a cada parámetro su escala.",
                right=True,
            ),
            Option(
                "adam-un-vector",
                "Adam",
                "Adam guarda también una media de los gradientes con su signo: son dos memorias.",
            ),
        ),
        hints=(
            "Un cuadrado pierde el signo: con él se mide tamaño, no dirección.",
            "Descarta los que no dividen entre nada y los que guardan también una media con signo.",
        ),
        solution="Es RMSProp. La raíz de la media de los cuadrados es, en inglés, *root mean square*: de ahí su nombre.",
    ),
    Choice(
        id="fund-errata-minimo",
        goal="Encontrar lo que una diapositiva dice de más.",
        question="""
            La diapositiva de los optimizadores presenta el descenso por gradiente como un algoritmo clásico que usa el
            gradiente para encontrar el mínimo de la función de coste. ¿Qué hay que corregir?
            """,
        options=(
            Option(
                "puede-no-ser-minimo",
                "Que encuentre el mínimo: puede acabar en otro punto.",
                "Ese es el exceso: se acerca a un punto de gradiente nulo. Con un solo fondo, como el de la recta, y una tasa adecuada, es el mínimo; con varios, depende de dónde se empiece.",
                right=True,
            ),
            Option(
                "usa-el-coste",
                "Que use el gradiente: usa el valor del coste.",
                "El paso es la tasa por el gradiente; el valor del coste no aparece en la regla.",
            ),
            Option(
                "nacio-con-las-redes",
                "Que sea clásico: se inventó para entrenar redes neuronales.",
                "Es anterior a las redes en casi un siglo: Cauchy lo propuso en 1847.",
            ),
            Option(
                "gradiente-al-minimo",
                "Nada: el gradiente apunta siempre hacia el mínimo.",
                "Su opuesto apunta hacia donde el coste baja más deprisa en ese punto, que no suele ser hacia el mínimo.",
            ),
        ),
        hints=(
            "Piensa en una superficie con varios valles.",
            "El descenso se detiene donde el gradiente se anula. ¿Qué puntos tienen gradiente nulo?",
        ),
        solution="El descenso baja desde donde empieza y se detiene donde el gradiente se anula, quizá en el fondo de otro valle: un mínimo *local*. Con una tasa grande, ni eso.",
    ),
]
