"""Options of the commands that draw, and what Qt has to be told before it is loaded."""

import os
import re
from argparse import ArgumentTypeError, Namespace
from importlib import import_module
from pathlib import Path
from types import ModuleType

from ann221_gui.cli.arguments import MissingError, Parser, number
from ann221_gui.cli.progress import show_share
from ann221_gui.cli.screen import missing_for_a_picture
from ann221_gui.core.record.version import Version

SMALLEST_PX = 400
LARGEST_PX = 8000
LARGEST_SCALE = 4.0
LARGEST_PICTURE_PX = 64_000_000  # 256 MB while it is drawn


def add_drawing(parser: Parser) -> None:
    """--size, --scale and --theme."""
    parser.add_argument(
        "--size", metavar="WxH", type=_size, default=(1440, 900), help="of the window (default: 1440x900)"
    )
    parser.add_argument(
        "--scale", metavar="S", type=_scale, default=1.0, help="pixels per point, 0.5 to 4 (default: 1)"
    )
    parser.add_argument("--theme", choices=("light", "dark"), default="light", help="default: light")


def check_pixels(parser: Parser, chosen: Namespace) -> None:
    """Refuse what would be too large."""
    width, height = chosen.size
    if width * height * chosen.scale**2 > LARGEST_PICTURE_PX:
        parser.error(f"a picture may have {LARGEST_PICTURE_PX:,} pixels: make --size or --scale smaller")


def draw(record: Version, path: Path, view: str, chosen: Namespace, frames: int = 0) -> None:
    """A view after --epochs more or, with `frames`, a film of so many pictures on the way there."""
    application = _offscreen_application()
    wish = import_module("ann221_gui.unseen_window").Wish(
        view, chosen.epochs, chosen.size, chosen.scale, chosen.theme
    )
    with show_share() as tell:
        application.draw(record, path, wish, frames=frames, tell=tell)


def _offscreen_application() -> ModuleType:
    """The module that draws."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_LOGGING_RULES"] = "default.warning=false"  # offscreen there are no size hints to pass on
    os.environ["QT_SCALE_FACTOR"] = "1"  # whatever this screen has, --size is that of the picture
    missing = missing_for_a_picture()
    if missing:
        raise MissingError(missing)
    return import_module("ann221_gui.application")


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
