"""What a problem file locks can't be changed in the window, whatever is tried, and the window says why."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from ann221_gui.core.activations import TANH, Activations
from ann221_gui.core.checking.handout import Handout, Lock
from ann221_gui.core.commands import Setup
from ann221_gui.core.conventions import Conventions
from ann221_gui.core.datasets import XOR
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.locking import LOCKED
from ann221_gui.core.losses import HALF_SQUARED
from ann221_gui.core.parameters import BIASES, WEIGHTS, Parameters
from ann221_gui.core.starts import WORKING_START, TypedStart
from ann221_gui.main_window import MainWindow
from ann221_gui.views.fields.choice_box import ChoiceBox
from ann221_gui.views.fields.number_field import NumberField
from tests import ways_to_change as do
from tests.exercises import PROBLEM, OpenWindow, open_problem, wait_for_answers
from tests.hands import click, press, turn_wheel
from tests.ways_to_change import Act, Words

K = Qt.Key
# What a file needs besides, so that there is something to change; None: a gate, which has four samples.
NOTHING: dict[str, Any] = {}
WITH_BIASES = {"biases": {"b1_1": 0.1, "b1_2": -0.2, "b2_1": 0.3}}
STUCK = {"inputs": [0, 0], "activations": {"hidden": "tanh"}}  # without biases
SHORTENED = {"conventions": {"error": "half squared", "digits": {"decimals": 5}, "carry": {"significant": 4}}}
A_GATE = None


@dataclass(frozen=True)
class Way:
    """`why`: the text that says that it can't be. `keys`: what the file needs."""

    lock: Lock
    keys: dict[str, Any] | None
    why: Words
    name: str
    act: Act

    def __str__(self) -> str:
        return f"{self.lock}, {self.name}"


def ways(lock: Lock, keys: dict[str, Any] | None, why: Words, acts: dict[str, Act]) -> tuple[Way, ...]:
    return tuple(Way(lock, keys, why, name, act) for name, act in acts.items())


def ways_in_field(lock: Lock, find: Callable[[MainWindow], NumberField]) -> tuple[Way, ...]:
    return ways(lock, NOTHING, lambda window: find(window).toolTip(), do.in_field(find))


HIDDEN, OUTPUT = "Activation of the hidden neurons", "Activation of the output neuron"
WAYS = (
    *ways_in_field(Lock.INPUTS, lambda w: w.diagram.inputs[0].field),
    *ways_in_field(Lock.TARGET, lambda w: w.diagram.target.field),
    *ways_in_field(Lock.LEARNING_RATE, lambda w: w.controls.learning_rate),
    *ways(Lock.INPUTS, NOTHING, lambda w: do.slider_of(w).toolTip(), {
        "dragging the slider": do.drag_slider,
        "clicking beside the slider's handle": lambda w: click(do.slider_of(w), QPoint(4, 8)),
        "an arrow key on the slider": lambda w: press(do.slider_of(w), K.Key_Left),
        "the wheel over the slider": lambda w: turn_wheel(do.slider_of(w)),
        "an assistive program": do.move_slider_as_assistive_programs_do,
    }),
    *ways(Lock.INPUTS, NOTHING, do.brief_words, {
        "an arrow key in the diagram": lambda w: press(do.diagram_at(w, "O1_1"), K.Key_Left),
        "typing in the diagram": lambda w: press(do.diagram_at(w, "O1_1"), "0.3", K.Key_Return),
        "F2 in the diagram": lambda w: press(do.diagram_at(w, "O1_1"), K.Key_F2, "0.3", K.Key_Return),
        "dragging the probe": do.drag_probe,
        "an arrow key in the map": lambda w: press(do.map_of(w), K.Key_Left),
    }),
    *ways(Lock.INPUTS, A_GATE, do.brief_words, {
        "clicking another sample in the map": do.click_sample,
        "clicking another row": do.click_row,
        "an arrow key in the rows": lambda w: press(do.rows_of(w), K.Key_Up),
        "an arrow key in all samples": lambda w: press(do.all_rows_of(w), K.Key_Up),
    }),
    *ways(Lock.WEIGHTS, NOTHING, do.brief_words, do.on_item("w1_11") | {
        "New start": lambda w: w.actions_.new_start.trigger(),
        "the key of New start": lambda w: press(w.diagram.canvas, QKeySequence("Ctrl+Shift+N")),
    }),
    *ways(Lock.WEIGHTS, A_GATE, do.brief_words, {
        "A start that works": lambda w: w.actions_.working_start.trigger()
    }),
    *ways(Lock.WEIGHTS, NOTHING, do.notes, {
        "the button New start": do.press_in_settings("New start"),
        "typing a seed": do.type_in_settings("Seed"),
    }),
    *ways(Lock.WEIGHTS, A_GATE, do.notes, {
        "the button A start that works": do.press_in_settings("A start that works")
    }),
    *ways(Lock.BIASES, NOTHING, do.tip(QCheckBox, "Biases"), {
        "ticking them": do.press_in_settings("Biases"),
        "Space on their box": lambda w: press(do.in_settings(w, QCheckBox, "Biases"), K.Key_Space),
    }),
    *ways(Lock.BIASES, STUCK, do.tip(QPushButton, "Switch biases on"), {
        "the hint's button": do.press_in_settings("Switch biases on")
    }),
    *ways(Lock.BIASES, WITH_BIASES, do.brief_words, do.on_item("b1_1")),
    *ways(Lock.CONVENTIONS, SHORTENED, do.notes, {
        "other choices": do.choose_next("Error of a sample", "Sign of Δ", "Order of updates", "Notation"),
        "As in the document": do.press_in_settings("As in the document"),
        "another number of digits": do.type_in_settings("Number of digits"),
        "another number of digits on paper": do.type_in_settings("Number of digits on paper"),
    }),
    *ways(Lock.ACTIVATIONS, NOTHING, do.tip(ChoiceBox, HIDDEN), {"another choice": do.choose_next(HIDDEN)}),
    *ways(Lock.ACTIVATIONS, NOTHING, do.tip(ChoiceBox, OUTPUT), {"the output's": do.choose_next(OUTPUT)}),
)  # fmt: skip


