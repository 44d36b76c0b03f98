"""Preguntas de un toque del capítulo 6, los de hoy."""

from ..kinds import Option, Quick

PAGE = "06_los_de_hoy"
QUESTIONS: list[Quick] = [
    Quick(
        id="q6-giro",
        question="Girado 45°, un gradiente de 3 y 0.3 tiene 1.65 en la diagonal y 1.35 fuera. Adam empieza por su signo. Deshecho el giro, ¿qué recibe la dirección rara?",
        options=(
            Option(
                "rara-lo-mismo",
                "Lo mismo que la frecuente.",
                "Eso recibía sin girar. Girado, los cuatro signos son iguales.",
            ),
            Option(
                "rara-la-decima",
                "La décima parte que la frecuente.",
                "Eso le da el descenso. El signo no ve que 1.65 es más que 1.35.",
            ),
            Option(
                "rara-nada",
                "Nada.",
                "Los cuatro signos son 1: en la dirección frecuente se suman y en la rara se restan.",
                right=True,
            ),
        ),
    ),
    Quick(
        id="q6-cero",
        question="En la última capa de la red que lee, uno de los diez valores singulares no sube nunca. ¿Por qué?",
        options=(
            Option(
                "cifra-rara",
                "Es el de la cifra más rara.",
                "Una cifra rara daría un valor pequeño, y lo pequeño sube hasta 485 veces.",
            ),
            Option(
                "pocas-iteraciones",
                "Cinco iteraciones no le bastan.",
                "Con otras cinco tampoco sube: este no es pequeño, es cero.",
            ),
            Option(
                "valor-nulo",
                "Es cero, y 485 por 0 es 0.",
                "Los diez errores de cada imagen suman 0: en esa dirección no hay gradiente que agrandar.",
                right=True,
            ),
        ),
    ),
    Quick(
        id="q6-pasos",
        question="Un método da la mitad de pasos que otro, y cada uno le cuesta el triple. ¿Quién acaba antes?",
        options=(
            Option(
                "pasos-no-segundos",
                "El que da la mitad de pasos.",
                "La mitad de pasos, al triple de precio, es vez y media el tiempo del otro.",
            ),
            Option(
                "doble-de-pasos",
                "El que da el doble de pasos.",
                "Tarda dos tercios: el doble de pasos, cada uno a la tercera parte.",
                right=True,
            ),
            Option("acaban-a-la-vez", "Acaban a la vez.", "Acabarían a la vez si cada paso costara el doble."),
        ),
    ),
    Quick(
        id="q6-olvida",
        question=r"Lion recuerda con $\beta_2 = 0.99$, unos cien pasos. ¿Qué temes en un entrenamiento de doscientos?",
        options=(
            Option(
                "recuerda-de-mas",
                "Que lleve demasiado tiempo el gradiente del principio.",
                "Lo que recuerda abarca media carrera: avanza con el signo de gradientes que ya no valen.",
                right=True,
            ),
            Option(
                "pasos-cortos",
                r"Que los pasos se hagan demasiado cortos.",
                r"Los pasos de Lion miden siempre $\alpha$, recuerde lo que recuerde.",
            ),
            Option(
                "guarda-gradientes",
                "Que no quepa lo que recuerda.",
                "Recuerda un número por parámetro, sea cual sea su memoria.",
            ),
        ),
    ),
    Quick(
        id="q6-parar",
        question="Un punto salta sin parar entre 1 y −1; el mínimo está en 0. ¿Dónde está la media de todos sus puntos?",
        options=(
            Option(
                "media-es-ultimo",
                "En 1 o en −1, según cuándo se pare.",
                "Ahí está el último punto; la media pesa igual los de un lado y los del otro.",
            ),
            Option(
                "media-en-el-centro",
                "Cerca de 0, se pare cuando se pare.",
                "Los saltos se compensan, y más cuantos más entran en la media.",
                right=True,
            ),
            Option(
                "media-es-primero",
                "Donde empezó, que fue el primero.",
                "El primer punto es uno más: tras cien pasos pesa una centésima.",
            ),
        ),
    ),
]
