"""Evaluar un ejercicio: sortear sus números, ejecutar el optimizador y calcular respuesta y errores.

Todo lo que aquí se calcula lo calcula igual la página (``optlib/static/exercises/recipes.js``).
"""

import math
from collections import Counter
from collections.abc import Mapping

from ..prng import mulberry32, seed_of
from .answers import Instance
from .common import Calculated, Exercise, Mistake
from .draws import Draw
from .execution import execute
from .expressions import Expression, Names, evaluate, parse

MAX_TRIES = 200


def draw_values(spec: Mapping[str, Draw | Expression], key: str, seed: int) -> Names:
    """Devuelve los valores de un ejercicio: con semilla 0, los primeros; con otra, sorteados.

    ``key`` distingue el sorteo de los de otros ejercicios; cada expresión ve los valores que van delante.

    >>> draw_values({"a": Draw(2, (2, 3)), "b": "a**2"}, "prueba", 0)
    {'a': 2, 'b': 4}
    """
    random = mulberry32(seed_of(key, seed))
    names: Names = {}
    for name, value in spec.items():
        if isinstance(value, Draw):
            names[name] = value.among[math.floor(random() * len(value.among))] if seed else value.first
        else:
            names[name] = evaluate(parse(value), names)
    return names


def instantiate(exercise: Exercise, seed: int = 0) -> Instance:
    """Devuelve la instancia de un ejercicio para una semilla.

    Con semilla distinta de 0 se vuelve a sortear hasta que la respuesta exista, se cumpla ``where`` y ningún error
    típico dé la respuesta correcta. Errores: ``ValueError`` si con 200 intentos no basta, o si un valor del ejercicio
    se llama como una columna de su ejecución.
    """
    reasons: Counter[str] = Counter()
    for attempt in range(MAX_TRIES):
        instance = _instance(exercise, seed, attempt)
        why = exercise.unfit(instance) if seed else ""
        if not why:
            return instance
        reasons[why] += 1
    [(why, times)] = reasons.most_common(1)
    often = "siempre" if times == MAX_TRIES else f"en {times} de {MAX_TRIES} intentos"
    raise ValueError(f"{exercise.id}: con la semilla {seed} no se encuentran números que sirvan: {often}, {why}.")


def _instance(exercise: Exercise, seed: int, attempt: int) -> Instance:
    names = draw_values(exercise.values, f"{exercise.id}/{attempt}", seed)
    columns = execute(exercise.run, names) if exercise.run else {}
    if clash := columns.keys() & names.keys():
        raise ValueError(f"{exercise.id}: values no puede usar los nombres {sorted(clash)}: son columnas de la tabla.")
    full = names | columns
    wrong: tuple[tuple[str, object], ...] = ()
    if isinstance(exercise, Calculated):
        seen = [(mistake, full | _columns_with(mistake, exercise, names)) for mistake in exercise.mistakes]
        wrong = tuple((mistake.name, exercise.mistaken(values, mistake)) for mistake, values in seen)
    return Instance(seed, full, exercise.solve(full), wrong)


def _columns_with(mistake: Mistake, exercise: Calculated, names: Names) -> Names:
    """Las columnas que ve quien comete el error, si no son las correctas."""
    if exercise.run is None or (mistake.variant is None and mistake.rounded is None):
        return {}
    return execute(exercise.run, names, variant=mistake.variant, rounded=mistake.rounded)
