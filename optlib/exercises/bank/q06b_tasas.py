"""Preguntas de un toque del capítulo 6, una tasa por coordenada: las del texto y las de «Más práctica»."""

from ..kinds import Option, Quick

PAGE = "06_tasas_por_coordenada"
QUESTIONS: list[Quick] = [
    Quick(
        id="q6-dispersos",
        question=r"En un minilote de 10 reseñas, «sublime» sale en una sola, y ahí su gradiente es −4. ¿Cuánto vale el gradiente de su peso en el minilote?",
        options=(
            Option(
                "solo-quien-la-lleva",
                r"−4: las demás no dicen nada de ella.",
                r"No dicen nada, pero cuentan: el gradiente del minilote es la media de los diez.",
            ),
            Option(
                "media-de-todas",
                r"−0.4: la media cuenta las diez.",
                r"Nueve de los diez gradientes son cero, y entran en la media: $-4/10$.",
                right=True,
            ),
            Option(
                "empuje-nulo",
                r"0: casi ninguna reseña la lleva.",
                r"Una sí la lleva, y su empujón llega, aunque diez veces menor.",
            ),
        ),
    ),
    Quick(
        id="q6-adagrad",
        question="Entrenas con Adagrad y una palabra rara aparece por primera vez en el paso 1000, con un gradiente que no es cero. "
        "¿Cuánto se mueve entonces su peso?",
        options=(
            Option(
                "tasa-comun-que-baja",
                "Muy poco: tras tantos pasos, la tasa ya ha bajado.",
                "No hay una tasa común que baje con el número de paso: el gradiente de cada peso se divide entre lo "
                "que él ha acumulado.",
            ),
            Option(
                "paso-segun-gradiente",
                "Depende de lo grande que sea ese gradiente.",
                "En la primera aparición el gradiente se divide entre su propio tamaño, que se cancela.",
            ),
            Option(
                "su-g-era-cero",
                r"Lo que vale $\alpha$: hasta ahora, su $G$ era cero.",
                "Cada coordenada lleva su propia suma de cuadrados, y los pasos de las demás no la gastan.",
                right=True,
            ),
        ),
    ),
    Quick(
        id="q6-falla",
        question=r"En una pendiente constante, el primer paso de Adagrad mide 0.1. ¿Cuánto mide el paso 400?",
        options=(
            Option(
                "siempre-alfa",
                r"0.1, porque la pendiente no cambia.",
                r"No cambia la pendiente, pero sí lo acumulado: $G$ es ya 400 veces mayor.",
            ),
            Option(
                "veinte-veces-menos",
                r"0.005.",
                r"Con 400 gradientes iguales, $\sqrt{G}$ es $\sqrt{400} = 20$ veces mayor que al principio.",
                right=True,
            ),
            Option("sin-raiz", r"0.00025.", r"$G$ es 400 veces mayor, pero se divide entre su raíz."),
        ),
    ),
    Quick(
        id="q6-rmsprop",
        question=r"RMSProp lleva miles de pasos en $x^2$, con $\alpha$ fija, y ya está junto al mínimo. "
        "¿Cuánto miden sus pasos?",
        options=(
            Option(
                "paso-segun-gradiente",
                "Casi nada: ahí el gradiente es muy pequeño.",
                r"Eso frena al descenso; aquí el gradiente se divide entre su tamaño reciente, que también es pequeño.",
            ),
            Option(
                "casi-alfa",
                r"Casi $\alpha$: divide entre el tamaño del gradiente.",
                r"El cociente se queda en el signo, y el punto salta de un lado a otro; para pararlo, hay que bajar "
                r"$\alpha$.",
                right=True,
            ),
            Option(
                "como-adagrad",
                "Casi nada: lo acumulado en $v$ no para de crecer.",
                "Eso le ocurre a la suma de Adagrad; la media móvil olvida los gradientes grandes del principio.",
            ),
        ),
    ),
    Quick(
        id="q6-girado",
        question=r"Giras 45° un valle alineado con los ejes y el punto de partida. ¿Por qué tarda Adagrad mucho más?",
        options=(
            Option(
                "girado-mas-dificil",
                r"El valle girado es más estrecho.",
                r"Girar no cambia la forma: las curvaturas y su cociente son los mismos.",
            ),
            Option(
                "ejes-mezclados",
                r"Cada coordenada mezcla lo llano y lo empinado.",
                r"Las dos acumulan casi lo mismo y reciben casi la misma tasa: ya no se pueden igualar las curvaturas.",
                right=True,
            ),
            Option(
                "diagonal-mas-gradiente",
                r"En diagonal, los gradientes son mayores.",
                r"El gradiente mide lo mismo; y aunque fuera mayor, Adagrad divide entre su tamaño.",
            ),
        ),
    ),
    Quick(
        id="q6-brilla",
        question=r"¿Por qué no se arregla el descenso por gradiente subiendo la tasa hasta que las palabras raras aprendan?",
        options=(
            Option(
                "gradiente-siempre-nulo",
                r"Porque el gradiente de las raras es siempre cero.",
                r"Es cero casi siempre, y no siempre: con una tasa diez veces mayor aprenderían diez veces más deprisa.",
            ),
            Option(
                "ve-menos-minilotes",
                r"Porque solo ve 500 minilotes, y Adagrad, más.",
                r"Todos los métodos ven los mismos minilotes, en el mismo orden.",
            ),
            Option(
                "divergen-las-frecuentes",
                r"Porque antes divergen las palabras frecuentes.",
                r"La tasa es una para todas, y su límite lo ponen los pesos que reciben más.",
                right=True,
            ),
        ),
    ),
    Quick(
        id="q6-tamano",
        question=r"Multiplicas el coste por 10. ¿Qué les pasa a los pasos de Adagrad?",
        options=(
            Option(
                "pasos-iguales",
                r"Casi nada.",
                r"El gradiente se multiplica por 10 y $\sqrt{G}$ también: el cociente es el mismo.",
                right=True,
            ),
            Option(
                "paso-segun-gradiente",
                r"Son 10 veces mayores.",
                r"Eso les pasa a los del descenso por gradiente; aquí el gradiente se divide entre lo acumulado.",
            ),
            Option(
                "sin-raiz",
                r"Son 10 veces menores.",
                r"$G$ se multiplica por 100, pero se divide entre su raíz, y el gradiente también ha crecido.",
            ),
        ),
    ),
    Quick(
        id="q6-rmsprop-paso",
        question=r"Subes la $\rho$ de RMSProp de 0.9 a 0.99. ¿Qué le pasa al primer paso?",
        options=(
            Option(
                "se-alarga",
                r"Se alarga: mide unas tres veces más.",
                r"Mide $\alpha/\sqrt{1-\rho}$: de $3.16\,\alpha$ pasa a $10\,\alpha$.",
                right=True,
            ),
            Option(
                "se-acorta",
                r"Se acorta: mide unas tres veces menos.",
                r"Con más memoria, el primer cuadrado entra en la media con menos peso, y se divide entre menos.",
            ),
            Option(
                "rmsprop-corregido",
                r"Nada: mide siempre $\alpha$.",
                r"Eso hace Adagrad, y Adam con su corrección; RMSProp no corrige que $v$ empiece en cero.",
            ),
        ),
    ),
    Quick(
        id="q6-ruido",
        question=r"Un punto está en el mínimo y los gradientes son solo ruido. Si el ruido se dobla, ¿qué les pasa a los pasos de RMSProp, tras unos cuantos?",
        options=(
            Option(
                "paso-segun-gradiente",
                r"Se doblan.",
                r"Eso les pasa a los del descenso por gradiente; aquí $v$ también nota que el ruido ha crecido.",
            ),
            Option(
                "ruido-acorta",
                r"Se quedan en la mitad.",
                r"El gradiente se dobla y $\sqrt{v}$ también: no hay motivo para que mengüen.",
            ),
            Option(
                "ruido-normalizado",
                r"Miden casi lo mismo.",
                r"$\sqrt{v}$ se dobla con el gradiente. El ruido se normaliza, y no se reduce.",
                right=True,
            ),
        ),
    ),
    Quick(
        id="q6-unidades",
        question=r"El coste se mide en euros y $x$, en metros. ¿En qué se mide el paso de RMSProp, sin la $\alpha$?",
        options=(
            Option(
                "unidades-del-gradiente",
                r"En euros por metro.",
                r"Así se mide el gradiente; RMSProp lo divide entre $\sqrt{v}$, que también va en euros por metro.",
            ),
            Option(
                "unidades-del-punto",
                r"En metros.",
                r"Así debería medirse un paso, y por eso es $\alpha$ la que tiene que poner los metros.",
            ),
            Option(
                "sin-unidades",
                r"En nada: todo se cancela.",
                r"El gradiente y $\sqrt{v}$ van en euros por metro, y en el cociente se cancelan, como cuando el coste no tenía unidades.",
                right=True,
            ),
        ),
    ),
    Quick(
        id="q6-adadelta",
        question="Usas Adadelta con tasa 1 y al principio el punto casi no se mueve, aunque la pendiente es fuerte. "
        "¿Qué acelera el arranque?",
        options=(
            Option(
                "epsilon-decide",
                r"Subir $\varepsilon$, que decide el tamaño del primer paso.",
                r"Sin pasos anteriores, $u_0 = 0$, y bajo la raíz del numerador solo hay $\varepsilon$: hace de tasa "
                r"disfrazada.",
                right=True,
            ),
            Option(
                "paso-segun-gradiente",
                "Multiplicar el coste por 1000: el gradiente crece.",
                r"El gradiente crece, pero $\sqrt{v}$ crece con él y el paso apenas cambia.",
            ),
            Option(
                "nada-que-ajustar",
                "Nada: sin tasa que buscar, no hay nada que ajustar.",
                "Que no haya que buscar una tasa no quita todos los ajustes: de algo sale el tamaño del primer paso.",
            ),
        ),
    ),
    Quick(
        id="q6-nadam",
        question="Nadam le añade a Adam la mirada hacia delante de Nesterov. En cada paso, ¿dónde evalúa el gradiente?",
        options=(
            Option(
                "evalua-adelantado",
                "Solo en el punto adelantado, como Nesterov.",
                "La idea viene de ahí, pero aquí ningún gradiente se pide fuera del punto en el que se está.",
            ),
            Option(
                "evalua-en-los-dos",
                "En el punto actual y en el adelantado.",
                "Serían dos gradientes por paso, el doble de trabajo; Nadam usa uno, como Adam.",
            ),
            Option(
                "evalua-en-el-actual",
                "Solo en el punto actual, como Adam.",
                r"La mirada va en la fórmula: $\hat m_t$ lleva ya la inercia del paso siguiente, $\mu_{t+1}$.",
                right=True,
            ),
        ),
    ),
    Quick(
        id="q6-memoria",
        question="Entrenas con Momentum y la memoria está al límite. ¿A qué método puedes pasar sin que te falte?",
        options=(
            Option(
                "adadelta-un-vector",
                "A Adadelta, que se ahorra la tasa.",
                "La tasa es un solo número; para prescindir de ella guarda dos vectores, $v$ y $u$.",
            ),
            Option(
                "rmsprop-un-vector",
                "A RMSProp, que usa tasas por coordenada.",
                "Guarda un vector tan largo como los parámetros, $v$: lo mismo que ocupa la velocidad de Momentum.",
                right=True,
            ),
            Option(
                "nadam-no-ocupa",
                "A Nadam, que solo añade otra fórmula a Adam.",
                "La fórmula no ocupa memoria, pero Adam ya guarda dos vectores, $m$ y $v$.",
            ),
        ),
    ),
]
