"""What the decision map draws, against geometry done by hand."""

import math

import numpy as np
import pytest

from ann221_gui.core.activations import LOGISTIC_NETWORK
from ann221_gui.core.parameters import Parameters
from ann221_gui.views.map.map_field import CONTOUR_STEP, MOST_POINTS, grid_over, output_at, outputs_over
from ann221_gui.views.map.map_lines import hidden_line
from ann221_gui.views.map.map_region import Region
from ann221_gui.views.shared.symbols import ShownNeuron

SQUARE = Region(-1.0, 1.0, -1.0, 1.0)
GATES = Region(-0.5, 1.5, -0.5, 1.5)


def test_points_are_the_middles_of_pixels_from_the_upper_left() -> None:
    """40 × 20 pixels of 0.05 × 0.1."""
    grid = grid_over(SQUARE, 40, 20)
    assert grid.point == 1
    assert grid.x1[:3] == pytest.approx([-0.975, -0.925, -0.875])
    assert grid.x2[:3] == pytest.approx([0.95, 0.85, 0.75])


@pytest.mark.parametrize(("width", "height"), [(388, 340), (389, 341), (391, 343), (7, 3), (3840, 2160)])
def test_the_grid_covers_the_picture_and_so_do_the_cells_of_the_contour(width: int, height: int) -> None:
    grid = grid_over(SQUARE, width, height)
    corners = grid.x1[::CONTOUR_STEP], grid.x2[::CONTOUR_STEP]
    assert corners[0][-1] == grid.x1[-1]
    assert corners[1][-1] == grid.x2[-1]
    assert grid.x1[-1] >= SQUARE.right
    assert grid.x2[-1] <= SQUARE.bottom


def test_a_huge_picture_has_no_more_points_than_can_be_drawn() -> None:
    grid = grid_over(SQUARE, 4000, 3000)
    assert len(grid.x1) * len(grid.x2) < 1.1 * MOST_POINTS
    assert -np.diff(grid.x2)[0] / np.diff(grid.x1)[0] == pytest.approx(4 / 3)  # as square as its pixels


@pytest.mark.parametrize("neuron", ShownNeuron)
def test_rows_are_the_second_input_and_columns_the_first(neuron: ShownNeuron) -> None:
    parameters = Parameters(np.array([0.5, 0.2, 3.0, 0.9, 0.9, -4.0, 0.1, -0.3, 0.7]))
    grid = grid_over(GATES, 90, 60)
    outputs = outputs_over(grid, neuron, parameters, LOGISTIC_NETWORK)
    assert outputs.shape == (len(grid.x2), len(grid.x1))
    for row, column in ((0, 0), (0, -1), (-1, 0), (7, 60)):
        inputs = (float(grid.x1[column]), float(grid.x2[row]))
        assert outputs[row, column] == pytest.approx(by_hand(neuron, inputs), rel=1e-6)
        careful = output_at(inputs, neuron, parameters, LOGISTIC_NETWORK)
        assert careful == pytest.approx(by_hand(neuron, inputs), rel=1e-12)


def by_hand(neuron: ShownNeuron, inputs: tuple[float, float]) -> float:
    def logistic(z: float) -> float:
        return 1 / (1 + math.exp(-z))

    first = logistic(0.5 * inputs[0] + 3.0 * inputs[1] + 0.1)
    second = logistic(0.2 * inputs[0] + 0.9 * inputs[1] - 0.3)
    return {"O2_1": first, "O2_2": second, "O3_1": logistic(0.9 * first - 4.0 * second + 0.7)}[neuron]


def test_outputs_of_huge_weights_can_still_be_drawn() -> None:
    huge = Parameters(np.array([1e308, -1e308, 1e308, -1e308, 1e308, 1e308, 0.0, 0.0, 0.0]))
    outputs = outputs_over(grid_over(GATES, 60, 60), ShownNeuron.OUTPUT, huge, LOGISTIC_NETWORK)
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
