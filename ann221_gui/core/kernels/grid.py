"""The decision map's numbers: a neuron's output at every point of a grid, in single precision, for the eye.

A logistic or tanh neuron with net input z is the mean of its two limits, weighted e^{−sz} and e^{sz}. So the
output neuron's net input is the mean of what it is in four corners, where both hidden neurons are at a
limit, weighted e^{s(±z₁ ± z₂)}. Each weight is a function of x₁ times one of x₂: over a grid, numerator and
denominator are matrix products of rank 4, and a few exponentials a row and a column replace two a point.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ann221_gui.core.activations import LOGISTIC, TANH, Activation, Activations
from ann221_gui.core.arrays import FloatArray
from ann221_gui.core.parameters import Parameters

Number = type[np.floating[Any]]
NumberArray = NDArray[np.floating[Any]]
SingleArray = NDArray[np.float32]
NetInputs = Callable[[slice], NumberArray]  # of some rows of the grid

POINTS_AT_ONCE = 24_000
LARGEST = 1e150  # of a parameter or a term; what is beyond counts as this, so that no product overflows
LARGEST_CORNER = 32.0  # for single precision to give five decimals of an output
LARGEST_EXPONENT: dict[Number, float] = {np.float32: 75.0, np.float64: 340.0}  # at which no mean overflows
LARGEST_SINGLE = float(np.finfo(np.float32).max)
SUM_AND_DIFFERENCE = np.array([[1.0, 1.0], [1.0, -1.0]])


class Sigmoid(NamedTuple):
    """An activation between two limits: their mean, weighted e^{−sz} and e^{sz}."""

    low: float
    high: float
    steepness: float  # s

    def value(self, z: NumberArray) -> NumberArray:
        """As a hyperbolic tangent, which never overflows; in place of `z`."""
        z *= self.steepness
        np.tanh(z, out=z)
        z *= (self.high - self.low) / 2
        z += (self.high + self.low) / 2
        return z


SIGMOIDS = {LOGISTIC: Sigmoid(0.0, 1.0, 0.5), TANH: Sigmoid(-1.0, 1.0, 1.0)}


@np.errstate(over="ignore")
def output_over_grid(
    parameters: Parameters,
    x1: FloatArray,
    x2: FloatArray,
    activations: Activations,
    out: SingleArray | None = None,
) -> SingleArray:
    """O³₁ to 10⁻⁵ of max(1, |O³₁|); row r, column c of the result belongs to (x1[c], x2[r]).

    Always finite: numbers beyond single precision come as its largest. `out`, of the result's shape, is
    written to and returned; fresh memory for each frame would cost as much as the numbers.
    """
    bounded = Parameters(_bounded(parameters.vector))
    net_inputs = _output_net_inputs(bounded, x1, x2, activations.hidden)
    return _activated(activations.output, net_inputs, _room(x1, x2) if out is None else out)


@np.errstate(over="ignore")
def hidden_output_over_grid(
    parameters: Parameters, hidden: int, x1: FloatArray, x2: FloatArray, activations: Activations
) -> SingleArray:
    """The same for O²₁ (`hidden` 0) or O²₂ (1)."""
    net_inputs = _hidden_net_inputs(parameters, hidden, x1, x2)
    return _activated(activations.hidden, net_inputs, _room(x1, x2))


def _room(x1: FloatArray, x2: FloatArray) -> SingleArray:
    return np.empty((len(x2), len(x1)), np.float32)


def _bounded(values: FloatArray) -> FloatArray:
    return np.clip(values, -LARGEST, LARGEST)


def _activated(activation: Activation, net_inputs: NetInputs, out: SingleArray) -> SingleArray:
    """Some rows after the others: what stays in the cache is several times as fast."""
    height = max(1, POINTS_AT_ONCE // out.shape[1])
    for first in range(0, len(out), height):
        rows = slice(first, first + height)
        out[rows] = _value(activation, net_inputs(rows), np.float32)
    return out


def _value(activation: Activation, z: NumberArray, number: Number) -> NumberArray:
    """σ(z), in place of `z` where it can be."""
    sigmoid = SIGMOIDS.get(activation)
    return _cast(activation.value(z), number) if sigmoid is None else sigmoid.value(_cast(z, number))


def _cast(values: NumberArray, number: Number) -> NumberArray:
    """What is too large for `number` becomes its largest."""
    if values.dtype == number:
        return values
    return np.clip(values, -LARGEST_SINGLE, LARGEST_SINGLE).astype(number)


def _hidden_net_inputs(parameters: Parameters, hidden: int, x1: FloatArray, x2: FloatArray) -> NetInputs:
    w_1, w_2 = parameters.w1[:, hidden]
    across, upwards = _bounded(w_1 * x1), _bounded(w_2 * x2 + parameters.b1[hidden])
    return lambda rows: np.add.outer(upwards[rows], across)


def _output_net_inputs(
    parameters: Parameters, x1: FloatArray, x2: FloatArray, hidden: Activation
) -> NetInputs:
    sigmoid = SIGMOIDS.get(hidden)
    if sigmoid is None:
        return _sum_of_outputs(parameters, x1, x2, hidden, np.float64)
    corners = _corners(parameters, sigmoid)
    number: Number = np.float32 if np.abs(corners).max() <= LARGEST_CORNER else np.float64
    across, upwards = _exponents(parameters, sigmoid.steepness, x1, x2)
    if np.abs(across).max() + np.abs(upwards).max() <= LARGEST_EXPONENT[number]:
        return _mean_of_corners(corners, across, upwards, number)
    return _sum_of_outputs(parameters, x1, x2, hidden, number)


def _sum_of_outputs(
    parameters: Parameters, x1: FloatArray, x2: FloatArray, hidden: Activation, number: Number
) -> NetInputs:
    """What enters the output neuron, term by term."""
    z1, z2 = (_hidden_net_inputs(parameters, neuron, x1, x2) for neuron in (0, 1))
    w_1, w_2 = parameters.w2[:, 0].tolist()
    bias = float(parameters.b2[0])

    def net_inputs(rows: slice) -> NumberArray:
        first, second = (_value(hidden, z(rows), number) for z in (z1, z2))
        first *= w_1
        second *= w_2
        first += second
        first += bias
        return first

    return net_inputs


def _mean_of_corners(
    corners: FloatArray, across: FloatArray, upwards: FloatArray, number: Number
) -> NetInputs:
    """Of what the net input is there, weighted e^{s(±z₁ ± z₂)}."""
    columns, weights = (_weights(exponents).astype(number) for exponents in (across, upwards))
    weighted = corners.astype(number)[:, None] * weights

    def net_inputs(rows: slice) -> NumberArray:
        mean = weighted[:, rows].T @ columns
        mean /= weights[:, rows].T @ columns
        return mean

    return net_inputs


def _weights(exponents: FloatArray) -> FloatArray:
    """e to the sum, to the difference, and to the negatives of both."""
    weights = np.exp(exponents)
    return np.concatenate([weights, 1.0 / weights])


def _corners(parameters: Parameters, sigmoid: Sigmoid) -> FloatArray:
    """Net inputs of the output neuron where both hidden neurons are high, the first, neither, the second."""
    low, high, _ = sigmoid
    limits = np.array([(high, high), (high, low), (low, low), (low, high)])
    corners: FloatArray = limits @ parameters.w2[:, 0] + parameters.b2
    return corners


def _exponents(
    parameters: Parameters, steepness: float, x1: FloatArray, x2: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """s(z₁ + z₂) and s(z₁ − z₂), a row each: what of them depends on x₁, and the rest."""
    w_1, w_2 = steepness * parameters.w1 @ SUM_AND_DIFFERENCE
    b = steepness * parameters.b1 @ SUM_AND_DIFFERENCE
    return np.multiply.outer(w_1, x1), np.multiply.outer(w_2, x2) + b[:, None]
