"""The program as it is started: faults, and the ways it can end."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

# A window that trains, in which something is broken; it ends itself after a while.
BROKEN = """
import sys
from PySide6.QtCore import QTimer
from ann221_gui import application
from ann221_gui.cli import main
from ann221_gui.main_window import MainWindow
from ann221_gui.views.window.card import Card
{breaking}
said = []
show_fault = MainWindow.show_fault
def note(window, fault):
    show_fault(window, fault)
    said.append(window.messages.text)
MainWindow.show_fault = note
show = MainWindow.show
def start(window):
    show(window)
    window.actions_.play.trigger()
    QTimer.singleShot(1500, window, {ending})
MainWindow.show = start
status = main([])
print(status, "Something went wrong" in "".join(said))
"""


def outcome(home: Path, breaking: str, ending: str = "window.close_at_once") -> tuple[int, str, str]:
    script = BROKEN.format(breaking=breaking, ending=ending)
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment, check=False)
    return done.returncode, done.stdout.strip(), done.stderr


@pytest.mark.parametrize(
    "breaking",
    [
        # Errors that C code raises lazily have ended the interpreter where a Python event() lay above.
        "Card.paintEvent = lambda card, event: int('x')",
        "Card.paintEvent = lambda card, event: 1 / 0",
        "MainWindow._show_playing = lambda window, is_playing: [][1]",
    ],
)
def test_a_fault_anywhere_becomes_a_message(home: Path, breaking: str) -> None:
    status, printed, errors = outcome(home, breaking)
    assert (status, printed) == (0, "0 True")
    assert "Traceback" not in errors


def test_a_sound_window_says_nothing(home: Path) -> None:
    assert outcome(home, "") == (0, "0 False", "")


@pytest.mark.parametrize("ending", ["window.close_at_once", "lambda: application.QApplication.exit(0)"])
def test_quitting_while_it_trains_leaves_no_thread(home: Path, ending: str) -> None:
    assert outcome(home, "", ending) == (0, "0 False", "")


def test_a_fault_at_the_very_end_is_one_line(home: Path) -> None:
    breaking = "from ann221_gui.window_memory import WindowMemory\nWindowMemory.save = lambda *_: 1 / 0"
    status, printed, errors = outcome(home, breaking)
    assert (status, printed) == (0, "70 False")
    assert errors.count("\n") == 1
    assert "ZeroDivisionError" in errors
