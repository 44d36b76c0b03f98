"""Ejercicios del capítulo 7: buscar la tasa y comparar sin trampas."""

import numpy as np

from ..draws import Draw, values
from ..kinds import Choice, Code, CodeMistake, Column, FillTable, Mistake, Numeric, Option, Rule, Trial
from .c05a_adam import M_HAT, SHORT_ADAM, V_HAT


def best_rate(rates, costs):
    """Da la tasa de menor coste sin contar las que divergen."""
    return rates[int(np.nanargmin(costs))]


NAN = float("nan")

PAGE = "07_elegir_optimizador"

EXERCISES = [
    Numeric(
        id="elegir-rejilla",
        goal="Contar las pruebas de una rejilla logarítmica.",
        question=r"""
            Quieres probar tasas de $10^{-@{low}}$ a $10^{@{high - low}}$, los dos extremos incluidos, con @{per} valores por década
            en progresión geométrica. ¿Cuántas tasas son?
            """,
        label="Tasas:",
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
    Code(
        id="elegir-codigo",
        goal="Elegir la mejor tasa sin tropezar con las que divergen.",
        question="Escribe `best_rate(rates, costs)`: la tasa de menor coste. `rates` y `costs` son listas de la misma longitud; una ejecución que ha divergido tiene coste `nan` (*not a number*), que no es mayor, ni menor, ni igual que ningún número.",
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
                "argmin-con-nan",
                "Devuelves la tasa de una ejecución que ha divergido: ni `min` ni `np.argmin` descartan los `nan`. Busca sin contarlos.",
                lambda rates, costs: rates[int(np.argmin(costs))],
            ),
            CodeMistake(
                "posiciones-movidas",
                "Al quitar los `nan`, las posiciones de los costes ya no son las de `rates`: quita a la vez sus tasas.",
                lambda rates, costs: rates[int(np.argmin([cost for cost in costs if cost == cost]))],
            ),
            CodeMistake(
                "coste-no-tasa", "Devuelves el coste; se pide la tasa.", lambda rates, costs: float(np.nanmin(costs))
            ),
            CodeMistake(
                "posicion-no-tasa",
                "Devuelves la posición en la lista; se pide la tasa que está en ella.",
                lambda rates, costs: int(np.nanargmin(costs)),
            ),
            CodeMistake(
                "mayor-coste", "Devuelves la tasa de mayor coste.", lambda rates, costs: rates[int(np.nanargmax(costs))]
            ),
        ),
        hints=(
            "Con `nan`, las comparaciones `<`, `>` y `==` dan siempre `False`.",
            "Hace falta buscar el menor sin contar los `nan`, sin que cambien las posiciones: lo hace `np.nanargmin`.",
        ),
        solution="La posición del menor coste, sin contar los `nan`, y la tasa que está en ella:",
    ),
    Numeric(
        id="elegir-franja",
        goal="Medir la franja de tasas buenas de un optimizador.",
        question=r"""
            Un barrido con dos tasas por década, de $10^{-4}$ a $10^{-1}$, parte de un coste de $@{first}$ y acaba, en ese orden, en $@{c0}$, $@{c1}$,
            $@{c2}$, $0.03$, $0.02$, $@{c5}$ y $@{c6}$. La franja son las tasas con las que el coste baja al menos hasta la centésima parte. ¿Cuántas veces
            cabe su tasa menor en la mayor?
            """,
        label="Veces:",
        values={
            "first": Draw(60, (40, 60, 80)),
            "c0": Draw(31, (18, 24, 31)),
            "c1": Draw(7.2, (2.5, 4.8, 7.2)),
            "c2": Draw(0.45, (0.25, 0.35, 0.45, 0.7, 0.9)),
            "c5": Draw(0.9, (0.1, 0.3, 0.5, 0.9, 1.4)),
            "c6": Draw(95, (55, 95, 210)),
        },
        decimals=2,
        answer="10**((1 + (c2 <= first/100) + (c5 <= first/100))/2)",
        mistakes=(
            Mistake(
                "un-intervalo-de-mas",
                "Has contado un salto por cada tasa de la franja: entre ellas hay un salto menos.",
                value="10**((2 + (c2 <= first/100) + (c5 <= first/100))/2)",
            ),
            Mistake(
                "decada-por-salto",
                "Has contado una década por salto: hay dos tasas por década.",
                value="10**(1 + (c2 <= first/100) + (c5 <= first/100))",
            ),
            Mistake(
                "decadas-no-veces",
                "Eso son las décadas que mide; se pide por cuánto se multiplica la tasa.",
                value="(1 + (c2 <= first/100) + (c5 <= first/100))/2",
            ),
            Mistake(
                "cuantas-no-veces",
                "Eso es cuántas tasas buenas hay; se pide el cociente de la mayor entre la menor.",
                value="2 + (c2 <= first/100) + (c5 <= first/100)",
            ),
        ),
        hints=(
            "Calcula primero qué coste es la centésima parte del inicial, y marca las tasas que lo dejan ahí o por debajo.",
            r"Cada salto de la rejilla multiplica la tasa por $\sqrt{10}$. ¿Cuántos hay entre la primera marcada y la última?",
        ),
        solution=r"""
            Sirven las tasas que dejan un coste de $@{first/100}$ o menos: son $@{2 + (c2 <= first/100) + (c5 <= first/100)}$ seguidas, con
            $@{1 + (c2 <= first/100) + (c5 <= first/100)}$ saltos de $\sqrt{10}$ entre la menor y la mayor. Son
            $10^{@{(1 + (c2 <= first/100) + (c5 <= first/100))/2}} = @{10**((1 + (c2 <= first/100) + (c5 <= first/100))/2)}$ veces.
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
                "presupuesto-desigual",
                "Los dos métodos no han tenido el mismo presupuesto de búsqueda.",
                "Eso es: uno elige entre 40 tasas y el otro corre con la de costumbre. La diferencia puede venir solo de ahí.",
                right=True,
            ),
            Option(
                "faltan-semillas",
                "Cinco semillas son pocas: harían falta cien.",
                "Más semillas ayudan, y falta la dispersión; pero promediar mejor no arregla que solo uno esté ajustado.",
            ),
            Option(
                "mira-entrenamiento",
                "Habría que comparar el coste de entrenamiento.",
                "Al contrario: el de entrenamiento no dice cómo predice el modelo.",
            ),
            Option(
                "misma-tasa-para-todos",
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
            Mistake("una-ganadora", "Cada método repite su propia ganadora.", value="10*steps", column="report"),
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
    Rule(
        id="regla-sin-ganador",
        goal="Encontrar dónde Adam no gana.",
        question="""
            En este valle Adam no es el mejor, ni con la mejor tasa que hemos encontrado. Escribe una regla cuyo coste quede por
            debajo de 0.0001 en la mitad de pasos que él, o menos, desde los tres puntos y con los mismos números.
            """,
        rule=SHORT_ADAM.format(M_HAT, V_HAT),
        answer="lr = 0.1\nbeta = 0.5\ng = grad(x)\nv = beta * v + g\nx = x - lr * v",
        trials=tuple(
            Trial("ravine", start, 200, goal=1e-4, rival="Adam", need="2 * arrival <= rival", why="Todavía no.")
            for start in ((-8, 1.5), (6, 2), (-4, -2.5))
        ),
        hints=(
            "Cerca del mínimo, ¿qué hace cada paso de Adam, y qué hace uno del descenso?",
            "Al descenso le bastan dos tercios de los pasos de Adam. ¿Qué le falta, en un valle?",
            "Un poco de memoria: con $\\kappa = 25$, $\\beta$ cerca de $(4/6)^2$, y la tasa, cerca de 0.1.",
        ),
        solution="Por ejemplo, Momentum con poca memoria: las dos direcciones del valle se acercan al mismo ritmo.",
    ),
]
