"""Texto alternativo de la imagen fija de cada figura: qué muestra y con qué parámetros."""

from typing import Any

from ..problems import PROBLEMS
from ..styles import NAMES
from ..text.formatting import format_number
from .params import Params
from .specs import SPECS, complete
from .turning import MATRICES

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
_VALUES = {
    **{name: problem.name for name, problem in PROBLEMS.items()},
    **NAMES,
    "constant": "constantes",
    "noisy": "con ruido",
    "alternating": "alternos",
    "sparse": "dispersos",
    "jump": "con un salto",
    "cycle": "en ciclos 3, −1, −1",
    "deck": "de un solo ejemplo",
    "line": "de seis ejemplos",
    "outlier": "con uno que desentona",
    "offcenter": "sin centrar",
    "nebulae": "de 24 nebulosas",
    "linear": "Adam, bajando a cero",
    "bowl": "en parábola",
    "walls": "con paredes",
    **MATRICES,
}


def alternative(figure_id: str, params: Params) -> str:
    """Texto alternativo de la imagen fija de la figura con esos parámetros, y los demás por omisión.

    Errores: los de :func:`optlib.figures.specs.complete`.

    >>> alternative("descenso-1d", {"lr": 0.3})
    'Imagen fija de la figura «El descenso por gradiente, paso a paso», con problema x², α = 0.3, pasos: 20.'
    """
    params = complete(figure_id, params)
    title = f"Imagen fija de la figura «{SPECS[figure_id].title}»"
    if figure_id == "muon":
        return f"{title}: los valores singulares de la matriz ({_words(params['matrix'])}) tras cada iteración."
    if figure_id == "brote":
        how = f"{_words(params['method'])}, ε = {_words(params['eps'])} y β₂ = {_words(params['beta2'])}"
        return f"{title}: la tasa propia por la curvatura, con su límite, y |x|, en 20 000 pasos con {how}."
    if figure_id == "palabras":
        how = ", giradas" * params["turned"] + ", todas igual de frecuentes" * params["equal"]
        return f"{title}: el exceso de cada palabra{how}, con cada método, tras {params['steps']} pasos."
    given = {name: value for name, value in params.items() if name in _SHORT and value is not None}
    settings = ", ".join(f"{_SHORT[name]} {_words(value)}" for name, value in given.items())
    if figure_id == "red":
        return f"{title}: cien cifras, con las que lee en oscuro, antes de entrenarla y tras {params['steps']} pasos."
    drawn = " Dibuja x, desde su partida, 0, y el mejor punto, −1." if params.get("signal") == "cycle" else ""
    return f"{title}, con {settings}.{drawn}"


def _words(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "(" + ", ".join(format_number(each, digits=6) for each in value) + ")"
    return format_number(value, digits=6) if isinstance(value, float) else _VALUES.get(value, str(value))
