"""The trainer: same commands, same bits; each command does what it says."""

import itertools
from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from ann221_gui.core.commands import (
    Begin,
    Reset,
    SetHyperparameters,
    SetParameter,
    Setup,
    TrainEpochs,
    TrainPair,
    TrainSteps,
)
from ann221_gui.core.conventions import Conventions, DeltaSign, Notation, UpdateOrder
from ann221_gui.core.datasets import AND, XOR, gaussians
from ann221_gui.core.frame import Reached
from ann221_gui.core.hyperparameters import NEVER, Hyperparameters, StopRule
from ann221_gui.core.losses import HALF_SQUARED, SQUARED, Total
from ann221_gui.core.numbers import Digits
from ann221_gui.core.parameters import ParameterId, Parameters
from ann221_gui.core.starts import NormalStart, TypedStart, UniformStart
from ann221_gui.core.trainer import Trainer
from tests.core import textbook

BATCHES = [None, 1, 3]
MEAN = Conventions(replace(SQUARED, total=Total.MEAN))
LAYERED = Conventions(update=UpdateOrder.LAYER_BY_LAYER)
CONVENTIONS = pytest.mark.parametrize(
    ("conventions", "step"),
    [
        (Conventions(), textbook.step),
        (MEAN, partial(textbook.step, mean=True)),
        (LAYERED, textbook.step_layer_by_layer),
        (replace(MEAN, update=UpdateOrder.LAYER_BY_LAYER), partial(textbook.step_layer_by_layer, mean=True)),
    ],
    ids=["document's", "mean", "layer by layer", "both"],
)


def trainer_of(dataset=XOR, start=None, **hyperparameters):
    return Trainer(Setup(dataset, start or UniformStart(seed=3), Hyperparameters(**hyperparameters)))


def bits(trainer):
    frame = trainer.frame()
    return frame.parameters.vector.tobytes(), frame.history.tobytes(), frame.steps, frame.samples_seen


@CONVENTIONS
@pytest.mark.parametrize("biases", [False, True])
@pytest.mark.parametrize("batch_size", BATCHES)
def test_training_is_the_textbook_s(batch_size, biases, conventions, step):
    trainer = trainer_of(
        start=UniformStart(-1, 1, seed=5, draw_biases=True),
        batch_size=batch_size,
        biases=biases,
        conventions=conventions,
    )
    vector = trainer.frame().parameters.vector.tolist()
    for _ in range(200):
        samples = [textbook.samples_of(XOR)[row] for row in trainer.frame().next_samples]
        vector, _ = step(vector, samples, 0.5, biases)
        trainer.train(1)
    np.testing.assert_allclose(trainer.frame().parameters.vector, vector, rtol=1e-11, atol=1e-13)


@CONVENTIONS
@pytest.mark.parametrize("batch_size", [2, None])
def test_the_rest_of_a_pass_in_larger_batches_is_the_textbook_s(batch_size, conventions, step):
    """Three samples are left of this pass: two and one, or three, before there are whole batches again."""
    trainer = trainer_of(batch_size=1, conventions=conventions)
    trainer.train(1)
    trainer.apply(SetHyperparameters(Hyperparameters(batch_size=batch_size, conventions=conventions)))
    vector, sizes = trainer.frame().parameters.vector.tolist(), []
    for _ in range(4):
        samples = [textbook.samples_of(XOR)[row] for row in trainer.frame().next_samples]
        sizes.append(len(samples))
        vector, _ = step(vector, samples, 0.5)
        trainer.train(1)
    assert sizes == {2: [2, 1, 2, 2], None: [3, 4, 4, 4]}[batch_size]
    np.testing.assert_allclose(trainer.frame().parameters.vector, vector, rtol=1e-13)


@pytest.mark.parametrize("conventions", [Conventions(), MEAN, LAYERED], ids=["document's", "mean", "layers"])
@pytest.mark.parametrize("stop_rule", [NEVER, StopRule(loss=1e-9)])
@pytest.mark.parametrize("batch_size", [*BATCHES, 50])
@pytest.mark.parametrize("dataset", [XOR, gaussians()], ids=lambda dataset: dataset.name)
def test_slices_and_looks_make_no_difference(dataset, batch_size, stop_rule, conventions):
    settings = {
        "learning_rate": dataset.learning_rate,
        "batch_size": batch_size,
        "stop_rule": stop_rule,
        "conventions": conventions,
    }
    at_once, sliced = trainer_of(dataset, **settings), trainer_of(dataset, **settings)
    at_once.train(300)
    for count in itertools.chain([1, 2, 3, 94], [5] * 40):
        sliced.train(count)
        frame = sliced.frame()
        assert frame.next_update is not None
        assert len(frame.curve)
    assert bits(sliced) == bits(at_once)


