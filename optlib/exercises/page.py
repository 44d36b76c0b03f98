"""El HTML de un ejercicio: lo que se guarda en el cuaderno y lo que se ve sin JavaScript.

Es siempre el mismo para el mismo ejercicio, no lleva controles de formulario ni código que se ejecute; los
datos van como JSON en un atributo, que JupyterLab retira sin mostrarlo. La página, o el widget, convierten
los huecos en casillas y botones (``optlib/static/exercises/mount.js``).
"""

import inspect
import json
import re
import textwrap
from html import escape

from ..random import mulberry32, seed_of, shuffled
from .draws import Draw
from .expressions import parse
from .recipes import instantiate
from .texts import Texts

TITLES = {
    "choice": "Elige",
    "numeric": "Calcula",
    "table": "Completa la tabla",
    "order": "Ordena",
    "code": "Programa",
}


def render(exercise, *, in_panel=False):
    """Devuelve el HTML del ejercicio: enunciado, hueco para responder y solución cerrada.

    ``in_panel`` dice que debajo irá el botón «Comprobar» de Jupyter, y uno de programar lo explica.
    """
    instance = instantiate(exercise)
    texts = Texts(instance.names, portable=True)
    answer = _ANSWERS[exercise.kind](exercise, instance, texts)
    question, goal = texts.blocks(exercise.question), texts.inline(exercise.goal)
    solution = texts.blocks(exercise.solution)
    if exercise.kind == "code":
        answer += _in_panel(exercise) if in_panel else _where_to_run(exercise)
        solution += f"<pre><code>{escape(source_of(exercise.reference), quote=False)}</code></pre>"
    data = _data(exercise, texts.for_page())
    json_text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return (
        f'<section class="exercise exercise-{exercise.kind}" lang="es" id="ejercicio-{exercise.id}" '
        f"data-exercise=\"{exercise.id}\" data-recipe='{_attribute(json_text)}'>"
        f'<p class="exercise-title"><strong>Ejercicio. {TITLES[exercise.kind]}.</strong> '
        f'<span class="exercise-goal">{goal}</span></p>'
        f'<div class="exercise-question">{question}</div>'
        f'<div class="exercise-answer">{answer}</div>'
        f'<details class="exercise-solution"><summary>Solución</summary>'
        f'<div class="exercise-solution-text">{solution}</div></details></section>'
    )


def _attribute(text):
    return text.replace("&", "&amp;").replace("'", "&#39;").replace("<", "&lt;").replace(">", "&gt;")


def source_of(function):
    """Texto de una función del banco, sin lo que la rodea."""
    return textwrap.dedent(inspect.getsource(function)).strip()


def _numeric(exercise, instance, texts):
    label = f'<span class="exercise-label">{texts.inline(exercise.label)}</span>'
    return f'<p>{label} <span class="exercise-blank"></span></p>'


def display_order(exercise, seed=0):
    """Orden en que se muestran las opciones o los pasos; el de unos pasos nunca es el correcto."""
    count = len(exercise.options if exercise.kind == "choice" else exercise.steps)
    draw = mulberry32(seed_of(f"{exercise.id}/orden", seed))
    order = shuffled(count, draw)
    while exercise.kind == "order" and order == list(range(count)):
        order = shuffled(count, draw)
    return order


def _choice(exercise, instance, texts):
    items = [f'<li data-option="{i}">{texts.inline(exercise.options[i].text)}</li>' for i in display_order(exercise)]
    return f'<ul class="exercise-options">{"".join(items)}</ul>'


def _order(exercise, instance, texts):
    items = [f'<li data-step="{i}">{texts.inline(exercise.steps[i].text)}</li>' for i in display_order(exercise)]
    return f'<ul class="exercise-steps">{"".join(items)}</ul>'


