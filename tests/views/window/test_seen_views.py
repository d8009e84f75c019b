"""All views see the same, and none sees anything while the window can't be seen."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ann221_gui.core.commands import TrainSteps
from ann221_gui.core.snapshot import Snapshot, probe_of_sample
from ann221_gui.core.trainer import Trainer
from ann221_gui.views.window.seen_views import SeenViews


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


def test_every_view_is_shown_everything(trainer: Trainer, parent: QObject) -> None:
    panes = one, other = Pane(), Pane()
    views = SeenViews(panes, parent)
    for _ in range(10):
        views.show_snapshot(snapshot(trainer))
        trainer.apply(TrainSteps(1))
    assert [pane.frame.steps for pane in one.shown] == list(range(10))
    assert other.shown == one.shown


def test_what_a_view_brings_about_is_not_painted_over_by_what_was_there_before(
    trainer: Trainer, parent: QObject
) -> None:
    before, after = snapshot(trainer, 0), snapshot(trainer, 1)

    class Answering(Pane):
        def show_snapshot(self, snapshot: Snapshot) -> None:
            super().show_snapshot(snapshot)
            if snapshot is before:
                views.show_snapshot(after)

    answering, later = Answering(), Pane()
    views = SeenViews([answering, later], parent)
    views.show_snapshot(before)
    assert answering.shown == [before, after]
    assert later.shown == [after]


def test_a_broken_pane_does_not_blind_the_others(trainer: Trainer, parent: QObject) -> None:
    broken, sound = Pane(is_broken=True), Pane()
    views = SeenViews([broken, sound], parent)
    with pytest.raises(ValueError, match="broken pane"):
        views.show_snapshot(snapshot(trainer))
    assert len(sound.shown) == 1


def test_nothing_is_shown_out_of_sight_and_everything_on_return(trainer: Trainer, parent: QObject) -> None:
    panes = Pane(), Pane()
    views = SeenViews(panes, parent)
    views.show_snapshot(snapshot(trainer))
    views.set_seen(False)
    for _ in range(5):
        trainer.apply(TrainSteps(1))
        views.show_snapshot(snapshot(trainer))
    views.show_snapshot(snapshot(trainer, sample=1))
    assert [len(pane.shown) for pane in panes] == [1, 1]
    views.set_seen(True)
    views.set_seen(True)  # as when a window in front of it goes
    assert [len(pane.shown) for pane in panes] == [2, 2]
    assert all(pane.shown[-1].frame.steps == 5 and pane.shown[-1].probe.sample == 1 for pane in panes)
