"""Problemas: una función de coste con su gradiente, y los que el curso usa una y otra vez.

En un problema escalar ``x`` es un número, o un array de cualquier forma con una ejecución por elemento. En uno
vectorial el último eje de ``x`` tiene longitud ``dim`` y los demás recorren ejecuciones.
"""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from .calling import Named, hint, told
from .values import accepts, as_numbers, numbers, returned, shown

# Cómo se llaman en otras bibliotecas sus argumentos y lo que se le pide.
_ELSEWHERE = {"fun": "f", "jac": "grad", "gradient": "grad", "df": "grad", "x0": "start", "n": "dim", "label": "name"}
_TRAINED = "minimize(problem, x0, optimizer, steps)"
_ASKED = {
    **{name: "start" for name in ("x0", "initial", "params")},
    **{name: "grad" for name in ("jac", "gradient", "derivative", "backward")},
    **{name: "problem(x)" for name in ("fun", "loss", "cost", "value", "evaluate")},
    **{name: _TRAINED for name in ("fit", "train", "minimize", "step")},
    "forward": "predict, si lo tiene, y el coste, problem(x)",
    "parameters": "start, un vector con todos, de donde parte minimize(problem, optimizer=…, steps=…)",
    "n": "dim",
    "x_min": "minimum",
}


