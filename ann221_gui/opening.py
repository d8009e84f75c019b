"""What comes into a window: new, opened, dropped, opened lately."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from ann221_gui.core.commands import Setup
from ann221_gui.core.pinned import Pinned
from ann221_gui.core.record.recorder import begun
from ann221_gui.core.record.version import Open
from ann221_gui.document import NOT_SAVED, Kept
from ann221_gui.files.errors import FileError
from ann221_gui.files.log_file import log_refusal
from ann221_gui.files.preferences import Preferences
from ann221_gui.files.resources import resource
from ann221_gui.views.window.passing_dialog import open_passing

if TYPE_CHECKING:
    from ann221_gui.files.opening import Opened
    from ann221_gui.main_window import MainWindow

TO_OPEN = "Sessions, problems and points (*.ann221 *.json *.csv);;All files (*)"


class Opening(QObject):
    """For one window."""

    def __init__(self, window: "MainWindow", preferences: Preferences) -> None:
        super().__init__(window)
        self._window, self._preferences = window, preferences
        actions = window.actions_
        actions.new.triggered.connect(lambda: window.document.when_saved(self._begin))
        actions.open.triggered.connect(self._ask_for_file)
        for name, action in actions.examples.items():
            path = str(resource(f"problems/{name}.json"))
            action.triggered.connect(lambda _checked=False, path=path: self.open_file(path))
        window.menus.recent.chosen.connect(self.open_file)
        window.menus.recent.cleared.connect(self._forget_recent)
        window.menus.recent.show_files(preferences.recent_files)
        window.document.moved.connect(self._remember)

    @Slot(str)
    def open_file(self, path: str) -> None:
        """A session in place of this one; a problem or points are something new to train, undone as all else.

        What is wrong with the file is said, and all stays as it is.
        """
        opened = self._read(path)
        if opened is None:
            return
        if opened.session is None:
            self._window.run.pause()  # its numbers are to be read before they change
            self._window.run.choices.begin(opened.setup)
            self._window.document.leave_file()
        elif self._window.document.is_changed:
            self._window.document.when_saved(partial(self._open_again, path))
        else:
            self.go_on_with(opened)

    def _read(self, path: str) -> "Opened | None":
        from ann221_gui.files.opening import open_run  # noqa: PLC0415  late

        try:
            return open_run(Path(path))
        except FileError as error:
            log_refusal(error)
            self._window.messages.say(f"The file can't be opened. {error}")
            return None

    def _open_again(self, path: str) -> None:
        """What is in the window may just have been saved to the same file."""
        opened = self._read(path)
        if opened is not None:
            self.go_on_with(opened)

    def go_on_with(self, opened: "Opened", *, is_saved: bool = True) -> None:
        """A session that was read from a file, or was left behind by a window that is gone."""
        self._window.run.travel(Open(opened.record))
        self.belong_to(opened, is_saved=is_saved)

    def belong_to(self, opened: "Opened", *, is_saved: bool = True) -> None:
        """What the window shows, and saves to, with the run of this session."""
        document, session = self._window.document, opened.session
        kept = Kept(opened.record.tip, {}, None)
        if session is not None:
            document.showing.show(session.window, opened.record.tip)
            self._window.run.pinning.keep(None if session.pinned is None else Pinned(session.pinned))
            kept = Kept(opened.record.tip, session.window.answers, session.pinned)
        document.belong_to(opened.path, kept if is_saved else NOT_SAVED)

    def _begin(self) -> None:
        """As at the very first start."""
        record = begun(Setup())
        self._window.run.travel(Open(record))
        self._window.run.pinning.unpin()
        self._window.document.belong_to(None, Kept(record.tip, {}, None))

    @Slot()
    def _ask_for_file(self) -> None:
        dialog = QFileDialog(self._window, "Open", "", TO_OPEN)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.open_file)
        open_passing(dialog)

    # Opened lately

    @Slot()
    def _remember(self) -> None:
        path = self._window.document.path
        if path is not None:
            self._preferences.remember_recent(path)
        self._window.menus.recent.show_files(self._preferences.recent_files)

    @Slot()
    def _forget_recent(self) -> None:
        self._preferences.forget_recent()
        self._window.menus.recent.show_files(())

    # Dropped on the window

    def enter(self, event: QDragEnterEvent) -> None:
        """One file of this machine can be dropped."""
        if len(_files(event)) == 1:
            event.acceptProposedAction()

    def drop(self, event: QDropEvent) -> None:
        """As if it were opened."""
        (path,) = _files(event)
        event.acceptProposedAction()
        self.open_file(path)


def _files(event: QDropEvent) -> list[str]:
    return [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
