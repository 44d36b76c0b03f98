"""Ejercicios de la segunda página del capítulo 6: Adagrad y RMSProp."""

from ...optimizers import RMSProp
from ...rules import text_of
from ..draws import Draw, values
from ..execution import Run
from ..kinds import Choice, Code, CodeMistake, Column, FillTable, Mistake, Numeric, Option, Rule, RuleMistake, Trial


def rmsprop_step(x, g, v, lr, rho):
    """Devuelve el punto nuevo después de un paso de RMSProp."""
    v = rho * v + (1 - rho) * g**2
    return x - lr * g / (v**0.5 + 1e-8)


# Un peso que recibe 3s, 0, 4s y 12s: la raíz de lo acumulado es 3|s|, 3|s|, 5|s| y 13|s|.
GRADIENT = "s*(3*max(0, 1 - k) + 4*max(0, 1 - abs(k - 2)) + 12*max(0, k - 2))"
PLAIN = "(3 + 4*min(1, max(0, k - 1)) + 12*max(0, k - 2))"
TOTAL = "s**2*(9 + 16*min(1, max(0, k - 1)) + 144*max(0, k - 2))"

PAGE = "06_tasas_por_coordenada"
SUM = text_of(RMSProp, lr=0.1).replace("rho * v + (1 - rho) * g**2", "{}")

