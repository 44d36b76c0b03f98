"""Escribe ``data.js`` y ``rules.js``, de ``optlib/static``: lo que la página toma de Python, donde está escrito.

Aspecto, rótulo y tasa de cada optimizador, con el dibujo de su marcador, y aspecto de las demás series; cómo se llama
cada hiperparámetro en otras bibliotecas, y su intervalo; nombre, dominio, salida y mínimos de cada problema; datos de
ejemplo; tasas que se prueban; y, de cada figura, los valores que admite y con los que empieza cada parámetro. Aparte,
la regla de cada optimizador y el gradiente de cada valle.
"""

import json
import pathlib
import re
import subprocess
import sys

import numpy as np
import pieces
from browser import NODE
from matplotlib.markers import MarkerStyle
from matplotlib.path import Path

from optlib.base import RANGES
from optlib.errors.elsewhere import HERE
from optlib.figures.landscapes import CURVES, SLOPES, VALLEYS, minima
from optlib.figures.params import Flag, InRange, OneOf, Param, Text
from optlib.figures.rivals import FAIR_RATES
from optlib.figures.rules import lines_of, settings_of, starts_of, state_of, text_of
from optlib.figures.runs import MUON, READING
from optlib.figures.specs import MODULES, SPECS
from optlib.optimizers import OPTIMIZERS
from optlib.problems import PROBLEMS
from optlib.styles import SERIES, STYLES

STATIC = pathlib.Path(__file__).resolve().parent.parent / "optlib" / "static"
# Dónde va lo que solo usa una figura.
OWN = "figures/data"
HEADER = "// Generado por «make datos» a partir de optlib: no se edita a mano.\n"


def listed(value):
    """Un número o un punto, como los lee JavaScript."""
    return None if value is None else np.asarray(value).tolist()


def mark(marker: str) -> str:
    """Dibujo de un marcador de matplotlib, de unos nueve píxeles, como lo escribe SVG."""
    style = MarkerStyle(marker)
    drawn = []
    for points, code in style.get_path().transformed(style.get_transform().scale(9, -9)).iter_segments(simplify=False):
        letter = {Path.MOVETO: "M", Path.LINETO: "L", Path.CURVE4: "C", Path.CLOSEPOLY: "Z"}[code]
        drawn.append(letter + ("" if letter == "Z" else " ".join(f"{value:g}" for value in points.round(2) + 0.0)))
    return "".join(drawn)


def problem(name: str) -> dict:
    """Nombre, dimensión, salida y mínimo de un problema."""
    entry = PROBLEMS[name]
    return {"name": entry.name, "dim": entry.dim, "start": listed(entry.start), "minimum": listed(entry.minimum)}


def domain(name: str, box: tuple[float, ...]) -> dict:
    """Nombre de un paisaje y extremos de sus dos ejes."""
    return {"name": PROBLEMS[name].name, "x": box[:2], "y": box[2:]}


def bounds(where: str) -> dict[str, float]:
    """Los extremos de un intervalo: ``above`` y ``below`` no entran, y ``from`` sí."""
    low, high = (float(end) for end in where[1:-1].split(","))
    ends = {"above" if where[0] == "(" else "from": low, "below": high}
    return {side: end for side, end in ends.items() if np.isfinite(end)}


def parameter(param: Param) -> dict | None:
    """Lo que un mando necesita de su parámetro; ``None`` si no hay nada que decir."""
    if isinstance(param, Flag | Text):
        return {"value": param.default}
    if isinstance(param, OneOf):
        return {"value": param.default, "options": list(param.options)}
    if not isinstance(param, InRange):
        return None
    if param.stops:
        return {"value": param.default, "stops": param.stops}
    # Un extremo que depende de los demás parámetros lo calcula la figura.
    ends = {side: end for side in ("low", "high") if not callable(end := getattr(param, side))}
    return {"value": param.default, **ends, "step": param.step}


def tables() -> dict[str, dict]:
    """Todas las tablas, por su nombre en JavaScript."""
    figures = {
        key: {name: found for name, param in spec.params.items() if (found := parameter(param))}
        for key, spec in SPECS.items()
    }
    return {
        "MARKS": {marker: mark(marker) for marker in dict.fromkeys(style.marker for style in STYLES.values())},
        "STYLES": {key: style._asdict() for key, style in STYLES.items()},
        "PROBLEM_DATA": {name: problem(name) for name in PROBLEMS},
        "SETTINGS": {name: {"called": HERE[name].split(), **bounds(where)} for name, where in RANGES.items()},
        "CURVES": {name: domain(name, box) for name, box in CURVES.items()},
        "VALLEYS": {name: domain(name, box) | {"minima": minima(name)} for name, box in VALLEYS.items()},
        "PARAMS": figures,
    }


