"""Steps on many samples: few calls of NumPy, all in place, the whole gradient as one matrix times a vector.

The same careful terms as in `scalar`: e = exp(−z), O = 1/(1 + e), σ′(z) = e·O².
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy import add, divide, dot, exp, multiply, subtract

from ann221_gui.core.arrays import FloatArray, IntArray
from ann221_gui.core.datasets import Dataset
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.kernels.kernel import Errors, FastKernel, Numbers

# Here the parameters stand as they are multiplied: w¹ with its biases below it (3, 2), then w² with its
# bias (3). The same exchange leads back.
ORDER = [0, 1, 2, 3, 6, 7, 4, 5, 8]


class Buffers(NamedTuple):
    """What updates with batches of one size write to, again and again."""

    ones: FloatArray  # (2, B); a Python number in its place costs more than the division
    one: FloatArray  # (B,)
    e1: FloatArray  # (2, B) e of the hidden neurons
    e2: FloatArray  # (B,) e of the output neuron, then 1 − O
    o: FloatArray  # (B,) O
    signal: FloatArray  # (B,) Δ, then Δ σ′
    rest: FloatArray  # (B,)
    factors: FloatArray  # (9, B) what makes the signal a gradient, a row a parameter; made of:
    through: FloatArray  # (2, 2, B) I₁ σ′, I₂ σ′ of both hidden neurons
    slope1: FloatArray  # (2, B) σ′ of the hidden neurons
    h: FloatArray  # (2, B) their outputs
    h_and_one: FloatArray  # (3, B)


def buffers_for(size: int) -> Buffers:
    """Buffers for batches of this size."""
    ones, factors = np.ones((2, size)), np.ones((9, size))
    e1, (e2, o, signal, rest) = np.empty((2, size)), np.empty((4, size))
    through, slope1, h, h_and_one = factors[:4].reshape(2, 2, size), factors[4:6], factors[6:8], factors[6:]
    return Buffers(ones, ones[0], e1, e2, o, signal, rest, factors, through, slope1, h, h_and_one)


class Batch(NamedTuple):
    """Some samples, feature by feature."""

    inputs: FloatArray  # (3, B) I₁, I₂ and a row of ones for the biases
    each_input: FloatArray  # (2, 1, B) I₁, I₂
    targets: FloatArray  # (B,) times the batch's weight
    rests: FloatArray  # (B,) 1 − target, times the same
    buffers: Buffers


def with_ones(dataset: Dataset) -> FloatArray:
    """(3, N) inputs, feature by feature, and a row of ones."""
    return np.vstack([dataset.inputs.T, np.ones(len(dataset))])


def errors_on(dataset: Dataset) -> Errors:
    """Sum of Δ² and largest |Δ|, all samples at once."""
    inputs, targets, rests = with_ones(dataset), dataset.targets, 1.0 - dataset.targets
    h_and_one = np.ones_like(inputs)

    def errors(parameters: Numbers) -> tuple[float, float]:
        negated = -np.array(parameters)[ORDER]
        with np.errstate(over="raise", invalid="raise"):
            divide(1.0, exp(dot(negated[:6].reshape(3, 2).T, inputs)) + 1.0, h_and_one[:2])
            e = exp(dot(negated[6:], h_and_one))
            delta = (targets * e - rests) / (e + 1.0)
        return float(dot(delta, delta)), float(np.abs(delta).max())

    return errors


class FusedKernel(FastKernel):
    """All samples of a batch at once."""

    def __init__(self, dataset: Dataset, hyperparameters: Hyperparameters) -> None:
        super().__init__(dataset, hyperparameters)
        self._inputs = with_ones(dataset)
        self._targets = dataset.targets
        rate = self._rate
        bias_rate = rate if hyperparameters.biases else 0.0
        # The parameters are negated, as the exponents want them; so are the w² in the gradients of w¹.
        self._rates = np.array([rate] * 4 + [bias_rate] * 2 + [-rate] * 2 + [-bias_rate])
        self._buffers: dict[int, Buffers] = {}

    def batches(self, rows: IntArray, size: int) -> list[Batch]:
        return [self._batch(rows[first : first + size]) for first in range(0, len(rows), size)]

    def _batch(self, rows: IntArray) -> Batch:
        if len(rows) not in self._buffers:
            self._buffers[len(rows)] = buffers_for(len(rows))
        buffers = self._buffers[len(rows)]
        inputs, targets = np.ascontiguousarray(self._inputs[:, rows]), self._targets[rows]
        rests = 1.0 - targets
        weight = self._weight(len(rows))
        if weight != 1.0:
            targets, rests = weight * targets, weight * rests
        return Batch(inputs, inputs[:2, None], targets, rests, buffers)

    def _updated(self, parameters: Numbers, batches: Sequence[Batch]) -> Numbers:
        negated, gradient = -np.array(parameters)[ORDER], np.empty(9)
        w1, w2 = negated[:6].reshape(3, 2).T, negated[6:]
        to_hidden, through_w2 = gradient[:6].reshape(3, 2), w2[:2]
        rates = self._rates
        with np.errstate(over="raise", invalid="raise"):
            for inputs, each_input, targets, rests, buffers in batches:
                ones, one, e1, e2, o, signal, rest, factors, through, slope1, h, h_and_one = buffers
                dot(w1, inputs, e1)
                exp(e1, e1)
                add(e1, ones, h)
                divide(ones, h, h)
                multiply(e1, h, slope1)
                multiply(slope1, h, slope1)
                multiply(each_input, slope1, through)

                dot(w2, h_and_one, e2)
                exp(e2, e2)
                add(e2, one, o)
                divide(one, o, o)
                multiply(e2, o, e2)  # 1 − O
                multiply(targets, e2, signal)
                multiply(rests, o, rest)
                subtract(signal, rest, signal)  # Δ
                multiply(signal, e2, signal)
                multiply(signal, o, signal)  # Δ σ′

                dot(factors, signal, gradient)
                multiply(to_hidden, through_w2, to_hidden)
                multiply(gradient, rates, gradient)
                add(negated, gradient, negated)
        return (0.0 - negated[ORDER]).tolist()  # so that no bias becomes −0
