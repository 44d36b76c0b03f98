"""La red que inventa nombres de pueblos: los que lee, de GeoNames, CC BY 4.0, y ella."""

from .names import COUNTRIES, folded, names

__all__ = ["COUNTRIES", "folded", "names"]
