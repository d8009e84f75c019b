"""Starts Qt: the window that a person uses, or a picture of it."""

import signal
import socket
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from ann221_gui.core.record.recorder import Recorder, opened
from ann221_gui.core.record.version import Version
from ann221_gui.core.trainer import Trainer
from ann221_gui.fault_watch import FaultWatch
from ann221_gui.files.preferences import Preferences
from ann221_gui.files.resources import resource
from ann221_gui.main_window import MainWindow
from ann221_gui.views.window.appearance import Appearance

if TYPE_CHECKING:
    from ann221_gui.files.opening import Opened
    from ann221_gui.unseen_window import Wish

TITLE = "ANN 2-2-1"


def run_window(file: "Opened | None") -> int:
    """Open the window, on the last settings if no file was opened; the exit status when it is closed."""
    application = _application()
    preferences = Preferences()
    appearance = Appearance(application, preferences.theme, preferences.text_size_percent)
    recorder = Recorder(Trainer(preferences.last_setup())) if file is None else opened(file.record)
    window = MainWindow(recorder, preferences, appearance)
    if file is not None and file.session is not None:
        window.opening.belong_to(file)
    faults = FaultWatch(window)
    faults.fault_noticed.connect(window.alerting.show_fault)
    signals = SignalWatch(window)
    try:
        window.show()
        window.recovery.start()
        status = application.exec()
        window.run.stop()  # however the loop ended
        window.remember()
    finally:
        signals.end()
        faults.end()
    return status


def draw(
    record: Version,
    path: Path,
    wish: "Wish",
    *,
    frames: int,
    tell: Callable[[float], None],
) -> None:
    """A picture or, with `frames`, an animation of so many; `tell` hears how much of it is done.

    FileError where `path` ends in no form of it, Pillow is missing for a GIF, or it can't be written.
    """
    from ann221_gui.files.safe_writing import write_safely  # noqa: PLC0415  late
    from ann221_gui.unseen_window import animation, picture  # noqa: PLC0415

    _application()
    made = animation(record, wish, path, frames, tell) if frames else picture(record, wish, path)
    write_safely(path, made)


def _application() -> QApplication:
    application = QApplication([TITLE])
    application.setApplicationName(TITLE)
    application.setWindowIcon(QIcon(str(resource("icons/ann221.svg"))))
    return application


class SignalWatch(QObject):
    """SIGINT and SIGTERM close the window as its user would: Python itself is asleep while Qt waits."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._reader, self._writer = socket.socketpair()
        self._writer.setblocking(False)
        signal.set_wakeup_fd(self._writer.fileno())
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: None)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._close)

    @Slot()
    def _close(self) -> None:
        self._reader.recv(1)
        self._window.close_at_once()

    def end(self) -> None:
        """Give the signals back."""
        signal.set_wakeup_fd(-1)
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()
