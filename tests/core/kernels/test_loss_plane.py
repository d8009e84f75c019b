"""The loss over a plane: at every point what the textbook says of that network."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ann221_gui.core.activations import ACTIVATIONS, Activations
from ann221_gui.core.conventions import Conventions
from ann221_gui.core.datasets import AND, XOR, Dataset
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.kernels.loss_plane import NUMBERS_AT_ONCE, Plane, loss_plane
from ann221_gui.core.losses import HALF_SQUARED, SQUARED, Total
from ann221_gui.core.network import forward
from ann221_gui.core.parameters import Parameters
from ann221_gui.core.starts import WORKING_PARAMETERS
from tests.core import textbook

A, B = np.linspace(-4, 5, 7), np.linspace(-3, 2, 5)
UNIT = np.eye(9)


def expected_at(plane, row, column, dataset, loss=SQUARED):
    network = plane.origin.vector + plane.a[column] * plane.across + plane.b[row] * plane.upwards
    return textbook.loss(network.tolist(), textbook.samples_of(dataset), loss.factor, loss.is_mean)


def assert_is_the_textbook_s(plane, dataset, loss=SQUARED, scale=1.0):
    """To 1e-5 a sample."""
    losses = loss_plane(plane, dataset, Hyperparameters(conventions=Conventions(loss)))
    assert losses.shape == (len(plane.b), len(plane.a))
    for (row, column), value in np.ndenumerate(losses):
        expected = expected_at(plane, row, column, dataset, loss)
        samples = 1 if loss.is_mean else len(dataset)
        assert abs(value - expected) <= 1e-5 * samples * scale, (row, column)


@pytest.mark.parametrize(
    "loss",
    [SQUARED, HALF_SQUARED, replace(SQUARED, total=Total.MEAN)],
    ids=lambda loss: f"{loss.total} of {loss.name}",
)
@given(seed=st.integers(0, 10**6), samples=st.integers(1, 12), width=st.sampled_from([1.0, 8.0]))
def test_any_plane_of_logistic_networks(loss, seed, samples, width):
    generator = np.random.default_rng(seed)
    dataset = Dataset(
        "any", "Any", generator.uniform(-2, 2, (samples, 2)), generator.choice([0, 1, 0.3, 0.8], samples)
    )
    origin, across, upwards = generator.uniform(-width, width, (3, 9))
    assert_is_the_textbook_s(Plane(Parameters(origin), across, upwards, A, B), dataset, loss)


@pytest.mark.parametrize("across", [0, 4, 8])
@pytest.mark.parametrize("upwards", [3, 5, 6])
def test_two_chosen_parameters(across, upwards):
    assert_is_the_textbook_s(Plane(WORKING_PARAMETERS, UNIT[across], UNIT[upwards], A, B), XOR)


def test_a_trained_network_s_valley():
    """Output weights near 37, as XOR takes them: the loss at the bottom is small, and right to 1e-5."""
    valley = Parameters(np.array([-8.2, 9.1, -8.4, 9.0, -37.0, 36.0, 0, 0, 0]))
    assert_is_the_textbook_s(Plane(valley, UNIT[0], UNIT[4], A, B), XOR)


@pytest.mark.parametrize("targets", [(0, 0, 0, 0), (1, 1, 1, 1), (1, 0, 0, 0)])
def test_all_targets_on_one_side(targets):
    dataset = Dataset("gate", "Gate", XOR.inputs, np.array(targets))
    assert_is_the_textbook_s(Plane(WORKING_PARAMETERS, UNIT[1], UNIT[5], A, B), dataset)


@pytest.mark.parametrize("changed", [0, 5, 6, 8])
def test_far_out_every_neuron_saturates(changed):
    wide = np.array([-600.0, -90.0, 0.0, 90.0, 600.0])
    assert_is_the_textbook_s(Plane(WORKING_PARAMETERS, UNIT[changed], UNIT[2], wide, wide[1:]), XOR)


def test_parameters_beyond_all_exponents_raise_nothing():
    plane = Plane(Parameters(np.zeros(9)), UNIT[0], UNIT[4], np.array([-1e300, 0, 1e300]), np.array([1e305]))
    assert np.isfinite(loss_plane(plane, XOR, Hyperparameters())).all()


def test_large_targets_are_measured_on_their_own_scale():
    dataset = Dataset("far", "Far", XOR.inputs, np.array([0, 1e6, 1, 3e20]))
    assert_is_the_textbook_s(Plane(WORKING_PARAMETERS, UNIT[0], UNIT[4], A, B), dataset, scale=1e35)
    assert loss_plane(
        Plane(WORKING_PARAMETERS, UNIT[0], UNIT[4], A, B), dataset, Hyperparameters()
    ) == pytest.approx(9e40, rel=1e-5)


def test_more_points_and_samples_than_fit_into_the_cache_at_once():
    generator = np.random.default_rng(1)
    count = 2 * NUMBERS_AT_ONCE // 64**2 + 3
    targets = generator.choice([0, 1], count)
    dataset = Dataset("cloud", "Cloud", generator.uniform(-1, 1, (count, 2)), targets)
    across, upwards = generator.uniform(-1, 1, (2, 9))
    side = np.linspace(-3, 3, 64)
    plane = Plane(WORKING_PARAMETERS, across, upwards, side, 2 * side)
    losses = loss_plane(plane, dataset, Hyperparameters())
    for row, column in [(0, 0), (0, 63), (63, 0), (20, 40), (63, 63)]:
        assert losses[row, column] == pytest.approx(
            expected_at(plane, row, column, dataset), abs=1e-5 * count
        )


@pytest.mark.parametrize("hidden", ["tanh", "relu", "linear"])
@pytest.mark.parametrize("output", ["logistic", "linear"])
def test_other_activations_by_the_plain_forward_pass(hidden, output):
    activations = Activations(ACTIVATIONS[hidden], ACTIVATIONS[output])
    plane = Plane(WORKING_PARAMETERS, UNIT[2], UNIT[5], A, B)
    losses = loss_plane(plane, AND, Hyperparameters(activations=activations))
    for (row, column), value in np.ndenumerate(losses):
        network = WORKING_PARAMETERS.vector + A[column] * UNIT[2] + B[row] * UNIT[5]
        deltas = AND.targets - forward(Parameters(network), AND.inputs, activations).a2[:, 0]
        assert value == pytest.approx((deltas**2).sum(), rel=1e-10)
