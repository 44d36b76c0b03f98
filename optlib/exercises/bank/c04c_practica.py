"""Ejercicios del capítulo 4 que van en «Más práctica»: la cadena a mano, uno y muchos ejemplos, la saturación."""

from ...deck import given
from ..draws import Draw, values
from ..execution import Run
from ..kinds import Choice, Column, FillTable, Mistake, Numeric, Option

NEURON = Run(
    "LinearNeuron",
    "GradientDescent",
    x0="w0",
    steps=3,
    hyper={"lr": "lr"},
    data={"x": "entry", "y": "target", "b": "b0"},
)
DECK = {"entry": given("neuron.x"), "target": given("neuron.y"), "w0": given("neuron.w"), "b0": given("neuron.b")}

PAGE = "04_neurona"
EXERCISES = [
    Numeric(
        id="neurona-derivada",
        goal="Aplicar la regla de la cadena a una neurona.",
        question=r"""
            Una neurona lineal tiene $w = @{w0}$ y $b = @{b0}$. Con la entrada $x = @{entry}$ el valor objetivo es $y = @{target}$, y el coste es
            $J = \frac{1}{2}(\hat y - y)^2$. ¿Cuánto vale $\frac{\partial J}{\partial w}$?
            """,
        label=r"$\frac{\partial J}{\partial w} =$",
        values={
            "entry": Draw(2, (-4, -3, -2, 2, 3, 4)),
            "target": Draw(4, values(-6, 6)),
            "w0": Draw(1, (-3, -2, -1, 1, 2, 3)),
            "b0": Draw(-1, (-3, -2, -1, 1, 2, 3)),
            "error": "w0*entry + b0 - target",
        },
        answer="error*entry",
        where="abs(error) > 1 and abs(w0 - entry) > 0",
        mistakes=(
            Mistake(
                "error-al-reves",
                r"El error es $\hat y - y$, en ese orden: la predicción menos el objetivo.",
                "-error*entry",
            ),
            Mistake(
                "sin-entrada", "Falta la derivada de lo de dentro: $wx + b$ crece $x$ por cada unidad de $w$.", "error"
            ),
            Mistake(
                "sobra-un-2",
                r"El $\frac{1}{2}$ del coste se va con el 2 de derivar el cuadrado: no queda ningún 2.",
                "2*error*entry",
            ),
            Mistake(
                "prediccion-sin-b",
                r"Te has dejado $b$ al calcular $\hat y$, como la cabecera de la tabla de la presentación.",
                "(w0*entry - target)*entry",
            ),
            Mistake("por-w", "Has multiplicado por $w$; la derivada de $wx$ respecto de $w$ es $x$.", "error*w0"),
            Mistake("coste-no-derivada", "Eso es el coste, no su derivada.", "error**2/2"),
        ),
        hints=(
            r"Calcula primero $\hat y = wx + b$ y el error $\hat y - y$.",
            r"Por la regla de la cadena, $\frac{\partial J}{\partial w} = (\hat y - y) \cdot x$.",
        ),
        solution=r"""
            $\hat y = @{w0} \cdot @{entry:p} + @{b0:p} = @{w0*entry + b0}$ y el error es $@{w0*entry + b0} - @{target:p} = @{error}$.

            $$\frac{\partial J}{\partial w} = @{error} \cdot @{entry:p} = @{error*entry}$$
            """,
    ),
    FillTable(
        id="neurona-tabla",
        goal="Rellenar la tabla de entrenamiento de una neurona.",
        question=r"""
            Como en la presentación, $b$ no se actualiza. Con $x = @{entry}$, $y = @{target}$, $w = @{w0}$, $b = @{b0}$ y
            $\alpha = @{lr}$, completa la tabla.
            """,
        caption="Entrenamiento de una neurona con un ejemplo",
        values={
            "entry": Draw(DECK["entry"], (1, 2, 3, -2)),
            "target": Draw(DECK["target"], values(-6, 6)),
            "w0": Draw(DECK["w0"], values(-2, 3)),
            "b0": Draw(DECK["b0"], (-1, 0, 1, 2)),
            "lr": Draw(given("neuron.lr"), (0.05, 0.1, 0.15)),
        },
        run=NEURON,
        rows=3,
        shown=1,
        where="abs(w0*entry + b0 - target) > 1.5 and abs(entry - w0) > 0",
        columns=(
            Column("w", "$w$", "x[k]"),
            Column("yh", r"$\hat y$", "x[k]*entry + b0", follows="w*entry + b0"),
            Column("c", "$J$", "f[k]", follows="(yh - target)**2/2"),
            Column("g", r"$\frac{\partial J}{\partial w}$", "grad[k]", follows="(yh - target)*entry"),
            Column("new", r"$w_{\text{nuevo}}$", "x[k+1]", follows="w - lr*g"),
        ),
        mistakes=(
            Mistake("sin-medio", r"Falta el $\frac{1}{2}$ del coste.", "2*f[k]", column="c"),
            Mistake(
                "sin-cuadrado",
                r"Has olvidado elevar al cuadrado el error: es la errata de la fórmula de la presentación.",
                "(x[k]*entry + b0 - target)/2",
                column="c",
            ),
            Mistake("sobra-un-2", r"El 2 del cuadrado se va con el $\frac{1}{2}$.", "2*grad[k]", column="g"),
            Mistake("error-al-reves", r"El error es $\hat y - y$, no $y - \hat y$.", "-grad[k]", column="g"),
            Mistake("signo", "El paso se resta.", "x[k] + lr*grad[k]", column="new"),
            Mistake("sin-alfa", r"Falta multiplicar la derivada por $\alpha$.", "x[k] - grad[k]", column="new"),
            Mistake("valor-viejo", "Cada fila empieza con la $w$ en que terminó la anterior.", "x[k-1]", column="w"),
        ),
        hints=(
            r"Cada fila empieza con el $w_{\text{nuevo}}$ de la anterior.",
            r"$J = \frac{1}{2}(\hat y - y)^2$ y $\frac{\partial J}{\partial w} = (\hat y - y)\,x$.",
        ),
        solution=r"""
            Fila 2: $w = @{x[1]}$, $\hat y = @{x[1]*entry + b0}$, $J = @{f[1]}$, $\frac{\partial J}{\partial w} = @{grad[1]}$ y $w_{\text{nuevo}} = @{x[2]}$.

            Fila 3: $w = @{x[2]}$, $\hat y = @{x[2]*entry + b0}$, $J = @{f[2]}$, $\frac{\partial J}{\partial w} = @{grad[2]}$ y $w_{\text{nuevo}} = @{x[3]}$.
            """,
    ),
    Numeric(
        id="neurona-tasa-limite",
        goal="Relacionar la tasa de aprendizaje con la escala de la entrada.",
        question=r"""
            Una neurona lineal con coste $\frac{1}{2}(\hat y - y)^2$ y un solo ejemplo, de entrada $x = @{entry}$, actualiza solo $w$. ¿Por debajo de qué tasa de aprendizaje converge?
            """,
        label=r"$\alpha <$",
        decimals=4,
        values={"entry": Draw(4, values(0.75, 10, 0.25))},
        answer="2/entry**2",
        mistakes=(
            Mistake(
                "limite-sin-2", "Con esa tasa llega de un solo paso; todavía converge con tasas mayores.", "1/entry**2"
            ),
            Mistake("x-una-vez", "La entrada aparece dos veces: en la predicción y en la derivada.", "2/entry"),
            Mistake("con-sesgo", "Ese es el límite cuando también se actualiza el sesgo.", "2/(entry**2 + 1)"),
            Mistake(
                "limite-al-reves",
                "Lo has puesto al revés: cuanto mayor es la entrada, menor tiene que ser la tasa.",
                "entry**2/2",
            ),
        ),
        hints=(
            r"Cada paso multiplica la distancia al peso que acierta por $1 - \alpha x^2$.",
            r"Converge si $|1 - \alpha x^2| < 1$.",
        ),
        solution=r"$|1 - \alpha x^2| < 1$ equivale a $0 < \alpha < \frac{2}{x^2}$, y con $x = @{entry}$ el límite es $@{2/entry**2}$.",
    ),
    Choice(
        id="neurona-errata-cuadrado",
        goal="Encontrar el error de una diapositiva.",
        question=r"""
            La diapositiva, que llama $C$ al coste, sustituye $\hat y = w x + b$ en él y escribe $C(w) = \frac{1}{2}(w x + b - y)$. Si ese
            fuera de verdad el coste, con $x = 2$, ¿qué haría el descenso por gradiente?
            """,
        options=(
            Option(
                "mismo-peso-mas-lento",
                "Llegar al mismo peso, algo más despacio.",
                "Deriva el coste tal como está escrito: ¿depende de $w$ esa derivada?",
            ),
            Option(
                "baja-sin-fin",
                r"Bajar $w$ sin parar, siempre lo mismo: el coste no tiene mínimo.",
                r"La derivada sería $x/2 = 1$ en todas partes: $w$ bajaría $\alpha$ en cada paso, para siempre.",
                right=True,
            ),
            Option(
                "para-en-coste-cero",
                r"Pararse donde $w x + b = y$, porque allí el coste es 0.",
                "Allí el coste vale 0, pero no es el mínimo: con una $w$ menor es negativo.",
            ),
            Option(
                "igual-que-la-tabla",
                r"Lo mismo que dice la tabla de la diapositiva.",
                r"La tabla usa $x(wx + b - y)$, que es la derivada del coste *con* el cuadrado.",
            ),
        ),
        hints=(r"Deriva $\frac{1}{2}(wx + b - y)$ respecto de $w$.", "¿Se anula esa derivada en algún punto?"),
        solution=r"Es una recta de pendiente $x/2$: no tiene mínimo. Falta el cuadrado, $J(w, b) = \frac{1}{2}(wx + b - y)^2$, y así es como están calculadas la derivada y la tabla.",
    ),
    Choice(
        id="neurona-un-ejemplo",
        goal="Contar soluciones.",
        question=r"""
            Entrenas $w$ y $b$ con un solo ejemplo, $x = 2$, $y = 4$, con una tasa pequeña. ¿Qué afirmaciones son ciertas? Marca todas las que lo sean.
            """,
        several=True,
        options=(
            Option(
                "coste-a-cero",
                "El coste tiende a 0 desde cualquier punto de partida.",
                "La recta de mínimos está al alcance desde cualquier parte, y el error se encoge en cada paso.",
                right=True,
            ),
            Option(
                "depende-de-la-partida",
                "El par $(w, b)$ al que se llega depende del punto de partida.",
                "Se acaba en el punto de la recta de mínimos, $2w + b = 4$, más cercano al de partida.",
                right=True,
            ),
            Option(
                "solucion-unica",
                r"Se acaba siempre en $w = 2$, $b = 0$.",
                "Esa es una solución entre infinitas; la presentación llega a ella porque no mueve $b$.",
            ),
            Option(
                "tasa-elige-solucion",
                "Una tasa menor llevaría a otra solución.",
                "La dirección del gradiente no cambia: con menos tasa se recorre la misma línea recta, más despacio.",
            ),
        ),
        hints=(
            r"¿Para qué pares $(w, b)$ vale 0 el coste?",
            r"El gradiente es $(e x, e)$: ¿cambia de dirección a lo largo del recorrido?",
        ),
        solution=r"El coste es 0 en toda la recta $2w + b = 4$. El gradiente es siempre paralelo a $(2, 1)$, perpendicular a ella, así que desde cada punto de partida se va en línea recta al más cercano de ella.",
    ),
    Numeric(
        id="neurona-sigmoide",
        goal="Añadir un eslabón a la cadena.",
        question=r"""
            Una neurona sigmoide ha dado $\hat y = @{out}$ para la entrada $x = @{entry}$, con objetivo $y = @{target}$ y coste
            $\frac{1}{2}(\hat y - y)^2$. ¿Cuánto vale $\frac{\partial J}{\partial w}$?
            """,
        label=r"$\frac{\partial J}{\partial w} =$",
        values={
            "out": Draw(0.9, (0.1, 0.2, 0.25, 0.3, 0.7, 0.75, 0.8, 0.9)),
            "entry": Draw(2, (-4, -3, -2, 2, 3, 4, 5)),
            "target": Draw(0, (0, 1)),
        },
        answer="(out - target)*out*(1 - out)*entry",
        mistakes=(
            Mistake("sin-activacion", r"Falta el factor de la activación, $\sigma'(z)$.", "(out - target)*entry"),
            Mistake("sin-entrada", "Falta el último eslabón, la entrada $x$.", "(out - target)*out*(1 - out)"),
            Mistake(
                "derivada-de-tanh",
                r"Ese factor, $1 - \hat y^2$, es el de la tangente hiperbólica.",
                "(out - target)*(1 - out**2)*entry",
            ),
            Mistake("error-al-reves", r"El error es $\hat y - y$.", "(target - out)*out*(1 - out)*entry"),
            Mistake(
                "sigma-dos-veces",
                r"Has aplicado $\sigma$ a $\hat y$, que ya es la salida: el factor es $\hat y(1-\hat y)$.",
                "(out - target)*entry/(1 + exp(-out))*(1 - 1/(1 + exp(-out)))",
            ),
        ),
        hints=(
            r"La cadena es error, activación, entrada.",
            r"Con la sigmoide, $\sigma'(z) = \hat y(1 - \hat y)$: no hace falta conocer $z$.",
        ),
        solution=r"""
            El error es $@{out} - @{target} = @{out - target}$ y la activación aporta $@{out} \cdot @{1 - out} = @{out*(1 - out)}$.

            $$\frac{\partial J}{\partial w} = @{out - target} \cdot @{out*(1 - out)} \cdot @{entry:p} = @{(out - target)*out*(1 - out)*entry}$$
            """,
    ),
    Choice(
        id="neurona-saturada",
        goal="Diagnosticar una neurona saturada.",
        question=r"Una neurona sigmoide con coste $\frac{1}{2}(\hat y - y)^2$ da $\hat y = 0.9999$ y el objetivo es 0. El coste apenas baja en cientos de pasos. ¿Por qué?",
        options=(
            Option(
                "parado-es-minimo",
                "Ha llegado a un mínimo.",
                "El coste está casi en su valor máximo: es una meseta, no un mínimo.",
            ),
            Option(
                "activacion-apaga",
                r"El factor $\sigma'(z) = \hat y(1-\hat y)$ es casi 0 y apaga el gradiente.",
                r"Vale unos $0.0001$: el error es casi 1, pero llega a los pesos diez mil veces menor.",
                right=True,
            ),
            Option("error-pequeno", "El error es pequeño.", "El error es casi 1, el mayor posible."),
            Option(
                "rebota",
                "La tasa es demasiado grande: se rebota.",
                "Si rebotara, el coste cambiaría mucho de un paso a otro; aquí no se mueve.",
            ),
        ),
        hints=(
            "Escribe los tres factores de la cadena y mira cuál es diminuto.",
            r"¿Cuánto vale $\hat y(1 - \hat y)$?",
        ),
        solution=r"La cadena es $(\hat y - y)\,\sigma'(z)\,x$ y $\sigma'(z) = 0.9999 \cdot 0.0001$. Con la entropía cruzada ese factor se cancela y el aprendizaje no se apaga.",
    ),
]
