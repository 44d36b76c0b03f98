"""La letra de las imágenes: la del sitio donde está preparada (``optlib/fonts``); si no, la de matplotlib."""

from pathlib import Path
from typing import Any

from matplotlib.font_manager import fontManager

_FOLDER = Path(__file__).parent.parent / "fonts"
_NAME, _PLAIN = "Optlib Sans", "DejaVu Sans"


def settings(folder: Path = _FOLDER) -> dict[str, Any]:
    """Devuelve los ajustes de matplotlib para escribir con la letra que haya.

    De la de matplotlib salen, en cualquier caso, los signos que la del sitio no tiene.
    """
    files = sorted(folder.glob("*.ttf"))
    for file in files:
        fontManager.addfont(file)
    if not files:
        return {"font.family": _PLAIN}
    # «cal» también, aunque no se use: matplotlib busca todas y avisa de la que no encuentra.
    formulas = {"rm": _NAME, "it": f"{_NAME}:italic", "bf": f"{_NAME}:bold", "cal": f"{_NAME}:italic"}
    return {
        "font.family": [_NAME, _PLAIN],
        "mathtext.fontset": "custom",
        "mathtext.fallback": "stixsans",
    } | {f"mathtext.{part}": name for part, name in formulas.items()}
