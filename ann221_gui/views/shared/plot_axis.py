"""One axis of a plot, and pyqtgraph's drawing of it: line, ticks or grid, and numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsRectItem

from ann221_gui.views.shared.plot_ticks import nice_step, power_tick, step_tick, tick_within_decade

NUMBERS_APART_EM = 1.5  # from one number to the next
DENSITY = 1.5  # of ticks, as pyqtgraph counts it
WITHIN_DECADE_LIMIT = 2  # decades up to which 2 and 5 get numbers too


@dataclass(frozen=True)
class Axis:
    """From `low` to `high`; a logarithmic one is in powers of ten, its ends too."""

    label: str
    low: float = 0.0
    high: float = 1.0
    is_logarithmic: bool = False

    @property
    def length(self) -> float:
        return self.high - self.low


class NumberAxis(pg.AxisItem):  # type: ignore[misc]
    """pyqtgraph's axis with a textbook's numbers, drawn on a sheet without a scene."""

    def __init__(self, orientation: str, axis: Axis, font: QFont, pen: QPen) -> None:
        super().__init__(orientation, pen=pen, textPen=pen)
        self._metrics = QFontMetricsF(font)
        self._sheet = QRectF()
        self._plane = QGraphicsRectItem()
        self._plane.setPen(QPen(Qt.PenStyle.NoPen))
        self.enableAutoSIPrefix(False)
        self.setStyle(tickFont=font, maxTickLevel=0)
        self.setTickDensity(DENSITY)
        self.setLogMode(axis.is_logarithmic)
        self.setRange(axis.low, axis.high)

    def numbers(self, length_px: float) -> list[str]:
        """All that may stand beside it at this length."""
        levels = self.tickValues(*self.range, length_px)
        return [number for spacing, ticks in levels for number in self.tickStrings(ticks, 1.0, spacing)]

    def stand_beside(self, area: QRectF, sheet: QRectF) -> None:
        """Along the plot's area, with the room from there to the border of the sheet."""
        self._sheet = sheet
        self._plane.setRect(area)
        if self.orientation == "left":
            self.setWidth(area.left())
            self.setGeometry(0, area.top(), area.left(), area.height())
        else:
            top = area.bottom() - 1  # pyqtgraph draws the line a pixel below
            height = max(0.0, sheet.bottom() - top)
            self.setHeight(height)
            self.setGeometry(area.left(), top, area.width(), height)

    def draw(self, painter: QPainter) -> list[QLineF]:
        """On the sheet; gives the lines that are to be seen over the area too: all but those of a grid."""
        line, ticks, numbers = self.generateDrawSpecs(painter)
        painter.save()
        painter.translate(self.pos())
        self.drawPicture(painter, line, ticks, numbers)
        painter.restore()
        lines = [line] if self.grid else [line, *ticks]
        return [QLineF(start, end).translated(self.pos()) for _, start, end in lines]

    # What pyqtgraph asks for

    def boundingRect(self) -> QRectF:  # noqa: N802
        """Numbers that would be cut off by its border are left out."""
        return self.mapRectFromParent(self._sheet)

    def linkedView(self) -> QGraphicsRectItem:  # noqa: N802
        """What a grid covers."""
        return self._plane

    def mapToDevice(self, point: QPointF) -> QPointF:  # noqa: N802
        """Without a scene, its unit is a pixel."""
        return point

    def tickSpacing(self, low: float, high: float, size: float) -> list[tuple[float, float]]:  # noqa: N802
        """pyqtgraph's, or wider so that numbers keep apart; a logarithmic axis has whole decades."""
        step = super().tickSpacing(low, high, size)[0][0]
        if self.logMode:
            step = max(1.0, step)
        unit = (high - low) / size  # of the axis in one pixel
        while step < unit * self._room(low, high, step):
            step = nice_step(1.5 * step)
        return [(step, 0.0)]

    def _room(self, low: float, high: float, step: float) -> float:
        """Pixels from one number to the next, at least."""
        extent = self._metrics.height()
        between = NUMBERS_APART_EM * extent
        if self.orientation == "bottom":
            extent = max(self._metrics.horizontalAdvance(step_tick(end, step)) for end in (low, high))
        return extent + between

    def tickStrings(self, values: Sequence[float], _scale: float, spacing: float | None) -> list[str]:
        """The numbers beside these ticks; `spacing` is None for those within decades."""
        if spacing is None:
            has_room = self.range[1] - self.range[0] <= WITHIN_DECADE_LIMIT
            return [tick_within_decade(value) if has_room else "" for value in values]
        return [power_tick(value) if self.logMode else step_tick(value, spacing) for value in values]
