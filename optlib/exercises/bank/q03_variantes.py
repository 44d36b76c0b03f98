"""Preguntas de un toque del capítulo 3: variantes."""

from ..kinds import Option, Quick

PAGE = "03_variantes"
QUESTIONS: list[Quick] = [
    Quick(
        id="q3-insesgado",
        question="Con los gradientes 7, 5, 3 y 1, cuatro de los seis minilotes de dos se equivocan. Si sorteas muchos sin "
        "moverte de $\\theta = 8$, ¿qué pasa con esos fallos?",
        options=(
            Option(
                "ruido-se-acumula",
                "Se acumulan, y la media se va apartando de 4.",
                "Se acumularían si fallaran siempre hacia el mismo lado. Suma los seis fallos: $2 + 1 + 0 + 0 - 1 - 2$.",
            ),
            Option(
                "solo-compensan-grandes",
                "Se compensan solo si los minilotes son grandes.",
                "Con los grandes cada fallo es menor. Mira si los de uno en uno, 7, 5, 3 y 1, se compensan también.",
            ),
            Option(
                "se-compensan",
                "Se compensan, porque fallan hacia los dos lados.",
                "Los seis fallos suman cero: uno puede fallar mucho, pero en promedio aciertan.",
                right=True,
            ),
        ),
    ),
    Quick(
        id="q3-raiz",
        question="Con reposición, añadir 3 ejemplos a un minilote de 1 deja el error típico en la mitad. ¿Y añadir 3 a "
        "uno de 100?",
        options=(
            Option(
                "siempre-la-mitad",
                "Lo deja también en la mitad.",
                "Los 3 añadidos no valen siempre lo mismo: pesan según los que ya había en el minilote.",
            ),
            Option(
                "reduce-mas",
                "Lo reduce más todavía.",
                "Con 100 el error ya es menor, pero eso se debe a los 100, no a los 3 que añades.",
            ),
            Option(
                "apenas-reduce",
                "Apenas lo reduce.",
                r"El error es $\sigma/\sqrt B$: cuenta por cuánto se multiplica $B$. De 1 a 4 es por 4; de 100 a "
                r"103, por 1.03.",
                right=True,
            ),
        ),
    ),
    Quick(
        id="q3-segundos",
        question="Con la misma tasa, $B = 1$ llega a un exceso del 1 % con muchos menos ejemplos que $B = 32$. ¿Por qué, aun así, "
        "se suelen usar minilotes?",
        options=(
            Option(
                "minilote-exacto",
                "Con 32 ejemplos el gradiente ya es exacto.",
                r"Tiene menos ruido, pero sigue siendo una estimación: solo con $B = N$ es exacto.",
            ),
            Option(
                "cuesta-casi-igual",
                "Un paso con 32 tarda poco más que con uno.",
                "El procesador trata los 32 a la vez: los ejemplos vistos no miden los segundos.",
                right=True,
            ),
            Option(
                "muchos-menos-pasos",
                "Con 32 ejemplos bastan muchos menos pasos.",
                "Lejos del mínimo el ruido apenas frena: hasta el 1 %, los pasos son casi los mismos.",
            ),
        ),
    ),
    Quick(
        id="q3-suelo",
        question=r"Con los ejemplos 1, 3, 5 y 7 estás justo en el mínimo, $\theta = 4$, y das paso tras paso con uno al azar y "
        "una tasa constante y pequeña. ¿Qué hace el punto?",
        options=(
            Option(
                "tiembla",
                "Tiembla cerca: cada ejemplo lo empuja.",
                r"Los $g_i$ son cero solo en promedio; si el punto se aleja, $\nabla J$ crece y lo hace volver.",
                right=True,
            ),
            Option(
                "quieto-en-el-minimo",
                "Se queda quieto: allí el gradiente es cero.",
                r"Es cero $\nabla J$, la media de los cuatro ejemplos; el de cada uno no lo es.",
            ),
            Option(
                "ruido-se-acumula",
                "Se aleja sin límite: el ruido se acumula.",
                "Cada paso añade ruido, pero también borra parte del que había: se llega a un equilibrio.",
            ),
        ),
    ),
    Quick(
        id="q3-presupuesto",
        question=r"Has previsto un coseno de 10 épocas y a la 5 tienes que parar. ¿Qué te pierdes?",
        options=(
            Option(
                "coseno-a-medias",
                r"Casi nada: a mitad del plan ya se ha bajado casi todo.",
                r"En la segunda mitad, cuando la tasa se anula, el exceso baja todavía muchas veces.",
            ),
            Option(
                "pierde-lo-mejor",
                r"Justo lo mejor: la tasa aún va por la mitad.",
                r"El suelo sigue siendo el de media tasa. Un coseno de 5 épocas habría llegado más abajo.",
                right=True,
            ),
            Option(
                "planes-sin-fin",
                r"Nada: los planes solo cuentan con infinitos pasos.",
                r"Es al revés: el de coseno está hecho para un número de pasos fijo, y hay que acertarlo.",
            ),
        ),
    ),
    Quick(
        id="q3-repaso",
        question=r"A 1, 4 y 7 les sumas 10 y quedan 11, 14 y 17. ¿Qué cambia?",
        options=(
            Option(
                "varianza-se-mueve",
                r"La media y la varianza.",
                r"La varianza solo mira lo que se apartan de su media, y esta se ha movido con ellos.",
            ),
            Option(
                "solo-la-media",
                r"La media, y la varianza no.",
                r"La media pasa de 4 a 14, pero los desvíos siguen siendo $-3$, $0$ y $3$.",
                right=True,
            ),
            Option(
                "media-no-se-mueve",
                r"La varianza, y la media no.",
                r"La media se mueve con los números: pasa de 4 a 14.",
            ),
        ),
    ),
    Quick(
        id="q3-media",
        question=r"Copias tus datos y los pegas detrás: cada ejemplo aparece ahora dos veces. ¿Qué le pasa a "
        r"$\nabla J(\theta)$ en el mismo $\theta$?",
        options=(
            Option(
                "sin-media",
                "Se hace el doble de largo.",
                "Pasaría si fuera la suma de los $g_i$; aquí se divide entre el número de ejemplos.",
            ),
            Option(
                "gradiente-igual",
                "Se queda igual.",
                "Hay el doble de términos, pero se divide entre $2N$: es una media.",
                right=True,
            ),
            Option(
                "solo-el-divisor",
                "Se queda en la mitad.",
                "El divisor se duplica, sí, pero también se duplican los términos que se suman.",
            ),
        ),
    ),
    Quick(
        id="q3-epoca",
        question="Tienes 512 ejemplos. Pasas de minilotes de 32 al lote completo y entrenas las mismas 10 épocas. "
        "¿Qué cambia?",
        options=(
            Option(
                "menos-pasos",
                "Hay menos pasos en todo el entrenamiento.",
                "Se ven los mismos ejemplos, pero cada vuelta a los datos pasa a ser un solo paso.",
                right=True,
            ),
            Option(
                "ve-mas-ejemplos",
                "Se ven más ejemplos en todo el entrenamiento.",
                "Se ven más en cada paso; una época es siempre una vuelta a los datos, sea cual sea $B$.",
            ),
            Option(
                "mismos-pasos",
                "Hay los mismos pasos, pero son más exactos.",
                "Más exactas, sí; pero cuenta cuántas veces se mueven los parámetros en una vuelta a los datos.",
            ),
        ),
    ),
    Quick(
        id="q3-barajar",
        question="Tus datos van ordenados por clase y los repartes sin barajar, con tasa constante. Cada época los usa "
        "todos una vez. ¿Qué falla?",
        options=(
            Option(
                "epoca-lo-compensa",
                "Nada: al acabar la época todo se ha compensado.",
                "Los pasos finales deshacen en parte los primeros: cada vuelta acaba a favor de las últimas clases.",
            ),
            Option(
                "fallos-seguidos",
                "Muchos pasos seguidos fallan hacia el mismo lado.",
                "Ningún minilote representa al conjunto: casi todos traen ejemplos de una sola clase.",
                right=True,
            ),
            Option(
                "epocas-lo-arreglan",
                "Solo el principio: con más épocas se arregla.",
                "Las épocas siguientes repiten el mismo orden, y con él, el mismo error.",
            ),
        ),
    ),
    Quick(
        id="q3-reponer",
        question=r"Con $N = 512$ ejemplos, ¿con qué minilotes se nota que se saquen sin reposición?",
        options=(
            Option(
                "se-nota-con-4",
                r"Con los de 4.",
                r"El factor es $508/511$, casi 1: repetir alguno de los 4 es rarísimo.",
            ),
            Option(
                "se-nota-con-256",
                r"Con los de 256.",
                r"El factor es $256/511$: la varianza baja casi a la mitad.",
                right=True,
            ),
            Option(
                "con-reposicion",
                r"Con ninguno: la varianza solo depende de $B$.",
                r"Eso es con reposición. Sin ella cuenta además cuántos quedan por sacar, $N - B$.",
            ),
        ),
    ),
    Quick(
        id="q3-rebajar",
        question=r"Sacando con reposición y con una tasa pequeña, el temblor tiene cuatro veces la varianza que quieres. ¿Qué lo arregla?",
        options=(
            Option(
                "suelo-con-mas-pasos",
                r"Cuatro veces más épocas, con todo lo demás igual.",
                r"El suelo no baja con más pasos: llegado a él, se queda.",
            ),
            Option(
                "minilote-mayor",
                r"Minilotes cuatro veces mayores, con la misma tasa.",
                r"El suelo es casi $\frac{\alpha}{2}\cdot\frac{\sigma^2}{B}$: con $B$ por 4 queda la cuarta parte.",
                right=True,
            ),
            Option(
                "tasa-a-la-par",
                r"Minilotes cuatro veces mayores, con cuatro veces la tasa.",
                r"El cociente $\alpha/B$ no cambia, y con él tampoco el suelo.",
            ),
        ),
    ),
    Quick(
        id="q3-plan",
        question="Divides la tasa entre 2 en cada paso y el coste deja pronto de cambiar. ¿Qué puedes concluir?",
        options=(
            Option(
                "parado-es-minimo",
                "Que el punto ha llegado al mínimo.",
                "Quien frena demasiado pronto también se para: aquí la suma de las tasas no pasa del doble de la primera.",
            ),
            Option(
                "suelo-sin-temblor",
                "Que el punto está en su suelo de ruido.",
                "En el suelo de ruido el punto sigue temblando y el coste oscila; aquí ya no cambia.",
            ),
            Option(
                "tasa-agotada",
                "Que la tasa se ha agotado, nada más.",
                "Con la tasa casi a cero el punto se congela, esté cerca del mínimo o a medio camino.",
                right=True,
            ),
        ),
    ),
    Quick(
        id="q3-escalado",
        question=r"Subes $B$ y $\alpha$ a la par, según la regla lineal, hasta el lote completo, y el coste se "
        "dispara. ¿Por qué?",
        options=(
            Option(
                "ruido-con-la-tasa",
                "Porque el ruido crece a la vez que la tasa.",
                r"Con el lote completo no hay ruido; y antes, mientras la tasa es pequeña, apenas crece, porque $\alpha/B$ se "
                r"conserva.",
            ),
            Option(
                "supera-el-limite",
                r"Porque la tasa supera el límite $2/\lambda_{\max}$.",
                "Un minilote mayor quita ruido, pero no cambia la forma del valle, que es la que fija ese límite.",
                right=True,
            ),
            Option(
                "pocos-pasos",
                "Porque hay demasiado pocos pasos por época.",
                "Con pocos pasos se avanza menos por época, pero eso no hace subir el coste.",
            ),
        ),
    ),
    Quick(
        id="q3-elegir",
        question="Ajustas una recta a 200 datos con ruido y quieres el mínimo de $J$ con muchos decimales. ¿Qué usas?",
        options=(
            Option(
                "estocastico-preciso",
                "Estocástico, con tasa constante.",
                "Cada paso es muy barato, pero a igual tasa su temblor final es el mayor de los tres.",
            ),
            Option(
                "minilotes-precisos",
                "Minilotes de 32, con tasa constante.",
                "Es lo habitual en redes con muchos datos; aquí, el suelo de ruido te quitaría decimales.",
            ),
            Option(
                "completo-preciso",
                "Lote completo, con tasa constante.",
                "Con tan pocos datos el gradiente exacto es barato, y sin ruido no hay suelo que impida llegar.",
                right=True,
            ),
        ),
    ),
]
