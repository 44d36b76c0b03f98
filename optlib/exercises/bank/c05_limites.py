"""Ejercicios del capítulo 5: los errores de la presentación, lo que Adam no garantiza y el código."""

from ...deck import given, printed
from ..draws import Draw
from ..execution import Run
from ..kinds import Choice, Code, CodeMistake, Mistake, Numeric, Option

DECK = Run("parabola", "Adam", x0=given("adam.x0"), steps=3, hyper={"lr": given("adam.lr")})


def adam_step(x, g, m, v, t, lr):
    """Devuelve el punto nuevo después del paso ``t`` de Adam, con los valores por omisión."""
    m = 0.9 * m + 0.1 * g
    v = 0.999 * v + 0.001 * g**2
    m_hat = m / (1 - 0.9**t)
    v_hat = v / (1 - 0.999**t)
    return x - lr * m_hat / (v_hat**0.5 + 1e-8)


def _uncorrected(x, g, m, v, t, lr):
    return x - lr * (0.9 * m + 0.1 * g) / ((0.999 * v + 0.001 * g**2) ** 0.5 + 1e-8)


def _late(x, g, m, v, t, lr):
    return adam_step(x, g, m, v, t + 1, lr)


def _old_moments(x, g, m, v, t, lr):
    return x - lr * (m / (1 - 0.9**t)) / ((v / (1 - 0.999**t)) ** 0.5 + 1e-8)


def _no_root(x, g, m, v, t, lr):
    m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g**2
    return x - lr * (m / (1 - 0.9**t)) / (v / (1 - 0.999**t) + 1e-8)


def _eps_inside(x, g, m, v, t, lr):
    m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g**2
    return x - lr * (m / (1 - 0.9**t)) / (v / (1 - 0.999**t) + 1e-8) ** 0.5


