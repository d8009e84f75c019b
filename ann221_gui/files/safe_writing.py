"""Saving: a file is replaced as a whole, or it stays as it was to the last byte.

The new content is written beside it under a name of its own, and takes its place only when it is complete
and on the disk. Who looks in between, or after a crash, finds the old file or the new one.
"""

import errno
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from ann221_gui.files.errors import FileError

_ANY_NEW_FILE = 0o666  # permissions, less what the user's mask takes away
_ELSEWHERE = "Save elsewhere."
_NO_ROOM = "Free some room or save elsewhere."
_DENIED = (
    "another program has it open, or you have no permission to write there"
    if os.name == "nt"
    else "you have no permission to write there"
)
_PROBLEMS = {  # and what to do
    errno.ENOSPC: ("the disk is full", _NO_ROOM),
    errno.EDQUOT: ("your share of the disk is used up", _NO_ROOM),
    errno.EFBIG: ("a file there can't be so large", _ELSEWHERE),
    errno.EROFS: ("nothing can be written to this disk", _ELSEWHERE),
    errno.EACCES: (_DENIED, _ELSEWHERE),
    errno.EPERM: (_DENIED, _ELSEWHERE),
    errno.ENOENT: ("there is no such folder", _ELSEWHERE),
    errno.ENOTDIR: ("there is no such folder", _ELSEWHERE),
    errno.EISDIR: ("is a folder, not a file", "Choose another name."),
    errno.ENAMETOOLONG: ("the name is too long", "Choose a shorter one."),
}


def write_safely(path: Path, content: bytes, *, keeps_backup: bool = False) -> None:
    """Make `content` the file's. What a link leads to is written, and keeps its permissions.

    With `keeps_backup`, what was there before is afterwards at `backup_path(path)`, unless it was the same:
    then that still holds what was there before it. FileError where it can't
    be done, whatever the reason: the file is then as it was before, and nothing else is left behind.
    """
    try:
        target = Path(os.path.realpath(path))
        permissions = _permissions(target)
        with _beside(target, BytesIO(content), permissions) as new:
            if keeps_backup and permissions is not None and not _holds(target, content):
                _back_up(target, permissions)
            new.replace(target)
    except (OSError, ValueError) as error:
        raise FileError(str(path), _place(error), _refusal(error)) from None
    _settle(target.parent)


def backup_path(path: Path) -> Path:
    """Where `write_safely` keeps what was there before: `run.ann221~` beside `run.ann221`."""
    target = Path(os.path.realpath(path))
    return target.with_name(f"{target.name}~")


def _permissions(target: Path) -> int | None:
    """Of the file that is there; None where there is none. OSError where it must not be replaced."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "")
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "it is not an ordinary file")
    os.close(os.open(target, os.O_WRONLY))  # one that must not be written could still be replaced
    return stat.S_IMODE(mode)


@contextmanager
def _beside(target: Path, source: BinaryIO, permissions: int | None) -> Iterator[Path]:
    """A file in the same folder, complete and on the disk; gone afterwards unless it was moved away."""
    spare = target.with_name(f".ann221-{os.urandom(8).hex()}")  # two programs that save at once don't meet
    mode = _ANY_NEW_FILE if permissions is None else permissions
    try:
        with open(spare, "xb", opener=partial(os.open, mode=mode)) as file:
            shutil.copyfileobj(source, file)
            file.flush()
            os.fsync(file.fileno())
        if permissions is not None:
            spare.chmod(permissions)  # in spite of the user's mask
        yield spare
    finally:
        spare.unlink(missing_ok=True)


def _holds(target: Path, content: bytes) -> bool:
    return target.stat().st_size == len(content) and target.read_bytes() == content


def _back_up(target: Path, permissions: int) -> None:
    """A copy is kept: if the file itself were moved, for a moment there would be none."""
    with target.open("rb") as old, _beside(target, old, permissions) as copy:
        copy.replace(backup_path(target))


def _settle(folder: Path) -> None:
    """Have the new name on the disk as well, where the system can do that; the file is saved already."""
    if hasattr(os, "O_DIRECTORY"):
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def _place(error: OSError | ValueError) -> str:
    """The name that something was to be moved to, which may be the backup's."""
    moved_to = getattr(error, "filename2", None)
    return "" if moved_to is None else Path(moved_to).name


def _refusal(error: OSError | ValueError) -> str:
    problem, advice = _problem(error)
    return f"{problem}; nothing was saved, no file was changed. {advice}"


def _problem(error: OSError | ValueError) -> tuple[str, str]:
    if not isinstance(error, OSError):
        return "can't be the name of a file", "Choose another name."
    return _PROBLEMS.get(error.errno or 0, (f"can't be written: {error.strerror}", _ELSEWHERE))
