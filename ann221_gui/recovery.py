"""Nothing is lost with the program: what is not saved is kept on the side, and offered after a crash."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from ann221_gui.core.numbers import counted
from ann221_gui.core.record.version import Version
from ann221_gui.files.autosave import Autosave, autosave_folder, left_behind
from ann221_gui.files.errors import FileError
from ann221_gui.files.log_file import log_refusal

if TYPE_CHECKING:
    from ann221_gui.main_window import MainWindow

KEEP_EVERY_MS = 10_000


class Recovery(QObject):
    """For one window."""

    def __init__(self, window: "MainWindow", folder: Path | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder or autosave_folder()
        self._autosave = None if self._folder is None else Autosave(self._folder)
        self._left: list[Autosave] = []
        self._kept: object = None  # the version that is kept
        self._timer = QTimer(self)
        self._timer.setInterval(KEEP_EVERY_MS)
        self._timer.timeout.connect(self.keep)
        window.document.moved.connect(self._drop_what_is_saved)

    def start(self) -> None:
        """Keep what is done from now on; offer what was left behind."""
        if self._folder is not None:
            self._timer.start()
            self._left = left_behind(self._folder)
            self._offer()

    # Keeping

    @Slot()
    def keep(self) -> None:
        """Where something new is not saved."""
        version = self._window.document.kept
        if self._window.document.is_changed and version != self._kept:
            self._window.document.with_record(self._keep)

    def _keep(self, record: Version) -> None:
        document = self._window.document
        if self._autosave is None:
            return
        try:
            self._autosave.keep(document.content(record), document.path)
            self._kept = document.kept
        except FileError as error:
            log_refusal(error)
            self._timer.stop()
            self._window.messages.say(f"Save often: what is not saved can't be kept against a crash. {error}")

    @Slot()
    def _drop_what_is_saved(self) -> None:
        if self._autosave is not None and not self._window.document.is_changed:
            self._autosave.drop()
            self._kept = None

    def end(self, *, is_lost: bool) -> None:
        """The window closes; `is_lost`: nobody was asked about what is not saved, so it all stays there."""
        is_started = self._timer.isActive()
        self._timer.stop()
        for one in self._left:
            one.release()
        autosave, is_lost = self._autosave, is_lost and self._window.document.is_changed
        if is_lost and is_started:
            self._keep(self._window.run.last_record)
        self._autosave = None
        if autosave is not None:
            (autosave.release if is_lost else autosave.drop)()

    # Offering

    def _offer(self) -> None:
        if not self._left:
            return
        when = time.strftime("%d %B, %H:%M", time.localtime(self._left[0].kept_s))
        name = "" if self._left[0].origin is None else f" ({self._left[0].origin.name})"
        more = len(self._left) - 1
        others = f" After it, {counted(more, 'other')} will be offered." if more else ""
        self._window.left_behind.say(
            f"The program ended before a run{name} was saved. It is here as it was on {when}.{others}",
            "Open it",
            self._open,
            "Forget it",
            self._forget,
        )

    def _open(self) -> None:
        """In this window, where it goes on being kept."""
        self._window.document.when_saved(self._take_over)

    def _take_over(self) -> None:
        from ann221_gui.files.opening import Opened  # noqa: PLC0415  late
        from ann221_gui.files.session_file import read_session  # noqa: PLC0415

        left = self._left.pop(0)
        try:
            session = read_session(left.content, "The run that was kept")
        except (FileError, OSError) as error:
            left.set_aside()
            self._window.messages.say(f"It can't be opened. {error}")
            self._offer()
            return
        if self._autosave is not None:
            self._autosave.drop()
        self._autosave = left
        self._window.opening.go_on_with(Opened(session.record, session, left.origin), is_saved=False)
        self._offer()

    def _forget(self) -> None:
        self._left.pop(0).drop()
        self._offer()
