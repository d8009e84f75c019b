"""The time line of a run: dragged, everything in the window goes to that epoch."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSlider

from ann221_gui.core.arrays import FloatArray, locked
from ann221_gui.core.frame import Frame
from ann221_gui.core.timeline import Timeline
from ann221_gui.views.shared.theme import LIGHT, Theme

NO_EDITS: FloatArray = locked(np.empty(0))
MOST_POSITIONS = 2**30
PAGES = 20  # from one end to the other
TRACK_PX, HANDLE_RADIUS_PX, RIM_PX = 4, 6, 1.5
EDIT_PX = 5  # half the height of a mark
HELP = (
    "Time line: drag, or use ← and → (an epoch), Page Up and Page Down, Home and End. Everything in the "
    "window shows that epoch; train on from there, or go back to the end. Marks are changes by hand."
)


class TimelineSlider(QSlider):
    """Stands below the axis of epochs and measures with it; a position is a sample, or a whole epoch where
    there are very many."""

    epoch_sought = Signal(float)

    def __init__(
        self, place_of: Callable[[FloatArray], FloatArray], epoch_at: Callable[[float], float]
    ) -> None:
        """`place_of`: pixels from the left, of epochs; `epoch_at` the other way round."""
        super().__init__(Qt.Orientation.Horizontal)
        self._place_of, self._epoch_at = place_of, epoch_at
        self._newest: Frame | None = None
        self._is_behind = False
        self._timeline = Timeline()
        self._epoch = 0.0
        self._edits = NO_EDITS
        self._per_epoch = 1  # positions
        self._theme = LIGHT
        self.setAccessibleName("Time line")
        self.setToolTip(HELP)
        self.setMouseTracking(False)
        self.valueChanged.connect(self._seek_position)

    def sizeHint(self) -> QSize:
        return QSize(100, 2 * (HANDLE_RADIUS_PX + 2))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def take_frame(self, frame: Frame) -> None:
        """To be shown with the next numbers, or when a hand takes the handle: not with every frame."""
        self._newest, self._is_behind = frame, True
        self.setEnabled(frame.timeline.last_epoch > frame.timeline.first_epoch)

    def catch_up(self) -> None:
        """What was taken and not shown yet; where a hand has moved on meanwhile, the handle stays there."""
        if self._is_behind:
            self.show_newest()

    def show_newest(self) -> None:
        """Where the newest frame stands on its time line."""
        if self._newest is not None:
            self._is_behind = False
            self._show(self._newest)

    def _show(self, frame: Frame) -> None:
        if frame.timeline.edits is not self._timeline.edits:
            self._edits = np.array(frame.timeline.edits)
        self._timeline, self._epoch = frame.timeline, frame.epoch
        samples = len(frame.dataset)
        self._per_epoch = samples if frame.timeline.last_epoch * samples < MOST_POSITIONS else 1
        self.blockSignals(True)
        self.setRange(self._position(frame.timeline.first_epoch), self._position(frame.timeline.last_epoch))
        self.setSingleStep(self._per_epoch)
        self.setPageStep(max(self._per_epoch, (self.maximum() - self.minimum()) // PAGES))
        self.setValue(self._position(frame.epoch))
        self.blockSignals(False)
        self.update()

    def _position(self, epoch: float) -> int:
        return min(MOST_POSITIONS, int(epoch * self._per_epoch + 1e-6))

    @Slot(int)
    def _seek_position(self, position: int) -> None:
        is_last = position == self.maximum()
        self._seek(self._timeline.last_epoch if is_last else position / self._per_epoch)

    def _seek(self, epoch: float) -> None:
        within = min(self._timeline.last_epoch, max(self._timeline.first_epoch, epoch))
        if within != self._epoch:
            self._epoch = within
            self.update()
            self.epoch_sought.emit(within)

    # Mouse and keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pages turn as in the plot above: down is later."""
        self.catch_up()
        pages = {
            Qt.Key.Key_PageUp: self.SliderAction.SliderPageStepSub,
            Qt.Key.Key_PageDown: self.SliderAction.SliderPageStepAdd,
        }
        if event.key() in pages:
            self.triggerAction(pages[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.catch_up()
            self.setSliderDown(True)
            self._seek_pixel(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._seek_pixel(event.position())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def _seek_pixel(self, place: QPointF) -> None:
        """Whole epochs, as they are counted."""
        self._seek(float(round(self._epoch_at(place.x()))))

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            timeline = self._timeline
            epochs = np.array([timeline.first_epoch, self._epoch, timeline.last_epoch])
            first, here, last = self._place_of(epochs).tolist()
            self._paint_track(painter, first, last, self._theme.border)
            self._paint_track(painter, first, here, self._theme.curve)
            self._paint_edits(painter)
            if self.isEnabled():
                self._paint_handle(painter, here)

    def _paint_track(self, painter: QPainter, start: float, end: float, colour: str) -> None:
        middle = self.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        track = QRectF(start, middle - TRACK_PX / 2, max(0.0, end - start), TRACK_PX)
        painter.drawRoundedRect(track, TRACK_PX / 2, TRACK_PX / 2)

    def _paint_edits(self, painter: QPainter) -> None:
        """One mark a pixel at most."""
        middle = self.height() / 2
        painter.setPen(QPen(QColor(self._theme.text), 1.0))
        for place in set(np.rint(self._place_of(self._edits)).tolist()):
            painter.drawLine(QPointF(place + 0.5, middle - EDIT_PX), QPointF(place + 0.5, middle + EDIT_PX))

    def _paint_handle(self, painter: QPainter, place: float) -> None:
        is_lit = self.hasFocus() or self.isSliderDown()
        rim = self._theme.text if is_lit else self._theme.card
        painter.setPen(QPen(QColor(rim), RIM_PX))
        painter.setBrush(QColor(self._theme.accent))
        painter.drawEllipse(QPointF(place, self.height() / 2), HANDLE_RADIUS_PX, HANDLE_RADIUS_PX)
