"""Ejercicios del capítulo 7: cómo elegir el optimizador."""

import numpy as np

from ..draws import Draw, values
from ..kinds import Choice, Code, CodeMistake, Column, FillTable, Mistake, Numeric, Option, Order, Step


def best_rate(rates, costs):
    """Da la tasa de menor coste sin contar las que divergen."""
    return rates[int(np.nanargmin(costs))]


NAN = float("nan")

PAGE = "07_elegir_optimizador"
EXERCISES = [
    Choice(
        id="elegir-controles",
        goal="Decir qué falta en una comparación de decaimientos.",
        question=r"""
            Un informe compara Adam sin decaimiento de pesos y AdamW con $\lambda = 0.5$. El coste de prueba de AdamW es la mitad, y el informe concluye: «desacoplar el
            decaimiento reduce a la mitad el coste». ¿Qué ejecución hace falta para poder afirmarlo?
            """,
        options=(
            Option(
                r"Adam con $L_2$, con su $\lambda$ buscada igual.",
                "Eso es: solo así cambia una cosa, por dónde entra el decaimiento. En la tabla, esa fila no queda por detrás de AdamW.",
                right=True,
            ),
            Option(
                r"AdamW con su $\lambda$ por omisión.",
                r"Diría si importa el valor de $\lambda$, pero no si importa desacoplarlo.",
            ),
            Option(
                "Adam sin decaimiento, con más pasos.",
                "Memorizaría todavía más. Y la duda es otra: si la mejora viene de *tener* decaimiento o de desacoplarlo.",
            ),
            Option(
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
        id="elegir-rejilla",
        goal="Contar las pruebas de una rejilla logarítmica.",
        question=r"""
            Quieres probar tasas de $10^{-@{low}}$ a $10^{@{high - low}}$, los dos extremos incluidos, con @{per} valores por década
            en progresión geométrica. ¿Cuántas tasas son?
            """,
        label="tasas $=$",
        values={"low": Draw(4, (3, 4, 5, 6)), "high": Draw(4, (2, 3, 4, 5)), "per": Draw(3, values(2, 5))},
        decimals=0,
        answer="high*per + 1",
        mistakes=(
            Mistake(
                "sin-extremo",
                "Has contado los intervalos y no los valores: prueba con una sola década y cuenta las tasas una a una.",
                value="high*per",
            ),
            Mistake("solo-decadas", "Eso es con un solo valor por década.", value="high + 1"),
            Mistake(
                "cada-decada",
                "Has contado dos veces los extremos que comparten las décadas vecinas.",
                value="high*(per + 1)",
            ),
        ),
        where="low != high or per > 2",
        hints=(
            "¿Cuántas décadas hay entre los dos extremos?",
            "Cuenta primero los intervalos: décadas por valores en cada década.",
        ),
        solution=r"Hay @{high} décadas y @{per} intervalos en cada una: $@{high} \cdot @{per} = @{high*per}$ intervalos, que tienen $@{high*per + 1}$ extremos.",
    ),
    Numeric(
        id="elegir-razon",
        goal="Calcular la razón entre tasas vecinas de una rejilla.",
        question=r"""
            Una rejilla geométrica tiene @{n} tasas, de $@{low}$ a $@{low*span}$, las dos incluidas. ¿Por qué número se multiplica cada una
            para obtener la siguiente?
            """,
        label="razón $=$",
        values={"n": Draw(5, values(3, 9)), "low": Draw(0.001, (0.001, 0.01)), "span": Draw(100, (10, 100, 1000))},
        answer="span**(1/(n - 1))",
        mistakes=(
            Mistake(
                "n-intervalos",
                "Entre esas tasas hay un intervalo menos que tasas: ese es el exponente que falla.",
                value="span**(1/n)",
            ),
            Mistake(
                "lineal",
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
        id="elegir-memoria",
        goal="Estimar la memoria que pide un optimizador.",
        question=r"""
            Un modelo tiene @{n} millones de parámetros, de 4 bytes cada uno. ¿Cuántos GB ocupan los parámetros, sus gradientes y el estado de
            **Adam**? (1 GB son $10^9$ bytes; no cuentes las activaciones.)
            """,
        label="GB $=$",
        values={"n": Draw(500, (100, 250, 500, 750, 1500, 2000, 3000))},
        decimals=2,
        answer="4*n*4/1000",
        mistakes=(
            Mistake(
                "solo-parametros",
                "Eso son solo los parámetros, o cuatro vectores sin contar los bytes de cada número.",
                value="n*4/1000",
            ),
            Mistake("sin-estado", "Faltan los dos vectores que recuerda Adam.", value="2*n*4/1000"),
            Mistake("un-momento", "Adam recuerda dos vectores, no uno.", value="3*n*4/1000"),
            Mistake("amsgrad", "Eso es con AMSGrad, que guarda un vector más.", value="5*n*4/1000"),
        ),
        hints=(
            "¿Cuántos vectores del tamaño de los parámetros hay que guardar?",
            "Parámetros, gradientes, $m$ y $v$.",
        ),
        solution=r"Son cuatro vectores: parámetros, gradientes, $m$ y $v$. $4 \cdot @{n} \cdot 10^6 \cdot 4$ bytes $= @{4*n*4/1000}$ GB.",
    ),
    FillTable(
        id="elegir-presupuesto",
        goal="Calcular lo que cuesta de verdad una comparación.",
        question=r"""
            Cada método prueba @{grid} tasas con @{seeds} semillas y entrenamientos de @{steps} pasos; después repite su ganadora con 10 semillas
            nuevas. Completa los pasos que gasta una comparación de dos, tres y cuatro métodos.
            """,
        caption="Pasos de entrenamiento de toda la comparación",
        row_label="Métodos",
        row_names=("2", "3", "4"),
        values={
            "grid": Draw(10, values(5, 12)),
            "seeds": Draw(3, values(2, 5)),
            "steps": Draw(300, (100, 200, 300, 500)),
        },
        rows=3,
        decimals=0,
        columns=(
            Column("search", "búsqueda", "(k + 2)*grid*seeds*steps"),
            Column("report", "repetición", "(k + 2)*10*steps"),
            Column("total", "total", "(k + 2)*(grid*seeds + 10)*steps", follows="search + report"),
        ),
        mistakes=(
            Mistake(
                "sin-semillas",
                "Has contado una sola ejecución por tasa: faltan las semillas.",
                value="(k + 2)*grid*steps",
                column="search",
            ),
            Mistake(
                "un-metodo",
                "Eso es lo que gasta un solo método: multiplica por cuántos hay.",
                value="grid*seeds*steps",
                column="search",
            ),
            Mistake(
                "con-rejilla",
                "La repetición usa solo la tasa ganadora, no toda la rejilla.",
                value="(k + 2)*10*grid*steps",
                column="report",
            ),
            Mistake("una-vez", "Cada método repite su propia ganadora.", value="10*steps", column="report"),
            Mistake(
                "sin-busqueda",
                "La búsqueda también es coste, y suele ser la mayor parte.",
                value="(k + 2)*10*steps",
                column="total",
            ),
        ),
        hints=(
            "Búsqueda de un método: tasas por semillas por pasos.",
            "La repetición de un método son diez entrenamientos.",
        ),
        solution=r"""
            Un método gasta $@{grid} \cdot @{seeds} \cdot @{steps} = @{grid*seeds*steps}$ pasos en buscar y $10 \cdot @{steps} = @{10*steps}$ en repetir.
            Con dos métodos son $@{2*(grid*seeds + 10)*steps}$; con tres, $@{3*(grid*seeds + 10)*steps}$; con cuatro, $@{4*(grid*seeds + 10)*steps}$.
            """,
    ),
    Choice(
        id="elegir-comparacion",
        goal="Encontrar la trampa de una comparación.",
        question=r"""
            Un informe dice: «Nuestro método, con la mejor de 40 tasas, alcanza un coste de prueba de 0.21. Adam, con $\alpha = 10^{-3}$, llega a 0.24.
            Las cifras son la media de cinco semillas». ¿Cuál es el defecto más grave?
            """,
        options=(
            Option(
                "Los dos métodos no han tenido el mismo presupuesto de búsqueda.",
                "Eso es: uno elige entre 40 tasas y el otro corre con la de costumbre. La diferencia puede venir solo de ahí.",
                right=True,
            ),
            Option(
                "Cinco semillas son pocas: harían falta cien.",
                "Más semillas ayudan, y falta la dispersión; pero promediar mejor no arregla que solo uno esté ajustado.",
            ),
            Option(
                "Habría que comparar el coste de entrenamiento.",
                "Al contrario: el de entrenamiento no dice cómo predice el modelo.",
            ),
            Option(
                "Deberían usar los dos la misma tasa.",
                "Con la misma tasa para todos gana el método al que esa tasa le va bien. Cada uno necesita la suya.",
            ),
        ),
        hints=(
            "Cuenta cuántas veces se ha entrenado cada método.",
            "¿Qué habría pasado si Adam hubiera podido elegir entre 40 tasas?",
        ),
        solution="El método nuevo tuvo 40 oportunidades y Adam una. Además, cabe sospechar que la mejor de las 40 se eligió con el conjunto de prueba.",
    ),
    Order(
        id="elegir-orden",
        goal="Ordenar una comparación justa.",
        question="Ordena los pasos de una comparación justa entre dos optimizadores.",
        steps=(
            Step("Fijar el presupuesto: pruebas por método y pasos por prueba.", ""),
            Step(
                "Buscar la tasa de cada método en su propia rejilla.",
                "Sin presupuesto fijado, un método acabaría con más pruebas que el otro.",
            ),
            Step(
                "Elegir la mejor tasa de cada uno por el coste de validación.",
                "Para elegir hacen falta los resultados de la búsqueda.",
            ),
            Step(
                "Repetir cada método, con su tasa, desde semillas nuevas.",
                "Antes de repetir hay que saber con qué tasa corre cada uno.",
            ),
            Step(
                "Medir en el conjunto de prueba y dar mediana y dispersión.",
                "El conjunto de prueba se mira una vez, con todo lo demás decidido.",
            ),
        ),
        hints=("¿Qué se decide antes de entrenar nada?", "El conjunto de prueba va al final."),
        solution="Presupuesto, búsqueda, elección con validación, repetición con semillas nuevas y, solo entonces, prueba.",
    ),
    Choice(
        id="elegir-diagnostico",
        goal="Leer una curva antes de tocar nada.",
        question="El coste de entrenamiento baja de forma regular hasta casi cero. El de validación baja durante diez épocas y después sube sin parar. ¿Qué haces primero?",
        options=(
            Option(
                "Quedarte con los parámetros de la época de menor validación y añadir decaimiento de pesos o más datos.",
                "Sí: la optimización funciona; lo que falla es la generalización.",
                right=True,
            ),
            Option(
                "Bajar la tasa de aprendizaje.",
                "Una tasa menor llegaría al mismo sitio más despacio: el entrenamiento ya converge.",
            ),
            Option(
                "Cambiar de optimizador.",
                "Otro que entrene igual de bien memorizará casi lo mismo: la optimización no es lo que falla.",
            ),
            Option(
                "Entrenar más épocas, a ver si se recupera.",
                "Cada época de más memoriza más: la validación lleva subiendo desde la décima.",
            ),
        ),
        hints=(
            "¿Cuál de las dos curvas dice si la optimización funciona?",
            "La otra curva dice si lo aprendido sirve con datos nuevos.",
        ),
        solution="Entrenamiento bien y validación mal es sobreajuste: parar antes, regularizar o conseguir más datos.",
    ),
    Choice(
        id="elegir-diapositiva",
        goal="Precisar lo que dice una diapositiva.",
        question="La conclusión de la presentación dice que elegir el optimizador adecuado y ajustar sus hiperparámetros mejora «significativamente» la capacidad predictiva. ¿Qué dicen las medidas de este capítulo?",
        several=True,
        options=(
            Option(
                "Que, ajustada la tasa de cada uno, los métodos quedaron casi empatados.",
                "Sí: los separa un punto de aciertos, y con otros datos el orden cambia.",
                right=True,
            ),
            Option(
                "Que la tasa influye mucho más que el nombre del método.",
                "Sí: en cada método, solo unas pocas tasas de la rejilla quedan a menos del doble de su mejor coste; con la mejor de cada uno, los métodos apenas se separan.",
                right=True,
            ),
            Option(
                "Que un coste de entrenamiento menor garantiza predecir mejor.",
                "No: con etiquetas cambiadas, los de menor coste de entrenamiento fueron los que menos acertaron en prueba.",
            ),
            Option(
                "Que Adam predice mejor que los demás.",
                "Con los primeros datos no fue el primero ni en coste de prueba ni en aciertos; con otros, sí. Depende de los datos.",
            ),
        ),
        hints=(
            "Vuelve a la tabla de las tasas compartidas y a la de las diez semillas.",
            "Compara cuánto cambia el coste al mover la tasa de un método y cuánto al cambiar de método, cada uno con su mejor tasa.",
        ),
        solution="La frase mezcla dos cosas: ajustar hiperparámetros, que importa mucho, y elegir el método, que en estas medidas importa poco. Y la capacidad predictiva se mide con datos que no se usaron para entrenar.",
    ),
    Code(
        id="elegir-codigo",
        goal="Elegir la mejor tasa sin tropezar con las que divergen.",
        question="Escribe `best_rate(rates, costs)`: la tasa de menor coste. `rates` y `costs` son listas de la misma longitud; una ejecución que ha divergido tiene coste `nan`.",
        function="best_rate",
        skeleton='def best_rate(rates, costs):\n    ...\n\ncheck("elegir-codigo", best_rate)',
        reference=best_rate,
        arrays=False,
        cases=(
            ([0.001, 0.01, 0.1, 1.0], [0.6, 0.3, 0.1, 0.2]),
            ([0.001, 0.01, 0.1, 1.0], [0.5, 0.2, 0.4, NAN]),
            ([0.3, 0.03, 3.0], [0.7, 0.9, NAN]),
            ([10.0, 1.0, 0.1], [NAN, NAN, 0.8]),
        ),
        mistakes=(
            CodeMistake(
                "argmin",
                "Devuelves la tasa de una ejecución que ha divergido: ni `min` ni `np.argmin` descartan los `nan`. Busca sin contarlos.",
                lambda rates, costs: rates[int(np.argmin(costs))],
            ),
            CodeMistake(
                "posiciones",
                "Al quitar los `nan`, las posiciones de los costes ya no son las de `rates`: quita a la vez sus tasas.",
                lambda rates, costs: rates[int(np.argmin([cost for cost in costs if cost == cost]))],
            ),
            CodeMistake(
                "coste",
                "Devuelves el coste; se pide la tasa.",
                lambda rates, costs: float(np.nanmin(costs)),
            ),
            CodeMistake(
                "indice",
                "Devuelves la posición en la lista; se pide la tasa que está en ella.",
                lambda rates, costs: int(np.nanargmin(costs)),
            ),
            CodeMistake(
                "peor",
                "Devuelves la tasa de mayor coste.",
                lambda rates, costs: rates[int(np.nanargmax(costs))],
            ),
        ),
        hints=(
            "Con `nan`, las comparaciones `<`, `>` y `==` dan siempre `False`.",
            "NumPy tiene `np.nanargmin`, que no cuenta los `nan`.",
        ),
        solution="La posición del menor coste, sin contar los `nan`, y la tasa que está en ella:",
    ),
]
