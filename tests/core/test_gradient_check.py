"""The check agrees with right gradients at any saturation, and disagrees with wrong ones."""

import itertools

import numpy as np
import pytest

from ann221_gui.core import gradient_check
from ann221_gui.core.activations import ACTIVATIONS, Activations
from ann221_gui.core.backpropagation import gradient
from ann221_gui.core.conventions import Conventions
from ann221_gui.core.datasets import GATES, XOR, gaussians
from ann221_gui.core.gradient_check import GradientComparison, check_gradients, complex_step, worst
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.losses import LOSSES
from ann221_gui.core.parameters import ParameterId, Parameters
from ann221_gui.core.starts import WORKING_PARAMETERS

CONVENTIONS = list(itertools.product(ACTIVATIONS, ACTIVATIONS, LOSSES))


def random_network(scale, seed):
    return Parameters(np.random.default_rng(seed).uniform(-scale, scale, 9))


@pytest.mark.parametrize(("hidden", "output", "loss"), CONVENTIONS)
@pytest.mark.parametrize("biases", [False, True])
def test_every_convention_agrees(hidden, output, loss, biases):
    hyperparameters = Hyperparameters(
        biases=biases,
        conventions=Conventions(LOSSES[loss]),
        activations=Activations(ACTIVATIONS[hidden], ACTIVATIONS[output]),
    )
    rows = check_gradients(random_network(2, seed=1), gaussians(), hyperparameters)
    assert [row.parameter for row in rows] == list(ParameterId)[: 9 if biases else 6]
    assert worst(rows) < 1e-11
    assert all(row.agrees for row in rows)


@pytest.mark.parametrize("scale", [1, 30, 300, 1000, 1e5])
def test_saturated_networks_agree_however_small_the_gradients(scale):
    hyperparameters = Hyperparameters(biases=True)
    for seed, dataset in enumerate(GATES * 5):
        rows = check_gradients(random_network(scale, seed), dataset, hyperparameters)
        assert all(row.agrees for row in rows), rows


def test_the_independent_gradient_is_a_difference_quotient():
    hyperparameters = Hyperparameters()
    analytic = complex_step(WORKING_PARAMETERS, ParameterId.W1_12, XOR, hyperparameters)
    step = 1e-6
    ends = [_loss(WORKING_PARAMETERS.with_value(ParameterId.W1_12, 0.2 + shift)) for shift in (step, -step)]
    assert analytic == pytest.approx((ends[0] - ends[1]) / (2 * step), rel=1e-7)


def _loss(parameters):
    total = 0.0
    for (x1, x2), target in zip(XOR.inputs.tolist(), XOR.targets.tolist(), strict=True):
        hidden = 1 / (1 + np.exp(-np.array([x1, x2]) @ parameters.w1))
        total += (target - 1 / (1 + np.exp(-float(hidden @ parameters.w2[:, 0])))) ** 2
    return total


def test_a_wrong_gradient_is_found(monkeypatch):
    def a_missing_factor(*arguments):
        return gradient(*arguments) * np.where(np.arange(9) == 1, 0.5, 1.0)

    monkeypatch.setattr(gradient_check, "gradient", a_missing_factor)
    rows = check_gradients(WORKING_PARAMETERS, XOR, Hyperparameters())
    assert [row.parameter for row in rows if not row.agrees] == [ParameterId.W1_12]
    assert worst(rows) == pytest.approx(0.5)


def test_agreement_ends_at_one_part_in_a_billion():
    assert GradientComparison(ParameterId.W1_11, 1.0, 1 + 0.9e-9).agrees
    assert not GradientComparison(ParameterId.W1_11, 1.0, 1 + 1.1e-9).agrees
    assert GradientComparison(ParameterId.W1_11, 0.0, 0.0).agrees
    assert not GradientComparison(ParameterId.W1_11, 1e-200, 2e-200).agrees


def test_numbers_too_large_for_a_float_do_not_agree_and_give_no_warning():
    hyperparameters = Hyperparameters(activations=Activations(ACTIVATIONS["linear"], ACTIVATIONS["linear"]))
    rows = check_gradients(Parameters(np.full(9, 1e200)), XOR, hyperparameters)
    assert not all(row.agrees for row in rows)
    assert np.isnan(worst(rows))
