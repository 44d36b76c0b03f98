"""Probar la función que escribe el lector y decir lo primero que está mal."""


def check(identifier, function):
    """Prueba una función."""
    raise NotImplementedError
