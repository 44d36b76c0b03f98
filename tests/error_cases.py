"""Errores que un lector comete, cada uno con lo que debe decir su pista, y otros de la misma clase y de otra causa.

Los comparten los tests de la biblioteca y los del navegador, donde Python es otro y dice las cosas de otra manera.
"""

import linecache
from typing import Any

SET_UP = """
import math
import numpy as np

theta, x, lr, n = 0.5, np.array([1.0, 2.0, 3.0]), 0.1, 0
W, points, grads = np.zeros((4, 3)), [1.0, 2.0, 3.0], np.array([1.0, 2.0])

def grad(x):
    return 2 * x

def no_return(x):
    y = 2 * x

def sometimes(x):
    if x > 3:
        return x
"""

# Código que falla y trozos de su pista.
EXPLAINED = {
    # Nombres
    "thetta + 1": ["`thetta`", "`theta`"],
    "Theta + 1": ["`theta`"],
    "np_ = 1\nnp.sqr(2)": ["`np` no tiene `sqr`", "`np.sqrt`"],
    "del np\nnp.zeros(3)": ["import numpy as np"],
    "y = true": ["`True`"],
    "sqrt(2)": ["`np.sqrt`"],
    "total = 0\ndef f():\n    total += 1\nf()": ["Dentro de `f`", "`total`"],
    "import nunpy": ["`numpy`"],
    "import pandas_": ["`pandas_` no está instalado"],
    "from math import squrt": ["`math` no tiene `squrt`", "`sqrt`"],
    "points.shape": ["`points` es una lista", "np.array(points)"],
    "x.maen()": ["`x.mean`"],
    "d = {'alpha': 1}\nd['alfa']": ["la clave `'alfa'`", "`'alpha'`"],
    "d = {'alpha': 1}\nd['rate']": ["la clave `'rate'`", "tiene `'alpha'`"],
    "grad.shape": ["`grad` es una función"],
    # El decimal con coma
    "rate = 0,1\nrate * 0.5": ["`rate` es una tupla", "`0.1`, y no `0,1`"],
    "rate = 0,1\nx = 3.0 - rate": ["`rate`", "`0.1`"],
    "def step(x, lr):\n    return x\nstep(x, 0,1)": ["`0.1`, y no `0,1`"],
    "y = 0,05": ["`0.05`, y no `0,05`"],
    "float('0,1')": ["`'0,1'` lleva coma"],
    # Operaciones
    "theta^2": ["`theta**2`"],
    "y = 3 * (theta + 1)^2": ["potencia es `**`"],
    "no_return(1) + 1": ["`no_return` no devuelve nada", "`return`"],
    "y = no_return(1)\ny * 2": ["`no_return` no devuelve nada"],
    "sometimes(1) + 1": ["`sometimes` acaba por algún camino"],
    "print(3) + 1": ["`print` enseña"],
    "y = points.append(4)\ny + 1": ["`points.append(4)` cambia `points`"],
    "y = no_return(1)\ny.mean()": ["`no_return` no devuelve nada"],
    "lr * grad": ["`grad` es una función", "`grad(x)`"],
    "points * 0.5": ["`points` es una lista", "`np.array(points)`"],
    "points - points": ["`points` es una lista"],
    "[1, 2] * 0.5": ["`[1, 2]` es una lista"],
    "pair = (1, 2)\npair * 0.5": ["`pair` es una tupla", "np.array(pair)"],
    "text = '0.1'\ntext * 0.5": ["`text` es un texto", "`float(text)`"],
    "label = 'coste'\nlabel + 3": ["`label` es un texto", 'f"{label} …"'],
    "'coste: ' + 3": ["`'coste: '` es un texto"],
    "1 / n": ["`n` vale 0"],
    "1 / (n * 2)": ["`n * 2` vale 0"],
    "y = 1e200\ny**2 + 1": ["`y**2`", "diverge"],
    "def f(x):\n    return f(x - 1)\nf(3)": ["`f` se llama a sí misma"],
    # Llamadas
    "def step(x, grad, lr):\n    return x\nstep(1)": ["le faltan `grad` y `lr`", "`step(x, grad, lr)`"],
    "def step(x, grad, lr):\n    return x\nstep(1, 2)": ["A `step` le falta `lr`"],
    "grad(1, 2)": ["`grad` tiene 1 argumento", "recibe 2"],
    "def step(x, lr):\n    return x\nstep(1, lrate=0.1)": ["ningún argumento `lrate`", "`lr`"],
    "2(theta + 1)": ["Entre `2` y el paréntesis falta un `*`"],
    "theta(3)": ["`theta` es un número"],
    "sum = 3\nsum([1, 2])": ["`sum` es una función de Python"],
    "x(0)": ["`x[…]`"],
    "math(2)": ["`math` es un módulo"],
    "range[3]": ["`range(3)`"],
    "np.array[1, 2]": ["`np.array([1, 2])`"],
    "y = -1.0\nmath.sqrt(y)": ["`math.sqrt` no está definida en `y`, que vale -1.0"],
    "open('datos.csv')": ["`datos.csv`"],
    # Índices
    "x[3]": ["`x` tiene 3 elementos, del 0 al 2", "el `3`"],
    "i = 7\npoints[i]": ["`points` tiene 3 elementos", "`i`, que vale 7"],
    "W[1, 5]": ["`W` tiene en su dimensión 1 3 elementos"],
    "x[0, 1]": ["`x` tiene forma (3,)"],
    "i = 1.0\nx[i]": ["`i`, que vale 1.0", "`x[int(i)]`"],
    "points[len(points) / 2]": ["`points[len(points) // 2]`"],
    "rows = [[1, 2], [3, 4]]\nrows[0, 1]": ["`rows[0][1]`"],
    "pair = (1, 2)\npair[0] = 3": ["`pair` es una tupla"],
    "theta[0]": ["`theta` es un número suelto"],
    "for i in n:\n    pass": ["`range(n)`"],
    "len(theta)": ["`theta` es un número suelto"],
    "a, b = x": ["`x` da", "`a, b`"],
    "a, b = theta": ["`theta` da un solo valor", "2 nombres"],
    # Formas
    "x + grads": ["`x` es (3,) y `grads`, (2,)"],
    "x -= grads": ["`x` es (3,) y `grads`, (2,)"],
    "W @ grads": ["`W` tiene forma (4, 3) y `grads` tiene forma (2,)"],
    "x @ W": ["`x @ W.T`"],
    "np.dot(W, grads)": ["`W` tiene forma (4, 3)"],
    "x.reshape(2, 2)": ["`x` tiene 3 números", "(4 números)"],
    "if x > 0:\n    pass": ["`np.any(x > 0)`"],
    "math.sqrt(x)": ["`np.sqrt`"],
    "k = np.array([1, 2])\nk -= 0.5 * grads": ["`k` es un array de enteros"],
    "np.array([[1, 2], [3]])": ["distinta longitud: 2, 1"],
    # Sintaxis
    "def f(x)\n    return x": ["Falta `:` al final de `def f(x)`"],
    "def f(x):\nreturn x": ["la línea 1", "`return x`"],
    "y = 1\n    z = 2": ["La línea 2", "más a la derecha"],
    "if n:\n        y = 1\n    z = 2": ["La línea 3", "no empieza donde"],
    "if n:\n\ty = 1\n        z = 2": ["mezcla tabuladores"],
    "y = 2theta": ["`2*theta`"],
    "2theta = 3": ["no puede empezar por una cifra"],
    "y = 3 − 1": ["`−`", "escribe `-`"],
    "y = x²": ["`²`", "`**2`"],
    "y = “a”": ["`“`"],
    "y = (1 + 2": ["El `(` que se abre en la línea 1", "no se cierra"],
    "y = 1 + 2)": ["sobra un `)`"],
    "y = 'a": ["comillas que no se cierran"],
    "print theta": ["`print(theta)`"],
    "return 3": ["El `return` de la línea 1"],
    "if n == 0:\n    y = 1\nelse if n == 1:\n    y = 2": ["`elif`"],
    "n++": ["`n += 1`"],
    "%matplotlib inline": ["orden de Jupyter"],
    "lambda = 0.1": ["`lambda` es una palabra de Python", "`lam`"],
    "if n = 0:\n    y = 1": ["`n == 0`"],
    "grad(x) = 3": ["`grad(x)` no lo es"],
    "y = 007": ["`7`, y no `007`"],
    "y = 2 theta": ["Entre `2` y `theta` falta algo"],
    "grad(theta x)": ["Entre `theta` y `x`"],
}

