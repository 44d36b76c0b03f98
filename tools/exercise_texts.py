"""Lo que está mal en los textos de un ejercicio del banco: cada cosa, con su campo y con lo que hay que hacer."""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from optlib.exercises.common import Exercise
from optlib.exercises.draws import Draw
from optlib.exercises.kinds import Choice, FillTable, Numeric, Order, Quick
from optlib.text.formatting import format_number

# Dos frases pegadas: entre ellas falta un espacio o, en una lista de textos, la coma.
GLUED = re.compile(r"[.?!](?=[¿¡A-ZÁÉÍÓÚÑ])")
# Fórmulas, valores y código: ahí un punto y una letra van juntos.
NOT_PROSE = re.compile(r"\$(?:[^$]|\\\$)*?\$|@\{[^}]*\}|`[^`]*`")
BLOCK = re.compile(r"\$\$.*?\$\$", re.DOTALL)
# Lo que escribe Python por \alpha, \beta, \frac, \rho, \theta o \varepsilon si el texto no lleva r delante.
LETTERS = {"\a": "\\a…", "\b": "\\b…", "\f": "\\f…", "\r": "\\r…", "\t": "\\t…", "\v": "\\v…"}
LOST = re.compile("[\a\b\f\r\t\v]")
# Lo que se escribe por costumbre y se leería tal cual.
SLIPS = {
    r"\\[(\[]": "una fórmula va entre $",
    r"\S*[A-Za-zα-ω][_^][\w{]\S*": "una fórmula va entre $, y un nombre del código, entre acentos graves",
    r"(?<!\w)_[^\W_][^_\n]*_(?!\w)": "la cursiva va entre *",
    r"\[[^\]]*\]\([^)]*\)": "los enlaces no se leen en un ejercicio; di el nombre de la página",
    r"\d+,\d+": "los decimales llevan un punto",
    r"\bustede?s?\b": "al lector se le habla de tú",
}
BARE_AT = re.compile(r"@([A-Za-z_]\w*(?:\[[^\]]*\])?)")
IDENTIFIER = re.compile(r"[A-Za-z_]\w*")


class Text(NamedTuple):
    """Un texto de un ejercicio y el campo en que está."""

    field: str
    text: str


def faults(item: Exercise) -> Iterator[str]:
    """Lo que está mal en los textos de un ejercicio que se entienden, una frase por cosa."""
    for check in (missing_hints, repeated_reasons, badly_written, uncited):
        yield from check(item)


def texts(item: Exercise) -> Iterator[Text]:
    """Los textos de un ejercicio que lee el alumno."""
    yield from (Text(name, getattr(item, name)) for name in ("goal", "question", "solution"))
    if isinstance(item, Numeric):
        yield Text("label", item.label)
    yield from (Text(f"hints[{k}]", hint) for k, hint in enumerate(item.hints))
    yield from (Text(f"error {mistake.name!r}: why", mistake.why) for mistake in item.mistakes)
    if isinstance(item, Choice | Order):
        name, parts = ("options", item.options) if isinstance(item, Choice) else ("steps", item.steps)
        for k, part in enumerate(parts):
            yield from (Text(f"{name}[{k}].{field}", getattr(part, field)) for field in ("text", "why"))


def unclosed(text: str) -> str:
    """Lo que un texto abre y no cierra, o lo que una barra sin r delante ha estropeado; nada, si está bien."""
    if lost := LOST.search(text):
        return f'la barra de «{LETTERS[lost[0]]}» no se lee como una barra: pon una r delante de las comillas, r"…".'
    if opened := re.search(r"@\{[^}]*$", text):
        return f"«{opened[0][:30]}» no se cierra: falta }}."
    if "$" in NOT_PROSE.sub("", BLOCK.sub("", text)).replace(r"\$", ""):
        return "hay un $ sin su pareja."
    return ""


def missing_hints(item: Exercise) -> Iterator[str]:
    if not item.hints and not isinstance(item, Quick):
        yield "hints: faltan las pistas; escribe de una a tres, que ayuden sin dar la respuesta."
    yield from repeated("hints", item.hints)


