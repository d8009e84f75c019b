"""The log: what went wrong, and when, in the folder where the system keeps such files.

It holds versions, faults with their tracebacks and what Qt warns of; nothing that anybody works on. Where
there can be no log the program does without, and doesn't complain.
"""

import errno
import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path

from ann221_gui.files.errors import FileError
from ann221_gui.files.places import state_folder

LARGEST_LOG = 512 << 10  # bytes; one that has become full is kept beside the new one
_NAME = "ann221"
_PACKAGE = "ann221_gui"  # whose loggers are heard, those of its modules as well
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_log = logging.getLogger(__name__)


class _QuietHandler(RotatingFileHandler):
    """Where the disk is full, or the folder is gone or was never there, nothing is written anywhere."""

    def handleError(self, _record: logging.LogRecord) -> None:  # noqa: N802  logging's name
        pass


@contextmanager
def log_kept() -> Iterator[None]:
    """Meanwhile what the program's loggers say stands in the log."""
    logger, handler = logging.getLogger(_PACKAGE), _handler()
    handler.setFormatter(logging.Formatter(_FORMAT, "%Y-%m-%d %H:%M:%S%z"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        with suppress(OSError):  # what the disk had no room for is still to be written
            handler.close()


def log_path() -> Path | None:
    """Where the log lies, once there is one; None where the system names no place for it."""
    folder = state_folder()
    return None if folder is None else folder / f"{_NAME}.log"


def log_text() -> str:
    """What the log holds, the newest last; empty where there is none."""
    path = log_path()
    if path is None:
        return ""
    return "".join(map(_text, (path.with_name(f"{path.name}.1"), path)))


def log_fault(fault: Exception) -> None:
    """One that has ended the program."""
    with log_kept():
        _log.error("a fault that ended the program", exc_info=fault)


def log_refusal(error: FileError) -> None:
    """Where a file was refused, and what the system said; neither its name nor anything that it holds."""
    cause = error.__context__
    number = cause.errno if isinstance(cause, OSError) else None
    reason = type(cause or error).__name__ if number is None else errno.errorcode.get(number, str(number))
    places = "".join(traceback.format_tb(error.__traceback__)).rstrip()
    _log.warning("a file was refused: %s\n%s", reason, places)


def _handler() -> logging.Handler:
    path = log_path()
    if path is None:
        return logging.NullHandler()
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return _QuietHandler(
        path, maxBytes=LARGEST_LOG, backupCount=1, encoding="utf-8", errors="backslashreplace", delay=True
    )


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_LOG).decode(errors="replace")
    except OSError:
        return ""
