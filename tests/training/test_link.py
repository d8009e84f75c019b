"""The training thread as the window meets it: requests in, the newest frame out."""

import gc
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, QThread, Slot
from pytestqt.qtbot import QtBot

from ann221_gui.core.commands import (
    Begin,
    Command,
    Reset,
    SetHyperparameters,
    SetParameter,
    Setup,
    TrainEpochs,
)
from ann221_gui.core.frame import Frame, Reached
from ann221_gui.core.hyperparameters import Hyperparameters, StopRule
from ann221_gui.core.parameters import ParameterId
from ann221_gui.core.record.recorder import Recorder
from ann221_gui.core.trainer import Trainer
from ann221_gui.training.link import TrainingLink
from ann221_gui.training.requests import FLAT_OUT, Pause, Play, SetSpeed

# The mathematics page: loss of the start that works after 100 epochs.
LOSS_AFTER_100 = 0.9360324102270192

Opening = Callable[..., TrainingLink]


@pytest.fixture
def open_link() -> Iterator[Opening]:
    links: list[TrainingLink] = []

    def opening(epochs_per_second: float = FLAT_OUT, setup: Setup | None = None) -> TrainingLink:
        links.append(TrainingLink(Recorder(Trainer(setup)), epochs_per_second))
        links[-1].start()
        return links[-1]

    yield opening
    for link in links:
        link.stop()


class Listener(QObject):
    """Keeps what the link publishes, and in which thread it was told."""

    def __init__(self, link: TrainingLink) -> None:
        super().__init__()
        self.frames: list[Frame] = []
        self.threads: set[QThread] = set()
        self.faults: list[str] = []
        link.frame_published.connect(self.take)
        link.failed.connect(self.hear)

    @Slot(object)
    def take(self, frame: Frame) -> None:
        self.frames.append(frame)
        self.threads.add(QThread.currentThread())

    @Slot(str)
    def hear(self, fault: str) -> None:
        self.faults.append(fault)


def test_a_command_is_answered_by_a_frame(qtbot: QtBot, open_link: Opening) -> None:
    link = open_link()
    with qtbot.waitSignal(link.frame_published) as answer:
        link.send(TrainEpochs(100))
    assert answer.args[0].evaluation.loss == pytest.approx(LOSS_AFTER_100, abs=1e-9)


def test_frames_arrive_in_the_windows_thread(qtbot: QtBot, open_link: Opening) -> None:
    link = open_link()
    listener = Listener(link)
    link.send(TrainEpochs(1))
    qtbot.waitUntil(lambda: bool(listener.frames))
    assert listener.threads == {QThread.currentThread()}


def test_same_commands_give_the_same_bits_with_and_without_the_thread(
    qtbot: QtBot, open_link: Opening
) -> None:
    online = replace(Hyperparameters(), batch_size=1, learning_rate=0.7)
    commands: list[Command] = [
        SetHyperparameters(online),
        TrainEpochs(37),
        SetParameter(ParameterId.W1_12, 0.25),
        TrainEpochs(11),
    ]
    trainer = Trainer()
    link = open_link()
    listener = Listener(link)
    for command in commands:
        trainer.apply(command)
        link.send(command)
    qtbot.waitUntil(lambda: bool(listener.frames) and listener.frames[-1].epoch == 48)
    assert listener.frames[-1].parameters == trainer.frame().parameters


def test_playing_in_slices_gives_the_same_bits_as_one_command(qtbot: QtBot, open_link: Opening) -> None:
    link = open_link(epochs_per_second=1000.0)
    listener = Listener(link)
    link.send(Play(epochs=150))
    qtbot.waitUntil(lambda: bool(listener.frames) and listener.frames[-1].epoch == 150)
    trainer = Trainer()
    trainer.apply(TrainEpochs(150))
    assert listener.frames[-1].parameters == trainer.frame().parameters
    assert listener.frames[-1].steps == 150
    qtbot.waitUntil(lambda: not link.is_playing)


def test_pause_stops_and_play_goes_on(qtbot: QtBot, open_link: Opening) -> None:
    link = open_link()
    listener = Listener(link)
    link.send(Play())
    qtbot.waitUntil(lambda: link.is_playing and len(listener.frames) > 2)
    link.send(Pause())
    qtbot.waitUntil(lambda: not link.is_playing)
    with qtbot.waitSignal(link.frame_published):
        link.send(TrainEpochs(1))  # an answer behind whatever was still on its way
    epoch = listener.frames[-1].epoch
    link.send(Play())
    qtbot.waitUntil(lambda: listener.frames[-1].epoch > epoch)


def test_a_command_during_play_takes_effect_at_once(qtbot: QtBot, open_link: Opening) -> None:
    link = open_link(epochs_per_second=60)  # flat out, the first frame after it may be past 20 again
    listener = Listener(link)
    link.send(Play())
    qtbot.waitUntil(lambda: bool(listener.frames) and listener.frames[-1].epoch > 20)
    link.send(Reset())
    qtbot.waitUntil(lambda: listener.frames[-1].epoch < 20)
    assert link.is_playing


