"""How well parameters do on a data set."""

from dataclasses import dataclass

import numpy as np

from ann221_gui.core.activations import Activations
from ann221_gui.core.arrays import BoolArray, FloatArray
from ann221_gui.core.datasets import Dataset
from ann221_gui.core.losses import Loss
from ann221_gui.core.network import forward
from ann221_gui.core.parameters import Parameters

MIDDLE = 0.5


@dataclass(frozen=True, eq=False)
class Evaluation:
    """A row a sample, and their sums."""

    outputs: FloatArray  # (N,) O³₁
    deltas: FloatArray  # (N,) Δ = target − O³₁
    correct: BoolArray  # (N,) on the target's side of ½; at ½ is not on a side
    loss: float  # E summed over the samples

    @property
    def mean_loss(self) -> float:
        return self.loss / len(self.deltas)

    @property
    def max_abs_delta(self) -> float:
        return float(np.abs(self.deltas).max())

    @property
    def correct_count(self) -> int:
        return int(self.correct.sum())


def evaluate(parameters: Parameters, dataset: Dataset, activations: Activations, loss: Loss) -> Evaluation:
    """Outputs, Δ and loss over the whole data set, at full precision."""
    with np.errstate(over="ignore", invalid="ignore"):
        passed = forward(parameters, dataset.inputs, activations)
        deltas = activations.output.residual(dataset.targets, passed.z2[:, 0])
        outputs = passed.a2[:, 0]
        return Evaluation(
            outputs=outputs,
            deltas=deltas,
            correct=(outputs - MIDDLE) * (dataset.targets - MIDDLE) > 0,
            loss=float(loss.value(deltas).sum()),
        )
