"""Cada objetivo de un capítulo lo entrena algún ejercicio suyo."""

import re

import nbformat
import pytest
import toc

from optlib.exercises import bank

# Por el principio de cada objetivo, en su orden, los ejercicios que lo entrenan.
TRAINED = {
    "01_fundamentos": {
        "explicas qué hace cada pieza de un entrenamiento": ["fund-piezas", "fund-familia"],
        "calculas el coste de un modelo y lees una superficie": ["fund-coste", "fund-codigo", "fund-curvas"],
        "entrenas un modelo de dos parámetros": ["fund-paso", "fund-entrenar"],
        "razonas por qué los parámetros de una red": ["fund-despejar", "fund-errata-minimo"],
        "distingues parámetro de hiperparámetro": [
            "fund-hiperparametros",
            "fund-parametros",
            "fund-parada",
            "fund-orden",
        ],
    },
    "02_descenso_gradiente": {
        "distingues derivada, derivada direccional y gradiente": ["gd-direccional", "gd-gradiente-derivada"],
        "das a mano un paso": ["gd-primer-paso", "gd-tercer-punto", "gd-dos-variables", "gd-tabla", "gd-errata-coste"],
        "prevés qué hará una tasa de aprendizaje": ["gd-tasas", "gd-limite"],
        "escribes el algoritmo en pocas líneas": ["gd-codigo", "gd-orden", "gd-parar", "gd-diferencias"],
        "reconoces los problemas en los que": ["gd-corto"],
    },
    "03_variantes": {
        "explicas por qué el gradiente de unos pocos": ["va-insesgado", "va-gradiente-minilote", "va-codigo"],
        "distingues paso, época y tamaño de minilote": ["va-pasos", "va-orden", "va-vocabulario"],
        "calculas el ruido del gradiente": ["va-medir", "va-ruido", "va-poblacion-finita"],
        "reconoces el suelo de ruido": ["va-suelo", "va-robbins-monro"],
        "decides qué variante conviene": ["va-diapositiva", "va-escalado", "va-limite", "va-decidir"],
    },
    "04_neurona": {
        "calculas a mano la derivada del coste": [
            "neurona-derivada",
            "neurona-tabla",
            "neurona-tasa-limite",
            "neurona-sesgo",
            "neurona-entradas",
            "neurona-errata-cuadrado",
        ],
        "dibujas el grafo de cálculo": ["neurona-grafo", "neurona-orden"],
        "explicas por qué un solo ejemplo": ["neurona-un-ejemplo", "neurona-codigo"],
        "reconoces una neurona saturada": ["neurona-sigmoide", "neurona-saturada", "neurona-entropia"],
        "escribes el gradiente de una red pequeña": ["neurona-red", "neurona-red-codigo"],
    },
    "05_adam": {
        "calculas a mano un paso de Adam": ["adam-primer-paso", "adam-tabla", "adam-orden", "adam-codigo"],
        "deduces de dónde sale cada factor": ["adam-correccion", "adam-varianza", "regla-sin-corregir"],
        "predices cuánto se moverá un parámetro": ["adam-cociente", "adam-escala"],
        "reconoces cuándo Adam se va": ["adam-borde", "adam-reddi", "adam-remedios"],
        "dices qué cambia cada hiperparámetro": ["adam-ajustar", "adam-adamw"],
    },
    "06_otros_optimizadores": {
        "explicas con una imagen": [
            "momentum-tabla",
            "momentum-paso-efectivo",
            "momentum-conservar",
            "signum-codigo",
        ],
        "ajustas $\\alpha$ y $\\beta$ a un valle": ["momentum-mejor-beta", "regla-una-memoria"],
        "das a mano un paso de Nesterov": [
            "nesterov-orden",
            "nesterov-segundo-paso",
            "nesterov-pytorch",
            "nesterov-codigo",
        ],
        "prevés con qué tasas se escapa": ["nesterov-margen", "inercia-estorba"],
    },
    "06_tasas_por_coordenada": {
        "calculas a mano un paso de Adagrad": ["adagrad-segundo-paso", "adagrad-tabla", "adagrad-frecuencia"],
        "prevés cómo es el primer paso de RMSProp": [
            "rmsprop-primer-paso",
            "rmsprop-codigo",
            "rmsprop-tasa",
            "regla-media",
        ],
        "reconoces a qué métodos les importa que el valle esté girado": ["otros-valle-girado"],
        "explicas qué acumula Adadelta": ["adadelta-orden", "adadelta-arranque", "adadelta-diapositiva"],
        "dices de cada método cuánta memoria cuesta": ["tasas-elegir"],
    },
    "06_los_de_hoy": {
        "dices a quién le importa que el problema esté girado": ["hoy-giro"],
        "das a mano una iteración de Muon": ["hoy-iteracion", "hoy-muon", "hoy-museo", "hoy-tasa"],
        "das a mano un paso de Lion": ["hoy-lion", "hoy-memoria"],
        "decides entre promediar los puntos y bajar la tasa": ["hoy-orden", "hoy-parada"],
        "reconoces un resultado anunciado": ["hoy-afirmacion"],
    },
    "07_elegir_optimizador": {
        "decides por dónde empezar": ["elegir-memoria", "elegir-caso", "regla-sin-ganador"],
        "buscas una tasa de aprendizaje": [
            "elegir-rejilla",
            "elegir-codigo",
            "elegir-razon",
            "elegir-rango",
            "elegir-franja",
        ],
        "comparas optimizadores sin hacer trampas": [
            "elegir-comparacion",
            "elegir-presupuesto",
            "elegir-orden",
            "elegir-diapositiva",
        ],
        "entrenas una red con una receta completa": ["elegir-controles"],
        "sigues una lista de comprobación": ["elegir-inicio", "elegir-diagnostico"],
    },
}


@pytest.mark.parametrize("page", TRAINED)
def test_every_objective_is_trained_and_every_exercise_trains_one(page):
    cells = nbformat.read(toc.ROOT / "chapters" / f"{page}.ipynb", as_version=4).cells
    opening = next(cell.source for cell in cells if ":class: apertura" in cell.source)
    objectives = re.findall(r"^- (.+)[;.]$", opening, re.MULTILINE)
    assert len(objectives) == len(TRAINED[page])
    for objective, start in zip(objectives, TRAINED[page], strict=True):
        assert objective.startswith(start)
    trained = [name for names in TRAINED[page].values() for name in names]
    assert sorted(trained) == sorted(item.id for item in bank.pages()[page])
