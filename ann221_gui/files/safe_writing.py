"""Writing a file so that it is whole or as it was before."""

from pathlib import Path
from tempfile import TemporaryDirectory

from ann221_gui.files.errors import FileError


def write_safely(path: Path, content: bytes) -> None:
    """Write beside the place and then move it there; FileError where that can't be done."""
    if path.is_dir():
        raise FileError(str(path), "", "is a folder, not a file")
    try:
        with TemporaryDirectory(prefix=".ann221-", dir=path.parent) as folder:
            written = Path(folder) / "content"
            written.write_bytes(content)
            written.replace(path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise FileError(str(path), "", f"can't be written: {reason}") from None
