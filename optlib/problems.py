"""Problemas: una función de coste con su gradiente, y los que el curso usa una y otra vez.

En un problema escalar ``x`` es un número, o un array de cualquier forma con una ejecución por elemento. En uno
vectorial el último eje de ``x`` tiene longitud ``dim`` y los demás recorren ejecuciones.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, overload

import numpy as np

from .values import as_numbers, note, numbers, returned, shown, valued

if TYPE_CHECKING:  # la página no lo lleva
    from numpy.typing import ArrayLike

_BLOCK = 2**14  # números, 128 KiB: lo que cabe en la memoria rápida del procesador


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

    vectorized = False  # si f sabe, seguro, calcular muchos puntos a la vez
    shapes: Any = None  # las de las matrices de un punto, como las pide orthogonalize; sin ellas es un vector

    def __init__(
        self,
        f: Callable[[Any], Any],
        grad: Callable[[Any], Any] | None = None,
        *,
        dim: int | None = None,
        name: str = "",
        minimum: ArrayLike | None = None,
        start: ArrayLike | None = None,
    ):
        if not callable(f):
            raise TypeError(f"Problem: f debe ser una función de x, no {shown(f)}.")
        if grad is not None and not callable(grad):
            raise TypeError(f"Problem: grad debe ser una función de x o None, no {shown(grad)}.")
        if dim is not None and (not isinstance(dim, int | np.integer) or dim < 1):
            raise ValueError(f"Problem: dim debe ser None o un entero mayor que 0, no {dim!r}.")
        self.f = f
        self.df = grad
        self.dim = dim
        self.name = name
        self.minimum = self._place("minimum", minimum)
        self.start = self._place("start", start)

    @overload
    def __call__(self, x: float) -> float: ...
    @overload
    def __call__(self, x: ArrayLike) -> Any: ...
    def __call__(self, x):
        """Coste en ``x``: un número, o uno por ejecución; si el problema es vectorial, el último eje desaparece."""
        return self.f(self._point(x))

    def costs(self, path: np.ndarray) -> np.ndarray:
        """Coste en cada punto de un recorrido: si ``vectorized``, de muchos a la vez; si no, de uno en uno.

        Errores: ``TypeError`` o ``ValueError`` si no da un número por ejecución.
        """
        shape = path.shape[1:] if self.dim is None else path.shape[1:-1]
        if self.vectorized and path.ndim > 1:
            rows = max(1, _BLOCK // path[0].size)
            return np.concatenate([self(path[k : k + rows]) for k in range(0, len(path), rows)])
        return np.array([self._cost_at(x, shape) for x in (path.tolist() if path.ndim == 1 else path)])

    def _cost_at(self, x: Any, shape: tuple[int, ...]) -> Any:
        try:
            cost = valued(self, x) if type(x) is float else self(x.copy())
            return cost if type(cost) is float and not shape else _cost(cost, shape)
        except Exception as error:
            note(error, f"En `f(x)`, con x = {shown(np.asarray(x).tolist())}.")
            raise

    @overload
    def grad(self, x: float) -> float: ...
    @overload
    def grad(self, x: ArrayLike) -> np.ndarray: ...
    def grad(self, x):
        """Gradiente en ``x``: algo de su forma. Errores: ``TypeError`` si no se ha dado, además de los de ``x``."""
        if self.df is None:
            raise TypeError(f"{self!r} no tiene gradiente: Problem(f, grad).")
        return self.df(self._point(x))

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
        if array.ndim == 0:
            return value
        array = array.copy()
        array.flags.writeable = False
        return array

    def __repr__(self) -> str:
        size = "escalar" if self.dim is None else f"de dimensión {self.dim}"
        return f"<Problema {size} «{self.name or 'sin nombre'}»>"


def check_problem(name: str, given: Any) -> None:
    """Comprueba que lo que se da como ``name`` es un problema con gradiente: ``TypeError`` si no."""
    if not isinstance(given, Problem) or (given.df is None and type(given).grad is Problem.grad):
        raise TypeError(f"{name} debe ser un Problem con gradiente, Problem(f, grad), no {shown(given)}.")


def _cost(value: Any, shape: tuple[int, ...]) -> np.ndarray:
    cost = returned(value, "f(x)")
    if cost.shape != shape:
        hint = "Las coordenadas son x[..., 0], x[..., 1], y las sumas van con axis=-1."
        if cost.ndim < len(shape):
            hint = "Si x es un punto con varias variables, falta dim en el Problem; si no, las sumas van con axis=-1."
        raise ValueError(f"f(x) debe dar un número por ejecución, forma {shape}; da {cost.shape}. {hint}")
    return cost


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

    vectorized = True

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
    pair = np.empty((*np.shape(first), 2), np.result_type(getattr(first, "dtype", float), float))
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

# Los del curso, que «PROBLEMS» da por su nombre; debajo, lo demás que se importa de aquí con «*».
__all__ = [
    "parabola",
    "shifted_parabola",
    "quartic",
    "double_well",
    "wavy",
    "coupled_quadratic",
    "ravine",
    "narrow_ravine",
    "rosenbrock",
    "beale",
    "himmelblau",
    "saddle",
]
PROBLEMS: dict[str, Problem] = {name: globals()[name] for name in __all__}
__all__ += ["PROBLEMS", "Problem", "Quadratic"]
for _name, _problem in PROBLEMS.items():
    _problem.vectorized = True
    for _part in ("f", "df") if type(_problem) is Problem else ():
        getattr(_problem, _part).__qualname__ = f"{_name}.{_part}"  # por aquí la encuentra pickle
