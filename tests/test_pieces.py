"""A ningún optimizador, problema ni página le falta una pieza y, si le falta, se dice cuál y en qué fichero va."""

from dataclasses import dataclass

import pieces
import pytest
import toc
import written
from node import ask

from optlib.figures.landscapes import CURVES, VALLEYS
from optlib.optimizers import OPTIMIZERS, Optimizer
from optlib.problems import PROBLEMS
from optlib.styles import STYLES, Style


def test_nothing_is_missing():
    assert pieces.missing() == []


ROOT = toc.ROOT
FILES = (
    written.TWINS,
    "chapters/convenciones.md",
    "chapters/referencia.md",
    "_toc.yml",
)
TWIN = "falta su gemelo en optlib/static/optimizers.js: "


@pytest.fixture
def altered(monkeypatch, tmp_path):
    """Función que da lo que se dice si a un fichero se le cambia o se le quita un texto, en una copia."""
    for path in (ROOT / "chapters").iterdir():
        if path.suffix in toc.SUFFIXES:
            (tmp_path / "chapters").mkdir(exist_ok=True)
            (tmp_path / "chapters" / path.name).write_text("", "utf-8")
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text((ROOT / name).read_text("utf-8"), "utf-8")

    def said(name, old, new=""):
        text = (ROOT / name).read_text("utf-8")
        assert old in text
        (tmp_path / name).write_text(text.replace(old, new), "utf-8")
        monkeypatch.setattr(toc, "ROOT", tmp_path)
        return pieces.missing()

    return said


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        (written.TWINS, "  saddle: {", f"saddle: {TWIN}una entrada saddle en FUNCTIONS, con f y grad."),
        (
            "chapters/convenciones.md",
            "| `Nadam` | `NAdam` | `Nadam` | `nadam` |\n",
            "Nadam: falta su fila en la tabla de nombres de chapters/convenciones.md.",
        ),
        (
            "chapters/convenciones.md",
            ", `momentum_decay`",
            "Nadam: falta la fila de `momentum_decay` en los valores por omisión de chapters/convenciones.md.",
        ),
        (
            "chapters/referencia.md",
            "| `saddle` |",
            "saddle: falta su fila en la tabla de problemas de chapters/referencia.md.",
        ),
    ],
)
def test_what_is_missing_is_told_in_one_sentence(altered, name, text, told):
    assert altered(name, text) == [told]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "| `Nadam` | `NAdam` | `Nadam` | `nadam` |",
            "| `Nadam` | — | — | — |",
            "alguna de las tres bibliotecas lo tiene.",
        ),
        (
            "| `Nadam` | `NAdam` | `Nadam` | `nadam` |",
            "| `Nadam` | `torch.optim.NAdam` | `Nadam` | nadam |",
            "en la tabla de nombres de chapters/convenciones.md va `Nombre`, o «—», y no «`torch.optim.NAdam`».",
        ),
        (
            "`momentum_decay` | 0.004 |",
            "`momentum_decay` | 0.04 |",
            "el valor de momentum_decay en optlib es 0.004, y pone 0.04.",
        ),
        (
            "| `Nadam` | `NAdam` | `Nadam` | `nadam` |\n",
            "| `Nadam` | `NAdam` | `Nadam` | `nadam` |\n| `Nadam` | `NAdam` | `Nadam` | — |\n",
            "tiene 2 filas en la tabla de nombres de chapters/convenciones.md; deja una.",
        ),
        (
            "| Nadam | $\\psi$, `momentum_decay` | 0.004 |",
            "| Nadam | `momentum_decay` | 0.004 | — | — | — |\n| Nadam | $\\psi$, `momentum_decay` | 0.004 |",
            "momentum_decay tiene 2 filas en los valores por omisión de chapters/convenciones.md; deja una.",
        ),
    ],
)
def test_what_the_page_of_conventions_says_wrong(altered, old, new, told):
    """De un optimizador."""
    (said,) = altered("chapters/convenciones.md", old, new)
    assert said.startswith("Nadam: ") and said.endswith(told)


