"""The start that works does what the mathematics page says, to its last printed digit."""

import numpy as np
import pytest

from ann221_gui.core.commands import Setup
from ann221_gui.core.datasets import GATES, XOR, gaussians
from ann221_gui.core.frame import Reached
from ann221_gui.core.hyperparameters import Hyperparameters, StopRule
from ann221_gui.core.starts import WORKING_START, UniformStart
from ann221_gui.core.trainer import Trainer


def trainer_until(dataset=XOR, start=WORKING_START, biases=False, **rule):
    hyperparameters = Hyperparameters(dataset.learning_rate, biases=biases, stop_rule=StopRule(**rule))
    return Trainer(Setup(dataset, start, hyperparameters))


def test_losses_on_the_way():
    trainer = Trainer()
    losses = []
    for steps in (0, 100, 900):
        trainer.train(steps)
        losses.append(trainer.frame().evaluation.loss)
    assert losses == pytest.approx([0.9957491084196282, 0.9360324102270192, 0.24484963531245718], abs=1e-9)


@pytest.mark.parametrize(("biases", "first_right"), [(False, 252), (True, 267)])
def test_all_four_right_for_the_first_time(biases, first_right):
    trainer = trainer_until(biases=biases)
    trainer.train(first_right - 1)
    assert trainer.frame().evaluation.correct_count < 4
    trainer.train(1)
    frame = trainer.frame()
    assert frame.evaluation.correct_count == 4
    assert not frame.learned
    assert biases or frame.evaluation.loss == pytest.approx(0.72, abs=0.005)


def test_the_long_way_down_falls_at_every_epoch():
    trainer = trainer_until(loss=0.01, max_abs_delta=0.05)
    trainer.train(2258)
    assert trainer.frame().evaluation.loss >= 0.1
    trainer.train(1)
    assert trainer.frame().evaluation.loss < 0.1
    trainer.train(100_000)
    assert (trainer.ending, trainer.frame().epoch) == (Reached("loss"), 17_398)
    assert (np.diff(trainer.frame().curve[:, 1]) < 0).all()
    trainer.train(100_000)
    assert (trainer.ending, trainer.frame().epoch) == (Reached("max_abs_delta"), 30_274)
    assert trainer.frame().learned


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.name)
@pytest.mark.parametrize("biases", [False, True])
def test_it_learns_all_six_gates(gate, biases):
    trainer = trainer_until(gate, biases=biases, loss=0.1)
    trainer.train(5000)
    assert trainer.ending == Reached("loss")
    assert trainer.frame().evaluation.correct_count == 4


@pytest.mark.parametrize("start", [WORKING_START, UniformStart(seed=0), UniformStart(seed=1)])
@pytest.mark.parametrize("biases", [False, True])
def test_the_gaussians_are_learned_within_seconds(start, biases):
    """60 epochs a second are pleasant: most of 200 points right within three seconds, all of them soon."""
    trainer = trainer_until(gaussians(), start, biases)
    trainer.train(200)
    assert trainer.frame().evaluation.correct_count >= 190
    trainer.train(400)
    assert trainer.frame().evaluation.correct_count == 200
