"""The curve of the loss plot, and the point of it that mouse or keyboard has picked."""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen

from ann221_gui.core.arrays import FloatArray
from ann221_gui.views.loss.curve_lines import per_column, pieces
from ann221_gui.views.loss.curve_ranges import bound, decades, exponents
from ann221_gui.views.shared.plot import Plot
from ann221_gui.views.shared.plot_axis import Axis
from ann221_gui.views.shared.plot_sheet import Sheet

CURVE_PX = 2.0
AHEAD_PX = 1.0  # where one has gone back, what came after
DOT_RADIUS_PX = 5
DOT_RIM_PX = 1.5
KEY_STEPS_ACROSS = 50
COARSER = 10
CALM_TRAVELS = 5  # over the axis' height, up and down, until smooth edges cost more than a frame
MARGIN = 0.03  # of the axes, so that line and dot are whole at the borders
NO_CURVE = np.empty((0, 2))


class LossCanvas(Plot):
    """Epochs across, the loss upwards; the mouse or ← and → pick the point that is read out.

    Pressed or dragged, the mouse goes there.
    """

    point_picked = Signal()
    epoch_sought = Signal(float)  # by press or drag

    def __init__(self) -> None:
        super().__init__(Axis("epoch"), Axis("error"), has_grid=True)
        self._curve: FloatArray = NO_CURVE
        self._passed = 0  # points up to the present
        self._symbol = ""
        self._picked_epoch: float | None = None
        self._is_logarithmic = False
        self._last_epoch = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_logarithmic(self, is_logarithmic: bool) -> None:
        self._is_logarithmic = is_logarithmic
        self._show(self._curve, self._symbol)

    def show_curve(self, curve: FloatArray, ahead: FloatArray, last_epoch: float, symbol: str) -> None:
        """Epochs and losses, shape (K, 2), oldest first and finite: up to the present and behind it; how far
        the run has come; the symbol of that loss."""
        self._passed, self._last_epoch = len(curve), last_epoch
        self._show(np.vstack([curve, ahead]) if len(ahead) else curve, symbol)

    def _show(self, curve: FloatArray, symbol: str) -> None:
        self._curve, self._symbol = curve, symbol
        if not len(curve):
            self._picked_epoch = None
            return
        epochs, losses = curve.T
        low, high = decades(losses) if self._is_logarithmic else (0.0, bound(losses.max()))
        self.show_axes(
            _with_margin("epoch", 0.0, bound(max(epochs[-1], self._last_epoch))),
            _with_margin(f"error {symbol}", low, high, is_logarithmic=self._is_logarithmic),
        )
        self.update_plane()

    @property
    def picked(self) -> tuple[float, float] | None:
        """Epoch and loss of the picked point, otherwise of the present; None before the first step."""
        if not len(self._curve):
            return None
        epoch, loss = self._curve[self._picked_row].tolist()
        return epoch, loss

    def place_of(self, epoch: float) -> float:
        """Pixels from the left."""
        return self.sheet.x(epoch)

    def epoch_at(self, pixels: float) -> float:
        """The other way round."""
        return self.to_plane(QPointF(pixels, 0.0)).x()

    @property
    def is_picking(self) -> bool:
        return self._picked_epoch is not None

    @property
    def _present_row(self) -> int:
        return max(0, self._passed - 1)

    @property
    def _picked_row(self) -> int:
        if self._picked_epoch is None:
            return self._present_row
        return int(np.abs(self._curve[:, 0] - self._picked_epoch).argmin())

    def _pick(self, epoch: float | None) -> None:
        """None for the present, which moves on with training."""
        self._picked_epoch = epoch
        self.update_plane()
        self.point_picked.emit()

    def paint_plane(self, painter: QPainter, sheet: Sheet) -> None:
        if len(self._curve):
            epochs, losses = self._curve.T
            x, y = sheet.x(epochs), sheet.y(exponents(losses) if self._is_logarithmic else losses)
            calm_px, now = CALM_TRAVELS * sheet.area.height(), self._present_row
            if now < len(x) - 1:
                ahead = QPen(QColor(self._theme.muted), AHEAD_PX)
                self._paint_line(painter, *per_column(x[now:], y[now:]), calm_px, ahead)
            curve = QPen(QColor(self._theme.curve), CURVE_PX)
            self._paint_line(painter, *per_column(x[: now + 1], y[: now + 1]), calm_px, curve)
            self._paint_dot(painter, QPointF(x[self._picked_row], y[self._picked_row]))

    def _paint_line(self, painter: QPainter, x: FloatArray, y: FloatArray, calm_px: float, pen: QPen) -> None:
        is_calm = np.nansum(np.abs(np.diff(y))) <= calm_px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, bool(is_calm))
        painter.setPen(pen)
        for piece in pieces(x, y):
            painter.drawPolyline(piece)

    def _paint_dot(self, painter: QPainter, centre: QPointF) -> None:
        if np.isfinite(centre.y()):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(QColor(self._theme.curve))
            painter.setPen(QPen(QColor(self._theme.card), DOT_RIM_PX))
            painter.drawEllipse(centre, DOT_RADIUS_PX, DOT_RADIUS_PX)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position = event.position()
        is_inside = self.area.contains(position)
        self._pick(self.to_plane(position).x() if is_inside else None)
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._seek(position)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.area.contains(event.position()):
            self._seek(event.position())

    def _seek(self, position: QPointF) -> None:
        """Whole epochs."""
        epoch = float(round(self.to_plane(position).x()))
        self.epoch_sought.emit(min(self._last_epoch, max(0.0, epoch)))

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
            Qt.Key.Key_End: self._present_row,
        }.get(Qt.Key(event.key()))
        if row is None or last < 0:
            event.ignore()
        else:
            self._pick_row(row)

    def _pick_row(self, row: int) -> None:
        """That of the present moves on with training."""
        row = min(max(row, 0), len(self._curve) - 1)
        self._pick(None if row == self._present_row else float(self._curve[row, 0]))


def _with_margin(label: str, low: float, high: float, *, is_logarithmic: bool = False) -> Axis:
    margin = MARGIN * (high - low)
    return Axis(label, low - margin, high + margin, is_logarithmic)
