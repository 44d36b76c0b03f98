"""Errores típicos que se cometen al dar un paso, como pasos que se pueden ejecutar.

Cada variante recibe el optimizador, el punto, el estado y el gradiente, y da el punto y el estado a los que
llega quien comete ese error. ``optlib/static/exercises/variants.js`` tiene las mismas, con el mismo nombre.
"""


def _map(function, x):
    return [function(v) for v in x] if isinstance(x, list) else function(x)


def _scaled(factor):
    def step(optimizer, x, state, grad, first):
        return optimizer.step(x, state, lambda z: factor * grad(z))

    return step


def _stale(optimizer, x, state, grad, first):
    return optimizer.step(x, state, lambda z: grad(first))


def _from_start(optimizer, x, state, grad, first):
    new, state = optimizer.step(x, state, grad)
    return first + (new - x), state


def _moments(m_name, v_name, root=True):
    """Paso de Adam hecho con otras estimaciones de los momentos que las corregidas."""

    def step(optimizer, x, state, grad, first):
        _, state = optimizer.step(x, state, grad)
        v = getattr(state, v_name)
        return x - optimizer.lr * getattr(state, m_name) / ((v**0.5 if root else v) + optimizer.eps), state

    return step


VARIANTS = {
    # Sumar el paso en vez de restarlo (o equivocar el signo del gradiente).
    "ascent": _scaled(-1.0),
    # Olvidar el 2 de la derivada de un cuadrado.
    "half_gradient": _scaled(0.5),
    # Derivar ½(…)² como si no llevara el ½.
    "double_gradient": _scaled(2.0),
    # Usar siempre el gradiente del punto inicial.
    "stale_gradient": _stale,
    # Restar cada paso del punto inicial en vez de restarlo del último.
    "from_start": _from_start,
    # Adam sin corregir el sesgo de los momentos.
    "no_bias_correction": _moments("m", "v"),
    # Adam corrigiendo solo uno de los dos.
    "only_m_corrected": _moments("m_hat", "v"),
    "only_v_corrected": _moments("m", "v_hat"),
    # Adam sin la raíz del segundo momento.
    "no_root": _moments("m_hat", "v_hat", root=False),
}
