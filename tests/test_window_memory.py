"""Where a window was is remembered; what would be out of reach there is brought back."""

import os
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from ann221_gui.files.preferences import Preferences
from ann221_gui.main_window import MainWindow

OpenWindow = Callable[..., MainWindow]
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def remember_window_at(place: QRect, settings_file: Path) -> None:
    """As a screen that is not there any more has left it."""
    elsewhere = QWidget()
    elsewhere.setGeometry(place)
    preferences = Preferences(settings_file)
    preferences.remember_layout("window", bytes(elsewhere.saveGeometry().data()))
    assert preferences.save()


@pytest.mark.parametrize(
    "place",
    [
        QRect(5000, 3000, 600, 500),
        QRect(-5000, -3000, 600, 500),
        QRect(100, -2000, 600, 500),
        QRect(0, 0, 9000, 9000),
    ],
)
def test_a_window_that_was_outside_the_screen_can_be_reached(
    open_window: OpenWindow, settings_file: Path, place: QRect
) -> None:
    remember_window_at(place, settings_file)
    window = open_window()
    screen = window.screen().availableGeometry()
    title_bar = QRect(window.frameGeometry().topLeft(), window.geometry().topRight())
    seen = title_bar.intersected(screen)
    assert seen.width() > 100 and title_bar.top() >= screen.top(), (window.geometry(), screen)
    assert window.width() <= screen.width() and window.height() <= screen.height()


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_place_is_as_good_as_none(open_window: OpenWindow, settings_file: Path, seed: int) -> None:
    """Other letters in the file are still a place to whoever believes them; Qt has crashed over them."""
    first = open_window()
    first.remember()
    first.close()
    chance = random.Random(seed)

    def damaged(state: re.Match[str]) -> str:
        letters = list(state[0])
        for _ in range(chance.randrange(1, 8)):
            letters[chance.randrange(len(letters))] = chance.choice(LETTERS)
        return "".join(letters)

    settings_file.write_text(re.sub(f"[{LETTERS}]{{40,}}", damaged, settings_file.read_text()))
    os.utime(settings_file, (0, 0))  # or Qt takes it for the one that it has read
    window = open_window()
    assert window.geometry() == first.geometry()
