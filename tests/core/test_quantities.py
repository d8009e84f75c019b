"""Every quantity of a step by name, in floats and in 50 digits, against mpmath's derivatives."""

from dataclasses import replace

import mpmath
import numpy as np
import pytest

from ann221_gui.core.commands import Setup
from ann221_gui.core.datasets import Dataset
from ann221_gui.core.equations.table import OTHER_NAMES, definitions
from ann221_gui.core.quantities import quantities
from ann221_gui.core.snapshot import Probe, Snapshot
from ann221_gui.core.solution import given, worked_out
from ann221_gui.core.starts import TypedStart
from ann221_gui.core.trainer import Trainer
from tests.core.test_equations import CHOICES, random_problem, setting_of
from tests.core.truth import truth

SAMPLES = Dataset(
    "three", "Three", np.array([[0.3, -0.8], [1.0, 0.5], [0.1, 0.2]]), np.array([1.0, 0.0, 0.4])
)


def named(setting):
    return set(definitions(setting)) | set(OTHER_NAMES)


def largest(problem):
    """The largest number of a net input, whose rounding errors a sum that cancels keeps."""
    return max(1.0, *np.abs(problem.parameters.vector), *np.abs(problem.inputs))


@pytest.mark.parametrize("place", range(0, len(CHOICES), 2))
def test_of_one_pair(place):
    setting = replace(setting_of(place), of_batch=False)
    problem = random_problem(setting, place)
    with mpmath.workdps(50):
        true = {name: float(value) for name, value in truth(problem).items()}
    fast, precise = quantities(problem), worked_out(problem)
    missing = {f"slope_{neuron}" for neuron in ("O2_1", "O2_2", "O3_1")} - set(precise)
    assert not missing
    for name in named(setting) | set(given(problem)):
        if name in true:
            assert precise[name] == pytest.approx(true[name], rel=2.3e-16, abs=1e-300), name
        assert fast[name] == pytest.approx(precise[name], rel=1e-12, abs=1e-14 * largest(problem)), name
    assert named(setting) <= set(true)


@pytest.mark.parametrize("place", range(1, len(CHOICES), 2))
def test_of_a_batch(place):
    setting = setting_of(place)
    assert setting.of_batch
    problem = random_problem(setting, place)
    hyperparameters = replace(problem.setup().hyperparameters, batch_size=None)
    trainer = Trainer(Setup(SAMPLES, TypedStart(problem.parameters), hyperparameters))
    working = Snapshot(trainer.frame(), Probe(problem.inputs, problem.target)).working
    assert working.setting == setting
    samples = list(zip(SAMPLES.inputs.tolist(), SAMPLES.targets.tolist(), strict=True))
    with mpmath.workdps(50):
        true = {name: float(value) for name, value in truth(problem, samples).items()}
    for name in named(setting):
        assert working.values[name] == pytest.approx(true[name], rel=1e-12, abs=1e-14 * largest(problem)), (
            name
        )


def test_what_each_weight_carries_forward():
    problem = random_problem(setting_of(0), 1)
    q = quantities(problem)
    for weight, source in (("w1_11", "O1_1"), ("w1_21", "O1_2"), ("w2_21", "O2_2")):
        assert q[f"carried_{weight}"] == q[source] * q[weight]
