"""Las metas de las figuras: qué se busca con sus mandos, cuándo se ha conseguido y qué se dice entonces.

Lo que mide cada figura lo calcula la suya de ``static/figures``: ``below`` es el valor del que tiene que bajar.
"""

from html import escape
from typing import NamedTuple

from .specs import SPECS


class Goal(NamedTuple):
    """``text`` dice lo que se busca; ``won``, lo que se aprende al conseguirlo.

    ``score`` es el nombre de lo que se mide, y ``keep``, los parámetros que no vale cambiar.
    """

    text: str
    below: float
    won: str
    score: str
    keep: tuple[str, ...] = ()

    @property
    def html(self) -> str:
        """El renglón que lo dice, que ``static/figures/kit.js`` cambia al conseguirlo."""
        data = f'data-score="{self.score}" data-below="{self.below:g}" data-won="{escape(self.won)}"'
        if self.keep:
            data += f' data-keep="{" ".join(self.keep)}"'
        return f'<p class="fig-goal" role="status" {data}><span>{escape(self.text)}</span></p>'


# Lo que no vale cambiar cuando se busca solo un punto de partida, o solo una tasa y un impulso.
_RACE = ("problem", "optimizers", "lrs", "fair", "steps")
_VALLEY = ("problem", "optimizer", "start", "steps")
_READING = ("steps", "seed")