@pytest.mark.parametrize(
    ("new", "told"),
    [
        ("| Nadam | $\\psi$, `momentum_decay` | 0.004 | 1 | ∞ |", "lleva seis casillas; lo que no hay, «—»."),
        ("| Nadam | $\\psi$, `momentum_decay` | 0.004 | 0.004 | 1 |  |", "lleva seis casillas; lo que no hay, «—»."),
        (
            "| Nadam | $\\psi$, `momentum_decay` | 0.004 | cero | 1 | ∞ |",
            "lleva números como 0.001 o 1e-8, o «—», no «cero».",
        ),
        (
            "| Nadam, NAdam | $\\psi$, `momentum_decay` | 0.004 | 0.004 | 1 | ∞ |",
            "nombra «NAdam», que no es el rótulo de ningún optimizador.",
        ),
        (
            "| Adam, Nadam | $\\psi$, `momentum_decay` | 0.004 | 0.004 | 1 | ∞ |",
            "Adam no tiene ningún hiperparámetro momentum_decay.",
        ),
    ],
)
def test_a_row_of_values_that_is_wrong(altered, new, told):
    said = altered("chapters/convenciones.md", "| Nadam | $\\psi$, `momentum_decay` | 0.004 | 0.004 | 1 | ∞ |", new)
    assert said[0].startswith("chapters/convenciones.md: la fila «") and said[0].endswith(told)


def test_a_row_out_of_its_table(altered):
    row = "| `Nadam` | `NAdam` | `Nadam` | `nadam` |"
    (told,) = altered("chapters/convenciones.md", row, f"\n{row}")
    assert told.startswith("chapters/convenciones.md, línea ") and told.endswith("va pegada a las otras.")


def test_a_hyperparameter_without_its_row(altered):
    row = "| subida de la inercia de Nadam, $\\psi$ | `momentum_decay` | `momentum_decay` | — | — |\n"
    assert altered("chapters/convenciones.md", row) == [
        "Nadam: falta la fila de `momentum_decay` en la tabla de hiperparámetros de chapters/convenciones.md."
    ]


def test_a_twin_of_nothing(altered):
    said = "inventado: está en FUNCTIONS, de optlib/static/optimizers.js, y en optlib no hay nada que se llame así."
    assert altered(written.TWINS, "  saddle: {", "  inventado: { f, grad },\n  saddle: {") == [said]


def test_a_page_that_is_not_listed(altered):
    assert altered("_toc.yml", "      - file: chapters/erratas\n") == [
        "chapters/erratas: falta su línea en _toc.yml, y no se publica; si ya no es del libro, bórrala."
    ]


class Inventada(Optimizer):
    """Una clase sin nada más."""


def styled(name, /, **changes):
    return {**STYLES, name: STYLES[name]._replace(**changes)}


STYLED = "de optlib/styles.py"
BESIDE = "de optlib/figures/landscapes.py"


