"""Dear pictures in turn while it trains, everything at once where the user acts."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ann221_gui.core.commands import SetParameter, TrainSteps
from ann221_gui.core.parameters import ParameterId
from ann221_gui.core.snapshot import Snapshot, probe_of_sample
from ann221_gui.core.trainer import Trainer
from ann221_gui.views.window.pane_turns import PaneTurns


class Pane:
    """Counts what it is shown."""

    def __init__(self, is_broken: bool = False) -> None:
        self.shown: list[Snapshot] = []
        self._is_broken = is_broken

    def show_snapshot(self, snapshot: Snapshot) -> None:
        self.shown.append(snapshot)
        if self._is_broken:
            raise ValueError("broken pane")


@pytest.fixture
def trainer() -> Trainer:
    return Trainer()


@pytest.fixture
def parent(qtbot: QtBot) -> Iterator[QObject]:
    parent = QObject()
    yield parent
    parent.deleteLater()


def snapshot(trainer: Trainer, sample: int = 3) -> Snapshot:
    frame = trainer.frame()
    return Snapshot(frame, probe_of_sample(frame.dataset, sample))


def test_training_is_shown_to_one_after_the_other_and_the_last_to_all(
    qtbot: QtBot, trainer: Trainer, parent: QObject
) -> None:
    always, one, other = Pane(), Pane(), Pane()
    turns = PaneTurns([always], [one, other], parent)
    turns.show_snapshot(snapshot(trainer))
    for _ in range(10):
        trainer.apply(TrainSteps(1))
        turns.show_snapshot(snapshot(trainer))
    assert len(always.shown) == 11
    assert len(one.shown) == len(other.shown) == 6  # the first, and every second of ten
    qtbot.waitUntil(lambda: one.shown[-1].frame.steps == other.shown[-1].frame.steps == 10)


def test_what_the_user_changes_is_seen_everywhere_at_once(trainer: Trainer, parent: QObject) -> None:
    always, one, other = Pane(), Pane(), Pane()
    turns = PaneTurns([always], [one, other], parent)
    turns.show_snapshot(snapshot(trainer))
    trainer.apply(SetParameter(ParameterId.W1_11, 2.0))
    turns.show_snapshot(snapshot(trainer))
    trainer.apply(TrainSteps(1))
    turns.show_snapshot(snapshot(trainer, sample=1))  # the probe was moved while it trained
    assert [len(pane.shown) for pane in (always, one, other)] == [3, 3, 3]


def test_a_broken_pane_does_not_blind_the_others(trainer: Trainer, parent: QObject) -> None:
    broken, sound = Pane(is_broken=True), Pane()
    turns = PaneTurns([broken], [sound], parent)
    with pytest.raises(ValueError, match="broken pane"):
        turns.show_snapshot(snapshot(trainer))
    assert len(sound.shown) == 1
