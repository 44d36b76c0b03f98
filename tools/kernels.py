"""Complemento de pytest para nbval: un núcleo que no llega a arrancar se arranca otra vez.

Un núcleo elige sus puertos, los suelta y los vuelve a pedir: si en ese momento otro proceso arranca el suyo, pueden
coincidir, y uno de los dos muere antes de contestar.
"""

import os

import fingerprint  # noqa: F401
from nbval import kernel

TRIES = 3
start_once = kernel.start_new_kernel


def start(*arguments, **options):
    """Como ``start_new_kernel``, hasta ``TRIES`` veces."""
    for remaining in reversed(range(TRIES)):
        try:
            return start_once(*arguments, **options)
        except RuntimeError:
            if not remaining:
                raise


kernel.start_new_kernel = start
# Solo hacía falta para encontrar este módulo; los cuadernos no tienen por qué ver los de esta carpeta.
os.environ.pop("PYTHONPATH", None)
