"""Una clase inventada: entregas con los ejercicios del curso, como las escribe la página."""

import json
import random

from optlib.exercises import bank
from optlib.exercises.kinds import Numeric
from optlib.exercises.recipes import instantiate
from optlib.text.formatting import format_number

NUMERIC = [item for item in bank.everything() if isinstance(item, Numeric) and item.mistakes][:30]
# Tres errores que no se cometen en más ejercicios, y cuántos los cometen.
OWN = {item.id: m.name for item in NUMERIC for m in reversed(item.mistakes) if m.name not in bank.shared()}
PLANTED = {list(OWN)[place]: count for place, count in ((15, 41), (3, 33), (8, 27))}


def answer(item, mistake=None, *, typed=None, seed=0, **changed):
    """Una respuesta numérica: la buena, la de un error o lo que se escriba."""
    instance = instantiate(item, seed)
    value = dict(instance.wrong)[mistake] if mistake else instance.right
    text = format_number(value, item.decimals, fixed=True) if typed is None else typed
    given = {"day": "2026-12-01", "right": not mistake and typed is None, "answer": text, "seed": seed}
    return given | {"mistakes": [mistake] if mistake else [], "help": False} | changed


def hand_in(name, first, **changed):
    """El contenido de una entrega."""
    given = {"format": "optlib-entrega", "version": 1, "name": name, "group": "A", "date": "2026-12-02"}
    return given | {"edition": bank.edition(), "pages": [], "exercises": {}, "first": first, "goals": []} | changed


def save(path, given):
    """Guarda un texto, unos bytes o, como JSON, una entrega."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = given if isinstance(given, str | bytes) else json.dumps(given, ensure_ascii=False)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def ninety(folder):
    """Noventa entregas, una carpeta por alumno; cada cual sabe más o menos, y algunos cometen los tres errores."""
    draw = random.Random(63)
    for place in range(90):
        skill, first = draw.random(), {}
        for item in NUMERIC:
            mistake = draw.choice(item.mistakes).name if draw.random() > 0.8 + skill / 5 else None
            if item.id in PLANTED:
                mistake = OWN[item.id] if place < PLANTED[item.id] else None
            first[item.id] = answer(item, mistake, help=draw.random() < 0.1)
        given = hand_in(f"Alumno {place}", first)
        save(folder / f"Alumno {place}_{place}_assignsubmission_file_" / f"entrega-alumno-{place}.json", given)
