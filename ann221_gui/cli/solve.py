"""`ann221 solve`: one training step worked out in full."""

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from ann221_gui.cli.arguments import Parser, standard_input, whole_number
from ann221_gui.core.checking.exercise import Exercise
from ann221_gui.core.conventions import Conventions, Notation
from ann221_gui.core.numbers import MOST_DIGITS, Digits
from ann221_gui.core.paper import Paper, paper_of
from ann221_gui.core.shortening import MOST_CARRIED, Carry, Shortening
from ann221_gui.core.solution import Problem, solve, worked_out
from ann221_gui.files.errors import FileError
from ann221_gui.files.opening import open_problem
from ann221_gui.files.problem_file import read_problem
from ann221_gui.files.reading import LARGEST_FILE, check_size
from ann221_gui.files.resources import example
from ann221_gui.files.solution_file import as_json, solution_document
from ann221_gui.files.solution_text import solution_text

SOME_UNSOLVED = 1


def run(arguments: list[str]) -> int:
    """Solve one file, or every line of standard input."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    if chosen.cut_off and _carry_of(chosen) is None:
        parser.error("--cut-off needs --carry or --carry-decimals")
    if chosen.file == "-":
        return _solve_lines(chosen)
    path = example(chosen.file) or Path(chosen.file)
    print(_solved(open_problem(path), chosen.file, chosen, indent=2))
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
    _add_carry(parser)
    return parser


def _add_carry(parser: Parser) -> None:
    count = whole_number(1, MOST_CARRIED)
    digits = parser.add_mutually_exclusive_group()
    digits.add_argument(
        "--carry",
        metavar="K",
        type=count,
        help=f"work on paper too: carry K significant digits, 1 to {MOST_CARRIED}, from line to line, "
        "and show beside the exact numbers what comes out (default: as the problem says)",
    )
    digits.add_argument("--carry-decimals", metavar="K", type=count, help="the same with K decimals")
    parser.add_argument(
        "--cut-off", action="store_true", help="with either: cut the other digits off instead of rounding"
    )


def _carry_of(chosen: Namespace) -> Carry | None:
    """What the options say."""
    count = chosen.carry or chosen.carry_decimals
    if count is None:
        return None
    shortening = Shortening.CUT_OFF if chosen.cut_off else Shortening.ROUNDED
    return Carry(Digits(count, are_significant=chosen.carry is not None), shortening)


def _solved(problem: Problem, name: str, chosen: Namespace, indent: int | None = None) -> str:
    try:
        written = replace(problem, conventions=_written_as(chosen, problem.conventions))
        if chosen.format == "json":
            return as_json(solution_document(problem, solve(problem), _paper(written)), indent)
        return solution_text(written, worked_out(problem), _paper(written))
    except OverflowError as error:
        raise FileError(name, "", str(error)) from None


def _paper(problem: Problem) -> Paper | None:
    """Where digits are carried."""
    carry = problem.conventions.carry
    return None if carry is None else paper_of(Exercise(problem), carry)


def _written_as(chosen: Namespace, given: Conventions) -> Conventions:
    """The problem's conventions, but for what an option says otherwise."""
    return replace(
        given,
        notation=given.notation if chosen.notation is None else Notation(chosen.notation),
        digits=given.digits if chosen.digits is None else Digits(chosen.digits, are_significant=True),
        carry=_carry_of(chosen) or given.carry,
    )


def _solve_lines(chosen: Namespace) -> int:
    status = 0
    for number, line in _lines(standard_input("solve")):
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
