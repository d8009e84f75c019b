"""The program as it is started: faults, and the ways it can end."""

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import qVersion

from ann221_gui import __version__

# A window that trains, in which something is broken; it ends itself after a while.
BROKEN = """
import signal
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton
from ann221_gui import application
from ann221_gui.cli import main
from ann221_gui.alerting import Alerting
from ann221_gui.main_window import MainWindow
from ann221_gui.core.record.recorder import Recorder
from ann221_gui.views.loss.loss_canvas import LossCanvas
from ann221_gui.views.shared.plot_axis import NumberAxis
from ann221_gui.views.window.card import Card
{breaking}
said = []
show_fault = Alerting.show_fault
def note(alerting, fault):
    show_fault(alerting, fault)
    said.append(alerting.parent().messages.text)
Alerting.show_fault = note
def leave(window, act):
    act()
    (decline,) = [one for one in window.findChildren(QPushButton) if one.text() == "&Don't save"]
    decline.click()
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


def log(home: Path) -> str:
    return (home / "state/ann221/ann221.log").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("breaking", "fault"),
    [
        # Errors that C code raises lazily have ended the interpreter where a Python event() lay above.
        ("Card.paintEvent = lambda card, event: int('x')", "ValueError: invalid literal"),
        ("Card.paintEvent = lambda card, event: 1 / 0", "ZeroDivisionError: division by zero"),
        # In the midst of painting: a painter that nobody ends has ended the interpreter as well.
        ("LossCanvas.paint_plane = lambda canvas, painter, sheet: ''[1]", "IndexError: string index"),
        ("NumberAxis.draw = lambda axis, painter: ''[2]", "IndexError: string index"),
        ("MainWindow._show_playing = lambda window, is_playing: [][1]", "IndexError: list index"),
        ("Recorder.train = lambda recorder, steps: {}[steps]", "KeyError: 1"),  # in the training thread
    ],
)
def test_a_fault_anywhere_becomes_a_message_and_is_logged(home: Path, breaking: str, fault: str) -> None:
    status, printed, errors = outcome(home, breaking)
    assert (status, printed) == (0, "0 True")
    assert "Traceback" not in errors
    assert "Traceback" in log(home)
    assert fault in log(home)


def test_a_sound_window_says_nothing(home: Path) -> None:
    assert outcome(home, "") == (0, "0 False", "")
    started, ended = log(home).splitlines()
    assert f"start: ANN 2-2-1, version {__version__}, Python {platform.python_version()}" in started
    assert f"Qt {qVersion()}" in started
    assert ended.endswith(": end")


@pytest.mark.parametrize(
    "ending",
    [
        "lambda: leave(window, window.close)",
        "lambda: leave(window, window.actions_.quit.trigger)",
        "lambda: leave(window, application.QApplication.quit)",
        "lambda: application.QApplication.exit(0)",
        "lambda: signal.raise_signal(signal.SIGINT)",
        "lambda: signal.raise_signal(signal.SIGTERM)",
    ],
)
def test_quitting_while_it_trains_leaves_no_thread(home: Path, ending: str) -> None:
    assert outcome(home, "", ending) == (0, "0 False", "")


def test_a_fault_at_the_very_end_is_one_line(home: Path) -> None:
    breaking = "from ann221_gui.window_memory import WindowMemory\nWindowMemory.save = lambda *_: 1 / 0"
    status, printed, errors = outcome(home, breaking)
    assert (status, printed) == (0, "70 False")
    assert errors.count("\n") == 1
    assert "ZeroDivisionError" in errors
    assert "window_memory" not in errors
    assert "Traceback" in log(home)


def test_what_qt_warns_of_is_logged_and_stands_on_standard_error_as_ever(home: Path) -> None:
    breaking = (
        "from PySide6.QtCore import qCritical\n"
        "MainWindow._show_playing = lambda window, is_playing: qCritical('σ')"
    )
    assert {*outcome(home, breaking)[2].splitlines()} == {"σ"}
    assert "ERROR ann221_gui.fault_watch: Qt (default): σ" in log(home)


def test_without_a_log_all_goes_on(home: Path) -> None:
    (home / "state").rmdir()
    (home / "state").write_text("no folder")
    assert outcome(home, "Card.paintEvent = lambda card, event: 1 / 0")[:2] == (0, "0 True")
