"""Ejercicios del capítulo 5: los momentos por dentro, lo que Adam no garantiza y el código."""

from ..draws import Draw
from ..execution import Run
from ..kinds import Choice, Code, CodeMistake, Mistake, Numeric, Option, Order, Step


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
        id="adam-rmsprop-primero",
        goal="Comparar el primer paso de RMSProp con el de Adam.",
        question=r"""
            RMSProp no corrige el sesgo. Con $\alpha = @{lr}$, $\rho = @{rho}$ y $\varepsilon$ despreciable, ¿cuánto **mide** su primer
            paso en $f(x) = x^2$ desde $x_0 = @{x0}$?
            """,
        label=r"$|x_1 - x_0| =$",
        values={
            "x0": Draw(5, (2, 3, 4, 5, 6, 8)),
            "lr": Draw(0.1, (0.01, 0.02, 0.05, 0.1)),
            "rho": Draw(0.9, (0.75, 0.9, 0.96, 0.99)),
        },
        run=Run("parabola", "RMSProp", x0="x0", steps=1, hyper={"lr": "lr", "rho": "rho", "eps": 0}),
        answer="abs(x[1] - x[0])",
        mistakes=(
            Mistake("adam", "Ese es el primer paso de Adam, que sí corrige el sesgo.", value="lr"),
            Mistake("sin-raiz", r"Falta la raíz: se divide entre $\sqrt{1-\rho}$.", value="lr/(1 - rho)"),
            Mistake(
                "rho",
                r"El primer $v$ es $(1-\rho)\,g^2$: el peso de lo nuevo, no el de lo viejo.",
                value="lr/sqrt(rho)",
            ),
            Mistake("multiplica", r"La raíz va en el denominador: el paso crece, no mengua.", value="lr*sqrt(1 - rho)"),
            Mistake("descenso", "Eso es lo que avanzaría el descenso por gradiente.", value="lr*grad[0]"),
            Mistake("punto", "Eso es $x_1$; se pide la longitud del paso.", value="x[1]"),
        ),
        hints=(
            r"En el primer paso, $v_1 = (1-\rho)\,g_1^2$.",
            r"El cociente $g_1/\sqrt{v_1}$ no depende de $g_1$: se simplifica.",
        ),
        solution=r"""
            $v_1 = (1-\rho)\,g_1^2$, así que el paso es $\alpha\, |g_1| / \sqrt{v_1} = \alpha/\sqrt{1-\rho}$, sea cual sea el punto:

            $$\frac{@{lr}}{\sqrt{1 - @{rho}}} = @{abs(x[1] - x[0])}$$
            """,
    ),
    Choice(
        id="adam-varianza",
        goal="Distinguir el segundo momento de la varianza.",
        question=r"""
            La presentación dice que el segundo momento es la *varianza del gradiente*. Un parámetro recibe siempre $g = 4$.
            Después de muchos pasos, ¿qué ocurre?
            """,
        options=(
            Option(
                r"$\hat v = 0$, porque un gradiente que no cambia no tiene varianza.",
                r"La varianza sí es 0, pero $\hat v$ promedia $g^2$ sin restar la media. Con 0 en el denominador el paso sería infinito.",
            ),
            Option(
                r"$\hat v = 16$ y Adam avanza $\alpha$ en cada paso.",
                r"$\hat v$ estima la media de $g^2$, que es 16; el cociente es $4/\sqrt{16} = 1$.",
                right=True,
            ),
            Option(
                r"$\hat v = 4$ y Adam avanza $2\alpha$ en cada paso.",
                "Se promedia el cuadrado del gradiente, no el gradiente.",
            ),
            Option(
                r"$\hat v$ crece sin parar y los pasos menguan hasta detenerse.",
                "Eso le pasa a Adagrad, que suma los cuadrados; Adam los promedia y se estabiliza.",
            ),
        ),
        hints=(
            r"La media móvil de una serie constante es esa constante, una vez corregida.",
            r"¿Qué serie promedia $v$: $g$, $g^2$ o $(g - \bar g)^2$?",
        ),
        solution=r"La media de $g^2$ es la varianza más el cuadrado de la media: $0 + 4^2 = 16$. El segundo momento no está centrado, y por eso $\hat m/\sqrt{\hat v} = 4/4 = 1$.",
    ),
    Order(
        id="adam-orden",
        goal="Ordenar lo que hace una iteración de Adam.",
        question="Ordena lo que ocurre en una iteración de Adam.",
        steps=(
            Step("Calcular el gradiente en el punto actual.", ""),
            Step(
                "Actualizar los dos momentos con el gradiente y con su cuadrado.",
                "Los momentos se actualizan con el gradiente, que tiene que estar ya calculado.",
            ),
            Step(
                r"Dividir los momentos entre $1-\beta_1^t$ y $1-\beta_2^t$.",
                "Se corrigen los momentos nuevos, no los del paso anterior.",
            ),
            Step(
                r"Formar el paso $\alpha\,\hat m_t/(\sqrt{\hat v_t}+\varepsilon)$.",
                "El paso usa los momentos corregidos.",
            ),
            Step("Restar el paso al parámetro.", "Lo que se resta es el paso, que antes hay que formar."),
        ),
        hints=("Todo empieza por el gradiente.", "¿Se guardan en la memoria los momentos corregidos o los otros?"),
        solution="Gradiente, momentos, corrección, paso, resta. En la memoria quedan $m_t$ y $v_t$ sin corregir: la corrección se rehace en cada paso a partir de ellos.",
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
