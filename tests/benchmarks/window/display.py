"""What the windows are shown on: an X server without a monitor, the screen that is there, or none."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.window.real_window import NOT_OF_A_SCREEN, Screen

SIZE = (1440, 900)


@dataclass(frozen=True)
class Display:
    """`environment` leads a child process to it; `has_mouse` tells whether xdotool can use it."""

    words: str
    environment: dict[str, str]
    has_mouse: bool = False


@contextmanager
def display() -> Iterator[Display]:
    """One for a whole run, with an empty home folder, where the program's settings are kept."""
    with TemporaryDirectory() as folder:
        home = {"HOME": folder, "XDG_CONFIG_HOME": folder, "XDG_CACHE_HOME": folder}
        if shutil.which("Xvfb"):
            screen = Screen(Path(folder), "{}x{}".format(*SIZE))
            there = dict.fromkeys(NOT_OF_A_SCREEN, "") | {"DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"}
            try:
                yield Display("xcb, Xvfb {}×{}".format(*SIZE), home | there, bool(shutil.which("xdotool")))
            finally:
                screen.close()
        elif os.environ.get("DISPLAY") or not sys.platform.startswith("linux"):
            yield Display("the screen that is there (Xvfb is not)", home)
        else:
            yield Display(
                "no screen, Qt's offscreen platform (Xvfb is not here)",
                home | {"QT_QPA_PLATFORM": "offscreen"},
            )
