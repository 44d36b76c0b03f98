"""Ejercicios del capítulo 5: Adam."""

from optlib.exercises import (
    Choice,
    Code,
    CodeMistake,
    Column,
    Draw,
    Mistake,
    Numeric,
    Option,
    Order,
    Run,
    Step,
    Table,
    values,
)
from optlib.slides import given, number

PARABOLA = Run("parabola", "Adam", x0="x0", steps=3, hyper={"lr": "lr"})
DECK = Run("parabola", "Adam", x0=given("adam.x0"), steps=3, hyper={"lr": given("adam.lr")})


def adam_step(x, g, m, v, t, lr):
    """Devuelve el punto nuevo después del paso ``t`` de Adam, con los valores por omisión."""
    m = 0.9 * m + 0.1 * g
    v = 0.999 * v + 0.001 * g**2
    return x - lr * (m / (1 - 0.9**t)) / ((v / (1 - 0.999**t)) ** 0.5 + 1e-8)


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


EXERCISES = [
    Numeric(
        id="adam-primer-paso",
        goal="Dar el primer paso de Adam.",
        question=r"""
            Minimizas $f(x) = x^2$ con Adam desde $x_0 = @{x0}$, con $\alpha = @{lr}$ y los demás valores por omisión
            ($\beta_1 = 0.9$, $\beta_2 = 0.999$, $\varepsilon = 10^{-8}$). ¿Cuánto vale $x_1$?
            """,
        label="$x_1 =$",
        values={"x0": Draw(5, values(-9, 9)), "lr": Draw(0.1, (0.05, 0.1, 0.2, 0.3))},
        run=PARABOLA,
        answer="x[1]",
        mistakes=(
            Mistake("signo", "El paso se resta: así te alejas del mínimo.", variant="ascent"),
            Mistake(
                "sin-alfa",
                r"El cociente de los momentos vale $\pm 1$, pero después se multiplica por $\alpha$. Es el desliz de la presentación.",
                value="x0 - m_hat[0]/sqrt(v_hat[0])",
            ),
            Mistake(
                "sin-correccion",
                r"Has usado $m_1$ y $v_1$ sin corregir su sesgo: divide antes entre $1-\beta_1$ y $1-\beta_2$.",
                variant="no_bias_correction",
            ),
            Mistake(
                "descenso",
                "Eso es un paso de descenso por gradiente: falta dividir entre la raíz del segundo momento.",
                value="x0 - lr*grad[0]",
            ),
            Mistake("sin-raiz", r"Has dividido entre $\hat v_1$; se divide entre su raíz cuadrada.", variant="no_root"),
            Mistake("segundo", "Eso es $x_2$, después de dos pasos.", value="x[2]"),
        ),
        where="abs(x0) > 1",
        hints=(
            r"Calcula por orden $g_1$, $m_1$, $v_1$, $\hat m_1$ y $\hat v_1$.",
            r"En el primer paso la corrección deshace del todo el encogimiento: $\hat m_1 = g_1$ y $\hat v_1 = g_1^2$.",
            r"El cociente $\hat m_1/\sqrt{\hat v_1}$ es el signo del gradiente.",
        ),
        solution=r"""
            $g_1 = 2 \cdot @{x0:p} = @{grad[0]}$; $m_1 = @{m[0]}$ y $v_1 = @{v[0]}$; corregidos, $\hat m_1 = @{m_hat[0]}$ y
            $\hat v_1 = @{v_hat[0]}$. El cociente es el signo del gradiente, y el paso mide $\alpha$:

            $$x_1 = @{x0} - @{lr} \cdot @{m_hat[0]/sqrt(v_hat[0]):p} = @{x[1]}$$
            """,
    ),
    Table(
        id="adam-tabla",
        goal="Seguir los dos momentos de Adam durante tres pasos.",
        question=r"""
            Como en la presentación, minimizas $f(x) = x^2$ desde $x_0 = @{x0}$ con $\alpha = @{lr}$,
            $\beta_1 = 0.9$ y $\beta_2 = 0.999$. Completa la tabla (hasta cuatro decimales).
            """,
        caption="Adam en $x^2$",
        values={"x0": Draw(5, values(-8, 8)), "lr": Draw(0.1, (0.05, 0.1, 0.2, 0.5))},
        run=PARABOLA,
        rows=3,
        shown=1,
        columns=(
            Column("g", "$g_t$", "grad[k]"),
            Column("m", "$m_t$", "m[k]"),
            Column("v", "$v_t$", "v[k]"),
            Column("mh", r"$\hat m_t$", "m_hat[k]", follows="m/(1 - 0.9**(k + 1))"),
            Column("vh", r"$\hat v_t$", "v_hat[k]", follows="v/(1 - 0.999**(k + 1))"),
            Column("new", "$x_t$", "x[k+1]"),
        ),
        where="abs(x0) > 3",
        mistakes=(
            Mistake("factor-2", "La derivada de $x^2$ es $2x$: falta el 2.", value="x[k]", column="g"),
            Mistake(
                "gradiente-viejo",
                "Ese es el gradiente de la fila de arriba: cada paso usa el del punto al que se acaba de llegar.",
                value="2*x[k-1]",
                column="g",
            ),
            Mistake(
                "betas-cambiadas",
                r"Has cambiado los papeles: $\beta_1$ multiplica lo que ya había, $m_{t-1}$, y $1-\beta_1$ lo nuevo.",
                value="0.1*m[k-1] + 0.9*grad[k]",
                column="m",
            ),
            Mistake("olvido", r"Falta lo que ya había: el término $\beta_1 m_{t-1}$.", value="0.1*grad[k]", column="m"),
            Mistake(
                "sin-cuadrado",
                "El segundo momento promedia $g_t^2$, no $g_t$.",
                value="0.999*v[k-1] + 0.001*grad[k]",
                column="v",
            ),
            Mistake(
                "corrige-como-1",
                r"Has dividido entre $1-\beta_1$, como en el primer paso: el exponente es $t$.",
                value="m[k]/0.1",
                column="mh",
            ),
            Mistake(
                "corrige-v-como-1",
                r"Has dividido entre $1-\beta_2$, como en el primer paso: el exponente es $t$.",
                value="v[k]/0.001",
                column="vh",
            ),
            Mistake(
                "sin-alfa",
                r"Has restado el cociente sin multiplicarlo por $\alpha$, como la presentación.",
                value="x[k] - m_hat[k]/sqrt(v_hat[k])",
                column="new",
            ),
        ),
        hints=(
            r"$m_t = 0.9\,m_{t-1} + 0.1\,g_t$ y $v_t = 0.999\,v_{t-1} + 0.001\,g_t^2$.",
            "En la fila 2 se divide entre $1 - 0.9^2 = 0.19$ y $1 - 0.999^2 = 0.001999$.",
            "Guarda todas las cifras de $v_t$: redondeado a tres decimales ya estropea el corregido.",
        ),
        solution=r"""
            Fila 2: $g_2 = @{grad[1]}$, $m_2 = @{m[1]}$, $v_2 = @{v[1]}$, $\hat m_2 = @{m_hat[1]}$, $\hat v_2 = @{v_hat[1]}$ y
            $x_2 = @{x[2]}$.

            Fila 3: $g_3 = @{grad[2]}$, $m_3 = @{m[2]}$, $v_3 = @{v[2]}$, $\hat m_3 = @{m_hat[2]}$, $\hat v_3 = @{v_hat[2]}$ y
            $x_3 = @{x[3]}$.
            """,
    ),
    Numeric(
        id="adam-correccion",
        goal="Saber cuánto encoge el arranque a una media móvil.",
        question=r"""
            Un parámetro recibe siempre el mismo gradiente, $g = @{g}$. Con $\beta_1 = @{beta}$ y $m_0 = 0$, ¿cuánto vale
            $m_t$, **sin corregir**, después de $t = @{t}$ pasos?
            """,
        label="$m_t =$",
        values={
            "g": Draw(10, (2, 4, 5, 8, 10, -10, -4)),
            "beta": Draw(0.9, (0.5, 0.8, 0.9)),
            "t": Draw(3, (2, 3, 4)),
        },
        answer="(1 - beta**t)*g",
        mistakes=(
            Mistake("corregido", "Ese es el momento ya corregido; se pide el que lleva Adam en la memoria.", value="g"),
            Mistake(
                "complemento",
                r"Eso es lo que falta, $\beta_1^t g$: el peso que se ha quedado en el 0 inicial.",
                value="beta**t*g",
            ),
            Mistake("un-paso", "Eso es $m_1$: solo el primer paso.", value="(1 - beta)*g"),
            Mistake(
                "lineal",
                r"Has sumado el mismo peso $1-\beta_1$ en cada paso: los gradientes antiguos van perdiendo el suyo.",
                value="t*(1 - beta)*g",
            ),
            Mistake("exponente", r"Falta un paso: el exponente es $t$, no $t-1$.", value="(1 - beta**(t - 1))*g"),
        ),
        hints=(
            r"Calcula $m_1$, y después $m_2 = \beta_1 m_1 + (1-\beta_1) g$.",
            r"Con gradiente constante, $m_t$ es $g$ por la suma de los pesos.",
        ),
        solution=r"""
            La suma de los pesos es $1 - \beta_1^t = 1 - @{beta}^{@{t}} = @{1 - beta**t}$, y

            $$m_t = (1 - \beta_1^t)\, g = @{1 - beta**t} \cdot @{g:p} = @{(1 - beta**t)*g}$$
            """,
    ),
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
    Numeric(
        id="adam-errata-paso",
        goal="Encontrar el error de una diapositiva.",
        question=r"""
            La diapositiva escribe $x_1 = 5 - 0.1 \times \frac{10}{\sqrt{100 + 10^{-8}}} = @{deck}$. La expresión es correcta y el resultado, no.
            ¿Cuánto vale $x_1$?
            """,
        label="$x_1 =$",
        values={"deck": number("adam_first_step.1.x").value},
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
            "deck": number("adam.2.v_hat").value,
            "deck_v": number("adam.2.v").value,
            "g": number("adam.2.g").value,
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
                "AMSGrad lo arregla porque su denominador no baja.",
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
