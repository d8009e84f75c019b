"""`ann221 picture`: the whole window, drawn offscreen into a PNG."""

import os
import re
from argparse import ArgumentTypeError, Namespace
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from ann221_gui.cli.arguments import MissingError, Parser, RefusedError, number, whole_number
from ann221_gui.cli.screen import missing_for_a_picture
from ann221_gui.core.record.recorder import begun
from ann221_gui.core.record.version import Version
from ann221_gui.core.trainer import Trainer
from ann221_gui.files.opening import open_run

SMALLEST_PX = 400
LARGEST_PX = 8000
LARGEST_SCALE = 4.0
LARGEST_PICTURE_PX = 64_000_000  # 256 MB while it is drawn
MOST_EPOCHS = 1_000_000


def run(arguments: list[str]) -> int:
    """Draw the picture beside its place and then move it there, so that it is whole or not there."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    _check_pixels(parser, chosen)
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
    parser.add_argument(
        "--size", metavar="WxH", type=_size, default=(1440, 900), help="of the window (default: 1440x900)"
    )
    parser.add_argument(
        "--scale", metavar="S", type=_scale, default=1.0, help="pixels per point, 0.5 to 4 (default: 1)"
    )
    parser.add_argument("--theme", choices=("light", "dark"), default="light", help="default: light")
    return parser


def _new() -> Version:
    return begun(Trainer().state())


def _draw(record: Version, picture: Path, chosen: Namespace) -> None:
    """Qt reads these variables when it starts, so they come before it is loaded."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_LOGGING_RULES"] = "default.warning=false"  # offscreen there are no size hints to pass on
    os.environ["QT_SCALE_FACTOR"] = f"{chosen.scale:g}"
    missing = missing_for_a_picture()
    if missing:
        raise MissingError(missing)
    import_module("ann221_gui.application").draw_picture(
        record, picture, epochs=chosen.epochs, size=chosen.size, theme=chosen.theme
    )


def _check_pixels(parser: Parser, chosen: Namespace) -> None:
    width, height = chosen.size
    if width * height * chosen.scale**2 > LARGEST_PICTURE_PX:
        parser.error(f"a picture may have {LARGEST_PICTURE_PX:,} pixels: make --size or --scale smaller")


def _png(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() != ".png":
        raise ArgumentTypeError(f"{text!r} does not end in .png")
    return path


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{1,5})[x×](\d{1,5})", text, re.ASCII)
    width, height = map(int, match.groups()) if match else (0, 0)
    if not (SMALLEST_PX <= width <= LARGEST_PX and SMALLEST_PX <= height <= LARGEST_PX):
        raise ArgumentTypeError(
            f"{text!r} is not a size such as 1440x900, each from {SMALLEST_PX} to {LARGEST_PX}"
        )
    return width, height


def _scale(text: str) -> float:
    scale = number(text)
    if not 0.5 <= scale <= LARGEST_SCALE:
        raise ArgumentTypeError(f"{text!r} is not between 0.5 and {LARGEST_SCALE:g}")
    return scale
