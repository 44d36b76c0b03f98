"""Las pistas en Jupyter: una extensión de IPython, ``optlib.errors.jupyter``, que se carga por configuración."""

from types import TracebackType
from typing import Any

from . import explain


def load_ipython_extension(shell: Any) -> None:
    """Enseña la pista de un error, si la tiene, detrás de lo que dice Python."""
    shell.set_custom_exc((Exception,), _shown)


def _shown(
    shell: Any, kind: type[Exception], error: Exception, trace: TracebackType, tb_offset: int | None = None
) -> None:
    shell.showtraceback((kind, error, trace), tb_offset=tb_offset)
    if hint := explain(error):
        print(hint)
