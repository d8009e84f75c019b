"""Error of one sample, as a function of Δ = target − output; and of many."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from ann221_gui.core.arrays import FloatArray


class Total(StrEnum):
    """How the errors of many samples, and with them their gradients, become one."""

    SUM = "sum"
    MEAN = "mean"


@dataclass(frozen=True)
class Loss:
    """`factor`·Δ² by name, summed or averaged; `factor` 1 and the sum are the document's (equation 14)."""

    name: str
    factor: float
    total: Total = Total.SUM

    def value(self, delta: FloatArray) -> FloatArray:
        """E of each sample."""
        return self.factor * np.square(delta)

    def derivative(self, delta: FloatArray) -> FloatArray:
        """∂E/∂O³₁ = −2Δ of each sample (equation 17), −Δ for the halved error."""
        return self.factor_of_delta * delta

    @property
    def factor_of_delta(self) -> float:
        """The number in front of Δ in ∂E/∂O³₁."""
        return -2.0 * self.factor

    @property
    def is_mean(self) -> bool:
        return self.total is Total.MEAN

    def share(self, samples: int) -> float:
        """What each sample's error counts in the total of so many."""
        return 1.0 / samples if self.is_mean else 1.0

    def scale(self, samples: int) -> float:
        """What Σ Δ² of so many samples is multiplied by."""
        return self.factor * self.share(samples)

    def total_of(self, rows: FloatArray) -> FloatArray:
        """Errors or gradients, a row a sample, become one: their sum, or their mean."""
        total = np.add.reduce(rows, axis=0)
        return total / len(rows) if self.is_mean else total


SQUARED = Loss("squared", 1.0)
HALF_SQUARED = Loss("half squared", 0.5)

LOSSES: dict[str, Loss] = {loss.name: loss for loss in (SQUARED, HALF_SQUARED)}
