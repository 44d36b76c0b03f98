"""Ejercicios de la primera página del capítulo 6, desde Nesterov, y los de «Más práctica»."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from ...base import Optimizer
from ...descent import minimize
from ...problems import PROBLEMS
from ..draws import Draw, values
from ..execution import Run
from ..kinds import Code, CodeMistake, Mistake, Numeric, Order, Step
from .c06a_impulso import BETAS, RATES


def nesterov_velocity(x, v, grad, lr, beta):
    """Da la velocidad nueva de Nesterov."""
    return beta * v + grad(x - lr * beta * v)


class Memory(NamedTuple):
    """La velocidad."""

    v: Any


@dataclass(frozen=True)
class Signum(Optimizer):
    """Momentum, con el signo de la velocidad."""

    lr: float
    beta: float = 0.9

    def init(self, x):
        return Memory(v=0 * x)

    def step(self, x, state, grad):
        v = self.beta * state.v + grad(x)
        return x - self.lr * np.sign(v), Memory(v)


def signum_points(rule, problem, x0, settings, steps):
    """Los puntos por los que pasa una regla con esos hiperparámetros."""
    return minimize(PROBLEMS[problem], x0, rule(**settings), steps).x


def wrong_signum(step):
    """``Signum`` con otro paso: ``step(x, v, g, lr, beta)`` da el punto y la velocidad nuevos."""

    class Wrong(Signum):
        def step(self, x, state, grad):
            new, v = step(x, state.v, grad(x), self.lr, self.beta)
            return new, Memory(v)

    return Wrong


PAGE = "06_otros_optimizadores"
EXERCISES = [
    Numeric(
        id="nesterov-segundo-paso",
        goal="Distinguir el gradiente de Nesterov del de Momentum.",
        question=r"""
            Minimizas $f(x) = x^2$ con Nesterov desde $x_0 = @{x0}$, con $\alpha = @{lr}$ y $\beta = @{b}$. El primer paso deja
            $x_1 = @{x[1]}$ y $v_1 = @{v[0]}$. ¿Cuánto vale $x_2$?
            """,
        label="$x_2 =$",
        values={"x0": Draw(5, values(-8, 8)), "lr": Draw(0.1, RATES), "b": Draw(0.9, BETAS)},
        run=Run("parabola", "Nesterov", x0="x0", steps=2, hyper={"lr": "lr", "beta": "b"}),
        answer="x[2]",
        mistakes=(
            Mistake(
                "sin-mirar-adelante",
                "Eso es Momentum: has evaluado el gradiente en $x_1$ y no en el punto adelantado.",
                value="x[1] - lr*(b*v[0] + 2*x[1])",
            ),
            Mistake(
                "adelanto-entero",
                r"Has adelantado $\alpha v_1$; la inercia solo conserva una parte $\beta$.",
                value="x[1] - lr*(b*v[0] + 2*(x[1] - lr*v[0]))",
            ),
            Mistake(
                "desde-adelantado",
                "Has restado el paso al punto adelantado: se resta a $x_1$, porque la velocidad nueva ya incluye la inercia.",
                value="x[1] - lr*b*v[0] - lr*v[1]",
            ),
            Mistake(
                "sin-memoria",
                "Has dado un paso con el gradiente adelantado, pero sin la velocidad anterior.",
                value="x[1] - lr*grad[1]",
            ),
            Mistake("descenso", "Eso es el descenso por gradiente: falta la velocidad.", value="x[1] - lr*2*x[1]"),
            Mistake("sin-mover", "Eso es $x_1$, el dato: falta el segundo paso.", value="x[1]"),
            Mistake("solo-paso", r"Eso es lo que se resta, $\alpha v_2$; se pide el punto.", value="lr*v[1]"),
        ),
        hints=(
            r"El punto adelantado es $x_1 - \alpha \beta v_1$.",
            r"Aquí vale $@{x[1] - lr*b*v[0]}$; calcula ahí la derivada $2x$.",
            r"Después, $v_2 = \beta v_1 + g$ y $x_2 = x_1 - \alpha v_2$.",
        ),
        solution=r"""
            Punto adelantado: $@{x[1]} - @{lr} \cdot @{b} \cdot @{v[0]:p} = @{x[1] - lr*b*v[0]}$; gradiente, $@{grad[1]}$;
            velocidad, $v_2 = @{b} \cdot @{v[0]:p} + @{grad[1]:p} = @{v[1]}$.

            $$x_2 = @{x[1]} - @{lr} \cdot @{v[1]:p} = @{x[2]}$$
            """,
    ),
    Code(
        id="nesterov-codigo",
        goal="Programar la mirada hacia delante.",
        question=r"""
            Escribe `nesterov_velocity(x, v, grad, lr, beta)`: la velocidad nueva de Nesterov. `grad` es una función; `x` y `v`, números o
            arrays de la misma forma.
            """,
        function="nesterov_velocity",
        skeleton='def nesterov_velocity(x, v, grad, lr, beta):\n    ...\n\ncheck("nesterov-codigo", nesterov_velocity)',
        reference=nesterov_velocity,
        cases=(
            (5.0, 2.0, lambda x: 2 * x, 0.25, 0.9),
            (-1.0, 3.0, lambda x: x**3, 0.1, 0.5),
            (2.0, -1.0, lambda x: 2 * (x - 3), 0.2, 0.8),
        ),
        mistakes=(
            CodeMistake(
                "sin-mirar-adelante",
                "Evalúas el gradiente en `x`: eso es Momentum. Falta mirar hacia delante.",
                lambda x, v, grad, lr, beta: beta * v + grad(x),
            ),
            CodeMistake(
                "adelanto-entero",
                "Adelantas `lr * v`: la inercia solo conserva una parte `beta`.",
                lambda x, v, grad, lr, beta: beta * v + grad(x - lr * v),
            ),
            CodeMistake(
                "mira-hacia-atras",
                "El punto adelantado se obtiene restando: el método se mueve en contra de la velocidad.",
                lambda x, v, grad, lr, beta: beta * v + grad(x + lr * beta * v),
            ),
            CodeMistake(
                "sin-memoria",
                "Falta sumar la velocidad anterior, multiplicada por `beta`.",
                lambda x, v, grad, lr, beta: grad(x - lr * beta * v),
            ),
        ),
        hints=(
            "¿En qué punto se evalúa `grad`?",
            "La inercia sola movería el punto `lr` veces la parte de la velocidad que se conserva.",
        ),
        solution=r"El gradiente se pide en el punto adelantado, y después se suma a la inercia:",
    ),
    Numeric(
        id="nesterov-margen",
        goal="Prever con qué tasas se escapa Nesterov.",
        question=r"""
            La curvatura mayor de una cuadrática es $\lambda_{\max} = @{L}$, y usas Nesterov con $\beta = @{b}$. ¿A partir de qué $\alpha$ deja de converger?
            """,
        label=r"$\alpha =$",
        values={"L": Draw(10, (2, 4, 5, 10, 20, 25)), "b": Draw(0.5, BETAS)},
        answer="2*(1 + b)/((1 + 2*b)*L)",
        mistakes=(
            Mistake(
                "limite-de-momentum",
                "Ese es el límite de Momentum; el de Nesterov es menor, porque su mirada hacia delante exagera los pasos largos.",
                value="2*(1 + b)/L",
            ),
            Mistake("limite-del-descenso", "Ese es el límite del descenso por gradiente, sin inercia.", value="2/L"),
            Mistake(
                "sin-curvatura",
                r"Eso es lo que puede valer $\alpha\lambda_{\max}$: falta dividir entre $\lambda_{\max}$.",
                value="2*(1 + b)/(1 + 2*b)",
            ),
            Mistake(
                "margen-sin-2",
                r"Falta el 2 del numerador: $\alpha\lambda_{\max} < \frac{2(1+\beta)}{1+2\beta}$.",
                value="(1 + b)/((1 + 2*b)*L)",
            ),
            Mistake("margen-al-reves", "Has puesto el numerador en el denominador.", value="(1 + 2*b)/(2*(1 + b)*L)"),
        ),
        hints=(
            r"El límite lo pone la dirección más empinada: $\alpha\lambda_{\max} < \frac{2(1+\beta)}{1+2\beta}$.",
            r"Calcula primero esa fracción con tu $\beta$.",
        ),
        solution=r"""
            $\alpha\lambda_{\max}$ no puede llegar a $\frac{2(1+\beta)}{1+2\beta} = \frac{@{2*(1 + b)}}{@{1 + 2*b}}$, así que el límite es

            $$\alpha = \frac{@{2*(1 + b)}}{@{1 + 2*b} \cdot @{L}} = @{2*(1 + b)/((1 + 2*b)*L)}$$
            """,
    ),
    Numeric(
        id="momentum-conservar",
        goal="Cambiar la inercia sin cambiar el paso efectivo.",
        question=r"""
            Entrenas con $\alpha = @{lr}$ y $\beta = @{b}$, y va bien. Quieres probar $\beta = @{c}$ sin que cambie el paso efectivo. ¿Qué $\alpha$ pones?
            """,
        label=r"$\alpha =$",
        values={
            "lr": Draw(0.1, (0.02, 0.05, 0.1, 0.2)),
            "b": Draw(0.9, (0.5, 0.8, 0.9)),
            "c": Draw(0.99, (0.6, 0.95, 0.98, 0.99)),
        },
        answer="lr*(1 - c)/(1 - b)",
        mistakes=(
            Mistake(
                "alfa-sin-cambiar",
                "Con la misma tasa, el paso efectivo cambia: la velocidad acumula más o menos gradientes.",
                value="lr",
            ),
            Mistake(
                "cociente-al-reves",
                r"Has multiplicado por el cociente al revés: con más inercia hace falta menos $\alpha$.",
                value="lr*(1 - b)/(1 - c)",
            ),
            Mistake(
                "proporcion-de-betas",
                r"Lo que cuenta es $1 - \beta$, y no $\beta$: de ahí sale cuánto se acumula.",
                value="lr*b/c",
            ),
            Mistake("efectivo", "Ese es el paso efectivo, que se conserva; se pide la tasa.", value="lr/(1 - b)"),
            Mistake(
                "sin-dividir-el-de-antes",
                r"Has multiplicado por $1 - \beta$ nuevo, pero falta dividir entre el de antes.",
                value="lr*(1 - c)",
            ),
        ),
        hints=(r"Escribe el paso efectivo, $\frac{\alpha}{1-\beta}$, antes y después.", r"Antes vale $@{lr/(1 - b)}$."),
        solution=r"""
            El paso efectivo es $\frac{@{lr}}{@{1 - b}} = @{lr/(1 - b)}$, y tiene que ser el mismo:

            $$\alpha = @{lr/(1 - b)} \cdot (1 - @{c}) = @{lr*(1 - c)/(1 - b)}$$
            """,
    ),
    Order(
        id="nesterov-orden",
        goal="Ordenar un paso de Nesterov.",
        question="Ordena lo que ocurre en un paso de Nesterov.",
        steps=(
            Step(
                "adelantar-el-punto",
                r"Calcular el punto adelantado, $x - \alpha \beta v$, con la velocidad que se trae.",
                "",
            ),
            Step(
                "gradiente-adelantado",
                "Evaluar el gradiente en el punto adelantado.",
                "Para evaluar ahí el gradiente hay que saber dónde está el punto adelantado.",
            ),
            Step(
                "velocidad-nueva",
                r"Actualizar la velocidad: $\beta$ por la anterior más ese gradiente.",
                "La velocidad nueva usa el gradiente del punto adelantado, que aún no se conoce.",
            ),
            Step(
                "mover-el-punto",
                r"Mover el punto: restar a $x$ (no al punto adelantado) $\alpha$ por la velocidad nueva.",
                "El punto se mueve con la velocidad nueva, que todavía no está calculada.",
            ),
        ),
        hints=(
            "¿Qué se conoce al empezar el paso? La velocidad anterior y el punto.",
            "El gradiente se calcula una sola vez.",
        ),
        solution="Mirar adelante, medir la pendiente allí, corregir la velocidad y moverse desde $x$.",
    ),
    Numeric(
        id="nesterov-pytorch",
        goal="Dar un paso de Nesterov como lo da PyTorch.",
        question=r"""
            En la forma de PyTorch, Nesterov guarda el punto adelantado. Sobre $f(x) = x^2$, con $\alpha = @{lr}$ y $\beta = @{b}$, guarda $y = @{y}$ y trae la
            velocidad $v = @{v}$. ¿Qué $y$ guarda después del paso?
            """,
        label="$y$ nueva $=$",
        values={
            "y": Draw(3, (-4, -3, -2, 2, 3, 4)),
            "v": Draw(6, (-8, -6, -2, 2, 6, 8)),
            "lr": Draw(0.1, RATES),
            "b": Draw(0.5, BETAS),
        },
        where="b*v + 2*y != 0 and y - lr*(2*y + b*(b*v + 2*y)) != 0",
        answer="y - lr*(2*y + b*(b*v + 2*y))",
        mistakes=(
            Mistake(
                "sin-mirar-adelante",
                r"Eso es un paso de Momentum desde $y$: has restado $\alpha v$, y falta adelantar el punto.",
                value="y - lr*(b*v + 2*y)",
            ),
            Mistake(
                "memoria-vieja",
                r"Has usado $\beta v$ como velocidad nueva: le falta el gradiente, $\beta v + g$.",
                value="y - lr*(2*y + b*b*v)",
            ),
            Mistake(
                "sin-gradiente-suelto",
                r"Has restado solo $\alpha\beta v$: falta el gradiente, que va suelto además de en la velocidad.",
                value="y - lr*b*(b*v + 2*y)",
            ),
            Mistake(
                "adelanto-entero",
                r"La velocidad nueva va multiplicada por $\beta$ dentro del paréntesis.",
                value="y - lr*(2*y + b*v + 2*y)",
            ),
            Mistake("signo", "El desplazamiento se resta.", value="y + lr*(2*y + b*(b*v + 2*y))"),
            Mistake("velocidad-no-punto", r"Eso es la velocidad nueva; se pide $y$.", value="b*v + 2*y"),
        ),
        hints=(
            "El gradiente se pide en $y$, sin adelantarlo otra vez.",
            r"Calcula antes la velocidad nueva, $\beta v + g$: hace falta para mover el punto.",
        ),
        solution=r"""
            $g = 2y = @{2*y}$ y la velocidad nueva es $@{b} \cdot @{v:p} + @{2*y:p} = @{b*v + 2*y}$.

            $$y = @{y} - @{lr} \cdot (@{2*y} + @{b} \cdot @{b*v + 2*y:p}) = @{y - lr*(2*y + b*(b*v + 2*y))}$$
            """,
    ),
    Code(
        id="signum-codigo",
        goal="Escribir un optimizador entero.",
        question=r"""
            Escribe `Signum`, un optimizador con los hiperparámetros `lr` y `beta`, que vale 0.9 si no se da. Lleva la velocidad de Momentum, pero solo
            hace caso de su signo, con `np.sign`: $x_{k+1} = x_k - \alpha\,\operatorname{sgn}(v_{k+1})$. Así, cada coordenada se mueve $\alpha$, en un
            sentido o en el otro, mida lo que mida el gradiente.
            """,
        function="Signum",
        skeleton="""from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from optlib import Optimizer

