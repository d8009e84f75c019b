"""`ann221 picture`: the whole window, drawn offscreen into a PNG."""

from argparse import ArgumentTypeError, Namespace
from pathlib import Path
from tempfile import TemporaryDirectory

from ann221_gui.cli.arguments import Parser, RefusedError, whole_number
from ann221_gui.cli.drawing_options import add_drawing, check_pixels, offscreen_application
from ann221_gui.core.record.recorder import begun
from ann221_gui.core.record.version import Version
from ann221_gui.core.trainer import Trainer
from ann221_gui.files.opening import open_run

MOST_EPOCHS = 1_000_000


def run(arguments: list[str]) -> int:
    """Draw the picture beside its place and then move it there, so that it is whole or not there."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    check_pixels(parser, chosen)
    record = _new() if chosen.file is None else open_run(Path(chosen.file)).record
    if chosen.out.is_dir():
        raise RefusedError(f"{chosen.out}: is a folder, not a picture")
    try:
        with TemporaryDirectory(prefix=".ann221-", dir=chosen.out.parent) as folder:
            picture = Path(folder) / "picture.png"
            _draw(record, picture, chosen)
            picture.replace(chosen.out)
    except OSError as error:
        raise RefusedError(f"{chosen.out}: can't be written: {error.strerror or error}") from None
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


def _new() -> Version:
    return begun(Trainer().state())


def _draw(record: Version, picture: Path, chosen: Namespace) -> None:
    offscreen_application(chosen.scale).draw_picture(
        record, picture, epochs=chosen.epochs, size=chosen.size, theme=chosen.theme
    )


def _png(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() != ".png":
        raise ArgumentTypeError(f"{text!r} does not end in .png")
    return path
