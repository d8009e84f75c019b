"""A frame is complete and can't be changed."""

from dataclasses import FrozenInstanceError, replace

import numpy as np
import pytest

from ann221_gui.core.commands import Setup
from ann221_gui.core.conventions import Conventions, UpdateOrder
from ann221_gui.core.datasets import XOR, gaussians
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.losses import SQUARED, Total
from ann221_gui.core.trainer import Trainer


def frame_after(steps, **hyperparameters):
    trainer = Trainer(Setup(XOR, hyperparameters=Hyperparameters(**hyperparameters)))
    trainer.train(steps)
    return trainer.frame()


@pytest.mark.parametrize("batch_size", [None, 1, 3])
def test_nothing_in_a_frame_can_be_written_to(batch_size):
    frame = frame_after(5, batch_size=batch_size)
    for array in (frame.parameters.vector, frame.next_samples, frame.history, frame.dataset.inputs):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0
    with pytest.raises(FrozenInstanceError):
        frame.steps = 0


def test_a_frame_keeps_its_instant_while_training_goes_on():
    trainer = Trainer(Setup(XOR, hyperparameters=Hyperparameters(batch_size=1)))
    trainer.train(6)
    frame = trainer.frame()
    before = (frame.parameters.vector.tobytes(), frame.next_samples.tolist(), frame.history.tolist())
    trainer.train(50)
    assert (frame.parameters.vector.tobytes(), frame.next_samples.tolist(), frame.history.tolist()) == before
    assert (frame.steps, frame.samples_seen, frame.epoch) == (6, 6, 1.5)


@pytest.mark.parametrize("order", UpdateOrder)
@pytest.mark.parametrize("total", Total)
@pytest.mark.parametrize("batch_size", [None, 1, 3, 4, 64])
@pytest.mark.parametrize("dataset", [XOR, gaussians()], ids=lambda dataset: dataset.name)
def test_the_next_update_is_what_training_then_does(dataset, batch_size, total, order):
    hyperparameters = Hyperparameters(
        learning_rate=dataset.learning_rate,
        batch_size=batch_size,
        conventions=Conventions(replace(SQUARED, total=total), update=order),
    )
    trainer = Trainer(Setup(dataset, hyperparameters=hyperparameters))
    for _ in range(15):
        announced = trainer.frame().next_update.parameters
        trainer.train(1)
        np.testing.assert_allclose(trainer.frame().parameters.vector, announced.vector, rtol=1e-14)


def test_the_curve_ends_at_the_present():
    assert len(frame_after(0).curve) == 0
    frame = frame_after(10, batch_size=3)
    assert frame.curve[0].tolist() == pytest.approx([0, 0.9957491084196282])
    assert frame.curve[-1].tolist() == [frame.epoch, frame.evaluation.loss]


def test_the_present_stands_on_the_curve_once():
    curve = frame_after(10).curve
    assert curve[:, 0].tolist() == list(range(11))


def test_correct_is_not_learned():
    frame = frame_after(300)
    assert frame.evaluation.correct_count == 4
    assert not frame.learned
    assert frame_after(300, tolerance=0.6).learned


def test_frames_can_be_compared_and_kept_in_sets():
    frame, other = frame_after(1), frame_after(1)
    assert frame == frame  # noqa: PLR0124
    assert len({frame, other}) == 2
    assert np.array_equal(frame.parameters.vector, other.parameters.vector)
