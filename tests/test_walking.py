"""A step gone through phase by phase in the window: nothing is done before its last phase is over."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ann221_gui import step_walk
from ann221_gui.core.commands import Setup
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.parameters import ParameterId
from ann221_gui.core.walk import PHASE_BY_PHASE, Phase, Walk
from ann221_gui.main_window import MainWindow
from ann221_gui.training.requests import FLAT_OUT
from tests.core import textbook

OpenWindow = Callable[..., MainWindow]
XOR_SAMPLES = [((0, 0), 0), ((0, 1), 1), ((1, 0), 1), ((1, 1), 0)]
SAMPLE_PHASES = (Phase.FORWARD, Phase.ERROR, Phase.BACKWARD)


def walk_of(window: MainWindow) -> Walk | None:
    return window.run.snapshot.walk


def press(
    window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(window.diagram.canvas, key, modifier)


def test_f5_goes_through_the_batch_and_then_does_the_step(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    before = window.run.snapshot.frame.parameters
    for sample, (inputs, target) in enumerate(XOR_SAMPLES):
        for phase in SAMPLE_PHASES:
            press(window, Qt.Key.Key_F5)
            assert walk_of(window) == Walk(phase, sample)
            assert window.run.snapshot.probe.inputs == inputs
            assert window.run.snapshot.probe.target == target
    for phase in (Phase.TOTAL, Phase.UPDATE):
        press(window, Qt.Key.Key_F5)
        assert walk_of(window).phase is phase
    assert window.run.snapshot.frame.parameters is before
    shown = [window.run.snapshot.working.values[f"new_{name}"] for name in ParameterId]
    press(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: window.run.snapshot.frame.steps == 1)
    done, _ = textbook.step(before.vector.tolist(), XOR_SAMPLES, 0.5)
    assert shown == pytest.approx(done, abs=1e-14)
    assert window.run.snapshot.frame.parameters.vector.tolist() == pytest.approx(done, abs=1e-14)
    assert walk_of(window) == Walk(Phase.FORWARD, 0)


def test_one_can_go_back_and_leave_without_a_trace(open_window: OpenWindow) -> None:
    window = open_window()
    frame = window.run.snapshot.frame
    for _ in range(5):
        press(window, Qt.Key.Key_F5)
    press(window, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    assert walk_of(window) == Walk(Phase.FORWARD, 1)
    press(window, Qt.Key.Key_F5, Qt.KeyboardModifier.ControlModifier)
    assert walk_of(window).phase is Phase.TOTAL
    press(window, Qt.Key.Key_F5, Qt.KeyboardModifier.AltModifier)
    assert walk_of(window) is None
    assert window.run.snapshot.frame is frame
    assert window.run.snapshot.probe.inputs == (1.0, 1.0), "where it was before"
    assert not window.actions_.back.isEnabled()


def test_the_probed_pair_alone_has_four_phases(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    window.run.probing.move(0.25, -0.5)
    before = window.run.snapshot.frame.parameters.vector.tolist()
    target = window.run.snapshot.probe.target
    window.actions_.pair_phases.trigger()
    seen = [walk_of(window).phase]
    for _ in range(3):
        press(window, Qt.Key.Key_F5)
        seen.append(walk_of(window).phase)
    assert seen == [*SAMPLE_PHASES, Phase.UPDATE]
    press(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: window.run.snapshot.frame.steps == 1)
    done, _ = textbook.step(before, [((0.25, -0.5), target)], 0.5)
    assert window.run.snapshot.frame.parameters.vector.tolist() == pytest.approx(done, abs=1e-14)
    assert window.run.snapshot.probe.inputs == (0.25, -0.5)


def test_a_pair_of_the_users_choice_ends_the_walk_through_the_batch(open_window: OpenWindow) -> None:
    window = open_window()
    press(window, Qt.Key.Key_F5)
    window.run.probing.move(0.5, 0.5)
    assert walk_of(window) is None
    assert window.run.snapshot.probe.inputs == (0.5, 0.5)


def test_a_weight_changed_on_the_way_is_walked_on_with(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    press(window, Qt.Key.Key_F5)
    window.run.choices.set_parameter("w1_11", 3.0)
    qtbot.waitUntil(lambda: window.run.snapshot.frame.parameters[ParameterId.W1_11] == 3.0)
    assert walk_of(window) == Walk(Phase.FORWARD, 0)


@pytest.mark.parametrize("act", ["step", "epoch", "pair"])
def test_training_otherwise_ends_the_walk(qtbot: QtBot, open_window: OpenWindow, act: str) -> None:
    window = open_window()
    press(window, Qt.Key.Key_F5)
    getattr(window.actions_, act).trigger()
    qtbot.waitUntil(lambda: window.run.snapshot.frame.steps == 1)
    assert walk_of(window) is None


def test_smaller_batches_go_through_their_own_samples(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(Setup(hyperparameters=Hyperparameters(batch_size=1)))
    for _ in range(3):
        rows = window.run.snapshot.frame.next_samples.tolist()
        steps = window.run.snapshot.frame.steps
        phases = []
        for _ in range(4 if steps == 0 else 3):  # the first key begins
            press(window, Qt.Key.Key_F5)
            phases.append(walk_of(window).phase)
            assert window.run.snapshot.probe.sample == rows[0]
        assert phases[-1] is Phase.UPDATE
        press(window, Qt.Key.Key_F5)
        qtbot.waitUntil(lambda steps=steps: window.run.snapshot.frame.steps == steps + 1)


def test_the_slowest_speed_plays_the_same_phases(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(step_walk, "PHASE_MS", 5)
    window = open_window()
    seen: list[Walk | None] = []
    window.run.walk.changed.connect(lambda: seen.append(walk_of(window)))
    window.run.set_speed(PHASE_BY_PHASE)
    press(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.run.snapshot.frame.steps == 2)
    press(window, Qt.Key.Key_Space)
    assert not window.run.is_playing
    assert seen[:14] == [
        *(Walk(phase, sample) for sample in range(4) for phase in SAMPLE_PHASES),
        Walk(Phase.TOTAL, 3),
        Walk(Phase.UPDATE, 3),
    ]
    assert walk_of(window) is not None


def test_a_faster_speed_takes_over_from_the_phases_and_they_from_it(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window()
    window.run.set_speed(PHASE_BY_PHASE)
    press(window, Qt.Key.Key_Space)
    assert walk_of(window) is not None
    window.run.set_speed(60.0)
    qtbot.waitUntil(lambda: window.run.snapshot.frame.steps > 2)
    assert walk_of(window) is None
    assert window.actions_.play.text() == "Pause"
    window.run.set_speed(PHASE_BY_PHASE)
    wait_for_answers(qtbot, window)
    assert walk_of(window) == Walk(Phase.FORWARD, 0)
    assert window.run.is_playing
    assert window.actions_.play.text() == "Pause"


@pytest.mark.parametrize("speed", [60.0, FLAT_OUT])
def test_f5_pauses_training_and_begins_where_it_has_come_to(
    qtbot: QtBot, open_window: OpenWindow, speed: float
) -> None:
    window = open_window()
    window.run.set_speed(speed)
    press(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.run.snapshot.frame.steps > 5)
    press(window, Qt.Key.Key_F5)
    wait_for_answers(qtbot, window)  # frames of training may still have been on their way
    assert not window.run.is_playing
    assert walk_of(window) == Walk(Phase.FORWARD, 0)
    assert window.run.snapshot.probe.sample == 0


def test_a_fault_ends_the_walk_and_f5_begins_a_new_one(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    to_the_update(window)
    window.run._link.send = lambda _: None  # the step gets lost
    press(window, Qt.Key.Key_F5)
    window.run._link.failed.emit("ValueError: a fault")
    assert walk_of(window) is None
    press(window, Qt.Key.Key_F5)
    assert walk_of(window) == Walk(Phase.FORWARD, 0)


def test_a_change_just_before_the_step_is_no_refusal(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    to_the_update(window)
    for weight in (1.0, 1.1, 1.2):
        window.run.choices.set_parameter("w1_11", weight)
    press(window, Qt.Key.Key_F5)
    press(window, Qt.Key.Key_F5)  # too soon: one step is done, not two
    wait_for_answers(qtbot, window)
    assert window.run.snapshot.frame.steps == 1
    assert walk_of(window) == Walk(Phase.FORWARD, 0)


def test_other_samples_come_next_and_the_walk_begins_with_them(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(Setup(hyperparameters=Hyperparameters(batch_size=1)))
    press(window, Qt.Key.Key_F5)
    press(window, Qt.Key.Key_F5)
    before = window.run.snapshot.frame.next_samples.tolist()
    for seed in range(1, 20):
        hyper = replace(window.run.setup.hyperparameters, order_seed=seed)
        window.run.choices.set_hyperparameters(hyper)
        qtbot.waitUntil(lambda hyper=hyper: window.run.snapshot.frame.hyperparameters == hyper)
        if window.run.snapshot.frame.next_samples.tolist() != before:
            break
    assert walk_of(window) == Walk(Phase.FORWARD, 0)
    assert window.run.snapshot.frame.next_samples.tolist() == [window.run.snapshot.probe.sample]


def test_a_step_that_runs_away_ends_the_walk_and_is_told(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(Setup(hyperparameters=Hyperparameters(learning_rate=1e9)))
    to_the_update(window)
    press(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: "diverged" in window.messages.text)
    assert walk_of(window) is None
    to_the_update(window)  # it can be looked at, and is refused again
    press(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: walk_of(window) is None)


def test_with_reduced_motion_nothing_glides(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(step_walk, "PHASE_MS", 60)
    monkeypatch.setattr(step_walk, "FLOW_MS", 5)
    window = open_window()
    moved: list[float | None] = []
    window.run.walk.flow_changed.connect(moved.append)
    window.run.set_speed(PHASE_BY_PHASE)
    press(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: any(share is not None and share > 0 for share in moved))
    window.actions_.reduced_motion.trigger()
    assert moved[-1] is None
    moved.clear()
    place = walk_of(window).place
    qtbot.waitUntil(lambda: walk_of(window).place > place + 1)
    assert moved == []


def test_the_probe_comes_back_from_a_batch_but_not_from_a_pair(open_window: OpenWindow) -> None:
    window = open_window()
    window.run.probing.move(0.25, 0.75)
    press(window, Qt.Key.Key_F5)
    press(window, Qt.Key.Key_F5, Qt.KeyboardModifier.AltModifier)
    assert window.run.snapshot.probe.inputs == (0.25, 0.75)
    press(window, Qt.Key.Key_F5)
    window.actions_.pair_phases.trigger()
    window.run.probing.move(0.5, 0.5)
    assert walk_of(window).of_pair
    press(window, Qt.Key.Key_F5, Qt.KeyboardModifier.AltModifier)
    assert window.run.snapshot.probe.inputs == (0.5, 0.5)


def to_the_update(window: MainWindow) -> None:
    press(window, Qt.Key.Key_F5)
    press(window, Qt.Key.Key_F5, Qt.KeyboardModifier.ControlModifier)
    press(window, Qt.Key.Key_F5)
    assert walk_of(window).phase is Phase.UPDATE


def wait_for_answers(qtbot: QtBot, window: MainWindow) -> None:
    """Until the worker has done everything that was asked of it so far, and the window has shown it."""
    tolerance = window.run.setup.hyperparameters.tolerance + 0.001
    hyper = replace(window.run.setup.hyperparameters, tolerance=tolerance)
    window.run.choices.set_hyperparameters(hyper)
    qtbot.waitUntil(lambda: window.run.snapshot.frame.hyperparameters.tolerance == tolerance)


def test_reduced_motion_is_remembered(open_window: OpenWindow) -> None:
    window = open_window()
    window.actions_.reduced_motion.trigger()
    window.remember()
    window.close()
    assert open_window().actions_.reduced_motion.isChecked()
