"""While numbers are covered nothing trains, and the window says why; what trains is back when none is."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QInputDialog
from pytestqt.qtbot import QtBot

from ann221_gui.core.checking.handout import NO_HANDOUT
from ann221_gui.core.locking import HELD
from ann221_gui.core.parameters import ParameterId
from ann221_gui.core.parts import INPUT_NEURONS
from ann221_gui.core.record.recorder import Recorder
from ann221_gui.core.trainer import Trainer
from ann221_gui.core.walk import PHASE_BY_PHASE
from ann221_gui.files.opening import open_setup
from ann221_gui.files.preferences import Preferences
from ann221_gui.main_window import MainWindow
from ann221_gui.views.window.appearance import Appearance
from tests.exercises import OpenWindow, open_problem, wait_for_answers, write_problem
from tests.hands import press

K = Qt.Key
TRAINING = ("play", "step", "epoch", "pair", "epochs", "onward", "pair_phases")
KEYS = ("Space", "F6", "F7", "F8", "F9", "F5", "Shift+F8")
SLOTS = {
    "toggle_play": (),
    "step": (),
    "step_epoch": (),
    "train_pair": (),
    "play_epochs": (3,),
    "walk_onward": (),
    "walk_pair": (),
}


@pytest.fixture
def window(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> MainWindow:
    """On an exercise that hides everything."""
    window = open_window()
    open_problem(qtbot, window, tmp_path, hidden=["all"])
    return window


def training(window: MainWindow) -> dict[str, QAction]:
    return {name: getattr(window.actions_, name) for name in TRAINING}


def assert_held(window: MainWindow) -> None:
    for name, action in training(window).items():
        assert not action.isEnabled(), name
        assert action.toolTip() == HELD, name


def assert_free(window: MainWindow) -> None:
    for name, action in training(window).items():
        assert action.isEnabled(), name
        assert HELD not in action.toolTip(), name


def is_untouched(qtbot: QtBot, window: MainWindow) -> bool:
    wait_for_answers(qtbot, window)
    run = window.run
    return run.snapshot.frame.steps == 0 and run.snapshot.walk is None and not run.is_playing


def test_what_trains_is_off_and_says_why(window: MainWindow) -> None:
    assert_held(window)
    assert "until then training is off" in window.messages.text


@pytest.mark.parametrize("key", KEYS)
def test_its_keys_do_nothing(qtbot: QtBot, window: MainWindow, key: str) -> None:
    press(window.diagram.canvas, QKeySequence(key))
    assert is_untouched(qtbot, window)
    assert window.findChild(QInputDialog) is None


@pytest.mark.parametrize("slot", SLOTS)
def test_what_asks_for_training_otherwise_is_told_why_not(
    qtbot: QtBot, window: MainWindow, slot: str
) -> None:
    getattr(window.run, slot)(*SLOTS[slot])
    assert window.advice.text() == f"{HELD}."
    assert is_untouched(qtbot, window)


@pytest.mark.parametrize("speed", [60.0, PHASE_BY_PHASE])
def test_another_speed_begins_nothing(qtbot: QtBot, window: MainWindow, speed: float) -> None:
    window.run.set_speed(60.0 + PHASE_BY_PHASE - speed)
    window.run.set_speed(speed)
    assert is_untouched(qtbot, window)
    window.run.toggle_play()
    assert is_untouched(qtbot, window)


def test_a_step_is_refused_before_the_exercise_is_shown(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window()
    window.opening.open_file(str(write_problem(tmp_path, hidden=["O3_1"])))
    window.actions_.step.trigger()
    assert window.advice.text() == f"{HELD}."
    assert is_untouched(qtbot, window)
    assert_held(window)


def test_a_window_that_opens_on_an_exercise_is_held_from_the_start(
    started_on: Callable[[Path], MainWindow], tmp_path: Path
) -> None:
    window = started_on(write_problem(tmp_path, hidden=["new weights"], locked=["weights"]))
    assert_held(window)
    assert window.messages.text.startswith("This exercise is locked by its file: weights.")
    assert "until then training is off" in window.messages.text


@pytest.fixture
def started_on(
    qtbot: QtBot, qapp: QApplication, settings_file: Path
) -> Iterator[Callable[[Path], MainWindow]]:
    """A window as the command line opens it with a file."""
    windows: list[MainWindow] = []

    def starting(path: Path) -> MainWindow:
        preferences = Preferences(settings_file)
        appearance = Appearance(qapp, preferences.theme, preferences.text_size_percent)
        windows.append(MainWindow(Recorder(Trainer(open_setup(path))), preferences, appearance))
        windows[-1].show()
        return windows[-1]

    yield starting
    for window in windows:
        window.close_at_once()
        window.deleteLater()


# What comes in the midst of training


def test_numbers_that_are_covered_while_it_plays_pause_it(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    press(window.diagram.canvas, K.Key_Space)
    qtbot.waitUntil(lambda: window.run.is_playing)
    window.actions_.answers.cover.trigger()
    qtbot.waitUntil(lambda: not window.run.is_playing)
    wait_for_answers(qtbot, window)
    steps = window.run.snapshot.frame.steps
    press(window.diagram.canvas, K.Key_Space)
    wait_for_answers(qtbot, window)
    assert window.run.snapshot.frame.steps == steps
    assert not any(action.isEnabled() for action in training(window).values())


@pytest.mark.parametrize("is_played", [False, True])
def test_numbers_that_are_covered_in_the_midst_of_a_step_end_it(
    qtbot: QtBot, open_window: OpenWindow, is_played: bool
) -> None:
    window = open_window()
    window.run.set_speed(PHASE_BY_PHASE)
    press(window.diagram.canvas, K.Key_Space if is_played else K.Key_F5)
    assert window.run.snapshot.walk is not None
    window.actions_.answers.cover.trigger()
    assert is_untouched(qtbot, window)


def test_an_exercise_that_is_opened_while_it_plays_is_not_trained(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window()
    press(window.diagram.canvas, K.Key_Space)
    qtbot.waitUntil(lambda: window.run.snapshot.frame.steps > 5)
    open_problem(qtbot, window, tmp_path, hidden=["all"])
    assert is_untouched(qtbot, window)
    assert not any(action.isEnabled() for action in training(window).values())


# What is free, and when all is again


def test_reset_and_weights_are_free_while_numbers_are_covered(qtbot: QtBot, window: MainWindow) -> None:
    before = window.run.snapshot.frame.parameters
    press(window.diagram.canvas, K.Key_Up)
    qtbot.waitUntil(lambda: window.run.snapshot.frame.parameters[ParameterId.W1_11] == 0.5)
    press(window.diagram.canvas, QKeySequence("Ctrl+R"))
    qtbot.waitUntil(lambda: window.run.snapshot.frame.parameters == before)
    assert_held(window)


def test_one_covered_number_is_enough(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window()
    open_problem(qtbot, window, tmp_path, hidden=["new_w1_22"])
    assert_held(window)


def test_the_inputs_are_given_and_hold_nothing(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window()
    open_problem(qtbot, window, tmp_path, hidden=INPUT_NEURONS)
    assert_free(window)


def test_what_trains_is_back_as_it_was_when_nothing_is_covered(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window()
    tips = {name: action.toolTip() for name, action in training(window).items()}
    open_problem(qtbot, window, tmp_path, hidden=["all"])
    window.actions_.answers.reveal.trigger()
    assert_free(window)
    assert {name: action.toolTip() for name, action in training(window).items()} == tips
    press(window.diagram.canvas, K.Key_F6)
    qtbot.waitUntil(lambda: window.run.snapshot.frame.steps == 1)
    press(window.diagram.canvas, K.Key_F5)
    assert window.run.snapshot.walk is not None
    press(window.diagram.canvas, K.Key_Space)
    qtbot.waitUntil(lambda: window.run.snapshot.frame.steps > 1)


def test_another_data_set_can_be_trained(qtbot: QtBot, window: MainWindow) -> None:
    press(window.controls.data, K.Key_Up)
    qtbot.waitUntil(lambda: window.run.handing_out.handout is NO_HANDOUT)
    assert_free(window)
    assert window.messages.text == ""


def test_a_file_that_hides_nothing_can_be_trained(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    open_problem(qtbot, window, tmp_path)
    assert_free(window)
    press(window.diagram.canvas, K.Key_F6)
    qtbot.waitUntil(lambda: window.run.snapshot.frame.steps == 1)