def rule(name: str) -> dict:
    """Una regla: cómo empieza y cada paso, en líneas de Python; sus valores, y el texto que escribiría un lector."""
    kind = OPTIMIZERS[name]
    parts = {"begin": starts_of(kind), "step": lines_of(kind), "settings": settings_of(kind), "state": state_of(kind)}
    return parts | {"text": text_of(kind, lr=STYLES[name].lr)}


def render(name: str, table: dict) -> str:
    """El texto de una tabla: una línea por entrada."""
    rows = [f"  {json.dumps(key)}: {json.dumps(entry, ensure_ascii=False)},\n" for key, entry in table.items()]
    return f"export const {name} = {{\n{''.join(rows)}}};\n"


def constant(name: str, value: object) -> str:
    """El texto de una constante, en una línea."""
    return f"export const {name} = {json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n"


def slope(name: str) -> str:
    """El gradiente de un valle, de sus líneas."""
    body = " ".join(f"const {line};" for line in SLOPES[name])
    return f'  "{name}": {{"grad": ([x, y]) => {{ {body} return [gx, gy]; }}}},\n'


def modules() -> dict[str, str]:
    """El texto de cada módulo, por su nombre."""
    data = [render(name, table) for name, table in tables().items()]
    pairs = [{"light": style.light, "dark": style.dark, "dash": style.dash} for style in SERIES]
    data.append(f"export const SERIES = {json.dumps(pairs)};\n")
    data.append(f"export const FAIR_RATES = {json.dumps(FAIR_RATES)};\n")
    data.append(f"export const READING = {json.dumps(READING)};\n")
    rules = render("RULES", {name: rule(name) for name in OPTIMIZERS})
    typed = render("TYPED", {"Muon": {"text": MUON}})
    slopes = f"export const SLOPES = {{\n{''.join(map(slope, SLOPES))}}};\n"
    made = {"data.js": "\n".join([HEADER, *data]), "rules.js": "\n".join([HEADER, rules, typed, slopes])}
    # Las rutas van escritas enteras: el libro reúne los módulos.
    loads = "".join(f'  "{key}": () => import("./each/{key}.js"),\n' for key in MODULES)
    made["figures/all.js"] = f"{HEADER}\nexport const FIGURES = {{\n{loads}}};\n"
    for key, module in MODULES.items():
        if hasattr(module, "data"):
            made[f"{OWN}/{key}.js"] = "\n".join([HEADER, *(constant(*each) for each in module.data().items())])
    return made


def changes() -> dict[str, str | None]:
    """Los módulos que no son los que saldrían ahora, con su texto, o ``None`` si sobran."""
    now: dict[str, str | None] = {**modules()}
    there = [f"{OWN}/{path.name}" for path in (STATIC / OWN).glob("*.js")]
    old = dict.fromkeys(there) | {name: path.read_text("utf-8") for name in now if (path := STATIC / name).is_file()}
    return {name: now.get(name) for name in now | old if name not in now or now[name] != old.get(name)}


def outdated() -> list[str]:
    """Los módulos que no son los que saldrían ahora, dichos; vacía si ninguno, o si no se pueden hacer."""
    try:
        old = changes()
    except ValueError as error:
        return [str(error)]
    return [f"optlib/static/{name}: no dice lo que ahora dice Python. Ejecuta «make datos»." for name in old]


def unreadable() -> str:
    """Por qué no se puede leer el gemelo de los optimizadores, con su línea; vacío si se lee bien."""
    text = (STATIC / "optimizers.js").read_text("utf-8")
    command = [str(NODE), "--check", "--input-type=module", "-"]
    said = subprocess.run(command, input=text, capture_output=True, encoding="utf-8").stderr
    found = re.search(r"\[stdin\]:(\d+)\n(.*)\n.*\n\n(.*)", said)
    return f"{pieces.TWINS}, línea {found[1]}: no se puede leer «{found[2].strip()}»: {found[3]}." if found else said


def main() -> int:
    """Escribe los que cambian, o dice lo que falta; devuelve 0 si no falta nada."""
    lacking = [why] if (why := unreadable()) else pieces.missing()
    if lacking:
        print("Antes falta:", *(f"- {each}" for each in lacking), sep="\n", file=sys.stderr)
        return 1
    try:
        old = changes()
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    for name, text in old.items():
        path = STATIC / name
        if text is None:
            path.unlink()
        else:
            path.write_text(text, "utf-8", newline="\n")
        print(f"{'Borrado' if text is None else 'Escrito'} {name}")
    if old:
        print("Faltan los textos que lo cuenten, «make capitulos» y los tests que dice CONTRIBUTING.md.")
    if not old:
        print("data.js y rules.js ya estaban al día.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
