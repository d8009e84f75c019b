"""The session of a window as a document: the file that it is saved to, and what is not saved yet."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QMessageBox

from ann221_gui.core.record.version import Version
from ann221_gui.core.state import State
from ann221_gui.files.errors import FileError, one_line
from ann221_gui.files.log_file import log_refusal
from ann221_gui.showing import Showing
from ann221_gui.views.window.passing_dialog import open_passing
from ann221_gui.views.window.question import Reply, ask

_DESTRUCTIVE = QMessageBox.ButtonRole.DestructiveRole

if TYPE_CHECKING:
    from ann221_gui.main_window import MainWindow

SUFFIX = ".ann221"


class Kept(NamedTuple):
    """What a file keeps of a window: what was done, what was written in My answer, the pinned run's state."""

    version: object
    answers: Mapping[str, str]
    pinned: State | None


NOT_SAVED = Kept(None, {}, None)
Go = Callable[[], object]


def _nothing() -> None:
    """What comes next where nothing does."""


class Document(QObject):
    """For one window. What needs an answer goes on when it is there; nothing waits in between."""

    moved = Signal()  # to another file, or saved

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.showing = Showing(window)
        self.path: Path | None = None
        self._on_disk: bytes | None = None  # as this window left it, or found it
        self._saved = self.kept
        self._coming: object = None  # the version that is being opened
        self._before: tuple[Path | None, Kept, bytes | None] | None = None  # until it is there
        self._uses: list[Callable[[Version], None]] = []  # of the records that are on their way
        window.actions_.save.triggered.connect(self._on_save)
        window.actions_.save_as.triggered.connect(self._on_save_as)
        window.run.record_taken.connect(self._use_record)
        window.run.snapshot_changed.connect(self._mark_changed)
        window.run.setup_changed.connect(self._show_title)
        window.run.opening_begun.connect(self._keep_before)
        window.run.opening_given_up.connect(self._go_back)
        window.run.pinning.changed.connect(self._mark_changed)
        self.moved.connect(self._mark_changed)
        self.moved.connect(self._show_title)
        self._show_title()

    @property
    def kept(self) -> Kept:
        """What a file would keep, as long as nothing else is done."""
        version = self._window.run.snapshot.frame.timeline.version
        return Kept(version, self.showing.answers, self._pinned)

    @property
    def _pinned(self) -> State | None:
        pinned = self._window.run.pinning.pinned
        return None if pinned is None else pinned.state

    @property
    def is_changed(self) -> bool:
        """Whether something would be lost with the window."""
        saved, is_same = self._saved, self._window.run.snapshot.frame.timeline.version is self._saved.version
        return not is_same or self._pinned is not saved.pinned or self.showing.answers != saved.answers

    @Slot()
    def _mark_changed(self) -> None:
        """In the title."""
        if self._window.run.snapshot.frame.timeline.version is self._coming:
            self._coming = self._before = None
        if self._window.isWindowModified() != self.is_changed:
            self._window.setWindowModified(self.is_changed)

    @Slot()
    def _show_title(self) -> None:
        names = ["ANN 2-2-1", self._window.run.setup.dataset.title]
        if self.path is not None:
            names.append(one_line(self.path.name))
        self._window.setWindowTitle(" – ".join(names).replace("[*]", "[*][*]") + "[*]")

    @Slot(object)
    def _keep_before(self, version: object) -> None:
        """The way to another run may be given up."""
        self._coming = version
        self._before = self._before or (self.path, self._saved, self._on_disk)

    @Slot()
    def _go_back(self) -> None:
        """The run that is shown stays, and is saved where it was."""
        if self._before is not None:
            self.path, self._saved, self._on_disk = self._before
            self._coming = self._before = None
            self.moved.emit()

    def belong_to(self, path: Path | None, saved: Kept) -> None:
        """The file on the disk, and what it keeps; no file for what was never saved."""
        self.path, self._saved, self._on_disk = path, saved, _content(path)
        self.moved.emit()

    def leave_file(self) -> None:
        """Something else is in the window than what the file is for: it is not saved there by mistake."""
        self.path = self._on_disk = None
        self.moved.emit()

    def with_record(self, use: Callable[[Version], None]) -> None:
        """What was done up to now, with everything that is on its way to the worker."""
        self._uses.append(use)
        self._window.run.take_record()

    @Slot(object)
    def _use_record(self, record: Version) -> None:
        self._uses.pop(0)(record)

    def content(self, record: Version) -> bytes:
        """The session as a file has it."""
        from ann221_gui.files.session_file import Session, session_bytes  # noqa: PLC0415  late

        return session_bytes(Session(record, self.showing.shown(), self._pinned))

    # Saving

    @Slot()
    def _on_save(self) -> None:
        self.save()

    @Slot()
    def _on_save_as(self) -> None:
        self.save_as()

    def save(self, then: Go = _nothing) -> None:
        """To its file; where there is none, the user is asked for one."""
        if self.path is None:
            self.save_as(then)
        elif self._was_changed_by_others(self.path):
            self._ask_about_others(self.path, then)
        else:
            self.with_record(partial(self._write_here, then))

    def _write_here(self, then: Go, record: Version) -> None:
        """To the file that is the window's by then: the way to another run may have been given up."""
        if self.path is None:
            self.save_as(then)
        else:
            self._write(record, self.path, then)

    def save_as(self, then: Go = _nothing) -> None:
        """To a file that the user names."""
        name = str(self.path or f"run{SUFFIX}")
        dialog = QFileDialog(self._window, "Save", name, f"Sessions (*{SUFFIX})")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX[1:])
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path), then))
        open_passing(dialog)

    def save_to(self, path: Path, then: Go = _nothing) -> None:
        """With a backup of what was there before."""
        self.with_record(lambda record: self._write(record, path, then))

    def _write(self, record: Version, path: Path, then: Go) -> None:
        from ann221_gui.files.safe_writing import write_safely  # noqa: PLC0415  late

        content = self.content(record)
        try:
            write_safely(path, content, keeps_backup=True)
        except FileError as error:
            log_refusal(error)
            elsewhere = partial(self.save_as, then)
            self._window.messages.say(f"It is not saved. {error}", "Save elsewhere…", elsewhere)
            return
        self.belong_to(path, self.kept._replace(version=record.tip))
        self._window.advice.say_briefly(f"Saved: {one_line(str(path))}")
        then()

    def _was_changed_by_others(self, path: Path) -> bool:
        """Another window may have saved to the same file."""
        content = _content(path)  # where it is gone, to save it again harms nobody
        return content is not None and content != self._on_disk

    def _ask_about_others(self, path: Path, then: Go) -> None:
        ask(
            self._window,
            f"{one_line(path.name)} was changed since this window opened or saved it.",
            "Another window or program has saved to it. If you replace it, what was saved there stays beside "
            "it, with ~ behind its name.",
            (
                Reply("Save &elsewhere…", partial(self.save_as, then)),
                Reply("&Replace it", partial(self.save_to, path, then), _DESTRUCTIVE),
            ),
        )

    def when_saved(self, then: Go) -> None:
        """Go on at once, or when it is answered what is to become of what is not saved."""
        if not self.is_changed:
            then()
            return
        name = "This run" if self.path is None else one_line(self.path.name)
        ask(
            self._window,
            f"{name} has changes that are not saved.",
            "If you don't save them, they are lost.",
            (Reply("&Save", partial(self.save, then)), Reply("&Don't save", then, _DESTRUCTIVE)),
        )


def _content(path: Path | None) -> bytes | None:
    """Of the file; None where there is none, or it can't be read."""
    with suppress(OSError):
        return None if path is None else path.read_bytes()
    return None
