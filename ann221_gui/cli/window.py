"""`ann221 [FILE]`: the window."""

from argparse import RawDescriptionHelpFormatter
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from ann221_gui.cli import COMMANDS
from ann221_gui.cli.arguments import MissingError, Parser, RefusedError
from ann221_gui.cli.screen import missing_for_a_window
from ann221_gui.files.resources import example

if TYPE_CHECKING:
    from ann221_gui.files.opening import Opened

_COMMANDS_HELP = """commands:
  ann221 solve FILE        work one training step out in full
  ann221 check FILE        check numbers of your own, and find the slip
  ann221 train             train without a window
  ann221 starts            train from many starts: how many learn, and where the others stop
  ann221 check-gradients   check the gradients against independent ones
  ann221 picture OUT.png   draw the window into a picture
  ann221 export FILE       write a run down, or draw it, for other programs
each has --help; to open a file that is called like a command, write ./solve"""


def run(arguments: list[str]) -> int:
    """Open the window; a file that can't be read is refused before anything is shown."""
    chosen = _parser().parse_args(arguments)
    opened = None if chosen.file is None else _opened(chosen.file)
    missing = missing_for_a_window()
    if missing:
        raise MissingError(missing)
    from ann221_gui.files.log_file import log_kept  # noqa: PLC0415  late

    with log_kept():
        return int(import_module("ann221_gui.application").run_window(opened))


def _parser() -> Parser:
    parser = Parser(
        "",
        "Understand, check and demonstrate back-propagation on the 2-2-1 network.",
        epilog=_COMMANDS_HELP,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE", nargs="?", help="a session, problem or points file to open")
    return parser


def _opened(file: str) -> "Opened":
    path = example(file) or Path(file)
    looks_like_a_command = file.replace("-", "").isalpha() and not path.exists()
    if looks_like_a_command:
        raise RefusedError(f"{file}: there is no such file, and no such command ({', '.join(COMMANDS)})")
    from ann221_gui.files.opening import open_run  # noqa: PLC0415  late

    return open_run(path)
