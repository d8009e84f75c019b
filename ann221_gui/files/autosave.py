"""What a window keeps against a crash: a session in a folder of the program's, as long as it is not saved.

Each is locked by the window that writes it. One whose program is gone was left behind, and is offered to the
next window that starts.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLockFile

from ann221_gui.files.errors import FileError
from ann221_gui.files.places import state_folder

SESSION, LOCK, ORIGIN = ".ann221", ".lock", ".origin"


def autosave_folder() -> Path | None:
    """Where they lie; None where the system names no place for it."""
    folder = state_folder()
    return None if folder is None else folder / "unsaved"


class Autosave:
    """One window's, or one that was left behind and is taken over."""

    def __init__(self, folder: Path, name: str = "") -> None:
        self._folder = folder
        self._path = folder / f"{name or os.urandom(8).hex()}{SESSION}"
        self._lock = QLockFile(str(self._path.with_suffix(LOCK)))
        self._lock.setStaleLockTime(0)  # as long as its program runs

    def lock(self) -> bool:
        """Whether it is this window's: no other that runs writes it."""
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return self._lock.isLocked() or self._lock.tryLock(0)

    def keep(self, content: bytes, origin: Path | None) -> None:
        """A session, and the file that it was saved to or opened from; FileError where it can't be kept."""
        from ann221_gui.files.safe_writing import write_safely  # noqa: PLC0415  late

        if not self.lock():
            raise FileError(str(self._folder), "", "nothing can be kept there against a crash")
        write_safely(self._path.with_suffix(ORIGIN), str(origin or "").encode())
        write_safely(self._path, content)

    @property
    def content(self) -> bytes:
        """The session; OSError where it can't be read."""
        return self._path.read_bytes()

    @property
    def origin(self) -> Path | None:
        """The file that it belongs to, if it has one."""
        with suppress(OSError, UnicodeDecodeError):
            text = self._path.with_suffix(ORIGIN).read_text(encoding="utf-8")
            return Path(text) if text else None
        return None

    @property
    def kept_s(self) -> float:
        """When, as the system counts seconds; 0 where there is nothing."""
        try:
            return self._path.stat().st_mtime
        except OSError:
            return 0.0

    def drop(self) -> None:
        """Nothing needs to be kept any more."""
        for path in (self._path, self._path.with_suffix(ORIGIN)):
            with suppress(OSError):
                path.unlink(missing_ok=True)
        self.release()

    def set_aside(self) -> None:
        """It can't be read: it stays, for whoever can, but is not offered again."""
        with suppress(OSError):
            self._path.replace(self._path.with_suffix(".damaged"))
        self.drop()

    def release(self) -> None:
        """Leave it behind, for the next window."""
        self._lock.unlock()


def left_behind(folder: Path) -> list[Autosave]:
    """Those of programs that are gone, the newest first; they are locked, so that nobody else offers them."""
    found = [Autosave(folder, path.stem) for path in _sessions(folder)]
    return sorted((one for one in found if one.lock()), key=lambda one: one.kept_s, reverse=True)


def _sessions(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from sorted(folder.glob(f"*{SESSION}"))
