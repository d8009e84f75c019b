"""A run as a short text: copied here, pasted in another window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from ann221_gui.core.record.version import Open, Version
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.document import NOT_SAVED
from ann221_gui.files.errors import FileError

if TYPE_CHECKING:
    from ann221_gui.files.run_text import SharedRun
    from ann221_gui.main_window import MainWindow

PASTE = "Edit → Paste a run"
NOT_THE_SAME = (
    "The run that was pasted comes to other last digits here than where it was copied: this machine computes "
    "its exponentials a little differently."
)


class Sharing(QObject):
    """For one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._pasted: SharedRun | None = None  # until it is there
        window.actions_.copy_run.triggered.connect(self._copy)
        window.actions_.paste_run.triggered.connect(self._paste)
        window.run.snapshot_changed.connect(self._take_snapshot)

    @Slot()
    def _copy(self) -> None:
        self._window.document.with_record(self._copy_record)

    def _copy_record(self, record: Version) -> None:
        from ann221_gui.files.run_text import run_text  # noqa: PLC0415  late

        text = run_text(record)
        QGuiApplication.clipboard().setText(text)
        self._window.advice.say_briefly(
            f"Copied as a text of {len(text):,} letters. In another window, {PASTE} goes on with it."
        )

    @Slot()
    def _paste(self) -> None:
        from ann221_gui.files.run_text import read_run_text  # noqa: PLC0415  late

        try:
            shared = read_run_text(QGuiApplication.clipboard().text())
        except FileError as error:
            self._window.advice.say_briefly(f"Nothing is pasted. {error}")
            return
        self._window.document.when_saved(lambda: self._go_on_with(shared))

    def _go_on_with(self, shared: "SharedRun") -> None:
        self._pasted = shared
        self._window.run.travel(Open(shared.record))
        self._window.document.belong_to(None, NOT_SAVED)

    @Slot(object)
    def _take_snapshot(self, snapshot: Snapshot) -> None:
        """Once it is there, see whether it came to the same."""
        if self._pasted is not None and snapshot.frame.timeline.version is self._pasted.record.tip:
            shared, self._pasted = self._pasted, None
            self._window.document.with_record(lambda record: self._compare(shared, record))

    def _compare(self, shared: "SharedRun", record: Version) -> None:
        if record.state is not None and not shared.came_to(record.state):
            self._window.messages.say(NOT_THE_SAME)
