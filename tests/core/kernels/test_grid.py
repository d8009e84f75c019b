"""The map's fast numbers are the textbook's, whatever the network and wherever one looks."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ann221_gui.core.activations import (
    ACTIVATIONS,
    LINEAR,
    LOGISTIC,
    LOGISTIC_NETWORK,
    RELU,
    TANH,
    Activations,
)
from ann221_gui.core.kernels.grid import POINTS_AT_ONCE, hidden_output_over_grid, output_over_grid
from ann221_gui.core.parameters import Parameters

PLAIN = {
    "logistic": lambda z: 1 / (1 + np.exp(-z)),
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "linear": lambda z: z,
}
NETWORK = Parameters.of(
    {"w1_11": 2, "w1_12": 3, "w1_21": 5, "w1_22": 7, "w2_11": 11, "w2_21": 13}
    | {"b1_1": 17, "b1_2": 19, "b2_1": 23}
)
LINEAR_NETWORK = Activations(LINEAR, LINEAR)
WEIGHT_SIZES = st.sampled_from([0.1, 3.0, 30.0, 300.0, 1e5])


def plain(parameters, x1, x2, activations):
    """O²₁, O²₂ and O³₁ as the document writes them, point by point, in double precision."""
    w11, w12, w21, w22, v1, v2, b1, b2, c = parameters.vector.tolist()
    across, up = np.meshgrid(x1, x2)
    hidden, output = PLAIN[activations.hidden.name], PLAIN[activations.output.name]
    with np.errstate(over="ignore"):  # 1/(1 + ∞) is 0
        h1, h2 = hidden(w11 * across + w21 * up + b1), hidden(w12 * across + w22 * up + b2)
        return h1, h2, output(v1 * h1 + v2 * h2 + c)


def assert_close(values, expected):
    """To the five decimals that the kernel promises."""
    assert values.dtype == np.float32
    assert values.shape == expected.shape
    error = np.abs(values - expected) / np.maximum(1, np.abs(expected))
    assert error.max() <= 1e-5


@pytest.mark.parametrize("output", ACTIVATIONS.values(), ids=ACTIVATIONS)
@pytest.mark.parametrize("hidden", ACTIVATIONS.values(), ids=ACTIVATIONS)
@given(
    seed=st.integers(0, 10**6),
    weights=st.tuples(WEIGHT_SIZES, WEIGHT_SIZES, st.sampled_from([0.0, 1.0, 100.0])),
    reach=st.sampled_from([1e-3, 1.0, 30.0, 1e3]),
)
def test_outputs_are_the_textbook_s(hidden, output, seed, weights, reach):
    """Small weights and large ones, saturated neurons, near and far, inside and outside of every guard."""
    generator = np.random.default_rng(seed)
    sizes = np.repeat(weights, (4, 2, 3))
    parameters = Parameters(generator.normal(size=9) * sizes)
    x1, x2 = generator.normal() + generator.uniform(-reach, reach, (2, 40))
    activations = Activations(hidden, output)
    *neurons, expected = plain(parameters, x1[:37], x2, activations)
    assert_close(output_over_grid(parameters, x1[:37], x2, activations), expected)
    for place, neuron in enumerate(neurons):
        assert_close(hidden_output_over_grid(parameters, place, x1[:37], x2, activations), neuron)


@pytest.mark.parametrize("hidden", [LOGISTIC, TANH, RELU], ids=lambda activation: activation.name)
@pytest.mark.parametrize("steepness", [1.0, 100.0])
def test_a_large_grid_is_whole(hidden, steepness):
    """It is worked out some rows after the others, the last of them fewer."""
    x1, x2 = np.linspace(-0.5, 1.5, 401), np.linspace(1.5, -0.5, 293)
    assert len(x1) * len(x2) > 4 * POINTS_AT_ONCE
    parameters = Parameters(np.array([4.6, 0.7, 4.7, 0.7, 5.8, -7.5, 0.1, -0.3, 0.2]) * steepness)
    activations = Activations(hidden, LOGISTIC)
    first, _, output = plain(parameters, x1, x2, activations)
    assert_close(output_over_grid(parameters, x1, x2, activations), output)
    assert_close(hidden_output_over_grid(parameters, 0, x1, x2, activations), first)


def test_rows_run_along_the_second_input():
    values = output_over_grid(NETWORK, np.array([0.0, 1.0, 2.0]), np.array([0.0, 10.0]), LINEAR_NETWORK)
    assert values.shape == (2, 3)
    # d/dx1 = 2·11 + 3·13 = 61 along a row, d/dx2 = 5·11 + 7·13 = 146 down a column.
    assert np.diff(values, axis=1).tolist() == [[61, 61], [61, 61]]
    assert np.diff(values, axis=0).tolist() == [[1460, 1460, 1460]]


def test_the_result_can_be_written_to_memory_of_ones_own():
    x1, x2 = np.linspace(0, 1, 5), np.linspace(0, 1, 4)
    out = np.full((4, 5), 7, np.float32)
    values = output_over_grid(NETWORK, x1, x2, LOGISTIC_NETWORK, out)
    assert values is out
    assert_close(out, plain(NETWORK, x1, x2, LOGISTIC_NETWORK)[-1])


@pytest.mark.parametrize("hidden", ACTIVATIONS.values(), ids=ACTIVATIONS)
@pytest.mark.parametrize("output", ACTIVATIONS.values(), ids=ACTIVATIONS)
@pytest.mark.parametrize("sizes", [(1e20, 1e20), (1e160, 1e160), (1e308, 1e308), (100, 1e149), (1e308, 1)])
def test_numbers_of_any_size_can_be_drawn(hidden, output, sizes):
    """No warning, no infinity, no NaN, though ∞ − ∞ lies in wait; far from everything too."""
    shares = np.array(
        [[1, -1, -1, 1, 1, -1, 0, 1, -1], [1, 1, -1, -1, 1, -1, 1, -1, 0], [1, 0, -1, 0, 0.5, -1, 0, 0, 0]]
    )
    activations = Activations(hidden, output)
    for parameters in map(Parameters, shares * np.repeat((*sizes, 1.0), (4, 2, 3))):
        for reach in (1.0, 3.0, 5.0, 1e6, 1e200):
            x = np.linspace(-reach, reach, 5)
            assert np.isfinite(output_over_grid(parameters, x, x, activations)).all()
            assert np.isfinite(hidden_output_over_grid(parameters, 1, x, x, activations)).all()


def test_huge_weights_behind_saturated_neurons_are_added_before_they_overflow():
    """O²₂ is ½, O²₁ is 1 at one point only; e⁵⁰⁰ times these weights, of either sign, is not a number."""
    parameters = Parameters.of({"w1_11": 100, "w1_21": -100, "w2_11": 5e148, "w2_21": -6e148})
    values = output_over_grid(parameters, np.array([-5.0, 5.0]), np.array([-5.0, 5.0]), LOGISTIC_NETWORK)
    assert values.tolist() == [[0, 1], [0, 0]]


@pytest.mark.parametrize("activation", [LOGISTIC, TANH], ids=lambda activation: activation.name)
@given(numbers=st.lists(st.floats(-20, 20), min_size=4, max_size=4))
def test_hidden_neurons_that_cancel_leave_exactly_nothing(activation, numbers):
    """Twins with opposite weights: no rounding noise, in which a contour would find a thousand crossings."""
    w1, w2, v, b = numbers
    parameters = Parameters(np.array([w1, w1, w2, w2, v, -v, b, b, 0]))
    x = np.linspace(-0.7, 1.9, 23)
    values = output_over_grid(parameters, x, x, Activations(activation, LOGISTIC))
    assert (values == 0.5).all()


def test_a_single_point_by_hand():
    """σ(ln 3) = 3/4 and σ(−ln 3) = 1/4; then σ(4·3/4 − 4·1/4) = σ(2)."""
    log3 = math.log(3)
    parameters = Parameters.of({"w1_11": log3, "w1_12": -log3, "w2_11": 4, "w2_21": -4})
    one, nothing = np.array([1.0]), np.array([0.0])
    assert output_over_grid(parameters, one, nothing, LOGISTIC_NETWORK) == pytest.approx(
        1 / (1 + math.exp(-2))
    )
    assert hidden_output_over_grid(parameters, 1, one, nothing, LOGISTIC_NETWORK) == pytest.approx(0.25)
