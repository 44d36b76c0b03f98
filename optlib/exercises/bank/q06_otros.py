"""Preguntas de un toque del capítulo 6: otros optimizadores, una tras cada apartado."""

from ..kinds import Option, Quick

PAGE = "06_otros_optimizadores"
QUESTIONS: list[Quick] = [
    Quick(
        id="q6-valle",
        question=r"En el valle $\tfrac12(x^2 + 25y^2)$ subes $\alpha$ de 0.07 a 0.09 para que el descenso avance más "
        r"deprisa a lo largo. "
        r"¿Qué pasa?",
        options=(
            Option(
                "Llega antes: a lo largo, cada paso recorre más.",
                r"A lo largo sí recorre más, pero esa misma $\alpha$ manda también de través, y ahí supera $2/25$.",
            ),
            Option(
                "Diverge: a lo largo, el punto se pasa del mínimo.",
                "A lo largo la curvatura es 1: cada paso multiplica $x$ por 0.91, que acerca al mínimo sin cruzarlo.",
            ),
            Option(
                "Diverge: de través, cada rebote es mayor.",
                r"Cada paso multiplica $y$ por $1 - 25 \cdot 0.09 = -1.25$: el tope de $\alpha$ lo pone la curvatura "
                r"mayor.",
                right=True,
            ),
        ),
    ),
    Quick(
        id="q6-momentum",
        question="Un parámetro recibe siempre el gradiente 1; otro, 1 y $-1$ por turnos. A la larga, ¿qué hace "
        r"Momentum con sus pasos, frente al descenso con la misma $\alpha$?",
        options=(
            Option(
                "Alarga los del primero y acorta los del segundo.",
                r"A la larga, lo que insiste se multiplica por $1/(1-\beta)$, que es más que 1, y lo que alterna, "
                r"por $1/(1+\beta)$.",
                right=True,
            ),
            Option(
                "Alarga los de los dos, porque suma gradientes.",
                "Los suma con su signo: en el segundo, lo que se arrastra va en contra del gradiente nuevo.",
            ),
            Option(
                "Alarga los del primero y deja igual los del segundo.",
                "Esa es solo media explicación: la velocidad que se arrastra también cuenta cuando lleva el signo "
                "contrario.",
            ),
        ),
    ),
    Quick(
        id="q6-nesterov",
        question="En $x^2$, la bola está justo antes del mínimo y la inercia sola la pasará al otro lado. "
        "¿Qué gradiente suma cada método a la velocidad?",
        options=(
            Option(
                "Los dos, uno que aún empuja: el de su posición actual.",
                "Así lo hace Momentum; Nesterov no mide la pendiente donde está, sino donde lo dejaría la inercia.",
            ),
            Option(
                "Momentum, uno que empuja; Nesterov, uno que frena.",
                r"Nesterov mide la pendiente en $x - \alpha\beta v$, ya al otro lado; Momentum, en $x$, todavía "
                r"antes.",
                right=True,
            ),
            Option(
                "Los dos, uno que frena; el de Nesterov, mayor.",
                "Antes del mínimo la pendiente todavía empuja hacia él: solo frena medida al otro lado.",
            ),
        ),
    ),
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
