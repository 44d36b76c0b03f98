"""Preguntas de un toque del capítulo 3: variantes, una tras cada apartado."""

from ..kinds import Option, Quick

PAGE = "03_variantes"
QUESTIONS: list[Quick] = []