@pytest.mark.parametrize("batch_size", BATCHES)
def test_the_same_commands_give_the_same_bits(batch_size):
    commands = [
        TrainSteps(37),
        SetParameter(ParameterId.W1_21, -0.75),
        TrainEpochs(5),
        TrainPair((0.3, 0.8), 0.6),
        SetHyperparameters(Hyperparameters(0.3, batch_size, biases=True, order_seed=4)),
        TrainSteps(41),
    ]
    first, second = trainer_of(batch_size=batch_size), trainer_of(batch_size=batch_size)
    for trainer in (first, second):
        for command in commands:
            trainer.apply(command)
    assert bits(first) == bits(second)


@pytest.mark.parametrize("batch_size", BATCHES)
def test_reset_begins_the_same_run(batch_size):
    trainer = trainer_of(start=NormalStart(seed=8), batch_size=batch_size)
    beginning = bits(trainer)
    trainer.train(50)
    after = bits(trainer)
    assert after != beginning
    trainer.apply(Reset())
    assert bits(trainer) == beginning
    trainer.train(50)
    assert bits(trainer) == after


def test_begin_starts_another_run():
    trainer = trainer_of()
    trainer.train(10)
    trainer.apply(Begin(Setup(AND, TypedStart())))
    frame = trainer.frame()
    assert frame.dataset == AND
    assert (frame.steps, frame.samples_seen, len(frame.history)) == (0, 0, 0)
    assert frame.parameters == TypedStart().parameters()


def test_set_parameter_sets_one_and_training_goes_on_from_there():
    trainer = trainer_of()
    trainer.train(10)
    before = trainer.frame()
    trainer.apply(SetParameter(ParameterId.W2_11, 1 / 3))
    after = trainer.frame()
    assert after.parameters == before.parameters.with_value(ParameterId.W2_11, 1 / 3)
    assert (after.steps, after.epoch) == (10, 10.0)
    announced = after.next_update.parameters
    trainer.train(1)
    assert trainer.frame().parameters.vector == pytest.approx(announced.vector, rel=1e-14)


def test_biases_are_held_at_zero_unless_switched_on():
    trainer = trainer_of(start=UniformStart(seed=3, draw_biases=True))
    trainer.train(5)
    trainer.apply(SetParameter(ParameterId.B1_1, 2.0))
    assert trainer.frame().parameters.vector[6:].tolist() == [0, 0, 0]
    trainer.apply(SetHyperparameters(Hyperparameters(biases=True)))
    trainer.train(5)
    assert (trainer.frame().parameters.vector[6:] != 0).all()
    trainer.apply(SetHyperparameters(Hyperparameters()))
    assert trainer.frame().parameters.vector[6:].tolist() == [0, 0, 0]


def test_drawn_biases_are_there_from_the_start_where_they_are_on():
    start = UniformStart(seed=3, draw_biases=True)
    assert trainer_of(start=start, biases=True).frame().parameters == start.parameters()


def test_a_probed_pair_is_trained_on_alone():
    """The published example: x = (0.35, 0.9), t = 0.5, α = 1, half the squared error."""
    network = Parameters.of(
        {"w1_11": 0.1, "w1_12": 0.4, "w1_21": 0.8, "w1_22": 0.6, "w2_11": 0.3, "w2_21": 0.9}
    )
    trainer = trainer_of(
        start=TypedStart(network), learning_rate=1.0, conventions=Conventions(HALF_SQUARED), batch_size=1
    )
    trainer.train(2)
    trainer.apply(Reset())
    trainer.apply(TrainSteps(0))
    due = trainer.frame().next_samples.tolist()
    trainer.apply(TrainPair((0.35, 0.9), 0.5))
    frame = trainer.frame()
    np.testing.assert_allclose(
        frame.parameters.vector[:6], [0.0991, 0.3971, 0.7976, 0.5926, 0.27233, 0.87300], atol=5e-5
    )
    assert (frame.steps, frame.samples_seen, frame.epoch) == (1, 1, 0.25)
    assert frame.next_samples.tolist() == due, "the run's own order is not disturbed"


@pytest.mark.parametrize(
    ("batch_size", "epochs"),
    [(None, [1, 2, 3, 4]), (1, [0.25, 0.5, 0.75, 1.0]), (3, [0.75, 1.0, 1.75, 2.0])],
)
def test_the_epoch_is_samples_seen_over_samples(batch_size, epochs):
    trainer = trainer_of(batch_size=batch_size)
    counted = []
    for _ in range(4):
        trainer.apply(TrainSteps(1))
        counted.append(trainer.frame().epoch)
    assert counted == epochs
    assert trainer.frame().steps == 4
    assert trainer.steps_per_epoch == {None: 1, 1: 4, 3: 2}[batch_size]


def test_a_new_batch_size_in_mid_pass_finishes_the_pass_first():
    trainer = trainer_of(batch_size=1)
    seen = trainer.frame().next_samples.tolist()
    trainer.train(1)
    trainer.apply(SetHyperparameters(Hyperparameters()))
    rest = trainer.frame().next_samples.tolist()
    assert sorted(seen + rest) == [0, 1, 2, 3]
    trainer.train(1)
    assert trainer.frame().epoch == 1.0
    assert trainer.frame().next_samples.tolist() == [0, 1, 2, 3]


