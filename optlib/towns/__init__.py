"""La red que inventa nombres de pueblos: los que lee, de GeoNames, CC BY 4.0, ella, lo que escribe y lo que se mide."""

from .measures import MEASURES, marks
from .names import COUNTRIES, folded, names
from .network import Letters, network
from .writing import probabilities, written

__all__ = ["COUNTRIES", "MEASURES", "Letters", "folded", "marks", "names", "network", "probabilities", "written"]
