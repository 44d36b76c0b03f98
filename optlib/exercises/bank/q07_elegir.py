"""Preguntas de un toque del capítulo 7: cómo elegir, las del texto y las de «Más práctica»."""

from ..kinds import Option, Quick

PAGE = "07_elegir_optimizador"
QUESTIONS: list[Quick] = [
    Quick(
        id="q7-receta",
        question="Hay una receta publicada, con Momentum, para un problema como el tuyo, pero tú sueles usar Adam. "
        "¿Por dónde empiezas?",
        options=(
            Option(
                "receta-entera",
                "Por la receta entera; los cambios, después.",
                "Sus piezas se ajustaron juntas, y así tienes una referencia con la que medir cada cambio.",
                right=True,
            ),
            Option(
                "receta-con-adam",
                "Por la receta, con Adam en vez de Momentum.",
                "La tasa, el plan y el decaimiento se ajustaron para Momentum: con Adam pueden no servir.",
            ),
            Option(
                "empezar-de-cero",
                r"Por Adam con $\alpha = 10^{-3}$ y una rejilla.",
                "Así se empieza cuando no hay referencia; aquí hay una, con buena parte del ajuste ya hecho.",
            ),
        ),
    ),
    Quick(
        id="q7-extremo",
        question=r"Tu rejilla va de $10^{-4}$ a $10^{-2}$ y el menor coste de validación sale en $10^{-2}$. ¿Qué "
        r"conviene hacer?",
        options=(
            Option(
                "ampliar-la-rejilla",
                r"Ampliarla con tasas mayores que $10^{-2}$.",
                "Al llegar al borde el coste aún bajaba: la mejor tasa puede estar fuera de lo que has probado.",
                right=True,
            ),
            Option(
                "quedarse-en-el-borde",
                r"Quedarse con $10^{-2}$, la de menor coste.",
                "Es la mejor de las probadas, pero solo tiene vecinas a un lado: no sabes qué pasa al otro.",
            ),
            Option(
                "afinar-hacia-dentro",
                r"Afinar entre $10^{-3}$ y $10^{-2}$.",
                "Afinar sirve cuando la mejor tasa tiene otras peores a los dos lados, y aquí falta un lado.",
            ),
        ),
    ),
    Quick(
        id="q7-misma-tasa",
        question="Comparas tres métodos con los mismos datos, semillas, pasos y $\\alpha = 0.01$, y gana Adam. ¿Qué has averiguado?",
        options=(
            Option(
                "tasa-de-adam",
                "Que esa tasa le va mejor a Adam que a los otros.",
                "Con otra gana otro, como verás en la tabla, y con la mejor de cada uno hay mucha menos diferencia.",
                right=True,
            ),
            Option(
                "misma-tasa-para-todos",
                "Que Adam es el mejor de los tres con esos datos.",
                "La igualdad es solo aparente: mira qué pasa en la tabla con $\\alpha = 1$ para todos.",
            ),
            Option(
                "faltan-semillas",
                "Que Adam gana, si se confirma con más semillas.",
                "Repetir reduce el azar, pero los demás seguirían con una tasa que no es la suya.",
            ),
        ),
    ),
    Quick(
        id="q7-semillas",
        question="Con las mismas cuarenta semillas y 10 épocas, el descenso acierta del 93.3 al 98.3\xa0% (mediana, 96.0) y Momentum, del 94.6 al 98.3\xa0% (mediana, 97.3). ¿Qué miras para compararlos?",
        options=(
            Option(
                "restas-por-semilla",
                "Las cuarenta restas, semilla a semilla.",
                "Comparten reparto, partida y orden, y al restar se cancela. Momentum acierta más en 36 de las 40.",
                right=True,
            ),
            Option(
                "solo-las-medianas",
                "Cuál tiene la mediana mayor.",
                "No dice si la diferencia se repite de una semilla a otra o la ponen unas pocas.",
            ),
            Option(
                "intervalos-solapados",
                "Si los dos intervalos se solapan.",
                "Se solapan porque unas semillas son más difíciles que otras, para los dos. Momentum acierta más en 36 de las 40.",
            ),
        ),
    ),
    Quick(
        id="q7-gradiente",
        question="Has programado una derivada a mano y, al entrenar, el coste baja con regularidad. "
        "¿Basta para darla por buena?",
        options=(
            Option(
                "falta-un-factor",
                "No: con un factor de menos también puede bajar.",
                "Con Adam, por ejemplo, el factor se cancela al dividir; las diferencias finitas sí lo notan.",
                right=True,
            ),
            Option(
                "coste-avisa",
                "Sí: con un gradiente equivocado, el coste subiría.",
                "Para bajar basta con ir cuesta abajo, y un gradiente equivocado también puede apuntar hacia ahí.",
            ),
            Option(
                "validacion-avisa",
                "Sí, si baja además el coste de validación.",
                "La validación juzga las predicciones, no la derivada: tampoco avisa si falta un factor.",
            ),
        ),
    ),
    Quick(
        id="q7-franja",
        question=r"La franja de un método va de $0.01$ a $0.1$ y la de otro, de $0.1$ a $10$. ¿Cuál perdona más?",
        options=(
            Option(
                "dos-decadas",
                "El segundo: su franja mide dos décadas.",
                "Desde el centro, con él se puede multiplicar o dividir la tasa por 10 y sigue sirviendo; con el primero, por 3.",
                right=True,
            ),
            Option(
                "tasas-pequenas",
                "El primero: sus tasas son más pequeñas.",
                "Lo que perdona no depende de dónde esté la franja, sino de cuántas veces cabe el principio en el final.",
            ),
            Option(
                "resta-las-tasas",
                "El segundo: su franja mide 9.9 y la otra, 0.09.",
                "Acierta el método, pero no la cuenta: restar diría que con tasas grandes siempre se perdona más.",
            ),
        ),
    ),
    Quick(
        id="q7-rango",
        question="En una prueba de rango, el coste empieza a bajar en $0.001$ y pasa del inicial en $0.1$. ¿Dónde pones la rejilla?",
        options=(
            Option(
                "media-geometrica",
                "Alrededor de $0.01$.",
                "Está a una década de cada límite: es su media geométrica. La rejilla dirá después cuál es la buena.",
                right=True,
            ),
            Option(
                "media-aritmetica",
                "Alrededor de $0.05$.",
                "Es la media aritmética: está a la mitad de una tasa que ya se escapa y es cincuenta veces la menor.",
            ),
            Option(
                "rejilla-en-el-limite",
                "Alrededor de $0.1$.",
                "Ahí el coste ya ha superado al inicial: es la tasa que conviene no alcanzar.",
            ),
        ),
    ),
    Quick(
        id="q7-ganador",
        question="En el concurso, tras 20 épocas, el coste de entrenamiento de Adam es el cuádruple del de RMSProp, y sus aciertos en prueba, 0.15 ± 0.11 puntos más. ¿Qué concluyes?",
        options=(
            Option(
                "ajuste-no-es-prediccion",
                "Que ajustarse más a los ejemplos no es predecir mejor.",
                "Lo que RMSProp baja de más es en los ejemplos de entrenamiento; en los de prueba no se ha visto.",
                right=True,
            ),
            Option(
                "gana-sin-distinguirse",
                "Que Adam es mejor: acierta igual con menos ajuste.",
                "Los dos dan los mismos pasos, y no se ha visto que uno prediga mejor que el otro.",
            ),
            Option(
                "mira-entrenamiento",
                "Que algo está mal: a menor coste, más aciertos.",
                "Eso vale con los mismos ejemplos; aquí el coste es de unos y los aciertos, de otros.",
            ),
        ),
    ),
    Quick(
        id="q7-validacion",
        question="Has entrenado la misma red con dos optimizadores y usarás solo una de las dos versiones. "
        "¿En qué coste te fijas para elegirla?",
        options=(
            Option(
                "elige-con-validacion",
                "En el de validación.",
                "Sus ejemplos no intervienen en los gradientes, y los de prueba quedan sin tocar para el final.",
                right=True,
            ),
            Option(
                "mira-entrenamiento",
                "En el de entrenamiento.",
                "Dice cuál se ajusta más a esos ejemplos, y la que mejor se ajusta puede predecir peor.",
            ),
            Option(
                "elige-con-prueba",
                "En el de prueba.",
                "Si eliges con él, deja de ser imparcial: la cifra que des después pecará de optimista.",
            ),
        ),
    ),
    Quick(
        id="q7-memoria",
        question="Tu modelo cabe en memoria al entrenar con el descenso, pero no con Adam. "
        "¿Qué ocupa ese espacio de más?",
        options=(
            Option(
                "m-y-v",
                "Dos números por cada parámetro, $m$ y $v$.",
                "Sin contar activaciones, con el descenso son dos números por parámetro (él y su gradiente); con "
                "Adam, cuatro.",
                right=True,
            ),
            Option(
                "guarda-gradientes",
                "Los gradientes de los pasos anteriores.",
                "No hace falta: las medias móviles los resumen, y cada gradiente se olvida tras usarlo.",
            ),
            Option(
                "dos-hiperparametros",
                r"Dos hiperparámetros más, $\beta_1$ y $\beta_2$.",
                "Son dos números en total, tenga el modelo mil parámetros o mil millones: apenas ocupan.",
            ),
        ),
    ),
    Quick(
        id="q7-lista",
        question="Tu red tiene cien clases y, recién iniciada, su coste es 25. ¿Qué te dice?",
        options=(
            Option(
                "falla-antes",
                r"Que algo falla antes de entrenar: se espera $\ln 100 \approx 4.6$.",
                "Una red que no sabe nada reparte por igual; esta da muy poca probabilidad a la clase correcta.",
                right=True,
            ),
            Option(
                "coste-por-clases",
                r"Nada: con cien clases se espera un coste cerca de $100/4 = 25$.",
                r"Quien reparte por igual da $1/100$ a cada clase, y menos su logaritmo es $\ln 100$.",
            ),
            Option(
                "tasa-antes-de-empezar",
                "Que la tasa es demasiado grande y hay que bajarla.",
                "Todavía no se ha dado ningún paso: la tasa no ha podido estropear nada.",
            ),
        ),
    ),
    Quick(
        id="q7-etiquetas",
        question="Una de cada diez etiquetas de entrenamiento está equivocada, y la red acaba por acertar casi todas, también esas. ¿Qué habrá pasado en validación?",
        options=(
            Option(
                "baja-y-sube",
                "Que el coste bajó al principio y después ha subido.",
                "Primero se aprende lo que comparten los ejemplos; después, las equivocaciones, que no sirven con otros. Parar antes lo evita.",
                right=True,
            ),
            Option(
                "baja-hasta-el-final",
                "Que el coste ha bajado hasta el final, como el otro.",
                "Las etiquetas equivocadas no dicen nada de los ejemplos nuevos: aprenderlas estorba.",
            ),
            Option(
                "validacion-igual",
                "Que el coste no ha cambiado: son otros ejemplos.",
                "Los pesos son los mismos, y lo aprendido se nota en los dos conjuntos, para bien y para mal.",
            ),
        ),
    ),
]
