"""Preguntas de un toque del capítulo 1: fundamentos, en el orden de su página."""

from ..kinds import Option, Quick

PAGE = "01_fundamentos"
QUESTIONS: list[Quick] = [
    Quick(
        id="q1-piezas",
        question="El optimizador da un paso y el coste baja. ¿Qué ha tocado él directamente?",
        options=(
            Option(
                "mueve-parametros",
                "Los parámetros.",
                "Solo mueve los mandos: al moverlos cambian las predicciones y, con ellas, el coste.",
                right=True,
            ),
            Option(
                "mueve-predicciones",
                "Las predicciones.",
                "Cambian, pero de rebote: nadie las corrige una a una; las calcula el modelo con sus mandos.",
            ),
            Option(
                "mueve-la-formula",
                "La fórmula del modelo.",
                "Esa la eligió una persona antes de entrenar, y sigue igual hasta el final.",
            ),
        ),
    ),
    Quick(
        id="q1-valle",
        question="Recorres un buen trecho del fondo del valle de $J(w, b)$ y el coste apenas cambia. ¿Qué hace la "
        "recta?",
        options=(
            Option(
                "recta-quieta",
                "Se queda casi como estaba.",
                "Cada punto del plano $(w, b)$ es otra recta: que el coste se parezca no las hace iguales.",
            ),
            Option(
                "recta-sube",
                "Sube sin cambiar de pendiente.",
                "Eso es mover solo $b$: el punto se sale del fondo y la recta se aleja de los puntos.",
            ),
            Option(
                "recta-gira",
                "Gira cerca del centro de la nube.",
                "Si $w$ crece, $b$ baja: es otra recta, pero sigue pasando cerca de los puntos.",
                right=True,
            ),
        ),
    ),
    Quick(
        id="q1-signo",
        question=r"En un punto, $\frac{\partial J}{\partial w}$ es negativa y $\frac{\partial J}{\partial b}$, "
        r"positiva. Para que el coste baje, ¿hacia dónde mueves cada mando?",
        options=(
            Option(
                "contra-cada-signo",
                "Subo $w$ y bajo $b$.",
                "Cada uno va contra el signo de su derivada: si el coste baja cuando $w$ crece, conviene que $w$ crezca.",
                right=True,
            ),
            Option(
                "signo",
                "Bajo $w$ y subo $b$.",
                "Así sube el coste: una derivada negativa dice que baja cuando ese mando crece.",
            ),
            Option(
                "bajar-los-dos",
                "Bajo los dos.",
                "Lo que ha de bajar es el coste, no los parámetros: mira qué le pasa a $J$ cuando $w$ crece.",
            ),
        ),
    ),
    Quick(
        id="q1-llegar",
        question="Tras 100 pasos el coste de la recta ya casi no baja. ¿Qué miras para saber si ha llegado al mínimo?",
        options=(
            Option(
                "coste-cero",
                "Si el coste es casi cero.",
                "El mínimo no tiene por qué valer cero: ninguna recta pasa por las 24 nebulosas.",
            ),
            Option(
                "mira-el-gradiente",
                "Si el gradiente es casi cero.",
                "Sin pendiente no queda hacia dónde bajar, y esta superficie tiene un solo fondo.",
                right=True,
            ),
            Option(
                "muchos-pasos",
                "Si ya ha dado muchos pasos.",
                "Con una tasa muy pequeña, después de muchos pasos aún se está lejos del fondo.",
            ),
        ),
    ),
    Quick(
        id="q1-grado",
        question="Subes el grado del polinomio y el coste de entrenamiento baja. ¿Es mejor modelo?",
        options=(
            Option(
                "mira-entrenamiento",
                "Sí: comete menos error, que es lo que se busca.",
                "Menos error con los ejemplos que ya ha visto; lo que se busca es acertar con los que no.",
            ),
            Option(
                "mas-grado-peor",
                "No: a más grado, siempre acierta menos con lo nuevo.",
                "No siempre: al pasar de grado 0 a 1 la validación mejora, porque al grado 0 le faltan parámetros.",
            ),
            Option(
                "no-se-sabe",
                "No se sabe: ese coste nunca sube con el grado.",
                "Con el mando nuevo a cero queda el de antes, así que bajar no prueba nada: decide la validación.",
                right=True,
            ),
        ),
    ),
    Quick(
        id="q1-mandos",
        question="Subes $w$ y dejas $b$ como está. ¿Dónde predice la recta lo mismo que antes?",
        options=(
            Option(
                "gira-en-el-centro",
                "En el centro de la nube.",
                "Para girar en torno al centro de la nube habría que compensar la subida de $w$ con una bajada de $b$.",
            ),
            Option(
                "sube-toda",
                "En ningún punto: sube toda.",
                "Así sube la recta cuando crece $b$; lo que añade $w$ va multiplicado por $x$, y depende del punto.",
            ),
            Option(
                "fija-en-cero",
                "En $x = 0$, y solo ahí.",
                "Ahí la predicción es $b$, sea cual sea $w$: la recta gira en torno a ese punto.",
                right=True,
            ),
        ),
    ),
    Quick(
        id="q1-cero",
        question="El coste de la mejor recta no es cero. ¿En qué caso lo sería?",
        options=(
            Option(
                "sin-cuadrado",
                "Si los errores de signo contrario se compensaran.",
                "Se compensan al sumarlos tal cual; elevados al cuadrado, todos suman y ninguno resta.",
            ),
            Option(
                "recta-por-todos",
                "Si una recta pasara por todos los puntos.",
                "Una media de cuadrados solo vale 0 si todos los errores son 0, y las nebulosas no están alineadas.",
                right=True,
            ),
            Option(
                "mas-datos",
                "Si tuviéramos muchas más nebulosas.",
                "El coste es una media: con más puntos igual de dispersos, los errores siguen siendo como eran.",
            ),
        ),
    ),
    Quick(
        id="q1-teorema",
        question="Entrenas una red con neuronas de sobra y no se ajusta bien a una curva continua. "
        "¿Contradice eso el teorema de aproximación?",
        options=(
            Option(
                "existir-es-encontrar",
                "Sí: si hay parámetros buenos, el optimizador los encuentra.",
                "Existir no es encontrarse: puede quedarse en otro sitio, o necesitar más pasos u otra tasa.",
            ),
            Option(
                "existe-sin-encontrar",
                "No: dice que los parámetros existen, no cómo se encuentran.",
                "Asegura que algún punto de la superficie sirve; llegar a él es tarea del optimizador.",
                right=True,
            ),
            Option(
                "pide-muchas-capas",
                "No: el teorema habla de redes con muchas capas ocultas.",
                "Le basta una capa oculta, como la de esta página; lo que pide son neuronas suficientes.",
            ),
        ),
    ),
    Quick(
        id="q1-copias",
        question=r"Intercambias dos neuronas ocultas distintas de una red entrenada, con todos sus parámetros. "
        r"¿A qué punto $\theta$ llegas?",
        options=(
            Option(
                "otro-punto",
                "A otro punto, con el mismo coste.",
                r"La suma no depende del orden: cambia la lista $\theta$, no la función. Por eso hay muchas "
                r"soluciones.",
                right=True,
            ),
            Option(
                "mas-coste",
                "A otro punto, con más coste.",
                "La salida suma lo que aporta cada neurona, y cambiar el orden de los sumandos no cambia la suma.",
            ),
            Option(
                "mismo-punto",
                "Al mismo punto, con el mismo coste.",
                r"La función es la misma; la lista $\theta$, no: los números de una neurona están donde los de la "
                r"otra.",
            ),
        ),
    ),
    Quick(
        id="q1-tasa",
        question="Pruebas dos tasas de aprendizaje y, tras el primer paso, una da menos coste. ¿Qué haces?",
        options=(
            Option(
                "un-paso-decide",
                "Me quedo con la que da menos coste.",
                "Un paso solo muestra el comienzo: la que se adelanta puede ser luego la más lenta, o divergir.",
            ),
            Option(
                "mas-pasos-con-las-dos",
                "Doy más pasos con las dos y comparo.",
                "Los primeros pasos engañan: en nuestra recta, 0.9 empieza peor que 0.3 y acaba igual.",
                right=True,
            ),
            Option(
                "se-ajusta-sola",
                r"Dejo que el entrenamiento ajuste $\alpha$.",
                "El entrenamiento la usa, pero no la toca: es un hiperparámetro, y se elige desde fuera.",
            ),
        ),
    ),
    Quick(
        id="q1-comparar",
        question="Quieres saber si, en tu problema, Adam llega antes que el descenso por gradiente. ¿Qué tasa les das?",
        options=(
            Option(
                "misma-tasa-para-todos",
                "A los dos la misma, para no favorecer a ninguno.",
                r"La misma $\alpha$ no significa lo mismo en los dos: puede ganar aquel al que le venga mejor.",
            ),
            Option(
                "cada-uno-la-suya",
                "A cada uno su mejor tasa, tras buscarla por igual.",
                r"Así se comparan los métodos: en uno $\alpha$ multiplica a la pendiente; en Adam, más o menos, "
                r"acota el paso. Y, si puedes, busca también los demás hiperparámetros.",
                right=True,
            ),
            Option(
                "tasa-del-articulo",
                "A los dos la del artículo de Adam.",
                "Esa tasa se pensó para Adam: el descenso por gradiente competiría con una que no es la suya.",
            ),
        ),
    ),
]
