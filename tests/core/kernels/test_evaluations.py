"""Evaluations of many networks: each is what the formulas give for it alone."""

import math
from dataclasses import replace

import numpy as np
import pytest

from ann221_gui.core.activations import ACTIVATIONS, LOGISTIC_NETWORK, Activations
from ann221_gui.core.datasets import XOR, Dataset
from ann221_gui.core.kernels.evaluations import NUMBERS_AT_ONCE, evaluate_many
from ann221_gui.core.losses import HALF_SQUARED, SQUARED, Total
from ann221_gui.core.starts import WORKING_PARAMETERS

PLAIN = {
    "logistic": lambda z: 1 / (1 + math.exp(-z)),
    "tanh": math.tanh,
    "relu": lambda z: max(z, 0.0),
    "linear": lambda z: z,
}


def outputs(parameters, dataset, hidden="logistic", output="logistic"):
    """O³₁ of each sample, a formula a line."""
    w11, w12, w21, w22, v1, v2, b1, b2, c = parameters
    result = []
    for x1, x2 in dataset.inputs.tolist():
        h1 = PLAIN[hidden](x1 * w11 + x2 * w21 + b1)
        h2 = PLAIN[hidden](x1 * w12 + x2 * w22 + b2)
        result.append(PLAIN[output](h1 * v1 + h2 * v2 + c))
    return result


@pytest.mark.parametrize(
    ("loss", "weight"), [(SQUARED, 1), (HALF_SQUARED, 1 / 2), (replace(SQUARED, total=Total.MEAN), 1 / 7)]
)
@pytest.mark.parametrize("hidden", PLAIN)
@pytest.mark.parametrize("output", PLAIN)
def test_each_network_is_evaluated_alone(hidden, output, loss, weight):
    generator = np.random.default_rng(1)
    dataset = Dataset("any", "Any", generator.uniform(-2, 2, (7, 2)), generator.choice([0, 1, 0.3], 7))
    networks = generator.uniform(-3, 3, (20, 9))
    found = evaluate_many(networks, dataset, Activations(ACTIVATIONS[hidden], ACTIVATIONS[output]), loss)
    for place, parameters in enumerate(networks.tolist()):
        pairs = list(zip(dataset.targets.tolist(), outputs(parameters, dataset, hidden, output), strict=True))
        assert found.losses[place] == pytest.approx(
            sum(weight * (target - o) ** 2 for target, o in pairs), rel=1e-12
        )
        assert found.max_abs_deltas[place] == pytest.approx(max(abs(target - o) for target, o in pairs))
        right = sum((target > 0.5) == (o > 0.5) for target, o in pairs)
        assert found.correct_counts[place] == right


def test_an_output_of_a_half_is_on_no_side():
    found = evaluate_many(np.zeros((1, 9)), XOR, LOGISTIC_NETWORK, SQUARED)
    assert (found.losses[0], found.max_abs_deltas[0], found.correct_counts[0]) == (1, 0.5, 0)


def test_many_are_evaluated_some_at_a_time():
    count = NUMBERS_AT_ONCE // len(XOR) * 2 + 1
    networks = np.tile(WORKING_PARAMETERS.vector, (count, 1))
    networks[:, 0] += np.arange(count) / count
    found = evaluate_many(networks, XOR, LOGISTIC_NETWORK, SQUARED)
    assert found.losses.shape == found.max_abs_deltas.shape == found.correct_counts.shape == (count,)
    for place in (0, count // 2, count - 1):
        squares = [(t - o) ** 2 for t, o in zip(XOR.targets, outputs(networks[place], XOR), strict=True)]
        assert found.losses[place] == pytest.approx(sum(squares), rel=1e-12)


def test_a_saturated_network_keeps_its_digits():
    right = Dataset("one", "One", np.zeros((1, 2)), np.ones(1))
    found = evaluate_many(np.array([[0.0] * 8 + [50.0]]), right, LOGISTIC_NETWORK, SQUARED)
    assert found.max_abs_deltas[0] == pytest.approx(math.exp(-50), rel=1e-12)


def test_what_has_run_away_raises_nothing():
    networks = np.array([[math.inf] * 9, [math.nan] * 9, [1e300] * 9])
    losses = evaluate_many(networks, XOR, LOGISTIC_NETWORK, SQUARED).losses
    assert np.isnan(losses[:2]).all()
    assert losses[2] == 2
