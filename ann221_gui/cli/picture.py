"""`ann221 picture`: the whole window, drawn offscreen into a PNG."""

from argparse import ArgumentTypeError
from pathlib import Path

from ann221_gui.cli.arguments import Parser, check_place, whole_number
from ann221_gui.cli.drawing_options import add_drawing, check_pixels, draw
from ann221_gui.core.commands import Setup
from ann221_gui.core.record.recorder import begun
from ann221_gui.files.opening import open_run
from ann221_gui.files.pictures.view_names import WINDOW

MOST_EPOCHS = 1_000_000


def run(arguments: list[str]) -> int:
    """Draw the picture; it is whole or not there."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    check_pixels(parser, chosen)
    check_place(chosen.out)
    record = begun(Setup()) if chosen.file is None else open_run(Path(chosen.file)).record
    draw(record, chosen.out, WINDOW, chosen)
    return 0


def _parser() -> Parser:
    parser = Parser("picture", "Draw the whole window into a PNG, as it would look on a screen.")
    parser.add_argument("out", metavar="OUT.png", type=_png, help="the picture to write")
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        help="a session, problem or points file (default: XOR from the start that works)",
    )
    parser.add_argument(
        "--epochs",
        metavar="N",
        type=whole_number(0, MOST_EPOCHS),
        default=0,
        help="train so many more first (default: 0)",
    )
    add_drawing(parser)
    return parser


def _png(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() != ".png":
        raise ArgumentTypeError(f"{text!r} does not end in .png")
    return path
