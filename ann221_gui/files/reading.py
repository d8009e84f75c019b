"""From a path to text, with a limit: nothing of a file is believed before it has been looked at."""

from pathlib import Path

from ann221_gui.files.errors import FileError

LARGEST_FILE = 1 << 20  # bytes


def read_bytes(path: Path, most: int = LARGEST_FILE) -> bytes:
    """All bytes of a file that is not too large; FileError where they can't be had."""
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except (OSError, ValueError) as error:
        raise FileError(str(path), "", _why(error)) from None
    check_size(content, str(path), most)
    return content


def check_size(content: bytes, name: str, most: int = LARGEST_FILE) -> None:
    """FileError if this is more than a file may hold."""
    if len(content) > most:
        raise FileError(name, "", f"is larger than {most >> 20} MiB")


def as_text(content: bytes, name: str) -> str:
    """UTF-8 text, with or without a byte order mark; FileError names the line that is something else."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        place = f"line {line}" if b"\n" in content.rstrip() else ""
        raise FileError(name, place, "is not UTF-8 text: save the file as UTF-8") from None


def _why(error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError():
            return "there is no such file"
        case IsADirectoryError():
            return "is a folder, not a file"
        case PermissionError():
            return "you have no permission to read it"
        case OSError(strerror=str(reason)):
            return f"can't be read: {reason}"
    return "can't be the name of a file"
