"""How well each of many networks does on a data set: the plain forward pass, with a network a column."""

from dataclasses import dataclass

import numpy as np

from ann221_gui.core.activations import Activations
from ann221_gui.core.arrays import FloatArray, IntArray
from ann221_gui.core.datasets import Dataset
from ann221_gui.core.evaluation import MIDDLE
from ann221_gui.core.losses import Loss

NUMBERS_AT_ONCE = 16_000  # samples times networks: their arrays stay in the cache


@dataclass(frozen=True, eq=False)
class Evaluations:
    """A number a network, as in `Evaluation`."""

    losses: FloatArray  # (K,) E over all samples
    max_abs_deltas: FloatArray  # (K,)
    correct_counts: IntArray  # (K,) samples on the target's side of ½


def evaluate_many(
    parameters: FloatArray, dataset: Dataset, activations: Activations, loss: Loss
) -> Evaluations:
    """What `evaluate` says of each row of `parameters`, shape (K, 9)."""
    at_once = max(1, NUMBERS_AT_ONCE // len(dataset))
    parts = [
        _evaluate(parameters[first : first + at_once].T, dataset, activations, loss)
        for first in range(0, len(parameters), at_once)
    ]
    return Evaluations(*(np.concatenate(column) for column in zip(*parts, strict=True)))


@np.errstate(over="ignore", invalid="ignore")
def _evaluate(
    parameters: FloatArray, dataset: Dataset, activations: Activations, loss: Loss
) -> tuple[FloatArray, FloatArray, IntArray]:
    """The three rows of `Evaluations` for networks that are columns of `parameters`, shape (9, K)."""
    x1, x2 = dataset.inputs.T[:, :, None]
    targets = dataset.targets[:, None]
    w1_11, w1_12, w1_21, w1_22, w2_11, w2_21, b1_1, b1_2, b2_1 = parameters
    h1 = activations.hidden.value(x1 * w1_11 + x2 * w1_21 + b1_1)
    h2 = activations.hidden.value(x1 * w1_12 + x2 * w1_22 + b1_2)
    net_inputs = h1 * w2_11 + h2 * w2_21 + b2_1
    deltas = activations.output.residual(targets, net_inputs)
    correct = (activations.output.value(net_inputs) - MIDDLE) * (targets - MIDDLE) > 0
    return loss.total_of(loss.value(deltas)), np.abs(deltas).max(axis=0), correct.sum(axis=0)
