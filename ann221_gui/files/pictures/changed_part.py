"""What of a picture is not as in the picture before it: all that an animation has to hold of it."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

Pixels = NDArray[np.uint8]  # rows from the top, columns, red green blue


class Part(NamedTuple):
    """A rectangle of pixels, its upper left corner, and which of them are new."""

    x: int
    y: int
    pixels: Pixels
    is_new: NDArray[np.bool_]  # rows and columns

    @property
    def width(self) -> int:
        return self.pixels.shape[1]

    @property
    def height(self) -> int:
        return self.pixels.shape[0]


class Changes:
    """Keeps the picture before."""

    def __init__(self) -> None:
        self._before: Pixels | None = None

    def part_of(self, image: QImage) -> Part:
        """All of the first picture; one pixel where nothing is new. ValueError for another size."""
        now, before = _pixels(image), self._before
        if before is not None and now.shape != before.shape:
            raise ValueError("the pictures of an animation are all of one size")
        self._before = now
        if before is None:
            return Part(0, 0, now, np.ones(now.shape[:2], bool))
        is_new = (now != before).any(axis=2)
        top, bottom = _ends(is_new.any(axis=1))
        left, right = _ends(is_new.any(axis=0))
        return Part(left, top, now[top:bottom, left:right], is_new[top:bottom, left:right])


def _ends(is_new: NDArray[np.bool_]) -> tuple[int, int]:
    places = np.flatnonzero(is_new)
    return (int(places[0]), int(places[-1]) + 1) if len(places) else (0, 1)


def _pixels(image: QImage) -> Pixels:
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : 3 * plain.width()].reshape(plain.height(), plain.width(), 3).copy()
