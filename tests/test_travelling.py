"""Undo, redo and the time line in the window, by mouse and keyboard."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QLineEdit, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from ann221_gui.core.commands import Setup, TrainEpochs
from ann221_gui.core.frame import Frame
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.parameters import ParameterId
from ann221_gui.core.record.version import Open, Version
from ann221_gui.core.trainer import Trainer
from ann221_gui.main_window import MainWindow
from ann221_gui.training.requests import FLAT_OUT
from ann221_gui.views.answers.answer_banner import AnswerBanner
from ann221_gui.views.loss.loss_canvas import LossCanvas
from ann221_gui.views.loss.timeline_slider import TimelineSlider
from ann221_gui.views.window.window_actions import ANSWERS
from tests.exercises import open_problem
from tests.hands import LEFT, drag, move_mouse, press, turn_wheel
from tests.travels import far_away
from tests.windows import frame_of, press_button, train

OpenWindow = Callable[..., MainWindow]
UNDO, REDO = QKeySequence("Ctrl+Z"), QKeySequence("Ctrl+Shift+Z")
W = ParameterId.W1_11
K = Qt.Key


def after(epochs: int) -> Frame:
    """What a trainer comes to that knows of no window and no undo."""
    trainer = Trainer()
    trainer.apply(TrainEpochs(epochs))
    return trainer.frame()


def timeline_of(window: MainWindow) -> TimelineSlider:
    return window.loss.findChild(TimelineSlider)


def chip(window: MainWindow, item: str) -> QPoint:
    return window.diagram.canvas.places.chip_of(item).center().toPoint()


def test_a_drag_is_undone_at_once_by_key_and_done_again(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    canvas, start = window.diagram.canvas, chip(window, "w1_11")
    QTest.mousePress(canvas, LEFT, pos=start)
    for moved in (20, 40, 60, 80):
        move_mouse(canvas, start + QPoint(moved, 0), LEFT)
    QTest.mouseRelease(canvas, LEFT, pos=start + QPoint(80, 0))
    qtbot.waitUntil(lambda: frame_of(window).parameters[W] == 2.1)  # 0.5 and 80 px / 50
    press(canvas, UNDO)
    qtbot.waitUntil(lambda: frame_of(window).parameters[W] == 0.5)
    assert not window.actions_.undo.isEnabled()
    press(canvas, REDO)
    qtbot.waitUntil(lambda: frame_of(window).parameters[W] == 2.1)


def test_two_drags_two_keys_and_a_typed_number_are_undone_one_by_one(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window()
    canvas = window.diagram.canvas
    hands = (
        (1.5, lambda: drag(canvas, chip(window, "w1_11"), QPoint(50, 0))),
        (2.5, lambda: drag(canvas, chip(window, "w1_11"), QPoint(50, 0))),
        (2.6, lambda: press(canvas, K.Key_Up)),
        (2.7, lambda: press(canvas, K.Key_Up)),
        (7.0, lambda: press(canvas, K.Key_F2, "7", K.Key_Return)),
    )
    for value, act in hands:
        act()
        qtbot.waitUntil(lambda value=value: frame_of(window).parameters[W] == value)
    values = []
    for _ in range(5):
        before = frame_of(window).changes
        press(canvas, UNDO)
        qtbot.waitUntil(lambda before=before: frame_of(window).changes > before)
        values.append(round(frame_of(window).parameters[W], 9))
    assert values == [2.7, 2.6, 2.5, 1.5, 0.5]


def test_the_turning_of_a_wheel_is_undone_at_once(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    for _ in range(3):
        before = frame_of(window).changes
        turn_wheel(window.diagram.canvas, chip(window, "w1_11"))
        qtbot.waitUntil(lambda before=before: frame_of(window).changes > before)
    assert frame_of(window).parameters[W] == pytest.approx(0.2)
    window.actions_.undo.trigger()
    qtbot.waitUntil(lambda: frame_of(window).parameters[W] == 0.5)


def test_settings_data_resets_and_training_are_undone(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    train(qtbot, window, 50)
    press(window.controls.learning_rate, QKeySequence.StandardKey.SelectAll, "1.5", K.Key_Return)
    window.actions_.reset.trigger()
    press(window.controls.data, K.Key_Down)
    qtbot.waitUntil(lambda: frame_of(window).dataset.name == "and")
    assert undo(qtbot, window).dataset.name == "xor"
    assert window.controls.data.key == "xor"
    assert undo(qtbot, window).epoch == 50
    assert undo(qtbot, window).hyperparameters.learning_rate == 0.5
    assert window.controls.learning_rate.value == 0.5
    assert undo(qtbot, window).epoch == 0
    window.run.choices.set_biases(True)  # builds on what is there now
    qtbot.waitUntil(lambda: frame_of(window).hyperparameters.biases)
    assert frame_of(window).hyperparameters.learning_rate == 0.5


def undo(qtbot: QtBot, window: MainWindow) -> Frame:
    before = frame_of(window).changes
    window.actions_.undo.trigger()
    qtbot.waitUntil(lambda: frame_of(window).changes > before)
    return frame_of(window)


def test_undo_pauses_what_plays_and_takes_all_of_it_back(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    train(qtbot, window, 20)
    window.actions_.play.trigger()
    qtbot.waitUntil(lambda: frame_of(window).epoch > 20)
    window.actions_.undo.trigger()
    qtbot.waitUntil(lambda: frame_of(window).epoch == 20)
    assert not window.run.is_playing
    assert frame_of(window).parameters == after(20).parameters


def test_the_menu_says_what_would_be_undone(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    train(qtbot, window, 1234)
    window.menus.edit.aboutToShow.emit()
    assert window.actions_.undo.text() == "&Undo: train 1,234 epochs"
    assert window.actions_.redo.text() == "&Redo"
    assert not window.actions_.redo.isEnabled()
    undo(qtbot, window)
    assert window.actions_.redo.text() == "&Redo: train 1,234 epochs"


# The time line


def test_dragged_along_the_time_line_everything_shows_that_epoch(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window()
    train(qtbot, window, 1000)
    line = timeline_of(window)
    assert line.isVisible()
    drag(line, _at(window, 900), _at(window, 300) - _at(window, 900))
    qtbot.waitUntil(lambda: abs(frame_of(window).epoch - 300) <= 20)
    epoch = int(frame_of(window).epoch)
    assert frame_of(window).parameters == after(epoch).parameters
    assert window.diagram.canvas.snapshot.frame.epoch == epoch
    assert window.samples.isVisible()
    ahead = frame_of(window).timeline.ahead[:, 0]
    assert (ahead[0], ahead[-1]) == (epoch + 1, 1000)


def _at(window: MainWindow, epoch: float) -> QPoint:
    """Where the time line has this epoch."""
    canvas = window.loss.findChild(LossCanvas)
    return QPoint(round(canvas.place_of(epoch)), timeline_of(window).height() // 2)


def test_the_curve_itself_is_pressed_to_go_there(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    train(qtbot, window, 1000)
    canvas = window.loss.findChild(LossCanvas)
    QTest.mouseClick(canvas, LEFT, pos=QPoint(round(canvas.place_of(500)), round(canvas.area.center().y())))
    qtbot.waitUntil(lambda: abs(frame_of(window).epoch - 500) <= 20)


def test_keys_go_epoch_by_epoch_to_the_ends_and_back(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    train(qtbot, window, 1000)
    line = timeline_of(window)
    ways = {K.Key_Left: 999, K.Key_PageUp: 949, K.Key_Home: 0, K.Key_Right: 1, K.Key_End: 1000}
    for key, epoch in ways.items():
        press(line, key)
        qtbot.waitUntil(lambda epoch=epoch: frame_of(window).epoch == epoch)
        assert frame_of(window).parameters == after(epoch).parameters
    assert frame_of(window).timeline.is_at_end


def test_keys_that_come_faster_than_pictures_all_count(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    train(qtbot, window, 1000)
    press(timeline_of(window), K.Key_Left, K.Key_Left, K.Key_Left)
    qtbot.waitUntil(lambda: frame_of(window).epoch == 997)


def test_trained_on_from_there_what_came_after_goes_and_undo_brings_it_back(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window()
    train(qtbot, window, 500)
    window.travelling.go_to(200)
    qtbot.waitUntil(lambda: frame_of(window).epoch == 200)
    qtbot.waitUntil(lambda: "epoch 200 of 500" in window.advice.text())
    window.actions_.step.trigger()
    qtbot.waitUntil(lambda: frame_of(window).epoch == 201)
    assert frame_of(window).timeline.last_epoch == 201
    assert undo(qtbot, window).timeline.last_epoch == 500
    press(timeline_of(window), K.Key_End)
    qtbot.waitUntil(lambda: frame_of(window).epoch == 500)


def ask_for_epoch(window: MainWindow, typed: str) -> None:
    window.actions_.go_to.trigger()
    dialog = window.findChildren(QInputDialog)[-1]
    field = dialog.findChild(QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, K.Key_Return)


@pytest.fixture(params=[QLocale.Language.English, QLocale.Language.German])
def language(in_language: Callable[[QLocale.Language], None], request: pytest.FixtureRequest) -> None:
    in_language(request.param)


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize(("typed", "epoch"), [("42", 42.0), ("42.5", 42.5), ("42,5", 42.5), ("85/2", 42.5)])
def test_an_epoch_can_be_asked_for(qtbot: QtBot, open_window: OpenWindow, typed: str, epoch: float) -> None:
    window = open_window(Setup(hyperparameters=Hyperparameters(batch_size=2)))
    assert not window.actions_.go_to.isEnabled()
    train(qtbot, window, 100)
    ask_for_epoch(window, typed)
    qtbot.waitUntil(lambda: frame_of(window).epoch == epoch)


@pytest.mark.parametrize(
    ("typed", "said"), [("soon", "'soon' is not a number"), ("101", "0 to 100"), ("-1", "0 to 100")]
)
def test_an_epoch_that_is_none_of_the_run_is_refused(
    qtbot: QtBot, open_window: OpenWindow, typed: str, said: str
) -> None:
    window = open_window()
    train(qtbot, window, 100)
    ask_for_epoch(window, typed)
    assert said in window.advice.text()
    assert frame_of(window).epoch == 100


def test_an_exercise_that_is_undone_takes_its_covers_and_locks_with_it(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window()
    open_problem(qtbot, window, tmp_path, hidden=["all"], locked=["weights"])
    assert not window.actions_.play.isEnabled()
    undo(qtbot, window)
    assert window.actions_.play.isEnabled()
    window.run.choices.set_parameter("w1_11", 3.0)
    qtbot.waitUntil(lambda: frame_of(window).parameters[W] == 3.0)
    undo(qtbot, window)
    before = frame_of(window).changes
    window.actions_.redo.trigger()
    qtbot.waitUntil(lambda: frame_of(window).changes > before)


def test_answers_of_an_exercise_that_is_undone_and_done_again_can_be_brought_back(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window()
    open_problem(qtbot, window, tmp_path, hidden=["all"])
    window.answering.restore({"O2_1": "0,5"})
    undo(qtbot, window)
    before = frame_of(window).changes
    window.actions_.redo.trigger()
    qtbot.waitUntil(lambda: frame_of(window).changes > before)
    (banner,) = window.workbench.findChildren(AnswerBanner)
    (bring_back,) = [one for one in banner.findChildren(QPushButton) if one.text() == "Undo"]
    assert bring_back.isVisible()
    bring_back.click()
    assert window.answering.answers == {"O2_1": "0,5"}


# A long way


def test_a_long_way_shows_how_far_it_is_and_can_be_given_up(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    train(qtbot, window, 10)
    window.run.travel(Open(far_away()))
    bar = window.loss.findChild(QProgressBar)
    qtbot.waitUntil(bar.isVisible)
    first = bar.value()
    qtbot.waitUntil(lambda: bar.value() > first)
    assert frame_of(window).epoch == 10, "what is shown is where one is"
    press_button(window.loss, "Stay here")
    qtbot.waitUntil(lambda: not bar.isVisible())
    window.actions_.step.trigger()
    qtbot.waitUntil(lambda: frame_of(window).epoch == 11)


def test_what_is_no_step_of_the_way_outlives_giving_it_up(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    window.run.set_speed(1.0)
    train(qtbot, window, 10)
    window.run.travel(Open(far_away()))
    taken: list[Version] = []
    window.document.with_record(taken.append)
    window.run.set_speed(FLAT_OUT)
    window.actions_.play.trigger()
    window.run.give_up()
    qtbot.waitUntil(lambda: bool(taken))
    assert taken[0].samples_seen == 40, "who asked for the record gets that of the run that stays"
    window.actions_.play.trigger()  # once is enough: what was to be played there is forgotten
    qtbot.waitUntil(lambda: frame_of(window).epoch > 100)
    window.run.pause()


def test_what_is_asked_for_on_the_way_is_done_when_one_has_arrived(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window()
    train(qtbot, window, 3000)
    window.travelling.go_to(1234)
    window.actions_.step.trigger()
    qtbot.waitUntil(lambda: frame_of(window).epoch == 1235)
    assert frame_of(window).parameters == after(1235).parameters


# Exercises


@pytest.mark.parametrize("way", ["the time line", "redo"])
def test_what_comes_next_stays_covered_where_it_is_to_be_worked_out(
    qtbot: QtBot, open_window: OpenWindow, way: str
) -> None:
    """The next step's weights are what the sheet asks for."""
    window = open_window()
    train(qtbot, window, 20)
    if way == "redo":
        window.actions_.undo.trigger()
    else:
        window.travelling.go_to(10)
    qtbot.waitUntil(lambda: frame_of(window).epoch < 20)
    window.workbench.show_page(ANSWERS)
    window.actions_.answers.cover.trigger()
    epoch = frame_of(window).epoch
    if way == "redo":
        window.actions_.redo.trigger()
    else:
        press(timeline_of(window), K.Key_End)
    assert window.advice.text().startswith("Off while numbers are covered")
    window.actions_.answers.cover.trigger()
    window.actions_.step.trigger()  # answered behind whatever was asked for
    qtbot.waitUntil(lambda: frame_of(window).epoch == epoch + 1)


def test_back_is_never_held(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    train(qtbot, window, 20)
    window.workbench.show_page(ANSWERS)
    window.actions_.answers.cover.trigger()
    press(timeline_of(window), K.Key_Home)
    qtbot.waitUntil(lambda: frame_of(window).epoch == 0)
