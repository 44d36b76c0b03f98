"""El barrido: muchas reglas, tasas, semillas y presupuestos sobre un problema, y lo que se puede afirmar de ello.

``sweep`` entrena y da una tabla; ``best`` elige la tasa de cada método, y ``claim`` dice si algo se cumple con todos
los presupuestos y casi todas las semillas. Basta NumPy; joblib, si está, reparte las tareas, y tqdm dice cuántas van.
"""

from .claims import Claim, best, claim
from .runs import from_starts
from .table import sweep

__all__ = ["Claim", "best", "claim", "from_starts", "sweep"]
