"""Preguntas de un toque del capítulo 4: la neurona, en el orden de la página."""

from ..kinds import Option, Quick

PAGE = "04_neurona"
QUESTIONS: list[Quick] = [
    Quick(
        id="q4-entrada-cero",
        question=r"Una neurona lineal falla en un ejemplo con $x = 0$. Si das un paso de descenso con ese ejemplo, "
        r"¿qué parámetros cambian?",
        options=(
            Option(
                "sin-entrada",
                "$w$ y $b$.",
                "Los dos comparten el error, pero no el último factor de la cadena: mira cuánto vale aquí el de $w$.",
            ),
            Option(
                "ninguno-cambia",
                "Ninguno.",
                "Eso pasaría si el error fuera 0; aquí no lo es, y no todas las cadenas llevan el factor $x$.",
            ),
            Option(
                "solo-b",
                "Solo $b$.",
                "La cadena de $w$ acaba en el factor $x$, que aquí es 0; la de $b$ acaba en 1 y "
                "recibe el error entero.",
                right=True,
            ),
        ),
    ),
    Quick(
        id="q4-unidades",
        question=r"Con un ejemplo, actualizas solo $w$; con $x$ en metros, converge bien. Pasas $x$ a kilómetros "
        r"y no tocas $\alpha$. ¿Qué ocurre?",
        options=(
            Option(
                "diverge-al-encoger",
                r"Diverge: $\alpha$ es demasiado grande.",
                r"El límite es $2/x^2$: al encoger $x$, el límite sube, y $\alpha$ queda todavía más lejos de él.",
            ),
            Option(
                "converge-despacio",
                "Converge, pero muy despacio.",
                r"Con $x$ mil veces menor, $\alpha x^2$ es un millón de veces menor, y el factor $1 - \alpha x^2$ "
                r"queda casi en 1.",
                right=True,
            ),
            Option(
                "unidades-dan-igual",
                "Va igual: solo cambia la unidad.",
                "Los datos dicen lo mismo, pero el paso cambia: $x$ entra en la derivada y en lo que se mueve la "
                "predicción.",
            ),
        ),
    ),
    Quick(
        id="q4-centrar",
        question="Entrenas hasta el mínimo dos veces: con las horas tal cual y con las horas centradas. "
        "¿Qué ganas al centrarlas?",
        options=(
            Option(
                "centrar-baja-coste",
                "Una recta con menos coste.",
                "Centrar solo desplaza la entrada: las rectas posibles son las mismas, y el coste mínimo, también.",
            ),
            Option(
                "centrar-quita-b",
                "Una recta sin sesgo: $b$ acaba en 0.",
                "Se centra la entrada, no la nota: $b$ acaba en la media de las notas, que no es 0.",
            ),
            Option(
                "misma-recta-antes",
                "La misma recta en menos pasos.",
                "El valle deja de ser diagonal y estrecho, y la recta es igual: solo se ha movido el cero de las horas.",
                right=True,
            ),
        ),
    ),
    Quick(
        id="q4-saturada",
        question=r"Con error cuadrático y objetivo 0, una neurona sigmoide da $\hat y = 0.9$ y otra, $\hat y = 0.999$, "
        r"con la misma entrada. ¿Cuál corrige más su peso en el primer paso?",
        options=(
            Option(
                "mas-error-mas-paso",
                "La de 0.999: se equivoca más.",
                r"Su error es algo mayor, pero el factor $\hat y(1 - \hat y)$ es unas noventa veces menor.",
            ),
            Option(
                "menos-saturada",
                "La de 0.9.",
                r"El factor $\hat y(1 - \hat y)$ vale 0.09, y en la otra, 0.001: los errores apenas se distinguen.",
                right=True,
            ),
            Option(
                "sin-activacion",
                "Las dos casi lo mismo.",
                "Los errores son casi iguales; falta multiplicarlos por el factor de la activación.",
            ),
        ),
    ),
    Quick(
        id="q4-peso-nulo",
        question=r"En la red, una neurona oculta tiene peso de salida $c_j = 0$. ¿Qué derivadas de $J$ "
        r"son cero con seguridad?",
        options=(
            Option(
                "solo-la-de-c",
                "Solo la de $c_j$.",
                r"Esa es $e\,h_j$, que no lleva el factor $c_j$: nada obliga a que sea cero.",
            ),
            Option(
                "las-de-w-y-b",
                "Las de $w_j$ y $b_j$.",
                r"Las dos pasan por $\delta_j$, que lleva el factor $c_j$: el error vuelve por el "
                r"mismo camino, y pesa 0.",
                right=True,
            ),
            Option(
                "las-tres",
                "Las de $w_j$, $b_j$ y $c_j$.",
                r"La neurona no aporta nada ahora, pero lo haría en cuanto $c_j$ se moviera: el coste "
                r"sí puede notarlo.",
            ),
        ),
    ),
    Quick(
        id="q4-eje",
        question=r"Con un solo ejemplo y $b$ fijo, dibujas la parábola de $J$ por la que bajará el entrenamiento. "
        r"¿Qué pones en el eje horizontal?",
        options=(
            Option(
                "eje-de-entrada",
                "La entrada $x$.",
                "En el ejemplo, $x$ es un dato fijo: el entrenamiento no puede cambiarla para fallar menos.",
            ),
            Option(
                "eje-del-peso",
                "El peso $w$.",
                "El ejemplo no cambia: entrenar es mover los parámetros, y aquí el único libre es $w$.",
                right=True,
            ),
            Option(
                "eje-de-pasos",
                "El número de pasos.",
                "Esa curva cuenta cómo ha bajado el coste; la parábola está ahí antes de dar el primer paso.",
            ),
        ),
    ),
    Quick(
        id="q4-entradas",
        question=r"Una neurona recibe $x_1 = 2$ y $x_2 = -2$. Un paso de descenso con ese ejemplo sube $w_1$ 0.1. "
        r"¿Qué hace con $w_2$?",
        options=(
            Option(
                "misma-entrada",
                "Lo sube 0.1.",
                "El error y la activación son comunes, pero cada peso multiplica además por su entrada, con su signo.",
            ),
            Option(
                "baja-lo-mismo",
                "Lo baja 0.1.",
                r"El producto $e\,\varphi'(z)$ es el mismo para los dos, y las entradas solo difieren en el signo.",
                right=True,
            ),
            Option(
                "depende-de-w2",
                "Depende de cuánto valga $w_2$.",
                r"$w_2$ influye en $z$, y con él en el producto común; ese ya se sabe, por lo que se movió $w_1$.",
            ),
        ),
    ),
    Quick(
        id="q4-coste-cero",
        question=r"Entrenas dos veces con el mismo único ejemplo: las dos acaban en coste 0, con $(w, b)$ distintos. "
        r"¿Predicen lo mismo para otra entrada?",
        options=(
            Option(
                "solo-en-el-ejemplo",
                "No: solo coinciden en el ejemplo.",
                r"Cada $(w, b)$ da una recta que pasa por el ejemplo, y dos rectas distintas no se cortan en otro punto.",
                right=True,
            ),
            Option(
                "coste-cero-acierta",
                "Sí: con coste 0, las dos aciertan.",
                "Aciertan en el ejemplo; el coste 0 no dice nada de las entradas que no se usaron.",
            ),
            Option(
                "tasa-elige-solucion",
                r"Solo si usaron la misma $\alpha$.",
                r"Aquí $\alpha$ decide lo deprisa que se llega; a qué $(w, b)$ se llega lo decide el punto de "
                r"partida.",
            ),
        ),
    ),
    Quick(
        id="q4-errores",
        question=r"Has llegado al mínimo con los ocho ejemplos. ¿Cuánto valen allí los errores $e_i$?",
        options=(
            Option(
                "errores-nulos",
                "Todos valen 0.",
                "Ocho puntos no están en una recta: con un ejemplo se acierta del todo, con ocho se reparte el error.",
            ),
            Option(
                "media-nula",
                "Su media es 0, aunque cada uno no lo sea.",
                r"La derivada respecto de $b$ es esa media, y en el mínimo se anula. Cada error, por su cuenta, no.",
                right=True,
            ),
            Option(
                "errores-segun-partida",
                "Depende del punto de partida.",
                "Eso pasaba con un solo ejemplo; con ocho el mínimo es un único punto, y los errores son los suyos.",
            ),
        ),
    ),
    Quick(
        id="q4-activacion",
        question=r"Dos neuronas, una sigmoide y otra $\tanh$, tienen $z = 0$, el mismo error y la misma entrada. "
        r"¿A qué peso le llega más gradiente?",
        options=(
            Option(
                "tanh-recibe-mas",
                r"Al de la neurona $\tanh$.",
                r"En $z = 0$ el factor de la $\tanh$ es 1 y el de la sigmoide, 0.25: llega el cuádruple.",
                right=True,
            ),
            Option(
                "sigmoide-recibe-mas",
                "Al de la sigmoide.",
                "En $z = 0$ la derivada de la sigmoide vale solo 0.25, y la de la $\\tanh$ es mayor.",
            ),
            Option(
                "sin-activacion",
                "A los dos por igual.",
                "El error y la entrada son iguales, pero entre ellos está la derivada de cada activación.",
            ),
        ),
    ),
    Quick(
        id="q4-entropia",
        question="Con el error cuadrático, una neurona sigmoide saturada y muy equivocada apenas aprende; con "
        "entropía cruzada, sí. ¿Qué hace la entropía cruzada en el gradiente?",
        options=(
            Option(
                "cancela-el-factor",
                r"Cancela el factor $\sigma'(z)$.",
                r"Su derivada lleva $\hat y(1-\hat y)$ en el denominador, y el gradiente se queda en "
                r"$(\hat y - y)\,x$.",
                right=True,
            ),
            Option(
                "agranda-el-factor",
                r"Agranda el factor $\sigma'(z)$.",
                r"$\sigma'(z)$ depende de la activación, no del coste: en el mismo $z$ sigue siendo casi 0.",
            ),
            Option(
                "agranda-el-error",
                r"Agranda el error $\hat y - y$.",
                "El error depende de la salida y del objetivo, no del coste, y ya era casi el mayor posible.",
            ),
        ),
    ),
    Quick(
        id="q4-sin-activacion",
        question=r"A una red con dos neuronas ocultas le quitas la $\tanh$: $h_1 = z_1$ y $h_2 = z_2$. ¿Qué puede dibujar?",
        options=(
            Option(
                "campanas",
                "Campanas más puntiagudas.",
                r"Para doblarse hacía falta la $\tanh$: sin ella, $\hat y$ es una suma de múltiplos de $x$.",
            ),
            Option(
                "solo-rectas",
                "Solo rectas.",
                r"$\hat y = c_1(w_1x + b_1) + c_2(w_2x + b_2) + b_0$ es un número por $x$ más otro.",
                right=True,
            ),
            Option(
                "no-se-calcula",
                "Nada: sin activación no se puede calcular.",
                "Se calcula igual; lo que cambia es la forma de lo que sale.",
            ),
        ),
    ),
    Quick(
        id="q4-comprobar",
        question=r"Al programar la red olvidas el factor $1 - h_j^2$. ¿Quién te avisa?",
        options=(
            Option(
                "python-avisa",
                "Python, con un error.",
                "Las formas de los arrays casan igual: el programa se ejecuta sin protestar.",
            ),
            Option(
                "coste-avisa",
                "El coste, que sube en cada paso.",
                "Con una tasa pequeña suele bajar también: el gradiente equivocado apunta a un lado parecido.",
            ),
            Option(
                "diferencias-avisan",
                "`check_gradient`.",
                "Mide el cambio del coste moviendo cada parámetro, sin usar tu fórmula: ahí la diferencia se ve.",
                right=True,
            ),
        ),
    ),
]
