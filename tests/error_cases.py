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
    "from dataclasses import dataclass\n@dataclass(frozen=True)\nclass Place:\n    x: float = 0.0\nPlace().x = 2.0": [
        "`x` no cambia",
        "Construye otro",
    ],
    "from dataclasses import dataclass\nfrom optlib import Adam\n@dataclass\nclass Mine(Adam):\n    pass": [
        "@dataclass(frozen=True)"
    ],
    # Lo que en otras bibliotecas se llama de otra manera, y un optimizador propio
    "from optlib import Adam\nAdam(learning_rate=0.1)": ["`learning_rate`", "`lr`"],
    "from optlib import Adam\nAdam(betas=(0.9, 0.99))": ["`beta1` y `beta2`"],
    "from optlib import Adam\nAdam(lr=0.1).step_size": ["`lr`"],
    "from optlib import SGD": ["`GradientDescent`"],
    "from optlib import OPTIMIZERS\nOPTIMIZERS['SGD']": ["`GradientDescent`"],
    "from optlib import Optimizer\nclass Mine(Optimizer):\n    lr: float\nMine(0.1)": [
        "@dataclass(frozen=True)",
        "`class Mine`",
    ],
    "class Mine:\n    def __init__(self): self.beta = 0.9\n    def step(self): return beta\nMine().step()": [
        "`self.beta`"
    ],
    "from collections import namedtuple\nstate = namedtuple('S', 'v')(0.0)\nstate.v = 1.0": ["`state._replace(v=…)`"],
    "from collections import namedtuple\nstate = namedtuple('S', 'v')(0.0)\nstate * 0.9": ["`state.v`"],
    # El decimal con coma
    "rate = 0,1\nrate * 0.5": ["En la línea 1, `rate` queda como una tupla", "`0.1`, y no `0,1`"],
    "rate = 0,1\nx = 3.0 - rate": ["`rate`", "`0.1`"],
    "m = 0,9*theta + 0.1\nm * 2.5": ["En la línea 1, `m`", "`0.9`, y no `0,9`"],
    "theta = 0,5\ntheta.mean()": ["`0.5`, y no `0,5`"],
    "theta = 0,5\nmath.sqrt(theta)": ["`0.5`, y no `0,5`"],
    "def step(x, lr=0,1):\n    return x": ["`0.1`, y no `0,1`"],
    "dict(lr=0,1)": ["`0.1`, y no `0,1`"],
    "def step(x, lr):\n    return x\nstep(x, 0,1)": ["`0.1`, y no `0,1`"],
    "y = 0,05": ["`0.05`, y no `0,05`"],
    "float('0,1')": ["`'0,1'` lleva coma"],
    # Operaciones
    "theta^2": ["`theta**2`"],
    "y = 3 * (theta + 1)^2": ["la potencia se escribe `**`", "`3 * (theta + 1)**2`"],
    "no_return(1) + 1": ["`no_return` no devuelve nada", "`return`"],
    "y = no_return(1)\ny * 2": ["`no_return` no devuelve nada"],
    "sometimes(1) + 1": ["`sometimes` acaba en algún caso"],
    "print(3) + 1": ["`print` muestra"],
    "y = points.append(4)\ny + 1": ["`points.append(4)` cambia `points`"],
    "y = no_return(1)\ny.mean()": ["`no_return` no devuelve nada"],
    "lr * grad": ["`grad` es una función", "`grad(x)`"],
    "points * 0.5": ["`points` es una lista", "`np.array(points)`"],
    "points - points": ["`points` es una lista"],
    "[1, 2] * 0.5": ["`[1, 2]` es una lista"],
    "pair = (1, 2)\npair * 0.5": ["`pair` es una tupla", "np.array(pair)"],
    "text = '0.1'\ntext * 0.5": ["`text` es un texto", "`float(text)`"],
    "label = 'coste'\nlabel + 3": ["`label` es un texto", 'f"{label}{3}"'],
    "'coste: ' + 3": ["`'coste: '` es un texto", 'f"coste: {3}"'],
    "'3' * 0.5": ["escribe el número sin comillas, `3`"],
    "label = 'coste'\nlabel * 0.5": ["`label` es un texto", "mira dónde se le da valor"],
    "1 / n": ["`n` vale 0"],
    "1 / (n * 2)": ["`n * 2` vale 0"],
    "y = 1e200\ny**2 + 1": ["`y**2`", "diverge"],
    "def f(x):\n    return f(x - 1)\nf(3)": ["`f` se llama a sí misma"],
    # Llamadas
    "def step(x, grad, lr):\n    return x\nstep(1)": ["le faltan `grad` y `lr`", "`step(x, grad, lr)`"],
    "def step(x, grad, lr):\n    return x\nstep(1, 2)": ["A `step` le falta `lr`"],
    "grad(1, 2)": ["`grad` le sobran argumentos", "tiene 1 argumento", "recibe 2"],
    "def step(x, lr):\n    return x\nstep(1, lrate=0.1)": ["ningún argumento `lrate`", "`lr`"],
    "2(theta + 1)": ["Entre `2` y el paréntesis falta un `*`"],
    "theta(3)": ["`theta` es un número"],
    "sum = 3\nsum([1, 2])": ["`sum` es una función de Python"],
    "x(0)": ["`x[…]`"],
    "x.shape()": ["`x.shape` no es una función", "sin paréntesis"],
    "x.shape(0)": ["`x.shape[…]`"],
    "math(2)": ["`math` es un módulo"],
    "range[3]": ["`range(3)`"],
    "np.array[1, 2]": ["`np.array([1, 2])`"],
    "y = -1.0\nmath.sqrt(y)": ["`math.sqrt` no está definida en `y`, que vale -1.0"],
    "open('datos.csv')": ["`datos.csv`"],
    # Índices
    "x[3]": ["`x` tiene 3 elementos, del 0 al 2", "se le pide el 3"],
    "i = 7\npoints[i]": ["`points` tiene 3 elementos", "el 7, que es lo que vale `i`"],
    "W[1, 5]": ["`W` tiene 3 columnas, de la 0 a la 2", "se le pide la 5"],
    "x[0, 1]": ["La forma de `x` es `(3,)`"],
    "i = 1.0\nx[i]": ["`i` vale 1.0", "`x[int(i)]`"],
    "points[len(points) / 2]": ["`points[len(points) // 2]`"],
    "rows = [[1, 2], [3, 4]]\nrows[0, 1]": ["`rows[0][1]`"],
    "pair = (1, 2)\npair[0] = 3": ["`pair` es una tupla"],
    "theta[0]": ["`theta` es un número suelto"],
    "for i in n:\n    pass": ["`range(n)`"],
    "len(theta)": ["`theta` es un número suelto"],
    "a, b = x": ["`x` da", "`a, b`"],
    "a, b = theta": ["`theta` da un solo valor", "2 nombres"],
    # Formas
    "x + grads": ["la de `x` es `(3,)` y la de `grads`, `(2,)`"],
    "x -= grads": ["la de `x` es `(3,)` y la de `grads`, `(2,)`"],
    "W @ grads": ["la forma de `W` es `(4, 3)` y la de `grads`, `(2,)`"],
    "W[0] @ grads": ["El producto de `W[0]` y `grads` no encaja"],
    "W @ x[:2]": ["El producto de `W` y `x[:2]` no encaja"],
    "x @ W": ["`x @ W.T`"],
    "x @ 2": ["`2` es un número", "`x * 2`"],
    "W @ theta": ["`theta` es un número", "`W * theta`"],
    "theta @ (x + 1)": ["`theta * (x + 1)`"],
    "lr @ 2": ["`lr * 2`"],
    "np.linalg.inv(np.ones((2, 2)))": ["`np.ones((2, 2))` no tiene inversa"],
    "A = np.zeros((2, 2))\nnp.linalg.solve(A, grads)": ["`A` no tiene inversa"],
    "np.dot(W, grads)": ["la forma de `W` es `(4, 3)`"],
    "x.reshape(2, 2)": ["`x` tiene 3 números", "en la forma `(2, 2)` caben 4"],
    "x.reshape(4, -1)": ["no se pueden repartir en la forma `(4, -1)`"],
    "x.reshape((2, 2))": ["en la forma `(2, 2)` caben 4"],
    "rows = [np.zeros(2), np.zeros(3)]\nnp.array(rows)": ["Las filas de `rows` tienen distinta longitud: 2 y 3"],
    "np.array([[1, 2], 3])": ["`[[1, 2], 3]` mezcla filas y números sueltos"],
    "if 0 < x < 1:\n    pass": ["`(0 < x) & (x < 1)`"],
    "theta = np.float64(1.0)\ntheta[0]": ["`theta` es un número suelto"],
    "y = 2.0\nmath.acos(y)": ["`math.acos` no está definida en `y`, que vale 2.0"],
    "if x > 0:\n    pass": ["`np.any(x > 0)`"],
    "math.sqrt(x)": ["`np.sqrt`"],
    "k = np.array([1, 2])\nk -= 0.5 * grads": ["`k` es un array de enteros"],
    "np.array([[1, 2], [3]])": ["distinta longitud: 2 y 1"],
    # Sintaxis
    "def f(x)\n    return x": ["Falta `:` al final de `def f(x)`"],
    "def f(x):\nreturn x": ["la línea 1", "`return x`"],
    "y = 1\n    z = 2": ["La línea 2", "más a la derecha"],
    "if n:\n        y = 1\n    z = 2": ["La línea 3", "no está alineada"],
    "if n:\n\ty = 1\n        z = 2": ["mezcla tabuladores"],
    "y = 2theta": ["`2*theta`"],
    "2theta = 3": ["no puede empezar por una cifra"],
    "y = 3 − 1": ["`−`", "escribe `-`"],
    "y = x²": ["`²`", "`**2`"],
    "y = “a”": ["`“`"],
    "y = (1 + 2": ["Falta cerrar el `(` que se abre en la línea 1"],
    "y = 1 + 2)": ["sobra un `)`"],
    "y = np.array([1, 2)": ["un `[` se cierra con `)`: falta su `]`"],
    "def f(x):": ["A la línea 1 le falta lo que va dentro"],
    "def f(x) = x**2": ["Una función no se define con `=`", "`def f(x):`", "`return x**2`"],
    "np.array(1, 2, 3)": ["`np.array([1, 2, 3])`"],
    "import torch": ["El módulo `torch` no está instalado"],
    "def step(x, *, lr):\n    return x\nstep(1, 2)": ["tiene 1 argumento, `step(x)`, y recibe 2"],
    "def step(x, *, lr):\n    return x\nstep(1)": ["`step(x, lr=…)`"],
    "pair = (1, 2)\npair.shape": ["`pair` es una tupla"],
    "for i in theta:\n    pass": ["un número no se recorre con `for`"],
    "(theta + 1)^2": ["`(theta + 1)**2`"],
    "3^2 + 1.5^2": ["`3**2 + 1.5**2`"],
    "(x + 1).maen()": ["`(x + 1).mean`"],
    "seno = sen(theta)": ["`np.sin`"],
    "lr·theta": ["`*`"],
    "beta1 = 0.9\nbeta_1 + 1": ["`beta1`"],
    "prnt(3)": ["`print`"],
    "def f(x):\n    return print(x)\nf(1) + 1": ["`f` devuelve `print(x)`"],
    "no_return(1)[0]": ["`no_return` no devuelve nada"],
    "y = points.sort()\nfor i in y:\n    pass": ["`points.sort()` cambia `points`"],
    "abs(no_return(1))": ["`no_return` no devuelve nada"],
    "math.sqrt(no_return(1))": ["`no_return` no devuelve nada"],
    "max(x, 0)": ["`np.maximum(x, 0)`"],
    "if not x > 0:\n    pass": ["`np.any(x > 0)`"],
    "for i in points:\n    points[i]": ["`i` es ya cada elemento", "`for i in range(len(points))`"],
    "for i in range(3.0):\n    pass": ["`3.0`"],
    "np.linspace(-3, 3, 0.1)": ["cuántos puntos", "`0.1`"],
    "np.zeros(2, 3)": ["`np.zeros((2, 3))`"],
    "x.append(4)": ["`np.append(x, …)`"],
    "points.push(4)": ["`points.append(…)`"],
    "points.length": ["`len(points)`"],
    "points > 2.5": ["`points` es una lista"],
    "'0.5' > theta": ["`0.5`"],
    "W[0] = [1, 2]": ["`W[0]` tiene forma `(3,)`", "`(2,)`"],
    "out = []\nout[0] = 3": ["`out.append(…)`"],
    "for a, b in points, points:\n    pass": ["`for a, b in zip(points, points)`"],
    "f'{x:.2f}'": ["`np.round(x, 2)`"],
    "np = 3\nnp.mean(x)": ["`np` ya no es NumPy"],
    "if theta => 0.5:\n    pass": ["`=>`", "`>=`"],
    "if n && n:\n    pass": ["`and`"],
    "y = x\u00a0+ 1": ["carácter que no se ve", "línea 1"],
    "y = x⁵": ["`**5`"],
    "def f(x):\n    ... x + 1": ["Los puntos `...` de la línea 2"],
    "y = theta\n    - 2": ["La línea 2 empieza por `-`"],
    "y = theta\n* 2": ["La línea 2 empieza por `*`"],
    "def f(x):\n    retrun x": ["`return`"],
    "si theta > 1:\n    pass": ["`if`"],
    "def f(x):\n    return x - lr grad(x)": ["Entre `lr` y `grad`"],
    "y = len points": ["`len(points)`"],
    "if n:\n    y = 1\nelse n == 1:\n    y = 2": ["`elif`"],
    ">>> y = 1": ["`>>>`"],
    "def f(x):\n    # aquí": ["A la línea 1 le falta"],
    "y = 'a": ["comillas que no se cierran"],
    "print theta": ["`print(theta)`"],
    "return 3": ["El `return` de la línea 1"],
    "if n == 0:\n    y = 1\nelse if n == 1:\n    y = 2": ["`elif`"],
    "n++": ["`n += 1`"],
    "%matplotlib inline": ["orden de Jupyter"],
    "lambda = 0.1": ["`lambda` es una palabra reservada", "`lam`"],
    "if n = 0:\n    y = 1": ["`n == 0`"],
    "grad(x) = 3": ["`grad(x)` no lo es"],
    "np.full(3, fill_value=1, float)": ["En la línea 1, detrás de `fill_value=…`", "ponlo antes"],
    "y = 007": ["`7`, y no `007`"],
    "y = 2 theta": ["Entre `2` y `theta` falta algo"],
    "grad(theta x)": ["Entre `theta` y `x`"],
}

