"""El HTML de un ejercicio: lo que se guarda en el cuaderno y lo que se ve sin JavaScript.

Es siempre el mismo para el mismo ejercicio, no lleva controles de formulario ni código que se ejecute; los
datos van como JSON en un atributo, que JupyterLab retira sin mostrarlo. La página, o el widget, convierten
los huecos en casillas y botones (``optlib/static/exercises/mount.js``).
"""

import json
from html import escape
from typing import Any, NamedTuple

from .common import Calculated, Exercise, Mistake
from .draws import Draw
from .execution import Run
from .expressions import Expression, Tree, parse
from .forms import FORMS
from .kinds import Code, Quick, Rule
from .recipes import instantiate
from .source import source_of
from .texts import Texts


class Parts(NamedTuple):
    """El HTML de las partes de un ejercicio: título, objetivo, enunciado, hueco para responder y solución."""

    title: str
    goal: str
    question: str
    answer: str
    solution: str


def parts(exercise: Exercise, texts: Texts, number: str = "") -> Parts:
    """Devuelve las partes del ejercicio, escritas con ``texts``; ``number`` lo dice su título.

    Errores: ``ValueError`` o ``KeyError`` si alguno de sus textos no se entiende o cita lo que no hay.
    """
    answer = FORMS[exercise.kind].blank(exercise, texts)
    question, goal = texts.blocks(exercise.question), texts.inline(exercise.goal)
    solution = texts.blocks(exercise.solution)
    if isinstance(exercise, Code):
        solution += f"<pre><code>{escape(source_of(exercise.reference), quote=False)}</code></pre>"
    if isinstance(exercise, Rule):
        solution += f"<pre><code>{escape(exercise.answer.strip(), quote=False)}</code></pre>"
    title = "Compruébalo" if isinstance(exercise, Quick) else f"Ejercicio {number}".rstrip()
    return Parts(f"<strong>{title}.</strong>", goal, question, answer, solution)


def render(exercise: Exercise, *, in_panel: bool = False) -> str:
    """Devuelve el HTML del ejercicio: enunciado, hueco para responder y solución cerrada.

    ``in_panel`` dice que debajo irá el botón «Comprobar» de Jupyter, y uno de programar lo explica.
    Errores: ``ValueError`` o ``KeyError`` si alguno de sus textos no se entiende o cita lo que no hay.
    """
    texts = Texts(instantiate(exercise).names, portable=True)
    title, goal, question, answer, solution = parts(exercise, texts)
    if isinstance(exercise, Code):
        answer += _in_panel(exercise) if in_panel else _where_to_run(exercise)
    if not isinstance(exercise, Quick):
        title += f' <span class="exercise-goal">{goal}</span>'
    data = _data(exercise, texts.for_page())
    json_text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    attribute = escape(json_text, quote=False).replace("'", "&#39;")
    return (
        f'<section class="exercise exercise-{exercise.kind}" lang="es" id="ejercicio-{exercise.id}" '
        f"data-exercise=\"{exercise.id}\" data-recipe='{attribute}'>"
        f'<p class="exercise-title">{title}</p>'
        f'<div class="exercise-question">{question}</div>'
        f'<div class="exercise-answer">{answer}</div>'
        f'<details class="exercise-solution"><summary>Solución</summary>'
        f'<div class="exercise-solution-text">{solution}</div></details></section>'
    )


def _in_panel(exercise: Code) -> str:
    return f"<p>Escribe {exercise.function} en una celda, ejecútala y pulsa «Comprobar».</p>"


def _where_to_run(exercise: Code) -> str:
    """Dónde se hace un ejercicio de programar, para quien lo ve en la página."""
    return (
        "<p>Este ejercicio se hace con Python: abre el cuaderno del capítulo en JupyterLab o en Binder, "
        f"escribe la {'clase' if exercise.use else 'función'} en una celda y comprueba con "
        f'<code>check("{exercise.id}", {exercise.function})</code>.</p>'
    )


def _data(exercise: Exercise, texts: Texts) -> dict[str, Any]:
    """Lo que la página necesita para sortear, corregir y explicar."""
    data: dict[str, Any] = {"id": exercise.id, "kind": exercise.kind, "drawn": exercise.drawn}
    data["hints"] = [texts.blocks(hint) for hint in exercise.hints]
    data["values"] = [[name, _value_spec(value)] for name, value in exercise.values.items()]
    if exercise.run:
        data["run"] = _run_spec(exercise.run)
    if exercise.where is not None:
        data["where"] = parse(exercise.where)
    if not isinstance(exercise, Code | Rule):
        mistakes = exercise.mistakes if isinstance(exercise, Calculated) else ()
        data["mistakes"] = [_mistake_spec(mistake, texts) for mistake in mistakes]
    data |= FORMS[exercise.kind].data(exercise, texts)
    data["v"] = texts.values
    return data


def _value_spec(value: Draw | Expression) -> dict[str, Any] | Tree:
    return {"among": list(value.among), "first": value.first} if isinstance(value, Draw) else parse(value)


def _run_spec(run: Run) -> dict[str, Any]:
    return {
        "problem": run.problem,
        "optimizer": run.optimizer,
        "x0": [parse(v) for v in run.x0] if isinstance(run.x0, tuple) else parse(run.x0),
        "vector": isinstance(run.x0, tuple),
        "steps": run.steps,
        "hyper": {name: parse(value) for name, value in run.hyper.items()},
        "data": {name: parse(value) for name, value in run.data.items()},
    }


def _mistake_spec(mistake: Mistake, texts: Texts) -> dict[str, Any]:
    spec = {
        "name": mistake.name,
        "why": texts.inline(mistake.why),
        "variant": mistake.variant,
        "value": None if mistake.value is None else parse(mistake.value),
        "rounded": mistake.rounded,
        "column": mistake.column,
    }
    return {key: value for key, value in spec.items() if value is not None}
