"""Preguntas de un toque del capítulo 6: otros optimizadores, una tras cada apartado."""

from ..kinds import Option, Quick

PAGE = "06_otros_optimizadores"
QUESTIONS: list[Quick] = []