# Por el nombre con que los cita ``figure(…, goal="…")``. Un test las consigue todas con los mandos de su figura.
GOALS = {
    "recta": Goal(
        "Meta: con w y b, baja de 2.6 el coste, que dice cuánto falla la recta.",
        2.6,
        "✓ Conseguido. Con dos mandos y un mapa se puede; con miles de mandos no hay mapa.",
        "given",
        ("data",),
    ),
    "fondo-del-valle": Goal(
        "Meta: sin cambiar los datos, sal de una recta con b mayor que 1 y un coste menor que 3.",
        3,
        "✓ Conseguido: por el fondo del valle, si b sube y w baja a la vez, el coste apenas cambia.",
        "lifted",
        ("data",),
    ),
    "un-paso": Goal(
        "Meta: que un solo paso deje menos de la centésima parte del coste.",
        0.01,
        "✓ Conseguido: con la tasa justa, o muy cerca de ella, basta un paso.",
        "step",
    ),
    "millonesima": Goal(
        "Meta: con α, y sin mover el punto de partida, acaba a menos de una millonésima del mínimo.",
        1e-6,
        "✓ Conseguido: la que tarda es la dirección más llana, y en ella se avanza más cerca del límite de α.",
        "distance",
        _VALLEY,
    ),
    "minilote": Goal(
        "Meta: que los minilotes acaben a menos de 0.001 por encima del mínimo.",
        0.001,
        "✓ Conseguido: ejemplos para apuntar bien y pasos para llegar.",
        "minibatch",
    ),
    "sin-temblar": Goal(
        "Meta: que de uno en uno, en toda la última época, el coste no pase de 0.01 por encima del mínimo.",
        0.01,
        "✓ Conseguido: con pasos más cortos se tiembla menos; con demasiado cortos no se llega a tiempo.",
        "tremble",
    ),
    "neurona-un-paso": Goal(
        "Meta: que un solo paso deje menos de la centésima parte del coste.",
        0.01,
        "✓ Conseguido: cada paso multiplica el error por 1 − 5α, que ahí es casi 0.",
        "step",
    ),
    "dormida": Goal(
        "Meta: moviendo solo w₁, deja ∂J/∂w₁ en menos de una milésima, aunque el error siga siendo de más de 0.5.",
        0.001,
        "✓ Conseguido: h₁ está pegada a 1 o a −1, y el factor 1 − h₁² apaga la cadena: es una neurona saturada.",
        "asleep",
        ("x", "y", "c", "lr", "steps"),
    ),
    "otra-recta": Goal(
        "Meta: sin cambiar de datos, sal ya de una recta que acierte, con coste menor que 0.001.",
        0.001,
        "✓ Conseguido, y hay infinitas: toda pareja con 2w + b = 4 acierta el único ejemplo.",
        "given",
        ("data",),
    ),
    "gana-el-descenso": Goal(
        "Meta: parte de un punto desde el que gane el descenso por gradiente.",
        0,
        "✓ Conseguido: sobre un eje solo cuenta una curvatura, y una tasa le basta.",
        "GradientDescent",
    ),
    "una-mancha": Goal(
        "Meta: que la mancha confunda a una de las dos, y a la otra no.",
        1,
        "✓ Conseguido: leen lo mismo, y solo una mira los bordes.",
        "same",
    ),
    "primer-paso": Goal(
        "Meta: sin corregir, elige β₂ para que el primer paso mida α.",
        0.01,
        "✓ Conseguido: sin corregir, ese paso mide α·(1 − β₁)/√(1 − β₂); corregido mide α con cualquier β.",
        "uncorrected",
    ),
    "que-se-anulen": Goal(
        "Meta: con gradientes alternos, deja los diez últimos pasos por debajo del 6 % de α.",
        0.06,
        "✓ Conseguido: cuanto más recuerda m̂, más se anulan en él los gradientes que se contradicen.",
        "alternating",
        ("beta2",),
    ),
    "apuesta": Goal(
        "Meta: apuesta en qué paso se va, con menos de mil de error, y compruébalo.",
        1000,
        "✓ Conseguido: la recta llega a 38 y, unos cientos de pasos después, se va.",
        "apart",
        ("method", "eps", "beta2"),
    ),
    "hacia-abajo": Goal(
        "Meta: encuentra una β₂ con la que x baje en total, hacia el mejor punto.",
        0,
        "✓ Conseguido: con más memoria, el 3 ya no se divide entre un denominador mucho mayor que los −1.",
        "upward",
        ("signal", "g"),
    ),
    "cuesta-arriba": Goal(
        "Meta: busca un punto en el que el ajuste sea un cuenco y Newton, aun así, suba.",
        0,
        "✓ Conseguido: el centro de ese cuenco cae fuera de la lente.",
        "uphill",
    ),
    "gana-el-inverso": Goal(
        "Meta: moviendo solo α, que acabe más abajo que los demás el plan inverso.",
        1,
        "✓ Conseguido: con α = 1, ese plan promedia por igual todo lo visto, y ningún otro promedio tiembla menos.",
        "inverse",
        ("landscape", "warmup", "noise", "steps", "seed"),
    ),
    "frenar": Goal(
        "Meta: que se apague antes del paso 6.",
        6,
        "✓ Conseguido: basta un poco de inercia.",
        "bounce",
        _VALLEY,
    ),
    "estrella": Goal(
        "Meta: sin cambiar el valle ni el método, llega a lo más rápido. Tras un intento sale una estrella.",
        1e-7,
        "✓ Conseguido: sin inercia, con la mejor tasa, harían falta unas √κ veces más pasos.",
        "excess",
        ("condition", "method"),
    ),
    "menos-impulso": Goal(
        "Meta: con α y β, que Nesterov acabe a menos de 0.0001 del mínimo.",
        0.0001,
        "✓ Conseguido: con β = 0.9, la de costumbre, no hay α que llegue; este valle pide menos inercia.",
        "distance",
        _VALLEY,
    ),
    "la-mas-rara": Goal(
        "Meta: con «sublime» en una de cada 200, que en diez minilotes acabe a menos de 0.1 de lo justo.",
        0.1,
        "✓ Conseguido: Adagrad divide entre lo que cada peso recibe, y por poco que sea el paso es igual de grande.",
        "rarest",
    ),
    "llega-rmsprop": Goal(
        "Meta: elige α para que RMSProp acabe a menos de 0.1 del mínimo.",
        0.1,
        "✓ Conseguido: con menos tasa no llega a tiempo, y con más se queda saltando a los lados.",
        "distance",
        _VALLEY,
    ),
    "gana-rmsprop": Goal(
        "Meta: moviendo solo el punto de partida, que gane RMSProp.",
        0,
        "✓ Conseguido: el orden cambia con el punto de partida. Una sola carrera no dice quién es mejor.",
        "RMSProp",
        _RACE,
    ),
    "gana-adam": Goal(
        "Meta: moviendo solo la salida, que gane Adam.",
        0,
        "✓ Conseguido. Desde otras ganan el descenso y Adagrad: una salida no demuestra nada.",
        "Adam",
        _RACE,
    ),
    "sin-memoria": Goal(
        "Meta: sin ninguna memoria, deja el coste de validación por debajo de 0.145.",
        0.145,
        "✓ Conseguido: el descenso, a su mejor tasa, se queda en 0.17. Cuenta la dirección, no lo que mide el "
        "gradiente.",
        "0",
        _READING,
    ),
    "una-memoria": Goal(
        "Meta: con una sola memoria, deja el coste de validación por debajo de 0.135.",
        0.135,
        "✓ Conseguido: Momentum, que también guarda una, se queda en 0.14. Otra vez cuenta la dirección.",
        "1",
        _READING,
    ),
    "parejas": Goal(
        "Meta: baja de 2.30 con los menos pasos. Sabrá más que quien cuenta parejas.",
        2.30,
        "✓ Conseguido: mira cuatro letras, y sabe más que quien solo mira la anterior.",
        "cost",
        ("country",),
    ),
    "mas-que-adam": Goal(
        "Meta: en 500 pasos, baja de 1.96, adonde Adam no llega.",
        1.96,
        "✓ Conseguido. Adam, a la tasa que quieras, se queda por encima.",
        "cost",
        ("country", "steps", "seed"),
    ),
    "mejores-coeficientes": Goal(
        "Meta: elige a, b y c para que, en cinco iteraciones, lo que empieza entre 0.01 y 1 acabe a menos de 0.15 de "
        "1.",
        0.15,
        "✓ Conseguido, y tiene un precio: con a menor, lo que empieza por debajo de 0.01 sube más despacio. Las del "
        "curso llegan antes y se quedan más lejos.",
        "spread",
    ),
    "nueve": Goal(
        "Meta: con nueve entrenamientos, queda entre los cinco primeros de los 99.",
        6,
        "✓ Conseguido: la tasa y la inercia van juntas, y cuenta α/(1 − β).",
        "rank",
    ),
    "reunirlos": Goal(
        "Arrástralo fuera de los óvalos: que los tres acaben en A. Luego, en B, en C y en D.",
        1,
        "✓ Conseguido: desde ahí decide el valle, no la regla.",
        "left",
    ),
}


def goal_of(figure_id: str, name: str) -> Goal | None:
    """La meta de ese nombre para una figura; sin nombre, ninguna.

    Errores: ``ValueError`` si no existe o si la figura no tiene un parámetro que no vale cambiar.
    """
    if not name:
        return None
    where = f'figure("{figure_id}")'
    if name not in GOALS:
        raise ValueError(f"{where}: no hay ninguna meta {name!r}; hay {', '.join(GOALS)}.")
    goal = GOALS[name]
    for kept in goal.keep:
        if kept not in SPECS[figure_id].params:
            raise ValueError(f"{where}: la meta {name!r} es de otra figura, con el parámetro {kept!r}.")
    return goal
