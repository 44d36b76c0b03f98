"""Preguntas de un toque del capítulo 6, la inercia, una tras cada apartado."""

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
]
