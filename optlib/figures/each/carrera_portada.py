"""La carrera de la portada, sin más mandos que el punto de partida."""

from typing import Any

from ...styles import STYLES
from ..landscapes import VALLEYS
from ..params import Names, OneOf, Params, Point, Rates
from ..spec import Spec, count
from . import carrera

SPEC = Spec(
    title="Un mismo punto de partida",
    params={
        "problem": OneOf("beale", tuple(VALLEYS)),
        "optimizers": Names(),
        "lrs": Rates(),
        "start": Point(),
        "steps": count(200, 300, low=1),
    },
    attempt="Arrastra el punto de partida y mira a qué mínimo llega cada optimizador.",
    question="¿Por qué no van por el mismo camino?",
    shows="El punto de partida decide a qué valle se llega, pero no para todos igual: desde el mismo punto, cada "
    "regla da un paso distinto, y desde ahí mide ya otra pendiente.",
    methods=tuple(STYLES),
)


trajectory = carrera.trajectory


def draw(ax: Any, params: Params) -> None:
    carrera.draw(ax, params, legend=False)
    ax.set(xlabel="", ylabel="", xticks=[], yticks=[])