# NumPy sabe que una matriz no tiene inversa por los avisos del procesador, que WebAssembly no tiene: devuelve `nan`.
SILENT_IN_PAGE = {"np.linalg.inv(np.ones((2, 2)))", "A = np.zeros((2, 2))\nnp.linalg.solve(A, grads)"}

# Errores de la misma clase que otro de arriba: código que falla y lo que su pista no debe decir.
OTHER_CAUSE = {
    "zzzz + 1": ["¿Querías"],
    "q": ["¿Querías"],
    "None + 1": ["return", "print"],
    "def f(x):\n    return None\nf(1) + 1": ["le falta `return`"],
    "pair = (0, 1)\npair * 0.5": ["decimal"],
    "def step(x, lr):\n    return x\nstep(0,1,2)": ["decimal"],
    "def step(x, lr):\n    return x\nstep(1, 2, 3)": ["decimal"],
    "y = 007": ["decimal"],
    "float('a')": ["coma"],
    "np.linalg.inv(W)": ["no tiene inversa"],
    "'a' * 0.5": ["lista"],
    "1 / 0": ["`0` vale"],
    "def f(x): return g(x)\ndef g(x): return f(x)\nf(1)": ["a sí misma"],
    "a, b = []": ["un solo valor"],
    "raise ValueError('operands could not be broadcast together')": ["formas"],
    "raise ValueError('truth value of an array')": ["np.any"],
    "int('3.5')": ["coma"],
    "y = 3 +": ["falta un `*`", "Entre"],
    # De quien falla dentro de lo que se llama
    "def g(a, b):\n    return a\nsorted([1, 2], key=g)": ["`sorted`"],
    "def grad2(x, y):\n    return x\ndef step(x, g):\n    return g(x)\nstep(1, grad2)": ["`step`"],
    # Números y textos que no son un producto sin signo
    "lr = 1e-3 x": ["1*e"],
    'print("coste = 1e-8" x)': ["1*e"],
    'print("3D" x)': ["`3*D`"],
    'print("el valor es" x)': ["`el`", "`valor`"],
    'print("lambda = " x)': ["reservada"],
    # Recorridos, sumas y formas
    "for i in enumerate(5):\n    pass": ["`enumerate(5)` es"],
    "out = []\nout += sum(['a'])": ["`out` es una lista"],
    "points + 'a'": ["número"],
    "points + (1, 2)": ["np.array"],
    "np.where(x > 0, x, grads)": ["encajan"],
    "np.trapezoid(np.ones(4), np.ones(6))": ["encajan"],
    "math.pow(2, x)": ["`2` es un array"],
    "list(map(math.sqrt, [-1]))": ["`list`"],
    "math.log(10, 0)": ["`10`"],
    "def f():\n    def g():\n        return mean\n    g()\n    mean = 1\nf()": ["NumPy"],
    # Lo que no es de optlib
    "d = {'x': 1}\nd['path']": ["Aquí es"],
    "def f(x, lr):\n    return x\nf(x=1, learning_rate=2)": ["Aquí es"],
    "class Box:\n    x = 1\nBox().path": ["Aquí es"],
    "class Box:\n    pass\nBox(1)": ["@dataclass"],
    # Palabras de Python que no vienen al caso
    "coste": ["continue"],
    "error": ["Error"],
    "learning_rate": ["Warning"],
    "lista": ["¿Querías"],
    "self": ["elif"],
    "max(W)": ["un valor por elemento"],
    "max(x, grads)": ["encajan"],
    "math.erf(x)": ["np.erf"],
    "x[0.5]": ["int("],
    "def f(x):\n    return\nf(1) + 1": ["algún caso"],
    "import scipy": ["¿Querías"],
    "np.zeros(1, 2, 3)": ["`np.array"],
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
