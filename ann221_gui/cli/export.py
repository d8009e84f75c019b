"""`ann221 export`: a run, written down for other programs."""

import sys
from argparse import Namespace
from pathlib import Path

from ann221_gui.cli.arguments import Parser, whole_number
from ann221_gui.cli.learning_options import MOST_EPOCHS
from ann221_gui.cli.progress import train_with_progress
from ann221_gui.cli.training_report import ending_lines
from ann221_gui.core.frame import Frame
from ann221_gui.core.record.recorder import opened
from ann221_gui.files.exports.texts import TEXT_EXPORTS
from ann221_gui.files.opening import open_run
from ann221_gui.files.resources import example
from ann221_gui.files.safe_writing import write_safely


def run(arguments: list[str]) -> int:
    """Open the file, train if asked to, and write what has come of it."""
    chosen = _parser().parse_args(arguments)
    text = TEXT_EXPORTS[chosen.kind].write(_frame(chosen))
    if chosen.out is None:
        print(text, end="")
    else:
        write_safely(chosen.out, text.encode())
    return 0


def _parser() -> Parser:
    parser = Parser(
        "export",
        "Write a run down for other programs: its history, its weights, or a script that works out its "
        "outputs, its error and one step of gradient descent.",
    )
    parser.add_argument("file", metavar="FILE", help="a session, problem or points file")
    parser.add_argument(
        "--as",
        dest="kind",
        metavar="KIND",
        required=True,
        choices=TEXT_EXPORTS,
        help="; ".join(f"{export.name}: {export.title}" for export in TEXT_EXPORTS.values()),
    )
    parser.add_argument("--out", metavar="OUT", type=Path, help="write there (default: standard output)")
    parser.add_argument(
        "--epochs",
        metavar="N",
        type=whole_number(0, MOST_EPOCHS),
        default=0,
        help="train so many first (default: 0)",
    )
    return parser


def _frame(chosen: Namespace) -> Frame:
    recorder = opened(open_run(example(chosen.file) or Path(chosen.file)).record)
    train_with_progress(recorder, chosen.epochs)
    frame = recorder.frame()
    for line in ending_lines(frame):
        print(f"Note: {line}", file=sys.stderr)
    return frame
