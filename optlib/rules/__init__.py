"""La regla de un optimizador como texto, adónde lleva la que escribe un lector y con qué rivales se mide."""

from .rivals import FAIR_RATES, best_arrival, best_rate
from .run import points_of, walked
from .text import MUON, lines_of, settings_of, starts_of, state_of, text_of

__all__ = [
    "FAIR_RATES",
    "MUON",
    "best_arrival",
    "best_rate",
    "lines_of",
    "points_of",
    "settings_of",
    "starts_of",
    "state_of",
    "text_of",
    "walked",
]
