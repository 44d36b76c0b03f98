"""Preguntas de un toque del capítulo 5: Adam, una tras cada apartado."""

from ..kinds import Option, Quick

PAGE = "05_adam"
QUESTIONS: list[Quick] = []
