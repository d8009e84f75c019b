"""What mouse and keyboard do on the decision map."""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QMouseEvent, QWheelEvent

from ann221_gui.core.datasets import Dataset
from ann221_gui.views.map.map_picture import MapPicture
from ann221_gui.views.map.map_region import Region, has_one_scale, whole_of
from ann221_gui.views.shared.plot_ticks import decimals_of, nice_step, on_step

HIT_PX = 10  # how near to a sample a click has to be
DRAG_PX = 4  # how far the mouse moves before a click on a sample becomes a drag
ZOOM_STEP = 1.25
WHEEL_NOTCH = 120  # Qt's unit of a wheel's angle
KEY_STEPS_ACROSS = 50
COARSER = 10
SPAN_LIMITS = (1e-4, 100.0)  # of the whole map

DIRECTIONS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Down: (0, -1),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_PageDown: (0, -COARSER),
    Qt.Key.Key_PageUp: (0, COARSER),
}
SLACK = 0.02  # of a side, that rounding to pixels may take away


class MapCanvas(MapPicture):
    """Click or drag: the probe. Wheel: zoom. Middle button, or Shift and drag: pan."""

    pointed = Signal(float, float)
    sample_clicked = Signal(int)
    hovered = Signal(float, float)
    hover_ended = Signal()

    def __init__(self, dataset: Dataset) -> None:
        super().__init__()
        self._pressed_at: QPointF | None = None
        self._slack_px = 0
        self._panned_from: QPointF | None = None
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._add_action("Show the whole map", Qt.Key.Key_Home).triggered.connect(self.show_whole)
        self._add_action("Zoom in", Qt.Key.Key_Plus, Qt.Key.Key_Equal).triggered.connect(self._zoom_in)
        self._add_action("Zoom out", Qt.Key.Key_Minus).triggered.connect(self._zoom_out)
        self.two_colours_action = self._add_action("Two colours only: above and below ½")
        self.two_colours_action.setCheckable(True)
        self.set_dataset(dataset)

    def _add_action(self, text: str, *keys: Qt.Key) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.addAction(action)
        return action

    def set_dataset(self, dataset: Dataset) -> None:
        """Other samples: the whole map of them."""
        self._dataset, self._whole = dataset, whole_of(dataset)
        self.show_whole()

    def show_whole(self) -> None:
        self._show(self._whole)

    def _show(self, wanted: Region) -> None:
        self.show_region(wanted, has_one_scale=has_one_scale(self._whole))

    @property
    def shows_whole(self) -> bool:
        """All of it, and no more than the pane's own shape adds."""
        shown, whole = self.region, self._whole
        is_all = (
            shown.left <= whole.left + SLACK * whole.width
            and shown.right >= whole.right - SLACK * whole.width
            and shown.bottom <= whole.bottom + SLACK * whole.height
            and shown.top >= whole.top - SLACK * whole.height
        )
        return is_all and (
            shown.width <= (1 + SLACK) * whole.width or shown.height <= (1 + SLACK) * whole.height
        )

    def _zoom_in(self) -> None:
        self._zoom(ZOOM_STEP, self._zoom_centre())

    def _zoom_out(self) -> None:
        self._zoom(1 / ZOOM_STEP, self._zoom_centre())

    def _zoom_centre(self) -> tuple[float, float]:
        """The probe, where it is to be seen."""
        region = self.region
        return self._probe if region.contains(*self._probe) else region.centre

    def _zoom(self, factor: float, centre: tuple[float, float]) -> None:
        share = self.region.width / self._whole.width / factor
        if SPAN_LIMITS[0] <= share <= SPAN_LIMITS[1]:
            self._show(self._wanted.zoomed(factor, *centre))

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / WHEEL_NOTCH
        self._zoom(ZOOM_STEP**notches, self.to_plane(event.position()).toTuple())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        position = event.position()
        if not self.area.contains(position):
            return
        self.hover_ended.emit()  # what matters now is the probe
        pans = event.button() == Qt.MouseButton.MiddleButton
        if pans or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._panned_from = position
        elif event.button() == Qt.MouseButton.LeftButton:
            self._press(position)

    def _press(self, position: QPointF) -> None:
        sample = self._sample_near(position)
        self._pressed_at = position
        self._slack_px = 0 if sample is None else DRAG_PX
        if sample is None:
            self._point(position)
        else:
            self.sample_clicked.emit(sample)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position = event.position()
        if self._panned_from is not None:
            self._pan(position, self._panned_from)
        elif self._pressed_at is not None:
            self._drag(position, self._pressed_at)
        elif self.area.contains(position):
            plane = self.to_plane(position)
            self.hovered.emit(plane.x(), plane.y())
        else:
            self.hover_ended.emit()

    def _pan(self, position: QPointF, panned_from: QPointF) -> None:
        moved = self.to_plane(panned_from) - self.to_plane(position)
        self._show(self._wanted.moved(moved.x(), moved.y()))
        self._panned_from = position

    def _drag(self, position: QPointF, pressed_at: QPointF) -> None:
        if (position - pressed_at).manhattanLength() > self._slack_px:
            self._slack_px = 0
            self._point(position)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._panned_from = self._pressed_at = None

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hover_ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        direction = DIRECTIONS.get(Qt.Key(event.key()))
        if direction is None:
            event.ignore()
            return
        step = nice_step(max(self.region.width, self.region.height) / KEY_STEPS_ACROSS)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            step /= COARSER
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            step *= COARSER
        self.pointed.emit(*self._stepped(direction, step))

    def _stepped(self, direction: tuple[int, int], step: float) -> tuple[float, float]:
        """The probe moved along one input; the other one keeps its exact value."""
        x1, x2 = self._probe
        across, up = direction
        if across:
            return on_step(x1 + across * step, step), x2
        return x1, on_step(x2 + up * step, step)

    @property
    def _pixel_size(self) -> tuple[float, float]:
        """Width and height of one pixel, in units of the axes."""
        return self.region.width / self.area.width(), self.region.height / self.area.height()

    @property
    def decimals(self) -> int:
        """Digits after the point that a pixel can tell apart."""
        return decimals_of(nice_step(min(self._pixel_size)))

    def _point(self, pixel: QPointF) -> None:
        """A number with no more digits than a pixel can tell apart."""
        area = self.area
        plane = self.to_plane(
            QPointF(
                min(max(pixel.x(), area.left()), area.right()),
                min(max(pixel.y(), area.top()), area.bottom()),
            )
        )
        width, height = self._pixel_size
        self.pointed.emit(on_step(plane.x(), nice_step(width)), on_step(plane.y(), nice_step(height)))

    def _sample_near(self, pixel: QPointF) -> int | None:
        plane = self.to_plane(pixel)
        offsets = (self._dataset.inputs - (plane.x(), plane.y())) / self._pixel_size
        distances = np.hypot(*offsets.T)
        nearest = int(distances.argmin())
        return nearest if distances[nearest] <= HIT_PX else None
