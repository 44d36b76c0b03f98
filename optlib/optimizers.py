"""Los optimizadores del curso, escritos como en la pizarra.

Un optimizador es un *dataclass* inmutable con sus hiperparámetros y dos métodos puros (la base, ``Optimizer``, dice
cómo se escribe uno propio):

- ``init(x)`` devuelve el estado inicial, una ``NamedTuple`` cuyos campos llevan los símbolos de las fórmulas;
- ``step(x, state, grad)`` devuelve ``(x_new, state)`` y llama una sola vez a ``grad``, que es función de ``x``.

Los pasos usan solo operadores, así que el mismo texto sirve para un ``float``, para un array de parámetros
``(d,)`` y para muchas ejecuciones a la vez ``(n, d)``. Van de menor a mayor complejidad.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple

from .base import NoState, Number, Optimizer, clip, dot, maximum, mean, sign, where


class Velocity(NamedTuple):
    """Suma amortiguada de los gradientes."""

    v: Any


class SquaredSum(NamedTuple):
    """Suma de los cuadrados de los gradientes."""

    G: Any


class SquaredMean(NamedTuple):
    """Media móvil de los cuadrados de los gradientes."""

    v: Any


class AdadeltaState(NamedTuple):
    """Medias móviles de los cuadrados de los gradientes (``v``) y de los desplazamientos (``u``)."""

    v: Any
    u: Any


class AdamState(NamedTuple):
    """Contador de pasos, momentos y momentos corregidos."""

    t: int
    m: Any
    v: Any
    m_hat: Any
    v_hat: Any


class AMSGradState(NamedTuple):
    """Como el de Adam, con el mayor segundo momento visto."""

    t: int
    m: Any
    v: Any
    v_max: Any
    m_hat: Any
    v_hat: Any


class NadamState(NamedTuple):
    """Como el de Adam, con el producto de los impulsos ``mu`` de los pasos dados."""

    t: int
    mu_product: Any
    m: Any
    v: Any
    m_hat: Any
    v_hat: Any


class Average(NamedTuple):
    """Media móvil de los gradientes."""

    m: Any


class ScheduleFreeState(NamedTuple):
    """Contador de pasos, el punto que avanza (``z``), la media de ``g²`` y la suma de los pesos de la media."""

    t: int
    z: Any
    v: Any
    W: Any


@dataclass(frozen=True)
class GradientDescent(Optimizer):
    """Descenso por gradiente: ``x ← x − lr·g``.

    ``lr`` > 0 es la tasa de aprendizaje. Con el gradiente de un minilote es el descenso estocástico (SGD).
    Fuente: Cauchy (1847); Robbins y Monro (1951), doi:10.1214/aoms/1177729586.

    >>> GradientDescent(lr=0.1).step(5.0, NoState(), lambda x: 2 * x)
    (4.0, NoState())
    """

    lr: Number

    def init(self, x):
        return NoState()

    def step(self, x, state, grad):
        g = grad(x)
        return x - self.lr * g, state


@dataclass(frozen=True)
class Momentum(Optimizer):
    """Impulso: ``v ← beta·v + g``, ``x ← x − lr·v`` (la forma de PyTorch).

    ``lr`` > 0; 0 ≤ ``beta`` < 1 dice cuánta velocidad se conserva. Con ``beta = 0`` es el descenso por gradiente.
    Fuente: Polyak (1964), doi:10.1016/0041-5553(64)90137-5.

    >>> Momentum(lr=0.1).step(5.0, Velocity(v=2.0), lambda x: 2 * x)
    (3.82, Velocity(v=11.8))
    """

    lr: Number
    beta: Number = 0.9

    def init(self, x):
        return Velocity(v=0 * x)

    def step(self, x, state, grad):
        g = grad(x)
        v = self.beta * state.v + g
        return x - self.lr * v, Velocity(v)


@dataclass(frozen=True)
class Nesterov(Optimizer):
    """Impulso de Nesterov: el gradiente se evalúa adonde la inercia va a llevar, ``x − lr·beta·v``.

    ``v ← beta·v + g(x − lr·beta·v)``, ``x ← x − lr·v``; ``lr`` > 0, 0 ≤ ``beta`` < 1. PyTorch guarda en su lugar el
    punto adelantado ``x − lr·beta·v``. Fuente: Nesterov (1983), Dokl. Akad. Nauk SSSR 269; Sutskever y otros
    (2013), https://proceedings.mlr.press/v28/sutskever13.html.

    >>> Nesterov(lr=0.25).step(5.0, Velocity(v=2.0), lambda x: 2 * x)
    (2.275, Velocity(v=10.9))
    """

    lr: Number
    beta: Number = 0.9

    def init(self, x):
        return Velocity(v=0 * x)

    def step(self, x, state, grad):
        g = grad(x - self.lr * self.beta * state.v)
        v = self.beta * state.v + g
        return x - self.lr * v, Velocity(v)


@dataclass(frozen=True)
class Adagrad(Optimizer):
    """Adagrad: ``G ← G + g²``, ``x ← x − lr·g/(√G + eps)``.

    ``lr`` > 0, ``eps`` ≥ 0. Cada parámetro lleva su propia suma ``G``, que nunca baja.
    Fuente: Duchi, Hazan y Singer (2011), https://jmlr.org/papers/v12/duchi11a.html.

    >>> Adagrad(lr=0.1, eps=0.0).step(5.0, SquaredSum(G=0.0), lambda x: 2 * x)
    (4.9, SquaredSum(G=100.0))
    """

    lr: Number
    eps: Number = 1e-8

    def init(self, x):
        return SquaredSum(G=0 * x)

    def step(self, x, state, grad):
        g = grad(x)
        G = state.G + g**2
        return x - self.lr * g / (G**0.5 + self.eps), SquaredSum(G)


@dataclass(frozen=True)
class RMSProp(Optimizer):
    """RMSProp: ``v ← rho·v + (1 − rho)·g²``, ``x ← x − lr·g/(√v + eps)``.

    ``lr`` > 0, 0 ≤ ``rho`` < 1, ``eps`` ≥ 0. Sin corrección de sesgo: el primer paso mide ``lr/√(1 − rho)``.
    Fuente: Tieleman y Hinton (2012), lección 6.5 de «Neural Networks for Machine Learning».

    >>> RMSProp(lr=0.1, rho=0.75, eps=0.0).step(5.0, SquaredMean(v=0.0), lambda x: 2 * x)
    (4.8, SquaredMean(v=25.0))
    """

    lr: Number
    rho: Number = 0.9
    eps: Number = 1e-8

    def init(self, x):
        return SquaredMean(v=0 * x)

    def step(self, x, state, grad):
        g = grad(x)
        v = self.rho * state.v + (1 - self.rho) * g**2
        return x - self.lr * g / (v**0.5 + self.eps), SquaredMean(v)


@dataclass(frozen=True)
class Adadelta(Optimizer):
    """Adadelta: el paso es ``√(u + eps)/√(v + eps)·g``, con las medias móviles de los cuadrados.

    ``v`` promedia ``g²`` y ``u`` los cuadrados de los desplazamientos; ``lr`` > 0 solo los escala (en el artículo
    vale 1), 0 ≤ ``rho`` < 1 y ``eps`` ≥ 0 va dentro de las raíces. Fuente: Zeiler (2012),
    doi:10.48550/arXiv.1212.5701.

    >>> x, state = Adadelta(rho=0.75, eps=1.0).step(5.0, AdadeltaState(v=0.0, u=0.0), lambda x: 2 * x)
    >>> round(x, 4), state.v
    (3.0388, 25.0)
    """

    lr: Number = 1.0
    rho: Number = 0.95
    eps: Number = 1e-6

    def init(self, x):
        return AdadeltaState(v=0 * x, u=0 * x)

    def step(self, x, state, grad):
        g = grad(x)
        v = self.rho * state.v + (1 - self.rho) * g**2
        delta = (state.u + self.eps) ** 0.5 / (v + self.eps) ** 0.5 * g
        u = self.rho * state.u + (1 - self.rho) * delta**2
        return x - self.lr * delta, AdadeltaState(v, u)


@dataclass(frozen=True)
class Adam(Optimizer):
    """Adam: media móvil del gradiente (``m``) y de su cuadrado (``v``), ambas con corrección de sesgo.

    ``m ← beta1·m + (1 − beta1)·g``, ``v ← beta2·v + (1 − beta2)·g²``, ``m_hat = m/(1 − beta1ᵗ)``,
    ``v_hat = v/(1 − beta2ᵗ)``, ``x ← x − lr·m_hat/(√v_hat + eps)``. ``lr`` > 0; 0 ≤ ``beta1``, ``beta2`` < 1;
    ``eps`` ≥ 0, fuera de la raíz. Fuente: Kingma y Ba (2015), doi:10.48550/arXiv.1412.6980.

    >>> adam = Adam(lr=0.1)
    >>> x, state = adam.step(5.0, adam.init(5.0), lambda x: 2 * x)
    >>> round(x, 6), round(state.m, 6), round(state.v, 6)
    (4.9, 1.0, 0.1)
    """

    lr: Number = 1e-3
    beta1: Number = 0.9
    beta2: Number = 0.999
    eps: Number = 1e-8

    def init(self, x):
        return AdamState(t=0, m=0 * x, v=0 * x, m_hat=0 * x, v_hat=0 * x)

    def step(self, x, state, grad):
        g = grad(x)
        t = state.t + 1
        m = self.beta1 * state.m + (1 - self.beta1) * g
        v = self.beta2 * state.v + (1 - self.beta2) * g**2
        m_hat = m / (1 - self.beta1**t)
        v_hat = v / (1 - self.beta2**t)
        return x - self.lr * m_hat / (v_hat**0.5 + self.eps), AdamState(t, m, v, m_hat, v_hat)


@dataclass(frozen=True)
class AMSGrad(Optimizer):
    """AMSGrad: Adam con el mayor segundo momento visto, de modo que el denominador sin corregir nunca baja.

    ``v_max ← máx(v_max, v)`` con el momento sin corregir, y ``v_hat = v_max/(1 − beta2ᵗ)``, como PyTorch. Mismos
    hiperparámetros que ``Adam``. Fuente: Reddi, Kale y Kumar (2018), doi:10.48550/arXiv.1904.09237.

    >>> amsgrad = AMSGrad(lr=0.1)
    >>> x, state = amsgrad.step(5.0, amsgrad.init(5.0), lambda x: 2 * x)
    >>> round(x, 6), round(state.v_max, 6)
    (4.9, 0.1)
    """

    lr: Number = 1e-3
    beta1: Number = 0.9
    beta2: Number = 0.999
    eps: Number = 1e-8

    def init(self, x):
        return AMSGradState(t=0, m=0 * x, v=0 * x, v_max=0 * x, m_hat=0 * x, v_hat=0 * x)

    def step(self, x, state, grad):
        g = grad(x)
        t = state.t + 1
        m = self.beta1 * state.m + (1 - self.beta1) * g
        v = self.beta2 * state.v + (1 - self.beta2) * g**2
        v_max = maximum(state.v_max, v)
        m_hat = m / (1 - self.beta1**t)
        v_hat = v_max / (1 - self.beta2**t)
        return x - self.lr * m_hat / (v_hat**0.5 + self.eps), AMSGradState(t, m, v, v_max, m_hat, v_hat)


@dataclass(frozen=True)
class AdamW(Optimizer):
    """AdamW: Adam más un decaimiento de pesos que no pasa por los momentos.

    ``x ← x − lr·weight_decay·x − lr·m_hat/(√v_hat + eps)``; ``weight_decay`` ≥ 0, lo demás como en ``Adam``.
    Fuente: Loshchilov y Hutter (2019), doi:10.48550/arXiv.1711.05101.

    >>> adamw = AdamW(lr=0.1, weight_decay=0.5)
    >>> x, state = adamw.step(5.0, adamw.init(5.0), lambda x: 2 * x)
    >>> round(x, 6)
    4.65
    """

    lr: Number = 1e-3
    beta1: Number = 0.9
    beta2: Number = 0.999
    eps: Number = 1e-8
    weight_decay: Number = 0.01

    def init(self, x):
        return AdamState(t=0, m=0 * x, v=0 * x, m_hat=0 * x, v_hat=0 * x)

    def step(self, x, state, grad):
        g = grad(x)
        t = state.t + 1
        m = self.beta1 * state.m + (1 - self.beta1) * g
        v = self.beta2 * state.v + (1 - self.beta2) * g**2
        m_hat = m / (1 - self.beta1**t)
        v_hat = v / (1 - self.beta2**t)
        shrunk = x - self.lr * self.weight_decay * x
        return shrunk - self.lr * m_hat / (v_hat**0.5 + self.eps), AdamState(t, m, v, m_hat, v_hat)


@dataclass(frozen=True)
class Nadam(Optimizer):
    """Nadam: Adam con la mirada hacia delante de Nesterov y un impulso que crece durante el entrenamiento.

    ``mu_t = beta1·(1 − 0.96^(momentum_decay·t)/2)`` va de ``beta1/2`` a ``beta1``; ``m`` y ``v`` son los de Adam, y
    ``m_hat = mu_{t+1}·m/(1 − mu_1···mu_{t+1}) + (1 − mu_t)·g/(1 − mu_1···mu_t)`` da por hecha la inercia del paso
    siguiente. ``x ← x − lr·m_hat/(√v_hat + eps)``; ``momentum_decay`` ≥ 0, lo demás como en ``Adam``. Es el ``NAdam``
    de PyTorch. Fuente: Dozat (2016), https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ.

    >>> nadam = Nadam(lr=0.1)
    >>> x, state = nadam.step(5.0, nadam.init(5.0), lambda x: 2 * x)
    >>> round(x, 6), round(state.m_hat, 6)
    (4.894355, 10.564518)
    """

    lr: Number = 1e-3
    beta1: Number = 0.9
    beta2: Number = 0.999
    eps: Number = 1e-8
    momentum_decay: Number = 0.004

    def init(self, x):
        return NadamState(t=0, mu_product=0 * x + 1, m=0 * x, v=0 * x, m_hat=0 * x, v_hat=0 * x)

    def step(self, x, state, grad):
        g = grad(x)
        t = state.t + 1
        mu = self.beta1 * (1 - 0.96 ** (self.momentum_decay * t) / 2)
        mu_next = self.beta1 * (1 - 0.96 ** (self.momentum_decay * (t + 1)) / 2)
        mu_product = state.mu_product * mu
        m = self.beta1 * state.m + (1 - self.beta1) * g
        v = self.beta2 * state.v + (1 - self.beta2) * g**2
        m_hat = mu_next * m / (1 - mu_product * mu_next)
        m_hat = m_hat + (1 - mu) * g / (1 - mu_product)
        v_hat = v / (1 - self.beta2**t)
        return x - self.lr * m_hat / (v_hat**0.5 + self.eps), NadamState(t, mu_product, m, v, m_hat, v_hat)


@dataclass(frozen=True)
class Lion(Optimizer):
    """Lion: todas las coordenadas avanzan lo mismo, ``lr``; de la media solo cuenta el signo.

    ``u = sign(beta1·m + (1 − beta1)·g)``, ``m ← beta2·m + (1 − beta2)·g``, ``x ← x − lr·weight_decay·x − lr·u``.
    ``lr`` > 0, de 3 a 10 veces menor que la de Adam; 0 ≤ ``beta1``, ``beta2`` < 1; ``weight_decay`` ≥ 0. Recuerda un
    número por parámetro, y Adam dos. Fuente: Chen y otros (2023), doi:10.48550/arXiv.2302.06675.

    >>> Lion(lr=0.5).step(5.0, Average(m=0.0), lambda x: 2 * x)
    (4.5, Average(m=0.10000000000000009))
    """

    lr: Number = 1e-4
    beta1: Number = 0.9
    beta2: Number = 0.99
    weight_decay: Number = 0.0

    def init(self, x):
        return Average(m=0 * x)

    def step(self, x, state, grad):
        g = grad(x)
        u = sign(self.beta1 * state.m + (1 - self.beta1) * g)
        m = self.beta2 * state.m + (1 - self.beta2) * g
        shrunk = x - self.lr * self.weight_decay * x
        return shrunk - self.lr * u, Average(m)


@dataclass(frozen=True)
class ScheduleFree(Optimizer):
    """Schedule-Free AdamW: avanza ``z``, y el punto ``x`` es la media de los ``z``; no necesita un plan que acabe en 0.

    El gradiente se pide entre los dos, en ``y = (1 − beta1)·z + beta1·x``. Con él, ``z`` da un paso de AdamW sin
    inercia y ``x ← (1 − c)·x + c·z``; con ``lr`` constante ``c`` es 1/t y, si un plan la calienta, cada ``z`` pesa
    ``lr²``; mientras sea 0, ``c`` también. Mismos hiperparámetros que ``AdamW``. En la biblioteca ``schedulefree`` el
    modelo lleva ``y`` mientras se entrena, y ``optimizer.eval()`` lo cambia por ``x``.
    Fuente: Defazio y otros (2024), doi:10.48550/arXiv.2405.15682.

    >>> rule = ScheduleFree(lr=0.5)
    >>> x, state = rule.step(5.0, rule.init(5.0), lambda x: 2 * x)
    >>> round(x, 6), round(state.z, 6)
    (4.5, 4.5)
    """

    lr: Number = 2.5e-3
    beta1: Number = 0.9
    beta2: Number = 0.999
    eps: Number = 1e-8
    weight_decay: Number = 0.0

    def init(self, x):
        return ScheduleFreeState(t=0, z=x, v=0 * x, W=0 * x)

    def step(self, x, state, grad):
        y = (1 - self.beta1) * state.z + self.beta1 * x
        g = grad(y)
        t = state.t + 1
        v = self.beta2 * state.v + (1 - self.beta2) * g**2
        v_hat = v / (1 - self.beta2**t)
        z = state.z - self.lr * self.weight_decay * y - self.lr * g / (v_hat**0.5 + self.eps)
        W = state.W + self.lr**2
        c = self.lr**2 / maximum(W, 1e-30)
        return (1 - c) * x + c * z, ScheduleFreeState(t, z, v, W)


# Los que se comparan entre sí, que «OPTIMIZERS» da por su nombre; debajo, lo demás que se importa de aquí con «*».
__all__ = [
    "GradientDescent",
    "Momentum",
    "Nesterov",
    "Adagrad",
    "RMSProp",
    "Adadelta",
    "Adam",
    "AMSGrad",
    "AdamW",
    "Nadam",
    "Lion",
]
OPTIMIZERS: dict[str, type[Any]] = {name: globals()[name] for name in __all__}
HELPERS = ("clip", "dot", "mean", "where")
__all__ += ["OPTIMIZERS", "NoState", "Optimizer", "ScheduleFree", "clip", "dot", "mean", "where"]
