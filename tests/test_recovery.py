"""What was not saved is there after a crash; two windows keep their own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from ann221_gui.core.commands import TrainEpochs
from ann221_gui.core.trainer import Trainer
from ann221_gui.files.autosave import autosave_folder
from ann221_gui.main_window import MainWindow
from tests.windows import press_button

OpenWindow = Callable[..., MainWindow]

# The program, which trains 77 epochs, keeps them, and then ends as {ending} says.
ENDED = """
import os, signal, sys
from PySide6.QtCore import QTimer
from ann221_gui.cli import main
from ann221_gui.files.autosave import autosave_folder
from ann221_gui.main_window import MainWindow
show = MainWindow.show
def start(window):
    show(window)
    {first}
    window.run.set_speed(float("inf"))
    window.run.play_epochs(77)
    watch = QTimer(window)
    def look():
        kept = {kept}
        if window.run.snapshot.frame.epoch == 77 and not window.run.is_playing and not kept:
            window.recovery.keep()
        if kept:
            watch.stop()
            {ending}
    watch.timeout.connect(look)
    watch.start(20)
MainWindow.show = start
sys.exit(main([]))
"""
KILL, TERM = "os.kill(os.getpid(), signal.SIGKILL)", "os.kill(os.getpid(), signal.SIGTERM)"


KEPT, TRAINED = "any(autosave_folder().glob('*.ann221'))", "window.run.snapshot.frame.epoch == 77"


def ended(ending: str, first: str = "pass", kept: str = KEPT) -> int:
    command = [sys.executable, "-c", ENDED.format(ending=ending, first=first, kept=kept)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
    return subprocess.run(command, timeout=60, env=environment, check=False).returncode


def offer(window: MainWindow) -> str:
    """What a window that starts now says."""
    window.recovery.start()
    return window.left_behind.text


@pytest.mark.parametrize(
    ("ending", "kept", "status"), [(KILL, KEPT, -9), (TERM, KEPT, 0), (TERM, TRAINED, 0)]
)
def test_after_an_end_without_a_question_the_next_start_offers_what_was_there(
    qtbot: QtBot, open_window: OpenWindow, ending: str, kept: str, status: int
) -> None:
    """What was done since it was kept last as well, where the program is asked to end."""
    assert ended(ending, kept=kept) == status
    window = open_window()
    assert offer(window).startswith("The program ended before a run was saved. It is here as it was on ")
    press_button(window.left_behind, "Open it")
    qtbot.waitUntil(lambda: window.run.snapshot.frame.epoch == 77)
    forward = Trainer()
    forward.apply(TrainEpochs(77))
    assert window.run.snapshot.frame.parameters == forward.frame().parameters
    assert window.document.is_changed
    assert window.left_behind.text == ""
    window.close()
    box = next(box for box in window.findChildren(QMessageBox) if box.isVisible())
    next(one for one in box.buttons() if "Don't" in one.text()).click()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert offer(open_window()) == "", "it was said that it need not be kept"


def test_what_is_offered_is_saved_where_it_belongs(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    path = tmp_path / "run.ann221"
    assert ended(KILL, f"from pathlib import Path; window.document.save_to(Path({str(path)!r}))") == -9
    before = path.read_bytes()
    window = open_window()
    assert "run.ann221" in offer(window)
    press_button(window.left_behind, "Open it")
    qtbot.waitUntil(lambda: window.run.snapshot.frame.epoch == 77)
    assert path.read_bytes() == before
    window.actions_.save.trigger()
    qtbot.waitUntil(lambda: not window.document.is_changed)
    assert b'"epochs": 77' in path.read_bytes()
    window.close()
    assert list(autosave_folder().glob("*.ann221")) == []


def test_it_can_be_decided_later_or_forgotten(open_window: OpenWindow) -> None:
    assert ended(KILL) == -9
    window = open_window()
    assert offer(window)
    press_button(window.left_behind, "Close")
    window.close()
    other = open_window()
    assert offer(other)
    press_button(other.left_behind, "Forget it")
    other.close()
    assert offer(open_window()) == ""


def test_a_window_that_is_open_keeps_its_own(qtbot: QtBot, open_window: OpenWindow) -> None:
    window, other = open_window(), open_window()
    for number, one in enumerate((window, other), 1):
        one.run.play_epochs(number)
        qtbot.waitUntil(lambda one=one, number=number: one.run.snapshot.frame.epoch == number)
        qtbot.waitUntil(lambda one=one: not one.run.is_playing)
        one.recovery.keep()
    qtbot.waitUntil(lambda: len(list(autosave_folder().glob("*.ann221"))) == 2)
    assert offer(open_window()) == ""


def test_nothing_is_kept_of_a_window_in_which_nothing_was_done(open_window: OpenWindow) -> None:
    window = open_window()
    window.recovery.start()
    window.recovery.keep()
    window.close()
    assert not autosave_folder().exists() or list(autosave_folder().iterdir()) == []


def test_what_can_not_be_read_any_more_is_set_aside(open_window: OpenWindow) -> None:
    assert ended(KILL) == -9
    (kept,) = autosave_folder().glob("*.ann221")
    content = kept.read_bytes()[:-100]
    kept.write_bytes(content)
    window = open_window()
    assert offer(window)
    press_button(window.left_behind, "Open it")
    assert "It can't be opened." in window.messages.text
    assert window.run.snapshot.frame.epoch == 0
    window.close()
    assert offer(open_window()) == ""
    (aside,) = autosave_folder().glob("*.damaged")
    assert aside.read_bytes() == content, "nothing is lost"
