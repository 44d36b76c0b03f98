"""Ejercicios del capítulo 3: lote completo, estocástico y minilotes."""

from ..draws import Draw, values
from ..kinds import Choice, Mistake, Numeric, Option

PAGE = "03_variantes"
EXERCISES = [
    Numeric(
        id="va-pasos",
        goal="Contar los pasos de un entrenamiento.",
        question="Entrenas con @{examples} ejemplos, minilotes de @{size} y @{epochs} épocas, sin descartar el último "
        "minilote aunque salga corto. ¿Cuántos pasos das en total?",
        label="pasos:",
        decimals=0,
        values={
            "examples": Draw(1000, (500, 1000, 1500, 2000, 6000)),
            "size": Draw(64, (24, 48, 64, 96, 128)),
            "epochs": Draw(3, (2, 3, 4, 5)),
        },
        answer="ceil(examples/size)*epochs",
        where="examples/size != floor(examples/size)",
        mistakes=(
            Mistake(
                "suelo",
                "Has descartado el último minilote de cada época: aunque sea más corto, también es un paso.",
                value="floor(examples/size)*epochs",
            ),
            Mistake(
                "redondear-al-final",
                "Los datos se vuelven a repartir en cada época: se redondea hacia arriba en cada una, no al final.",
                value="ceil(examples*epochs/size)",
            ),
            Mistake("una-epoca", "Esos son los pasos de una sola época.", value="ceil(examples/size)"),
            Mistake("ejemplos", "Eso son ejemplos vistos; en cada paso se ven varios.", value="examples*epochs"),
        ),
        hints=(
            "¿Cuántos minilotes salen al repartir los datos una vez?",
            "Si la división no es exacta, el último minilote es más corto, pero cuenta: redondea hacia arriba.",
            "Multiplica por las épocas después de redondear.",
        ),
        solution=r"""
            $@{examples}/@{size} = @{examples/size}$, que hacia arriba son $@{ceil(examples/size)}$ pasos por época. En
            $@{epochs}$ épocas, $@{ceil(examples/size)} \cdot @{epochs} = @{ceil(examples/size)*epochs}$ pasos.
            """,
    ),
    Choice(
        id="va-vocabulario",
        goal="Usar bien las palabras.",
        question="¿Cuáles de estas afirmaciones son verdaderas? Marca todas las que lo sean.",
        several=True,
        options=(
            Option(
                "En el descenso por lote completo, una época es un solo paso.",
                "Cada paso usa todos los ejemplos: con uno se ha dado la vuelta a los datos.",
                right=True,
            ),
            Option(
                "`batch_size=32` quiere decir que hay 32 minilotes.",
                "Es el número de ejemplos de cada minilote; cuántos salen depende de cuántos datos haya.",
            ),
            Option(
                "El gradiente de un minilote al azar es, de media, el gradiente completo.",
                "Es un estimador insesgado: se equivoca, pero no siempre hacia el mismo lado.",
                right=True,
            ),
            Option(
                "Cada paso estocástico baja el coste total.",
                "Con una tasa pequeña baja el coste de su ejemplo; el total puede subir, y cerca del mínimo sube a menudo.",
            ),
            Option(
                "Un optimizador llamado SGD usa siempre un solo ejemplo por paso.",
                "En las bibliotecas, SGD aplica la regla al gradiente que se le dé; el tamaño del minilote lo eliges tú.",
            ),
        ),
        hints=("Distingue el número de ejemplos de un minilote del número de minilotes.",),
        solution="Son verdaderas la del lote completo (una época, un paso) y la del minilote al azar, que acierta de media.",
    ),
    Choice(
        id="va-diapositiva",
        goal="Completar lo que la diapositiva no dice.",
        question="La diapositiva «Variantes» dice que cada una tiene ventajas y desventajas, pero no cuáles. "
        "¿Cuál de estas frases lo completa bien?",
        options=(
            Option(
                "El lote completo es exacto pero caro por paso; el estocástico, barato pero ruidoso; los minilotes buscan un término medio.",
                "Es el compromiso entre el coste de un paso y su ruido, y lo decide cuántos ejemplos entran en él.",
                right=True,
            ),
            Option(
                "El estocástico es más exacto porque da más pasos.",
                "Da más pasos por época, pero cada uno usa un gradiente menos exacto.",
            ),
            Option(
                "Los minilotes convergen a un mínimo distinto del que busca el lote completo.",
                "Minimizan el mismo coste: el gradiente de un minilote apunta, de media, como el completo.",
            ),
            Option(
                "El lote completo es siempre el más rápido, porque no tiene ruido.",
                "Por paso puede serlo; por ejemplo visto suele ser el más lento con diferencia.",
            ),
        ),
        hints=("Piensa en dos columnas: cuánto cuesta un paso y cuánto ruido tiene.",),
        solution="La que habla de un término medio: de un extremo a otro, lo que se gana en coste por paso se pierde en ruido.",
    ),
    Numeric(
        id="va-gradiente-minilote",
        goal="Calcular el gradiente de un minilote.",
        question=r"""
            Modelo $\hat y = w x$ con coste $\frac{1}{2}(\hat y - y)^2$ por ejemplo y $w = @{w0}$. El minilote tiene dos ejemplos,
            $(x, y) = (@{x1}, @{y1})$ y $(@{x2}, @{y2})$. ¿Cuánto vale el gradiente del minilote?
            """,
        label=r"$g_B =$",
        values={
            "w0": Draw(1, values(-2, 3)),
            "x1": Draw(2, (1, 2, 3)),
            "y1": Draw(5, values(-4, 6)),
            "x2": Draw(-1, (-3, -2, -1)),
            "y2": Draw(3, values(-3, 5)),
        },
        answer="((w0*x1 - y1)*x1 + (w0*x2 - y2)*x2)/2",
        where="abs((w0*x1 - y1)*x1 + (w0*x2 - y2)*x2) > 0.5",
        mistakes=(
            Mistake(
                "suma",
                "Has sumado los dos gradientes: el del minilote es su media, para que no dependa de cuántos sean.",
                value="(w0*x1 - y1)*x1 + (w0*x2 - y2)*x2",
            ),
            Mistake(
                "sin-x",
                r"Falta multiplicar cada error por su $x$: $\partial \hat y/\partial w = x$.",
                value="((w0*x1 - y1) + (w0*x2 - y2))/2",
            ),
            Mistake(
                "signo",
                r"El error es $\hat y - y$, no $y - \hat y$: el gradiente tiene el signo cambiado.",
                value="-((w0*x1 - y1)*x1 + (w0*x2 - y2)*x2)/2",
            ),
            Mistake("primero", "Has usado solo el primer ejemplo.", value="(w0*x1 - y1)*x1"),
            Mistake("segundo", "Has usado solo el segundo ejemplo.", value="(w0*x2 - y2)*x2"),
        ),
        hints=(
            r"El gradiente de un ejemplo es $(w x - y)\,x$.",
            "Calcula el de cada ejemplo, con su signo, antes de juntar nada.",
            "El gradiente del minilote es la media de los dos.",
        ),
        solution=r"""
            El primero da $(@{w0*x1} - @{y1:p}) \cdot @{x1:p} = @{(w0*x1 - y1)*x1}$ y el segundo,
            $(@{w0*x2} - @{y2:p}) \cdot @{x2:p} = @{(w0*x2 - y2)*x2}$. La media es

            $$g_B = @{((w0*x1 - y1)*x1 + (w0*x2 - y2)*x2)/2}$$
            """,
    ),
    Numeric(
        id="va-ruido",
        goal="Prever cómo baja el ruido con el tamaño del minilote.",
        question=r"""
            Con $B = @{small}$ ejemplos sacados con reposición, el error típico (la raíz de la varianza) del gradiente es
            $@{error}$. ¿Cuánto será con $B = @{large}$?
            """,
        label="error típico:",
        values={
            "small": Draw(4, (2, 4, 8)),
            "factor": Draw(16, (4, 9, 16, 25)),
            "error": Draw(0.8, (0.4, 0.6, 0.8, 1.2, 2)),
            "large": "small*factor",
        },
        answer="error/sqrt(factor)",
        mistakes=(
            Mistake(
                "sin-raiz",
                "Así baja la varianza. El error típico es su raíz, y baja con la raíz del tamaño.",
                value="error/factor",
            ),
            Mistake("al-reves", "El ruido baja, no sube, al promediar más ejemplos.", value="error*sqrt(factor)"),
            Mistake("igual", "El tamaño sí importa: promediar más ejemplos reduce el error.", value="error"),
            Mistake(
                "raiz-de-b",
                "Has dividido entre la raíz del tamaño nuevo; importa el cociente de tamaños.",
                value="error/sqrt(large)",
            ),
        ),
        hints=(
            r"La varianza es $\sigma^2/B$.",
            "¿Por cuánto se ha multiplicado el tamaño? La varianza se divide por eso.",
            "Y el error típico, por su raíz cuadrada.",
        ),
        solution=r"""
            El tamaño se multiplica por $@{factor}$: la varianza se divide por $@{factor}$ y el error típico por
            $\sqrt{@{factor}} = @{sqrt(factor)}$. Queda $@{error}/@{sqrt(factor)} = @{error/sqrt(factor)}$.
            """,
    ),
    Numeric(
        id="va-poblacion-finita",
        goal="Usar el factor de población finita.",
        question=r"""
            Los gradientes de $N = @{count}$ ejemplos tienen varianza $\sigma^2 = @{sigma2}$ (la suma de cuadrados, dividida entre $N$). Sacas $B = @{size}$
            **sin** reposición. ¿Cuánto vale la varianza de su media?
            """,
        label="varianza:",
        values={
            "count": Draw(101, (51, 101, 201)),
            "size": Draw(20, (10, 20, 25, 40)),
            "sigma2": Draw(8, (2, 4, 8, 10)),
        },
        answer="sigma2/size*(count - size)/(count - 1)",
        mistakes=(
            Mistake(
                "con-reposicion",
                "Esa es la varianza con reposición: falta el factor de población finita.",
                value="sigma2/size",
            ),
            Mistake(
                "sin-dividir", "Falta dividir entre el tamaño del minilote.", value="sigma2*(count - size)/(count - 1)"
            ),
            Mistake(
                "factor-b-n",
                r"El factor es $(N - B)/(N - 1)$, la parte que **no** se ha sacado, y no $B/N$.",
                value="sigma2/size*size/count",
            ),
        ),
        hints=(
            r"Empieza por $\sigma^2/B$, que es lo que valdría con reposición.",
            r"Multiplica por el factor de población finita, $\frac{N - B}{N - 1}$.",
        ),
        solution=r"""
            $$\frac{@{sigma2}}{@{size}} \cdot \frac{@{count} - @{size}}{@{count} - 1} = @{sigma2/size}
            \cdot @{(count - size)/(count - 1)} = @{sigma2/size*(count - size)/(count - 1)}$$
            """,
    ),
]
