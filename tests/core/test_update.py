"""One step: true gradient, gradient taken and new parameters, all at once and layer by layer."""

from dataclasses import replace

import mpmath
import numpy as np
import pytest

from ann221_gui.core.conventions import Conventions, UpdateOrder
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.losses import HALF_SQUARED, SQUARED, Total
from ann221_gui.core.parameters import Parameters
from ann221_gui.core.update import update
from tests.core import textbook

NETWORK = [0.5, -0.2, 0.9, 0.7, 1.3, -0.8, 0.1, -0.3, 0.2]
SAMPLES = [((0.35, 0.9), 0.5), ((-1.0, 0.4), 1.0), ((0.6, -1.1), 0.0)]
PUBLISHED = [0.1, 0.4, 0.8, 0.6, 0.3, 0.9, 0, 0, 0]  # the sources' worked example: w¹, w², no biases
LOSSES = [SQUARED, HALF_SQUARED, replace(SQUARED, total=Total.MEAN)]


def updated(network, samples, rate, *, biases=False, loss=SQUARED, order=UpdateOrder.LAYER_BY_LAYER):
    hyperparameters = Hyperparameters(rate, biases=biases, conventions=Conventions(loss, update=order))
    inputs, targets = (np.array(column) for column in zip(*samples, strict=True))
    return update(Parameters(np.array(network)), inputs, targets, hyperparameters)


def test_the_published_slip_comes_out_layer_by_layer():
    """Hidden error signals −2.4096e-3, −7.9265e-3 in the source's sign; then w¹ + α·signal·input, α = 1."""
    step = updated(PUBLISHED, [((0.35, 0.9), 0.5)], rate=1.0, loss=HALF_SQUARED)
    to_1, to_2 = -2.4096e-3, -7.9265e-3
    np.testing.assert_allclose(-step.step_gradient[:4] / [0.35, 0.35, 0.9, 0.9], [to_1, to_2] * 2, atol=5e-8)
    by_hand = [0.1 + to_1 * 0.35, 0.4 + to_2 * 0.35, 0.8 + to_1 * 0.9, 0.6 + to_2 * 0.9]
    assert by_hand == pytest.approx([0.09915664, 0.39722573, 0.79783136, 0.59286615], abs=5e-9)
    np.testing.assert_allclose(step.parameters.vector[:4], by_hand, atol=5e-8)


def test_the_slip_does_not_touch_the_true_gradient_nor_the_output_layer():
    """The true signals of the same example are −2.6545e-3 and −8.1716e-3."""
    step = updated(PUBLISHED, [((0.35, 0.9), 0.5)], rate=1.0, loss=HALF_SQUARED)
    np.testing.assert_allclose(
        -step.gradient[:4] / [0.35, 0.35, 0.9, 0.9], [-2.6545e-3, -8.1716e-3] * 2, atol=5e-8
    )
    assert step.step_gradient[4:6].tolist() == step.gradient[4:6].tolist()
    np.testing.assert_allclose(step.parameters.vector[4:6], [0.27233, 0.87300], atol=5e-6)


@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: f"{loss.total} of {loss.name}")
@pytest.mark.parametrize("biases", [False, True])
@pytest.mark.parametrize("order", UpdateOrder)
def test_a_batch_s_step_is_the_textbook_s(order, biases, loss):
    """The output layer learns from the whole batch before anything flows back through it."""
    step = updated(NETWORK, SAMPLES, 0.7, biases=biases, loss=loss, order=order)
    form = textbook.step if order is UpdateOrder.ALL_AT_ONCE else textbook.step_layer_by_layer
    expected, _ = form(NETWORK, SAMPLES, 0.7, biases, factor=loss.factor, mean=loss.is_mean)
    np.testing.assert_allclose(step.parameters.vector, expected, rtol=1e-14)
    learned = 9 if biases else 6
    moved = np.array(NETWORK) - expected
    np.testing.assert_allclose(0.7 * step.step_gradient[:learned], moved[:learned], rtol=1e-12)


def test_all_at_once_uses_the_gradient_itself():
    step = updated(NETWORK, SAMPLES, 0.7, order=UpdateOrder.ALL_AT_ONCE)
    assert step.step_gradient.tolist() == step.gradient.tolist()


@pytest.mark.parametrize("order", UpdateOrder)
@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: f"{loss.total} of {loss.name}")
def test_the_gradient_is_the_slope_of_the_loss(loss, order):
    """By central differences at 50 digits, whatever the order of the updates."""
    step = updated(NETWORK, SAMPLES, 0.7, biases=True, loss=loss, order=order)
    with mpmath.workdps(50):
        for place, slope in enumerate(step.gradient):
            ends = []
            for shift in (mpmath.mpf(10) ** -15, -(mpmath.mpf(10) ** -15)):
                moved = [mpmath.mpf(value) for value in NETWORK]
                moved[place] += shift
                ends.append(textbook.loss(moved, SAMPLES, loss.factor, loss.is_mean, exp=mpmath.exp))
            assert slope == pytest.approx(float((ends[0] - ends[1]) * mpmath.mpf(10) ** 15 / 2), rel=1e-13)
