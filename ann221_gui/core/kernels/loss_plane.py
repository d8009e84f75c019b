"""The loss over a plane of networks: how it looks around a network when two things change.

On the plane, a net input of a hidden neuron is a function of `a` plus one of `b`. So its exponential is a
product, and some exponentials a row and a column replace two a point. In single precision, for the eye.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ann221_gui.core.activations import LOGISTIC_NETWORK
from ann221_gui.core.arrays import FloatArray
from ann221_gui.core.datasets import Dataset
from ann221_gui.core.evaluation import MIDDLE
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.kernels.evaluations import evaluate_many
from ann221_gui.core.parameters import Parameters

NUMBERS_AT_ONCE = 60_000  # samples times points: fewer pay for the calls, more leave the cache
LARGEST_EXPONENT = 75.0  # of a hidden neuron: beyond it, products leave single precision
LARGEST_TERM = 100.0  # of the output neuron, or a target: beyond it, single precision gives less than 10⁻⁵

INTO_HIDDEN = np.array([[0, 2, 6], [1, 3, 7]])  # places in `ParameterId` of w¹ and b¹, a row a neuron
INTO_OUTPUT = np.array([4, 5, 8])  # of w² and b²


@dataclass(frozen=True, eq=False)
class Plane:
    """The networks `origin` + a·`across` + b·`upwards`; row r, column c is (a[c], b[r])."""

    origin: Parameters
    across: FloatArray  # (9,)
    upwards: FloatArray  # (9,)
    a: FloatArray  # (C,)
    b: FloatArray  # (R,)

    @property
    def vectors(self) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Its origin and its directions, each of shape (9,)."""
        return self.origin.vector, self.across, self.upwards


@np.errstate(over="ignore", invalid="ignore")
def loss_plane(plane: Plane, dataset: Dataset, hyperparameters: Hyperparameters) -> FloatArray:
    """The loss at every point, shape (R, C), to 10⁻⁵ of max(1, Δ²) a sample."""
    loss = hyperparameters.loss
    if hyperparameters.activations == LOGISTIC_NETWORK:
        order = np.argsort(dataset.targets >= MIDDLE, kind="stable")  # low targets first
        inputs, targets = dataset.inputs[order], dataset.targets[order]
        inputs_and_one = np.vstack([inputs.T, np.ones(len(inputs))])
        exponents = _sum(plane, (-(vector[INTO_HIDDEN] @ inputs_and_one) for vector in plane.vectors))
        into_output = _sum(plane, (vector[INTO_OUTPUT] for vector in plane.vectors))
        largest_term = max(into_output.largest, np.abs(targets).max())
        if exponents.largest <= LARGEST_EXPONENT and largest_term <= LARGEST_TERM:
            factor = loss.scale(len(dataset))
            return factor * _squares(exponents, into_output, targets)
    networks = np.add(*_sum(plane, plane.vectors).outer())
    evaluations = evaluate_many(networks.reshape(9, -1).T, dataset, hyperparameters.activations, loss)
    return evaluations.losses.reshape(networks.shape[1:])


class _Sum(NamedTuple):
    """A function of `a` plus one of `b`, for each of several things."""

    across: FloatArray  # (…, C)
    upwards: FloatArray  # (…, R)

    @property
    def largest(self) -> float:
        """Nowhere on the plane is an absolute value larger."""
        return float(np.abs(self.across).max() + np.abs(self.upwards).max())

    def outer(self) -> tuple[FloatArray, FloatArray]:
        """Both of shapes that combine to (…, R, C)."""
        return self.across[..., None, :], self.upwards[..., :, None]


def _sum(plane: Plane, of_vectors: Iterable[FloatArray]) -> _Sum:
    """What is linear in the parameters, from what it is for each of the plane's vectors."""
    origin, across, upwards = (value[..., None] for value in of_vectors)
    return _Sum(origin + across * plane.a, upwards * plane.b)


def _squares(exponents: _Sum, into_output: _Sum, targets: FloatArray) -> FloatArray:
    """Σ Δ² at every point, for −z of both hidden neurons (2, N) and samples with low targets first."""
    across, upwards = (np.exp(part).astype(np.float32) for part in exponents.outer())
    output = np.add(*(part.astype(np.float32) for part in into_output.outer()))
    w2, b2 = output[:2, None], output[2]
    low = np.count_nonzero(targets < MIDDLE)
    short = np.where(targets < MIDDLE, targets, 1.0 - targets).astype(np.float32)[:, None, None]
    total = np.zeros(b2.shape)
    at_once = max(1, NUMBERS_AT_ONCE // b2.size)
    for first in range(0, len(targets), at_once):
        some = slice(first, first + at_once)
        terms = across[:, some] * upwards[:, some]  # (2, S, R, C) e^−z of the hidden neurons
        terms += 1.0
        np.divide(w2, terms, out=terms)  # w² h
        misses = terms[0] + terms[1]  # (S, R, C) net inputs of the output neuron
        misses += b2
        np.negative(misses[: max(0, low - first)], out=misses[: max(0, low - first)])
        np.exp(misses, out=misses)
        misses += 1.0
        np.divide(1.0, misses, out=misses)  # how far the output is from the limit next to the target
        misses -= short[some]
        misses *= misses
        total += misses.sum(axis=0)
    return total
