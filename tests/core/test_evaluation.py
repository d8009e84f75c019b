"""How well parameters do, by hand: with all weights 0 every output is ½."""

import math
from dataclasses import replace

import numpy as np
import pytest

from ann221_gui.core.activations import LINEAR, LOGISTIC, LOGISTIC_NETWORK, Activations
from ann221_gui.core.datasets import GATES, XOR, Dataset
from ann221_gui.core.evaluation import evaluate
from ann221_gui.core.losses import HALF_SQUARED, SQUARED, Total
from ann221_gui.core.parameters import Parameters
from ann221_gui.core.starts import WORKING_PARAMETERS

ZERO = Parameters(np.zeros(9))


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.name)
def test_zero_weights_have_loss_one_and_nothing_correct(gate):
    """Four times (½)²; ½ is on nobody's side."""
    evaluation = evaluate(ZERO, gate, LOGISTIC_NETWORK, SQUARED)
    assert evaluation.loss == 1
    assert evaluation.mean_error == 0.25
    assert evaluation.max_abs_delta == 0.5
    assert evaluation.correct_count == 0
    assert evaluate(ZERO, gate, LOGISTIC_NETWORK, HALF_SQUARED).loss == 0.5
    assert evaluate(ZERO, gate, LOGISTIC_NETWORK, replace(SQUARED, total=Total.MEAN)).loss == 0.25


def test_sides_of_one_half():
    """A linear output equals b2: the same answer, −0.2 beyond ½, to three targets."""
    dataset = Dataset("three", "Three", np.zeros((3, 2)), np.array([0.0, 0.4, 1.0]))
    evaluation = evaluate(Parameters.of({"b2_1": 0.3}), dataset, Activations(LOGISTIC, LINEAR), SQUARED)
    assert evaluation.outputs.tolist() == [0.3, 0.3, 0.3]
    assert evaluation.correct.tolist() == [True, True, False]
    assert evaluation.deltas.tolist() == pytest.approx([-0.3, 0.1, 0.7])
    assert evaluation.loss == pytest.approx(0.09 + 0.01 + 0.49)
    assert evaluation.max_abs_delta == pytest.approx(0.7)


def test_loss_of_the_start_that_works():
    loss = evaluate(WORKING_PARAMETERS, XOR, LOGISTIC_NETWORK, SQUARED).loss
    assert loss == pytest.approx(0.9957491084196282, rel=1e-14)


def test_residuals_survive_saturation():
    """At (0, 0) both neurons give ½, so z2 = 50 and Δ = 1 − σ(50) = e⁻⁵⁰, which 1 − O would lose."""
    dataset = Dataset("one", "One", np.zeros((1, 2)), np.ones(1))
    evaluation = evaluate(Parameters.of({"w2_11": 100}), dataset, LOGISTIC_NETWORK, SQUARED)
    assert evaluation.outputs[0] == 1
    assert evaluation.deltas[0] == pytest.approx(math.exp(-50), rel=1e-14)


@pytest.mark.parametrize("weight", [1e5, 1e200, 1e308])
def test_huge_weights_give_no_warning(weight):
    for signs in ([1, 1, 1, 1, 1, -1], [1, -1, -1, 1, 1, 1]):
        parameters = Parameters(np.append(weight * np.array(signs), [0, 0, 0]))
        evaluate(parameters, XOR, LOGISTIC_NETWORK, SQUARED)
