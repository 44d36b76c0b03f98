"""De «Los de hoy», la regla que se escribe: Muon, en una capa de tres entradas y dos salidas."""

import numpy as np

from ... import rules
from ...optimizers import Momentum
from ...problems import Quadratic
from ..kinds import Rule, RuleMistake, Trial

# Una capa lineal, W, con tres ejemplos: ½‖X·W − X·GOAL‖².
X = np.array([[2, 1, 0], [0, 1, 1], [1, 0, 1]])
GOAL = np.array([[1, -1], [2, 1], [-1, 2]])
SQUARES = np.kron(X.T @ X, np.eye(2))
LAYER = Quadratic(SQUARES, -SQUARES @ GOAL.ravel(), name="una capa", start=np.zeros(6))
LAYER.shapes = [(3, 2)]

MOMENTUM = rules.text_of(Momentum, lr=0.1)
STEP = "orthogonalize(beta * v + g)"
WRITTEN = MOMENTUM.replace("lr * v", f"lr * {STEP}")

MUON = [
    Rule(
        id="hoy-muon",
        goal="Escribir Muon.",
        question="""
            Esto es Momentum. El punto son los seis pesos de una capa, una matriz de $3 \\times 2$. Haz que sea Muon: se mira
            hacia delante, `beta * v + g`, y el paso es esa matriz con los valores singulares cerca de 1.
            """,
        rule=MOMENTUM,
        answer=WRITTEN,
        like="Muon",
        trials=(Trial(quadratic=LAYER, start=(0.0,) * 6, steps=20),),
        mistakes=(
            RuleMistake(
                "es-momentum", "Todavía es Momentum: el paso mide lo que mida `v`. Falta `orthogonalize`.", MOMENTUM
            ),
            RuleMistake(
                "adelante-sin-ortogonalizar",
                "Ya miras hacia delante, y sigue siendo inercia sin más: falta `orthogonalize`.",
                WRITTEN.replace(STEP, "(beta * v + g)"),
            ),
            RuleMistake(
                "sin-memoria",
                "Así no hay memoria: `orthogonalize` va sobre la media, y no sobre `g`.",
                WRITTEN.replace(STEP, "orthogonalize(g)"),
            ),
            RuleMistake(
                "ortogonaliza-antes",
                "Llevas cerca de 1 cada gradiente, y después los sumas: la suma ya no lo está. Primero la media.",
                MOMENTUM.replace("+ g", "+ orthogonalize(g)"),
            ),
            RuleMistake("signo", "Eso sube: el paso se resta.", WRITTEN.replace("x - lr", "x + lr")),
            RuleMistake(
                "entre-la-norma",
                "Divides la matriz entera entre un número: eso es descenso con pasos de un solo tamaño, y lo raro sigue"
                " siendo pequeño. `orthogonalize` cambia cada valor singular.",
                WRITTEN.replace(STEP, "(beta * v + g) / norm(beta * v + g)"),
            ),
            RuleMistake(
                "sin-mirar-adelante",
                "Falta mirar hacia delante: `beta * v + g`.",
                WRITTEN.replace(STEP, "orthogonalize(v)"),
            ),
        ),
        hints=("Solo cambia la última línea.", "`orthogonalize(…)` admite una cuenta entre sus paréntesis."),
        solution="""
            La media es la de Momentum; `orthogonalize` le deja las direcciones y le quita los tamaños. Como divide entre la
            norma, da igual que `v` sea una suma o una media.
            """,
    )
]
