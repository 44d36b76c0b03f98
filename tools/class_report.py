"""Escribe lo que cuentan las entregas de una clase, una página y una hoja de cálculo, en una carpeta nueva.

Del entorno toma ENTREGAS, la carpeta o el ZIP de Moodle; NOMBRES, que con «si» añade una línea por alumno; y SITIO,
adonde llevan los enlaces. Nada de lo que escribe un alumno va como marcas ni como fórmula.
"""

import csv
import os
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from pathlib import Path

import bank  # noqa: F401
import build
import cells
import settings
import setup
import toc

from optlib.exercises import read_class
from optlib.exercises.bank import find
from optlib.exercises.classroom import Classroom, Tally, Thing, Unrecognized, folded, plain, said
from optlib.exercises.kinds import Quick

# Las respuestas sin reconocer que se enseñan de cada ejercicio; en la hoja de cálculo están todas.
SHOWN = 8
STUDENT = ("Nombre", "Grupo", "Día", "Responde", "Bien", "Con ayuda")
STYLE = """
:root { color-scheme: light dark }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 72rem; margin: auto; padding: 1rem; overflow-wrap: break-word }
ol > li { margin-bottom: 1rem; font-size: 1.15rem } small { display: block }
.wide { overflow-x: auto } table { border-collapse: collapse; width: 100%; min-width: 44rem }
caption { text-align: left; padding: .3rem .5rem; font-weight: bold }
th, td { border-bottom: 1px solid #8886; padding: .3rem .5rem; text-align: left; vertical-align: top }
td ul { margin: 0; padding: 0; list-style: none; min-width: 12rem; max-width: 26rem }
@media print { body { max-width: none; padding: 0; font-size: 9pt } .wide { overflow: visible } }
tr { break-inside: avoid }
"""
NOTE = "<p>Cuenta solo la primera respuesta de cada cual, y es lo que dice su fichero: no es un examen.</p>"


def page(room: Classroom, base: str, names: bool) -> str:
    """La página, que empieza por lo que conviene explicar."""
    again = "".join(f"<li>{thing(each, base)}</li>" for each in room.again)
    warnings = room.notices.told(names)
    body = [
        "<h1>Qué explicar otra vez</h1>",
        f"<p>Entregas: {len(room.students)}.</p>",
        f"<ol>{again}</ol>" if again else "<p>Nadie comete ningún error que el curso conozca.</p>",
        "<h2>Ejercicio a ejercicio</h2>",
        NOTE,
    ]
    for name, tallies in groupby(room.exercises, key=lambda each: each.page):
        heads = ("Ejercicio", "Errores", "Sin reconocer", "Responden", "Bien", "Con ayuda")
        body.append(table(title(name), heads, [row(each, base) for each in tallies]))
    if names:
        body += ["<h2>Alumno a alumno</h2>", table("Primeras respuestas", STUDENT, students(room))]
    if warnings:
        body.append(f"<h2>Avisos</h2><p>De cada uno, los ficheros que son.</p>{items(warnings)}")
    return (
        '<!doctype html>\n<html lang="es"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>Qué explicar otra vez</title><style>{STYLE}</style></head><body><main>\n"
        + "\n".join(body)
        + "\n</main></body></html>\n"
    )


def thing(each: Thing, base: str) -> str:
    """Lo que se explica, a cuántos les pasa, qué responden y dónde está."""
    apart = not each.where.endswith(f"#ejercicio-{each.exercise}")
    place = link(each.where, base, "Dónde se explica" if apart else asked(each.exercise))
    most = [f"Sobre todo en «{escape(asked(each.exercise))}»"] if apart else []
    example = [f"Responden, por ejemplo, «{escape(each.example)}»"] if each.example not in each.said else []
    told = " · ".join([place, *most, *example])
    return f"<strong>{each.students} de {each.of}</strong>: {escape(each.said)}<small>{told}</small>"


def asked(identifier: str) -> str:
    """De qué va un ejercicio, o qué pregunta."""
    item = find(identifier)
    return plain(identifier, item.question if isinstance(item, Quick) else item.goal).rstrip(".")


def link(where: str, base: str, text: str) -> str:
    name, _, anchor = where.partition("#")
    return f'<a href="{escape(f"{base}chapters/{name}.html#{anchor}")}">{escape(text)}</a>'