@pytest.mark.parametrize(
    ("where", "value", "told"),
    [
        (
            "optlib.optimizers.Inventada",
            Inventada,
            "Inventada: falta su línea en OPTIMIZERS, al final de optlib/optimizers.py.",
        ),
        (
            "optlib.problems.un_valle",
            PROBLEMS["saddle"],
            "un_valle: falta su entrada en PROBLEMS, de optlib/problems.py.",
        ),
        (
            "pieces.STYLES",
            {name: style for name, style in STYLES.items() if name != "Nadam"},
            "Nadam: falta su línea en STYLES, de optlib/styles.py: colores, trazo, marcador, rótulo y tasa.",
        ),
        (
            "pieces.STYLES",
            styled("Nadam", marker="h"),
            "Nadam: el marcador «h» es de los optimizadores del lector: elige otro, en STYLES, de optlib/styles.py.",
        ),
        *(
            ("pieces.STYLES", styled("Nadam", **changes), f"Nadam: {told}, en STYLES, de optlib/styles.py.")
            for changes, told in (
                ({"marker": "zz"}, f"no hay ningún marcador 'zz'; los hay {' '.join(pieces.MARKERS)}"),
                ({"light": "azul"}, "el color claro debe ser como #0b6bb5, en minúsculas, no 'azul'"),
                ({"dark": "#202020"}, "el color oscuro, #202020, contrasta 1.1 con el fondo, y hace falta 3"),
                ({"name": ""}, "falta el rótulo"),
                ({"dash": (4, 1, 1)}, "el trazo va por pares, raya y hueco, y (4, 1, 1) no los tiene"),
                ({"lr": 0.0}, "falta la tasa de la que parte, mayor que 0"),
            )
        ),
        *(
            (
                "pieces.STYLES",
                styled("Nadam", **changes),
                f"Nadam: tiene {told} de Adam en STYLES, {STYLED}; cambia uno.",
            )
            for changes, told in (
                ({"light": STYLES["Adam"].light}, "el color claro"),
                ({"dark": STYLES["Adam"].dark}, "el color oscuro"),
                ({"name": "Adam"}, "el rótulo"),
            )
        ),
        (
            "pieces.STYLES",
            STYLES | {"Inventada": STYLES["Adam"]},
            "Inventada: está en STYLES, de optlib/styles.py, y no es ningún optimizador.",
        ),
        (
            "pieces.PROBLEMS",
            PROBLEMS | {"otra": PROBLEMS["beale"]},
            "otra: se llama «Beale», como beale; cambia su name, en optlib/problems.py.",
        ),
        *(
            (
                "pieces.VALLEYS",
                VALLEYS | {"beale": limits},
                f"beale: su dominio debe ser (izquierda, derecha, abajo, arriba), en VALLEYS, {BESIDE}.",
            )
            for limits in ((-1.5, 4.5, -2.0), (4.5, -1.5, -2.0, 2.2))
        ),
        (
            "pieces.STYLES",
            styled("Nadam", dash=STYLES["Adam"].dash, marker=STYLES["Adam"].marker),
            "Nadam: tiene el trazo y el marcador de Adam en STYLES, de optlib/styles.py; cambia uno.",
        ),
        (
            "pieces.STYLES",
            dict(reversed(STYLES.items())),
            "STYLES, de optlib/styles.py, va en el orden de OPTIMIZERS, de optlib/optimizers.py.",
        ),
        (
            "pieces.VALLEYS",
            {name: box for name, box in VALLEYS.items() if name != "saddle"},
            f"saddle: falta su línea en VALLEYS, {BESIDE}: el dominio que se dibuja.",
        ),
        (
            "pieces.CURVES",
            {name: box for name, box in CURVES.items() if name != "wavy"},
            f"wavy: falta su línea en CURVES, {BESIDE}: el dominio que se dibuja.",
        ),
        (
            "pieces.VALLEYS",
            VALLEYS | {"un_valle": VALLEYS["saddle"]},
            f"un_valle: está en VALLEYS, {BESIDE}, y no hay ningún problema que se llame así.",
        ),
        (
            "pieces.VALLEYS",
            VALLEYS | {"rosenbrock": (-2, 2, 0, 0.5)},
            f"rosenbrock: el mínimo, [1.0, 1.0], no cabe en el dominio que se dibuja, en VALLEYS, {BESIDE}.",
        ),
    ],
    ids=str,
)
def test_what_is_missing_in_python_is_told_in_one_sentence(monkeypatch, where, value, told):
    if isinstance(value, type):
        monkeypatch.setattr(value, "__module__", "optlib.optimizers")
    monkeypatch.setattr(where, value, raising=False)
    assert told in pieces.missing()


def test_a_look_with_something_missing(monkeypatch):
    monkeypatch.setattr("pieces.STYLES", STYLES | {"Nadam": Style("#a8327d", (3, 1), "p", "Nadam", 0.1)})
    where = "en STYLES, de optlib/styles.py."
    assert list(pieces.looks())[:2] == [
        f"Nadam: el color oscuro debe ser como #0b6bb5, en minúsculas, no (3, 1), {where}",
        f"Nadam: el trazo debe ser como (4, 2), o (), no 'p', {where}",
    ]


