"""A pinned run is as it was seen, whatever is done to the run it was taken from."""

import numpy as np
import pytest

from ann221_gui.core.commands import (
    Begin,
    Reset,
    SetHyperparameters,
    SetParameter,
    Setup,
    TrainEpochs,
    TrainSteps,
)
from ann221_gui.core.conventions import Conventions
from ann221_gui.core.datasets import AND, XOR
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.losses import HALF_SQUARED, SQUARED, Loss, Total
from ann221_gui.core.parameters import ParameterId
from ann221_gui.core.record.recorder import Recorder
from ann221_gui.core.snapshot import Snapshot, probe_of_sample
from ann221_gui.core.trainer import Trainer


def test_its_frame_is_the_one_that_was_shown_and_stays_so() -> None:
    recorder = Recorder(Trainer(Setup(hyperparameters=Hyperparameters(batch_size=3))))
    recorder.apply(TrainSteps(11))
    shown, pinned = recorder.frame(), recorder.pinned()
    recorder.apply(SetHyperparameters(Hyperparameters(conventions=Conventions(loss=HALF_SQUARED))))
    recorder.apply(TrainEpochs(5000))  # the history is thinned on the way
    recorder.apply(Begin(Setup(AND)))
    frame = pinned.frame
    assert frame.setup == shown.setup
    assert frame.parameters == shown.parameters
    assert (frame.steps, frame.samples_seen, frame.is_edited) == (11, shown.samples_seen, shown.is_edited)
    np.testing.assert_array_equal(frame.next_samples, shown.next_samples)
    np.testing.assert_array_equal(pinned.curve, shown.curve)


@pytest.mark.parametrize(
    ("loss", "share"), [(SQUARED, 1.0), (HALF_SQUARED, 0.5), (Loss("half squared", 0.5, Total.MEAN), 0.125)]
)
def test_its_curve_can_be_counted_as_the_other_run_counts(loss: Loss, share: float) -> None:
    recorder = Recorder(Trainer())
    recorder.apply(TrainEpochs(100))
    first, last = recorder.pinned().curve_as(loss)[[0, -1]].tolist()
    # E(0) and E(100) of the mathematics page, of four samples
    assert first == pytest.approx([0, share * 0.9957491084196282], rel=1e-12)
    assert last == pytest.approx([100, share * 0.9360324102270192], rel=1e-12)


def test_a_bias_is_there_only_where_it_was_switched_on() -> None:
    recorder = Recorder(Trainer())
    assert not recorder.pinned().has(ParameterId.B1_1)
    assert recorder.pinned().has(ParameterId.W1_11)
    recorder.apply(SetHyperparameters(Hyperparameters(biases=True)))
    assert recorder.pinned().has(ParameterId.B1_1)


def test_it_knows_what_training_began_from() -> None:
    recorder = Recorder(Trainer())
    recorder.apply(SetParameter(ParameterId.W2_11, 0.4))
    recorder.apply(TrainEpochs(2))
    beginning = recorder.pinned().way.beginning
    assert beginning is not None
    assert beginning.vector.tolist() == [0.5, 0.2, 0.9, 0.9, 0.4, -0.9, 0, 0, 0]
    recorder.apply(Reset())
    assert recorder.pinned().way.beginning == recorder.frame().setup.start.parameters()


def test_it_is_no_ghost_while_numbers_are_covered() -> None:
    recorder = Recorder(Trainer())
    pinned, probe = recorder.pinned(), probe_of_sample(XOR, 3)
    assert Snapshot(recorder.frame(), probe, pinned=pinned).ghost is pinned
    assert Snapshot(recorder.frame(), probe, covered=frozenset({"O1_1"}), pinned=pinned).ghost is pinned
    assert Snapshot(recorder.frame(), probe, covered=frozenset({"O3_1"}), pinned=pinned).ghost is None


def test_to_pin_a_run_is_no_training() -> None:
    """It is to be seen at once."""
    recorder = Recorder(Trainer())
    before = Snapshot(recorder.frame(), probe_of_sample(XOR, 3))
    recorder.apply(TrainEpochs(1))
    after = Snapshot(recorder.frame(), probe_of_sample(XOR, 3), pinned=recorder.pinned())
    assert not after.is_trained_from(before)
