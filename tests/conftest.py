"""Ajustes comunes: los ejemplos al azar son los mismos en cada ejecución, y los tiempos no cuentan como fallo."""

from hypothesis import settings

settings.register_profile("curso", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("curso")

# Firefox y WebKit se prueban con «make navegadores», que instala lo que hace falta.
collect_ignore = ["browsers"]
