"""La clínica: entrenamientos que van mal, lo que se mide de ellos y lo que distingue a unos de otros."""

from .case import MEASURES, Case
from .patients import PAIRS, PATIENTS, Patient
from .signs import HEALTHY, PROBES, SIGNS, Sign, cured, refuted
from .training import Training
from .who import SEEDS, training_seed, who, word_seed

__all__ = [
    "HEALTHY",
    "MEASURES",
    "PAIRS",
    "PATIENTS",
    "PROBES",
    "SEEDS",
    "SIGNS",
    "Case",
    "Patient",
    "Sign",
    "Training",
    "cured",
    "refuted",
    "training_seed",
    "who",
    "word_seed",
]
