"""Cada objetivo de un capítulo lo entrena algún ejercicio suyo."""

import tomllib

import pytest
import toc

from optlib.exercises import bank

# Por el principio de cada objetivo, en su orden, los ejercicios que lo entrenan.
TRAINED = {
    "01_fundamentos": {
        "explicar qué hace cada pieza de un entrenamiento": ["fund-piezas", "fund-familia"],
        "calcular el coste de un modelo y leer una superficie": ["fund-coste", "fund-codigo", "fund-curvas"],
        "entrenar un modelo de dos parámetros": ["fund-paso", "fund-entrenar"],
        "razonar por qué los parámetros de una red": ["fund-despejar", "fund-errata-minimo"],
        "distinguir parámetro de hiperparámetro": [
            "fund-hiperparametros",
            "fund-parametros",
            "fund-parada",
            "fund-orden",
        ],
    },
    "02_descenso_gradiente": {
        "distinguir derivada, derivada direccional y gradiente": ["gd-direccional", "gd-gradiente-derivada"],
        "dar a mano un paso": ["gd-primer-paso", "gd-tercer-punto", "gd-dos-variables", "gd-tabla", "gd-errata-coste"],
        "prever qué hará una tasa de aprendizaje": ["gd-tasas", "gd-limite"],
        "escribir el algoritmo en pocas líneas": ["gd-codigo", "gd-orden", "gd-parar", "gd-diferencias"],
        "reconocer los problemas en los que": ["gd-corto"],
    },
    "03_variantes": {
        "explicar por qué el gradiente de unos pocos": ["va-insesgado", "va-gradiente-minilote", "va-codigo"],
        "distinguir paso, época y tamaño de minilote": ["va-pasos", "va-orden", "va-vocabulario"],
        "calcular el ruido del gradiente": ["va-medir", "va-ruido", "va-poblacion-finita"],
        "reconocer el suelo de ruido": ["va-suelo", "va-robbins-monro"],
        "decidir qué variante conviene": ["va-diapositiva", "va-escalado", "va-limite", "va-decidir"],
    },
    "04_neurona": {
        "calcular a mano la derivada del coste": [
            "neurona-derivada",
            "neurona-tabla",
            "neurona-tasa-limite",
            "neurona-sesgo",
            "neurona-entradas",
            "neurona-errata-cuadrado",
        ],
        "dibujar el grafo de cálculo": ["neurona-grafo", "neurona-orden"],
        "explicar por qué un solo ejemplo": ["neurona-un-ejemplo", "neurona-codigo"],
        "reconocer una neurona saturada": ["neurona-sigmoide", "neurona-saturada", "neurona-entropia"],
        "escribir el gradiente de una red pequeña": ["neurona-red", "neurona-red-codigo"],
    },
    "05_adam": {
        "calcular a mano un paso de Adam": ["adam-primer-paso", "adam-tabla", "adam-orden", "adam-codigo"],
        "deducir de dónde sale cada factor": ["adam-correccion", "adam-varianza", "regla-sin-corregir"],
        "predecir cuánto se moverá un parámetro": ["adam-cociente", "adam-escala"],
        "reconocer cuándo Adam se va": ["adam-borde", "adam-reddi", "adam-remedios"],
        "decir qué cambia cada hiperparámetro": ["adam-ajustar", "adam-adamw"],
    },
    "06_otros_optimizadores": {
        "explicar con una imagen": [
            "momentum-tabla",
            "momentum-paso-efectivo",
            "momentum-conservar",
            "signum-codigo",
        ],
        "ajustar $\\alpha$ y $\\beta$ a un valle": ["momentum-mejor-beta", "regla-una-memoria"],
        "dar a mano un paso de Nesterov": [
            "nesterov-orden",
            "nesterov-segundo-paso",
            "nesterov-pytorch",
            "nesterov-codigo",
        ],
        "prever con qué tasas se escapa": ["nesterov-margen", "inercia-estorba"],
    },
    "06_tasas_por_coordenada": {
        "calcular a mano un paso de Adagrad": ["adagrad-segundo-paso", "adagrad-tabla", "adagrad-frecuencia"],
        "prever cómo es el primer paso de RMSProp": [
            "rmsprop-primer-paso",
            "rmsprop-codigo",
            "rmsprop-tasa",
            "regla-media",
        ],
        "reconocer a qué métodos les importa que el valle esté girado": ["otros-valle-girado"],
        "explicar qué acumula Adadelta": ["adadelta-orden", "adadelta-arranque", "adadelta-diapositiva"],
        "decir cuánto guarda cada método": ["tasas-elegir"],
    },
    "06_los_de_hoy": {
        "decir a quién le importa que el problema esté girado": ["hoy-giro"],
        "dar a mano una iteración de Muon": ["hoy-iteracion", "hoy-muon", "hoy-museo", "hoy-tasa"],
        "dar a mano un paso de Lion": ["hoy-lion", "hoy-memoria"],
        "decidir entre promediar los puntos y bajar la tasa": ["hoy-orden", "hoy-parada"],
        "reconocer un resultado anunciado": ["hoy-afirmacion"],
    },
    "07_elegir_optimizador": {
        "decidir por dónde empezar": ["elegir-memoria", "elegir-caso", "regla-sin-ganador"],
        "buscar una tasa de aprendizaje": [
            "elegir-rejilla",
            "elegir-codigo",
            "elegir-razon",
            "elegir-rango",
            "elegir-franja",
        ],
        "comparar optimizadores sin hacer trampas": [
            "elegir-comparacion",
            "elegir-presupuesto",
            "elegir-orden",
            "elegir-diapositiva",
        ],
        "entrenar una red con una receta completa": ["elegir-controles"],
        "seguir una lista de comprobación": ["elegir-inicio", "elegir-diagnostico"],
    },
}


@pytest.mark.parametrize("page", [page for page in TRAINED if page in toc.chapters()])
def test_every_objective_is_trained_and_every_exercise_trains_one(page):
    objectives = tomllib.loads((toc.ROOT / "chapters" / "objetivos.toml").read_text("utf-8"))[page]
    assert len(objectives) == len(TRAINED[page])
    for objective, start in zip(objectives, TRAINED[page], strict=True):
        assert objective.startswith(start)
    trained = [name for names in TRAINED[page].values() for name in names]
    assert sorted(trained) == sorted(item.id for item in bank.pages()[page])
