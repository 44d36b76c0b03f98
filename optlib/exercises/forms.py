"""Lo propio de cada clase de ejercicio en la página: el hueco de la respuesta y con qué se corrige."""

import json
import re
from collections.abc import Callable
from html import escape
from typing import Any, NamedTuple

from ..prng import mulberry32, seed_of, shuffled
from ..problems import PROBLEMS
from ..rules import best_arrival
from .expressions import Expression, parse
from .kinds import Choice, Code, Column, FillTable, Numeric, Order, Rule, Trial
from .texts import Texts


class Form(NamedTuple):
    """Cómo se muestra una clase de ejercicio.

    ``blank(ejercicio, textos)``, el HTML del hueco de la respuesta, sin controles, y
    ``data(ejercicio, textos)``, lo que la página necesita para corregirla, que se guarda como JSON.
    """

    blank: Callable[[Any, Texts], str]
    data: Callable[[Any, Texts], dict[str, Any]]


def _numeric(exercise: Numeric, texts: Texts) -> str:
    label = f'<span class="exercise-label">{texts.inline(exercise.label)}</span>'
    precision = f'<span class="exercise-precision">{_precision(exercise.decimals)}</span>'
    return f'<p>{label} <span class="exercise-blank"></span> {precision}</p>'


def _precision(decimals: int) -> str:
    """Lo que se dice junto a una casilla: cuántos decimales se piden."""
    if decimals == 0:
        return "un número entero"
    return f"redondea a {decimals} decimal{'es' if decimals > 1 else ''}"


def _numeric_data(exercise: Numeric, texts: Texts) -> dict[str, Any]:
    return {"answer": parse(exercise.answer), "decimals": exercise.decimals}


def display_order(exercise: Choice | Order, seed: int = 0) -> list[int]:
    """Orden en que se muestran las opciones o los pasos, desde 0; el de unos pasos nunca es el correcto.

    ``seed`` es la semilla de los números del ejercicio: con otros números, otro orden.
    """
    count = len(exercise.options if isinstance(exercise, Choice) else exercise.steps)
    draw = mulberry32(seed_of(f"{exercise.id}/orden", seed))
    order = shuffled(count, draw)
    while isinstance(exercise, Order) and order == list(range(count)):
        order = shuffled(count, draw)
    return order


def _choice(exercise: Choice, texts: Texts) -> str:
    items = [f'<li data-option="{i}">{texts.inline(exercise.options[i].text)}</li>' for i in display_order(exercise)]
    return f'<ul class="exercise-options">{"".join(items)}</ul>'


def _choice_data(exercise: Choice, texts: Texts) -> dict[str, Any]:
    options = [
        {
            "name": o.name,
            "right": o.right if isinstance(o.right, bool) else parse(o.right),
            "why": texts.inline(o.why),
        }
        for o in exercise.options
    ]
    return {"options": options, "several": exercise.several}


def _order(exercise: Order, texts: Texts) -> str:
    items = [f'<li data-step="{i}">{texts.inline(exercise.steps[i].text)}</li>' for i in display_order(exercise)]
    return f'<ul class="exercise-steps">{"".join(items)}</ul>'


def _order_data(exercise: Order, texts: Texts) -> dict[str, Any]:
    steps = [
        {"name": step.name, "why": texts.inline(step.why), "after": list(exercise.before(i))}
        for i, step in enumerate(exercise.steps)
    ]
    return {"steps": steps}


