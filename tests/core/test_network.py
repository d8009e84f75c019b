"""The forward pass by hand, and over a grid."""

import math

import numpy as np
import pytest

from ann221_gui.core.activations import LINEAR, LOGISTIC_NETWORK, Activations
from ann221_gui.core.network import forward, forward_one
from ann221_gui.core.parameters import Parameters
from ann221_gui.core.starts import WORKING_PARAMETERS

LINEAR_NETWORK = Activations(LINEAR, LINEAR)
NETWORK = Parameters.of(
    {"w1_11": 2, "w1_12": 3, "w1_21": 5, "w1_22": 7, "w2_11": 11, "w2_21": 13}
    | {"b1_1": 17, "b1_2": 19, "b2_1": 23}
)


def test_every_weight_sits_on_its_own_edge():
    """Primes, so that a swapped index shows: 2·1 + 5·10 + 17 = 69, 3·1 + 7·10 + 19 = 92."""
    passed = forward_one(NETWORK, (1.0, 10.0), LINEAR_NETWORK)
    assert passed.x.tolist() == [[1, 10]]
    assert passed.z1.tolist() == [[69, 92]]
    assert passed.a1.tolist() == [[69, 92]]
    assert passed.z2.tolist() == [[11 * 69 + 13 * 92 + 23]]
    assert passed.a2.tolist() == passed.z2.tolist()


def test_logistic_neurons():
    """σ(ln 3) = 3/4 and σ(−ln 3) = 1/4; then σ(4·3/4 − 4·1/4) = σ(2)."""
    log3 = math.log(3)
    parameters = Parameters.of({"w1_11": log3, "w1_12": -log3, "w2_11": 4, "w2_21": -4})
    passed = forward_one(parameters, (1.0, 0.0), LOGISTIC_NETWORK)
    assert passed.a1[0] == pytest.approx([0.75, 0.25], rel=1e-15)
    assert passed.a2[0, 0] == pytest.approx(1 / (1 + math.exp(-2)), rel=1e-15)


def test_each_row_is_a_sample_of_its_own():
    inputs = np.array([(1.0, 10.0), (0.0, 0.0), (-3.0, 2.0)])
    together = forward(NETWORK, inputs, LOGISTIC_NETWORK).a2[:, 0]
    alone = [forward_one(NETWORK, (x1, x2), LOGISTIC_NETWORK).a2[0, 0] for x1, x2 in inputs.tolist()]
    assert together.tolist() == pytest.approx(alone, rel=1e-15)


def test_two_terms_that_cancel_leave_exactly_nothing():
    """No rounding noise: at (0, 1) the start that works has twin hidden outputs and weights ±0.9."""
    passed = forward_one(WORKING_PARAMETERS, (0.0, 1.0), LOGISTIC_NETWORK)
    assert passed.z2[0, 0] == 0.0
    assert passed.a2[0, 0] == 0.5
