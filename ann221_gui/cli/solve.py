"""`ann221 solve`: one training step worked out in full."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from ann221_gui.cli.arguments import Parser, RefusedError, whole_number
from ann221_gui.core.conventions import Conventions, Notation
from ann221_gui.core.numbers import MOST_DIGITS, Digits
from ann221_gui.core.solution import Problem, solve, worked_out
from ann221_gui.files.errors import FileError
from ann221_gui.files.opening import open_problem
from ann221_gui.files.problem_file import read_problem
from ann221_gui.files.reading import LARGEST_FILE, check_size
from ann221_gui.files.solution_file import as_json, solution_document
from ann221_gui.files.solution_text import solution_text

SOME_UNSOLVED = 1


def run(arguments: list[str]) -> int:
    """Solve one file, or every line of standard input."""
    chosen = _parser().parse_args(arguments)
    if chosen.file == "-":
        return _solve_lines(chosen)
    print(_solved(open_problem(Path(chosen.file)), chosen.file, chosen, indent=2))
    return 0


def _parser() -> Parser:
    parser = Parser("solve", "Work one training step out in full: every quantity and its formula.")
    parser.add_argument(
        "file",
        metavar="FILE",
        help="a problem file; - reads JSON Lines from standard input: a problem a line, blank lines are "
        "skipped, and a line that can't be solved gives its error in its place and exit status 1",
    )
    parser.add_format()
    parser.add_argument(
        "--digits",
        metavar="K",
        type=whole_number(1, MOST_DIGITS),
        help=f"significant digits that the text shows, 1 to {MOST_DIGITS} "
        "(default: the problem's, or 6); JSON always has all of them",
    )
    parser.add_argument(
        "--notation",
        choices=[str(notation) for notation in Notation],
        help="letters and indices of the text (default: the problem's)",
    )
    return parser


def _solved(problem: Problem, name: str, chosen: Namespace, indent: int | None = None) -> str:
    try:
        if chosen.format == "json":
            return as_json(solution_document(problem, solve(problem)), indent)
        written = replace(problem, conventions=_written_as(chosen, problem.conventions))
        return solution_text(written, worked_out(problem))
    except OverflowError as error:
        raise FileError(name, "", str(error)) from None


def _written_as(chosen: Namespace, given: Conventions) -> Conventions:
    """The problem's conventions, but for what an option says otherwise."""
    return replace(
        given,
        notation=given.notation if chosen.notation is None else Notation(chosen.notation),
        digits=given.digits if chosen.digits is None else Digits(chosen.digits, are_significant=True),
    )


def _solve_lines(chosen: Namespace) -> int:
    status = 0
    for number, line in _lines(_standard_input()):
        name = f"line {number}"
        try:
            check_size(line, name)
            answer = _solved(read_problem(line, name), name, chosen)
            heading = f"{name}\n"
        except FileError as error:
            answer = as_json({"error": str(error)}) if chosen.format == "json" else str(error)
            heading, status = "", SOME_UNSOLVED
        print(answer if chosen.format == "json" else f"{heading}{answer}\n", flush=True)
    return status


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Lines that are not blank, with their numbers; of one that is too long only the beginning."""
    number = 0
    while line := stream.readline(LARGEST_FILE + 1):
        number += 1
        rest = line
        while len(rest) > LARGEST_FILE and not rest.endswith(b"\n"):
            rest = stream.readline(LARGEST_FILE + 1)
        if line.strip():
            yield number, line.rstrip(b"\r\n")


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise RefusedError("ann221 solve: standard input is closed")
    return sys.stdin.buffer
