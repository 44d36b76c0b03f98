"""La red que aprende a leer cifras escritas a mano: sus datos, ella, lo que se mide de ella y lo ya medido."""

from .images import digits, packed
from .measures import MEASURES, measured, right
from .network import network
from .recipe import Averaged, Mean, plan

__all__ = ["MEASURES", "Averaged", "Mean", "digits", "measured", "network", "packed", "plan", "right"]
