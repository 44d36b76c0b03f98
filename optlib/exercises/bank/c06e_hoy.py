"""Ejercicios de la tercera página del capítulo 6: los de hoy."""

from ..draws import Draw, values
from ..kinds import Choice, Column, FillTable, Mistake, Numeric, Option, Order, Step
from ._hoy_muon import MUON

PAGE = "06_los_de_hoy"
BLEND = "(0.9*mem + 0.1*slope)"
SIDE = f"({BLEND}/abs({BLEND}))"
KERAS, TORCH = "0.2*sqrt(max(a, b))", "sqrt(max(1, b/a))"
# El valor singular de cada fila, y la norma de la matriz.
BEFORE = "(a*max(0, 1 - k) + b*max(0, 1 - abs(k - 1)) + c*max(0, k - 1))"
NORM = "sqrt(a**2 + b**2 + c**2)"


def iteration(v):
    """Una iteración de Muon."""
    return f"3.4445*{v} - 4.775*{v}**3 + 2.0315*{v}**5"


EXERCISES = [
    Choice(
        id="hoy-giro",
        goal="Saber a quién le importan los ejes.",
        question="Los pesos son una matriz. Giras sus filas y sus columnas, en el problema y en el punto de partida. ¿Qué métodos darán los mismos costes que antes, paso a paso? Marca todos.",
        several=True,
        options=(
            Option(
                "descenso-gira",
                "Descenso por gradiente",
                "El gradiente gira con el problema, y el paso, con él.",
                right=True,
            ),
            Option("momentum-gira", "Momentum", "Suma gradientes: la suma gira con ellos.", right=True),
            Option(
                "muon-gira",
                "Muon",
                "Iguala los valores singulares, que no cambian al girar las filas y las columnas de la matriz.",
                right=True,
            ),
            Option(
                "adagrad-gira", "Adagrad", "Divide cada coordenada entre su propia suma: otras coordenadas, otro paso."
            ),
            Option("adam-gira", "Adam", "Tiene inercia, que gira, pero divide coordenada a coordenada, y eso no."),
            Option(
                "lion-gira",
                "Lion",
                "El signo se toma coordenada a coordenada: el paso del problema girado no es el paso girado.",
            ),
        ),
        hints=(
            "¿Qué métodos hacen algo distinto en cada coordenada?",
            "La raíz, la división entre números y el signo se hacen coordenada a coordenada.",
        ),
        solution="Los que suman vectores, o solo miran la matriz entera, giran con el problema: el descenso, Momentum y Muon.",
    ),
    FillTable(
        id="hoy-iteracion",
        goal="Dar a mano una iteración de Muon.",
        question=r"""
            Los tres valores singulares de una matriz son $@{a}$, $@{b}$ y $@{c}$. Muon la divide entre su norma, la raíz de la suma de sus
            cuadrados, y le aplica la primera iteración. Completa la tabla.
            """,
        caption="Tres valores singulares y una iteración",
        row_label="Dirección",
        row_names=("la frecuente", "la de en medio", "la rara"),
        values={"a": Draw(6, (4, 5, 6, 8)), "b": Draw(3, (2, 3)), "c": Draw(0.2, (0.1, 0.2, 0.4))},
        rows=3,
        given=("before",),
        columns=(
            Column("before", r"$\sigma$", BEFORE),
            Column("unit", "entre la norma", f"{BEFORE}/{NORM}"),
            Column("after", "después", iteration(f"({BEFORE}/{NORM})"), follows=iteration("unit")),
        ),
        mistakes=(
            Mistake("entre-la-suma", "Has dividido entre la suma.", value=f"{BEFORE}/(a + b + c)", column="unit"),
            Mistake(
                "el-mayor", "Has dividido entre el mayor: la norma es algo más.", value=f"{BEFORE}/a", column="unit"
            ),
            Mistake("norma-sin-raiz", "Falta la raíz de la norma.", value=f"{BEFORE}/{NORM}**2", column="unit"),
            Mistake(
                "polinomio-sin-dividir",
                "El polinomio va después de dividir entre la norma.",
                value=iteration(BEFORE),
                column="after",
            ),
            Mistake(
                "solo-primer-termino",
                "Solo has multiplicado por 3.4445: faltan el cubo y la quinta potencia.",
                value=f"3.4445*{BEFORE}/{NORM}",
                column="after",
            ),
            Mistake(
                "iteracion-antigua",
                r"Esa cuenta, $1.5\sigma - 0.5\sigma^3$, es de otra iteración, más antigua.",
                value=f"1.5*{BEFORE}/{NORM} - 0.5*({BEFORE}/{NORM})**3",
                column="after",
            ),
        ),
        hints=(
            f"La norma es $@{{{NORM}}}$.",
            r"La cuenta es $3.4445\,\sigma - 4.775\,\sigma^3 + 2.0315\,\sigma^5$, con el $\sigma$ ya dividido.",
        ),
        solution="La rara se multiplica por casi 3.4445; la frecuente, que ya estaba cerca de 1, se queda cerca. Con otras cuatro van parejas.",
    ),
    *MUON,
    Numeric(
        id="hoy-tasa",
        goal="Pasar la tasa de Muon de una biblioteca a otra.",
        question=r"""
            Una capa tiene $@{a}$ entradas y $@{b}$ salidas. PyTorch multiplica la matriz ortogonalizada por
            $\sqrt{\max(1, \text{salidas}/\text{entradas})}$, y Keras, por $0.2\sqrt{\max(\text{entradas}, \text{salidas})}$. Con la misma $\alpha$, ¿cuántas
            veces mayor es el paso de Keras?
            """,
        label="Keras / PyTorch =",
        values={"a": Draw(784, (64, 100, 256, 400, 784, 1024)), "b": Draw(64, (16, 64, 100, 256, 400, 900))},
        where="a != b",
        answer=f"{KERAS}/{TORCH}",
        decimals=2,
        mistakes=(
            Mistake("keras-sin-0-2", "Falta el 0.2 de Keras.", value=f"sqrt(max(a, b))/{TORCH}"),
            Mistake("keras-sin-raiz", "Falta la raíz de Keras.", value=f"0.2*max(a, b)/{TORCH}"),
            Mistake("pytorch-entre-keras", "Eso es PyTorch entre Keras.", value=f"{TORCH}/({KERAS})"),
            Mistake("keras-menor", "Keras mira el mayor de los dos números.", value=f"0.2*sqrt(min(a, b))/{TORCH}"),
            Mistake(
                "entradas-entre-salidas",
                "PyTorch divide las salidas entre las entradas, y no al revés.",
                value=f"{KERAS}/sqrt(max(1, a/b))",
            ),
        ),
        hints=(
            "Calcula los dos factores por separado.",
            r"El de PyTorch solo pasa de 1 si hay más salidas que entradas.",
        ),
        solution=r"""
            Keras: $0.2\sqrt{@{max(a, b)}} = @{0.2*sqrt(max(a, b))}$. PyTorch: $\sqrt{\max(1, @{b}/@{a})} = @{sqrt(max(1, b/a))}$. El cociente es
            $@{0.2*sqrt(max(a, b))/sqrt(max(1, b/a))}$: la tasa de una biblioteca no sirve en la otra.
            """,
    ),
    Numeric(
        id="hoy-lion",
        goal="Dar a mano un paso de Lion.",
        question=r"Un peso vale $@{w}$; Lion recuerda $m = @{mem}$ y el gradiente es $@{slope}$. Con $\alpha = @{lr}$ y $\beta_1 = 0.9$, ¿cuánto vale el peso después del paso?",
        label="Peso nuevo:",
        values={
            "w": Draw(2, (1, 2, 3, 5)),
            "mem": Draw(0.1, (-0.3, -0.2, -0.1, 0.1, 0.2, 0.3)),
            "slope": Draw(-1, (-4, -3, -1, 1, 3, 4)),
            "lr": Draw(0.01, (0.01, 0.02, 0.05)),
        },
        where="mem*slope < 0 and abs(slope) > 9.5*abs(mem)",
        answer=f"w - lr*{SIDE}",
        mistakes=(
            Mistake(
                "signo-de-m",
                "Ese es el signo de $m$: se toma el de la mezcla con el gradiente.",
                value="w - lr*mem/abs(mem)",
            ),
            Mistake("sin-signo", r"Falta el signo: el paso mide $\alpha$ entera.", value=f"w - lr*{BLEND}"),
            Mistake(
                "nuevo-entero",
                "Eso suma el gradiente entero a la memoria, como Momentum.",
                value="w - lr*(0.9*mem + slope)",
            ),
            Mistake("sin-alfa", r"Falta $\alpha$.", value=f"w - {SIDE}"),
            Mistake("solo-paso", "Eso es lo que se resta; se pide el peso.", value=f"lr*{SIDE}"),
        ),
        hints=("Mezcla primero: $0.9m + 0.1g$.", f"La mezcla vale $@{{{BLEND}}}$. ¿Qué signo tiene?"),
        solution=f"""
            $0.9 \\cdot (@{{mem}}) + 0.1 \\cdot (@{{slope}}) = @{{{BLEND}}}$: cuenta solo su signo, y el peso se mueve $@{{lr}}$ en contra.
            Queda en $@{{w - lr*{SIDE}}}$.
            """,
    ),
    Numeric(
        id="hoy-memoria",
        goal="Contar lo que recuerda cada método.",
        question="Entrenas un modelo de $@{p}$ mil millones de parámetros con números de @{size} bytes. ¿Cuántos GB recuerda Lion, además de los parámetros y del gradiente?",
        label="GB:",
        values={"p": Draw(7, values(2, 30)), "size": Draw(4, (2, 4))},
        answer="p*size",
        decimals=0,
        mistakes=(
            Mistake("como-adam", "Eso recuerda Adam, que lleva dos números por parámetro.", value="2*p*size"),
            Mistake("cuenta-parametros", "Has contado también los parámetros y el gradiente.", value="3*p*size"),
            Mistake("sin-bytes", "Cada número ocupa varios bytes.", value="p"),
            Mistake("bits-por-bytes", "Has contado bits: son bytes.", value="8*p*size"),
        ),
        hints=("¿Cuántos números por parámetro recuerda Lion?", "Mil millones de bytes son un GB."),
        solution="Lion recuerda solo $m$: $@{p} \\cdot @{size} = @{p*size}$ GB. Adam, el doble.",
    ),
    Choice(
        id="hoy-parada",
        goal="Decidir entre promediar y bajar la tasa.",
        question="¿En cuáles de estos casos conviene promediar los puntos en vez de bajar la tasa a cero? Marca todos.",
        several=True,
        options=(
            Option(
                "pueden-parar",
                "Te pueden quitar la máquina en cualquier momento, y los gradientes son ruidosos.",
                "No sabes cuándo acaba el plan: con la media, cualquier momento es bueno.",
                right=True,
            ),
            Option(
                "modelo-cada-hora",
                "Quieres un modelo que enseñar cada hora, de un mismo entrenamiento con ruido.",
                "Son muchas paradas de una sola ejecución; un plan que baja sirve para una.",
                right=True,
            ),
            Option(
                "promediar-con-plazo",
                "Tienes 40 épocas, ni una más, y tiempo para buscar la tasa.",
                "Sabes cuándo acabas: baja la tasa hasta cero.",
            ),
            Option(
                "promediar-sin-ruido",
                "El gradiente es exacto y el punto se acerca sin temblar.",
                "No hay temblor que promediar: la media arrastra los puntos del principio.",
            ),
        ),
        hints=("¿Se sabe en qué paso se acaba?", "La media quita el temblor. ¿Lo hay?"),
        solution="Promedia si hay ruido y no sabes cuándo paras. Si lo sabes, baja la tasa.",
    ),
    Choice(
        id="hoy-afirmacion",
        goal="Reconocer un resultado que no se puede usar.",
        question="Imagina una clasificación que cuenta los pasos hasta un mismo coste. ¿Con qué fila **no** se puede decir nada de Adam frente a Muon?",
        options=(
            Option(
                "sin-buscar-la-tasa",
                "«Adam, 5625 pasos. Una ejecución. Nota: seguramente mal ajustado.»",
                "Una sola ejecución, y quien la envía avisa de que la tasa no se ha buscado. Es la trampa de poner a uno la tasa de costumbre.",
                right=True,
            ),
            Option(
                "rechaza-la-buscada",
                "«Adam, 4800 pasos. Diez ejecuciones; tasa y $\\beta_2$ buscadas como las de los demás.»",
                "Está ajustado como los otros y repetido: con esta fila sí se puede comparar.",
            ),
            Option(
                "rechaza-la-dispersion",
                "«Adam, de 4700 a 4900 pasos, en cinco ejecuciones con la mejor de nueve tasas.»",
                "Dice cuánto se ha buscado y cuánto se dispersa. Sirve.",
            ),
        ),
        hints=("¿Cuántas veces se ha repetido cada una?", "¿Se le ha buscado la tasa?"),
        solution="Con una ejecución y sin buscar la tasa no se sabe si falla Adam o su tasa. Esa fila existe, con su aviso; las otras son inventadas.",
    ),
    Choice(
        id="hoy-museo",
        goal="Encontrar, por el síntoma, la línea que falta.",
        question="""
            A un compañero le sale esto con una matriz cuyo mayor valor singular es 3.2: tras una iteración, 536; tras dos, $9 \\cdot 10^{13}$; tras
            tres, $10^{70}$. Con los valores singulares menores que 1 no le pasa. ¿Qué ha olvidado?
            """,
        options=(
            Option(
                "dividir-entre-la-norma",
                "Dividir antes la matriz entre su norma.",
                "Fuera de $[0, 1]$ manda la quinta potencia, y cada iteración la eleva otra vez. Dividida entre su norma, ningún valor singular pasa de 1.",
                right=True,
            ),
            Option(
                "trasponer",
                "Trasponer la matriz, que tiene más filas que columnas.",
                "Trasponer ahorra cuentas, y no cambia los valores singulares.",
            ),
            Option(
                "falta-la-tasa",
                "Poner la tasa de aprendizaje.",
                r"$\alpha$ multiplica al final, cuando la matriz ya está: no puede arreglar un $10^{70}$.",
            ),
            Option("iterar-menos", "Parar en la primera iteración.", "536 ya está mal: tenía que acabar cerca de 1."),
        ),
        hints=(
            "¿Qué le hace el polinomio a un número mucho mayor que 1?",
            "¿Qué hace la primera línea de `orthogonalize`?",
        ),
        solution="Falta la primera línea, `X = G / norm(G)`. El polinomio está hecho para valores de 0 a 1.",
    ),
    Order(
        id="hoy-orden",
        goal="Ordenar un paso de Schedule-Free.",
        question="Ordena lo que hace un paso de Schedule-Free.",
        steps=(
            Step("mezclar-y", "Mezclar $y$, entre el punto que avanza, $z$, y la media, $x$.", ""),
            Step(
                "gradiente-en-y",
                "Calcular el gradiente en $y$.",
                "El gradiente se pide en $y$: antes hay que mezclarlo.",
            ),
            Step("paso-en-z", "Dar un paso en $z$ con ese gradiente.", "El paso de $z$ necesita el gradiente."),
            Step("meter-z-en-x", "Meter $z$ en la media $x$.", "En la media entra el $z$ nuevo, el de este paso."),
        ),
        hints=("¿Dónde se pide el gradiente?", "La media se pone al día con el punto recién movido."),
        solution="$y$, gradiente, $z$, $x$. Lo que se entrega es $x$, que no llega a pedir ningún gradiente.",
    ),
]
