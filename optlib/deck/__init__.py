"""La presentación de partida: lo que dice (``slides``), qué números son correctos (``audit``) y cómo se muestra.

``compare`` pone una tabla calculada de nuevo junto a la de la presentación; ``given`` y ``printed`` dan sus datos y sus
números por clave; ``errata_page`` hace las tablas de la página de erratas.
"""

from .comparison import compare
from .slides import given, printed

__all__ = ["compare", "given", "printed"]
