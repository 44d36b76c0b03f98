"""Preguntas de un toque del capítulo 5: Adam."""

from ..kinds import Option, Quick

PAGE = "05_adam"
QUESTIONS: list[Quick] = [
    Quick(
        id="q5-ruido",
        question=r"Un parámetro recibe siempre el gradiente $0.01$; otro, $+10$ o $-10$ al azar. "
        r"¿Cuál avanza más con Adam?",
        options=(
            Option(
                "gana-el-que-coincide",
                "El primero.",
                r"Sus gradientes coinciden y su cociente $m/\sqrt{v}$ es 1; los del otro se contradicen y el suyo "
                r"ronda el 0.",
                right=True,
            ),
            Option(
                "paso-segun-gradiente",
                "El segundo.",
                r"El tamaño se va al dividir entre $\sqrt{v}$: lo que cuenta es cuánto coinciden los gradientes.",
            ),
            Option(
                "cociente-siempre-1",
                "Los dos igual.",
                r"Se iguala la escala, no el acuerdo: $m$ promedia con signo y $v$ sin él, así que con signos "
                r"opuestos solo mengua $m$.",
            ),
        ),
    ),
    Quick(
        id="q5-arranque",
        question=r"Quitas a Adam la corrección de sesgo: $m$ y $v$ salen encogidos los dos. "
        r"Con los valores por omisión, ¿cómo es el primer paso?",
        options=(
            Option(
                "solo-encoge-m",
                "Más corto que con ella.",
                r"Así sería si solo se encogiera $m$; también se encoge $v$, que está en el denominador.",
            ),
            Option(
                "encogen-a-la-par",
                "Igual de largo que con ella.",
                r"Para que se compensaran, $\sqrt{v}$ tendría que encogerse tanto como $m$, y sus memorias son muy "
                r"distintas.",
            ),
            Option(
                "arranque-largo",
                "Más largo que con ella.",
                "La memoria de $v$ es cien veces mayor: aun con la raíz, el denominador se encoge más que "
                "el numerador, y el cociente crece.",
                right=True,
            ),
        ),
    ),
    Quick(
        id="q5-primer-paso",
        question=r"Repites el primer paso de Adam en $x^2$ desde $x_0 = 50$, y no desde 5, con la misma "
        r"$\alpha = 0.1$. ¿Cuánto avanza?",
        options=(
            Option(
                "paso-segun-gradiente",
                "$1$, diez veces más.",
                r"La derivada es diez veces mayor, pero también lo es $\sqrt{\hat v_1}$, que la divide.",
            ),
            Option(
                "avanza-alfa",
                "$0.1$, lo mismo que desde 5.",
                r"En el primer paso $\hat m_1 = g_1$ y $\sqrt{\hat v_1} = |g_1|$: el cociente es $\pm 1$, "
                "mida lo que mida $g_1$.",
                right=True,
            ),
            Option(
                "sin-raiz",
                "$0.01$, diez veces menos.",
                r"$\hat v_1$ crece cien veces, pero se divide entre su raíz, y $\hat m_1$ crece lo mismo que ella.",
            ),
        ),
    ),
    Quick(
        id="q5-quien",
        question="En los bordes casi nunca hay tinta. ¿Por qué confunde una mancha allí a la red de Adam, y no a la "
        "del descenso?",
        options=(
            Option(
                "bordes-quietos",
                "Porque Adam dejó esos pesos como estaban, sin aprender.",
                "Al revés: a esos pesos les llegan gradientes pequeños y raros, y el descenso, cuyo paso es lo que mide "
                "el gradiente, apenas los movió. Casi cero por la tinta de la mancha es casi cero.",
            ),
            Option(
                "bordes-movidos",
                "Porque Adam movió esos pesos como a los demás.",
                "Les llegan gradientes pequeños y raros. Adam los divide entre su tamaño, y los pesos crecen sin que "
                "casi ninguna imagen los corrija: la mancha los despierta todos a la vez.",
                right=True,
            ),
        ),
    ),
    Quick(
        id="q5-brote",
        question=r"Con tasa fija, Adam lleva miles de pasos pegado al mínimo de $x^2$ y, de pronto, "
        r"sale despedido. ¿Qué lo ha causado?",
        options=(
            Option(
                "m-acumula",
                r"Lo que $\hat m$ ha acumulado.",
                r"$\hat m$ olvida en unas decenas de pasos y, junto al mínimo, apenas le llega nada que acumular.",
            ),
            Option(
                "v-mengua",
                r"Lo que $\hat v$ ha menguado.",
                "Con gradientes casi nulos el denominador mengua, y la tasa propia crece hasta cruzar el límite "
                "de Adam.",
                right=True,
            ),
            Option(
                "culpa-del-ruido",
                "El ruido que tienen los gradientes.",
                r"Aquí no hay minilotes ni ruido; con ellos se nota menos, porque mantienen $\hat v$ lejos de cero.",
            ),
        ),
    ),
    Quick(
        id="q5-valle",
        question=r"En $\tfrac12(x^2 + 25y^2)$, con descenso por gradiente y $\alpha = 0.05$, la $x$ apenas avanza. "
        r"Subes a $\alpha = 0.5$ para que vaya más deprisa. ¿Qué pasa?",
        options=(
            Option(
                "olvida-eje-empinado",
                "Las dos coordenadas llegan antes.",
                "Con $0.05$ el paso de la $y$ ya era más largo que lo que le faltaba; uno diez veces mayor la aleja.",
            ),
            Option(
                "diverge-la-y",
                "La $x$ avanza bien y la $y$ diverge.",
                "Cada una tiene su límite, 2 entre su curvatura: a la $x$, de curvatura 1, le sobra; "
                "la $y$, de curvatura 25, lo pasa.",
                right=True,
            ),
            Option(
                "diverge-eje-llano",
                "La $x$ diverge y la $y$ avanza bien.",
                "El paso de la $x$ era tan corto que, diez veces mayor, recorre solo la mitad de lo que le falta.",
            ),
        ),
    ),
    Quick(
        id="q5-memoria",
        question=r"Tu media móvil sale ruidosa y subes $\beta$ de $0.9$ a $0.99$. ¿Qué pagas a cambio?",
        options=(
            Option(
                "guarda-gradientes",
                "Guardas más gradientes en la memoria.",
                r"Se guarda un solo número con cualquier $\beta$: aquí «memoria» es cuánto pesan los "
                "gradientes antiguos.",
            ),
            Option(
                "menos-memoria",
                "Sigues a cada gradiente demasiado de cerca.",
                r"Eso pasa al bajar $\beta$: lo nuevo pesa $1-\beta$, que ahora es diez veces menor.",
            ),
            Option(
                "tarda-en-notar",
                "Tardas más en notar que la señal cambia.",
                "Lo que alisa es dar más peso a los gradientes antiguos, y por eso mismo cuesta más olvidarlos.",
                right=True,
            ),
        ),
    ),
    Quick(
        id="q5-tasa",
        question=r"Un parámetro recibe siempre el gradiente $0.01$ y otro, siempre $1$. "
        r"¿Cuál tiene mayor tasa propia, $\alpha/(\sqrt{\hat v_t} + \varepsilon)$?",
        options=(
            Option(
                "mayor-con-el-pequeno",
                "El del gradiente $0.01$.",
                r"Divide $\alpha$ entre una $\sqrt{\hat v}$ menor; como su gradiente es menor en igual proporción, "
                r"el paso sale el mismo.",
                right=True,
            ),
            Option(
                "tasa-propia-al-reves",
                "El del gradiente $1$.",
                r"Un gradiente grande hace grande $\sqrt{\hat v}$, y la tasa propia se divide entre ella.",
            ),
            Option(
                "tasa-propia-comun",
                "Los dos tienen la misma.",
                r"Lo que coincide es el paso, $\alpha$; la tasa propia es lo que multiplica a $\hat m$, que "
                "es distinto en cada uno.",
            ),
        ),
    ),
    Quick(
        id="q5-salto",
        question=r"El gradiente vale $0.1$ durante mil pasos, salta a $1$ y ahí se queda. "
        r"¿Cómo es el paso de Adam justo después del salto?",
        options=(
            Option(
                "paso-mayor",
                r"Mayor que $\alpha$ durante un rato.",
                r"$\hat m$ se entera antes que $\hat v$, que tiene más memoria: el numerador crece antes "
                "que el denominador.",
                right=True,
            ),
            Option(
                "v-reacciona-antes",
                r"Menor que $\alpha$ durante un rato.",
                r"Así sería si $\hat v$ reaccionara antes que $\hat m$, pero su memoria es mucho más larga.",
            ),
            Option(
                "escala-se-cancela",
                r"Igual a $\alpha$ en todo momento.",
                "La escala se cancela si todos los gradientes cambian a la vez; aquí los antiguos siguen "
                "siendo pequeños.",
            ),
        ),
    ),
    Quick(
        id="q5-epsilon",
        question=r"Una biblioteca pone la $\varepsilon = 10^{-8}$ dentro de la raíz y otra, fuera. "
        r"¿Con qué gradientes se nota?",
        options=(
            Option(
                "con-1e-4-o-menos",
                r"Con los de $10^{-4}$ o menos.",
                r"Dentro de la raíz pesa como $10^{-4}$ fuera: frena a los gradientes de ese tamaño, que fuera no "
                r"la notan.",
                right=True,
            ),
            Option(
                "solo-con-1e-8",
                r"Solo con los de $10^{-8}$ o menos.",
                r"Ahí empieza a notarse la de fuera; dentro se compara con $g^2$, y su raíz es $10^{-4}$.",
            ),
            Option(
                "con-grandes",
                r"Con los grandes, de 100 o más.",
                r"Un denominador de 100 no nota ni $10^{-8}$ ni $10^{-4}$: por eso el ejercicio de la presentación sale "
                r"igual.",
            ),
        ),
    ),
    Quick(
        id="q5-ejes",
        question=r"Giras 45° un valle estrecho que estaba alineado con los ejes y, con la misma $\alpha$, "
        r"a Adam le va peor. ¿Por qué?",
        options=(
            Option(
                "girado-mas-dificil",
                "Al girarlo, el valle se vuelve más estrecho.",
                "El valle es el mismo, igual de estrecho: al descenso por gradiente el giro le da igual.",
            ),
            Option(
                "derivadas-iguales",
                "Ahora las dos derivadas son casi iguales.",
                "Cada coordenada mezcla las dos direcciones del valle: dividir entre esos tamaños no reequilibra nada.",
                right=True,
            ),
            Option(
                "adam-mide-curvatura",
                "Adam estima peor la curvatura de cada eje.",
                "Adam no mide curvaturas, ni antes ni después del giro: solo el tamaño de los gradientes.",
            ),
        ),
    ),
    Quick(
        id="q5-diagonal",
        question="En el valle, el gradiente de la salida es $(-8, 37.5)$, casi vertical. ¿Por qué sale Adam en diagonal?",
        options=(
            Option(
                "empuje-anterior",
                "Porque lo empujan los pasos de antes.",
                "En el primero no hay ninguno: las medias parten de cero, y la corrección las deja en el gradiente.",
            ),
            Option(
                "solo-queda-el-signo",
                r"Porque en el primer paso cada coordenada avanza $\alpha$.",
                "Cada derivada se divide entre su propio tamaño, y de ella solo queda el signo.",
                right=True,
            ),
            Option(
                "adam-mide-curvatura",
                "Porque sabe que el valle es más llano en $x$.",
                "Con un solo gradiente no sabe nada de la curvatura: solo lo grande que es cada derivada.",
            ),
        ),
    ),
    Quick(
        id="q5-reddi",
        question=r"Pendientes $3, -1, -1$, una y otra vez, y una $\beta_2$ pequeña. ¿Por qué va Adam hacia el lado malo?",
        options=(
            Option(
                "cuenta-pendientes",
                r"Porque llegan más pendientes $-1$ que 3.",
                r"Al descenso por gradiente no le importa: sus pasos suman $-1$ en cada ciclo, que es lo correcto.",
            ),
            Option(
                "tres-entre-mas",
                "Porque el 3 se divide entre un número mayor.",
                r"El 3 acaba de inflar $v$, y cuando llegan los $-1$ ya se ha desinflado: el paso del 3 no compensa los otros "
                r"dos.",
                right=True,
            ),
            Option(
                "culpa-de-la-tasa",
                r"Porque la tasa $\alpha$ es demasiado grande.",
                r"$\alpha$ multiplica por igual los tres pasos, y no cambia el signo de su suma.",
            ),
        ),
    ),
    Quick(
        id="q5-decaimiento",
        question=r"Dos pesos inútiles reciben gradientes que solo van y vienen: grandes en uno y pequeños en el "
        r"otro. Con $L_2$ dentro de Adam y la misma $\lambda$, ¿cuál decae menos?",
        options=(
            Option(
                "vaivenes-grandes",
                "El de vaivenes grandes.",
                r"Su $\lambda\theta$ se divide entre una $\sqrt{\hat v}$ grande y apenas se nota; "
                r"AdamW lo aplica fuera de los momentos.",
                right=True,
            ),
            Option(
                "vaivenes-pequenos",
                "El de vaivenes pequeños.",
                r"Su $\sqrt{\hat v}$ es pequeña, y dividir $\lambda\theta$ entre algo pequeño encoge el "
                "peso más deprisa.",
            ),
            Option(
                "decaen-igual",
                "Los dos decaen igual.",
                r"Así sería con AdamW; aquí $\lambda\theta$ entra en los momentos y cada peso lo divide entre su "
                r"$\sqrt{\hat v}$.",
            ),
        ),
    ),
    Quick(
        id="q5-ajustar",
        question=r"Con $\alpha = 0.01$ subes $\varepsilon$ de $10^{-8}$ a $0.1$ y tu red aprende peor. "
        r"¿Qué haces antes de descartar esa $\varepsilon$?",
        options=(
            Option(
                "epsilon-con-tasa-fija",
                r"Nada: una $\varepsilon$ así estropea Adam.",
                "Con la tasa de antes no se puede juzgar: cada $\\varepsilon$ pide la suya.",
            ),
            Option(
                "tasas-menores",
                r"Probarla con tasas menores.",
                r"Una $\varepsilon$ grande agranda el denominador y ya acorta los pasos; con menos tasa se "
                "acortan más.",
            ),
            Option(
                "tasas-mayores",
                r"Probarla con tasas mayores.",
                r"Al crecer el denominador los pasos se acortan: para que midan lo mismo hace falta más tasa.",
                right=True,
            ),
        ),
    ),
]
