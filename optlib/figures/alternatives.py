"""Texto alternativo de la imagen fija de cada figura: qué muestra y con qué parámetros."""

from typing import Any

from ..problems import PROBLEMS
from ..styles import NAMES
from ..text.formatting import format_number
from .params import OneOf, Param, Params
from .specs import MODULES, SPECS, complete

# Parámetros que se dicen en el texto alternativo.
_SHORT = {
    "problem": "problema",
    "optimizer": "optimizador",
    "x": "x =",
    "y": "y =",
    "w": "w₁ =",
    "c": "c₁ =",
    "lr": "α =",
    "beta": "β =",
    "beta1": "β₁ =",
    "beta2": "β₂ =",
    "condition": "número de condición",
    "method": "método",
    "batch_size": "minilotes de",
    "epochs": "épocas:",
    "data": "datos",
    "signal": "gradientes",
    "landscape": "coste",
    "start": "punto de partida",
    "steps": "pasos:",
    "warmup": "pasos de calentamiento:",
}
_VALUES = {name: problem.name for name, problem in PROBLEMS.items()} | NAMES


def alternative(figure_id: str, params: Params) -> str:
    """Texto alternativo de la imagen fija de la figura con esos parámetros, y los demás por omisión.

    Errores: los de :func:`optlib.figures.specs.complete`.

    >>> alternative("descenso-1d", {"lr": 0.3})
    'Imagen fija de la figura «El descenso por gradiente, paso a paso», con problema x², α = 0.3, pasos: 20.'
    """
    spec, params = SPECS[figure_id], complete(figure_id, params)
    given = {name: value for name, value in params.items() if name in _SHORT and value is not None}
    words = [f"{_SHORT[name]} {_words(spec.params[name], value)}" for name, value in given.items()]
    said = f", con {', '.join(words)}." if words else "."
    told = getattr(MODULES[figure_id], "told", None)
    return f"Imagen fija de la figura «{spec.title}»{told(params, said) if told else said}"


def _words(param: Param, value: Any) -> str:
    if isinstance(value, list | tuple):
        return "(" + ", ".join(format_number(each, digits=6) for each in value) + ")"
    if isinstance(param, OneOf):
        own = param.options if isinstance(param.options, dict) else {}
        return own.get(value) or _VALUES.get(value, value)
    return format_number(value, digits=6) if isinstance(value, float) else str(value)
