"""`ann221 export`: a run, written down or drawn for other programs."""

import sys
from argparse import Namespace
from pathlib import Path

from ann221_gui.cli.arguments import Parser, check_place, whole_number
from ann221_gui.cli.drawing_options import add_drawing, check_pixels, draw
from ann221_gui.cli.learning_options import MOST_EPOCHS
from ann221_gui.cli.progress import train_with_progress
from ann221_gui.cli.training_report import ending_lines
from ann221_gui.core.record.recorder import opened
from ann221_gui.core.record.version import Version
from ann221_gui.files.exports.texts import TEXT_EXPORTS
from ann221_gui.files.opening import open_run
from ann221_gui.files.pictures.view_names import VIEWS, WINDOW
from ann221_gui.files.resources import example
from ann221_gui.files.safe_writing import write_safely

PICTURES = {
    "png": "a picture in pixels",
    "svg": "in lines, for a browser",
    "pdf": "in lines, for print",
    "apng": "a film of the training, as PNG that moves",
    "gif": "the same as GIF (needs Pillow)",
}
FILMS = ("apng", "gif")
MOST_FRAMES = 500


def run(arguments: list[str]) -> int:
    """Open the file, train if asked to, and write what has come of it."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    record = open_run(example(chosen.file) or Path(chosen.file)).record
    if chosen.kind in PICTURES:
        _check_picture(parser, chosen)
        draw(record, chosen.out, chosen.view, chosen, chosen.frames if chosen.kind in FILMS else 0)
        return 0
    text = _text(record, chosen)
    if chosen.out is None:
        print(text, end="")
    else:
        write_safely(chosen.out, text.encode())
    return 0


def _parser() -> Parser:
    parser = Parser(
        "export",
        "Write a run down for other programs: its history, its weights, a script that works out its "
        "outputs, its error and one step of gradient descent; or draw it.",
    )
    parser.add_argument("file", metavar="FILE", help="a session, problem or points file")
    kinds = {export.name: export.title for export in TEXT_EXPORTS.values()} | PICTURES
    parser.add_argument(
        "--as",
        dest="kind",
        metavar="KIND",
        required=True,
        choices=kinds,
        help="; ".join(f"{name}: {title}" for name, title in kinds.items()),
    )
    parser.add_argument(
        "--out", metavar="OUT", type=Path, help="write there (default: standard output; a picture needs it)"
    )
    parser.add_argument(
        "--epochs",
        metavar="N",
        type=whole_number(0, MOST_EPOCHS),
        default=0,
        help="train so many first, a film while it is made (default: 0)",
    )
    _add_drawing(parser)
    return parser


def _add_drawing(parser: Parser) -> None:
    """What only pictures listen to."""
    parser.add_argument("--view", choices=VIEWS, default=WINDOW, help="what is drawn (default: window)")
    parser.add_argument(
        "--frames",
        metavar="N",
        type=whole_number(2, MOST_FRAMES),
        default=60,
        help="pictures of a film (default: 60)",
    )
    add_drawing(parser)


def _text(record: Version, chosen: Namespace) -> str:
    recorder = opened(record)
    train_with_progress(recorder, chosen.epochs)
    frame = recorder.frame()
    for line in ending_lines(frame):
        print(f"Note: {line}", file=sys.stderr)
    return TEXT_EXPORTS[chosen.kind].write(frame)


def _check_picture(parser: Parser, chosen: Namespace) -> None:
    """The file's ending says its form to whoever opens it."""
    endings = (".png", ".apng") if chosen.kind == "apng" else (f".{chosen.kind}",)
    if chosen.out is None:
        parser.error(f"a picture needs a place: --out NAME{endings[0]}")
    if chosen.out.suffix.lower() not in endings:
        parser.error(f"--out {chosen.out}: {chosen.kind} ends in {' or '.join(endings)}")
    check_place(chosen.out)
    check_pixels(parser, chosen)
