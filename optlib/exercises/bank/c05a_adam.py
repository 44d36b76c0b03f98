"""Ejercicios del capítulo 5: los momentos y la regla."""

from ...optimizers import Adam
from ...rules import text_of
from ..draws import Draw, values
from ..kinds import Choice, Code, CodeMistake, Mistake, Numeric, Option, Rule, RuleMistake, Trial


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

M_HAT, V_HAT = "m / (1 - beta1**t)", "v / (1 - beta2**t)"
# Adam sin las líneas de la corrección, con lo que va en su lugar en la última.
SHORT_ADAM = text_of(Adam, lr=0.1).replace(f"m_hat = {M_HAT}\nv_hat = {V_HAT}\n", "")
SHORT_ADAM = SHORT_ADAM.replace("m_hat", "{}").replace("v_hat", "{}")

EXERCISES = [
    Numeric(
        id="adam-cociente",
        goal="Prever cuánto avanza un parámetro con gradientes ruidosos.",
        question=r"""
            El gradiente de un parámetro vale $@{a}$ o $@{b}$, al azar y con igual probabilidad. ¿Alrededor de qué valor oscila el cociente de Adam,
            $m/\sqrt v$?
            """,
        label=r"$m/\sqrt v \approx$",
        values={"a": Draw(5, values(3, 15)), "b": Draw(-1, (-1, -2, -3))},
        where="a + b > 2",
        answer="(a + b)/2/sqrt((a**2 + b**2)/2)",
        mistakes=(
            Mistake(
                "segundo-momento-varianza",
                "Has dividido entre la desviación típica, que mide la separación respecto de la media: el segundo momento es la media de los cuadrados.",
                value="(a + b)/(a - b)",
            ),
            Mistake("sin-raiz", "Has dividido entre el segundo momento; falta su raíz.", value="(a + b)/(a**2 + b**2)"),
            Mistake("solo-numerador", "Esa es la media de los gradientes; falta dividirla.", value="(a + b)/2"),
            Mistake("divisor", "Esa es la raíz del segundo momento: es lo que divide.", value="sqrt((a**2 + b**2)/2)"),
            Mistake(
                "cuadrados-sin-media",
                "El segundo momento es la media de los cuadrados: divide su suma entre 2.",
                value="(a + b)/2/sqrt(a**2 + b**2)",
            ),
            Mistake("cociente-siempre-1", "Sería 1 si los dos gradientes coincidieran.", value="1"),
        ),
        hints=(
            "Necesitas dos medias: la de los dos gradientes y la de sus cuadrados.",
            "El cociente es menor que 1, porque los gradientes se contradicen.",
        ),
        solution=r"""
            La media es $@{(a + b)/2}$ y el segundo momento, $(@{a**2} + @{b**2})/2 = @{(a**2 + b**2)/2}$. El cociente,

            $$\frac{@{(a + b)/2}}{\sqrt{@{(a**2 + b**2)/2}}} = @{(a + b)/2/sqrt((a**2 + b**2)/2)}$$
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
                "segundo-momento-varianza",
                r"$v = 0$, porque un gradiente que no cambia no tiene varianza.",
                r"La varianza sí es 0, pero $v$ promedia $g^2$ sin restar la media. Con 0 en el denominador el paso sería infinito.",
            ),
            Option(
                "avanza-alfa",
                r"$v = 16$ y Adam avanza $\alpha$ en cada paso.",
                r"$v$ estima la media de $g^2$, que es 16; el cociente es $4/\sqrt{16} = 1$.",
                right=True,
            ),
            Option(
                "g-sin-cuadrado",
                r"$v = 4$ y Adam avanza $2\alpha$ en cada paso.",
                "Se promedia el cuadrado del gradiente, no el gradiente.",
            ),
            Option(
                "como-adagrad",
                r"$v$ crece sin parar y los pasos menguan hasta detenerse.",
                "Eso le pasa a Adagrad, que suma los cuadrados; Adam los promedia y se estabiliza.",
            ),
        ),
        hints=(
            "Tras muchos pasos, la media móvil de una serie constante es esa constante.",
            r"¿Qué serie promedia $v$: $g$, $g^2$ o $(g - \bar g)^2$?",
        ),
        solution=r"La media de $g^2$ es la varianza más el cuadrado de la media: $0 + 4^2 = 16$. El segundo momento no está centrado, y por eso $m/\sqrt{v} = 4/4 = 1$.",
    ),
    Numeric(
        id="adam-correccion",
        goal="Saber cuánto encoge el arranque a una media móvil.",
        question=r"""
            Un parámetro recibe siempre el mismo gradiente, $g = @{g}$. Con $\beta_1 = @{beta}$ y $m_0 = 0$, ¿cuánto vale
            $m_t$, **sin corregir**, después de $t = @{t}$ pasos?
            """,
        label="$m_t =$",
        values={"g": Draw(-4, (2, 4, 5, 8, 10, -10, -4)), "beta": Draw(0.8, (0.5, 0.8, 0.9)), "t": Draw(3, (2, 3, 4))},
        answer="(1 - beta**t)*g",
        mistakes=(
            Mistake("corregido", "Ese es el momento ya corregido; se pide el que guarda Adam.", value="g"),
            Mistake(
                "lo-que-falta",
                r"Eso es lo que falta, $\beta_1^t g$: el peso que se ha quedado en el 0 inicial.",
                value="beta**t*g",
            ),
            Mistake("solo-un-paso", "Eso es $m_1$: solo el primer paso.", value="(1 - beta)*g"),
            Mistake(
                "mismo-peso-siempre",
                r"Has sumado el mismo peso $1-\beta_1$ en cada paso: los gradientes antiguos van perdiendo el suyo.",
                value="t*(1 - beta)*g",
            ),
            Mistake("un-paso-menos", r"Falta un paso: el exponente es $t$, no $t-1$.", value="(1 - beta**(t - 1))*g"),
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
    Rule(
        id="regla-sin-corregir",
        goal="Ver qué hace la corrección, y ponerla.",
        question="""
            A este Adam le falta la corrección de sesgo: mira sus primeros pasos junto a los de Adam. Añádela; puede ir en
            líneas nuevas o en la última. El número de paso es `t`, desde 1.
            """,
        rule=SHORT_ADAM.format("m", "v"),
        answer=SHORT_ADAM.format(f"({M_HAT})", V_HAT),
        like="Adam",
        trials=(
            Trial("coupled_quadratic", (3, 2), 20),
            Trial("ravine", (-8, 1.5), 20),
            Trial("himmelblau", (0.5, 0.5), 20),
        ),
        mistakes=(
            RuleMistake(
                "sin-correccion",
                "Sin corregir, el primer paso mide 3.2 veces la tasa: `v` se queda más corto que `m`.",
                SHORT_ADAM.format("m", "v"),
            ),
            RuleMistake("v-sin-corregir", "`m` ya está; falta corregir `v`.", SHORT_ADAM.format(f"({M_HAT})", "v")),
            RuleMistake("m-sin-corregir", "`v` ya está; falta corregir `m`.", SHORT_ADAM.format("m", V_HAT)),
            RuleMistake(
                "correccion-sin-t",
                "La corrección se apaga con los pasos: falta elevar a `t`.",
                SHORT_ADAM.format("m / (1 - beta1)", "v / (1 - beta2)"),
            ),
            RuleMistake(
                "corrige-la-memoria",
                "Corriges la propia memoria, y el paso siguiente la vuelve a corregir: usa otros nombres, como `m_hat`.",
                SHORT_ADAM.format("m", "v").replace("x = x", f"m = {M_HAT}\nv = {V_HAT}\nx = x"),
            ),
            RuleMistake(
                "potencia-como-producto",
                "Con `beta1*t` sale un producto: la potencia es `beta1**t`.",
                SHORT_ADAM.format("m / (1 - beta1*t)", "v / (1 - beta2*t)"),
            ),
            RuleMistake(
                "corrige-al-reves",
                "Los dos se quedan cortos: se **divide** entre lo que les falta.",
                SHORT_ADAM.format("m * (1 - beta1**t)", "v * (1 - beta2**t)"),
            ),
        ),
        hints=("Después de $t$ pasos, los pesos de `m` suman `1 - beta1**t`.",),
        solution="Cada media se divide entre lo que suman sus pesos.",
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
                "t-mas-uno", "El exponente de la corrección es `t`, que ya empieza en 1: no le sumes otro.", _late
            ),
            CodeMistake("memoria-vieja", "Usas los momentos anteriores: actualízalos antes con `g`.", _old_moments),
            CodeMistake(
                "epsilon-dentro",
                r"Con gradientes diminutos falla: $\varepsilon$ se suma a la raíz, fuera de ella.",
                _eps_inside,
            ),
            CodeMistake("sin-raiz", r"Divides entre $\hat v$ y no entre su raíz.", _no_root),
            CodeMistake("signo", "El paso se resta.", lambda x, g, m, v, t, lr: 2 * x - adam_step(x, g, m, v, t, lr)),
        ),
        hints=(
            "Son cinco líneas: dos momentos, dos correcciones y la resta.",
            "`(v / (1 - 0.999**t)) ** 0.5` es la raíz del segundo momento corregido.",
        ),
        solution="Las fórmulas, en su orden; las mismas líneas sirven para números y para arrays:",
    ),
]
