"""Ejercicios de «Escribe tu optimizador»: reglas que se arreglan, que ganan y que recuerdan."""

from ...optimizers import Adam, AdamW, Momentum, Nesterov, RMSProp
from ...rules import text_of
from ..kinds import Rule, RuleMistake, Trial

PAGE = "tu_optimizador"

# Donde se compara una regla arreglada con la del curso.
PLACES = (Trial("coupled_quadratic", (3, 2), 20), Trial("ravine", (-8, 1.5), 20), Trial("himmelblau", (0.5, 0.5), 20))

SIGN = text_of(Momentum, lr=0.02).replace("+ g", "- g")
NESTEROV = text_of(Nesterov, lr=0.02).replace(" - lr * beta * v)", "{})")
ADAM = text_of(Adam, lr=0.1).replace("/ (1 - beta1**t)", "{}").replace("/ (1 - beta2**t)", "{}")
EPS = text_of(RMSProp, lr=0.1, eps=0.1).replace("(sqrt(v) + eps)", "{}")
SHRUNK = "shrunk = x - lr * weight_decay * x\n"
DECAY = text_of(AdamW, lr=0.1, weight_decay=0.1).replace(SHRUNK, "").replace("x = shrunk", "x = x")
DECAY = DECAY.replace("grad(x)", "grad(x){}") + "{}"


def momentum(lr, beta):
    """Momentum con esos números."""
    return text_of(Momentum, lr=lr, beta=beta)


# Lo que debe tardar una respuesta, frente a su rival.
HALF = "2 * arrival <= rival"

