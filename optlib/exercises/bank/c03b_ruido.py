"""Ejercicios del capítulo 3: el suelo de ruido, la tasa y cuándo usar cada variante, y los de «Más práctica»."""

from ..draws import Draw, values
from ..kinds import Choice, Mistake, Numeric, Option

PAGE = "03_variantes"
EXERCISES = [
    Numeric(
        id="va-suelo",
        goal="Calcular el suelo de ruido de una tasa constante.",
        question=r"""
            Los números $y_i$ tienen varianza $\sigma^2 = @{sigma2}$. Buscas el $\theta$ que minimiza la media de
            $\frac{1}{2}(\theta - y_i)^2$ con minilotes de $B = @{size}$, sacados con reposición, y tasa constante
            $\alpha = @{lr}$. ¿Qué varianza tiene $\theta$ cuando el proceso se estabiliza?
            """,
        label=r"$V_\infty =$",
        decimals=3,
        values={"sigma2": Draw(3, (3, 6, 9, 12)), "size": Draw(1, (1, 2, 4)), "lr": Draw(0.4, (0.2, 0.4, 0.6, 0.8))},
        answer="lr/(2 - lr)*sigma2/size",
        mistakes=(
            Mistake(
                "varianza-de-un-paso",
                r"Esa es la varianza que añade un paso, $\alpha^2\sigma^2/B$; también queda parte de la que había.",
                value="lr**2*sigma2/size",
            ),
            Mistake(
                "varianza-del-minilote",
                "Esa es la varianza de la media de un minilote; el punto solo se acerca a ella en parte.",
                value="sigma2/size",
            ),
            Mistake(
                "aproxima-tasa-pequena",
                r"Esa es la aproximación para tasas pequeñas, $\alpha\sigma^2/(2B)$; se pide el valor exacto.",
                value="lr*sigma2/(2*size)",
            ),
            Mistake(
                "tipica",
                "Esa es la desviación típica; se pide la varianza, su cuadrado.",
                value="sqrt(lr/(2 - lr)*sigma2/size)",
            ),
        ),
        hints=(
            "Es el suelo de ruido del apartado: hay una fórmula que lo da.",
            r"Sale de lo que cambia la varianza en un paso: $V_{k+1} = (1 - \alpha)^2 V_k + \alpha^2\sigma^2/B$.",
            r"Cuando se estabiliza, $V_{k+1} = V_k$: despeja.",
        ),
        solution=r"""
            $$V_\infty = \frac{\alpha}{2 - \alpha}\cdot\frac{\sigma^2}{B}
            = \frac{@{lr}}{@{2 - lr}}\cdot\frac{@{sigma2}}{@{size}} = @{lr/(2 - lr)*sigma2/size}$$
            """,
    ),
    Numeric(
        id="va-escalado",
        goal="Aplicar la regla de escalado lineal.",
        question=r"""
            Entrenas bien un modelo con descenso por gradiente, minilotes de $@{old}$ y $\alpha = @{lr}$. Según la regla de escalado lineal, ¿con qué
            tasa empezarías a probar si pasas a minilotes de $@{new}$?
            """,
        label=r"$\alpha =$",
        values={
            "old": Draw(32, (16, 32, 64)),
            "ratio": Draw(8, (2, 4, 8, 16)),
            "lr": Draw(0.05, (0.01, 0.02, 0.05)),
            "new": "old*ratio",
        },
        answer="lr*ratio",
        mistakes=(
            Mistake("tasa-al-reves", "Al agrandar el minilote se dan menos pasos: la tasa sube.", value="lr/ratio"),
            Mistake(
                "escala-con-raiz",
                "Esa es la raíz de lo que se multiplica el minilote; la regla lineal lo toma entero.",
                value="lr*sqrt(ratio)",
            ),
            Mistake("tasa-sin-escalar", "Con la misma tasa avanzarías menos por época.", value="lr"),
        ),
        hints=("¿Por cuánto se multiplica el minilote?", "La regla multiplica la tasa por lo mismo."),
        solution=r"El minilote se multiplica por $@{ratio}$ y la tasa también: $@{lr} \cdot @{ratio} = @{lr*ratio}$. Comprueba después que no se acerque a $2/\lambda_{\max}$.",
    ),
    Choice(
        id="va-decidir",
        goal="Elegir variante y desconfiar de las reglas sencillas.",
        question="¿Qué decisiones son acertadas? Marca todas las que lo sean.",
        several=True,
        options=(
            Option(
                "completo-con-pocos-datos",
                "Con 300 medidas de laboratorio y una recta que se quiere con ocho decimales: lote completo.",
                "El gradiente exacto es barato con tan pocos datos, y sin ruido no hay suelo.",
                right=True,
            ),
            Option(
                "completo-mas-rapido",
                "Con un millón de imágenes: lote completo, para no perder pasos con gradientes aproximados.",
                "Al principio casi todo el gradiente exacto sobra: por el precio de un paso se dan miles con minilotes.",
            ),
            Option(
                "estocastico-al-llegar",
                "Llega un dato por segundo y no se puede guardar: estocástico.",
                "Se aprende con cada dato en cuanto llega.",
                right=True,
            ),
            Option(
                "suelo-con-mas-pasos",
                "El coste oscila sin bajar, con tasa constante: dejarlo diez veces más épocas.",
                "Si es el suelo de ruido, no baja con más pasos: hay que bajar la tasa o agrandar el minilote.",
            ),
            Option(
                "regla-lineal-siempre",
                r"De $B = 32$ a $B = 8192$, la tasa por 256 y sin probar ninguna otra: la regla es lineal.",
                r"La regla falla cuando la tasa se acerca a $2/\lambda_{\max}$: sirve para empezar a probar.",
            ),
            Option(
                "minilotes-con-plan",
                "Muchos datos y mucha precisión al final: minilotes, con una tasa que baje a cero.",
                "Lejos, el ruido sale barato; cerca, la tasa que baja quita el suelo.",
                right=True,
            ),
        ),
        hints=(
            "Pregúntate en cada caso qué falta: datos, tiempo o precisión al final.",
            "Desconfía de lo que promete funcionar sin probarlo.",
        ),
        solution="Son acertadas la de las 300 medidas, la del dato por segundo y la de la tasa que baja. Las otras pagan un gradiente exacto que no "
        "hace falta, esperan que el suelo de ruido baje solo o llevan una regla aproximada demasiado lejos.",
    ),
    Numeric(
        id="va-gradiente-minilote",
        goal="Calcular el gradiente de un minilote.",
        question=r"""
            En el modelo $\hat y = w x$, con $w = @{w0}$, el coste de cada ejemplo es $\frac{1}{2}(\hat y - y)^2$. El minilote tiene dos ejemplos,
            $(x, y) = (@{x1}, @{y1})$ y $(@{x2}, @{y2})$. ¿Cuánto vale el gradiente del minilote?
            """,
        label="Gradiente:",
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
                "sin-media",
                "Has sumado los dos gradientes: el del minilote es su media, para que no dependa de cuántos sean.",
                value="(w0*x1 - y1)*x1 + (w0*x2 - y2)*x2",
            ),
            Mistake(
                "sin-entrada",
                r"Falta multiplicar cada error por su $x$: $\partial \hat y/\partial w = x$.",
                value="((w0*x1 - y1) + (w0*x2 - y2))/2",
            ),
            Mistake(
                "error-al-reves",
                r"El error es $\hat y - y$, no $y - \hat y$: el gradiente tiene el signo cambiado.",
                value="-((w0*x1 - y1)*x1 + (w0*x2 - y2)*x2)/2",
            ),
            Mistake(
                "menos-por-menos",
                r"Revisa el signo del segundo: el error y su $x$ son dos números con signo, y se multiplican con él.",
                value="((w0*x1 - y1)*x1 - (w0*x2 - y2)*x2)/2",
            ),
            Mistake("solo-el-primero", "Has usado solo el primer ejemplo.", value="(w0*x1 - y1)*x1"),
            Mistake("solo-el-segundo", "Has usado solo el segundo ejemplo.", value="(w0*x2 - y2)*x2"),
        ),
        hints=(
            r"El gradiente de un ejemplo es $(w x - y)\,x$.",
            "Calcula el de cada ejemplo, con su signo, antes de juntar nada.",
            "El gradiente del minilote es la media de los dos.",
        ),
        solution=r"""
            El primero da $(@{w0*x1} - @{y1:p}) \cdot @{x1:p} = @{(w0*x1 - y1)*x1}$ y el segundo,
            $(@{w0*x2} - @{y2:p}) \cdot @{x2:p} = @{(w0*x2 - y2)*x2}$. La media, que es el gradiente del
            minilote, vale $@{((w0*x1 - y1)*x1 + (w0*x2 - y2)*x2)/2}$.
            """,
    ),
    Choice(
        id="va-vocabulario",
        goal="Usar bien las palabras.",
        question="¿Cuáles de estas afirmaciones son verdaderas? Marca todas las que lo sean.",
        several=True,
        options=(
            Option(
                "epoca-de-un-paso",
                "En el descenso por lote completo, una época es un solo paso.",
                "Cada paso usa todos los ejemplos: con uno se ha dado la vuelta a los datos.",
                right=True,
            ),
            Option(
                "tamano-es-cuantos",
                "`batch_size=32` quiere decir que hay 32 minilotes.",
                "Es el número de ejemplos de cada minilote; cuántos salen depende de cuántos datos haya.",
            ),
            Option(
                "minilote-insesgado",
                "El gradiente de un minilote al azar es, en promedio, el gradiente completo.",
                "Es un estimador insesgado: se equivoca, pero no siempre hacia el mismo lado.",
                right=True,
            ),
            Option(
                "estocastico-siempre-baja",
                "Cada paso estocástico baja el coste total.",
                "Con una tasa pequeña baja el coste de su ejemplo; el total puede subir, y cerca del mínimo sube a menudo.",
            ),
            Option(
                "sgd-de-uno-en-uno",
                "Un optimizador llamado SGD usa siempre un solo ejemplo por paso.",
                "En las bibliotecas, SGD aplica la regla al gradiente que se le dé; el tamaño del minilote lo eliges tú.",
            ),
        ),
        hints=("Distingue el número de ejemplos de un minilote del número de minilotes.",),
        solution="Son verdaderas la del lote completo (una época, un paso) y la del minilote al azar, que acierta de media.",
    ),
    Numeric(
        id="va-medir",
        goal="Calcular la varianza del gradiente de un minilote.",
        question=r"""
            En un punto, los gradientes de tres ejemplos son $@{a}$, $@{b}$ y $@{c}$. ¿Qué varianza tiene el gradiente de un minilote de
            $B = @{size}$, sacado con reposición?
            """,
        label="Varianza:",
        values={
            "a": Draw(1, values(-4, 4)),
            "b": Draw(4, values(-6, 6)),
            "m": Draw(5, values(2, 7)),
            "c": "3*m - a - b",
            "size": Draw(2, (2, 4, 5, 8)),
            "s": "((a - m)**2 + (b - m)**2 + (c - m)**2)/3",
        },
        where="min(abs(a - b), abs(a - c), abs(b - c)) > 0.5",
        answer="s/size",
        mistakes=(
            Mistake("un-ejemplo", "Esa es la varianza con un solo ejemplo: falta dividir entre $B$.", value="s"),
            Mistake(
                "sin-restar-media",
                "Has promediado los cuadrados de los gradientes: antes hay que restarles su media.",
                value="(a**2 + b**2 + c**2)/3/size",
            ),
            Mistake(
                "desvios-sumados",
                "Has sumado los cuadrados de los desvíos; la varianza es su media: falta dividir entre 3.",
                value="3*s/size",
            ),
            Mistake("n-menos-1", "Aquí se divide entre $N = 3$: los tres son todos los datos.", value="1.5*s/size"),
            Mistake("tipica", "Ese es el error típico; se pide la varianza, su cuadrado.", value="sqrt(s/size)"),
            Mistake(
                "media-de-cuadrados",
                "Eso es la media de los cuadrados: faltan restar antes la media y dividir entre $B$.",
                value="(a**2 + b**2 + c**2)/3",
            ),
        ),
        hints=(
            "¿Cuál es la media de los tres gradientes, y cuánto se aparta cada uno?",
            r"La media de los cuadrados de los desvíos es $\sigma^2$: lo que falla un ejemplo solo.",
            "Con reposición, la varianza se divide entre el tamaño del minilote.",
        ),
        solution=r"""
            La media es $@{m}$ y los desvíos, $@{a - m}$, $@{b - m}$ y $@{c - m}$. Así que
            $\sigma^2 = \frac{@{(a - m)**2} + @{(b - m)**2} + @{(c - m)**2}}{3} = @{s}$, y la varianza del minilote,
            $@{s}/@{size} = @{s/size}$.
            """,
    ),
    Numeric(
        id="va-poblacion-finita",
        goal="Calcular una varianza sin reposición.",
        question=r"""
            Los gradientes de $N = @{count}$ ejemplos tienen varianza $\sigma^2 = @{sigma2}$ (la suma de cuadrados, dividida entre $N$). Sacas $B = @{size}$
            **sin** reposición. ¿Cuánto vale la varianza de su media?
            """,
        label="Varianza:",
        values={
            "count": Draw(101, (51, 101, 201)),
            "size": Draw(20, (10, 20, 25, 40)),
            "sigma2": Draw(8, (2, 4, 8, 10)),
        },
        answer="sigma2/size*(count - size)/(count - 1)",
        mistakes=(
            Mistake(
                "con-reposicion",
                "Esa es la varianza con reposición: falta el factor de sacar sin reposición.",
                value="sigma2/size",
            ),
            Mistake(
                "un-ejemplo", "Falta dividir entre el tamaño del minilote.", value="sigma2*(count - size)/(count - 1)"
            ),
            Mistake(
                "factor-b-n",
                r"El factor es $(N - B)/(N - 1)$, la parte que **no** se ha sacado, y no $B/N$.",
                value="sigma2/size*size/count",
            ),
        ),
        hints=(
            r"Empieza por $\sigma^2/B$, que es lo que valdría con reposición.",
            r"Multiplica por el factor de sacar sin reposición, $\frac{N - B}{N - 1}$.",
        ),
        solution=r"""
            $$\frac{@{sigma2}}{@{size}} \cdot \frac{@{count} - @{size}}{@{count} - 1} = @{sigma2/size}
            \cdot @{(count - size)/(count - 1)} = @{sigma2/size*(count - size)/(count - 1)}$$
            """,
    ),
    Choice(
        id="va-robbins-monro",
        goal="Reconocer los planes que cumplen las condiciones de Robbins y Monro.",
        question=r"¿Qué planes cumplen las dos condiciones, $\sum_k \alpha_k = \infty$ y $\sum_k \alpha_k^2 < \infty$? Marca todos los que las cumplan.",
        several=True,
        options=(
            Option(
                "constante-cumple",
                r"$\alpha_k = 0.1$",
                "La suma de los cuadrados crece sin límite y, además, la tasa no tiende a 0: el punto nunca deja de temblar.",
            ),
            Option(
                "uno-entre-k",
                r"$\alpha_k = 1/(k + 1)$",
                r"Con $p = 1$ la suma crece sin límite; los cuadrados, con $p = 2$, tienen tope.",
                right=True,
            ),
            Option(
                "geometrica-cumple",
                r"$\alpha_k = 0.9^k$",
                "Por muchos pasos que des, la suma no pasa de 10: si los gradientes no miden más de 1, el punto no se aleja más de 10 del punto de partida.",
            ),
            Option(
                "raiz-cumple",
                r"$\alpha_k = 1/\sqrt{k + 1}$",
                r"Los cuadrados son $1/(k+1)$, cuya suma crece sin límite. (Aquí también acaba parando: no es una condición imprescindible.)",
            ),
            Option(
                "uno-entre-k-lento",
                r"$\alpha_k = 0.3/(1 + 0.02 k)$",
                "Para $k$ grande se porta como $1/(k + 1)$ por una constante: cumple las dos.",
                right=True,
            ),
        ),
        hints=(
            r"La suma de los $1/(k + 1)^p$ crece sin límite si $p \le 1$ y tiene tope si $p > 1$.",
            "Las potencias $c^k$, con $0 < c < 1$, suman $1/(1 - c)$.",
        ),
        solution=r"Los que decaen como $1/k$, que son $1/(k + 1)$ y $0.3/(1 + 0.02k)$. Con $0.1$ y con $1/\sqrt{k + 1}$, la suma de los cuadrados crece sin límite; con $0.9^k$, la que tiene tope es la de las tasas.",
    ),
    Numeric(
        id="va-limite",
        goal="Ver hasta dónde llega la regla de escalado lineal.",
        question=r"""
            En un valle con $\lambda_{\max} = @{curvature}$ entrenas con descenso por gradiente, minilotes de $@{old}$ y $\alpha = @{lr}$. Si
            agrandas el minilote y sigues la regla de escalado lineal, ¿con qué $B$ llega la tasa al límite $2/\lambda_{\max}$?
            """,
        label=r"$B =$",
        decimals=0,
        values={"curvature": Draw(2, (0.5, 1, 2, 4)), "old": Draw(16, (8, 16, 32)), "lr": Draw(0.05, (0.05, 0.1, 0.2))},
        answer="old*2/(curvature*lr)",
        mistakes=(
            Mistake(
                "limite-sin-2",
                r"El límite es $2/\lambda_{\max}$, y has usado $1/\lambda_{\max}$.",
                value="old/(curvature*lr)",
            ),
            Mistake(
                "factor-no-minilote",
                "Eso es por cuánto se puede multiplicar la tasa; el minilote se multiplica por lo mismo.",
                value="2/(curvature*lr)",
            ),
            Mistake(
                "escala-con-raiz",
                "Así saldría si la tasa fuera con la raíz del minilote; en la regla lineal va a la par.",
                value="old*(2/(curvature*lr))**2",
            ),
        ),
        hints=(
            "¿Por cuánto se puede multiplicar la tasa antes de llegar al límite?",
            "En la regla lineal, la tasa y el minilote se multiplican por lo mismo.",
        ),
        solution=r"""
            El límite es $2/@{curvature} = @{2/curvature}$, que es $@{2/(curvature*lr)}$ veces la tasa de ahora. El minilote se multiplica por lo
            mismo: $@{old} \cdot @{2/(curvature*lr)} = @{old*2/(curvature*lr)}$. Mucho antes conviene dejar de fiarse de la regla.
            """,
    ),
    Choice(
        id="va-diapositiva",
        goal="Completar lo que la diapositiva no dice.",
        question="La presentación dice que cada variante tiene ventajas y desventajas, pero no cuáles. "
        "¿Cuál de estas frases la completa bien?",
        options=(
            Option(
                "barato-y-ruidoso",
                "Del lote completo al estocástico, el paso es más barato y más ruidoso.",
                "Es el compromiso entre el coste de un paso y su ruido, y lo decide cuántos ejemplos entran en él.",
                right=True,
            ),
            Option(
                "estocastico-exacto",
                "El estocástico es más exacto porque da más pasos.",
                "Da más pasos por época, pero cada uno usa un gradiente menos exacto.",
            ),
            Option(
                "minilotes-otro-coste",
                "Los minilotes minimizan un coste distinto del que minimiza el lote completo.",
                "Es el mismo coste: el gradiente de un minilote apunta, en promedio, como el completo. En una red pueden acabar en otro de sus mínimos.",
            ),
            Option(
                "completo-mas-rapido",
                "El lote completo es siempre el más rápido, porque no tiene ruido.",
                "Por paso puede serlo; por ejemplo visto suele ser el más lento con diferencia.",
            ),
        ),
        hints=("Piensa en dos columnas: cuánto cuesta un paso y cuánto ruido tiene.",),
        solution="De un extremo a otro, lo que se gana en coste por paso se pierde en ruido; los minilotes quedan en medio.",
    ),
]
