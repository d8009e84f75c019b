"""The window as a whole: what is done in one view is seen in the others."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QMenu
from pytestqt.qtbot import QtBot

from ann221_gui.cli import main
from ann221_gui.core.commands import Setup
from ann221_gui.core.datasets import AND, XOR, Dataset
from ann221_gui.core.frame import Reached
from ann221_gui.core.hyperparameters import Hyperparameters, StopRule
from ann221_gui.core.parameters import WEIGHTS, ParameterId
from ann221_gui.files.preferences import Preferences
from ann221_gui.files.resources import resource
from ann221_gui.main_window import MainWindow
from ann221_gui.training.requests import FLAT_OUT
from ann221_gui.views.formulas.sheet_words import text_of
from ann221_gui.views.window.card import Card
from tests.windows import frame_of, press_button

OpenWindow = Callable[..., MainWindow]


def explained(window: MainWindow) -> str:
    """What the inspector says."""
    return "\n".join(text_of(block) for sheet in window.workbench.inspector.sheets for block in sheet.blocks)


def play_flat_out(window: MainWindow) -> None:
    window.run.set_speed(FLAT_OUT)
    window.actions_.play.trigger()


# The first start


def test_it_opens_paused_on_xor_from_the_start_that_works(open_window: OpenWindow) -> None:
    window = open_window()
    assert "XOR" in window.windowTitle()
    assert frame_of(window).epoch == 0
    assert not window.run.is_playing
    # The mathematics page's start; the probe on (1, 1), where every factor differs from zero.
    assert frame_of(window).parameters.vector.tolist() == [0.5, 0.2, 0.9, 0.9, 0.9, -0.9, 0, 0, 0]
    assert window.run.snapshot.probe.inputs == (1.0, 1.0)
    assert "Press Play" in window.advice.text()


def test_the_settings_are_out_of_sight_until_asked_for(open_window: OpenWindow) -> None:
    window = open_window()
    assert not window.settings.isVisible()
    window.actions_.more.trigger()
    assert window.settings.isVisible()
    window.actions_.more.trigger()
    assert not window.settings.isVisible()


# Training


def test_space_plays_and_pauses(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    QTest.keyClick(window.diagram.canvas, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.run.is_playing)
    assert window.actions_.play.text() == "Pause"
    QTest.keyClick(window.diagram.canvas, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not window.run.is_playing)
    assert window.actions_.play.text() == "Play"


def test_space_ticks_a_focused_box_instead(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    box = window.loss.controls.findChild(QCheckBox)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert window.loss.is_logarithmic
    window.actions_.step.trigger()  # answered behind whatever Space has asked for
    qtbot.waitUntil(lambda: frame_of(window).steps == 1)
    assert not window.run.is_playing


def test_a_step_is_one_update_in_every_view(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    window.actions_.step.trigger()
    qtbot.waitUntil(lambda: frame_of(window).steps == 1)
    assert window.diagram.canvas.snapshot.frame.steps == 1
    qtbot.waitUntil(lambda: "1" in window.read_outs._numbers["epoch"].text())


def test_the_probed_pair_alone_moves_the_epoch_by_a_quarter(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    window.actions_.pair.trigger()
    qtbot.waitUntil(lambda: frame_of(window).steps == 1)
    assert frame_of(window).epoch == 0.25


def test_play_stops_by_its_rule_and_says_so(qtbot: QtBot, open_window: OpenWindow) -> None:
    hyper = Hyperparameters(stop_rule=StopRule(epochs=30))
    window = open_window(Setup(hyperparameters=hyper))
    play_flat_out(window)
    qtbot.waitUntil(lambda: frame_of(window).ending == Reached("epochs"))
    qtbot.waitUntil(lambda: "30 epochs are done" in window.advice.text())
    assert not window.run.is_playing


def test_divergence_is_explained_and_can_be_undone(qtbot: QtBot, open_window: OpenWindow) -> None:
    far = Dataset("far", "Far", XOR.inputs * 1e6, XOR.targets)
    window = open_window(Setup(dataset=far, hyperparameters=Hyperparameters(learning_rate=1e6)))
    window.run.choices.set_parameter("w1_11", -1e-6)
    play_flat_out(window)
    qtbot.waitUntil(lambda: "diverged" in window.messages.text)
    press_button(window.messages, "Back to the start")
    qtbot.waitUntil(lambda: frame_of(window).epoch == 0 and frame_of(window).ending is None)
    assert window.messages.text == ""


def test_reset_takes_back_the_message_of_divergence(qtbot: QtBot, open_window: OpenWindow) -> None:
    far = Dataset("far", "Far", XOR.inputs * 1e6, XOR.targets)
    window = open_window(Setup(dataset=far, hyperparameters=Hyperparameters(learning_rate=1e6)))
    window.run.choices.set_parameter("w1_11", -1e-6)
    play_flat_out(window)
    qtbot.waitUntil(lambda: "diverged" in window.messages.text)
    qtbot.waitUntil(lambda: "diverged" in window.advice.text())
    window.actions_.reset.trigger()
    qtbot.waitUntil(lambda: window.messages.text == "")


def test_play_after_divergence_says_again_why_not(qtbot: QtBot, open_window: OpenWindow) -> None:
    far = Dataset("far", "Far", XOR.inputs * 1e6, XOR.targets)
    window = open_window(Setup(dataset=far, hyperparameters=Hyperparameters(learning_rate=1e6)))
    window.run.choices.set_parameter("w1_11", -1e-6)
    play_flat_out(window)
    qtbot.waitUntil(lambda: "diverged" in window.messages.text and not window.run.is_playing)
    window.messages.hide()
    window.actions_.play.trigger()
    qtbot.waitUntil(lambda: "diverged" in window.messages.text)


def test_space_twice_in_a_burst_ends_paused(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    heard: list[bool] = []
    window.run.playing_changed.connect(heard.append)
    window.actions_.play.trigger()
    window.actions_.play.trigger()
    qtbot.waitUntil(lambda: heard == [True, False])
    assert not window.run.is_playing


def test_what_was_typed_just_before_a_new_start_holds(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    field = window.controls.learning_rate
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "0.9")
    window.actions_.new_start.trigger()
    qtbot.waitUntil(lambda: frame_of(window).setup.start != Setup().start)
    assert frame_of(window).hyperparameters.learning_rate == 0.9


def test_two_choices_at_once_both_hold(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    window.run.choices.choose_dataset(AND)
    window.run.choices.set_biases(True)
    qtbot.waitUntil(lambda: frame_of(window).hyperparameters.biases)
    assert frame_of(window).dataset == AND


def test_closing_while_it_trains_leaves_nothing_behind(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    play_flat_out(window)
    qtbot.waitUntil(lambda: frame_of(window).epoch > 10)
    window.close()  # the autouse fixture looks for threads, timers and windows


def test_window_and_command_line_give_the_same_bits(
    qtbot: QtBot, open_window: OpenWindow, capsys: pytest.CaptureFixture[str]
) -> None:
    window = open_window()
    window.run.set_speed(FLAT_OUT)
    window.run.play_epochs(252)
    qtbot.waitUntil(lambda: frame_of(window).epoch == 252 and not window.run.is_playing)
    assert main(["train", "--epochs", "252", "--format", "json"]) == 0
    trained = json.loads(capsys.readouterr().out)
    assert trained["weights"] == frame_of(window).parameters.named(WEIGHTS)
    assert trained["correct"] == 4
    assert frame_of(window).evaluation.correct_count == 4


# One network in many views


def test_a_typed_weight_is_exact_and_seen_everywhere(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    canvas = window.diagram.canvas
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    QTest.keyClicks(canvas._editor, "1/3")
    QTest.keyClick(canvas._editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: frame_of(window).parameters[ParameterId.W1_11] == 1 / 3)
    assert "0.333" in explained(window)


def test_a_change_is_written_at_once_and_the_same_everywhere(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No number of training is due for days: only what the user changed is written."""
    window = open_window()
    monkeypatch.setattr("ann221_gui.views.shared.readout_pace.READOUT_INTERVAL_MS", 10**9)
    window.run.step()
    qtbot.waitUntil(lambda: frame_of(window).steps == 1)
    window.run.choices.set_parameter("w2_21", 3.0)
    qtbot.waitUntil(lambda: frame_of(window).parameters[ParameterId.W2_21] == 3.0)
    output = f"{frame_of(window).evaluation.outputs[-1]:.4f}"
    loss = f"{frame_of(window).evaluation.loss:.4f}"
    assert output in window.map._readout.text()
    assert window.samples._model.index(3, 3).data() == output
    assert loss in window.samples._error.text()
    assert loss == window.read_outs._numbers["error"].text()


