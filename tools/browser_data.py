"""Escribe ``data.js`` y ``rules.js``, de ``optlib/static``: lo que la página toma de Python, donde está escrito.

Y une en uno, en ``optlib/static/jupyter``, los módulos de cada widget de Jupyter.

Aspecto, rótulo y tasa de cada optimizador, con el dibujo de su marcador, y aspecto de las demás series; cómo se llama
cada hiperparámetro en otras bibliotecas, y su intervalo; nombre, dominio, salida y mínimos de cada problema; tasas que
se prueban. Aparte, la regla de cada optimizador, y el coste y el gradiente de cada problema. Lo que solo usa una figura
va en ``figures/data``, con los valores que admite y con los que empieza cada parámetro, y la lista de figuras, en
``figures/all.js``.
"""

import json
import pathlib
import re
import sys

import numpy as np
import pieces
import settings
import toc
from matplotlib.markers import MarkerStyle
from matplotlib.path import Path
from traced import traced

from optlib.base import RANGES
from optlib.clinic import HEALTHY, PAIRS, PATIENTS, PROBES, SEEDS, SIGNS, Patient, Training
from optlib.clinic.patients import FIELDS
from optlib.errors.elsewhere import HERE
from optlib.figures.landscapes import CURVES, VALLEYS, minima
from optlib.figures.params import Flag, InRange, OneOf, Param, Series, Text
from optlib.figures.specs import MODULES, SPECS
from optlib.optimizers import OPTIMIZERS
from optlib.problems import PROBLEMS
from optlib.rules import FAIR_RATES, MUON, lines_of, settings_of, starts_of, state_of, text_of
from optlib.styles import SERIES, STYLES

STATIC = pathlib.Path(__file__).resolve().parent.parent / "optlib" / "static"
# Lo que recibe cada widget, y el módulo con que empieza.
WIDGETS = {"exercise": "exercises/widget.js", "rule": "exercises/rule-widget.js", "figure": "figures/widget.js"}
# Dónde va lo que solo usa una figura.
OWN = "figures/data"
# Dónde, lo que recibe cada widget.
JOINED = "jupyter"
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
    """Los extremos de un intervalo: ``above`` y ``below`` no entran; ``from`` y ``to``, sí."""
    low, high = (float(end) for end in where[1:-1].split(","))
    ends = {"above" if where[0] == "(" else "from": low, "below" if where[-1] == ")" else "to": high}
    return {side: end for side, end in ends.items() if np.isfinite(end)}


def parameter(param: Param) -> dict | None:
    """Lo que un mando necesita de su parámetro; ``None`` si no hay nada que decir."""
    if isinstance(param, Flag | Text):
        return {"value": param.default}
    if isinstance(param, OneOf):
        return {"value": param.default, "options": list(param.options)}
    if isinstance(param, Series):
        return {"value": None, "count": param.count, "low": param.low, "high": param.high}
    if not isinstance(param, InRange):
        return None
    if param.stops:
        return {"value": param.default, "stops": param.stops}
    # Un extremo que depende de los demás parámetros lo calcula la figura.
    ends = {side: end for side in ("low", "high") if not callable(end := getattr(param, side))}
    return {"value": param.default, **ends, "step": param.step}


