"""Error of one sample, as a function of Δ = target − output."""

from dataclasses import dataclass

import numpy as np

from ann221_gui.core.arrays import FloatArray


@dataclass(frozen=True)
class Loss:
    """`factor`·Δ² by name; `factor` 1 is the document's error (equation 14)."""

    name: str
    factor: float

    def value(self, delta: FloatArray) -> FloatArray:
        """E of each sample."""
        return self.factor * np.square(delta)

    def derivative(self, delta: FloatArray) -> FloatArray:
        """∂E/∂O³₁ = −2Δ of each sample (equation 17), −Δ for the halved error."""
        return self.slope * delta

    @property
    def slope(self) -> float:
        """The number in front of Δ in ∂E/∂O³₁."""
        return -2.0 * self.factor


SQUARED = Loss("squared", 1.0)
HALF_SQUARED = Loss("half squared", 0.5)

LOSSES: dict[str, Loss] = {loss.name: loss for loss in (SQUARED, HALF_SQUARED)}