def test_an_input_slider_moves_the_probe_in_map_and_diagram(open_window: OpenWindow) -> None:
    window = open_window()
    slider = window.diagram.inputs[0].slider
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Left)
    assert window.run.snapshot.probe.inputs == (0.95, 1.0)
    assert window.diagram.canvas.snapshot.quantities["O1_1"] == 0.95
    assert "your own target" in window.diagram.target._caption.text()


def test_a_row_of_the_table_probes_its_sample(open_window: OpenWindow) -> None:
    window = open_window()
    window.samples.sample_chosen.emit(1)
    assert window.run.snapshot.probe.inputs == (0.0, 1.0)
    assert window.run.snapshot.probe.target == 1.0
    assert window.diagram.inputs[1].field.value == 1.0


def test_off_the_samples_the_target_is_the_users(open_window: OpenWindow) -> None:
    window = open_window()
    window.run.probing.move(0.3, 0.4)
    window.diagram.target.target_entered.emit(0.7)
    assert window.run.snapshot.probe.target == 0.7
    window.run.probing.move(0.0, 1.0)
    assert window.run.snapshot.probe.target == 1.0
    window.run.probing.move(0.2, 0.2)
    assert window.run.snapshot.probe.target == 0.7


def test_another_data_set_begins_the_run_again(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    window.actions_.epoch.trigger()
    qtbot.waitUntil(lambda: frame_of(window).epoch == 1)
    window.run.choices.choose_dataset(AND)
    qtbot.waitUntil(lambda: frame_of(window).dataset == AND)
    assert frame_of(window).epoch == 0
    assert "AND" in window.windowTitle()
    assert window.controls.data.key == "and"


def test_what_cant_be_learned_is_said_with_a_remedy(qtbot: QtBot, open_window: OpenWindow) -> None:
    mirrored = Dataset("mirrored", "XOR in −1 and 1", XOR.inputs * 2 - 1, XOR.targets)
    window = open_window(Setup(dataset=mirrored))
    assert "can't separate" in window.messages.text
    press_button(window.messages, "Switch biases on")
    qtbot.waitUntil(lambda: frame_of(window).hyperparameters.biases)
    assert window.messages.text == ""


def test_a_click_on_an_edge_shows_its_chain(open_window: OpenWindow) -> None:
    window = open_window()
    canvas = window.diagram.canvas
    start, end = canvas.places.edge("w2_21")
    place = (start + (end - start) * 0.85).toPoint()
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert canvas.selected == "w2_21"
    assert "w²₂₁" in explained(window)


def test_the_pane_with_the_keyboard_is_framed(open_window: OpenWindow) -> None:
    window = open_window()
    accent = QColor(window._appearance.theme.accent)
    for view in (window.diagram.canvas, window.loss.controls.findChild(QCheckBox)):
        view.setFocus()
        framed = [card for card in window.panes.findChildren(Card) if frame_colour(card) == accent]
        assert [card.isAncestorOf(view) for card in framed] == [True]


def frame_colour(card: Card) -> QColor:
    return card.grab().toImage().pixelColor(card.width() // 2, 0)


# Files, faults, memory


def test_a_file_that_cant_be_read_leaves_the_run(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window()
    broken = tmp_path / "broken.json"
    broken.write_text('{"type": "ann221/problem"', encoding="utf-8")
    window.opening.open_file(str(broken))
    assert "broken.json" in window.messages.text
    assert frame_of(window).dataset == XOR


def test_a_file_opened_while_it_plays_is_not_trained_before_it_is_read(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window()
    play_flat_out(window)
    qtbot.waitUntil(lambda: frame_of(window).epoch > 10)
    window.opening.open_file(str(resource("problems/worked-example.json")))
    qtbot.waitUntil(lambda: len(frame_of(window).dataset) == 1)
    assert not window.run.is_playing
    assert frame_of(window).steps == 0


def test_points_open_in_the_window(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    points = tmp_path / "three.csv"
    points.write_text("x1,x2,target\n0,0,0\n1,0.5,1\n0.25,1,1\n", encoding="utf-8")
    window = open_window()
    window.opening.open_file(str(points))
    qtbot.waitUntil(lambda: len(frame_of(window).dataset) == 3)
    assert "three" in window.windowTitle()


def test_a_fault_is_a_message_and_pauses(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    play_flat_out(window)
    qtbot.waitUntil(lambda: window.run.is_playing)
    window.alerting.show_fault("ValueError: something")
    assert "ValueError: something" in window.messages.text
    qtbot.waitUntil(lambda: not window.run.is_playing)
    window.actions_.step.trigger()
    steps = frame_of(window).steps
    qtbot.waitUntil(lambda: frame_of(window).steps > steps)


def test_settings_come_back(qtbot: QtBot, open_window: OpenWindow, settings_file: Path) -> None:
    window = open_window()
    window.controls.speed.show_speed(250.0)
    window.actions_.log.trigger()
    window.actions_.themes["dark"].trigger()
    window.run.choices.set_hyperparameters(replace(Hyperparameters(), batch_size=2, learning_rate=0.125))
    qtbot.waitUntil(lambda: frame_of(window).hyperparameters.batch_size == 2)
    window.close()
    window.remember()
    setup = Preferences(settings_file).last_setup()
    again = open_window(setup)
    assert again.controls.speed.epochs_per_second == 250.0
    assert again.loss.is_logarithmic
    assert again._appearance.theme.is_dark
    assert frame_of(again).hyperparameters.batch_size == 2
    assert again.controls.learning_rate.value == 0.125


def test_everything_can_be_as_at_first(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    window.actions_.larger.trigger()
    window.actions_.themes["dark"].trigger()
    window.actions_.log.trigger()
    window.actions_.more.trigger()
    window.run.probing.move(0.3, 0.4)
    window.run.probing.set_own_target(0.7)
    window.actions_.forget.trigger()
    assert window.run.snapshot.probe.inputs == (1.0, 1.0)
    assert window.actions_.themes["system"].isChecked()
    assert window._appearance.text_size_percent == 100
    assert window._appearance.choice == "system"
    assert not window.loss.is_logarithmic
    assert not window.settings.isVisible()


# By keyboard and by ear


def test_every_action_says_what_it_does(open_window: OpenWindow) -> None:
    window = open_window()
    for action in window.actions_.all:
        assert action.statusTip(), action.text()


def test_no_shortcut_is_taken_twice(open_window: OpenWindow) -> None:
    window = open_window()
    keys = [key.toString() for action in window.actions_.all for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_every_menu_line_is_one_of_the_actions(open_window: OpenWindow) -> None:
    window = open_window()
    lines = [
        line
        for menu in window.menuBar().findChildren(QMenu)
        for line in menu.actions()
        if not line.isSeparator() and isinstance(line, QAction) and line.menu() is None
    ]
    assert set(lines) == set(window.actions_.all)