class Problem:
    """Función de coste ``f`` con su gradiente ``grad``.

    Argumentos: ``f(x)`` da un número por ejecución; ``grad(x)``, un array de la forma de ``x`` (sin él no se puede
    minimizar); ``dim`` es la longitud del último eje de ``x``, o ``None`` en un problema escalar; ``minimum`` y
    ``start``, un punto mínimo y un punto de partida, si se conocen. ``problem(x)`` y ``problem.grad(x)`` miran antes
    la forma de ``x``, que también puede ser una lista; ``problem.f`` y ``problem.df`` son las funciones que se dieron.
    Errores: ``TypeError`` si ``f`` o ``grad`` no son funciones, o un punto no son números; ``ValueError`` si ``dim`` no
    es un entero positivo o un punto no tiene esa longitud.

    >>> problem = Problem(lambda x: x**4, lambda x: 4 * x**3, name="x⁴")
    >>> problem(2.0), problem.grad(2.0)
    (16.0, 32.0)
    """

    @told("Problem", _ELSEWHERE)
    def __init__(
        self,
        f: Callable,
        grad: Callable | None = None,
        *,
        dim: int | None = None,
        name: str = "",
        minimum: Any = None,
        start: Any = None,
    ):
        if not callable(f):
            raise TypeError(f"Problem: f debe ser una función de x, no {shown(f)}.")
        if grad is not None and not callable(grad):
            raise TypeError(f"Problem: grad debe ser una función de x o None, no {shown(grad)}.")
        for which, function in (("f", f), ("grad", grad)):
            if function is not None and not accepts(function, 1):
                raise TypeError(
                    f"Problem: {which} debe ser una función de un solo argumento, x, con todas las coordenadas."
                )
        if dim is not None and (isinstance(dim, bool) or not isinstance(dim, int | np.integer) or dim < 1):
            raise ValueError(f"Problem: dim debe ser None o un entero mayor que 0, no {dim!r}.")
        self.f = f
        self.df = grad
        self.dim = dim
        self.name = name
        self.minimum = self._place("minimum", minimum)
        self.start = self._place("start", start)

    def __call__(self, x, *other):
        """Coste en ``x``: un número, o uno por ejecución; si el problema es vectorial, el último eje desaparece."""
        if other:
            raise TypeError(f"{self!r} se llama con un solo argumento, el punto: problem([…, …]).")
        return self.f(self._point(x))

    @property
    def grad(self) -> Callable | None:
        """El gradiente, una función de ``x`` que da un array de su forma, o ``None``."""
        return None if self.df is None else self._slope

    @grad.setter
    def grad(self, function: Callable | None) -> None:
        self.df = function

    def _slope(self, x, *other):
        if other:
            raise TypeError(f"grad, de {self!r}, se llama con un solo argumento, el punto: problem.grad([…, …]).")
        return self.df(self._point(x))  # type: ignore[misc]

    def __getattr__(self, name: str) -> Any:
        # Solo se llega aquí con un nombre que no hay; grad_at solo lo tienen los que cambian de gradiente.
        if name.startswith("_") or name == "grad_at":
            raise AttributeError(name)
        kind = type(self).__name__
        if name in ("f", "df", "dim", "name", "minimum", "start"):
            raise AttributeError(
                f"{kind} no tiene {name!r}. ¿Falta super().__init__(f, grad) en su __init__?", name=name
            )
        known = {each: None for each in (*vars(self), *dir(type(self))) if not each.startswith("_")}
        raise AttributeError(f"{kind} no tiene {name!r}. {hint(name, known, _ASKED)}", name=name)

    def __setattr__(self, name: str, value: Any) -> None:
        if vars(self).get("_fixed"):
            raise TypeError(f"{self!r} es del curso y no se cambia: haz otro, Problem(f, grad, …).")
        object.__setattr__(self, name, value)

    def __reduce__(self) -> Any:
        known = next((name for name, each in PROBLEMS.items() if each is self), None)
        return (_called, (known,)) if known else super().__reduce__()

    def _point(self, x):
        """``x`` tal cual, o como array si es una lista; dice qué le pasa si no puede ser un punto."""
        kind = type(x)
        if kind is float and self.dim is None:
            return x
        if kind is np.ndarray and (self.dim is None or x.shape[-1:] == (self.dim,)):
            return x
        if isinstance(x, (list, tuple, str)) or x is None:
            x = numbers("x debe ser un número o un array de números", x)
        if self.dim is not None and np.shape(x)[-1:] != (self.dim,):
            shape = f"x debe tener forma ({self.dim},) o (n, {self.dim}) en {self!r}"
            raise ValueError(f"{shape}; tiene {np.shape(x)}.")
        return x

    def _place(self, name: str, value):
        if value is None:
            return value
        array = numbers(f"Problem: {name} debe ser un número o un array de números", value)
        if self.dim is not None and array.shape[-1:] != (self.dim,):
            raise ValueError(f"Problem: {name} debe tener forma ({self.dim},), como dice dim; tiene {array.shape}.")
        if not np.all(np.isfinite(array)):
            raise ValueError(f"Problem: {name} debe ser finito, no {shown(value)}.")
        if array.ndim == 0:
            return value
        array = array.copy()
        array.flags.writeable = False
        return array

    def __repr__(self) -> str:
        size = "escalar" if self.dim is None else f"de dimensión {self.dim}"
        return f"<Problema {size} «{self.name or 'sin nombre'}»>"


class GradientError(float):
    """El error de un gradiente, un número, que dice dónde está si no es solo del redondeo.

    ``component`` es el índice de la peor componente, ``()`` en un problema escalar; ``given``, lo que da ahí el
    gradiente, y ``measured``, lo que dan las diferencias.
    """

    component: tuple[int, ...]
    given: float
    measured: float

    def __new__(cls, error: float, component: tuple[int, ...], given: float, measured: float) -> "GradientError":
        new = super().__new__(cls, error)
        new.component, new.given, new.measured = component, given, measured
        return new

    def __repr__(self) -> str:
        if self < 1e-6:
            return float.__repr__(self)
        where = f"[{', '.join(map(str, self.component))}]" if self.component else ""
        return f"{float(self):.3g} (grad(x){where} da {self.given:.6g}; las diferencias, {self.measured:.6g})"

    def __reduce__(self):
        return GradientError, (float(self), self.component, self.given, self.measured)


