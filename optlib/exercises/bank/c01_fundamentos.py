"""Ejercicios del capítulo 1: fundamentos."""

import numpy as np

from ..draws import Draw, values
from ..kinds import Choice, Code, CodeMistake, Column, FillTable, Mistake, Numeric, Option, Order, Step


def half_mse(prediction, target):
    """Coste del capítulo: la media de los cuadrados de los errores, por ½."""
    return np.mean((prediction - target) ** 2) / 2


def train(x, y, lr, steps):
    """Descenso por gradiente desde (0, 0) con el coste del capítulo."""
    w, b = 0.0, 0.0
    for _ in range(steps):
        error = w * x + b - y
        dw, db = np.mean(error * x), np.mean(error)
        w, b = w - lr * dw, b - lr * db
    return w, b


def _step(x, error):
    """Las derivadas del coste respecto de w y de b, con los errores de todos los ejemplos."""
    return np.array([np.mean(error * x), np.mean(error)])


def _training(gradient):
    """Un entrenamiento que calcula así las dos derivadas."""

    def run(x, y, lr, steps):
        w, b = 0.0, 0.0
        for _ in range(steps):
            w, b = np.array([w, b]) - lr * gradient(x, w * x + b - y)
        return w, b

    return run


def _one_after_another(x, y, lr, steps):
    w, b = 0.0, 0.0
    for _ in range(steps):
        w = w - lr * np.mean((w * x + b - y) * x)
        b = b - lr * np.mean(w * x + b - y)
    return w, b


