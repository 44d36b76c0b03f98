"""Comprueba que los enlaces externos del libro siguen vivos. Necesita red; tarda unos minutos.

El informe queda en ``_build/enlaces/output.txt``. Los enlaces internos los comprueban los tests.
"""

import sys

import build

REPORT = build.BUILD / "enlaces"


def main() -> int:
    if build.build("linkcheck", REPORT) != 0:
        broken = [line for line in (REPORT / "output.txt").read_text("utf-8").splitlines() if "[broken]" in line]
        print(f"\n{len(broken)} enlaces rotos; el informe completo está en {REPORT / 'output.txt'}.", file=sys.stderr)
        return 1
    print("Todos los enlaces externos responden.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
