"""Hace JupyterLite con los cuadernos del libro, que queda en ``_build/lite``, y lo publica con el sitio.

Si nada ha cambiado desde la última vez no lo rehace. Usa el Python de las páginas: sin él no hay.
"""

import os
import sys
from concurrent.futures import ThreadPoolExecutor

import build
import setup
from runtime import lite, packs


def main() -> int:
    asked = os.environ.get("PYTHON_EN_PAGINA", "")
    if asked == "no":
        print("JupyterLite usa el Python de las páginas: repite «make lite» sin PYTHON_EN_PAGINA=no.", file=sys.stderr)
        return 1
    wheels = packs.sources(asked or "si")
    if not lite.about():
        print("Construyendo JupyterLite…", flush=True)
        # A la vez, el Python de las páginas, que después hará falta.
        with ThreadPoolExecutor(1) as pool:
            made = pool.submit(packs.make, wheels)
            lite.make()
            made.result()
    size = sum(path.stat().st_size for path in lite.FOLDER.rglob("*") if path.is_file())
    print(f"JupyterLite está en {lite.FOLDER} ({size / 1e6:.0f} MB).")
    return build.main()


if __name__ == "__main__":
    sys.exit(setup.told(main))
