"""The large numbers: what they say, and when."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ann221_gui.core.conventions import Conventions
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.losses import HALF_SQUARED, Total
from ann221_gui.core.numbers import Digits
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.shared.readout_pace import READOUT_INTERVAL_MS
from ann221_gui.views.window.read_outs import EpochRate, ReadOuts

SnapshotOf = Callable[..., Snapshot]
# All outputs ½: every Δ is ±½, so the sum over XOR is 4 · ¼ and no sample is on a side.
UNDECIDED = dict.fromkeys(("w1_11", "w1_12", "w1_21", "w1_22", "w2_11", "w2_21"), 0.0)


@pytest.fixture
def read_outs(qtbot: QtBot) -> ReadOuts:
    read_outs = ReadOuts()
    qtbot.addWidget(read_outs)
    return read_outs


def spoken(read_outs: ReadOuts) -> list[str]:
    return [label.accessibleName() for label in read_outs.findChildren(QLabel) if label.accessibleName()]


def said(read_outs: ReadOuts, caption: str) -> str:
    return next(name for name in spoken(read_outs) if name.startswith(caption)).rpartition(": ")[2]


def test_sum_mean_and_correct(read_outs: ReadOuts, snapshot_of: SnapshotOf) -> None:
    read_outs.show_snapshot(snapshot_of(UNDECIDED))
    assert said(read_outs, "Error Σ Δ²") == "1.0000"
    assert said(read_outs, "Mean error") == "0.2500"
    assert said(read_outs, "Correct") == "0 of 4"


def test_an_output_counts_on_its_targets_side(read_outs: ReadOuts, snapshot_of: SnapshotOf) -> None:
    read_outs.show_snapshot(snapshot_of(UNDECIDED | {"b2_1": 0.1}, biases=True))  # all just above ½
    assert said(read_outs, "Correct") == "2 of 4"


def test_the_halved_error_is_named_and_halved(read_outs: ReadOuts, snapshot_of: SnapshotOf) -> None:
    read_outs.show_snapshot(
        snapshot_of(UNDECIDED, hyperparameters=Hyperparameters(conventions=Conventions(HALF_SQUARED)))
    )
    assert said(read_outs, "Error ½ Σ Δ²") == "0.5000"


def test_beside_a_mean_stands_the_sum(read_outs: ReadOuts, snapshot_of: SnapshotOf) -> None:
    conventions = Conventions(replace(HALF_SQUARED, total=Total.MEAN))
    read_outs.show_snapshot(snapshot_of(UNDECIDED, hyperparameters=Hyperparameters(conventions=conventions)))
    assert said(read_outs, "Error ½ mean Δ²") == "0.1250"
    assert said(read_outs, "Summed error") == "0.5000"
    assert not any(name.startswith("Mean error") for name in spoken(read_outs))


def test_chosen_digits_are_written_and_find_room(read_outs: ReadOuts, snapshot_of: SnapshotOf) -> None:
    read_outs.fit_text()
    read_outs.show()
    read_outs.show_snapshot(snapshot_of(UNDECIDED))
    usual = read_outs.sizeHint()
    many = Hyperparameters(conventions=Conventions(digits=Digits(17)))
    read_outs.show_snapshot(snapshot_of(UNDECIDED, hyperparameters=many))
    QApplication.processEvents()
    assert said(read_outs, "Mean error") == "0.25000000000000000"
    numbers = [label for label in read_outs.findChildren(QLabel) if label.accessibleName()]
    assert all(label.width() >= label.sizeHint().width() for label in numbers)
    assert not any(one.geometry().intersects(other.geometry()) for one, other in combinations(numbers, 2))
    assert read_outs.sizeHint().width() < 1.5 * usual.width()
    read_outs.show_snapshot(snapshot_of(UNDECIDED))
    assert read_outs.sizeHint() == usual


@pytest.mark.parametrize(("seen", "epoch"), [(0, "0"), (4, "1"), (5, "1.25"), (4000, "1,000")])
def test_the_epoch_is_samples_seen_over_samples(
    read_outs: ReadOuts, snapshot_of: SnapshotOf, seen: int, epoch: str
) -> None:
    read_outs.show_snapshot(snapshot_of(samples_seen=seen))
    assert said(read_outs, "Epoch:") == epoch


def test_correct_and_learned_are_kept_apart(read_outs: ReadOuts, snapshot_of: SnapshotOf) -> None:
    read_outs.show_snapshot(snapshot_of(UNDECIDED))
    tips = " ".join(label.toolTip() for label in read_outs.findChildren(QLabel))
    assert "not yet learned" in tips
    assert "0.05" in tips


def test_the_user_sees_numbers_at_once_and_training_at_a_pace(
    qtbot: QtBot, read_outs: ReadOuts, snapshot_of: SnapshotOf
) -> None:
    read_outs.show_snapshot(snapshot_of())
    read_outs.show_snapshot(snapshot_of(UNDECIDED))
    assert said(read_outs, "Mean error") == "0.2500"
    read_outs.show_snapshot(snapshot_of(UNDECIDED, steps=1, samples_seen=4))
    assert said(read_outs, "Epoch:") == "0"
    qtbot.waitUntil(lambda: said(read_outs, "Epoch:") == "1", timeout=10 * READOUT_INTERVAL_MS)


def test_columns_keep_their_width(read_outs: ReadOuts, snapshot_of: SnapshotOf) -> None:
    read_outs.fit_text()
    widths = []
    for seen in (0, 5, 3999, 4_000_001):
        read_outs.show_snapshot(snapshot_of(samples_seen=seen))
        widths.append(read_outs.sizeHint().width())
    assert len(set(widths)) == 1


def test_a_number_that_is_longer_gets_its_room(read_outs: ReadOuts, snapshot_of: SnapshotOf) -> None:
    read_outs.fit_text()
    read_outs.show()
    read_outs.show_snapshot(snapshot_of(samples_seen=4_000_000_000_001))
    QApplication.processEvents()
    label = next(one for one in read_outs.findChildren(QLabel) if one.text() == "1,000,000,000,000.25")
    assert label.width() >= label.sizeHint().width()
    read_outs.fit_text()  # as when the text size is chosen again
    assert label.width() >= label.sizeHint().width()
    assert read_outs.minimumSizeHint().width() > label.sizeHint().width()


def test_a_number_that_fits_does_not_move_what_is_beside_it(
    qtbot: QtBot, read_outs: ReadOuts, snapshot_of: SnapshotOf
) -> None:
    """Nothing is laid out again, neither here nor in what holds it."""
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    row.addWidget(read_outs)
    read_outs.fit_text()
    read_outs.show_snapshot(snapshot_of())
    window.show()
    QApplication.processEvents()
    watch = EventWatch(QEvent.Type.LayoutRequest, (window, read_outs))
    for seen in (4, 5, 3999):
        read_outs.show_snapshot(snapshot_of(UNDECIDED, samples_seen=seen))
        QApplication.processEvents()
    assert said(read_outs, "Epoch:") == "999.75"
    assert watch.count == 0
    read_outs.setParent(None)  # both are closed by their own fixtures


class EventWatch(QObject):
    """Counts events of one kind."""

    def __init__(self, kind: QEvent.Type, widgets: tuple[QWidget, ...]) -> None:
        super().__init__(widgets[0])
        self._kind = kind
        self.count = 0
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == self._kind
        return False


def test_between_beats_nothing_is_done(
    between_beats: None, read_outs: ReadOuts, snapshot_of: SnapshotOf, watch_paint: Callable[..., object]
) -> None:
    read_outs.show()
    read_outs.show_snapshot(snapshot_of())
    watch = watch_paint(read_outs)
    for steps in range(1, 20):
        trained = snapshot_of(UNDECIDED, steps=steps, samples_seen=4 * steps)
        read_outs.show_snapshot(trained)
        assert "evaluation" not in vars(trained.frame)
    assert watch.nothing


# Epochs a second


def test_the_rate_is_epochs_over_seconds() -> None:
    rate = EpochRate()
    rate.measure(10.0, 100.0)
    assert rate.measure(40.0, 100.5) == 60.0


def test_two_read_outs_in_a_row_do_not_make_it_zero() -> None:
    rate = EpochRate()
    rate.measure(10.0, 100.0)
    rate.measure(40.0, 100.5)
    assert rate.measure(40.0, 100.501) == 60.0  # the user moved something between two frames


def test_after_a_pause_or_a_reset_it_is_zero() -> None:
    rate = EpochRate()
    rate.measure(10.0, 100.0)
    rate.measure(40.0, 100.5)
    assert rate.measure(40.0, 103.0) == 0.0
    rate.measure(60.0, 103.5)
    assert rate.measure(0.0, 103.51) == 0.0


def test_it_falls_to_zero_by_itself_when_no_frames_come(
    qtbot: QtBot, read_outs: ReadOuts, snapshot_of: SnapshotOf
) -> None:
    read_outs.show_snapshot(snapshot_of())
    for steps in (1, 2):
        qtbot.waitUntil(lambda: not read_outs._pace.is_waiting)
        read_outs.show_snapshot(snapshot_of(steps=steps, samples_seen=4000 * steps))
    assert said(read_outs, "Epochs/s") != "0"
    qtbot.waitUntil(lambda: said(read_outs, "Epochs/s") == "0", timeout=10_000)
