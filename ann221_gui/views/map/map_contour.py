"""The contour on which a neuron is undecided, as lines that Qt draws."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, QDataStream
from PySide6.QtGui import QPainterPath

from ann221_gui.core.arrays import FloatArray

# Corners of a cell by row and column from its first, in turn; edge k runs from corner k to the next.
CORNERS = np.array([(0, 0), (0, 1), (1, 1), (1, 0)])
NEXT = np.array([1, 2, 3, 0])


def _crossed_edges(code: int) -> list[int]:
    """Those between a corner above and one below; bit k of `code`: whether corner k is above."""
    return [k for k in range(4) if (code >> k & 1) != (code >> NEXT[k] & 1)]


CROSSED = [_crossed_edges(code) for code in range(16)]
FIRST_LINES = np.array([edges[:2] or [0, 0] for edges in CROSSED])
SECOND_LINES = np.array([edges[2:] or [0, 0] for edges in CROSSED])
IS_SADDLE = np.array([len(edges) == 4 for edges in CROSSED])

# A path as Qt reads it from a stream: to add its elements one by one would take longer than to draw them.
ELEMENT = np.dtype([("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])
MOVE_TO, LINE_TO = 0, 1
PATH_END = bytes(8)  # where the last subpath starts, and how it would be filled


def contour(values: NDArray[np.floating], level: float) -> FloatArray:
    """Where the values pass `level`: segments, shape (M, 2, 2), both ends as (column, row).

    In each cell of four neighbours a line joins the two edges that are crossed, at the places where the
    level is between their ends. Where all four are, at a saddle, there are two lines, either way as right.
    """
    above = (values > level).view(np.uint8)
    codes = above[:-1, :-1] | above[:-1, 1:] << 1 | above[1:, 1:] << 2 | above[1:, :-1] << 3
    crossed = np.flatnonzero((codes != 0) & (codes != 15))
    cells = np.column_stack(np.divmod(crossed, codes.shape[1]))
    codes = codes.ravel()[crossed]
    saddles = IS_SADDLE[codes]
    edges = np.concatenate([FIRST_LINES[codes], SECOND_LINES[codes[saddles]]])
    cells = np.concatenate([cells, cells[saddles]])[:, None]
    starts, ends = cells + CORNERS[edges], cells + CORNERS[NEXT[edges]]
    low, high = (values[at[..., 0], at[..., 1]].astype(np.float64) for at in (starts, ends))
    shares = (level - low) / (high - low)
    return (starts + shares[..., None] * (ends - starts))[..., ::-1]


def path_of(segments: FloatArray) -> QPainterPath:
    """Lines with nothing between them."""
    elements = np.empty((len(segments), 2), ELEMENT)
    elements["kind"] = MOVE_TO, LINE_TO
    elements["x"], elements["y"] = segments[..., 0], segments[..., 1]
    stream = QDataStream(QByteArray(elements.size.to_bytes(4, "big") + elements.tobytes() + PATH_END))
    path = QPainterPath()
    stream >> path
    return path
