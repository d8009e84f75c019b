"""A film of the training: which epochs it shows, and that each picture is of that very epoch."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel

from ann221_gui.core.commands import GoTo, SetParameter, Setup, TrainEpochs
from ann221_gui.core.hyperparameters import Hyperparameters, StopRule
from ann221_gui.core.parameters import ParameterId
from ann221_gui.core.record.recorder import Recorder
from ann221_gui.core.trainer import Trainer
from ann221_gui.files.pictures.view_names import VIEWS
from ann221_gui.filming import Film, early_ones_first, evenly
from ann221_gui.main_window import MainWindow
from ann221_gui.unseen_window import Wish, picture, unseen_window

LOOK = {"size": (1200, 800), "scale": 1.0, "theme": "light"}


class Roll:
    """Keeps what it is given."""

    def __init__(self) -> None:
        self.pictures: list[tuple[QImage, int]] = []

    def add(self, image: QImage, shown_ms: int) -> None:
        self.pictures.append((image, shown_ms))

    def finish(self) -> bytes:
        raise AssertionError("nobody wants a file")


@pytest.fixture
def unseen(qapp: QApplication) -> Iterator[MainWindow]:
    font = qapp.font()
    with unseen_window(Recorder(Trainer(Setup())), Wish("window", 0, **LOOK)) as window:
        yield window
    qapp.setFont(font)


def filmed(window: MainWindow, epochs: list[int], recorder: Recorder | None = None) -> Roll:
    roll = Roll()
    film = Film(window, "window", recorder or Recorder(Trainer()), epochs, roll)
    while not film.is_done:
        film.advance()
    return roll


@pytest.mark.parametrize(
    ("epochs", "count", "expected"),
    [(100, 5, [0, 25, 50, 75, 100]), (3, 60, [0, 1, 2, 3]), (7, 2, [0, 7])],
)
def test_even_distances(epochs, count, expected):
    assert evenly(0, epochs, count) == expected


def test_close_at_the_beginning():
    assert early_ones_first(0, 15, 5) == [0, 1, 3, 7, 15]  # one before a power of two
    assert early_ones_first(0, 1000, 2) == [0, 1000]
    assert early_ones_first(10, 25, 5) == [10, 11, 13, 17, 25]


def test_each_picture_is_the_window_after_that_many_epochs(unseen):
    roll = filmed(unseen, [0, 13, 20_000])
    trainer = Trainer()
    trainer.apply(TrainEpochs(20_000))
    assert unseen.run.snapshot.frame.parameters == trainer.frame().parameters  # to the last bit
    assert len({bytes(image.constBits()) for image, _ in roll.pictures}) == 3


def test_what_was_done_by_hand_is_filmed_as_it_was(unseen):
    """And what is trained beyond it."""
    recorder, trainer = Recorder(Trainer()), Trainer()
    edit = SetParameter(ParameterId.W1_11, -3.0)
    for command in (TrainEpochs(100), edit, TrainEpochs(50)):
        recorder.apply(command)
    recorder.apply(GoTo(30))
    seen = []
    unseen.run.snapshot_changed.connect(lambda snapshot: seen.append(snapshot.frame))
    filmed(unseen, [0, 99, 130, 200], recorder)
    for command, frame in zip(
        (TrainEpochs(99), TrainEpochs(1), edit, TrainEpochs(30), TrainEpochs(70)),
        (seen[1], None, None, seen[2], seen[3]),
        strict=True,
    ):
        trainer.apply(command)
        assert frame is None or frame.parameters == trainer.frame().parameters


def test_the_read_outs_say_the_epoch_of_the_picture_and_no_rate(unseen):
    filmed(unseen, [0, 13])
    said = {label.accessibleName() for label in unseen.read_outs.findChildren(QLabel)}
    assert {"Epoch: 13", "Epochs/s: 0"} <= said


def test_a_film_ends_where_training_does(unseen):
    setup = Setup(hyperparameters=replace(Hyperparameters(), stop_rule=StopRule(epochs=7)))
    roll = filmed(unseen, [0, 5, 10, 20], Recorder(Trainer(setup)))
    assert unseen.run.snapshot.frame.epoch == 7
    assert [shown_ms for _, shown_ms in roll.pictures] == [100, 100, 2500]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(("suffix", "begin"), [("png", b"\x89PNG"), ("svg", b"<svg"), ("pdf", b"%PDF-")])
def test_every_view_can_be_drawn_in_every_form(qapp, tmp_path, view, suffix, begin):
    font = qapp.font()
    wish = Wish(view, 3, **LOOK)
    record = Recorder(Trainer()).record
    assert picture(record, wish, tmp_path / f"drawing.{suffix}").startswith(begin)
    qapp.setFont(font)


SCRIPT = """
import sys
from pathlib import Path
from ann221_gui.application import draw
from ann221_gui.core.record.recorder import Recorder
from ann221_gui.core.trainer import Trainer
from ann221_gui.unseen_window import Wish
told = []
wish = Wish("map", 20, (1000, 700), 1.0, "dark")
draw(Recorder(Trainer()).record, Path(sys.argv[1]), wish, frames=3, tell=told.append)
print(told == sorted(told), told[-1])
"""


def test_a_film_is_made_without_a_window(home: Path, tmp_path: Path) -> None:
    environment = os.environ | {"QT_LOGGING_RULES": "default.warning=false"}
    command = [sys.executable, "-c", SCRIPT, tmp_path / "film.png"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "True 1.0\n", "")
    assert (tmp_path / "film.png").read_bytes().count(b"fcTL") == 3
