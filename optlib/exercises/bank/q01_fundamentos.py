"""Preguntas de un toque del capítulo 1: fundamentos, una tras cada apartado."""

from ..kinds import Option, Quick

PAGE = "01_fundamentos"
QUESTIONS: list[Quick] = []