PAGE = "01_fundamentos"
EXERCISES = [
    Numeric(
        id="fund-coste",
        goal="Calcular el coste de una recta.",
        question=r"""
            Tienes tres ejemplos, $(1, @{y1})$, $(2, @{y2})$ y $(3, @{y3})$, y la recta $\hat y = wx + b$ con $w = @{w}$ y $b = @{b}$.
            ¿Cuánto vale $J = \frac{1}{N}\sum \frac{1}{2} (\hat y_i - y_i)^2$?
            """,
        label="$J =$",
        decimals=3,
        values={
            "w": Draw(2, (-2, -1, 1, 2, 3)),
            "b": Draw(1, (-3, -2, -1, 1, 2)),
            "y1": Draw(1, values(-3, 5)),
            "y2": Draw(6, values(-3, 8)),
            "y3": Draw(4, values(-3, 8)),
            "e1": "w + b - y1",
            "e2": "2*w + b - y2",
            "e3": "3*w + b - y3",
        },
        where="max(abs(e1), abs(e2), abs(e3)) < 7 and abs(e1 + e2 + e3) > 0",
        answer="(e1**2 + e2**2 + e3**2)/6",
        mistakes=(
            Mistake("sin-medio", "Has promediado los cuadrados, pero falta el ½.", value="(e1**2 + e2**2 + e3**2)/3"),
            Mistake(
                "sin-media",
                "Has sumado los tres costes: falta dividir entre $N = 3$.",
                value="(e1**2 + e2**2 + e3**2)/2",
            ),
            Mistake(
                "solo-suma", "Eso es la suma de los cuadrados: faltan el ½ y la media.", value="e1**2 + e2**2 + e3**2"
            ),
            Mistake(
                "cuadrado-de-la-media",
                "Has promediado los errores y después has elevado al cuadrado. Es al revés: primero el cuadrado.",
                value="((e1 + e2 + e3)/3)**2/2",
            ),
            Mistake(
                "sin-cuadrado",
                "Los errores van al cuadrado; sin él, los positivos y los negativos se compensan.",
                value="(e1 + e2 + e3)/3",
            ),
            Mistake(
                "sin-sesgo",
                "Parece que en la predicción falta sumar $b$.",
                value="((e1 - b)**2 + (e2 - b)**2 + (e3 - b)**2)/6",
            ),
        ),
        hints=(
            "Calcula primero las tres predicciones y réstales el valor objetivo.",
            "Eleva cada error al cuadrado, suma y divide entre $2N$.",
            "En $x = 1$ la recta predice $@{w + b}$.",
        ),
        solution=r"""
            Los errores $\hat y_i - y_i$ son $@{e1}$, $@{e2}$ y $@{e3}$.

            $$J = \frac{(@{e1})^2 + (@{e2})^2 + (@{e3})^2}{2 \cdot 3} = @{(e1**2 + e2**2 + e3**2)/6}$$
            """,
    ),
    Code(
        id="fund-codigo",
        goal="Programar la función de coste.",
        question="Escribe `half_mse(prediction, target)`: la mitad de la media de los cuadrados de los errores. Los dos argumentos son arrays.",
        function="half_mse",
        skeleton='import numpy as np\n\n\ndef half_mse(prediction, target):\n    ...\n\n\ncheck("fund-codigo", half_mse)',
        reference=half_mse,
        cases=(
            (np.array([2.0, 4.0, 6.0]), np.array([1.0, 4.0, 8.0])),
            (np.array([0.0, 0.5]), np.array([3.0, -1.0])),
            (np.array([2.0]), np.array([4.0])),
        ),
        mistakes=(
            CodeMistake("sin-medio", "Falta el ½.", lambda p, t: np.mean((p - t) ** 2)),
            CodeMistake(
                "sin-media", "Sumas los cuadrados en vez de promediarlos.", lambda p, t: np.sum((p - t) ** 2) / 2
            ),
            CodeMistake(
                "sin-cuadrado",
                "Falta elevar los errores al cuadrado: así se compensan.",
                lambda p, t: np.mean(p - t) / 2,
            ),
            CodeMistake(
                "cuadrado-de-la-media",
                "Elevas al cuadrado la media de los errores; es la media de los cuadrados.",
                lambda p, t: np.mean(p - t) ** 2 / 2,
            ),
        ),
        hints=(
            "`prediction - target` da el array de los errores.",
            "`np.mean` promedia un array y `**2` eleva al cuadrado componente a componente.",
        ),
        solution="Los errores se elevan al cuadrado, se promedian y se dividen entre 2:",
    ),
    FillTable(
        id="fund-curvas",
        goal="Leer dos pendientes en unas curvas de nivel.",
        question=r"""
            Estás en un punto de la curva de nivel $J = @{level}$. La tabla dice a qué curva llegas, y tras recorrer
            qué distancia, si aumentas solo $w$ o solo $b$. Completa la pendiente en cada dirección: lo que cambia $J$
            por unidad recorrida, con signo menos si baja.
            """,
        caption="Hasta la curva siguiente",
        row_label="Aumentas",
        row_names=("$w$", "$b$"),
        decimals=3,
        values={
            "level": Draw(3, values(2, 6)),
            "sw": Draw(-1, (-1, 1)),
            "sb": Draw(1, (-1, 1)),
            "dw": Draw(0.1, (0.1, 0.2, 0.25, 0.4)),
            "db": Draw(0.4, (0.1, 0.2, 0.25, 0.4, 0.8)),
        },
        where="dw != db",
        rows=2,
        columns=(
            Column("next", "curva $J$", "level + 0.5*(sw + k*(sb - sw))"),
            Column("far", "distancia", "dw + k*(db - dw)"),
            Column("slope", "pendiente", "0.5*(sw + k*(sb - sw))/(dw + k*(db - dw))"),
        ),
        given=("next", "far"),
        mistakes=(
            Mistake(
                "al-reves",
                "Has dividido la distancia entre lo que cambia $J$. La pendiente es al revés: cuanto más cerca está la "
                "otra curva, mayor es.",
                value="(dw + k*(db - dw))/(0.5*(sw + k*(sb - sw)))",
                column="slope",
            ),
            Mistake(
                "signo",
                "Mira si la otra curva es más alta o más baja que la tuya: la pendiente lleva signo menos si el coste baja.",
                value="-0.5*(sw + k*(sb - sw))/(dw + k*(db - dw))",
                column="slope",
            ),
            Mistake(
                "sin-restar",
                "Has dividido la altura de la otra curva. Lo que cuenta es cuánto cambia $J$ de una curva a otra.",
                value="(level + 0.5*(sw + k*(sb - sw)))/(dw + k*(db - dw))",
                column="slope",
            ),
            Mistake(
                "sin-dividir",
                "Eso es lo que cambia $J$; falta dividirlo entre la distancia.",
                value="0.5*(sw + k*(sb - sw))",
                column="slope",
            ),
        ),
        hints=(
            "¿Cuánto cambia $J$ al pasar de tu curva a la otra? ¿Sube o baja?",
            "Divide ese cambio entre la distancia recorrida.",
        ),
        solution=r"""
            Al aumentar $w$, $J$ cambia $@{0.5*sw}$ en una distancia de $@{dw}$; al aumentar $b$, $@{0.5*sb}$ en $@{db}$:

            $$\frac{@{0.5*sw}}{@{dw}} = @{0.5*sw/dw}, \qquad \frac{@{0.5*sb}}{@{db}} = @{0.5*sb/db}$$

            La mayor, sin mirar el signo, corresponde a la curva más cercana. Son, aproximadamente, lo que el apartado siguiente llama derivadas parciales de $J$.
            """,
    ),
    FillTable(
        id="fund-paso",
        goal="Dar un paso de descenso con los dos parámetros de una recta.",
        question=r"""
            Con los ejemplos $(1, @{y1})$ y $(3, @{y2})$, la recta empieza en $w_0 = @{w0}$, $b_0 = @{b0}$, y la tasa
            es $\alpha = @{lr}$. El coste es la media de $\frac{1}{2} (\hat y_i - y_i)^2$. Completa el primer paso.
            """,
        caption="Primer paso de la recta",
        row_label="Parámetro",
        row_names=("$w$", "$b$"),
        values={
            "w0": Draw(1, values(-3, 3)),
            "b0": Draw(1, values(-3, 3)),
            "y1": Draw(4, values(-4, 6)),
            "y2": Draw(6, values(-4, 9)),
            "lr": Draw(0.1, (0.05, 0.1, 0.2)),
            "e1": "w0 + b0 - y1",
            "e2": "3*w0 + b0 - y2",
            "gw": "(e1 + 3*e2)/2",
            "gb": "(e1 + e2)/2",
        },
        where="min(abs(gw), abs(gb), abs(e2)) > 0.001",
        rows=2,
        columns=(
            Column("old", "valor", "w0 + k*(b0 - w0)"),
            Column("grad", "derivada parcial", "gw + k*(gb - gw)"),
            Column("new", "valor nuevo", "w0 + k*(b0 - w0) - lr*(gw + k*(gb - gw))", follows="old - lr*grad"),
        ),
        given=("old",),
        mistakes=(
            Mistake(
                "sin-entrada",
                r"En $\frac{\partial J}{\partial w}$ cada error va multiplicado por su $x_i$.",
                value="gb",
                column="grad",
            ),
            Mistake(
                "error-al-reves",
                r"Has usado $y_i - \hat y_i$: el error es predicción menos valor objetivo.",
                value="-(gw + k*(gb - gw))",
                column="grad",
            ),
            Mistake(
                "sin-media",
                "Falta dividir entre el número de ejemplos: el coste es una media.",
                value="2*(gw + k*(gb - gw))",
                column="grad",
            ),
            Mistake(
                "uno-tras-otro",
                "Has calculado la segunda derivada con la $w$ ya cambiada. Las dos se evalúan en el punto de partida.",
                value="gw + k*(gb - lr*gw*2 - gw)",
                column="grad",
            ),
            Mistake(
                "signo",
                "El paso se resta.",
                value="w0 + k*(b0 - w0) + lr*(gw + k*(gb - gw))",
                column="new",
            ),
            Mistake(
                "sin-alfa",
                r"Falta multiplicar la derivada por $\alpha$.",
                value="w0 + k*(b0 - w0) - (gw + k*(gb - gw))",
                column="new",
            ),
        ),
        hints=(
            r"Empieza por los dos errores, $\hat y_1 - y_1$ y $\hat y_2 - y_2$.",
            r"$\frac{\partial J}{\partial w}$ es la media de error por entrada; $\frac{\partial J}{\partial b}$, la del error.",
            "Los errores son $@{e1}$ y $@{e2}$; las entradas, 1 y 3.",
        ),
        solution=r"""
            Los errores son $@{e1}$ y $@{e2}$. Por tanto,
            $\frac{\partial J}{\partial w} = \frac{1 \cdot (@{e1}) + 3 \cdot (@{e2})}{2} = @{gw}$ y
            $\frac{\partial J}{\partial b} = \frac{(@{e1}) + (@{e2})}{2} = @{gb}$.

            $$w_1 = @{w0} - @{lr} \cdot @{gw:p} = @{w0 - lr*gw}, \quad b_1 = @{b0} - @{lr} \cdot @{gb:p} = @{b0 - lr*gb}$$
            """,
    ),
    Code(
        id="fund-entrenar",
        goal="Entrenar una recta.",
        question="""
            Escribe `train(x, y, lr, steps)`: los valores de $w$ y $b$ después de `steps` pasos de descenso por
            gradiente desde $w = 0$, $b = 0$. `x` e `y` son arrays; el coste es la media de $\\frac{1}{2}(\\hat y_i - y_i)^2$.
            """,
        function="train",
        skeleton="import numpy as np\n\n\ndef train(x, y, lr, steps):\n    w, b = 0.0, 0.0\n    ...\n    return w, b\n\n\n"
        'check("fund-entrenar", train)',
        reference=train,
        arrays=False,
        cases=(
            (np.array([2.0]), np.array([10.0]), 0.1, 1),
            (np.array([1.0, 3.0]), np.array([4.0, 6.0]), 0.1, 2),
            (np.array([0.5, 1.0, 2.0]), np.array([3.0, -1.0, 8.0]), 0.3, 20),
        ),
        mistakes=(
            CodeMistake("signo", "El paso se suma: así el coste crece.", _training(lambda *step: -_step(*step))),
            CodeMistake(
                "sin-entrada",
                "En la derivada respecto de $w$ cada error va multiplicado por su entrada.",
                _training(lambda x, error: np.array([np.mean(error), np.mean(error)])),
            ),
            CodeMistake(
                "sin-media",
                "Las derivadas son medias, y parece que sumas sin dividir.",
                _training(lambda x, error: np.array([np.sum(error * x), np.sum(error)])),
            ),
            CodeMistake(
                "con-un-dos",
                "Tus derivadas son el doble: el ½ del coste se cancela con el 2 del exponente.",
                _training(lambda *step: 2 * _step(*step)),
            ),
            CodeMistake(
                "un-solo-paso",
                "Parece que das un solo paso, y son `steps`.",
                lambda x, y, lr, steps: train(x, y, lr, 1),
            ),
            CodeMistake(
                "uno-tras-otro",
                "Parece que calculas la derivada respecto de $b$ con la $w$ ya cambiada: las dos se evalúan en el mismo punto.",
                _one_after_another,
            ),
        ),
        hints=(
            "En cada paso, calcula primero el array de los errores: `w * x + b - y`.",
            "Calcula las dos derivadas con `np.mean` antes de cambiar `w` o `b`.",
            "Un bucle `for _ in range(steps):` repite el paso.",
        ),
        solution="El bucle del capítulo, dentro de una función. Con `optlib`, lo mismo se escribe `w, b = minimize(LinearNeuron(x, y), [0.0, 0.0], GradientDescent(lr=lr), steps).x[-1]`.",
    ),
    Numeric(
        id="fund-parametros",
        goal="Contar los parámetros de una red.",
        question="""
            Una red tiene $@{d}$ entradas, una capa oculta de $@{h}$ neuronas y $@{c}$ neuronas de salida, todas con
            sesgo. Cada neurona recibe todas las salidas de la capa anterior. ¿Cuántos parámetros tiene?
            """,
        label="Parámetros:",
        decimals=0,
        values={"d": Draw(4, values(2, 9)), "h": Draw(5, values(3, 12)), "c": Draw(3, values(2, 6))},
        answer="(d + 1)*h + (h + 1)*c",
        mistakes=(
            Mistake("sin-sesgos", "Has contado los pesos; faltan los sesgos, uno por neurona.", value="d*h + h*c"),
            Mistake("sin-sesgos-salida", "Faltan los sesgos de las neuronas de salida.", value="(d + 1)*h + h*c"),
            Mistake("sin-sesgos-ocultos", "Faltan los sesgos de las neuronas ocultas.", value="d*h + (h + 1)*c"),
            Mistake(
                "sesgos-de-entrada",
                "Las entradas no son neuronas: no tienen sesgo.",
                value="(d + 1)*h + (h + 1)*c + d",
            ),
            Mistake("solo-primera", "Falta la segunda capa de pesos, la que va a la salida.", value="(d + 1)*h"),
            Mistake("neuronas", "Eso es el número de neuronas; cada una tiene varios pesos y un sesgo.", value="h + c"),
        ),
        hints=(
            "Cuenta neurona a neurona: un peso por cada conexión que le llega, y un sesgo.",
            "Cada neurona oculta tiene $@{d}$ pesos y un sesgo.",
            "Cada neurona de salida recibe las $@{h}$ salidas de la capa oculta.",
        ),
        solution=r"""
            La capa oculta tiene $(@{d} + 1) \cdot @{h} = @{(d + 1)*h}$ parámetros y la de salida
            $(@{h} + 1) \cdot @{c} = @{(h + 1)*c}$. En total, $@{(d + 1)*h + (h + 1)*c}$.
            """,
    ),
    Choice(
        id="fund-despejar",
        goal="Decidir en qué modelos se despeja el mínimo.",
        question=r"""
            El coste es siempre la media de los cuadrados de los errores, por ½. ¿Con cuáles de estos modelos es
            $\nabla J = 0$ un sistema lineal, que se despeja? Los parámetros son $w$, $b$ y $c$. Marca todos los que lo sean.
            """,
        several=True,
        options=(
            Option(
                r"$\hat y = w x + b$",
                "Es lineal, y es lo que se hizo con las nebulosas: cada derivada es una suma de números por $w$ y por $b$.",
                right=True,
            ),
            Option(
                r"$\hat y = w x^2 + b$",
                "Es lineal, aunque su gráfica sea una parábola: $x^2$ es un número conocido en cada ejemplo, y $w$ solo lo multiplica.",
                right=True,
            ),
            Option(
                r"$\hat y = c\,\operatorname{tanh}(x) + b$",
                r"Es lineal: la tangente hiperbólica se aplica a la entrada, que se conoce, y no encierra ningún parámetro.",
                right=True,
            ),
            Option(
                r"$\hat y = \operatorname{tanh}(w x + b)$",
                r"No lo es: $w$ y $b$ quedan encerrados en una tangente hiperbólica distinta por cada ejemplo.",
            ),
            Option(
                r"$\hat y = c\,\operatorname{tanh}(w x)$",
                r"No lo es: aunque $c$ solo multiplica, $w$ está dentro de la tangente hiperbólica, como en una red.",
            ),
        ),
        hints=(
            "Piensa en un ejemplo con números: deja $x$ e $y$ fijos y mira cómo entra cada parámetro.",
            "Que la gráfica sea curva no importa; importa si algún parámetro está dentro de una función que no es lineal.",
        ),
        solution=r"Se despejan los tres primeros, en los que cada parámetro solo se multiplica por números conocidos y se suma. En una red los pesos están dentro de la activación, y por eso se buscan paso a paso.",
    ),
    Choice(
        id="fund-hiperparametros",
        goal="Distinguir parámetros de hiperparámetros.",
        question="Entrenas una red con una capa oculta. ¿Cuáles de estos son hiperparámetros? Marca todos los que lo sean.",
        several=True,
        options=(
            Option(
                "La tasa de aprendizaje.",
                "Es un hiperparámetro: se fija antes de entrenar, y el optimizador la usa sin cambiarla.",
                right=True,
            ),
            Option(
                "El número de neuronas de la capa oculta.",
                "Es un hiperparámetro: decide cuántos parámetros habrá, y el entrenamiento no lo toca.",
                right=True,
            ),
            Option(
                "El peso que une una entrada con una neurona.", "Es un parámetro: lo ajusta el optimizador paso a paso."
            ),
            Option(
                "El sesgo de la neurona de salida.", "Es un parámetro, como los pesos, aunque se llame de otra forma."
            ),
            Option(
                "El número de pasos del entrenamiento.",
                "Es un hiperparámetro: pararse antes o después da modelos distintos.",
                right=True,
            ),
            Option(
                "El gradiente del coste.",
                "Ni una cosa ni otra: se calcula en cada paso a partir de los parámetros y los datos.",
            ),
        ),
        hints=(
            "Pregúntate de cada uno: ¿cambia mientras se entrena?, ¿quién decide su valor?",
            "Lo que se elige probando y comparando con datos de validación es un hiperparámetro.",
        ),
        solution="Son hiperparámetros la tasa, el número de neuronas y el de pasos. Pesos y sesgos son parámetros; el gradiente se calcula.",
    ),
    Numeric(
        id="fund-parada",
        goal="Elegir con qué parámetros quedarse.",
        question=r"""
            Entrenas una red y cada $@{s}$ pasos mides sus costes. Desde el paso 0, el de entrenamiento es $6.4$, $2.9$, $1.7$,
            $1.1$, $0.7$ y $0.4$; el de validación, $@{v0}$, $@{v1}$, $@{v2}$, $@{v3}$, $@{v4}$ y $@{v5}$. Con parada temprana,
            ¿de qué paso son los parámetros con los que te quedas?
            """,
        label="Paso:",
        decimals=0,
        values={
            "s": Draw(100, (50, 100, 200, 500)),
            "v0": Draw(6.8, values(6, 8, 0.2)),
            "v1": Draw(3.2, values(3, 4, 0.1)),
            "v2": Draw(3.6, values(3.2, 4.4, 0.1)),
            "v3": Draw(2.3, values(2, 3.4, 0.1)),
            "v4": Draw(2.7, values(2, 3.4, 0.1)),
            "v5": Draw(4.1, values(3.6, 5.5, 0.1)),
        },
        where="v2 > v1 and (v3 < v1 - 0.1 and (v4 < v1 and v3 != v4))",
        answer="s*(3 + (v4 < v3))",
        mistakes=(
            Mistake(
                "ultimo",
                "En ese paso el coste de entrenamiento es el menor, pero el de validación ya había empezado a subir.",
                value="5*s",
            ),
            Mistake(
                "primera-subida",
                "Has parado en cuanto la validación subió una vez. Es una medida ruidosa: mira si después baja todavía más.",
                value="s",
            ),
            Mistake(
                "inicio", "Ahí la red no ha aprendido nada: los dos costes son los mayores de la lista.", value="0"
            ),
            Mistake("coste", "Eso es un coste; se pide el paso en que se midió.", value="min(v3, v4)"),
            Mistake(
                "lugar",
                "Ese es su lugar en la lista, contando desde 0: se mide cada $@{s}$ pasos.",
                value="3 + (v4 < v3)",
            ),
        ),
        hints=(
            "¿Cuál de las dos listas habla de datos que la red no ha visto?",
            "El primer valor de cada lista es el del paso 0; el segundo, el del paso $@{s}$.",
        ),
        solution=r"""
            El menor coste de validación es $@{min(v3, v4)}$, en el paso $@{s*(3 + (v4 < v3))}$. El de entrenamiento sigue
            bajando después, pero ya solo mejora con los ejemplos que la red ha visto.
            """,
    ),
    Choice(
        id="fund-familia",
        goal="Reconocer un optimizador por lo que recuerda.",
        question=r"""
            Un optimizador guarda, de cada parámetro, una media de los cuadrados de sus gradientes recientes, y divide
            el gradiente de ahora por la raíz de esa media. No guarda nada más. ¿Cuál es?
            """,
        options=(
            Option(
                "Descenso por gradiente", "El descenso por gradiente no recuerda nada: usa solo el gradiente de ahora."
            ),
            Option("Momentum", "Momentum acumula los gradientes con su signo, no sus cuadrados, y no divide por nada."),
            Option(
                "RMSProp",
                "RMSProp hace justo eso: la raíz de la media de los cuadrados da a cada parámetro su escala.",
                right=True,
            ),
            Option(
                "Adam",
                "Adam guarda también la media de los gradientes con su signo, y corrige el sesgo de las dos medias.",
            ),
        ),
        hints=(
            "Un cuadrado pierde el signo: con él se mide tamaño, no dirección.",
            "Descarta los que no dividen por nada y los que guardan también una media con signo.",
        ),
        solution="Es RMSProp. La raíz de la media de los cuadrados es, en inglés, *root mean square*: de ahí su nombre.",
    ),
    Choice(
        id="fund-piezas",
        goal="Distinguir lo que da forma a la superficie de coste de lo que la recorre.",
        question="""
            Vuelves a ajustar la recta de Hubble con un solo cambio. ¿Cuáles de estos cambian la superficie de coste
            $J(w, b)$? Marca todos los que la cambien.
            """,
        several=True,
        options=(
            Option(
                "Añadir cinco nebulosas.",
                "La cambia: el coste pasa a promediar también los errores en ellas. Los datos dan forma al paisaje.",
                right=True,
            ),
            Option(
                "Predecir con $w x^2 + b$.",
                "La cambia: con los mismos $w$ y $b$ salen otras predicciones, y por tanto otro coste.",
                right=True,
            ),
            Option(
                "Promediar los errores sin signo, en vez de la mitad de sus cuadrados.",
                "La cambia: es otra función de coste, y da otra altura a cada recta.",
                right=True,
            ),
            Option(
                r"Subir la tasa $\alpha$ de 0.3 a 0.9.",
                "No la cambia: se recorre la misma superficie con pasos más largos.",
            ),
            Option(
                "Partir de $w = 2$, $b = 3$.",
                "No la cambia: el camino empieza en otro punto de la misma superficie.",
            ),
            Option(
                "Entrenar con Momentum.",
                "No la cambia: el optimizador decide cómo se baja, y no por dónde pasa el suelo.",
            ),
        ),
        hints=(
            "La altura de un punto de la superficie es el coste de una recta. ¿Qué hace falta para calcularlo?",
            "Separa las cuatro piezas: datos, modelo, función de coste y optimizador.",
        ),
        solution="El coste de una recta depende de los datos, del modelo y de la función de coste. El optimizador, con su tasa y su punto de partida, solo recorre la superficie.",
    ),
    Order(
        id="fund-orden",
        goal="Ordenar las etapas de un entrenamiento honrado.",
        question="Quieres entrenar un modelo, elegir su tasa de aprendizaje y decir lo bueno que es. Ordena las etapas.",
        steps=(
            Step("Repartir los ejemplos en entrenamiento, validación y prueba.", ""),
            Step(
                "Con cada tasa candidata, ajustar los parámetros con los ejemplos de entrenamiento, y descartar las que no llegan.",
                "Antes de ajustar nada hay que haber apartado los datos con los que no se ajusta.",
            ),
            Step(
                "Medir el coste de validación de los modelos que quedan.",
                "Solo se puede medir un modelo después de entrenarlo.",
            ),
            Step(
                "Quedarse con el modelo de menor coste de validación.",
                "Para elegir hace falta haber medido la validación de todos.",
            ),
            Step(
                "Medir una sola vez el coste del elegido con los ejemplos de prueba.",
                "Los datos de prueba son lo último: si sirven para elegir, dejan de ser una medida imparcial.",
            ),
        ),
        hints=(
            "¿Qué datos no debe haber visto el modelo cuando se le juzga?",
            "La tasa se elige con la validación; la nota final se da con la prueba.",
        ),
        solution="Primero se reparte, luego se entrena con unos datos, se elige con otros y se informa con los terceros, que no se han usado para nada más.",
    ),
    Choice(
        id="fund-errata-minimo",
        goal="Encontrar lo que una diapositiva dice de más.",
        question="""
            La diapositiva de los optimizadores presenta el descenso por gradiente como un algoritmo clásico que usa el
            gradiente para encontrar el mínimo de la función de coste. ¿Qué hay que corregir?
            """,
        options=(
            Option(
                "Que encuentre el mínimo: puede acabar en otro punto.",
                "Ese es el exceso: se acerca a un punto de gradiente nulo, que puede ser un mínimo local. Si la función es convexa, y con una tasa adecuada, ese punto es con seguridad un mínimo global; si no lo es, depende de dónde se empiece.",
                right=True,
            ),
            Option(
                "Que use el gradiente: usa el valor del coste.",
                "El paso es la tasa por el gradiente; el valor del coste no aparece en la regla.",
            ),
            Option(
                "Que sea clásico: se inventó para entrenar redes neuronales.",
                "Es anterior a las redes en casi un siglo: Cauchy lo propuso en 1847.",
            ),
            Option(
                "Nada: el gradiente apunta siempre hacia el mínimo.",
                "Su opuesto apunta hacia donde el coste baja más deprisa en ese punto, que no suele ser hacia el mínimo.",
            ),
        ),
        hints=(
            "Piensa en una superficie con varios valles.",
            "El descenso se detiene donde el gradiente se anula. ¿Qué puntos tienen gradiente nulo?",
        ),
        solution="El descenso baja desde donde empieza y se detiene donde el gradiente se anula: un mínimo local o, rara vez, un punto de silla. Con una tasa grande, ni eso.",
    ),
]
