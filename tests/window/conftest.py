"""A screen for each test, and the program on it. See `real_window.py`."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.window.real_window import PROGRAM, RealWindow, Screen


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    missing = [tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None]
    if missing:
        # What can't be skipped in CI: there .ci/setup has installed them.
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"not installed: {', '.join(missing)}")
    screen = Screen(tmp_path)
    yield screen
    screen.close()


@pytest.fixture
def open_window(screen: Screen, tmp_path: Path) -> Iterator[Callable[..., RealWindow]]:
    """Opens the program with arguments and, as keywords, variables of its environment."""
    opened: list[RealWindow] = []

    def opening(*arguments: str, **environment: str) -> RealWindow:
        errors = tmp_path / f"stderr{len(opened)}"
        opened.append(RealWindow(screen, errors, [*PROGRAM, *arguments], **environment))
        opened[-1].wait_until_open()
        return opened[-1]

    yield opening
    for window in opened:
        window.kill()
