"""La clínica: cada paciente enseña lo suyo, ningún otro diagnóstico le vale, y su cura lo cura."""

from functools import cache

import pytest

from optlib.clinic import MEASURES, PAIRS, PATIENTS, PROBES, SEEDS, SIGNS, Case, Training, cured, refuted, who
from optlib.clinic.patients import FIELDS, WORDS

TESTED = (*SEEDS[:8], 27, 60)  # diez


@cache
def case(key, seed):
    """Un paciente, o la sana."""
    return Case(PATIENTS[key].training() if key else Training(), seed)


def test_each_diagnosis_has_its_patient_and_its_signs():
    assert list(SIGNS) == list(PATIENTS) and len(PATIENTS) == 20 and len(PAIRS) == 8
    names = [patient.name for patient in PATIENTS.values()]
    assert len(set(names)) == 20
    assert {name for names in PROBES.values() for name in names} == set(MEASURES)
    assert all(vars(Training()).keys() >= patient.wrong.keys() for patient in PATIENTS.values())
    assert {patient.field for patient in PATIENTS.values()} == set(FIELDS) == set(WORDS)


@pytest.mark.parametrize("seed", TESTED)
@pytest.mark.parametrize("key", PATIENTS)
def test_only_its_own_diagnosis_stands(key, seed):
    standing = [other for other in PATIENTS if refuted(other, case(key, seed).measure) is None]
    assert standing == [key]


@pytest.mark.parametrize("seed", TESTED)
def test_a_healthy_network_has_none_of_them(seed):
    """Ni se cura lo que está mal."""
    assert cured(case(None, seed).measure)
    assert all(refuted(key, case(None, seed).measure) for key in PATIENTS)
    assert not any(cured(case(key, seed).measure) for key in PATIENTS)


@pytest.mark.parametrize("key", PATIENTS)
def test_what_cures_it_does_always_and_the_rest_never(key):
    patient = PATIENTS[key]
    healed = {
        words: {cured(Case(patient.training(**changes), seed).measure) for seed in TESTED}
        for words, changes in patient.options.items()
    }
    assert all(len(each) == 1 for each in healed.values()), healed
    assert {True} in healed.values()
    assert patient.training() in [patient.training(**changes) for changes in patient.options.values()]


@pytest.mark.parametrize("pair", PAIRS)
def test_a_pair_shares_what_is_seen_and_a_probe_tells_them_apart(pair):
    """Las seis primeras se confunden mientras no se pide nada, salvo la que se ve leer mejor que la sana."""
    for key, other in (pair, pair[::-1]):
        found = case(key, 27)
        if pair in PAIRS[:6]:
            assert refuted(other, found.measure, ["seen"]) is None
        sign = refuted(other, found.measure)
        # El número lo da su entrenamiento: el del otro, y el del propio diagnóstico, dicen otra cosa.
        assert found.measure(sign.measure) != case(other, 27).measure(sign.measure)
        assert sign.low <= case(other, 27).measure(sign.measure) <= sign.high


def test_what_is_not_a_number_is_refuted():
    assert refuted("pesos-a-cero", {"train": float("nan"), "grad2": 0.0}.get).measure == "train"
    assert refuted("sin-poner-a-cero", {"train": float("nan"), "rise": float("nan")}.get) is None
    assert refuted("fuga", {"train": float("nan"), "examples": 1500}.get).measure == "train"


def test_who_it_is_changes_with_the_seed():
    for letter, pair in zip("ABCDEFGH", PAIRS, strict=True):
        drawn = [(who(f"{letter}1", seed), who(f"{letter}2", seed)) for seed in SEEDS]
        assert set(drawn) == {pair, pair[::-1]}
    on_guard = [[who(str(n), seed) for n in range(1, 21)] for seed in SEEDS]
    assert all(sorted(each) == sorted(PATIENTS) for each in on_guard)
    assert len({each[2] for each in on_guard}) > 10


@pytest.mark.parametrize("label", ["", "0", "21", "-1", "A", "A0", "A3", "I1", "a1", "A11", "²"])
def test_nobody_is_called_that(label):
    with pytest.raises((ValueError, IndexError)):
        who(label, 1)