@told("check_gradient", dict.fromkeys(("f", "fun", "grad", "jac"), "check_gradient(Problem(f, grad), x)") | {"x0": "x"})
def check_gradient(problem: Problem, x, *other) -> GradientError:
    """Mayor error relativo entre ``problem.grad(x)`` y las diferencias centradas de ``problem``.

    ``x`` es un punto: un número o un array ``(dim,)``. El error de cada componente se divide entre su tamaño, o,
    si es más, entre un millón de veces lo que las diferencias no distinguen; con un gradiente correcto queda por debajo
    de 1e-6. Si no, lo que se ve dice cuál es la peor componente y sus dos valores. En un mínimo, donde todo
    vale cero, no se ve un factor de más: prueba en otro punto.
    Errores: ``TypeError`` si no es un problema o ``x``, ``f(x)`` o ``grad(x)`` no son números; ``ValueError`` si el
    problema no tiene gradiente, o ``x`` o el gradiente no tienen su forma.
    Fuente: Nocedal y Wright (2006), sección 8.1, doi:10.1007/978-0-387-40065-5.

    >>> check_gradient(parabola, 5.0) < 1e-6
    True
    >>> check_gradient(Problem(lambda x: x**2, lambda x: x), 5.0)
    0.5 (grad(x) da 5; las diferencias, 10)
    """
    if other or (callable(problem) and not isinstance(problem, Problem)):
        raise TypeError("check_gradient toma un Problem y un punto: check_gradient(Problem(f, grad), x).")
    if not isinstance(problem, Problem):
        raise TypeError(f"check_gradient: problem debe ser un Problem, no {shown(problem)}.")
    if problem.df is None:
        raise ValueError(f"{problem!r} no tiene gradiente que comprobar: da grad al construirlo.")
    x = numbers("check_gradient: x debe ser un número o un array de números", x)
    shape = () if problem.dim is None else (problem.dim,)
    if x.shape != shape:
        expected = f"tener forma ({problem.dim},)" if shape else "ser un número"
        hint = "" if shape else " ¿Falta decir dim al construir el Problem?"
        raise ValueError(f"check_gradient: x es un solo punto, y debe {expected}; tiene forma {x.shape}.{hint}")
    if not np.all(np.isfinite(x)):
        raise ValueError(f"check_gradient: x debe ser finito, no {shown(x.tolist())}.")

    def value(function: Callable, point: np.ndarray, what: str, shape: tuple[int, ...]) -> np.ndarray:
        found = returned(function(point if problem.dim else float(point)), what)
        if found.shape != shape:
            expected = f"tener la forma de x, {shape}" if shape else "ser un número"
            raise ValueError(f"{what} debe {expected}; tiene forma {found.shape}.")
        return found

    def difference(index: tuple[int, ...], h: float) -> tuple[float, float]:
        """La diferencia centrada, y cuánto puede cambiarla el redondeo de la función."""
        ahead, behind = x.copy(), x.copy()
        ahead[index] += h
        behind[index] -= h
        high, low = value(problem.f, ahead, "f(x)", ()), value(problem.f, behind, "f(x)", ())
        width = ahead[index] - behind[index]
        return float((high - low) / width), float(10 * eps * max(abs(high), abs(low)) / width)

    def best(index: tuple[int, ...]) -> tuple[float, float, float]:
        """La diferencia, con lo que puede cambiarla el redondeo y lo que se aparta por su largo.

        El paso se acorta donde la función se dobla mucho, o no existe, a esa distancia.
        """
        found = (math.nan, 0.0, math.inf)
        h = eps ** (1 / 3) * max(1.0, abs(x[index]))
        for _ in range(6):
            slope, noise = difference(index, h)
            # Con un paso el doble de largo cambia, más o menos, el triple de lo que se aparta de la derivada.
            bend = abs(difference(index, 2 * h)[0] - slope)
            bend = math.inf if math.isnan(bend) else bend
            if math.isnan(found[0]) or noise + bend < found[1] + found[2]:
                found = slope, noise, bend
            if found[2] <= max(1e-6, 1e-7 * abs(found[0])):
                break
            h /= 10
        return found

    eps = np.finfo(float).eps
    given = value(problem.df, x.copy(), "grad(x)", x.shape)
    measured, scale = np.empty_like(x), np.abs(given, out=np.empty_like(x))
    with np.errstate(all="ignore"):
        for index in np.ndindex(x.shape):
            measured[index], noise, bend = best(index)
            scale[index] = max(scale[index], abs(measured[index]), 1e6 * noise, 1e6 * min(1e-6, bend))
    errors = np.abs(measured - given) / np.where(scale == 0, 1.0, scale)
    worst = np.unravel_index(np.argmax(errors), errors.shape)  # un nan es el mayor
    component = tuple(map(int, worst))
    return GradientError(float(errors[component]), component, float(given[component]), float(measured[component]))


