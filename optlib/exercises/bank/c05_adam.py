"""Ejercicios del capítulo 5: la iteración completa, sus errores en la presentación y la corrección de sesgo."""

from ...deck import given, printed
from ..draws import Draw, values
from ..execution import Run
from ..kinds import Column, FillTable, Mistake, Numeric

DECK = Run("parabola", "Adam", x0=given("adam.x0"), steps=3, hyper={"lr": given("adam.lr")})
PARABOLA = Run("parabola", "Adam", x0="x0", steps=3, hyper={"lr": "lr"})

PAGE = "05_adam"
EXERCISES = [
    Numeric(
        id="adam-borde",
        goal="Saber cuándo Adam se queda en el mínimo.",
        question=r"""
            Minimizas una función de segunda derivada $\lambda = @{curvature}$ con Adam, tasa fija $\alpha = @{lr}$ y $\beta_1 = @{b}$. ¿A partir de qué
            $\varepsilon$ es imposible que la tasa propia por la curvatura cruce el borde de estabilidad, por pequeño que llegue a ser $\hat v$?
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
            Mistake("sin-mover", "Ese es el punto de partida: falta dar el paso.", value="x0"),
            Mistake("solo-paso", "Eso es lo que mide el paso; se pide el punto al que llega.", value="lr"),
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
    FillTable(
        id="adam-tabla",
        goal="Seguir los dos momentos de Adam durante tres pasos.",
        question=r"""
            Como en la presentación, minimizas $f(x) = x^2$ desde $x_0 = @{x0}$ con $\alpha = @{lr}$,
            $\beta_1 = 0.9$ y $\beta_2 = 0.999$. Completa la tabla.
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
            Mistake("sin-corregir", r"Es $m_t$, sin corregir; divide entre $1-\beta_1^t$.", value="m[k]", column="mh"),
            Mistake(
                "v-sin-corregir", r"Es $v_t$, sin corregir; divide entre $1-\beta_2^t$.", value="v[k]", column="vh"
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
            Mistake("sin-mover", "Ese es el punto de partida: falta restarle el paso.", value="x[0]"),
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
            $g_2 = 8$, pero sin redondear $v_2$, ¿cuánto vale $\hat v_2$?
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
]
