"""Ayudas de los tests de ejercicios: ejecutar sus módulos en Node y leer sus datos."""

import json
import re
from html import unescape

from node import ask

from optlib.exercises.page import render


def node(*work):
    """Devuelve lo que da cada trabajo ``(nombre, datos)`` de ``tests/js/exercises.mjs``."""
    return ask("exercises.mjs", work)


def recipe(item):
    """Los datos de un ejercicio, tal como los lee la página."""
    return json.loads(unescape(re.search(r"data-recipe='([^']*)'", render(item))[1]))