class Quadratic(Problem):
    """Cuadrática ``½ xᵀA x + bᵀx``, de gradiente ``A x + b``.

    ``A`` es simétrica ``(d, d)`` y ``b`` ``(d,)`` (por omisión, ceros). ``eigenvalues`` los da de menor a mayor: el
    descenso por gradiente converge si ``lr < 2/eigenvalues[-1]``, cuando todos son positivos.
    Errores: ``ValueError`` si ``A`` no es cuadrada y simétrica o ``b`` no casa con ella; ``TypeError`` si no son
    números.

    >>> valley = Quadratic([[6, 2], [2, 2]])
    >>> valley(np.array([1.0, 1.0])), valley.grad(np.array([1.0, 1.0]))
    (np.float64(6.0), array([8., 4.]))
    """

    @told("Quadratic")
    def __init__(self, A, b=None, *, name: str = "", start=None):
        A = as_numbers("Quadratic", "A", A, 2)
        if A.shape[0] != A.shape[1]:
            raise ValueError(f"Quadratic: A debe ser cuadrada; tiene forma {A.shape}.")
        if not np.allclose(A, A.T, rtol=1e-12, atol=0):
            raise ValueError("Quadratic: A debe ser simétrica; si no, el gradiente no es A x + b. Usa (A + A.T)/2.")
        b = np.zeros(len(A)) if b is None else as_numbers("Quadratic", "b", b, 1)
        if b.shape != (len(A),):
            raise ValueError(f"Quadratic: b debe tener forma ({len(A)},), como A; tiene {b.shape}.")
        self.A, self.b = A, b
        self._halves, self._tilted = np.full(len(A), 0.5), bool(b.any())
        self.eigenvalues, self.eigenvectors = np.linalg.eigh(A)
        minimum = 0 - np.linalg.solve(A, b) if self.eigenvalues[0] > 0 else None
        super().__init__(self._cost, self._gradient, dim=len(A), name=name, minimum=minimum, start=start)

    def _cost(self, x):
        # Un producto suma el último eje, que es corto, mucho antes que ``sum``.
        return ((x @ self.A) * x) @ self._halves + x @ self.b

    def _gradient(self, x):
        return x @ self.A + self.b if self._tilted else x @ self.A


def like(x, value):
    """Devuelve ``value`` como ``float`` de Python si ``x`` lo es."""
    return float(value) if isinstance(x, float | int) else value


def _pair(first, second):
    """Une dos componentes en el último eje; con puntos sueltos, mucho más rápido que ``np.stack``."""
    pair = np.empty((*np.shape(first), 2))
    pair[..., 0], pair[..., 1] = first, second
    return pair


def _beale_terms(p):
    x, y = p[..., 0], p[..., 1]
    return x, y, 1.5 - x + x * y, 2.25 - x + x * y**2, 2.625 - x + x * y**3


def _beale_cost(p):
    *_, a, b, c = _beale_terms(p)
    return a**2 + b**2 + c**2


def _beale_gradient(p):
    x, y, a, b, c = _beale_terms(p)
    return _pair(
        2 * a * (y - 1) + 2 * b * (y**2 - 1) + 2 * c * (y**3 - 1),
        2 * a * x + 4 * b * x * y + 6 * c * x * y**2,
    )