PAGE = "05_adam"
EXERCISES = [
    Numeric(
        id="adam-errata-paso",
        goal="Encontrar el error de una diapositiva.",
        question=r"""
            La diapositiva escribe $x_1 = 5 - 0.1 \times \frac{10}{\sqrt{100 + 10^{-8}}} = @{deck}$. La expresión es correcta y el resultado, no.
            ¿Cuánto vale $x_1$?
            """,
        label="$x_1 =$",
        values={"deck": printed("adam_first_step.1.x").value},
        run=DECK,
        answer="x[1]",
        mistakes=(
            Mistake(
                "diapositiva",
                r"Ese es el número impreso: para llegar a él hay que olvidar el factor $0.1$.",
                value="deck",
            ),
            Mistake("solo-paso", r"Eso es el paso; falta restarlo de 5.", value="x[0] - x[1]"),
            Mistake("signo", "El paso se resta.", value="x[0] + 0.1"),
            Mistake("raiz", r"No has sacado la raíz de 100.", value="x[0] - 0.1*10/100"),
        ),
        hints=(
            r"Calcula primero la raíz del denominador; $10^{-8}$ no se nota.",
            r"La fracción vale 1. ¿Qué hay delante de ella?",
        ),
        solution=r"La fracción es $10/\sqrt{100} = 1$, el paso $0.1 \cdot 1 = 0.1$ y $x_1 = 5 - 0.1 = @{x[1]}$. El 4 de la diapositiva es $5 - 1$: se olvidó $\alpha$.",
    ),
    Numeric(
        id="adam-errata-redondeo",
        goal="Ver cuánto estropea redondear antes de tiempo.",
        question=r"""
            En su segunda iteración la diapositiva llega a $v_2 = @{deck_v}$ y de ahí a $\hat v_2 = @{deck}$. Tomando como ella $v_1 = 0.1$ y
            $g_2 = 8$, pero sin redondear $v_2$, ¿cuánto vale $\hat v_2$? (Tres decimales.)
            """,
        label=r"$\hat v_2 =$",
        decimals=3,
        values={
            "deck": printed("adam.2.v_hat").value,
            "deck_v": printed("adam.2.v").value,
            "g": printed("adam.2.g").value,
        },
        answer="(0.999*0.1 + 0.001*g**2)/(1 - 0.999**2)",
        mistakes=(
            Mistake(
                "redondeo",
                "Has dividido el $v_2$ ya redondeado a tres decimales: guarda todas las cifras hasta el final.",
                value="deck",
            ),
            Mistake(
                "exponente",
                r"Has dividido entre $1-\beta_2$; en el segundo paso es $1-\beta_2^2$.",
                value="(0.999*0.1 + 0.001*g**2)/0.001",
            ),
            Mistake("sin-corregir", "Eso es $v_2$: falta corregirlo.", value="0.999*0.1 + 0.001*g**2"),
            Mistake("raiz", r"Eso es $\sqrt{\hat v_2}$.", value="sqrt((0.999*0.1 + 0.001*g**2)/(1 - 0.999**2))"),
        ),
        hints=(
            r"$v_2 = 0.999 \cdot 0.1 + 0.001 \cdot 8^2$.",
            r"Divide entre $1 - 0.999^2$, que es $0.001999$.",
        ),
        solution=r"""
            $v_2 = 0.0999 + 0.064 = @{0.999*0.1 + 0.001*g**2}$, y dividido entre $0.001999$ da
            $@{(0.999*0.1 + 0.001*g**2)/(1 - 0.999**2):3}$. Dividir entre un número tan pequeño multiplica por 500 el error de redondeo.
            """,
    ),
    Choice(
        id="adam-escala",
        goal="Prever el efecto de cambiar la escala de la función.",
        question=r"Alguien cambia las unidades y el coste pasa a ser cien veces mayor. ¿Qué hay que hacer para que el descenso por gradiente y Adam sigan cada uno el mismo camino que antes?",
        options=(
            Option(
                r"Con descenso por gradiente, dividir $\alpha$ entre 100; con Adam, nada.",
                r"Los gradientes se multiplican por 100: el descenso por gradiente lo nota; en Adam se simplifica en $\hat m/\sqrt{\hat v}$ (salvo por $\varepsilon$).",
                right=True,
            ),
            Option(
                r"Dividir $\alpha$ entre 100 con los dos.",
                r"En Adam el factor 100 aparece en $\hat m$ y en $\sqrt{\hat v}$, y se simplifica: así darías pasos cien veces más cortos.",
            ),
            Option(
                r"Nada con ninguno: el mínimo está en el mismo sitio.",
                "El mínimo no se mueve, pero el paso del descenso por gradiente es proporcional al gradiente, que ha crecido cien veces.",
            ),
            Option(
                r"Con Adam, dividir $\alpha$ entre 10, porque hay una raíz.",
                r"$\hat v$ crece $100^2$ veces, y su raíz, 100: justo lo mismo que $\hat m$.",
            ),
        ),
        hints=(
            r"¿Por cuánto se multiplican $g$, $m$ y $v$?",
            r"Mira qué queda en $\hat m/\sqrt{\hat v}$.",
        ),
        solution=r"Si $f$ se multiplica por $c$, también $g$ y $m$; $v$ se multiplica por $c^2$. El cociente $\hat m/\sqrt{\hat v}$ queda igual, y el paso del descenso por gradiente se multiplica por $c$.",
    ),
    Numeric(
        id="adam-borde",
        goal="Saber cuándo Adam se queda en el mínimo.",
        question=r"""
            Minimizas una función de segunda derivada $\lambda = @{curvature}$ con Adam, tasa fija $\alpha = @{lr}$ y $\beta_1 = @{b}$. ¿A partir de qué
            $\varepsilon$ es imposible que la tasa propia por la curvatura cruce el borde de estabilidad, por pequeño que llegue a ser $\hat v$? (Cuatro decimales.)
            """,
        label=r"$\varepsilon =$",
        values={
            "lr": Draw(0.1, (0.05, 0.1, 0.2, 0.5)),
            "curvature": Draw(10, (5, 10, 20, 50)),
            "b": Draw(0.9, (0.5, 0.8, 0.9)),
        },
        answer="lr*curvature*(1 - b)/(2*(1 + b))",
        mistakes=(
            Mistake(
                "sin-impulso",
                r"Esa es la cota sin impulso, 2: con $\beta_1$ es $2(1+\beta_1)/(1-\beta_1)$, que es mayor.",
                value="lr*curvature/2",
            ),
            Mistake(
                "suma",
                r"Falta el factor $1-\beta_1$: $m$ es una media, y cada gradiente entra multiplicado por él.",
                value="lr*curvature/(2*(1 + b))",
            ),
            Mistake(
                "sin-curvatura",
                r"Falta la curvatura: lo acotado es $\alpha\lambda/\varepsilon$.",
                value="lr*(1 - b)/(2*(1 + b))",
            ),
            Mistake("borde", r"Eso es el borde; despeja ahora $\varepsilon$.", value="2*(1 + b)/(1 - b)"),
        ),
        hints=(
            r"El caso peor es $\hat v = 0$: ¿cuánto vale entonces la tasa propia?",
            r"Iguala $\alpha\lambda/\varepsilon$ al borde, $2(1+\beta_1)/(1-\beta_1)$.",
        ),
        solution=r"""
            El borde es $2(1+\beta_1)/(1-\beta_1) = @{2*(1 + b)/(1 - b)}$. Con $\hat v = 0$ la tasa propia es $\alpha/\varepsilon$, la mayor posible, y
            $\alpha\lambda/\varepsilon$ no lo pasa si $\varepsilon \ge @{lr} \cdot @{curvature} / @{2*(1 + b)/(1 - b)} = @{lr*curvature*(1 - b)/(2*(1 + b))}$.
            """,
    ),
    Choice(
        id="adam-reddi",
        goal="Entender por qué Adam puede ir al revés.",
        question=r"""
            En el ejemplo de Reddi, Kale y Kumar, $x$ se mueve en $[-1, 1]$, el mejor punto es $x = -1$ y las pendientes son $3, -1, -1$, una y otra vez, con $\beta_1 = 0$ y $\beta_2 = 0.1$. ¿Cuáles de estas
            afirmaciones son ciertas? Marca todas las que lo sean.
            """,
        several=True,
        options=(
            Option(
                "Si la media se hiciera sobre el ciclo entero, el sentido sería el correcto.",
                "Con una memoria mayor que el ciclo los tres pasos se dividen casi entre lo mismo, y gana el 3.",
                right=True,
            ),
            Option(
                "El gradiente 3 se divide entre un número mayor que los otros dos.",
                "El 3 acaba de inflar $v$ cuando se divide entre su raíz; los −1 encuentran $v$ ya desinflado.",
                right=True,
            ),
            Option(
                r"Con una tasa $\alpha$ más pequeña Adam llegaría a $x = -1$.",
                r"$\alpha$ multiplica por igual los tres avances: no cambia el signo de su suma.",
            ),
            Option(
                "AMSGrad lo arregla porque su segundo momento no baja.",
                "Con el máximo de $v$ los tres avances se dividen entre lo mismo y su suma apunta hacia −1.",
                right=True,
            ),
        ),
        hints=(
            "Escribe los tres avances de un ciclo, cada uno con su denominador.",
            "Lo que decide es el signo de la suma de los tres.",
        ),
        solution=r"En cada ciclo los avances son $-3/\sqrt{v_a}$, $+1/\sqrt{v_b}$ y $+1/\sqrt{v_c}$, con $v_a$ mucho mayor que $v_b$ y $v_c$. Igualar los denominadores, con más memoria o con AMSGrad, devuelve el signo correcto; $\alpha$ no interviene.",
    ),
    Code(
        id="adam-codigo",
        goal="Programar un paso de Adam.",
        question=r"""
            Escribe `adam_step(x, g, m, v, t, lr)`: recibe el punto, su gradiente, los momentos **anteriores** y el número de paso, que empieza en 1, y
            devuelve el punto nuevo. Usa $\beta_1 = 0.9$, $\beta_2 = 0.999$ y $\varepsilon = 10^{-8}$ fuera de la raíz.
            """,
        function="adam_step",
        skeleton='def adam_step(x, g, m, v, t, lr):\n    ...\n\ncheck("adam-codigo", adam_step)',
        reference=adam_step,
        cases=(
            (5.0, 10.0, 0.0, 0.0, 1, 0.1),
            (4.9, 9.8, 1.0, 0.1, 2, 0.1),
            (-2.0, 0.5, -0.3, 0.02, 7, 0.01),
            (1.0, 1e-6, 0.0, 0.0, 1, 0.1),
        ),
        mistakes=(
            CodeMistake("sin-correccion", r"Falta la corrección de sesgo de los momentos.", _uncorrected),
            CodeMistake(
                "contador", "El exponente de la corrección es `t`, que ya empieza en 1: no le sumes otro.", _late
            ),
            CodeMistake("viejos", "Usas los momentos anteriores: actualízalos antes con `g`.", _old_moments),
            CodeMistake(
                "epsilon",
                r"Con gradientes diminutos falla: $\varepsilon$ se suma a la raíz, fuera de ella.",
                _eps_inside,
            ),
            CodeMistake("raiz", r"Divides entre $\hat v$ y no entre su raíz.", _no_root),
            CodeMistake("signo", "El paso se resta.", lambda x, g, m, v, t, lr: 2 * x - adam_step(x, g, m, v, t, lr)),
        ),
        hints=(
            "Son cinco líneas: dos momentos, dos correcciones y la resta.",
            "`(v / (1 - 0.999**t)) ** 0.5` es la raíz del segundo momento corregido.",
        ),
        solution="Las fórmulas, en su orden; las mismas líneas sirven para números y para arrays:",
    ),
]
