"""A lock is seen and told where it holds, holds as long as its data are there, and holds nothing else."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ann221_gui.core.checking.handout import Lock
from ann221_gui.core.datasets import AND
from ann221_gui.core.locking import LOCKED
from ann221_gui.core.parameters import BIASES, WEIGHTS
from ann221_gui.core.parts import HIDDEN_NEURONS, INPUT_NEURONS, OUTPUT_NEURON
from ann221_gui.main_window import MainWindow
from ann221_gui.views.fields.number_field import NumberField
from ann221_gui.views.network.weight_editor import WeightEditor
from tests.exercises import PROBLEM, OpenWindow, open_problem, wait_for_answers, write_problem
from tests.hands import SELECT_ALL, move_mouse, press
from tests.ways_to_change import Act, diagram_at, in_settings, notes, seen_in_settings

K = Qt.Key
EVERYTHING = tuple(Lock)
WITH_BIASES = {"biases": {"b1_1": 0.1, "b1_2": -0.2, "b2_1": 0.3}}
STUCK = {"inputs": [0, 0], "activations": {"hidden": "tanh"}}  # where there are no biases: it is hinted at
FOLLOWING = (*HIDDEN_NEURONS, OUTPUT_NEURON)  # from the rest: nothing that could be changed
LOCKED_ITEMS = {Lock.INPUTS: INPUT_NEURONS, Lock.WEIGHTS: WEIGHTS, Lock.BIASES: BIASES}
NUMBER = re.compile(r"[−\d.]+")


# What shows that it is locked


def guarded(window: MainWindow) -> dict[Lock, list[QWidget]]:
    """What is there to change each of them."""
    diagram, panel = window.diagram, window.settings
    network = panel._network
    return {
        Lock.INPUTS: [part for one in diagram.inputs for part in (one.field, one.slider)],
        Lock.TARGET: [diagram.target.field],
        Lock.WEIGHTS: [panel._start._new],
        Lock.BIASES: [network._biases, panel._hint._switch],
        Lock.LEARNING_RATE: [window.controls.learning_rate],
        Lock.CONVENTIONS: [panel._conventions._reset, *panel._conventions._boxes],
        Lock.ACTIVATIONS: [network._hidden, network._output],
    }


def is_off(part: QWidget) -> bool:
    """As assistive programs are told; a number can still be read and copied."""
    state = QAccessible.queryAccessibleInterface(part).state()
    if isinstance(part, NumberField):
        return bool(state.readOnly) and not state.disabled
    return bool(state.disabled)


def off(window: MainWindow) -> set[Lock]:
    """Those of which something can't be used; all of it, or the test fails."""
    found = set()
    for lock, parts in guarded(window).items():
        are_off = {is_off(part) for part in parts}
        assert len(are_off) == 1, f"some of {lock}"
        found |= {lock} if True in are_off else set()
    return found


@pytest.mark.parametrize("lock", Lock)
def test_a_lock_switches_off_what_it_is_for_and_nothing_else(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, lock: Lock
) -> None:
    window = open_window()
    open_problem(qtbot, window, tmp_path, locked=[lock], **STUCK)
    window.run.probing.move(0.1, 0.2)
    its_samples_own = {Lock.TARGET} if lock is Lock.INPUTS else set()  # as the probe stays on it
    assert off(window) == {lock} | its_samples_own


@pytest.mark.parametrize("lock", Lock)
def test_an_item_of_the_diagram_says_that_it_is_locked(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, lock: Lock
) -> None:
    window = open_window()
    open_problem(qtbot, window, tmp_path, locked=[lock], **WITH_BIASES)
    canvas = window.diagram.canvas
    tree = QAccessible.queryAccessibleInterface(canvas)
    for place, item in enumerate(canvas.items):
        is_locked = item in LOCKED_ITEMS.get(lock, ())
        canvas._hover(item)
        assert (LOCKED in canvas.toolTip()) == is_locked, item
        assert bool(tree.child(place).state().readOnly) == (is_locked or item in FOLLOWING), item


