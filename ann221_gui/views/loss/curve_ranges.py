"""What part of the axes a loss curve needs: in steps, so that the picture stands still while it grows."""

import math

import numpy as np

from ann221_gui.core.arrays import FloatArray

SMALLEST = 1e-290  # below, steps of an axis would have no size any more
BOUNDS = (1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


def bound(largest: float) -> float:
    """The end of an axis from 0 that is to show `largest`; 1 where that is as good as 0."""
    if largest < SMALLEST:
        return 1.0
    power = 10.0 ** math.floor(math.log10(largest))
    return next((step * power for step in BOUNDS if step * power >= largest), 10.0 * power)


def decades(losses: FloatArray) -> tuple[int, int]:
    """Whole powers of ten around the losses above 0, at least one decade apart."""
    above = losses[losses > 0]
    if not len(above):
        return -1, 0
    low, high = math.floor(np.log10(above.min())), math.ceil(np.log10(above.max()))
    return min(low, high - 1), high


def exponents(losses: FloatArray) -> FloatArray:
    """log₁₀ of each loss; NaN, a gap in the curve, where it is 0."""
    positive = losses > 0
    return np.where(positive, np.log10(np.where(positive, losses, 1.0)), np.nan)
