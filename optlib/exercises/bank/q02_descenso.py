"""Preguntas de un toque del capítulo 2: descenso por gradiente, una tras cada apartado."""

from ..kinds import Option, Quick

PAGE = "02_descenso_gradiente"
QUESTIONS: list[Quick] = [
    Quick(
        id="q2-coste",
        question=r"Dos rectas fallan lo mismo en suma, pero una reparte el error y la otra lo concentra en un solo "
        r"ejemplo. ¿Cuál tiene más coste $J$?",
        options=(
            Option(
                "La que lo concentra.", "Al elevar al cuadrado, un error doble cuenta cuatro veces.", right=True
            ),
            Option("La que lo reparte.", "Al revés: varios errores pequeños, al cuadrado, suman poco."),
            Option("Las dos igual.", "Sería así con la suma de los errores; aquí se suman sus cuadrados."),
        ),
    ),
]