def begin(qtbot: QtBot, window: MainWindow, folder: Path, way: Way, *locks: Lock) -> None:
    """Where there is something for this way to change."""
    if way.keys is None:
        handout = Handout(locked=frozenset(locks))
        setup = Setup(replace(XOR), TypedStart(Parameters.of(PROBLEM["weights"])), handout=handout)
        window.run.choices.begin(setup)
        qtbot.waitUntil(lambda: window.run.snapshot.frame.setup is setup)
    else:
        open_problem(qtbot, window, folder, locked=locks, **way.keys)
    if way.lock is Lock.TARGET:
        window.run.move_probe(0.1, 0.2)  # a sample's own is never changed
    window.advice.say_briefly("")


def held(window: MainWindow, lock: Lock) -> object:
    """What the lock is there for."""
    probe, frame, diagram = window.run.snapshot.probe, window.run.snapshot.frame, window.diagram
    hyper = frame.hyperparameters
    return {
        Lock.INPUTS: (probe.inputs, [(one.field.value, one.slider.value()) for one in diagram.inputs]),
        Lock.TARGET: (probe.target, diagram.target.field.value),
        Lock.WEIGHTS: (frame.parameters.named(WEIGHTS), frame.setup.start),
        Lock.BIASES: (frame.parameters.named(BIASES), hyper.biases),
        Lock.LEARNING_RATE: (hyper.learning_rate, window.controls.learning_rate.value),
        Lock.CONVENTIONS: hyper.conventions,
        Lock.ACTIVATIONS: hyper.activations,
    }[lock]


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_no_way_leads_past_a_lock_and_each_leads_on_without_it(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, way: Way
) -> None:
    window = open_window()
    begin(qtbot, window, tmp_path, way, way.lock)
    before = held(window, way.lock)
    way.act(window)
    wait_for_answers(qtbot, window)
    assert held(window, way.lock) == before
    assert LOCKED in way.why(window)
    begin(qtbot, window, tmp_path, way)
    before = held(window, way.lock)
    way.act(window)
    qtbot.waitUntil(lambda: held(window, way.lock) != before)
    assert LOCKED not in way.why(window)


def test_the_remedy_of_a_message_is_no_way_past_a_lock_either(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window()
    for locks in ([Lock.BIASES], []):
        open_problem(qtbot, window, tmp_path, inputs=[0, 0], locked=locks)
        press(do.in_settings(window, ChoiceBox, HIDDEN), K.Key_Down)  # tanh, which needs biases there
        qtbot.waitUntil(window.messages._remedies[0].isVisible)
        window.advice.say_briefly("")
        click(window.messages._remedies[0])
        wait_for_answers(qtbot, window)
        assert window.run.snapshot.frame.hyperparameters.biases == (not locks)
        assert (LOCKED in window.advice.text()) == bool(locks)


def changed(window: MainWindow, **fields: object) -> Hyperparameters:
    return replace(window.run.setup.hyperparameters, **fields)


SLOTS: dict[str, tuple[Lock, Act]] = {
    "move_input": (Lock.INPUTS, lambda w: w.run.move_input(0, 0.3)),
    "move_probe": (Lock.INPUTS, lambda w: w.run.move_probe(0.3, 0.3)),
    "probe_sample": (Lock.INPUTS, lambda w: w.run.probe_sample(0)),
    "set_own_target": (Lock.TARGET, lambda w: w.run.set_own_target(0.3)),
    "set_parameter, weight": (Lock.WEIGHTS, lambda w: w.run.choices.set_parameter("w2_21", 0.3)),
    "choose_start": (Lock.WEIGHTS, lambda w: w.run.choices.choose_start(WORKING_START)),
    "set_parameter, bias": (Lock.BIASES, lambda w: w.run.choices.set_parameter("b2_1", 0.5)),
    "set_biases": (Lock.BIASES, lambda w: w.run.choices.set_biases(False)),
    "set_learning_rate": (Lock.LEARNING_RATE, lambda w: w.run.choices.set_learning_rate(0.3)),
    "conventions": (
        Lock.CONVENTIONS,
        lambda w: w.run.choices.set_hyperparameters(changed(w, conventions=Conventions(HALF_SQUARED))),
    ),
    "activations": (
        Lock.ACTIVATIONS,
        lambda w: w.run.choices.set_hyperparameters(changed(w, activations=Activations(TANH, TANH))),
    ),
}


@pytest.mark.parametrize("slot", SLOTS)
def test_the_run_itself_refuses_what_is_locked_and_says_so(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, slot: str
) -> None:
    """Whichever view would let it through."""
    lock, act = SLOTS[slot]
    window = open_window()
    open_problem(qtbot, window, tmp_path, locked=[lock], **WITH_BIASES)
    if lock is Lock.TARGET:
        window.run.move_probe(0.1, 0.2)
    before = held(window, lock)
    act(window)
    assert window.advice.text() == f"{LOCKED}."
    wait_for_answers(qtbot, window)
    assert held(window, lock) == before