class Memory(NamedTuple):
    v: np.ndarray

@dataclass(frozen=True)
class Signum(Optimizer):
    ...

    def init(self, x):
        ...

    def step(self, x, state, grad):
        ...

check("signum-codigo", Signum)""",
        reference=Signum,
        use=signum_points,
        call="minimize({0}, {1}, Signum({2}), {3}).x",
        arrays=False,
        cases=(
            ("parabola", 1.0, {"lr": 0.3, "beta": 0.9}, 8),
            ("parabola", -5.0, {"lr": 0.7, "beta": 0.5}, 12),
            ("ravine", (-8.0, 1.5), {"lr": 0.4, "beta": 0.9}, 12),
            ("parabola", 1.0, {"lr": 0.3}, 8),
            ("ravine", (0.0, 1.0), {"lr": 0.4, "beta": 0.9}, 4),
        ),
        mistakes=(
            CodeMistake(
                "entre-el-modulo",
                "Divides entre $|v|$, y donde la velocidad vale cero sale nan. `np.sign(v)` da ahí 0.",
                wrong_signum(lambda x, v, g, lr, beta: (x - lr * (beta * v + g) / np.abs(beta * v + g), beta * v + g)),
            ),
            CodeMistake(
                "sin-signo",
                "Das el paso con la velocidad entera, y es Momentum: falta su signo.",
                wrong_signum(lambda x, v, g, lr, beta: (x - lr * (beta * v + g), beta * v + g)),
            ),
            CodeMistake(
                "sin-memoria",
                "Sale como con el signo del gradiente solo: tiene que ser el de la velocidad, y la nueva se guarda en el estado que devuelves.",
                wrong_signum(lambda x, v, g, lr, beta: (x - lr * np.sign(g), v)),
            ),
            CodeMistake(
                "suma-de-signos",
                "Acumulas los signos de los gradientes: la velocidad los acumula enteros, y el signo se toma al final.",
                wrong_signum(
                    lambda x, v, g, lr, beta: (x - lr * np.sign(beta * v + np.sign(g)), beta * v + np.sign(g))
                ),
            ),
            CodeMistake(
                "signos-sin-signo",
                "Tomas el signo del gradiente y no el de la velocidad: se acumula el gradiente entero, y el signo va al final.",
                wrong_signum(lambda x, v, g, lr, beta: (x - lr * (beta * v + np.sign(g)), beta * v + np.sign(g))),
            ),
            CodeMistake(
                "guarda-signo",
                "Guardas la velocidad convertida en su signo: en el estado va entera, y el signo solo se usa en el paso.",
                wrong_signum(lambda x, v, g, lr, beta: (x - lr * np.sign(beta * v + g), np.sign(beta * v + g))),
            ),
            CodeMistake(
                "beta-fija",
                "La inercia es siempre 0.9: usa `self.beta`, la que se da al construirlo.",
                wrong_signum(lambda x, v, g, lr, beta: (x - lr * np.sign(0.9 * v + g), 0.9 * v + g)),
            ),
            CodeMistake(
                "memoria-vieja",
                "Usas la velocidad anterior: primero se pone al día con el gradiente.",
                wrong_signum(lambda x, v, g, lr, beta: (x - lr * np.sign(v), beta * v + g)),
            ),
            CodeMistake(
                "signo",
                "Te mueves cuesta arriba: a la velocidad se le suma el gradiente, y el paso se resta.",
                wrong_signum(lambda x, v, g, lr, beta: (x + lr * np.sign(beta * v + g), beta * v + g)),
            ),
        ),
        hints=(
            "Los hiperparámetros se declaran con su tipo: `lr: float`. El estado es `Memory(v=…)`.",
            "`step` es el de Momentum con un cambio: dónde va `np.sign`.",
        ),
        solution=r"""
            La velocidad se acumula entera y se guarda; el signo solo decide el paso. Da igual llevar la suma, $v \leftarrow \beta v + g$, o la media,
            $v \leftarrow \beta v + (1-\beta) g$: tienen el mismo signo.
            """,
    ),
]
