"""`ann221 train`: training without a window."""

import sys
from argparse import SUPPRESS, ArgumentTypeError, Namespace
from pathlib import Path

from ann221_gui.cli import INTERRUPTED
from ann221_gui.cli.arguments import Parser, check_place, whole_number
from ann221_gui.cli.convention_options import add_conventions
from ann221_gui.cli.interruption import Interruption
from ann221_gui.cli.learning_options import LARGEST_SEED, MOST_EPOCHS, add_learning, note_what_is_impossible
from ann221_gui.cli.progress import train_with_progress
from ann221_gui.cli.train_run import check_choice, chosen_run
from ann221_gui.cli.training_report import report_text
from ann221_gui.core.frame import Frame
from ann221_gui.core.numbers import exact
from ann221_gui.core.record.recorder import Recorder
from ann221_gui.files.exports.documents import report_document
from ann221_gui.files.opening import Opened
from ann221_gui.files.safe_writing import write_safely
from ann221_gui.files.session_file import Session, session_bytes
from ann221_gui.files.solution_file import as_json

DEFAULT_EPOCHS = 1000


def run(arguments: list[str]) -> int:
    """Train from the same defaults as the window, or go on with a run, and print what came out."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    check_choice(parser, chosen)
    if chosen.save is not None:
        check_place(chosen.save)
    recorder, opened = chosen_run(chosen)
    frame = recorder.frame()
    note_what_is_impossible(chosen, frame.dataset, frame.hyperparameters)
    if chosen.save is not None:
        return _train_and_save(recorder, opened, chosen)
    train_with_progress(recorder, chosen.epochs)
    print(_report(recorder.frame(), chosen))
    return 0


def _train_and_save(recorder: Recorder, opened: Opened | None, chosen: Namespace) -> int:
    """What was reached is saved, also where Ctrl-C ends it; and printed, also where it can't be saved."""
    with Interruption() as interruption:
        train_with_progress(recorder, chosen.epochs, lambda: interruption.has_come)
        try:
            write_safely(chosen.save, session_bytes(_session(recorder, opened)), keeps_backup=True)
        finally:
            if not interruption.has_come:
                print(_report(recorder.frame(), chosen))
    if not interruption.has_come:
        return 0
    print(f"Stopped at epoch {exact(recorder.epoch)}, and saved as {chosen.save}", file=sys.stderr)
    return INTERRUPTED


def _session(recorder: Recorder, opened: Opened | None) -> Session:
    """What the window showed, and what was pinned, stays as it was."""
    if opened is None or opened.session is None:
        return Session(recorder.record)
    return Session(recorder.record, opened.session.window, opened.session.pinned)


def _report(frame: Frame, chosen: Namespace) -> str:
    return as_json(report_document(frame)) if chosen.format == "json" else report_text(frame)


def _parser() -> Parser:
    parser = Parser(
        "train",
        "Train without a window. Training that runs away (a parameter passes ±1e6) ends there and says so; "
        'in JSON by the key "diverged". The exit status is 0 all the same.',
    )
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        help="a session to go on with, to the same bits as if it had never been saved; options that say "
        "otherwise than its settings change them from here on. A problem or points file begins a run on it",
    )
    add_learning(parser, DEFAULT_EPOCHS)
    parser.add_argument(
        "--batch", metavar="N|all", type=_batch, default=SUPPRESS, help="samples of one update (default: all)"
    )
    _add_start(parser)
    add_conventions(parser)
    parser.add_argument(
        "--save",
        metavar="FILE",
        type=Path,
        help="save the run as a session, which the window opens too; what FILE held before is kept as FILE~. "
        "After Ctrl-C, what was reached is saved",
    )
    parser.add_format()
    return parser


def _add_start(parser: Parser) -> None:
    """Where it begins."""
    parser.add_argument(
        "--seed",
        metavar="N",
        type=whole_number(0, LARGEST_SEED),
        help="draw the weights between 0 and 1, and the order of the samples (default: the start that works)",
    )
    parser.add_argument(
        "--start",
        metavar="FILE",
        help="begin with the weights of a problem file or a session, with its biases and its conventions",
    )


def _batch(text: str) -> int | None:
    if text == "all":
        return None
    try:
        return whole_number(1, MOST_EPOCHS)(text)
    except ArgumentTypeError:
        raise ArgumentTypeError(f"{text!r} is neither a whole number above 0 nor all") from None
