"""The loss over training, thinned so that a million epochs stay small."""

import math
from copy import copy

import numpy as np

from ann221_gui.core.arrays import FloatArray, read_only

CAPACITY = 2000
FIRST_ROOM = 32  # for the points of a run that has only begun


class LossHistory:
    """Points (epoch, loss); once full, every second one goes and from then on half as many come.

    Points are only ever appended to their array: what is shared reads the same array as far as it went.
    """

    def __init__(self) -> None:
        self._points = np.empty((FIRST_ROOM, 2))
        self._length = 0
        self._stride = 1
        self._offered = 0
        self._last: tuple[float, float] | None = None

    @classmethod
    def of(cls, points: FloatArray, stride: int, offered: int) -> "LossHistory":
        """As it was written down: `points` (K, 2), an epoch in `stride` of the `offered` ones."""
        history = cls()
        history._points = np.array(points, dtype=np.float64).reshape(-1, 2)
        history._length = len(history._points)
        history._stride, history._offered = stride, offered
        history._last = history._newest()
        return history

    def shared(self) -> "LossHistory":
        """As it is now, to be kept and read; only `own` may be appended to."""
        return copy(self)

    def own(self) -> "LossHistory":
        """The same, to go on from."""
        history = copy(self)
        history._points = self._points[: self._length].copy()
        return history

    @property
    def stride(self) -> int:
        """One epoch in so many has its point."""
        return self._stride

    @property
    def offered(self) -> int:
        """Epochs counted so far."""
        return self._offered

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
        elif self._length == len(self._points):
            self._make_room(self._points)
        self._points[self._length] = epoch, loss
        self._length += 1

    def rescale(self, times: float) -> None:
        """The same curve where the loss is counted differently from here on, as far as that is finite."""
        with np.errstate(over="ignore"):
            points = self._points[: self._length] * (1.0, times)
        self._points = points[np.isfinite(points[:, 1])]
        self._length = len(self._points)
        self._last = self._newest()

    def _newest(self) -> tuple[float, float] | None:
        if not self._length:
            return None
        epoch, loss = self._points[self._length - 1].tolist()
        return epoch, loss

    def _thin(self) -> None:
        self._make_room(self._points[::2])
        self._length = -(-self._length // 2)
        self._stride *= 2

    def _make_room(self, points: FloatArray) -> None:
        """In a new array: others may read the old one."""
        room = min(CAPACITY, max(FIRST_ROOM, 2 * len(points)))
        self._points = np.empty((room, 2))
        self._points[: len(points)] = points

    def points(self) -> FloatArray:
        """A read-only copy, shape (K, 2), oldest first."""
        return read_only(self._points[: self._length])
