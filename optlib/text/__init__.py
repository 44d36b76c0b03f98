"""Números y fórmulas como texto: en la página, en un lector de pantalla y en ``print``."""
