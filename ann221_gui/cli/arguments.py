"""Arguments of the commands, and how wrong ones are refused: in one line."""

import argparse
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from ann221_gui import __version__
from ann221_gui.core.numbers import parse_number
from ann221_gui.files.errors import one_line


class RefusedError(Exception):
    """Wrong input or use; the text is the one line that the user gets."""

    def __init__(self, line: str) -> None:
        super().__init__(one_line(line))


class MissingError(Exception):
    """This machine lacks something; the one line says what and which command helps, so it is shown whole."""


class Parser(argparse.ArgumentParser):
    """An argument parser that refuses in one line; every command has --help and --version."""

    def __init__(self, command: str, description: str, **options: Any) -> None:
        program = f"ann221 {command}".strip()
        super().__init__(prog=program, description=description, allow_abbrev=False, **options)
        # −1,5 and −1/2 are numbers and no options: as argparse has it from Python 3.14 on.
        self._negative_number_matcher = re.compile(r"-\.?\d")
        self.add_argument("--version", action="version", version=f"ann221 {__version__}")

    def error(self, message: str) -> NoReturn:
        raise RefusedError(f"{self.prog}: {message} (see {self.prog} --help)")

    def add_format(self) -> None:
        """--format, for the commands that can answer in JSON."""
        self.add_argument("--format", choices=("text", "json"), default="text", help="default: text")


def number(text: str) -> float:
    """Argument type: a decimal with point or comma, or a fraction."""
    try:
        return parse_number(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def whole_number(low: int, high: int) -> Callable[[str], int]:
    """Argument type: a whole number between two others."""

    def parse(text: str) -> int:
        is_short = text.isascii() and text.isdecimal() and len(text) <= 20
        if not is_short or not low <= int(text) <= high:
            raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from {low} to {high}")
        return int(text)

    return parse


def check_place(path: Path) -> None:
    """Refuse it before somebody waits for what could never be written there."""
    if path.is_dir():
        raise RefusedError(f"{path}: is a folder, not a file")
    if not path.parent.is_dir():
        raise RefusedError(f"{path}: there is no such folder")
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise RefusedError(f"{path}: you have no permission to write there")


def standard_input(command: str) -> BinaryIO:
    """What `-` reads."""
    if sys.stdin is None:
        raise RefusedError(f"ann221 {command}: standard input is closed")
    return sys.stdin.buffer
