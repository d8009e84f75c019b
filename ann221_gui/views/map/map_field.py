"""A neuron's output over the input plane, and the contour on which it is undecided."""

import math
from typing import NamedTuple

import numpy as np

from ann221_gui.core.activations import Activation, Activations
from ann221_gui.core.arrays import BoolArray, FloatArray, IntArray
from ann221_gui.core.network import forward_one, output_over_grid
from ann221_gui.core.parameters import Parameters
from ann221_gui.views.shared.symbols import ShownNeuron

POINTS_ABOUT = 96 * 96  # enough for the eye once smoothed, and less than a millisecond's work
HUGE = 1e300  # in place of infinity, so that differences stay finite

# Each cell of the grid is cut into two triangles; their corners by row and column from the cell's own.
TRIANGLES = (((0, 0), (0, 1), (1, 1)), ((0, 0), (1, 1), (1, 0)))


class Region(NamedTuple):
    """A rectangle of the input plane."""

    left: float
    right: float
    bottom: float
    top: float


class Grid(NamedTuple):
    """Points of the input plane: I₁ of its columns, I₂ of its rows."""

    x1: FloatArray
    x2: FloatArray


def grid_over(region: Region, aspect: float) -> Grid:
    """The middles of the pixels of a picture of `region` that is `aspect` times as wide as high."""
    columns = max(2, round(math.sqrt(POINTS_ABOUT * aspect)))
    rows = max(2, round(POINTS_ABOUT / columns))
    return Grid(_middles(region.left, region.right, columns), _middles(region.bottom, region.top, rows))


def _middles(low: float, high: float, count: int) -> FloatArray:
    return low + (high - low) * (np.arange(count) + 0.5) / count


def activation_of(neuron: ShownNeuron, activations: Activations) -> Activation:
    return activations.output if neuron.hidden_place is None else activations.hidden


def output_at(
    inputs: tuple[float, float], neuron: ShownNeuron, parameters: Parameters, activations: Activations
) -> float:
    """The neuron's output at one point."""
    with np.errstate(over="ignore", invalid="ignore"):
        passed = forward_one(parameters, inputs, activations)
    return float(passed.a2[0, 0] if neuron.hidden_place is None else passed.a1[0, neuron.hidden_place])


def outputs_over(
    grid: Grid, neuron: ShownNeuron, parameters: Parameters, activations: Activations
) -> FloatArray:
    """The neuron's output; row r, column c of the result belongs to (x1[c], x2[r])."""
    if neuron.hidden_place is None:
        outputs = output_over_grid(parameters, grid.x1, grid.x2, activations)
    else:
        with np.errstate(over="ignore", invalid="ignore"):
            outputs = activations.hidden.value(_net_inputs(grid, neuron.hidden_place, parameters))
    return np.nan_to_num(outputs, nan=0.0, posinf=HUGE, neginf=-HUGE)


def _net_inputs(grid: Grid, hidden: int, parameters: Parameters) -> FloatArray:
    w_1, w_2 = parameters.w1[:, hidden]
    return w_1 * grid.x1 + (w_2 * grid.x2 + parameters.b1[hidden])[:, None]


def contour(grid: Grid, values: FloatArray, level: float) -> FloatArray:
    """Where the values pass `level`: segments, shape (M, 2, 2), both ends as (I₁, I₂).

    Within a triangle the values are taken as a plane: the segment parts the corner that is alone on its
    side of the level from the other two, so there are no ambiguous cases.
    """
    above = values > level
    corners = np.concatenate([_parted(above, triangle) for triangle in TRIANGLES])
    rows, columns = corners[..., 0], corners[..., 1]
    points = np.stack([grid.x1[columns], grid.x2[rows]], axis=-1)
    heights = values[rows, columns]
    alone = np.where(above[rows, columns].sum(axis=1) == 1, heights.argmax(axis=1), heights.argmin(axis=1))
    order = (alone[:, None] + np.arange(3)) % 3
    points = np.take_along_axis(points, order[..., None], axis=1)
    heights = np.take_along_axis(heights, order, axis=1)
    shares = (level - heights[:, :1]) / (heights[:, 1:] - heights[:, :1])
    return points[:, :1] + shares[..., None] * (points[:, 1:] - points[:, :1])


def _parted(above: BoolArray, triangle: tuple[tuple[int, int], ...]) -> IntArray:
    """Row and column of the corners, (M, 3, 2), of the triangles that are not on one side."""
    rows, columns = above.shape
    sides = [above[dr : rows - 1 + dr, dc : columns - 1 + dc] for dr, dc in triangle]
    cells = np.argwhere((sides[0] != sides[1]) | (sides[0] != sides[2]))
    return cells[:, None, :] + np.array(triangle)
