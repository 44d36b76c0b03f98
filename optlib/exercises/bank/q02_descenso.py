"""Preguntas de un toque del capítulo 2: las de sus apartados y, tras ellas, las de «Más práctica»."""

from ..kinds import Option, Quick

PAGE = "02_descenso_gradiente"
QUESTIONS: list[Quick] = [
    Quick(
        id="q2-gradiente",
        question=r"En un punto de una ladera lisa, la pendiente es 8 hacia el este y 4 hacia el norte. "
        r"¿En qué dirección se sube más deprisa?",
        options=(
            Option(
                "solo-al-este",
                "Justo hacia el este.",
                "Ahí vale 8, pero al girar un poco se aprovecha también la subida del norte y la pendiente aumenta.",
            ),
            Option(
                "45-grados",
                "Hacia el nordeste, a 45°.",
                r"Sería así con dos pendientes iguales; aquí a 45° vale $12/\sqrt{2} \approx 8.49$, y no es la mayor.",
            ),
            Option(
                "hacia-el-gradiente",
                "Hacia el este, algo al norte.",
                r"Es la dirección del gradiente, $(8, 4)$, y en ella la pendiente es su longitud, "
                r"$\sqrt{80} \approx 8.94$.",
                right=True,
            ),
        ),
    ),
    Quick(
        id="q2-promesa",
        question=r"Un paso sube el coste; desde el mismo punto, con $\alpha$ diez veces menor, el coste baja. "
        r"¿Qué les pasa a la promesa y a la corrección?",
        options=(
            Option(
                "mas-la-correccion",
                "Disminuyen las dos, y más la corrección.",
                r"La promesa lleva $\alpha$ y la corrección, $\alpha^2$: al acortar el paso acaba ganando la promesa.",
                right=True,
            ),
            Option(
                "promesa-crece",
                "Disminuye la corrección y crece la promesa.",
                r"Un paso más corto promete menos, no más: la promesa, $\alpha f'(x)^2$, es proporcional a $\alpha$.",
            ),
            Option(
                "misma-proporcion",
                "Disminuyen las dos en igual proporción.",
                "Entonces seguiría ganando la misma y el coste volvería a subir, solo que menos.",
            ),
        ),
    ),
    Quick(
        id="q2-tasas",
        question=r"Minimizas $x^2$ desde $x_0 = 5$, una vez con $\alpha = 0.2$ y otra con $\alpha = 0.8$. "
        r"¿Cuál llega antes a $|x| \le 0.001$?",
        options=(
            Option(
                "oscilar-retrasa",
                "La de 0.2, porque no oscila.",
                "Saltar de un lado a otro no retrasa: importa cuánto se acorta la distancia en cada paso.",
            ),
            Option(
                "paso-largo-gana",
                "La de 0.8, porque avanza más.",
                "Sus pasos son más largos, pero cruzan el mínimo y acaban al otro lado, a 0.6 veces la distancia.",
            ),
            Option(
                "tardan-lo-mismo",
                "Ninguna: tardan lo mismo.",
                r"Los factores $1 - 2\alpha$ son 0.6 y −0.6: el signo cambia el lado; el tamaño, que es igual, "
                "la distancia.",
                right=True,
            ),
        ),
    ),
    Quick(
        id="q2-ejes",
        question=r"En $\tfrac12(x^2 + 25y^2)$ subes $\alpha$ de 0.07 a 0.09. ¿Qué pasa con las dos coordenadas?",
        options=(
            Option(
                "ejes-juntos",
                "Se alejan las dos.",
                r"El factor de $x$ es $1 - 0.09 = 0.91$: se sigue acercando. Cada eje va por su cuenta.",
            ),
            Option(
                "cada-eje-por-su-lado",
                "Se aleja $y$; $x$ se acerca.",
                r"El factor de $y$ pasa a ser $1 - 25 \cdot 0.09 = -1.25$, mayor que 1 en tamaño; el de $x$ es 0.91.",
                right=True,
            ),
            Option(
                "olvida-eje-empinado",
                "Se acercan las dos, más deprisa.",
                r"Eso vale hasta $2/25 = 0.08$; con 0.09, $y$ salta de lado a lado y cada vez más lejos.",
            ),
        ),
    ),
    Quick(
        id="q2-condicion",
        question=r"Un valle tiene $\kappa = 50$ y otro, $\kappa = 5000$. Con la mejor tasa de cada uno, ¿cuántas veces más "
        "pasos pide el segundo?",
        options=(
            Option(
                "tasa-lo-compensa",
                "Las mismas: cada uno lleva su mejor tasa.",
                r"La mejor tasa iguala los dos ejes, pero su factor, $(\kappa - 1)/(\kappa + 1)$, está más cerca de 1.",
            ),
            Option(
                "descenso-con-raiz",
                "Unas 10 veces más.",
                r"Eso sería si creciera como $\sqrt{\kappa}$. Con esta regla crece como $\kappa$.",
            ),
            Option(
                "como-kappa",
                "Unas 100 veces más.",
                r"Con $\kappa$ grande los pasos crecen en proporción a $\kappa$, y $5000/50 = 100$.",
                right=True,
            ),
        ),
    ),
    Quick(
        id="q2-coste",
        question=r"Con tres ejemplos, la recta A se equivoca en 2, 2 y 2; la B, en 0, 0 y 6. "
        r"¿Cuál tiene más coste $J$?",
        options=(
            Option(
                "cuenta-fallos",
                "La A, que falla en los tres.",
                "No cuenta cuántas veces falla: sus tres errores, al cuadrado, suman $4 + 4 + 4 = 12$.",
            ),
            Option(
                "pesa-el-grande",
                "La B, que falla mucho en uno.",
                "Al elevar al cuadrado, un error grande pesa más que varios pequeños que suman lo mismo: 36 frente a "
                "12.",
                right=True,
            ),
            Option(
                "sin-cuadrado",
                "Ninguna: las dos suman 6.",
                "Empatan si se suman los errores, pero $J$ promedia la mitad de sus cuadrados.",
            ),
        ),
    ),
    Quick(
        id="q2-derivada",
        question=r"En tu punto, $f'(x) = -4$. ¿Hacia dónde das un paso corto para que $f$ baje?",
        options=(
            Option(
                "contra-el-signo",
                "Hacia la derecha: $x$ mayor.",
                "Con pendiente negativa $f$ baja al crecer $x$: se avanza en contra del signo de la derivada.",
                right=True,
            ),
            Option(
                "signo",
                "Hacia la izquierda: $x$ menor.",
                "El signo menos significa que $f$ baja cuando $x$ crece: hacia este lado, sube.",
            ),
            Option(
                "depende-de-x",
                "Depende del signo de $x$.",
                "No hace falta saber dónde estás: el signo de la pendiente ya dice de qué lado se baja.",
            ),
        ),
    ),
    Quick(
        id="q2-regla",
        question=r"Con la regla $\theta_{k+1} = \theta_k - \alpha \nabla J(\theta_k)$, los pasos se acortan al "
        r"acercarse "
        r"a un mínimo. ¿Qué los acorta?",
        options=(
            Option(
                "tasa-disminuye",
                r"La tasa $\alpha$, que disminuye.",
                r"En la regla $\alpha$ es la misma en todos los pasos: no lleva el subíndice $k$.",
            ),
            Option(
                "usa-el-coste",
                "El coste $J$, que se acerca a 0.",
                "El valor del coste no entra en la regla, y en el mínimo no tiene por qué ser 0.",
            ),
            Option(
                "gradiente-se-anula",
                "El gradiente, que se acerca a 0.",
                r"Un paso mide $\alpha \lVert \nabla J \rVert$: si el terreno se allana, avanza menos con la misma "
                r"$\alpha$.",
                right=True,
            ),
        ),
    ),
    Quick(
        id="q2-quieta",
        question=r"En un paso $\partial f/\partial y = 0$, pero $y$ está lejos de su valor óptimo. ¿Qué hace $y$?",
        options=(
            Option(
                "se-mueve-menos",
                "Se mueve, aunque menos que $x$.",
                r"Su desplazamiento es $\alpha$ por su derivada parcial, que vale 0: en este paso no se mueve nada.",
            ),
            Option(
                "quieta-para-siempre",
                "Se queda quieta para siempre.",
                "Cuando cambie $x$, su derivada parcial puede dejar de ser 0, y entonces se moverá.",
            ),
            Option(
                "quieta-este-paso",
                "Se queda quieta en este paso.",
                "Por ahora no conviene moverla; después depende de lo que haya cambiado $x$.",
                right=True,
            ),
        ),
    ),
    Quick(
        id="q2-traslado",
        question=r"Con $\alpha = 0.1$, cada paso en $x^2$ multiplica por 0.8 la distancia al mínimo. "
        r"¿En cuál de estas funciones cambia ese factor?",
        options=(
            Option(
                "traslado-cambia-factor",
                "En $(x - 50)^2$.",
                "Trasladar la función cambia dónde está el mínimo, no cómo se acorta la distancia a él.",
            ),
            Option(
                "estirar-cambia-factor",
                "En $2x^2$.",
                r"Estirarla duplica la derivada, que pasa a ser $4x$, y el factor es $1 - 4\alpha = 0.6$.",
                right=True,
            ),
            Option(
                "constante-cambia-pasos",
                "En $x^2 + 50$.",
                "Sumar una constante cambia el coste, pero no la derivada: los pasos son los mismos.",
            ),
        ),
    ),
    Quick(
        id="q2-valle",
        question="En un valle muy alargado, con la mejor tasa fija, se avanza despacio por el fondo. ¿Qué pasa si subes un "
        "poco la tasa?",
        options=(
            Option(
                "rebota-mas",
                "Se rebota más en el eje corto.",
                "El factor de ese eje ya era, en tamaño, igual al del largo; al subir la tasa crece, y pronto pasa "
                "de 1.",
                right=True,
            ),
            Option(
                "avanza-menos",
                "Se avanza menos en el eje largo.",
                r"En ese eje se avanza más: su factor, $1 - \alpha\lambda_{\min}$, se reduce al subir $\alpha$.",
            ),
            Option(
                "limite-baja",
                "Baja el límite de la tasa.",
                r"El límite, $2/\lambda_{\max}$, es propio de la función: la tasa no lo cambia.",
            ),
        ),
    ),
    Quick(
        id="q2-borde",
        question=r"Al entrenar una red con $\alpha = 0.5$, $\lambda_{\max}$ se queda rondando 4. ¿Qué significa?",
        options=(
            Option(
                "borde-de-estabilidad",
                "La curvatura está en el límite de esa tasa.",
                r"$2/\alpha = 2/0.5 = 4$: es el borde de estabilidad. Con otra tasa rondaría otro número.",
                right=True,
            ),
            Option(
                "curvatura-de-la-red",
                "Con cualquier tasa acabaría en 4.",
                r"No es un dato de la red: con $\alpha = 0.2$ rondaría 10.",
            ),
            Option(
                "ya-no-baja",
                "El coste ya no puede bajar.",
                "Sube en muchos pasos y, aun así, a la larga sigue bajando.",
            ),
        ),
    ),
    Quick(
        id="q2-parar",
        question=r"El descenso se ha parado porque $|f'(x)| \le 10^{-6}$. ¿Qué puedes asegurar, sea cual sea $f$?",
        options=(
            Option(
                "tolerancia-es-distancia",
                r"$x$ está a menos de $10^{-6}$ del mínimo.",
                "La tolerancia limita la pendiente, no la distancia: en $x^4/4$ se para a una centésima del mínimo.",
            ),
            Option(
                "parado-es-minimo",
                "$f(x)$ es casi el valor mínimo.",
                "También es casi llana una meseta, y puede estar muy por encima del mínimo.",
            ),
            Option(
                "casi-llana",
                "En $x$ la función es casi llana.",
                "Solo se ha medido la pendiente: dice que avanzar cuesta, no que se haya llegado.",
                right=True,
            ),
        ),
    ),
    Quick(
        id="q2-comprobar",
        question=r"Para afinar una derivada por diferencias centradas bajas $h$ de $10^{-5}$ a $10^{-12}$. "
        r"¿Qué suele pasar con el error?",
        options=(
            Option(
                "h-menor-mejor",
                "Baja: entre los dos puntos la función se curva menos.",
                "Esa parte sí baja, pero no es el único error: falta el de las cifras que guarda el ordenador.",
            ),
            Option(
                "redondeo-pesa",
                "Sube: el redondeo pesa más.",
                r"El redondeo de $f$ se divide entre $h$: con $h$ tan pequeña supera con mucho a lo que se gana.",
                right=True,
            ),
            Option(
                "h-da-igual",
                "Sigue igual: $h$ ya era pequeña.",
                "Que las dos sean pequeñas no las iguala: en escala logarítmica, el error frente a $h$ tiene forma "
                "de V.",
            ),
        ),
    ),
    Quick(
        id="q2-garantia",
        question=r"El coste nunca es negativo y das pasos con $0 < \alpha < 2/L$. "
        r"¿Qué es seguro a la larga, empieces donde empieces?",
        options=(
            Option(
                "gradiente-tiende-a-cero",
                "El gradiente tiende a cero.",
                "Si no, el coste bajaría sin fin, y no puede bajar de 0; nada más está garantizado.",
                right=True,
            ),
            Option(
                "minimo-local-seguro",
                "Se llega a un mínimo local.",
                "También podría acabar en un punto de silla, aunque sea raro, o alejarse sin fin por una meseta.",
            ),
            Option(
                "siempre-al-minimo",
                "Se llega al mínimo global.",
                "El punto de partida decide en qué valle se acaba, y puede no ser el más hondo.",
            ),
        ),
    ),
]
