"""Preguntas de un toque del capítulo 4: la neurona, una tras cada apartado."""

from ..kinds import Option, Quick

PAGE = "04_neurona"
QUESTIONS: list[Quick] = []
