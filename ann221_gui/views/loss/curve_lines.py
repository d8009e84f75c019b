"""A curve as lines that Qt draws by itself: no more points than can be seen, and no spike left out."""

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QByteArray, QDataStream
from PySide6.QtGui import QPolygonF

from ann221_gui.core.arrays import FloatArray

PIECE = 32  # lines drawn at once: what crosses itself is filled the slower, the more of it is one shape


def per_column(x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
    """At most two points a column of pixels: the lowest and the highest, in the order the curve takes them.

    `x` and `y` in pixels, shape (K,), `x` ascending; `y` NaN where there is a gap.
    """
    first = np.flatnonzero(np.diff(np.floor(x), prepend=-np.inf))
    if len(x) <= 2 * len(first):
        return x, y
    last = np.append(first[1:], len(x)) - 1
    least, most = np.fmin.reduceat(y, first), np.fmax.reduceat(y, first)
    grows = y[first] < y[last]
    ends = np.where(grows, least, most), np.where(grows, most, least)
    return np.column_stack([x[first], x[last]]).ravel(), np.column_stack(ends).ravel()


def pieces(x: FloatArray, y: FloatArray) -> Iterator[QPolygonF]:
    """The lines from point to point; none across a gap."""
    places = np.column_stack([x, y]).astype(">f8")
    for start, end in _between_gaps(y):
        for first in range(start, end - 1, PIECE):
            yield _polygon(places[first : min(first + PIECE + 1, end)])


def _between_gaps(y: FloatArray) -> list[list[int]]:
    edges = np.flatnonzero(np.diff(np.isfinite(y), prepend=False, append=False))
    return edges.reshape(-1, 2).tolist()


def _polygon(places: FloatArray) -> QPolygonF:
    """As Qt reads one from a stream: to make a QPointF of each place would take longer than to draw them."""
    stream = QDataStream(QByteArray(len(places).to_bytes(4, "big") + places.tobytes()))
    polygon = QPolygonF()
    stream >> polygon
    return polygon
