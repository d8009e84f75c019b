"""The curve of the loss plot, and the point of it that mouse or keyboard has picked."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QMouseEvent, QPen
from PySide6.QtWidgets import QGraphicsEllipseItem, QGraphicsItem

from ann221_gui.core.arrays import FloatArray
from ann221_gui.views.loss.curve_ranges import bound, decades, exponents
from ann221_gui.views.shared.plot_axes import Plot
from ann221_gui.views.shared.theme import Theme

CURVE_PX = 2.0
DOT_RADIUS_PX = 5
KEY_STEPS_ACROSS = 50
COARSER = 10
CALM_TRAVELS = 5  # over the axis' height, up and down, until smooth edges cost more than a frame
MARGIN = 0.03  # of the axes, so that line and dot are whole at the borders
NO_CURVE = np.empty((0, 2))


class LossCanvas(Plot):
    """Epochs across, the loss upwards; the mouse or ← and → pick the point that is read out."""

    point_picked = Signal()

    def __init__(self) -> None:
        super().__init__("epoch", "error")
        self._curve: FloatArray = NO_CURVE
        self._picked_epoch: float | None = None
        self._is_logarithmic = False
        self._line = pg.PlotCurveItem(connect="finite")
        self._dot = QGraphicsEllipseItem(
            QRectF(-DOT_RADIUS_PX, -DOT_RADIUS_PX, 2 * DOT_RADIUS_PX, 2 * DOT_RADIUS_PX)
        )
        self._dot.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        for item in (self._line, self._dot):
            self.getViewBox().addItem(item, ignoreBounds=True)
        self.show_grid()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._line.setPen(theme.curve, width=CURVE_PX)
        self._dot.setBrush(QBrush(QColor(theme.curve)))
        self._dot.setPen(QPen(QColor(theme.card), 1.5))

    def set_logarithmic(self, is_logarithmic: bool) -> None:
        self._is_logarithmic = is_logarithmic
        self.getAxis("left").setLogMode(y=is_logarithmic)
        self.show_curve(self._curve)

    def show_curve(self, curve: FloatArray) -> None:
        """Epochs and losses, shape (K, 2), oldest first and finite."""
        self._curve = curve
        if not len(curve):
            self._picked_epoch = None
            return
        epochs, losses = curve.T
        heights = exponents(losses) if self._is_logarithmic else losses
        low, high = decades(losses) if self._is_logarithmic else (0.0, bound(losses.max()))
        self.setRange(xRange=(0.0, bound(epochs[-1])), yRange=(low, high), padding=MARGIN)
        is_calm = np.nansum(np.abs(np.diff(heights))) <= CALM_TRAVELS * (high - low)
        self._line.setData(epochs, heights, antialias=bool(is_calm))
        self._place_dot()

    @property
    def picked(self) -> tuple[float, float] | None:
        """Epoch and loss of the picked point, otherwise of the present; None before the first step."""
        if not len(self._curve):
            return None
        epoch, loss = self._curve[self._picked_row].tolist()
        return epoch, loss

    @property
    def is_picking(self) -> bool:
        return self._picked_epoch is not None

    @property
    def _picked_row(self) -> int:
        if self._picked_epoch is None:
            return len(self._curve) - 1
        return int(np.abs(self._curve[:, 0] - self._picked_epoch).argmin())

    def _pick(self, epoch: float | None) -> None:
        """None for the present, which moves on with training."""
        self._picked_epoch = epoch
        self._place_dot()
        self.point_picked.emit()

    def _place_dot(self) -> None:
        if len(self._curve):
            epoch, loss = self._curve[self._picked_row]
            height = exponents(loss) if self._is_logarithmic else loss
            self._dot.setVisible(bool(np.isfinite(height)))
            self._dot.setPos(epoch, float(np.nan_to_num(height)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position = event.position()
        is_inside = self.area.contains(position)
        self._pick(self.to_plane(position).x() if is_inside else None)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._pick(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._curve) - 1
        step = max(1, last // KEY_STEPS_ACROSS)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            step = 1
        row = {
            Qt.Key.Key_Left: self._picked_row - step,
            Qt.Key.Key_Right: self._picked_row + step,
            Qt.Key.Key_PageUp: self._picked_row - COARSER * step,
            Qt.Key.Key_PageDown: self._picked_row + COARSER * step,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if row is None or last < 0:
            event.ignore()
        else:
            self._pick_row(row)

    def _pick_row(self, row: int) -> None:
        """The last one is the present."""
        is_present = row >= len(self._curve) - 1
        self._pick(None if is_present else float(self._curve[max(row, 0), 0]))