# Errores de la misma clase que otro de arriba: código que falla y lo que su pista no debe decir.
OTHER_CAUSE = {
    "zzzz + 1": ["¿Querías"],
    "q": ["¿Querías"],
    "x.qqqq": ["¿Querías"],
    "None + 1": ["return", "print"],
    "def f(x):\n    return None\nf(1) + 1": ["le falta `return`"],
    "pair = (0, 1)\npair * 0.5": ["decimal"],
    "def step(x, lr):\n    return x\nstep(0,1,2)": ["decimal"],
    "def step(x, lr):\n    return x\nstep(1, 2, 3)": ["decimal"],
    "y = 007": ["decimal"],
    "float('a')": ["coma"],
    "theta & 1": ["potencia"],
    "{} * 2": ["lista", "texto", "None"],
    "'a' * 0.5": ["lista"],
    "object() + 1": ["función", "lista"],
    "1 / 0": ["`0` vale"],
    "int('9' * 10) / 0": ["vale 0, y"],
    "def f(x): return g(x)\ndef g(x): return f(x)\nf(1)": ["a sí misma"],
    "print(1, color=2)": ["¿Querías"],
    "'a'(3)": ["falta un `*`"],
    "[1](0)": ["falta un `*`"],
    "d = {}\nd['a']": ["¿Querías"],
    "x['a']": ["int("],
    "points['a']": ["entero y"],
    "a, b = []": ["un solo valor"],
    "np.zeros(3).reshape('a')": ["números"],
    "raise ValueError('operands could not be broadcast together')": ["formas"],
    "raise ValueError('truth value of an array')": ["np.any"],
    "int('3.5')": ["coma"],
    "raise TypeError('nada')": ["`"],
    "raise KeyError('alfa')": ["clave"],
    "raise AttributeError('x')": ["¿Querías"],
    "y = 0xZZ": ["`*`"],
    "y = $": ["escribe"],
    "y = 3 +": ["falta un `*`", "Entre"],
    "class = 3": ["`lam`"],
    "x == 1 = 2": ["Para comparar"],
    "break": ["return"],
    "math.factorial(-1)": ["no está definida"],
}


def failure(source: str) -> BaseException:
    """El error que da un código, ejecutado como una celda detrás de ``SET_UP``."""
    space: dict[str, Any] = {}
    for name, text in (("<celda 1>", SET_UP), ("<celda 2>", source)):
        linecache.cache[name] = (len(text), None, text.splitlines(keepends=True), name)
    exec(compile(SET_UP, "<celda 1>", "exec"), space)
    try:
        exec(compile(source, "<celda 2>", "exec"), space)
    except BaseException as error:
        return error
    raise AssertionError(f"no falla: {source!r}")
