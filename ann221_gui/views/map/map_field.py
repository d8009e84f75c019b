"""A neuron's output over the input plane: careful at one point, fast over a picture of it."""

import math
from typing import NamedTuple

import numpy as np

from ann221_gui.core.activations import Activation, Activations
from ann221_gui.core.arrays import FloatArray
from ann221_gui.core.kernels.grid import SingleArray, hidden_output_over_grid, output_over_grid
from ann221_gui.core.network import forward_one
from ann221_gui.core.parameters import Parameters
from ann221_gui.views.map.map_region import Region
from ann221_gui.views.shared.symbols import ShownNeuron

MOST_POINTS = 400_000  # half a millisecond's work; larger pictures have points of several pixels
CONTOUR_STEP = 4  # points from one corner of a cell to the next


class Grid(NamedTuple):
    """Points of the input plane as a picture has them: columns from the left, rows from the top."""

    x1: FloatArray  # I₁ of the columns
    x2: FloatArray  # I₂ of the rows
    point: int  # pixels of the screen from one to the next
    outputs: SingleArray  # memory for those at the points, used again for each frame


def grid_over(region: Region, width: int, height: int, most_points: int = MOST_POINTS) -> Grid:
    """The middles of the pixels of a picture of `region`, and of a few beyond its right and lower border.

    So that the cells of the contour, whose corners are every fourth point, cover all of it.
    """
    point = math.ceil(math.sqrt(width * height / most_points))
    across, down = _middles(width, point), _middles(height, point)
    room = np.empty((len(down), len(across)), np.float32)
    return Grid(region.left + region.width * across, region.top - region.height * down, point, room)


def _middles(pixels: int, point: int) -> FloatArray:
    """As shares of so many pixels."""
    cells = math.ceil(pixels / (point * CONTOUR_STEP))
    places = np.arange(cells * CONTOUR_STEP + 1, dtype=np.float64)
    return (places + 0.5) * (point / pixels)


def activation_of(neuron: ShownNeuron, activations: Activations) -> Activation:
    return activations.output if neuron.hidden_place is None else activations.hidden


def output_at(
    inputs: tuple[float, float], neuron: ShownNeuron, parameters: Parameters, activations: Activations
) -> float:
    """The neuron's output at one point, to be read as a number."""
    with np.errstate(over="ignore", invalid="ignore"):
        passed = forward_one(parameters, inputs, activations)
    return float(passed.a2[0, 0] if neuron.hidden_place is None else passed.a1[0, neuron.hidden_place])


def outputs_over(
    grid: Grid, neuron: ShownNeuron, parameters: Parameters, activations: Activations
) -> SingleArray:
    """The neuron's output, to be seen; row r, column c of the result belongs to (x1[c], x2[r])."""
    if neuron.hidden_place is None:
        return output_over_grid(parameters, grid.x1, grid.x2, activations, grid.outputs)
    return hidden_output_over_grid(parameters, neuron.hidden_place, grid.x1, grid.x2, activations)
