"""A training filmed: one view after so many epochs, and so many more, in a window that nobody sees."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from ann221_gui.core.trainer import Trainer
from ann221_gui.drawing import WINDOW, view_of
from ann221_gui.files.pictures.animation import Animation
from ann221_gui.files.pictures.pixels import pixels_of

if TYPE_CHECKING:
    from ann221_gui.main_window import MainWindow

SHOWN_MS, LAST_SHOWN_MS = 100, 2500
STEPS_AT_ONCE = 10_000  # of training between two looks at who waits
CAPTION_LINES = 1.6


def evenly(epochs: int, count: int) -> list[int]:
    """From 0 to `epochs`, so many as there are whole ones between."""
    return sorted(set(np.linspace(0, epochs, count).round().astype(int).tolist()))


def early_ones_first(epochs: int, count: int) -> list[int]:
    """The same, each so many times as late as the one before: training changes most at its beginning."""
    return sorted(set((np.geomspace(1, epochs + 1, count) - 1).round().astype(int).tolist()))


@dataclass
class Film:
    """Takes its pictures in small pieces of work, so that its maker can show how far it is, or stop."""

    window: "MainWindow"  # out of sight
    view: str
    trainer: Trainer
    epochs: Sequence[int]  # ascending, counted by the trainer
    animation: Animation
    scale: float = 1.0
    taken: int = 0  # pictures
    is_done: bool = False

    @property
    def share(self) -> float:
        """How much of it is done, from 0 to 1."""
        return 1.0 if self.is_done else self.taken / len(self.epochs)

    def advance(self) -> None:
        """Train a little, or take the next picture; the last one is where training ends by itself."""
        steps = self.trainer.steps_to(self.epochs[self.taken])
        if steps and self.trainer.ending is None:
            self.trainer.train(min(steps, STEPS_AT_ONCE))
            return
        self.taken += 1
        self.is_done = self.taken == len(self.epochs) or self.trainer.ending is not None
        self._show()
        view = view_of(self.window, self.view)
        image = pixels_of(view, self.scale)
        if self.view != WINDOW:
            image = _with_caption(image, view, self._caption)
        self.animation.add(image, LAST_SHOWN_MS if self.is_done else SHOWN_MS)

    def _show(self) -> None:
        """Every number at once: each picture stands for itself, as if somebody had asked for just it."""
        self.window.read_outs.forget_rate()
        self.window.run.show_frame(replace(self.trainer.frame(), changes=self.taken))
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
    painter = QPainter(both)
    painter.drawImage(0, 0, image)
    painter.setFont(view.font())
    painter.setPen(QColor(palette.color(palette.ColorRole.WindowText)))
    painter.drawText(QRect(0, view.height(), view.width(), line), Qt.AlignmentFlag.AlignCenter, caption)
    painter.end()
    return both
