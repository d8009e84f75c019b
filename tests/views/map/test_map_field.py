"""What the decision map draws, against geometry done by hand."""

import math

import numpy as np
import pytest

from ann221_gui.core.activations import LOGISTIC_NETWORK
from ann221_gui.core.parameters import Parameters
from ann221_gui.views.map.map_field import Region, contour, grid_over, output_at, outputs_over
from ann221_gui.views.map.map_lines import hidden_line
from ann221_gui.views.shared.symbols import ShownNeuron

SQUARE = Region(-1.0, 1.0, -1.0, 1.0)
GATES = Region(-0.5, 1.5, -0.5, 1.5)


def length_of(segments: np.ndarray) -> float:
    return float(np.hypot(*(segments[:, 1] - segments[:, 0]).T).sum())


def test_the_contour_of_a_plane_is_a_straight_line_from_border_to_border() -> None:
    grid = grid_over(SQUARE, 2.0)
    segments = contour(grid, np.add.outer(0 * grid.x2, grid.x1), 0.25)
    assert segments[..., 0] == pytest.approx(0.25)
    assert segments[..., 1].min() == grid.x2[0]
    assert segments[..., 1].max() == grid.x2[-1]
    assert length_of(segments) == pytest.approx(grid.x2[-1] - grid.x2[0])


def test_the_contour_of_a_bowl_is_a_circle() -> None:
    grid = grid_over(SQUARE, 1.0)
    segments = contour(grid, np.add.outer(grid.x2**2, grid.x1**2), 0.25)
    assert np.hypot(*segments.reshape(-1, 2).T) == pytest.approx(0.5, abs=1e-3)
    assert length_of(segments) == pytest.approx(math.pi, rel=1e-3)


def test_there_is_no_contour_where_nothing_passes_the_level() -> None:
    grid = grid_over(SQUARE, 1.0)
    assert contour(grid, np.full((len(grid.x2), len(grid.x1)), 0.5), 0.5).shape == (0, 2, 2)


@pytest.mark.parametrize("neuron", ShownNeuron)
def test_rows_are_the_second_input_and_columns_the_first(neuron: ShownNeuron) -> None:
    parameters = Parameters(np.array([0.5, 0.2, 3.0, 0.9, 0.9, -4.0, 0.1, -0.3, 0.7]))
    grid = grid_over(GATES, 1.5)
    outputs = outputs_over(grid, neuron, parameters, LOGISTIC_NETWORK)
    assert outputs.shape == (len(grid.x2), len(grid.x1))
    for row, column in ((0, 0), (0, -1), (-1, 0), (7, 60)):
        inputs = (float(grid.x1[column]), float(grid.x2[row]))
        assert outputs[row, column] == pytest.approx(by_hand(neuron, inputs), rel=1e-12)
        assert output_at(inputs, neuron, parameters, LOGISTIC_NETWORK) == pytest.approx(outputs[row, column])


def by_hand(neuron: ShownNeuron, inputs: tuple[float, float]) -> float:
    def logistic(z: float) -> float:
        return 1 / (1 + math.exp(-z))

    first = logistic(0.5 * inputs[0] + 3.0 * inputs[1] + 0.1)
    second = logistic(0.2 * inputs[0] + 0.9 * inputs[1] - 0.3)
    return {"O2_1": first, "O2_2": second, "O3_1": logistic(0.9 * first - 4.0 * second + 0.7)}[neuron]


def test_outputs_of_huge_weights_can_still_be_drawn() -> None:
    huge = Parameters(np.array([1e308, -1e308, 1e308, -1e308, 1e308, 1e308, 0.0, 0.0, 0.0]))
    outputs = outputs_over(grid_over(GATES, 1.0), ShownNeuron.OUTPUT, huge, LOGISTIC_NETWORK)
    assert np.isfinite(outputs).all()


def line_of(first: float, second: float, bias: float) -> object:
    """The line first · I₁ + second · I₂ + bias = 0, within −½ to 1½."""
    parameters = Parameters.of({"w1_12": first, "w1_22": second, "b1_2": bias, "w1_11": 7.0})
    return hidden_line(parameters, 1, GATES)


def test_lines_of_the_hidden_neurons() -> None:
    assert line_of(2, 1, -1) == ((-0.25, 1.5), (0.75, -0.5))
    assert line_of(1, 0, -1) == ((1.0, -0.5), (1.0, 1.5))
    assert line_of(0, -2, 1) == ((-0.5, 0.5), (1.5, 0.5))
    assert line_of(1, -1, 0) == ((-0.5, -0.5), (1.5, 1.5))


def test_there_is_no_line_outside_the_map_nor_without_weights() -> None:
    assert line_of(1, 1, -9) is None
    assert line_of(0, 0, 0) is None
    assert line_of(0, 0, 1) is None
    assert line_of(1e-320, 0, 1) is None
