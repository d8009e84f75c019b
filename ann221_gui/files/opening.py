"""Opening a file without being told what it is: its content decides, never its name."""

from dataclasses import dataclass, replace
from pathlib import Path

from ann221_gui.core.checking.handout import Handout
from ann221_gui.core.commands import Setup
from ann221_gui.core.datasets import Dataset
from ann221_gui.core.hyperparameters import DEFAULT_HYPERPARAMETERS
from ann221_gui.core.record.recorder import begun
from ann221_gui.core.record.version import Version
from ann221_gui.core.solution import Problem
from ann221_gui.core.starts import TypedStart
from ann221_gui.files.errors import one_line
from ann221_gui.files.header import SESSION_TYPE, header_of
from ann221_gui.files.points_file import read_points
from ann221_gui.files.problem_file import read_handout, read_problem
from ann221_gui.files.reading import as_text, check_size, read_bytes
from ann221_gui.files.session_file import LARGEST_SESSION, Session, read_session

_BEGINS_JSON = (b"{", b"[")
_BEFORE_CONTENT = b"\xef\xbb\xbf \t\r\n"  # a byte order mark and blanks


@dataclass(frozen=True)
class Opened:
    """A run to go on with; `session` holds the rest of what was saved, where the file is one, and `path` is
    where it lies."""

    record: Version
    session: Session | None = None
    path: Path | None = None

    @property
    def setup(self) -> Setup:
        """As it is now."""
        assert self.record.state is not None, "a file says where its run stands"
        return self.record.state.setup


def open_run(path: Path) -> Opened:
    """What a session holds, or the run that a problem or points file begins; FileError says what is wrong."""
    read = _read(path)
    if isinstance(read, Session):
        return Opened(read.record, read, path)
    return Opened(begun(read))


def open_setup(path: Path) -> Setup:
    """The run that a problem file or a points file describes, with what is handed out with a problem; the one
    that begins where a session stands. FileError says what is wrong with it."""
    read = _read(path)
    return _from_here(read) if isinstance(read, Session) else read


def open_start(path: Path) -> Setup:
    """The same of what brings weights, which points don't: a problem file or a session."""
    content = read_bytes(path, LARGEST_SESSION)
    if _is_session(content, str(path)):
        return _from_here(read_session(content, str(path)))
    check_size(content, str(path))
    return read_problem(content, str(path)).setup()


def open_problem(path: Path) -> Problem:
    """The problem in a problem file."""
    return read_problem(read_bytes(path), str(path))


def open_handout(path: Path) -> tuple[Problem, Handout]:
    """The problem in a problem file, and what the file hands out beside it."""
    return read_handout(read_bytes(path), str(path))


def default_setup(dataset: Dataset) -> Setup:
    """The default run on a data set, with the learning rate that suits its size."""
    hyperparameters = replace(DEFAULT_HYPERPARAMETERS, learning_rate=dataset.learning_rate)
    return Setup(dataset, hyperparameters=hyperparameters)


def _read(path: Path) -> Session | Setup:
    content, name = read_bytes(path, LARGEST_SESSION), str(path)
    if _is_session(content, name):
        return read_session(content, name)
    check_size(content, name)
    if _is_json(content):
        problem, handout = read_handout(content, name)
        return replace(problem.setup(), handout=handout)
    return default_setup(read_points(content, name, title=one_line(path.stem)))


def _is_json(content: bytes) -> bool:
    return content.lstrip(_BEFORE_CONTENT).startswith(_BEGINS_JSON)


def _is_session(content: bytes, name: str) -> bool:
    return _is_json(content) and header_of(as_text(content, name), name).type == SESSION_TYPE


def _from_here(session: Session) -> Setup:
    state = session.record.state
    assert state is not None
    return replace(state.setup, start=TypedStart(state.parameters))
