"""Ejercicios de la página «Ruido», de A fondo."""

import numpy as np

from ..draws import Draw
from ..kinds import Choice, Code, CodeMistake, Mistake, Numeric, Option, Order, Step


def clip_norm(g, c):
    """Acorta cada gradiente, una fila de g, a la norma c como mucho."""
    size = np.linalg.norm(g, axis=-1, keepdims=True)
    return g * np.minimum(1, c / np.maximum(size, 1e-12))


_G = np.array([[3.0, 4.0], [0.3, -0.4], [-6.0, 8.0]])

PAGE = "b_ruido"
EXERCISES = [
    Numeric(
        id="ruido-suelo",
        goal="Calcular el suelo exacto de una cuadrática y compararlo con la cota.",
        question=r"""
            En $f(x, y) = \tfrac12(x^2 + @{h}\,y^2)$ el gradiente lleva un ruido independiente de varianza @{s} en cada coordenada, con
            $B = @{size}$. Con descenso de tasa constante $\alpha = @{lr}$, ¿a qué exceso esperado $e_\infty$ se tiende?
            """,
        label=r"$e_\infty =$",
        decimals=4,
        values={
            "h": Draw(0.1, (0.1, 0.2, 0.25, 0.5)),
            "s": Draw(4, (2, 3, 4, 6, 8)),
            "size": Draw(2, (2, 4, 5)),
            "lr": Draw(0.4, (0.2, 0.4, 0.5, 0.8)),
        },
        answer="lr*s/(2*size)*(1/(2 - lr) + 1/(2 - lr*h))",
        mistakes=(
            Mistake(
                "cota-del-teorema",
                r"Esa es la cota del teorema 1, con su $\kappa$. En una cuadrática hay valor exacto, y es mucho menor.",
                value="lr*2*s/(2*h*size*(2 - lr))",
            ),
            Mistake(
                "un-ejemplo",
                "Has usado la varianza de un ejemplo: la del minilote es $B$ veces menor.",
                value="lr*s/2*(1/(2 - lr) + 1/(2 - lr*h))",
            ),
            Mistake(
                "una-coordenada", "Falta una coordenada: el ruido entra por las dos.", value="lr*s/(2*size)/(2 - lr)"
            ),
            Mistake(
                "suma-varianzas",
                "Has sumado las varianzas de las coordenadas; el coste multiplica cada una por $h_i/2$.",
                value="lr*s/size*(1/(2 - lr) + 1/(h*(2 - lr*h)))",
            ),
            Mistake(
                "aproxima-tasa-pequena",
                r"Ese es el valor para $\alpha$ muy pequeña; con esta tasa, los $2 - \alpha h_i$ no son 2.",
                value="lr*s/(2*size)",
            ),
        ),
        hints=(
            "Cada coordenada se estudia sola: tiene su curvatura y su parte del ruido.",
            r"Usa la fórmula exacta con $h_1 = 1$ y $h_2 = @{h}$.",
        ),
        solution=r"""
            Con $h_1 = 1$ y $h_2 = @{h}$, la suma tiene dos términos:

            $$e_\infty = \frac{@{lr} \cdot @{s}}{2 \cdot @{size}} \left(\frac{1}{2 - @{lr}} + \frac{1}{2 - @{lr*h}}\right) = @{lr*s/(2*size)*(1/(2 - lr) + 1/(2 - lr*h))}$$

            La cota del teorema 1 daría $@{lr*2*s/(2*h*size*(2 - lr))}$.
            """,
    ),
    Choice(
        id="ruido-escalado",
        goal="Aplicar las reglas de escalado donde valen.",
        question=r"""
            En las cuatro situaciones $B$ se multiplica por 16 y se gastan los mismos ejemplos. ¿En cuáles es la nueva tasa la que predice la regla
            que le corresponde? Marca todas.
            """,
        several=True,
        options=(
            Option(
                "lineal-con-margen",
                r"Descenso, $B$ muy por debajo de la escala de ruido y $\alpha L = 0.01$: $\alpha$ por 16.",
                r"La regla lineal, y sigue lejos del límite: $\alpha L$ pasa a 0.16.",
                right=True,
            ),
            Option(
                "raiz-con-ruido",
                r"Adam, con el ruido muy por encima de la señal: $\alpha$ por 4.",
                r"La raíz de 16: dividir entre $\sqrt{\hat v}$ ya alarga el avance por 4.",
                right=True,
            ),
            Option(
                "regla-lineal-siempre",
                r"Descenso, $\alpha L = 0.5$: $\alpha$ por 16.",
                r"$\alpha L$ pasaría a 8, y el límite es 2: el minilote no cambia la curvatura.",
            ),
            Option(
                "raiz-con-senal",
                r"Adam, con $B$ muy por encima de la escala de ruido: $\alpha$ por 4.",
                r"Ahí $\hat v$ mide la señal, que no depende de $B$: los pasos no se alargan solos, y la raíz se queda corta.",
            ),
        ),
        hints=(
            "Decide primero, en cada caso, si domina el ruido o la señal.",
            "Comprueba después el límite de estabilidad.",
        ),
        solution=r"La de descenso con $\alpha L = 0.01$ y la de Adam con mucho ruido. Con $\alpha L = 0.5$ se sale de $\alpha L < 2$, y en la otra de Adam el ruido ya no manda.",
    ),
    Numeric(
        id="ruido-escala",
        goal="Estimar la escala de ruido con dos tamaños de minilote.",
        question=r"""
            La media de $\lVert g_B\rVert^2$ es $@{small}$ con minilotes de $@{b}$ y $@{big}$ con minilotes de $@{size}$, sacados con reposición. ¿Qué escala de
            ruido simple, $B_{\text{simple}}$, se estima?
            """,
        label=r"$B_{\text{simple}} \approx$",
        decimals=2,
        values={
            "signal": Draw(2, (1, 2, 4, 5)),
            "noise": Draw(80, (40, 80, 160, 240)),
            "b": Draw(4, (4, 8)),
            "size": Draw(40, (16, 40, 80)),
            "small": "signal + noise/b",
            "big": "signal + noise/size",
        },
        answer="(small - big)/(1/b - 1/size)/((size*big - b*small)/(size - b))",
        mistakes=(
            Mistake(
                "con-ruido",
                r"Has dividido entre la $\lVert g_B\rVert^2$ del minilote grande, que todavía lleva ruido: hay que quitárselo.",
                value="(small - big)/(1/b - 1/size)/big",
            ),
            Mistake(
                "traza",
                r"Eso es $\operatorname{tr}\Sigma$: falta dividir entre $\lVert\nabla f\rVert^2$.",
                value="noise",
            ),
            Mistake(
                "sin-tamanos",
                r"La diferencia de las dos medias no es $\operatorname{tr}\Sigma$: es $\operatorname{tr}\Sigma\,(1/b - 1/B)$.",
                value="(small - big)/signal",
            ),
            Mistake("senal-arriba", "Has puesto la señal en el numerador.", value="signal/noise"),
        ),
        hints=(
            r"Son dos ecuaciones, $\lVert\nabla f\rVert^2 + \operatorname{tr}\Sigma/B$ con cada tamaño, y dos incógnitas.",
            r"Réstalas: desaparece $\lVert\nabla f\rVert^2$.",
        ),
        solution=r"""
            Al restar, $@{small} - @{big} = \operatorname{tr}\Sigma\,(1/@{b} - 1/@{size})$, así que $\operatorname{tr}\Sigma = @{noise}$. La señal es
            $@{small} - @{noise}/@{b} = @{signal}$, y $B_{\text{simple}} = @{noise}/@{signal} = @{noise/signal}$.
            """,
    ),
    Numeric(
        id="ruido-progreso",
        goal="Prever cuántos pasos ahorra un minilote mayor.",
        question=r"""
            La escala de ruido es $B_{\text{ruido}} = @{scale}$ y se supone constante. Con $B = @{b}$, la mejor tasa y @{steps} pasos llegas a la meta. ¿Cuántos pasos harán
            falta con $B = @{size}$ y su mejor tasa?
            """,
        label="Pasos:",
        decimals=0,
        values={
            "scale": Draw(100, (50, 100, 200)),
            "b": Draw(10, (10, 25, 50)),
            "ratio": Draw(16, (4, 8, 16)),
            "steps": Draw(1000, (600, 1000, 1200)),
            "size": "b*ratio",
        },
        where="abs(b*size - scale*scale) > 1",
        answer="ceil(steps*(1 + scale/size)/(1 + scale/b) - 1e-9)",
        mistakes=(
            Mistake(
                "ahorro-proporcional",
                r"Eso sería con $B$ muy por debajo de $B_{\text{ruido}}$ en los dos casos. Aquí el ahorro ya se agota.",
                value="ceil(steps*b/size - 1e-9)",
            ),
            Mistake(
                "minilote-infinito",
                "Ese es el mínimo de pasos, con un minilote infinito.",
                value="ceil(steps/(1 + scale/b) - 1e-9)",
            ),
            Mistake(
                "ejemplos",
                r"Has usado $1 + B/B_{\text{ruido}}$, que es lo que crece el gasto en ejemplos.",
                value="ceil(steps*(1 + b/scale)/(1 + size/scale) - 1e-9)",
            ),
            Mistake(
                "redondeo-abajo",
                "Con uno menos todavía no se llega: hay que redondear hacia arriba.",
                value="ceil(steps*(1 + scale/size)/(1 + scale/b) - 1e-9) - 1",
            ),
        ),
        hints=(
            r"Halla primero $S_{\min}$.",
            r"$S = S_{\min}(1 + B_{\text{ruido}}/B)$, con cada $B$, y el primer entero que no se queda corto.",
        ),
        solution=r"""
            $S_{\min} = @{steps}/(1 + @{scale}/@{b}) = @{steps/(1 + scale/b)}$, y con $B = @{size}$,

            $$S = @{steps/(1 + scale/b)}\,(1 + @{scale}/@{size}) = @{steps*(1 + scale/size)/(1 + scale/b)} :$$

            hacen falta $@{ceil(steps*(1 + scale/size)/(1 + scale/b) - 1e-9)}$ pasos.
            """,
    ),
    Choice(
        id="ruido-recorte",
        goal="Decir qué cambia, y qué no, al recortar.",
        question=r"""
            El ruido es t de Student con $\nu = 1.5$: media finita y varianza infinita. ¿Qué es verdad en $\tfrac12\lVert x\rVert^2$, con tasa constante?
            Marca todo lo que lo sea.
            """,
        several=True,
        options=(
            Option(
                "exceso-infinito",
                "Sin recortar, el exceso esperado es infinito desde el primer paso.",
                r"Basta un paso: $x_1$ lleva sumado $\alpha\xi_0$, cuyo cuadrado tiene esperanza infinita.",
                right=True,
            ),
            Option(
                "mediana-infinita",
                "Sin recortar, el exceso mediano también es infinito.",
                "La mediana es finita, y modesta: lo que no existe es la media.",
            ),
            Option(
                "tasa-pequena-basta",
                r"Con una $\alpha$ bastante pequeña no hace falta recortar.",
                r"La esperanza es infinita con cualquier $\alpha > 0$.",
            ),
            Option(
                "recorte-lo-acota",
                "Con recorte por norma, el exceso esperado es finito.",
                "El segundo momento del gradiente recortado no pasa de $c^2$.",
                right=True,
            ),
            Option(
                "asimetria-con-sesgo",
                "Si el ruido fuera asimétrico, el punto al que se tiende dependería de $c$.",
                "El recorte tiene sesgo, y sin simetría no se cancela: hay que agrandar $c$ para quitarlo.",
                right=True,
            ),
        ),
        hints=("Distingue la media de la mediana.", r"El gradiente recortado, ¿tiene por media $\nabla f$?"),
        solution="Son verdad que sin recortar el exceso esperado es infinito, que recortando es finito y que, si el ruido es asimétrico, el punto depende de $c$. Sin recorte falla la media, y no la mediana; con él hay sesgo, acotado.",
    ),
    Code(
        id="ruido-codigo",
        goal="Programar el recorte por norma de muchas ejecuciones.",
        question="Escribe `clip_norm(g, c)`: `g` tiene un gradiente en cada fila, y cada uno se recorta a la norma `c`. Los que ya miden menos no cambian, tampoco si son cero.",
        function="clip_norm",
        skeleton='def clip_norm(g, c):\n    ...\n\ncheck("ruido-codigo", clip_norm)',
        reference=clip_norm,
        arrays=False,
        cases=((_G, 1.0), (_G, 5.0), (_G[:1], 2.0), (np.array([[1.0, 2.0, 2.0], [0.0, 0.0, 0.0]]), 1.5)),
        mistakes=(
            CodeMistake(
                "norma-del-array",
                "Usas la norma de todo el array: cada fila es un gradiente y se recorta por su cuenta. Mira `axis` y `keepdims`.",
                lambda g, c: g * min(1, c / np.linalg.norm(g)),
            ),
            CodeMistake(
                "norma-siempre",
                "Llevas todos a la norma `c`, también los que medían menos: falta el mínimo con 1.",
                lambda g, c: g * c / np.maximum(np.linalg.norm(g, axis=-1, keepdims=True), 1e-12),
            ),
            CodeMistake(
                "recorta-por-valor",
                "Recortas cada componente por separado, y eso cambia la dirección: se pide por norma.",
                lambda g, c: np.clip(g, -c, c),
            ),
        ),
        hints=(
            "La norma de cada fila, con `axis=-1`, y `keepdims=True` para poder multiplicar.",
            "El factor es el menor de 1 y de `c` entre la norma.",
        ),
        solution="Se mide cada fila y se multiplica por un factor que nunca pasa de 1. El mínimo del divisor evita la división entre cero; `Clipped` y PyTorch la evitan de otro modo: suman $10^{-6}$ a la norma.",
    ),
    Order(
        id="ruido-orden",
        goal="Reconstruir la demostración del suelo de ruido.",
        question="Ordena los pasos que demuestran el teorema 1, de la suavidad al suelo.",
        steps=(
            Step("acotar-con-suavidad", "Acotar $f(x_{k+1})$ con la suavidad, (H1).", ""),
            Step(
                "tomar-la-esperanza",
                "Tomar la esperanza dado $x_k$: el ruido deja su varianza, (H2).",
                "La esperanza se toma en la cota de $f(x_{k+1})$, que hay que tener antes.",
                after=(0,),
            ),
            Step(
                "pasar-al-exceso",
                r"Cambiar $\lVert\nabla f\rVert^2$ por $2\mu(f - f^\star)$, (H3).",
                r"El $\lVert\nabla f\rVert^2$ que se cambia aparece al tomar la esperanza.",
                after=(0, 1),
            ),
            Step(
                "escribir-la-recurrencia",
                r"Escribir $e_{k+1} \le q\,e_k + \alpha^2L\sigma^2/(2B)$.",
                "La recurrencia en $e_k$ necesita que solo quede $f - f^\\star$.",
                after=(0, 1, 2),
            ),
            Step(
                "sumar-la-progresion",
                "Sumar la progresión geométrica.",
                "La progresión sale de iterar la recurrencia.",
                after=(0, 1, 2, 3),
            ),
        ),
        hints=("¿Qué hipótesis hace falta para la primera desigualdad?", "(H3) convierte gradientes en excesos."),
        solution="Suavidad, esperanza, Polyak–Łojasiewicz, recurrencia y suma: cada hipótesis se usa una vez, y en ese orden.",
    ),
    Choice(
        id="ruido-planes",
        goal="Elegir plan y promedio según lo que se sabe.",
        question=r"Con ruido de varianza finita, ¿qué decisiones están bien fundadas? Marca todas.",
        several=True,
        options=(
            Option(
                "prudente-sin-mu",
                r"$\mu$ desconocida, presupuesto abierto: $\alpha_k = \alpha_0/(k+1)$ con una $\alpha_0$ pequeña, por prudencia.",
                r"Si $2\alpha_0\mu < 1$, el exceso baja como $k^{-2\alpha_0\mu}$, que puede ser lentísimo: $\alpha_0$ pequeña es el lado malo.",
            ),
            Option(
                "lineal-con-plazo",
                "Mil pasos contados: una tasa que baja en recta hasta cero.",
                "Llega a su tasa más baja justo al acabar, y su último punto tiene garantía en el caso convexo.",
                right=True,
            ),
            Option(
                "coseno-a-medias",
                "Puede que haya que parar en cualquier momento: coseno de un millón de pasos.",
                "A mitad de camino el coseno sigue en el suelo de una tasa grande: guarda su ganancia para el final.",
            ),
            Option(
                "promediar-la-cuadratica",
                "Una cuadrática con ruido de covarianza constante, sin conocer $\\mu$: tasa constante y promediar los puntos.",
                "El teorema 6: el mejor $1/n$ posible, sea cual sea la tasa estable.",
                right=True,
            ),
            Option(
                "promediar-la-asimetrica",
                "Una función muy asimétrica: tasa constante y promediar los puntos, para llegar al mínimo exacto.",
                r"Fuera de las cuadráticas queda un sesgo de orden $\alpha$: la tasa tiene que bajar.",
            ),
        ),
        hints=(
            "Mira de qué depende cada garantía: de $\\mu$, del presupuesto, de que la función sea cuadrática.",
            "¿Qué pasa con cada plan si se interrumpe a la mitad?",
        ),
        solution="La recta con presupuesto contado y promediar en la cuadrática. Las otras tres fallan por una constante desconocida, por parar antes o por la asimetría.",
    ),
]
