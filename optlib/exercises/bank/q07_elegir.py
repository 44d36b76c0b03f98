"""Preguntas de un toque del capítulo 7: cómo elegir, una tras cada apartado."""

from ..kinds import Option, Quick

PAGE = "07_elegir_optimizador"
QUESTIONS: list[Quick] = []