def _table(exercise: FillTable, texts: Texts) -> str:
    head = "".join(f'<th scope="col">{texts.inline(c.label)}</th>' for c in exercise.columns)
    body = "".join(_row(exercise, texts, k) for k in range(exercise.rows))
    return (
        f'<table class="exercise-table"><caption>{texts.inline(exercise.caption)} '
        f'<span class="exercise-precision">({_precision(exercise.decimals)})</span></caption>'
        f'<thead><tr><th scope="col">{texts.inline(exercise.row_label)}</th>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def _row(exercise: FillTable, texts: Texts, k: int) -> str:
    name = texts.inline(exercise.row_names[k]) if exercise.row_names else str(k + 1)
    cells = "".join(_cell(exercise, texts, k, j, column) for j, column in enumerate(exercise.columns))
    return f'<tr><th scope="row">{name}</th>{cells}</tr>'


def _cell(exercise: FillTable, texts: Texts, k: int, j: int, column: Column) -> str:
    if exercise.asked(k, column):
        return f'<td data-cell="{k},{j}"></td>'
    return f"<td>{texts.value(f'{_at_row(column.cell, k)}:{exercise.decimals}', 'span')}</td>"


def _at_row(cell: Expression, k: int) -> str:
    """La expresión de una casilla con su número de fila ya puesto."""
    return re.sub(r"\bk\b", str(k), str(cell))


def _table_data(exercise: FillTable, texts: Texts) -> dict[str, Any]:
    columns = [
        {"name": c.name, "label": texts.inline(c.label), "cell": parse(c.cell)}
        | ({} if c.follows is None else {"follows": parse(c.follows)})
        for c in exercise.columns
    ]
    return {
        "columns": columns,
        "rows": exercise.rows,
        "shown": exercise.shown,
        "given": list(exercise.given),
        "decimals": exercise.decimals,
    }


def _code(exercise: Code, texts: Texts) -> str:
    # La llamada a check() va aparte: en la página, con Python, es lo que hace un botón, y se quita.
    start, call, rest = exercise.skeleton.strip().partition("\n\ncheck(")
    end = f'<span class="exercise-call">{escape(call + rest, quote=False)}</span>'
    return f"<pre><code>{escape(start.rstrip(), quote=False)}{end}</code></pre>"


def _code_data(exercise: Code, texts: Texts) -> dict[str, Any]:
    return {"function": exercise.function}


def _rule(exercise: Rule, texts: Texts) -> str:
    """La figura en que se escribe; sin JavaScript, la regla de la que se parte."""
    first = exercise.trials[0]
    params = {
        "problem": first.problem or "ravine",
        "rule": exercise.rule.strip(),
        "optimizers": [name for name in (first.rival or exercise.like,) if name],
        "steps": first.steps,
    }
    lines = exercise.rule.strip().splitlines()
    sliders = 0 if exercise.like else next(place for place, line in enumerate(lines) if "grad(" in line)
    sliders += len({(each.problem, each.start) for each in exercise.trials}) > 1 and not exercise.like
    if first.problem:
        params["start"] = first.start
    return (
        f'<figure class="fig fig-opening" data-rule="{exercise.id}" data-controls="step"'
        f' style="--lines: {len(lines)}; --sliders: {sliders}"'
        f' data-params="{escape(json.dumps(params, ensure_ascii=False))}">'
        f'<div class="fig-body"><div class="fig-still"><pre>{escape(exercise.rule.strip())}</pre></div></div></figure>'
    )


def _rule_data(exercise: Rule, texts: Texts) -> dict[str, Any]:
    def trial(each: Trial) -> dict[str, Any]:
        found = {"problem": each.problem, "start": each.start, "steps": each.steps, "push": each.push}
        if each.quadratic:
            bowl = each.quadratic
            found["quadratic"] = {"A": bowl.A.tolist(), "minimum": bowl.minimum.tolist(), "shapes": bowl.shapes}
        if each.need:
            found |= {"goal": each.goal, "need": parse(each.need), "why": texts.inline(each.why), "rival": each.rival}
        if each.rival:
            lr, steps = best_arrival(each.rival, PROBLEMS[each.problem], each.start, each.steps, each.goal)
            found["best"] = {"lr": lr, "steps": steps}
        return found

    return {
        "rule": exercise.rule.strip(),
        "like": exercise.like,
        "trials": [trial(each) for each in exercise.trials],
        "mistakes": [{"name": m.name, "rule": m.rule.strip(), "why": texts.inline(m.why)} for m in exercise.mistakes],
    }


FORMS = {
    "choice": Form(_choice, _choice_data),
    "numeric": Form(_numeric, _numeric_data),
    "table": Form(_table, _table_data),
    "order": Form(_order, _order_data),
    "code": Form(_code, _code_data),
    "rule": Form(_rule, _rule_data),
    "quick": Form(_choice, _choice_data),
}
