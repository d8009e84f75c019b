"""Says when a window that has just been shown is painted, what memory it takes then, and closes it.

Imports nothing that either of the compared programs would not import itself.
"""

import json
import sys
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

REST_MS = 1000  # until memory is looked at


class FirstPicture(QObject):
    """Waits until each of the surfaces was painted, and the picture sent to the screen."""

    _paint_begins = Signal()

    def __init__(self, window: QWidget, surfaces: list[QWidget]) -> None:
        super().__init__(window)
        self._window = window
        self._unpainted: set[QObject] = set(surfaces)
        # Queued: behind the one event in which Qt paints the whole window and flushes it.
        self._paint_begins.connect(self._paint_is_done, Qt.ConnectionType.QueuedConnection)
        for surface in surfaces:
            surface.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and watched in self._unpainted:
            self._unpainted.discard(watched)
            watched.removeEventFilter(self)
            if not self._unpainted:
                self._paint_begins.emit()
        return False

    @Slot()
    def _paint_is_done(self) -> None:
        self._painted_s = perf_counter()
        QTimer.singleShot(REST_MS, self, self._tell)
        self._first = self._picture()

    def _tell(self) -> None:
        resident = resident_mb()
        figures = {
            "painted_s": self._painted_s,
            "resident_mb": resident,
            "is_whole": self._picture() == self._first,
        }
        sys.stdout.write(json.dumps(figures))
        QApplication.quit()

    def _picture(self) -> int:
        """What the window looks like, as a number."""
        image = self._window.grab().toImage()  # named, because its bits are only its own
        return hash(bytes(image.constBits()))


def resident_mb() -> float | None:
    """Memory that this process holds now, in MB of 1,000,000 bytes; None where /proc does not tell."""
    try:
        kilobytes = Path("/proc/self/status").read_text(encoding="utf-8").partition("VmRSS:")[2].split()[0]
    except (OSError, IndexError):
        return None
    return int(kilobytes) * 1024 / 1e6
