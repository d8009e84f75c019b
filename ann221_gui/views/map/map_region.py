"""What of the input plane is to be seen."""

from typing import NamedTuple

import numpy as np

from ann221_gui.core.datasets import Dataset

FARTHEST, NEAREST = 1e300, 1e-280  # what floats can still be added to and divided by
TOLD_APART = 1e-12  # of a number: nearer ones have hardly a float between them
COMPARABLE_SPANS = 4.0  # inputs whose spans differ by more get scales of their own


class Region(NamedTuple):
    """A rectangle of the input plane."""

    left: float
    right: float
    bottom: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def centre(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def contains(self, x1: float, x2: float) -> bool:
        return self.left <= x1 <= self.right and self.bottom <= x2 <= self.top

    def moved(self, across: float, up: float) -> "Region":
        return Region(self.left + across, self.right + across, self.bottom + up, self.top + up)

    def zoomed(self, factor: float, x1: float, x2: float) -> "Region":
        """`factor` times as near, where (x1, x2) stays in its place."""
        return Region(
            x1 + (self.left - x1) / factor,
            x1 + (self.right - x1) / factor,
            x2 + (self.bottom - x2) / factor,
            x2 + (self.top - x2) / factor,
        )

    def widened(self, aspect: float) -> "Region":
        """About its centre, until it is `aspect` times as wide as high."""
        across = max(0.0, aspect * self.height - self.width) / 2
        up = max(0.0, self.width / aspect - self.height) / 2
        return Region(self.left - across, self.right + across, self.bottom - up, self.top + up)


def whole_of(dataset: Dataset) -> Region:
    """The samples and half their span beyond on each side; none that is farther than can be drawn."""
    inputs = np.clip(dataset.inputs, -FARTHEST, FARTHEST)
    low, high = inputs.min(axis=0), inputs.max(axis=0)
    span = high - low
    seen = np.where(span > NEAREST, span, span.max() if span.max() > NEAREST else 1.0)
    margin = 0.5 * np.maximum(seen, TOLD_APART * np.abs(inputs).max(axis=0))
    (left, bottom), (right, top) = (low - margin).tolist(), (high + margin).tolist()
    return Region(left, right, bottom, top)


def has_one_scale(whole: Region) -> bool:
    """Whether a unit of one input is to be as long as one of the other."""
    return 1 / COMPARABLE_SPANS <= whole.width / whole.height <= COMPARABLE_SPANS
