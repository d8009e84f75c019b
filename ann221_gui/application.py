"""Starts Qt: the window that a person uses, or a picture of it."""

import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from ann221_gui.core.commands import Setup
from ann221_gui.core.record.recorder import Recorder
from ann221_gui.core.trainer import Trainer
from ann221_gui.files.preferences import Preferences
from ann221_gui.files.resources import resource
from ann221_gui.main_window import MainWindow
from ann221_gui.views.window.appearance import Appearance

if TYPE_CHECKING:
    from ann221_gui.unseen_window import Wish

TITLE = "ANN 2-2-1"


def run_window(setup: Setup | None) -> int:
    """Open the window, on the last settings if no set-up is given; the exit status when it is closed."""
    application = _application()
    preferences = Preferences()
    appearance = Appearance(application, preferences.theme, preferences.text_size_percent)
    chosen = setup or preferences.last_setup() or Setup()
    window = MainWindow(Recorder(Trainer(chosen)), preferences, appearance)
    _report_faults_to(window)
    signals = SignalWatch(window)
    window.show()
    status = application.exec()
    window.run.stop()  # however the loop ended
    window.remember()
    signals.end()
    sys.excepthook = sys.__excepthook__
    return status


def draw_picture(setup: Setup, path: Path, *, epochs: int, size: tuple[int, int], theme: str) -> None:
    """The window after so many epochs as a PNG, `size` in pixels before the screen's scale factor.

    OSError if the file can't be written.
    """
    from ann221_gui.unseen_window import Wish, picture  # noqa: PLC0415  late

    scale = _application().devicePixelRatio()
    path.write_bytes(picture(setup, Wish("window", epochs, size, scale, theme), path))


def draw_export(
    setup: Setup, path: Path, wish: "Wish", *, frames: int = 0, tell: Callable[[float], None] = lambda _: None
) -> None:
    """A picture or, with `frames`, an animation of so many; `tell` hears how much of it is done.

    FileError where `path` ends in no form of it, Pillow is missing for a GIF, or it can't be written.
    """
    from ann221_gui.files.safe_writing import write_safely  # noqa: PLC0415  late
    from ann221_gui.unseen_window import animation, picture  # noqa: PLC0415

    _application()
    made = animation(setup, wish, path, frames, tell) if frames else picture(setup, wish, path)
    write_safely(path, made)


def _application() -> QApplication:
    application = QApplication([TITLE])
    application.setApplicationName(TITLE)
    application.setWindowIcon(QIcon(str(resource("icons/ann221.svg"))))
    return application


def _report_faults_to(window: MainWindow) -> None:
    """No traceback reaches a user: a fault in a slot or a paint event becomes a message."""

    def report(kind: type[BaseException], fault: BaseException, _trace: TracebackType | None) -> None:
        window.show_fault(f"{kind.__name__}: {fault}")

    sys.excepthook = report


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
        self._window.close()

    def end(self) -> None:
        """Give the signals back."""
        signal.set_wakeup_fd(-1)
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()
