"""Quién es cada paciente, que en la página no se dice: ``static/clinic/who.js`` lo sortea igual."""

from unicodedata import normalize

from ..prng import mulberry32, seed_of, shuffled
from .patients import PAIRS, PATIENTS

# Las semillas con que se entrena: con las que faltan, la ReLU de la salida no hace daño, o lo hace todo.
SEEDS = tuple(seed for seed in range(1, 61) if seed not in (13, 18, 29, 48, 51, 52, 58))


def who(label: str, seed: int) -> str:
    """La clave del paciente ``label`` con esa semilla, en ``PATIENTS``.

    En la consulta es la letra de una pareja y 1 o 2, ``"B2"``; en la guardia, un número de 1 a 20. Errores:
    ``ValueError`` si no es ninguno.

    >>> sorted([who("B1", 27), who("B2", 27)])
    ['por-clases', 'tasa-grande']
    """
    if label.isdigit():
        order = shuffled(len(PATIENTS), mulberry32(seed_of("guardia", seed)))
        return list(PATIENTS)[order[range(1, len(PATIENTS) + 1).index(int(label))]]
    pair = PAIRS["ABCDEFGH".index(label[0])]
    swapped = mulberry32(seed_of(f"pareja {label[0]}", seed))() < 0.5
    return pair[("1", "2").index(label[1:]) ^ swapped]


def word_seed(word: str) -> int:
    """La semilla de la guardia de esa palabra, se escriba como se escriba.

    >>> word_seed("rosa") == word_seed(" Rosa")
    True
    >>> who("3", word_seed("rosa")) in PATIENTS
    True
    """
    return seed_of(normalize("NFC", word).strip().lower(), 0) % 100_000


def training_seed(seed: int) -> int:
    """Con cuál de ``SEEDS`` se entrena el paciente de esa semilla."""
    return seed if seed in SEEDS else SEEDS[seed % len(SEEDS)]
