"""The command line: `ann221 [FILE]` opens the window; the other commands run without one."""

import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from ann221_gui.cli.arguments import MissingError, RefusedError
from ann221_gui.files.errors import FileError, one_line

# Modules of this package. Each has `run(arguments) -> exit status` and is imported when it is called
# for, so that only what draws loads Qt.
COMMANDS = {
    "solve": "solve",
    "check": "check",
    "train": "train",
    "starts": "starts",
    "check-gradients": "check_gradients",
    "picture": "picture",
    "export": "export",
}
REFUSED = 2
FAULT = 70  # a fault of the program itself, as in sysexits.h
INTERRUPTED = 130  # 128 + SIGINT, as a shell reports it
PIPE_CLOSED = 141  # 128 + SIGPIPE


def main(argv: Sequence[str] | None = None) -> int:
    """Entry point of `ann221`; returns the exit status."""
    _survive_any_encoding()
    try:
        status = _run(list(sys.argv[1:] if argv is None else argv))
        _flush()
        return status
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return PIPE_CLOSED
    except (MissingError, RefusedError, FileError) as error:
        return _say(str(error), REFUSED)
    except OSError as error:
        _drop_output()
        return _say(one_line(f"ann221: {error}"), REFUSED)
    except Exception as error:  # noqa: BLE001 -- whatever it is, nobody shall see a traceback
        from ann221_gui.files.log_file import log_fault  # noqa: PLC0415  late

        log_fault(error)
        return _say(one_line(f"ann221: a fault of the program: {type(error).__name__}: {error}"), FAULT)


def _run(arguments: list[str]) -> int:
    is_command = bool(arguments) and arguments[0] in COMMANDS
    name = COMMANDS[arguments[0]] if is_command else "window"
    module = import_module(f"ann221_gui.cli.{name}")
    try:
        return int(module.run(arguments[is_command:]))
    except SystemExit as ending:  # argparse, after --help and --version
        return int(ending.code or 0)


def _say(text: str, status: int) -> int:
    if sys.stderr is not None:
        print(text, file=sys.stderr)
    return status


def _survive_any_encoding() -> None:
    """Where the terminal knows no σ, show its number rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _flush() -> None:
    if sys.stdout is not None:
        sys.stdout.flush()


def _drop_output() -> None:
    """What is still buffered can't be written: let the interpreter write it nowhere when it ends."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
