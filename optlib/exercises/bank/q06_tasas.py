"""Preguntas de un toque del capítulo 6, una tasa por coordenada, una tras cada apartado."""

from ..kinds import Option, Quick

PAGE = "06_tasas_por_coordenada"
QUESTIONS: list[Quick] = [
    Quick(
        id="q6-adagrad",
        question="Entrenas con Adagrad y una palabra rara aparece por primera vez en el paso 1000. "
        "¿Cuánto se mueve entonces su peso?",
        options=(
            Option(
                "Muy poco: tras tantos pasos, la tasa ya ha bajado.",
                "No hay una tasa común que baje con el número de paso: el gradiente de cada peso se divide por lo "
                "que él ha acumulado.",
            ),
            Option(
                "Depende de lo grande que sea ese gradiente.",
                "En la primera aparición el gradiente se divide por su propio tamaño, que se cancela.",
            ),
            Option(
                r"Lo que vale $\alpha$: hasta ahora, su $G$ era cero.",
                "Cada coordenada lleva su propia suma de cuadrados, y los pasos de las demás no la gastan.",
                right=True,
            ),
        ),
    ),
    Quick(
        id="q6-rmsprop",
        question=r"RMSProp lleva miles de pasos en $x^2$, con $\alpha$ fija, y ya está junto al mínimo. "
        "¿Cuánto miden sus pasos?",
        options=(
            Option(
                "Casi nada: ahí el gradiente es muy pequeño.",
                r"Eso frena al descenso; aquí el gradiente se divide por su tamaño reciente, que también es pequeño.",
            ),
            Option(
                r"Casi $\alpha$: divide por el tamaño del gradiente.",
                r"El cociente se queda en el signo, y el punto salta de un lado a otro; para pararlo, hay que bajar "
                r"$\alpha$.",
                right=True,
            ),
            Option(
                "Casi nada: lo acumulado en $v$ no para de crecer.",
                "Eso le ocurre a la suma de Adagrad; la media móvil olvida los gradientes grandes del principio.",
            ),
        ),
    ),
    Quick(
        id="q6-adadelta",
        question="Usas Adadelta con tasa 1 y al principio el punto casi no se mueve, aunque la pendiente es fuerte. "
        "¿Qué acelera el arranque?",
        options=(
            Option(
                r"Subir $\varepsilon$, que decide el tamaño del primer paso.",
                r"Sin pasos anteriores, $u_0 = 0$, y bajo la raíz del numerador solo hay $\varepsilon$: hace de tasa "
                r"disfrazada.",
                right=True,
            ),
            Option(
                "Multiplicar el coste por 1000: el gradiente crece.",
                r"El gradiente crece, pero $\sqrt{v}$ crece con él y el paso apenas cambia.",
            ),
            Option(
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
                "Solo en el punto adelantado, como Nesterov.",
                "La idea viene de ahí, pero aquí ningún gradiente se pide fuera del punto en el que se está.",
            ),
            Option(
                "En el punto actual y en el adelantado.",
                "Serían dos gradientes por paso, el doble de trabajo; Nadam usa uno, como Adam.",
            ),
            Option(
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
                "A Adadelta, que se ahorra la tasa.",
                "La tasa es un solo número; para prescindir de ella guarda dos vectores, $v$ y $u$.",
            ),
            Option(
                "A RMSProp, que usa tasas por coordenada.",
                "Guarda un vector tan largo como los parámetros, $v$: lo mismo que ocupa la velocidad de Momentum.",
                right=True,
            ),
            Option(
                "A Nadam, que solo añade otra fórmula a Adam.",
                "La fórmula no ocupa memoria, pero Adam ya guarda dos vectores, $m$ y $v$.",
            ),
        ),
    ),
]
