"""How well parameters do on a data set."""

from dataclasses import dataclass

import numpy as np

from ann221_gui.core.activations import Activations
from ann221_gui.core.arrays import BoolArray, FloatArray
from ann221_gui.core.datasets import Dataset
from ann221_gui.core.losses import Loss
from ann221_gui.core.network import ForwardPass, forward
from ann221_gui.core.parameters import Parameters

MIDDLE = 0.5


@dataclass(frozen=True, eq=False)
class Evaluation:
    """A row a sample, and their sums."""

    passed: ForwardPass  # every net input and output
    deltas: FloatArray  # (N,) target − O³₁
    errors: FloatArray  # (N,) E of each sample
    correct: BoolArray  # (N,) on the target's side of ½; at ½ is not on a side
    loss: float  # E over all samples: their sum, or their mean where the loss is one

    @property
    def outputs(self) -> FloatArray:
        """(N,) O³₁."""
        return self.passed.a2[:, 0]

    @property
    def mean_error(self) -> float:
        return float(self.errors.mean())

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
        errors = loss.value(deltas)
        return Evaluation(
            passed=passed,
            deltas=deltas,
            errors=errors,
            correct=(passed.a2[:, 0] - MIDDLE) * (dataset.targets - MIDDLE) > 0,
            loss=float(loss.total_of(errors)),
        )