def _table(exercise, instance, texts):
    head = "".join(f'<th scope="col">{texts.inline(c.label)}</th>' for c in exercise.columns)
    body = []
    for k in range(exercise.rows):
        name = texts.inline(exercise.row_names[k]) if exercise.row_names else str(k + 1)
        cells = [f'<th scope="row">{name}</th>']
        for j, column in enumerate(exercise.columns):
            cells.append(_cell(exercise, instance, texts, k, j, column))
        body.append(f"<tr>{''.join(cells)}</tr>")
    return (
        f'<table class="exercise-table"><caption>{texts.inline(exercise.caption)}</caption>'
        f'<thead><tr><th scope="col">{texts.inline(exercise.row_label)}</th>{head}</tr></thead>'
        f"<tbody>{''.join(body)}</tbody></table>"
    )


def _cell(exercise, instance, texts, k, j, column):
    if exercise.asked(k, column):
        return f'<td data-cell="{k},{j}"></td>'
    return f"<td>{texts.value(f'{_at_row(column.cell, k)}:{exercise.decimals}', 'span')}</td>"


def _at_row(cell, k):
    """La expresión de una casilla con su número de fila ya puesto."""
    return re.sub(r"\bk\b", str(k), str(cell))


def _code(exercise, instance, texts):
    return f"<pre><code>{escape(exercise.skeleton.strip(), quote=False)}</code></pre>"


def _in_panel(exercise):
    return f"<p>Escribe {exercise.function} en una celda, ejecútala y pulsa «Comprobar».</p>"


def _where_to_run(exercise):
    """Dónde se hace un ejercicio de programar, para quien lo ve en la página."""
    return (
        "<p>Este ejercicio se hace con Python: abre el cuaderno del capítulo en JupyterLab o en Binder, "
        "escribe la función en una celda y comprueba con "
        f'<code>check("{exercise.id}", {exercise.function})</code>.</p>'
    )


_ANSWERS = {"numeric": _numeric, "choice": _choice, "order": _order, "table": _table, "code": _code}


def _data(exercise, texts):
    """Lo que la página necesita para sortear, corregir y explicar."""
    data = {"id": exercise.id, "kind": exercise.kind, "drawn": exercise.drawn}
    data["goal"] = exercise.goal
    data["hints"] = [texts.blocks(hint) for hint in exercise.hints]
    data["values"] = [[name, _value_spec(value)] for name, value in exercise.values.items()]
    if exercise.run:
        data["run"] = _run_spec(exercise.run)
    if exercise.where is not None:
        data["where"] = parse(exercise.where)
    if exercise.kind != "code":
        data["mistakes"] = [_mistake_spec(mistake, texts) for mistake in exercise.mistakes]
    data |= _OWN_DATA[exercise.kind](exercise, texts)
    data["v"] = texts.values
    return data


def _value_spec(value):
    return {"among": list(value.among), "first": value.first} if isinstance(value, Draw) else parse(value)


def _run_spec(run):
    vector = isinstance(run.x0, (tuple, list))
    return {
        "problem": run.problem,
        "optimizer": run.optimizer,
        "x0": [parse(v) for v in run.x0] if vector else parse(run.x0),
        "vector": vector,
        "steps": run.steps,
        "hyper": {name: parse(value) for name, value in run.hyper.items()},
        "data": {name: parse(value) for name, value in run.data.items()},
    }


def _mistake_spec(mistake, texts):
    spec = {"name": mistake.name, "why": texts.inline(mistake.why), "variant": mistake.variant}
    spec["value"] = None if mistake.value is None else parse(mistake.value)
    spec["rounded"], spec["column"] = mistake.rounded, mistake.column
    return {key: value for key, value in spec.items() if value is not None}


def _table_data(exercise, texts):
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


def _choice_data(exercise, texts):
    options = [
        {"right": o.right if isinstance(o.right, bool) else parse(o.right), "why": texts.inline(o.why)}
        for o in exercise.options
    ]
    return {"options": options, "several": exercise.several}


_OWN_DATA = {
    "numeric": lambda e, texts: {"answer": parse(e.answer), "decimals": e.decimals},
    "table": _table_data,
    "choice": _choice_data,
    "order": lambda e, texts: {
        "steps": [{"why": texts.inline(s.why), "after": list(e.before(i))} for i, s in enumerate(e.steps)]
    },
    "code": lambda e, texts: {"function": e.function},
}
