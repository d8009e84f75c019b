"""Opening a file without being told what it is: its content decides, never its name."""

from dataclasses import replace
from pathlib import Path

from ann221_gui.core.checking.handout import Handout
from ann221_gui.core.commands import Setup
from ann221_gui.core.datasets import Dataset
from ann221_gui.core.hyperparameters import DEFAULT_HYPERPARAMETERS
from ann221_gui.core.solution import Problem
from ann221_gui.files.points_file import read_points
from ann221_gui.files.problem_file import read_handout, read_problem
from ann221_gui.files.reading import read_bytes

_BEGINS_JSON = (b"{", b"[")
_BEFORE_CONTENT = b"\xef\xbb\xbf \t\r\n"  # a byte order mark and blanks


def open_file(path: Path) -> Setup:
    """The run that a problem file or a points file describes, with what is handed out with a problem;
    FileError says what is wrong with it."""
    content = read_bytes(path)
    if content.lstrip(_BEFORE_CONTENT).startswith(_BEGINS_JSON):
        problem, handout = read_handout(content, str(path))
        return replace(problem.setup(), handout=handout)
    return default_setup(read_points(content, str(path), title=path.stem))


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
