"""Every derivative against central differences of a forward pass written anew, at 50 digits."""

import itertools
from dataclasses import replace

import mpmath
import numpy as np
import pytest

from ann221_gui.core.activations import ACTIVATIONS, LOGISTIC_NETWORK, Activations
from ann221_gui.core.backpropagation import backward
from ann221_gui.core.losses import HALF_SQUARED, LOSSES, SQUARED, Total
from ann221_gui.core.network import forward
from ann221_gui.core.optimisers import gradient_descent
from ann221_gui.core.parameters import Parameters

NETWORK = (0.5, -0.2, 0.9, 0.7, 1.3, -0.8, 0.1, -0.3, 0.2)  # nothing that two mix-ups could cancel in
SAMPLES = (((0.35, 0.9), 0.5), ((-1.0, 0.4), 1.0), ((0.6, -1.1), 0.0))
INPUTS = np.array([inputs for inputs, _ in SAMPLES])
TARGETS = np.array([target for _, target in SAMPLES])

FUNCTIONS = {
    "logistic": lambda z: 1 / (1 + mpmath.exp(-z)),
    "tanh": mpmath.tanh,
    "relu": lambda z: max(z, mpmath.mpf(0)),
    "linear": lambda z: z,
}
COMBINATIONS = list(itertools.product(FUNCTIONS, FUNCTIONS, LOSSES))


def gradient(inputs, targets, loss):
    """∂E/∂p of a batch: one pass forward, one back."""
    parameters = Parameters(np.array(NETWORK))
    passed = forward(parameters, inputs, LOGISTIC_NETWORK)
    return loss.total_of(backward(parameters, passed, targets, LOGISTIC_NETWORK, loss).loss)


def output(p, inputs, hidden, out):
    """O³₁, equations 1 to 3 with biases; `p` in the order of the names w1_11 … b2_1."""
    x1, x2 = inputs
    h1 = FUNCTIONS[hidden](x1 * p[0] + x2 * p[2] + p[6])
    h2 = FUNCTIONS[hidden](x1 * p[1] + x2 * p[3] + p[7])
    return FUNCTIONS[out](h1 * p[4] + h2 * p[5] + p[8])


def central_differences(function):
    """∂function/∂p for each of the nine parameters, to about 30 digits."""
    step = mpmath.mpf(10) ** -15
    slopes = []
    for place in range(9):
        ends = []
        for shift in (step, -step):
            p = [mpmath.mpf(value) for value in NETWORK]
            p[place] += shift
            ends.append(function(p))
        slopes.append(float((ends[0] - ends[1]) / (2 * step)))
    return slopes


@pytest.mark.parametrize(("hidden", "out", "loss"), COMBINATIONS)
def test_gradient_of_each_sample(hidden, out, loss):
    factor = {"squared": 1, "half squared": mpmath.mpf(1) / 2}[loss]
    activations = Activations(ACTIVATIONS[hidden], ACTIVATIONS[out])
    parameters = Parameters(np.array(NETWORK))
    back = backward(parameters, forward(parameters, INPUTS, activations), TARGETS, activations, LOSSES[loss])
    with mpmath.workdps(50):
        for row, (inputs, target) in enumerate(SAMPLES):
            of_output = central_differences(lambda p: output(p, inputs, hidden, out))  # noqa: B023
            of_error = central_differences(
                lambda p: factor * (target - output(p, inputs, hidden, out)) ** 2  # noqa: B023
            )
            np.testing.assert_allclose(back.output[row], of_output, rtol=1e-13, atol=1e-16)
            np.testing.assert_allclose(back.loss[row], of_error, rtol=1e-13, atol=1e-16)


def test_error_signals_are_what_a_bias_would_feel():
    """∂E/∂z is ∂E/∂b, for b is added to z."""
    parameters = Parameters(np.array(NETWORK))
    passed = forward(parameters, INPUTS, LOGISTIC_NETWORK)
    back = backward(parameters, passed, TARGETS, LOGISTIC_NETWORK, SQUARED)
    with mpmath.workdps(50):
        for row, (inputs, target) in enumerate(SAMPLES):
            truth = central_differences(
                lambda p: (target - output(p, inputs, "logistic", "logistic")) ** 2  # noqa: B023
            )
            np.testing.assert_allclose(back.signal1[row], truth[6:8], rtol=1e-13)
            np.testing.assert_allclose(back.signal2[row], truth[8:9], rtol=1e-13)


@pytest.mark.parametrize(("total", "divisor"), [(Total.SUM, 1), (Total.MEAN, 3)])
def test_gradient_of_a_batch_is_that_of_its_samples_sum_or_mean(total, divisor):
    whole = gradient(INPUTS, TARGETS, replace(SQUARED, total=total))
    with mpmath.workdps(50):
        truth = central_differences(
            lambda p: sum((t - output(p, x, "logistic", "logistic")) ** 2 for x, t in SAMPLES) / divisor
        )
    np.testing.assert_allclose(whole, truth, rtol=1e-13)


def test_all_first_layer_gradients_are_zero_at_the_origin():
    at_origin = gradient(np.zeros((1, 2)), np.ones(1), SQUARED)
    assert at_origin[:4].tolist() == [0, 0, 0, 0]
    assert (at_origin[4:] != 0).all()


@pytest.mark.parametrize(("loss", "error", "slope"), [(SQUARED, 0.09, -0.6), (HALF_SQUARED, 0.045, -0.3)])
def test_losses_by_hand(loss, error, slope):
    delta = np.array([0.3])
    assert loss.value(delta)[0] == pytest.approx(error, rel=1e-15)
    assert loss.derivative(delta)[0] == pytest.approx(slope, rel=1e-15)


def test_gradient_descent_goes_downhill_and_leaves_the_biases_where_they_are_off():
    parameters, slope = Parameters(np.ones(9)), np.arange(9.0)
    with_biases = gradient_descent(parameters, slope, 0.5, biases=True)
    without = gradient_descent(parameters, slope, 0.5, biases=False)
    assert with_biases.vector.tolist() == [1, 0.5, 0, -0.5, -1, -1.5, -2, -2.5, -3]
    assert without.vector.tolist() == [1, 0.5, 0, -0.5, -1, -1.5, 1, 1, 1]
    assert slope.tolist() == list(range(9))
