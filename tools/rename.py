"""Cambia el nombre de una página, que lleva su número: su fichero y, en todas partes, el texto que la nombra.

Uso: ``python tools/rename.py 04_neurona 03_neurona``. Si el número nuevo era de una página que se ha quitado, lo que
queda de ella, sus ejercicios y sus tests, pasa antes a uno que no usa nadie. Se puede repetir: después de traer
mejoras del curso, cambia el nombre en lo que ha llegado; sin nombres, hace todos los que falten.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import brought
import removed
import toc
from brought import NAME
from renamed_text import Change, point_to_sheets, renumber_links, replace, texts

from optlib.exercises.bank import label, unnumbered
from optlib.exercises.declared import similar

ASK = "Di qué página y cómo se va a llamar: make renombrar DE=04_neurona A=03_neurona"


def main(asked: list[str]) -> int:
    if len(asked) not in (0, 2):
        spaces = "El nombre de una página no lleva espacios: letras sin tilde, cifras y guiones bajos. "
        print(f"{spaces * (len(asked) > 2)}{ASK}", file=sys.stderr)
        return 2
    if why := brought.conflict() or brought.elsewhere():
        print(f"No se ha cambiado nada: {why}", file=sys.stderr)
        return 1
    if brought.unsaved():
        print("Hay cambios sin guardar: si después lo deshaces con «git reset --hard», se pierden también.")
    if not asked:
        return again()
    old, new = (Path(name).stem for name in asked)
    if old in {Path(name).name for name in toc.pages()} and brought.merging():
        print("No se ha cambiado nada: guarda antes lo que has traído, git add -A y git commit.", file=sys.stderr)
        return 1
    return one(old, new)


def again() -> int:
    """Repite lo que se cambió, en lo que ha llegado, y dice los números que eso trae."""
    if why := brought.back():
        print(f"No se ha cambiado nada: {why}", file=sys.stderr)
        return 1
    pairs = brought.outdated()
    if not pairs:
        print("Ninguna página se nombra con un número de antes: no hay nada que repetir.")
    for old, new in pairs.items():
        if one(old, new, alone=False):
            print(
                "No se sigue. Para dejarlo todo como estaba: git reset --hard, y git clean -fd chapters.",
                file=sys.stderr,
            )
            return 1
    for each in brought.shared():
        print(each)
    if places := list(dict.fromkeys(brought.numbers())):
        print("Ha llegado con un número; mira si es el de ahora:", *(f"- {each}" for each in places), sep="\n")
    return 0


def one(old: str, new: str, *, alone: bool = True) -> int:
    """Cambia un nombre; si va solo, dice también dónde queda su número."""
    if why := wrong(old, new):
        print(why, file=sys.stderr)
        return 1
    if not named(old):
        print(f"Ya nada nombra {old}: no hay nada que cambiar.")
        return 0
    # Las que se han quitado dejan libre su número, si todavía lo nombra algo; el que se les da lo comparten.
    others = removed.pages() - {old, new} if label(new) not in removed.PARKED else set()
    gone = sorted(page for page in others if label(page) == label(new) and page not in removed.renamed())
    change, moved = Change(), {old: new}
    try:
        for page in gone:
            taken = {label(Path(name).name) for name in toc.pages()} | {label(page) for page in removed.pages()}
            free = next(number for number in sorted(removed.PARKED, key=int) if number not in taken)
            replace(page, f"{free}_{unnumbered(page)}", change)
            print(f"Lo que queda de {page}, que ya no está, pasa a {free}_{unnumbered(page)} y deja libre su número.")
            moved[page] = f"{free}_{unnumbered(page)}"
        changed = replace(old, new, change)
        if label(new) not in removed.PARKED:
            renumber_links(label(old), new, change)
        point_to_sheets(moved, change)
        why = broken()
    except Exception:
        change.undo()
        raise
    if why:
        change.undo()
        print(f"No se ha cambiado nada, porque después no se podría leer el banco: {why}", file=sys.stderr)
        return 1
    print(f"{old} se llama ahora {new}, en {len(changed)} fichero{'s' * (len(changed) != 1)}.")
    if (toc.ROOT / "chapters" / f"{new}.ipynb").exists():
        command = [sys.executable, str(toc.ROOT / "tools" / "execute.py"), new]
        if status := subprocess.run(command, cwd=toc.ROOT).returncode:
            return status
    shared = [Path(name).name for name in toc.pages() if label(Path(name).name) == label(new)]
    if others := [name for name in shared if name not in (old, new)]:
        print(f"El número {label(new)} lo lleva también {others[0]}.")
    if not alone:
        return 0
    for number in dict.fromkeys((label(old), label(new))) if label(old) != label(new) else ():
        if places := dict.fromkeys(unlinked(number)):
            print(f"Sin enlace, dicen «capítulo {number}»: míralos.", *(f"- {each}" for each in places), sep="\n")
    print("Lo demás que aún dice el número de antes lo cuenta «make libro».")
    return 0


def wrong(old: str, new: str) -> str:
    """Lo que impide el cambio; vacío si nada."""
    listed = {Path(name).name for name in toc.pages()}
    if not NAME.fullmatch(new):
        if re.fullmatch(r"\d+|[a-z]", new):
            return f"A={new}: falta el resto del nombre, como en 03_neurona."
        if re.fullmatch(r"(\d+|[a-z])_\w+", new):
            return f"A={new}: el nombre no lleva tildes ni eñes, que van en direcciones y órdenes."
        return f"A={new}: el nombre empieza por un número o, en A fondo, por una letra, como 03_neurona."
    if not NAME.fullmatch(old):
        return f"DE={old}: ninguna página con número se llama así.{like(old, listed) or ' Las demás no se cambian.'}"
    if old == new:
        return f"DE y A son el mismo, {old}."
    if old not in listed | removed.pages() and new not in listed and unnumbered(new) not in removed.lost():
        return f"DE={old}: no hay ninguna página con ese nombre en _toc.yml.{like(old, listed)}"
    if new in listed and old in listed:
        return f"A={new}: ya hay una página que se llama así."
    if old in removed.pages() and new in listed and unnumbered(old) != unnumbered(new):
        return f"DE={old}: esa página ya no está en el libro, y {new} es otra."
    if new in listed and unnumbered(old) != unnumbered(new) and (not old[0].isdigit() or not named(old)):
        return f"DE={old}: ninguna página se llama así, ni nada la nombra.{like(old, listed)}"
    return ""


def like(name: str, names: set[str]) -> str:
    """La pregunta «¿Querías decir…?», también si falta el final del nombre."""
    whole = [each for each in sorted(names) if each.startswith(name)][:3]
    return f" ¿Querías decir {' o '.join(map(repr, whole))}?" if whole else similar(name, names)


def named(page: str) -> bool:
    """Si algo nombra todavía una página."""
    return any(re.search(rf"\b{re.escape(page)}\b", path.read_text("utf-8")) for path in texts())


def unlinked(number: str) -> Iterator[str]:
    """Los lugares que dicen ese número de capítulo sin enlazarlo, también en «1 a 4»."""
    for where, text, written in removed.texts():
        for start, told in removed.mentions(text) if written else ():
            if number in told:
                yield f"{where}, línea {text.count(brought.NEW_LINE, 0, start) + 1}"


def broken() -> str:
    """Por qué no se puede leer ya el banco de ejercicios; vacío si se puede."""
    command = [sys.executable, "-c", "import optlib.exercises.bank"]
    return subprocess.run(command, cwd=Path(__file__).parent, capture_output=True, encoding="utf-8").stderr.strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