def test_play_ends_where_the_stop_rule_is_reached(qtbot: QtBot, open_link: Opening) -> None:
    rule = StopRule(loss=0.9)
    link = open_link(setup=Setup(hyperparameters=Hyperparameters(stop_rule=rule)))
    listener = Listener(link)
    link.send(Play())
    qtbot.waitUntil(lambda: bool(listener.frames) and listener.frames[-1].ending == Reached("loss"))
    qtbot.waitUntil(lambda: not link.is_playing)
    assert listener.frames[-1].evaluation.loss <= 0.9


def test_epochs_to_play_are_epochs_whatever_becomes_of_the_batch(qtbot: QtBot, open_link: Opening) -> None:
    link = open_link()
    listener = Listener(link)
    link.send(Play(epochs=40))
    link.send(SetHyperparameters(Hyperparameters(batch_size=1)))
    qtbot.waitUntil(lambda: bool(listener.frames) and listener.frames[-1].epoch == 40)
    qtbot.waitUntil(lambda: not link.is_playing)


def test_speed_can_change_while_it_plays(qtbot: QtBot, open_link: Opening) -> None:
    link = open_link(epochs_per_second=1.0)
    listener = Listener(link)
    link.send(Play())
    qtbot.waitUntil(lambda: bool(listener.frames))
    link.send(SetSpeed(FLAT_OUT))
    qtbot.waitUntil(lambda: listener.frames[-1].epoch > 100)


def test_a_window_that_is_busy_gets_the_newest_frame_and_no_queue(qtbot: QtBot, open_link: Opening) -> None:
    link = open_link()
    listener = Listener(link)
    link.send(Play())
    qtbot.waitUntil(lambda: link.is_playing and bool(listener.frames))
    for value in range(200):
        link.send(SetParameter(ParameterId.W1_11, float(value)))
    shown = len(listener.frames)
    deadline = time.monotonic() + 0.5
    while time.monotonic() < deadline:  # the window does not return to its loop
        pass
    link.send(Pause())
    qtbot.waitUntil(lambda: not link.is_playing)
    assert len(listener.frames) - shown < 20


def frames_alive() -> int:
    return sum(isinstance(thing, Frame) for thing in gc.get_objects())


def test_a_window_that_is_away_for_two_seconds_finds_no_queue_of_frames(
    qtbot: QtBot, open_link: Opening
) -> None:
    link = open_link()
    link.send(Play())
    qtbot.waitUntil(lambda: link.is_playing)
    before = frames_alive()
    time.sleep(2.0)  # training has the interpreter for itself, and nobody takes its frames
    assert frames_alive() - before < 5


def test_a_fault_becomes_a_message_and_the_run_is_kept(qtbot: QtBot, open_link: Opening) -> None:
    link = open_link()
    listener = Listener(link)
    link.send(TrainEpochs(3))
    qtbot.waitUntil(lambda: bool(listener.frames))
    link.send(Begin(None))  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: bool(listener.faults))
    assert "AttributeError" in listener.faults[0]
    link.send(TrainEpochs(1))
    qtbot.waitUntil(lambda: listener.frames[-1].epoch == 4)


def test_a_fault_while_playing_pauses(qtbot: QtBot, open_link: Opening) -> None:
    link = open_link()
    listener = Listener(link)
    link.send(Play())
    qtbot.waitUntil(lambda: link.is_playing)
    link.send(SetParameter("no parameter", 1.0))  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: bool(listener.faults) and not link.is_playing)
    link.send(TrainEpochs(1))
    before = len(listener.frames)
    qtbot.waitUntil(lambda: len(listener.frames) > before)


def test_stopping_in_the_middle_of_play_is_silent(qtbot: QtBot, open_link: Opening) -> None:
    """`nothing_left_behind` and the warnings of Qt, which fail a test, do the rest."""
    link = open_link()
    link.send(Play())
    qtbot.waitUntil(lambda: link.is_playing)
    link.stop()
    link.stop()
    link.send(TrainEpochs(1))  # to nobody


def test_a_link_that_never_started_can_be_stopped(qtbot: QtBot) -> None:
    TrainingLink(Recorder(Trainer()), FLAT_OUT).stop()


def test_what_the_user_changed_is_shown_at_once(
    qtbot: QtBot, open_link: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though the next picture of training is far off."""
    link = open_link()
    listener = Listener(link)
    link.send(Play())
    qtbot.waitUntil(lambda: bool(listener.frames))
    monkeypatch.setattr("ann221_gui.training.link.FRAME_MS", 60_000)
    shown = len(listener.frames)
    link.send(SetHyperparameters(Hyperparameters(learning_rate=0.125)))
    qtbot.waitUntil(lambda: listener.frames[-1].hyperparameters.learning_rate == 0.125)
    assert len(listener.frames) <= shown + 2, "and nothing but that, once the pace was so slow"


def test_while_the_window_works_training_waits_for_it(qtbot: QtBot, open_link: Opening) -> None:
    link = open_link()
    listener = Listener(link)
    link.send(Play())
    qtbot.waitUntil(lambda: len(listener.frames) > 3)
    link.take_turn()
    before = len(listener.frames)
    qtbot.waitUntil(lambda: len(listener.frames) > before + 3)  # given back without being asked for


def test_no_thread_keeps_the_other_waiting_for_the_interpreter(open_link: Opening) -> None:
    open_link()
    assert sys.getswitchinterval() <= 0.001, "usual are 5 ms, a third of a frame"
