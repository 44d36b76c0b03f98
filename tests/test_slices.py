"""La rodaja de una celda: con esas celdas, y ninguna más, da lo mismo que el cuaderno entero."""

import os
import subprocess
import sys

import nbformat
import pytest
import toc
from course_live.names import read
from course_live.slices import slice_of

# Las celdas, y la rodaja de la última.
SLICES = {
    "lo que crea otra": (["a = 1", "b = 2", "a"], [0]),
    "en cadena": (["a = 1", "b = a", "c = b"], [0, 1]),
    "vuelta a crear": (["a = 1", "a = 2", "a"], [1]),
    "a partir de sí mismo": (["a = 1", "a = a + 1", "a"], [0, 1]),
    "varios a la vez": (["a, (b, *c) = 1, (2, 3)", "x = 0", "c"], [0]),
    "con anotación": (["a: int = 1", "a"], [0]),
    "anotado sin valor": (["a = 1", "a: int", "a"], [0]),
    "sumado": (["a = 1", "a += 1", "a"], [0, 1]),
    "con morsa": (["print(a := 1)", "a"], [0]),
    "morsa dentro de una comprensión": (["[b := i for i in range(3)]", "b"], [0]),
    "creado y usado en la misma": (["a = 1", "a = 2\nprint(a)"], []),
    "usado y después creado": (["a = 1", "print(a)\na = 2"], [0]),
    "borrado": (["a = 1", "b = 1", "del a", "a"], [0, 2]),
    "elemento cambiado": (["a = [1]", "a[0] = 2", "a"], [0, 1]),
    "elemento de un elemento": (["a = [[1]]", "a[0][0] = 2", "a"], [0, 1]),
    "atributo cambiado": (["a = C()", "a.b.c = 2", "a"], [0, 1]),
    "elemento borrado": (["a = [1]", "del a[0]", "a"], [0, 1]),
    "método que cambia": (["a = []", "a.append(1)", "a"], [0, 1]),
    "azar que avanza": (["import numpy as np", "g = np.random.default_rng(0)", "g.normal()", "g.normal()"], [0, 1, 2]),
    "cambiado antes de volver a crearse": (["a = []", "a.append(1)", "a = []", "a"], [2]),
    "método de un módulo": (["import numpy as np", "np.zeros(3)", "np"], [0]),
    "parte de un módulo cambiada": (["import m", "m.x = 1", "m"], [0, 1]),
    "import con nombre": (["import numpy.linalg as la", "la"], [0]),
    "import con puntos": (["import numpy.linalg", "numpy"], [0]),
    "import de dentro": (["from math import pi as p", "p"], [0]),
    "import con asterisco": (["from math import *", "a = 1", "pi"], [0]),
    "nombre que crea otra aunque haya asterisco": (["from math import *", "pi = 3", "pi"], [1]),
    "en un si": (["a = 1", "if c:\n    a = 2", "a"], [0, 1]),
    "en las dos ramas": (["a = 1", "if c:\n    a = 2\nelse:\n    a = 3", "a"], [0, 1]),
    "en un bucle": (["a = 1", "for i in x:\n    a = i", "a"], [0, 1]),
    "variable del bucle": (["for i in range(3):\n    pass", "i"], [0]),
    "en un mientras": (["a = 1", "while c:\n    a = 2", "a"], [0, 1]),
    "en un intento": (["a = 1", "try:\n    a = 2\nexcept E as e:\n    pass", "a"], [0, 1]),
    "en un con": (["with f() as a:\n    b = 1", "a, b"], [0]),
    "en un caso": (["a = 1", "match x:\n    case [a, *b]:\n        pass", "a, b"], [0, 1]),
    "función que cambia lo que se le da": (["def f(l): l.append(1)", "a = []", "f(a)", "a"], [0, 1, 2]),
    "por su nombre": (["def f(x, l): l[0] = 1", "a = [0]", "f(1, l=a)", "a"], [0, 1, 2]),
    "función que resta en el sitio": (["def f(x, g):\n    x -= g\n    return x", "a = b = 1", "f(a, b)", "b"], [1]),
    "función que no lo cambia": (["def f(l): return l + [1]", "a = []", "f(a)", "a"], [1]),
    "función": (["def f(): return 1", "f()"], [0]),
    "función que lee algo de fuera": (["a = 1", "def f(): return a", "f()"], [0, 1]),
    "lo de fuera cambia después de definirla": (["a = 1", "def f(): return a", "a = 2", "f()"], [0, 1, 2]),
    "función que usa otra": (["a = 1", "def f(): return a", "def g(): return f()", "a = 2", "g()"], [0, 1, 2, 3]),
    "valor por omisión": (["a = 1", "def f(x=a): return x", "a = 2", "f()"], [0, 1]),
    "parámetro con el nombre de fuera": (["a = 1", "def f(a): return a", "f(2)"], [1]),
    "variable de la función": (["a = 1", "def f():\n    a = 2\n    return a", "f()"], [1]),
    "función que cambia algo de fuera": (["a = []", "def f(): a.append(1)", "f()", "a"], [0, 1, 2]),
    "cierre que cambia algo de fuera": (
        ["a = []", "def f():\n    def g(): a.append(1)\n    g()", "f()", "a"],
        [0, 1, 2],
    ),
    "función que crea con global": (["a = 1", "def f():\n    global a\n    a = 2", "f()", "a"], [0, 1, 2]),
    "decorada": (["def d(f): return f", "@d\ndef g(): pass", "g()"], [0, 1]),
    "lambda": (["a = 1", "f = lambda x: a * x", "f(2)"], [0, 1]),
    "lambda y cambio posterior": (["a = 1", "f = lambda x: a * x", "a = 2", "f(2)"], [0, 1, 2]),
    "lambda que cambia": (["a = []", "(lambda: a.append(1))()", "a"], [0, 1]),
    "comprensión": (["a = [1]", "[i for i in a]"], [0]),
    "variable de la comprensión": (["i = 1", "[i for i in range(3)]"], []),
    "comprensión que lee algo de fuera": (["k = 2", "{i: k * i for i in range(3) if i < k}"], [0]),
    "comprensiones anidadas": (["a = 1", "[[a * j for j in range(i)] for i in range(3)]"], [0]),
    "clase": (["class C: pass", "C()"], [0]),
    "clase que hereda": (["class B: pass", "class C(B): pass", "C()"], [0, 1]),
    "atributo de la clase": (["a = 1", "class C:\n    a = 2\n    b = a", "C()"], [1]),
    "método que lee algo de fuera": (["a = 1", "class C:\n    def f(self): return a", "C().f()"], [0, 1]),
    "texto con formato": (["a = 1", "f'{a:.2f}'"], [0]),
    "comparación con el nombre de una función de siempre": (["b = 1", "max(2, 3)"], []),
    "una celda que no se puede leer": (["a = (", "b = 1", "b"], [1]),
}