parabola = Problem(lambda x: x**2, lambda x: 2 * x, name="x²", minimum=0.0, start=5.0)
shifted_parabola = Problem(lambda w: (w - 3) ** 2, lambda w: 2 * (w - 3), name="(w − 3)²", minimum=3.0, start=0.0)
quartic = Problem(lambda x: x**4 / 4, lambda x: x**3, name="x⁴/4", minimum=0.0, start=2.0)
double_well = Problem(
    lambda x: (x**2 - 1) ** 2 + 0.3 * x,
    lambda x: 4 * x * (x**2 - 1) + 0.3,
    name="(x² − 1)² + 0.3x",
    minimum=-1.0355787140888537,
    start=1.8,
)


wavy = Problem(
    lambda x: 0.1 * x**2 + like(x, np.sin(2 * x)),
    lambda x: 0.2 * x + 2 * like(x, np.cos(2 * x)),
    name="0.1x² + sen 2x",
    minimum=-0.747964956635879,
    start=4.5,
)
coupled_quadratic = Quadratic([[6, 2], [2, 2]], name="3x² + 2xy + y²", start=np.array([2.0, -2.0]))
ravine = Quadratic([[1, 0], [0, 25]], name="½(x² + 25y²)", start=np.array([-8.0, 1.5]))
narrow_ravine = Quadratic([[1, 0], [0, 100]], name="½(x² + 100y²)", start=np.array([-8.0, 1.0]))
# Rosenbrock (1960), doi:10.1093/comjnl/3.3.175.
rosenbrock = Problem(
    lambda p: (1 - p[..., 0]) ** 2 + 100 * (p[..., 1] - p[..., 0] ** 2) ** 2,
    lambda p: _pair(
        -2 * (1 - p[..., 0]) - 400 * p[..., 0] * (p[..., 1] - p[..., 0] ** 2),
        200 * (p[..., 1] - p[..., 0] ** 2),
    ),
    dim=2,
    name="Rosenbrock",
    minimum=np.array([1.0, 1.0]),
    start=np.array([-1.2, 1.0]),
)
beale = Problem(
    _beale_cost,
    _beale_gradient,
    dim=2,
    name="Beale",
    minimum=np.array([3.0, 0.5]),
    start=np.array([1.0, 1.2]),
)
# Himmelblau (1972), Applied Nonlinear Programming: cuatro mínimos de valor 0.
himmelblau = Problem(
    lambda p: (p[..., 0] ** 2 + p[..., 1] - 11) ** 2 + (p[..., 0] + p[..., 1] ** 2 - 7) ** 2,
    lambda p: _pair(
        4 * p[..., 0] * (p[..., 0] ** 2 + p[..., 1] - 11) + 2 * (p[..., 0] + p[..., 1] ** 2 - 7),
        2 * (p[..., 0] ** 2 + p[..., 1] - 11) + 4 * p[..., 1] * (p[..., 0] + p[..., 1] ** 2 - 7),
    ),
    dim=2,
    name="Himmelblau",
    minimum=np.array([3.0, 2.0]),
    start=np.array([0.5, 0.5]),
)
saddle = Quadratic([[2, 0], [0, -2]], name="x² − y² (silla)", start=np.array([2.0, 0.01]))

PROBLEMS = {
    "parabola": parabola,
    "shifted_parabola": shifted_parabola,
    "quartic": quartic,
    "double_well": double_well,
    "wavy": wavy,
    "coupled_quadratic": coupled_quadratic,
    "ravine": ravine,
    "narrow_ravine": narrow_ravine,
    "rosenbrock": rosenbrock,
    "beale": beale,
    "himmelblau": himmelblau,
    "saddle": saddle,
}
for _problem in PROBLEMS.values():
    _problem._fixed = True


def _called(name: str) -> Problem:
    """El problema del curso con ese nombre, al leer uno guardado."""
    return PROBLEMS[name]


PROBLEMS = Named("PROBLEMS", PROBLEMS, {"rosen": "rosenbrock"})

# Lo que da «from optlib.problems import *».
__all__ = ["PROBLEMS", "Problem", "Quadratic", "check_gradient", *PROBLEMS]
