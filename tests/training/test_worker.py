"""The worker by itself, in the test's own thread: it trains when it is its turn, and stops when it is not."""

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from ann221_gui.core.frame import Frame
from ann221_gui.core.record.recorder import Recorder
from ann221_gui.core.trainer import Trainer
from ann221_gui.training.requests import FLAT_OUT, Pause, Play
from ann221_gui.training.turn import Turn
from ann221_gui.training.worker import TrainingWorker


class InterruptedTrainer(Trainer):
    """The window takes the turn back while the first steps of a slice are done."""

    def __init__(self, turn: Turn) -> None:
        super().__init__()
        self._turn = turn
        self.slices: list[int] = []

    def train(self, steps: int) -> int:
        self._turn.is_training = False
        self.slices.append(steps)
        return super().train(steps)


def playing(trainer: Trainer, turn: Turn) -> tuple[TrainingWorker, list[Frame]]:
    worker = TrainingWorker(Recorder(trainer), FLAT_OUT, turn)
    frames: list[Frame] = []
    worker.frame_published.connect(frames.append)
    worker.handle(Play())
    return worker, frames


def let_pass(qtbot: QtBot, milliseconds: int) -> None:
    """Until a timer that is started now has fired: those that were due before have too."""
    timer = QTimer()
    timer.setSingleShot(True)
    with qtbot.waitSignal(timer.timeout):
        timer.start(milliseconds)


def test_nothing_is_trained_out_of_turn_and_all_goes_on_with_the_next_grant(qtbot: QtBot) -> None:
    turn = Turn()
    turn.is_training = False
    worker, frames = playing(Trainer(), turn)
    let_pass(qtbot, 40)
    assert frames == []
    turn.is_training = True
    worker.grant()
    qtbot.waitUntil(lambda: bool(frames))
    worker.handle(Pause())


def test_a_slice_ends_when_the_turn_is_lost_and_shows_what_it_has(qtbot: QtBot) -> None:
    turn = Turn()
    trainer = InterruptedTrainer(turn)
    worker, frames = playing(trainer, turn)
    qtbot.waitUntil(lambda: bool(frames))
    assert len(trainer.slices) == 1
    assert frames[0].steps == trainer.slices[0]
    worker.handle(Pause())


@pytest.mark.parametrize("grants", [0, 3])
def test_after_a_frame_it_waits_for_one_grant_whatever_their_number(qtbot: QtBot, grants: int) -> None:
    worker, frames = playing(Trainer(), Turn())
    qtbot.waitUntil(lambda: bool(frames))
    for _ in range(grants):
        worker.grant()
    let_pass(qtbot, 60)
    assert len(frames) == 1 + bool(grants)
    worker.handle(Pause())