def test_epochs_end_at_the_end_of_a_pass():
    trainer = trainer_of(batch_size=1)
    trainer.train(3)
    trainer.apply(TrainEpochs(1))
    assert trainer.frame().samples_seen == 4
    trainer.apply(TrainEpochs(2))
    assert trainer.frame().samples_seen == 12


def test_no_point_without_a_step():
    trainer = trainer_of()
    trainer.apply(SetParameter(ParameterId.W1_11, 3.0))
    trainer.apply(SetHyperparameters(Hyperparameters(learning_rate=0.1)))
    trainer.apply(TrainSteps(0))
    assert len(trainer.frame().history) == 0
    assert len(trainer.frame().curve) == 0
    trainer.train(1)
    assert trainer.frame().history[:, 0].tolist() == [0, 1]


def test_the_curve_jumps_where_the_user_changed_a_weight():
    trainer = trainer_of()
    trainer.train(3)
    before = trainer.frame().evaluation.loss
    trainer.apply(SetParameter(ParameterId.W2_11, 8.0))
    jumped = trainer.frame().evaluation.loss
    trainer.train(1)
    history = trainer.frame().history
    assert history[:, 0].tolist() == [0, 1, 2, 3, 3, 4]
    assert history[3:5, 1].tolist() == [before, jumped]
    assert jumped > 1.1 * before


def test_online_points_stand_at_whole_epochs():
    trainer = trainer_of(batch_size=1)
    trainer.train(10)
    assert trainer.frame().history[:, 0].tolist() == [0, 1, 2]
    assert trainer.frame().curve[-1, 0] == 2.5


@pytest.mark.parametrize("batch_size", [None, 1])
def test_a_long_run_is_the_same_in_slices(batch_size):
    """Past the thinning of the history and many draws of the order, where many epochs are one call."""
    at_once, sliced = trainer_of(batch_size=batch_size), trainer_of(batch_size=batch_size)
    at_once.train(30_000)
    for _ in range(100):
        sliced.train(299)
    sliced.apply(TrainSteps(100))
    assert bits(sliced) == bits(at_once)
    assert at_once.frame().steps == 30_000


def test_what_the_user_changes_is_counted_and_training_is_not():
    trainer = trainer_of()
    counts = [trainer.frame().changes]
    for command in (
        TrainSteps(10),
        TrainEpochs(2),
        TrainPair((1.0, 0.0), 1.0),
        SetParameter(ParameterId.W1_11, 0.25),
        SetHyperparameters(Hyperparameters(learning_rate=0.1)),
        Reset(),
        Begin(Setup(AND)),
    ):
        trainer.apply(command)
        counts.append(trainer.frame().changes)
    assert [late - early for early, late in itertools.pairwise(counts)] == [0, 0, 0, 1, 1, 1, 1]


def test_what_is_only_written_differently_leaves_the_run_alone():
    """Curve, ending, the rule that was reached and every bit afterwards; but views hear of it."""
    plain = Hyperparameters(batch_size=3, stop_rule=StopRule(loss=0.9))
    written = Conventions(SQUARED, DeltaSign.OUTPUT_MINUS_TARGET, notation=Notation.COMMON, digits=Digits(3))
    undisturbed, changed = trainer_of(), trainer_of()
    for trainer in (undisturbed, changed):
        trainer.apply(SetHyperparameters(plain))
        trainer.train(10_000)
        assert trainer.ending == Reached("loss")
    before = changed.frame()
    changed.apply(SetHyperparameters(replace(plain, conventions=written)))
    after = changed.frame()
    assert after.hyperparameters.conventions == written
    assert after.changes == before.changes + 1
    assert after.ending == Reached("loss")
    assert not after.is_edited
    assert after.curve.tobytes() == before.curve.tobytes()
    for trainer in (undisturbed, changed):
        assert trainer.train(101) == 101, "reached already: no second stop"
    assert bits(changed) == bits(undisturbed)


def test_what_trains_differently_counts_the_curve_anew():
    trainer = trainer_of()
    trainer.train(3)
    total = trainer.frame().evaluation.loss
    trainer.apply(SetHyperparameters(Hyperparameters(conventions=MEAN)))
    assert trainer.frame().is_edited
    trainer.train(1)
    assert trainer.frame().history[:, 0].tolist() == [0, 1, 2, 3, 4]
    assert trainer.frame().history[3, 1] == pytest.approx(total / 4)


def test_a_mean_is_a_quarter_of_the_sum_for_four_samples():
    """So η on the mean does what η/4 does on the sum, and the curve stands at a quarter."""
    mean, total = trainer_of(learning_rate=0.8, conventions=MEAN), trainer_of(learning_rate=0.2)
    for trainer in (mean, total):
        trainer.train(100)
    np.testing.assert_allclose(mean.frame().parameters.vector, total.frame().parameters.vector, rtol=1e-13)
    np.testing.assert_allclose(mean.frame().history[:, 1], total.frame().history[:, 1] / 4, rtol=1e-12)
    assert mean.frame().evaluation.loss == pytest.approx(total.frame().evaluation.loss / 4, rel=1e-13)
