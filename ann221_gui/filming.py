"""A training filmed: one view after so many epochs, and so many more, in a window that nobody sees."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from ann221_gui.core.commands import GoTo
from ann221_gui.core.record.journey import Journey
from ann221_gui.core.record.recorder import Recorder
from ann221_gui.drawing import view_of
from ann221_gui.files.pictures.animation import Animation
from ann221_gui.files.pictures.pixels import pixels_of
from ann221_gui.files.pictures.view_names import WINDOW

if TYPE_CHECKING:
    from ann221_gui.main_window import MainWindow

SHOWN_MS, LAST_SHOWN_MS = 100, 2500
STEPS_AT_ONCE = 10_000  # between two looks at who waits
CAPTION_LINES = 1.6


def evenly(first: float, last: float, count: int) -> list[float]:
    """Whole epochs between two, which are there as well."""
    between = np.linspace(first, last, count)[1:-1].round().tolist()
    return sorted({first, *between, last})


def early_ones_first(first: float, last: float, count: int) -> list[float]:
    """The same, each so many times as late as the one before: training changes most at its beginning."""
    between = (first + np.geomspace(1, last - first + 1, count) - 1)[1:-1].round().tolist()
    return sorted({first, *between, last})


@dataclass
class Film:
    """Takes its pictures in small pieces of work, so that its maker can show how far it is, or stop."""

    window: "MainWindow"  # out of sight
    view: str
    recorder: Recorder  # of the run: gone along as far as it is known, and trained beyond
    epochs: Sequence[float]  # ascending
    animation: Animation
    scale: float = 1.0
    taken: int = 0  # pictures
    is_done: bool = False
    _journey: Journey | None = None  # to the next one
    _reached: float | None = None  # epoch that the journey led to

    @property
    def share(self) -> float:
        """How much of it is done, from 0 to 1."""
        return 1.0 if self.is_done else self.taken / len(self.epochs)

    def advance(self) -> None:
        """Go a little of the way to the next picture, or take it. The last one is where training ended."""
        epoch = self.epochs[self.taken]
        if self._is_still_going_to(epoch) or self._is_still_training_to(epoch):
            return
        self.taken += 1
        self.is_done = self.taken == len(self.epochs) or self.recorder.epoch < epoch
        self._show()
        view = view_of(self.window, self.view)
        image = pixels_of(view, self.scale)
        if self.view != WINDOW:
            image = _with_caption(image, view, self._caption)
        self.animation.add(image, LAST_SHOWN_MS if self.is_done else SHOWN_MS)

    def _is_still_going_to(self, epoch: float) -> bool:
        """As far as the run was trained before."""
        if epoch == self._reached:
            return False
        journey = self._journey = self._journey or self.recorder.set_out(GoTo(epoch))
        if not journey.is_there:
            journey.go(STEPS_AT_ONCE)
            return True
        self.recorder.arrive(journey)
        self._reached, self._journey = epoch, None
        return False

    def _is_still_training_to(self, epoch: float) -> bool:
        """And beyond it."""
        steps = self.recorder.steps_to(epoch)
        if not steps or self.recorder.ending is not None:
            return False
        self.recorder.train(min(steps, STEPS_AT_ONCE))
        return True

    def _show(self) -> None:
        """Every number at once: each picture stands for itself, as if somebody had asked for just it."""
        self.window.read_outs.forget_rate()
        self.window.run.show_frame(replace(self.recorder.frame(), changes=self.taken))
        self.window.advice.show_playing(not self.is_done)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    @property
    def _caption(self) -> str:
        frame = self.window.run.snapshot.frame
        return f"{frame.dataset.title}, epoch {frame.epoch:,.10g}"


def _with_caption(image: QImage, view: QWidget, caption: str) -> QImage:
    """Below the picture, in the widget's own font and colours."""
    line = round(CAPTION_LINES * view.fontMetrics().height())
    ratio, palette = image.devicePixelRatio(), view.palette()
    size = image.size()
    size.setHeight(size.height() + round(line * ratio))
    both = QImage(size, image.format())
    both.setDevicePixelRatio(ratio)
    both.fill(palette.color(palette.ColorRole.Window))
    with QPainter(both) as painter:
        painter.drawImage(0, 0, image)
        painter.setFont(view.font())
        painter.setPen(QColor(palette.color(palette.ColorRole.WindowText)))
        painter.drawText(QRect(0, view.height(), view.width(), line), Qt.AlignmentFlag.AlignCenter, caption)
    return both
