"""Preguntas de un toque del capítulo 6, la inercia: las del texto y las de «Más práctica»."""

from ..kinds import Option, Quick

PAGE = "06_otros_optimizadores"
QUESTIONS: list[Quick] = [
    Quick(
        id="q6-bola",
        question="Rodando por $x^2$, Momentum llega justo al mínimo, donde el gradiente es 0, con una velocidad de 10. ¿Qué hace en el paso siguiente?",
        options=(
            Option(
                "sin-memoria",
                "Se queda ahí: sin gradiente no hay paso.",
                "Eso haría el descenso. Momentum se mueve con la velocidad, y la que trae no se borra.",
            ),
            Option(
                "sigue-rodando",
                "Sigue, con una velocidad de 9 si $\\beta = 0.9$.",
                "La velocidad nueva es $0.9 \\cdot 10 + 0$, y con ella pasa de largo.",
                right=True,
            ),
            Option(
                "vuelve-atras",
                "Vuelve atrás, porque el gradiente lo frena.",
                "En el mínimo no hay nada que frene: lo hará cuando esté al otro lado, donde la pendiente empuja de vuelta.",
            ),
        ),
    ),
    Quick(
        id="q6-momentum",
        question="Un parámetro recibe siempre el gradiente 1; otro, 1 y $-1$ por turnos. A la larga, ¿qué hace "
        r"Momentum con sus pasos, frente al descenso con la misma $\alpha$?",
        options=(
            Option(
                "alarga-y-acorta",
                "Alarga los del primero y acorta los del segundo.",
                r"A la larga, lo que insiste se multiplica por $1/(1-\beta)$, que es más que 1, y lo que alterna, "
                r"por $1/(1+\beta)$.",
                right=True,
            ),
            Option(
                "alarga-los-dos",
                "Alarga los de los dos, porque suma gradientes.",
                "Los suma con su signo: en el segundo, lo que se arrastra va en contra del gradiente nuevo.",
            ),
            Option(
                "deja-igual-lo-alterno",
                "Alarga los del primero y deja igual los del segundo.",
                "Esa es solo media explicación: la velocidad que se arrastra también cuenta cuando lleva el signo "
                "contrario.",
            ),
        ),
    ),
    Quick(
        id="q6-pareja",
        question="Pasas de un valle de $\\kappa = 100$ a otro de $\\kappa = 10\\,000$, cada método con su mejor ajuste. ¿Por cuánto se multiplican sus pasos, más o menos?",
        options=(
            Option(
                "kappa-sin-raiz",
                "Los del descenso y los de Momentum, por 100.",
                "Los de Momentum dependen de $\\sqrt\\kappa$, que pasa de 10 a 100.",
            ),
            Option(
                "cien-y-diez",
                "Los del descenso, por 100; los de Momentum, por 10.",
                "Los del descenso crecen como $\\kappa$ y los de Momentum, como $\\sqrt\\kappa$: de 10 a 100.",
                right=True,
            ),
            Option(
                "descenso-con-raiz",
                "Los del descenso y los de Momentum, por 10.",
                "Los del descenso no llevan la raíz: dependen de $\\kappa$ entero.",
            ),
        ),
    ),
    Quick(
        id="q6-nesterov",
        question="En $x^2$, la bola está justo antes del mínimo y la inercia sola la pasará al otro lado. "
        "¿Qué gradiente suma cada método a la velocidad?",
        options=(
            Option(
                "sin-mirar-adelante",
                "Los dos, uno que aún empuja: el de su posición actual.",
                "Así lo hace Momentum; Nesterov no mide la pendiente donde está, sino donde lo dejaría la inercia.",
            ),
            Option(
                "nesterov-ya-frena",
                "Momentum, uno que empuja; Nesterov, uno que frena.",
                r"Nesterov mide la pendiente en $x - \alpha\beta v$, ya al otro lado; Momentum, en $x$, todavía "
                r"antes.",
                right=True,
            ),
            Option(
                "momentum-tambien-frena",
                "Los dos, uno que frena; el de Nesterov, mayor.",
                "Antes del mínimo la pendiente todavía empuja hacia él: solo frena medida al otro lado.",
            ),
        ),
    ),
    Quick(
        id="q6-frenos",
        question="Con $\\beta = 0.9$ y $\\alpha\\lambda_{\\max} = 1.5$ en una cuadrática, ¿qué métodos convergen?",
        options=(
            Option(
                "nesterov-aguanta-mas",
                "Solo Nesterov, que frena antes de pasarse.",
                "Frena, pero con pasos tan largos la mirada hacia delante se pasa: su límite es 1.357.",
            ),
            Option(
                "solo-momentum",
                "Solo Momentum, que aguanta hasta 3.8.",
                "El límite de Momentum es $2(1+\\beta)$; el de Nesterov, $2(1+\\beta)/(1+2\\beta) \\approx 1.357$.",
                right=True,
            ),
            Option(
                "limite-del-descenso",
                "Los dos, porque 1.5 no llega a 2.",
                "El 2 es el límite del descenso sin inercia; cada método tiene el suyo.",
            ),
        ),
    ),
    Quick(
        id="q6-valle",
        question=r"En el valle $\tfrac12(x^2 + 25y^2)$ subes $\alpha$ de 0.07 a 0.09 para que el descenso avance más "
        r"deprisa a lo largo. "
        r"¿Qué pasa?",
        options=(
            Option(
                "olvida-eje-empinado",
                "Llega antes: a lo largo, cada paso recorre más.",
                r"A lo largo sí recorre más, pero esa misma $\alpha$ manda también de través, y ahí supera $2/25$.",
            ),
            Option(
                "diverge-eje-llano",
                "Diverge: a lo largo, el punto se pasa del mínimo.",
                "A lo largo la curvatura es 1: cada paso multiplica $x$ por 0.91, que acerca al mínimo sin cruzarlo.",
            ),
            Option(
                "diverge-de-traves",
                "Diverge: de través, cada rebote es mayor.",
                r"Cada paso multiplica $y$ por $1 - 25 \cdot 0.09 = -1.25$: el tope de $\alpha$ lo pone la curvatura "
                r"mayor.",
                right=True,
            ),
        ),
    ),
    Quick(
        id="q6-margen",
        question="La curvatura mayor es $\\lambda_{\\max} = 25$. Con $\\alpha = 0.1$ el descenso diverge. ¿Y Momentum con $\\beta = 0.9$?",
        options=(
            Option(
                "aguanta-mas",
                "Converge: aguanta hasta $\\alpha = 3.8/25 = 0.152$.",
                "El límite es $2(1+\\beta)/\\lambda_{\\max}$: la inercia ensancha el margen, aunque el punto oscile.",
                right=True,
            ),
            Option(
                "limite-del-descenso",
                "Diverge igual: el límite es el mismo para los dos.",
                "El límite del descenso es $2/\\lambda_{\\max}$; la inercia lo ensancha.",
            ),
            Option(
                "paso-efectivo-manda",
                "Diverge antes: su paso efectivo es diez veces mayor.",
                "Ese paso es el de las direcciones que insisten; de través, donde se decide si diverge, los empujones se cancelan.",
            ),
        ),
    ),
    Quick(
        id="q6-estorba",
        question="Entrenas con Momentum. Tras veinte pasos de bajada, el coste sube durante tres. ¿Qué haces?",
        options=(
            Option(
                "sube-es-divergir",
                "Bajar la tasa enseguida: está divergiendo.",
                "Tres pasos de subida no bastan para decirlo: con inercia el coste sube a ratos aunque todo vaya bien.",
            ),
            Option(
                "quitar-la-inercia",
                "Quitar la inercia, que ya no sirve.",
                "Que el coste suba al cruzar el valle es parte de cómo llega antes.",
            ),
            Option(
                "seguir-mirando",
                "Seguir mirando: puede estar cruzando el valle.",
                "Con inercia el coste no baja en cada paso. Lo que importa es la tendencia.",
                right=True,
            ),
        ),
    ),
    Quick(
        id="q6-siempre",
        question="Alguien dice: «Nesterov es Momentum, pero más rápido». ¿Qué le respondes?",
        options=(
            Option(
                "nunca-va-peor",
                "Que sí: mirar hacia delante nunca va peor.",
                "En un valle, con la mejor pareja de cada uno, cada paso de Momentum acerca más.",
            ),
            Option(
                "oscila-menos",
                "Que oscila menos y da una garantía, pero no siempre gana.",
                "En las cuadráticas, bien ajustados los dos, gana Momentum.",
                right=True,
            ),
            Option(
                "garantia-lo-frena",
                "Que es al revés: la garantía lo hace más lento.",
                "Tampoco: con la misma $\\beta = 0.9$, en más de un valle llega antes.",
            ),
        ),
    ),
    Quick(
        id="q6-garantia",
        question="¿Qué puede prometer Nesterov en toda función con curvaturas entre dos positivas, y Momentum no, con ninguna pareja?",
        options=(
            Option(
                "llegar-al-minimo",
                "Que llega al mínimo desde cualquier punto.",
                "Momentum también llega, en todas ellas, si su pareja es prudente.",
            ),
            Option(
                "inercia-siempre-baja",
                "Que el coste baja en todos los pasos.",
                "Con inercia, ninguno de los dos lo promete.",
            ),
            Option(
                "ritmo-con-raiz",
                "Un ritmo que depende de $\\sqrt\\kappa$ y no de $\\kappa$.",
                "Es la garantía acelerada. Momentum la tiene en las cuadráticas, pero no en todas esas funciones.",
                right=True,
            ),
        ),
    ),
    Quick(
        id="q6-pytorch",
        question="Entrenas con Nesterov en PyTorch y a mitad de camino miras los parámetros. ¿Qué punto ves?",
        options=(
            Option(
                "ve-el-adelantado",
                "El adelantado, donde se pide el gradiente.",
                "Así, el gradiente ya está calculado donde hace falta.",
                right=True,
            ),
            Option(
                "ve-el-de-la-formula",
                "El punto $x$ de la fórmula de Nesterov.",
                "Ese no se guarda. Para tenerlo habría que sumar $\\alpha\\beta v$ al que se guarda.",
            ),
            Option(
                "ve-el-de-momentum",
                "El mismo que vería con Momentum.",
                "Ya tras el primer paso se ven puntos distintos: el de Nesterov va adelantado $\\alpha\\beta v$.",
            ),
        ),
    ),
    Quick(
        id="q6-propio",
        question="Tu optimizador frena cuando el gradiente crece, así que necesita el gradiente del paso anterior. ¿Dónde lo guardas?",
        options=(
            Option(
                "guarda-en-self",
                "En `self`, como un hiperparámetro más.",
                "Lo de `self` no cambia mientras se minimiza: si cambiara, dos ejecuciones seguidas no darían lo mismo.",
            ),
            Option(
                "guarda-en-el-estado",
                "En el estado, en un campo de la `NamedTuple`.",
                "`init` le da un cero y cada `step` devuelve un estado nuevo con el gradiente que acaba de usar.",
                right=True,
            ),
            Option(
                "vuelve-a-pedirlo",
                "En ningún sitio: `step` lo vuelve a pedir con `grad`.",
                "El gradiente se pide una vez por paso, que es lo que más cuesta; y el punto anterior tampoco se tiene.",
            ),
        ),
    ),
]