@pytest.mark.parametrize(("sources", "expected"), SLICES.values(), ids=SLICES)
def test_slice(sources, expected):
    assert slice_of(sources, len(sources) - 1) == expected


def test_a_cell_that_cannot_be_read_needs_nothing():
    assert slice_of(["a = 1", "a +"], 1) == [] and read("\0") == read("")
    endless = "x = " + "-" * 100_000 + "1"
    assert read(endless) == read("") and slice_of(["a = 1", endless, "a"], 2) == [0]


@pytest.mark.asked
@pytest.mark.skipif(not hasattr(os, "fork"), reason="las rodajas se comparan bifurcando el proceso")
def test_each_slice_of_the_book_gives_what_the_notebook_stores():
    """Todos los cuadernos en un proceso: cargar lo que usan cuesta tanto como ejecutarlos."""
    paths = toc.notebooks()
    command = [sys.executable, str(toc.ROOT / "tests" / "run_slices.py"), *map(str, paths)]
    # Un proceso con hilos no se puede bifurcar.
    environment = {**os.environ, "PYTHONPATH": str(toc.ROOT / "live"), "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment)
    counts = {path.stem: sum(cell.cell_type == "code" for cell in nbformat.read(path, 4).cells) for path in paths}
    expected = "".join(f"{name}\n" + ".\n" * count for name, count in counts.items())
    assert done.stdout == expected, done.stdout + done.stderr