def title(name: str) -> str:
    """El título de una página del curso."""
    path = next(path for path in toc.sources() if path.stem == name)
    return cells.read(path).cells[0].source.partition("\n")[0].removeprefix("# ")


def table(caption: str, heads: tuple[str, ...], rows: Iterable[list[str]]) -> str:
    """Una tabla que se recorre también con el teclado; lo que va en ``rows`` es ya HTML."""
    head = "".join(f'<th scope="col">{each}</th>' for each in heads)
    body = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>' for first, *rest in rows
    )
    return (
        f'<div class="wide" role="region" tabindex="0" aria-label="{escape(caption)}"><table>'
        f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def row(each: Tally, base: str) -> list[str]:
    """Un ejercicio en su tabla."""
    rest = sum(answer.students for answer in each.unrecognized[SHOWN:])
    unknown = [f"{answer.students}: «{shown(answer)}»" for answer in each.unrecognized[:SHOWN]]
    return [
        link(f"{each.page}#ejercicio-{each.id}", base, asked(each.id)) + f"<small>{each.id}</small>",
        items(f"{count}: {said(each.id, name)}" for name, count in each.mistakes.items()),
        items([*unknown, f"y otras {rest}"] if rest else unknown),
        *map(str, (each.answered, each.right, each.helped)),
    ]


def shown(answer: Unrecognized) -> str:
    return answer.text + " (con otros números)" * bool(answer.seed)


def items(lines: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"


def students(room: Classroom) -> Iterator[list[str]]:
    """Las entregas, por su nombre: de quién, de cuándo, y cuántas respuestas, bien y con ayuda."""
    for each in sorted(room.students, key=lambda each: folded(each.name)):
        given = each.first.values()
        counts = len(given), sum(answer.right for answer in given), sum(answer.help for answer in given)
        yield [escape(str(cell)) for cell in (each.name or each.file, each.group, each.date, *counts)]


def exercises(room: Classroom) -> Iterator[list[str | int]]:
    """Cada cuenta de cada ejercicio, en un renglón."""
    for each in room.exercises:
        counts = {"responden": each.answered, "bien": each.right, "con ayuda": each.helped}
        yield from ([each.page, each.id, what, "", count] for what, count in counts.items())
        yield from (
            [each.page, each.id, "error", f"{name}: {said(each.id, name)}", n] for name, n in each.mistakes.items()
        )
        yield from (
            [each.page, each.id, "sin reconocer", shown(answer), answer.students] for answer in each.unrecognized
        )


def sheet(room: Classroom, path: Path) -> None:
    """La hoja de cálculo, que abre Excel en español; lo que allí sería una fórmula lleva delante un apóstrofo."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(("Página", "Ejercicio", "Qué", "Cuál", "Cuántos"))
        writer.writerows([harmless(cell) for cell in each] for each in exercises(room))


def harmless(cell: str | int) -> str | int:
    number = isinstance(cell, int) or re.fullmatch(r"-?\d+(,\d+)?", cell)
    return cell if number or not cell.startswith(tuple("=+-@＝＋－＠")) else f"'{cell}"


def main() -> int:
    given, names = os.environ.get("ENTREGAS", ""), os.environ.get("NOMBRES", "").lower() not in ("", "no")
    # El sitio publicado o, si no se sabe cuál es, lo construido aquí.
    base = (os.environ.get("SITIO") or settings.get("html", "baseurl") or build.HTML.as_uri()).rstrip("/") + "/"
    if not given:
        sys.exit("Di de qué carpeta: make clase ENTREGAS=carpeta")
    folder = Path(given).expanduser().resolve()
    target = folder.parent / f"{folder.stem if folder.suffix.lower() == '.zip' else folder.name}-informe"
    if target.is_relative_to(toc.ROOT):
        sys.exit(f"{target}: está dentro del curso, donde no van datos de alumnos; lleva la carpeta a otro sitio.")
    if os.path.lexists(target):
        sys.exit(f"{target}: ya existe; bórrala o cámbiale el nombre.")
    try:
        room = read_class(folder)
    except ValueError as error:
        sys.exit(str(error))
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".") as made:
        place = Path(made, "informe")
        place.mkdir()
        (place / "clase.html").write_text(page(room, base, names), "utf-8")
        sheet(room, place / "ejercicios.csv")
        place.rename(target)
    print(room, *room.notices.told(), f"Está en {target / 'clase.html'}.", sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(setup.told(main))
