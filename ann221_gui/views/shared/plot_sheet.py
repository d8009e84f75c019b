"""The sheet that a plot is drawn on: all of it that stands still while what is shown moves."""

from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from ann221_gui.core.arrays import FloatArray
from ann221_gui.views.shared.kept_drawing import KeptDrawing
from ann221_gui.views.shared.plot_axis import Axis, NumberAxis
from ann221_gui.views.shared.theme import Theme

SHORTEST_ROOM = "0000"  # for the numbers of the upward axis
UP_GAP_PX, ACROSS_GAP_PX = 9, 9  # from an axis over its numbers to its label
GRID_OPACITY = 60

Place = TypeVar("Place", float, FloatArray)

CENTRED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip


@dataclass(frozen=True)
class Style:
    """What a sheet looks like."""

    theme: Theme
    font: QFont
    pixel_ratio: float  # of the screen
    has_grid: bool  # faint lines across from the upward axis, instead of its ticks


class Sheet:
    """Where everything stands in a plot of this size, and the picture of it.

    `room_px` is what the numbers of the upward axis have had so far: an axis that is watched must not move
    back and forth with them.
    """

    def __init__(self, size: QSize, across: Axis, up: Axis, style: Style, room_px: float) -> None:
        self._size, self._across, self._up, self.style = size, across, up, style
        metrics = QFontMetricsF(style.font)
        self._line = metrics.height()
        pen = QPen(QColor(style.theme.muted))
        left_axis = NumberAxis("left", up, style.font, pen)
        top = round(self._line / 2)
        bottom = max(top + 1, round(size.height() - 2 * self._line) - ACROSS_GAP_PX)
        numbers = (SHORTEST_ROOM, *left_axis.numbers(bottom - top))
        self.room_px = max(room_px, *(metrics.horizontalAdvance(number) for number in numbers))
        left = round(self._line + self.room_px) + UP_GAP_PX
        right = round(size.width() - metrics.horizontalAdvance(SHORTEST_ROOM) / 2)
        self.area = QRectF(left, top, max(1, right - left), bottom - top)
        self._number_axes = left_axis, NumberAxis("bottom", across, style.font, pen)
        left_axis.setGrid(GRID_OPACITY if style.has_grid else False)
        for axis in self._number_axes:
            axis.stand_beside(self.area, QRectF(QPointF(), size))

    def x(self, place: Place) -> Place:
        """Pixels from the left, of places on the axis across."""
        return self.area.left() + (place - self._across.low) * (self.area.width() / self._across.length)

    def y(self, place: Place) -> Place:
        """Pixels from the top, of places on the upward axis."""
        return self.area.bottom() - (place - self._up.low) * (self.area.height() / self._up.length)

    def to_plane(self, pixel: QPointF) -> QPointF:
        """The place on both axes of a pixel."""
        across = (pixel.x() - self.area.left()) / self.area.width()
        up = (self.area.bottom() - pixel.y()) / self.area.height()
        return QPointF(self._across.low + across * self._across.length, self._up.low + up * self._up.length)

    @property
    def picture(self) -> KeptDrawing:
        """Background, grid, numbers and labels."""
        return self._drawn[0]

    @property
    def axis_lines(self) -> list[QLineF]:
        """Both axes with their ticks, which point inward."""
        return self._drawn[1]

    @cached_property
    def _drawn(self) -> tuple[KeptDrawing, list[QLineF]]:
        lines: list[QLineF] = []

        def draw(painter: QPainter) -> None:
            painter.setFont(self.style.font)
            lines[:] = [line for axis in self._number_axes for line in axis.draw(painter)]
            self._draw_labels(painter)

        box, card = QRectF(QPointF(), self._size), QColor(self.style.theme.card)
        return KeptDrawing(box, self.style.pixel_ratio, draw, card), lines

    def _draw_labels(self, painter: QPainter) -> None:
        painter.setPen(QColor(self.style.theme.text))
        centre = self.area.center()
        across = QRectF(centre.x(), self._size.height() - self._line, 0, self._line)
        painter.drawText(across, CENTRED, self._across.label)
        painter.translate(0, centre.y())
        painter.rotate(-90)
        painter.drawText(QRectF(0, 0, 0, self._line), CENTRED, self._up.label)
