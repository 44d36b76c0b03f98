"""Ejercicios de la página «Adaptativos», de A fondo."""

from ..draws import Draw
from ..kinds import Choice, Code, CodeMistake, Mistake, Numeric, Option, Order, Step


def step_bound(beta1, beta2, t):
    """Da lo más que puede medir el paso t de Adam, con α = 1 y ε = 0."""
    q = beta1**2 / beta2
    limit = (1 - beta1) ** 2 / ((1 - beta2) * (1 - q))
    return (limit * (1 - beta2**t) * (1 - q**t)) ** 0.5 / (1 - beta1**t)


PAGE = "c_adaptativos"
EXERCISES = [
    Numeric(
        id="adap-frecuencias",
        goal="Calcular cuánto gana la cota de Adagrad con unas frecuencias dadas.",
        question=r"""
            Una palabra sale en todos los ejemplos y otras @{m}, cada una en uno de cada @{every}. La pendiente del coste mide siempre 1 y
            $X$ es un cubo. ¿Cuánto vale $\rho$, la cota de Adagrad entre la de una sola tasa?
            """,
        label=r"$\rho \approx$",
        decimals=3,
        values={"m": Draw(99, (24, 35, 48, 63, 80, 99, 120, 143, 195, 399)), "every": Draw(100, (16, 25, 100, 400))},
        answer="(1 + m/sqrt(every))/sqrt((m + 1)*(1 + m/every))",
        mistakes=(
            Mistake(
                "sin-d",
                r"Falta $\sqrt d$: en un cubo la diagonal mide $\sqrt d$ veces el lado.",
                value="(1 + m/sqrt(every))/sqrt(1 + m/every)",
            ),
            Mistake(
                "g-sin-raiz",
                r"En el numerador se suman los $\sqrt{G_i}$, que van como $\sqrt{p_i}$, y no los $G_i$.",
                value="sqrt((1 + m/every)/(m + 1))",
            ),
            Mistake(
                "razon-al-reves",
                "Has dividido la cota de una sola tasa entre la de Adagrad.",
                value="sqrt((m + 1)*(1 + m/every))/(1 + m/sqrt(every))",
            ),
            Mistake(
                "sin-frecuente",
                "Falta la palabra que sale siempre.",
                value="(m/sqrt(every))/sqrt((m + 1)*(m/every))",
            ),
        ),
        hints=(
            r"En $T$ ejemplos, $G_i$ es el número de veces que sale la palabra $i$.",
            r"En un cubo, $\rho$ es la media de los $\sqrt{G_i}$ entre su media cuadrática.",
        ),
        solution=r"""
            Con $d = @{m+1}$, $\sum_i \sqrt{p_i} = 1 + \frac{@{m}}{\sqrt{@{every}}} = @{1 + m/sqrt(every)}$ y $\sum_i p_i = @{1 + m/every}$:

            $$\rho = \frac{@{1 + m/sqrt(every)}}{\sqrt{@{m+1} \cdot @{1 + m/every}}} = @{(1 + m/sqrt(every))/sqrt((m + 1)*(1 + m/every))}$$

            Lo menos posible sería $\frac{1}{\sqrt d} = @{1/sqrt(m+1)}$.
            """,
    ),
    Code(
        id="adap-codigo",
        goal="Programar la mejor cota del paso de Adam.",
        question=r"Escribe `step_bound(beta1, beta2, t)`: lo más que puede medir el paso $t$ de Adam en una coordenada, con $\alpha = 1$, $\varepsilon = 0$ y corrección de sesgo. Se supone $\beta_1^2 < \beta_2$.",
        function="step_bound",
        skeleton='def step_bound(beta1, beta2, t):\n    ...\n\ncheck("adap-codigo", step_bound)',
        reference=step_bound,
        arrays=False,
        cases=((0.9, 0.999, 10), (0.9, 0.999, 1), (0.9, 0.99, 50), (0.5, 0.9, 3), (0.0, 0.9, 5)),
        mistakes=(
            CodeMistake(
                "sin-correccion",
                "Falta la corrección de sesgo: $\\hat m$ y $\\hat v$ se dividen entre $1 - \\beta^t$.",
                lambda b1, b2, t: ((1 - b1) ** 2 * (1 - (b1**2 / b2) ** t) / ((1 - b2) * (1 - b1**2 / b2))) ** 0.5,
            ),
            CodeMistake(
                "suma-infinita",
                "Eso es $B_\\infty$: con $t$ pasos, la suma tiene $t$ términos.",
                lambda b1, b2, t: (1 - b1) / ((1 - b2) * (1 - b1**2 / b2)) ** 0.5,
            ),
            CodeMistake(
                "cota-al-cuadrado", "Eso es $B_t^2$: falta la raíz.", lambda b1, b2, t: step_bound(b1, b2, t) ** 2
            ),
            CodeMistake(
                "un-solo-termino",
                "Has contado solo el último gradiente: los anteriores también empujan.",
                lambda b1, b2, t: (1 - b1) / (1 - b2) ** 0.5,
            ),
        ),
        hints=(
            "Puedes sumar $a_j^2/b_j$ con un bucle, o usar la fórmula del teorema.",
            "Los pesos $a_j$ y $b_j$ suman 1: llevan la corrección dentro.",
        ),
        solution="La raíz de la suma de $a_j^2/b_j$, que es una progresión geométrica de razón $\\beta_1^2/\\beta_2$.",
    ),
    Choice(
        id="adap-invariancias",
        goal="Decir qué método respeta un cambio de unidades.",
        question=r"""
            En $f(x, y)$ se cambia la unidad de $y$: ahora es $z$, con $y = 10z$. El punto de partida es el mismo y $\varepsilon = 0$. ¿Qué es verdad para
            toda $f$? Marca todo lo que lo sea.
            """,
        several=True,
        options=(
            Option(
                "adam-cambia-de-unidad",
                r"Con Adam y la misma $\alpha$, los $z_t$ son los $y_t$ entre 10.",
                r"El paso mide lo mismo en las dos unidades, y en $z$ debería medir 10 veces menos.",
            ),
            Option(
                "adam-con-su-alfa",
                r"Con Adam y $\alpha/10$ en la coordenada $z$, los $z_t$ son los $y_t$ entre 10.",
                r"$m/\sqrt v$ no cambia, y $\alpha/D_i$ pone la unidad.",
                right=True,
            ),
            Option(
                "descenso-una-decima",
                r"Con descenso y $\alpha/10$ en la coordenada $z$, los $z_t$ son los $y_t$ entre 10.",
                r"La derivada respecto de $z$ es 10 veces mayor: hace falta $\alpha/100$.",
            ),
            Option(
                "newton-no-se-entera",
                r"Con Newton, los $z_t$ son los $y_t$ entre 10.",
                "Respeta cualquier cambio lineal.",
                right=True,
            ),
            Option(
                "primer-paso-igual",
                r"Con Adam y la misma $\alpha$, el primer paso mide en $z$ lo que medía en $y$.",
                r"Mide $\alpha$, sea cual sea la derivada.",
                right=True,
            ),
        ),
        hints=(
            "La derivada respecto de $z$ es 10 veces la derivada respecto de $y$.",
            "Para cada método, mira qué paso da y qué paso debería dar.",
        ),
        solution="Son verdad la de Adam con $\\alpha/10$, la de Newton y la del primer paso de Adam. El descenso necesita $\\alpha/D^2$; los adaptativos, $\\alpha/D$; Newton, nada.",
    ),
    Numeric(
        id="adap-reloj",
        goal="Predecir si Adam habrá cruzado el borde de estabilidad.",
        question=r"""
            Junto a un mínimo de curvatura $\lambda = @{lam}$, Adam, con $\alpha = @{lr}$, $\beta_1 = 0.9$ y $\beta_2 = @{b2}$, lleva ya muchos pasos.
            Los gradientes casi se anulan y $\sqrt{\hat v} = @{root}$. ¿Cuánto valdría $a_t = \alpha\lambda/\sqrt{\hat v_t}$ dentro de @{n} pasos, si los gradientes fueran nulos?
            """,
        label="$a_t =$",
        decimals=2,
        values={
            "lam": Draw(2, (2, 4, 5)),
            "lr": Draw(0.5, (0.2, 0.5, 1)),
            "memory": Draw(1000, (100, 200, 1000)),
            "times": Draw(6, (4, 6, 8)),
            "root": Draw(0.5, (0.5, 0.8, 2)),
            "b2": "1 - 1/memory",
            "n": "memory*times",
        },
        answer="lr*lam/root*(1/b2)**(n/2)",
        mistakes=(
            Mistake(
                "decae-como-v",
                r"$\hat v$ se multiplica por $\beta_2$ en cada paso; su raíz, por $\sqrt{\beta_2}$.",
                value="lr*lam/root*(1/b2)**n",
            ),
            Mistake(
                "tasa-propia-al-reves", r"El denominador mengua, así que $a_t$ crece.", value="lr*lam/root*b2**(n/2)"
            ),
            Mistake(
                "sin-curvatura",
                r"Lo que se compara con 38 es la tasa propia por la curvatura: falta $\lambda$.",
                value="lr/root*(1/b2)**(n/2)",
            ),
            Mistake(
                "raiz-dos-veces",
                r"$\sqrt{\hat v}$ es el dato: no hay que volver a sacar la raíz.",
                value="lr*lam/sqrt(root)*(1/b2)**(n/2)",
            ),
        ),
        hints=(
            r"Con gradientes nulos, ¿por cuánto se multiplica $\hat v$ en un paso? ¿Y su raíz?",
            r"Compara el resultado con el borde de $\beta_1 = 0.9$.",
        ),
        solution=r"""
            Ahora $a = \frac{@{lr} \cdot @{lam}}{@{root}} = @{lr*lam/root}$, y en cada paso se divide entre $\sqrt{\beta_2}$:

            $$a_t = @{lr*lam/root} \cdot @{b2}^{-@{n/2}} = @{lr*lam/root*(1/b2)**(n/2)}$$

            Es lo que valdría sin gradientes. Si pasa de 38, Adam ha cruzado antes el borde: el error crece, acaba viéndose y $\hat v$ vuelve a subir.
            """,
    ),
    Choice(
        id="adap-reddi",
        goal="Leer bien el contraejemplo de Reddi y el teorema de Zhang.",
        question=r"¿Cuál de estas frases contradice algún teorema de la página o de los que cita?",
        options=(
            Option(
                "niega-que-adam-falle",
                r"Para cada $\beta_2 < 1$ hay un problema convexo en que Adam, con $\beta_1 = 0$, va en media al revés.",
                "Es el teorema 6: basta un gradiente bastante grande y bastante raro.",
            ),
            Option(
                "cuantificadores-cambiados",
                r"Hay una suma finita, de las del teorema de Zhang con $b = 0$, en que Adam, con $\beta_1 = 0$ y $\alpha_t \propto 1/\sqrt t$, no ve gradientes menores que 0.1 con ninguna $\beta_2 < 1$.",
                r"Los cuantificadores están cambiados: en un problema de esos, con $\beta_2$ bastante cerca de 1, el menor de los gradientes esperados tiende a 0.",
                right=True,
            ),
            Option(
                "niega-el-umbral",
                r"En el ejemplo de tres pendientes de Reddi, $\beta_2 = 0.999$ da el punto bueno si $C = 3$.",
                "Así sale en la tabla: con $C = 3$, el umbral está cerca de 0.47.",
            ),
            Option(
                "plan-lo-arregla",
                r"Con una tasa que baja como $1/\sqrt t$, el contraejemplo sigue valiendo.",
                "La condición solo falla en el primer ciclo, que se comprueba aparte: el fallo no es de la tasa.",
            ),
        ),
        hints=(
            "Mira en cada frase qué se elige antes: el problema o la $\\beta_2$.",
            r"¿Qué dice $1 - \beta_2^\star(n) \approx 4/n^2$ con $n$ fijo?",
        ),
        solution="La de la suma finita con ninguna $\\beta_2$: para cada $\\beta_2$ hay un problema; pero, fijada una suma finita de esas, hay una $\\beta_2$ con la que el menor de los gradientes esperados tiende a 0.",
    ),
    Numeric(
        id="adap-inclusion",
        goal="Convertir un ajuste de Adam con épsilon grande en uno de Momentum.",
        question=r"""
            Adam lleva muchos pasos con $\alpha = @{lr}$, $\beta_1 = @{b1}$ y $\varepsilon = @{eps}$, y los gradientes no pasan de 0.01. ¿Con qué tasa
            da casi los mismos pasos Momentum, el del curso, con $\beta = @{b1}$?
            """,
        label=r"$\gamma \approx$",
        decimals=4,
        values={"lr": Draw(50, (20, 50, 80)), "b1": Draw(0.9, (0.8, 0.9, 0.95)), "eps": Draw(100, (50, 100, 200))},
        answer="lr*(1 - b1)/eps",
        mistakes=(
            Mistake(
                "nuevo-entero", r"Falta $1 - \beta_1$: $m$ es una media y la $v$ de Momentum, una suma.", value="lr/eps"
            ),
            Mistake("divide", r"Has dividido entre $1 - \beta_1$ y hay que multiplicar.", value="lr/(eps*(1 - b1))"),
            Mistake("sin-epsilon", r"El denominador de Adam es aquí casi $\varepsilon$.", value="lr*(1 - b1)"),
        ),
        hints=(
            r"¿Cuánto vale $\sqrt{\hat v} + \varepsilon$?",
            r"$m_t = (1 - \beta_1)\,u_t$, con $u_t$ la velocidad de Momentum.",
        ),
        solution=r"""
            El paso es casi $\frac{\alpha}{\varepsilon}\, m_t = \frac{\alpha(1 - \beta_1)}{\varepsilon}\, u_t$, y la corrección de sesgo ya no cuenta:

            $$\gamma \approx \frac{@{lr} \cdot @{1-b1}}{@{eps}} = @{lr*(1 - b1)/eps}$$
            """,
    ),
    Numeric(
        id="adap-decaimiento",
        goal="Calcular cuánto encoge a un peso un plan de coseno.",
        question=r"""
            AdamW, con $\alpha = @{lr}$ y $\lambda = @{lam}$, en la convención de PyTorch, sigue un plan de coseno de @{steps} pasos, de 1 a 0. Un peso no recibe ningún gradiente.
            ¿Qué fracción de su valor queda al final?
            """,
        label="Fracción:",
        decimals=3,
        values={
            "lr": Draw(0.001, (0.001, 0.002, 0.003)),
            "lam": Draw(0.1, (0.05, 0.1, 0.2)),
            "steps": Draw(10000, (4000, 5000, 8000, 10000)),
        },
        answer="exp(-lr*lam*steps/2)",
        mistakes=(
            Mistake(
                "sin-plan",
                "Eso sería con tasa constante. El decaimiento sigue al plan, cuya media es un medio.",
                value="exp(-lr*lam*steps)",
            ),
            Mistake(
                "en-recta", "El decaimiento se multiplica paso a paso: es una exponencial.", value="1 - lr*lam*steps/2"
            ),
            Mistake("perdida", "Eso es lo que pierde, y se pide lo que queda.", value="1 - exp(-lr*lam*steps/2)"),
        ),
        hints=(
            r"Cada paso multiplica el peso por $1 - \alpha_t\lambda$.",
            r"El producto es casi $\exp(-\lambda \sum_t \alpha_t)$. ¿Cuánto vale en media un coseno?",
        ),
        solution=r"""
            La media del plan es $\tfrac12$, luego $\sum_t \alpha_t = \frac{@{lr} \cdot @{steps}}{2} = @{lr*steps/2}$, y

            $$\exp(-@{lam} \cdot @{lr*steps/2}) = @{exp(-lr*lam*steps/2)}$$
            """,
    ),
    Choice(
        id="adap-wilson",
        goal="Delimitar lo que enseña la construcción de Wilson.",
        question="¿Qué afirmaciones se deducen de los teoremas 9 y 10? Marca todas.",
        several=True,
        options=(
            Option(
                "predicen-lo-opuesto",
                "Hay datos en que Adagrad y el descenso bajan a coste cero y en una clase predicen cosas opuestas.",
                "Son los de la construcción, con una entrada de clase.",
                right=True,
            ),
            Option(
                "adaptativos-siempre-peor",
                "Los métodos adaptativos generalizan peor que el descenso.",
                "Con muchas entradas de clase pequeñas es al revés: depende de los datos.",
            ),
            Option(
                "tasas-misma-recta",
                r"Con $\varepsilon = 0$ y el gradiente completo, las tasas que se elijan no cambian la recta por la que va Adam en esos datos.",
                "La demostración vale con cualquier sucesión de tasas: los puntos son múltiplos de $s$.",
                right=True,
            ),
            Option(
                "minilotes-igual-que-completo",
                "Con minilotes, Adam acaba en el mismo punto que con el gradiente completo.",
                "El teorema 9 pide el gradiente completo, y en la tabla cambia hasta el signo de la predicción.",
            ),
            Option(
                "escala-decide",
                "Cambiar la escala de una entrada puede cambiar qué método acierta.",
                r"Uno mira $\sum k$ y el otro, $\sum k^2$.",
                right=True,
            ),
        ),
        hints=(
            "Separa lo que vale para unos datos de lo que vale para todos.",
            "Repasa las hipótesis: gradiente completo, partida en cero y épsilon nula.",
        ),
        solution="Que hay datos en que no predicen lo mismo, que las tasas no cambian la recta y que la escala puede cambiar quién acierta. Un ejemplo demuestra que algo puede pasar; que pase en general es otra cosa.",
    ),
    Order(
        id="adap-orden",
        goal="Reconstruir la demostración de la cota de Adagrad.",
        question="Ordena los pasos que demuestran la cota de arrepentimiento de Adagrad.",
        steps=(
            Step("convexidad", r"Acotar $f_t(x_t) - f_t(u)$ por $g_t \cdot (x_t - u)$, con la convexidad.", ""),
            Step(
                "separar-coordenadas",
                "Separar por coordenadas y fijar una.",
                "Las coordenadas se separan en el producto escalar, que da la convexidad.",
                after=(0,),
            ),
            Step(
                "escribir-la-distancia",
                r"Escribir $(x_{t+1} - u)^2$: recortar no aleja de $u$.",
                "Se escribe en una coordenada, después de separarlas.",
                after=(0, 1),
            ),
            Step(
                "despejar-y-sumar",
                r"Despejar $g_t(x_t - u)$ y sumar los $T$ pasos.",
                r"Se despeja de la desigualdad de $(x_{t+1} - u)^2$.",
                after=(0, 1, 2),
            ),
            Step(
                "acotar-las-sumas",
                r"Acotar la suma de $s_t(e_t - e_{t+1})$ con el lado de la caja, y la de $g_t^2/s_t$ con el lema.",
                "Las dos sumas aparecen al sumar los $T$ pasos.",
                after=(0, 1, 2, 3),
            ),
        ),
        hints=("¿Qué hipótesis permite pasar de costes a pendientes?", "El lado de la caja solo se usa al final."),
        solution="Convexidad, coordenadas, un paso, suma y las dos cotas. La caja se usa al escribir un paso y al acotar.",
    ),
    Numeric(
        id="adap-ciclo",
        goal="Hallar el ciclo de dos puntos de Adam.",
        question=r"""
            En $f(x) = @{half}\,x^2$, Adam con $\varepsilon = 0$, $\alpha = @{lr}$ y $\beta_1 = @{b1}$ tiene un ciclo de dos puntos, $A$ y $-A$. ¿Cuánto vale $A > 0$?
            """,
        label="$A =$",
        values={"half": Draw(3, (1, 2, 3, 5)), "lr": Draw(0.1, (0.1, 0.2, 0.5)), "b1": Draw(0.5, (0.2, 0.5, 0.6, 0.8))},
        answer="lr/2*(1 - b1)/(1 + b1)",
        mistakes=(
            Mistake("salto-entero", "El salto va de $A$ a $-A$: mide $2A$.", value="lr*(1 - b1)/(1 + b1)"),
            Mistake(
                "de-rmsprop", r"Ese es el de RMSProp: falta lo que $m$ encoge un gradiente que alterna.", value="lr/2"
            ),
            Mistake(
                "con-curvatura",
                r"La curvatura se cancela: multiplica a $m$ y a $\sqrt v$.",
                value="lr/2*(1 - b1)/(1 + b1)/(2*half)",
            ),
            Mistake(
                "m-agranda",
                r"La fracción está al revés: $m$ es menor que el gradiente.",
                value="lr/2*(1 + b1)/(1 - b1)",
            ),
        ),
        hints=(
            r"Si $g$ cambia de signo en cada paso, $m = -\beta_1 m + (1 - \beta_1)\,g$.",
            r"¿Cuánto valen $\sqrt v$ y el salto?",
        ),
        solution=r"""
            $m$ es la fracción $\frac{1 - \beta_1}{1 + \beta_1} = @{(1 - b1)/(1 + b1)}$ del gradiente y $\sqrt v$ mide lo que él. El salto, $2A$, es entonces
            $\alpha$ por esa fracción:

            $$A = \frac{@{lr}}{2} \cdot @{(1 - b1)/(1 + b1)} = @{lr/2*(1 - b1)/(1 + b1)}$$
            """,
    ),
]