EXERCISES = [
    FillTable(
        id="adagrad-tabla",
        goal="Llevar la cuenta de la tasa propia de un peso.",
        question=r"""
            El peso de una palabra rara se entrena con Adagrad, con $\alpha = @{lr}$ y $\varepsilon = 0$. La palabra no sale en el segundo
            minilote, y ahí su gradiente es cero. La primera fila está hecha. Completa la tabla.
            """,
        caption="Adagrad, un peso en cuatro pasos",
        row_label="Iteración",
        values={"s": Draw(1, (-4, -3, -2, -1, 1, 2, 3, 4)), "lr": Draw(0.3, (0.1, 0.2, 0.3, 0.6))},
        rows=4,
        shown=1,
        given=("g",),
        columns=(
            Column("g", "$g$", GRADIENT),
            Column("total", "$G$", TOTAL, follows="prev_total + g**2"),
            Column("own", r"$\frac{\alpha}{\sqrt{G}}$", f"lr/sqrt({TOTAL})", follows="lr/sqrt(total)"),
            Column("move", "se resta", f"lr*{GRADIENT}/sqrt({TOTAL})", follows="own*g"),
        ),
        mistakes=(
            Mistake(
                "g-sin-cuadrado",
                "Has sumado los gradientes: se suman sus cuadrados.",
                value=f"{PLAIN}*s",
                column="total",
            ),
            Mistake(
                "solo-ultimo",
                "Ese es solo el cuadrado del último gradiente: $G$ conserva los anteriores.",
                value=f"({GRADIENT})**2",
                column="total",
            ),
            Mistake("sin-raiz", "Falta la raíz: se divide entre $\\sqrt{G}$.", value=f"lr/({TOTAL})", column="own"),
            Mistake("sin-alfa", r"Falta multiplicar por $\alpha$.", value=f"1/sqrt({TOTAL})", column="own"),
            Mistake(
                "paso-con-otro-signo",
                "El paso es la tasa propia por el gradiente, y lleva su signo.",
                value=f"-lr*{GRADIENT}/sqrt({TOTAL})",
                column="move",
            ),
            Mistake(
                "siempre-alfa",
                r"Solo el primer paso mide $\alpha$: después, $G$ guarda también los gradientes anteriores.",
                value="lr*s/abs(s)",
                column="move",
            ),
        ),
        hints=(
            "Un gradiente cero no cambia la suma, ni mueve el peso.",
            r"En cada fila, por este orden: $G$, con el cuadrado de $g$; la tasa propia; y la tasa propia por $g$.",
            "En la fila 3, $G = @{9*s**2} + @{16*s**2}$.",
        ),
        solution=r"""
            Fila 2: $g = 0$, así que $G$ y la tasa propia se quedan como estaban y el peso no se mueve.

            Fila 3: $G = @{9*s**2} + @{16*s**2} = @{25*s**2}$, la tasa propia es $\frac{@{lr}}{@{5*abs(s)}} = @{lr/5/abs(s)}$ y el paso, $@{lr/5/abs(s)} \cdot @{4*s:p} = @{lr*4*s/5/abs(s)}$.

            Fila 4: $G = @{25*s**2} + @{144*s**2} = @{169*s**2}$, la tasa propia es $\frac{@{lr}}{@{13*abs(s)}} = @{lr/13/abs(s)}$ y el paso, $@{lr*12*s/13/abs(s)}$.
            """,
    ),
    Choice(
        id="adagrad-frecuencia",
        goal="Leer la fórmula de Adagrad y no su resumen.",
        question="Dos parámetros se actualizan en **todos** los pasos, pero los gradientes del primero son siempre 10 veces mayores. ¿Cómo son sus tasas propias en Adagrad?",
        options=(
            Option(
                "diez-veces-menor",
                "La del primero es 10 veces menor.",
                r"Sí: su $\sqrt{G}$ es 10 veces mayor. Cuenta el tamaño acumulado y no solo la frecuencia, como da a entender la diapositiva.",
                right="sqrt(10**2) == 10",
            ),
            Option(
                "cuenta-actualizaciones",
                "Iguales, porque se actualizan con la misma frecuencia.",
                "La fórmula no cuenta actualizaciones: suma cuadrados de gradientes.",
                right="sqrt(10**2) == 1",
            ),
            Option(
                "sin-raiz",
                "La del primero es 100 veces menor.",
                "$G$ es 100 veces mayor, pero se divide entre su raíz.",
                right="sqrt(10**2) == 100",
            ),
            Option(
                "tasa-propia-al-reves",
                "La del primero es 10 veces mayor.",
                "Al revés: $G$ está en el denominador.",
                right="1/sqrt(10**2) == 10",
            ),
        ),
        hints=(
            r"La tasa propia es $\frac{\alpha}{\sqrt{G}}$.",
            "Si los gradientes se multiplican por 10, ¿por cuánto se multiplica $G$?",
        ),
        solution=r"$G$ es $10^2$ veces mayor y $\sqrt{G}$, 10 veces: la tasa del primero es 10 veces menor, y los dos acaban dando pasos del mismo tamaño.",
    ),
    Numeric(
        id="rmsprop-primer-paso",
        goal="Prever el tamaño del primer paso de RMSProp.",
        question=r"""
            RMSProp empieza en $x_0 = @{x0}$ sobre $f(x) = x^2$, con $\alpha = @{lr}$, $\rho = @{r}$ y $\varepsilon = 0$. ¿Cuánto mide el primer paso, $|x_1 - x_0|$?
            """,
        label="$|x_1 - x_0| =$",
        values={
            "x0": Draw(5, values(1, 9)),
            "lr": Draw(0.01, (0.01, 0.02, 0.05)),
            "r": Draw(0.9, (0.75, 0.84, 0.9, 0.96, 0.99)),
        },
        run=Run("parabola", "RMSProp", x0="x0", steps=1, hyper={"lr": "lr", "rho": "r", "eps": 0}),
        answer="x0 - x[1]",
        mistakes=(
            Mistake(
                "rmsprop-corregido",
                r"Ese sería el primer paso de Adam, que corrige el sesgo. RMSProp no lo corrige.",
                value="lr",
            ),
            Mistake("sin-raiz", r"Falta la raíz: se divide entre $\sqrt{v}$, no entre $v$.", value="lr/(1 - r)"),
            Mistake(
                "por-la-raiz",
                r"Has multiplicado por $\sqrt{1 - \rho}$: está en el denominador.",
                value="lr*sqrt(1 - r)",
            ),
            Mistake("pesos-cambiados", r"Has usado $\rho$ donde va $1 - \rho$.", value="lr/sqrt(r)"),
            Mistake("paso-segun-gradiente", "Ese es el paso del descenso por gradiente.", value="lr*2*x0"),
            Mistake("punto-no-paso", "Eso es $x_1$; se pide cuánto se ha movido.", value="x[1]"),
        ),
        hints=(
            r"Tras el primer gradiente, $v = (1 - \rho) g^2$, porque antes era 0.",
            r"Divide $\alpha g$ por la raíz de ese $v$: el gradiente se cancela.",
        ),
        solution=r"""
            $v = (1 - @{r}) g^2$, así que el paso mide $\alpha \frac{g}{\sqrt{(1 - \rho) g^2}} = \frac{\alpha}{\sqrt{1 - \rho}}$:

            $$\frac{@{lr}}{\sqrt{@{1 - r}}} = @{x0 - x[1]}$$

            El punto de partida no influye.
            """,
    ),
    Rule(
        id="regla-media",
        goal="Pasar de la suma a la media que olvida.",
        question="Esto es Adagrad, con la suma en `v`. Conviértelo en RMSProp, que olvida los cuadrados viejos, con `rho` = 0.9.",
        rule=SUM.format("v + g**2"),
        answer=SUM.format("rho * v + (1 - rho) * g**2"),
        like="RMSProp",
        trials=(
            Trial("coupled_quadratic", (3, 2), 20),
            Trial("ravine", (-8, 1.5), 20),
            Trial("himmelblau", (0.5, 0.5), 20),
        ),
        mistakes=(
            RuleMistake(
                "como-adagrad", "Todavía es una suma: no olvida nada, y los pasos menguan.", SUM.format("v + g**2")
            ),
            RuleMistake(
                "nuevo-entero",
                "Olvida, pero no es una media: los pesos de lo viejo y lo nuevo tienen que sumar 1.",
                SUM.format("rho * v + g**2"),
            ),
            RuleMistake(
                "pesos-cambiados",
                "Los pesos están cambiados: así se olvida casi todo en cada paso.",
                SUM.format("(1 - rho) * v + rho * g**2"),
            ),
            RuleMistake(
                "g-sin-cuadrado",
                "La media es la de los cuadrados: falta elevar `g`.",
                SUM.format("rho * v + (1 - rho) * g"),
            ),
        ),
        hints=("Una media que olvida guarda una parte de lo viejo y añade el resto de lo nuevo.",),
        solution="Lo viejo pesa `rho`, y lo nuevo, lo que falta hasta 1.",
    ),
    Code(
        id="rmsprop-codigo",
        goal="Programar un paso de RMSProp.",
        question=r"""
            Escribe `rmsprop_step(x, g, v, lr, rho)`: recibe el punto, su gradiente y la media $v$ **anterior**, y devuelve el punto nuevo. Usa
            $\varepsilon = 10^{-8}$, fuera de la raíz.
            """,
        function="rmsprop_step",
        skeleton='def rmsprop_step(x, g, v, lr, rho):\n    ...\n\ncheck("rmsprop-codigo", rmsprop_step)',
        reference=rmsprop_step,
        cases=(
            (5.0, 10.0, 0.0, 0.1, 0.9),
            (-2.0, 0.5, 0.3, 0.01, 0.99),
            (3.0, -4.0, 25.0, 0.5, 0.75),
            (1.0, 1e-6, 0.0, 0.1, 0.9),
        ),
        mistakes=(
            CodeMistake(
                "memoria-vieja",
                "Divides entre la media anterior: antes hay que ponerla al día con el gradiente.",
                lambda x, g, v, lr, rho: x - lr * g / (v**0.5 + 1e-8),
            ),
            CodeMistake(
                "como-adagrad",
                "Sumas el cuadrado entero, como Adagrad: una media móvil lo multiplica por `1 - rho`, y lo que había, por `rho`.",
                lambda x, g, v, lr, rho: x - lr * g / ((v + g**2) ** 0.5 + 1e-8),
            ),
            CodeMistake(
                "pesos-cambiados",
                "Has cambiado los pesos: `rho` multiplica a lo que había y `1 - rho`, a lo nuevo.",
                lambda x, g, v, lr, rho: x - lr * g / (((1 - rho) * v + rho * g**2) ** 0.5 + 1e-8),
            ),
            CodeMistake(
                "g-sin-cuadrado",
                "La media es de los cuadrados del gradiente.",
                lambda x, g, v, lr, rho: x - lr * g / (abs(rho * v + (1 - rho) * g) ** 0.5 + 1e-8),
            ),
            CodeMistake(
                "sin-raiz",
                "Divides entre la media y no entre su raíz.",
                lambda x, g, v, lr, rho: x - lr * g / (rho * v + (1 - rho) * g**2 + 1e-8),
            ),
            CodeMistake(
                "epsilon-dentro",
                r"Con gradientes diminutos falla: $\varepsilon$ se suma a la raíz, fuera de ella.",
                lambda x, g, v, lr, rho: x - lr * g / (rho * v + (1 - rho) * g**2 + 1e-8) ** 0.5,
            ),
            CodeMistake("signo", "El paso se resta.", lambda x, g, v, lr, rho: 2 * x - rmsprop_step(x, g, v, lr, rho)),
        ),
        hints=("Son dos líneas: la media y la resta.", "¿Qué $v$ va en el denominador, la que recibes u otra?"),
        solution="Primero se pone al día la media; después se divide entre su raíz:",
    ),
]
