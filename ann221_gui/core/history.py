"""The loss over training, thinned so that a million epochs stay small."""

import math

import numpy as np

from ann221_gui.core.arrays import FloatArray, read_only

CAPACITY = 2000


class LossHistory:
    """Points (epoch, loss); once full, every second one goes and from then on half as many come."""

    def __init__(self) -> None:
        self._points = np.empty((CAPACITY, 2))
        self._length = 0
        self._stride = 1
        self._offered = 0
        self._last: tuple[float, float] | None = None

    @property
    def epochs_to_point(self) -> int:
        """Epochs from here to the one whose loss is wanted."""
        return self._stride - self._offered % self._stride

    def count(self, epochs: int) -> bool:
        """So many more epochs; True where the point of the last one is to be appended."""
        self._offered += epochs
        return self._offered % self._stride == 0

    def append(self, epoch: float, loss: float) -> None:
        """One more point; a loss that is not finite has no place on a curve, nor has a point twice."""
        if not math.isfinite(loss) or (epoch, loss) == self._last:
            return
        self._last = (epoch, loss)
        if self._length == CAPACITY:
            self._thin()
        self._points[self._length] = epoch, loss
        self._length += 1

    def rescale(self, times: float) -> None:
        """The same curve where the loss is counted differently from here on."""
        self._points[: self._length, 1] *= times
        if self._last is not None:
            self._last = (self._last[0], self._last[1] * times)

    def _thin(self) -> None:
        kept = self._points[::2].copy()
        self._points[: len(kept)] = kept
        self._length = len(kept)
        self._stride *= 2

    def points(self) -> FloatArray:
        """A read-only copy, shape (K, 2), oldest first."""
        return read_only(self._points[: self._length])