def tables() -> dict[str, dict]:
    """Todas las tablas, por su nombre en JavaScript."""
    return {
        "MARKS": {marker: mark(marker) for marker in dict.fromkeys(style.marker for style in STYLES.values())},
        "STYLES": {key: style._asdict() for key, style in STYLES.items()},
        "PROBLEM_DATA": {name: problem(name) for name in PROBLEMS},
        "SETTINGS": {name: {"called": HERE[name].split(), **bounds(where)} for name, where in RANGES.items()},
        "CURVES": {name: domain(name, box) for name, box in CURVES.items()},
        "VALLEYS": {name: domain(name, box) | {"minima": minima(name)} for name, box in VALLEYS.items()},
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


def functions(name: str) -> str:
    """El coste y el gradiente de un problema."""
    try:
        f, grad = (traced(part, PROBLEMS[name].dim) for part in (PROBLEMS[name].f, PROBLEMS[name].df))
    except (TypeError, AttributeError) as error:
        said = "la página no sabe hacer sus cuentas, que son + - * /, potencias enteras, sin, cos, exp y log"
        raise ValueError(f"{name}: {said} ({error}).") from None
    return f'  "{name}": {{ "f": {f}, "grad": {grad} }},\n'


def constant(name: str, value: object) -> str:
    """El texto de una constante, en una línea."""
    return f"export const {name} = {json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n"


def modules() -> dict[str, str]:
    """El texto de cada módulo, por su nombre."""
    data = [render(name, table) for name, table in tables().items()]
    pairs = [{"light": style.light, "dark": style.dark, "dash": style.dash} for style in SERIES]
    data.append(f"export const SERIES = {json.dumps(pairs)};\n")
    data.append(f"export const FAIR_RATES = {json.dumps(FAIR_RATES)};\n")
    rules = render("RULES", {name: rule(name) for name in OPTIMIZERS})
    typed = render("TYPED", {"Muon": {"text": MUON}})
    problems = f"export const FUNCTIONS = {{\n{''.join(map(functions, PROBLEMS))}}};\n"
    made = {"data.js": "\n".join([HEADER, *data]), "rules.js": "\n".join([HEADER, rules, typed, problems])}
    made["clinic/data.js"] = clinic()
    # Las rutas van escritas enteras: el libro reúne los módulos.
    loads = "".join(f'  "{key}": () => import("./each/{key}.js"),\n' for key in MODULES)
    made["figures/all.js"] = f"{HEADER}\nexport const FIGURES = {{\n{loads}}};\n"
    for key, spec in SPECS.items():
        module = MODULES[key]
        params = {name: found for name, param in spec.params.items() if (found := parameter(param))}
        own = [constant(*each) for each in module.data().items()] if hasattr(module, "data") else []
        script = [module.script()] if hasattr(module, "script") else []
        made[f"{OWN}/{key}.js"] = "\n".join([HEADER, render("PARAMS", params), *own, *script])
    return made


def written(changes: dict) -> dict:
    """Un entrenamiento, con la regla escrita entera."""
    fields = vars(training := Training(**changes))
    return {name: value for name, value in fields.items() if name not in ("lr", "decay")} | {"rule": training.text}


def patient(each: Patient) -> dict:
    """Un paciente, con lo que difiere de uno sano; y de cada opción, lo que cambia."""
    sick, sound = written(each.wrong), written({})
    options = {words: written({**each.wrong, **changes}) for words, changes in each.options.items()}
    return {
        "name": each.name,
        "wrong": differing(sick, sound),
        "touch": FIELDS[each.field],
        "options": {words: differing(option, sick) for words, option in options.items()},
    }


def differing(one: dict, other: dict) -> dict:
    return {name: value for name, value in one.items() if value != other[name]}


def clinic() -> str:
    """Los pacientes, lo que los distingue y un entrenamiento sano; lo que no tiene extremo, nulo."""
    open_ended = lambda end: end if np.isfinite(end) else None  # noqa: E731
    signs = {
        key: [[sign.measure, open_ended(sign.low), open_ended(sign.high), sign.text] for sign in each]
        for key, each in SIGNS.items()
    }
    every = {
        "TRAINING": written({}),
        "PATIENTS": {key: patient(each) for key, each in PATIENTS.items()},
        "PAIRS": PAIRS,
        "SEEDS": SEEDS,
        "PROBES": PROBES,
        "SIGNS": signs,
        "HEALTHY": {name: [open_ended(end) for end in ends] for name, ends in HEALTHY.items()},
    }
    rows = [render(name, table) if isinstance(table, dict) else constant(name, table) for name, table in every.items()]
    return "\n".join([HEADER, *rows])


def changes(now: dict[str, str], folder: str) -> dict[str, str | None]:
    """Los módulos que no son los que saldrían ahora, con su texto, o ``None`` si en esa carpeta sobran."""
    there = [f"{folder}/{path.name}" for path in (STATIC / folder).glob("*.*js")]
    old = dict.fromkeys(there) | {name: path.read_text("utf-8") for name in now if (path := STATIC / name).is_file()}
    return {name: now.get(name) for name in now | old if name not in now or now[name] != old.get(name)}


def outdated() -> list[str]:
    """Los módulos que no son los que saldrían ahora, dichos; vacía si ninguno, o si no se pueden hacer."""
    try:
        old = changes(modules(), OWN) | changes(joined(), JOINED)
    except ValueError as error:
        return [str(error)]
    return [f"optlib/static/{name}: no es lo que saldría ahora. Ejecuta «make datos»." for name in old]


def joined() -> dict[str, str]:
    """El módulo de cada widget, con los que importa. Errores: ``ValueError`` con la línea que no se puede leer."""
    found = {}
    for name, entry in WIDGETS.items():
        options = ("--bundle", "--minify", "--format=esm", "--target=es2022", "--charset=utf8")
        done = settings.theme("esbuild").execute(toc.ROOT, str(pathlib.Path("optlib/static", entry)), *options)
        if said := done.stderr:
            error = re.search(r"\] (.*)\n\n +(.+?):(\d+):\d+:\n +\d+ │ (.*)", said)
            where = "{1}, línea {2}: no se puede leer «{3}»: {0}"
            raise ValueError(where.format(*map(str.strip, error.groups())) if error else said)
        found[f"{JOINED}/{name}.mjs"] = HEADER + done.stdout
    return found


def write(now: dict[str, str], folder: str) -> list[str]:
    """Escribe los que cambian, borra los que en esa carpeta sobran, y dice cuáles."""
    old = changes(now, folder)
    for name, text in old.items():
        path = STATIC / name
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
        print(f"{'Borrado' if text is None else 'Escrito'} {name}")
    return list(old)


def main() -> int:
    """Escribe los que cambian, o dice lo que falta; devuelve 0 si no falta nada."""
    if lacking := pieces.missing():
        print("Antes falta:", *(f"- {each}" for each in lacking), sep="\n", file=sys.stderr)
        return 1
    try:
        old = [*write(modules(), OWN), *write(joined(), JOINED)]
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    if old:
        print("Faltan los textos que lo cuenten, «make capitulos» y los tests que dice CONTRIBUTING.md.")
    else:
        print("Ya estaba todo al día.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
