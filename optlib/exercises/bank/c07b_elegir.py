"""Ejercicios del capítulo 7: qué mirar cuando no aprende, y los de «Más práctica»."""

from math import log

from ..draws import Draw, values
from ..kinds import Choice, Mistake, Numeric, Option, Order, Step

PAGE = "07_elegir_optimizador"
EXERCISES = [
    Numeric(
        id="elegir-inicio",
        goal="Leer el coste con el que empieza una red.",
        question=r"""
            Una red recién iniciada da casi la misma probabilidad a cada clase, y su coste, la entropía cruzada, empieza en $@{cost}$. ¿Entre cuántas clases
            tiene que elegir?
            """,
        label="Clases:",
        values={"cost": Draw(1.61, tuple(round(log(classes), 2) for classes in range(4, 41)))},
        decimals=0,
        answer="floor(exp(cost) + 0.5)",
        mistakes=(
            Mistake(
                "base-dos",
                "Has deshecho un logaritmo en base 2; el del coste es neperiano.",
                value="floor(2**cost + 0.5)",
            ),
            Mistake("base-diez", "Has deshecho un logaritmo decimal; el del coste es neperiano.", value="10**cost"),
            Mistake("dos-clases", "Con dos clases empezaría cerca de $0.693$.", value="2"),
        ),
        hints=(
            "Si reparte por igual entre $c$ clases, ¿qué probabilidad da a la correcta?",
            "El coste de un ejemplo es menos el logaritmo neperiano de la probabilidad que da a su clase. ¿Qué deshace un logaritmo?",
        ),
        solution=r"Cada clase recibe $1/c$, y el coste es $-\ln(1/c) = \ln c$. De $\ln c \approx @{cost}$ sale $c \approx e^{@{cost}} \approx @{floor(exp(cost) + 0.5)}$.",
    ),
    Choice(
        id="elegir-diagnostico",
        goal="Decidir qué se mira primero cuando la red no aprende.",
        question=r"""
            Una red con diez clases empieza con un coste de 2.31 y después de 500 pasos sigue en 2.30. Con una tasa diez veces mayor y con otra diez veces menor pasa lo
            mismo. Con solo diez ejemplos, también. ¿Qué haces primero?
            """,
        options=(
            Option(
                "comprobar-el-gradiente",
                "Comparar el gradiente con diferencias finitas.",
                "Sí: empieza bien y no memoriza ni diez ejemplos, con ninguna tasa. Antes que del optimizador hay que sospechar del gradiente, y la prueba lleva minutos.",
                right=True,
            ),
            Option(
                "cambiar-de-optimizador",
                "Cambiar de optimizador.",
                "Diez ejemplos los memoriza cualquiera con una tasa razonable: si ninguna sirve, otro optimizador seguirá el mismo gradiente.",
            ),
            Option(
                "anadir-decaimiento",
                "Añadir decaimiento de pesos.",
                "Eso va bien cuando se entrena bien y se valida mal. Aquí no se llega ni a entrenar.",
            ),
            Option(
                "revisar-el-inicio",
                "Revisar cómo se inician los pesos.",
                r"Puede ser: unos pesos casi nulos también empiezan en $\ln 10$ y pueden quedarse ahí. Se mira después, con la norma del gradiente de cada capa: comprobar el gradiente va antes en la lista.",
            ),
        ),
        hints=(
            "Recorre la lista en orden y tacha lo que los datos del enunciado ya descartan.",
            "¿Qué coste debe tener una red que no sabe nada, con diez clases?",
        ),
        solution=r"El coste inicial está bien, porque $\ln 10 = 2.303$, y cambiar la tasa no sirve. Que no memorice diez ejemplos señala al modelo, al coste, al gradiente o a unos pesos casi nulos; se empieza por el gradiente, que es lo más barato.",
    ),
    Numeric(
        id="elegir-razon",
        goal="Calcular la razón entre tasas vecinas de una rejilla.",
        question=r"""
            Una rejilla geométrica tiene @{n} tasas, de $@{low}$ a $@{low*span}$, las dos incluidas. ¿Por qué número se multiplica cada una
            para obtener la siguiente?
            """,
        label="Razón:",
        values={"n": Draw(5, values(3, 9)), "low": Draw(0.001, (0.001, 0.01)), "span": Draw(100, (10, 100, 1000))},
        answer="span**(1/(n - 1))",
        decimals=2,
        mistakes=(
            Mistake(
                "un-intervalo-de-mas",
                "Entre esas tasas hay un intervalo menos que tasas: la raíz es la de ese índice.",
                value="span**(1/n)",
            ),
            Mistake(
                "rejilla-lineal",
                "Has repartido el cociente en partes iguales, como en una rejilla lineal: aquí se multiplica, no se suma.",
                value="span/(n - 1)",
            ),
            Mistake(
                "diferencia", "Eso es la distancia entre vecinas de una rejilla lineal.", value="low*(span - 1)/(n - 1)"
            ),
        ),
        hints=(
            "Multiplicar por la razón tantas veces como intervalos hay lleva de la primera a la última.",
            "Con @{n} tasas hay un intervalo menos que tasas.",
            "Si $r$ elevado al número de intervalos da $@{span}$, ¿qué raíz hay que tomar?",
        ),
        solution=r"De la primera a la última se multiplica por $@{span}$ en @{n - 1} saltos iguales: $r = @{span}^{1/@{n - 1}} = @{span**(1/(n - 1))}$.",
    ),
    Numeric(
        id="elegir-rango",
        goal="Poner el centro de una rejilla con una prueba de rango.",
        question=r"""
            En una prueba de rango, el coste empieza a bajar en $\alpha = @{low}$ y pasa del inicial en $\alpha = @{high}$. ¿Qué tasa queda en el centro
            si se miden las décadas?
            """,
        label=r"$\alpha =$",
        values={
            "low": Draw(0.002, (0.0005, 0.001, 0.002, 0.004, 0.005)),
            "high": Draw(0.5, (0.2, 0.4, 0.5, 0.8, 1, 2)),
        },
        answer="sqrt(low*high)",
        mistakes=(
            Mistake(
                "media-aritmetica",
                "Esa es la media aritmética: queda pegada al límite mayor. Comprueba cuántas veces la menor cabe en ella y cuántas cabe ella en la mayor.",
                value="(low + high)/2",
            ),
            Mistake("producto-sin-raiz", "Has multiplicado los límites: falta la raíz.", value="low*high"),
            Mistake(
                "veces-no-tasa",
                "Eso es cuántas veces el centro es el límite menor; se pide la tasa.",
                value="sqrt(high/low)",
            ),
        ),
        hints=(
            "El centro tiene que ser tantas veces el límite menor como el mayor es veces el centro.",
            "Llama $c$ al centro y escribe esa igualdad entre dos cocientes.",
        ),
        solution=r"De $c/@{low} = @{high}/c$ sale $c^2 = @{low} \cdot @{high}$ y $c = @{sqrt(low*high)}$.",
    ),
    Order(
        id="elegir-orden",
        goal="Ordenar una comparación justa.",
        question="Ordena los pasos de una comparación justa entre dos optimizadores.",
        steps=(
            Step("fijar-presupuesto", "Fijar el presupuesto: pruebas por método y pasos por prueba.", ""),
            Step(
                "buscar-cada-tasa",
                "Buscar la tasa de cada método en su propia rejilla.",
                "Sin presupuesto fijado, un método acabaría con más pruebas que el otro.",
            ),
            Step(
                "elegir-por-validacion",
                "Elegir la mejor tasa de cada uno por el coste de validación.",
                "Para elegir hacen falta los resultados de la búsqueda.",
            ),
            Step(
                "repetir-con-semillas",
                "Repetir cada método, con su tasa, desde semillas nuevas.",
                "Antes de repetir hay que saber con qué tasa corre cada uno.",
            ),
            Step(
                "medir-en-la-prueba",
                "Medir en el conjunto de prueba y dar mediana y dispersión.",
                "El conjunto de prueba se mira una vez, con todo lo demás decidido.",
            ),
        ),
        hints=("¿Qué se decide antes de entrenar nada?", "El conjunto de prueba va al final."),
        solution="Presupuesto, búsqueda, elección con validación, repetición con semillas nuevas y, solo entonces, prueba.",
    ),
    Choice(
        id="elegir-diapositiva",
        goal="Precisar lo que dice una diapositiva.",
        question="La conclusión de la presentación dice que elegir el optimizador adecuado y ajustar sus hiperparámetros mejora «significativamente» la capacidad predictiva. ¿Qué dicen las medidas de este capítulo? Marca todo lo que digan.",
        several=True,
        options=(
            Option(
                "casi-empatados",
                "Que, ajustada la tasa de cada uno, los métodos aciertan casi lo mismo.",
                "Sí: del mejor al peor de los ocho van, como mucho, cinco imágenes de las 297 de prueba.",
                right=True,
            ),
            Option(
                "tasa-pesa-mas",
                "Que la tasa influye mucho más que el nombre del método.",
                "Sí: con la misma red y diez épocas, según su tasa Adam falla una imagen de cada tres, o más, o acierta casi todas.",
                right=True,
            ),
            Option(
                "mira-entrenamiento",
                "Que un coste de entrenamiento menor garantiza predecir mejor.",
                "No: Lion acaba con menos coste de entrenamiento que Adam, y acierta menos.",
            ),
            Option(
                "gana-sin-distinguirse",
                "Que Adam predice mejor que los demás.",
                "No se vio: Momentum, Nesterov y RMSProp no se distinguen de él.",
            ),
        ),
        hints=(
            "Vuelve a la tabla de las tasas compartidas y a la del concurso.",
            "Compara cuánto cambian los aciertos al mover la tasa de un método y cuánto al cambiar de método, cada uno con su mejor tasa.",
        ),
        solution="La frase mezcla dos cosas: ajustar hiperparámetros, que importa mucho, y elegir el método, que en estas medidas importa poco. Y la capacidad predictiva se mide con datos que no se usaron para entrenar.",
    ),
    Choice(
        id="elegir-controles",
        goal="Decir qué falta en una comparación de decaimientos.",
        question=r"""
            Un informe compara Adam sin decaimiento de pesos y AdamW con $\lambda = 0.5$. El coste de prueba de AdamW es la mitad, y el informe concluye: «desacoplar el
            decaimiento reduce a la mitad el coste». ¿Qué ejecución hace falta para poder afirmarlo?
            """,
        options=(
            Option(
                "adam-con-l2",
                r"Adam con $L_2$, con su $\lambda$ buscada igual.",
                "Eso es: solo así cambia una cosa, por dónde entra el decaimiento.",
                right=True,
            ),
            Option(
                "lambda-por-omision",
                r"AdamW con su $\lambda$ por omisión.",
                r"Diría si importa el valor de $\lambda$, pero no si importa desacoplarlo.",
            ),
            Option(
                "comparar-sin-decaimiento",
                "Adam sin decaimiento, con más pasos.",
                "Memorizaría todavía más. Y la duda es otra: si la mejora viene de *tener* decaimiento o de desacoplarlo.",
            ),
            Option(
                "faltan-semillas",
                "AdamW con más semillas.",
                "Afinaría la medida, pero las dos ejecuciones seguirían difiriendo en dos cosas a la vez.",
            ),
        ),
        hints=(
            "¿En cuántas cosas difieren las dos ejecuciones del informe?",
            "Para atribuir una mejora a una causa, lo demás tiene que ser igual.",
        ),
        solution=r"Entre Adam sin decaimiento y AdamW cambian dos cosas: que haya decaimiento y por dónde entra. El control que las separa es Adam con $L_2$ y su propia $\lambda$.",
    ),
    Numeric(
        id="elegir-memoria",
        goal="Estimar la memoria que pide un optimizador.",
        question=r"""
            Un modelo tiene @{n} millones de parámetros, de 4 bytes cada uno. ¿Cuántos GB ocupan los parámetros, sus gradientes y el estado de
            **Adam**? (1 GB son $10^9$ bytes; no cuentes las activaciones.)
            """,
        label="GB $=$",
        values={"n": Draw(500, values(100, 3000, 50))},
        decimals=2,
        answer="4*n*4/1000",
        mistakes=(
            Mistake(
                "solo-parametros",
                "Eso son solo los parámetros, o cuatro vectores sin contar los bytes de cada número.",
                value="n*4/1000",
            ),
            Mistake("sin-estado", "Faltan los dos vectores que recuerda Adam.", value="2*n*4/1000"),
            Mistake("adam-un-vector", "Adam recuerda dos vectores, no uno.", value="3*n*4/1000"),
            Mistake("amsgrad", "Eso es con AMSGrad, que guarda un vector más.", value="5*n*4/1000"),
        ),
        hints=(
            "¿Cuántos vectores del tamaño de los parámetros hay que guardar?",
            "Además de parámetros y gradientes, cuenta lo que Adam recuerda de un paso al siguiente: mira su regla.",
        ),
        solution=r"Son cuatro vectores: parámetros, gradientes, $m$ y $v$. $4 \cdot @{n} \cdot 10^6 \cdot 4$ bytes $= @{4*n*4/1000}$ GB.",
    ),
    Choice(
        id="elegir-caso",
        goal="Decidir por dónde empezar con un problema nuevo.",
        question=r"""
            Una tienda recomienda productos de un catálogo enorme. En cada minilote salen muy pocos, así que casi todo el gradiente es cero. El modelo tiene 4000
            millones de parámetros de 4 bytes, y la máquina, 50 GB. Sin contar las activaciones, ¿con qué método empiezas?
            """,
        options=(
            Option(
                "adagrad-cabe",
                "Adagrad.",
                "Eso es: guarda tres vectores de 16 GB, que caben, y los productos raros conservan pasos grandes.",
                right=True,
            ),
            Option(
                "adam-cabe",
                "Adam.",
                "Los datos dispersos le van bien, pero guarda cuatro vectores de 16 GB: no cabe.",
            ),
            Option(
                "una-tasa-para-todo",
                "Momentum.",
                "Caben sus tres vectores, pero con una sola tasa para todos: los productos raros se mueven poco y los frecuentes, mucho.",
            ),
            Option(
                "descenso-por-memoria",
                "El descenso por gradiente.",
                "Es el que menos memoria pide, pero usa la misma tasa con lo raro y con lo frecuente, y hay sitio para algo mejor.",
            ),
        ),
        hints=(
            "Calcula lo que ocupa un vector y cuántos guarda cada método: los parámetros, el gradiente y su estado.",
            "De los que caben, mira cuál encaja con unos datos que son casi todo ceros.",
        ),
        solution=r"Un vector ocupa $4000 \cdot 10^6 \cdot 4$ bytes $= 16$ GB. Adam pide 64; Adagrad y Momentum, 48; el descenso, 32. De los que caben, el que da a cada parámetro su propia tasa es Adagrad.",
    ),
]
