"""pyqtgraph's plot reduced to what a student can read: axes, and no menus, buttons or mouse of its own."""

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QWheelEvent

from ann221_gui.views.shared.plot_ticks import decade_ticks, power_tick, step_for, step_tick, steps_between
from ann221_gui.views.shared.theme import Theme

TICKS_APART_EM = 3.0  # from one number to the next on an axis that goes upwards
NUMBERS_APART_EM = 1.5  # from the end of a number to the next on an axis that goes across
OVERHANG_EM = 2.0
GRID_OPACITY = 60


class NumberAxis(pg.AxisItem):  # type: ignore[misc]
    """One level of ticks, as many as have room for their numbers."""

    def __init__(self, orientation: str, font: QFont) -> None:
        super().__init__(orientation)
        self.enableAutoSIPrefix(False)
        self.setStyle(tickFont=font, autoReduceTextSpace=False)  # or the axis moves while it is watched

    def boundingRect(self) -> QRectF:  # noqa: N802
        """Room for the numbers at both ends, which stand out beyond the axis."""
        room = OVERHANG_EM * QFontMetricsF(self.style["tickFont"]).height()
        return super().boundingRect().adjusted(-room, -room, room, room)

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:  # noqa: N802
        """What pyqtgraph asks for: the step, and the ticks from `low` to `high` over `size` pixels."""
        metrics = QFontMetricsF(self.style["tickFont"])
        unit = (high - low) / max(size, 1.0)  # of the axis in one pixel
        apart = unit * metrics.height() * TICKS_APART_EM
        if self.logMode:
            return [(1.0, decade_ticks(low, high, apart))]

        def room(text: str) -> float:
            if self.orientation == "left":
                return apart
            return unit * (metrics.horizontalAdvance(text) + NUMBERS_APART_EM * metrics.height())

        step = step_for(low, high, apart, room)
        return [(step, steps_between(low, high, step))]

    def tickStrings(self, values: Sequence[float], _scale: float, spacing: float) -> list[str]:
        """What pyqtgraph asks for: the numbers beside these ticks."""
        if self.logMode:
            return [power_tick(value) for value in values]
        return [step_tick(value, spacing) for value in values]


class Plot(pg.PlotWidget):  # type: ignore[misc]
    """Axes and what is drawn between them; a subclass decides what mouse and keyboard do."""

    def __init__(self, x_label: str, y_label: str) -> None:
        self._labels = {"bottom": x_label, "left": y_label}
        self._theme: Theme | None = None
        super().__init__(axisItems={side: NumberAxis(side, QFont()) for side in self._labels})
        self.setMenuEnabled(False)
        self.hideButtons()
        self.disableAutoRange()
        self.setMouseEnabled(x=False, y=False)
        self.setAntialiasing(True)

    def set_theme(self, theme: Theme) -> None:
        """Colours of the axes, in the widget's own font."""
        self._theme = theme
        self.setBackground(theme.card)
        self._leave_margins()
        for side in self._labels:
            axis = self.getAxis(side)
            axis.setStyle(tickFont=self.font())
            axis.setPen(theme.muted)
            axis.setTextPen(theme.muted)
            self._write_label(side)

    def _leave_margins(self) -> None:
        """For the halves of the last numbers that stand out beyond the axes."""
        metrics = QFontMetricsF(self.font())
        right = metrics.horizontalAdvance("0000") / 2
        self.getPlotItem().setContentsMargins(0, metrics.height() / 2, right, 0)

    def set_label(self, side: str, text: str) -> None:
        """What an axis measures."""
        if self._labels[side] != text:
            self._labels[side] = text
            self._write_label(side)

    def _write_label(self, side: str) -> None:
        if self._theme is not None:
            style = {"color": self._theme.text, "font-size": f"{self.font().pointSizeF():.1f}pt"}
            self.getAxis(side).setLabel(self._labels[side], **style)

    def show_grid(self) -> None:
        """Faint lines across from the ticks of the upward axis."""
        self.getAxis("left").setGrid(GRID_OPACITY)

    @property
    def area(self) -> QRectF:
        """The rectangle between the axes, in pixels of this widget."""
        return self.getViewBox().sceneBoundingRect()

    @property
    def pixel_size(self) -> tuple[float, float]:
        """Width and height of one pixel, in units of the axes."""
        return tuple(self.getViewBox().viewPixelSize())

    def to_plane(self, pixel: QPointF) -> QPointF:
        return self.getViewBox().mapSceneToView(pixel)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._theme is not None:
            self.set_theme(self._theme)

    # pyqtgraph's own answers to mouse and keyboard are left out on purpose: no super() in these.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()
