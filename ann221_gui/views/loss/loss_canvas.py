"""The curve of the loss plot, and the point of it that mouse or keyboard has picked."""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen

from ann221_gui.core.arrays import FloatArray
from ann221_gui.core.timeline import NO_POINTS
from ann221_gui.views.loss.curve_lines import per_column, pieces
from ann221_gui.views.loss.curve_ranges import bound, decades, exponents
from ann221_gui.views.loss.ghost_curve import NO_GHOST, GhostCurve
from ann221_gui.views.shared.ghost_look import GHOST_PX
from ann221_gui.views.shared.plot import Plot
from ann221_gui.views.shared.plot_axis import Axis
from ann221_gui.views.shared.plot_sheet import Sheet

CURVE_PX = 2.0
AHEAD_PX = 1.0  # where one has gone back, what came after
DOT_RADIUS_PX = 5
DOT_RIM_PX = 1.5
RING_RADIUS_PX = 4
KEY_STEPS_ACROSS = 50
COARSER = 10
CALM_TRAVELS = 5  # over the axis' height, up and down, until smooth edges cost more than a frame
MARGIN = 0.03  # of the axes, so that line and dot are whole at the borders


class LossCanvas(Plot):
    """Epochs across, the loss upwards; the mouse or ← and → pick the point that is read out.

    Pressed or dragged, the mouse goes there.
    """

    point_picked = Signal()
    epoch_sought = Signal(float)  # by press or drag

    def __init__(self) -> None:
        super().__init__(Axis("epoch"), Axis("error"), has_grid=True)
        self._curve: FloatArray = NO_POINTS
        self._ghost = NO_GHOST
        self._passed = 0  # points up to the present
        self._symbol = ""
        self._picked_epoch: float | None = None
        self._is_logarithmic = False
        self._last_epoch = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_logarithmic(self, is_logarithmic: bool) -> None:
        self._is_logarithmic = is_logarithmic
        self._show()

    def show_ghost(self, ghost: GhostCurve) -> None:
        """The pinned run's curve beside the other."""
        self._ghost = ghost
        self._show()

    def show_curve(self, curve: FloatArray, ahead: FloatArray, last_epoch: float, symbol: str) -> None:
        """Epochs and losses, shape (K, 2), oldest first and finite: up to the present and behind it; how far
        the run has come; the symbol of that loss."""
        self._passed, self._last_epoch, self._symbol = len(curve), last_epoch, symbol
        self._curve = np.vstack([curve, ahead]) if len(ahead) else curve
        self._show()

    def _show(self) -> None:
        if not len(self._read):
            self._picked_epoch = None
            return
        last_epoch = max(self._read[-1, 0], self._last_epoch, self._ghost.last_epoch)
        low, high = self._range()
        self.show_axes(
            _with_margin("epoch", 0.0, bound(last_epoch)),
            _with_margin(f"error {self._symbol}", low, high, is_logarithmic=self._is_logarithmic),
        )
        self.update_plane()

    def _range(self) -> tuple[float, float]:
        """Of the upward axis, wide enough for both curves."""
        losses, ghost = self._read[:, 1], self._ghost
        if not self._is_logarithmic:
            return 0.0, bound(max(losses.max(), ghost.highest))
        low, high = decades(losses)
        if not len(ghost):
            return low, high
        return min(low, ghost.decades[0]), max(high, ghost.decades[1])

    @property
    def _read(self) -> FloatArray:
        """The curve whose points are picked: the ghost's as long as there is no other."""
        return self._curve if len(self._curve) else self._ghost.points

    @property
    def picked(self) -> tuple[float, float] | None:
        """Epoch and loss of the picked point, otherwise of the present; None before the first step."""
        if not len(self._curve):
            return None
        epoch, loss = self._curve[self._picked_row].tolist()
        return epoch, loss

    @property
    def picked_of_ghost(self) -> tuple[float, float] | None:
        """The same of the pinned run, as near to that epoch as it has a point; None where there is none."""
        return self._ghost.nearest(self._read[self._picked_row, 0]) if len(self._ghost) else None

    def place_of(self, epochs: FloatArray) -> FloatArray:
        """Pixels from the left."""
        return self.sheet.x(epochs)

    def epoch_at(self, pixels: float) -> float:
        """The other way round."""
        return self.to_plane(QPointF(pixels, 0.0)).x()

    @property
    def is_picking(self) -> bool:
        return self._picked_epoch is not None

    @property
    def _present_row(self) -> int:
        passed = self._passed if len(self._curve) else len(self._ghost)
        return max(0, passed - 1)

    @property
    def _picked_row(self) -> int:
        if self._picked_epoch is None:
            return self._present_row
        return int(np.abs(self._read[:, 0] - self._picked_epoch).argmin())

    def _pick(self, epoch: float | None) -> None:
        """None for the present, which moves on with training."""
        self._picked_epoch = epoch
        self.update_plane()
        self.point_picked.emit()

    def paint_plane(self, painter: QPainter, sheet: Sheet) -> None:
        if len(self._ghost):
            self._ghost.layer(sheet, self._is_logarithmic).paint(painter, sheet.area.topLeft())
            self._paint_ring(painter, sheet)
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

    def _paint_ring(self, painter: QPainter, sheet: Sheet) -> None:
        """Where the pinned run's error is read."""
        picked = self.picked_of_ghost
        if picked is not None:
            epoch, loss = picked
            height = float(exponents(np.array(loss))) if self._is_logarithmic else loss
            centre = QPointF(sheet.x(epoch), sheet.y(height))
            if np.isfinite(centre.y()):
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setBrush(QColor(self._theme.card))
                painter.setPen(QPen(QColor(self._theme.ghost), GHOST_PX))
                painter.drawEllipse(centre, RING_RADIUS_PX, RING_RADIUS_PX)

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
        """Whole epochs, and none of a run that has not begun."""
        epoch = float(round(self.to_plane(position).x()))
        if len(self._curve):
            self.epoch_sought.emit(min(self._last_epoch, max(0.0, epoch)))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._pick(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._read) - 1
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
        row = min(max(row, 0), len(self._read) - 1)
        self._pick(None if row == self._present_row else float(self._read[row, 0]))


def _with_margin(label: str, low: float, high: float, *, is_logarithmic: bool = False) -> Axis:
    margin = MARGIN * (high - low)
    return Axis(label, low - margin, high + margin, is_logarithmic)
