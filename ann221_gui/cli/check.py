"""`ann221 check`: somebody's numbers against the right ones, and what happened where they differ."""

from argparse import ArgumentTypeError, Namespace
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from ann221_gui.cli.arguments import Parser, RefusedError, number, standard_input
from ann221_gui.core.checking.answer import Answer
from ann221_gui.core.checking.exercise import Exercise
from ann221_gui.core.checking.handout import Handout
from ann221_gui.core.checking.judgement import Marking
from ann221_gui.core.checking.mark import mark
from ann221_gui.core.checking.sheet import sheet
from ann221_gui.core.equations.equation import Setting
from ann221_gui.files.answer_file import read_answers
from ann221_gui.files.errors import FileError
from ann221_gui.files.handout_keys import checked_tolerance
from ann221_gui.files.marking_file import marking_document
from ann221_gui.files.marking_text import marking_text
from ann221_gui.files.opening import open_handout
from ann221_gui.files.reading import LARGEST_FILE, check_size, read_bytes
from ann221_gui.files.resources import example, examples
from ann221_gui.files.solution_file import as_json

SOME_WRONG = 1


def run(arguments: list[str]) -> int:
    """Mark every answer, and fail where one is not right."""
    chosen = _parser().parse_args(arguments)
    path = example(chosen.problem) or Path(chosen.problem)
    problem, given = open_handout(path)
    exercise = Exercise(problem)
    handout = _with_answers(chosen, given, exercise.sheet)
    if chosen.tolerance is not None:
        handout = replace(handout, tolerance=chosen.tolerance)
    try:
        exercise.values  # noqa: B018  worked out here first
    except OverflowError as error:
        raise FileError(str(path), "", str(error)) from None
    bound = handout.binds_conventions
    marking = mark(exercise, handout.answers, handout.reading, handout.tolerance, is_bound=bound)
    print(_report(marking, exercise, handout, chosen))
    return 0 if all(line.is_right for line in marking.lines.values()) else SOME_WRONG


def _parser() -> Parser:
    parser = Parser(
        "check",
        "Check somebody's calculation of one training step: what is right, what follows from what, and where "
        "it went wrong and how. The exit status is 1 if something did. The digits written say how exact an "
        "answer is meant to be: 0.68 stands for anything that is rounded or cut off to it.",
        epilog=_lines_help(),
    )
    parser.add_argument(
        "problem", metavar="PROBLEM", help=f"a problem file, or one of {', '.join(examples())}"
    )
    parser.add_argument(
        "answers",
        metavar="ANSWERS",
        nargs="?",
        help="a file of answers, - for standard input: a line each as O2_1 = 0.68, with = : ; , a tab or a "
        "blank between, or numbers alone, a line each in the order below, an empty line for what is left "
        'out; or JSON: {"O2_1": 0.68}. Left out: those in the problem file',
    )
    parser.add_format()
    parser.add_argument("--values", action="store_true", help="give the right numbers too")
    parser.add_argument(
        "--tolerance",
        metavar="X",
        type=_tolerance,
        help="share of the right number that an answer may be off by, such as 0.01 "
        "(default: the problem's, or as the digits written say)",
    )
    return parser


def _lines_help() -> str:
    return (
        f"Lines, in the order of the calculation: {', '.join(sheet(Setting()))}. With biases, those of a "
        "layer's biases follow those of its weights; updated layer by layer, staged_… stand before new_w1_11."
    )


def _tolerance(text: str) -> float:
    try:
        return checked_tolerance(number(text))
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from None


def _with_answers(chosen: Namespace, given: Handout, lines: Collection[str]) -> Handout:
    """What was given, or with other answers, which are not those of its source."""
    if chosen.answers is not None:
        return replace(given, answers=_answers(chosen.answers, lines), source="")
    if not given.answers:
        raise RefusedError(f"{chosen.problem}: carries no answers: give ANSWERS, a file or - behind it")
    return given


def _answers(file: str, lines: Collection[str]) -> Mapping[str, Answer]:
    if file != "-":
        return read_answers(read_bytes(Path(file)), file, lines)
    content = standard_input("check").read(LARGEST_FILE + 1)
    check_size(content, "standard input")
    return read_answers(content, "standard input", lines)


def _report(marking: Marking, exercise: Exercise, handout: Handout, chosen: Namespace) -> str:
    if chosen.format == "json":
        return as_json(marking_document(marking, exercise, handout, with_values=chosen.values), indent=2)
    return marking_text(marking, exercise, handout, with_values=chosen.values)