def test_the_front_page_counts_them(monkeypatch):
    assert list(pieces.counted()) == []
    fewer = dict(list(OPTIMIZERS.items())[1:])
    monkeypatch.setattr("pieces.OPTIMIZERS", fewer)
    (told,) = pieces.counted()
    monkeypatch.setattr(pieces, "lines_of", lambda _: ["", "Comparas 99 optimizadores y unos optimizadores."])
    assert list(pieces.counted()) == [f"index.md, línea 2: dice «99 optimizadores», y son {len(fewer)}."]
    assert told.startswith("index.md, línea ") and told.endswith(f" optimizadores», y son {len(fewer)}.")


def test_a_class_without_dataclass_docstring_or_range(monkeypatch):
    @dataclass(frozen=True)
    class Bare(Optimizer):
        gamma: float = 0.5

    monkeypatch.setattr("pieces.OPTIMIZERS", {"Inventada": Inventada, "Bare": Bare})
    assert list(pieces.classes()) == [
        "Inventada: debe llevar @dataclass(frozen=True), en optlib/optimizers.py.",
        "Bare: falta su docstring, en optlib/optimizers.py: idea, fórmula, intervalos, fuente y ejemplo.",
        "Bare: falta init(x), en optlib/optimizers.py.",
        "optlib/optimizers.py: Bare: falta step(x, state, grad).",
        "Bare: falta el intervalo de gamma en RANGES, de optlib/base.py.",
    ]


@dataclass(frozen=True)
class Branching(Optimizer):
    """Una que pregunta, con ``lr`` > 0. Fuente: nadie."""

    lr: float

    def step(self, x, state, grad):
        g = grad(x)
        if g > 1:
            g = 1.0
        return x - self.lr * g, state


def test_a_step_that_the_figures_cannot_show_and_a_docstring_without_example(monkeypatch):
    monkeypatch.setattr("pieces.OPTIMIZERS", {"Branching": Branching})
    assert list(pieces.classes())[:3] == [
        "Branching: falta un ejemplo en su docstring, de optlib/optimizers.py: líneas con >>>, y lo que dan.",
        "Branching: falta init(x), en optlib/optimizers.py.",
        "optlib/optimizers.py: Branching.step debe ser una asignación por línea; tiene «if g > 1:».",
    ]


def test_a_comma_too_many(monkeypatch):
    @dataclass(frozen=True)
    class Bare(Branching):
        lr: float = (0.1,)

    monkeypatch.setattr("pieces.OPTIMIZERS", {"Bare": Bare})
    assert "Bare: lr es una tupla, (0.1,): sobra la coma, en optlib/optimizers.py." in list(pieces.classes())


def test_a_docstring_tells_each_hyperparameter_or_whose_they_are(monkeypatch):
    told = "Bare: falta el intervalo de ``lr`` en su docstring, de optlib/optimizers.py."
    for text, found in (("Sin más.", True), ("``lr`` > 0.", False), ("Lo demás, como en ``Adam``.", False)):

        @dataclass(frozen=True)
        class Bare(Branching):
            __doc__ = f"Una. {text} Fuente: nadie."

        monkeypatch.setattr("pieces.OPTIMIZERS", {"Bare": Bare})
        assert (told in list(pieces.classes())) is found


def test_without_a_twin_the_page_is_not_asked(monkeypatch):
    monkeypatch.setattr("node.twins", lambda: ["Inventada: falta su gemelo."])
    with pytest.raises(pytest.fail.Exception, match="Inventada: falta su gemelo") as caught:
        ask("optimizers.mjs", {})
    assert not caught.value.pytrace


def test_code_that_cannot_be_read_is_shown(monkeypatch, tmp_path):
    (tmp_path / "roto.mjs").write_text("const a = ;", "utf-8")
    monkeypatch.setattr("node.SCRIPTS", tmp_path)
    for _ in range(2):  # el proceso que acabó no se queda con lo que se le pide después
        with pytest.raises(pytest.fail.Exception, match=r"roto.mjs: el código no se puede leer.\n.*roto.mjs:1"):
            ask("roto.mjs", {})


def test_the_tables_are_read_whole():
    assert written.in_javascript("FUNCTIONS") == set(PROBLEMS)
    with pytest.raises(LookupError, match="no hay ningún NADA"):
        written.in_python("optlib/styles.py", "NADA")