def repeated_reasons(item: Exercise) -> Iterator[str]:
    yield from repeated("mistakes: why", [mistake.why for mistake in item.mistakes])
    if isinstance(item, Choice):
        yield from repeated("options: text", [option.text for option in item.options])
        yield from repeated("options: why", [option.why for option in item.options])


def repeated(field: str, lines: Iterable[str]) -> Iterator[str]:
    for one, other in combinations(lines, 2):
        if one.strip() == other.strip():
            yield f"{field}: «{one.strip()}» está dos veces; cada uno necesita su texto."


def badly_written(item: Exercise) -> Iterator[str]:
    """Dos textos unidos por una coma olvidada, sin espacio; un valor sin su @; una pregunta que no se abre."""
    for field, text in texts(item):
        plain = NOT_PROSE.sub("x", BLOCK.sub("x", text))
        for name in item.values:
            if f"{{{name}}}" in plain:
                yield f"{field}: «{{{name}}}» se leerá tal cual; para el valor, @{{{name}}}."
        if match := BARE_AT.search(re.sub(r"`[^`]*`", "", text)):
            yield f"{field}: «{match[0]}» se leerá tal cual; para el valor, @{{{match[1]}}}."
        for pattern, why in SLIPS.items():
            if match := re.search(pattern, plain):
                yield f"{field}: «{match[0]}»: {why}."
        if plain.count("**") % 2:
            yield f"{field}: hay unos ** sin su pareja."
        if plain.count("¿") != plain.count("?"):
            yield f"{field}: hay {plain.count('¿')} «¿» y {plain.count('?')} «?»."
        if match := GLUED.search(plain):
            around = plain[max(0, match.start() - 15) : match.end() + 15]
            yield f"{field}: «…{around}…» son dos frases pegadas: falta una coma entre dos textos, o un espacio."


def uncited(item: Exercise) -> Iterator[str]:
    """Los valores que se sortean y no se ven antes de responder: con otros, el enunciado diría los de siempre."""
    expressions = [each for text in seen(item) for each in re.findall(r"@\{([^}:]*)", text)]
    cited = {name for each in expressions for name in IDENTIFIER.findall(each)}
    question = re.sub(r"@\{[^}]*\}", " ", item.question)
    for name, value in item.values.items():
        if isinstance(value, Draw) and name not in cited and holds(question, value.first):
            yield f"question: lleva {format_number(value.first)}, escrito a mano, y {name} se sortea: cita @{{{name}}}."
            return
    if isinstance(item, FillTable):
        given = [column for column in item.columns if item.shown or column.name in item.given]
        cited |= {name for column in given for name in IDENTIFIER.findall(str(column.cell))}
    waiting = list(cited)
    while waiting:
        name = waiting.pop()
        value = item.values.get(name)
        # Lo que no es un valor sale de la ejecución, y con eso se ve todo lo que la cambia.
        needs = ran(item) if name not in item.values else "" if isinstance(value, Draw) else str(value)
        new = set(IDENTIFIER.findall(needs)) - cited
        cited |= new
        waiting += new
    for name, value in item.values.items():
        if isinstance(value, Draw) and name not in cited:
            yield f"values: {name!r} se sortea y no se ve antes de responder: cita @{{{name}}} en el enunciado."


def holds(text: str, number: float) -> bool:
    """Si un texto da ese número como el valor de algo: «= 5»."""
    return bool(re.search(rf"=\s*{re.escape(f'{number:g}').replace('-', '[-−]')}(?![\w.]*\d)", text))


def seen(item: Exercise) -> Iterator[str]:
    """Los textos que se ven antes de responder."""
    yield item.question
    if isinstance(item, Numeric):
        yield item.label
    if isinstance(item, FillTable):
        yield from (item.caption, item.row_label, *item.row_names, *(column.label for column in item.columns))
    if isinstance(item, Choice | Order):
        yield from (part.text for part in (item.options if isinstance(item, Choice) else item.steps))


def ran(item: Exercise) -> str:
    """Las expresiones de la ejecución de un ejercicio."""
    run = item.run
    return "" if run is None else " ".join(map(str, (run.x0, *run.hyper.values(), *run.data.values())))
