"""Prueba un ejercicio en unos segundos y lo escribe con sus respuestas.

Uso: ``python tools/exercise.py [IDENTIFICADOR]``; sin él, mira todos. También dice lo que les falta a los cuadernos.
El estado final es distinto de cero si algo está mal.
"""

import sys

from broken_bank import broken_bank


def main(identifiers: list[str]) -> int:
    if why := broken_bank():
        print(why, file=sys.stderr)
        return 1
    import exercise_report

    if len(identifiers) > 1:
        print("Uno cada vez: make ejercicio ID=gd-primer-paso. Sin ID se miran todos.", file=sys.stderr)
        return 2
    return exercise_report.one(identifiers[0]) if identifiers else exercise_report.every()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
