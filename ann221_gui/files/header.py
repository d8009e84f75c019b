"""What says which kind of file a JSON text is: looked at before anything else of it."""

from msgspec import Struct

from ann221_gui.files.errors import FileError
from ann221_gui.files.json_text import decode

PROBLEM_TYPE = "ann221/problem"
SESSION_TYPE = "ann221/session"
VERSIONS = {PROBLEM_TYPE: 1, SESSION_TYPE: 1}  # that this program writes
_CALLED = {PROBLEM_TYPE: "a problem", SESSION_TYPE: "a session"}


class Header(Struct, frozen=True):
    """Of any file of this program."""

    type: str
    version: int


def header_of(text: str, name: str) -> Header:
    """FileError, in which `name` stands, where there is none."""
    if not text.strip():
        raise FileError(name, "", "is empty")
    return decode(text, Header, name)


def check_header(header: Header, wanted: str, name: str) -> None:
    """FileError for another type than the wanted one, and for a version that is not known here."""
    if header.type != wanted:
        raise FileError(name, "type", _other_type(header.type, wanted))
    version = VERSIONS[wanted]
    if header.version > version:
        raise FileError(name, "version", f"{header.version} was made by a newer version of the program")
    if header.version < version:
        raise FileError(name, "version", f"must be {version}, not {header.version}")


def _other_type(found: str, wanted: str) -> str:
    if found in _CALLED:
        return f"is {_CALLED[found]}, where {_CALLED[wanted]} is needed"
    return f"must be {wanted!r}, not {found!r}"