EXERCISES = [
    Rule(
        id="regla-signo",
        goal="Encontrar el signo que sobra.",
        question="Este impulso sube la cuesta. Cambia un signo para que haga lo mismo que Momentum.",
        rule=SIGN,
        answer=SIGN.replace("- g", "+ g"),
        like="Momentum",
        trials=PLACES,
        mistakes=(
            RuleMistake("signo", "Sigue subiendo: `v` acumula $-g$, y al restarlo se avanza hacia $+g$.", SIGN),
            RuleMistake(
                "memoria-alterna",
                "Ahora la memoria cambia de signo en cada paso: el que sobra es el de `g`, o el de `lr * v`.",
                SIGN.replace("beta * v - g", "-beta * v + g"),
            ),
        ),
        hints=("¿Qué signo tiene `v` después del primer paso, y hacia dónde mueve a `x`?",),
        solution="`v` guardaba el gradiente cambiado de signo, y la última línea lo restaba: dos menos. Sobra uno.",
    ),
    Rule(
        id="regla-nesterov",
        goal="Mirar la pendiente donde se va a estar.",
        question="""
            Esto es Momentum. Cambia una sola cosa para que sea Nesterov: la pendiente se mira donde la inercia va a
            dejar el punto.
            """,
        rule=NESTEROV.format(""),
        answer=NESTEROV.format(" - lr * beta * v"),
        like="Nesterov",
        trials=PLACES,
        mistakes=(
            RuleMistake("sin-mirar-adelante", "Todavía es Momentum: la pendiente se mira en `x`.", NESTEROV.format("")),
            RuleMistake(
                "mira-hacia-atras",
                "Eso mira hacia atrás: la inercia mueve el punto restando.",
                NESTEROV.format(" + lr * beta * v"),
            ),
            RuleMistake(
                "sin-lr", "La inercia no mueve el punto `beta * v`: falta `lr`.", NESTEROV.format(" - beta * v")
            ),
            RuleMistake(
                "adelanto-entero",
                "Si no hubiera pendiente, el paso sería `lr * beta * v`: falta `beta`.",
                NESTEROV.format(" - lr * v"),
            ),
        ),
        hints=(
            "`grad` admite cualquier cuenta entre sus paréntesis.",
            "¿Cuánto se movería `x` en este paso si `g` fuera 0?",
        ),
        solution="Con $g = 0$ el paso sería `lr * beta * v`: ahí se mira la pendiente.",
    ),
    Rule(
        id="regla-correccion-al-reves",
        goal="Corregir el arranque en el sentido correcto.",
        question="Alguien ha escrito Adam de memoria, y tarda en arrancar. ¿Qué línea está mal?",
        rule=ADAM.format("* (1 - beta1**t)", "/ (1 - beta2**t)"),
        answer=ADAM.format("/ (1 - beta1**t)", "/ (1 - beta2**t)"),
        like="Adam",
        trials=PLACES,
        mistakes=(
            RuleMistake(
                "corrige-al-reves",
                "`m` empieza en 0 y se queda corto; al multiplicarlo por menos de 1 se queda más corto todavía.",
                ADAM.format("* (1 - beta1**t)", "/ (1 - beta2**t)"),
            ),
            RuleMistake(
                "correccion-sin-t",
                "La corrección se apaga con los pasos: falta `t`.",
                ADAM.format("/ (1 - beta1)", "/ (1 - beta2**t)"),
            ),
            RuleMistake(
                "m-sin-corregir",
                "`m` empieza en 0 y se queda corto: hay que corregirlo.",
                ADAM.format("", "/ (1 - beta2**t)"),
            ),
        ),
        hints=("Compara los primeros pasos con los de Adam, y mira qué hace con `m` cada línea.",),
        solution="Los primeros `m` se quedan cortos: se **divide** entre lo que les falta.",
    ),
    Rule(
        id="regla-eps",
        goal="Poner `eps` en su sitio.",
        question="""
            Esta regla divide entre $\\sqrt{v + \\varepsilon}$. Haz que sea el RMSProp del curso, que suma $\\varepsilon$
            fuera de la raíz. Aquí es tan grande para que se note.
            """,
        rule=EPS.format("sqrt(v + eps)"),
        answer=EPS.format("(sqrt(v) + eps)"),
        like="RMSProp",
        trials=PLACES,
        mistakes=(
            RuleMistake("epsilon-dentro", "`eps` sigue dentro de la raíz.", EPS.format("sqrt(v + eps)")),
            RuleMistake(
                "sin-parentesis",
                "Así se divide entre la raíz y después se suma `eps` al paso: faltan unos paréntesis.",
                EPS.format("sqrt(v) + eps"),
            ),
            RuleMistake("epsilon-dos-veces", "`eps` está dentro y fuera.", EPS.format("(sqrt(v + eps) + eps)")),
        ),
        hints=("La división se hace antes que la suma.",),
        solution="La raíz es solo de `v`, y los paréntesis juntan la suma antes de dividir.",
    ),
    Rule(
        id="regla-decaimiento",
        goal="Separar el decaimiento de los pesos del gradiente.",
        question="Aquí el decaimiento de los pesos se mezcla con el gradiente, y Adam lo divide también. Haz que sea AdamW.",
        rule=DECAY.format(" + weight_decay * x", ""),
        answer=DECAY.format("", " - lr * weight_decay * x"),
        like="AdamW",
        trials=PLACES,
        mistakes=(
            RuleMistake(
                "l2-dentro",
                "El decaimiento sigue en `g`: pasa por los momentos y se divide entre la raíz de `v_hat`.",
                DECAY.format(" + weight_decay * x", ""),
            ),
            RuleMistake("sin-decaimiento", "Ahora no hay decaimiento ninguno.", DECAY.format("", "")),
            RuleMistake(
                "decae-lo-nuevo",
                "Encoges también el paso que acabas de dar: el decaimiento se mide en la `x` de antes.",
                DECAY.format("", "\nx = x - lr * weight_decay * x"),
            ),
            RuleMistake(
                "decae-sin-alfa",
                "El decaimiento también lleva la tasa: falta `lr`.",
                DECAY.format("", " - weight_decay * x"),
            ),
            RuleMistake(
                "decae-dos-veces",
                "Está dos veces: en el gradiente y en el paso.",
                DECAY.format(" + weight_decay * x", " - lr * weight_decay * x"),
            ),
        ),
        hints=("Ha de restarse de `x`, multiplicado por `lr`, y no sumarse a `g`.",),
        solution="Separado, encoge cada peso en la misma proporción, sea como sea su gradiente.",
    ),
    Rule(
        id="regla-recortar",
        goal="Bajar por una ladera muy empinada sin salir despedido.",
        question="""
            En Beale, desde lo alto, Momentum con $\\beta = 0.9$ va despacio: con más tasa sale despedido. Haz que el coste
            quede por debajo de 0.01 en la mitad de pasos que él, o menos, con la misma regla y los mismos números desde dos
            puntos. Él corre, desde cada uno, con la mejor tasa que hemos encontrado.
            """,
        rule=momentum(0.0002, 0.9),
        answer="lr = 0.03\nbeta = 0.75\ng = grad(x)\ng = g / maximum(1, norm(g) / 10)\nv = beta * v + g\nx = x - lr * v",
        trials=tuple(
            Trial("beale", start, 300, goal=0.01, rival="Momentum", need=HALF, why="Todavía no.")
            for start in ((4.5, -2), (4, 1.5))
        ),
        hints=(
            "`norm(g)` dice cuánto mide la pendiente: en lo alto, miles; abajo, menos de 1.",
            "Recórtala: `g / maximum(1, norm(g) / 10)` mide 10 como mucho.",
            "Recortada, admite una tasa cien veces mayor y, con ella, menos memoria.",
        ),
        solution="Con la pendiente recortada a 10, la tasa la decide el fondo del valle, y no lo más empinado.",
    ),
    Rule(
        id="regla-corta",
        goal="Quitar lo que no hace falta.",
        question="""
            En 300 pasos, haz que el coste quede por debajo de 0.01 en Rosenbrock, en $\\tfrac12(x^2 + 25y^2)$ y en Beale, con
            los mismos números en los tres y dos líneas como mucho. Las que solo dan un número no cuentan.
            """,
        rule=ADAM.format("/ (1 - beta1**t)", "/ (1 - beta2**t)"),
        answer="lr = 0.0025\nbeta = 0.9\nv = beta * v + grad(x)\nx = x - lr * v",
        trials=(
            Trial("rosenbrock", (-1.2, 1), 300, goal=0.01, need="lines <= 2", why="Tiene más de dos líneas."),
            *(
                Trial(problem, start, 300, goal=0.01, need="arrival <= 300", why="Todavía no baja de 0.01.")
                for problem, start in (("rosenbrock", (-1.2, 1)), ("ravine", (-8, 1.5)), ("beale", (1, 1.2)))
            ),
        ),
        hints=(
            "`grad(x)` puede ir dentro de otra cuenta.",
            "El descenso por gradiente cabe en una línea, y no llega en Rosenbrock. ¿Qué se compra con otra?",
            "Momentum cabe en dos; falta su tasa.",
        ),
        solution="Con dos líneas cabe Momentum.",
    ),
    Rule(
        id="regla-olvidar-despacio",
        goal="Elegir cuánto dura la memoria.",
        question="""
            El gradiente es el mismo durante unas decenas de pasos, y después, otro. Haz que veinte pasos más tarde quede al
            menos la mitad de lo que movía el primero, y que en el valle, en 300 pasos, el coste quede por debajo de 0.05.
            """,
        rule=momentum(0.02, 0.9),
        answer=momentum(0.002, 0.97),
        trials=(
            Trial(
                "ravine",
                (-8, 1.5),
                300,
                goal=0.05,
                need="arrival <= 300",
                why="En el valle no baja de 0.05: con más memoria hace falta menos tasa.",
            ),
            Trial(push=20, steps=40, need="memories > 0", why="No tiene memoria."),
            Trial(push=20, steps=40, need="left >= 0.5", why="Ha olvidado demasiado pronto."),
        ),
        hints=(
            "Lo que mueve un gradiente que ya no está se multiplica por `beta` en cada paso: ¿para qué `beta` queda la mitad"
            " después de veinte?",
        ),
        solution=r"Hace falta $\beta^{20} \ge 1/2$, o sea $\beta \ge 0.966$.",
    ),
    Rule(
        id="regla-olvidar-deprisa",
        goal="Recordar lo justo.",
        question="""
            Escribe una regla con memoria. Cinco pasos después de que cambie el gradiente debe quedar menos de un 1 % de lo que
            movía el primero; y en el valle, el coste debe quedar por debajo de 0.0001 en la mitad de pasos que el descenso por
            gradiente, o menos.
            """,
        rule=momentum(0.02, 0.9),
        answer=momentum(0.1, 0.35),
        trials=(
            Trial(
                "ravine",
                (-8, 1.5),
                150,
                goal=1e-4,
                rival="GradientDescent",
                need="memories > 0",
                why="No tiene memoria.",
            ),
            Trial(push=20, steps=25, need="left < 0.01", why="Recuerda demasiado."),
            Trial(push=20, steps=25, need="left > 1e-9", why="Su memoria no llega a mover nada."),
            Trial(
                "ravine",
                (-8, 1.5),
                150,
                goal=1e-4,
                rival="GradientDescent",
                need=HALF,
                why="Olvida a tiempo, pero en el valle tarda: cambia la tasa.",
            ),
        ),
        hints=(
            "Lo que mueve un gradiente que ya no está se multiplica por `beta` en cada paso: ¿para qué `beta` queda el 1 %"
            " después de cinco?",
            "En este valle, la tasa del descenso no pasa de $2/25$; con memoria llega hasta $2(1 + \\beta)/25$.",
        ),
        solution=r"Hace falta $\beta^5 < 0.01$, o sea $\beta < 0.398$; y una tasa mayor que la del descenso, como 0.1.",
    ),
]