def test_a_locked_weight_offers_no_field_and_no_dragging(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window()
    for locks in ([Lock.WEIGHTS], []):
        open_problem(qtbot, window, tmp_path, locked=locks)
        canvas = diagram_at(window, "w1_11")
        move_mouse(canvas, canvas.places.chip_of("w1_11").center().toPoint())
        assert (canvas.cursor().shape() == Qt.CursorShape.SizeAllCursor) == (not locks)
        press(canvas, K.Key_F2)
        assert (canvas.findChild(WeightEditor) is not None) == (not locks)


def test_the_target_off_the_samples_is_not_offered_for_choice(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window()
    open_problem(qtbot, window, tmp_path, locked=[Lock.TARGET])
    window.run.probing.move(0.1, 0.2)
    assert window.diagram.target.findChild(QLabel).toolTip() == LOCKED


def test_the_message_names_what_is_locked_until_other_data_come(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window()
    open_problem(qtbot, window, tmp_path, locked=["learning_rate", "inputs"])
    assert window.messages.text == "This exercise is locked by its file: inputs, learning rate."
    window.run.choices.choose_dataset(AND)
    qtbot.waitUntil(lambda: window.messages.text == "")


@pytest.mark.parametrize("key", [K.Key_Shift, K.Key_Escape, K.Key_X], ids=["Shift", "Escape", "X"])
def test_keys_that_change_no_input_are_not_refused(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, key: Qt.Key
) -> None:
    window = open_window()
    open_problem(qtbot, window, tmp_path, locked=[Lock.INPUTS])
    press(diagram_at(window, "O1_1"), key)
    assert LOCKED not in window.advice.text()


# When it holds


@pytest.mark.parametrize("way", ["another data set", "points", "no locks", "all settings restored"])
def test_everything_is_free_again_with_other_data(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, way: str
) -> None:
    window = open_window()
    seen_in_settings(window, QWidget)
    window.run.probing.move(0.1, 0.2)
    tips = tips_of(window)
    open_problem(qtbot, window, tmp_path, locked=EVERYTHING)
    assert off(window) == set(Lock)
    match way:
        case "another data set":
            press(window.controls.data, K.Key_Up)
        case "points":
            points = tmp_path / "points.csv"
            points.write_text("x1,x2,target\n0,0,0\n1,1,1\n", encoding="utf-8")
            window.opening.open_file(str(points))
        case "no locks":
            window.opening.open_file(str(write_problem(tmp_path)))
        case _:
            window.actions_.forget.trigger()
    qtbot.waitUntil(lambda: window.run.handing_out.handout.locked == frozenset())
    window.run.probing.move(0.1, 0.2)
    seen_in_settings(window, QWidget)
    assert off(window) == set()
    assert tips_of(window) == tips
    assert LOCKED not in notes(window)


def tips_of(window: MainWindow) -> list[str]:
    """Without the numbers that stand in the tips of fields."""
    parts = [part for parts in guarded(window).values() for part in parts]
    return [NUMBER.sub("", part.toolTip()) for part in parts]


def test_training_and_reset_are_free_whatever_is_locked(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window()
    open_problem(qtbot, window, tmp_path, locked=EVERYTHING)
    begun = window.run.snapshot.frame.parameters
    window.actions_.step.trigger()
    qtbot.waitUntil(lambda: window.run.snapshot.frame.steps == 1)
    assert window.run.snapshot.frame.parameters != begun
    window.actions_.reset.trigger()
    qtbot.waitUntil(lambda: window.run.snapshot.frame.steps == 0)
    assert window.run.snapshot.frame.parameters == begun
    assert off(window) == set(Lock)


def test_what_is_being_typed_when_a_lock_comes_is_dropped(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window()
    field = window.controls.learning_rate
    press(field, SELECT_ALL, "0.9")
    open_problem(qtbot, window, tmp_path, locked=[Lock.LEARNING_RATE])
    assert field.text() == "0.5"
    press(field, K.Key_Return)
    window.diagram.canvas.setFocus()
    wait_for_answers(qtbot, window)
    assert window.run.snapshot.frame.hyperparameters.learning_rate == 0.5


ASKED_FOR_AT_ONCE = {
    "a new start": lambda window: window.actions_.new_start.trigger(),
    "a weight": lambda window: press(diagram_at(window, "w1_11"), K.Key_End),
    "a learning rate": lambda window: press(window.controls.learning_rate, K.Key_Up),
}


@pytest.mark.parametrize("act", ASKED_FOR_AT_ONCE.values(), ids=ASKED_FOR_AT_ONCE)
def test_what_is_asked_for_before_the_file_is_shown_is_refused_too(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, act: Act
) -> None:
    window = open_window()
    window.opening.open_file(str(write_problem(tmp_path, locked=EVERYTHING)))
    act(window)
    assert LOCKED in window.advice.text()
    wait_for_answers(qtbot, window)
    assert window.run.handing_out.handout.locked == set(Lock)
    assert window.run.snapshot.frame.parameters.named(WEIGHTS) == PROBLEM["weights"]
    assert window.run.snapshot.frame.hyperparameters.learning_rate == PROBLEM["learning_rate"]


def test_a_new_start_that_is_not_locked_keeps_the_other_locks(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window()
    window.opening.open_file(str(write_problem(tmp_path, locked=["inputs"])))
    window.actions_.new_start.trigger()
    wait_for_answers(qtbot, window)
    assert window.run.snapshot.frame.parameters.named(WEIGHTS) != PROBLEM["weights"]
    assert window.run.handing_out.handout.locked == {Lock.INPUTS}


def test_a_new_start_that_is_refused_draws_no_seed(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window()
    open_problem(qtbot, window, tmp_path, locked=[Lock.WEIGHTS])
    seed = in_settings(window, NumberField, "Seed")
    before = seed.value
    window.actions_.new_start.trigger()
    assert seed.value == before
